# crm-stats: counts and sums over time. All expected figures are counted by hand from the log below.
@ customers.tsv
id→name→owner→source→tags→status→note
a→Ann→mia→fair→vip;golf→→
b→Bob→lee→web→vip→→
c→Cem→mia→web→→→
d→Dan→→fair→→→
e→Ann K.→→→→merged:a→
.
@ log.tsv
event→date→customer→kind→dir→outcome→amount→item→by→rating→ref→shop
1→2026-01-05→a→purchase→→→10→tea→mia→→→north
2→2026-01-05→a→purchase→→→20.5→pot→mia→→→south
3→2026-01-31→b→call→→no-answer→→→lee→→→
4→2026-02-01→b→call→→→→→lee→4→→north
5→2026-02-28→e→purchase→→→5→tea→mia→5→→
6→2026-03-10→b→purchase→→→100→cup→lee→→→
7→2026-03-11→b→refund→→→40→cup→lee→→event:6→
8→2026-05-02→c→call→in→→→→mia→2→→
9→2026-05-02→c→purchase→→→7→tea→mia→→→
10→2026-05-03→c→void→→→→→mia→→event:9→
11→2026-05-04→a→purchase→→→70→pot→mia→→→
12→2026-05-05→a→cancel→→→→→mia→→event:11→
13→2027-01-01→a→purchase→→→1000→tea→mia→→→
14→2026-05-06→nobody→purchase→→→9→tea→mia→→→
.
# Periods alone have a row each, also where nothing happened. January: two entries of one day are one
# purchase. February: the entry of e, who was merged into a, is a's. May: the purchase of the 2nd was
# voided and that of the 4th cancelled; the void itself is no event, the cancel is one; the future
# and strangers do not count.
$ crm-stats --today=2026-06-01 -l log.tsv customers.tsv
month→customers→events→purchases→spend
2026-01→2→3→1→30.50
2026-02→2→2→1→5.00
2026-03→1→2→1→60.00
2026-04→0→0→0→0.00
2026-05→2→2→0→0.00

# The spend of all rows is that of crm-facts: 30.5 + 5 + 60.
$ crm-facts --today=2026-06-01 -l log.tsv -C spend,purchases customers.tsv | cut -f1,9,10
id→spend→purchases
a→35.50→2
b→60.00→1
c→0.00→0
d→0.00→0
e→0.00→0

# Several columns: no rows for what is not there; an entry without a value has an empty one.
$ crm-stats --today=2026-06-01 --by=quarter,kind -l log.tsv customers.tsv
quarter→kind→customers→events→purchases→spend
2026-Q1→call→1→2→0→0.00
2026-Q1→purchase→2→4→3→135.50
2026-Q1→refund→1→1→0→-40.00
2026-Q2→call→1→1→0→0.00
2026-Q2→cancel→1→1→0→0.00

# Bought on one day in two groups: a day of purchase in each of them, and a column that only this
# log has.
$ crm-stats --today=2026-06-01 --by=item,shop -l log.tsv customers.tsv
item→shop→customers→events→purchases→spend
→→3→3→0→0.00
→north→1→1→0→0.00
cup→→1→2→1→60.00
pot→south→1→1→1→20.50
tea→→1→1→1→5.00
tea→north→1→1→1→10.00

# dir is that of the kind where the entry says nothing; so is channel.
$ crm-stats --today=2026-06-01 --by=dir,channel,outcome -l log.tsv customers.tsv
dir→channel→outcome→customers→events→purchases→spend
in→→reached→2→5→3→135.50
in→phone→reached→1→1→0→0.00
out→→reached→1→1→0→-40.00
out→phone→no-answer→1→1→0→0.00
out→phone→reached→1→1→0→0.00

# Columns of customers alone: every customer is in a group, with or without entries; e is not one.
$ crm-stats --today=2026-06-01 --by=source,owner -l log.tsv customers.tsv
source→owner→customers→events→purchases→spend
fair→→1→0→0→0.00
fair→mia→1→4→2→35.50
web→lee→1→4→1→60.00
web→mia→1→1→0→0.00

# A customer is in the group of each item of a list.
$ crm-stats --today=2026-06-01 --by=tags -l log.tsv customers.tsv
tags→customers→events→purchases→spend
→2→1→0→0.00
golf→1→4→2→35.50
vip→2→8→3→95.50

# Days and weeks. 2026-01-05 is a Monday, 2026-02-01 a Sunday (of week 5), 2026-01-31 the day before.
$ crm-stats --today=2026-06-01 --by=week,day --until=2026-02-28 -l log.tsv customers.tsv | cut -f1,2,4
week→day→events
2026-W02→2026-01-05→2
2026-W05→2026-01-31→1
2026-W05→2026-02-01→1
2026-W09→2026-02-28→1

# Weeks that begin on Sunday have the name of that day: the 1st of February begins one.
@ sunday.yaml
version: 1
week_starts: sunday
.
$ crm-stats -p sunday.yaml --today=2026-06-01 --by=week,day --until=2026-02-28 -l log.tsv customers.tsv | cut -f1,2,4
week→day→events
2026-01-04→2026-01-05→2
2026-01-25→2026-01-31→1
2026-02-01→2026-02-01→1
2026-02-22→2026-02-28→1

$ sed s/sunday/sonday/ sunday.yaml >slip.yaml; crm-stats -p slip.yaml -l log.tsv customers.tsv
! crm-stats: slip.yaml:2:14: unknown week_starts "sonday"; did you mean "monday"?
? 1

# From when to when. With --since the rows go on to today; a length of time ends today: 92 days are
# those from 2026-03-02 on.
$ crm-stats --today=2026-06-01 --since=2026-04-01 -l log.tsv customers.tsv
month→customers→events→purchases→spend
2026-04→0→0→0→0.00
2026-05→2→2→0→0.00
2026-06→0→0→0→0.00

$ crm-stats --today=2026-06-01 --by=kind --since=92d --until=30d -l log.tsv customers.tsv
kind→customers→events→purchases→spend
call→1→1→0→0.00
purchase→1→1→1→100.00
refund→1→1→0→-40.00

# Figures of entries. Ratings: 4, 5 and 2; median of the amounts 5 10 20.5 40 100; mean 175.5 / 5.
$ crm-stats --today=2026-06-01 --by=year -C "calls=count(kind == 'call'),n=count(),rated=count(rating),mean=mean(rating)" -l log.tsv customers.tsv
year→customers→events→purchases→spend→calls→n→rated→mean
2026→3→9→3→95.50→3→9→3→3.67

$ crm-stats --today=2026-06-01 --by=year -C "sum=sum(amount),mean=mean(amount),median=median(amount),least=min(amount),most=max(amount),first=min(date),well=share(rating >= 4)" -l log.tsv customers.tsv | cut -f6-
sum→mean→median→least→most→first→well
175.50→35.10→20.50→5.00→100.00→2026-01-05→0.6667

# With an even number the median is the mean of the middle two: 10 and 20.5.
$ crm-stats --today=2026-06-01 --by=kind -C "median=median(amount),net=sum(amount - 1)" -l log.tsv customers.tsv
kind→customers→events→purchases→spend→median→net
call→2→3→0→0.00→→0.00
cancel→1→1→0→0.00→→0.00
purchase→2→4→3→135.50→15.25→131.50
refund→1→1→0→-40.00→40.00→39.00

# Figures of customers: once for each customer of the group, whatever they did in it. Those of web
# spent 60 and 0; those with entries in 2026 are a, b and c.
$ crm-stats --today=2026-06-01 --by=source -C "mean=mean(spend),buyers=share(purchases > 0),last=max(last_purchase)" -l log.tsv customers.tsv
source→customers→events→purchases→spend→mean→buyers→last
fair→2→4→2→35.50→17.75→0.5000→2026-02-28
web→2→5→1→60.00→30.00→0.5000→2026-03-10

$ crm-stats --today=2026-06-01 --by=year -C "spent=sum(spend)" -l log.tsv customers.tsv
year→customers→events→purchases→spend→spent
2026→3→9→3→95.50→95.50

# Facts and derived columns: as they are today. The log is read twice.
@ stages.yaml
version: 1
stages:
  - {name: buyer, when: purchases > 1}
  - {name: other, when: "true"}
.
$ crm-stats -p stages.yaml --today=2026-06-01 --by=stage,kind -C "of_buyers=count(purchases > 0 and kind == 'call')" -l log.tsv customers.tsv
stage→kind→customers→events→purchases→spend→of_buyers
buyer→cancel→1→1→0→0.00→0
buyer→purchase→1→3→2→35.50→0
other→call→2→3→0→0.00→2
other→purchase→1→1→1→100.00→0
other→refund→1→1→0→-40.00→0

$ crm-stats -p stages.yaml --today=2026-06-01 --by=stage,touches -l log.tsv customers.tsv
stage→touches→customers→events→purchases→spend
buyer→0→1→4→2→35.50
other→0→1→0→0→0.00
other→1→2→5→1→60.00

# A stream that carries facts and stages has them from there.
$ crm-segment -p stages.yaml --today=2026-06-01 -l log.tsv customers.tsv | crm-stats -p stages.yaml --by=stage -l log.tsv -c customers.tsv
stage→customers→events→purchases→spend
buyer→1→4→2→35.50
other→3→5→1→60.00

# --only: of entries, or of customers. Of customers all are counted for whom it holds.
$ crm-stats --today=2026-06-01 --by=source --only "kind == 'call'" -l log.tsv customers.tsv
source→customers→events→purchases→spend
web→2→3→0→0.00

$ crm-stats --today=2026-06-01 --by=source --only "owner == 'mia'" -l log.tsv customers.tsv
source→customers→events→purchases→spend
fair→1→4→2→35.50
web→1→1→0→0.00

$ crm-stats --today=2026-06-01 --by=year --only "purchases > 1" -l log.tsv customers.tsv
year→customers→events→purchases→spend
2026→1→4→2→35.50

# The order of the log and the number of threads change nothing, with voids, cancels and days in
# several groups.
$ for n in 1 2 3; do { sed 1q log.tsv; tail -n +2 log.tsv | sort -k2r; } >turned.tsv; \
  crm-stats --today=2026-06-01 --threads=$n --by=month,item -C "m=median(amount),d=max(date)" -l turned.tsv customers.tsv | cmp - same 2>/dev/null || \
  crm-stats --today=2026-06-01 --by=month,item -C "m=median(amount),d=max(date)" -l log.tsv customers.tsv >same; done; \
  crm-stats --today=2026-06-01 --threads=3 --by=month,item -C "m=median(amount),d=max(date)" -l turned.tsv customers.tsv | diff - same && echo equal
equal

# A book, other formats, and a file.
@ book/customers.tsv
id→name→status
a→Ann→
.
@ book/log.tsv
date→customer→kind→amount
2026-01-05→a→purchase→10
.
$ crm-stats --today=2026-06-01 -C 'first=min(date)' --to-json book
{"month":"2026-01","customers":1,"events":1,"purchases":1,"spend":10.00,"first":"2026-01-05"}

$ crm-stats --today=2026-06-01 --by=customer --to-csv -o out.csv book; cat out.csv
customer,customers,events,purchases,spend
a,1,1,1,10.00

# An empty log has no rows but those of customers.
@ empty.tsv¬
.
$ : >empty.tsv; crm-stats -l empty.tsv customers.tsv; crm-stats --by=owner -l empty.tsv customers.tsv
month→customers→events→purchases→spend
owner→customers→events→purchases→spend
→1→0→0→0.00
lee→1→0→0→0.00
mia→2→0→0→0.00

# ---- what is wrong ----

$ crm-stats customers.tsv
! crm-stats: counts come from the log: name it with -l (or $CRM_LOG)
? 2

$ crm-stats --by=monht -l log.tsv customers.tsv
! crm-stats: "monht" is a column neither of customers nor of the log; did you mean "month"?
? 2

$ crm-stats --by=shpo -l log.tsv customers.tsv
! crm-stats: "shpo" is a column neither of customers nor of the log; did you mean "shop"?
? 2

$ crm-stats --by=kind,kind -l log.tsv customers.tsv
! crm-stats: --by: "kind" is named twice
? 2

$ crm-stats --by=kind,, -l log.tsv customers.tsv
! crm-stats: --by: a name is empty
? 2

$ crm-stats --by=a,b,c,d,e,f,g,h,i -l log.tsv customers.tsv
! crm-stats: --by: more than 8 columns
? 2

$ crm-stats -C spend -l log.tsv customers.tsv
! crm-stats: --columns: "spend": expected NAME=FUNCTION(EXPRESSION), such as calls=count(kind == 'call')
? 2

$ crm-stats -C 'x=meen(spend)' -l log.tsv customers.tsv
! crm-stats: --columns: "x=meen(spend)": no such figure: they are count, sum, mean, median, min, max and share; did you mean "mean"?
? 2

$ crm-stats -C 'n=count(),x=sum(spend +)' -l log.tsv customers.tsv
! crm-stats: --columns:1:24: expected a value, but the expression ends
? 2

$ crm-stats -C 'x=share(spend)' -l log.tsv customers.tsv
! crm-stats: --columns:1:9: this is a number; expected true or false
? 2

$ crm-stats -C 'x=sum(item)' -l log.tsv customers.tsv
! crm-stats: log.tsv:2: x: "tea" is not a number
? 1

$ crm-stats -C 'x=mean(date)' -l log.tsv customers.tsv
! crm-stats: log.tsv:2: x: mean takes numbers
? 1

$ crm-stats -C 'x=mean(name)' -l log.tsv customers.tsv
! crm-stats: customers.tsv:2: x: "Ann" is not a number
? 1

$ crm-stats --only 'amount' -l log.tsv customers.tsv
! crm-stats: log.tsv:2: the expression, at its column 1, is neither true nor false
? 1

$ crm-stats --only 'knd == 1' -l log.tsv customers.tsv
! crm-stats: "knd" is a column neither of customers nor of the log; did you mean "kind"?
? 2

$ crm-stats --since=yesterday -l log.tsv customers.tsv
! crm-stats: --since: "yesterday" is neither a date such as 2026-01-01 nor a length of time such as 90d
? 2

# No two columns have one name.
$ crm-stats --by=purchases -l log.tsv customers.tsv
! crm-stats: --by: each row has a figure "purchases" already
? 2

$ crm-stats -C 'spend=count()' -l log.tsv customers.tsv
! crm-stats: --columns: each row has a column "spend" already
? 2

$ crm-stats -C 'x=count(),x=count()' -l log.tsv customers.tsv
! crm-stats: --columns: each row has a column "x" already
? 2

$ crm-stats --by=kind -C 'kind=count()' -l log.tsv customers.tsv
! crm-stats: --columns: each row has a column "kind" already
? 2

# The faulty entry is set aside; of the others everything is counted, also where the log is read
# twice.
$ sed 7s/100/1oo/ log.tsv >faulty.tsv; crm-stats --today=2026-06-01 -l faulty.tsv customers.tsv
! crm-stats: faulty.tsv:7: amount: "1oo" is not a number
? 1

$ crm-stats -p stages.yaml --today=2026-06-01 --rejects=aside --by=stage -l faulty.tsv customers.tsv
stage→customers→events→purchases→spend
buyer→1→4→2→35.50
other→3→4→0→-40.00
! crm-stats: 5 customers read, 1 faulty record set aside in aside
? 1

$ cut -f2,3 aside
line→field
7→amount

# Each column has a name of its own, also with those that the table and --compare add.
$ printf 'id\tname\tafter\tstep\n1\tA\tx\ty\n' >own.tsv; for call in "--by=month --compare=previous -C spend_change=count()" "--table=retention --by=month,after" "--table=conversion --steps=call --by=month,step"; do crm-stats $call -l log.tsv own.tsv; echo $?; done
! crm-stats: two columns are called "spend_change"
! crm-stats: two columns are called "after"
! crm-stats: two columns are called "step"
2
2
2

# A length of time is whole days, and not longer than the calendar.
$ for call in --since=3h --since=0d --since=9000y --until=9000y; do crm-stats $call -l log.tsv own.tsv; echo $?; done
! crm-stats: --since: "3h" must be one day or more, such as 90d
! crm-stats: --since: "0d" must be one day or more, such as 90d
! crm-stats: --since: 9000y ago is outside the calendar
! crm-stats: --until: 9000y ago is outside the calendar
2
2
2
2
