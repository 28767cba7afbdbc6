# Each call of the system fails once, whatever file it is about: when the status is 0 (or 1
# where records were set aside) what was to be written is in the file, once; otherwise it is
# not, and the file is as it was. Nobody has to guess whether to repeat a command.
. "$ROOT/tests/faults/common"
make_files
cp log.tsv log0
cp customers.tsv customers0
printf 'date\tcustomer\tkind\tnote\n2026-11-20\tc1\tcall\tmarked\n2026-11-20\tc2\tcall\tx\n2026-11-2\tc3\tcall\tx\n' >events.tsv
printf 'name\tnote\nEve\tmarked\nFay\tx\n\tx\n' >people.tsv
printf 'e9\t2026-11-' | cat log0 - >torn0
total=0

# each_fault FILE BEFORE TOOL ...: FILE begins as BEFORE (none: it is not there); the tool is to
# bring "marked" into it
each_fault() {
	file=$1 before=$2
	shift 2
	for call in any read,pread open; do
		for how in EIO ENOSPC; do
			k=0
			while k=$((k + 1)); test $k -le 60; do
				rm -f "$file" rejects.tsv ./*.torn-*
				test "$before" = none || cp "$before" "$file"
				env LD_PRELOAD="$SHIMS/fault.so" FAULT="$call@$k=$how" FAULT_FILE= FAULT_MARK=fired "$@" >out 2>err </dev/null
				status=$?
				fired || break
				rm -f fired
				total=$((total + 1))
				check "$call $k $how"
			done
			test $status -lt 2 || bad "$call $how: fails without a fault: $status: $(cat err)"
		done
	done
}

check() {
	there=$(grep -c marked "$file" 2>/dev/null)
	case $status in
	0 | 1) test "$there" = 1 || bad "$1: status $status, but it is there ${there:-0} times: $(cat err)" ;;
	2 | 75)
		test "${there:-0}" = 0 || bad "$1: status $status, but it was written: $(cat err)"
		test -s err || bad "$1: status $status, and nothing is told"
		if test "$before" = none; then
			test ! -e "$file" || bad "$1: a file was left"
		elif test "$before" = torn0; then
			cat "$file" ./*.torn-* 2>/dev/null | head -c "$(wc -c <torn0)" | cmp -s - torn0 || bad "$1: the torn line is lost"
		else
			cmp -s "$file" "$before" || bad "$1: the file was changed: $(cat err)"
		fi ;;
	*) bad "$1: status $status: $(cat err)" ;;
	esac
	# What cannot be removed is told.
	! ls -A | grep -q crm-new || grep -q 'the old file could not be removed' err || bad "$1: stray files"
	rm -f .*.crm-new
}

try 'crm-log: one event'
each_fault log.tsv log0 crm-log -f log.tsv call c1 marked
try 'crm-log: a new log'
each_fault new.tsv none crm-log -f new.tsv call c1 marked
try 'crm-log: behind a torn line'
each_fault log.tsv torn0 crm-log -f log.tsv call c1 marked
try 'crm-log: a stream, with rejects'
each_fault log.tsv log0 crm-log -f log.tsv -c customers.tsv --from=events.tsv --rejects=rejects.tsv
try 'crm-add: one customer'
each_fault customers.tsv customers0 crm-add -f customers.tsv name=Eve note=marked
try 'crm-add: a new file'
each_fault new.tsv none crm-add -f new.tsv name=Eve note=marked
try 'crm-add: a stream, with rejects'
each_fault customers.tsv customers0 crm-add -f customers.tsv --from=people.tsv --rejects=rejects.tsv
try 'crm-add: an update'
each_fault customers.tsv customers0 crm-add -f customers.tsv --update id=c2 note=marked
try 'crm-add: a column that the file lacks'
each_fault customers.tsv customers0 crm-add -f customers.tsv name=Eve email=marked@example.org

try 'a lock that cannot be had leaves no empty file behind'
rm -f new.tsv
run 2 with_fault 'flock@1=ENOLCK' new.tsv crm-log -f new.tsv call c1
said_only 'crm-log: new.tsv: cannot lock: No locks available'
test ! -e new.tsv || bad "an empty file was left"

try 'a kill leaves one that is empty: readers and writers take it as such'
run 137 with_fault 'writev@1=kill:0' new.tsv crm-log -f new.tsv call c1
test -e new.tsv && test ! -s new.tsv || bad "it is not empty"
run 0 crm-facts -l new.tsv -C touches customers.tsv
test ! -s err || bad "told: $(cat err)"
run 0 crm-log -f new.tsv call c1
test "$(wc -l <new.tsv)" = 2 || bad "not a log of one event"

try "$total faults were tried"
test $total -gt 300 || bad "too few"
