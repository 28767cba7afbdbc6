# crm-stats at its edges: lists, rounding, late entries, many items. All figures are counted by hand.
@ customers.tsv
id→name→tags
a→Ann→vip;golf;vip
.
@ log.tsv
event→date→customer→kind→amount→item→ref
1→2026-01-05→a→purchase→10→tea→
2→2026-01-06→a→call→→→
.

# A tag that stands twice is one: the entries count once.
$ crm-stats --today=2026-02-01 --by=tags -l log.tsv customers.tsv
tags→customers→events→purchases→spend
golf→1→2→1→10.00
vip→1→2→1→10.00

# A half is rounded to the even figure: 1/32 is 0.03125, 3/32 is 0.09375, 28/32 is 0.875.
$ awk 'BEGIN {print "id\tname\tkept\tshop"; for (i = 0; i < 32; i++) printf "c%d\tN\t%s\tx\n", i, i < 1 ? "one" : i < 4 ? "three" : "rest"}' >many.tsv; crm-stats --today=2026-02-01 --by=shop -C "one=share(kept == 'one'),three=share(kept == 'three'),rest=share(kept == 'rest')" -l log.tsv many.tsv
shop→customers→events→purchases→spend→one→three→rest
x→32→0→0→0.00→0.0312→0.0938→0.8750

# The means are 0.015 and 0.025. Rounded once: of 20001 entries whose sum is 300.01, the mean is 0.0149998, which is 0.01.
$ printf 'date\tcustomer\tkind\tamount\titem\n' >cents.tsv; for x in '0.01\tx' '0.02\tx' '0.02\ty' '0.03\ty'; do printf "2026-01-05\ta\tpurchase\t$x\n"; done >>cents.tsv; awk 'BEGIN {for (i = 0; i < 20001; i++) printf "2026-01-05\ta\tpurchase\t%s\tz\n", i < 10000 ? "0.02" : "0.01"; }' >>cents.tsv; crm-stats --today=2026-02-01 --by=item -C "sum=sum(amount),mean=mean(amount),minus=mean(0 - amount)" -l cents.tsv customers.tsv | cut -f 1,6-
item→sum→mean→minus
x→0.03→0.02→-0.02
y→0.05→0.02→-0.02
z→300.01→0.01→-0.01

# So are medians: that of 0.0149 and 0.0150 is 0.01495, which is 0.01; rounded to four decimals first, it would be 0.0150, and then 0.02.
$ printf 'date\tcustomer\tkind\tamount\n2026-01-05\ta\tpurchase\t0.0149\n2026-01-05\ta\tpurchase\t0.0150\n' >half.tsv; crm-stats --today=2026-02-01 -C "median=median(amount),minus=median(0 - amount),mean=mean(amount)" -l half.tsv customers.tsv | cut -f 6-
median→minus→mean
0.01→-0.01→0.01

# What no table can count by is refused: no step, no kind, no item behind a colon.
$ for how in '--table=conversion --steps=' '--table=conversion --steps=visit:' '--table=conversion --steps=visit,,call' '--table=retention --kinds='; do crm-stats $how -l log.tsv customers.tsv || echo $?; done
2
2
2
2
! crm-stats: --steps: "" is not a kind of event
! crm-stats: --steps: "visit:" names no item; write "visit" for any item
! crm-stats: --steps: "" is not a kind of event
! crm-stats: --kinds: "" is not a kind or a class of events

$ printf 'version: 1\nsteps: ["visit:"]\n' >steps.yaml; crm-stats -p steps.yaml --table=conversion -l log.tsv customers.tsv
! crm-stats: steps.yaml:2:9: steps: "visit:" names no item; write "visit" for any item
? 1

# A day of purchase counts once in its group, however late it is entered: here the fifth of January comes again after June.
@ late.tsv
date→customer→kind→amount→item
2026-01-05→a→purchase→1→tea
2026-01-05→a→purchase→1→pot
2026-06-01→a→purchase→1→tea
2026-01-05→a→purchase→1→tea
2026-01-05→a→purchase→1→pot
2026-03-29→a→purchase→1→tea
2026-03-30→a→purchase→1→tea
2026-06-01→a→purchase→1→tea
.
$ crm-stats --today=2026-07-01 --by=month,item -l late.tsv customers.tsv
month→item→customers→events→purchases→spend
2026-01→pot→1→2→1→2.00
2026-01→tea→1→2→1→2.00
2026-03→tea→1→2→2→2.00
2026-06→tea→1→2→1→2.00

# One customer who buys 200000 goods within four weeks takes less than a second of the processor, not a minute.
$ awk 'BEGIN {print "date\tcustomer\tkind\tamount\titem"; for (i = 0; i < 200000; i++) printf "2026-01-%02d\ta\tpurchase\t1\ti%d\n", 1 + i % 28, i}' >goods.tsv; (ulimit -t 20; crm-stats --today=2026-02-01 --by=item -l goods.tsv customers.tsv) | awk -F '\t' 'NR > 1 {n[$4]++} END {print n[0] + 0, n[1] + 0, NR}'
0 200000 200001

# A void is no sign of the customer, even where all kinds of its class count.
@ desk.tsv
event→date→customer→kind→ref
1→2026-01-05→a→assign→
2→2026-03-05→a→assign→
3→2026-03-06→a→void→event:2
.
$ crm-stats --today=2026-03-31 --table=retention --kinds=desk -l desk.tsv customers.tsv
month→after→customers→share
2026-01→0→1→1.0000
2026-01→1→0→0.0000
2026-01→2→0→0.0000

# The first of January 1970 is a day like any other.
@ epoch.tsv
date→customer→kind→amount
1969-12-31→a→purchase→1
1970-01-01→a→purchase→2
1970-01-02→a→purchase→4
.
$ for how in --until=1969-12-31 --until=1970-01-01 --until=1970-01-02 --since=1970-01-01 --since=1970-01-02 --period=1970-01-01 --period=1970-01; do crm-stats --today=1970-01-31 --by=customer $how -l epoch.tsv customers.tsv | tail -n 1 | cut -f 3-; done
1→1→1.00
2→2→3.00
3→3→7.00
2→2→6.00
1→1→4.00
1→1→2.00
2→2→6.00
$ for how in '--table=conversion --steps=purchase' --table=retention '--table=satisfaction --by=year'; do crm-stats --today=1970-01-31 $how --until=1970-01-01 -l epoch.tsv customers.tsv | tail -n 1; done; crm-stats --today=1970-01-01 --by=day --compare=previous -C "n=count()" -l epoch.tsv customers.tsv | cut -f 1-4
1969-12→purchase→1→1.0000→→0
1969-12→1→1→1.0000
year→customers→ratings→mean→satisfied→dissatisfied→net
day→customers→customers_previous→customers_change
1969-12-31→1→0→1
1970-01-01→1→1→0

# 91 days before 2 April are 1 January, in 1970 as in 1971: closeness has changed by the same.
$ for y in 69:70 70:71; do a=19${y%:*} b=19${y#*:}; printf "date\tcustomer\tkind\tdir\n$a-12-20\ta\tvisit\tin\n$a-12-21\ta\tvisit\tout\n$a-12-30\ta\tadvice\tin\n$a-12-31\ta\tadvice\tout\n$b-01-02\ta\tvisit\tin\n$b-01-03\ta\tadvice\tout\n$b-02-03\ta\tadvice\tin\n$b-02-03\ta\tvisit\tout\n" >warm.tsv; crm-score --today=$b-04-02 -l warm.tsv -C closeness,closeness_trend customers.tsv | tail -n 1 | cut -f 2; done | awk '$1 > 0' | uniq -c | awk '{print $1}'
2
