# A rewrite killed before each of its calls, and within the write: the file is
# the old or the new one, and the next run leaves no stray file.
. "$ROOT/tests/faults/common"
mkdir data && cd data || exit 2
make_files
rm log.tsv
cp customers.tsv ../old
crm-add -f customers.tsv --update id=c2 note=changed name=Robert >../out && cp customers.tsv ../new || exit 2
cd .. && cmp -s old new && exit 2

check_rewritten() {
	if cmp -s data/customers.tsv old; then
		olds=$((olds + 1))
	elif cmp -s data/customers.tsv new; then
		news=$((news + 1))
	else
		bad "$1: neither the old file nor the new one"
	fi
	test "$(stat -c %a data/customers.tsv)" = 640 || bad "$1: mode $(stat -c %a data/customers.tsv)"
	run 0 crm-add -f data/customers.tsv --update id=c2 note=changed name=Robert
	cmp -s data/customers.tsv new || bad "$1: the next run does not get it right"
	test "$(ls -A data)" = customers.tsv || bad "$1: stray files: $(ls -A data)"
}

try 'crm-add --update: killed before each call'
k=0 olds=0 news=0 ended=137
while test $ended = 137 && test $k -lt 60; do
	k=$((k + 1))
	cp old data/customers.tsv
	chmod 640 data/customers.tsv
	with_fault "any@$k=kill" /data crm-add -f data/customers.tsv --update id=c2 note=changed name=Robert >out 2>err
	ended=$?
	check_rewritten "call $k"
done
test $ended = 0 || bad "does not end: status $ended"
test $olds -gt 6 && test $news -gt 2 || bad "old $olds times, new $news times"

try 'crm-add --update: killed within the write'
n=0 olds=0
total=$(wc -c <new)
while test $n -le "$total"; do
	cp old data/customers.tsv
	chmod 640 data/customers.tsv
	run 137 with_fault "write@1=kill:$n" .crm-new crm-add -f data/customers.tsv --update id=c2 note=changed name=Robert
	cmp -s data/customers.tsv old || bad "$n: not the old file"
	check_rewritten "byte $n"
	n=$((n + 7))
done

try 'crm-add: a column added to the file, killed before each call'
cp old data/customers.tsv
run 0 crm-add -f data/customers.tsv name=X email=x@example.org
cp data/customers.tsv grown
k=0 status=137
while test $status = 137 && test $k -lt 60; do
	k=$((k + 1))
	cp old data/customers.tsv
	with_fault "any@$k=kill" /data crm-add -f data/customers.tsv name=X email=x@example.org >out 2>err
	status=$?
	cmp -s data/customers.tsv old || cmp -s data/customers.tsv grown || bad "call $k: neither old nor new"
done
test $status = 0 || bad "does not end: status $status"

try 'an append after a killed rewrite'
cp old data/customers.tsv
run 137 with_fault 'rename@1=kill' /data crm-add -f data/customers.tsv --update id=c2 note=changed
run 0 crm-add -f data/customers.tsv name=Later
test "$(wc -l <data/customers.tsv)" = 5 || bad "not one row more"
run 0 crm-add -f data/customers.tsv --update id=c2 note=changed
test "$(ls -A data)" = customers.tsv || bad "stray files: $(ls -A data)"
