# Quintiles of last_purchase, purchases and spend over facts.tsv, read twice; -v scratch= a file to sort by.
BEGIN { FS = OFS = "\t" }
FNR == 1 {
	if (++pass == 2) {
		for (c = 2; c <= 4; c++)
			cut(c)
		print $0, "r", "f", "m"
	}
	next
}
pass == 1 && $3 > 0 {
	bought++
	at[2, $2]++
	at[3, $3]++
	at[4, $4]++
	next
}
pass == 2 && $3 > 0 { print $0, fifth[2, $2], fifth[3, $3], fifth[4, $4]; next }
pass == 2 { print $0, "", "", "" }

function cut(c,    sort, k, part, below, line) {
	sort = "LC_ALL=C sort " (c == 2 ? "" : "-n") " > " scratch
	for (k in at) {
		split(k, part, SUBSEP)
		if (part[1] == c)
			print part[2] | sort
	}
	close(sort)
	while ((getline line < scratch) > 0) {
		fifth[c, line] = 1 + int(below * 5 / bought)
		below += at[c, line]
	}
	close(scratch)
}
