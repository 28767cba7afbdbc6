# examples.awk: takes the examples out of a page or a README, as blocks for
# tests/run. An example is a line that begins with "$ " and what is printed by
# it, up to the next one, in a fenced or indented block of Markdown or in a
# literal display of mdoc. Commands go on behind \, | and &&.
#
# Examples run in a copy of samples/, in samples/shop; those of a README in
# samples/, in its own directory. What is printed includes standard error. The
# status must be 0, unless a tool's complaint is shown or it has --exit-code.
# "..." alone stands for any lines. "# text" right before a command is a comment.
#
# A comment in Markdown or mdoc changes this for the next block, or from there
# on:
#     not run: WHY      the block is skipped
#     in: DIRECTORY     from here on run there (under the copy: samples/…)

function flush_block(    i, last, status, command, w) {
	for (i = 1; skip && i <= lines; i++)
		if (text[i] ~ /^\$ /)
			print "#line " number[i] " " shown "\n@skip " skip
	if (skip)
		lines = 0
	i = 1
	while (i <= lines) {
		if (text[i] !~ /^\$ /) { i++; continue }
		print "#line " number[i] " " shown
		status = 0
		command = text[i]
		print command
		while (text[i] ~ /(\\|\||&&)$/ && i < lines) {
			i++
			print text[i]
			command = command " " text[i]
		}
		if (command ~ / --exit-code/) status = "*"
		i++
		last = i - 1
		for (w = i; w <= lines && text[w] !~ /^\$ /; w++)
			if (text[w] != "" && !(text[w] ~ /^# / && text[w - 1] == "" && (w == lines || text[w + 1] ~ /^(\$ |# |$)/)))
				last = w
		for (; i <= last; i++) {
			if (text[i] ~ /^crm-[a-z]+: /) status = "*"
			print (text[i] == "..." ? "..." : (text[i] == "" ? ">" : "> " literal(text[i])))
		}
		print "? " status "\n"
	}
	lines = 0
	skip = ""
}

# tests/run gives some characters a meaning that they do not have here.
function literal(s) {
	gsub(/→/, "\\→", s)
	gsub(/␍/, "\\␍", s)
	sub(/¬$/, "\\¬", s)
	return s
}

function add(s) {
	lines++
	text[lines] = s
	number[lines] = FNR
}

function directive(s) {
	gsub(/^(<!--|\.\\") *| *(-->)?$/, "", s)
	if (s ~ /^not run: /) skip = substr(s, 10)
	if (s ~ /^in: /) print "@cd " substr(s, 5) "\n"
}

# What mdoc writes with a backslash.
function unescape(s) {
	gsub(/\\&/, "", s)
	gsub(/\\\(aq|\\\[aq\]/, "'", s)
	gsub(/\\\(dq|\\\[dq\]/, "\"", s)
	gsub(/\\\(ha|\\\[ha\]/, "^", s)
	gsub(/\\\(ti|\\\[ti\]/, "~", s)
	gsub(/\\\(ga|\\\[ga\]/, "`", s)
	gsub(/\\-/, "-", s)
	gsub(/\\e|\\\(rs|\\\[rs\]/, "\\", s)
	return s
}

function mdoc() {
	if (/^\.\\"/) directive($0)
	else if (/^\.Bd .*-literal/) inside = 1
	else if (/^\.Ed/) { inside = 0; flush_block() }
	else if (inside && !/^\./) add(unescape($0))
}

function markdown() {
	if (/^ *```/) {
		fenced = !fenced
		if (!fenced || indented) flush_block()
		indented = 0
	} else if (fenced) add($0)
	else if (/^<!--/) {
		if (indented) flush_block()
		indented = 0
		directive($0)
	}
	else if (/^    \$ / || indented && (/^    / || /^$/)) {
		indented = 1
		add(substr($0, 5))
	} else if (indented) {
		indented = 0
		flush_block()
	}
}

FILENAME ~ /\.[157]$/ { mdoc(); next }
{ markdown() }
END { flush_block() }
