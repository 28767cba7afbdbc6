# Groups other than fifths, and cut-offs that are printed and used again.

# The facts below are written by hand and have neither discounts nor bad words, which the built-in
# policy takes off the money: here money is what they spent.
@ spend.yaml
version: 1
extends: built-in
score:
  value:
    - {part: monetary, of: spend, rank: high, weight: 35}
.
@env CRM_POLICY=spend.yaml

# Twenty buyers: the i-th spent i, bought i times and last i days ago.
@ twenty
printf 'id\tname\towner\tas_of\tdays_since_purchase\tpurchases\tspend\twarmth_in\twarmth_out\treferral_spend\n'
i=1
while test $i -le 20; do
	printf 'k%02d\tX\t%s\t2026-06-30\t%s\t%s\t%s\t0\t0\t%s\n' $i $(test $((i % 2)) = 0 && echo eve || echo ann) $i $i $i $((i / 4))
	i=$((i + 1))
done
.
$ sh twenty >all.tsv

# Tenths: of 20 i - 1 are worse in money and times, 20 - i in days: 1 + 10 * s / 20
# rounded down. k20: the longest ago, 1, and the best of the others, 10.
@ tenths.yaml
version: 1
score:
  rfm: {groups: 10}
  value:
    - {part: money, of: spend, rank: high, groups: 10, weight: 100}
.
$ crm-score -p tenths.yaml -C id,r,f,m,rfm,value all.tsv | sed -n '2,5p;20,21p'
k01→10→1→1→10-1-1→10.0
k02→10→1→1→10-1-1→10.0
k03→9→2→2→9-2-2→20.0
k04→9→2→2→9-2-2→20.0
k19→1→10→10→1-10-10→100.0
k20→1→10→10→1-10-10→100.0

# Cut points: three make four groups, and whoever stands at one is in the better.
# Days: up to 3 is 4, up to 9 is 3, up to 10 is 2, more is 1. Money: from 5 on is 2,
# from 10.5 on 3. Times in halves: 1 + 2 * s / 20. Points of the part: 100 / 3 each
# group: 33.3, 66.7, 100.
@ points.yaml
version: 1
score:
  rfm: {groups: 2, recency: [3, 9, 10], monetary: [5, 10.5]}
  value:
    - {part: money, of: spend, rank: high, cuts: [5, 10.5], weight: 100}
.
$ crm-score -p points.yaml -C id,rfm,value all.tsv | sed 's/→/ /g' | awk '{print $1, $2, $3}' | sed -n '2,13p;21p'
k01 411 33.3
k02 411 33.3
k03 411 33.3
k04 311 33.3
k05 312 66.7
k06 312 66.7
k07 312 66.7
k08 312 66.7
k09 312 66.7
k10 212 66.7
k11 123 100.0
k12 123 100.0
k20 123 100.0

# rank: low turns the cut points round; one point may stand without a list. Who
# brought nobody has no place where much is good: 5 of 20 brought 0, 1 to 3 below
# 4, four from there on.
@ low.yaml
version: 1
score:
  value:
    - {part: late, of: days_since_purchase, rank: low, cuts: 4, weight: 60}
    - {part: brought, of: referral_spend, rank: high, cuts: [4], weight: 40}
.
$ crm-score -p low.yaml --print-cutoffs all.tsv | grep value:
value:late→1→5→20→16
value:late→2→1→4→4
value:brought→1→1→3→12
value:brought→2→4→5→5

$ crm-score -p low.yaml -C value all.tsv | sed -n '2p;5p;6p;17p'
60.0
80.0
50.0
70.0

$ crm-score -p points.yaml --explain k10 all.tsv | sed -n '/^Among/,/^Close/p'
Among 20 who bought (higher groups are better):
  measure    figure              group   from     to
  recency        10  days since  2 of 4    10     10
  frequency      10  purchases   1 of 2     1     10
  monetary    10.00  spent       2 of 3  5.00  10.00
>
Value: 66.7 (of each part: points x weight / 100)
  part   figure  group    points  weight     adds
  money      10  2 of 3  66.6667     100  66.6667
  sum                                     66.6667
  Rounded to one decimal.
>
Closeness: 0.0

# ---- what a policy may say ----

$ sed 's/groups: 10}/groups: 11}/' tenths.yaml >bad.yaml; crm-score -p bad.yaml all.tsv
! crm-score: bad.yaml:3:17: score: groups: "11" is not from 2 to 10
? 1

$ sed 's/groups: 10}/groups: 2.5}/' tenths.yaml >bad.yaml; crm-score -p bad.yaml all.tsv
! crm-score: bad.yaml:3:17: score: groups: "2.5" is not a whole number
? 1

$ sed 's/3, 9, 10/3, 9, 9/' points.yaml >bad.yaml; crm-score -p bad.yaml all.tsv
! crm-score: bad.yaml:3:36: score: recency: "9" is not more than the cut point before it
? 1

$ sed 's/3, 9, 10/3, nine/' points.yaml >bad.yaml; crm-score -p bad.yaml all.tsv
! crm-score: bad.yaml:3:33: score: recency: "nine" is not a number
? 1

$ sed 's/3, 9, 10//' points.yaml >bad.yaml; crm-score -p bad.yaml all.tsv
! crm-score: bad.yaml:3:29: score: recency: expected 1 to 9 cut points
? 1

$ sed 's/3, 9, 10/1,2,3,4,5,6,7,8,9,10/' points.yaml >bad.yaml; crm-score -p bad.yaml all.tsv
! crm-score: bad.yaml:3:29: score: recency: expected 1 to 9 cut points
? 1

$ sed 's/groups: 10, weight/groups: 10, cuts: [1], weight/' tenths.yaml >bad.yaml; crm-score -p bad.yaml all.tsv
! crm-score: bad.yaml:5:62: score: a part has either "groups" or "cuts"
? 1

$ sed 's/rank: high, groups: 10/scale: 1..5, groups: 10/' tenths.yaml >bad.yaml; crm-score -p bad.yaml all.tsv
! crm-score: bad.yaml:5:53: score: "groups" requires "rank"
? 1

$ sed 's/recency: /recensy: /' points.yaml >bad.yaml; crm-score -p bad.yaml all.tsv
! crm-score: bad.yaml:3:20: score: unknown key "recensy"; did you mean "recency"?
? 1

# ---- the whole's cut-offs, for a part of it ----

# Each owner's customers, and each half, stand where they stand in the whole.
$ crm-score --print-cutoffs all.tsv >cut.tsv
$ for p in tenths low points; do crm-score -p $p.yaml --print-cutoffs all.tsv >cut-$p.tsv || echo $p; done
$ crm-score all.tsv >scored.tsv
@ halves
# halves POLICY: scores each half by the whole's cut-offs, and puts them together
p=$1; set --; cut=cut.tsv; test "$p" = built-in || { set -- -p $p.yaml; cut=cut-$p.tsv; }
crm-score "$@" all.tsv >whole.tsv
sed -n 1,11p all.tsv | crm-score "$@" --cutoffs=$cut >first.tsv
sed '2,11d' all.tsv | crm-score "$@" --cutoffs=$cut | sed 1d | cat first.tsv - | cmp - whole.tsv
{ sed 1q all.tsv; grep eve all.tsv; } | crm-score "$@" --cutoffs=$cut >eve.tsv
{ sed 1q whole.tsv; grep eve whole.tsv; } | cmp - eve.tsv
.
$ for p in built-in tenths points low; do sh halves $p; done

# Alone and ranked anew one would be the worst of all.
$ sed -n '1p;$p' all.tsv | crm-score -C id,rfm | tail -n 1
k20→111

$ sed -n '1p;$p' all.tsv | crm-score --cutoffs=cut.tsv -C id,rfm | tail -n 1
k20→155

# Also somebody who was not there: 15.5 lies between 15 and 16, of whom the latter
# begins the 4th fifth of money (13 to 16); 1000 is above all.
$ sed -n '1p;$s/20\t20\t20/20\t17\t15.5/p' all.tsv | crm-score --cutoffs=cut.tsv -C id,rfm | tail -n 1
k20→154

$ crm-score --cutoffs=cut.tsv --explain k20 all.tsv | sed -n 3,5p
Among 20 who bought, by cut.tsv (higher groups are better):
  measure    figure              group    from     to
  recency        20  days since  1 of 5     17     20

# ---- cut-offs that do not fit ----

$ crm-score --cutoffs=none.tsv all.tsv
! crm-score: none.tsv: cannot open: No such file or directory
? 2

$ crm-score --cutoffs=all.tsv all.tsv
! crm-score: all.tsv:1: there is no column "measure": this is not a file that --print-cutoffs wrote
? 1

$ head -n 12 cut.tsv >short.tsv; crm-score --cutoffs=short.tsv all.tsv
! crm-score: short.tsv:12: ends here, but the policy has monetary
? 1

$ crm-score -p tenths.yaml --cutoffs=cut.tsv all.tsv
! crm-score: cut.tsv:7: measure: found "frequency", but this policy has "recency": the cut-offs are of another policy
? 1

$ crm-score --cutoffs=cut-tenths.tsv all.tsv
! crm-score: cut-tenths.tsv:7: measure: found "recency", but this policy has "frequency": the cut-offs are of another policy
? 1

$ sed 8d cut.tsv >bad.tsv; crm-score --cutoffs=bad.tsv all.tsv
! crm-score: bad.tsv:8: group: found "3", but this policy has "2": the cut-offs are of another policy
? 1

$ (cat cut.tsv; tail -n 1 cut.tsv) >bad.tsv; crm-score --cutoffs=bad.tsv all.tsv
! crm-score: bad.tsv:37: measure: "value:referrals" follows the last measure that this policy ranks: the cut-offs are of another policy
? 1

$ sed '2s/17/many/' cut.tsv >bad.tsv; crm-score --cutoffs=bad.tsv all.tsv
! crm-score: bad.tsv:2: from: "many" is not a number
? 1

$ sed '2s/4$/-4/' cut.tsv >bad.tsv; crm-score --cutoffs=bad.tsv all.tsv
! crm-score: bad.tsv:2: customers: "-4" is not a number of customers
? 1

$ sed '2s/4$/0/' cut.tsv >bad.tsv; crm-score --cutoffs=bad.tsv all.tsv
! crm-score: bad.tsv:2: customers: "customers", "from" and "to" must all be given, or all be empty
? 1

# A part that ranks the other way round is of another policy, whatever its name.
$ sed 's/rank: low, cuts: 4/rank: high, cuts: 4/' low.yaml >high.yaml; crm-score -p high.yaml --cutoffs=cut-low.tsv all.tsv
! crm-score: cut-low.tsv:17: from: the group is not between the policy's cut points: the cut-offs are of another policy
? 1

$ crm-score --print-cutoffs all.tsv | sed '3s/13\t16/17\t20/' >bad.tsv; crm-score --cutoffs=bad.tsv all.tsv
! crm-score: bad.tsv:3: from: the group does not follow the one before it: in this policy, customers with low figures are in the better groups
? 1

$ sed 's/cuts: 4/cuts: 5/' low.yaml >other.yaml; crm-score -p other.yaml --cutoffs=cut-low.tsv all.tsv
! crm-score: cut-low.tsv:17: from: the group is not between the policy's cut points: the cut-offs are of another policy
? 1

# Printed where nobody had brought anybody: there is no place for those who did.
$ sed '2,$s/[0-9]*$/0/' all.tsv | crm-score --print-cutoffs >bad.tsv; crm-score --cutoffs=bad.tsv all.tsv
! crm-score: bad.tsv:32: measure: nobody had a value:referrals when the cut-offs were printed, but this stream has customers with one
? 1

$ crm-score --cutoffs=cut.tsv --print-cutoffs all.tsv
! crm-score: --print-cutoffs and --cutoffs exclude each other
? 2

# ---- tiers ----

@ tiers.yaml
version: 1
tiers:
  - {name: gold, top: 20%, by: spend}
  - {name: silver, from: 10, by: spend}
  - {name: rest}
.
@ own.yaml
version: 1
tiers:
  - {name: gold, top: 20%, by: spend, within: owner, when: "spend > 2"}
  - {name: rest}
.
# The top fifth of 20 are four, 17 to 20; silver 10 to 16.
$ crm-segment -p tiers.yaml --print-cutoffs all.tsv | tee tiers.tsv
tier→by→top→ranked→from→customers
gold→spend→20%→20→17→4
silver→spend→→20→10→7
rest→→→→→9

# ann has 3, 5 … 19, nine: fewer than 1.8 may be better, so 17 and 19; eve 4 … 20,
# nine: 18 and 20.
$ crm-segment -p own.yaml --print-cutoffs all.tsv | tee own.tsv
tier→within→group→by→top→ranked→from→customers
gold→owner→ann→spend→20%→9→17→2
gold→owner→eve→spend→20%→9→18→2
rest→→→→→→→16

@ tier-halves
crm-segment -p $1.yaml all.tsv >whole.tsv
sed -n 1,11p all.tsv | crm-segment -p $1.yaml --cutoffs=$1.tsv >first.tsv
sed '2,11d' all.tsv | crm-segment -p $1.yaml --cutoffs=$1.tsv | sed 1d | cat first.tsv - | cmp - whole.tsv
{ sed 1q all.tsv; grep eve all.tsv; } | crm-segment -p $1.yaml --cutoffs=$1.tsv >eve.tsv
{ sed 1q whole.tsv; grep eve whole.tsv; } | cmp - eve.tsv
.
$ sh tier-halves tiers; sh tier-halves own

# It chooses, counts and splits by them too: of the last five 16 is no gold.
$ (sed 1q all.tsv; tail -n 5 all.tsv) | crm-segment -p tiers.yaml --cutoffs=tiers.tsv --count | sed -n 3,5p
tier→gold→4→80.0%
tier→silver→1→20.0%
tier→rest→0→0.0%

$ (sed 1q all.tsv; tail -n 5 all.tsv) | crm-segment -p tiers.yaml --cutoffs=tiers.tsv --explain k16 | sed -n '/^Tier/,/^$/p'
Tier: silver
  no   gold    spend 16, of 20; the top 20% ends at 17 by tiers.tsv
  yes  silver  spend 16; begins at 10 by tiers.tsv
>

$ crm-segment -p tiers.yaml --cutoffs=own.tsv all.tsv
! crm-segment: own.tsv:3: tier: found "gold", but this policy has "silver": the cut-offs are of another policy
? 1

$ crm-segment -p own.yaml --cutoffs=tiers.tsv all.tsv
! crm-segment: tiers.tsv:1: there is no column "within": this is not a file that --print-cutoffs wrote
? 1

$ sed 's/20%/30%/' tiers.yaml >other.yaml; crm-segment -p other.yaml --cutoffs=tiers.tsv all.tsv
! crm-segment: tiers.tsv:2: top: found "20%", but this policy has "30%": the cut-offs are of another policy
? 1

$ sed 's/from: 10/from: 11/' tiers.yaml >other.yaml; crm-segment -p other.yaml --cutoffs=tiers.tsv all.tsv
! crm-segment: tiers.tsv:3: from: "10" is not where this policy's tier begins: the cut-offs are of another policy
? 1

$ sed 's/by: spend/by: purchases/' tiers.yaml >other.yaml; crm-segment -p other.yaml --cutoffs=tiers.tsv all.tsv
! crm-segment: tiers.tsv:2: by: found "spend", but this policy has "purchases": the cut-offs are of another policy
? 1

$ sed 3q tiers.tsv >short.tsv; crm-segment -p tiers.yaml --cutoffs=short.tsv all.tsv
! crm-segment: short.tsv:3: ends here, but the policy has tier rest
? 1

$ (cat tiers.tsv; tail -n 1 tiers.tsv) >bad.tsv; crm-segment -p tiers.yaml --cutoffs=bad.tsv all.tsv
! crm-segment: bad.tsv:5: tier: "rest" follows the last tier of this policy: the cut-offs are of another policy
? 1

# A group that was not there when they were printed.
$ sed '5s/eve\|ann/zoe/' all.tsv >zoe.tsv; crm-segment -p own.yaml --cutoffs=own.tsv zoe.tsv
! crm-segment: zoe.tsv:5: owner: own.tsv has no cut-off of tier gold for "zoe"
? 1

# But one who is not ranked needs none.
$ sed '2s/eve\|ann/zoe/' all.tsv | crm-segment -p own.yaml --cutoffs=own.tsv -C id,tier | sed -n 2p
k01→rest

$ awk 'NR == 2 {second = $0; next} {print} NR == 3 {print second}' own.tsv >bad.tsv; crm-segment -p own.yaml --cutoffs=bad.tsv all.tsv
! crm-segment: bad.tsv:3: group: "ann" must come after the group before it: groups are sorted
? 1

$ sed 1q all.tsv | crm-segment -p tiers.yaml --print-cutoffs >none.tsv; crm-segment -p tiers.yaml --cutoffs=none.tsv all.tsv
! crm-segment: all.tsv:2: spend: none.tsv has no cut-off of tier gold, as nobody was ranked for it
? 1

$ crm-segment --cutoffs=tiers.tsv --was=2026-01-01 -l log.tsv all.tsv
! crm-segment: --cutoffs and --was exclude each other
? 2

# As many groups as customers take no longer: 100000 households, each counted once, by hand
# one of one.
@ homes.yaml
version: 1
tiers:
  - {name: best, top: 20%, by: spend, within: household}
.
$ awk 'BEGIN { print "id\tname\thousehold\tas_of\tspend"; for (i = 100000; i < 200000; i++) print i "\tN\th" i "\t2026-11-21\t1" }' >homes.tsv
$ timeout 60 crm-segment -p homes.yaml --print-cutoffs homes.tsv >homes.cut; sed -n '1,2p;$p' homes.cut; wc -l <homes.cut
tier→within→group→by→top→ranked→from→customers
best→household→h100000→spend→20%→1→1→1
best→household→h199999→spend→20%→1→1→1
100001
