# The trigger milestone. Days were counted by hand; 2026-11-21 is a Saturday. "on DAY POLICY [LOG]" prints who is listed that
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

# Milestones: listed from 1 day after their day to 5 after it, due 2 after it. Ann's is
# on the 10th: from the 11th to the 15th, due on the 12th. Bob was called the day before
# it, which does not count; Cyd on the day itself; Dee's has no due, so its date counts;
# Eve has two, and was called between; Fay was called before it was written down; Gus
# was not reached; Hal's was taken back.
@ m.yaml
version: 1
due:
  - {rule: ms, milestone: any, wait: 1d, within: 2d, expires: 5d, action: ask, why: "{note} on {since}, said on {date}"}
.
@ log.tsv
event→date→customer→kind→outcome→due→ref→note
e1→2026-11-01→a→milestone→→2026-11-10→→exam
e2→2026-11-01→b→milestone→→2026-11-10→→exam
e3→2026-11-09→b→call→→→→
e4→2026-11-01→c→milestone→→2026-11-10T16:00→→exam
e5→2026-11-10T08:00→c→call→→→→
e6→2026-11-10→d→milestone→→→→exam
e7→2026-11-01→e→milestone→→2026-11-10→→exam
e8→2026-11-01→e→milestone→→2026-11-12→→feast
e9→2026-11-11→e→call→→→→
e10→2026-11-14→f→milestone→→2026-11-10→→exam
e11→2026-11-12→f→call→→→→
e12→2026-11-01→g→milestone→→2026-11-10→→exam
e13→2026-11-11→g→call→no-answer→→→
e14→2026-11-01→h→milestone→→2026-11-10→→exam
e15→2026-11-02→h→void→→→event:e14→
.
$ sh on 2026-11-10 m.yaml

$ sh on 2026-11-11 m.yaml
a ms 2026-11-12 0 exam on 2026-11-10, said on 2026-11-01
b ms 2026-11-12 0 exam on 2026-11-10, said on 2026-11-01
d ms 2026-11-12 0 exam on 2026-11-10, said on 2026-11-10
g ms 2026-11-12 0 exam on 2026-11-10, said on 2026-11-01. Not reached on 2026-11-11; try another time of day

# Eve's second is due on the 14th, from the 13th; Fay's is not written down before the
# 14th, and done then.
$ sh on 2026-11-13 m.yaml
a ms 2026-11-12 1 exam on 2026-11-10, said on 2026-11-01
b ms 2026-11-12 1 exam on 2026-11-10, said on 2026-11-01
d ms 2026-11-12 1 exam on 2026-11-10, said on 2026-11-10
e ms 2026-11-14 0 feast on 2026-11-12, said on 2026-11-01
g ms 2026-11-12 1 exam on 2026-11-10, said on 2026-11-01. Not reached on 2026-11-11; try another time of day

$ sh on 2026-11-15 m.yaml | cut -c1-17
a ms 2026-11-12 3
b ms 2026-11-12 3
d ms 2026-11-12 3
e ms 2026-11-14 1
g ms 2026-11-12 3

# After the 15th only Eve's feast is left, to the 17th
$ sh on 2026-11-16 m.yaml | cut -c1-17
e ms 2026-11-14 2

$ sh on 2026-11-17 m.yaml | cut -c1-17
e ms 2026-11-14 3

$ sh on 2026-11-18 m.yaml

# Of several the earliest day that is not past: by 2026-11-16 Ann's exam is, her feast is not
@ several.tsv
event→date→customer→kind→due→note
e1→2026-11-01→a→milestone→2026-11-14→feast
e2→2026-11-02→a→milestone→2026-11-10→exam
.
$ sh on 2026-11-15 m.yaml several.tsv; sh on 2026-11-16 m.yaml several.tsv
a ms 2026-11-12 3 exam on 2026-11-10, said on 2026-11-02
a ms 2026-11-16 0 feast on 2026-11-14, said on 2026-11-01

# A step that was planned for the 20th and done on the 10th: the one that was done is
# asked after; after the call of the 12th nothing is left, nor on the day it was planned for.
# Bob's step was called off by an event that names it.
@ early.tsv
event→date→customer→kind→due→ref→note
e1→2026-11-01→a→milestone→2026-11-20→→planned
e2→2026-11-10→a→milestone→→→done
e3→2026-11-12→a→call→→→
e4→2026-11-01→b→milestone→2026-11-10→→planned
e5→2026-11-05→b→cancel→→event:e4→
.
$ sh on 2026-11-11 m.yaml early.tsv; sh on 2026-11-12 m.yaml early.tsv; sh on 2026-11-21 m.yaml early.tsv
a ms 2026-11-12 0 done on 2026-11-10, said on 2026-11-10

# Leap day and the end of a month: 2028-02-28 + 1d is the 29th; 2027-01-31 + 1m is 2027-02-28.
# Without wait it is listed on the day itself; without expires until done. Other kinds go by
# their date alone; another kind may be what does it.
@ ends.yaml
version: 1
due:
  - {rule: leap, milestone: milestone, wait: 1d, action: ask, when: "id == 'a'"}
  - {rule: month, milestone: any, expires: 1m, done_by: visit, action: ask, when: "id == 'b'"}
  - {rule: paid, milestone: [purchase], within: 1w, action: greet, when: "id == 'c'", why: "{kind}"}
.
@ ends.tsv
event→date→customer→kind→due
e1→2026-11-01→a→milestone→2028-02-28
e2→2026-11-01→b→milestone→2027-01-31
e3→2027-02-01→b→call→
e4→2026-11-20→c→purchase→
.
$ for day in 2028-02-28 2028-02-29 2030-01-01; do sh on $day ends.yaml ends.tsv | grep ^a; done
a leap 2028-02-29 0 Their milestone was on 2028-02-28
a leap 2028-02-29 672 Their milestone was on 2028-02-28

$ for day in 2027-01-30 2027-01-31 2027-02-28 2027-03-01; do sh on $day ends.yaml ends.tsv | grep ^b; done
b month 2027-01-31 0 Their milestone was on 2027-01-31
b month 2027-01-31 28 Their milestone was on 2027-01-31
? 1

$ for day in 2026-11-19 2026-11-20 2026-11-27; do sh on $day ends.yaml ends.tsv; done
c paid 2026-11-27 0 purchase
c paid 2026-11-27 0 purchase

# The explanation agrees, and says when
$ crm-due -p m.yaml -l log.tsv --today=2026-11-10 --explain=a customers.tsv
Ann (a), as of 2026-11-10
not listed: nothing is due
  ms                  no: not before 2026-11-11, due 2026-11-12 (log.tsv:2)

$ crm-due -p m.yaml -l log.tsv --today=2026-11-11 --explain=a customers.tsv | tail -n 1
  ms                  yes: due 2026-11-12 (log.tsv:2): exam on 2026-11-10, said on 2026-11-01

$ crm-due -p m.yaml -l log.tsv --today=2026-11-11 --explain=c customers.tsv | tail -n 1
  ms                  no: nothing in the log still asks for it

# Before the day: good luck is listed from three days before an exam to its day, and "how did it go"
# from the day after it on; each is settled by its own contact. Ann's exam is on the 10th, and she
# is called on the 8th. Bob's was heard of in a call of the 8th, which wishes no luck yet. Cyd was
# called on the 6th, which is too early. Dee was called on the 10th itself, which settles both. Eve
# has two exams, on the 9th and on the 11th, and a call on the 9th is luck for both. Fay was not
# reached. Gus was called after his, on the 11th. Hal's exam has no due, and so was on the 1st.
@ luck.yaml
version: 1
due:
  - {rule: luck, milestone: any, ahead: 3d, action: greet}
  - {rule: how, milestone: any, wait: 1d, expires: 5d, action: ask}
.
@ luck.tsv
event→date→customer→kind→outcome→due→ref→note
l1→2026-11-01→a→milestone→→2026-11-10→→exam
l2→2026-11-08→a→call→→→→
l3→2026-11-08→b→call→→→→
l4→2026-11-08→b→milestone→→2026-11-10→→exam
l5→2026-11-01→c→milestone→→2026-11-10→→exam
l6→2026-11-06→c→call→→→→
l7→2026-11-01→d→milestone→→2026-11-10→→exam
l8→2026-11-10→d→call→→→→
l9→2026-11-01→e→milestone→→2026-11-09→→exam
l10→2026-11-01→e→milestone→→2026-11-11→→exam
l11→2026-11-09→e→call→→→→
l12→2026-11-01→f→milestone→→2026-11-10→→exam
l13→2026-11-08→f→call→no-answer→→→
l14→2026-11-01→g→milestone→→2026-11-10→→exam
l15→2026-11-11→g→call→→→→
l16→2026-11-01→h→milestone→→→→exam
.
$ sh on 2026-11-05 luck.yaml luck.tsv
h how 2026-11-02 3 Their milestone was on 2026-11-01: exam

$ sh on 2026-11-06 luck.yaml luck.tsv | grep luck
e luck 2026-11-09 0 Their milestone, on 2026-11-09: exam

$ sh on 2026-11-07 luck.yaml luck.tsv | grep luck | cut -c1-17
a luck 2026-11-10
c luck 2026-11-10
d luck 2026-11-10
e luck 2026-11-09
f luck 2026-11-10
g luck 2026-11-10

$ sh on 2026-11-08 luck.yaml luck.tsv | grep luck | cut -c1-17
b luck 2026-11-10
c luck 2026-11-10
d luck 2026-11-10
e luck 2026-11-09
f luck 2026-11-10
g luck 2026-11-10

$ sh on 2026-11-10 luck.yaml luck.tsv | cut -c1-19 | sed 's/ $//'
b luck 2026-11-10 0
c luck 2026-11-10 0
f luck 2026-11-10 0
g luck 2026-11-10 0

# The day after, whom we wished luck is asked how it went, and nobody is wished luck
$ sh on 2026-11-11 luck.yaml luck.tsv
a how 2026-11-11 0 Their milestone was on 2026-11-10: exam
b how 2026-11-11 0 Their milestone was on 2026-11-10: exam
c how 2026-11-11 0 Their milestone was on 2026-11-10: exam
f how 2026-11-11 0 Their milestone was on 2026-11-10: exam. Not reached on 2026-11-08; try another time of day

$ sh on 2026-11-12 luck.yaml luck.tsv | cut -c1-19 | sed 's/ $//'
a how 2026-11-11 1
b how 2026-11-11 1
c how 2026-11-11 1
e how 2026-11-12 0
f how 2026-11-11 1

# With expires it stays after the day
$ sed 's/ahead: 3d/ahead: 3d, expires: 1d/' luck.yaml >late.yaml; for day in 2026-11-11 2026-11-12; do sh on $day late.yaml luck.tsv | grep luck | cut -c1-19; done
b luck 2026-11-10 1
c luck 2026-11-10 1
f luck 2026-11-10 1

$ crm-due -p luck.yaml -l luck.tsv --rule=luck --lang=zh --today=2026-11-10 -C due_why customers.tsv | sed -n 2p; crm-due -p luck.yaml -l luck.tsv --rule=luck --lang=ru --today=2026-11-10 -C due_why customers.tsv | sed -n 2p
2026年11月10日是重要日子：exam
10.11.2026 — важная дата: exam

# It has a day of its own, which is in the calendar
$ crm-cal -p luck.yaml -l luck.tsv --rule=luck --today=2026-11-07 --days=7 customers.tsv | tr -d '\r' | grep -c '^DTSTART;VALUE=DATE:20261110'
5

$ for more in 'wait: 1d' 'within: 2d'; do sed "s/ahead: 3d/ahead: 3d, $more/" luck.yaml >slip.yaml; crm-due -p slip.yaml -l luck.tsv customers.tsv; done
! crm-due: slip.yaml:3:51: due: a rule with "ahead" is due on the day itself, so that it has neither "wait" nor "within": write a second rule for what follows the day
! crm-due: slip.yaml:3:53: due: a rule with "ahead" is due on the day itself, so that it has neither "wait" nor "within": write a second rule for what follows the day
? 1
