# Killed in the middle of an append: the file has what it had, then a part of
# what was being written; the next run keeps what is whole, saves what is torn,
# and goes on.
. "$ROOT/tests/faults/common"
make_files
cp log.tsv log0
cp customers.tsv customers0

# Two records, the second with a field that line feeds and quotes are in.
printf 'date\tcustomer\tkind\titem\tnote\n2026-11-20\tc1\tcall\tcream\tasked\n2026-11-21\tc2\tcall\tsoap\tsaid "no"\\nthen yes\n' >two.tsv

# Looks at a log that N bytes more were written to, and has it repaired.
check_killed() {
	size=$(wc -c <before) now=$(wc -c <log.tsv)
	head -c "$size" log.tsv | cmp -s - before || bad "$1: what was there is not there"
	test "$now" = $((size + $1)) || bad "$1: $((now - size)) bytes were written"
	cp log.tsv killed
	run 0 crm-log -f log.tsv call c3 after
	test "$(wc -l <out)" = 1 || bad "$1: no id printed"
	rm -f kept
	cp log.tsv kept
	for torn in log.tsv.torn-*; do
		test -f "$torn" || continue
		offset=${torn#log.tsv.torn-}
		said_only "crm-log: log.tsv: its last line was incomplete; the $(wc -c <"$torn" | tr -d ' ') bytes from offset $offset were saved in $PWD/$torn and removed"
		# Nothing is lost: what was cut and what was left are what was there.
		head -c "$offset" log.tsv | cat - "$torn" | cmp -s - killed || bad "$1: what was cut is not what was there"
		head -c "$offset" log.tsv >left
		test "$(tail -c 1 left | od -An -c | tr -d ' ')" = '\n' || bad "$1: cut within a line"
		rm "$torn"
		torn_seen=$((torn_seen + 1))
		test -s err || bad "not told"
	done
	head -c "$size" log.tsv | cmp -s - before || bad "$1: what was there is lost"
	# All is well formed, and the new record is the last one, whole.
	run 0 crm-log --from=log.tsv --to-tsv
	awk -F '\t' 'NF != 14 {exit 1} {last = $4 "." $14} END {exit last != "c3.after"}' out || bad "$1: not well formed after the repair"
	only_files customers.tsv customers0 kept killed left log.csv log.tsv log0 two.tsv
}
>left

# A CSV log of the same.
crm-log --from=log.tsv --to-csv >log.csv

for format in tsv csv; do
	test $format = tsv && cp log0 before || cp log.csv before
	cp before log.tsv
	crm-log -f log.tsv --from=two.tsv >out 2>err || bad "cannot log: $(cat err)"
	total=$(($(wc -c <log.tsv) - $(wc -c <before)))
	try "crm-log: killed after each few of $total bytes ($format)"
	test $total -gt 150 || bad "too little is written"
	n=0 torn_seen=0
	while test $n -le $total; do
		cp before log.tsv
		run 137 with_fault "writev@1=kill:$n" /log.tsv crm-log -f log.tsv --from=two.tsv
		silent
		check_killed $n
		n=$((n + 9))
	done
	test $torn_seen -gt 10 || bad "only $torn_seen torn tails"
done

try 'crm-add: killed after each few bytes'
n=0
while test $n -le 60; do
	cp customers0 customers.tsv
	run 137 with_fault "writev@1=kill:$n" /customers.tsv crm-add -f customers.tsv name='New one' phone=+4933 note=four
	head -c "$(wc -c <customers0)" customers.tsv | cmp -s - customers0 || bad "$n: what was there is not there"
	run 0 crm-add -f customers.tsv name=Later
	for torn in customers.tsv.torn-*; do
		test -f "$torn" || continue
		head -c "${torn##*-}" customers.tsv | cmp -s - customers0 || bad "$n: cut too much"
		grep -q "^crm-add: customers.tsv: its last line was incomplete" err || bad "$n: not told"
		rm "$torn"
	done
	awk -F '\t' 'NF != 4 || ids[$1]++ {exit 1} {last = $2} END {exit last != "Later"}' customers.tsv || bad "$n: not well formed after the repair"
	n=$((n + 3))
done

try 'a torn tail that cannot be saved is not cut'
cp log0 log.tsv
printf 'e9\t2026-11-' >>log.tsv
cp log.tsv before
for fault in 'write@1=ENOSPC' 'write@1+=room:3' 'fsync@1=EIO' 'close@1=EIO' 'open@1=EACCES'; do
	run 2 with_fault "$fault" .torn- crm-log -f log.tsv call c1
	grep -q '^crm-log: log.tsv: cannot save its incomplete last line beside it: ' err || bad "$fault: $(cat err)"
	must cmp -s log.tsv before
	only_files customers.tsv customers0 kept killed left log.csv log.tsv log0 two.tsv
done

try 'a torn tail saved twice has two names'
cp before log.tsv
run 0 crm-log -f log.tsv call c1
cp before log.tsv
run 0 crm-log -f log.tsv call c1
for torn in log.tsv.torn-*; do
	test "$(cat "$torn")" = "$(printf 'e9\t2026-11-')" || bad "$torn is not the tail"
done
test "$(ls log.tsv.torn-* | wc -l)" = 2 || bad "not two files"

try 'a last line without line feed that is whole is completed, byte for byte'
rm -f log.tsv.torn-*
head -c $(($(wc -c <log0) - 1)) log0 >log.tsv
run 0 crm-log -f log.tsv call c1
head -n 3 log.tsv | cmp -s - log0 || bad "not completed"
test "$(wc -l <log.tsv)" = 4 || bad "not one record more"
