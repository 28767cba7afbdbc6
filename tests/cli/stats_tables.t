# crm-stats --table, --compare and --period. All figures are counted by hand from the logs below.
@ policy.yaml
version: 1
kinds:
  viewing: {class: touch, dir: in, cost: 25}
  contract: {counts: sale}
steps: [register, viewing, contract]
stages:
  - {name: buyer, when: purchases > 0}
  - {name: lead, when: "true"}
.
@ customers.tsv
id→name→owner→source→lost_reason
a→Ann→mia→fair→
b→Bob→lee→web→
c→Cem→mia→web→
d→Dan→→fair→price
.
@ log.tsv
event→date→customer→kind→amount→rating
1→2026-01-05→a→register→→
2→2026-01-10→a→viewing→→5
3→2026-02-01→a→contract→100→
4→2026-01-20→b→register→→
5→2026-01-25→b→contract→50→4
6→2026-01-31→c→viewing→→3
7→2026-02-03→d→register→→1
8→2026-03-01→a→contract→30→
9→2026-03-15→b→contract→20→
.
@ stats
crm-stats -p policy.yaml -l log.tsv --today=2026-03-31 "$@" customers.tsv
.
# Conversion. In January a, b and c came (c without having been registered), in February d. b got to
# the contract without a viewing, and so counts as viewed; the median days of those who have the
# entry are of a 5 and c 0, and of a 27 and b 5.
$ sh stats --table=conversion
month→step→customers→of_all→of_step_before→days
2026-01→register→3→1.0000→→0
2026-01→viewing→3→1.0000→1.0000→2.5
2026-01→contract→2→0.6667→0.6667→16
2026-02→register→1→1.0000→→0
2026-02→viewing→0→0.0000→0.0000→
2026-02→contract→0→0.0000→→

# Other steps, another period, a column of customers, and only some of them.
$ sh stats --table=conversion --steps=viewing,contract --by=year,source
year→source→step→customers→of_all→of_step_before→days
2026→fair→viewing→1→1.0000→→0
2026→fair→contract→1→1.0000→1.0000→22
2026→web→viewing→2→1.0000→→0
2026→web→contract→1→0.5000→0.5000→0

$ sh stats --table=conversion --only "source == 'fair'" --since=2026-02-01
month→step→customers→of_all→of_step_before→days
2026-02→register→1→1.0000→→0
2026-02→viewing→0→0.0000→0.0000→
2026-02→contract→0→0.0000→→

# Retention: b first bought in January and again in March, a in February and in March.
$ sh stats --table=retention
month→after→customers→share
2026-01→0→1→1.0000
2026-01→1→0→0.0000
2026-01→2→1→1.0000
2026-02→0→1→1.0000
2026-02→1→1→1.0000

# The cohort is the first period of all, also where rows begin later.
$ sh stats --table=retention --since=2026-02-01 --by=month,owner
month→owner→after→customers→share
2026-02→mia→0→1→1.0000
2026-02→mia→1→1→1.0000

$ sh stats --table=retention --by=day
day→after→customers→share
2026-01-25→0→1→1.0000
2026-01-25→49→1→1.0000
2026-02-01→0→1→1.0000
2026-02-01→28→1→1.0000

$ sh stats --table=retention --kinds=touch,register --by=quarter
quarter→after→customers→share
2026-Q1→0→4→1.0000

# Sources. A viewing costs 25.
$ sh stats --table=sources
source→customers→share→purchases→spend→buyers→bought→average→cost→profit
fair→2→0.5000→2→130.00→1→0.5000→65.00→25.00→105.00
web→2→0.5000→2→70.00→1→0.5000→35.00→25.00→45.00

# Moves. On 31 January b had bought, a and c had not, and d was not there.
$ sh stats --table=moves --was=2026-01-31
stage_was→stage→customers→share→purchases→spend
→lead→1→0.2500→0→0.00
buyer→buyer→1→0.2500→2→70.00
lead→buyer→1→0.2500→2→130.00
lead→lead→1→0.2500→0→0.00

$ sh stats --was=2026-01-31 --by=owner,stage_was | cut -f1-3
owner→stage_was→customers
→→1
lee→buyer→1
mia→lead→2

$ sh stats --table=reasons
lost_reason→customers→share→purchases→spend→buyers
price→1→1.0000→0→0.00→0

# Satisfaction: 5 4 3 1.
$ sh stats --table=satisfaction
customers→ratings→mean→satisfied→dissatisfied→net
4→4→3.25→0.5000→0.2500→0.25

$ sh stats --table=satisfaction --by=owner --compare=previous --period=2026-02 | cut -f1-6,9-11
owner→customers→customers_previous→customers_change→ratings→ratings_previous→mean_previous→mean_change→satisfied
→1→0→1→1→0→→→0.0000
lee→0→1→-1→0→1→4.00→→
mia→0→2→-2→0→2→4.00→→

# Response. mia reached a after 3 hours (the call reached nobody), lee answered the first of two mails
# after 25; b's mail of the 9th, at the end of the day, after 6. What has no time and was answered on
# the same day does not count.
@ replies.tsv
event→date→customer→kind→dir→outcome→by
1→2026-01-05T09:00→a→email→in→→
2→2026-01-05T11:00→a→call→out→no-answer→mia
3→2026-01-05T12:00→a→email→out→→mia
4→2026-01-06T09:00→a→email→in→→
5→2026-01-06T10:00→a→email→in→→
6→2026-01-07T10:00→a→call→out→→lee
7→2026-01-08→b→email→in→→
8→2026-01-08→b→email→out→→mia
9→2026-01-09→b→email→in→→
10→2026-01-10T06:00→b→call→out→→mia
11→2026-01-11→b→call→out→→mia
.
$ crm-stats --table=response -l replies.tsv customers.tsv
by→customers→answers→median_hours→mean_hours→within_24h
lee→1→1→25.00→25.00→0.0000
mia→2→2→4.50→4.50→1.0000

# In any order of the log, by any columns; a voided answer is none.
$ { sed 1q replies.tsv; tail -n +2 replies.tsv | sort -r; printf '12\t2026-02-01\ta\tvoid\t\t\t\n'; } | \
  sed '1s/$/\tref/; 2,$s/$/\t/; $s/$/event:3/' >turned.tsv; crm-stats --table=response --by=owner,month -l turned.tsv customers.tsv
owner→month→customers→answers→median_hours→mean_hours→within_24h
lee→2026-01→1→1→6.00→6.00→1.0000
mia→2026-01→1→1→49.00→49.00→0.0000

# Only some of the answers, by any column of the log; whatever customers wrote was answered by them, and
# a wait that somebody else ended has ended: without mia's answer, lee's would have come after 49 hours.
$ crm-stats --table=response --only "by == 'lee'" -l replies.tsv customers.tsv
by→customers→answers→median_hours→mean_hours→within_24h
lee→1→1→25.00→25.00→0.0000

# In working hours: from Monday 9 to 12, from Tuesday 9 to Wednesday 10, and none on Saturday.
@ hours.yaml
version: 1
hours: {mon-fri: "09:00-18:00"}
.
$ crm-stats -p hours.yaml --table=response -l replies.tsv customers.tsv
by→customers→answers→median_hours→mean_hours→within_24h
lee→1→1→10.00→10.00→1.0000
mia→2→2→1.50→1.50→1.0000

# Holdings: a bought 3 and gave 1 back; c sold what they held. What has no price has no worth.
@ trades.tsv
date→customer→kind→item→quantity→amount
2026-01-05→a→purchase→gold→3→30
2026-01-06→a→refund→gold→1→10
2026-01-07→b→purchase→gold→1.5→15
2026-01-08→c→purchase→gold→2→20
2026-01-09→c→refund→gold→2→20
2026-01-10→c→purchase→salt→4→4
2026-01-11→c→purchase→other→4→4
.
@ prices.tsv
item→price→date
gold→10→2026-01-01
gold→12.5→2026-02-01
gold→99→2026-09-01
salt→→2026-01-01
.
$ crm-stats --table=holdings --prices=prices.tsv --today=2026-03-31 -l trades.tsv customers.tsv
owner→item→customers→held→price→worth
lee→gold→1→1.5→12.50→18.75
mia→gold→1→2→12.50→25.00
mia→salt→1→4→→

# Of a book it is the book's price list.
$ mkdir book && cp customers.tsv prices.tsv book && cp trades.tsv book/log.tsv && crm-stats --table=holdings --by=source --today=2026-01-31 book | head -n 2
source→item→customers→held→price→worth
fair→gold→1→2→10.00→20.00

# ---- the period before ----

$ sh stats --compare=previous -C 'n=count()' | cut -f1-4,11-
month→customers→customers_previous→customers_change→spend→spend_previous→spend_change→n→n_previous→n_change
2026-01→3→0→3→50.00→0.00→50.00→5→0→5
2026-02→2→3→-1→100.00→50.00→50.00→2→5→-3
2026-03→2→2→0→50.00→100.00→-50.00→2→2→0

# With --since the period before the first is counted, too, and has no row. A group that is only in
# the period before has one.
$ sh stats --by=month,kind --since=2026-02-01 --until=2026-02-28 --compare=previous | cut -f1-2,6-8
month→kind→events→events_previous→events_change
2026-02→contract→1→1→0
2026-02→register→1→2→-1
2026-02→viewing→0→2→-2

# Without a period in the rows: a month and the one before, or days and as many days before: 9 to 31
# March, and 14 February to 8 March.
$ sh stats --period=2026-02 --by=kind --compare=previous | cut -f1,5-7
kind→events→events_previous→events_change
contract→1→1→0
register→1→2→-1
viewing→0→2→-2

$ sh stats --since=2026-03-09 --by=kind --compare=previous | cut -f1,11-13
kind→spend→spend_previous→spend_change
contract→20.00→30.00→-10.00

$ for p in 2026-Q1 2026 2026-W03 2026-01-25; do sh stats --period=$p --by=source | tail -n +2 | cut -f1,3 | tr '\t\n' '  '; echo; done
fair 5 web 4 
fair 5 web 4 
fair 0 web 0 
fair 0 web 1 

$ sh stats --compare=previous --since=2026-03-01 --to-json | tail -n 1 | cut -c-60
{"month":"2026-03","customers":2,"customers_previous":2,"cus

# ---- what is wrong ----

$ sh stats --table=moves
! crm-stats: --table=moves requires --was
? 2

$ sh stats --table=conversoin
! crm-stats: --table: unknown "conversoin"; did you mean 'conversion'?
? 2

$ sh stats --steps=call
! crm-stats: --steps requires --table
? 2

$ sh stats --table=retention --steps=call
! crm-stats: --steps requires --table=conversion
? 2

$ sh stats --table=conversion --steps=register,veiwing
! crm-stats: --steps: "veiwing" is not a kind of event; did you mean "viewing"?
? 2

$ sh stats --table=conversion --steps=register,register
! crm-stats: --steps: "register" is named twice
? 2

$ crm-stats --table=conversion -l log.tsv customers.tsv
! crm-stats: --table=conversion: name the steps with --steps=visit,order,contract, or with "steps" in the policy
? 2

$ sh stats --table=conversion --by=owner
! crm-stats: --by: --table=conversion takes a period, such as month, and then columns of customers
? 2

$ sh stats --table=retention --by=month,kind
! crm-stats: --by: --table=retention takes a period, such as month, and then columns of customers
? 2

$ sh stats --table=retention --kinds=touhc
! crm-stats: --kinds: "touhc" is not a kind or a class of events; did you mean "touch"?
? 2

$ sh stats --table=conversion -C 'n=count()'
! crm-stats: --columns: "n" looks at entries of the log, but --table=conversion counts customers only
? 2

$ sh stats --table=conversion --only "kind == 'viewing'"
! crm-stats: --only: "kind == 'viewing'" looks at entries of the log, but --table=conversion counts customers only
? 2

$ sh stats --table=holdings --prices=prices.tsv -C 'n=sum(amount)'
! crm-stats: --columns: "n" looks at entries of the log, but --table=holdings counts customers only
? 2

$ sh stats --table=holdings --prices=prices.tsv --since=2026-03-01
! crm-stats: --since requires --compare with --table=holdings, which shows what is held on one day: that of --until
? 2

$ sh stats --table=retention --kinds=touch -C 'step=count(),after=count()'
! crm-stats: --columns: each row has a column "after" already
? 2

$ sh stats --compare=previous --by=year,month
! crm-stats: --compare takes one period in --by
? 2

$ sh stats --by=owner --compare=previous
! crm-stats: --compare requires --period or --since, or a period in --by
? 2

$ sh stats --period=2026-13
! crm-stats: --period: "2026-13" is not a period such as 2026-11, 2026-W47, 2026-Q4, 2026 or 2026-11-21
? 2

$ sh stats --since=2026-02-01 --until=2026-01-01
! crm-stats: --until: the day is before that of --since
? 2

$ sh stats --table=holdings
! crm-stats: --table=holdings needs a price list: name it with --prices=FILE
? 2

$ sh stats --table=holdings --by=month --prices=prices.tsv
! crm-stats: --by: --table=holdings takes columns of customers
? 2

$ sh stats --table=holdings --prices=none.tsv
! crm-stats: none.tsv: cannot open: No such file or directory
? 2

$ sed 's/^steps.*/steps: [register, viewin]/' policy.yaml >slip.yaml; crm-stats -p slip.yaml -l log.tsv customers.tsv
! crm-stats: slip.yaml:5:19: steps: "viewin" is not a kind of event; did you mean "viewing"?
? 1

$ sed 's/^steps.*/steps: [register, register]/' policy.yaml >slip.yaml; crm-stats -p slip.yaml -l log.tsv customers.tsv
! crm-stats: slip.yaml:5:19: steps: duplicate "register"
? 1

$ sed 's/^steps.*/steps: {a: b}/' policy.yaml >slip.yaml; crm-stats -p slip.yaml -l log.tsv customers.tsv
! crm-stats: slip.yaml:5:8: steps: expected a list of kinds of events
? 1
