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
g ms 2026-11-12 0 exam on 2026-11-10, said on 2026-11-01

# Eve's second is due on the 14th, from the 13th; Fay's is not written down before the
# 14th, and done then.
$ sh on 2026-11-13 m.yaml
a ms 2026-11-12 1 exam on 2026-11-10, said on 2026-11-01
b ms 2026-11-12 1 exam on 2026-11-10, said on 2026-11-01
d ms 2026-11-12 1 exam on 2026-11-10, said on 2026-11-10
e ms 2026-11-14 0 feast on 2026-11-12, said on 2026-11-01
g ms 2026-11-12 1 exam on 2026-11-10, said on 2026-11-01

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
