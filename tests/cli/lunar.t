# Lunar birthdays and holidays against the reference, a table of the hundred years from
# 1950 on. Each lunar day, in leap months too, is a birthday and a holiday; every 350 days,
# which is less than a lunar year, crm-due tells when the next of each is.
& test -f "$CRM_TEST_DATA/lunar_1950_2049.tsv"
@ days.awk
function name(m, leap, d) { return sprintf("%s%02d-%02d", leap ? "L" : "", m, d) }
BEGIN {
	print "version: 1\nholidays:" >"policy.yaml"
	print "id\tname\tbirthday" >"customers.tsv"
	print "house\tHouse\t" >"customers.tsv"
	for (m = 1; m <= 12; m++)
		for (d = 1; d <= 30; d++) {
			printf "  - {name: h%s, lunar: %s}\n", name(m, 0, d), name(m, 0, d) >"policy.yaml"
			for (leap = 0; leap < 2; leap++)
				printf "%s\tSomeone\tlunar:--%s%02d-%02d\n", name(m, leap, d), leap ? "L" : "", m, d >"customers.tsv"
		}
	print "due:\n  - {rule: birthday, anniversary: birthday, ahead: 400d, action: greet}" >"policy.yaml"
	for (m = 1; m <= 12; m++)
		for (d = 1; d <= 30; d++)
			printf "  - {rule: %s, holiday: h%s, ahead: 400d, action: greet, when: \"id == 'house'\"}\n", name(m, 0, d), name(m, 0, d) >"policy.yaml"
}
.
@ expected.awk
# The first such day from today on: of a leap month that the year has not the month of
# its number, of a 30th that the month has not its last day.
NR > 1 { day[NR] = $1; at[$2, $3, $4, $5] = $1; if ($5 > last[$2, $3, $4]) last[$2, $3, $4] = $5; rows = NR }
function of(y, m, leap, d) {
	if (leap && !((y, m, 1) in last))
		leap = 0
	return (y, m, leap) in last ? at[y, m, leap, d < last[y, m, leap] ? d : last[y, m, leap]] : ""
}
function next_of(today, m, leap, d, y, when) {
	for (y = substr(today, 1, 4) - 1; (when = of(y, m, leap, d)) < today; y++)
		;
	return when
}
END {
	for (i = 402; i < rows - 420; i += 350)
		for (m = 1; m <= 12; m++)
			for (d = 1; d <= 30; d++) {
				for (leap = 0; leap < 2; leap++)
					printf "%s\t%s%02d-%02d\tbirthday\t%s\n", day[i], leap ? "L" : "", m, d, next_of(day[i], m, leap, d)
				printf "%s\thouse\t%02d-%02d\t%s\n", day[i], m, d, next_of(day[i], m, 0, d)
			}
}
.

$ printf 'date\tcustomer\tkind\n' >log.tsv && awk -f days.awk && awk -F '\t' -f expected.awk "$CRM_TEST_DATA/lunar_1950_2049.tsv" | sort >expected

# 103 days of looking, 720 birthdays and 360 holidays each.
$ wc -l <expected; cut -f 1 expected | uniq >todays; wc -l <todays
111240
103

$ while read -r today; do \
  crm-due -p policy.yaml -l log.tsv --today=$today --each -C id,due_rule,due_date customers.tsv | sed "1d; s/^/$today\t/"; \
  done <todays | sort | cmp - expected
