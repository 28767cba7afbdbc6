# crm-stats --compare: like with like. All figures are counted by hand from the logs below; today is
# 2026-03-12, a Thursday.
@ customers.tsv
id→name→owner
a→Ann→mia
b→Bob→lee
.
@ log.tsv
event→date→customer→kind→amount
1→2026-01-05→a→purchase→1
2→2026-01-31→b→purchase→2
3→2026-02-03→a→purchase→10
4→2026-02-12→a→purchase→20
5→2026-02-13→a→purchase→40
6→2026-02-28→b→purchase→80
7→2026-03-01→a→purchase→5
8→2026-03-12→b→purchase→7
9→2026-02-06→c→purchase→50
10→2026-03-03→c→purchase→60
.
@ stats
crm-stats --today=2026-03-12 -l ${LOG:-log.tsv} --compare=previous "$@" customers.tsv | \
  awk -F '\t' 'NR == 1 { for (i = 1; i <= NF; i++) if ($i ~ /^(month|week|quarter|year|day|customer|owner|spend.*|purchases.*)$/) at[++n] = i }
    { for (i = 1; i <= n; i++) printf "%s%s", $at[i], i < n ? "\t" : "\n" }'
.
# February is over: it has 150, and January had 3. March has 12 by now, and February had 30 on its
# 12th day, on two days.
$ sh stats
month→purchases→purchases_previous→purchases_change→spend→spend_previous→spend_change
2026-01→2→0→2→3.00→0.00→3.00
2026-02→4→2→2→150.00→3.00→147.00
2026-03→2→2→0→12.00→30.00→-18.00

# By other columns as well: who had something only in that part has a row.
$ sh stats --by=owner,month --since=2026-03-01 | cut -f1,2,6-
owner→month→spend→spend_previous→spend_change
lee→2026-03→7.00→0.00→7.00
mia→2026-03→5.00→30.00→-25.00

$ sh stats --by=owner,month --since=2026-03-01 --today=2026-03-11 | cut -f1,2,6-
owner→month→spend→spend_previous→spend_change
mia→2026-03→5.00→10.00→-5.00

# A shorter month before is taken whole, and a month that is over also where it is shorter.
$ sh stats --today=2026-03-30 --since=2026-03-01 | cut -f5-7
spend→spend_previous→spend_change
12.00→150.00→-138.00

$ sh stats --today=2026-02-28 --since=2026-02-01 | cut -f5-7
spend→spend_previous→spend_change
150.00→3.00→147.00

$ sh stats --today=2026-02-27 --since=2026-02-01 | cut -f5-7
spend→spend_previous→spend_change
70.00→1.00→69.00

# A quarter until its 43rd day is compared with that day of its second month; a year with the same
# date; a week with the same weekday.
@ long.tsv
event→date→customer→kind→amount
1→2025-02-28→a→purchase→1
2→2025-03-01→a→purchase→2
3→2026-02-12→a→purchase→10
4→2026-02-13→a→purchase→20
5→2026-05-12→a→purchase→100
6→2027-03-01→a→purchase→3
7→2028-02-29→a→purchase→5
.
$ LOG=long.tsv sh stats --by=quarter --today=2026-05-12 | tail -n 1; LOG=long.tsv sh stats --by=quarter --today=2026-05-13 | tail -n 1
2026-Q2→1→1→0→100.00→10.00→90.00
2026-Q2→1→2→-1→100.00→30.00→70.00

$ LOG=long.tsv sh stats --by=year --today=2026-02-28 --since=2026-01-01 | tail -n 1; LOG=long.tsv sh stats --by=year --today=2026-03-01 --since=2026-01-01 | tail -n 1
2026→2→1→1→30.00→1.00→29.00
2026→2→2→0→30.00→3.00→27.00

# The 29th of February is compared with the 28th.
$ LOG=long.tsv sh stats --by=year --today=2028-02-29 --since=2028-01-01
year→purchases→purchases_previous→purchases_change→spend→spend_previous→spend_change
2028→1→0→1→5.00→0.00→5.00

$ LOG=long.tsv sh stats --by=year --today=2028-03-01 --since=2028-01-01 | tail -n 1
2028→1→1→0→5.00→3.00→2.00

# 2026-03-12 is the Thursday of a week, 2026-03-01 the Sunday of the week before last. The week before
# has nothing; that of Monday 2026-02-09 has 20 up to Thursday and 60 in all.
$ sh stats --by=week --since=2026-03-09 ; sh stats --by=week --today=2026-02-19 --since=2026-02-16
week→purchases→purchases_previous→purchases_change→spend→spend_previous→spend_change
2026-W11→1→0→1→7.00→0.00→7.00
week→purchases→purchases_previous→purchases_change→spend→spend_previous→spend_change
2026-W08→0→1→-1→0.00→20.00→-20.00

$ sh stats --by=week --today=2026-02-20 --since=2026-02-16
week→purchases→purchases_previous→purchases_change→spend→spend_previous→spend_change
2026-W08→0→2→-2→0.00→60.00→-60.00

# Days are whole.
$ sh stats --by=day --today=2026-02-13 --since=2026-02-13
day→purchases→purchases_previous→purchases_change→spend→spend_previous→spend_change
2026-02-13→1→1→0→40.00→20.00→20.00

# Of a period that begins with --since only that part counts, in its row and in the one before:
# February from the 10th has 140, January 2. March is compared with February from its 1st day on.
$ sh stats --since=2026-02-10 | cut -f1,5-7
month→spend→spend_previous→spend_change
2026-02→140.00→2.00→138.00
2026-03→12.00→30.00→-18.00

# February is compared with the whole January, of which the row has a part.
$ sh stats --since=2026-01-10 | cut -f1,5-7
month→spend→spend_previous→spend_change
2026-01→2.00→0.00→2.00
2026-02→150.00→3.00→147.00
2026-03→12.00→30.00→-18.00

$ sh stats --until=2026-02-20 --since=2026-02-02 | cut -f1,5-7
month→spend→spend_previous→spend_change
2026-02→70.00→1.00→69.00

# Without a period in the rows: the month until now and the same days of the month before, a month
# that is over and the whole one before, or days and as many before: 12 days, from 17 February on.
$ sh stats --period=2026-03 --by=customer | cut -f1,5-7
customer→spend→spend_previous→spend_change
a→5.00→30.00→-25.00
b→7.00→0.00→7.00

$ sh stats --period=2026-02 --by=customer | cut -f1,5-7
customer→spend→spend_previous→spend_change
a→70.00→1.00→69.00
b→80.00→2.00→78.00

$ sh stats --since=2026-03-01 --by=customer | cut -f1,5-7
customer→spend→spend_previous→spend_change
a→5.00→0.00→5.00
b→7.00→80.00→-73.00

# The share is that of the customers of all rows: 1 of 2 now, and 1 of 1 then.
$ crm-stats --today=2026-03-12 -l log.tsv --table=sources --by=owner --period=2026-03 --compare=previous customers.tsv | cut -f1-7
owner→customers→customers_previous→customers_change→share→share_previous→share_change
lee→1→0→1→0.5000→0.0000→0.5000
mia→1→1→0→0.5000→1.0000→-0.5000

# Threads and the order of the log change nothing.
$ sh stats --by=month,owner --since=2026-02-10 >same; { sed 1q log.tsv; tail -n +2 log.tsv | sort -r; } >turned.tsv; \
  for n in 1 2 3; do LOG=turned.tsv sh stats --by=month,owner --since=2026-02-10 --threads=$n | cmp - same || echo $n; done

# ---- conversion ----

# Those who came in February up to the 12th, as they stood on that day, beside those of March; those
# of January as they stood on 12 February beside those of February. d signed on the 13th, and a on
# the 20th: that was not known then.
@ steps.yaml
version: 1
kinds: {viewing: {class: touch, dir: in}, contract: {counts: sale}}
steps: [register, viewing, contract]
.
@ office.tsv
id→name→budget
a→Ann→100
b→Bob→200
c→Cem→400
d→Dan→800
.
@ came.tsv
date→customer→kind
2026-01-10→d→register
2026-02-05→a→register
2026-02-10→a→viewing
2026-02-11→d→viewing
2026-02-13→d→contract
2026-02-14→b→register
2026-02-16→b→viewing
2026-02-20→a→contract
2026-03-02→c→register
2026-03-05→c→viewing
.
$ crm-stats -p steps.yaml --today=2026-03-12 --table=conversion --compare=previous -l came.tsv office.tsv | cut -f1-4,6,7,9,10,12,13
month→step→customers→customers_previous→of_all→of_all_previous→of_step_before→of_step_before_previous→days→days_previous
2026-01→register→1→0→1.0000→→→→0→
2026-01→viewing→1→0→1.0000→→1.0000→→32→
2026-01→contract→1→0→1.0000→→1.0000→→34→
2026-02→register→2→1→1.0000→1.0000→→→0→0
2026-02→viewing→2→1→1.0000→1.0000→1.0000→1.0000→3.5→32
2026-02→contract→1→0→0.5000→0.0000→0.5000→0.0000→15→
2026-03→register→1→1→1.0000→1.0000→→→0→0
2026-03→viewing→1→1→1.0000→1.0000→1.0000→1.0000→3→5
2026-03→contract→0→0→0.0000→0.0000→0.0000→0.0000→→

# With --since the rows begin there.
$ crm-stats -p steps.yaml --today=2026-03-12 --table=conversion --compare=previous --since=2026-03-01 -l came.tsv office.tsv | cut -f1-4
month→step→customers→customers_previous
2026-03→register→1→1
2026-03→viewing→1→1
2026-03→contract→0→0

# Figures of the customers who got to each step.
$ crm-stats -p steps.yaml --today=2026-03-12 --table=conversion --until=2026-02-28 -C 'budget=sum(budget),sales=sum(purchases)' -l came.tsv office.tsv
month→step→customers→budget→sales→of_all→of_step_before→days
2026-01→register→1→800→1→1.0000→→0
2026-01→viewing→1→800→1→1.0000→1.0000→32
2026-01→contract→1→800→1→1.0000→1.0000→34
2026-02→register→2→300→1→1.0000→→0
2026-02→viewing→2→300→1→1.0000→1.0000→3.5
2026-02→contract→1→100→1→0.5000→0.5000→15

# ---- retention ----

# a and b first bought in January, c in February. On 12 February a had bought again and b had not.
@ three.tsv
id→name→points
a→Ann→1
b→Bob→2
c→Cem→4
.
$ crm-stats --today=2026-03-12 --table=retention --compare=previous -l log.tsv three.tsv
month→after→customers→customers_previous→customers_change→share→share_previous→share_change
2026-01→0→2→0→2→1.0000→→
2026-01→1→2→0→2→1.0000→→
2026-01→2→2→0→2→1.0000→→
2026-02→0→1→2→-1→1.0000→1.0000→0.0000
2026-02→1→1→1→0→1.0000→0.5000→0.5000
2026-03→0→0→1→-1→→1.0000→

# With --since the rows begin with its cohort; what that is compared with has none.
$ crm-stats --today=2026-03-12 --table=retention --compare=previous --since=2026-02-01 -l log.tsv three.tsv | cut -f1-4
month→after→customers→customers_previous
2026-02→0→1→2
2026-02→1→1→1
2026-03→0→0→1

$ crm-stats --today=2026-03-12 --table=retention --compare=previous --since=2026-03-01 -l log.tsv three.tsv | cut -f1-4
month→after→customers→customers_previous
2026-03→0→0→1

# Figures: of the entries that count, and of the customers.
$ crm-stats --today=2026-03-12 --table=retention -C 'paid=sum(amount),n=count(),points=sum(points)' -l log.tsv three.tsv
month→after→customers→paid→n→points→share
2026-01→0→2→3.00→2→3→1.0000
2026-01→1→2→150.00→4→3→1.0000
2026-01→2→2→12.00→2→3→1.0000
2026-02→0→1→50.00→1→4→1.0000
2026-02→1→1→60.00→1→4→1.0000

# In any order of the log, and where what came first was taken back: b's cohort is February.
$ for n in 1 2 3; do { sed '1s/$/\tref/; 2,$s/$/\t/' turned.tsv; printf '11\t2026-03-02\tb\tvoid\t\tevent:2\n'; } >voided.tsv; \
  crm-stats --today=2026-03-12 --threads=$n --table=retention -C 'paid=sum(amount)' -l voided.tsv three.tsv | cut -f1-4 | md5sum; done | uniq | wc -l
1

$ crm-stats --today=2026-03-12 --table=retention -C 'paid=sum(amount)' -l voided.tsv three.tsv
month→after→customers→paid→share
2026-01→0→1→1.00→1.0000
2026-01→1→1→70.00→1.0000
2026-01→2→1→5.00→1.0000
2026-02→0→2→130.00→1.0000
2026-02→1→2→67.00→1.0000

# ---- response ----

# In February mia answered within 3 and 5 hours, until the 12th within 3; in March within 1 hour and
# 30, the second of which lee had asked for in February. The answer belongs to the day it came.
@ replies.tsv
date→customer→kind→dir→by
2026-02-03T09:00→a→email→in→
2026-02-03T12:00→a→email→out→mia
2026-02-20T09:00→a→email→in→
2026-02-20T14:00→a→call→out→mia
2026-02-28T20:00→b→email→in→
2026-03-02T02:00→b→email→out→mia
2026-03-05T10:00→a→email→in→
2026-03-05T11:00→a→email→out→mia
.
$ crm-stats --today=2026-03-12 --table=response --by=month --compare=previous -l replies.tsv customers.tsv | cut -f1,5-10
month→answers→answers_previous→answers_change→median_hours→median_hours_previous→median_hours_change
2026-02→2→0→2→4.00→→
2026-03→2→1→1→15.50→3.00→12.50

$ crm-stats --today=2026-03-12 --table=response --period=2026-03 --compare=previous -l replies.tsv customers.tsv | cut -f1,5,6,8,9,14,15
by→answers→answers_previous→median_hours→median_hours_previous→within_24h→within_24h_previous
mia→2→1→15.50→3.00→0.5000→1.0000

# Figures of the answers, and of the customers who had one.
$ crm-stats --today=2026-03-12 --table=response -C "calls=count(kind == 'call'),touches=sum(touches)" -l replies.tsv customers.tsv
by→customers→calls→touches→answers→median_hours→mean_hours→within_24h
mia→2→1→8→4→4.00→9.75→0.7500

# ---- holdings ----

@ trades.tsv
date→customer→kind→item→quantity
2026-01-10→c→purchase→salt→2
2026-02-10→a→purchase→gold→3
2026-03-01→c→refund→salt→2
2026-03-05→b→purchase→gold→1
2026-03-08→a→refund→gold→1
.
@ prices.tsv
item→price→date
gold→10→2026-01-01
salt→4→2026-01-01
gold→12→2026-03-01
.
$ printf 'id\tname\towner\tpoints\na\tAnn\tmia\t1\nb\tBob\tlee\t2\nc\tCem\tmia\t4\n' >three.tsv

# On a day that is past, by the prices of that day.
$ crm-stats --today=2026-03-12 --table=holdings --prices=prices.tsv --until=2026-02-28 -l trades.tsv three.tsv; \
  crm-stats --today=2026-03-12 --table=holdings --prices=prices.tsv --period=2026-02 -C 'points=sum(points)' -l trades.tsv three.tsv
owner→item→customers→held→price→worth
mia→gold→1→3→10.00→30.00
mia→salt→1→2→4.00→8.00
owner→item→customers→points→held→price→worth
mia→gold→1→1→3→10.00→30.00
mia→salt→1→4→2→4.00→8.00

# Today and on 12 February; at the end of February and of January; on 7 and on 2 March.
$ crm-stats --today=2026-03-12 --table=holdings --prices=prices.tsv --period=2026-03 --compare=previous -l trades.tsv three.tsv | cut -f1-3,6,7,9,10,12-14
owner→item→customers→held→held_previous→price→price_previous→worth→worth_previous→worth_change
lee→gold→1→1→0→12.00→10.00→12.00→0.00→12.00
mia→gold→1→2→3→12.00→10.00→24.00→30.00→-6.00
mia→salt→0→0→2→4.00→4.00→0.00→8.00→-8.00

$ crm-stats --today=2026-03-12 --table=holdings --prices=prices.tsv --period=2026-02 --compare=previous -l trades.tsv three.tsv | cut -f1,2,6,7
owner→item→held→held_previous
mia→gold→3→0
mia→salt→2→2

$ crm-stats --today=2026-03-12 --table=holdings --prices=prices.tsv --since=2026-03-03 --until=2026-03-07 --compare=previous -l trades.tsv three.tsv | cut -f1,2,6,7
owner→item→held→held_previous
lee→gold→1→0
mia→gold→3→3
