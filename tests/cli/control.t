# Characters that control a terminal, ring, end a line or turn the direction of reading reach nobody raw, wherever they stand in a
# value: a message to a customer lacks them, and a page or a calendar shows them. The marks U+200E, U+200F and U+061C, which names
# in Hebrew and Arabic letters carry, reach everybody. What other libraries read is looked at: email and icalendar for Python.

@ python
for p in python3 /usr/bin/python3; do
	"$p" -c 'import icalendar' 2>/dev/null && exec "$p" "$@"
done
exit 1
.
& sh python -c ''

@ make.py
bad = "\x1b[31m\a\r\v\x7f\u0085\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\ufeff"
name = "d\u05d3\u200f\u200e\u061c" + bad + "z"
esc = lambda s: s.replace("\\", "\\\\").replace("\t", "\\t").replace("\r", "\\r").replace("\n", "\\n")
row = ["a", name, "+1 555 0100", "a@x.org", "en", "n1" + bad + "n2", "1 High St" + bad + "\nLondon", "--11-21"]
print("id\tname\tphone\temail\tlang\tnote\taddress\tbirthday")
print("\t".join(esc(f) for f in row))
.
$ sh python make.py >customers.tsv; wc -l <customers.tsv; printf 'event\tdate\tcustomer\tkind\tdue\tnote\n' >log.tsv
2
@ p.yaml
version: 1
due:
  - {rule: bday, anniversary: birthday, action: greet, why: "Ask {name} about: {note}"}
.
@ bday.en.txt
Subject: For {name}

Dear {name},
{note}
{address}.
.
@ bday.en.sms.txt

{name}: {note}
.
$ mkdir t; mv bday* t
@ look.py
def look(what, text):
    raw = sorted({"%04X" % ord(c) for c in text if c != "\n" and
        (ord(c) < 32 or 0x7f <= ord(c) < 0xa0 or 0x2028 <= ord(c) <= 0x202e or 0x2060 <= ord(c) <= 0x206f or c == "\ufeff")})
    print(what, "raw", raw, "marks", sorted({"%04X" % ord(c) for c in text if c in "\u200e\u200f\u061c"}),
        "shown", [c for c in [r"\x1B", r"\x07", r"\u{202E}", r"\u{2066}", r"\u{200F}"] if c in text])
.
# ---- to customers: none of it, and no sign of it ----

@ mail.py
import mailbox
from email import policy, message_from_bytes
from look import look

for m in mailbox.mbox("box"):
    m = message_from_bytes(m.as_bytes(), policy=policy.default)
    print([str(x) for x in (m["Subject"], m["To"].addresses[0].display_name)], len(m.keys()))
    look("body", m.get_content())
    print(repr(m.get_content()))
.
$ crm-due -p p.yaml -l log.tsv --today=2026-11-21 customers.tsv >due; for c in email sms post; do crm-mail -p p.yaml -c customers.tsv -l log.tsv --templates=t --from=shop@x.org --no-sent --today=2026-11-21 --channel=$c --mbox=box --sms=sms.tsv --letters=letters.tsv due >/dev/null 2>&1; done; sh python mail.py
['For dד\u200f\u200e\u061c[31m  z', 'dד\u200f\u200e\u061c[31m z'] 9
body raw [] marks ['061C', '200E', '200F'] shown []
'Dear dד\u200f\u200e\u061c[31m  z,\nn1[31m  n2\n1 High St[31m  \nLondon.\n'
@ spools.py
from look import look
for f in ["sms.tsv", "letters.tsv"]:
    look(f, open(f, newline="").read().replace("\t", ""))
    print(repr(open(f, newline="").read().split("\n")[1]))
.
$ sh python spools.py
sms.tsv raw [] marks ['061C', '200E', '200F'] shown []
'a\tdד\u200f\u200e\u061c[31m  z\t+15550100\tdד\u200f\u200e\u061c[31m  z: n1[31m  n2'
letters.tsv raw [] marks ['061C', '200E', '200F'] shown []
'a\tdד\u200f\u200e\u061c[31m  z\t1 High St[31m  \\nLondon\ten\tFor dד\u200f\u200e\u061c[31m  z\tDear dד\u200f\u200e\u061c[31m  z,\\nn1[31m  n2\\n1 High St[31m  \\nLondon.'

# A value that has nothing else is empty
$ printf 'id\tname\tphone\tnote\tbirthday\na\tAnn\t+1 555 0100\t\342\200\256\033\t--11-21\n' >empty.tsv; crm-due -p p.yaml -l log.tsv --today=2026-11-21 empty.tsv | crm-mail -p p.yaml -c empty.tsv -l log.tsv --template=t/bday.en.sms.txt --from=shop@x.org --dry-run --today=2026-11-21 --channel=sms
! crm-mail: held back: a "Ann", bday: t/bday.en.sms.txt:2: {note} is empty and has no fallback, as in {note|friend}
! crm-mail: 0 messages would be sent; 1 held back

# ---- to us: they are shown ----

@ cal.py
import sys
from icalendar import Calendar
from look import look

e = Calendar.from_ical(sys.stdin.buffer.read()).walk("VEVENT")[0]
look("summary", str(e["SUMMARY"]))
look("description", str(e["DESCRIPTION"]))
.
$ crm-cal -p p.yaml -l log.tsv --today=2026-11-21 customers.tsv | sh python cal.py
summary raw [] marks ['061C', '200E', '200F'] shown ['\\x1B', '\\x07', '\\u{202E}', '\\u{2066}']
description raw [] marks [] shown []
@ all.py
import sys
from look import look
look(sys.argv[1], sys.stdin.buffer.read().decode())
.
$ for f in text markdown html; do crm-report -p p.yaml --$f -C name due | sh python all.py $f; done; crm-report -p p.yaml --html -C note,address,due_why due | sh python all.py others
text raw [] marks ['061C', '200E', '200F'] shown ['\\x1B', '\\x07', '\\u{202E}', '\\u{2066}']
markdown raw [] marks ['061C', '200E', '200F'] shown ['\\x1B', '\\x07', '\\u{202E}', '\\u{2066}']
html raw [] marks ['061C', '200E', '200F'] shown ['\\x1B', '\\x07', '\\u{202E}', '\\u{2066}']
others raw [] marks ['061C', '200E', '200F'] shown ['\\x1B', '\\x07', '\\u{202E}', '\\u{2066}']
$ crm-show -p p.yaml -l log.tsv -c customers.tsv --html a | sh python all.py card
card raw [] marks ['061C', '200E', '200F'] shown ['\\x1B', '\\x07', '\\u{202E}', '\\u{2066}']
@ report.py
import sys
from email import policy, message_from_bytes
from look import look

m = message_from_bytes(sys.stdin.buffer.read(), policy=policy.default)
for part in m.walk():
    if part.get_content_maintype() == "text":
        look(part.get_content_type(), part.get_content())
.
$ crm-report -p p.yaml --mail-to=a@x.org --subject="$(printf 'x\033\007')" -C name,note,due_why due | sh python report.py
text/plain raw [] marks ['061C', '200E', '200F'] shown ['\\x1B', '\\x07', '\\u{202E}', '\\u{2066}']
text/html raw [] marks ['061C', '200E', '200F'] shown ['\\x1B', '\\x07', '\\u{202E}', '\\u{2066}']

# A list on a screen shows the marks as well
$ crm-due -p p.yaml -l log.tsv --today=2026-11-21 --table -C name customers.tsv | sh python all.py list
list raw [] marks [] shown ['\\x1B', '\\x07', '\\u{202E}', '\\u{2066}', '\\u{200F}']
