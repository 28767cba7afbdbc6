# order: who comes first where not all fit. What is expected was worked out by hand.

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
! crm-due: 4 customers left for later: the capacity of a day is used up (--suppressed lists what is held back)

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
! crm-due: 3 customers left for later: the capacity of a day is used up (--suppressed lists what is held back)

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
try '{levels: tier, within: [lost]}'
try '{levels: tier, bands: [1], within: [lost]}'
try '{levels: value, within: [lost]}'
try '{levels: value, bands: [50, 80], within: [lost]}'
try '{levels: value, bands: [50, 50], within: [lost]}'
try '{levels: value, bands: [], within: [lost]}'
try '{levels: value, bands: [many], within: [lost]}'
try '{levels: last_touch, bands: [5], within: [lost]}'
try '{levels: valeu, bands: [5], within: [lost]}'
try '{levels: value, bands: [5]}'
try '{levels: value, bands: [5], within: [gold]}'
.
$ sh slip
! crm-due: slip.yaml:7:15: order: unknown stage "loyl"; did you mean "loyal"?
! crm-due: slip.yaml:7:22: order: duplicate "lost"
! crm-due: slip.yaml:7:8: order: expected a list of stages
! crm-due: slip.yaml:7:9: order: unknown key "lost"; it may be levels, bands or within
! crm-due: slip.yaml:7:9: order: expected a single value, found a list
! crm-due: slip.yaml:7:17: order: levels: the policy has no tiers
! crm-due: slip.yaml:7:30: order: tiers have no bands; these are for a number
! crm-due: slip.yaml:7:17: order: levels: a number requires "bands", such as [80, 50, 20]
! crm-due: slip.yaml:7:36: order: bands: "80" is not below the number before it
! crm-due: slip.yaml:7:36: order: bands: "50" is not below the number before it
! crm-due: slip.yaml:7:31: order: bands: expected a list of numbers
! crm-due: slip.yaml:7:32: order: bands: "many" is not a number
! crm-due: slip.yaml:7:17: order: levels: "last_touch" is a date; expected tier or a number
! crm-due: slip.yaml:7:17: order: unknown name "valeu"; did you mean "value"?
! crm-due: slip.yaml:7:8: order: key "within" is missing
! crm-due: slip.yaml:7:45: order: unknown stage "gold"; it may be loyal, lost or prospect
? 1

# Levels: gold of every stage in the order of the stages, then silver. By hand, of those in the day
# of one owner: q waits for an answer; gold are w1 (weakening), f1 (first-time) and, more valuable
# than l3, l2 (loyal); silver w2, f2 and l1; last are those without a level or a stage that is
# named: x, who is gold and lost, by her value before n, who is weakening and in no tier, and o,
# who has neither. Priorities, which are 30 for all but q and w2 (90), have no part in it.
@ levels.yaml
version: 1
capacity: 20
stages:
  - {name: lost, when: "purchases > 9"}
  - {name: weakening, when: "purchases > 8"}
  - {name: first-time, when: "purchases > 7"}
  - {name: loyal, when: 'true'}
tiers:
  - {name: gold, top: 20%, by: value}
  - {name: silver}
order: {levels: tier, within: [weakening, first-time, loyal]}
due:
  - {rule: answer, open: question, within: 9d, ahead: 9d, action: answer, purpose: service, priority: 20}
  - {rule: press, silence: 30d, when: "id == 'w2'", action: call, priority: 90}
  - {rule: keep, silence: 30d, action: call, priority: 30}
.
@ levels.tsv.in
id→name→stage→tier→value
f1→Fa→first-time→gold→70
f2→Fb→first-time→silver→45
l1→La→loyal→silver→49
l2→Lb→loyal→gold→99
l3→Lc→loyal→gold→72
n→Nn→weakening→→10
o→Oo→→→
q→Qu→loyal→silver→1
w1→Wa→weakening→gold→60
w2→Wb→weakening→silver→30
x→Xa→lost→gold→90
.
@ levels-log.tsv
event→date→customer→kind
e1→2026-09-01→f1→call
e2→2026-09-02→f2→call
e3→2026-09-03→l1→call
e4→2026-09-04→l2→call
e5→2026-09-05→l3→call
e6→2026-09-06→n→call
e7→2026-09-07→o→call
e8→2026-11-20→q→question
e9→2026-09-08→w1→call
f1→2026-08-09→w2→call
f2→2026-08-10→x→call
.
$ sh "$ROOT/tests/known" levels.tsv.in -p levels.yaml -l levels-log.tsv --today=2026-11-21 >levels.tsv

@ grow
# grow POLICY: who is in the day in addition, for each place more
for n in 1 2 3 4 5 6 7 8 9 10 11; do
	sed "s/^capacity: .*/capacity: $n/" $1 >n.yaml
	crm-due -p n.yaml -l levels-log.tsv --today=2026-11-21 -C id levels.tsv 2>/dev/null | sed 1d | sort >now
	test $n = 1 && cp now added || comm -13 before now >>added
	cp now before
done
paste -sd' ' added
.
$ sh grow levels.yaml
q w1 f1 l2 l3 w2 f2 l1 x n o

# Bands of a number: 80 and more (l2, who is loyal; x is lost), 50 and more (w1 60, f1 70, l3 72), 20
# and more (w2 30, f2 45, l1 49), less (n 10, who is weakening). Then x and o.
$ sed 's/^order:.*/order: {levels: value, bands: [80, 50, 20], within: [weakening, first-time, loyal]}/' levels.yaml >bands.yaml; sh grow bands.yaml
q l2 w1 f1 l3 w2 f2 l1 n x o

# The edge of a band is in it: of 72 and more there are l2 and l3.
$ sed 's/^order:.*/order: {levels: value, bands: [72], within: [weakening, first-time, loyal]}/' levels.yaml >bands.yaml; sh grow bands.yaml
q l2 l3 w1 w2 n f1 f2 l1 x o

# The list of stages alone: all who are weakening, by value, and so on.
$ sed 's/^order:.*/order: [weakening, first-time, loyal]/' levels.yaml >list.yaml; sh grow list.yaml
q w1 w2 n f1 f2 l2 l3 l1 x o

# What is listed stands by priority, then value.
$ crm-due -p levels.yaml -l levels-log.tsv --today=2026-11-21 --unlimited -C id,due_priority levels.tsv | paste -sd' ' -
id→due_priority w2→90 l2→30 x→30 l3→30 f1→30 w1→30 l1→30 f2→30 n→30 o→30 q→20

# What cannot wait comes first: q's question, and a birthday of today, of o, who is in no tier. Of 5
# places 3 are left; 50% of 5, to even 2, are the reserve, and go to those who have waited longest:
# w2, since 2026-09-08, and x, since 09-09. So one is given by the order, to w1.
$ sed 's/^capacity: .*/capacity: 5\nreserve: 50%/; s/^due:/due:\n  - {rule: birthday, anniversary: birthday, action: greet, priority: 1}/' levels.yaml >n.yaml; awk -F '\t' -v OFS='\t' '{print $0, NR == 1 ? "birthday" : $1 == "o" ? "1990-11-21" : ""}' levels.tsv.in >born.in; sh "$ROOT/tests/known" born.in -p n.yaml -l levels-log.tsv --today=2026-11-21 >born.tsv; crm-due -p n.yaml -l levels-log.tsv --today=2026-11-21 -C id,due_rule,due_date born.tsv
id→due_rule→due_date
w2→press;keep→2026-09-08
x→keep→2026-09-09
w1→keep→2026-10-08
o→keep;birthday→2026-10-07
q→answer→2026-11-29
! crm-due: 6 customers left for later: the capacity of a day is used up (--suppressed lists what is held back)

# --explain says which place each had, and who was before them.
$ for id in o w1 f1 x n; do crm-due -p n.yaml -l levels-log.tsv --today=2026-11-21 --explain=$id born.tsv | sed -n '2,/^  birthday/p' | grep -v '^  birthday'; done
listed, by rule keep
  before all others, as it cannot wait, in the day of customers without an owner, which has room for 5
listed, by rule keep
  place 3 of 11 in the day of customers without an owner, which has room for 5: gold, weakening; 2 cannot wait, 1 fits by the order and 2 by the longest wait
    before: 2 who cannot wait
left for later: the owner's day is full
  place 4 of 11 in the day of customers without an owner, which has room for 5: gold, first-time; 2 cannot wait, 1 fits by the order and 2 by the longest wait, in which this one is number 3
    before: 2 who cannot wait, w1 Wa
listed, by rule keep
  place 10 of 11 in the day of customers without an owner, which has room for 5: gold, lost; 2 cannot wait, 1 fits by the order and 2 by the longest wait, in which this one is number 2
    before: 2 who cannot wait, w1 Wa, f1 Fa, l2 Lb, l3 Lc, w2 Wb and 2 more
left for later: the owner's day is full
  place 11 of 11 in the day of customers without an owner, which has room for 5: without a level, weakening; 2 cannot wait, 1 fits by the order and 2 by the longest wait, in which this one is number 8
    before: 2 who cannot wait, w1 Wa, f1 Fa, l2 Lb, l3 Lc, w2 Wb and 3 more

# The built-in policy has an order of all its stages; where a policy that extends it drops one, the
# others stay. The rules that name the stage are dropped with it.
$ crm-due --print-policy | sed -n '/^stages:/,/^$/s/.*name: \([a-z-]*\),.*/\1/p' | sort >stages; crm-due --print-policy | sed -n '/^order:/,/^$/s/.*within: \[\(.*\)\].*/\1/p' | tr -d ' ' | tr , '\n' | sort | cmp - stages; wc -l <stages
12

$ printf 'version: 1\nextends: built-in\nstages:\n  - {name: dissatisfied, drop: true}\ndue:\n  - {rule: know-them, drop: true}\n  - {rule: review, drop: true}\n' >drops.yaml; cut -f1 levels.tsv.in | sed '1s/$/\tname/; 2,$s/$/\tx/' >few.tsv; crm-due -p drops.yaml -l levels-log.tsv --today=2026-11-21 --rule=birthday -C id few.tsv
id

# Levels may be bands of a column of one's own: it is read as a number. Room for one: Dan, of the
# highest band and a named stage; not Ann, whose stage is not named, nor Cid of a lower band.
@ bands.yaml
version: 1
capacity: 1
stages:
  - {name: w, when: "has(tags, 'w')"}
  - {name: z, when: "true"}
order: {levels: size, bands: [100, 10], within: [w]}
due:
  - {rule: r, silence: 5d, action: call}
.
@ own.tsv
id→name→tags→size
a→Ann→z→500
b→Bob→w→
c→Cid→w→50
d→Dan→w→100
.
@ own-log.tsv
event→date→customer→kind
1→2026-09-01→a→call
.
$ crm-due -p bands.yaml -l own-log.tsv --today=2026-11-28 -C id,size own.tsv
id→size
d→100
! crm-due: 3 customers left for later: the capacity of a day is used up (--suppressed lists what is held back)

$ sed 's/50$/x/' own.tsv >bad.tsv; crm-due -p bands.yaml -l own-log.tsv --today=2026-11-28 -C id,size bad.tsv
! crm-due: bad.tsv:4: size: "x" is not a number
? 1
