# crm-fit and crm-score --clv. The published figures stand in tests/unit/test_fit.c
# with their papers; here: the tools, first where there is no answer.
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

$ awk 'BEGIN { OFS = "\t" } NR == 1 { print } END { for (i = 0; i < 99; i++) print i, "N", "2026-06-30", "2026-01-01", "2026-06-01", 5, 9, 9 }' few.tsv | crm-fit --model=pnbd
! crm-fit: no fit of pnbd: the likelihood has a ridge and no maximum: all customers seem to buy at the same rate; try --model=bgnbd or --model=mbgnbd, or a longer log; nothing was written
? 1

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
