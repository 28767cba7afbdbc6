# A call that fails once: which ever it is, the file is as it was and the
# status is 2, or all is done and it is 0.
. "$ROOT/tests/faults/common"
make_files
cp log.tsv log0
cp customers.tsv customers0
note=$(printf '%0300d' 0)

# each_call NAME FILE COMMAND ...: fails the first, second ... call on FILE
each_call() {
	call=$1 file=$2
	shift 2
	k=0 faults=0
	while k=$((k + 1)); test $k -le 40; do
		cp log0 log.tsv
		cp customers0 customers.tsv
		with_fault "$call@$k=EIO" "$file" "$@" >out 2>err </dev/null
		status=$?
		fired || break
		case $status in
		0)
			no_complaints
			cmp -s log.tsv log0 && cmp -s customers.tsv customers0 && bad "$call $k: status 0, but nothing written" ;;
		2)
			faults=$((faults + 1))
			silent
			test "$(wc -l <err)" = 1 && grep -q "^$1: $file: .*: Input/output error" err || bad "$call $k: told: $(cat err)"
			cmp -s log.tsv log0 && cmp -s customers.tsv customers0 || bad "$call $k: changed, status $status: $(cat err)" ;;
		*) bad "$call $k: status $status: $(cat err)" ;;
		esac
		only_files customers.tsv customers0 log.tsv log0
	done
	test $status = 0 || bad "$call $k: fails without a fault"
	test $faults -gt 0 || bad "$call: no fault came through"
}

for call in open read,pread flock write,writev fdatasync close; do
	try "crm-log: $call fails"
	each_call $call log.tsv crm-log -f log.tsv call c1 "$note"
	try "crm-add: $call fails, appending"
	each_call $call customers.tsv crm-add -f customers.tsv name=New
done
for call in open read,pread flock write,writev fsync close rename fchmod; do
	try "crm-add: $call fails, rewriting"
	each_call $call customers.tsv crm-add -f customers.tsv --update id=c1 note=changed
done

try 'a failed sync is not tried again until it succeeds'
cp log0 log.tsv
run 2 with_fault 'fdatasync@1=EIO' log.tsv crm-log -f log.tsv call c1
said_only 'crm-log: log.tsv: cannot bring to the disk what was appended: Input/output error; the file is unchanged'
must cmp -s log.tsv log0

try 'an interrupted call is made again'
for fault in 'writev@1=EINTR' 'flock@1=EINTR' 'pread@1=EINTR'; do
	cp log0 log.tsv
	run 0 with_fault "$fault" log.tsv crm-log -f log.tsv call c1
	test "$(wc -l <log.tsv)" = 4 || bad "$fault: not one record more"
done
