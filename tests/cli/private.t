# private: columns that no table for people shows.

@ policy.yaml
version: 1
private: [value, avoid, shoe]
stages:
  - {name: big, when: "shoe > 40"}
  - {name: all, when: "true"}
questions: {shoe: How large are your feet?}
due:
  - {rule: keep, silence: 30d, action: call, why: "Silent since {since}"}
  - {rule: know, missing: shoe, action: ask, why: "We do not know {missing}"}
.
@ customers.tsv
id→name→owner→shoe→hours→avoid
a→Ann→eve→41→9:00-10:00→work
b→Bob→eve→→→money
.
@ log.tsv
event→date→customer→kind
e1→2026-10-01→a→call
e2→2026-09-01→b→call
.

# A stream to a pipe or a file carries them, and conditions use them. What is
# to be avoided is not told in due_why: hours are, as they are not private.
$ crm-score -p policy.yaml -l log.tsv --today=2026-11-21 customers.tsv | crm-segment -p policy.yaml -C id,value,shoe,avoid,stage
id→value→shoe→avoid→stage
a→0.0→41→work→big
b→0.0→→money→all

$ crm-due -p policy.yaml -l log.tsv --today=2026-11-21 -C id,avoid,due_why,due_ask customers.tsv
id→avoid→due_why→due_ask
b→money→Silent since 2026-09-01. We do not know shoe→How large are your feet?
a→work→Silent since 2026-10-01. Likes to be contacted 9:00-10:00→

# What is printed is what was read.
$ crm-due -p policy.yaml --print-policy | cmp - policy.yaml

# A sentence may not name one: why, ask, and what a question asks.
$ sed 's/Silent since {since}/Silent {days} days, feet {shoe}/' policy.yaml >bad.yaml; crm-due -p bad.yaml -l log.tsv customers.tsv
! crm-due: bad.yaml:8:78: due: why: "shoe" is private, so no sentence may name it
? 1

$ sed 's/How large.*?/"{avoid}?"/' policy.yaml >bad.yaml; crm-segment -p bad.yaml -l log.tsv customers.tsv
! crm-segment: bad.yaml:6:21: questions: shoe: "avoid" is private, so no sentence may name it
? 1

$ sed 's/why: "Silent/ask: "{value}?", why: "Silent/' policy.yaml >bad.yaml; crm-segment -p bad.yaml -l log.tsv customers.tsv
! crm-segment: bad.yaml:8:53: due: ask: "value" is private, so no sentence may name it
? 1

# {note} of an event is not the column.
$ sed 's/\[value/[note, value/; s/silence: 30d/after: call/; s/Silent since {since}/{note}/' policy.yaml >bad.yaml; crm-due -p bad.yaml -l log.tsv --today=2026-11-21 -C id customers.tsv
id
b
a

# What is wrong with the list itself; one column may stand alone, and none.
$ sed 's/^private: .*/private: {a: b}/' policy.yaml >bad.yaml; crm-due -p bad.yaml -l log.tsv customers.tsv
! crm-due: bad.yaml:2:10: private: expected a list, found a mapping
? 1

$ sed 's/^private: .*/private: [[a]]/' policy.yaml >bad.yaml; crm-due -p bad.yaml -l log.tsv customers.tsv
! crm-due: bad.yaml:2:11: private: expected a single value, found a list
? 1

$ sed 's/^private: .*/private: shoe/' policy.yaml >bad.yaml; crm-due -p bad.yaml -l log.tsv --today=2026-11-21 -C due_why customers.tsv
due_why
Silent since 2026-09-01. We do not know shoe. Do not mention money
Silent since 2026-10-01. Likes to be contacted 9:00-10:00; do not mention work

$ sed 's/^private: .*/private: []/' policy.yaml >bad.yaml; crm-segment -p bad.yaml -l log.tsv --today=2026-11-21 -C stage customers.tsv
stage
big
all

# On a terminal: the usual columns without them; by name it is refused.
& script -qec true /dev/null
@ tty
script -qec "stty cols $1; $2" /dev/null | tr -d '\r'
.
$ crm-score -p policy.yaml -l log.tsv --today=2026-11-21 customers.tsv >scored.tsv; sh tty 100 'crm-segment -p policy.yaml scored.tsv'
id  name  owner  closeness  stage  tier  segments
a   Ann   eve          2.3  big
b   Bob   eve          1.8  all

$ sh tty 100 'crm-segment -p policy.yaml -C id,value scored.tsv; echo $?'
crm-segment: --columns: "value" is private, so no table shows it; write a stream with -o or --to-tsv
2

$ sh tty 100 'crm-segment -p policy.yaml -C id,value --to-tsv scored.tsv'
id→value
a→0.0
b→0.0
