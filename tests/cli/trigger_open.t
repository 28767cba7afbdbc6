# The trigger open, and its working time. Days were counted by hand; 2026-11-21 is a Saturday. "on DAY POLICY [LOG]" prints who is listed that
# day, by which rule, the due date, and how long overdue. Logs are read in both orders of their lines.

@ on
awk 'NR == 1 { print; next } { l[NR] = $0 } END { for (i = NR; i > 1; i--) print l[i] }' ${3:-log.tsv} >turned.tsv
for log in ${3:-log.tsv} turned.tsv; do
	crm-due -p $2 -l $log --today=$1 --each -C id,due_rule,due_date,due_overdue,due_why customers.tsv >list.$log || exit
done
sed 1d list.${3:-log.tsv} | sort | tr '\t' ' '
cmp list.${3:-log.tsv} list.turned.tsv
.
@ customers.tsv
id→name→phone
a→Ann→1
b→Bob→2
c→Cyd→3
d→Dee→4
e→Eve→5
f→Fay→6
g→Gus→7
h→Hal→8
.

# open: 24 hours after 09:30 is 09:30 the next day; of one without a time the end of the
# next day; over the end of a year. until answer: a call of ours, not one of theirs, nor one
# that was not reached. resolved by the oldest, or by what it names.
@ o.yaml
version: 1
due:
  - {rule: first, open: complaint, until: answer, within: 0d, action: answer, priority: 60}
  - {rule: solve, open: complaint, within: 24h, ahead: 24h, escalate: 2h, action: resolve, priority: 50}
.
@ o.tsv
event→date→customer→kind→dir→outcome→ref
e1→2026-12-30T09:30→a→complaint→→→
e2→2026-12-30T10:00→a→call→in→→
e3→2026-12-30T10:30→a→call→out→no-answer→
e4→2026-12-30→b→complaint→→→
e5→2026-12-31→b→call→out→→
e6→2026-12-30T08:00→c→complaint→→→
e7→2026-12-30T09:00→c→complaint→→→
e8→2026-12-30T10:00→c→resolved→→→
e9→2026-12-30T08:00→d→complaint→→→
e10→2026-12-30T09:00→d→complaint→→→
e11→2026-12-30T10:00→d→resolved→→→event:e10
.
$ for day in 2026-12-30T11:00 2026-12-31T09:30 2026-12-31T11:30 2026-12-31T11:31 2027-01-01T02:01; do echo $day; crm-due -p o.yaml -l o.tsv --today=$day --each -C id,due_rule,due_date,due_action customers.tsv | sed 1d | sort | tr '\t' ' '; done
2026-12-30T11:00
a first 2026-12-30 answer
a solve 2026-12-31 resolve
c first 2026-12-30 answer
c solve 2026-12-31 resolve
d first 2026-12-30 answer
d solve 2026-12-31 resolve
2026-12-31T09:30
a first 2026-12-30 answer
a solve 2026-12-31 resolve
b first 2026-12-30 answer
b solve 2026-12-31 resolve
c first 2026-12-30 answer
c solve 2026-12-31 resolve
d first 2026-12-30 answer
d solve 2026-12-31 resolve
2026-12-31T11:30
a first 2026-12-30 answer
a solve 2026-12-31 resolve
b first 2026-12-30 answer
b solve 2026-12-31 resolve
c first 2026-12-30 answer
c solve 2026-12-31 escalate
d first 2026-12-30 answer
d solve 2026-12-31 escalate
2026-12-31T11:31
a first 2026-12-30 answer
a solve 2026-12-31 escalate
b first 2026-12-30 answer
b solve 2026-12-31 resolve
c first 2026-12-30 answer
c solve 2026-12-31 escalate
d first 2026-12-30 answer
d solve 2026-12-31 escalate
2027-01-01T02:01
a first 2026-12-30 answer
a solve 2026-12-31 escalate
b solve 2026-12-31 escalate
c first 2026-12-30 answer
c solve 2026-12-31 escalate
d first 2026-12-30 answer
d solve 2026-12-31 escalate

# The day of a limit in hours is the one that the clock of the zone shows then, by whatever clock the item was
# written. In Berlin: 12:30+08:00 is 05:30, and twelve hours later 17:30 of the day; 20:00-05:00 is 02:00 of the next
# day, and twelve hours later 14:00 of it. From 23:30 on the night before clocks are put forward, twenty-four hours
# end at 00:30 two days later. Listed twelve hours ahead of it, though not before the day that the item bears.
@ z.yaml
version: 1
zone: Europe/Berlin
due:
  - {rule: half, open: complaint, within: 12h, action: resolve}
  - {rule: whole, open: question, within: 24h, ahead: 12h, action: resolve}
.
@ z.tsv
date→customer→kind
2026-12-30T12:30+08:00→a→complaint
2026-12-30T20:00-05:00→b→complaint
2026-03-28T23:30→c→question
.
$ for day in 2026-03-28 2026-03-29 2026-12-30 2026-12-31; do echo $day; crm-due -p z.yaml -l z.tsv --today=$day --each -C id,due_date customers.tsv | sed 1d | sort | tr '\t' ' '; done
2026-03-28
2026-03-29
c 2026-03-30
2026-12-30
a 2026-12-30
c 2026-03-30
2026-12-31
a 2026-12-30
b 2026-12-31
c 2026-03-30

# ---- working time ----

# Open from Monday to Friday with a break, on Saturday in the middle of the day, never on
# Sunday; closed on Tuesday the 24th and on a feast on Wednesday the 25th.
@ h.yaml
version: 1
holidays:
  - {name: feast, date: 11-25}
hours: {mon-fri: "09:00-13:00;14:00-18:00", sat: "10:00-14:00", closed: [feast, 2026-11-24]}
due:
  - {rule: hours, open: complaint, within: 4h, ahead: 2h, escalate: 3h, working: true, action: resolve, priority: 50}
  - {rule: days, open: question, within: 1d, ahead: 1d, escalate: 1d, working: true, action: answer, priority: 50}
  - {rule: week, open: invoice, within: 1w, working: true, action: call, when: "id != 'b'"}
  - {rule: none, open: invoice, working: true, action: call, when: "id == 'b'"}
.

# Ann, Friday 16:00: two hours then, two on Saturday: the limit is Saturday 12:00.
# Bob, Saturday 20:00, when it is closed: Monday 9 to 13, listed from 11 o'clock, Monday.
# Cyd, Monday without a time, so from its end: Tuesday and Wednesday are closed, Thursday 13:00.
# Dee, Friday 12:30, with the break: 17:30. Eve, Friday 14:00: just when it closes, not on
# Saturday. Fay, Saturday 11:00: three hours, and one on Monday; two before 10:00 on
# Monday is Saturday 13:00, so she is listed that day.
@ h.tsv
event→date→customer→kind→due
e1→2026-11-20T16:00→a→complaint→
e2→2026-11-21T20:00→b→complaint→
e3→2026-11-23→c→complaint→
e4→2026-11-20T12:30→d→complaint→
e5→2026-11-20T14:00→e→complaint→
e6→2026-11-21T11:00→f→complaint→
.
$ for day in 20 21 22 23 25 26; do echo $day; sh on 2026-11-$day h.yaml h.tsv | cut -d' ' -f1-4; done
20
d hours 2026-11-20 0
e hours 2026-11-20 0
21
a hours 2026-11-21 0
d hours 2026-11-20 1
e hours 2026-11-20 1
f hours 2026-11-23 0
22
a hours 2026-11-21 1
d hours 2026-11-20 2
e hours 2026-11-20 2
f hours 2026-11-23 0
23
a hours 2026-11-21 2
b hours 2026-11-23 0
d hours 2026-11-20 3
e hours 2026-11-20 3
f hours 2026-11-23 0
25
a hours 2026-11-21 4
b hours 2026-11-23 2
d hours 2026-11-20 5
e hours 2026-11-20 5
f hours 2026-11-23 2
26
a hours 2026-11-21 5
b hours 2026-11-23 3
c hours 2026-11-26 0
d hours 2026-11-20 6
e hours 2026-11-20 6
f hours 2026-11-23 3

$ for id in a b c d e f; do crm-due -p h.yaml -l h.tsv --today=2026-11-23T08:00 --rule=hours --explain=$id customers.tsv | tail -n 1 | sed 's/: Since.*//'; done
  hours               yes: due 2026-11-21, limit 2026-11-21 12:00 (h.tsv:2)
  hours               yes: due 2026-11-23, limit 2026-11-23 13:00 (h.tsv:3)
  hours               no: nothing in the log still asks for it
  hours               yes: due 2026-11-20, limit 2026-11-20 17:30 (h.tsv:5)
  hours               yes: due 2026-11-20, limit 2026-11-20 18:00 (h.tsv:6)
  hours               yes: due 2026-11-23, limit 2026-11-23 10:00 (h.tsv:7)

$ crm-due -p h.yaml -l h.tsv --today=2026-11-23 --rule=hours --explain=c customers.tsv | tail -n 1
  hours               no: not before 2026-11-26, limit 2026-11-26 13:00 (h.tsv:4)

# Three working hours after Ann's limit: two on Saturday, one on Monday: 10:00
$ for day in 2026-11-22T23:00 2026-11-23T10:00 2026-11-23T10:01; do crm-due -p h.yaml -l h.tsv --today=$day --rule=hours -C id,due_action,due_priority,due_why customers.tsv | grep ^a; done
a→resolve→50→Since 2026-11-20 there is an open complaint (35 hours past the limit)
a→resolve→50→Since 2026-11-20 there is an open complaint (46 hours past the limit)
a→escalate→60→Since 2026-11-20 there is an open complaint (46 hours past the limit)

# In days. Asked on Friday: due on Saturday, listed from Friday; escalated past the end of
# Monday. On Saturday or Sunday: due on Monday. On Monday: on Thursday, listed from Monday. An
# invoice of Tuesday the 17th a week later is due on the next working day, Thursday; without a
# limit on its own day, or the next working day; a due is a due, also on a Sunday.
@ d.tsv
event→date→customer→kind→due
e1→2026-11-20T17:00→a→question→
e2→2026-11-21→b→question→
e3→2026-11-22→c→question→
e4→2026-11-23→d→question→
e5→2026-11-17→e→invoice→
e6→2026-11-22→b→invoice→
.
$ for day in 20 21 22 23 24 26; do echo $day; sh on 2026-11-$day h.yaml d.tsv | cut -d' ' -f1-4; done
20
a days 2026-11-21 0
21
a days 2026-11-21 0
b days 2026-11-23 0
22
a days 2026-11-21 1
b days 2026-11-23 0
c days 2026-11-23 0
23
a days 2026-11-21 2
b days 2026-11-23 0
b none 2026-11-23 0
c days 2026-11-23 0
d days 2026-11-26 0
24
a days 2026-11-21 3
b days 2026-11-23 1
b none 2026-11-23 1
c days 2026-11-23 1
d days 2026-11-26 0
26
a days 2026-11-21 5
b days 2026-11-23 3
b none 2026-11-23 3
c days 2026-11-23 3
d days 2026-11-26 0
e week 2026-11-26 0

$ for day in 2026-11-23 2026-11-24 2026-11-24T00:01; do crm-due -p h.yaml -l d.tsv --today=$day --rule=days -C id,due_action customers.tsv | grep ^a; done
a→answer
a→escalate
a→escalate

$ printf 'event\tdate\tcustomer\tkind\tdue\ne1\t2026-11-20\tb\tinvoice\t2026-11-29\n' >i.tsv; sh on 2026-11-29 h.yaml i.tsv | cut -d' ' -f1-4
b none 2026-11-29 0

# At the ends of days, and at night over a midnight
@ night.yaml
version: 1
hours: {mon-sun: "00:00-02:00;22:00-24:00"}
due:
  - {rule: n, open: complaint, within: 3h, working: true, action: call}
  - {rule: o, open: question, within: 2h, working: true, action: call}
.
@ night.tsv
event→date→customer→kind
e1→2026-11-20T23:00→a→complaint
e2→2026-11-20T03:00→b→question
.
$ for id in a b; do crm-due -p night.yaml -l night.tsv --today=2026-11-22 --explain=$id customers.tsv | sed -n '/yes/s/: Since.*//p'; done
  n                   yes: due 2026-11-21, limit 2026-11-21 02:00 (night.tsv:2)
  o                   yes: due 2026-11-20, limit 2026-11-20 24:00 (night.tsv:3)

# On the clock of the zone: 06:30Z is 09:30 in Moscow
@ zone.yaml
version: 1
zone: Europe/Moscow
hours: {mon-fri: "09:00-18:00"}
due: [{rule: n, open: complaint, within: 1h, working: true, action: call}]
.
@ zone.tsv
event→date→customer→kind
e1→2026-11-20T06:30Z→a→complaint
e2→2026-11-20T14:30Z→b→complaint
.
$ for id in a b; do crm-due -p zone.yaml -l zone.tsv --today=2026-11-24 --explain=$id customers.tsv | sed -n '/yes/s/: Since.*//p'; done
  n                   yes: due 2026-11-20, limit 2026-11-20 10:30 (zone.tsv:2)
  n                   yes: due 2026-11-23, limit 2026-11-23 09:30 (zone.tsv:3)

# Slips
@ log.tsv
event→date→customer→kind
.
@ slips
1 {mon-fri: "9:00-18:00"}
2 {mon-fry: "09:00-18:00"}
3 {fri-mon: "09:00-18:00"}
4 {mon-fri: "09:00-18:00", wed: "09:00-12:00"}
5 {mon: "09:00-13:00;12:00-18:00"}
6 {mon: "18:00-09:00"}
7 {mon: "09:00-24:30"}
8 {closed: 2026-05-01}
9 {mon: "09:00-18:00", closed: [new-yaer]}
10 {mon: "09:00-18:00", closed: [2026-02-30]}
11 {mon: ";"}
12 monday
.
$ while read -r n hours; do printf 'version: 1\nholidays: [{name: new-year, date: 01-01}]\nhours: %s\ndue: []\n' "$hours" >slip.yaml; crm-due -p slip.yaml -l log.tsv customers.tsv 2>&1 | sed "s/^crm-due: slip.yaml/$n /"; done <slips
1 :3:18: hours: "9:00-18:00" is not a time of day such as 09:00-18:00
2 :3:9: hours: "mon-fry" must be mon, tue, wed, thu, fri, sat, sun, a range such as mon-fri, or closed
3 :3:9: hours: "fri-mon" ends before it begins; the week begins with mon
4 :3:33: hours: duplicate wed
5 :3:14: hours: "12:00-18:00" begins before the previous range ends
6 :3:14: hours: "18:00-09:00" is not a time of day such as 09:00-18:00
7 :3:14: hours: "09:00-24:30" is not a time of day such as 09:00-18:00
8 :3:8: hours: no day of the week has working hours
9 :3:38: hours: unknown date, holiday or calendar "new-yaer"; did you mean "new-year"?
10 :3:38: hours: unknown date, holiday or calendar "2026-02-30"; it may be new-year
11 :3:14: hours: ";" is not a time of day such as 09:00-18:00
12 :3:8: hours: expected a mapping, found a single value

$ printf 'version: 1\ndue:\n- {rule: x, open: complaint, within: 4h, working: true, action: call}\n' >slip.yaml; crm-due -p slip.yaml -l log.tsv customers.tsv
! crm-due: slip.yaml:3:51: due: working requires the section "hours"
? 1

$ printf 'version: 1\ndue:\n- {rule: x, after: visit, working: true, action: call}\n' >slip.yaml; crm-due -p slip.yaml -l log.tsv customers.tsv
! crm-due: slip.yaml:3:27: due: "working" is a key of open, but not of after
? 1

# ---- how late, in words ----
# A limit that is a day counts as due_overdue does. A limit that is a moment counts in hours for two
# days, and then in days of the calendar as well. By hand: 26 November 10:00 and 47 hours are
# 28 November 09:00.

@ late.yaml
version: 1
due:
  - {rule: day, open: complaint, until: answer, within: 0d, action: answer, why: "Day"}
  - {rule: clock, open: complaint, within: 24h, action: answer, why: "Clock"}
.
@ late.tsv
event→date→customer→kind
e1→2026-11-25T10:00→a→complaint
.
$ for rule in day clock; do for now in 2026-11-26T12:00 2026-11-27 2026-11-28T09:30 2026-11-28T10:00 2026-11-29T09:00; do crm-due -p late.yaml -l late.tsv --today=$now --rule=$rule -C due_overdue,due_why customers.tsv | sed 1d; done; done
1→Day (1 day past the limit)
2→Day (2 days past the limit)
3→Day (3 days past the limit)
3→Day (3 days past the limit)
4→Day (4 days past the limit)
0→Clock (2 hours past the limit)
1→Clock (38 hours past the limit)
2→Clock (47 hours past the limit)
2→Clock (2 days past the limit)
3→Clock (3 days past the limit)
