# Triggers that are a matter of dates and of what is wanted, at their edges: the day before,
# the day, the day after, ends of months, leap years. The days were counted by hand.

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
$ sh on touch 2026-11-07 2026-11-08 2026-11-14 2026-11-15
2026-11-07 o→2026-11-04→3→30
2026-11-08 o→2026-11-04→4→30
2026-11-08 v→2026-11-08→0→30
2026-11-14 o→2026-11-04→10→30
2026-11-14 v→2026-11-08→6→30
2026-11-15 o→2026-11-04→11→30
2026-11-15 v→2026-11-08→7→30
2026-11-15 g→2026-11-15→0→30

# The longest is that of the cadence, too: Gil is past it from 11-23, Vi never
$ sh on touch 2026-11-22 2026-11-23 | grep -v ' o'
2026-11-22 v→2026-11-08→14→30
2026-11-22 g→2026-11-15→7→30
2026-11-23 g→2026-11-15→8→40
2026-11-23 v→2026-11-08→15→30

$ sh on touch 2026-11-30 2026-12-01 2027-10-31 2027-11-01 | grep -E ' [sln]'
2026-12-01 n→2026-12-01→0→30
2026-12-01 s→2026-12-01→0→30
2027-10-31 n→2026-12-01→334→40
2027-10-31 s→2026-12-01→334→40
2027-11-01 n→2026-12-01→335→40
2027-11-01 s→2026-12-01→335→40
2027-11-01 l→2027-11-01→0→30

# A silence of calls alone heeds none of it
$ sh on call 2026-11-30 2026-12-01 | wc -l | tr -d ' '
6

# --explain says which
$ for id in v g o s l; do crm-due -p p.yaml -l log.tsv --rule=touch --today=2026-11-15 --explain=$id customers.tsv | sed 1,2d; done
  touch               yes: due 2026-11-08: No contact since 2026-11-01, for 14 days (cadence 7d, as tier == 'gold' and has(tags, 'vip'))
  touch               yes: due 2026-11-15: No contact since 2026-11-01, for 14 days (cadence 14d..21d, as tier == 'gold')
  touch               yes: due 2026-11-04: No contact since 2026-11-01, for 14 days (their own cadence 3d..30d)
  touch               no: not before 2026-12-01
  touch               no: not before 2027-11-01 (cadence 1y, as stage == 'lost')

# It is looked at where a rule heeds it, and only there
$ cut -f1-3,5 customers.tsv >untold.tsv; crm-due -p p.yaml -l log.tsv --rule=call --today=2026-11-15 -C id untold.tsv
id

$ crm-due -p p.yaml -l log.tsv --rule=touch --today=2026-11-15 -C id untold.tsv
! crm-due: p.yaml:3:13: the stream has no "tier" yet: put crm-segment in front
? 1

$ sed "s/silence: 14d..21d/silence: 21d..14d/" p.yaml >slip.yaml; crm-due -p slip.yaml -l log.tsv customers.tsv
! crm-due: slip.yaml:4:39: cadence: silence: "21d..14d" is not a range such as 30d..60d
? 1

$ sed "s/silence: 14d..21d/silence: 0d/" p.yaml >slip.yaml; crm-due -p slip.yaml -l log.tsv customers.tsv
! crm-due: slip.yaml:4:39: cadence: silence: must be longer than nothing
? 1

$ sed "s/, silence: 14d..21d//" p.yaml >slip.yaml; crm-due -p slip.yaml -l log.tsv customers.tsv
! crm-due: slip.yaml:4:5: cadence: key "silence" is missing
? 1

$ sed "s/'gold'\"/'golden'\"/; s/^due:/tiers: [{name: gold, by: value, top: 20%}, {name: rest}]\ndue:/" p.yaml >slip.yaml; crm-due -p slip.yaml -l log.tsv customers.tsv
! crm-due: slip.yaml:4:21: cadence: no tier is called "golden"; did you mean "gold"?
? 1

# ---- campaign ----
# From its first day to its last, both days counted; due on the last.

@ p.yaml
version: 1
due:
  - {rule: fair, campaign: autumn-fair, from: 2026-11-10, to: 2026-11-20, when: "has(tags, 'fair')", action: call, priority: 40}
  - {rule: calls, campaign: autumn-fair, from: 2026-11-10, to: 2026-11-20, done_by: call, action: call}
  - {rule: open, campaign: book, from: 2028-02-29, action: call, offer: "The {item}, since {since}"}
.
@ customers.tsv
id→name→phone→tags
a→Ann→1→fair
b→Bob→2→
.
@ log.tsv
date→customer→kind→outcome→item
2026-11-09→a→email→→autumn-fair
.
$ sh on fair 2026-11-09 2026-11-10 2026-11-20 2026-11-21
2026-11-10 a→2026-11-20→0→40
2026-11-20 a→2026-11-20→0→40

# Without a last day it is due on the first, and stays. 2028 is a leap year: 1 March is a day later
$ sh on open 2028-02-28 2028-02-29 2028-03-01 | grep a
2028-02-29 a→2028-02-29→0→50
2028-03-01 a→2028-02-29→1→50

$ crm-due -p p.yaml -l log.tsv --rule=fair --rule=open --today=2026-11-12 -C id,due_why,due_offer,due_evidence customers.tsv
id→due_why→due_offer→due_evidence
a→Campaign autumn-fair, until 2026-11-20→→

$ crm-due -p p.yaml -l log.tsv --rule=open --today=2028-03-01 -C id,due_why,due_offer customers.tsv | sed -n 2p
a→Campaign book, since 2028-02-29→The book, since 2028-02-29

# Done, or refused, by an event with its name: on the first day, not before; not by one that
# reached nobody; by these kinds alone where the rule says which
@ fold
# fold EVENT: who is listed by fair and by calls on 2026-11-18, when that is all that happened.
printf 'date\tcustomer\tkind\toutcome\titem\n%b\n' "$1" >log.tsv
set -- $(crm-due -p p.yaml -l log.tsv --rule=fair --rule=calls --each --today=2026-11-18 -C id,due_rule customers.tsv |
	grep '^a' | cut -f2 | sort)
echo "${*:-none}"
.
$ sh fold '2026-11-10\ta\temail\t\tautumn-fair'
calls
$ sh fold '2026-11-10\ta\tcall\tdeclined\tautumn-fair'
none
$ sh fold '2026-11-10\ta\tpurchase\t\tautumn-fair'
calls
$ sh fold '2026-11-10\ta\tcall\tno-answer\tautumn-fair'
calls fair
$ sh fold '2026-11-10\ta\tcall\tbounced\tautumn-fair'
calls fair
$ sh fold '2026-11-10\ta\tcall\t\tautumn'
calls fair
$ sh fold '2026-11-09\ta\tcall\t\tautumn-fair'
calls fair
$ sh fold '2026-11-19\ta\tcall\t\tautumn-fair'
calls fair

# It is news, unless it says otherwise, and waits for quiet like all that is routine
$ sed 's/^due:/quiet: 7d\ndue:/' p.yaml >quiet.yaml; printf 'date\tcustomer\tkind\n2026-11-12\ta\tcall\n' >log.tsv
$ crm-due -p quiet.yaml -l log.tsv --rule=fair --today=2026-11-18 --suppressed -C id,due_rule,due_held customers.tsv
id→due_rule→due_held
a→fair→quiet

$ printf 'id\tname\tphone\ttags\tconsent\na\tAnn\t1\tfair\tcare\nb\tBob\t2\tfair\tnews\n' >careful.tsv; crm-due -p p.yaml -l log.tsv --rule=fair --today=2026-11-20 -C id careful.tsv
id
b

# --explain tells how it stands
@ log.tsv
date→customer→kind→outcome→item
2026-11-11→a→call→declined→autumn-fair
2026-11-12→b→call→→autumn-fair
2026-11-11→b→call→declined→autumn-fair
.
$ for day in 2026-11-09 2026-11-10 2026-11-13 2026-11-21; do for id in a b; do crm-due -p p.yaml -l log.tsv --rule=calls --today=$day --explain=$id customers.tsv | tail -n 1; done; done
  calls               no: not before 2026-11-10, due 2026-11-20
  calls               no: not before 2026-11-10, due 2026-11-20
  calls               yes: due 2026-11-20: Campaign autumn-fair, until 2026-11-20
  calls               yes: due 2026-11-20: Campaign autumn-fair, until 2026-11-20
  calls               no: declined on 2026-11-11
  calls               no: done on 2026-11-12
  calls               no: declined on 2026-11-11
  calls               no: done on 2026-11-12

$ head -n 1 log.tsv >none.tsv; crm-due -p p.yaml -l none.tsv --rule=calls --today=2026-11-21 --explain=a customers.tsv | tail -n 1
  calls               no: not after 2026-11-20

# For so many at most: Cyd had it, who is no longer meant, so three of four places are left. They go
# by value, then by id; whoever must not be called takes none. The others wait, told as cap.
@ p.yaml
version: 1
capacity: 2
due:
  - {rule: few, campaign: dinner, from: 2026-11-10, to: 2026-11-20, cap: 4, when: "has(tags, 'fair')", action: call, priority: 40}
  - {rule: promise, promised: any, action: call, purpose: service, priority: 80}
.
@ customers.tsv
id→name→phone→tags→value→owner→consent
a→Ann→1→fair→10→→
b→Bob→2→fair→30→→
c→Cyd→3→→90→→
d→Dee→4→fair→20→x→
e→Eve→5→fair→20→→
f→Fay→6→fair→99→→none
g→Gil→7→fair→→→
h→Hal→8→fair→20→→
.
@ log.tsv
date→customer→kind→outcome→item→due
2026-11-10→c→call→→dinner→
2026-11-09→a→call→→→2026-11-12
.
$ crm-due -p p.yaml -l log.tsv --rule=few --unlimited --today=2026-11-15 -C id,due_rule customers.tsv
id→due_rule
b→few
d→few
e→few

$ crm-due -p p.yaml -l log.tsv --rule=few --today=2026-11-15 --suppressed -C id,due_held customers.tsv
id→due_held
f→no consent
h→cap
a→cap
g→cap

$ crm-due -p p.yaml -l log.tsv --rule=few --today=2026-11-15 --count customers.tsv
reason→customers→contacts
no consent→1→1
cap→3→3

# A full day takes no place away: Dee's is her own owner's; Eve and Bob come after Ann, who was
# promised a call, so one of them is carried over and Hal gets no place for that
$ crm-due -p p.yaml -l log.tsv --today=2026-11-15 -C id,due_rule customers.tsv
id→due_rule
a→promise
b→few
d→few
! crm-due: 1 customer carried over: more than a day holds (--suppressed lists what is held back)

$ for id in h e b; do crm-due -p p.yaml -l log.tsv --rule=few --today=2026-11-15 --explain=$id customers.tsv | sed 1d; done
not listed: what is due is held back
  few                 held: due 2026-11-20: Campaign dinner, until 2026-11-20 [cap of 4: 1 done, 3 come first]
listed, by rule few
  few                 yes: due 2026-11-20: Campaign dinner, until 2026-11-20
listed, by rule few
  few                 yes: due 2026-11-20: Campaign dinner, until 2026-11-20

# As Bob is reached the place is his; when all are gone nobody has one. The same on many threads.
$ printf '2026-11-15\tb\tcall\t\tdinner\t\n2026-11-15\td\tcall\tdeclined\tdinner\t\n2026-11-15\te\tcall\t\tdinner\t\n' >>log.tsv; crm-due -p p.yaml -l log.tsv --rule=few --unlimited --threads=3 --today=2026-11-15 -C id customers.tsv
id

$ crm-due -p p.yaml -l log.tsv --rule=few --today=2026-11-15 --explain=h customers.tsv | tail -n 1
  few                 held: due 2026-11-20: Campaign dinner, until 2026-11-20 [cap of 4: 4 done, 0 come first]

# It is in the log, so the log must be there, also where the stream carries facts
$ crm-facts -p p.yaml -l log.tsv --today=2026-11-15 customers.tsv | crm-due -p p.yaml --rule=few
! crm-due: rule few looks at what happened: name the log with -l (or $CRM_LOG)
? 2

# What is wrong with one
$ sed 's/from: 2026-11-10, //' p.yaml >slip.yaml; crm-due -p slip.yaml -l log.tsv customers.tsv
! crm-due: slip.yaml:4:5: due: campaign goes with "from"
? 1

$ sed 's/2026-11-10/2026-11-21/' p.yaml >slip.yaml; crm-due -p slip.yaml -l log.tsv customers.tsv
! crm-due: slip.yaml:4:57: due: to: before "from"
? 1

$ sed 's/2026-11-10/10.11.2026/' p.yaml >slip.yaml; crm-due -p slip.yaml -l log.tsv customers.tsv
! crm-due: slip.yaml:4:41: due: from: "10.11.2026" is not a date like 2026-11-21
? 1

$ sed 's/cap: 4/cap: 4.5/' p.yaml >slip.yaml; crm-due -p slip.yaml -l log.tsv customers.tsv
! crm-due: slip.yaml:4:74: due: "cap" is a whole number
? 1

$ sed 's/cap: 4/cap: 0/' p.yaml >slip.yaml; crm-due -p slip.yaml -l log.tsv customers.tsv
! crm-due: slip.yaml:4:74: due: cap: "0" is not from 1 to 1000000000
? 1

$ sed 's/cap: 4/wait: 4d/' p.yaml >slip.yaml; crm-due -p slip.yaml -l log.tsv customers.tsv
! crm-due: slip.yaml:4:69: due: "wait" goes with after, owed, milestone; not with campaign
? 1
