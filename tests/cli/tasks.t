# Tasks of the firm: rows that are nobody, and what is to be done for them. By hand; 2026-11-21 is today.
@ customers.tsv
id→name→phone→email→owner→status→cadence→created
l→Lease of the shop→→→maria→task→→2026-11-01
p→Price lists→→→li→task→3m→2026-11-01
w→Clean the window→→→li→task→→2026-11-01
r→Roof→→→li→task→1y→2026-11-01
a→Ann→+1 555 0100→ann@x.org→li→→→2026-01-05
b→Bob→+1 555 0101→bob@x.org→li→→→2026-01-05
.
@ log.tsv
event→date→customer→kind→outcome→amount→due→ref→note
e1→2026-11-02→l→todo→→→2026-12-15→→Sign the contract
e2→2026-11-03→l→todo→→→2026-11-25→→Answer the landlord
e3→2026-08-02→p→done→→→→→Printed 300
e4→2026-11-02→a→todo→→→2026-11-22→→Send the brochure
e5→2026-01-05→a→purchase→→100→→→
e6→2026-02-05→b→purchase→→100→→→
.
@ p.yaml
version: 1
consent: opt-in
capacity: 1
quiet: 30d
due:
  - {rule: todo, tasks: true, open: todo, ahead: 7d, action: do, priority: 80}
  - {rule: again, tasks: true, silence: 1y, of: done, when: "status == 'task' and not missing(cadence)", action: do}
  - {rule: undated, tasks: true, every: 1y, when: "status == 'task' and missing(cadence) and missing(last_todo) and missing(last_done)", action: do}
  - {rule: keep, silence: 10d, action: call, purpose: service, everybody: true}
  - {rule: ask, missing: phone, alone: true, action: ask, purpose: service}
.

# The todo that is due first, not the one entered first; three months after 08-02; the one without a day today. Nobody else
# is on the list for them, and they are asked nothing. Ann has something to be done and a call by telephone. There is room for one customer of li (Bob, whose call is not older, waits), and for all tasks.
$ crm-due -p p.yaml -l log.tsv --today=2026-11-21 -C id,due_rule,due_date,due_action,due_channel,due_owner,due_evidence customers.tsv; crm-due -p p.yaml -l log.tsv --today=2026-11-21 --owners customers.tsv
id→due_rule→due_date→due_action→due_channel→due_owner→due_evidence
a→todo;keep→2026-11-22→do→phone→li→log.tsv:5
l→todo→2026-11-25→do→→maria→log.tsv:3
p→again→2026-11-02→do→→li→
w→undated→2026-11-21→do→→li→
owner→customers→max_customers→capacity→met→listed→carried_over
li→2→→1→0→1→1
maria→0→→1→0→0→0
! crm-due: 1 customer left for later: the capacity of a day is used up (--suppressed lists what is held back)

$ crm-due -p p.yaml -l log.tsv --today=2026-11-21 --suppressed -C id,due_rule,due_held customers.tsv; crm-due -p p.yaml -l log.tsv --today=2026-11-21 --explain=l customers.tsv | tail -n 5
id→due_rule→due_held
b→keep→capacity
  todo                yes: due 2026-11-25 (log.tsv:3): Since 2026-11-03 there is an open todo: Answer the landlord [cannot wait]
  again               no: its condition does not hold, and not before 2027-11-01
  undated             no: its condition does not hold
  keep                no: it is for customers
  ask                 no: it is for customers

# A call about a task today is no contact with a customer of li: the place of the day is still Ann's.
$ { cat log.tsv; printf 'e7\t2026-11-21\tp\tcall\t\t\t\t\tthe printer\n'; } >called.tsv; crm-due -p p.yaml -l called.tsv --today=2026-11-21 --owners customers.tsv | grep ^li; crm-due -p p.yaml -l called.tsv --today=2026-11-21 -C id,due_rule customers.tsv 2>/dev/null
li→2→→1→0→1→1
id→due_rule
a→todo;keep
l→todo
p→again
w→undated

# All is done; each todo by its own name, so that the later one stays. Nothing of the tasks is left today.
$ crm-due -p p.yaml -l log.tsv --today=2026-11-21 customers.tsv 2>/dev/null | crm-log -p p.yaml -f log.tsv -c customers.tsv --from-due --today=2026-11-21T18:00 >ids; cut -f3,4,8 log.tsv | tail -n 5; crm-due -p p.yaml -l log.tsv --today=2026-11-21 -C id,due_rule customers.tsv 2>/dev/null; crm-due -p p.yaml -l log.tsv --today=2026-12-08 -C id,due_rule,due_date customers.tsv 2>/dev/null | grep -v keep
! crm-log: log.tsv: 5 records: 5 new, 0 known, 0 changed, 0 faulty
a→done→event:e4
a→call→
l→done→event:e2
p→done→
w→done→
id→due_rule
id→due_rule→due_date
l→todo→2026-12-15

# A done without a name closes the todo that was entered first; a done that closes nothing is right, for a log and for crm-check.
$ crm-log -p p.yaml -f log.tsv -c customers.tsv --today=2026-12-10 done Lease >id; crm-log -p p.yaml -f log.tsv -c customers.tsv --today=2026-12-10 done Roof >id; crm-due -p p.yaml -l log.tsv --today=2026-12-15 -C id,due_rule customers.tsv 2>/dev/null | grep -v keep; crm-check -p p.yaml -l log.tsv --today=2026-12-15 customers.tsv
! crm-log: log.tsv:13: done of l "Lease of the shop"
! crm-log: log.tsv:14: done of r "Roof"
id→due_rule
file→line→field→finding→value→id→severity
! crm-check: log.tsv: 4 of its entries come after later ones, the first in line 4; this is no fault

# Put off until a day, and over.
$ head -n 7 log.tsv >some.log; crm-log -p p.yaml -f some.log -c customers.tsv --today=2026-11-21 snooze l --due=2026-11-24 >id; for day in 21 24; do crm-due -p p.yaml -l some.log --rule=todo --today=2026-11-$day -C id,due_rule customers.tsv; done; awk -F '\t' -v OFS='\t' '$1 == "l" {$6 = "closed"} {print}' customers.tsv >over.tsv; crm-due -p p.yaml -l some.log --rule=todo --today=2026-11-24 --suppressed -C id,due_held over.tsv
! crm-log: some.log:8: snooze of l "Lease of the shop", due 2026-11-24
id→due_rule
a→todo
id→due_rule
a→todo
l→todo
id→due_held
l→closed

# In a plan on a day not after its own; in a calendar each todo on its day, also after the plan. Reports show them.
$ head -n 7 log.tsv >some.log; crm-due -p p.yaml -l some.log --rule=todo --today=2026-11-01 --days=30 -C due_day,id,due_date customers.tsv; crm-due -p p.yaml -l some.log --rule=todo --today=2026-11-10 --days=30 -C due_day,id,due_date customers.tsv
due_day→id→due_date
due_day→id→due_date
2026-11-22→a→2026-11-22
2026-11-25→l→2026-11-25

$ crm-cal -p p.yaml -l some.log --today=2026-11-10 --days=60 --rule=todo customers.tsv | tr -d '\r' | grep -e ^DTSTART -e ^SUMM -e ^CAT
DTSTART;VALUE=DATE:20261122
SUMMARY:Ann: Since 2026-11-02 there is an open todo: Send the brochure
CATEGORIES:Planned
CATEGORIES:todo
DTSTART;VALUE=DATE:20261125
SUMMARY:Lease of the shop: Since 2026-11-03 there is an open todo: Answer 
CATEGORIES:Planned
CATEGORIES:todo
DTSTART;VALUE=DATE:20261215
SUMMARY:Lease of the shop: Since 2026-11-02 there is an open todo: Sign 
CATEGORIES:Planned
CATEGORIES:todo

$ crm-due -p p.yaml -l some.log --rule=todo --today=2026-11-21 customers.tsv | crm-report -p p.yaml --markdown -C name,due_action,due_owner | grep Lease
| Lease of the shop | do | maria |

# No value, closeness, stage and tier, no customer of statistics and fits: two have bought, and nobody else is counted.
$ crm-score -l called.tsv --today=2026-11-21 customers.tsv | crm-segment -C id,value,closeness,closeness_trend,score,stage,tier | sed -n '3,4p'; crm-stats -l called.tsv --today=2026-11-21 --by=year customers.tsv; for t in score segment; do crm-$t -l log.tsv --today=2026-11-21 --explain=p customers.tsv | grep task:; done; crm-due -l log.tsv --today=2026-11-21 --owners customers.tsv 2>/dev/null | cut -f1,2
p→→→→→→
w→→→→→→
year→customers→events→purchases→spend
2026→2→3→2→200.00
A task: without value, closeness and score.
A task: without stage and tier.
owner→customers
li→2
maria→0

# No mail, whatever list it is given.
$ mkdir templates; printf 'Subject: Hello\n\nDear {name}\n' >templates/keep.en.txt; awk -F '\t' -v OFS='\t' '$1 == "p" {$4 = "p@x.org"} {print}' customers.tsv >mailed.tsv
$ crm-due -p p.yaml -l called.tsv --today=2026-11-21 --rule=again mailed.tsv | awk -F '\t' -v OFS='\t' 'NR == 1 {for (i = 1; i <= NF; i++) c[$i] = i} NR > 1 {$c["due_rule"] = "keep"; $c["due_action"] = $c["due_channel"] = "email"} {print}' >list.tsv; sed 's/action: call/action: email/' p.yaml >mail.yaml; crm-mail -p mail.yaml -l called.tsv -c mailed.tsv --today=2026-11-21 --templates=templates --from=us@x.org --dry-run --mbox=out list.tsv
! crm-mail: held back: p "Price lists", keep: task (email)
! crm-mail: 0 messages would be sent; 1 held back

# A task that buys is none.
$ crm-log -c customers.tsv -f some.log --today=2026-11-21 purchase l --amount=5 >/dev/null
! crm-log: some.log:8: purchase of l "Lease of the shop", 5.00
! crm-log: some.log:8: customer: the status of l is task; if that is wrong, crm-add -f customers.tsv --update l status= corrects it

# What a rule for tasks cannot be.
$ for rule in 'silence: 1y, of: done, action: call' 'fill: 3, action: do' 'open: todo, action: do, selling: true'; do printf 'version: 1\ndue:\n  - {rule: x, tasks: true, %s}\n' "$rule" >bad.yaml; crm-due -p bad.yaml -l log.tsv customers.tsv; done
! crm-due: bad.yaml:3:22: due: tasks: a task is nobody whom "call" could contact; the action of work at the desk is "do"
! crm-due: bad.yaml:3:22: due: tasks: a task takes no place in a day
! crm-due: bad.yaml:3:22: due: tasks: nothing can be sold to a task
? 1
