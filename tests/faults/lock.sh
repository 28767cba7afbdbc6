# Files that another program holds, or replaces while we wait.
. "$ROOT/tests/faults/common"
command -v flock >/dev/null || { echo "skip flock(1)"; exit 0; }
make_files
cp log.tsv log0
cp customers.tsv customers0

# Runs in the background what holds the file, and waits until it does.
hold() {
	rm -f held
	flock "$1" sh -c ": >held; $2" &
	holder=$!
	until test -f held; do sleep 0.01; done
}

try 'a file that is held: status 75, and which'
mkdir dir
cp log.tsv dir
hold dir/log.tsv 'sleep 0.9'
run 75 crm-log -f dir/log.tsv --lock-timeout=0.1 call c1
said_only 'crm-log: dir/log.tsv: is locked by another program; try again'
silent
run 75 crm-log -f dir/log.tsv --lock-timeout=0 call c1
said_only 'crm-log: dir/log.tsv: is locked by another program; try again'
ln -s dir/log.tsv link.tsv
run 75 crm-log -f link.tsv --lock-timeout=0.05 call c1
said_only 'crm-log: link.tsv: is locked by another program; try again'
wait $holder
must cmp -s dir/log.tsv log0
hold customers.tsv 'sleep 0.4'
run 75 crm-add -f customers.tsv --lock-timeout=0.1 name=X
said_only 'crm-add: customers.tsv: is locked by another program; try again'
run 75 crm-add -f customers.tsv --lock-timeout=0.1 --update id=c1 note=X
said_only 'crm-add: customers.tsv: is locked by another program; try again'
silent
wait $holder
must cmp -s customers.tsv customers0

try 'a new file that another has just made and holds'
rm -f new.tsv
hold new.tsv 'sleep 0.4'
run 75 crm-log -f new.tsv --lock-timeout=0.1 call c1
test -f new.tsv || bad "the file was removed"
wait $holder
run 0 crm-log -f new.tsv call c1

try 'readers do not wait'
hold log.tsv 'sleep 0.4'
run 0 crm-log --from=log.tsv
test "$(wc -l <out)" = 3 || bad "not all records"
no_complaints
kill $holder 2>/dev/null
wait $holder 2>/dev/null

try 'a held file is waited for'
cp log0 log.tsv
hold log.tsv 'sleep 0.3'
run 0 crm-log -f log.tsv --lock-timeout=5 call c1
test "$(wc -l <log.tsv)" = 4 || bad "not one record more"

for tool in 'crm-log -f log.tsv call c1' 'crm-add -f log.tsv name=later' 'crm-add -f log.tsv --update id=c1 name=changed'; do
	try "a file that is renamed over while it is waited for: $tool"
	case $tool in crm-log*) cp log0 log.tsv ;; *) cp customers0 log.tsv ;; esac
	cp log.tsv before
	ln log.tsv old.tsv
	sed '2s/\(first\|one\)/replaced/' log.tsv >replaced.tsv
	# The old file stays as it is, open, under another name until it is looked at.
	exec 9<old.tsv
	rm old.tsv
	hold log.tsv 'sleep 0.3; mv replaced.tsv log.tsv'
	run 0 $tool --lock-timeout=5
	cat <&9 | cmp -s - before || bad "the old file was written"
	exec 9<&-
	grep -q replaced log.tsv || bad "the new file is not there"
	case $tool in
	*--update*) grep -q changed log.tsv || bad "not written to the new file" ;;
	*) test "$(wc -l <log.tsv)" = $(($(wc -l <before) + 1)) || bad "not written to the new file" ;;
	esac
	only_files customers.tsv customers0 dir held link.tsv log.tsv log0 new.tsv
done

try 'a file that is removed while it is waited for is made anew'
cp log0 log.tsv
hold log.tsv 'sleep 0.3; rm log.tsv'
run 0 crm-log -f log.tsv --lock-timeout=5 call c1
test "$(wc -l <log.tsv)" = 2 || bad "not a new log of one record"

try 'a rewrite keeps who waits for the old file waiting for the new one'
cp customers0 customers.tsv
for w in 1 2 3 4 5 6; do
	crm-add -f customers.tsv --update id=c1 note=u$w >>ids 2>>complaints &
	crm-add -f customers.tsv name=n$w >>ids 2>>complaints &
done
wait
touch complaints
test -z "$(complaints)" || bad "$(complaints)"
test "$(wc -l <customers.tsv)" = 10 || bad "$(wc -l <customers.tsv) lines, not 10"
