# crm-segment. The policy says little, so that all can be counted by hand.
@ policy.yaml
version: 1
stages:
  - {name: angry, when: complaints_open > 0}
  - {name: buyer, when: purchases > 0}
  - {name: old, when: days_since_touch > 100}
tiers:
  - {name: gold, top: 20%, by: spend, when: purchases > 0}
  - {name: silver, from: 100, by: spend}
  - {name: rest}
segments:
  - {name: quiet-gold, when: "tier == 'gold' and days_since_touch > 30"}
  - {name: loud, when: stage == 'angry'}
  - {name: any, when: id != 'j'}
.
# Nine bought; the top 20 % of nine: fewer than 1.8 may be better. a has none
# better, b and c have one, d has three. silver: from 100. rest: who is left.
@ facts.tsv
id→name→as_of→days_since_touch→purchases→spend→complaints_open→note
a→Ann→2026-06-30→40→9→900→0→keep
b→Bob→2026-06-30→10→8→500→1→
c→Cem→2026-06-30→→8→500→0→
d→Dan→2026-06-30→40→6→400→0→
e→Eva→2026-06-30→40→5→100→0→
f→Fay→2026-06-30→40→5→99.99→0→
g→Gil→2026-06-30→40→1→10→0→
h→Huy→2026-06-30→40→1→10→0→
i→Ida→2026-06-30→40→1→5→0→
j→Jon→2026-06-30→101→0→0→0→
k→Kim→2026-06-30→100→0→0→0→
.
$ crm-segment -p policy.yaml facts.tsv | cut -f1,9-
id→stage→tier→segments
a→buyer→gold→quiet-gold;any
b→angry→gold→loud;any
c→buyer→gold→any
d→buyer→silver→any
e→buyer→silver→any
f→buyer→rest→any
g→buyer→rest→any
h→buyer→rest→any
i→buyer→rest→any
j→old→rest→
k→→rest→any

$ crm-segment -p policy.yaml facts.tsv | cut -f1-8 | cmp - facts.tsv
$ crm-segment -p policy.yaml facts.tsv >once.tsv && crm-segment -p policy.yaml once.tsv | cmp - once.tsv

$ crm-segment -p policy.yaml --count facts.tsv
column→value→customers→share
stage→angry→1→9.1%
stage→buyer→8→72.7%
stage→old→1→9.1%
stage→→1→9.1%
tier→gold→3→27.3%
tier→silver→2→18.2%
tier→rest→6→54.5%
segments→quiet-gold→1→9.1%
segments→loud→1→9.1%
segments→any→10→90.9%
segments→→1→9.1%

$ crm-segment -p policy.yaml --print-cutoffs facts.tsv
tier→by→top→ranked→from→customers
gold→spend→20%→9→500→3
silver→spend→→11→100→2
rest→→→→→6

# ---- choosing ----

$ crm-segment -p policy.yaml --only gold facts.tsv | cut -f1 | tr '\n' ' '
id a b c ¬

$ crm-segment -p policy.yaml --only old facts.tsv | cut -f1,9
id→stage
j→old

$ crm-segment -p policy.yaml --only quiet-gold facts.tsv | cut -f1 | tr '\n' ' '
id a ¬

$ crm-segment -p policy.yaml --only "tier == 'rest' and spend > 9 or has(segments, 'loud')" facts.tsv | cut -f1 | tr '\n' ' '
id b f g h ¬

# Missing does not hold, nor does its opposite.
$ crm-segment -p policy.yaml --only 'days_since_touch > 30 and purchases == 8' facts.tsv | cut -f1 | tr '\n' ' '
id ¬

$ crm-segment -p policy.yaml --only 'not (days_since_touch > 30) and purchases == 8' facts.tsv | cut -f1 | tr '\n' ' '
id b ¬

$ crm-segment -p policy.yaml --only gold --count facts.tsv | grep -v '→0→'
column→value→customers→share
stage→angry→1→33.3%
stage→buyer→2→66.7%
stage→old→0→0.0%
tier→gold→3→100.0%
tier→silver→0→0.0%
tier→rest→0→0.0%
segments→quiet-gold→1→33.3%
segments→loud→1→33.3%
segments→any→3→100.0%

$ crm-segment -p policy.yaml --only golt facts.tsv
! crm-segment: --only: no stage, tier or segment is called "golt"; did you mean "gold"?
? 2

# An expression that is not a condition is at fault, and no customer.
$ crm-segment -p policy.yaml --only purchases facts.tsv
! crm-segment: --only:1:1: this is a number; expected true or false
? 2

$ crm-segment -p policy.yaml --only 'tier ==' facts.tsv
!~ ^crm-segment: --only:.*expression ends
? 2

$ crm-segment -p policy.yaml --only 'tier == gold' facts.tsv
! crm-segment: --only: "gold" is not a column but the name of a tier: write 'gold'
? 2

$ crm-segment -p policy.yaml --only 'spent > 5' facts.tsv
! crm-segment: --only:1:1: "spent" is neither a column nor a fact; did you mean "spend"?
? 2

# ---- why ----

$ crm-segment -p policy.yaml --explain d facts.tsv
Dan (d), as of 2026-06-30
>
Stage: buyer
  no   angry  complaints_open > 0
              complaints_open 0
  yes  buyer  purchases > 0
              purchases 6
>
Tier: silver
  no   gold    spend 400, place 4 of 9; the top 20% ends at 500
  yes  silver  spend 400; begins at 100
>
Segments: any
  no   quiet-gold  tier == 'gold' and days_since_touch > 30
                     no: tier == 'gold' [tier silver]
                     yes: days_since_touch > 30 [days_since_touch 40]
  no   loud        stage == 'angry'
                   stage buyer
  yes  any         id != 'j'
                   id d

$ crm-segment -p policy.yaml --explain k facts.tsv
Kim (k), as of 2026-06-30
>
Stage: none
  no  angry  complaints_open > 0
             complaints_open 0
  no  buyer  purchases > 0
             purchases 0
  no  old    days_since_touch > 100
             days_since_touch 100
>
Tier: rest
  no   gold    only for: purchases > 0
  no   silver  spend 0; begins at 100
  yes  rest    all others
>
Segments: any
  no         quiet-gold  tier == 'gold' and days_since_touch > 30
                           no: tier == 'gold' [tier rest]
                           yes: days_since_touch > 30 [days_since_touch 100]
  not known  loud        stage == 'angry'
                         stage missing
  yes        any         id != 'j'
                         id k

$ crm-segment -p policy.yaml --explain c facts.tsv | grep -A2 quiet
  not known  quiet-gold  tier == 'gold' and days_since_touch > 30
                           yes: tier == 'gold' [tier gold]
                           not known: days_since_touch > 30 [days_since_touch missing]

# What joins, joins in what is joined; nothing else is taken apart. What a part is
# guarded from is not asked: size is text that says no number.
@ parts.yaml
version: 1
segments:
  - name: nested
    when: "purchases > 5 and (spend > 450 or
           days_since_touch < 20 and not (purchases == 8 or complaints_open > 0)) and (true)"
  - {name: guarded, when: "matches(size, '^[0-9]+$') and size > 5 or min(purchases, 3) == 3"}
.
$ sed '1s/$/\tsize/; 2,$s/$/\tbig/' facts.tsv | crm-segment -p parts.yaml --explain d | sed 1,6d
Segments: guarded
  no   nested   purchases > 5 and (spend > 450 or days_since_touch < 20 and not (purchases == 8 or complaints_open > 0)) and (true)
                  yes: purchases > 5 [purchases 6]
                  no: (spend > 450 or days_since_touch < 20 and not (purchases == 8 or complaints_open > 0))
                    no: spend > 450 [spend 400]
                    no: days_since_touch < 20 and not (purchases == 8 or complaints_open > 0)
                      no: days_since_touch < 20 [days_since_touch 40]
                      yes: not (purchases == 8 or complaints_open > 0) [purchases 6, complaints_open 0]
                  yes: (true)
  yes  guarded  matches(size, '^[0-9]+$') and size > 5 or min(purchases, 3) == 3
                  no: matches(size, '^[0-9]+$') and size > 5
                    no: matches(size, '^[0-9]+$') [size big]
                    not asked: size > 5 [size big]
                  yes: min(purchases, 3) == 3 [purchases 6]

# ---- what is wrong ----

$ sed "s/when: purchases > 0}/when: \"tier == 'gold'\"}/" policy.yaml >circle.yaml; crm-segment -p circle.yaml facts.tsv
! crm-segment: circle.yaml:4:5: stage buyer cannot use tier, which is computed after it
? 1

$ sed 's/by: spend/by: segments/' policy.yaml >circle.yaml; crm-segment -p circle.yaml facts.tsv
! crm-segment: circle.yaml:7:32: tiers: by: "segments" is text; expected a number
? 1

# What another tool works out is computed, as far as the facts are there.
$ sed 's/by: spend/by: value/' policy.yaml >value.yaml; crm-segment -p value.yaml facts.tsv
! crm-segment: the stream carries facts, but not "days_since_purchase": make them with the same -p, or with crm-facts --add days_since_purchase
? 1

$ crm-segment -p policy.yaml --count --explain a facts.tsv
! crm-segment: --count and --explain exclude each other
? 2

$ sed 1q facts.tsv | crm-segment -p policy.yaml --count | sed -n '1,2p'
column→value→customers→share
stage→angry→0→0.0%

# Against the definition, on customers at random: 700 with many equals.
@ random.awk
BEGIN {
	srand(11); OFS = "\t"
	print "id", "name", "as_of", "days_since_touch", "purchases", "spend", "complaints_open"
	for (i = 1; i <= 700; i++)
		print "c" i, "N", "2026-06-30", int(rand() * 99), int(rand() * 3), int(rand() * 40), 0
}
.
@ define.awk
BEGIN { FS = OFS = "\t" }
NR > 1 { rows++; id[rows] = $1; buyer[rows] = $5 > 0; spend[rows] = $6 + 0; ranked += $5 > 0 }
END {
	for (i = 1; i <= rows; i++) {
		better = 0
		for (j = 1; j <= rows; j++) better += buyer[j] && spend[j] > spend[i]
		print id[i], (buyer[i] && better < ranked * 20 / 100 ? "gold" : (spend[i] >= 100 ? "silver" : "rest"))
	}
}
.
$ awk -f random.awk >random.tsv && awk -f define.awk random.tsv >defined.tsv
$ crm-segment -p policy.yaml random.tsv | cut -f1,9 | sed 1d | cmp - defined.tsv

# ---- tiers within groups ----

# mia has four buyers, half of which is two: 900 and 500; the equal 500s stay
# together, so three. lee has two: 400. Nobody looks after e, f: a group of its
# own, where one of the two is top. From 100: e; within each it is the same.
@ owners.tsv
id→name→owner→as_of→spend
a→Ann→mia→2026-06-30→900
b→Bob→mia→2026-06-30→500
c→Cem→mia→2026-06-30→500
d→Dan→lee→2026-06-30→400
e→Eva→→2026-06-30→100
f→Fay→→2026-06-30→99.99
g→Gil→mia→2026-06-30→10
h→Huy→lee→2026-06-30→10
.
@ within.yaml
version: 1
tiers:
  - {name: best, top: 50%, by: spend, within: owner}
  - {name: good, from: 50, by: spend, within: owner}
  - {name: rest}
.
$ crm-segment -p within.yaml owners.tsv | cut -f1,7 | tr '\t\n' '= '
id=tier a=best b=best c=best d=best e=best f=good g=rest h=rest ¬

$ crm-segment -p within.yaml --print-cutoffs owners.tsv
tier→within→group→by→top→ranked→from→customers
best→owner→→spend→50%→2→100→1
best→owner→lee→spend→50%→2→400→1
best→owner→mia→spend→50%→4→500→3
good→owner→→spend→→2→50→1
good→owner→lee→spend→→2→50→0
good→owner→mia→spend→→4→50→0
rest→→→→→→→2

$ crm-segment -p within.yaml --explain c owners.tsv | sed -n '/^Tier/,/^$/p'
Tier: best
  yes  best  spend 500, place 2 of 4 within owner mia; the top 50% ends at 500
>

$ sed 's/by: spend, within: owner}/within: owner}/' within.yaml >bad.yaml; crm-segment -p bad.yaml owners.tsv
! crm-segment: bad.yaml:3:5: tiers: "by" requires "top" or "from"
? 1

$ sed 's/- {name: rest}/- {name: rest, within: owner}/' within.yaml >bad.yaml; crm-segment -p bad.yaml owners.tsv
! crm-segment: bad.yaml:5:5: tiers: "within" requires "by"
? 1

$ sed 's/within: owner/within: segments/' within.yaml >bad.yaml; crm-segment -p bad.yaml owners.tsv
! crm-segment: bad.yaml:3:47: tiers: within: segments is computed after it
? 1

$ sed 's/within: owner/within: ownr/' within.yaml >bad.yaml; crm-segment -p bad.yaml owners.tsv
! crm-segment: bad.yaml:3:47: tiers: unknown name "ownr"; did you mean "owner"?
? 1

# Against the definition: 600 customers at random, of seven owners and none.
@ groups.awk
BEGIN {
	srand(5); OFS = "\t"
	print "id", "name", "owner", "as_of", "spend"
	for (i = 1; i <= 600; i++) { o = int(rand() * 8); print "c" i, "N", (o ? "o" o : ""), "2026-06-30", int(rand() * 60) }
}
.
@ groups-define.awk
BEGIN { FS = OFS = "\t" }
NR > 1 { id[++n] = $1; owner[n] = $3; spend[n] = $5 + 0; all[$3]++ }
END {
	for (i = 1; i <= n; i++) {
		better = 0
		for (j = 1; j <= n; j++) better += owner[j] == owner[i] && spend[j] > spend[i]
		print id[i], (better < all[owner[i]] / 2 ? "best" : (spend[i] >= 50 ? "good" : "rest"))
	}
}
.
$ awk -f groups.awk >groups.tsv && awk -f groups-define.awk groups.tsv >groups.defined
$ crm-segment -p within.yaml groups.tsv | cut -f1,7 | sed 1d | cmp - groups.defined
$ crm-segment -p within.yaml --threads=3 groups.tsv | cut -f1,7 | sed 1d | cmp - groups.defined

# ---- treatment ----

@ treatment.yaml
version: 1
stages:
  - {name: angry, when: complaints_open > 0}
  - {name: buyer, when: purchases > 0}
tiers:
  - {name: gold, from: 500, by: spend}
  - {name: rest}
segments:
  - {name: by-hand, when: "treatment in ('see-them', 'white glove')"}
treatment:
  angry: see-them
  buyer: {gold: white glove, any: write}
.
$ crm-segment -p treatment.yaml facts.tsv | cut -f1,9-
id→stage→tier→treatment→segments
a→buyer→gold→white glove→by-hand
b→angry→gold→see-them→by-hand
c→buyer→gold→white glove→by-hand
d→buyer→rest→write→
e→buyer→rest→write→
f→buyer→rest→write→
g→buyer→rest→write→
h→buyer→rest→write→
i→buyer→rest→write→
j→→rest→→
k→→rest→→

$ crm-segment -p treatment.yaml facts.tsv >once.tsv && crm-segment -p treatment.yaml once.tsv | cmp - once.tsv

$ crm-segment -p treatment.yaml --only "treatment == 'see-them'" facts.tsv | cut -f1
id
b

$ crm-segment -p treatment.yaml --explain a facts.tsv | grep -A1 Treatment
Treatment: white glove
>

$ crm-segment -p treatment.yaml --explain j facts.tsv | grep Treatment
Treatment: none

# The same as a list; the first that fits fills a cell.
@ list.sed
/^treatment/,$d
.
$ { sed -f list.sed treatment.yaml; printf '%s\n' 'treatment:' '  - {stage: angry, treatment: see-them}' '  - {stage: buyer, tier: gold, treatment: white glove}' '  - {stage: buyer, treatment: write}'; } >listed.yaml
$ crm-segment -p listed.yaml facts.tsv | cmp - once.tsv

# A rule of crm-due may go by it: what the policy's own crm-segment gave, or would give.
$ { cat listed.yaml; printf 'due:\n  - {rule: see, missing: [reason], when: "treatment == %ssee-them%s", action: visit}\n' "'" "'"; } >due.yaml
$ printf 'id\tname\nb\tBob\nd\tDan\n' >two.tsv; printf 'date\tcustomer\tkind\tamount\n2026-06-01\tb\tcomplaint\t\n2026-06-01\td\tpurchase\t5\n' >two.log
$ crm-segment -p due.yaml -l two.log --today=2026-06-30 two.tsv | crm-due -p due.yaml -l two.log | cut -f1
id
b

$ crm-due -p due.yaml -l two.log --today=2026-06-30 -C id,treatment two.tsv
id→treatment
b→see-them

$ crm-due -p policy.yaml -l two.log --today=2026-06-30 -C id,treatment two.tsv
! crm-due: --columns: there is no "treatment": the policy has no such section
? 1

@ faulty.sh
# faulty.sh LINE: the policy with this for its treatment
{ sed -f list.sed treatment.yaml; printf 'treatment:\n%s\n' "$1"; } >faulty.yaml
crm-segment -p faulty.yaml facts.tsv
.
$ sh faulty.sh '  buier: {gold: x}'
! crm-segment: faulty.yaml:11:3: treatment: unknown stage "buier"; did you mean "buyer"?
? 1

$ sh faulty.sh '  buyer: {gold: x, rst: y}'
! crm-segment: faulty.yaml:11:20: treatment: unknown tier "rst"; did you mean "rest"?
? 1

$ sh faulty.sh '  - {stage: buyer, teir: gold, treatment: x}'
! crm-segment: faulty.yaml:11:20: treatment: unknown key "teir"; did you mean "tier"?
? 1

$ sh faulty.sh '  - {stage: buyer, tier: gold}'
! crm-segment: faulty.yaml:11:5: treatment: key "treatment" is missing
? 1

$ sh faulty.sh '  buyer: {any: x, gold: y}'
! crm-segment: faulty.yaml:11:19: treatment: "y" is never used: an entry before it matches first
? 1

$ sh faulty.sh '  buyer: [x]'
! crm-segment: faulty.yaml:11:10: treatment: buyer: expected a mapping, found a list
? 1

$ sed -f list.sed treatment.yaml >none.yaml; crm-segment -p none.yaml facts.tsv
! crm-segment: none.yaml:9:28: segments: "treatment" is used, but the policy has no section of that name
? 1

# ---- a file for each ----

@ split.yaml
version: 1
stages:
  - {name: buyer, when: purchases > 0}
tiers:
  - {name: rest}
segments:
  - {name: .hidden/../etc, when: purchases == 9}
  - {name: Gold, when: spend >= 500}
  - {name: gold, when: spend >= 400}
  - {name: nobody, when: spend > 1000}
.
$ crm-segment -p split.yaml --split=out facts.tsv
$ ls -A out
Gold.tsv
_hidden_.._etc.tsv
gold-2.tsv
nobody.tsv

$ for f in out/*; do cut -f1 "$f" | tr '\n' ' '; done
id a b c id a id a b c d id ¬

$ crm-segment -p split.yaml facts.tsv | sed '6,$d' | cmp - out/gold-2.tsv
$ crm-segment -p split.yaml --split=out --to-csv --only "purchases > 6" facts.tsv && cut -d, -f1 out/gold-2.csv | tr '\n' ' '
id a b c ¬

$ crm-segment -p split.yaml --split=stages --split-by=stage facts.tsv && ls stages && grep -c . stages/buyer.tsv
buyer.tsv
10

$ crm-segment -p split.yaml --split=narrow -C stage,id facts.tsv && head -n 2 narrow/Gold.tsv
stage→id
buyer→a

$ crm-segment -p split.yaml --split=narrow -C stag facts.tsv
!~ stag
? 2

# No input is lost, and a directory is a directory.
$ mkdir in && cp facts.tsv in/gold-2.tsv && crm-segment -p split.yaml --split=in in/gold-2.tsv
! crm-segment: --split: "in/gold-2.tsv" is an input, which would be lost
? 2

$ cmp facts.tsv in/gold-2.tsv && ls in
gold-2.tsv

$ crm-segment -p split.yaml --split=facts.tsv facts.tsv
! crm-segment: facts.tsv: Not a directory
? 2

$ crm-segment -p split.yaml --split=no/such facts.tsv
! crm-segment: no/such: No such file or directory
? 2

# A fault: nothing is made.
$ sed 's/900/many/' facts.tsv | crm-segment -p split.yaml --split=never
!~ spend: "many" is not a number
? 1

$ test ! -e never
$ crm-segment -p split.yaml --split-by=stage facts.tsv
! crm-segment: --split-by requires --split
? 2

$ crm-segment -p split.yaml --split=x --count facts.tsv
! crm-segment: --split and --count exclude each other
? 2

# ---- what was ----

# Today 30 June, then 31 May. Silence counts from the 31st day on.
# a complained on 20 May (angry then), was settled on 15 June when silent for 45
#   days (quiet), was called on 20 June: a buyer again, for 10 days.
# b was called on 10 May: quiet from 10 June on, for 20 days.
# c was registered on 5 June, d bought today and was never registered: neither was
#   there then. c has been known for 25 days, d a buyer for none.
# e, f: nothing has changed as far back as was looked.
# Half of the buyers are gold: of a 100, b 50, f 10 then a and b, with fewer than
# 1.5 before them; of a, b, d 200, f now d and a.
@ was.yaml
version: 1
stages:
  - {name: angry, when: complaints_open > 0}
  - {name: quiet, when: days_since_touch > 30}
  - {name: buyer, when: purchases > 0}
  - {name: known, when: "true"}
tiers:
  - {name: gold, top: 50%, by: spend, when: purchases > 0}
  - {name: rest}
.
@ customers.tsv
id→name→created
a→Ann→2026-01-01
b→Bob→2026-01-01
c→Cem→2026-06-05
d→Dan→
e→Eva→2026-01-01
f→Fay→2026-01-01
.
@ log.tsv
date→customer→kind→amount
2026-04-01→b→purchase→50
2026-05-01→a→purchase→100
2026-05-01→a→call→
2026-05-10→b→call→
2026-05-20→a→complaint→
2026-05-31→f→purchase→10
2026-06-15→a→resolved→
2026-06-20→a→call→
2026-06-30→d→purchase→200
.
$ crm-segment -p was.yaml -l log.tsv --today=2026-06-30 --was=2026-05-31 --daily customers.tsv >was.tsv
@ last.awk
# the id and the last n columns
BEGIN { FS = "\t" }
{ printf "%s", $1; for (i = NF - n + 1; i <= NF; i++) printf "\t%s", $i; print "" }
.
$ awk -v n=6 -f last.awk was.tsv
id→stage→tier→segments→stage_was→tier_was→stage_days
a→buyer→gold→→angry→gold→10
b→quiet→rest→→buyer→gold→20
c→known→rest→→→→25
d→buyer→gold→→→→0
e→known→rest→→known→rest→30
f→buyer→rest→→buyer→rest→30

$ crm-segment -p was.yaml -l log.tsv --today=2026-06-30 --was=2026-05-31 customers.tsv >two; awk -v n=5 -f last.awk two >less; awk -v n=6 -f last.awk was.tsv | cut -f1-6 | cmp - less

# A stream that carries facts is of its own day, and what was comes from the log all the same.
$ crm-facts -p was.yaml -l log.tsv --today=2026-06-30 -C days_since_touch,purchases,spend,complaints_open customers.tsv | crm-segment -p was.yaml -l log.tsv --was=2026-05-31 --daily | awk -v n=6 -f last.awk >carried
$ awk -v n=6 -f last.awk was.tsv | cmp - carried

# Once more over its own output, and with the log named by the environment.
$ crm-segment -p was.yaml -l log.tsv --was=2026-05-31 --daily was.tsv | cmp - was.tsv
$ CRM_LOG=log.tsv crm-segment -p was.yaml --was=2026-05-31 --daily was.tsv | cmp - was.tsv

# What moved is value: that of crm-score. Nobody says more of a figure than crm-score itself does.
$ crm-segment -p was.yaml -l log.tsv --was=2026-05-31 --moves was.tsv
from→to→customers→value→who
→buyer→1→49→d
angry→buyer→1→34→a
buyer→quiet→1→23→b
→known→1→0→c
$ crm-score -p was.yaml -l log.tsv --today=2026-06-30 -C id,value customers.tsv | sed -n '2,5p'
a→34.0
b→23.0
c→0.0
d→49.0

$ crm-segment -p was.yaml -l log.tsv --was=2026-05-31 --moves=tier was.tsv
from→to→customers→value→who
→gold→1→49→d
gold→rest→1→23→b
→rest→1→0→c

$ crm-segment -p was.yaml -l log.tsv --was=2026-05-31 --moves --only gold was.tsv
from→to→customers→value→who
→buyer→1→49→d
angry→buyer→1→34→a

# The value that the stream has is used; whose is not known adds nothing. More than
# eight are counted.
$ printf 'id\tname\tcreated\tvalue\n' >many.tsv; for i in 1 2 3 4 5 6 7 8 9 10; do echo "n$i→N→2026-06-01→$i" | sed 's/→/\t/g'; done >>many.tsv
$ printf 'm\tN\t2026-06-01\t\n' >>many.tsv; sh "$ROOT/tests/known" many.tsv -p was.yaml -l log.tsv --today=2026-06-30 >known.tsv
$ crm-segment -p was.yaml -l log.tsv --was=2026-05-31 --moves known.tsv
from→to→customers→value→who
→known→11→55→n10;n9;n8;n7;n6;n5;n4;n3;+3

# Columns that it gave serve to choose, and in a policy.
$ crm-segment -p was.yaml -l log.tsv --was=2026-05-31 --daily --only "stage_was != stage or stage_days < 25" was.tsv | cut -f1 | tr '\n' ' '
id a b d ¬

$ crm-segment -p was.yaml -l log.tsv --was=2026-05-31 --daily --explain a was.tsv | grep -E '^(Stage|Tier)'
Stage: buyer, for 10 days; on 2026-05-31: angry
Tier: gold; on 2026-05-31: gold

$ crm-segment -p was.yaml -l log.tsv --was=2026-05-31 --daily --explain e was.tsv | grep -E '^(Stage|Tier)'
Stage: known, for 30 days or longer; on 2026-05-31: known
Tier: rest; on 2026-05-31: rest

$ crm-segment -p was.yaml -l log.tsv --was=2026-06-30 was.tsv
! crm-segment: --was: 2026-06-30 is not before today, 2026-06-30
? 2

$ crm-segment -p was.yaml --was=2026-05-31 was.tsv
! crm-segment: --was needs the log: name it with -l
? 2

$ crm-segment -p was.yaml -l log.tsv --was=May was.tsv
! crm-segment: --was: "May" is not a date (2026-11-21, 2026-11-21T09:30)
? 2

$ crm-segment -p was.yaml -l log.tsv --moves was.tsv
! crm-segment: --moves requires --was
? 2

$ crm-segment -p was.yaml -l log.tsv --was=2026-05-31 --moves=size was.tsv
!~ ^crm-segment: --moves:.*size
? 2

# Who was brought depends on the others: from a pipe they must be named.
$ sed 's/complaints_open > 0/referrals > 0/' was.yaml >brought.yaml
$ crm-facts -p brought.yaml -l log.tsv --today=2026-06-30 customers.tsv | crm-segment -p brought.yaml -l log.tsv --was=2026-05-31
!~ referrals depends on other customers: name the file of all customers with -c
? 2

$ crm-facts -p brought.yaml -l log.tsv --today=2026-06-30 customers.tsv | crm-segment -p brought.yaml -l log.tsv -c customers.tsv --was=2026-05-31 | head -1 | tr '\t' '\n' | tail -n 2
stage_was
tier_was

# Faulty entries are set aside once, however often the log is read.
$ { cat log.tsv; printf '2026-01-01\ta\tpurchase\tmuch\n'; } >faulty.tsv
$ crm-segment -p was.yaml -l faulty.tsv --today=2026-06-30 --was=2026-05-31 --rejects=aside.tsv customers.tsv | wc -l | tr -d ' '
!~ .*
? *
7

$ wc -l <aside.tsv | tr -d ' '
2

$ crm-segment -p was.yaml -l faulty.tsv --was=2026-05-31 --rejects=aside.tsv was.tsv >out.tsv
!~ .*
? 1

$ wc -l <aside.tsv | tr -d ' '
2

$ crm-segment -p was.yaml -l faulty.tsv --was=2026-05-31 --daily --rejects=aside.tsv was.tsv >out.tsv
!~ .*
? 1

$ wc -l <aside.tsv | tr -d ' '; cmp out.tsv was.tsv
2

# A torn line is told of also where nothing else reads the log.
$ { cat log.tsv; printf '2026-06-01\ta'; } >torn.tsv; crm-segment -p was.yaml -l torn.tsv --was=2026-05-31 --daily was.tsv | cmp - was.tsv
! crm-segment: torn.tsv:11: an incomplete last line was not read (12 bytes from offset 232)

# Their own rhythm of touches, then and now: a visit each ten days, the last on 31
# March: 25 days on that is 2.5 gaps.
@ rhythm.yaml
version: 1
stages:
  - {name: weakening, when: touch_lateness > 2}
  - {name: steady, when: touches > 0}
.
$ printf 'date\tcustomer\tkind\n2026-03-31\ta\tvisit\n2026-03-11\ta\tvisit\n2026-03-21\ta\tvisit\n' >visits.tsv
$ crm-segment -p rhythm.yaml -l visits.tsv --today=2026-04-25 --was=2026-04-10 --daily customers.tsv | awk -v n=6 -f last.awk | head -n 2
id→stage→tier→segments→stage_was→tier_was→stage_days
a→weakening→→→steady→→4

# The built-in policy, whose tiers go by value, over the shop: just what a run on
# that day says of those who were there; and for each day of three weeks.
@copy samples
@cd samples/shop
@ there.awk
# there.awk -v day=D log.tsv customers.tsv: those registered or heard of by then
BEGIN { FS = "\t" }
FNR == 1 { file++; for (i = 1; i <= NF; i++) column[file, $i] = i; if (file == 2) print; next }
file == 1 { if (substr($(column[1, "date"]), 1, 10) <= day) heard[$(column[1, "customer"])] = 1; next }
$(column[2, "id"]) in heard || ($(column[2, "created"]) != "" && $(column[2, "created"]) <= day)
.
@ on-day.sh
# on-day.sh D: id, stage and tier of those who were there
awk -v day="$1" -f there.awk log.tsv customers.tsv >there.tsv
crm-score -l log.tsv -c customers.tsv --today="$1" there.tsv | crm-segment | ./pick id,stage,tier | sed 1d | sort
.
$ crm-score -l log.tsv --today=2026-11-21 customers.tsv | crm-segment -l log.tsv >known.tsv
$ crm-segment -l log.tsv --was=2026-06-01 -c customers.tsv known.tsv | ./pick id,stage_was,tier_was | awk -F '\t' 'NR > 1 && $3 != ""' | sort >was
$ sh on-day.sh 2026-06-01 | diff was - && test -s was

$ crm-segment -l log.tsv --was=2026-11-01 --daily known.tsv | ./pick id,stage,stage_days | sed 1d | sort >ours
@ back.sh
# Day by day backwards, until the stage is another.
sort ours | cut -f1,2 | awk -F '\t' -v OFS='\t' '{print $1, $2, 0, "open"}' >run
day=20
while test $day -ge 1; do
	sh on-day.sh "2026-11-$(printf %02d $day)" >on
	awk -F '\t' -v OFS='\t' 'NR == FNR {stage[$1] = $2; next}
		$4 == "open" && stage[$1] == $2 {$3++} stage[$1] != $2 {$4 = "ended"} 1' on run >next
	mv next run
	day=$((day - 1))
done
cut -f1-3 run
.
$ sh back.sh | diff ours - && cut -f3 ours | sort -u | wc -l | awk '{print ($1 > 3)}'
1
