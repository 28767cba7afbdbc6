# -C: some columns of a stream only; and what a terminal gets.

@ policy.yaml
version: 1
stages:
  - {name: all, when: 'true'}
due:
  - {rule: keep, silence: 30d, action: call, priority: 30, why: "No contact for {days_since_touch} days"}
.
@ customers.tsv
id→name→phone→owner→shoe
a→Ann→1→eve→37
b→Bob\tRay→2→eve→
.
@ log.tsv
event→date→customer→kind
e1→2026-10-01→a→call
e2→2026-09-01→b→call
.

# In the order asked for: the table's, facts (also one that the policy does not speak of), the tool's own.
$ crm-due -p policy.yaml -l log.tsv --today=2026-11-21 -C due_why,name,last_call,shoe,due_date customers.tsv
due_why→name→last_call→shoe→due_date
No contact for 81 days→Bob\tRay→2026-09-01→→2026-10-01
No contact for 51 days→Ann→2026-10-01→37→2026-10-31

$ crm-segment -p policy.yaml -l log.tsv --today=2026-11-21 --columns=stage,id customers.tsv
stage→id
all→a
all→b

$ crm-score -l log.tsv --today=2026-11-21 -C ' id, as_of,value' customers.tsv | crm-segment -p policy.yaml -l log.tsv -C stage,value -c customers.tsv
stage→value
all→0.0
all→0.0

# As CSV, out of either; a column that is made anew is the new one.
$ printf 'id,name,as_of,stage\r\na,"x,""y",2026-11-21,old\r\nb,,2026-11-21,old\r\n' | crm-segment -p policy.yaml -l log.tsv -c customers.tsv -C name,stage
name,stage␍
"x,""y",all␍
,all␍

$ printf 'id,name\na,"x,""y"\nb,\n' | crm-segment -p policy.yaml -l log.tsv -c customers.tsv -C name --to-tsv
name
x,"y
>

$ crm-segment -p policy.yaml -l log.tsv -C shoe --to-csv customers.tsv
shoe
37
""

# A call for what is not there, and one that asks for no customers.
$ crm-due -p policy.yaml -l log.tsv -C name,due_wyh customers.tsv
! crm-due: --columns: there is no column "due_wyh"; did you mean "due_why"?
? 2

$ crm-due -p policy.yaml -l log.tsv -C name,id,name customers.tsv
! crm-due: --columns: the column "name" is named twice
? 2

$ crm-score -l log.tsv -C name, customers.tsv
! crm-score: --columns: a name is empty
? 2

$ crm-due -p policy.yaml -l log.tsv -C name --count customers.tsv
! crm-due: --columns and --count exclude each other
? 2

$ crm-score -l log.tsv -C name --print-cutoffs customers.tsv
! crm-score: --columns and --print-cutoffs exclude each other
? 2

$ crm-segment -p policy.yaml -l log.tsv -C name --count customers.tsv
! crm-segment: --columns and --count exclude each other
? 2

# On a terminal what matters lines up; tests/cli/due_table.t has more of it.
& script -qec true /dev/null
@ on
script -qec "stty cols $1; $2" /dev/null | tr -d '\r'
.
$ sh on 120 'crm-due -p policy.yaml -l log.tsv --today=2026-11-21 customers.tsv'
2 contacts for eve
>
priority  date        action  channel  id  name      owner  phone  why
      30  2026-10-01  call    phone    b   Bob\tRay  eve        2  No contact for 81 days
      30  2026-10-31  call    phone    a   Ann       eve        1  No contact for 51 days

# What is asked for by name is shown, with its own name; words are broken where they must.
$ sh on 60 'crm-due -p policy.yaml -l log.tsv --today=2026-11-21 -C id,due_why,shoe customers.tsv'
2 contacts for eve
>
id  due_why                 shoe
b   No contact for 81 days
a   No contact for 51 days    37

$ sh on 30 'crm-due -p policy.yaml -l log.tsv --today=2026-11-21 -C id,due_why,shoe customers.tsv'
2 contacts for eve
>
id  due_why               shoe
b   No contact for 81
    days
a   No contact for 51       37
    days

$ sh on 100 'crm-segment -p policy.yaml -l log.tsv --today=2026-11-21 customers.tsv'
id  name      owner  stage  tier  segments
a   Ann       eve    all
b   Bob\tRay  eve    all

$ sh on 100 'crm-due -p policy.yaml -l log.tsv --today=2026-11-21 --to-tsv customers.tsv' | head -n 1 | cut -f1-3
id→name→phone

$ sh on 100 'crm-due -p policy.yaml -l log.tsv --today=2026-11-21 -o due.tsv customers.tsv'; head -n 1 due.tsv | cut -f1-3
id→name→phone
