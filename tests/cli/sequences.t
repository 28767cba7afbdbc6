# Sequences: rules with steps. Days were counted by hand; 2026-11-21 is a Saturday. "on DAY POLICY [LOG]" prints who is listed that
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
  after-quote         no: all 3 steps are done or have expired, the last by post on 2026-12-12, steps.tsv:7

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
  two                 no: all 2 steps are done or have expired, the last on 2027-03-28
  two                 no: all 2 steps are done or have expired, the last by call on 2027-02-02, two.tsv:8
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
  one                 no: its only step has expired on 2026-11-02

# Slips
@ log.tsv
event→date→customer→kind
.
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
1 crm-due: slip.yaml:3:33: due: "stop" requires "steps"
2 crm-due: slip.yaml:3:26: due: "steps" is a key of after, but not of silence
3 crm-due: slip.yaml:3:34: due: steps: expected 1 to 50 steps
4 crm-due: slip.yaml:3:35: due: key "action" is missing
5 crm-due: slip.yaml:3:50: due: unknown key "when"
6 crm-due: slip.yaml:3:69: due: expires: is over before "wait" is
7 crm-due: slip.yaml:3:34: due: unknown kind "replay"; did you mean "reply"?
8 crm-due: slip.yaml:3:48: due: expires: is over before "wait" is
9 crm-due: slip.yaml:3:59: due: unknown kind "cal"; did you mean "call"?
10 crm-due: slip.yaml:3:35: due: steps: expected a mapping, found a single value
11 crm-due: slip.yaml:3:3: due: key "action" is missing
