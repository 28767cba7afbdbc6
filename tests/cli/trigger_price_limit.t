# The trigger price-limit. The days and the money were worked out by hand.

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

# What they hold, by sales that reached less money given back; none of it, and no price matters
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
2026-11-16→Alpha at 82, outside the limits that they set, floor 90, -18% against what they paid→log.tsv:2

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
! crm-due: rule fall needs prices: name a price list with --prices=FILE
? 2

$ printf 'version: 1\ndue:\n  - {rule: days, silence: 30d, action: call}\n' >plain.yaml; crm-due -p plain.yaml -l log.tsv --prices=prices.tsv --today=2026-11-20 -C id customers.tsv
id
! crm-due: --prices: no rule of the policy uses prices

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
! crm-due: wrong.tsv:3: item: "Alpha" has a second price for the same time
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
a→2026-11-20→Beta at 130, outside the limits that they set, ceiling 120, +30% against what they paid

# A carried fact that is no date, for a rule about prices
$ crm-facts -p both.yaml -l held.tsv --today=2026-11-20 three.tsv | awk -F'\t' -v OFS='\t' 'NR == 1 {for (i = 1; i <= NF; i++) if ($i == "last_touch") c = i} NR == 2 {$c = "2026-10-x1"} {print}' >odd.tsv; crm-due -p both.yaml -l held.tsv --prices=prices.tsv --today=2026-11-20 odd.tsv
! crm-due: odd.tsv:2: last_touch: "2026-10-x1" is not a date
? 1
