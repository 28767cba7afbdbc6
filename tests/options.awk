# options.awk: looks at the tables of options that tools describe (cmd/common/describe.c says what
# the fields are), and prints what is wrong with them. Input: TOOL --describe-options, of one tool
# or of several one after the other.
BEGIN {FS = "\t"}

function wrong(what) {
	print tool ": " what
}

# Whether a set has a bit, which is a power of two.
function has(set, bit) { return int(set / bit) % 2 }

# Whether two sets of modes have one in common.
function meet(a, b,    bit) {
	for (bit in is_mode)
		if (has(a, bit) && has(b, bit)) return 1
	return 0
}

# Whether two options are ever given in the same mode. One whose row names no mode may be given in
# all of them.
function together(i, j,    bit) {
	for (bit in is_mode)
		if (may_be_given(i, bit) && may_be_given(j, bit)) return 1
	return 0
}
function may_be_given(i, bit) {
	return selects[i] + modes[i] == 0 || has(selects[i], bit) || has(modes[i], bit)
}

# 4294967295 stands for all modes, and 2147483648 for none of them.
function known_modes(i, column, set,    bit) {
	if (set == 4294967295 || set == 2147483648) return
	for (bit in is_mode)
		if (has(set, bit)) set -= bit
	if (set) wrong("--" name[i] ": " column " has a mode that the tool does not have")
}

function check_names(i, column, list,    part, n, k, other) {
	n = split(list, part, ",")
	for (k = 1; k <= n; k++) {
		other = number[part[k]]
		if (!other) wrong("--" name[i] ": " column " names \"" part[k] "\", which is no option")
		else if (other == i) wrong("--" name[i] ": " column " names the option itself")
		else if (!together(i, other))
			wrong("--" name[i] ": " column " names --" part[k] ", which is never given in the same mode")
	}
}

function finish(    i) {
	if (!tool) return
	if (!count) wrong("has no mode")
	for (i = 1; i <= n; i++) {
		known_modes(i, "selects", selects[i])
		known_modes(i, "modes", modes[i])
		known_modes(i, "usage", usage[i])
		if (meet(selects[i], modes[i])) wrong("--" name[i] ": modes names a mode that it selects anyway")
		check_names(i, "requires", requires[i])
		check_names(i, "excludes", excludes[i])
	}
	split("", is_mode); split("", by_letter); split("", number)
	n = count = 0
}

$1 == "tool" {
	finish()
	tool = $2
	if ($3 == "") wrong("has no purpose")
	next
}
$1 == "operand" {next}
$1 == "mode" {
	for (bit = 1; bit < $2; bit *= 2) continue
	if (bit != $2) wrong("the mode " $2 " is not one bit")
	if ($2 in is_mode) wrong("the mode " $2 " is there twice")
	is_mode[$2] = 1
	count++
	next
}
$1 == "option" {
	n++
	name[n] = $3
	if (NF != 13) wrong("--" $3 ": its line has " NF " fields instead of 13")
	if ($3 !~ /^[a-z][a-z0-9-]*$/) wrong("--" $3 " is not a name of an option")
	if ($2 !~ /^[A-Za-z]?$/) wrong("--" $3 ": the letter is \"" $2 "\"")
	if ($2 != "" && $2 in by_letter) wrong("--" $3 " and --" by_letter[$2] " have one letter, -" $2)
	if ($3 in number) wrong("--" $3 " is there twice")
	if ($5 == "yes" && $4 == "") wrong("--" $3 ": its value may be left out, but it takes none")
	if ($6 != "" && $4 == "") wrong("--" $3 ": words complete its value, but it takes none")
	if ($12 != "yes") wrong("--" $3 " has no address")
	if ($13 == "") wrong("--" $3 " has no help")
	by_letter[$2] = $3
	number[$3] = n
	selects[n] = $7; modes[n] = $8; usage[n] = $9
	requires[n] = $10; excludes[n] = $11
	next
}
{wrong("a line begins with " $1)}
END {finish()}
