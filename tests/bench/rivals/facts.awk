# Facts of each customer: -v job=, then log.tsv customers.tsv. Money in hundredths.
BEGIN {
	FS = OFS = "\t"
	n = split("call email sms chat post visit meeting gathering greeting thanks gift help share advice survey personal", word, " ")
	for (i = 1; i <= n; i++)
		touch[word[i]] = 1
}
FNR == 1 {
	file++
	if (file == 2 && job != "due")
		print "id", "last_purchase", "purchases", "spend"
	next
}
# Most lines are out before their fields are looked for.
file == 1 && job != "due" && !/\t(purchase|refund)\t/ { next }
file == 1 && $5 == "purchase" {
	spend[$4] += int($8 * 100 + 0.5)
	if (job != "due" && !(($4, $2) in day)) {
		day[$4, $2]
		purchases[$4]++
		if ($2 > last[$4])
			last[$4] = $2
	}
	next
}
file == 1 && $5 == "refund" { spend[$4] -= int($8 * 100 + 0.5); next }
file == 1 && job == "due" {
	if ($5 in touch) {
		if (($7 == "" || $7 == "reached") && $2 > last[$4])
			last[$4] = $2
	} else if ($5 == "complaint")
		open[$4]++
	else if ($5 == "resolved")
		open[$4]--
	next
}
file == 2 && job == "due" {
	from = last[$1] > "" ? last[$1] : $12
	if (open[$1] > 0 || from <= before)
		printf "%s\t%s\t%d\t%.2f\n", $1, last[$1], open[$1], spend[$1] / 100
	next
}
file == 2 { printf "%s\t%s\t%d\t%.2f\n", $1, last[$1], purchases[$1], spend[$1] / 100 }
