# crm-due by hand-made worlds: what goes in and out, options, faults. What the
# triggers do on which day is in tests/unit/test_due.c.

@ policy.yaml
version: 1
quiet: 7d
capacity: 2
due:
  - {rule: answer, open: complaint, until: answer, within: 0d, action: call, purpose: service, priority: 95, why: "Complained on {since}: {note}"}
  - {rule: greet, after: purchase, wait: 1d, within: 2d, expires: 7d, action: greet, priority: 70, why: "Bought {item} on {since}"}
  - {rule: keep, silence: 30d, action: call, priority: 30, why: "No contact for {days_since_touch} days"}
.
@ customers.tsv
id→name→phone→shoe
a→Ann→1→37
b→Bob→2→
c→Cyd→3→38
d→Dee→4→\t"39"
.
@ log.tsv
event→date→customer→kind→dir→outcome→item→note
e1→2026-11-20→b→complaint→→→→torn, and late
e2→2026-11-19→a→purchase→→→tea→
e3→2026-10-01→d→call→→→→
e4→2026-11-18→c→call→→→→
e5→2026-09-01→a→email→→→→
.

# The row as it came, unknown columns and all, facts, and why. Ann's reasons are one row.
$ crm-due -p policy.yaml -l log.tsv --today=2026-11-21 --rule=answer --rule=greet --rule=keep customers.tsv >due.tsv; cut -f1-4 due.tsv
! crm-due: 1 customer carried over: more than a day holds (--suppressed lists what is held back)
id→name→phone→shoe
b→Bob→2→
a→Ann→1→37

$ awk -F'\t' '{for (i = NF - 8; i <= NF; i++) printf "%s%s", $i, i < NF ? "|" : "\n"}' due.tsv
due_rule|due_date|due_overdue|due_action|due_channel|due_why|due_ask|due_priority|due_evidence
answer|2026-11-20|1|call|phone|Complained on 2026-11-20: torn, and late (1 day past the limit)||95|log.tsv:2
greet;keep|2026-11-21|0|greet|phone|Bought tea on 2026-11-19; No contact for 81 days||70|log.tsv:3

# Who does not fit is there the next time; --unlimited lists them now
$ crm-due -p policy.yaml -l log.tsv --today=2026-11-21 --suppressed customers.tsv | awk -F'\t' '{print $1 "|" $4 "|" $(NF - 9) "|" $NF}'
id|shoe|due_rule|due_held
d|\t"39"|keep|capacity

$ crm-due -p policy.yaml -l log.tsv --today=2026-11-21 --unlimited customers.tsv | cut -f1,4
id→shoe
b→
a→37
d→\t"39"

$ crm-due -p policy.yaml -l log.tsv --today=2026-11-21 --count customers.tsv
reason→customers→contacts
capacity→1→1

# A row for each reason
$ crm-due -p policy.yaml -l log.tsv --today=2026-11-21 --each --unlimited customers.tsv | awk -F'\t' '{print $1 "|" $(NF - 8)}'
id|due_rule
b|answer
a|greet
a|keep
d|keep

# Day before: nothing of that; and nothing at all is the header alone, and exit 0
$ crm-due -p policy.yaml -l log.tsv --today=2026-08-31 --rule=greet customers.tsv | cut -f1,2
id→name

$ crm-due -p policy.yaml -l log.tsv --today=2026-08-31 --rule=greet --exit-code -o none.tsv customers.tsv

$ crm-due -p policy.yaml -l log.tsv --today=2026-11-21 --rule=greet --exit-code -o some.tsv customers.tsv
? 3

# Once done it is gone: what was done is in the log
$ (cat log.tsv; printf 'e6\t2026-11-21\tb\tcall\tout\treached\t\tsorted\n') >later.tsv; crm-due -p policy.yaml -l later.tsv --today=2026-11-21 --rule=answer customers.tsv | cut -f1
id

# By pipe, by $CRM_LOG, from facts
$ CRM_LOG=log.tsv crm-due -p policy.yaml --today=2026-11-21 --rule=keep <customers.tsv | cut -f1
id
a
d

$ crm-facts -p policy.yaml -l log.tsv --today=2026-11-21 customers.tsv >facts.tsv; crm-due -p policy.yaml --rule=keep facts.tsv | cut -f1
id
a
d

$ crm-due -p policy.yaml --rule=answer facts.tsv
! crm-due: rule answer looks at what happened: name the log with -l (or $CRM_LOG)
? 2

$ crm-due -p policy.yaml customers.tsv
! crm-due: what happened is not known: name the log with -l (or $CRM_LOG)
? 2

$ crm-due -p policy.yaml -l log.tsv --today=2026-11-22 facts.tsv
!~ ^crm-due: .*2026-11-2[12].*2026-11-2[12]
? 1

# The list and --explain are made by the same hands
$ crm-due -p policy.yaml -l log.tsv --today=2026-11-21 --explain=a customers.tsv
Ann (a), as of 2026-11-21
listed, by rule greet
  answer              no: nothing in the log that asks for it
  greet               yes: due 2026-11-21 (log.tsv:3): Bought tea on 2026-11-19
  keep                yes: due 2026-10-01: No contact for 81 days

$ crm-due -p policy.yaml -l log.tsv --today=2026-11-21 --explain=d customers.tsv | sed -n 2p
carried over: the owner's day is full

$ crm-due -p policy.yaml -l log.tsv --today=2026-11-21 --explain=c customers.tsv
Cyd (c), as of 2026-11-21
not listed: nothing is due
  answer              no: nothing in the log that asks for it
  greet               no: nothing in the log that asks for it
  keep                no: not before 2026-12-18

$ crm-due -p policy.yaml -l log.tsv --today=2026-11-21 --explain=x customers.tsv
! crm-due: no customer has the id "x"
? 1

# What was asked for wrongly
$ crm-due -p policy.yaml -l log.tsv --rule=geret customers.tsv
! crm-due: the policy has no rule "geret"; did you mean "greet"?
? 2

$ crm-due -p policy.yaml -l log.tsv --count --suppressed customers.tsv
! crm-due: --suppressed, --count and --explain ask for different things
? 2

# The built-in policy needs to know stage and tier
$ crm-due -l log.tsv --today=2026-11-21 customers.tsv
!~ ^crm-due: built-in policy:[0-9]+:[0-9]+: .*crm-segment
? 1

# Nothing is written before all is known to be good
@ bad.tsv
id→name→birthday
a→Ann→1980-05-12
b→Bob→1980-13-12
.
@ birthday.yaml
version: 1
due:
  - {rule: birthday, anniversary: birthday, action: greet}
.
$ crm-due -p birthday.yaml -l log.tsv --today=2026-05-12 bad.tsv
! crm-due: bad.tsv:3: birthday: "1980-13-12" is not a date like 1980-05-12, --05-12, 1980-05 or lunar:1980-08-15
? 1

# CSV in, CSV out; the same people
$ printf 'id,name,phone,"shoe ""size"""\r\nb,"Bob, ""B""",2,\r\n' | crm-due -p policy.yaml -l log.tsv -c customers.tsv --today=2026-11-21 --rule=answer | sed 's/,as_of.*due_rule/,…,due_rule/; s/,2026-11-21,.*,answer,/,…,answer,/'
id,name,phone,"shoe ""size""",…,due_rule,due_date,due_overdue,due_action,due_channel,due_why,due_ask,due_priority,due_evidence␍
b,"Bob, ""B""",2,,…,answer,2026-11-20,1,call,phone,"Complained on 2026-11-20: torn, and late (1 day past the limit)",,95,log.tsv:2␍

# Whoever has a rejected log record is not listed, and it is said why
@ torn.tsv
event→date→customer→kind→dir→outcome→item→note
e1→2026-11-20→b→complaint→→→→torn, and late
e2→2026-11-19→a→purchase→→→tea→
e3→2026-11-32→a→optout→→→→
.
$ crm-due -p policy.yaml -l torn.tsv --today=2026-11-21 --rejects=out.tsv --rule=answer --rule=greet customers.tsv | cut -f1; cut -f1-3 out.tsv
id
b
file→line→field
torn.tsv→4→date
!~ ^crm-due: .* 1 set aside in out.tsv$

$ crm-due -p policy.yaml -l torn.tsv --today=2026-11-21 --rejects=out.tsv --suppressed --rule=greet customers.tsv 2>/dev/null | awk -F'\t' '{print $1 "|" $NF}'
id|due_held
a|rejected log record

# … and when nobody knows whose it is, nobody is
$ (cat log.tsv; printf 'e7\t2026-11-20\n') >short.tsv; crm-due -p policy.yaml -l short.tsv --today=2026-11-21 --rejects=out.tsv customers.tsv
! crm-due: 4 records kept, 1 set aside in out.tsv
! crm-due: a rejected log record does not say whose it is: it could be anybody's opt-out, so nobody is listed
? 1
