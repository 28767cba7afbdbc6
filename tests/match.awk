# match.awk: gives the expected lines back with those patterns that the lines
# in the file `got` meet replaced by them, so that what remains to be compared
# is text. Each expected line has a mark: "=" literal, "~" matches an ERE, "*"
# any number of lines.
BEGIN {
	while ((getline line < got) > 0)
		have[++have_n] = line
}

{ mark[NR] = substr($0, 1, 1); text[NR] = substr($0, 2) }

# Whether expected line i can stand for line j of what was got.
function meets(i, j) {
	if (j > have_n)
		return 0
	return mark[i] == "=" ? text[i] == have[j] : have[j] ~ text[i]
}

END {
	j = 1
	for (i = 1; i <= NR; i++) {
		if (mark[i] == "*") {
			# Up to the first line that the next expected one meets.
			for (; j <= have_n && (i == NR || !meets(i + 1, j)); j++)
				print have[j]
		} else if (mark[i] == "~") {
			print (meets(i, j) ? have[j] : "~ " text[i])
			j++
		} else {
			print text[i]
			j++
		}
	}
}
