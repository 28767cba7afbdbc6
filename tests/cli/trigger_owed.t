# The trigger owed. Days were counted by hand; 2026-11-21 is a Saturday. "on DAY POLICY [LOG]" prints who is listed that
# day, by which rule, the due date, and how long overdue. Logs are read in both orders of their lines.

@ on
awk 'NR == 1 { print; next } { l[NR] = $0 } END { for (i = NR; i > 1; i--) print l[i] }' ${3:-log.tsv} >turned.tsv
for log in ${3:-log.tsv} turned.tsv; do
	crm-due -p $2 -l $log --today=$1 --each -C id,due_rule,due_date,due_overdue,due_why customers.tsv >list.$log || exit
done
sed 1d list.${3:-log.tsv} | sort | tr '\t' ' '
cmp list.${3:-log.tsv} list.turned.tsv
.
@ customers.tsv
id→name→phone
a→Ann→1
b→Bob→2
c→Cyd→3
d→Dee→4
e→Eve→5
f→Fay→6
g→Gus→7
h→Hal→8
.

# owed: from the day after, due the second day, for a month: 2027-01-31 + 1m is the 28th of
# February. A call is no thanks. Cyd was thanked between two.

@ p.yaml
version: 1
due:
  - {rule: o, owed: thanks, for: [referral, praise], wait: 1d, within: 2d, expires: 1m, action: thank}
.
@ w.tsv
event→date→customer→kind
e1→2027-01-31→a→referral
e2→2027-02-01→a→call
e3→2027-01-31→b→praise
e4→2027-02-01→b→thanks
e5→2027-01-29→c→praise
e6→2027-01-30→c→thanks
e7→2027-01-31→c→referral
.
$ for day in 01-31 02-01 02-02 02-28 03-01; do echo $day; sh on 2027-$day p.yaml w.tsv | cut -d' ' -f1-4; done
01-31
02-01
a o 2027-02-02 0
c o 2027-02-02 0
02-02
a o 2027-02-02 0
c o 2027-02-02 0
02-28
a o 2027-02-02 26
c o 2027-02-02 26
03-01

# A purchase is what the policy counts as a sale, in done_by of a rule and of a step alike: the
# deposit of 3 November does the first step, so the second counts from that day.
@ sale.yaml
version: 1
kinds: {deposit: {counts: sale}, purchase: {counts: none}}
due:
  - {rule: r, after: visit, action: call, done_by: purchase}
  - {rule: s, after: visit, stop: [], steps: [{action: call, done_by: purchase}, {wait: 1d, action: greet}]}
.
@ sale.tsv
event→date→customer→kind
e1→2026-11-01→a→visit
e2→2026-11-03→a→deposit
e3→2026-11-01→b→visit
e4→2026-11-03→b→purchase
.
$ sh on 2026-11-05 sale.yaml sale.tsv | cut -d' ' -f1-4
a s 2026-11-04 1
b r 2026-11-01 4
b s 2026-11-01 4
