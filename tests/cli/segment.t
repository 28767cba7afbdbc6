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

$ crm-segment -p policy.yaml --cutoffs facts.tsv
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

$ crm-segment -p policy.yaml --only 'tier ==' facts.tsv
!~ ^crm-segment: --only:.*expression ends
? *

$ crm-segment -p policy.yaml --only 'tier == gold' facts.tsv
! crm-segment: --only: "gold" is no column but the name of a tier: write 'gold'
? 2

$ crm-segment -p policy.yaml --only 'spent > 5' facts.tsv
! crm-segment: --only:1:1: "spent" is neither a column nor a fact; did you mean "spend"?
? 1

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
                   tier silver, days_since_touch 40
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
                         tier rest, days_since_touch 100
  not known  loud        stage == 'angry'
                         stage missing
  yes        any         id != 'j'
                         id k

$ crm-segment -p policy.yaml --explain c facts.tsv | grep -A1 quiet
  not known  quiet-gold  tier == 'gold' and days_since_touch > 30
                         tier gold, days_since_touch missing

# ---- what is wrong ----

$ sed "s/when: purchases > 0}/when: \"tier == 'gold'\"}/" policy.yaml >circle.yaml; crm-segment -p circle.yaml facts.tsv
! crm-segment: circle.yaml:4:5: stage buyer cannot use tier, which is worked out after it
? 1

$ sed 's/by: spend/by: segments/' policy.yaml >circle.yaml; crm-segment -p circle.yaml facts.tsv
! crm-segment: circle.yaml:7:32: tiers: by: "segments" is text; a number is wanted
? 1

# What another tool works out comes from there.
$ sed 's/by: spend/by: value/' policy.yaml >value.yaml; crm-segment -p value.yaml facts.tsv
! crm-segment: the stream has no "value" yet: put crm-score in front
? 1

$ crm-segment -p policy.yaml --count --explain a facts.tsv
! crm-segment: --count, --cutoffs and --explain ask for different things
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
