# A log that grows while a tool reads it more than once: all of the tool's answers are of the log as
# it was when it was first opened.
. "$ROOT/tests/faults/common"

printf 'id\tname\nc1\tAnn Lee\n' >customers.tsv
printf 'event\tdate\tcustomer\tkind\tamount\ne1\t2026-11-01\tc1\tpurchase\t30\n' >log.tsv
cp log.tsv before

# grown N COMMAND: runs it; before the Nth reading of log.tsv an entry is appended to it.
grown() {
	cp before log.tsv
	rm -f mark
	n=$1
	shift
	LD_PRELOAD=$SHIMS/fault.so FAULT="pread@$n=run" FAULT_FILE=log.tsv FAULT_MARK=$PWD/mark \
		FAULT_RUN="printf 'e2\t2026-11-02\tc1\tpurchase\t12\n' >>log.tsv" "$@" >out 2>err
	status=$?
}

for call in 'crm-show --today=2026-11-21 --to-json -l log.tsv -c customers.tsv c1' \
	'crm-segment --today=2026-11-21 --was=2026-11-10 -l log.tsv --add=spend customers.tsv' \
	'crm-stats --today=2026-11-21 --by=stage -l log.tsv customers.tsv'; do
	try "${call%% *}: a log that grows while it is read"
	cp before log.tsv
	$call >want 2>/dev/null
	n=1
	while grown $n $call && test -e mark && test $n -lt 20; do
		test $n = 1 || cmp -s want out || bad "an entry that came before reading $n is half there"
		n=$((n + 1))
	done
	test $n -gt 2 || bad "the log was read $n times"
	test -e mark || test $status = 0 || bad "status $status: $(cat err)"
done
