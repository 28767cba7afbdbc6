# crm-fit and crm-score --clv. The published figures stand in tests/unit/test_fit.c
# with their papers; here: the tools, first where there is no answer.

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

@ few.tsv
id→name→as_of→first_purchase→last_purchase→purchases→spend→first_spend
a→Ann→2026-06-30→2026-01-01→2026-06-01→4→80→20
b→Bob→2026-06-30→2026-01-01→2026-03-01→2→40→20
n→Nil→2026-06-30→→→0→0→0
.

$ crm-fit few.tsv
! crm-fit: no fit of bgnbd: 2 of the 2 buyers came a second time: too few for four parameters; nothing was written
? 1

# Nothing was written: the last good fit stays.
$ echo good >FIT.yaml; crm-fit -o FIT.yaml few.tsv; cat FIT.yaml
good
! crm-fit: no fit of bgnbd: 2 of the 2 buyers came a second time: too few for four parameters; nothing was written

$ head -n 1 few.tsv | crm-fit
! crm-fit: no fit of bgnbd: nobody bought anything; nothing was written
? 1

$ awk 'BEGIN { OFS = "\t" } NR == 1 { print } END { for (i = 0; i < 99; i++) print i, "N", "2026-06-30", "2026-01-01", "2026-01-01", 1, 9, 9 }' few.tsv | crm-fit
! crm-fit: no fit of bgnbd: none of the 99 buyers came a second time: nothing tells how often they buy; nothing was written
? 1

# ---- a ridge: a plain fallback, which says that it is one ----

# All 99 came on 4 days after the first within 180 days: one rate, 4 * 7 / 180 a week, known to a part in the root of 396;
# the log-likelihood is 396 (ln(rate) - 1). None of the models is recommended, because none has a fit.
$ awk 'BEGIN { OFS = "\t" } NR == 1 { print } END { for (i = 0; i < 99; i++) print i, "N", "2026-06-30", "2026-01-01", "2026-06-01", 5, 9, 9 }' few.tsv >alike.tsv; crm-fit --model=pnbd -o rate.yaml alike.tsv; cat rate.yaml; awk 'BEGIN { r = 28 / 180; printf "%.7f %.5f %.4f\n", r, r / sqrt(396), 396 * (log(r) - 1) }'
# Written by crm-fit; crm-score --clv reads it.
model: rate
fallback_for: pnbd # it had no fit; this takes nobody to leave
unit: week
unit_days: 7
until: 2026-06-30
customers: 99
never_bought: 0
converged: yes
parameters: {rate: 0.1555556}
standard_errors: {rate: 0.00782}
log_likelihood: -1132.8579
money:
  model: gamma-gamma
  customers: 0
  left_out: 99
  converged: no
0.1555556 0.00782 -1132.8579
! crm-fit: no fit of pnbd: the likelihood has a ridge and no maximum: all customers seem to buy at the same rate; neither bgnbd nor mbgnbd has a fit
! crm-fit: what is written is a plain fallback, one rate for all customers, which takes nobody to have left: what it expects of those who left is too much
! crm-fit: no fit of the money: 0 customers who paid for a second purchase are too few; expected_order and clv will stay empty

# Each at a rate of their own, the last of them in the last weeks: nobody has left. Parameters, errors and log-likelihood are
# those of a few lines of Python (lgamma, Nelder and Mead): 1.5194496 7.4351208, 0.1506 0.8126, -5148.43477. Each of the
# three models ends with it, whichever is asked for, and so does nbd itself, as no fallback.
@ stay.awk
BEGIN {
	OFS = "\t"
	print "id", "name", "as_of", "first_purchase", "last_purchase", "days_since_purchase", "purchases", "spend", "first_spend", "warmth_in", "warmth_out", "referral_spend"
	for (i = 0; i < 400; i++) {
		x = int(12 * (i % 20) / 20 * (1 + i % 3) / 2)
		print i, "N", "2026-06-30", "2026-01-01", "2026-06-" 10 + i % 20, 20 - i % 20, x + 1, 20 + x * (5 + (i * 37) % 101 * (i % 7) / 3), 20, 0, 0, 0
	}
}
.
$ awk -f stay.awk >stay.tsv; for m in bgnbd mbgnbd pnbd; do crm-fit --model=$m stay.tsv 2>notes >$m.yaml; head -n 1 notes; sed 's/: [a-z]*nbd #/: #/' $m.yaml | cksum; done | sed 's/ [0-9]* [0-9]*$//' | sort | uniq -c | sort -n | head -n 3
      1 crm-fit: no fit of bgnbd: the likelihood has a ridge and no maximum: nobody seems to have left for good; neither mbgnbd nor pnbd has a fit
      1 crm-fit: no fit of mbgnbd: the likelihood has a ridge and no maximum: nobody seems to have left for good; neither bgnbd nor pnbd has a fit
      1 crm-fit: no fit of pnbd: the likelihood has a ridge and no maximum: nobody seems to have left for good; neither bgnbd nor mbgnbd has a fit

$ sed -n '2,3p;10,$p' bgnbd.yaml; crm-fit --model=nbd stay.tsv >nbd.yaml; grep -v fallback_for bgnbd.yaml | cmp - nbd.yaml
model: nbd
fallback_for: bgnbd # it had no fit; this takes nobody to leave
~ parameters: \{r: 1.51944[0-9]*, alpha: 7.4351[0-9]*\}
standard_errors: {r: 0.151, alpha: 0.813}
log_likelihood: -5148.4348
...

# The money is fitted as always: here it has an answer.
$ grep -c 'converged: yes' bgnbd.yaml; grep -A 4 '^money' bgnbd.yaml | sed -n '2p;5p'
2
  model: gamma-gamma
  converged: yes

# Customer 5 came on 3 days after the first, 1 * (12 * 5 / 20) * (1 + 2) / 2 = 4.5, so 4: in 30 days
# (1.51945 + 4) / (7.43512 + 180 / 7) * 30 / 7 = 0.71358 are expected. By the rate it is 30 * 4 / 180 for everybody.
$ crm-score --clv=bgnbd.yaml --horizon=30d stay.tsv >scored.tsv; awk -F '\t' 'NR == 1 { for (i = 1; i <= NF; i++) c[$i] = i } NR == 7 { print $c["purchases"], $c["p_alive"] ".", $c["expected_purchases"] }' scored.tsv; crm-score --clv=rate.yaml --horizon=30d stay.tsv 2>/dev/null | awk -F '\t' 'NR == 1 { for (i = 1; i <= NF; i++) c[$i] = i } NR > 1 { print $c["expected_purchases"] }' | sort -u
5 . 0.7136
0.6667
! crm-score: bgnbd.yaml is a fallback, nbd, as bgnbd had no fit: it takes nobody to have left, so p_alive stays empty and what is expected of those who left is too much

$ crm-score --clv=bgnbd.yaml --horizon=30d --explain=5 stay.tsv | tail -n 6 | sed 's/ 0\.[0-9]* \* .*//; s/clv .* = exp/clv = exp/; s/\* 0.[0-9]*, those/* N, those/'
Expected within 30 days (nbd, a fallback for bgnbd):
  they first bought 25.71 weeks ago, came again on 4 days, the last 23.57 weeks after the first
  p_alive is not known: the model takes nobody to leave
  expected_purchases 0.7136
~   expected_order [0-9.]* =
  clv = expected_order * N, those purchases discounted by 10% a year
! crm-score: bgnbd.yaml is a fallback, nbd, as bgnbd had no fit: it takes nobody to have left, so p_alive stays empty and what is expected of those who left is too much

# A model that has a fit is named, and it has one. Days since the first purchase, from it to the last, and purchases after it,
# of 60 made by chance, who all leave by the same chance.
@ some
136,0,0 163,40,4 134,0,0 107,0,0 179,8,2 140,28,2 199,142,4 115,0,0 158,118,2 150,0,0 185,56,2
164,0,0 116,0,0 148,0,0 133,0,0 105,0,0 161,43,1 185,176,5 119,0,0 125,21,1 163,0,0 189,0,0
159,134,1 119,0,0 163,145,7 109,91,2 110,69,4 178,37,1 178,0,0 141,59,11 140,48,1 104,0,0 145,0,0
193,0,0 132,0,0 182,0,0 105,56,2 156,151,12 134,48,1 139,23,1 111,2,1 191,0,0 157,63,9 131,108,10
194,94,3 167,0,0 129,117,14 141,24,2 100,82,8 156,23,2 127,9,1 122,76,6 103,14,3 127,87,10 148,138,5
183,180,8 146,143,3 162,0,0 122,0,0 165,53,1
.
$ tr ' ' '\n' <some | awk -F , 'BEGIN { print "id\tname\tas_of\tfirst_purchase\tlast_purchase\tpurchases\tspend\tfirst_spend" } function day(n) { m = 1; while (n > mm[m]) n -= mm[m++]; return sprintf("2026-%02d-%02d", m, n) } { split("31 28 31 30 31 30 31 31 30", mm, " "); printf "%d\tN\t2026-07-31\t%s\t%s\t%d\t9\t9\n", NR, day(212 - $1), day(212 - $1 + $2), $3 + 1 }' >some.tsv; crm-fit some.tsv | sed -n 2,3p; crm-fit --model=pnbd some.tsv | sed -n '2p;8p'
model: nbd
fallback_for: bgnbd # it had no fit; this takes nobody to leave
model: pnbd
converged: yes
! crm-fit: no fit of bgnbd: the likelihood has a ridge and no maximum: all customers seem to have the same chance to leave; --model=pnbd has a fit
! crm-fit: what is written is a plain fallback, nbd, which takes nobody to have left: what it expects of those who left is too much
! crm-fit: no fit of the money: 0 customers who paid for a second purchase are too few; expected_order and clv will stay empty
! crm-fit: warning: a parameter is known only to within a factor of 12; look at its standard error
! crm-fit: no fit of the money: 0 customers who paid for a second purchase are too few; expected_order and clv will stay empty

# What is held out is compared with the fallback, too: each buys every so many days, to the end.
$ awk 'BEGIN { print "date\tcustomer\tkind\tamount" >"even.log"; print "id\tname" >"even.tsv"; for (i = 1; i < 40; i++) { print i "\tN" >"even.tsv"; for (d = i % 7; d < 336; d += 5 + i) printf "2025-%02d-%02d\t%d\tpurchase\t%d\n", 1 + d / 28, 1 + d % 28, i, 10 + (i * 7 + d) % 23 >"even.log" } }'; crm-fit -l even.log --holdout=2025-08-28 --until=2025-12-28 even.tsv 2>notes | sed -n 1,2p; sed -n 1p notes
Fitted up to 2025-08-28 (nbd, a fallback for bgnbd), then 17.4 weeks up to 2025-12-28:
...
crm-fit: no fit of bgnbd: the likelihood has a ridge and no maximum: nobody seems to have left for good; neither mbgnbd nor pnbd has a fit

# A fallback for what is no model.
$ sed 's/^fallback_for: [a-z]*/fallback_for: cat/' bgnbd.yaml >no.yaml; crm-score --clv=no.yaml stay.tsv
! crm-score: no.yaml:3:15: fallback_for: unknown "cat"
? 1

# Two who came again are enough for nbd, and one is not. Nothing is written, and the last good fit stays.
$ crm-fit --model=nbd -o FIT.yaml few.tsv 2>/dev/null; sed -n 2p FIT.yaml; sed 2d few.tsv | crm-fit --model=nbd -o FIT.yaml; sed -n 2p FIT.yaml
model: rate
model: rate
! crm-fit: no fit of nbd: 1 of the 1 buyers came a second time: too few for two parameters; nothing was written

# Calls that cannot be meant.
$ crm-fit --model=pnbf few.tsv
! crm-fit: --model: unknown "pnbf"; did you mean 'pnbd'?
? 2

$ crm-fit --until=2026-06-29 --today=2026-06-30 few.tsv
! crm-fit: --until and --today name different days
? 2

$ crm-fit --holdout=2026-03-01 few.tsv
! crm-fit: --holdout reads the log twice: give customers without facts, and a log with -l
? 2

@ log.tsv
date→customer→kind→amount
2026-01-05→a→purchase→10
.
@ who.tsv
id→name
a→Ann
.
$ crm-fit --holdout=2026-03-01 who.tsv
! crm-fit: --holdout needs a log: name it with --log, or in $CRM_LOG
? 2

# The usual log and that of the usual book are looked at as the one of -l: 99 people who come at rates
# and for lengths of time that differ, fitted up to the summer, give the same report each way.
@ buyers.awk
function chance() { seed = (seed * 1103 + 12345) % 65536; return (seed + 1) / 65537 }
BEGIN {
	OFS = "\t"
	print "id", "name" >"book/customers.tsv"
	print "date", "customer", "kind", "amount" >"book/log.tsv"
	for (i = 1; i <= 99; i++) {
		print "b" i, "Name " i >"book/customers.tsv"
		gap = 15 / -log(chance())
		left = i % 2 ? .02 : .5
		for (day = 60 * chance(); day < 365; day -= gap * log(chance())) {
			printf "2025-%02d-%02d\tb%d\tpurchase\t%d\n", 1 + int(day / 30.5), 1 + day % 28, i, 10 + i >"book/log.tsv"
			if (chance() < left)
				break
		}
	}
}
.
$ mkdir book; awk -f buyers.awk
$ crm-fit -l book/log.tsv --holdout=2025-08-01 --until=2025-12-31 book/customers.tsv >named; grep -c 'purchases expected of 99 customers' named
1
$ CRM_LOG=book/log.tsv crm-fit --holdout=2025-08-01 --until=2025-12-31 book/customers.tsv | cmp - named
$ CRM_BOOK=book crm-fit --holdout=2025-08-01 --until=2025-12-31 book/customers.tsv | cmp - named
$ crm-fit --holdout=2025-08-01 --until=2025-12-31 book | cmp - named
$ CRM_BOOK=none CRM_LOG=none crm-fit --holdout=2025-08-01 --until=2025-12-31 book | cmp - named
$ CRM_LOG=none crm-fit -l book/log.tsv --holdout=2025-08-01 --until=2025-12-31 book/customers.tsv | cmp - named
$ CRM_LOG=none crm-fit --holdout=2025-08-01 --until=2025-12-31 book/customers.tsv
! crm-fit: none: cannot open: No such file or directory
? 2
$ CRM_LOG=- crm-fit --holdout=2025-08-01 --until=2025-12-31 book/customers.tsv
! crm-fit: $CRM_LOG: "-" is not a log: name a file
? 2

$ crm-fit -l log.tsv --holdout=2026-03-01 --until=2026-03-01 who.tsv
! crm-fit: --holdout: nothing is left to compare with: name a day before --until
? 2

$ crm-fit -l log.tsv --holdout=2026-03-01 --until=2026-06-01 -c who.tsv who.tsv
! crm-fit: --holdout and --customers exclude each other
? 2

$ crm-fit -l log.tsv --holdout=2026-02-30 who.tsv
! crm-fit: --holdout: "2026-02-30" is not a day (2026-11-21)
? 2

$ crm-fit -l log.tsv --unit=year who.tsv
! crm-fit: --unit: "year" must be one of day, week, month
? 2

$ crm-fit -l log.tsv --holdout=2026-03-01 --until=2026-06-01 who.tsv
! crm-fit: no fit of bgnbd: none of the 1 buyers came a second time: nothing tells how often they buy; nothing was written
? 1

$ crm-score --horizon=1y few.tsv
! crm-score: --horizon requires --clv
? 2

$ crm-score --clv=FIT.yaml --horizon=1h few.tsv
! crm-score: --horizon: "1h" is not a time such as 1y, 18m or 90d, of a hundred years at most
? 2

# Facts that cannot be.
$ sed 's/2026-06-01→4/2026-01-02→4/' few.tsv >odd.tsv; sed "$(printf 's/2026-06-01\t4/2026-01-02\t4/')" few.tsv | crm-fit
! crm-fit: standard input:2: purchases: are more than there are days from the first to the last
? 1

# A fit as it is read: FHL 2005's parameters, FH 2013's money. The customer of two
# and 30.43 and 38.86 weeks: here 213 and 272 days, and 22.345 a purchase.
@ FIT.yaml
model: bgnbd
unit: week
until: 1997-09-30
converged: yes
parameters: {r: 0.242595, alpha: 4.413602, a: 0.792922, b: 2.425907}
money:
  converged: yes
  parameters: {p: 6.249571, q: 3.744224, v: 15.443522}
.
@ one.tsv
id→name→as_of→first_purchase→last_purchase→days_since_purchase→purchases→spend→first_spend→warmth_in→warmth_out→referral_spend
1→Ann→1997-09-30→1997-01-01→1997-08-02→59→3→74.02→29.33→0→0→0
n→Nil→1997-09-30→→→→0→0→0→0→0→0
.
$ crm-score --clv=FIT.yaml --discount=12.6825% one.tsv | cut -f 1,25-
id→p_alive→expected_purchases→expected_order→clv
1→0.7266→1.5621→24.65→36.27
n→→→→

# E[Y(39)] of this customer is 1.2259 with times rounded to a hundredth of a week
# (lifetimes, its tests); by the day a hair more.
$ crm-score --clv=FIT.yaml --horizon=39w --discount=0 one.tsv | cut -f 1,26 | head -n 2
id→expected_purchases
1→1.2260

# Each figure is explained: p_alive and E[Y] as above; FH 2013's mean of all, p v/(q-1), is
# 35.17, and the weight of two purchases p 2/(p 2 + q - 1) is 0.82; 2.1498 and 2.0249 are scipy's.
$ crm-score --clv=FIT.yaml --discount=12.6825% --explain=1 one.tsv | tail -n 6
Expected within 365 days (bgnbd):
  they first bought 38.86 weeks ago, came again on 2 days, the last 30.43 weeks after the first
  p_alive 0.7266
  expected_purchases 1.5621 = p_alive * 2.1498, of one who is still there
  expected_order 24.65 = 0.82 * 22.34, their own mean of 2 after the first day, + 0.18 * 35.17, that of all
  clv 36.27 = expected_order * p_alive * 2.0249, those purchases discounted by 12.68% a year

$ crm-score --clv=FIT.yaml --horizon=30d --explain=n one.tsv | tail -n 2
Expected within 30 days (bgnbd):
  they never bought: nothing is expected

# An old fit is told, once it is more than 366 days old.
$ sed 's/1997-09-30/1998-10-01/' one.tsv >later.tsv; crm-score --clv=FIT.yaml later.tsv | cut -f 1,25
id→p_alive
1→0.3102
n→
$ sed 's/1997-09-30/1998-10-02/' one.tsv >later.tsv; crm-score --clv=FIT.yaml later.tsv | cut -f 1,25
id→p_alive
1→0.3095
n→
! crm-score: FIT.yaml was fitted more than a year ago, up to 1997-09-30; crm-fit -o FIT.yaml fits it anew

# A second run changes nothing.
$ crm-score --clv=FIT.yaml one.tsv >once.tsv; crm-score --clv=FIT.yaml once.tsv | cmp - once.tsv

# What is expected may be a part of value: Ann, alone among buyers, is in the first fifth.
@ policy.yaml
version: 1
score:
  value:
    - {part: future, of: clv, rank: high, weight: 100}
.
$ crm-score -p policy.yaml --clv=FIT.yaml one.tsv | cut -f 1,20
id→value
1→20.0
n→0.0

# A fit that is none.
$ sed 's/converged: yes/converged: no/' FIT.yaml >no.yaml; crm-score --clv=no.yaml one.tsv
! crm-score: no.yaml:1:1: this fit did not converge: its parameters mean nothing
? 1

$ sed 's/alpha: 4/alpha: -4/' FIT.yaml >no.yaml; crm-score --clv=no.yaml one.tsv
! crm-score: no.yaml:5:34: alpha: "-4.413602" is not a number above 0
? 1

$ sed 's/unit: week/unit: weak/' FIT.yaml >no.yaml; crm-score --clv=no.yaml one.tsv
! crm-score: no.yaml:2:7: unit: unknown "weak"; did you mean "week"?
? 1

# A decimal comma would be a parameter of 0 and one called 5.
$ sed 's/a: 0.79/a: 0,79/' FIT.yaml >no.yaml; crm-score --clv=no.yaml one.tsv
! crm-score: no.yaml:5:47: a: "0" is not a number above 0
? 1

$ sed 's/a: 0.79/a: 1,5/' FIT.yaml >no.yaml; crm-score --clv=no.yaml one.tsv
! crm-score: no.yaml:5:49: the model has no parameter "52922"
? 1

# No search ends there, and the sum over what is to come would not end.
$ sed 's/r: 0.24/r: 1e300 #/' FIT.yaml | sed 's/#.*alpha/, alpha/' >no.yaml; timeout 10 crm-score --clv=no.yaml one.tsv
! crm-score: no.yaml:5:17: r: "1e300" is not between 1e-09 and 1e+09, as what crm-fit finds
? 1

# The days of a unit are told for people, and are what they are.
$ sed 's/^unit: week/&\nunit_days: 30/' FIT.yaml >no.yaml; crm-score --clv=no.yaml one.tsv
! crm-score: no.yaml:3:12: unit_days: a week has 7 days
? 1

# Where q is 1 or less the mean of all has no bound, and nothing is known of who came once; what
# is beyond all money (14 digits) stays empty, too. The explanation says the same as the columns.
@ who.tsv
id→name→as_of→first_purchase→last_purchase→days_since_purchase→purchases→spend→first_spend→warmth_in→warmth_out→referral_spend
1→Ann→1997-09-30→1997-01-01→1997-01-01→272→1→10→10→0→0→0
2→Bob→1997-09-30→1997-01-01→1997-08-02→59→2→900000000000010→10→0→0→0
.
$ sed 's/q: 3.7/q: 0.9/' FIT.yaml >loose.yaml; crm-score --clv=loose.yaml who.tsv | cut -f 1,27-
id→expected_order→clv
1→→
2→→
$ for i in 1 2; do crm-score --clv=loose.yaml --explain=$i who.tsv | tail -n 2; done
  expected_order is not known: nothing is known of theirs, and the mean of all customers has no bound
  clv is not known
  expected_order is too large to tell: their own mean of 1 after the first day is 900000000000000.00; that of all has no bound
  clv is too large to tell

# No money: the rest is there, and it is said.
@ nomoney.yaml
model: pnbd
unit: week
until: 1997-09-30
converged: yes
parameters: {r: 0.5534, alpha: 10.579, s: 0.6059, beta: 11.658}
money:
  converged: no
.
$ crm-score --clv=nomoney.yaml one.tsv | cut -f 1,27-
id→expected_order→clv
1→→
n→→
! crm-score: nomoney.yaml was fitted without amounts of money, so expected_order and clv stay empty
