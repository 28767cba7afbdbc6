# crm-mail stopped in the middle: no message leaves twice unless an option says so, and none gets lost in silence. A small
# book has three birthdays; the same run is made again and again, each time with a fault at another call.
. "$ROOT/tests/faults/common"

printf 'id\tname\temail\tphone\nc1\tAnn\tann@x.org\t+4911\nc2\tСветлана\tsveta@x.org\t+4922\nc3\t王芳\twang@x.org\t+4933\n' >customers.tsv
printf 'event\tdate\tcustomer\tkind\tnote\n' >log.tsv
printf 'id\tdue_rule\tdue_date\tdue_action\tdue_channel\n' >due.tsv
for c in c1 c2 c3; do printf '%s\tbirthday\t2026-11-21\tgreet\temail\n' $c; done >>due.tsv
printf 'Subject: Happy birthday, {name}\n\nDear {name},\nFrom us all the best.\n' >birthday.txt
printf '\nHappy birthday, {name}\n' >sms.txt

# send OUTPUT OPTION ...: the run; its entries of the log go to the file "entries".
send() {
	how=$1
	shift
	crm-mail -c customers.tsv -l log.tsv --today=2026-11-21T09:30 --from='Shop <shop@x.org>' \
		"$how" --sent=sent.tsv "$@" due.tsv
}
mail() { send --mbox=mbox --template=birthday.txt "$@"; }
sms() { send --sms=spool.tsv --channel=sms --template=sms.txt "$@"; }

# The customers whose message is in the output, one line for each message.
in_mbox() { test ! -f mbox || sed -n 's/^To: .*<\(.\).*@x.org>$/\1/p' mbox | sed 's/a/c1/; s/s/c2/; s/w/c3/' | sort; }
in_spool() { test ! -f spool.tsv || sed -n 's/^\(c[0-9]\)	.*/\1/p' spool.tsv | sort; }
entries() { cat "$@" 2>/dev/null | awk -F '\t' '/^m/ {print $3}' | sort -u; }

# after WHERE: what holds when the run was stopped (entries in "first") and made again (entries in "second", report in "err").
after() {
	$1 >there
	uniq -d there >twice
	test ! -s twice || bad "$k: sent twice: $(cat twice)"
	sed -n 's/^crm-mail: held back: \(c[0-9]\) .*uncertain: .*/\1/p' err | sort >uncertain
	test "$(wc -l <uncertain)" -le 1 || bad "$k: more than one is uncertain: $(cat uncertain)"
	sort -u there uncertain | tr '\n' ' ' >all
	test "$(cat all)" = 'c1 c2 c3 ' || bad "$k: neither sent nor uncertain: only $(cat all)"
	entries first second >logged
	comm -23 logged there >false
	test ! -s false || bad "$k: logged and not sent: $(cat false)"
	sort -u logged uncertain | comm -13 - there >lost
	test ! -s lost || bad "$k: sent and not logged: $(cat lost)"
}

# each WHERE COMMAND: kills it before each call that changes something, and makes the run again.
each() {
	where=$1
	shift
	k=0 stopped=0 doubtful=0
	while k=$((k + 1)); test $k -le 90; do
		rm -f mbox spool.tsv sent.tsv first second
		rm -f fired
		(
			export LD_PRELOAD="$SHIMS/fault.so" FAULT="any@$k=kill" FAULT_FILE="$PWD/" FAULT_MARK=fired
			"$@" >first 2>/dev/null </dev/null
		)
		fired || break
		stopped=$((stopped + 1))
		"$@" >second 2>err </dev/null || bad "$k: the run after it fails: $(cat err)"
		after "$where"
		test ! -s uncertain || doubtful=$((doubtful + 1))
		cp there before
		"$@" --uncertain=done >third 2>err </dev/null || bad "$k: --uncertain=done fails: $(cat err)"
		$where | cmp -s - before || bad "$k: --uncertain=done sends"
		test "$(entries third | tr '\n' ' ')" = 'c1 c2 c3 ' || bad "$k: --uncertain=done does not log"
	done
	test $stopped -gt 15 || bad "killed only $stopped times"
	test $doubtful -gt 2 || bad "only $doubtful times something was uncertain"
}

try 'crm-mail: killed before each call, with an mbox'
each in_mbox mail
try 'crm-mail: killed before each call, with text messages'
each in_spool sms

try 'crm-mail: uncertain messages are sent again with --uncertain=send'
rm -f mbox sent.tsv fired
run 137 with_fault 'writev@2=kill:60' /mbox crm-mail -c customers.tsv -l log.tsv --today=2026-11-21T09:30 \
	--from='Shop <shop@x.org>' --mbox=mbox --sent=sent.tsv --template=birthday.txt due.tsv
run 0 mail
said 'crm-mail: held back: c2 "Светлана", birthday: uncertain: it was begun at 2026-11-21T09:30, and may have left or not; look, and then give --uncertain=send or --uncertain=done'
said 'crm-mail: 1 message sent: 1 by email; 1 sent before; 1 held back'
run 0 mail --uncertain=send
said 'crm-mail: 1 message sent: 1 by email; 2 sent before; 0 held back'
# What the first run left of the second message is followed by an empty line, so that all others are whole.
test "$(grep -c '^From shop@x.org Sat Nov 21 09:30:00 2026$' mbox)" = 4 || bad "not four messages: $(cat mbox)"
test "$(grep -c '^Content-Transfer-Encoding: ' mbox)" = 3 || bad "not three whole messages: $(cat mbox)"

try 'crm-mail: a call that fails stops it, and nothing gets lost'
for fault in 'fdatasync@1=EIO' 'fdatasync@2=EIO' 'fdatasync@3=EIO' 'fdatasync@4=EIO' 'writev@1=ENOSPC' 'writev@2=ENOSPC' 'writev@4=ENOSPC' \
	'writev@1=short:7' 'flock@1=EIO'; do
	rm -f mbox sent.tsv
	k=$fault
	run 2 with_fault "$fault" /sent.tsv crm-mail -c customers.tsv -l log.tsv --today=2026-11-21T09:30 \
		--from='Shop <shop@x.org>' --mbox=mbox --sent=sent.tsv --template=birthday.txt due.tsv
	fired || bad "$fault: no fault"
	cp out first
	mail >second 2>err </dev/null || bad "$fault: the run after it fails: $(cat err)"
	after in_mbox
done
for fault in 'writev@1=ENOSPC' 'writev@2=ENOSPC' 'writev@2=short:30' 'fdatasync@2=EIO' 'close@1=EIO' 'flock@1=EIO'; do
	rm -f mbox sent.tsv
	k=$fault
	run 2 with_fault "$fault" /mbox crm-mail -c customers.tsv -l log.tsv --today=2026-11-21T09:30 \
		--from='Shop <shop@x.org>' --mbox=mbox --sent=sent.tsv --template=birthday.txt due.tsv
	fired || bad "$fault: no fault"
	cp out first
	test ! -f mbox || ! grep -c . mbox >/dev/null || test "$(tail -c 1 mbox | od -An -c | tr -d ' ')" = '\n' || bad "$fault: torn"
	run 0 mail
	cp out second
	# It is certain that what failed did not leave, so that nothing is uncertain.
	! grep -q uncertain err || bad "$fault: uncertain: $(cat err)"
	after in_mbox
done

try 'crm-mail: a maildir: a message is there as a whole or not at all'
for fault in 'write@1=ENOSPC' 'write@1=kill:10' 'fsync@1=EIO' 'rename@1=EACCES' 'rename@1=kill'; do
	rm -rf dir sent.tsv
	with_fault "$fault" dir/ crm-mail -c customers.tsv -l log.tsv --today=2026-11-21T09:30 \
		--from='Shop <shop@x.org>' --maildir=dir --sent=sent.tsv --template=birthday.txt due.tsv >out 2>err </dev/null
	status=$?
	fired || bad "$fault: no fault"
	test $status = 2 || test $status = 137 || bad "$fault: status $status"
	test -z "$(ls dir/new)" || bad "$fault: something is in new"
	test $status = 137 || test -z "$(ls dir/tmp)" || bad "$fault: something is in tmp"
	run 0 send --maildir=dir --template=birthday.txt --uncertain=send
	test "$(ls dir/new | wc -l)" = 3 || bad "$fault: not three messages"
	rm -rf dir
done

# A message in "new" is delivered, and may be fetched at once, whatever the disk says afterwards.
try 'crm-mail: a maildir: what was delivered is not called failed'
rm -rf dir sent.tsv
run 2 with_fault 'fsync@1=EIO' dir/new crm-mail -c customers.tsv -l log.tsv --today=2026-11-21T09:30 \
	--from='Shop <shop@x.org>' --maildir=dir --sent=sent.tsv --template=birthday.txt due.tsv
fired || bad 'no fault'
test "$(ls dir/new | wc -l)" = 1 || bad 'not one message'
! grep -q failed sent.tsv || bad "$(cat sent.tsv)"
run 0 send --maildir=dir --template=birthday.txt
said 'crm-mail: held back: c1 "Ann", birthday: uncertain: it was begun at 2026-11-21T09:30, and may have left or not; look, and then give --uncertain=send or --uncertain=done'
test "$(ls dir/new | wc -l)" = 3 || bad "not three messages: $(ls dir/new)"

try 'crm-mail: a maildir on a file system that cannot sync a directory'
rm -rf dir sent.tsv
run 0 with_fault 'fsync@1=EINVAL' dir/new crm-mail -c customers.tsv -l log.tsv --today=2026-11-21T09:30 \
	--from='Shop <shop@x.org>' --maildir=dir --sent=sent.tsv --template=birthday.txt due.tsv
fired || bad 'no fault'
test "$(grep -c 'sent	2026-11-21T09:30$' sent.tsv)" = 3 || bad "$(cat sent.tsv)"
rm -rf dir

try 'crm-mail: an mbox that could not be cut back'
rm -f mbox sent.tsv
run 2 with_fault 'writev,ftruncate@1+=ENOSPC' /mbox crm-mail -c customers.tsv -l log.tsv --today=2026-11-21T09:30 \
	--from='Shop <shop@x.org>' --mbox=mbox --sent=sent.tsv --template=birthday.txt due.tsv
fired || bad 'no fault'
! grep -q failed sent.tsv || bad "$(cat sent.tsv)"
run 0 mail
said 'crm-mail: held back: c1 "Ann", birthday: uncertain: it was begun at 2026-11-21T09:30, and may have left or not; look, and then give --uncertain=send or --uncertain=done'

try 'crm-mail: text messages and letters that could not be cut back'
for way in sms post; do
	file=$(test $way = sms && echo spool.tsv || echo letters.tsv)
	option=$(test $way = sms && echo --sms=spool.tsv || echo --letters=letters.tsv)
	template=$(test $way = sms && echo sms.txt || echo birthday.txt)
	awk -v OFS='\t' '{print $0, NR == 1 ? "address" : "1 High St"}' customers.tsv >with-address.tsv
	spool() {
		"$@" crm-mail -c with-address.tsv -l log.tsv --today=2026-11-21T09:30 --from='Shop <shop@x.org>' \
			$option --sent=sent.tsv --channel=$way --template=$template due.tsv
	}
	rm -f spool.tsv letters.tsv sent.tsv
	run 2 spool with_fault 'fdatasync,ftruncate@1+=EIO' "/$file"
	fired || bad "$way: no fault"
	! grep -q failed sent.tsv || bad "$way: $(cat sent.tsv)"
	run 0 spool env
	grep -q '^crm-mail: held back: c1 "Ann", birthday: uncertain: ' err || bad "$way: $(cat err)"
	# What could be cut back did not leave.
	rm -f spool.tsv letters.tsv sent.tsv
	run 2 spool with_fault 'fdatasync@1=EIO' "/$file"
	test "$(tail -n 1 sent.tsv | cut -f 6)" = failed || bad "$way: $(cat sent.tsv)"
	run 0 spool env
	test "$(cut -f 1 "$file" | sort | tr '\n' ' ')" = 'c1 c2 c3 id ' || bad "$way: $(cat "$file")"
done
rm -f letters.tsv

# The name must still be that of the file when the lock is there: what is appended to a file that was taken away is read by nobody.
try 'crm-mail: an mbox that another program took away while it was waited for'
rm -f mbox taken sent.tsv
FAULT_RUN='mv mbox taken' run 0 with_fault 'flock@1=run' /mbox crm-mail -c customers.tsv -l log.tsv --today=2026-11-21T09:30 \
	--from='Shop <shop@x.org>' --mbox=mbox --sent=sent.tsv --template=birthday.txt due.tsv
fired || bad 'no fault'
test ! -s taken || bad "in the file that was taken away: $(cat taken)"
test "$(in_mbox | tr '\n' ' ')" = 'c1 c2 c3 ' || bad "in the mbox: $(in_mbox)"

# What is appended to a file that loses its name in that moment is taken back, and sent by the next run.
try 'crm-mail: an mbox that another program takes away while it is written'
rm -f mbox taken sent.tsv
FAULT_RUN='mv mbox taken' run 75 with_fault 'fdatasync@1=run' /mbox crm-mail -c customers.tsv -l log.tsv --today=2026-11-21T09:30 \
	--from='Shop <shop@x.org>' --mbox=mbox --sent=sent.tsv --template=birthday.txt due.tsv
fired || bad 'no fault'
said 'crm-mail: mbox: was replaced by another program; nothing was written; nothing was sent, and 2 more were not tried'
test ! -s taken || bad "in the file that was taken away: $(cat taken)"
run 0 mail
test "$(in_mbox | tr '\n' ' ')" = 'c1 c2 c3 ' || bad "in the mbox: $(in_mbox)"

# Programs for mail may take the lock of fcntl alone.
try 'crm-mail: an mbox that a lock of fcntl holds'
rm -f mbox sent.tsv
: >mbox
python3 -c 'import fcntl, sys, time
f = open("mbox", "r+")
fcntl.lockf(f, fcntl.LOCK_EX)
print("locked", flush=True)
time.sleep(30)' >holding &
holder=$!
until test -s holding; do sleep 0.1; done
run 75 mail --lock-timeout=0
said 'crm-mail: mbox: is locked by another program; try again; nothing was sent, and 2 more were not tried'
kill $holder
wait $holder 2>/dev/null
run 0 mail
test "$(in_mbox | tr '\n' ' ')" = 'c1 c2 c3 ' || bad "in the mbox: $(in_mbox)"

try 'crm-mail: entries of the log that nobody takes'
rm -f mbox sent.tsv
crm-mail -c customers.tsv -l log.tsv --today=2026-11-21T09:30 --from=s@x.org --mbox=mbox --sent=sent.tsv \
	--template=birthday.txt due.tsv >/dev/full 2>err </dev/null
test $? = 2 || bad "status $?"
said 'crm-mail: standard output: No space left on device'
test ! -e mbox || bad 'a message left'

try 'crm-mail: one run at a time'
rm -f mbox
: >sent.tsv
run 75 flock sent.tsv crm-mail -c customers.tsv -l log.tsv --today=2026-11-21T09:30 --from=s@x.org --mbox=mbox --sent=sent.tsv --lock-timeout=0 \
	--template=birthday.txt due.tsv
said 'crm-mail: sent.tsv: is locked by another program; try again'
run 75 flock mbox crm-mail -c customers.tsv -l log.tsv --today=2026-11-21T09:30 --from=s@x.org --no-sent --mbox=mbox --lock-timeout=0 \
	--template=birthday.txt due.tsv
must test ! -s mbox
