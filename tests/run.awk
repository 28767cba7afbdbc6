# run.awk: takes a test file apart (the format is told in tests/run). Each step
# becomes files in `work`: N.cmd, N.in, N.out, N.err; the plan goes to standard
# output: kind, N, place, and what the kind needs.

# A line as it is meant: → ␍ and the missing newline.
function meant(s,    end) {
	end = "\n"
	if (s ~ /\\¬$/) {
		s = substr(s, 1, length(s) - length("\\¬")) "¬"
	} else if (s ~ /¬$/) {
		s = substr(s, 1, length(s) - length("¬"))
		end = ""
	}
	gsub(/\\→/, "\001", s); gsub(/→/, "\t", s); gsub(/\001/, "→", s)
	gsub(/\\␍/, "\001", s); gsub(/␍/, "\r", s); gsub(/\001/, "␍", s)
	return s end
}

function put(ext, text) {
	printf "%s", text > (work "/" n "." ext)
	used[n "." ext] = 1
}

# A line to be compared. Once a stream has a pattern, all its lines have a mark
# before them: "=" literal, "~" matches, "*" any lines.
function expect(ext, mark, text) {
	wanted[ext] = wanted[ext] mark text
	if (mark != "=")
		pattern[ext] = 1
}

function finish(    ext, s) {
	if (file) {
		printf "%s: the file has no end\n", place > "/dev/stderr"
		exit 1
	}
	if (!open)
		return
	for (ext in wanted) {
		s = wanted[ext]
		if (!pattern[ext]) {
			gsub(/\n=/, "\n", s)
			s = substr(s, 2)
		}
		put(ext, s)
		close(work "/" n "." ext)
	}
	if (used[n ".in"])
		close(work "/" n ".in")
	plan[++plans] = "run\t" n "\t" place "\t" status "\t" ((pattern["out"] ? "out" : "") (pattern["err"] ? "err" : "-"))
	runs[plans] = 1
	open = 0
	for (ext in wanted) delete wanted[ext]
	for (ext in pattern) delete pattern[ext]
}

function start(    where) {
	finish()
	n++
	place = name ":" (FNR + shift)
}

function complain(why) {
	printf "%s:%d: %s\n", name, FNR + shift, why > "/dev/stderr"
	bad = 1
	exit 1
}

file && /^\.$/ { close(work "/" n ".out"); file = 0; next }
file { put("out", meant($0)); next }

more {
	put("cmd", $0 "\n")
	more = /(\\|\||&&)$/
	if (!more) close(work "/" n ".cmd")
	next
}

/^#line / { finish(); name = $3; shift = $2 - FNR - 1; next }
/^$/ { finish(); next }
/^#/ && !open { next }
/^@ / {
	start()
	file = 1
	put("out", "")
	plan[++plans] = "file\t" n "\t" place "\t" substr($0, 3) "\t-"
	next
}
/^@(cd|copy|skip|env) / || /^@merge$/ {
	start()
	kind = substr($1, 2)
	plan[++plans] = kind "\t" n "\t" place "\t" substr($0, length(kind) + 3) "\t-"
	next
}
/^& / {
	start()
	put("cmd", substr($0, 3) "\n")
	close(work "/" n ".cmd")
	plan[++plans] = "need\t" n "\t" place "\t-"
	needs[plans] = 1
	next
}
/^\$ / {
	start()
	open = 1
	status = 0
	put("cmd", substr($0, 3) "\n")
	more = /(\\|\||&&)$/
	if (!more) close(work "/" n ".cmd")
	next
}
!open { complain("this belongs to no command") }
/^<$/ || /^< / { put("in", meant(substr($0, 3))); next }
/^!$/ || /^! / { expect("err", "=", meant(substr($0, 3))); next }
/^!~ / { expect("err", "~", substr($0, 4) "\n"); next }
/^~ / { expect("out", "~", substr($0, 3) "\n"); next }
/^>$/ || /^> / { expect("out", "=", meant(substr($0, 3))); next }
/^\? ([0-9]+|\*)$/ { status = $2; next }
/^\.\.\.$/ { expect("out", "*", "\n"); next }
/^[?&@~] / { complain("this is no line of a block; as output write it behind \"> \"") }
{ expect("out", "=", meant($0)) }

END {
	if (bad)
		exit 1
	finish()
	for (i = plans; i > 0; i--) {
		if (i in runs)
			left++
		if (i in needs)
			plan[i] = plan[i] "\t" (left + 0)
	}
	for (i = 1; i <= plans; i++)
		print plan[i]
}
