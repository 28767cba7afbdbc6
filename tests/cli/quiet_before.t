# Nothing routine within a week before a greeting. Ann's birthday is 2026-11-28, a Saturday: with 7
# days, routine waits from the 21st to the 28th; after the greeting `quiet` sees to it.
@ customers.tsv
id→name→phone→birthday→source
a→Ann→1→--11-28→
b→Bob→2→→
.
@ policy.yaml
version: 1
quiet: 7d
quiet_before: 7d
due:
  - {rule: birthday, anniversary: birthday, ahead: 3d, expires: 1d, action: greet}
  - {rule: touch, silence: 30d, action: call}
  - {rule: know, missing: source, action: ask}
  - {rule: late, open: question, action: answer}
.
@ log.tsv
date→customer→kind
2026-10-10→a→call
2026-10-10→b→call
.
@ on
crm-due -p policy.yaml -l log.tsv --today=2026-$1 -C id,due_rule customers.tsv | sed "1d; s/^/$1 /" | tr '\t' ' '
.
$ for day in 11-20 11-21 11-24 11-25 11-28 11-29 11-30; do sh on $day; done
11-20 a touch;know
11-20 b touch;know
11-21 b touch;know
11-24 b touch;know
11-25 b touch;know
11-25 a birthday
11-28 b touch;know
11-28 a birthday
11-29 b touch;know
11-29 a birthday
11-30 a touch;know
11-30 b touch;know
$ crm-due -p policy.yaml -l log.tsv --today=2026-11-21 --suppressed -C id,due_rule,due_held customers.tsv
id→due_rule→due_held
a→touch→before a greeting
a→know→before a greeting
$ crm-due -p policy.yaml -l log.tsv --today=2026-11-21 --explain=a customers.tsv | sed -n '/touch/p'
>   touch               held: due 2026-11-09: No contact since 2026-10-10 (42 days) [before a greeting until 2026-11-29]

# What is not routine comes all the same, and nobody asks along with it.
$ cp log.tsv old.tsv; printf '2026-11-20\ta\tquestion\n' >>log.tsv; sh on 11-22 | grep " a "; cp old.tsv log.tsv
11-22 a late

# A customer who is not greeted: no consent for it, or the rule's condition does not hold.
$ sed 's/action: greet/action: greet, when: "name == '"'Bob'"'"/' policy.yaml >when.yaml; crm-due -p when.yaml -l log.tsv --today=2026-11-22 -C id,due_rule customers.tsv | sed -n 2p
a→touch;know

# A plan keeps to it. The greeting ends the silence, which would be too long on the 24th; the question
# is not asked along with it. A silence that is too long on the 18th is
# ended before the week.
$ sed -i s/2026-10-10/2026-10-25/ log.tsv; crm-due -p policy.yaml -l log.tsv --today=2026-11-16 --days=20 -C id,due_day,due_rule customers.tsv | sort
a→2026-11-28→birthday
b→2026-11-24→touch;know
id→due_day→due_rule
$ sed -i s/2026-10-25/2026-10-19/ log.tsv; crm-due -p policy.yaml -l log.tsv --today=2026-11-16 --days=20 -C id,due_day,due_rule customers.tsv | grep ^a
a→2026-11-18→touch;know
a→2026-11-28→birthday

$ sed 's/quiet_before: 7d/quiet_before: week/' policy.yaml >bad.yaml; crm-due -p bad.yaml -l log.tsv customers.tsv
! crm-due: bad.yaml:3:15: quiet_before: "week" is not a length of time such as 30d, 2w, 3m, 1y or 24h
? 1

# Two greetings within a week, on 1 and 3 January, with four days before each: the plan keeps off both,
# as the list of each day does. Day by day, if only greetings are made: the survey is due from the 30th,
# the greetings claim 28 December to 3 January, so it is asked for on the 4th.
@ two.yaml
version: 1
quiet_before: 4d
holidays:
  - {name: ny, date: 01-03}
due:
  - {rule: greet, holiday: ny, action: greet}
  - {rule: bday, anniversary: birthday, action: greet}
  - {rule: often, every: 5d, done_by: [survey], action: ask}
.
@ two.tsv
id→name→phone→birthday→signed
a→Ann→1→--01-01→2020-01-01
.
@ two-log.tsv
date→customer→kind→dir
2026-12-25→a→survey→out
.
$ crm-due -p two.yaml -l two-log.tsv --today=2026-12-29 --days=9 -C due_day,due_rule two.tsv
due_day→due_rule
2027-01-01→bday
2027-01-03→greet
2027-01-04→often
$ for day in 2026-12-30 2027-01-02 2027-01-04; do crm-due -p two.yaml -l two-log.tsv --today=$day -C due_rule two.tsv | sed "1d; s/^/$day /"; done
2027-01-04 often
$ crm-due -p two.yaml -l two-log.tsv --today=2026-12-30 --explain=a two.tsv | grep often
>   often               held: due 2026-12-30: Time to ask them again: last on 2026-12-25 [before a greeting until 2027-01-04]

# While a greeting that is late is on the list, routine waits for its last day: until the 9th.
$ sed '/rule: bday/d; s/holiday: ny/&, expires: 5d/' two.yaml >late.yaml; crm-due -p late.yaml -l two-log.tsv --today=2027-01-06 --explain=a two.tsv | grep often
>   often               held: due 2026-12-30: Time to ask them again: last on 2026-12-25 [before a greeting until 2027-01-09]

# Work at the desk on such a day is no greeting.
$ sed '/rule: greet/d; s/anniversary: birthday, action: greet/anniversary: signed, action: review, done_by: [confirm]/' two.yaml >desk.yaml; crm-due -p desk.yaml -l two-log.tsv --today=2026-12-30 -C due_rule two.tsv
due_rule
often
