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
  ms                  no: nothing in the log that asks for it

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
g appointment 2026-11-10 0 Appointment on 2026-11-10

$ sh on 2026-11-11 n.yaml missed.tsv
a missed 2026-11-11 0 visit of 2026-11-10: waited
c missed 2026-11-10 1 appointment of 2026-11-09: rang off
d missed 2026-11-11 0 appointment of 2026-11-10: nobody there
g appointment 2026-11-10 1 Appointment on 2026-11-10

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
  two                 no: nothing in the log that asks for it

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
