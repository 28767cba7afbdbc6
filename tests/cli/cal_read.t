# What crm-cal writes, as another implementation reads it: icalendar for Python. Each line is an event: when it begins and ends,
# its alarms, its categories, how it is marked, and its texts.
# @ python runs the Python that has icalendar.

@ python
for p in python3 /usr/bin/python3; do
	"$p" -c 'import icalendar' 2>/dev/null && exec "$p" "$@"
done
exit 1
.
& sh python -c ''

@ read.py
import sys
from icalendar import Calendar

calendar = Calendar.from_ical(sys.stdin.buffer.read())
print(calendar["VERSION"], calendar["METHOD"], calendar["X-WR-CALNAME"])
for e in calendar.walk("VEVENT"):
    categories = e.get("CATEGORIES")
    names = [str(c) for one in (categories if isinstance(categories, list) else [categories]) for c in one.cats]
    alarms = [int(a["TRIGGER"].dt.total_seconds() // 60) for a in e.walk("VALARM")]
    print(e["DTSTART"].dt.isoformat(), e["DTEND"].dt.isoformat(), alarms, names, e["STATUS"], e["TRANSP"])
    print("  " + repr(str(e["SUMMARY"])))
    print("  " + repr(str(e["DESCRIPTION"])))
.
@ p.yaml
version: 1
zone: Asia/Shanghai
due:
  - {rule: birthday, anniversary: birthday, ahead: 3d, action: greet}
  - {rule: promise, promised: any, action: call}
  - {rule: expected, appointment: any, action: call}
.
@ customers.tsv
id→name→phone→birthday
a→Ann, "the; quick"→1→1980-12-01
b→王芳王芳王芳王芳王芳王芳王芳王芳王芳王芳王芳王芳王芳王芳→2→lunar:1980-10-15
.
@ log.tsv
event→date→customer→kind→due→note
e1→2026-11-20→a→appointment→2026-12-02T08:30→a; b, c\n"d"
e2→2026-11-20→b→call→2026-11-25→
.

# In Shanghai 8:30 is 0:30 UTC. Lunar 15 October of 2026 is 2026-11-23: the new moon that begins the tenth month is on 2026-11-09
# there (Hong Kong Observatory). Commas, semicolons and quotes come back as they were; minutes of alarms count from midnight.
$ crm-cal -p p.yaml -l log.tsv --today=2026-11-21 customers.tsv >out.ics; sh python read.py <out.ics
2.0 PUBLISH Customers
2026-11-23 2026-11-24 [-900] ['Anniversary', 'birthday'] CONFIRMED TRANSPARENT
  '王芳王芳王芳王芳王芳王芳王芳王芳王芳王芳王芳王芳王芳王芳: Birthday on 2026-11-23'
  'Action: greet\nChannel: phone\nPhone: 2\nCustomer: b\nRule: birthday'
2026-11-25 2026-11-26 [] ['Promise', 'promise'] CONFIRMED TRANSPARENT
  '王芳王芳王芳王芳王芳王芳王芳王芳王芳王芳王芳王芳王芳王芳: We made a promise for 2026-11-25'
  'Action: call\nChannel: phone\nPhone: 2\nCustomer: b\nRule: promise\nEvidence: log.tsv:3'
2026-12-01 2026-12-02 [-900] ['Anniversary', 'birthday'] CONFIRMED TRANSPARENT
  'Ann, "the; quick": Birthday on 2026-12-01'
  'Action: greet\nChannel: phone\nPhone: 1\nCustomer: a\nRule: birthday'
2026-12-02T00:30:00+00:00 2026-12-02T01:30:00+00:00 [-30] ['Appointment', 'expected'] CONFIRMED OPAQUE
  'Ann, "the; quick": Appointment on 2026-12-02 08:30: a; b, c "d"'
  'Action: call\nChannel: phone\nPhone: 1\nCustomer: a\nRule: expected\nEvidence: log.tsv:2'

# A year of the shop: it finds all events, each with a UID of its own.
@ count.py
import sys
from icalendar import Calendar

events = Calendar.from_ical(sys.stdin.buffer.read()).walk("VEVENT")
print(len(events), len({str(e["UID"]) for e in events}))
.
@copy samples/shop
$ crm-cal --today=2026-11-21 --days=366 shop >year.ics; grep -c '^BEGIN:VEVENT' year.ics; sh python count.py <year.ics
180
180 180
