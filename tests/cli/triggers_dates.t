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
! crm-due: p.yaml:3:13: the stream has "stage", but not "tier": put crm-segment in front, which computes both
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
$ sh "$ROOT/tests/known" customers.tsv -p p.yaml -l log.tsv --today=2026-11-15 >known.tsv
$ crm-due -p p.yaml -l log.tsv --rule=few --unlimited -C id,due_rule known.tsv
id→due_rule
b→few
d→few
e→few

$ crm-due -p p.yaml -l log.tsv --rule=few --suppressed -C id,due_held known.tsv
id→due_held
f→no consent
h→cap
a→cap
g→cap

$ crm-due -p p.yaml -l log.tsv --rule=few --suppressed --count known.tsv
reason→customers→contacts
no consent→1→1
cap→3→3

# A full day takes no place away: Dee's is her own owner's; Eve and Bob come after Ann, who was
# promised a call, so one of them is carried over and Hal gets no place for that
$ crm-due -p p.yaml -l log.tsv -C id,due_rule known.tsv
id→due_rule
a→promise
b→few
d→few
! crm-due: 1 customer carried over: more than a day holds (--suppressed lists what is held back)

$ for id in h e b; do crm-due -p p.yaml -l log.tsv --rule=few --explain=$id known.tsv | sed 1d; done
not listed: what is due is held back
  few                 held: due 2026-11-20: Campaign dinner, until 2026-11-20 [cap of 4: 1 done, 3 come first]
listed, by rule few
  few                 yes: due 2026-11-20: Campaign dinner, until 2026-11-20
listed, by rule few
  few                 yes: due 2026-11-20: Campaign dinner, until 2026-11-20

# As Bob is reached the place is his; when all are gone nobody has one. The same on many threads.
$ printf '2026-11-15\tb\tcall\t\tdinner\t\n2026-11-15\td\tcall\tdeclined\tdinner\t\n2026-11-15\te\tcall\t\tdinner\t\n' >>log.tsv; sh "$ROOT/tests/known" customers.tsv -p p.yaml -l log.tsv --today=2026-11-15 >known.tsv; crm-due -p p.yaml -l log.tsv --rule=few --unlimited --threads=3 -C id known.tsv
id

$ crm-due -p p.yaml -l log.tsv --rule=few --explain=h known.tsv | tail -n 1
  few                 held: due 2026-11-20: Campaign dinner, until 2026-11-20 [cap of 4: 4 done, 0 come first]

# It is in the log, so the log must be there, also where the stream carries facts
$ crm-due -p p.yaml --rule=few known.tsv
! crm-due: rule few looks at what happened: name the log with -l (or $CRM_LOG)
? 2

# What is wrong with one
$ sed 's/from: 2026-11-10, //' p.yaml >slip.yaml; crm-due -p slip.yaml -l log.tsv customers.tsv
! crm-due: slip.yaml:4:5: due: campaign goes with "from"
? 1

$ sed 's/2026-11-10/2026-11-21/' p.yaml >slip.yaml; crm-due -p slip.yaml -l log.tsv customers.tsv
! crm-due: slip.yaml:4:57: due: to: "2026-11-20" is before "2026-11-21", its first day
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
! crm-due: slip.yaml:4:69: due: "wait" goes with after, appointment, owed, milestone, price-limit; not with campaign
? 1

# ---- price-limit ----
# Ann paid 1000 for 10 of Alpha, 100 each, with a floor of 90. It is below from 11-10 to 11-11, and
# again from 11-16 on; what is dated later than today does not exist yet.

@ p.yaml
version: 1
due:
  - {rule: fall, price-limit: floor, action: call, purpose: service, priority: 70}
  - {rule: later, price-limit: floor, wait: 1d, within: 3d, expires: 7d, action: call, done_by: [call, visit], ask: "Shall we talk?"}
  - {rule: rise, price-limit: ceiling, action: call, offer: "{held} of {item}: paid {paid}, ceiling {ceiling}"}
  - {rule: both, price-limit: any, action: call}
.
@ prices.tsv
item→date→price
Alpha→2026-11-18→82
Alpha→2026-11-01→100
Alpha→2026-11-10→89
Alpha→2026-11-12→95
Alpha→2026-11-16→88
Alpha→2026-11-25→200
Beta→2026-11-05→400
Beta→2026-11-01→
Gamma→2026-11-01→60.50
.
@ customers.tsv
id→name→phone
a→Ann→1
.
@ log.tsv
date→customer→kind→outcome→amount→item→quantity→floor→ceiling→price
2026-10-01→a→purchase→→1000→Alpha→10→90→120→
.
@ watch
# watch RULE DAY...: as on, with the prices.
rule=$1
shift
for day; do
	crm-due -p p.yaml -l log.tsv --prices=prices.tsv --rule="$rule" --today="$day" -C id,due_date,due_overdue customers.tsv |
		sed "1d; s/^/$day /"
done
.
$ sh watch fall 2026-11-09 2026-11-10 2026-11-11 2026-11-12 2026-11-15 2026-11-16 2026-11-20 2026-11-24 2026-11-25
2026-11-10 a→2026-11-10→0
2026-11-11 a→2026-11-10→1
2026-11-16 a→2026-11-16→0
2026-11-20 a→2026-11-16→4
2026-11-24 a→2026-11-16→8

# Counted from the first day below: 11-16 and a day, three, seven
$ sh watch later 2026-11-16 2026-11-17 2026-11-19 2026-11-20 2026-11-23 2026-11-24
2026-11-17 a→2026-11-19→0
2026-11-19 a→2026-11-19→0
2026-11-20 a→2026-11-19→1
2026-11-23 a→2026-11-19→4

$ crm-due -p p.yaml -l log.tsv --prices=prices.tsv --rule=fall --today=2026-11-20 -C id,due_why,due_ask,due_evidence customers.tsv
id→due_why→due_ask→due_evidence
a→Alpha at 82, below the floor of 90, -18% against what they paid→Comfort first, advice second: how do you feel about it, and shall we look at it together?→log.tsv:2

$ crm-due -p p.yaml -l log.tsv --prices=prices.tsv --rule=later --today=2026-11-20 -C id,due_ask customers.tsv | sed -n 2p
a→Shall we talk?

# What counts as since then: a touch on the day it left or later, that reached, either way
@ done
# done EVENT: the rules that list Ann on 11-20, when this is in the log too.
{ head -n 2 log.tsv; printf '%b\n' "$1"; } >more.tsv
set -- $(crm-due -p p.yaml -l more.tsv --prices=prices.tsv --rule=fall --rule=later --each --today=2026-11-20 -C due_rule customers.tsv |
	sed 1d | sort)
echo "${*:-none}"
.
$ sh done '2026-11-15\ta\tcall\t\t\t\t\t\t\t'
fall later
$ sh done '2026-11-16\ta\tcall\t\t\t\t\t\t\t'
none
$ sh done '2026-11-20\ta\temail\t\t\t\t\t\t\t'
later
$ sh done '2026-11-17\ta\tcall\tno-answer\t\t\t\t\t\t'
fall later
$ sh done '2026-11-21\ta\tcall\t\t\t\t\t\t\t'
fall later

# What they hold, by sales that reached less what was given back; none of it, and no price matters
$ sh done '2026-11-01\ta\trefund\t\t\tAlpha\t9.5\t\t\t'
fall later
$ sh done '2026-11-01\ta\trefund\t\t1000\tAlpha\t10\t\t\t'
none
$ sh done '2026-11-01\ta\trefund\tno-answer\t\tAlpha\t10\t\t\t'
fall later

# The floor is the one of the latest sale that names one, and not to be fallen below: 82 is not below 82
$ sh done '2026-10-05\ta\tpurchase\t\t\tAlpha\t1\t\t150\t'
fall later
$ sh done '2026-10-05\ta\tpurchase\t\t\tAlpha\t1\t82\t\t'
none
$ sh done '2026-09-05\ta\tpurchase\t\t\tAlpha\t1\t82\t\t'
fall later
$ sh done '2026-10-01\ta\tpurchase\t\t\tAlpha\t1\t82\t\t'
none
$ sh done '2026-10-05\ta\tpurchase\tno-answer\t\tAlpha\t1\t82\t\t'
fall later

# By a floor of 83 it is below from 11-18 on
$ sh done '2026-10-05\ta\tpurchase\t\t\tAlpha\t1\t83\t\t'; crm-due -p p.yaml -l more.tsv --prices=prices.tsv --rule=fall --today=2026-11-20 -C id,due_date customers.tsv
fall later
id→due_date
a→2026-11-18

# Paid on average: 1000 for 10, and 10 at 80 where there is no amount, is 90; 82 is 8 less, 8.88…%.
# What says nothing of money says nothing of that. 5 bought at 80 alone: 82 is 2 more.
$ sh done '2026-10-05\ta\tpurchase\t\t\tAlpha\t10\t\t\t80'; crm-due -p p.yaml -l more.tsv --prices=prices.tsv --rule=fall --today=2026-11-20 -C due_why customers.tsv | sed 1d
fall later
Alpha at 82, below the floor of 90, -8.9% against what they paid

$ sh done '2026-10-05\ta\tpurchase\t\t\tAlpha\t10\t\t\t'; crm-due -p p.yaml -l more.tsv --prices=prices.tsv --rule=fall --today=2026-11-20 -C due_why customers.tsv | sed 1d
fall later
Alpha at 82, below the floor of 90, -18% against what they paid

$ sed '2s/1000//' log.tsv >free.tsv; crm-due -p p.yaml -l free.tsv --prices=prices.tsv --rule=fall --today=2026-11-20 -C due_why customers.tsv | sed 1d
Alpha at 82, below the floor of 90

# Of several the one on which they lost most: 18 on each of 10 is 180, and 100 on Beta, which is
# below since 11-05. Once they were spoken to on 11-10 that one is settled, Alpha again from 11-16.
@ log.tsv
date→customer→kind→outcome→amount→item→quantity→floor→ceiling→price
2026-10-01→a→purchase→→1000→Alpha→10→90→→
2026-10-02→a→purchase→→500→Beta→→450→→
2026-10-03→a→purchase→→80→Gamma→2→→60→
.
$ crm-due -p p.yaml -l log.tsv --prices=prices.tsv --rule=fall --rule=both --each --today=2026-11-20 -C due_date,due_why,due_evidence customers.tsv
due_date→due_why→due_evidence
2026-11-16→Alpha at 82, below the floor of 90, -18% against what they paid→log.tsv:2
2026-11-16→Alpha at 82, beyond what they want it to be, floor 90, -18% against what they paid→log.tsv:2

$ sed 's/Alpha\t10/Alpha\t5/; s/\t1000\t/\t500\t/' log.tsv >half.tsv; crm-due -p p.yaml -l half.tsv --prices=prices.tsv --rule=fall --today=2026-11-20 -C due_date,due_why customers.tsv | sed 1d
2026-11-05→Beta at 400, below the floor of 450, -20% against what they paid

$ { cat half.tsv; printf '2026-11-10\ta\tcall\t\t\t\t\t\t\t\n'; } >more.tsv; for day in 2026-11-09 2026-11-10 2026-11-16; do crm-due -p p.yaml -l more.tsv --prices=prices.tsv --rule=fall --today=$day -C due_date,due_why customers.tsv | sed 1d; done
2026-11-05→Beta at 400, below the floor of 450, -20% against what they paid
2026-11-16→Alpha at 88, below the floor of 90, -12% against what they paid

# One that is over gives way to one that is not: Beta's days were 11-06 to 11-12
$ sh watch later 2026-11-12 2026-11-13 2026-11-17
2026-11-12 a→2026-11-08→4
2026-11-17 a→2026-11-19→0

# Above the ceiling of 60 since 11-01: 80 for 2 is 40 each, and 60.50 is 51.25% more, so +51.2%
$ crm-due -p p.yaml -l log.tsv --prices=prices.tsv --rule=rise --today=2026-11-20 -C due_date,due_why,due_ask,due_offer customers.tsv
due_date→due_why→due_ask→due_offer
2026-11-01→Gamma at 60.50, above the ceiling of 60, +51.2% against what they paid→→2 of Gamma: paid 40, ceiling 60

$ sed 's/\t60\t$/\t60.5\t/' log.tsv >at.tsv; crm-due -p p.yaml -l at.tsv --prices=prices.tsv --rule=rise --today=2026-11-20 -C id customers.tsv
id

# --explain tells how it stands
$ printf 'date\tcustomer\tkind\toutcome\tamount\titem\tquantity\tfloor\tceiling\tprice\n2026-11-17\ta\tcall\t\t\t\t\t\t\t\n2026-10-01\ta\tpurchase\t\t1000\tAlpha\t10\t90\t\t\n' >log.tsv
$ for day in 2026-11-09 2026-11-16 2026-11-18; do crm-due -p p.yaml -l log.tsv --prices=prices.tsv --rule=fall --rule=later --today=$day --explain=a customers.tsv | tail -n 2; done
  fall                no: no price of what they hold is beyond its limit
  later               no: no price of what they hold is beyond its limit
  fall                yes: due 2026-11-16 (log.tsv:3): Alpha at 88, below the floor of 90, -12% against what they paid
  later               no: not before 2026-11-17, due 2026-11-19 (log.tsv:3)
  fall                no: done on 2026-11-17
  later               no: done on 2026-11-17

# A void takes back a sale, in whatever order; the same on many threads
$ printf 'event\tdate\tcustomer\tkind\tref\titem\tquantity\tfloor\ne3\t2026-10-09\ta\tvoid\tevent:e2\t\t\t\ne1\t2026-10-01\ta\tpurchase\t\tAlpha\t10\t90\ne2\t2026-10-05\ta\tpurchase\t\tAlpha\t1\t80\n' >void.tsv; crm-due -p p.yaml -l void.tsv --prices=prices.tsv --rule=fall --today=2026-11-20 --threads=3 -C due_why,due_evidence customers.tsv
due_why→due_evidence
Alpha at 82, below the floor of 90→void.tsv:3

# Without dates it is since today; as CSV
$ printf 'price,item\n82,Alpha\n1,"Beta, old"\n' >flat.csv; crm-due -p p.yaml -l log.tsv --prices=flat.csv --rule=fall --today=2026-11-20 -C id,due_date customers.tsv
id→due_date
a→2026-11-20

# A time of day is heeded where there is one: at noon the price of the afternoon is not known
$ printf 'item\tdate\tprice\nAlpha\t2026-11-20T15:00\t82\nAlpha\t2026-11-20\t95\n' >day.tsv; for t in T14:59 T15:00 ''; do crm-due -p p.yaml -l log.tsv --prices=day.tsv --rule=fall --today=2026-11-20$t -C id,due_date customers.tsv | sed 1d; done
a→2026-11-20
a→2026-11-20

# What is wrong
$ crm-due -p p.yaml -l log.tsv --rule=fall --today=2026-11-20 customers.tsv
! crm-due: rule fall looks at prices: name them with --prices=FILE
? 2

$ printf 'version: 1\ndue:\n  - {rule: days, silence: 30d, action: call}\n' >plain.yaml; crm-due -p plain.yaml -l log.tsv --prices=prices.tsv --today=2026-11-20 -C id customers.tsv
id
! crm-due: --prices: no rule of the policy looks at prices

$ crm-due -p p.yaml -l log.tsv --prices=nowhere.tsv customers.tsv
! crm-due: nowhere.tsv: cannot open: No such file or directory
? 2

$ crm-due -p p.yaml -l log.tsv --prices=- customers.tsv
! crm-due: --prices: "-" is not a price list: name a file
? 2

@ wrong
# wrong ROW: the fault of a price list with this row.
printf 'item\tdate\tprice\nAlpha\t2026-11-01\t1\n%b\n' "$1" >wrong.tsv
crm-due -p p.yaml -l log.tsv --prices=wrong.tsv --today=2026-11-20 customers.tsv
.
$ sh wrong 'Alpha\t2026-11-02\t1,5'
! crm-due: wrong.tsv:3: price: "1,5" is not a number; did you mean "1.5"?
? 1
$ sh wrong 'Alpha\t02.11.2026\t1'
! crm-due: wrong.tsv:3: date: "02.11.2026" is not a date like 2026-11-21
? 1
$ sh wrong 'Alpha\t\t1'
! crm-due: wrong.tsv:3: date: is empty
? 1
$ sh wrong '\t2026-11-02\t1'
! crm-due: wrong.tsv:3: item: is empty
? 1
$ sh wrong 'Alpha\t2026-11-01\t2'
! crm-due: wrong.tsv:3: item: "Alpha" has another price at that time
? 1
$ printf 'item\tcost\nAlpha\t1\n' >wrong.tsv; crm-due -p p.yaml -l log.tsv --prices=wrong.tsv customers.tsv
! crm-due: wrong.tsv:1: a price list needs a column "price"
? 1

$ sed 's/\t90\t/\tninety\t/' log.tsv >slip.tsv; crm-due -p p.yaml -l slip.tsv --prices=prices.tsv --today=2026-11-20 customers.tsv
! crm-due: slip.tsv:3: floor: "ninety" is not a number
? 1

$ sed 's/price-limit: any/price-limit: roof/' p.yaml >slip.yaml; crm-due -p slip.yaml -l log.tsv customers.tsv
! crm-due: slip.yaml:6:31: due: unknown price-limit "roof"; it may be floor, ceiling or any
? 1

$ sed 's/{held} of/{hold} of/' p.yaml >slip.yaml; crm-due -p slip.yaml -l log.tsv --prices=prices.tsv customers.tsv
!~ ^crm-due: slip\.yaml:5:[0-9]+: due: unknown name "hold".*$
? 1

# ---- every: the action is that old; never yet is today ----
# November has 30 days: a month after 10-31 is 11-30. Of what counts the latest.

@ p.yaml
version: 1
holidays:
  - {name: mothers-day, nth: 2, weekday: sunday, month: 5}
  - {name: last-friday, last: friday, month: 9}
  - {name: easter, days: [2026-04-05, 2027-03-28]}
  - {name: eve, lunar: 01-01, shift: -1d}
due:
  - {rule: thank, every: 1m, action: thank}
  - {rule: any, every: 1m, action: thank, done_by: [thanks, gift]}
  - {rule: birthday, anniversary: birthday, ahead: 3d, expires: 1d, action: greet}
  - {rule: mothers, holiday: mothers-day, action: greet}
  - {rule: friday, holiday: last-friday, ahead: 1w, action: greet}
  - {rule: easter, holiday: easter, expires: 2d, action: greet}
  - {rule: eve, holiday: eve, action: greet}
  - {rule: know, missing: [source, reason], action: ask}
  - {rule: review, older: 1y, of: reviewed, action: review}
.
@ customers.tsv
id→name→phone→birthday
a→Ann→1→
.
@ log.tsv
date→customer→kind→outcome
2026-10-31→a→thanks→
2026-11-05→a→thanks→no-answer
2026-11-06→a→gift→
.
$ sh on thank 2026-10-30 2026-11-29 2026-11-30 2026-12-01
2026-10-30 a→2026-10-30→0→50
2026-11-30 a→2026-11-30→0→50
2026-12-01 a→2026-11-30→1→50

$ sh on any 2026-11-05 2026-12-05 2026-12-06
2026-12-06 a→2026-12-06→0→50

# ---- anniversary: from three days before to a day after ----

@ born
# born DATE DAY...: as on, for the birthday of somebody born then, of whom nothing was heard.
printf 'id\tname\tphone\tbirthday\nx\tXia\t1\t%s\n' "$1" >customers.tsv
shift
sh on birthday "$@"
.
$ sh born --01-02 2026-12-29 2026-12-30 2027-01-02 2027-01-03 2027-01-04
2026-12-30 x→2027-01-02→0→50
2027-01-02 x→2027-01-02→0→50
2027-01-03 x→2027-01-02→1→50

# 29 February is kept on the 28th in other years; with feb29 on 1 March
$ sh born 1996-02-29 2027-02-24 2027-02-25 2027-03-01 2027-03-02 2028-02-25 2028-02-26 2028-03-01 2028-03-02
2027-02-25 x→2027-02-28→0→50
2027-03-01 x→2027-02-28→1→50
2028-02-26 x→2028-02-29→0→50
2028-03-01 x→2028-02-29→1→50

$ sed -i 's/^due:/feb29: 03-01\ndue:/' p.yaml; sh born 1996-02-29 2027-02-25 2027-02-26 2027-03-02 2027-03-03 2028-02-29
2027-02-26 x→2027-03-01→0→50
2027-03-02 x→2027-03-01→1→50
2028-02-29 x→2028-02-29→0→50

# The day itself is none; a month alone is the first of it; the moon has its own year
$ sh born 2026-11-21 2026-11-21 2027-11-17 2027-11-18
2027-11-18 x→2027-11-21→0→50

$ sh born 1980-05 2026-04-27 2026-04-28 2026-05-02 2026-05-03
2026-04-28 x→2026-05-01→0→50
2026-05-02 x→2026-05-01→1→50

$ sh born lunar:--08-15 2026-09-21 2026-09-22 2026-09-26 2026-09-27
2026-09-22 x→2026-09-25→0→50
2026-09-26 x→2026-09-25→1→50

# Done within that time, from its first day on: the greeting of 12-29 was for something else
$ printf 'date\tcustomer\tkind\n2026-12-29\tx\tgreeting\n' >log.tsv; sh born --01-02 2026-12-30
2026-12-30 x→2027-01-02→0→50
$ printf 'date\tcustomer\tkind\n2026-12-30\tx\tgreeting\n' >log.tsv; sh born --01-02 2026-12-30 2027-01-02 2027-12-30
2027-12-30 x→2028-01-02→0→50

$ crm-due -p p.yaml -l log.tsv --rule=birthday --today=2027-01-01 --explain=x customers.tsv | tail -n 1
  birthday            no: done on 2026-12-30; next from 2027-12-30

$ crm-due -p p.yaml -l log.tsv --rule=birthday --today=2026-12-29 --explain=x customers.tsv | tail -n 1
  birthday            no: not before 2026-12-30, due 2027-01-02

# ---- holiday ----
# 1 May 2026 is a Friday, so the Sundays are 3 and 10; the Fridays of September 4, 11, 18, 25. The
# Chinese year begins on 2027-02-06.

$ printf 'date\tcustomer\tkind\n' >log.tsv; sh on mothers 2026-05-09 2026-05-10 2026-05-11
2026-05-10 x→2026-05-10→0→50

$ sh on friday 2026-09-17 2026-09-18 2026-09-25 2026-09-26
2026-09-18 x→2026-09-25→0→50
2026-09-25 x→2026-09-25→0→50

$ sh on eve 2027-02-04 2027-02-05 2027-02-06
2027-02-05 x→2027-02-05→0→50

# A holiday of listed days is over after the last of them
$ sh on easter 2026-04-04 2026-04-05 2026-04-07 2026-04-08 2027-03-28 2027-03-30 2027-03-31
2026-04-05 x→2026-04-05→0→50
2026-04-07 x→2026-04-05→2→50
2027-03-28 x→2027-03-28→0→50
2027-03-30 x→2027-03-28→2→50

$ for day in 2026-04-08 2027-03-31; do crm-due -p p.yaml -l log.tsv --rule=easter --today=$day --explain=x customers.tsv | tail -n 1; done
  easter              no: not before 2027-03-28
  easter              no: the policy knows no further day of it

# ---- missing, older: until it is filled in, until the date is new ----

@ customers.tsv
id→name→phone→source→reason→reviewed→created
a→Ann→1→fair→near→2025-11-21→2020-01-01
b→Bob→2→→price→2024-02-29→2020-01-01
c→Cyd→3→fair→ →→2025-11-22
.
$ sh on know 2026-11-21
2026-11-21 b→2026-11-21→0→50
2026-11-21 c→2026-11-21→0→50

$ sh on review 2025-02-27 2025-02-28 2026-11-20 2026-11-21 2026-11-22
2025-02-28 b→2025-02-28→0→50
2026-11-20 b→2025-02-28→630→50
2026-11-21 b→2025-02-28→631→50
2026-11-21 a→2026-11-21→0→50
2026-11-22 b→2025-02-28→632→50
2026-11-22 a→2026-11-21→1→50
2026-11-22 c→2026-11-22→0→50

# ---- one_sided: who is only ever called is written to for once ----
# Of 180 days: today, 11-21, is the 325th of the year, 179 days before is the 146th, 05-26. More than
# 80%, and at least 4.

@ p.yaml
version: 1
one_sided: 80%
due:
  - {rule: keep, silence: 1d, action: greet}
  - {rule: ring, silence: 1d, action: greet, channel: phone}
.
@ log.tsv
date→customer→kind→dir→outcome→channel
.
@ calls
# calls ID N: N calls to them, from 11-01 on.
i=0
while [ $i -lt "$2" ]; do
	i=$((i + 1))
	printf '2026-11-%02d\t%s\tcall\t\t\t\n' $i "$1"
done
.
$ { for who in four five few late early missed came care own only word; do case $who in four) sh calls $who 4;; five) sh calls $who 5;; care) ;; *) sh calls $who 3;; esac; done; printf '%s\n' 'four email' 'five email' | while read who kind; do printf '2026-11-10\t%s\t%s\t\t\t\n' $who $kind; done; printf '2026-05-25\tlate\tcall\t\t\t\n2026-05-26\tearly\tcall\t\t\t\n2026-11-10\tmissed\tcall\t\tno-answer\t\n2026-11-10\tcame\tcall\tin\t\t\n2026-11-10\town\tcall\t\t\t\n2026-11-10\tonly\tcall\t\t\t\n2026-11-10\tword\tcall\t\t\t\n2026-11-10\tearly\tgreeting\t\t\t\n'; for d in 1 2 3 4; do printf '2026-11-0%d\tcare\tgreeting\t\t\tphone\n2026-11-0%d\tmail\temail\t\t\t\n2026-11-0%d\tseen\tmeeting\t\t\t\n' $d $d $d; done; } >>log.tsv
@ customers.tsv
id→name→phone→email→channel→consent
four→Four of five are not more than 80%→1→f@x→→
five→Five of six are→1→f@x→→
few→Three are few→1→f@x→→
late→The fourth was too long ago→1→f@x→→
early→The fourth was just not; a greeting says nothing→1→f@x→→
missed→The fourth reached nobody→1→f@x→→
came→The fourth was theirs→1→f@x→→
care→Four greetings by telephone→1→f@x→→
own→Who wants to be called→1→f@x→phone→
only→Who can only be called→1→→→
word→Who may only be called→1→f@x→→phone
mail→Who is only written to→1→f@x→→
seen→Who is only met→1→f@x→→
.
$ crm-due -p p.yaml -l log.tsv --rule=keep --today=2026-11-21 -C id,due_channel,due_why customers.tsv | sort | sed 's/No contact.*days)\. //; s/No contact.*days)$/-/'
came→phone→-
care→email→Called 4 of 4 times
early→email→Called 4 of 4 times
few→phone→-
five→email→Called 5 of 6 times
four→phone→-
id→due_channel→due_why
late→phone→-
mail→phone→Written to by email 4 of 4 times
missed→phone→-
only→phone→-
own→phone→-
seen→phone→Met in person 4 of 4 times
word→phone→-

# A rule that names a channel, or a policy that does not ask, goes by the usual way
$ crm-due -p p.yaml -l log.tsv --rule=ring --today=2026-11-21 -C due_channel customers.tsv | sort | uniq -c | xargs
1 due_channel 13 phone
$ sed /one_sided/d p.yaml >plain.yaml; crm-due -p plain.yaml -l log.tsv --rule=keep --today=2026-11-21 -C due_channel customers.tsv | sort | uniq -c | xargs
1 due_channel 13 phone

# A greeting by telephone is told by the log's own column; without it nothing is known of it
$ cut -f1-5 log.tsv >less.tsv; crm-due -p p.yaml -l less.tsv --rule=keep --today=2026-11-21 -C id,due_channel customers.tsv | grep care
care→phone

$ sed 's/80%/49%/' p.yaml >slip.yaml; crm-due -p slip.yaml -l log.tsv customers.tsv
! crm-due: slip.yaml:2:12: one_sided: "49%" is less than half
? 1

$ crm-facts -p p.yaml -l log.tsv --today=2026-11-21 customers.tsv | crm-due -p p.yaml --rule=keep
! crm-due: one_sided looks at what happened: name the log with -l (or $CRM_LOG)
? 2

# A price as far above what they paid as numbers go: the change is not told, the rest is.
# 0.1 was paid for one: as a share of that it is above every number that there is.
@ far.yaml
version: 1
due: [{rule: rise, price-limit: ceiling, action: call}]
.
@ far.tsv
id→name→phone
a→Ann→1
.
@ far-log.tsv
date→customer→kind→item→quantity→amount→ceiling
2026-10-01→a→purchase→X→10→1→90
.
@ far-prices.tsv
item→price
X→922337203685477
.
$ crm-due -p far.yaml -l far-log.tsv --prices=far-prices.tsv --today=2026-11-21 -C id,due_why far.tsv
id→due_why
a→X at 922337203685477, above the ceiling of 90

# Who deals in 3000 things, each bought twice, 100 of one at 10 with a floor of 8, and given back once but for the
# last. At 9 all are within; the last alone falls to 7, at which they hold 200: -30%.
@ many
awk 'BEGIN { OFS = "\t"; print "date", "customer", "kind", "item", "quantity", "amount", "floor"
	for (n = 1; n <= 2; n++) for (i = 1; i <= 3000; i++) print "2026-10-0" n, "a", "purchase", "I" i, 100, 1000, 8
	for (i = 1; i < 3000; i++) print "2026-10-03", "a", "refund", "I" i, 100, 1000, "" }' >many-log.tsv
awk 'BEGIN { OFS = "\t"; print "item", "price"; for (i = 1; i <= 3000; i++) print "I" i, i < 3000 ? 9 : 7 }' >many-prices.tsv
.
$ sh many
@ many.yaml
version: 1
due: [{rule: held, price-limit: floor, why: "{held} of {item}, {change}", action: call}]
.
$ crm-due -p many.yaml -l many-log.tsv --prices=many-prices.tsv --today=2026-11-21 -C id,due_why far.tsv
id→due_why
a→200 of I3000, -30%

# Alpha, below its floor, is over; Beta, above its ceiling, is today's
@ three.tsv
id→name
a→Ann
b→Bob
c→Cyd
.
@ both.yaml
version: 1
due:
  - {rule: both, price-limit: any, within: 1d, expires: 7d, action: call}
.
@ prices.tsv
item→date→price
Alpha→2026-11-01→80
Beta→2026-11-19→130
.
@ held.tsv
date→customer→kind→outcome→amount→item→quantity→floor→ceiling
2026-10-01→a→purchase→→1000→Alpha→10→90→
2026-10-01→a→purchase→→1000→Beta→10→→120
.
$ crm-due -p both.yaml -l held.tsv --prices=prices.tsv --today=2026-11-20 -C id,due_date,due_why three.tsv
id→due_date→due_why
a→2026-11-20→Beta at 130, beyond what they want it to be, ceiling 120, +30% against what they paid

# A carried fact that is no date, for a rule about prices
$ crm-facts -p both.yaml -l held.tsv --today=2026-11-20 three.tsv | awk -F'\t' -v OFS='\t' 'NR == 1 {for (i = 1; i <= NF; i++) if ($i == "last_touch") c = i} NR == 2 {$c = "2026-10-x1"} {print}' >odd.tsv; crm-due -p both.yaml -l held.tsv --prices=prices.tsv --today=2026-11-20 odd.tsv
! crm-due: odd.tsv:2: last_touch: "2026-10-x1" is not a date
? 1
