# crm-report --site stopped by a full disk, by calls that fail, and by kill -9: there is a whole site or what was there
# before, and what a run leaves that was killed is removed by the next.
. "$ROOT/tests/faults/common"
make_files
mkdir book
mv customers.tsv log.tsv book

site='crm-report --site=www --months=1 --today=2026-11-21 --lang=en book'
site() { $site; }

# What was there before is there, whole, and nothing beside it.
as_before() {
	if test -d before; then
		diff -r before www >/dev/null || bad "$1: not what was there before"
		test "$(ls -d www*)" = www || bad "$1: left: $(ls -d www*)"
	else
		test -z "$(ls -d www* 2>/dev/null)" || bad "$1: left: $(ls -d www*)"
	fi
}
whole() { # a site of all customers: three pages of theirs, the list and the customers
	test "$(ls -A www | tr '\n' ' ')" = '.crm-site customer-c1.html customer-c2.html customer-c3.html customers.html index.html ' ||
		bad "$1: not a whole site: $(ls -A www 2>&1 | tr '\n' ' ')"
	for page in www/*.html; do
		test "$(tail -n 1 "$page")" = '</html>' || bad "$1: $page is not whole"
	done
}

site >/dev/null || exit 2
bytes=$(cat www/* www/.crm-site | wc -c)
rm -r www

# A disk that is full at any byte, with and without a site that is there.
for there in '' before; do
	try "crm-report --site: a full disk, ${there:-nothing} there"
	room=0
	test -z "$there" || { site && cp -r www before; }
	while test "$room" -lt "$bytes"; do
		run 2 with_fault "write,writev@1+=room:$room" www $site
		grep -q '^crm-report: www: cannot write [a-z0-9.-]*: No space left on device$' err || bad "$room: $(cat err)"
		silent
		as_before "room for $room bytes"
		room=$((room + 1 + bytes / 24))
	done
	run 0 with_fault "write,writev@1+=room:$bytes" www $site
	whole 'room for all'
	rm -rf www
done

# Each call that fails. A site that is there is exchanged in one step; where the file system cannot do that, it steps aside.
site || exit 2
for call in mkdtemp openat fchmod write close fsync syncfs rename; do
	for number in 1 2 3; do
		try "crm-report --site: $call fails, the $number. time"
		run 2 with_fault "$call@$number=EIO" www $site
		if ! fired; then # it is not called so often
			wrong=
			test $status = 0 || bad "status $status without a fault"
			test $number -gt 1 || bad 'never called'
			break
		fi
		grep -q '^crm-report: www: .*Input/output error$' err || bad "$(cat err)"
		as_before "$call"
		silent
	done
done

try 'crm-report --site: two names cannot be exchanged in one step'
with_fault 'rename@1=EINVAL' www $site >out 2>err || bad "$(cat err)"
fired || bad 'no fault'
no_complaints
whole 'stepped aside'
as_before 'stepped aside'
run 2 with_fault 'rename@1+=EINVAL' www $site
said_only 'crm-report: www: Invalid argument'
as_before 'cannot step aside'

try 'crm-report --site: the parent cannot be synced'
run 2 with_fault 'fsync@2=EIO' "$PWD" $site
said_only 'crm-report: www: the pages are there, but its directory cannot be synced: Input/output error'
whole 'not synced'
rm -rf www.new-*

try 'crm-report --site: the pages before cannot be removed'
run 2 with_fault 'rmdir@1+=EIO' www $site
grep -q '^crm-report: www: the pages are there, but those before them cannot be removed from www\.new-[A-Za-z0-9]*: Input/output error$' err || bad "$(cat err)"
whole 'not removed'
run 0 site
grep -q '^crm-report: www\.new-[A-Za-z0-9]*: removed: a run that was stopped had left it$' err || bad "$(cat err)"
as_before 'removed by the next'

# Killed before each call that changes something; then a run that is not.
for exchange in one two; do
	for there in '' before; do
		test "$exchange$there" != two || continue # there is nothing to exchange
		try "crm-report --site: killed before each call, ${there:-nothing} there, $exchange steps to exchange"
		k=0 stopped=0 recovered=0
		while k=$((k + 1)); test $k -le 200; do
			rm -rf www www.* fired
			test -z "$there" || cp -r before www
			(
				export LD_PRELOAD="$SHIMS/fault.so" FAULT="any@$k=kill" FAULT_FILE=www FAULT_MARK=fired
				test $exchange = one || export FAULT_NO_EXCHANGE=1
				site >out 2>err </dev/null
			)
			fired || break
			stopped=$((stopped + 1))
			test -z "$(ls -d www.* 2>/dev/null)" || recovered=$((recovered + 1))
			test ! -e www || whole "killed at $k"
			test -n "$there" -a ! -e www -a $exchange = one && bad "killed at $k: there is none"
			run 0 site
			whole "after $k"
			test "$(ls -d www*)" = www || bad "after $k: left: $(ls -d www*)"
			grep -v -e ': removed: a run that was stopped had left it$' -e ': put back: a run that was stopped had moved it aside$' err >other && bad "$(cat other)"
			silent
		done
		test $stopped -gt 15 || bad "killed only $stopped times"
		test $recovered -gt 10 || bad "only $recovered times something was left"
	done
done

try 'crm-report --site: a site that a killed run had moved aside is there again, also if the next run fails'
rm -rf www www.*
cp -r before www.old-a1B2c3
cp book/log.tsv log0
printf 'e9\tx\n' >>book/log.tsv
run 1 site
said 'crm-report: www: put back: a run that was stopped had moved it aside'
as_before 'put back'
cp log0 book/log.tsv

# What is not ours stays: other names, other content, links, files, and what a run is writing just now.
try 'crm-report --site: what is not of a stopped run stays'
site || bad 'fails'
mkdir www.new-abcde www.new-abcdefg www.backup www.new-files1 www.old-site01 www.new-empty1 wwx.new-abcdef
for d in www.new-abcde www.new-abcdefg www.backup www.new-files1 www.old-site01 wwx.new-abcdef; do touch $d/.crm-site $d/index.html; done
touch www.new-files1/mine.txt www.new-afile1
mkdir target && touch target/.crm-site target/index.html && ln -s target www.new-alink1
run 0 site
said 'crm-report: www.old-site01: removed: a run that was stopped had left it'
said 'crm-report: www.new-empty1: removed: a run that was stopped had left it'
test "$(wc -l <err)" = 2 || bad "$(cat err)"
test "$(ls -d www* wwx* | tr '\n' ' ')" = 'www www.backup www.new-abcde www.new-abcdefg www.new-afile1 www.new-alink1 www.new-files1 wwx.new-abcdef ' || bad "$(ls -d www* wwx*)"
must test -f target/index.html
rm -rf www.* wwx.* target

try 'crm-report --site: two runs at a time'
FAULT_RUN="$site" run 0 with_fault 'write@3=run' www $site
fired || bad 'no second run'
no_complaints
whole 'two runs'
as_before 'two runs'

if can_be_refused; then
	try 'crm-report --site: a directory that cannot be written'
	mkdir closed && chmod 500 closed
	run 2 as_user crm-report --site=closed/www --today=2026-11-21 book
	said_only 'crm-report: closed/www: Permission denied'
	test -z "$(ls -A closed)" || bad 'something was left'
	chmod 700 closed && rmdir closed
else
	skip 'crm-report --site: a directory that cannot be written'
fi
