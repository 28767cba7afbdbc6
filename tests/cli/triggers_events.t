# What follows an event: rules at their edges. Days were counted by hand; 2026-11-21
# is a Saturday. "on DAY POLICY [LOG]" tells who is listed that day, by which rule,
# the due date, and how long overdue; logs are read in both orders of their lines.

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

# After what came to nothing. Ann did not come to her appointment of the 10th: called
# from the 11th to the 24th, and the appointment is settled. Bob came. Cyd's was logged
# by name, before its day; Dee's by the kind alone; Eve did not come and called the same
# day, after; Fay was called and not reached.
@ n.yaml
version: 1
due:
  - {rule: missed, after: [appointment, visit, meeting], outcome: no-show, wait: 1d, expires: 14d, action: call, why: "{kind} of {since}: {note}"}
  - {rule: again, after: touch, outcome: [no-answer, bounced], wait: 2d, action: call}
  - {rule: appointment, appointment: any, expires: 7d, action: call}
.
@ missed.tsv
event→date→customer→kind→dir→outcome→due→ref→note
e1→2026-11-01→a→appointment→→→2026-11-10T15:00→→
e2→2026-11-10T15:20→a→visit→in→no-show→→→waited
e3→2026-11-01→b→appointment→→→2026-11-10T15:00→→
e4→2026-11-10T15:00→b→visit→in→→→→came
e5→2026-11-01→c→appointment→→→2026-11-10T15:00→→
e6→2026-11-09→c→appointment→→no-show→→event:e5→rang off
e7→2026-11-01→d→appointment→→→2026-11-10T15:00→→
e8→2026-11-10→d→appointment→→no-show→→→nobody there
e9→2026-11-10T15:00→e→meeting→→no-show→→→
e10→2026-11-10T18:00→e→call→in→→→→
e11→2026-11-10→f→call→→no-answer→→→
e12→2026-11-01→g→appointment→→→2026-11-10T15:00→→
.
$ sh on 2026-11-10 n.yaml missed.tsv
c missed 2026-11-10 0 appointment of 2026-11-09: rang off
g appointment 2026-11-10 0 Appointment on 2026-11-10 15:00

$ sh on 2026-11-11 n.yaml missed.tsv
a missed 2026-11-11 0 visit of 2026-11-10: waited
c missed 2026-11-10 1 appointment of 2026-11-09: rang off
d missed 2026-11-11 0 appointment of 2026-11-10: nobody there
g appointment 2026-11-10 1 Appointment on 2026-11-10 15:00

# From the 12th who did not answer; of Gus's appointment nothing was logged: listed to the 17th
$ for day in 2026-11-12 2026-11-17 2026-11-18 2026-11-24 2026-11-25; do echo $day; sh on $day n.yaml missed.tsv | cut -d' ' -f1,2; done
2026-11-12
a missed
c missed
d missed
f again
g appointment
2026-11-17
a missed
c missed
d missed
f again
g appointment
2026-11-18
a missed
c missed
d missed
f again
2026-11-24
a missed
d missed
f again
2026-11-25
f again

# Easily logged: the appointment is settled, and the rule asks
$ printf 'event\tdate\trecorded\tcustomer\tkind\tdir\toutcome\tamount\titem\tby\tdue\tref\trating\tnote\ne1\t2026-11-01\t\ta\tappointment\t\t\t\t\t\t2026-11-10\t\t\t\ne2\t2026-11-01\t\tb\tappointment\t\t\t\t\t\t2026-11-10\t\t\t\n' >own.tsv
$ crm-log -f own.tsv -c customers.tsv --today=2026-11-11T09:00 appointment Ann --outcome=no-show --date=2026-11-10 >id; crm-log -f own.tsv -c customers.tsv --today=2026-11-11T09:00 meeting Bob --outcome=no-show --ref=event:e2 --date=2026-11-10 >id
! crm-log: own.tsv:4: appointment of a "Ann", no-show, on 2026-11-10
! crm-log: own.tsv:5: meeting of b "Bob", no-show, on 2026-11-10
$ sh on 2026-11-11 n.yaml own.tsv | cut -d' ' -f1-4
a missed 2026-11-11 0
b missed 2026-11-11 0

$ crm-log -c customers.tsv appointment Ann
! crm-log: due: is empty; an event of kind appointment needs its date
? 1

$ crm-log -c customers.tsv appointment Ann --outcome=reached
! crm-log: due: is empty; an event of kind appointment needs its date
? 1

# Slips
$ printf 'version: 1\ndue:\n  - {rule: x, after: visit, outcome: noshow, action: call}\n' >slip.yaml; crm-due -p slip.yaml -l log.tsv customers.tsv
! crm-due: slip.yaml:3:38: due: unknown outcome "noshow"; did you mean "no-show"?
? 1

$ printf 'version: 1\ndue:\n  - {rule: x, after: visit, outcome: [], action: call}\n' >slip.yaml; crm-due -p slip.yaml -l log.tsv customers.tsv
! crm-due: slip.yaml:3:38: due: outcome: an empty list
? 1

$ printf 'version: 1\ndue:\n  - {rule: x, owed: thanks, for: praise, outcome: no-show, action: call}\n' >slip.yaml; crm-due -p slip.yaml -l log.tsv customers.tsv
! crm-due: slip.yaml:3:42: due: "outcome" goes with after; not with owed
? 1

# ---- sequences ----

# Step 1: from 2 days after the visit to 7 after it, due on the first of them; step 2: 5
# days after step 1 was done, or after the last day of that, for 14 days; step 3: 30 days
# after step 2, until done. A purchase or a word of theirs ends it.
@ q.yaml
version: 1
due:
  - rule: after-quote
    after: visit
    stop: [purchase, reply]
    steps:
      - {wait: 2d, expires: 7d, action: call, ask: "Any questions?", why: "step {step} since {since}, {kind} of {date}: {item}"}
      - {wait: 5d, expires: 14d, action: email, channel: email, done_by: [email, call]}
      - {wait: 30d, action: offer, done_by: touch, selling: true, priority: 40}
.

# Ann: nothing but the visit of the 2nd of November. Step 1 from the 4th to the 9th, due on
# the 4th; step 2 counts from the 9th: from the 14th to the 23rd; step 3 from the 23rd: from
# the 23rd of December on.
@ ann.tsv
event→date→customer→kind→dir→item→outcome
e1→2026-11-02→a→visit→→quote→
.
$ for day in 03 04 09 10 13 14 23 24; do echo $day; sh on 2026-11-$day q.yaml ann.tsv; done
03
04
a after-quote 2026-11-04 0 step 1 since 2026-11-02, visit of 2026-11-02: quote
09
a after-quote 2026-11-04 5 step 1 since 2026-11-02, visit of 2026-11-02: quote
10
13
14
a after-quote 2026-11-14 0 After the visit of 2026-11-02: quote
23
a after-quote 2026-11-14 9 After the visit of 2026-11-02: quote
24

$ for day in 2026-12-22 2026-12-23 2027-12-23; do sh on $day q.yaml ann.tsv; done
a after-quote 2026-12-23 0 After the visit of 2026-11-02: quote
a after-quote 2026-12-23 365 After the visit of 2026-11-02: quote

# The step says what to do, and how; what it does not say is the rule's
$ for day in 2026-11-04 2026-11-14 2026-12-23; do crm-due -p q.yaml -l ann.tsv --today=$day -C due_rule,due_action,due_channel,due_ask,due_priority,due_evidence customers.tsv | sed 1d; done
after-quote→call→phone→Any questions?→50→ann.tsv:2
after-quote→email→email→→50→ann.tsv:2
after-quote→offer→phone→→40→ann.tsv:2

$ for day in 03 04 10; do crm-due -p q.yaml -l ann.tsv --today=2026-11-$day --explain=a customers.tsv | tail -n +3; done
  after-quote         no: step 1 of 3, not before 2026-11-04 (ann.tsv:2)
  after-quote         yes: step 1 of 3, due 2026-11-04 (ann.tsv:2): step 1 since 2026-11-02, visit of 2026-11-02: quote
  after-quote         no: step 2 of 3, not before 2026-11-14 (ann.tsv:2)

# A call does a step, also during the wait: that of the 3rd is step 1, so that step 2 is due
# on the 8th, until the 17th. The sms of the 9th is nothing to step 2; the email of the 10th
# does it, and step 3 is due on the 10th of December; that is done by the post of the 12th.
@ steps.tsv
event→date→customer→kind→dir→item→outcome
e1→2026-11-02→a→visit→→quote→
e2→2026-11-03→a→call→out→→
e3→2026-11-09→a→sms→out→→
e4→2026-11-10→a→email→out→→no-answer
e5→2026-11-10T09:00→a→email→out→→
e6→2026-12-12→a→post→out→→
.
$ for day in 11-07 11-08 11-09 11-10 12-09 12-10 12-11 12-12; do echo $day; sh on 2026-$day q.yaml steps.tsv | cut -d' ' -f2-4; done
11-07
11-08
after-quote 2026-11-08 0
11-09
after-quote 2026-11-08 1
11-10
12-09
12-10
after-quote 2026-12-10 0
12-11
after-quote 2026-12-10 1
12-12

$ for day in 2026-11-10 2026-12-12; do crm-due -p q.yaml -l steps.tsv --today=$day --explain=a customers.tsv | tail -n 1; done
  after-quote         no: step 3 of 3, not before 2026-12-10 (steps.tsv:2)
  after-quote         no: all 3 steps are through by post on 2026-12-12, steps.tsv:7

# What ends it. Ann wrote on the 3rd; Bob bought, though nobody spoke to him; Cyd was
# called and then came again on the 6th, which begins it anew; Dee wrote before the visit;
# Eve called on the day of the visit, at a time, and the visit has none, so it comes after;
# Fay's word was taken back; Gus' chat of the 10th came after he was through with the first.
@ stop.tsv
event→date→customer→kind→dir→item→ref
e1→2026-11-02→a→visit→→quote→
e2→2026-11-03→a→chat→in→→
e3→2026-11-02→b→visit→→quote→
e4→2026-11-03→b→purchase→→tea→
e5→2026-11-02→c→visit→→first→
e6→2026-11-03→c→call→out→→
e7→2026-11-06→c→visit→→second→
e8→2026-11-01→d→chat→in→→
e9→2026-11-02→d→visit→→quote→
e10→2026-11-02T18:00→e→call→in→→
e11→2026-11-02→e→visit→→quote→
e12→2026-11-02→f→visit→→quote→
e13→2026-11-03→f→chat→in→→
e14→2026-11-03→f→void→→→event:e13
e15→2026-11-02→g→visit→→quote→
e16→2026-11-10→g→chat→in→→
.
$ for day in 04 07 08 09 10 14; do echo $day; sh on 2026-11-$day q.yaml stop.tsv; done
04
d after-quote 2026-11-04 0 step 1 since 2026-11-02, visit of 2026-11-02: quote
e after-quote 2026-11-04 0 step 1 since 2026-11-02, visit of 2026-11-02: quote
f after-quote 2026-11-04 0 step 1 since 2026-11-02, visit of 2026-11-02: quote
g after-quote 2026-11-04 0 step 1 since 2026-11-02, visit of 2026-11-02: quote
07
d after-quote 2026-11-04 3 step 1 since 2026-11-02, visit of 2026-11-02: quote
e after-quote 2026-11-04 3 step 1 since 2026-11-02, visit of 2026-11-02: quote
f after-quote 2026-11-04 3 step 1 since 2026-11-02, visit of 2026-11-02: quote
g after-quote 2026-11-04 3 step 1 since 2026-11-02, visit of 2026-11-02: quote
08
c after-quote 2026-11-08 0 step 1 since 2026-11-06, visit of 2026-11-06: second
d after-quote 2026-11-04 4 step 1 since 2026-11-02, visit of 2026-11-02: quote
e after-quote 2026-11-04 4 step 1 since 2026-11-02, visit of 2026-11-02: quote
f after-quote 2026-11-04 4 step 1 since 2026-11-02, visit of 2026-11-02: quote
g after-quote 2026-11-04 4 step 1 since 2026-11-02, visit of 2026-11-02: quote
09
c after-quote 2026-11-08 1 step 1 since 2026-11-06, visit of 2026-11-06: second
d after-quote 2026-11-04 5 step 1 since 2026-11-02, visit of 2026-11-02: quote
e after-quote 2026-11-04 5 step 1 since 2026-11-02, visit of 2026-11-02: quote
f after-quote 2026-11-04 5 step 1 since 2026-11-02, visit of 2026-11-02: quote
g after-quote 2026-11-04 5 step 1 since 2026-11-02, visit of 2026-11-02: quote
10
c after-quote 2026-11-08 2 step 1 since 2026-11-06, visit of 2026-11-06: second
14
d after-quote 2026-11-14 0 After the visit of 2026-11-02: quote
e after-quote 2026-11-14 0 After the visit of 2026-11-02: quote
f after-quote 2026-11-14 0 After the visit of 2026-11-02: quote

$ for id in a b g; do crm-due -p q.yaml -l stop.tsv --today=2026-11-14 --explain=$id customers.tsv | tail -n 1; done
  after-quote         no: stopped by chat on 2026-11-03, stop.tsv:3
  after-quote         no: stopped by purchase on 2026-11-03, stop.tsv:5
  after-quote         no: stopped by chat on 2026-11-10, stop.tsv:17

# Two calls of one day at no time are one moment, and do one step; at two times they do
# two. Where each step may run out: 1m after 2027-01-31 is the 28th of February, 1m after
# that the 28th of March. "stop: []": nothing stops it, nor does a chat in do what wants a call.
@ r.yaml
version: 1
due:
  - rule: two
    after: [order]
    item: house
    stop: []
    done_by: call
    within: 1d
    expires: 1m
    action: call
    steps: [{why: "{step}: {item}"}, {wait: 1d, why: "{step}: {item}", action: visit}]
.
@ two.tsv
event→date→customer→kind→dir→item
e1→2027-01-31→a→order→→house
e2→2027-01-31→b→order→→house
e3→2027-02-02→b→call→→
e4→2027-02-02→b→call→→
e5→2027-01-31→c→order→→house
e6→2027-02-02T09:00→c→call→→
e7→2027-02-02T10:00→c→call→→
e8→2027-01-31→d→order→→garden
e9→2027-01-31→e→order→→house
e10→2027-02-02→e→chat→in→
.
$ for day in 01-30 01-31 02-03 02-28 03-01 03-02 03-28 03-29; do echo $day; sh on 2027-$day r.yaml two.tsv; done
01-30
01-31
a two 2027-02-01 0 1: house
b two 2027-02-01 0 1: house
c two 2027-02-01 0 1: house
e two 2027-02-01 0 1: house
02-03
a two 2027-02-01 2 1: house
b two 2027-02-03 0 2: house
e two 2027-02-01 2 1: house
02-28
a two 2027-02-01 27 1: house
b two 2027-02-03 25 2: house
e two 2027-02-01 27 1: house
03-01
a two 2027-03-01 0 2: house
b two 2027-02-03 26 2: house
e two 2027-03-01 0 2: house
03-02
a two 2027-03-01 1 2: house
b two 2027-02-03 27 2: house
e two 2027-03-01 1 2: house
03-28
a two 2027-03-01 27 2: house
e two 2027-03-01 27 2: house
03-29

$ for id in a c d; do crm-due -p r.yaml -l two.tsv --today=2027-03-29 --explain=$id customers.tsv | tail -n 1; done
  two                 no: all 2 steps are through on 2027-03-28
  two                 no: all 2 steps are through by call on 2027-02-02, two.tsv:8
  two                 no: nothing in the log still asks for it

# Where the rule says nothing a reply stops, and any touch of ours does the step
@ s.yaml
version: 1
due:
  - {rule: s, after: purchase, when: "id != 'c'", steps: [{wait: 1d, action: call}, {action: call}]}
.
@ s.tsv
event→date→customer→kind→dir
e1→2026-11-02→a→purchase→
e2→2026-11-03→a→call→in
e3→2026-11-02→b→purchase→
e4→2026-11-03→b→call→out
e5→2026-11-02→c→purchase→
.
$ sh on 2026-11-03 s.yaml s.tsv; for id in a b c; do crm-due -p s.yaml -l s.tsv --today=2026-11-03 --explain=$id customers.tsv | tail -n 1; done
b s 2026-11-03 0 After the purchase of 2026-11-02
  s                   no: stopped by call on 2026-11-03, s.tsv:3
  s                   yes: step 2 of 2, due 2026-11-03 (s.tsv:4): After the purchase of 2026-11-02
  s                   no: its condition does not hold

# One step alone; --rule takes the whole sequence; a selling step alone waits after a no
@ one.yaml
version: 1
declined: 60d
due:
  - {rule: one, after: visit, steps: [{expires: 0d, action: call, selling: true}]}
.
@ one.tsv
event→date→customer→kind→outcome
e1→2026-11-02→a→visit→
e2→2026-11-01→b→call→declined
e3→2026-11-02→b→visit→
.
$ sh on 2026-11-02 one.yaml one.tsv; crm-due -p one.yaml -l one.tsv --rule=one --today=2026-11-02 --explain=b customers.tsv | tail -n 1; crm-due -p one.yaml -l one.tsv --today=2026-11-03 --explain=a customers.tsv | tail -n 1
a one 2026-11-02 0 After the visit of 2026-11-02
  one                 held: step 1 of 1, due 2026-11-02 (one.tsv:4): After the visit of 2026-11-02 [declined until 2026-12-31]
  one                 no: its one step is through on 2026-11-02

# Slips
@ slips
1 {rule: x, after: visit, stop: reply, action: call}
2 {rule: x, silence: 3d, steps: [{action: call}]}
3 {rule: x, after: visit, steps: []}
4 {rule: x, after: visit, steps: [{wait: 1d}]}
5 {rule: x, after: visit, steps: [{action: call, when: "true"}]}
6 {rule: x, after: visit, steps: [{action: call, wait: 3d, expires: 2d}]}
7 {rule: x, after: visit, stop: [replay], steps: [{action: call}]}
8 {rule: x, after: visit, expires: 1d, steps: [{action: call, wait: 3d}]}
9 {rule: x, after: visit, steps: [{action: call, done_by: cal}]}
10 {rule: x, after: visit, steps: [call]}
11 {rule: x, after: visit}
.
$ while read -r n rule; do printf 'version: 1\ndue:\n- %s\n' "$rule" >slip.yaml; crm-due -p slip.yaml -l log.tsv customers.tsv 2>&1 | sed "s/^/$n /"; done <slips
1 crm-due: slip.yaml:3:33: due: "stop" goes with "steps"
2 crm-due: slip.yaml:3:26: due: "steps" goes with after; not with silence
3 crm-due: slip.yaml:3:34: due: steps: from 1 to 50 of them
4 crm-due: slip.yaml:3:35: due: key "action" is missing
5 crm-due: slip.yaml:3:50: due: unknown key "when"
6 crm-due: slip.yaml:3:69: due: expires: before "wait" is over
7 crm-due: slip.yaml:3:34: due: unknown kind "replay"; did you mean "reply"?
8 crm-due: slip.yaml:3:48: due: expires: before "wait" is over
9 crm-due: slip.yaml:3:59: due: unknown kind "cal"; did you mean "call"?
10 crm-due: slip.yaml:3:35: due: steps: here stands one value; a mapping is wanted
11 crm-due: slip.yaml:3:3: due: key "action" is missing

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
4 :3:33: hours: wed stands here twice
5 :3:14: hours: "12:00-18:00" begins before the one in front of it ends
6 :3:14: hours: "18:00-09:00" is not a time of day such as 09:00-18:00
7 :3:14: hours: "09:00-24:30" is not a time of day such as 09:00-18:00
8 :3:8: hours: the house never opens
9 :3:38: hours: unknown date or holiday "new-yaer"; did you mean "new-year"?
10 :3:38: hours: unknown date or holiday "2026-02-30"; it may be new-year
11 :3:14: hours: ";" is not a time of day such as 09:00-18:00
12 :3:8: hours: here stands one value; a mapping is wanted

$ printf 'version: 1\ndue:\n- {rule: x, open: complaint, within: 4h, working: true, action: call}\n' >slip.yaml; crm-due -p slip.yaml -l log.tsv customers.tsv
! crm-due: slip.yaml:3:51: due: working goes with the section "hours"
? 1

$ printf 'version: 1\ndue:\n- {rule: x, after: visit, working: true, action: call}\n' >slip.yaml; crm-due -p slip.yaml -l log.tsv customers.tsv
! crm-due: slip.yaml:3:27: due: "working" goes with open; not with after
? 1

# ---- the others ----

# after: from 1 day after it to 7, due 3 after it. Over the leap day: 2028-02-27 + 3d is the
# 1st of March. Bob bought twice: the touch between settles the first. Cyd bought, and was
# greeted on the same day, with no times: touches come last, so that settles it; Dee was
# greeted at 9 and bought at 10. Eve's visit of the 1st of March is not yet on the day before.
# Fay gave it back on the same day, which settles nothing. Gus bought soap.
@ a.yaml
version: 1
due:
  - {rule: a, after: purchase, item: tea, wait: 1d, within: 3d, expires: 7d, action: greet, done_by: [greeting, visit]}
.
@ a.tsv
event→date→customer→kind→item
e1→2028-02-27→a→purchase→tea
e2→2028-02-20→b→purchase→tea
e3→2028-02-21→b→greeting→
e4→2028-02-22→b→purchase→tea
e5→2028-02-27→c→purchase→tea
e6→2028-02-27→c→greeting→
e7→2028-02-27T09:00→d→greeting→
e8→2028-02-27T10:00→d→purchase→tea
e9→2028-02-27→e→purchase→tea
e10→2028-03-01→e→visit→
e11→2028-02-27→f→purchase→tea
e12→2028-02-27→f→refund→tea
e13→2028-02-27→g→purchase→soap
.
$ for day in 02-27 02-28 02-29 03-01 03-05 03-06; do echo $day; sh on 2028-$day a.yaml a.tsv | cut -d' ' -f1-4; done
02-27
b a 2028-02-25 2
02-28
a a 2028-03-01 0
b a 2028-02-25 3
d a 2028-03-01 0
e a 2028-03-01 0
f a 2028-03-01 0
02-29
a a 2028-03-01 0
b a 2028-02-25 4
d a 2028-03-01 0
e a 2028-03-01 0
f a 2028-03-01 0
03-01
a a 2028-03-01 0
d a 2028-03-01 0
f a 2028-03-01 0
03-05
a a 2028-03-01 4
d a 2028-03-01 4
f a 2028-03-01 4
03-06

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

# promised: two days ahead, until it is kept. Bob was called before the day, but after the
# promise; Cyd on the day it was given, at no time, after a note at no time; Dee was not
# reached; Eve has two, of which the one due first is named; a snooze is no promise.
@ p.yaml
version: 1
due:
  - {rule: p, promised: any, ahead: 2d, action: call}
  - {rule: t, appointment: any, ahead: 1d, expires: 2d, action: call}
  - {rule: o, owed: thanks, for: [referral, praise], wait: 1d, within: 2d, expires: 1m, action: thank}
.
@ p.tsv
event→date→customer→kind→outcome→due→ref
e1→2026-11-20→a→note→→2026-12-01→
e2→2026-11-20→b→note→→2026-12-01→
e3→2026-11-21→b→call→→→
e4→2026-11-20→c→note→→2026-12-01→
e5→2026-11-20→c→call→→→
e6→2026-11-20→d→note→→2026-12-01→
e7→2026-12-01→d→call→no-answer→→
e8→2026-11-20→e→note→→2026-12-01→
e9→2026-11-20→e→note→→2026-11-30→
e10→2026-11-20→f→snooze→→2026-11-25→
.
$ for day in 11-27 11-28 11-29 12-01 12-02; do echo $day; sh on 2026-$day p.yaml p.tsv | cut -d' ' -f1-4; done
11-27
11-28
e p 2026-11-30 0
11-29
a p 2026-12-01 0
d p 2026-12-01 0
e p 2026-11-30 0
12-01
a p 2026-12-01 0
d p 2026-12-01 0
e p 2026-11-30 1
12-02
a p 2026-12-01 1
d p 2026-12-01 1
e p 2026-11-30 2

# appointment: from the day before to two days after, unless a touch came on its day or
# later, or it was called off; one that is past does not hide the next.
@ t.tsv
event→date→customer→kind→outcome→due→ref
e1→2026-11-20→a→appointment→→2026-12-01T15:00→
e2→2026-11-20→b→appointment→→2026-12-01→
e3→2026-11-30→b→call→→→
e4→2026-11-20→c→appointment→→2026-12-01→
e5→2026-12-01→c→call→no-answer→→
e6→2026-11-20→d→appointment→→2026-12-01→
e7→2026-11-25→d→cancel→→→event:e6
e8→2026-11-20→e→appointment→→2026-12-01→
e9→2026-11-20→e→appointment→→2026-12-05→
.
$ for day in 11-29 11-30 12-01 12-03 12-04; do echo $day; sh on 2026-$day p.yaml t.tsv | cut -d' ' -f1-4; done
11-29
11-30
a t 2026-12-01 0
b t 2026-12-01 0
c t 2026-12-01 0
e t 2026-12-01 0
12-01
a t 2026-12-01 0
b t 2026-12-01 0
e t 2026-12-01 0
12-03
a t 2026-12-01 2
b t 2026-12-01 2
e t 2026-12-01 2
12-04
e t 2026-12-05 0

# owed: from the day after, due the second day, for a month: 2027-01-31 + 1m is the 28th of
# February. A call is no thanks. Cyd was thanked between two.
@ w.tsv
event→date→customer→kind
e1→2027-01-31→a→referral
e2→2027-02-01→a→call
e3→2027-01-31→b→praise
e4→2027-02-01→b→thanks
e5→2027-01-29→c→praise
e6→2027-01-30→c→thanks
e7→2027-01-31→c→referral
.
$ for day in 01-31 02-01 02-02 02-28 03-01; do echo $day; sh on 2027-$day p.yaml w.tsv | cut -d' ' -f1-4; done
01-31
02-01
a o 2027-02-02 0
c o 2027-02-02 0
02-02
a o 2027-02-02 0
c o 2027-02-02 0
02-28
a o 2027-02-02 26
c o 2027-02-02 26
03-01

# A purchase is what the policy counts as a sale, in done_by of a rule and of a step alike: the
# deposit of 3 November does the first step, so the second counts from that day.
@ sale.yaml
version: 1
kinds: {deposit: {counts: sale}, purchase: {counts: none}}
due:
  - {rule: r, after: visit, action: call, done_by: purchase}
  - {rule: s, after: visit, stop: [], steps: [{action: call, done_by: purchase}, {wait: 1d, action: greet}]}
.
@ sale.tsv
event→date→customer→kind
e1→2026-11-01→a→visit
e2→2026-11-03→a→deposit
e3→2026-11-01→b→visit
e4→2026-11-03→b→purchase
.
$ sh on 2026-11-05 sale.yaml sale.tsv | cut -d' ' -f1-4
a s 2026-11-04 1
b r 2026-11-01 4
b s 2026-11-01 4
