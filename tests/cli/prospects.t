# What those are worth who have not bought yet: what they could become.

@ some.tsv
id→name→as_of→days_since_purchase→purchases→spend→warmth_in→warmth_out→referral_spend→discounts→damage→influence→potential
a→Ann→2026-06-30→10→1→100→0→0→0→0→0→→5
b→Bob→2026-06-30→→0→0.00→0→0→0→0→0→5→4
c→Cem→2026-06-30→→0→0.00→0→0→0→0→0→5→
d→Dan→2026-06-30→→0→0.00→0→0→50→0→0→→1
e→Eva→2026-06-30→→0→0.00→20→20→0→0→0→→5
.
# a bought: alone, so 20 points of each: .2 * 20 + .25 * 20 + .35 * 20 = 16. b has not:
# (4 - 1) / 4 of 100, whatever else he has. c: nobody judged him, so the parts: influence
# .05 * 100. d: 1 is the lowest. e: 100, and 75 close: .6 * 100 + .4 * 75.
$ crm-score -C id,rfm,value,closeness,score,quadrant some.tsv
id→rfm→value→closeness→score→quadrant
a→111→16.0→0.0→9.6→light-touch
b→→75.0→0.0→45.0→win-closer
c→→5.0→0.0→3.0→light-touch
d→→0.0→0.0→0.0→light-touch
e→→100.0→75.0→90.0→treasure

$ crm-score --explain b some.tsv | sed -n '2,7p'
>
Never bought, so without a place among buyers.
>
Value: 75.0 (not bought yet, so by what they could become: potential is 4, on a scale of 1..5)
>
Closeness: 0.0

$ crm-score --explain c some.tsv | sed -n '/^Value/p'
Value: 5.0 (of each part: points x weight / 100)

# A policy's own: any expression, any scale, also upside down; what the section leaves
# out is as in the built-in policy, and none is none.
@ own.yaml
version: 1
score:
  prospects: {of: "potential * 10 + influence", scale: 60..0}
.
# b: 45: 15 of 60 up from the bottom is 25. a, d, e lack influence: by their parts, d
# brought someone who spent 50: alone, .15 * 20.
$ crm-score -p own.yaml -C id,value some.tsv
id→value
a→16.0
b→25.0
c→5.0
d→3.0
e→0.0

$ crm-score -p own.yaml --explain b some.tsv | sed -n '/^Value/p'
Value: 25.0 (not bought yet, so by what they could become: potential * 10 + influence is 45, on a scale of 60..0)

$ sed 's/{.*/none/' own.yaml >none.yaml; crm-score -p none.yaml -C id,value some.tsv | tr '\t\n' '= '
id=value a=16.0 b=5.0 c=5.0 d=3.0 e=0.0 ¬

$ printf 'version: 1\nscore: {closeness: {full: 10}}\n' >rest.yaml; crm-score -p rest.yaml -C id,value some.tsv | sed -n 3p
b→75.0

# Who says what value is made of says it of prospects, too, unless extending another.
@ parts.yaml
version: 1
score:
  value:
    - {part: heard, of: influence, scale: 1..5, weight: 100}
.
$ crm-score -p parts.yaml -C id,value some.tsv | tr '\t\n' '= '
id=value a=0.0 b=100.0 c=100.0 d=0.0 e=0.0 ¬

$ sed 's/scale: 60..0/scale: 50..40/;$r parts.yaml' own.yaml | sed '4,5d' >both.yaml; crm-score -p both.yaml -C id,value some.tsv | sed -n 3,4p
b→50.0
c→100.0

# Without the column it is as if nobody had been judged.
$ cut -f1-12 some.tsv | crm-score -C id,value | tr '\t\n' '= '
id=value a=16.0 b=5.0 c=5.0 d=3.0 e=0.0 ¬

$ sed 's/60..0/60/' own.yaml >bad.yaml; crm-score -p bad.yaml some.tsv
! crm-score: bad.yaml:3:56: score: scale: "60" is not a range such as 1..5
? 1

$ sed 's/, scale: 60..0//' own.yaml >bad.yaml; crm-score -p bad.yaml some.tsv
! crm-score: bad.yaml:3:14: score: key "scale" is missing
? 1

$ sed 's/{.*/some/' own.yaml >bad.yaml; crm-score -p bad.yaml some.tsv
! crm-score: bad.yaml:3:14: score: prospects: expected a mapping, found a single value
? 1

$ sed 's/potential \* 10/value/' own.yaml >bad.yaml; crm-score -p bad.yaml some.tsv
! crm-score: bad.yaml:3:14: prospects cannot use value, which is computed after it
? 1

$ sed '3s/4$/much/' some.tsv | crm-score
! crm-score: standard input:3: potential: "much" is not a number
? 1
