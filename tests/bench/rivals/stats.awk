# stats.awk: what happened in each month, by kind: customers, events, days of purchase, money in hundredths.
BEGIN { FS = OFS = "\t" }
NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
{
	group = substr($at["date"], 1, 7) OFS $at["kind"]
	events[group]++
	if (!((group, $at["customer"]) in seen)) {
		seen[group, $at["customer"]]
		customers[group]++
	}
	if ($at["kind"] == "purchase") {
		spend[group] += int($at["amount"] * 100 + .5)
		if (!(($at["customer"], $at["date"]) in day)) {
			day[$at["customer"], $at["date"]]
			purchases[group]++
		}
	} else if ($at["kind"] == "refund")
		spend[group] -= int($at["amount"] * 100 + .5)
}
END {
	for (group in events)
		printf "%s\t%d\t%d\t%d\t%.2f\n", group, customers[group], events[group], purchases[group], spend[group] / 100
}
