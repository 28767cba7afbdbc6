# Messages of crm-mail, read by another implementation: Python's email and mailbox.
& python3 -c 'import email.policy, mailbox'

@ customers.tsv
id→name→email→lang
a→王秀英→wang@x.org→zh
b→Ольга Константиновна Преображенская-Загорская→olga@x.org→ru
c→Lee, "Ann" <b>\r\nBcc: evil@x.org→ann@x.org→en
d→Dan\nSubject: taken→Dan <dan@x.org>;d2@x.org→en
.
@ log.tsv
date→customer→kind
2026-11-01→a→call
.
@ stream.tsv
id→topic
a→春天
b→весна
c→x\r\nBcc: evil2@x.org\r\n\r\nbody
d→y\nFrom evil@x.org Sat
.
@ read.py
import email, email.policy, email.utils, glob, mailbox, sys
from email.header import decode_header, make_header
def whole(header):
	return str(make_header(decode_header(header))).replace("\n", "")
box = mailbox.Maildir(sys.argv[2]) if sys.argv[1] == "maildir" else mailbox.mbox(sys.argv[2])
for m in sorted(box, key=lambda m: m["Message-ID"]):
	raw = m.as_bytes()
	new = email.message_from_bytes(raw, policy=email.policy.default)
	assert max(map(len, raw.split(b"\n"))) <= 998 and not new.defects, (raw, new.defects)
	print("/".join(sorted(m.keys())))
	for name, address in email.utils.getaddresses([m["From"], m["To"]]):
		print(whole(name), "|", address)
	print(whole(m["Subject"]), "|", m["Date"])
	print(new.get_content().replace("\r\n", "\n"), end="")
.
@ text.txt
Subject: {name}: a subject that is quite long, so that it does not fit into one line of a header: {topic}, {topic}

{name}
From the first line on: {topic}
>From is quoted.
.

# The names are those of the customers, and nothing in them or in a column makes a header or an address. A line feed in a text
# is a line of the text. A line that looks like the begin of a message has one ">" more, which Python leaves there.
$ crm-mail -c customers.tsv -l log.tsv --today=2026-11-21T09:30 --from='Магазин «Весна» <shop@x.org>' --template=text.txt --no-sent --mbox=mbox stream.tsv >/dev/null; python3 read.py mbox mbox
Auto-Submitted/Content-Transfer-Encoding/Content-Type/Date/From/MIME-Version/Message-Id/Subject/To
Магазин «Весна» | shop@x.org
Dan Subject: taken | d2@x.org
Dan Subject: taken: a subject that is quite long, so that it does not fit into one line of a header: y From evil@x.org Sat, y From evil@x.org Sat | Sat, 21 Nov 2026 09:30:00 +0000
Dan
Subject: taken
From the first line on: y
From evil@x.org Sat
> >>From is quoted.
Auto-Submitted/Content-Transfer-Encoding/Content-Type/Date/From/MIME-Version/Message-Id/Subject/To
Магазин «Весна» | shop@x.org
Lee, "Ann" <b> Bcc: evil@x.org | ann@x.org
Lee, "Ann" <b> Bcc: evil@x.org: a subject that is quite long, so that it does not fit into one line of a header: x Bcc: evil2@x.org  body, x Bcc: evil2@x.org  body | Sat, 21 Nov 2026 09:30:00 +0000
Lee, "Ann" <b>
Bcc: evil@x.org
From the first line on: x
Bcc: evil2@x.org
>
body
> >>From is quoted.
Auto-Submitted/Content-Transfer-Encoding/Content-Type/Date/From/MIME-Version/Message-Id/Subject/To
Магазин «Весна» | shop@x.org
王秀英 | wang@x.org
王秀英: a subject that is quite long, so that it does not fit into one line of a header: 春天, 春天 | Sat, 21 Nov 2026 09:30:00 +0000
王秀英
From the first line on: 春天
> >From is quoted.
Auto-Submitted/Content-Transfer-Encoding/Content-Type/Date/From/MIME-Version/Message-Id/Subject/To
Магазин «Весна» | shop@x.org
Ольга Константиновна Преображенская-Загорская | olga@x.org
Ольга Константиновна Преображенская-Загорская: a subject that is quite long, so that it does not fit into one line of a header: весна, весна | Sat, 21 Nov 2026 09:30:00 +0000
Ольга Константиновна Преображенская-Загорская
From the first line on: весна
> >From is quoted.
! crm-mail: 4 messages sent: 4 by email; 0 held back

# A maildir, and a command for each message, get the same messages; what the command prints is no entry of the log.
$ crm-mail -c customers.tsv -l log.tsv --today=2026-11-21T09:30 --from='Магазин «Весна» <shop@x.org>' --template=text.txt --no-sent --maildir=dir stream.tsv >entries; ls dir; ls dir/tmp dir/cur; python3 read.py maildir dir >a; python3 read.py mbox mbox | sed 's/^>>From/>From/' | cmp - a
cur
new
tmp
dir/cur:
>
dir/tmp:
! crm-mail: 4 messages sent: 4 by email; 0 held back
$ printf 'n=$(ls got | wc -l); cat >got/$n; echo printed\n' >take; mkdir got; crm-mail -c customers.tsv -l log.tsv --today=2026-11-21T09:30 --from='Магазин «Весна» <shop@x.org>' --template=text.txt --no-sent --command='sh take' stream.tsv >out.tsv; cut -f 1 out.tsv | cmp - entries 2>&1 | sed 's/.*/differ/'; cmp out.tsv entries; mkdir -p d2/cur d2/new d2/tmp; mv got/* d2/new; python3 read.py maildir d2 | cmp - a
differ
! printed
! printed
! printed
! printed
! crm-mail: 4 messages sent: 4 by email; 0 held back

# A command that fails ends the run. What left before it has its entry, and what it refused is tried again by the next run; of
# what a signal ended it is not known whether it left.
@ take2
cat >message
if grep -q 'olga' message && test -f refuse; then rm refuse; exit 75; fi
if grep -q 'ann@' message && test -f die; then rm die; kill -9 $$; fi
grep -o '<[a-z]*[0-9]\{0,1\}@x.org>$' message >>taken
.
$ run() { crm-mail -c customers.tsv -l log.tsv --today=2026-11-21T09:30 --from=shop@x.org --template=text.txt --sent=sent.tsv --command='exec sh take2' "$@" stream.tsv; echo "status $?"; }; >refuse; >die; run; run; run; run --uncertain=send; cat taken; cut -f 1,6 sent.tsv
date→customer→kind→item
2026-11-21T09:30→a→share→text
status 2
date→customer→kind→item
2026-11-21T09:30→a→share→text
2026-11-21T09:30→b→share→text
status 2
date→customer→kind→item
2026-11-21T09:30→a→share→text
2026-11-21T09:30→b→share→text
2026-11-21T09:30→d→share→text
status 0
date→customer→kind→item
2026-11-21T09:30→a→share→text
2026-11-21T09:30→b→share→text
2026-11-21T09:30→c→share→text
2026-11-21T09:30→d→share→text
status 0
<wang@x.org>
<olga@x.org>
<d2@x.org>
<ann@x.org>
customer→state
a→begun
a→sent
b→begun
b→failed
b→begun
b→sent
c→begun
d→begun
d→sent
c→begun
c→sent
! crm-mail: the command ended with status 75; 1 message was sent before, and 2 more were not tried
! crm-mail: 1 message sent: 1 by email; 0 held back
! crm-mail: signal 9 ended the command; 1 message was sent before, and 1 more was not tried
! crm-mail: 1 message sent: 1 by email; 1 sent before; 0 held back
! crm-mail: "text" was sent to 1 of them before; for another piece of news give --rule a new name
!~ crm-mail: held back: c .*, text: uncertain: it was begun at 2026-11-21T09:30, and may have left or not; .*
! crm-mail: 1 message sent: 1 by email; 2 sent before; 1 held back
! crm-mail: "text" was sent to 2 of them before; for another piece of news give --rule a new name
! crm-mail: 1 message sent: 1 by email; 3 sent before; 0 held back
! crm-mail: "text" was sent to 3 of them before; for another piece of news give --rule a new name

# ---- names ----

# Whatever the name is made of, it arrives as it is, in To as in the subject, and the address is one. (The parser of Python's policy
# "default" puts blanks into a long name in To, whose parts are encoded one by one; RFC 2047, 6.2, leaves them out, as its older
# parser does.)
@ names.py
import mailbox, subprocess
from email import message_from_bytes
from email.header import decode_header, make_header
from email.utils import getaddresses

names = ["A" * 200, "Анна" * 50, "王" * 200, 'Ann "The Quick" Lee', "Lee, Ann", "Ann <b@evil.org>", "O'Hara; Smith",
    "דוד כהן\u200f", "محمد علي", "Ann \\ Lee", "a@b.org", "=?utf-8?q?x?=", "Ann (work)", "😀 Ann"]
with open("names.tsv", "w") as f:
    f.write("id\tname\temail\n")
    for i, n in enumerate(names):
        f.write("c%d\t%s\ta%d@x.org\n" % (i, n.replace("\\", "\\\\"), i))
with open("hello.txt", "w") as f:
    f.write("Subject: Hello {name}!\n\nDear {name},\n")
subprocess.run("crm-mail -c names.tsv -l log.tsv --today=2026-11-21T09:30 --from=s@x.org --template=hello.txt --purpose=service "
    "--mbox=names.mbox --no-sent names.tsv >entries", shell=True, check=True)
text = lambda h: str(make_header(decode_header(h)))
bytes = open("names.mbox", "rb").read()
print(bytes.isascii(), max(len(line) for line in bytes.split(b"\n")) <= 78)
for i, m in enumerate(mailbox.mbox("names.mbox")):
    m = message_from_bytes(m.as_bytes())
    to = [(text(n), a) for n, a in getaddresses([m["To"]])]
    body = m.get_payload(decode=True).decode().replace("\r", "")
    if to != [(names[i], "a%d@x.org" % i)] or text(m["Subject"]) != "Hello %s!" % names[i] or body != "Dear %s,\n" % names[i]:
        print(to, text(m["Subject"]), repr(body))
print(i + 1)
.
$ python3 names.py
True True
14
! crm-mail: 14 messages sent: 14 by email; 0 held back
