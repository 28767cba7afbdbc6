# What was entered in one minute: what opens something comes before what closes it, unless
# `recorded` says otherwise; and what was paid for an invoice that was taken back. Values by hand.

@ m.tsv
id→name
m→Max Muster
.
# The log of these lines (date, second when it was recorded or -, kind, amount, ref; ids 1, 2 …),
# and the same in the other order.
@ try.sh
printf 'event\tdate\trecorded\tcustomer\tkind\tamount\tref\tdue\n' >l.tsv
awk '{ a = r = u = ""; for (i = 4; i <= NF; i++) if ($i ~ /^#/) r = "event:" substr($i, 2); else if ($i ~ /^due=/) u = substr($i, 5); else a = $i
  w = $2 == "-" ? "" : "2026-11-10T10:00:" $2 "Z"
  printf "%d\t%s\t%s\tm\t%s\t%s\t%s\t%s\n", NR, $1, w, $3, a, r, u }' >>l.tsv
(head -n 1 l.tsv; tail -n +2 l.tsv | tac) >back.tsv
for f in l.tsv back.tsv; do crm-facts -l $f --today=2026-12-21 -C invoices_open,owed,complaints_open,milestones_open,snoozed_until m.tsv | tail -n 1 | cut -f 4- >$f.out; done
cmp l.tsv.out back.tsv.out && cat l.tsv.out
.

# 500 less 400 is 100, and a payment without an amount closes the invoice, with and without `recorded`.
$ sh try.sh
< 2026-11-10T10:00 10 invoice 500
< 2026-11-10T10:00 20 payment 400
1→100.00→0→0→

$ sh try.sh
< 2026-11-10T10:00 - invoice 500
< 2026-11-10T10:00 - payment 400
1→100.00→0→0→

$ sh try.sh
< 2026-11-10T10:00 - invoice 500
< 2026-11-10T10:00 20 payment
0→0.00→0→0→

# Of two invoices with a payment recorded between them the first is paid, and what is over is a
# credit for the second: 100 + 300 - 150.
$ sh try.sh
< 2026-11-10T10:00 10 invoice 100
< 2026-11-10T10:00 20 payment 150
< 2026-11-10T10:00 30 invoice 300
1→250.00→0→0→

# The first payment of one who never had an invoice is no credit.
$ sh try.sh
< 2026-11-10T10:00 10 payment 400
< 2026-11-10T10:00 20 invoice 500
1→500.00→0→0→

# What was resolved before it was complained again is open.
$ sh try.sh
< 2026-11-10T10:00 10 resolved
< 2026-11-10T10:00 20 complaint
0→0.00→1→0→

$ sh try.sh
< 2026-11-10T10:00 10 complaint
< 2026-11-10T10:00 20 resolved
< 2026-11-10T10:00 30 complaint
0→0.00→1→0→

$ sh try.sh
< 2026-11-10T10:00 - resolved
< 2026-11-10T10:00 20 complaint
0→0.00→0→0→

# A step that is planned, then done; or done, and the next one planned.
$ sh try.sh
< 2026-11-10T10:00 10 milestone due=2027-01-01
< 2026-11-10T10:00 20 milestone
0→0.00→0→0→

$ sh try.sh
< 2026-11-10T10:00 20 milestone due=2027-01-01
< 2026-11-10T10:00 10 milestone
0→0.00→0→1→

$ sh try.sh
< 2026-11-10T10:00 - milestone due=2027-01-01
< 2026-11-10T10:00 - milestone
0→0.00→0→1→

# Of two snoozes the one recorded later; where that is not known the longer one.
$ sh try.sh
< 2026-11-10T10:00 10 snooze due=2027-01-01
< 2026-11-10T10:00 20 snooze
0→0.00→0→0→

$ sh try.sh
< 2026-11-10T10:00 20 snooze due=2027-01-01
< 2026-11-10T10:00 10 snooze due=2027-02-01
0→0.00→0→0→2027-01-01

$ sh try.sh
< 2026-11-10T10:00 - snooze due=2027-01-01
< 2026-11-10T10:00 - snooze
0→0.00→0→0→2027-01-01

# By hand, in one minute: 500 - 400.
$ for e in invoice:500 payment:400; do crm-log -f h.tsv -c m.tsv ${e%:*} m --amount=${e#*:} --date=2026-11-10T10:00 >/dev/null 2>&1; done; crm-facts -l h.tsv --today=2026-12-01 -C owed m.tsv | cut -f 4
owed
100.00

# ---- what was paid for an invoice that was taken back ----
# 900 - 400, as without the ref.
$ sh try.sh
< 2026-10-01 - invoice 1000
< 2026-10-05 - payment 400 #1
< 2026-10-06 - void #1
< 2026-10-01 - invoice 900
1→500.00→0→0→

# It is a credit of an invoice that comes later.
$ sh try.sh
< 2026-10-01 - invoice 1000
< 2026-10-05 - payment 400 #1
< 2026-10-06 - void #1
< 2026-10-10 - invoice 900
1→500.00→0→0→

# 1000 - 300, whether a void or a cancel takes the other one back.
$ sh try.sh
< 2026-10-01 - invoice 1000
< 2026-10-02 - invoice 300
< 2026-10-05 - payment 300 #2
< 2026-10-06 - void #2
1→700.00→0→0→

$ sh try.sh
< 2026-10-01 - invoice 1000
< 2026-10-02 - invoice 300
< 2026-10-05 - payment 300 #2
< 2026-10-06 - cancel #2
1→700.00→0→0→

# Without a ref as well: 500 - 300.
$ sh try.sh
< 2026-10-01 - invoice 1000
< 2026-10-05 - payment 300
< 2026-10-06 - cancel #1
< 2026-10-07 - invoice 500
1→200.00→0→0→

# A payment before the invoice that it names: 500 + 400 - 300.
$ sh try.sh
< 2026-10-05 - payment 300 #3
< 2026-10-06 - cancel #3
< 2026-10-07 - invoice 500
< 2026-10-08 - invoice 400
1→100.00→0→0→

# crm-check says so at the later one of the two, and of a refund too, which counts no more: 0 spent.
@ told.tsv
event→date→customer→kind→amount→ref
1→2026-10-01→m→invoice→1000→
2→2026-10-05→m→payment→400→event:1
3→2026-10-06→m→void→→event:1
4→2026-10-07→m→invoice→300→
5→2026-10-08→m→cancel→→event:4
6→2026-10-09→m→payment→300→event:4
7→2026-10-10→m→purchase→50→
8→2026-10-11→m→refund→20→event:7
9→2026-10-12→m→void→→event:7
.
$ crm-check -l told.tsv --today=2026-12-01 m.tsv | cut -f 2-4; crm-facts -l told.tsv -C spend,refunds --today=2026-12-01 m.tsv | cut -f 4-
line→field→finding
4→ref→the payment at told.tsv:3 refers to an invoice that this takes back: the money pays the oldest one that is open, or is a credit
7→ref→refers to an invoice that the cancel at told.tsv:6 took back: the money pays the oldest one that is open, or is a credit
10→ref→the refund at told.tsv:9 refers to a sale that this takes back: the refund does not count either
spend→refunds
0.00→0.00

# A void that was taken back itself takes nothing back: 1000 - 400.
$ sh try.sh
< 2026-10-01 - invoice 1000
< 2026-10-05 - payment 400 #1
< 2026-10-06 - void #1
< 2026-10-07 - void #3
1→600.00→0→0→

# What is over of a payment for an invoice yet to come pays another one of the same moment: 25.50 are
# 10 for B, 5 for A and a credit of 10.50, by hand.
@ advance.tsv
event→date→customer→kind→amount→due→ref
p→2023-11-29T12:30→a→payment→25.5→→event:B
A→2024-02-29T00:00→a→invoice→5→2024-02-28→
B→2024-02-29T00:00→a→invoice→10→→
.
@ one.tsv
id→name
a→Ann
.
$ crm-facts -l advance.tsv --today=2024-03-01 -C invoices_open,owed one.tsv | cut -f 4,5
invoices_open→owed
0→0.00
