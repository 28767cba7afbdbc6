# A full disk: a small file system, a limit on file sizes, calls that fail.
. "$ROOT/tests/faults/common"
make_files
make_stream || exit 2
cp log.tsv log0
cp customers.tsv customers0

note=$(printf '%0300d' 0)
three() {
	printf 'date\tcustomer\tkind\tnote\n'
	for i in 1 2 3; do printf '2026-10-2%s\tc1\tcall\t%s\n' $i "$note"; done
}
three >three.tsv
untouched() {
	cmp -s log.tsv log0 || bad "log.tsv was changed"
	cmp -s customers.tsv customers0 || bad "customers.tsv was changed"
	only_files "$@"
}
here='customers.tsv customers0 log.tsv log0 scored.tsv segmented.tsv three.tsv'

# Room for fewer bytes than are to be written: a short write, then none.
for room in 0 1 100 326 327 900; do
	try "crm-log: a disk with room for $room bytes"
	run 2 with_fault "write,writev@1+=room:$room" /log.tsv crm-log -f log.tsv --from=three.tsv
	if test $room = 0; then
		said_only "crm-log: log.tsv: cannot append: No space left on device; the file is unchanged"
	else
		said_only "crm-log: log.tsv: cannot append all of it: No space left on device; the file is unchanged"
	fi
	silent
	untouched $here
done

for room in 0 1 100; do
	try "crm-add: a disk with room for $room bytes, appending"
	printf 'name\tnote\nX\t%s\n' "$note" | with_fault "write,writev@1+=room:$room" /customers.tsv \
		crm-add -f customers.tsv >out 2>err
	test $? = 2 || bad "not status 2"
	grep -q '^crm-add: customers.tsv: cannot append.*: No space left on device; the file is unchanged$' err || bad "$(cat err)"
	silent
	untouched $here

	try "crm-add: a disk with room for $room bytes, rewriting"
	run 2 with_fault "write,writev@1+=room:$room" /.customers.tsv crm-add -f customers.tsv --update id=c1 note="$note"
	said_only "crm-add: customers.tsv: cannot write: No space left on device"
	silent
	untouched $here

	try "crm-add, crm-log: a new file on a disk with room for $room bytes is no file"
	run 2 with_fault "write,writev@1+=room:$room" /new.tsv crm-add -f new.tsv name=X
	silent
	run 2 with_fault "write,writev@1+=room:$room" /new.tsv crm-log -f new.tsv call c1
	silent
	untouched $here
done

try 'a log that cannot be made whole again is told'
run 2 with_fault 'writev,ftruncate,fdatasync@1+=EIO' /log.tsv crm-log -f log.tsv call c1
said_only "crm-log: log.tsv: cannot append: Input/output error; and it could not be cut back to $(wc -c <log0 | tr -d ' ') bytes: Input/output error"
untouched $here

try 'a directory that cannot be synced'
run 2 with_fault 'fsync@1=EIO' "$PWD" crm-log -f new.tsv call c1
said_only 'crm-log: new.tsv: cannot sync its directory: Input/output error; the file is unchanged'
silent
untouched $here
# The new file was in its place by then, and the old one is put back.
run 2 with_fault 'fsync@2=EIO' "$PWD" crm-add -f customers.tsv --update id=c1 note=X
said_only 'crm-add: customers.tsv: cannot sync its directory: Input/output error'
silent
untouched $here

# The limit is in units of 512 bytes.
try 'crm-log: a limit on file sizes'
head -c 3900 /dev/zero | tr '\0' x | sed 's/^/e3\t2026-11-01\t\tc2\tcall\tout\t\t\t\tm\t\t\t\t/' >>log.tsv
echo >>log.tsv
cp log.tsv before
run 2 sh -c 'ulimit -f 9 && exec crm-log -f log.tsv --from=three.tsv'
grep -q '^crm-log: log.tsv: cannot append.*; the file is unchanged$' err || bad "$(cat err)"
silent
must cmp -s log.tsv before
only_files $here
cp log0 log.tsv

try 'crm-add: a limit on file sizes, rewriting'
awk 'BEGIN {OFS = "\t"; print "id", "name", "note"; for (i = 0; i < 300; i++) print "c" i, "name" i, "some note"}' >customers.tsv
cp customers.tsv before
run 2 sh -c 'ulimit -f 9 && exec crm-add -f customers.tsv --update id=c1 note=X'
said_only "crm-add: customers.tsv: cannot write: File too large"
must cmp -s customers.tsv before
only_files $here
cp customers0 customers.tsv

try '-o FILE is whole or as it was'
for fault in 'write@1=ENOSPC' 'write@1+=room:10' 'fsync@1=EIO' 'rename@1=EIO' 'close@1=EIO' 'open@1=EACCES'; do
	for job in 'crm-score -l log.tsv customers.tsv' 'crm-segment scored.tsv' 'crm-due -l log.tsv segmented.tsv'; do
		run 2 with_fault "$fault" result.tsv $job --today=2026-11-21 -o result.tsv
		grep -q "^${job%% *}: result.tsv: " err || bad "$job, $fault: $(cat err)"
		untouched $here
		echo precious >result.tsv
		run 2 with_fault "$fault" result.tsv $job --today=2026-11-21 -o result.tsv
		test "$(cat result.tsv)" = precious || bad "$job, $fault: -o changed"
		rm result.tsv
	done
done

mkdir small
if mount -t tmpfs -o size=32k,mode=755 none small 2>/dev/null; then
	trap 'finish; umount small' EXIT
	try 'crm-log, crm-add: a small file system that fills up'
	cp customers.tsv log.tsv small
	n=0
	while test $n -lt 60 && crm-log -f small/log.tsv --again --from=three.tsv >out 2>err; do n=$((n + 1)); done
	test $n -lt 60 || bad "never full"
	test "$(wc -l <small/log.tsv)" = $((3 + 3 * n)) || bad "not $n times three records"
	awk -F '\t' 'NF != 14 || $14 == "" {exit 1}' small/log.tsv || bad "a record is not whole"
	grep -q '^crm-log: small/log.tsv: cannot append.*No space left on device; the file is unchanged$' err || bad "$(cat err)"
	run 2 crm-add -f small/customers.tsv --update id=c1 note=X
	cmp -s small/customers.tsv customers.tsv || bad "customers.tsv was changed"
	test "$(ls -A small | tr '\n' ' ')" = 'customers.tsv log.tsv ' || bad "left behind: $(ls -A small)"
	rm small/log.tsv
	run 0 crm-log -f small/log.tsv --from=three.tsv
	run 0 crm-add -f small/customers.tsv --update id=c1 note=X
	finish
else
	skip 'a small file system (mount is not allowed)'
fi
