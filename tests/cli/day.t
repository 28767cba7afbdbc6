# Whose day it is, how it is filled, and by whom. Hand-made worlds; what is expected
# was worked out by hand. 2026-11-21 is the day unless said otherwise.

# ---- owners: capacity, managers, too many customers ----

@ owners.yaml
version: 1
capacity: 3
owners:
  anna: {capacity: 2, max_customers: 3, manager: boris}
  any: {max_customers: 2, manager: olga}
due:
  - {rule: resolve, open: complaint, within: 1d, ahead: 1d, escalate: 1d, action: resolve, purpose: service, priority: 90}
  - {rule: keep, silence: 30d, action: call, priority: 30}
.
@ owners.tsv
id→name→owner→status
a1→Al→anna→
a2→Ab→anna→
a3→Ac→anna→
a4→Ad→anna→
a5→Ae→anna→
b1→Ba→boris→
c1→Ca→carl→
c2→Cb→carl→
c3→Cc→carl→
c4→Cd→carl→closed
c5→Ce→carl→deceased
c6→Cf→carl→merged:c1
n1→No→→
.
@ owners-log.tsv
event→date→customer→kind
e1→2026-10-01→a1→call
e2→2026-10-01→a2→call
e3→2026-10-01→a3→call
e4→2026-10-01→a4→call
e5→2026-10-01→a5→call
e6→2026-10-01→b1→call
e7→2026-10-01→c1→call
e8→2026-10-01→c2→call
e9→2026-10-01→c3→call
e10→2026-10-01→n1→call
e11→2026-11-19→a1→complaint
e12→2026-11-18→a2→complaint
e13→2026-11-18→b1→complaint
e14→2026-11-18→c1→complaint
e15→2026-11-18→n1→complaint
.

# The limit of a complaint of the 18th is the end of the 19th; by the end of the 21st that is two
# days gone by, more than one: escalated. That of the 19th is one day late, no more. Anna's goes
# to Boris, everybody else's and nobody's to Olga. Anna's own day holds two of a1, a3, a4 and a5;
# Boris has what Anna has not; Carl's c2 and c3 fit. Anna has 5 customers, 2 more than 3; Carl 3
# that are neither closed nor dead nor merged, 1 more than 2.
$ crm-due -p owners.yaml -l owners-log.tsv --today=2026-11-21 -C id,owner,due_owner,due_action,due_rule owners.tsv
id→owner→due_owner→due_action→due_rule
a2→anna→boris→escalate→resolve;keep
b1→boris→olga→escalate→resolve;keep
c1→carl→olga→escalate→resolve;keep
n1→→olga→escalate→resolve;keep
a1→anna→anna→resolve→resolve;keep
a3→anna→anna→call→keep
c2→carl→carl→call→keep
c3→carl→carl→call→keep
! crm-due: 2 customers carried over: more than a day holds (--suppressed lists what is held back)
! crm-due: anna looks after 5 customers, 2 more than max_customers
! crm-due: carl looks after 3 customers, 1 more than max_customers

# The same as a table: also of who is named and has nothing to do, and of nobody's customers.
$ sed 's/^due:/  dora: {capacity: 0}\n&/' owners.yaml >dora.yaml; crm-due -p dora.yaml -l owners-log.tsv --today=2026-11-21 --owners owners.tsv
owner→customers→max_customers→capacity→met→listed→carried_over
→1→→3→0→0→0
anna→5→3→2→0→2→2
boris→1→2→3→0→1→0
carl→3→2→3→0→2→0
dora→0→2→0→0→0→0
olga→0→2→3→0→3→0

# A day before, none is more than a day late: each does their own; then Anna has room for a1 and a2,
# the day of those without an owner for n1.
$ crm-due -p owners.yaml -l owners-log.tsv --today=2026-11-20 -C id,due_owner,due_action owners.tsv 2>/dev/null
id→due_owner→due_action
a2→anna→resolve
b1→boris→resolve
c1→carl→resolve
n1→→resolve
a1→anna→resolve
c2→carl→call
c3→carl→call

# A day later a1 is two days late, too, and joins a2 in the day of Boris.
$ crm-due -p owners.yaml -l owners-log.tsv --today=2026-11-22 --owners owners.tsv
owner→customers→max_customers→capacity→met→listed→carried_over
→1→→3→0→0→0
anna→5→3→2→0→2→1
boris→1→2→3→0→2→0
carl→3→2→3→0→2→0
olga→0→2→3→0→3→0

# What is open cannot wait: it is listed although it is more than the manager's day holds, and who can
# wait is carried over from the owner's day.
$ sed 's/^due:/  olga: {capacity: 2}\n&/' owners.yaml >olga.yaml; crm-due -p olga.yaml -l owners-log.tsv --today=2026-11-21 --suppressed -C id,owner,due_owner,due_held owners.tsv
id→owner→due_owner→due_held
a4→anna→anna→capacity
a5→anna→anna→capacity
c4→carl→carl→closed
c5→carl→carl→deceased

$ crm-due -p olga.yaml -l owners-log.tsv --today=2026-11-21 --explain=n1 owners.tsv | head -n 2
No (n1), as of 2026-11-21
listed, by rule resolve, for olga

$ crm-due -p olga.yaml -l owners-log.tsv --today=2026-11-21 --explain=c1 owners.tsv | sed -n 2p
listed, by rule resolve, for olga

$ crm-due -p olga.yaml -l owners-log.tsv --today=2026-11-21 --explain=a4 owners.tsv | sed -n 2p
carried over: the owner's day is full

# Reason by reason it is the manager's where it is to be escalated.
$ crm-due -p owners.yaml -l owners-log.tsv --today=2026-11-21 --each -C id,due_rule,due_owner owners.tsv 2>/dev/null | grep a2
a2→resolve→boris
a2→keep→anna

# Whom somebody turned to today is off the owner's day; whose day is 0 gets only what cannot wait.
$ printf 'e16\t2026-11-21\ta5\tcall\n' | cat owners-log.tsv - >met.tsv; crm-due -p owners.yaml -l met.tsv --today=2026-11-21 --owners owners.tsv | grep anna
anna→5→3→2→1→1→2

$ sed 's/capacity: 2/capacity: 0/' owners.yaml >away.yaml; crm-due -p away.yaml -l owners-log.tsv --today=2026-11-21 --owners owners.tsv | grep anna
anna→5→3→0→0→1→3

$ crm-due -p away.yaml -l owners-log.tsv --today=2026-11-21 --owners --unlimited owners.tsv | grep anna
anna→5→3→→0→4→0

# In the evening it counts where it was planned. In the morning of the 22nd the complaints of the 18th
# are late by two days and the one of the 19th by one: the lists are those of the evening before.
$ printf 'e16\t2026-11-22\tc1\tcall\ne17\t2026-11-22\ta5\tcall\n' | cat owners-log.tsv - >met.tsv; crm-due -p owners.yaml -l met.tsv --today=2026-11-22 --outcome --count owners.tsv
owner→planned→reached→tried→left→unplanned
anna→2→0→0→2→1
boris→1→0→0→1→0
carl→2→0→0→2→0
olga→3→1→0→2→0
total→8→1→0→7→1

# The same whoever works on it.
$ for n in 1 2 3; do crm-due -p owners.yaml -l owners-log.tsv --today=2026-11-21 --threads=$n owners.tsv 2>&1 | cksum; done | uniq | wc -l | tr -d ' '
1

# Without a section owners nobody has a manager, and due_owner is the owner; without a column it is empty.
$ sed '/^owners:/,/any:/d' owners.yaml >plain.yaml; crm-due -p plain.yaml -l owners-log.tsv --today=2026-11-21 --rule=resolve -C id,due_owner,due_action owners.tsv
id→due_owner→due_action
a2→anna→escalate
b1→boris→escalate
c1→carl→escalate
n1→→escalate
a1→anna→resolve

$ cut -f1,2 owners.tsv >two.tsv; crm-due -p owners.yaml -l owners-log.tsv --today=2026-11-20 --rule=resolve -C id,due_owner two.tsv
id→due_owner
a2→
b1→
c1→
n1→
a1→
! crm-due: 2 contacts are listed beyond what a day holds: what is due cannot wait

# Slips.
@ slip
try() { printf 'version: 1\n%s\n' "$1" >slip.yaml; crm-due -p slip.yaml -l owners-log.tsv owners.tsv; }
try 'owners: [anna]'
try 'owners: {anna: 15}'
try 'owners: {anna: {capacty: 15}}'
try 'owners: {anna: {capacity: 1.5}}'
try 'owners: {anna: {capacity: -1}}'
try 'owners: {anna: {max_customers: many}}'
try 'owners: {"an;na": {capacity: 1}}'
try 'owners: {anna: {manager: [olga]}}'
try 'capacity: 2.5'
.
$ sh slip
! crm-due: slip.yaml:2:9: owners: here stands a list; a mapping is wanted
! crm-due: slip.yaml:2:16: owners: anna: here stands one value; a mapping is wanted
! crm-due: slip.yaml:2:17: owners: unknown key "capacty"; did you mean "capacity"?
! crm-due: slip.yaml:2:27: owners: capacity: "1.5" is not a whole number
! crm-due: slip.yaml:2:27: owners: capacity: "-1" is not from 0 to 100000
! crm-due: slip.yaml:2:32: owners: max_customers: "many" is not a number
! crm-due: slip.yaml:2:10: owners: name: "an;na" has a character that no name may have
! crm-due: slip.yaml:2:26: owners: manager: here stands a list; one value is wanted
! crm-due: slip.yaml:2:11: capacity: "2.5" is not a whole number
? 1

$ crm-due --owners --count -p owners.yaml -l owners-log.tsv owners.tsv
! crm-due: --count and --owners exclude each other
? 2

$ crm-due --owners -C id -p owners.yaml -l owners-log.tsv owners.tsv
! crm-due: --columns and --owners exclude each other
? 2

# ---- order: who comes first where not all fit ----

@ order.yaml
version: 1
capacity: 3
stages:
  - {name: loyal, when: "purchases > 1"}
  - {name: lost, when: "purchases > 9"}
  - {name: prospect, when: 'true'}
order: [lost, loyal]
due:
  - {rule: answer, open: question, within: 9d, ahead: 9d, action: answer, purpose: service, priority: 20}
  - {rule: sell, silence: 30d, when: "stage == 'prospect'", action: call, priority: 80}
  - {rule: keep, silence: 30d, action: call, priority: 30}
.
@ order.tsv.in
id→name→stage→value→potential
l1→La→loyal→9→1
l2→Lb→loyal→9→5
o→Ob→→100→
p1→Pa→prospect→99→
q→Qu→prospect→0→
s1→Sa→lost→1→5
s2→Sb→lost→5→
.
@ order-log.tsv
event→date→customer→kind
e1→2026-09-02→l1→call
e2→2026-10-01→l2→call
e3→2026-09-01→o→call
e4→2026-10-01→p1→call
e5→2026-11-15→q→call
e6→2026-10-01→s1→call
e7→2026-10-01→s2→call
e8→2026-11-20→q→question
.
$ sh "$ROOT/tests/known" order.tsv.in -p order.yaml -l order-log.tsv --today=2026-11-21 >order.tsv

# First q, who waits for an answer, though with the least priority; then the lost, the more
# valuable first; the loyal, equal in value, by potential; then whose stage is not named, by
# value: o, then p1, whatever the priority.
$ for n in 1 2 3 4 5 6 7; do sed "s/^capacity: 3/capacity: $n/" order.yaml >n.yaml; crm-due -p n.yaml -l order-log.tsv --today=2026-11-21 -C id order.tsv 2>/dev/null | sed 1d | sort | paste -sd' ' -; done
q
q s2
q s1 s2
l2 q s1 s2
l1 l2 q s1 s2
l1 l2 o q s1 s2
l1 l2 o p1 q s1 s2

# What is listed stands in the usual order: by priority, then value, date and id.
$ crm-due -p order.yaml -l order-log.tsv --today=2026-11-21 --unlimited -C id,due_priority order.tsv
id→due_priority
p1→80
o→30
l1→30
l2→30
s2→30
s1→30
q→20

# 50% of 3 is 1.5, to even 2: they go to who waits longest, o since 2026-10-01 and l1 since 10-02.
$ sed 's/^capacity: 3/capacity: 3\nreserve: 50%/' order.yaml >n.yaml; crm-due -p n.yaml -l order-log.tsv --today=2026-11-21 -C id,due_date order.tsv
id→due_date
o→2026-10-01
l1→2026-10-02
q→2026-11-29
! crm-due: 4 customers carried over: more than a day holds (--suppressed lists what is held back)

# Without it as the list is ordered, but q's question cannot wait and comes before l1.
$ sed '/^order/d' order.yaml >n.yaml; crm-due -p n.yaml -l order-log.tsv --today=2026-11-21 -C id order.tsv 2>/dev/null | paste -sd' ' -
id p1 o q

# Without a stage in the stream it is that of the policy, under which all are prospects and worth
# what one call is: by value, which nobody has who bought nothing, then by date and id.
$ cut -f1,2 order.tsv.in >two.tsv; crm-due -p order.yaml -l order-log.tsv --rule=keep --today=2026-11-21 -C id,stage,value two.tsv
id→stage→value
o→prospect→0.0
l1→prospect→0.0
l2→prospect→0.0
! crm-due: 3 customers carried over: more than a day holds (--suppressed lists what is held back)

$ crm-due -p order.yaml -l order-log.tsv --rule=answer --unlimited --today=2026-11-21 -C id two.tsv
id
q

@ slip
try() { sed "s/^order:.*/order: $1/" order.yaml >slip.yaml; crm-due -p slip.yaml -l order-log.tsv order.tsv; }
try '[lost, loyl]'
try '[lost, loyal, lost]'
try '[]'
try '{lost: 1}'
try '[[lost]]'
.
$ sh slip
! crm-due: slip.yaml:7:15: order: unknown stage "loyl"; did you mean "loyal"?
! crm-due: slip.yaml:7:22: order: "lost" stands here twice
! crm-due: slip.yaml:7:8: order: a list of stages is wanted
! crm-due: slip.yaml:7:8: order: a list of stages is wanted
! crm-due: slip.yaml:7:9: order: here stands a list; one value is wanted
? 1

# ---- fill: a day that has room ----

@ fill.yaml
version: 1
quiet: 7d
due:
  - {rule: keep, silence: 60d, action: call, priority: 30}
  - {rule: top, fill: 3, when: "value >= 10", action: call, priority: 5}
.
@ fill.tsv.in
id→name→owner→value→potential
a→An→ann→12→
m→Me→ann→90→
f0→Fz→ann→60→
f1→Fa→ann→50→
f2→Fb→ann→40→
f3→Fc→ann→30→
f4→Fd→ann→5→
f5→Fe→ann→80→
g1→Ga→bob→10→2
g2→Gb→bob→9→
g3→Gc→bob→10→4
.
@ fill-log.tsv
event→date→customer→kind→dir
e1→2026-09-01→a→call→
e2→2026-11-21→m→call→
e3→2026-11-15→f0→call→
e4→2026-11-14→f1→call→
e5→2026-11-01→f2→call→
e6→2026-11-01→f3→call→
e7→2026-11-01→f4→call→
e8→2026-11-21→f5→chat→in
e9→2026-11-01→g1→call→
e10→2026-11-01→g2→call→
e11→2026-11-01→g3→call→
.
$ sh "$ROOT/tests/known" fill.tsv.in -p fill.yaml -l fill-log.tsv --today=2026-11-21 >fill.tsv

# Ann: a is listed and m was called today, so there is room for one of three: f5 came to us today,
# f0 was called on the 15th and has quiet until the 22nd, f1 until the 21st: f1. f4 is not worth 10.
# Bob: g3, with more potential, and g1; g2 is not worth 10.
$ crm-due -p fill.yaml -l fill-log.tsv --today=2026-11-21 -C id,due_rule,due_date,due_why fill.tsv
id→due_rule→due_date→due_why
a→keep→2026-10-31→No contact since 2026-09-01 (81 days)
f1→top→2026-11-21→There is room in the day; last contact on 2026-11-14
g1→top→2026-11-21→There is room in the day; last contact on 2026-11-01
g3→top→2026-11-21→There is room in the day; last contact on 2026-11-01

# The rank decides who gets in: with room for one in Bob's day it is g3.
$ sed 's/fill: 3/fill: 1/' fill.yaml >n.yaml; crm-due -p n.yaml -l fill-log.tsv --today=2026-11-21 -C id fill.tsv
id
a
g3

# Never beyond the capacity: Ann has none left.
$ sed 's/^quiet/capacity: 2\nquiet/' fill.yaml >n.yaml; crm-due -p n.yaml -l fill-log.tsv --today=2026-11-21 -C id fill.tsv
id
a
g1
g3

# Nothing of it counts as held back.
$ crm-due -p fill.yaml -l fill-log.tsv --today=2026-11-21 --suppressed --count fill.tsv
reason→customers→contacts

$ for id in f1 f0 f2 f4 f5 a; do crm-due -p fill.yaml -l fill-log.tsv --today=2026-11-21 --explain=$id fill.tsv | sed -n '2p; $p'; done
listed, by rule top
  top                 yes: due 2026-11-21: There is room in the day; last contact on 2026-11-14
not listed: nothing is due
  top                 held: due 2026-11-21: There is room in the day; last contact on 2026-11-15 [quiet until 2026-11-22]
not listed: nothing is due
  top                 no: there is no more room in the day
not listed: nothing is due
  top                 no: its condition does not hold
not listed: nothing is due
  top                 no: done on 2026-11-21; next from 2026-11-22
listed, by rule keep
  top                 no: on the list for another reason

# Several: the first of the policy fills first, and the next on top of it. On the 20th neither m nor
# f5 has been in touch. Ann: m and f5 are worth most; then f3 and a are worth less than 35, more
# than f4. Bob: g3 and g1; then g2.
$ printf '%s\n' 'version: 1' 'due:' '  - {rule: two, fill: 2, action: greet}' '  - {rule: four, fill: 4, when: "value < 35", action: call, priority: 90}' >n.yaml
$ sh "$ROOT/tests/known" fill.tsv.in -p n.yaml -l fill-log.tsv --today=2026-11-20 | crm-due -p n.yaml -l fill-log.tsv -c fill.tsv.in -C id,due_rule,owner
id→due_rule→owner
f3→four→ann
a→four→ann
g2→four→bob
m→two→ann
f5→two→ann
g1→two→bob
g3→two→bob

# By the order of the policy, where it has one.
$ printf '%s\n' 'version: 1' 'stages:' "  - {name: lost, when: 'true'}" "  - {name: loyal, when: 'true'}" 'order: [loyal]' 'due:' '  - {rule: one, fill: 1, action: greet}' >n.yaml
$ printf 'id\tname\tstage\tvalue\na\tA\tlost\t9\nb\tB\tloyal\t1\nc\tC\tloyal\t2\n' >three.tsv; sh "$ROOT/tests/known" three.tsv -p n.yaml -l order-log.tsv --today=2026-11-21 | crm-due -p n.yaml -l order-log.tsv -c three.tsv -C id
id
c

@ slip
try() { printf 'version: 1\ndue:\n  - {rule: r, fill: %s, action: call}\n' "$1" >slip.yaml; crm-due -p slip.yaml -l fill-log.tsv fill.tsv; }
try 0
try 1.5
try all
try '3, rating: 4'
.
$ sh slip
! crm-due: slip.yaml:3:21: due: fill: "0" is not from 1 to 100000
! crm-due: slip.yaml:3:21: due: fill: "1.5" is not a whole number
! crm-due: slip.yaml:3:21: due: fill: "all" is not a number
! crm-due: slip.yaml:3:24: due: "rating" goes with after; not with fill
? 1
