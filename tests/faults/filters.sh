# Filters whose input is wrong, ends, or cannot be read: not a byte of output,
# one message that names the place, and the status.
. "$ROOT/tests/faults/common"
make_files
# More than the output gathers before it writes.
awk 'BEGIN {OFS = "\t"; for (i = 4; i <= 4000; i++) print "c" i, "Name " i, "+7000" i, "a note that makes the row longer: " i}' >>customers.tsv
for i in 1 2 3; do
	awk -v k=$i 'BEGIN {OFS = "\t"; for (i = 1; i <= 4000; i++) print "e" k "." i, "2026-0" k "-" (10 + i % 18), "", "c" i, "purchase", "in", "", i, "item", "m", "", "", "", "note"}'
done >>log.tsv
make_stream || exit 2

# of_tool NAME: $call, the filter and all that it needs but its input, which is
# $name.tsv or $name.csv.
of_tool() {
	tool=$1
	case $tool in
	crm-facts | crm-score) call="$tool --today=2026-11-21 -l log.tsv -c all.tsv" name=customers ;;
	crm-segment) call=$tool name=scored ;;
	crm-due) call="$tool --unlimited --today=2026-11-21 -l log.tsv" name=segmented ;;
	esac
}
cp customers.tsv all.tsv
crm-add --from=customers.tsv --new-columns --to-csv >customers.csv
crm-score --to-csv --today=2026-11-21 -l log.tsv customers.tsv >scored.csv
crm-segment --to-csv scored.tsv >segmented.csv
cp log.tsv log0
here=$(files | tr '\n' ' ')

# stopped STATUS MESSAGE: what the last filter did
stopped() {
	test $status = "$1" || bad "status $status, not $1"
	silent
	said_only "$2"
}

for tool in crm-facts crm-score crm-segment crm-due; do
	of_tool $tool
	lines=$(wc -l <$name.tsv)

	for format in tsv csv; do
		file=$name.$format
		case $format in tsv) last=$(tail -n 1 $file) part='	' ;; csv) last=$(tail -n 1 $file) part=',' ;; esac
		try "$tool: a fault in the last line ($format, file and pipe)"
		for fault in fields utf8 nul cr quote; do
			case $format.$fault in tsv.cr | tsv.quote) continue ;; esac
			{
				cat $file
				case $fault in
				fields) printf '%s\n' "$last${part}more" ;;
				utf8) printf '%s\n' "$last" | sed 's/^c/c\xff/' ;;
				nul) printf '%s\n' "$last" | sed 's/^c/cX/' | tr X '\0' ;;
				cr) printf '%s\n' "$last" | sed 's/^c/c\r/' ;;
				quote) printf '%s\n' "\"$last" ;;
				esac
			} >bad.$format
			cat bad.$format | $call >out 2>err
			status=$?
			test $status = 1 || bad "$fault: pipe: status $status"
			silent
			grep -q "^$tool: standard input:$((lines + 1)): " err || bad "$fault: pipe: $(cat err)"
			# In a file this may be the tail of an append that broke off.
			test $fault != quote || continue
			$call bad.$format >out 2>err
			status=$?
			test $status = 1 || bad "$fault: status $status"
			silent
			grep -q "^$tool: bad.$format:$((lines + 1)): " err || bad "$fault: $(cat err)"
			test "$(wc -l <err)" = 1 || bad "$fault: told more than once"
		done
	done

	try "$tool: a quote that is never closed swallows no rows"
	sed '2000s/^c/"c/' $name.csv >bad.csv
	run 1 $call bad.csv
	silent
	grep -q "^$tool: bad.csv:2000: " err || bad "$(cat err)"
	printf 'c9,"torn' | cat $name.csv - >bad.csv
	run 0 $call bad.csv
	said_only "$tool: bad.csv:$((lines + 1)): an incomplete last line was not read (8 bytes from offset $(wc -c <$name.csv | tr -d ' '))"

	try "$tool: the stage before it died"
	false | $call >out 2>err
	status=$?
	stopped 1 "$tool: standard input: no input, not even a header; the program that writes it seems to have failed; if nothing is piped in, name a book or a file: $tool DIR"
	false | $call - >out 2>err
	status=$?
	stopped 1 "$tool: standard input: no input, not even a header; the program that writes it seems to have failed"
	head -c $(($(wc -c <$name.tsv) - 1)) $name.tsv | $call >out 2>err
	status=$?
	stopped 1 "$tool: standard input:$lines: the input ends within a line; the program that writes it seems to have failed"
	crm-score nothing.tsv 2>score.err | $call >out 2>err
	status=$?
	stopped 1 "$tool: standard input: no input, not even a header; the program that writes it seems to have failed; if nothing is piped in, name a book or a file: $tool DIR"
	rm score.err

	try "$tool: a header alone is the empty stream"
	head -n 1 $name.tsv | $call >out 2>err
	test $? = 0 || bad "not status 0"
	test "$(wc -l <out)" = 1 || bad "not a header alone"
	test ! -s err || bad "told: $(cat err)"

	try "$tool: files that cannot be read"
	run 2 $call none.tsv
	stopped 2 "$tool: none.tsv: cannot open: No such file or directory"
	run 2 $call $name.tsv none.tsv
	stopped 2 "$tool: none.tsv: cannot open: No such file or directory"
	mkdir folder
	run 2 $call folder
	rmdir folder
	stopped 2 "$tool: \"folder\" is not a book: it has neither customers.tsv nor log.tsv (\"crm new DIR\" makes one)"
	: >bad.tsv
	run 1 $call bad.tsv
	stopped 1 "$tool: bad.tsv: is empty: it has no header"
	if can_be_refused; then
		cp $name.tsv bad.tsv
		chmod 000 bad.tsv
		run 2 as_user $call bad.tsv
		stopped 2 "$tool: bad.tsv: cannot open: Permission denied"
		chmod 600 bad.tsv
	fi

	try "$tool: reading fails, sooner or later"
	k=0
	while k=$((k + 1)); test $k -le 20; do
		with_fault "read,pread@$k=EIO" /$name.tsv $call $name.tsv >out 2>err
		status=$?
		fired || break
		stopped 2 "$tool: $name.tsv: cannot read: Input/output error"
	done
	test $status = 0 && test $k -gt 1 || bad "$k, status $status"
	k=0
	while k=$((k + 1)); test $k -le 60; do
		cat $name.tsv | with_fault "read@$k=EIO" pipe: $call >out 2>err
		status=$?
		fired || break
		stopped 2 "$tool: standard input: cannot read: Input/output error"
	done
	test $status = 0 && test $k -gt 1 || bad "pipe: $k, status $status"

	try "$tool: a file that becomes shorter"
	with_fault "pread@1=short" /$name.tsv $call $name.tsv >out 2>err
	status=$?
	stopped 2 "$tool: $name.tsv: became shorter while it was read"

	try "$tool: the reader goes away from a long output"
	sh -c '"$@"; echo $? >status' sh $call $name.tsv 2>err | head -n 1 >out
	until test -f status; do sleep 0.01; done
	test "$(cat status)" = 0 || bad "status $(cat status)"
	test ! -s err || bad "told: $(cat err)"
	rm status

	try "$tool: the rejects reconcile, also when the reader goes away"
	{
		head -n 100 $name.tsv
		sed -n 's/^c101	/c101	more	/p; s/^c102	/c\xff	/p' $name.tsv
		tail -n +101 $name.tsv
		printf 'short\n'
	} >bad.tsv
	for reader in cat 'head -n 1' true; do
		rm -f status rejects.tsv
		sh -c '"$@"; echo $? >status' sh $call \
			--rejects=rejects.tsv bad.tsv 2>err | $reader >out
		until test -s status; do sleep 0.01; done
		test "$(cat status)" = 1 || bad "$reader: status $(cat status)"
		grep -qx "$tool: $((lines - 1)) customers read, 3 faulty records set aside in rejects.tsv" err || bad "$reader: $(cat err)"
		cut -f 1,2 rejects.tsv | tr '\t\n' ' ;' >got
		test "$(cat got)" = "file line;bad.tsv 101;bad.tsv 102;bad.tsv $((lines + 3));" || bad "$reader: $(cat got)"
		test "$reader" != cat || test $tool = crm-due || test "$(wc -l <out)" = $lines || bad "$(wc -l <out) lines, not $lines"
	done
	rm -f status rejects.tsv got

	try "$tool: rejects that cannot be written"
	run 2 $call --rejects=/dev/full bad.tsv
	grep -qx "$tool: /dev/full: cannot write: No space left on device" err || bad "$(cat err)"
	run 2 $call --rejects=nowhere/rejects bad.tsv
	grep -q "^$tool: nowhere/rejects: .*No such file or directory" err || bad "$(cat err)"

	try "$tool: a fault leaves -o FILE as it was"
	echo precious >result.tsv
	run 1 $call bad.tsv -o result.tsv
	test "$(cat result.tsv)" = precious || bad "-o changed"
	rm result.tsv
	run 1 $call bad.tsv -o result.tsv
	test ! -e result.tsv || bad "-o made"

	try "$tool: killed while it writes -o FILE"
	$call $name.tsv -o expected
	k=0 ended=137
	while test $ended = 137 && test $k -lt 40; do
		k=$((k + 1))
		echo precious >result.tsv
		with_fault "any@$k=kill:5000" result.tsv $call $name.tsv -o result.tsv >out 2>err
		ended=$?
		test "$(head -c 9 result.tsv)" = precious || cmp -s result.tsv expected || bad "call $k: neither old nor new"
	done
	test $ended = 0 && test $k -gt 5 || bad "status $ended after $k"
	rm -f result.tsv expected .result.tsv.*
	rm -f bad.tsv bad.csv
	only_files $here
done

# ---- the log ----
for tool in crm-facts crm-score crm-due; do
	of_tool $tool
	try "$tool: a log that cannot be read"
	mkdir -p nobook
	for log in none.tsv nobook; do
		run 2 $tool --today=2026-11-21 -l $log $name.tsv
		case $log in
		nobook) stopped 2 "$tool: --log: \"nobook\" is not a book: it has neither customers.tsv nor log.tsv (\"crm new DIR\" makes one)" ;;
		*) stopped 2 "$tool: none.tsv: cannot open: No such file or directory" ;;
		esac
	done
	if can_be_refused; then
		chmod 000 log.tsv
		run 2 as_user $call $name.tsv
		stopped 2 "$tool: log.tsv: cannot open: Permission denied"
		chmod 600 log.tsv
	fi
	k=0
	while k=$((k + 1)); test $k -le 40; do
		with_fault "read,pread@$k=EIO" /log.tsv $call $name.tsv >out 2>err
		status=$?
		fired || break
		stopped 2 "$tool: log.tsv: cannot read: Input/output error"
	done
	test $status = 0 && test $k -gt 1 || bad "$k, status $status"
	with_fault 'pread@2=short' /log.tsv $call $name.tsv >out 2>err
	status=$?
	stopped 2 "$tool: log.tsv: became shorter while it was read"

	try "$tool: a log that vanishes while the customers come"
	rm -f gone
	{
		head -n 10 $name.tsv
		rm log.tsv
		: >gone
		tail -n +11 $name.tsv
	} | $call >out 2>err
	status=$?
	if test $status = 0; then
		test "$(wc -l <out)" -gt 1000 || bad "not all rows"
	else
		stopped 2 "$tool: log.tsv: cannot open: No such file or directory"
	fi
	cp log0 log.tsv
	rm -f gone

	try "$tool: a fault in the last line of the log, whatever the threads"
	last=$(($(wc -l <log.tsv) + 1))
	printf 'e9\t2026-02-30\t\tc1\tpurchase\tin\t\t1\t\t\t\t\t\t\n' | cat log0 - >log.tsv
	for threads in 1 2 8; do
		run 1 $call --threads=$threads $name.tsv
		stopped 1 "$tool: log.tsv:$last: date: \"2026-02-30\" is not a date"
	done
	printf 'e9\t2026-02-20\n' | cat log0 - >log.tsv
	for threads in 1 2 8; do
		run 1 $call --threads=$threads $name.tsv
		stopped 1 "$tool: log.tsv:$last: has 2 fields, but the header has 14"
	done

	try "$tool: of several faults the first is told, whatever the threads"
	sed '1000s/$/\tmore/; 4000s/2026/x/; 9000s/^[^\t]*\t//' log0 >log.tsv
	for threads in 1 2 3 8; do
		run 1 $call --threads=$threads $name.tsv
		stopped 1 "$tool: log.tsv:1000: has 15 fields, but the header has 14"
	done

	try "$tool: a torn last line of the log is told, and not read"
	cp log0 log.tsv
	$call $name.tsv >expected
	printf 'e9\t2026-11-2' | cat log0 - >log.tsv
	run 0 $call $name.tsv
	said_only "$tool: log.tsv:$last: an incomplete last line was not read (12 bytes from offset $(wc -c <log0 | tr -d ' '))"
	must cmp -s out expected
	rm expected
	cp log0 log.tsv
done

try 'crm-due: nobody is listed who has a rejected record'
# Two who wait for an answer, and so are due.
printf 'e7\t2026-11-20\t\tc2\tquestion\tin\t\t\t\tm\t\t\t\tq\ne8\t2026-11-20\t\tc3\tquestion\tin\t\t\t\tm\t\t\t\tq\n' >>log0
printf 'e9\t2026-02-30\t\tc2\toptout\tout\t\t\t\t\t\t\t\t\n' | cat log0 - >log.tsv
head -n 4 segmented.tsv >few.tsv
crm-due --today=2026-11-21 -l log0 few.tsv >out
cut -f 1 out | grep -qx c2 || bad "c2 is not due to begin with"
run 1 crm-due --today=2026-11-21 -l log.tsv --rejects=rejects.tsv few.tsv
cut -f 1 out | grep -qx c2 && bad "c2 is listed"
cut -f 1 out | grep -qx c3 || bad "c3 is not listed"
grep -q '^log.tsv	12006	date	' rejects.tsv || bad "$(cat rejects.tsv)"

try 'crm-due: stops when it cannot be known whose a rejected record is'
printf 'e9\t2026-02-20\n' | cat log0 - >log.tsv
run 1 crm-due --today=2026-11-21 -l log.tsv --rejects=rejects.tsv few.tsv
silent
said 'crm-due: a rejected log record does not say whose it is: it could be anybody'"'s opt-out, so nobody is listed"
grep -q '^log.tsv	12006	' rejects.tsv || bad "what was rejected is not shown"
rm -f rejects.tsv few.tsv
