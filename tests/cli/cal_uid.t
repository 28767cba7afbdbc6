# The UIDs of crm-cal: the same in each calendar of a book, others in another book, and they say nothing of the customer. They are
# read by icalendar for Python, and worked out once more by its hashlib and uuid.
# @ python runs the Python that has icalendar.

@ python
for p in python3 /usr/bin/python3; do
	"$p" -c 'import icalendar' 2>/dev/null && exec "$p" "$@"
done
exit 1
.
& sh python -c ''

@ uids.py
import sys
from icalendar import Calendar

for e in Calendar.from_ical(sys.stdin.buffer.read()).walk("VEVENT"):
    print(e["UID"], e["DTSTART"].dt.isoformat())
.
@ uids
crm-cal --today=2026-11-21 --days=366 "$@" | sh python uids.py
.
@ p.yaml
version: 1
due:
  - {rule: birthday, anniversary: birthday, action: greet}
  - {rule: promise, promised: any, action: call}
.
@ c.tsv
id→name→phone→birthday→status
c0001→Ann Smith→1→--12-01→
c0002→Bob Brown→2→--12-02→
.
@ one.tsv
event→date→recorded→customer→kind→due
06fyz8t7ypedk→2026-11-01→2026-11-01T10:00:00.674102Z→c0001→call→2026-11-25
06fyz8tp388p6→2026-11-02→2026-11-02T10:00:00.000001Z→c0002→call→2026-11-26
.
@ two.tsv
event→date→recorded→customer→kind→due
06fyz9000000q→2026-11-01→2026-11-01T10:00:00.674102Z→c0001→call→2026-11-25
06fyz9000001q→2026-11-02→2026-11-02T10:00:00.000001Z→c0002→call→2026-11-26
.

# UUIDs of version 8, each once; nobody finds the id, the name or the rule in them
$ sh uids -p p.yaml -l one.tsv c.tsv >one; wc -l <one; cut -d ' ' -f 2 one; cut -d ' ' -f 1 one | sort -u | grep -c -E '^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$'; grep -i -E 'c0001|ann|birthday' one
4
2026-11-25
2026-11-26
2026-12-01
2026-12-02
4
? 1

# Worked out by another implementation
@ hash.py
import hashlib, uuid

def uid(book, *key):
    b = bytearray(hashlib.sha256((book + "\n" + "\t".join(key)).encode()).digest()[:16])
    b[6] = b[6] & 15 | 128
    b[8] = b[8] & 63 | 128
    return uuid.UUID(bytes=bytes(b))

book = "06fyz8t7ypedk\t2026-11-01T10:00:00.674102Z\t2026-11-01"
print(uid(book, "c0001", "promise", "2026-11-25", "2026-11-01"), "2026-11-25")
print(uid(book, "c0002", "promise", "2026-11-26", "2026-11-02"), "2026-11-26")
print(uid(book, "c0001", "birthday", "2026-12-01"), "2026-12-01")
print(uid(book, "c0002", "birthday", "2026-12-02"), "2026-12-02")
.
$ sh python hash.py | diff - one

# Another book has the same customers on the same days, and no UID in common
$ sh uids -p p.yaml -l two.tsv c.tsv >two; cat one two | cut -d ' ' -f 1 | sort | uniq -d | wc -l; cut -d ' ' -f 2 one >days; cut -d ' ' -f 2 two | diff - days
0

# The same book in another place, its log through a pipe, its customers in another order, by one thread, the next day
$ mkdir -p else/where; cp c.tsv else/where/customers.tsv; cp one.tsv else/where/log.tsv; cp p.yaml else/where/policy.yaml; sh uids else/where | diff one -; cat one.tsv | sh uids -p p.yaml -l /dev/stdin c.tsv | diff one -
$ { sed -n 1p c.tsv; sed 1d c.tsv | sort -r; } >reversed.tsv; sh uids -p p.yaml -l one.tsv --threads=1 reversed.tsv | diff one -; sh uids -p p.yaml -l one.tsv --today=2026-11-22 c.tsv | diff one -
$ crm-segment -p p.yaml -l one.tsv --today=2026-11-21 --only="id == 'c0002'" c.tsv | sh uids -p p.yaml -l one.tsv -c c.tsv | diff one - | grep -c '^>'
0
? 1

# After other customers and other entries came, what was there has the UID that it had; so it has after changes of a name
$ printf 'c0000\tZoe\t3\t--11-30\t\n' | cat c.tsv - | sed 's/Ann Smith/Ann Jones/' >more.tsv; printf 'a\t2020-01-01\t\tc0000\tcall\t2026-11-27\n' | cat one.tsv - >more-log.tsv; sh uids -p p.yaml -l more-log.tsv more.tsv | diff one - | sed -n 's/^>.* /came: /p'
came: 2026-11-27
came: 2026-11-30

# Of two logs it is the first
$ sh uids --rule=birthday -p p.yaml -l one.tsv c.tsv >first; sh uids --rule=birthday -p p.yaml -l one.tsv -l two.tsv c.tsv | diff first -; wc -l <first
2

# Without any entry there is nothing that names the book: the customer, the rule and the day alone make the UID
$ printf 'event\tdate\tcustomer\tkind\tdue\n' >empty.tsv; sh uids -p p.yaml -l empty.tsv c.tsv >empty; printf 'exec(open("hash.py").read().split("book =")[0])\nprint(uid("", "c0001", "birthday", "2026-12-01"), "2026-12-01")\nprint(uid("", "c0002", "birthday", "2026-12-02"), "2026-12-02")\n' >empty.py; sh python empty.py | diff - empty

# So a policy may name it, and the log is not looked at: "crm new" writes a name, another one each time
@ named.yaml
version: 1
book: shop
due:
  - {rule: birthday, anniversary: birthday, action: greet}
.
$ sh uids -p named.yaml -l one.tsv c.tsv >named; for l in two empty; do sh uids -p named.yaml -l $l.tsv c.tsv | diff named -; done; printf 'exec(open("hash.py").read().split("book =")[0])\nprint(uid("shop", "c0001", "birthday", "2026-12-01"), "2026-12-01")\nprint(uid("shop", "c0002", "birthday", "2026-12-02"), "2026-12-02")\n' >named.py; sh python named.py | diff - named
$ crm new b1 >/dev/null; crm new b2 >/dev/null; grep -h -c '^book: [0-9a-z]\{13\}$' b1/policy.yaml b2/policy.yaml; grep -h ^book b1/policy.yaml b2/policy.yaml | sort -u | wc -l
1
1
2

# What was entered for a merged customer has the UID as if it had been entered for the other one. (Her promise of the 25th is kept
# by the later call, which was his.)
$ sed 's/--12-02\t/&merged:c0001/' c.tsv >merged.tsv; sh uids -p p.yaml -l one.tsv merged.tsv >merged; cat one merged | sort | uniq -u | cut -d ' ' -f 2 | sort; printf 'exec(open("hash.py").read().split("print")[0])\nprint(uid(book, "c0001", "promise", "2026-11-26", "2026-11-02"), "2026-11-26")\n' >merged.py; sh python merged.py | grep -c -F -f - merged
2026-11-25
2026-11-26
2026-11-26
2026-12-02
1
