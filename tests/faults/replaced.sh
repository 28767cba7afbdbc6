# Another program, which takes no lock, puts another file in the place of the one that is
# being written, or writes to it: at each call that the tool makes, and while it works on
# many rows. What was acknowledged is in the file of that name, once.
. "$ROOT/tests/faults/common"
make_files
cp log.tsv log0
cp customers.tsv customers0

# meanwhile CALL@N COMMAND TOOL ...: runs COMMAND before the tool's Nth such call on the file
meanwhile() {
	at=$1 FAULT_RUN=$2
	shift 2
	rm -f fired
	export FAULT_RUN
	timeout 20 env LD_PRELOAD="$SHIMS/fault.so" FAULT="$at=run" FAULT_FILE=data/ FAULT_MARK=fired "$@" >out 2>err </dev/null
	status=$?
	unset FAULT_RUN
}

fresh() {
	rm -rf data
	mkdir data
	cp customers0 data/customers.tsv
	cp log0 data/log.tsv
	sed 's/c3/c30/; s/733/7330/' customers0 >data/other
	sed '2{s/first/other/;p;s/^[^	]*/again/}' log0 >data/other.log       # one record more
}

# The files that were replaced, of which nothing is lost and to which nothing is added.
as_it_was() {
	cmp -s data/old "$1" || bad "$2: the file that was replaced was changed"
}

# What comes after the last look at the name, which is at the close, is another program's doing.
for call in open read,pread flock writev fdatasync; do
	try "crm-add: another file at each $call, appending"
	k=0 times=0
	while k=$((k + 1)); test $k -le 40; do
		fresh
		meanwhile "$call@$k" 'cd data && mv customers.tsv old && mv other customers.tsv' crm-add -f data/customers.tsv name=New phone=+4999
		fired || break
		times=$((times + 1))
		test $status = 0 || bad "$k: status $status: $(cat err)"
		id=$(cat out)
		test "$(grep -c "^$id	New	" data/customers.tsv)" = 1 || bad "$k: $id is not in the file"
		test "$(wc -l <data/customers.tsv)" = 5 || bad "$k: not one row more"
		# Decided anew: the next id after c30, unless it was written to the new file from the start.
		test "$id" = c31 || bad "$k: the id is $id, not c31"
		as_it_was customers0 "$k"
		test "$(ls -A data | tr '\n' ' ')" = 'customers.tsv log.tsv old other.log ' || bad "$k: left: $(ls -A data)"
	done
	test $times -gt 0 || bad "never"

	try "crm-log: another file at each $call"
	k=0 times=0
	while k=$((k + 1)); test $k -le 40; do
		fresh
		meanwhile "$call@$k" 'cd data && mv log.tsv old && mv other.log log.tsv' crm-log -f data/log.tsv call c1 again
		fired || break
		times=$((times + 1))
		test $status = 0 || bad "$k: status $status: $(cat err)"
		test "$(grep -c "^$(cat out)	" data/log.tsv)" = 1 || bad "$k: $(cat out) is not in the log"
		test "$(wc -l <data/log.tsv)" = 5 && grep -q other data/log.tsv || bad "$k: not one record more"
		said 'crm-log: data/log.tsv:5: call of c1; no file of customers is known (-c), so this was taken for an id'
		as_it_was log0 "$k"
	done
	test $times -gt 0 || bad "never"
done

for call in open read,pread flock write fsync rename; do
	try "crm-add --update: another file at each $call"
	k=0 times=0
	while k=$((k + 1)); test $k -le 40; do
		fresh
		meanwhile "$call@$k" 'cd data && mv customers.tsv old && mv other customers.tsv' crm-add -f data/customers.tsv --update id=c2 note=changed
		fired || break
		times=$((times + 1))
		test $status = 0 || bad "$k: status $status: $(cat err)"
		grep -q '^c30	' data/customers.tsv && grep -q '^c2	.*changed$' data/customers.tsv || bad "$k: $(cat data/customers.tsv)"
		test "$(ls -A data | grep -c crm-new)" = 0 || bad "$k: stray files"
	done
	test $times -gt 0 || bad "never"

	try "crm-add --update: an editor writes at each $call"
	k=0 times=0
	while k=$((k + 1)); test $k -le 40; do
		fresh
		meanwhile "$call@$k" 'printf "c9\tEd\t+4999\tby hand\n" >>data/customers.tsv' crm-add -f data/customers.tsv --update id=c2 note=changed
		fired || break
		times=$((times + 1))
		grep -q '^c9	Ed' data/customers.tsv || bad "$k: status $status: what the editor wrote is lost"
		case $status in
		0) grep -q '^c2	.*changed$' data/customers.tsv || bad "$k: status 0, but not changed" ;;
		2)
			said_only 'crm-add: data/customers.tsv: was changed by a program that takes no lock; nothing was written'
			grep -q changed data/customers.tsv && bad "$k: status 2, but changed" ;;
		*) bad "$k: status $status: $(cat err)" ;;
		esac
		test "$(ls -A data | grep -c crm-new)" = 0 || bad "$k: stray files"
	done
	test $times -gt 0 || bad "never"
done

try 'a file that is replaced again and again: status 75, and nothing is written'
fresh
cp data/other data/keep
timeout 20 env FAULT_RUN='cd data && cp keep next && mv next customers.tsv' LD_PRELOAD="$SHIMS/fault.so" FAULT='fdatasync@1+=run' \
	FAULT_FILE=data/ crm-add -f data/customers.tsv name=New >out 2>err </dev/null
test $? = 75 || bad "not status 75: $(cat err)"
said_only 'crm-add: data/customers.tsv: was replaced by another program; nothing was written'
silent
must cmp -s data/customers.tsv data/keep

try 'decided anew: what the new file has already is refused'
fresh
printf 'c8\tEve\t+4999\tx\n' >>data/other
meanwhile fdatasync@1 'cd data && mv customers.tsv old && mv other customers.tsv' crm-add -f data/customers.tsv name=New phone=+4999
test $status = 1 || bad "status $status"
said_only 'crm-add: phone: "+4999" already belongs to "c8" "Eve" (data/customers.tsv:5); only people of the same household may share one; to give them a household, run this, and give the new record the same one: crm-add -f data/customers.tsv --update c8 household=c8'
silent
as_it_was customers0 refused
fresh
printf 'e9\t2026-11-01\t\tc2\tcall\tout\t\t\t\tm\t\t\t\tx\n' >>data/other.log
meanwhile fdatasync@1 'cd data && mv log.tsv old && mv other.log log.tsv' crm-log -f data/log.tsv call c1 --set=event=e9
test $status = 1 || bad "status $status"
said_only 'crm-log: event: "e9" is already an event of "c2"'
as_it_was log0 refused

try 'a file that is removed while it is written is made anew'
fresh
meanwhile fdatasync@1 'rm data/log.tsv' crm-log -f data/log.tsv call c1
test $status = 0 && test "$(wc -l <data/log.tsv)" = 2 || bad "status $status: not a new log of one record"

try 'rejects are those of the file that was written'
fresh
printf 'name,phone\nA,+1 23\nB,never\nEve C,+4999\n' >in.csv
printf 'c8\tEve\t+4999\tx\n' >>data/other
meanwhile fdatasync@1 'cd data && mv customers.tsv old && mv other customers.tsv' crm-add -f data/customers.tsv --csv --from=in.csv --rejects=rejects.tsv
test $status = 1 || bad "status $status: $(cat err)"
test "$(cut -f 2,3 rejects.tsv | grep phone | tr '\t\n' ' ;')" = '3 phone;' || bad "$(cat rejects.tsv)"
# Decided anew: the phone of Eve C is Eve's in the new file, and nobody's in the old one.
said 'crm-add: data/customers.tsv: 3 records: 1 new, 0 known, 1 changed, 1 faulty'
test "$(cut -f 1 out | wc -l)" = 1 || bad "$(cat out)"

# The race itself, on a file that takes a while.
awk 'BEGIN {OFS = "\t"; print "id", "name", "phone", "note"; for (i = 1; i <= 200000; i++) print "c" i, "Name " i, "", "a note"}' >big0
for pause in 0.02 0.05 0.1 0.15 0.2 0.25 0.3 0.4; do
	try "crm-add: 200,000 rows, replaced after $pause s"
	cp big0 big.tsv
	cp big0 other
	crm-add -f big.tsv name=Race >out 2>err &
	sleep $pause
	mv other big.tsv
	wait $! || bad "status $?: $(cat err)"
	test "$(tail -n 1 big.tsv | cut -f 1,2)" = "$(cat out)	Race" || {
		# Replaced when all was done: then the other program came later.
		test "$(wc -l <big.tsv)" = 200001 && test -s out && echo "later $pause" >>later
	}
done
try 'most of these were replaced while it worked'
test "$(cat later 2>/dev/null | wc -l)" -lt 6 || bad "$(cat later)"
