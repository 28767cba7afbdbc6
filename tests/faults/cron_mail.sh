# A real cron daemon runs the job of the morning, and its mails go through a real SMTP server on loopback
# (OpenSMTPD) into maildirs, from which Python's email library reads them. A second job has a broken
# log: cron mails what it complained of. Both daemons are in a mount namespace of their own, with
# directories of this test in the place of their spools, so the system's are not touched. The mail is
# delivered by a user who may not be able to enter the directory of this test, therefore it goes
# below /var/spool. It takes until the next full minute.
skip() { echo "skip cron_mail: $*"; exit 77; }

if test "$1" != inside; then
	test "$(id -u)" = 0 || skip "needs root"
	for program in unshare flock python3 smtpd cron; do
		command -v $program >/dev/null || skip "needs $program (make deps-heavy)"
	done
	test -d /var/spool/cron/crontabs || skip "needs a cron with its crontabs in /var/spool/cron/crontabs"
	smtpd -h 2>&1 | grep -qi opensmtpd || skip "needs OpenSMTPD (make deps-heavy)"
	crm-report --help | grep -q -e --each || skip "needs crm-report --each"
	unshare --mount true 2>/dev/null || skip "needs mount namespaces"
	exec unshare --mount --propagation private sh "$ROOT/tests/faults/cron_mail.sh" inside
fi

bad=0
t=$PWD
check() { what=$1; shift; if "$@"; then echo "ok $what"; else echo "not ok $what"; bad=1; fi; }

# ---- the two daemons ----
mkdir -p run spool/cron/crontabs spool/smtpd spool/mail empty
chmod 1730 spool/cron/crontabs
chmod 711 spool/smtpd
chmod 755 spool
chown nobody spool/mail
ln -s spool/mail mail
: >no-crontab
mount --bind run /run && mount --bind spool /var/spool && mount --bind empty /etc/cron.d &&
	mount --bind no-crontab /etc/crontab || skip "cannot mount"
port=$((20000 + $$ % 20000))
nobody=$(id -u nobody):$(id -g nobody)
cat >smtpd.conf <<END
table users { maria = "$nobody:/var/spool/mail/maria", li = "$nobody:/var/spool/mail/li", oleg = "$nobody:/var/spool/mail/oleg", keeper = "$nobody:/var/spool/mail/keeper" }
listen on 127.0.0.1 port $port
action "over-smtp" relay host smtp://127.0.0.1:$port
action "keep" maildir "/var/spool/mail/%{rcpt.user:lowercase}" userbase <users>
match from socket for any action "over-smtp"
match from src 127.0.0.1 for domain "example.com" action "keep"
END
smtpd -d -f "$t/smtpd.conf" >smtpd.log 2>&1 &
smtpd=$!
trap 'kill $smtpd $cron 2>/dev/null; wait 2>/dev/null' EXIT

# ---- the job ----
mkdir shop broken-shop
cp "$ROOT"/samples/shop/customers.tsv "$ROOT"/samples/shop/log.tsv shop
printf 'owner\temail\nmaria\tmaria@example.com\nli\tli@example.com\noleg\toleg@example.com\n' >shop/addresses.tsv
cp shop/* broken-shop
sed -i '7s/$/\textra/' broken-shop/log.tsv
for job in crm-cron broken-cron; do
	cp -r "$ROOT/samples/cron" $job
	sed -i "s|^#PATH=.*|PATH=$(dirname "$(command -v crm-due)"):\$PATH|; s|^sender=.*|sender=shop@example.com|; s|^#lang=zh|lang=zh|" $job/settings
done
sed -i 's|^book=.*|book=$HOME/broken-shop|' broken-cron/settings
cat >spool/cron/crontabs/root <<END
MAILTO=keeper@example.com
HOME=$t
* * * * * test -e $t/done || $t/crm-cron/morning; touch $t/done
* * * * * test -e $t/failed || $t/broken-cron/morning; touch $t/failed
END
chmod 600 spool/cron/crontabs/root
chown root:crontab spool/cron/crontabs/root
cron -f >cron.log 2>&1 &
cron=$!
for i in $(seq 110); do
	test -e done && test -e failed && test "$(find mail/ -path '*/new/*' -type f | wc -l)" -ge 4 && break
	sleep 1
done

# ---- what arrived ----
cat >read.py <<'END'
import email, email.policy, glob, sys
who = sys.argv[1]
names = glob.glob('mail/%s/new/*' % who)
for name in names:
    m = email.message_from_binary_file(open(name, 'rb'), policy=email.policy.default)
    received = m.get_all('Received')
    print(m['From'], '|', m['To'], '|', m['Subject'], '|', len(received), 'ways')
    body = m.get_body(('plain',)) or m
    print(body.get_content())
    html = m.get_body(('html',))
    if html:
        print(html.get_content())
END
for who in maria li oleg keeper; do python3 read.py $who >$who.read; done
check "each owner has one message" test "$(ls mail/maria/new mail/li/new mail/oleg/new | grep -c '^[0-9]')" = 3
check "it went over SMTP" grep -q ' | 2 ways' maria.read
check "it says who sent it, to whom and what it is, in Chinese" grep -q '^shop@example.com | maria@example.com | 待联系的客户' maria.read
# The same messages, kept by a program in the place of sendmail, are what had to arrive.
mkdir kept
printf '#!/bin/sh\ncat >"$(mktemp "%s/kept/XXXXXX")"\n' "$t" >keep
chmod +x keep
sed -i "s|^send=.*|send=$t/keep|" crm-cron/settings
env -i HOME="$t" crm-cron/morning 2>/dev/null
cat >same.py <<'END'
import email, email.policy, glob
def load(pattern):
    found = {}
    for name in glob.glob(pattern):
        m = email.message_from_binary_file(open(name, 'rb'), policy=email.policy.default)
        parts = [m.get_body((sort,)).get_content().replace('\r\n', '\n') for sort in ('plain', 'html')]
        found[m['To']] = (m['From'], m['Subject'], parts)
        assert not m.defects and all(len(p) > 100 for p in parts)
    return found
sent, arrived = load('kept/*'), load('mail/[!k]*/new/*')
assert len(sent) == 3 and sent == arrived
END
check "subjects, texts and pages are intact" python3 same.py
check "names in three scripts are there" grep -q -e '刘芳' li.read
check "names in three scripts are there, Russian" grep -q 'Светлана Козлова' oleg.read
check "names in three scripts are there, and one with an apostrophe" grep -q "Grace O'Connor" maria.read
check "cron mailed what the broken log is" grep -q 'crm-due: .*log.tsv:7' keeper.read
check "nothing else came of the broken log" test "$(find mail/ -path '*/new/*' -type f | wc -l)" = 4
if test $bad = 1; then
	head -50 maria.read keeper.read
	tail -n 40 smtpd.log
	cat cron.log
	find mail/ -type f
fi
exit $bad
