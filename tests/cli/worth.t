# What customers are worth beyond their own money: costs to win, keep and part,
# gifts, discounts, money by year and month, and those whom they brought. By hand.
# 2026-11-21 is today.

@ policy.yaml
version: 1
zone: Europe/Berlin
kinds:
  call: {cost: 2}
  gift: {cost: 5}
.
@ customers.tsv
id→name
a→Ann
b→Bob
c→Cem
.
# a bought on 2026-02-10, so all up to the end of that day is to win her: the call
# and the flyer of January (2 + 10), of the 10th the call behind the purchase (2) and
# 1.50 of postage. To keep her: the gift of March (5), its price (20), 30 of 2025 that
# say keep, not 7 of April that say win. To part: 8 and 4.
# Together 22.50 + 55 + 12 = 89.50. Two gifts reached, one came back: 3 * 5 + 20.
@ log.tsv
event→date→customer→kind→outcome→amount→item→discount→ref
e1→2025-12-30→a→cost→→30→keep→→
e2→2026-01-05→a→call→no-answer→→→→
e3→2026-01-06→a→cost→→10→flyer→→
e4→2026-02-10T09:00→a→purchase→→100→soap→11.50→
e5→2026-02-10T10:00→a→call→→→→→
e6→2026-02-10→a→cost→→1.50→→→
e7→2026-03-01→a→gift→→→→→
e8→2026-03-01→a→cost→→20→gift→→
e9→2026-04-01→a→cost→→7→win→→
e10→2026-05-01→a→cost→→8→part→→
e11→2026-01-01→a→cost→→4→part→→
e12→2026-06-01→a→purchase→→60→soap→0.50→
e13→2026-06-30→a→refund→→20→soap→3→
e14→2026-07-01→a→purchase→declined→→soap→9→
e15→2026-08-01→b→cost→→5→flyer→→
e16→2026-08-02→b→gift→→→→→
e17→2026-08-03→b→gift→bounced→→→→
e18→2026-08-04→b→cost→→6→keep→→
e19→2026-12-01→b→purchase→→50→→→
.
# b has bought nothing yet (the purchase of December is not there): 5 and two gifts,
# of which one came back, are to win him, 6 was said to be for keeping him.
$ crm-facts -p policy.yaml -l log.tsv --today=2026-11-21 -C cost,cost_win,cost_keep,cost_part,gifts,gift_cost,spend,profit customers.tsv | cut -f1,4-
id→cost→cost_win→cost_keep→cost_part→gifts→gift_cost→spend→profit
a→89.50→22.50→55.00→12.00→1→25.00→140.00→50.50
b→21.00→15.00→6.00→0.00→1→10.00→0.00→-21.00
c→0.00→0.00→0.00→0.00→0→0.00→0.00→0.00

# Discounts are those of purchases: 11.50 + 0.50; not of money given back, nor of
# what did not come about.
$ crm-facts -p policy.yaml -l log.tsv --today=2026-11-21 -C discounts customers.tsv | cut -f1,4
id→discounts
a→12.00
b→0.00
c→0.00

# The order of the log does not show, nor how many read it.
@ shuffle
sed 1q log.tsv; sed 1d log.tsv | awk -v seed=$1 'BEGIN {srand(seed)} {print rand() "\t" $0}' | sort -n | cut -f2-
.
$ crm-facts -p policy.yaml -l log.tsv --today=2026-11-21 --all customers.tsv >facts.tsv
$ for i in 1 2 3 4 5 6; do sh shuffle $i >shuffled.tsv; crm-facts -p policy.yaml -l shuffled.tsv --threads=3 --today=2026-11-21 --all customers.tsv | cmp - facts.tsv; done
$ tac log.tsv | awk 'NR == 1 {first = $0} {line[NR] = $0} END {print line[NR]; for (i = 1; i < NR; i++) print line[i]}' >back.tsv; crm-facts -p policy.yaml -l back.tsv --today=2026-11-21 --all customers.tsv | cmp - facts.tsv

# A purchase that was logged late moves the border: as of 2026-01-05 she had bought.
# Then 2 (the call of that day) + 7 + 0 stay to win, 10 + 2 + 1.50 go over to keep.
$ (cat log.tsv; printf 'e20\t2026-01-05T23:00\ta\tpurchase\t\t1\t\t\t\n') >late.tsv
$ crm-facts -p policy.yaml -l late.tsv --today=2026-11-21 -C cost,cost_win,cost_keep,cost_part customers.tsv | sed -n 2p | cut -f4-
89.50→9.00→68.50→12.00

# Taking it back moves it back; so does taking back the first purchase itself: then
# all up to June is to win her, but what says keep: 22.50 + 25.
$ (cat late.tsv; printf 'e21\t2026-11-01\ta\tvoid\t\t\t\t\tevent:e20\n') >void.tsv
$ crm-facts -p policy.yaml -l void.tsv --today=2026-11-21 --all customers.tsv | cmp - facts.tsv

$ (cat log.tsv; printf 'e21\t2026-11-01\ta\tvoid\t\t\t\t\tevent:e4\n') >void.tsv
$ crm-facts -p policy.yaml -l void.tsv --today=2026-11-21 -C cost,cost_win,cost_keep,cost_part,discounts customers.tsv | sed -n 2p | cut -f4-
89.50→47.50→30.00→12.00→0.50

# A cost taken back is none, and no sum too large that comes back.
$ (cat log.tsv; printf 'e21\t2026-11-01\ta\tvoid\t\t\t\t\tevent:e8\n') >void.tsv
$ crm-facts -p policy.yaml -l void.tsv --today=2026-11-21 -C cost,cost_keep,gift_cost customers.tsv | sed -n 2p | cut -f4-
69.50→35.00→5.00

# Days are as they are written: the purchase was on the 10th where it was made, though
# in Berlin the 11th had begun; the cost of the 11th came after it all the same.
@ zones.tsv
date→customer→kind→amount
2026-02-11→c→cost→3
2026-02-10T23:30-05:00→c→purchase→10
2026-02-11T00:10→c→cost→4
2026-02-10T12:00→c→cost→5
.
$ crm-facts -p policy.yaml -l zones.tsv --today=2026-11-21 -C cost_win,cost_keep customers.tsv | tail -n 1 | cut -f4-
5.00→7.00

$ sed 's/,/\t/' log.tsv | sed '5s/11.50/much/' >bad.tsv; crm-facts -p policy.yaml -l bad.tsv --today=2026-11-21 -C discounts customers.tsv
! crm-facts: bad.tsv:5: discount: "much" is not a number
? 1

$ crm-log -f new.tsv --today=2026-11-21 purchase a amount=9 --set=discount=1,5 --new-columns
! crm-log: discount: "1,5" is not a number; did you mean "1.5"?
? 1

# ---- by the calendar ----

# 2025: the cost of 30. 2026: 100 + 60 - 20, less 59.50. June: 60 - 20, no cost.
# February: 100 less 2 + 1.50. Days with a purchase: two, one in June.
$ crm-facts -p policy.yaml -l log.tsv --today=2026-11-21 -C spend_2025,spend_2026,spend_2026_06,profit_2025,profit_2026,profit_2026_02,purchases_2026,purchases_2026_06,purchases_2025 customers.tsv | sed -n 1,3p | cut -f1,4-
id→spend_2025→spend_2026→spend_2026_06→profit_2025→profit_2026→profit_2026_02→purchases_2026→purchases_2026_06→purchases_2025
a→0.00→140.00→40.00→-30.00→80.50→96.50→2→1→0
b→0.00→0.00→0.00→0.00→-21.00→0.00→0→0→0

# At the edges of a month and a year, by the day as it is written; the leap day is of
# February. 2 + 4 + 8 + 16 + 64 on four days of 2024.
@ edges.tsv
date→customer→kind→amount
2023-12-31T23:59→c→purchase→1
2024-01-01→c→purchase→2
2024-02-29→c→purchase→4
2024-03-01T00:00→c→purchase→8
2024-12-31→c→purchase→16
2025-01-01→c→purchase→32
2024-12-31T22:00-08:00→c→purchase→64
.
$ crm-facts -l edges.tsv --today=2026-11-21 -C spend_2023,spend_2024,spend_2024_02,spend_2024_03,spend_2024_12,spend_2025_01,purchases_2024,purchases_2024_12 customers.tsv | tail -n 1 | cut -f3-
2026-11-21→1.00→94.00→4.00→8.00→80.00→32.00→4→1

$ crm-facts -l edges.tsv --today=2026-11-21 -C spend_2026_13 customers.tsv
! crm-facts: "spend_2026_13" is neither a column nor a fact
? 1

$ crm-facts -l edges.tsv --today=2026-11-21 -C spend_2026_1 customers.tsv
! crm-facts: "spend_2026_1" is neither a column nor a fact
? 1

# In an expression, and through a stream.
$ crm-facts -l edges.tsv --today=2026-11-21 -C spend_2024,purchases,last_rating,stage customers.tsv
! crm-facts: --columns: "stage" is not a fact
? 2

@ years.yaml
version: 1
segments:
  - {name: grown, when: spend_2025 > spend_2023}
.
$ crm-segment -p years.yaml -l edges.tsv --today=2026-11-21 --only grown -C id,spend_2024_12 customers.tsv
id→spend_2024_12
c→80.00

$ crm-facts -p years.yaml -l edges.tsv --today=2026-11-21 customers.tsv | crm-segment -p years.yaml --only grown -C id
id
c

# ---- whom they brought, and whom these brought ----

# a brought b and c, b brought d and (by an event) e, d brought f, f brought g; g brought
# a again, and x nobody.
@ net.tsv
id→name→referred_by→status
a→A→g→
b→B→a→
c→C→a→
d→D→b→
e→E→→
f→F→d→
g→G→f→
x→X→→
old→O→→merged:c
.
@ netlog.tsv
event→date→customer→kind→amount→ref
n1→2026-01-01→b→purchase→10→
n2→2026-01-01→c→purchase→20→
n3→2026-01-02→d→purchase→40→
n4→2026-01-02→e→purchase→80.03→
n5→2026-01-03→f→purchase→100→
n6→2026-01-03→g→purchase→1000→
n7→2026-01-04→a→purchase→500→
n8→2026-01-05→b→referral→→customer:e
n9→2026-01-06→b→referral→→customer:d
n10→2026-01-07→a→referral→→
n11→2026-01-08→old→purchase→7→
n12→2026-01-09→a→referral→→customer:nobody
.
# As usual three levels at half: a: (10 + 20 + 7) + (40 + 80.03) / 2 + 100 / 4 =
# 37 + 60.015 + 25 = 122.015, to cents 122.02 (half to even). g: a 500, then b and c 37,
# then d and e 120.03: 500 + 18.5 + 30.0075. c and x brought nobody.
# f: g 1000, a 500 / 2, b and c 37 / 4. referral_spend is the first level alone.
$ crm-facts -l netlog.tsv --today=2026-11-21 -C referrals,referral_spend,referral_value net.tsv | cut -f1,6- | grep -v old
id→referrals→referral_spend→referral_value
a→4→37.00→122.02
b→2→120.03→420.03
c→0→0.00→0.00
d→1→100.00→725.00
e→0→0.00→0.00
f→1→1000.00→1259.25
g→1→500.00→548.51
x→0→0.00→0.00

# The circle ends with oneself: at ten levels and a share of all each of them has what
# all the others spent, and nothing of their own. 1757.03 in all.
@ deep.yaml
version: 1
referrals: {depth: 10, share: 100%}
.
$ crm-facts -p deep.yaml -l netlog.tsv --today=2026-11-21 -C referral_value net.tsv | cut -f1,6- | sed -n '2,3p;5p;7,8p'
a→1257.03
b→1747.03
d→1717.03
f→1657.03
g→757.03

$ sed 's/10/1/' deep.yaml >flat.yaml; crm-facts -p flat.yaml -l netlog.tsv --today=2026-11-21 -C referral_spend,referral_value net.tsv | cut -f6- | awk 'NR > 1 && $1 != $2'

# Of two ways to somebody the nearer counts: h was brought by b and by a himself.
$ (cat net.tsv; printf 'h\tH\tb\t\n') >two.tsv
$ (cat netlog.tsv; printf 'n13\t2026-01-10\ta\treferral\t\tcustomer:h\nn14\t2026-01-10\th\tpurchase\t1000\t\n') >twolog.tsv
$ crm-facts -l twolog.tsv --today=2026-11-21 -C referral_value two.tsv | sed -n 2p | cut -f6-
1122.02

# A part of the customers, through a pipe: the others come from -c.
$ (sed -n '1p;2p' net.tsv) | crm-facts -l netlog.tsv --today=2026-11-21 -c net.tsv -C referral_value | tail -n 1 | cut -f6
122.02

$ (sed -n '1p;2p' net.tsv) | crm-facts -l netlog.tsv --today=2026-11-21 -C referral_value
! crm-facts: referral_value depends on other customers: name the file of all customers with -c
? 2

# Refunds and voids of those who were brought come off: d gives back 30, f's 100 is void.
$ (cat netlog.tsv; printf 'n13\t2026-02-01\td\trefund\t30\t\nn14\t2026-02-01\tf\tvoid\t\tevent:n5\n') >back.tsv
$ crm-facts -l back.tsv --today=2026-11-21 -C referral_value net.tsv | sed -n 2p | cut -f6
82.02

$ sed 's/depth: 10/depth: 11/' deep.yaml >bad.yaml; crm-facts -p bad.yaml -l netlog.tsv net.tsv
! crm-facts: bad.yaml:2:20: referrals: depth: "11" is not from 1 to 10
? 1

$ sed 's/depth: 10/depth: 1.5/' deep.yaml >bad.yaml; crm-facts -p bad.yaml -l netlog.tsv net.tsv
! crm-facts: bad.yaml:2:20: referrals: depth: "1.5" is not a whole number
? 1

$ sed 's/100%/120%/' deep.yaml >bad.yaml; crm-facts -p bad.yaml -l netlog.tsv net.tsv
! crm-facts: bad.yaml:2:31: referrals: share: "120%" is not from 0% to 100%
? 1

$ sed 's/share/shar/' deep.yaml >bad.yaml; crm-facts -p bad.yaml -l netlog.tsv net.tsv
! crm-facts: bad.yaml:2:24: referrals: unknown key "shar"; did you mean "share"?
? 1
