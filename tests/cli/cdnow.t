# Real purchases: the sample of 2357 CDNOW customers (Fader and Hardie), against
# an awk script that knows nothing of this project.
& test -f $CRM_TEST_DATA/cdnow_sample.tsv

# The pipe that makes a log of them, and one row for each customer.
$ awk -F '\t' -v OFS='\t' 'NR == 1 { print "date", "customer", "kind", "amount", "quantity" } NR > 1 { print $2, $1, "purchase", $4, $3 }' $CRM_TEST_DATA/cdnow_sample.tsv >log.tsv
$ awk -F '\t' -v OFS='\t' 'NR == 1 { print "id", "name" } NR > 1 && !seen[$1]++ { print $1, "CD buyer" }' $CRM_TEST_DATA/cdnow_sample.tsv >customers.tsv
$ tail -n +2 customers.tsv | wc -l
2357

@ reckon.awk
# Recency, frequency, money and the usual gap as of 1998-07-01, in whole cents;
# days counted by adding up the lengths of the months.
function day(text,   part, y, m, n) {
	split(text, part, "-")
	for (y = 1990; y < part[1]; y++)
		n += y % 4 ? 365 : 366
	for (m = 1; m < part[2]; m++)
		n += m == 2 ? (part[1] % 4 ? 28 : 29) : m == 4 || m == 6 || m == 9 || m == 11 ? 30 : 31
	return n + part[3]
}
function cents(text) { return int(text * 100 + .5) }
BEGIN { FS = OFS = "\t"; print "id", "first_purchase", "last_purchase", "days_since_purchase", "purchases", "items", "spend" }
NR > 1 {
	if (!($1 in spend))
		order[++n] = $1
	if (!($1 in first) || $2 < first[$1])
		first[$1] = $2
	if ($2 > last[$1])
		last[$1] = $2
	if (!seen[$1, $2]++)
		times[$1]++
	items[$1] += $3
	spend[$1] += cents($4)
}
END {
	for (i = 1; i <= n; i++) {
		c = order[i]
		print c, first[c], last[c], day("1998-07-01") - day(last[c]), times[c], items[c], \
			int(spend[c] / 100) "." substr(100 + spend[c] % 100, 2)
	}
}
.
$ awk -f reckon.awk $CRM_TEST_DATA/cdnow_sample.tsv >expected.tsv
$ crm-facts -l log.tsv -C first_purchase,last_purchase,days_since_purchase,purchases,items,spend --today=1998-07-01 customers.tsv >facts.tsv
$ cut -f1,4- facts.tsv | cmp - expected.tsv

# And the sum of all money.
$ awk -F '\t' 'NR > 1 { for (n = split($9, p, "."); n; n = 0) sum += p[1] * 100 + p[2] } END { print sum }' facts.tsv >ours
$ awk -F '\t' 'NR > 1 { sum += int($4 * 100 + .5) } END { print sum }' $CRM_TEST_DATA/cdnow_sample.tsv | cmp - ours
