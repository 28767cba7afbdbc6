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
.
$ sh slip
! crm-due: slip.yaml:7:15: order: unknown stage "loyl"; did you mean "loyal"?
! crm-due: slip.yaml:7:22: order: duplicate "lost"
! crm-due: slip.yaml:7:8: order: expected a list of stages
! crm-due: slip.yaml:7:8: order: expected a list of stages
! crm-due: slip.yaml:7:9: order: expected a single value, found a list
? 1
