# crm-score. Six customers whose figures can be reckoned by hand with the
# built-in policy: weights 20, 25, 35, 15 and 5 of 100; 20 points a quintile.
# Five bought, so that each is a quintile: a 5 … e 1. Referral spend: b 100 and
# e 50 of two that have any: 1 + 5 * 1 / 2 = 3 and 1. Values: a 80 * 1 = 80;
# b .8 * 80 + .15 * 60 = 73; c .6 * 80; d .4 * 80; e .2 * 80 + .15 * 20 = 19.
# Closeness: 20 points of warmth halve what is left to 100; one-sided less 30 %. Of b
# and e, who are one-sided, 2 points count: .7 * (100 - 100 / 2^(2/20)) = 4.69.

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

@ facts.tsv
id→name→as_of→days_since_purchase→purchases→spend→warmth_in→warmth_out→referral_spend→extra
a→Ann→2026-06-30→10→5→500.00→20→20→0.00→"x
b→Bob→2026-06-30→20→4→400.00→20→0→100.00→,
c→Cem→2026-06-30→30→3→300.00→0→0→0.00→
d→王小明→2026-06-30→40→2→200.00→10→10→0.00→\t
e→Eva→2026-06-30→50→1→100.00→0→20→50.00→
n→Nil→2026-06-30→→0→0.00→0→0→0.00→
.

$ crm-score facts.tsv | cut -f1,10-
id→extra→recency→frequency→monetary→r→f→m→rfm→value→closeness→closeness_trend→score→quadrant
a→"x→10→5→500.00→5→5→5→555→80.0→75.0→→78.0→treasure
b→,→20→4→400.00→4→4→4→444→73.0→4.7→→45.7→win-closer
c→→30→3→300.00→3→3→3→333→48.0→0.0→→28.8→light-touch
d→\t→40→2→200.00→2→2→2→222→32.0→50.0→→39.2→friend
e→→50→1→100.00→1→1→1→111→19.0→4.7→→13.3→light-touch
n→→→0→0.00→→→→→0.0→0.0→→0.0→light-touch

# All that was there is still there, byte for byte.
$ crm-score facts.tsv | cut -f1-10 | cmp - facts.tsv

# Its own columns are recomputed where they stand: a second run changes nothing.
$ crm-score facts.tsv >once.tsv && crm-score <once.tsv | cmp - once.tsv

# Alone one is the worst of all: 20 points each. .6 * 16 + .4 * 75 = 39.6.
@ old.tsv
score→id→name→as_of→days_since_purchase→value→purchases→spend→warmth_in→warmth_out→referral_spend
99→a→Ann→2026-06-30→10→nonsense→5→500→20→20→0
.
$ crm-score old.tsv
score→id→name→as_of→days_since_purchase→value→purchases→spend→warmth_in→warmth_out→referral_spend→recency→frequency→monetary→r→f→m→rfm→closeness→closeness_trend→quadrant
39.6→a→Ann→2026-06-30→10→16.0→5→500→20→20→0→10→5→500.00→1→1→1→111→75.0→→friend

# A person's rating counts for 40 %: .6 * 75 + .4 * 0; .6 * 0 + .4 * 100.
@ rated.tsv
id→name→as_of→days_since_purchase→purchases→spend→warmth_in→warmth_out→referral_spend→closeness_rating
a→Ann→2026-06-30→→0→0→20→20→0→1
b→Bob→2026-06-30→→0→0→0→0→0→5
c→Cem→2026-06-30→→0→0→20→20→0→
.
$ crm-score rated.tsv | cut -f1,19
id→closeness
a→45.0
b→40.0
c→75.0

$ sed 's/5$/6/' rated.tsv | crm-score
! crm-score: standard input:3: closeness_rating: "6" is not from 1 to 5
? 1

# Equals stay together: seven of ten bought once, two twice, one nine times.
# 1 + 5 * 0 / 10 = 1, 1 + 5 * 7 / 10 = 4, 1 + 5 * 9 / 10 = 5. All bought on one
# day and for as much: nobody is worse than anybody, so all are in the first.
@ equals
printf 'id\tname\tas_of\tdays_since_purchase\tpurchases\tspend\twarmth_in\twarmth_out\treferral_spend\n'
for i in 1 2 3 4 5 6 7 8 9 10; do
	n=1; test $i -gt 7 && n=2; test $i = 10 && n=9
	printf 'k%s\tX\t2026-06-30\t3\t%s\t50\t0\t0\t0\n' $i $n
done
.
$ sh equals | crm-score | cut -f1,16 | tr '\n' ' '
id→rfm k1→111 k2→111 k3→111 k4→111 k5→111 k6→111 k7→111 k8→141 k9→141 k10→151 ¬

$ sh equals | crm-score --print-cutoffs | grep frequency
frequency→1→1→1→7
frequency→2→→→0
frequency→3→→→0
frequency→4→2→2→2
frequency→5→9→9→1
value:frequency→1→1→1→7
value:frequency→2→→→0
value:frequency→3→→→0
value:frequency→4→2→2→2
value:frequency→5→9→9→1

$ crm-score --print-cutoffs --to-csv facts.tsv | sed -n '1,2p;6,7p;17p;31p;$p'
measure,group,from,to,customers
recency,1,50,50,1
recency,5,10,10,1
frequency,1,1,1,1
value:recency,1,50,50,1
value:monetary,5,500,500,1
value:referrals,5,,,0

# Nobody, and nobody who bought.
$ sed 1q facts.tsv | crm-score | wc -l
1

$ sed -n '1p;$p' facts.tsv | crm-score --print-cutoffs | sed -n 1,2p
measure→group→from→to→customers
recency→1→→→0

# Against another implementation, by the definition, on customers at random.
@ random.awk
BEGIN {
	srand(7); OFS = "\t"
	print "id", "name", "as_of", "days_since_purchase", "purchases", "spend", "warmth_in", "warmth_out", "referral_spend"
	for (i = 1; i <= 700; i++) {
		bought = int(rand() * 6)
		print "c" i, "N", "2026-06-30", bought ? int(rand() * 90) : "", bought, \
			bought ? sprintf("%.2f", int(rand() * 80) / 4) : "0.00", 0, 0, rand() < .3 ? int(rand() * 20) ".00" : "0.00"
	}
}
.
@ define.awk
# q: 1 + 5 * those worse / all, over those of whom there is something
function quintile(v, ok, i, low,    j, n, worse) {
	if (!ok[i]) return 0
	for (j = 1; j <= rows; j++) if (ok[j]) { n++; worse += low ? v[j] > v[i] : v[j] < v[i] }
	return 1 + int(5 * worse / n)
}
BEGIN { FS = OFS = "\t" }
NR > 1 {
	rows++; id[rows] = $1; r[rows] = $4 + 0; f[rows] = $5 + 0; m[rows] = $6 + 0; b[rows] = $9 + 0
	buyer[rows] = f[rows] > 0; money[rows] = m[rows] != 0; brought[rows] = b[rows] != 0
}
END {
	for (i = 1; i <= rows; i++) {
		q1 = quintile(r, buyer, i, 1); q2 = quintile(f, buyer, i, 0); q3 = quintile(m, buyer, i, 0)
		value = (20 * q1 + 25 * q2 + 35 * quintile(m, money, i, 0) + 15 * quintile(b, brought, i, 0)) * 20 / 100
		print id[i], q1 ? q1 q2 q3 : "", sprintf("%.1f", value)
	}
}
.
$ awk -f random.awk >random.tsv && awk -f define.awk random.tsv >defined.tsv
$ crm-score random.tsv | cut -f1,16,17 | sed 1d | cmp - defined.tsv

# ---- policies ----

@ parts.yaml
version: 1
score:
  value:
    - {part: money, of: spend, rank: high, weight: 75}
    - {part: trouble, of: complaints, scale: 0..4, weight: -50}
    - {part: recent, of: "90 - days_since_purchase", scale: 0..90, weight: 25}
  closeness: {full: 10, mutual: 0%, unmatched: all, rating: 0%}
  score: (value + closeness) / 2
  quadrants: {value: 60, closeness: 75, high-close: A, high-far: B, low-close: C, low-far: D}
.
@ parts.tsv
id→name→as_of→days_since_purchase→purchases→spend→warmth_in→warmth_out→complaints
a→Ann→2026-06-30→60→1→10→10→10→0
b→Bob→2026-06-30→120→1→20→10→0→1
c→Cem→2026-06-30→→0→0→0→0→9
.
# a: money 1 + 0 = 20 points * .75 = 15, recent 33.33 * .25 = 8.33: 23.3. b: 1 +
# 5 * 1 / 2 = 3, 60 * .75 = 45, trouble 25 * .5 = 12.5: 32.5. c: 50 below nothing. Closeness: 100 - 100 / 4, 100 - 100 / 2.
$ crm-score -p parts.yaml parts.tsv | cut -f1,17-
id→value→closeness→closeness_trend→score→quadrant
a→23.3→75.0→→49.2→C
b→32.5→50.0→→41.2→D
c→0.0→0.0→→0.0→D

$ crm-score -p parts.yaml --explain b parts.tsv
Bob (b), as of 2026-06-30
>
Among 2 who bought (higher groups are better):
  measure    figure              group    from     to
  recency       120  days since  1 of 5    120    120
  frequency       1  purchases   1 of 5      1      1
  monetary    20.00  spent       3 of 5  20.00  20.00
>
Value: 32.5 (of each part: points x weight / 100)
  part     figure  group   points  weight   adds
  money        20  3 of 5      60      75     45
  trouble       1              25     -50  -12.5
  recent      -30               0      25      0
  sum                                       32.5
  recent = 90 - days_since_purchase: days_since_purchase 120
>
Closeness: 50.0
  warmth: theirs 10, ours 0, together 10
  every 10 points of warmth halve the distance to 100: 50
>
Closeness trend: unknown, as the stream carries no warmth_in_91d_ago
>
Score: 41.2 = (value + closeness) / 2
Quadrant: D (value 32.5 is below 60, closeness 50.0 is below 75)

# What is worked out after the parts cannot be one of them.
$ sed 's/of: complaints/of: closeness/' parts.yaml >circle.yaml; crm-score -p circle.yaml parts.tsv
! crm-score: circle.yaml:5:7: part trouble cannot use closeness, which is computed after it
? 1

# ---- what is wrong ----

$ crm-score --explain z facts.tsv
! crm-score: no customer has the name, id, phone or email "z"
? 1

$ crm-score --explain a --print-cutoffs facts.tsv
! crm-score: --explain and --print-cutoffs exclude each other
? 2

$ sed 's/500.00/lots/' facts.tsv | crm-score
! crm-score: standard input:2: spend: "lots" is not a number
? 1

$ crm-score facts.tsv >/dev/full
! crm-score: standard output: No space left on device
? 2

# Through CSV, quotes and all.
@ facts.csv
"id",name,as_of,days_since_purchase,purchases,spend,warmth_in,warmth_out,referral_spend,"no,te"
a,"Ann ""A""",2026-06-30,10,5,500,20,20,0,"x
y"
.
$ crm-score facts.csv
"id",name,as_of,days_since_purchase,purchases,spend,warmth_in,warmth_out,referral_spend,"no,te",recency,frequency,monetary,r,f,m,rfm,value,closeness,closeness_trend,score,quadrant
a,"Ann ""A""",2026-06-30,10,5,500,20,20,0,"x
y",10,5,500.00,1,1,1,111,16.0,75.0,,39.6,friend

# Real purchases: the CDNOW sample, as of 1997-09-30, against another
# implementation, which counts the days itself and ranks by the definition.
& test -f "$CRM_TEST_DATA/cdnow_sample.tsv"
@ to-log.awk
BEGIN { FS = OFS = "\t"; print "date", "customer", "kind", "amount" }
NR > 1 { print $2, $1, "purchase", $4 }
.
@ rank.awk
function days(s,    y, m, d) {
	y = substr(s, 1, 4) + 0; m = substr(s, 6, 2) + 0; d = substr(s, 9, 2) + 0
	if (m < 3) { y--; m += 12 }
	return 365 * y + int(y / 4) - int(y / 100) + int(y / 400) + int((153 * m - 457) / 5) + d
}
function quintile(of, v,    u, worse) {
	if (!((of, v) in known)) {
		for (u in count)
			if (index(u, of SUBSEP) == 1 && substr(u, 3) + 0 < v + 0) worse += count[u]
		known[of, v] = 1 + int(5 * worse / n)
	}
	return known[of, v]
}
BEGIN { FS = OFS = "\t"; today = days("1997-09-30") }
NR > 1 && $2 <= "1997-09-30" {
	if (!($1 in spend)) id[++n] = $1
	if (!(($1, $2) in seen)) bought[$1]++
	seen[$1, $2] = 1; spend[$1] += $4
	if ($2 > last[$1]) last[$1] = $2
}
END {
	for (i = 1; i <= n; i++) {
		k = id[i]; spend[k] = sprintf("%.2f", spend[k]); age[k] = today - days(last[k])
		count["r", -age[k]]++; count["f", bought[k]]++; count["m", spend[k]]++
	}
	for (i = 1; i <= n; i++) {
		k = id[i]
		print k, age[k], bought[k], spend[k], quintile("r", -age[k]) quintile("f", bought[k]) quintile("m", spend[k])
	}
}
.
$ awk -f to-log.awk "$CRM_TEST_DATA/cdnow_sample.tsv" >log.tsv
$ awk -F'\t' 'NR == 1 { print "id\tname" } NR > 1 && !seen[$1]++ { print $1 "\t-" }' "$CRM_TEST_DATA/cdnow_sample.tsv" >customers.tsv
$ crm-score -l log.tsv --today=1997-09-30 customers.tsv >scored.tsv && wc -l <scored.tsv
2358

@ columns.awk
BEGIN { FS = OFS = "\t"; want = "id recency frequency monetary rfm" }
NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; split(want, name, " "); next }
{ print $at["id"], $at["recency"], $at["frequency"], $at["monetary"], $at["rfm"] }
.
$ awk -f rank.awk "$CRM_TEST_DATA/cdnow_sample.tsv" | sort >ranked.tsv && wc -l <ranked.tsv
2357

$ awk -f columns.awk scored.tsv | sort | cmp - ranked.tsv
