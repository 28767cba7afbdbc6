# Without a log, and with an empty one. What is due by hand: on 2026-11-21 Ann's birthday is in two days, Bob's was
# yesterday, and nobody knows Ann's tags.

@ c.tsv
id→name→birthday→tags→reviewed
c1→Ann→--11-23→→2024-05-01
c2→Bob→1990-11-20→x→
.
@ p.yaml
version: 1
holidays: [{name: open-day, date: 11-22}]
due:
  - {rule: birthday, anniversary: birthday, ahead: 3d, expires: 2d, action: greet}
  - {rule: invite, holiday: open-day, ahead: 3d, action: call, when: "has(tags, 'x')"}
  - {rule: tags, missing: tags, action: ask, alone: true}
  - {rule: review, older: 1y, of: reviewed, action: review, alone: true}
.
$ : >empty.tsv; printf 'date\tcustomer\tkind\n' >header.tsv; printf 'event\tdate\tcustomer\tkind\tamount\n' >more.tsv

# ---- no log ----

# Rules that look at columns alone are followed. What the log would say is not known, and the user is told.
$ crm-due -p p.yaml --today=2026-11-21 -C id,due_rule,due_date c.tsv
id→due_rule→due_date
c1→review;tags;birthday→2025-05-01
c2→birthday;review;invite→2026-11-20
! crm-due: no log is named with -l: opt-outs, snoozes and what was done are not known

$ crm-due -p p.yaml --today=2026-11-21 -C id --exit-code --rule=tags c.tsv
id
c1
! crm-due: no log is named with -l: opt-outs, snoozes and what was done are not known
? 3

$ crm-due -p p.yaml --today=2026-11-21 --explain=c2 c.tsv | grep birthday
listed, by rule birthday
  birthday            yes: due 2026-11-20: Birthday on 2026-11-20 [cannot wait]
! crm-due: no log is named with -l: opt-outs, snoozes and what was done are not known

# So are those of a larger policy that are named, and those of a calendar. All columns are those of an empty log, also what
# is computed from facts: a stage, by which days are filled, and a limit of the day.
$ crm-due --today=2026-11-21 --rule=birthday --add=stage,touches c.tsv >none.tsv; crm-due --today=2026-11-21 --rule=birthday --add=stage,touches -l empty.tsv c.tsv | cmp - none.tsv && cut -f1,6-7 none.tsv
id→stage→touches
c2→stranger→0
c1→stranger→0
! crm-due: no log is named with -l: opt-outs, snoozes and what was done are not known

$ crm-cal -p p.yaml --today=2026-11-21 --rule=birthday c.tsv | grep -c BEGIN:VEVENT
2
! crm-cal: no log is named with -l: opt-outs, snoozes and what was done are not known

$ cat p.yaml >days.yaml; printf 'capacity: 1\none_sided: 80%%\nquiet: 5d\nstages: [{name: old, when: purchases > 0}, {name: new, when: purchases == 0}]\norder: [old, new]\n' >>days.yaml; for l in '' '-l /dev/null'; do crm-due -p days.yaml $l --today=2026-11-21 --days=3 c.tsv; done >both.tsv 2>notes; crm-due -p days.yaml -l empty.tsv --today=2026-11-21 --days=3 c.tsv | cat - both.tsv | sort | uniq -c | awk '{ print $1 }' | uniq; sort notes | uniq -c
3
      2 crm-due: 1 contact put off to a later day: the capacity of a day is used up
      1 crm-due: no log is named with -l: opt-outs, snoozes and what was done are not known
! crm-due: 1 contact put off to a later day: the capacity of a day is used up

# So are those that may be done so often at most, and that wait after a try: nothing was done.
$ sed 's/alone: true/alone: true, every: 1y, times: 1, again: 3d, retry: 2d, give_up: 3/' p.yaml >often.yaml; crm-due -p often.yaml --today=2026-11-21 -C id,due_rule,due_date c.tsv
id→due_rule→due_date
c1→review;tags;birthday→2025-05-01
c2→birthday;review;invite→2026-11-20
! crm-due: no log is named with -l: opt-outs, snoozes and what was done are not known

# A rule that looks into the log says so, and so does a condition or a sentence that names a fact.
$ for t in 'silence: 30d' 'every: 30d' 'after: purchase, wait: 3d' 'open: complaint' 'promised: any' 'campaign: tea, from: 2026-11-01, to: 2026-11-30' 'fill: 5'; do printf 'version: 1\ndue: [{rule: r, %s, action: call}]\n' "$t" >r.yaml; crm-due -p r.yaml --today=2026-11-21 c.tsv 2>&1; done | sort | uniq -c
      7 crm-due: rule r needs the log: name it with -l (or $CRM_LOG)

$ sed 's/anniversary.*3d,/&  when: "purchases > 1",/' p.yaml >fact.yaml; crm-due -p fact.yaml c.tsv
! crm-due: fact.yaml:4:64: "purchases" is a fact: name the log with -l (or $CRM_LOG)
? 2

$ sed 's/anniversary.*3d,/&  why: "Silent since {last_touch}",/' p.yaml >fact.yaml; crm-due -p fact.yaml c.tsv
! crm-due: "last_touch" is a fact: name the log with -l (or $CRM_LOG)
? 2

$ crm-due -p p.yaml --outcome --today=2026-11-21 c.tsv
! crm-due: no log is named with -l: opt-outs, snoozes and what was done are not known
! crm-due: --outcome needs the log: name it with -l (or $CRM_LOG)
? 2

# ---- an empty log: of no byte, /dev/null, a header alone ----

$ for l in empty.tsv header.tsv more.tsv /dev/null; do crm-due -l $l --today=2026-11-21 c.tsv; done | sort | uniq -c | awk '{ print $1 }' | uniq
4

$ for t in crm-facts crm-score crm-segment 'crm-score --by=owner' 'crm-stats --by=year' 'crm-show -c c.tsv c1' 'crm-fit' 'crm-check' 'crm-cal' 'crm-due --outcome' 'crm-segment --was=2026-11-01'; do for l in empty.tsv header.tsv /dev/null; do f=c.tsv; case $t in *show*) f= ;; esac; $t -l $l --today=2026-11-21 $f 2>&1 | grep -v DTSTAMP | cksum; done | sort -u | wc -l; done | sort | uniq -c | xargs
11 1

$ crm-facts -l /dev/null --today=2026-11-21 -C touches,last_touch,spend c.tsv | cut -f1,7-
id→touches→last_touch→spend
c1→0→→0.00
c2→0→→0.00

# Several logs, of which one is empty.
$ printf '2026-11-01\tc1\tcall\n' | cat header.tsv - >one.tsv; crm-facts -l empty.tsv -l one.tsv -l /dev/null --today=2026-11-21 -C touches c.tsv | cut -f1,7
id→touches
c1→1
c2→0

# A pipe without a byte is a program that failed; and a file of customers must have a header.
$ : | crm-due -l /dev/stdin --today=2026-11-21 c.tsv
! crm-due: /dev/stdin: no input, not even a header; the program that writes it seems to have failed
? 1

$ crm-due -l empty.tsv empty.tsv
! crm-due: empty.tsv: is empty: it has no header
? 1

# crm-log writes the header where there is none, and no second one.
$ crm-log -c c.tsv -f empty.tsv --today=2026-11-21 --by=li call c1 2>/dev/null | wc -l | xargs; crm-log -c c.tsv -f empty.tsv --today=2026-11-21 --by=li call c2 >/dev/null; cut -f2,4,5 empty.tsv
1
date→customer→kind
2026-11-21→c1→call
2026-11-21→c2→call
! crm-log: empty.tsv:3: call of c2 "Bob"

$ crm-log -c c.tsv -f header.tsv --today=2026-11-21 call c1; cat header.tsv
date→customer→kind
2026-11-21→c1→call
! crm-log: header.tsv:2: call of c1 "Ann"

$ : >empty.tsv; crm-log -c c.tsv -f empty.tsv --undo; crm-log -f empty.tsv void e1
! crm-log: empty.tsv: nothing of yours left to undo within the last hour
! crm-log: ref: no event has the id "e1" (a void is written as "void ID", or as "void CUSTOMER --ref=ID")
? 1

$ crm-log -c c.tsv -f /dev/null call c1
! crm-log: /dev/null: is not a regular file
? 2

# Where facts are asked for there must be a log: nothing is assumed.
$ for t in crm-facts crm-score crm-segment crm-stats crm-fit; do $t --today=2026-11-21 c.tsv; done
! crm-facts: facts come from the log: name it with -l (or $CRM_LOG)
! crm-score: "days_since_purchase" is a fact: name the log with -l (or $CRM_LOG)
! crm-segment: built-in policy:55:33: "complaints_open" is a fact: name the log with -l (or $CRM_LOG)
! crm-stats: counts come from the log: name it with -l (or $CRM_LOG)
! crm-fit: "first_purchase" is a fact: name the log with -l (or $CRM_LOG)
? 2
