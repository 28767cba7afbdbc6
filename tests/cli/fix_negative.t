# crm-check --fix=negative repairs a log with one command, and every reader accepts it then. Expected
# values are sums by hand of what the minus meant: what was paid, given back, owed and spent.

@ m.tsv
id→name
m→Max Muster
n→Nora Noll
.
# A log of these lines (date, customer, kind, amount, quantity, price, ref or item; . is empty; ids 1, 2 …),
# repaired; then what is left to crm-check, the lines that changed, and the figures asked for.
@ try.sh
{
	printf 'event\tdate\tcustomer\tkind\tamount\tquantity\tprice\tref\titem\n'
	awk '{ for (i = 1; i <= 8; i++) if ($i == ".") $i = ""
		printf "%d\t2026-%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", NR, $1, $2, $3, $4, $5, $6, $7, $8 }'
} >l.tsv
crm-check --fix=negative --today=2026-11-21 -l l.tsv m.tsv 2>err | tail -n +2 | cut -f 2-4,7
grep -v 'come after later ones' err >&2
crm-facts -l l.tsv --today=2026-11-21 -C $1 m.tsv | cut -f 1,4- | sed 1d
.

# ---- sales ----
# Bought 6 for 30 and 1 for 8, gave 6 and their 30 back: spend 8, refunds 30, items 1. Whether the minus is in
# amount, quantity or both, it is the same.
$ for l in "-30 -6 5" "-30 6 5" "-30 6 ." "30 -6 5" "30 -6 ." "-30 -6 -5" "30 6 -5"; do printf '11-01 m purchase 30 6 5\n11-02 m purchase %s\n11-03 m purchase 8 1 8\n' "$l" | sh try.sh purchases,spend,refunds,items 2>/dev/null; done | sort | uniq -c | sed 's/^ *//'
7 m→2→8.00→30.00→1
7 n→0→0.00→0.00→0

# Two minuses, of quantity and of price, cancel each other: 30 was paid.
$ sh try.sh purchases,spend,refunds,items
< 11-01 m purchase 30 -6 -5
m→1→30.00→0.00→6
n→0→0.00→0.00→0
! crm-check: l.tsv:2: quantity: -6 -> 6, price: -5 -> 5
! crm-check: l.tsv: negative values: 1 line changed, 0 left because their meaning is unclear

# Without an amount: 6 came, 2 went back.
$ sh try.sh items,spend
< 11-01 m purchase . 6 5
< 11-02 m purchase . -2 5
m→4→0.00
n→0→0.00
! crm-check: l.tsv:3: kind: purchase -> refund, quantity: -2 -> 2
! crm-check: l.tsv: negative values: 1 line changed, 0 left because their meaning is unclear

# ---- invoices: a credit note pays as much ----
# 100 billed, 30 of it credited: 70 is owed. 40 billed, 100 credited: the next 50 are paid by what is over, and 60 - 50 stays.
$ sh try.sh owed,invoices_open,spend,refunds
< 11-01 m invoice 100
< 11-02 m invoice -30
< 11-01 n invoice 40
< 11-02 n invoice -100
< 11-03 n invoice 50
m→70.00→1→0.00→0.00
n→0.00→0→0.00→0.00
! crm-check: l.tsv:3: kind: invoice -> payment, amount: -30 -> 30
! crm-check: l.tsv:5: kind: invoice -> payment, amount: -100 -> 100
! crm-check: l.tsv: negative values: 2 lines changed, 0 left because their meaning is unclear

# The credit note names its invoice: 100 and 20 are billed, the 20 are credited, 100 is owed.
$ sh try.sh owed,oldest_open_invoice
< 11-01 m invoice 100
< 11-02 m invoice 20
< 11-03 m invoice -20 . . event:2
m→100.00→2026-11-01
n→0.00→
! crm-check: l.tsv:4: kind: invoice -> payment, amount: -20 -> 20
! crm-check: l.tsv: negative values: 1 line changed, 0 left because their meaning is unclear

# ---- payments ----
# A payment bounced: 100 billed and paid, and the payment taken back. 100 is owed again, since 11-01.
$ sh try.sh owed,oldest_open_invoice,spend
< 11-01 m invoice 100
< 11-02 m payment 100
< 11-03 m payment -100
m→100.00→2026-11-01→0.00
n→0.00→→0.00
! crm-check: l.tsv:4: kind: payment -> void, ref: nothing -> event:2, amount: -100 -> nothing
! crm-check: l.tsv: negative values: 1 line changed, 0 left because their meaning is unclear

# A part of it: 100 - 100 + 30. And a surplus paid back: 100 - 150 + 50 is 0.
$ sh try.sh owed,spend,refunds
< 11-01 m invoice 100
< 11-02 m payment 100
< 11-03 m payment -30
< 11-01 n invoice 100
< 11-02 n payment 150
< 11-03 n payment -50
m→30.00→0.00→0.00
n→0.00→0.00→0.00
! crm-check: l.tsv:4: kind: payment -> invoice, amount: -30 -> 30
! crm-check: l.tsv:7: kind: payment -> invoice, amount: -50 -> 50
! crm-check: l.tsv: negative values: 2 lines changed, 0 left because their meaning is unclear

# Payments that are all written with a minus, as in the account of a debtor, are payments: 100 + 50 - 100 - 20.
$ sh try.sh owed
< 11-01 m invoice 100
< 11-02 m payment -100
< 11-03 m invoice 50
< 11-04 m payment -20
m→30.00
n→0.00
! crm-check: l.tsv:3: amount: -100 -> 100
! crm-check: l.tsv:5: amount: -20 -> 20
! crm-check: l.tsv: negative values: 2 lines changed, 0 left because their meaning is unclear

# Of two payments of the same amount the one that is named is taken back, or the one for the same invoice.
$ sh try.sh owed,oldest_open_invoice
< 11-01 m invoice 50
< 11-02 m invoice 50
< 11-03 m payment 50 . . event:1
< 11-04 m payment 50 . . event:2
< 11-05 m payment -50 . . event:1
< 11-01 n invoice 50
< 11-02 n invoice 50
< 11-03 n payment 50
< 11-04 n payment 50 . . event:7
< 11-05 n payment -50 . . event:9
m→50.00→2026-11-01
n→50.00→2026-11-02
! crm-check: l.tsv:6: kind: payment -> void, ref: event:1 -> event:3, amount: -50 -> nothing
! crm-check: l.tsv:11: kind: payment -> void, amount: -50 -> nothing
! crm-check: l.tsv: negative values: 2 lines changed, 0 left because their meaning is unclear

# ---- costs ----
# 12 and 5 were spent, the 5 came back; each entry is taken back once, and of its customer and item alone. The
# second -5 of m can be of no entry that is left, and neither can that of n.
$ sh try.sh cost,profit
< 11-01 m cost 12
< 11-02 m cost 5
< 11-03 m cost -5
< 11-03 n cost -5
m→12.00→-12.00
n→5.00→-5.00
! crm-check: l.tsv:4: kind: cost -> void, ref: nothing -> event:2, amount: -5 -> nothing
! crm-check: l.tsv:5: amount: -5 -> 5
! crm-check: l.tsv: negative values: 2 lines changed, 0 left because their meaning is unclear

# Costs that are all written with a minus are costs: 4 + 3, and 20 of sales less them.
$ sh try.sh cost,profit
< 11-01 m cost -4
< 11-02 m cost -3
< 11-03 m purchase 20
m→7.00→13.00
n→0.00→0.00
! crm-check: l.tsv:2: amount: -4 -> 4
! crm-check: l.tsv:3: amount: -3 -> 3
! crm-check: l.tsv: negative values: 2 lines changed, 0 left because their meaning is unclear

# ---- what is left says what to write by hand, and the status says that not all is repaired ----
# A part of a cost came back: 12 - 4. What it says is done, and it is 8.
@ part.tsv
event→date→customer→kind→amount→ref
a→2026-11-01→m→cost→12→
b→2026-11-02→m→cost→-4→
.
$ crm-check --fix=negative --today=2026-11-21 -l part.tsv m.tsv | cut -f 2-4,7; crm-check --fix=negative -l part.tsv m.tsv >/dev/null 2>&1; echo $?
line→field→finding→severity
3→amount→amounts are never negative: write cost 4, or void the entry that this one takes back; --fix=negative leaves it: if it takes back a part of part.tsv:2, write void with the ref event:a, and cost 8 in a line of its own→error
1
! crm-check: part.tsv: negative values: 0 lines changed, 1 left because their meaning is unclear

$ sed '3s/.*/b\t2026-11-02\tm\tvoid\t\tevent:a\nc\t2026-11-02\tm\tcost\t8\t/' part.tsv >done.tsv; crm-check -l done.tsv m.tsv; crm-facts -l done.tsv -C cost --today=2026-11-21 m.tsv | cut -f 4
file→line→field→finding→value→id→severity
cost
8.00
0.00

# Without ids nothing can be voided: the advice names the lines.
$ cut -f 2-5 part.tsv >p2.tsv; sed '2s/12/4/' p2.tsv >p3.tsv; crm-check --fix=negative -l p2.tsv m.tsv | cut -f 4 | sed 's/.*leaves it: //'; crm-check --fix=negative -l p3.tsv m.tsv | cut -f 4 | sed 's/.*leaves it: //'
finding
if it takes back a part of p2.tsv:2, write 8 instead of 12 there, and delete this line
finding
it takes back p3.tsv:2: delete both lines
! crm-check: p2.tsv: negative values: 0 lines changed, 1 left because their meaning is unclear
! crm-check: p3.tsv: negative values: 0 lines changed, 1 left because their meaning is unclear

# An order of which nothing is known before; and a number that is none.
@ odd.tsv
date→customer→kind→amount
2026-11-01→m→order→-5
2026-11-02→m→purchase→-1,50
.
$ crm-check --fix=negative -l odd.tsv m.tsv | cut -f 2-4
line→field→finding
2→amount→amounts are never negative: write order 5, or void the entry that this one takes back; --fix=negative leaves it: no earlier order of this customer is left that is as large: write order 5 if the minus means nothing, or delete the line
3→amount→"-1,50" is not a number; did you mean "-1.50"?
! crm-check: odd.tsv: negative values: 0 lines changed, 2 left because their meaning is unclear

# ---- an order that was taken back; over two logs; a void that is there already ----
$ printf 'event\tdate\tcustomer\tkind\tamount\tref\n1\t2026-11-01\tm\torder\t5\t\n2\t2026-11-01\tm\tcost\t7\t\n3\t2026-11-02\tm\tvoid\t\tevent:2\n' >one.tsv; printf 'event\tdate\tcustomer\tkind\tamount\tref\n4\t2026-11-03\tm\torder\t-5\t\n5\t2026-11-04\tm\tcost\t-7\t\n' >two.tsv
$ crm-check --fix=negative --dry-run -l one.tsv -l two.tsv m.tsv >dry; crm-check --fix=negative -l one.tsv -l two.tsv m.tsv; cut -f 2,4 dry; cut -f 4- two.tsv
file→line→field→finding→value→id→severity
two.tsv→3→amount→amounts are never negative: write cost 7, or void the entry that this one takes back; --fix=negative leaves it: no earlier cost of this customer is left that is as large: write cost 7 if the minus means nothing, or delete the line→-7→m→error
line→finding
2→amounts are never negative: write order 5, or void the entry that this one takes back; --fix=negative writes kind "void", amount "", ref "event:1"
3→amounts are never negative: write cost 7, or void the entry that this one takes back; --fix=negative leaves it: no earlier cost of this customer is left that is as large: write cost 7 if the minus means nothing, or delete the line
kind→amount→ref
void→→event:1
cost→-7→
! crm-check: one.tsv: negative values: 0 lines would change, 0 left because their meaning is unclear; nothing was written
! crm-check: two.tsv:2: kind: order -> void, ref: nothing -> event:1, amount: -5 -> nothing
! crm-check: two.tsv: negative values: 1 line would change, 1 left because their meaning is unclear; nothing was written
! crm-check: one.tsv: negative values: 0 lines changed, 0 left because their meaning is unclear
! crm-check: two.tsv:2: kind: order -> void, ref: nothing -> event:1, amount: -5 -> nothing
! crm-check: two.tsv: negative values: 1 line changed, 1 left because their meaning is unclear

# ---- every reader accepts a log of every kind once it is repaired ----
# Bought 9; given back 9 + 9 + 9 and twice one piece; what was billed is paid, the cost is void.
$ printf 'event\tdate\tcustomer\tkind\tamount\tquantity\tprice\tdiscount\tfloor\tceiling\tref\n' >all.tsv
$ for k in purchase refund payment invoice cancel cost order deposit contract gift; do printf "$k-1\t2026-11-01\tm\t$k\t9\t\t\t\t\t\t\n$k-2\t2026-11-02\tm\t$k\t-9\t-1\t\t-1\t-2\t-3\t\n$k-3\t2026-11-03\tm\t$k\t\t\t-1\t\t\t\t\n" >>all.tsv; done
$ crm-check --fix=negative -l all.tsv m.tsv 2>/dev/null | awk -F '\t' '$7 == "error"'; grep -c -- '[^0-9a-z]-[0-9]' all.tsv; crm-facts -l all.tsv m.tsv | crm-score | crm-segment -l all.tsv | crm-due -l all.tsv >/dev/null; crm-facts -l all.tsv -C spend,refunds,owed,cost,items --today=2026-11-21 m.tsv | cut -f 4- | sed 2q
0
spend→refunds→owed→cost→items
-18.00→27.00→0.00→0.00→-1

# ---- an earlier entry is found, or the line is left: a cost is never doubled ----
# 30 - 30 is 0: an empty currency is the log's, in capitals or not.
@ head.sh
printf 'event\tdate\tcustomer\tkind\tamount\tcurrency\tref\n' >c.tsv; sed 's/$/ /' | tr ' ' '\t' >>c.tsv
.
$ for c in EUR- -EUR EUR-eur; do printf "1 2026-11-01 m cost 30 ${c%-*}\n2 2026-11-02 m cost -30 ${c#*-}\n" | sh head.sh; crm-check --fix=negative -l c.tsv m.tsv 2>/dev/null | sed 1d; crm-facts -l c.tsv -C cost --today=2026-11-21 m.tsv | cut -f 4 | sed -n 2p; done
0.00
0.00
0.00

# With rates 30 USD do not take back 30 EUR: the line is a cost, 30 + 30 at the rate 1.
$ printf 'version: 1\ncurrency: {in: EUR, USD: 1}\n' >rates.yaml; printf '1 2026-11-01 m cost 30 EUR\n2 2026-11-02 m cost -30 USD\n' | sh head.sh; crm-check -p rates.yaml --fix=negative -l c.tsv m.tsv 2>/dev/null | sed 1d; crm-facts -p rates.yaml -l c.tsv -C cost --today=2026-11-21 m.tsv | cut -f 4 | sed -n 2p
60.00

# Of a row that was merged the entries are the other one's.
$ printf 'id\tname\tstatus\nm\tMax\t\nx\tMax M\tmerged:m\n' >merged.tsv; printf '1 2026-11-01 m cost 30 \n2 2026-11-02 x cost -30 \n' | sh head.sh; crm-check --fix=negative -l c.tsv merged.tsv 2>/dev/null | sed 1d | cut -f 2-4; cut -f 3-5,7 c.tsv; crm-facts -l c.tsv -C cost --today=2026-11-21 merged.tsv | sed -n 2p | cut -f 5
customer→kind→amount→ref
m→cost→30→
x→void→→event:1
0.00

# What stands below but is dated no later may be what the minus takes back: the line is left.
$ printf '1 2026-11-02 m cost -30 \n2 2026-11-01 m cost 30 \n' | sh head.sh; crm-check --fix=negative -l c.tsv m.tsv >out 2>&1; echo $?; tail -n 1 out; cut -f 4,5 c.tsv
1
c.tsv→2→amount→amounts are never negative: write cost 30, or void the entry that this one takes back; --fix=negative writes amount "30"→-30→m→error
kind→amount
cost→-30
cost→30

# A void would take back both of one id: the lines are left.
$ printf 'c1 2026-11-01 m cost 5 \nc1 2026-11-01 m cost 7 \nc2 2026-11-02 m cost -5 \n' | sh head.sh; crm-check --fix=negative -l c.tsv m.tsv 2>/dev/null | grep -o 'leaves it.*lines'; cut -f 4,5 c.tsv
leaves it: it takes back c.tsv:2: delete both lines
kind→amount
cost→5
cost→7
cost→-5

# 10 is left once 30 was taken back, so 5 may be a part of it.
$ printf '1 2026-11-01 m cost 10 \n2 2026-11-01 m cost 30 \n3 2026-11-02 m cost -30 \n4 2026-11-02 m cost -5 \n' | sh head.sh; crm-check --fix=negative -l c.tsv m.tsv 2>/dev/null | grep -o 'leaves it.*own'
leaves it: if it takes back a part of c.tsv:2, write void with the ref event:1, and cost 5 in a line of its own

# Money put down is no spend, so a refund would not say that it was given back.
$ printf '1 2026-11-01 m deposit -15 \n' | sh head.sh; crm-check --fix=negative -l c.tsv m.tsv 2>/dev/null | grep -o 'write deposit 15 if.*line'
write deposit 15 if the minus means nothing, or delete the line

# Two minuses that cancel each other are told so: nothing was given back.
$ printf 'date\tcustomer\tkind\tamount\tquantity\tprice\n2026-11-01\tm\tpurchase\t40\t-2\t-20\n' >q.tsv; crm-check -l q.tsv m.tsv | sed 1d | cut -f 4
quantities are never negative: write 2 instead of -2; --fix=negative writes quantity "2", price "20"

# A line that nothing ends is left, and the finding says so.
$ printf 'date\tcustomer\tkind\tamount\n2026-11-01\tm\tcost\t-4' >u.tsv; crm-check -l u.tsv m.tsv | grep -o 'leaves it: [^→]*off'
leaves it: the line does not end in a line feed, so its last value may be cut off
