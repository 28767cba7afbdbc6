# crm-segment --top: the best so many by any number. Counted by hand.
@ some.tsv
id→name→owner→as_of→purchases→spend→complaints_open→days_since_touch→points
a→Ann→mia→2026-06-30→9→900→0→1→7
b→Bob→mia→2026-06-30→8→500→1→2→
c→Cem→lee→2026-06-30→8→500→0→3→8.5
d→Dan→lee→2026-06-30→6→400→0→4→2
e→Eva→lee→2026-06-30→5→100→0→5→9
f→Fay→mia→2026-06-30→5→99.99→0→6→-1
g→Gil→lee→2026-06-30→1→10→0→7→0
h→Huy→lee→2026-06-30→1→10→0→8→1
i→Ida→→2026-06-30→1→5→0→9→3
j→Jon→→2026-06-30→0→0→0→→4
.
@ policy.yaml
version: 1
stages:
  - {name: angry, when: complaints_open > 0}
  - {name: buyer, when: purchases > 0}
tiers:
  - {name: big, from: 400, by: spend}
  - {name: rest}
segments:
  - {name: twice, when: purchases > 1}
.
@ ids
tail -n +2 | cut -f1 | tr '\n' ' '
.
# 20% of ten is two places: fewer than two may be better. a has none, b and c have one
# each: equals are both in. 10%: only a. Half: fewer than five are better than e.
$ crm-segment -p policy.yaml --top=20% --by=spend some.tsv | sh ids
a b c ¬

$ crm-segment -p policy.yaml --top=10% --by=spend some.tsv | sh ids
a ¬

$ crm-segment -p policy.yaml --top=0.5 --by=spend some.tsv | sh ids
a b c d e ¬

$ crm-segment -p policy.yaml --top=100% --by=spend some.tsv | wc -l
11

# Any column of numbers; who has none is not ranked. Nine: 20% of nine is 1.8, so those
# with fewer than 1.8 better: e 9 and c 8.5.
$ crm-segment -p policy.yaml --top=20% --by=points some.tsv | sh ids
c e ¬

# Of each owner's: mia has a, b, f: 1.5 places, so a and b; lee c, d, e, g, h: 2.5, so
# c, d, e; nobody's i and j: one.
$ crm-segment -p policy.yaml --top=50% --by=spend --within=owner some.tsv | sh ids
a b c d e i ¬

# Of each stage, as it is now: angry b; buyers a c d e f g h i, of whom a quarter is two
# places; no stage: j, whose spend is 0.
$ crm-segment -p policy.yaml --top=25% --by=spend --within=stage some.tsv | sh ids
a b c j ¬

# With --only both hold, and places are those among all: d has three better.
$ crm-segment -p policy.yaml --top=30% --by=spend --only "owner == 'lee'" some.tsv | sh ids
c ¬

# Among lee's alone: two are better than e, and 30% of five is 1.5.
$ crm-segment -p policy.yaml --only "owner == 'lee'" some.tsv | crm-segment -p policy.yaml --top=30% --by=spend | sh ids
c d ¬

# Counted and split likewise.
$ crm-segment -p policy.yaml --top=20% --by=spend --count some.tsv
column→value→customers→share
stage→angry→1→33.3%
stage→buyer→2→66.7%
tier→big→3→100.0%
tier→rest→0→0.0%
segments→twice→3→100.0%

$ crm-segment -p policy.yaml --top=20% --by=spend --split=out --split-by=stage some.tsv && cut -f1 out/angry.tsv out/buyer.tsv | tr '\n' ' '
id b id a c ¬

$ for t in 1 3; do crm-segment -p policy.yaml --threads=$t --top=50% --by=spend --within=owner --count some.tsv; done | sort | uniq -c | awk '$1 != 2'

# A fact, from the log.
@ customers.tsv
id→name
x→X
y→Y
.
@ log.tsv
date→customer→kind→amount
2026-06-01→x→purchase→5
2026-06-02→y→purchase→6
2025-06-02→x→purchase→60
.
$ crm-segment -p policy.yaml -l log.tsv --today=2026-06-30 --top=50% --by=spend_2026 -C id,spend_2026 customers.tsv
id→spend_2026
y→6.00

# By value unless said otherwise; nobody at all.
$ crm-segment -p policy.yaml --top=20% some.tsv
! crm-segment: --top: the stream carries facts, but not "days_since_purchase": make them with the same -p, or with crm-facts --add days_since_purchase
? 1

$ sed 1q some.tsv | crm-segment -p policy.yaml --top=20% --by=spend | wc -l
1

$ crm-segment -p policy.yaml --top=20% --by=owner some.tsv
! crm-segment: --top: "owner" is text; expected a number
? 2

$ sed 's/8\.5/many/' some.tsv | crm-segment -p policy.yaml --top=20% --by=points
! crm-segment: standard input:4: points: "many" is not a number
? 1

$ crm-segment -p policy.yaml --top=20% --by=spent some.tsv
! crm-segment: --top: "spent" is neither a column nor a fact; did you mean "spend"?
? 1

$ crm-segment -p policy.yaml --top=20 --by=spend some.tsv
! crm-segment: --top: "20" is not a share such as 20%
? 2

$ crm-segment -p policy.yaml --top=0% --by=spend some.tsv
! crm-segment: --top: "0%" is not a share such as 20%
? 2

$ crm-segment -p policy.yaml --by=spend some.tsv
! crm-segment: --by requires --top
? 2

$ crm-segment -p policy.yaml --within=owner some.tsv
! crm-segment: --within requires --top
? 2

$ crm-segment -p policy.yaml --top=20% --by=spend --explain a some.tsv
! crm-segment: --by and --explain exclude each other
? 2

$ crm-segment -p policy.yaml --print-cutoffs some.tsv >cut.tsv; crm-segment -p policy.yaml --top=20% --by=spend --cutoffs=cut.tsv some.tsv
! crm-segment: --cutoffs and --top exclude each other
? 2
