# The trigger silence, and the cadence of a customer, at their edges: the day before, the day, the day
# after, ends of months, leap years. The days were counted by hand.

@ on
# on RULE DAY...: who is listed by the rule on each of these days, by when, and how urgent.
rule=$1
shift
for day; do
	crm-due -p p.yaml -l log.tsv --rule="$rule" --today="$day" -C id,due_date,due_overdue,due_priority customers.tsv |
		sed "1d; s/^/$day /"
done
.

# ---- silence ----
# October has 31 days: 10-22 and 30 days are 11-21. 09-22 and 60 days: 8 days are left of September,
# 31 of October, so 11-21. An attempt is no touch; of two touches on a day the day counts; one
# that is still to come does not exist.

@ p.yaml
version: 1
due:
  - {rule: days, silence: 30d, action: call, priority: 30}
  - {rule: range, silence: 30d..60d, action: call, priority: 30}
  - {rule: month, silence: 1m, action: call, priority: 30}
  - {rule: year, silence: 1y, action: call, priority: 30}
  - {rule: them, silence: 30d, of: in, action: call, priority: 30}
  - {rule: calls, silence: 30d, of: call, action: call, priority: 30}
.
@ customers.tsv
id→name→phone→created
a→Ann→1→2020-01-01
.
@ log.tsv
date→customer→kind→dir→outcome
2026-10-22T18:00→a→email→in→
2026-10-22→a→email→out→
2026-10-25→a→call→out→no-answer
2026-12-24→a→call→out→
.
$ sh on days 2026-11-20 2026-11-21 2026-11-22
2026-11-21 a→2026-11-21→0→30
2026-11-22 a→2026-11-21→1→30

# The touch of 12-24 is there on its day, not before
$ sh on days 2026-12-23 2026-12-24 2027-01-22 2027-01-23
2026-12-23 a→2026-11-21→32→30
2027-01-23 a→2027-01-23→0→30

# Their own coming is another clock, and so is a call: never one, so since created
$ sh on them 2026-11-20 2026-11-21 2027-01-23
2026-11-21 a→2026-11-21→0→30
2027-01-23 a→2026-11-21→63→30

$ sh on calls 2020-01-30 2020-01-31 2026-12-23
2020-01-31 a→2020-01-31→0→30
2026-12-23 a→2020-01-31→2518→30

# Past the longest only from the day after it: 10-22 and 60 days are 12-21
$ sh on range 2026-11-20 2026-11-21 2026-12-21 2026-12-22
2026-11-21 a→2026-11-21→0→30
2026-12-21 a→2026-11-21→30→30
2026-12-22 a→2026-11-21→31→40

# A month keeps the day, or takes the month's last; a year after 29 February is the 28th
@ log.tsv
date→customer→kind
2028-01-31→a→call
2028-02-29→a→call
.
$ sh on month 2028-02-28 2028-02-29 2028-03-28 2028-03-29
2028-03-29 a→2028-03-29→0→30

$ sh on month 2028-02-01
$ sed -i '$d' log.tsv; sh on month 2028-02-28 2028-02-29 2028-03-01
2028-02-29 a→2028-02-29→0→30
2028-03-01 a→2028-02-29→1→30

$ printf 'date\tcustomer\tkind\n2028-02-29\ta\tcall\n' >log.tsv; sh on year 2029-02-27 2029-02-28 2029-03-01
2029-02-28 a→2029-02-28→0→30
2029-03-01 a→2029-02-28→1→30

# Out of order in the file: the latest counts. Nothing known at all: today
@ log.tsv
date→customer→kind
2026-10-22→a→call
2026-10-01→a→call
.
$ sh on days 2026-11-20 2026-11-21
2026-11-21 a→2026-11-21→0→30

$ printf 'date\tcustomer\tkind\n' >log.tsv; printf 'id\tname\tphone\na\tAnn\t1\n' >customers.tsv; sh on days 2026-11-21
2026-11-21 a→2026-11-21→0→30

# ---- cadence: by the customer's column, else by the policy, else by the rule ----
# All were called on 2026-11-01: 14 days are 11-15, 21 days 11-22, 30 days 12-01, 7 days 11-08.

@ p.yaml
version: 1
cadence:
  - {when: "tier == 'gold' and has(tags, 'vip')", silence: 7d}
  - {when: "tier == 'gold'", silence: 14d..21d}
  - {when: "stage == 'lost'", silence: 1y}
due:
  - {rule: touch, silence: 30d..60d, action: call, priority: 30}
  - {rule: call, silence: 30d, of: call, action: call, priority: 20}
.
@ customers.tsv
id→name→phone→tags→stage→tier→cadence
g→Gil→1→→loyal→gold→
v→Vi→2→vip→loyal→gold→
o→Ora→3→vip→loyal→gold→3d..30d
s→Sid→4→→loyal→silver→
l→Lea→5→→lost→silver→
n→Nat→6→→→→
.
@ log.tsv
date→customer→kind
2026-11-01→g→call
2026-11-01→v→call
2026-11-01→o→call
2026-11-01→s→call
2026-11-01→l→call
2026-11-01→n→call
.
@ known
# known RULE DAY ...: as "on", of customers whose stage and tier are said
rule=$1; shift
for day; do
	sh "$ROOT/tests/known" customers.tsv -p p.yaml -l log.tsv --today=$day >known.tsv
	crm-due -p p.yaml -l log.tsv --rule=$rule -C id,due_date,due_overdue,due_priority known.tsv | sed "1d; s/^/$day /"
done
.
$ sh known touch 2026-11-07 2026-11-08 2026-11-14 2026-11-15
2026-11-07 o→2026-11-04→3→30
2026-11-08 o→2026-11-04→4→30
2026-11-08 v→2026-11-08→0→30
2026-11-14 o→2026-11-04→10→30
2026-11-14 v→2026-11-08→6→30
2026-11-15 o→2026-11-04→11→30
2026-11-15 v→2026-11-08→7→30
2026-11-15 g→2026-11-15→0→30

# The longest is that of the cadence, too: Gil is past it from 11-23, Vi never
$ sh known touch 2026-11-22 2026-11-23 | grep -v ' o'
2026-11-22 v→2026-11-08→14→30
2026-11-22 g→2026-11-15→7→30
2026-11-23 g→2026-11-15→8→40
2026-11-23 v→2026-11-08→15→30

$ sh known touch 2026-11-30 2026-12-01 2027-10-31 2027-11-01 | grep -E ' [sln]'
2026-12-01 n→2026-12-01→0→30
2026-12-01 s→2026-12-01→0→30
2027-10-31 n→2026-12-01→334→40
2027-10-31 s→2026-12-01→334→40
2027-11-01 n→2026-12-01→335→40
2027-11-01 s→2026-12-01→335→40
2027-11-01 l→2027-11-01→0→30

# A silence of calls alone heeds none of it
$ sh known call 2026-11-30 2026-12-01 | wc -l | tr -d ' '
6

# --explain says which
$ sh "$ROOT/tests/known" customers.tsv -p p.yaml -l log.tsv --today=2026-11-15 >known.tsv
$ for id in v g o s l; do crm-due -p p.yaml -l log.tsv --rule=touch --explain=$id known.tsv | sed 1,2d; done
  touch               yes: due 2026-11-08: No contact since 2026-11-01 (14 days) (cadence 7d, as tier == 'gold' and has(tags, 'vip'))
  touch               yes: due 2026-11-15: No contact since 2026-11-01 (14 days) (cadence 14d..21d, as tier == 'gold')
  touch               yes: due 2026-11-04: No contact since 2026-11-01 (14 days) (their own cadence 3d..30d)
  touch               no: not before 2026-12-01
  touch               no: not before 2027-11-01 (cadence 1y, as stage == 'lost')

# It is looked at where a rule heeds it, and only there
$ cut -f1-3,5 customers.tsv >untold.tsv; sh "$ROOT/tests/known" untold.tsv -p p.yaml -l log.tsv --today=2026-11-15 >known.tsv; crm-due -p p.yaml -l log.tsv --rule=call -C id known.tsv
id

$ crm-due -p p.yaml -l log.tsv --rule=touch -C id known.tsv
! crm-due: p.yaml:3:13: the stream has "stage", but not "tier": run crm-segment before this tool, which computes both
? 1

$ sed "s/silence: 14d..21d/silence: 21d..14d/" p.yaml >slip.yaml; crm-due -p slip.yaml -l log.tsv customers.tsv
! crm-due: slip.yaml:4:39: cadence: silence: "21d..14d" is not a range such as 30d..60d
? 1

$ sed "s/silence: 14d..21d/silence: 0d/" p.yaml >slip.yaml; crm-due -p slip.yaml -l log.tsv customers.tsv
! crm-due: slip.yaml:4:39: cadence: silence: must be more than 0
? 1

$ sed "s/, silence: 14d..21d//" p.yaml >slip.yaml; crm-due -p slip.yaml -l log.tsv customers.tsv
! crm-due: slip.yaml:4:5: cadence: key "silence" is missing
? 1

$ sed "s/'gold'\"/'golden'\"/; s/^due:/tiers: [{name: gold, by: value, top: 20%}, {name: rest}]\ndue:/" p.yaml >slip.yaml; crm-due -p slip.yaml -l log.tsv customers.tsv
! crm-due: slip.yaml:4:21: cadence: no tier is called "golden"; did you mean "gold"?
? 1

# What the rule's sentence says beside a clause of which nothing is known is not said twice.
@ bare.tsv
id→name
b1→Old Card
.
@ bare.log
date→customer→kind
.
@ bare.yaml
version: 1
due:
  - {rule: hello, silence: 7d, action: call, why: "Known since {first_seen}; {silence}"}
.
$ crm-due -p bare.yaml -l bare.log -C id,due_why bare.tsv
id→due_why
b1→No contact is on record
