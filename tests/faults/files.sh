# Files that are not there, not readable, not writable, or not files.
. "$ROOT/tests/faults/common"
make_files
make_stream || exit 2
cp log.tsv log0
cp customers.tsv customers0
mkdir dir

try 'missing is told as missing'
run 2 crm-log -f log.tsv -c none.tsv call c1
said_only 'crm-log: none.tsv: cannot open: No such file or directory'
run 2 crm-log -f log.tsv --from=none.tsv
said_only 'crm-log: none.tsv: cannot open: No such file or directory'
run 2 crm-add -f customers.tsv --from=none.tsv
said_only 'crm-add: none.tsv: cannot open: No such file or directory'
run 2 crm-log -f nowhere/log.tsv call c1
said_only 'crm-log: nowhere/log.tsv: cannot open for writing: No such file or directory'
run 2 crm-log -f log.tsv -p none.yaml call c1
grep -q '^crm-log: none.yaml: .*No such file or directory$' err || bad "$(cat err)"
must cmp -s log.tsv log0

try 'a directory is no file'
run 2 crm-log -f dir call c1
said_only 'crm-log: --file: "dir" is not a book: it has neither customers.tsv nor log.tsv ("crm new DIR" makes one)'
run 2 crm-add -f dir name=X
said_only 'crm-add: --file: "dir" is not a book: it has neither customers.tsv nor log.tsv ("crm new DIR" makes one)'
run 2 crm-log -f log.tsv -c dir call c1
said_only 'crm-log: --customers: "dir" is not a book: it has neither customers.tsv nor log.tsv ("crm new DIR" makes one)'
run 2 crm-log -f log.tsv --from=dir
said_only 'crm-log: dir: cannot read: Is a directory'
run 2 crm-log -f log.tsv -p dir call c1
said_only 'crm-log: --policy: "dir" is not a book: it has neither customers.tsv nor log.tsv ("crm new DIR" makes one)'
must cmp -s log.tsv log0

try 'what is no regular file is not written to'
mkfifo pipe
run 2 crm-log -f pipe call c1
said_only 'crm-log: pipe: is not a regular file'
run 2 crm-add -f /dev/null name=X
said_only 'crm-add: /dev/null: is not a regular file'

if can_be_refused; then
	try 'unreadable is told as unreadable, and not written'
	for mode in 000 200 400; do
		cp log0 log.tsv
		cp customers0 customers.tsv
		chmod $mode log.tsv customers.tsv
		run 2 as_user crm-log -f log.tsv call c1
		said_only 'crm-log: log.tsv: cannot open for writing: Permission denied'
		run 2 as_user crm-add -f customers.tsv name=X
		said_only 'crm-add: customers.tsv: cannot open for writing: Permission denied'
		run 2 as_user crm-add -f customers.tsv --update id=c1 note=X
		said_only 'crm-add: customers.tsv: cannot open for writing: Permission denied'
		chmod 600 log.tsv customers.tsv
		cmp -s log.tsv log0 && cmp -s customers.tsv customers0 || bad "$mode: written"
		rm log.tsv customers.tsv
	done
	cp log0 log.tsv
	cp customers0 customers.tsv
	chmod 000 customers.tsv
	run 2 as_user crm-log -f log.tsv -c customers.tsv call Ann
	said_only 'crm-log: customers.tsv: cannot open: Permission denied'
	chmod 600 customers.tsv
	must cmp -s log.tsv log0

	try 'a directory that may not be written in'
	cp log0 dir/log.tsv
	cp customers0 dir/customers.tsv
	printf 'e9\ttorn' | cat log0 - >dir/torn.tsv
	cp dir/torn.tsv before
	chmod 500 dir
	run 2 as_user crm-log -f dir/new.tsv call c1
	said_only 'crm-log: dir/new.tsv: cannot open for writing: Permission denied'
	run 2 as_user crm-add -f dir/customers.tsv --update id=c1 note=X
	said_only 'crm-add: dir/customers.tsv: cannot create a file in its directory: Permission denied'
	cmp -s dir/customers.tsv customers0 || bad "customers.tsv was changed"
	run 2 as_user crm-log -f dir/torn.tsv call c1
	said_only 'crm-log: dir/torn.tsv: cannot save its incomplete last line beside it: Permission denied'
	cmp -s dir/torn.tsv before || bad "torn.tsv was changed"
	run 2 as_user crm-score scored.tsv -o dir/out.tsv
	said_only 'crm-score: dir/out.tsv: cannot create a file in its directory: Permission denied'
	silent
	# An append needs no new file.
	run 0 as_user crm-log -f dir/log.tsv call c1
	test "$(wc -l <dir/log.tsv)" = 4 || bad "not appended"
	chmod 700 dir
	test "$(ls -A dir | tr '\n' ' ')" = 'customers.tsv log.tsv torn.tsv ' || bad "left: $(ls -A dir)"

	try 'a directory that may not be looked into'
	chmod 600 dir
	run 2 as_user crm-log -f dir/log.tsv call c1
	said_only 'crm-log: dir/log.tsv: cannot open for writing: Permission denied'
	run 2 as_user crm-score scored.tsv -o dir/out.tsv
	grep -q '^crm-score: dir/out.tsv: .*Permission denied$' err || bad "$(cat err)"
	chmod 700 dir
else
	skip 'unreadable files (nobody is refused anything here)'
fi

try 'a file that cannot be parsed is not written'
for text in 'id\tname\nc1\tAnn\tmore\nc2\tBob\n' 'id\tname\tid\nc1\tAnn\tx\n' 'id\tname\nc1\tA\377n\n' 'id\tname\nc1\tA\000n\n' \
	'id,name\nc1,"Ann\nc2,Bob\n' 'id,name\rc1,Ann\r'; do
	printf "$text" >bad.tsv
	cp bad.tsv before
	for job in 'name=X' '--update id=c1 name=X'; do
		run 1 crm-add -f bad.tsv $job
		grep -q '^crm-add: bad.tsv:' err || bad "$(cat err)"
		silent
		must cmp -s bad.tsv before
	done
done
rm -f bad.tsv

try 'hard links are refused by a rewrite, not by an append'
cp customers0 customers.tsv
ln customers.tsv twin.tsv
run 2 crm-add -f customers.tsv --update id=c1 note=X
said_only 'crm-add: customers.tsv: has 2 names (hard links), and a new file would replace only one of them'
must cmp -s customers.tsv customers0
run 0 crm-add -f customers.tsv name=X
must cmp -s customers.tsv twin.tsv
test "$(wc -l <twin.tsv)" = 5 || bad "not appended"
cp scored.tsv result.tsv
ln result.tsv twin2.tsv
run 2 crm-score scored.tsv -o result.tsv
said_only 'crm-score: result.tsv: has 2 names (hard links), and a new file would replace only one of them'
must cmp -s twin2.tsv scored.tsv
rm -f twin.tsv twin2.tsv result.tsv

try 'a link is followed, and mode and owner are kept'
rm -rf dir
mkdir dir
cp customers0 dir/real.tsv
chmod 640 dir/real.tsv
test "$(id -u)" != 0 || chown 65534:65534 dir/real.tsv
owner=$(stat -c %u:%g:%a dir/real.tsv)
ln -s dir/real.tsv link.tsv
ln -s link.tsv link2.tsv
run 0 crm-add -f link2.tsv --update id=c1 note=changed
test -L link2.tsv && test -L link.tsv || bad "a link was replaced"
grep -q changed dir/real.tsv || bad "not written"
test "$(stat -c %u:%g:%a dir/real.tsv)" = "$owner" || bad "$(stat -c %u:%g:%a dir/real.tsv), not $owner"
run 0 crm-add -f link2.tsv name=X
test "$(wc -l <dir/real.tsv)" = 5 || bad "not appended"
run 0 crm-score scored.tsv -o link2.tsv
test -L link2.tsv && test -L link.tsv || bad "a link was replaced by -o"
cmp -s dir/real.tsv scored.tsv || bad "-o did not write through the link"
test "$(stat -c %u:%g:%a dir/real.tsv)" = "$owner" || bad "-o: $(stat -c %u:%g:%a dir/real.tsv), not $owner"
test "$(ls -A dir)" = real.tsv || bad "left: $(ls -A dir)"

try 'a link to what is not there yet'
rm link2.tsv
ln -s dir/later.tsv link3.tsv
run 2 crm-log -f link3.tsv call c1
said_only 'crm-log: link3.tsv: is a link to a file that is not there'
test -L link3.tsv && ! test -e dir/later.tsv || bad "the link was replaced, or followed"
run 2 crm-score scored.tsv -o link3.tsv
said_only 'crm-score: link3.tsv: is a link to a file that is not there'
test -L link3.tsv || bad "the link was replaced by -o"
ln -s loop.tsv loop.tsv
run 2 crm-log -f loop.tsv call c1
said_only 'crm-log: loop.tsv: cannot open for writing: Too many levels of symbolic links'

try 'a fault leaves no new file behind'
run 1 crm-log -f fresh.tsv nonsense c1
run 1 crm-add -f fresh.tsv name=
run 1 crm-add -f fresh.tsv name=X birthday=never
printf 'name\tphone\nA\t+1 22\nB\t+122\n' | crm-add -f fresh.tsv >out 2>err
test $? = 1 || bad "not status 1"
test ! -e fresh.tsv || bad "fresh.tsv was made"

try 'an error in the last of many leaves all unwritten'
cp customers0 customers.tsv
for i in 1 2 3 4 5 6 7 8 9; do echo "N$i"; done | sed '1s/^/name\n/; $s/$/\tmore/' | crm-add -f customers.tsv >out 2>err
test $? = 1 || bad "not status 1"
silent
said_only 'crm-add: standard input:10: has 2 fields, but the header has 1'
must cmp -s customers.tsv customers0
