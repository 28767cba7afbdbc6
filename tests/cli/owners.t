# Owners: their capacity, their managers, and what is too much for their day. What is expected
# was worked out by hand. 2026-11-21 is the day unless said otherwise.

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
! crm-due: 2 customers left for later: the capacity of a day is used up (--suppressed lists what is held back)
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
left for later: the owner's day is full

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
! crm-due: 2 contacts are listed above the capacity of a day, because they cannot wait

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
! crm-due: slip.yaml:2:9: owners: expected a mapping, found a list
! crm-due: slip.yaml:2:16: owners: anna: expected a mapping, found a single value
! crm-due: slip.yaml:2:17: owners: unknown key "capacty"; did you mean "capacity"?
! crm-due: slip.yaml:2:27: owners: capacity: "1.5" is not a whole number
! crm-due: slip.yaml:2:27: owners: capacity: "-1" is not from 0 to 100000
! crm-due: slip.yaml:2:32: owners: max_customers: "many" is not a number
! crm-due: slip.yaml:2:10: owners: name: "an;na" has a character that no name may have
! crm-due: slip.yaml:2:26: owners: manager: expected a single value, found a list
! crm-due: slip.yaml:2:11: capacity: "2.5" is not a whole number
? 1

$ crm-due --owners --count -p owners.yaml -l owners-log.tsv owners.tsv
! crm-due: --count and --owners exclude each other
? 2

$ crm-due --owners -C id -p owners.yaml -l owners-log.tsv owners.tsv
! crm-due: --columns and --owners exclude each other
? 2
