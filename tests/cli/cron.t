# The jobs of samples/cron, in the bare environment that cron gives: nothing is set but HOME.
& command -v flock
& crm-stats --version
& crm-report --help | grep -q -e --each

$ cp -r "$ROOT/samples/cron" crm-cron; mkdir shop out tmp; cp "$ROOT"/samples/shop/customers.tsv "$ROOT"/samples/shop/log.tsv shop; chmod 644 shop/*
@ shop/addresses.tsv
owner→email
maria→maria@example.com
li→li@example.com
oleg→oleg@example.com
boss→boss@example.com
.
# A program that sends: it keeps each message as out/N, and says so when the file "stop" is there.
@ sendmail
#!/bin/sh
cd "$(dirname "$0")" || exit
if test -e slow; then sleep 3; fi
if test -e stop; then echo "sendmail: no such host" >&2; exit 75; fi
cat >message
if test -s refused && grep -q "^To: $(cat refused)" message; then echo "sendmail: no such user" >&2; exit 67; fi
mv message "out/$(ls out | wc -l | tr -d ' ')"
.
$ chmod +x sendmail; sed -i.old "s|^#PATH=.*|PATH=$B/bin:\$PATH|; s|^send=.*|send=$PWD/sendmail|" crm-cron/settings

# Of the environment only the options of a sanitizer are kept.
$ test -z "$ASAN_OPTIONS" || echo "export ASAN_OPTIONS=$ASAN_OPTIONS" >>crm-cron/settings

@ job
# job NAME: as cron runs it, and what is left
env -i HOME="$PWD" TMPDIR="$PWD/tmp" "$PWD/crm-cron/$1"
status=$?
for m in out/*; do test ! -f "$m" || grep -h '^To: ' "$m"; done | sort | uniq -c | tr -s ' '
rm -f out/*
ls -A tmp # nothing is left behind
exit $status
.

# ---- the morning: a message to each owner who has contacts today ----
$ sh job morning 2>said; grep -v -e 'left for later' -e 'put off' -e 'carried over' said
 1 To: li@example.com
 1 To: maria@example.com
 1 To: oleg@example.com
? 1
$ find shop/.morning.lock shop/.morning.sent -perm 600; cut -f 1,3 shop/.morning.sent | sed "s/^$(date +%F)/today/"
shop/.morning.lock
shop/.morning.sent
today→li
today→maria
today→oleg

# Again on the same day: everybody has got it. What was sent the day before does not count.
$ sh job morning 2>&1 | grep -v -e 'left for later' -e 'put off' -e 'carried over'; sed -i "s/^$(date +%F)/2026-01-01/" shop/.morning.sent; sh job morning 2>/dev/null; cut -f 1,3 shop/.morning.sent | grep -c 2026-01-01
morning: li: sent earlier today
morning: maria: sent earlier today
morning: oleg: sent earlier today
 1 To: li@example.com
 1 To: maria@example.com
 1 To: oleg@example.com
0
? 1

# ---- one owner's mail cannot be sent: the others get theirs; the next run sends what is missing, and that alone ----
$ rm shop/.morning.sent; echo maria@example.com >refused; sh job morning 2>said; echo "status $?"; grep -o -e 'sendmail: no such user' -e 'the message of "maria" was not sent' said
 1 To: li@example.com
 1 To: oleg@example.com
status 2
sendmail: no such user
the message of "maria" was not sent
$ sh job morning 2>/dev/null; echo "status $?"; rm refused; sh job morning 2>said; echo "status $?"; grep '^morning' said; sh job morning 2>/dev/null
status 2
 1 To: maria@example.com
status 0
morning: li: sent earlier today
morning: oleg: sent earlier today

# Two owners with one address are two mails. Rows without an owner, and an owner whose name is not plain, have theirs, too.
$ rm shop/.morning.sent; cp shop/customers.tsv c.kept; cp shop/addresses.tsv a.kept; printf 'owner\temail\n\tboss@example.com\na\\\\b *\tboss@example.com\noleg\tboss@example.com\n' >shop/addresses.tsv; awk -F '\t' -v OFS='\t' '$3 == "li" {$3 = "a\\\\b *"} $3 == "maria" {$3 = ""} 1' c.kept >shop/customers.tsv; sh job morning 2>said; echo "status $?"; cut -f 3 shop/.morning.sent; sh job morning 2>&1 | grep ^morning; mv c.kept shop/customers.tsv; mv a.kept shop/addresses.tsv
 3 To: boss@example.com
status 0
>
a\\b *
oleg
morning: the mail for rows without an owner: sent earlier today
morning: a\\b *: sent earlier today
morning: oleg: sent earlier today

# A trial with another program (send=cat) does not count as sent.
$ rm shop/.morning.sent; sed -i.old 's/^send=.*/send=cat/' crm-cron/settings; env -i HOME="$PWD" crm-cron/morning 2>&1 | grep -c '^To: '; mv crm-cron/settings.old crm-cron/settings; sh job morning 2>/dev/null; rm shop/.morning.sent
3
 1 To: li@example.com
 1 To: maria@example.com
 1 To: oleg@example.com

# In the language of the settings.
$ sed -i.old 's/^#lang=zh/lang=zh/' crm-cron/settings; env -i HOME="$PWD" "$PWD/crm-cron/morning" 2>/dev/null; python3 -c 'import email, email.policy; print(email.message_from_binary_file(open("out/0", "rb"), policy=email.policy.default)["Subject"][:4])'; rm -f out/*; mv crm-cron/settings.old crm-cron/settings
待联系的

# ---- the week and the month ----
$ sh job weekly
 1 To: manager@example.com

# Of eight whole weeks: the first Monday and the last Sunday count, the days before and after them do not, on whatever day it runs.
$ cp shop/log.tsv log.kept; monday=$(date -d "$(date +%F) -$(($(date +%u) - 1)) days" +%F); on() { date -d "$monday $1 days" +%F; }; printf 'date\tcustomer\tkind\tamount\n' >shop/log.tsv; for d in -57:1 -56:2 -1:4 +0:8; do printf '%s\t%s\tpurchase\t%s\n' "$(on "${d%:*}")" "$(sed -n 2p shop/customers.tsv | cut -f 1)" "${d#*:}"; done >>shop/log.tsv; env -i HOME="$PWD" TMPDIR="$PWD/tmp" "$PWD/crm-cron/weekly"; printf '%s\n' "$(date -d "$(on -56)" +%G-W%V) 2.00" "$(date -d "$(on -1)" +%G-W%V) 4.00" >expected; python3 -c 'import email, email.policy; print(email.message_from_binary_file(open("out/0", "rb"), policy=email.policy.default).get_body(("plain",)).get_content())' | awk '$1 ~ /^20..-W/ {print $1, $NF}' | diff expected - && echo same; mv log.kept shop/log.tsv; rm -f out/*
same
$ sh job monthly; find shop/scores -name "$(date +%Y-%m).tsv" -perm 600 | wc -l | tr -d ' '; head -n 1 shop/scores/*.tsv | tr '\t' '\n' | grep -c -x -e value -e closeness -e score
 1 To: manager@example.com
1
3

# Once more in the same month: the file is replaced.
$ sh job monthly; ls shop/scores | wc -l | tr -d ' '
 1 To: manager@example.com
1

# ---- greetings to customers: sent, logged, and not sent twice; the built-in policy asks for consent, which c1 to c3 gave ----
$ mkdir greet; cp -r "$ROOT/samples/templates" greet/templates; printf 'id\tname\temail\tlang\tbirthday\tconsent\nc1\tAnn\tann@x.org\ten\t1980-%s\temail\nc2\t王芳\twang@x.org\tzh\t1980-%s\temail\nc3\tEve\teve@x.org\ten\t1980-%s\temail\nc4\tTom\ttom@x.org\ten\t1980-%s\tnone\n' $(date '+%m-%d %m-%d') $(date -d tomorrow +%m-%d) $(date +%m-%d) >greet/customers.tsv; printf 'event\tdate\tcustomer\tkind\n' >greet/log.tsv; sed -i.old 's|^book=.*|book=$HOME/greet|; s|^sender=.*|sender="Shop <crm@example.com>"|' crm-cron/settings; sh job greetings; sh job greetings; cut -f 3,4 greet/log.tsv
 1 To: =?UTF-8?B?546L6Iqz?= <wang@x.org>
 1 To: Ann <ann@x.org>
customer→kind
c1→greeting
c2→greeting

# Mail that does not go out, in the middle: what left is logged, the rest is sent by the next run, and the fault is told.
$ printf 'event\tdate\tcustomer\tkind\n' >greet/log.tsv; rm greet/sent.tsv; echo '.*wang@x.org' >refused; sh job greetings 2>said; echo "status $?"; grep -o -e 'sendmail: no such user' -e 'crm-mail: the command ended.*' said; cut -f 3 greet/log.tsv; rm refused; sh job greetings; cut -f 3 greet/log.tsv
 1 To: Ann <ann@x.org>
status 2
sendmail: no such user
crm-mail: the command ended with status 67; 1 message was sent before
customer
c1
 1 To: =?UTF-8?B?546L6Iqz?= <wang@x.org>
customer
c1
c2

# Without templates it fails, and says so.
# Whoever has a telephone and no channel is called, unless the settings say by=email.
$ sed 's/\temail\tlang/\temail\tphone\tlang/; s/@x.org/&\t+44 7700 900201/' greet/customers.tsv >c.phones; mv c.phones greet/customers.tsv; printf 'event\tdate\tcustomer\tkind\n' >greet/log.tsv; rm -f greet/sent.tsv; sed -i 's/\temail$/\tphone;email/' greet/customers.tsv; sh job greetings; wc -l <greet/log.tsv; sed -i 's/^#by=/by=/' crm-cron/settings; sh job greetings; cut -f 3 greet/log.tsv | sort
1
 1 To: =?UTF-8?B?546L6Iqz?= <wang@x.org>
 1 To: Ann <ann@x.org>
c1
c2
customer

$ rm -r greet/templates; sh job greetings 2>&1 | grep -c 'where are the templates'; mv crm-cron/settings.old crm-cron/settings
1

# ---- two runs at once: one does the work, the other says so and fails ----
$ : >slow; for i in 1 2; do { env -i HOME="$PWD" "$PWD/crm-cron/weekly" 2>"said.$i"; echo "status $?" >>"said.$i"; } & sleep 1; done; wait; rm slow; cat said.1 said.2; ls out | wc -l | tr -d ' '; rm -f out/*
status 0
weekly: the run before this one is still at work, so nothing was done
status 75
1

# And the lock of a run that ended is no hindrance.
$ sh job weekly
 1 To: manager@example.com

# ---- what goes wrong is told, and nothing is sent ----
$ cp shop/log.tsv log.kept; printf 'e9999\t2026-11-20\n' >>shop/log.tsv; sed -i.old '5s/$/\textra/' shop/log.tsv; sh job morning 2>said; echo $?; sed "s|$PWD/||" said | grep -o '^crm-due: shop/log.tsv:5: '
1
crm-due: shop/log.tsv:5: 
$ for j in weekly monthly; do sh job $j 2>/dev/null || echo "$j $?"; done; cp log.kept shop/log.tsv; rm -f shop/log.tsv.old
weekly 1
monthly 1

# A mail program that fails; a book that is not there; no program.
$ : >stop; sh job weekly 2>said; echo $?; rm stop; grep -c 'sendmail: no such host' said
2
1
$ mv shop away; sh job morning 2>&1 | tail -n 1 | sed "s|$PWD/||g"; mv away shop
morning: cannot go to the book, shop: see crm-cron/settings
$ sed -i.old '/^PATH/d' crm-cron/settings; env -i HOME="$PWD" sh -c 'PATH=/nowhere; exec "$HOME/crm-cron/morning"' 2>&1 | grep -c -e 'crm-[a-z]* is not in /usr/local/bin' ; mv crm-cron/settings.old crm-cron/settings
1

# ---- what systemd runs when a job failed: the manager gets the end of the journal ----
@ bin/journalctl
#!/bin/sh
echo "asked: $*"
echo 'morning: cannot go to the book: Ошибка'
printf '.\nsaid after a line that is a dot alone\n..\n'
.
$ chmod +x bin/journalctl; sed -i.old "s|^PATH=.*|PATH=$PWD/bin:\$PATH|" crm-cron/settings; mv shop away; env -i HOME="$PWD" TMPDIR="$PWD/tmp" crm-cron/failed morning; mv away shop; cat out/*; ls -A tmp
From: crm@example.com
To: manager@example.com
Subject: crm: the job morning failed
MIME-Version: 1.0
Content-Type: text/plain; charset=UTF-8
Content-Transfer-Encoding: 8bit
>
asked: --user --unit=crm@morning.service --lines=20 --output=cat --no-pager
morning: cannot go to the book: Ошибка
~ [.] 
said after a line that is a dot alone
..

# A mail that does not go out is a failure; so is a call without the job.
$ : >stop; env -i HOME="$PWD" TMPDIR="$PWD/tmp" crm-cron/failed morning; echo $?; rm stop; env -i HOME="$PWD" crm-cron/failed; echo $?; rm -f out/*; ls -A tmp; mv crm-cron/settings.old crm-cron/settings
75
2
! sendmail: no such host
! failed: say which job failed

# ---- no address: such customers go to the manager, or where the settings say (rest), and the others are not kept waiting ----
$ cp shop/customers.tsv c.kept; sed -i.old /^maria/d shop/addresses.tsv; awk -F '\t' -v OFS='\t' '$3 == "li" {$3 = ""} 1' c.kept >shop/customers.tsv; rm -f shop/.morning.sent; sh job morning 2>said; echo "status $?"; sed "s|$PWD/||" said | grep address; sed -i.old 's/^rest=.*/rest=desk@example.com/' crm-cron/settings; rm -f shop/.morning.sent; sh job morning 2>/dev/null; mv crm-cron/settings.old crm-cron/settings; sed -i.old /^rest=/d crm-cron/settings; rm -f shop/.morning.sent; sh job morning 2>/dev/null; mv crm-cron/settings.old crm-cron/settings
 2 To: manager@example.com
 1 To: oleg@example.com
status 0
crm-report: shop/addresses.tsv: no address of "maria", whose rows go to manager@example.com
 2 To: desk@example.com
 1 To: oleg@example.com
 2 To: manager@example.com
 1 To: oleg@example.com
$ printf '\tnobody@example.com\n' >>shop/addresses.tsv; rm -f shop/.morning.sent; sh job morning 2>/dev/null; mv shop/addresses.tsv.old shop/addresses.tsv; mv c.kept shop/customers.tsv
 1 To: manager@example.com
 1 To: nobody@example.com
 1 To: oleg@example.com

# ---- units of systemd ----
@ verify
# verify: verifies them where systemd is there; otherwise says what it would say
if command -v systemd-analyze >/dev/null; then
	mkdir -p units && for u in crm-cron/systemd/*; do sed "s|%h|$PWD|; /^Documentation/d" "$u" >"units/$(basename "$u")"; done
	cp units/crm@.service units/crm@morning.service; cp units/crm@.service units/crm@weekly.service; cp units/crm@.service units/crm@monthly.service; cp units/crm@.service units/crm@greetings.service
	SYSTEMD_UNIT_PATH="$PWD/units:" systemd-analyze verify units/crm-*.timer units/crm@morning.service units/crm-failed@.service 2>&1 | grep crm
	for t in units/*.timer; do systemd-analyze calendar "$(sed -n 's/^OnCalendar=//p' "$t")" | sed -n 's/^Normalized form: //p; s/^ *Normalized form: //p'; done
else
	printf '%s\n' '*-*-* 09:00:00' '*-*-01 08:30:00' 'Mon..Sat *-*-* 07:30:00' 'Mon *-*-* 08:00:00'
fi
.
$ sh verify
*-*-* 09:00:00
*-*-01 08:30:00
Mon..Sat *-*-* 07:30:00
Mon *-*-* 08:00:00

# The crontab and the timers say the same times.
$ grep -v '^#' crm-cron/crontab | grep crm-cron | tr -s ' '
30 7 * * 1-6 $HOME/crm-cron/morning
0 8 * * 1 $HOME/crm-cron/weekly
30 8 1 * * $HOME/crm-cron/monthly
