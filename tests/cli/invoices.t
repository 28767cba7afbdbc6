# Invoices and payments by amount. Expected values by hand.

@ m.tsv
id→name→phone→email
m→Max Muster→+1 555 0100→max@example.org
.
@ p.yaml
version: 1
due:
  - {rule: pay, open: invoice, within: 14d, action: call}
.
# The log of these lines (date, kind, amount, ref; ids 1, 2 …) as of 2026-11-21.
@ try.sh
printf 'event\tdate\tcustomer\tkind\tamount\tref\tdue\n' >l.tsv
awk '{ d = $1; k = $2; a = r = u = ""; for (i = 3; i <= NF; i++) if ($i ~ /^#/) r = "event:" substr($i, 2); else if ($i ~ /^due=/) u = substr($i, 5); else a = $i
  printf "%d\t%s\tm\t%s\t%s\t%s\t%s\n", NR, d, k, a, r, u }' >>l.tsv
crm-facts -l l.tsv --today=${1:-2026-11-21} -C invoices_open,owed,owed_overdue,oldest_open_invoice m.tsv | tail -n 1 | cut -f 6-
(head -n 1 l.tsv; tail -n +2 l.tsv | tac) >back.tsv
crm-facts -l back.tsv --today=${1:-2026-11-21} -C invoices_open,owed,owed_overdue,oldest_open_invoice m.tsv | tail -n 1 | cut -f 6- >back
crm-facts -l l.tsv --today=${1:-2026-11-21} -C invoices_open,owed,owed_overdue,oldest_open_invoice m.tsv | tail -n 1 | cut -f 6- | cmp - back
.

# ---- case 15 ----
# 100 less 30 is 70, and still due.
$ sh try.sh
< 2026-11-01 invoice 100
< 2026-11-10 payment 30
1→70.00→0.00→2026-11-01

$ crm-due -p p.yaml -l l.tsv --today=2026-11-21 -C due_date,due_why m.tsv
due_date→due_why
2026-11-15→Since 2026-11-01 there is an open invoice; 70.00 of 100.00 is open (6 days past the limit)

# As of the day before the payment all of it is open.
$ crm-due -p p.yaml -l l.tsv --today=2026-11-09 -C due_why m.tsv; crm-facts -l l.tsv --today=2026-11-09 -C owed m.tsv | cut -f 6
due_why
owed
100.00

# A payment of 0 closes none, of 100 it does, and without an amount it closes one.
$ sh try.sh
< 2026-11-01 invoice 100
< 2026-11-10 payment 0
1→100.00→0.00→2026-11-01

$ crm-due -p p.yaml -l l.tsv --today=2026-11-21 -C due_why m.tsv
due_why
Since 2026-11-01 there is an open invoice; 100.00 is open (6 days past the limit)

$ sh try.sh
< 2026-11-01 invoice 100
< 2026-11-10 payment 100
0→0.00→0.00→

$ sh try.sh
< 2026-11-01 invoice 100
< 2026-11-02 invoice 40
< 2026-11-10 payment
1→40.00→0.00→2026-11-02

# Of 150 for invoices of 100 and 40 both are closed, and 10 stays as credit: of a third of 25 there is 15 open.
$ sh try.sh
< 2026-11-01 invoice 100
< 2026-11-02 invoice 40
< 2026-11-10 payment 150
0→0.00→0.00→

$ sh try.sh
< 2026-11-01 invoice 100
< 2026-11-02 invoice 40
< 2026-11-10 payment 150
< 2026-11-12 invoice 25
1→15.00→0.00→2026-11-12

# ---- which one is paid ----
# The one that is named; what is over goes to the oldest that is open, then it is a credit.
$ sh try.sh
< 2026-11-01 invoice 100
< 2026-11-02 invoice 40
< 2026-11-10 payment 45 #2
1→95.00→0.00→2026-11-01

# In parts, to the cent; a cent too little leaves a cent open.
$ sh try.sh
< 2026-11-01 invoice 100
< 2026-11-02 payment 33.33
< 2026-11-03 payment 33.33
< 2026-11-04 payment 33.33
1→0.01→0.00→2026-11-01

# An invoice that was paid already is paid twice: a credit.
$ sh try.sh
< 2026-11-01 invoice 100
< 2026-11-02 payment 100
< 2026-11-03 payment 100 #1
< 2026-11-04 invoice 130
1→30.00→0.00→2026-11-04

# A payment that names a later invoice waits for it, and is no credit for another.
$ sh try.sh
< 2026-11-01 invoice 20
< 2026-11-02 payment 50 #4
< 2026-11-03 invoice 10
< 2026-11-04 invoice 45
2→25.00→0.00→2026-11-01

# Of one moment the invoice that is due first is paid first, then the smaller one.
$ sh try.sh
< 2026-11-01 invoice 100 due=2026-12-01
< 2026-11-01 invoice 60 due=2026-11-15
< 2026-11-02 payment 70
1→90.00→0.00→2026-11-01

$ sh try.sh
< 2026-11-01 invoice 100
< 2026-11-01 invoice 60
< 2026-11-02 payment 70
1→90.00→0.00→2026-11-01

# What is overdue: the due is before today.
$ sh try.sh
< 2026-11-01 invoice 100 due=2026-11-20
< 2026-11-01 invoice 60 due=2026-11-21
< 2026-11-01 invoice 30
< 2026-11-02 payment 1
3→189.00→99.00→2026-11-01

# ---- what closes without money ----
# A cancel that names an invoice closes it; one that names none does not. What was paid for an
# invoice that was voided pays the next one.
$ sh try.sh
< 2026-11-01 invoice 100
< 2026-11-02 invoice 40
< 2026-11-03 cancel #1
< 2026-11-04 cancel
1→40.00→0.00→2026-11-02

$ sh try.sh
< 2026-11-01 invoice 100
< 2026-11-02 invoice 40
< 2026-11-03 payment 100
< 2026-11-04 void #1
0→0.00→0.00→

# An invoice of 0 owes nothing.
$ sh try.sh
< 2026-11-01 invoice 0
0→0.00→0.00→

# ---- without amounts, as ever ----
$ sh try.sh
< 2026-11-01 invoice
< 2026-11-02 invoice
< 2026-11-03 payment
1→0.00→0.00→2026-11-02

$ crm-due -p p.yaml -l l.tsv --today=2026-11-21 -C due_why m.tsv
due_why
Since 2026-11-02 there is an open invoice (5 days past the limit)

# An invoice without an amount takes all of a payment; a payment of 0 does not close it.
$ sh try.sh
< 2026-11-01 invoice
< 2026-11-02 invoice 40
< 2026-11-03 payment 100
< 2026-11-04 payment 0
1→40.00→0.00→2026-11-02

# A credit pays no invoice without an amount.
$ sh try.sh
< 2026-11-01 invoice 10
< 2026-11-02 payment 100
< 2026-11-03 invoice
1→0.00→0.00→2026-11-03

# ---- the same day ----
# A payment at ten is for what has no time on its day, by amount.
$ sh try.sh
< 2026-11-01T10:00 payment 70
< 2026-11-01 invoice 100
1→30.00→0.00→2026-11-01

# Who never had an invoice just paid: that is no credit.
$ sh try.sh
< 2026-11-01 payment 70
< 2026-11-02 purchase 70
< 2026-11-03 invoice 100
1→100.00→0.00→2026-11-03

# ---- a sentence of one's own ----
@ own.yaml
version: 1
due:
  - {rule: pay, open: invoice, action: call, why: "Invoice of {since}: {open}"}
.
$ printf '2026-11-01 invoice 100\n2026-11-10 payment 30\n' | sh try.sh >/dev/null; crm-due -p own.yaml -l l.tsv --today=2026-11-21 -C due_why m.tsv
due_why
Invoice of 2026-11-01: 70.00 of 100.00 is open (20 days past the limit)

# ---- crm-check ----
# Partial payments are none that close nothing; one too many is, and so is one of 0.
@ c.tsv
event→date→customer→kind→amount→ref
1→2026-11-01→m→invoice→100→
2→2026-11-02→m→payment→30→
3→2026-11-03→m→payment→30→event:1
4→2026-11-04→m→payment→60→
5→2026-11-05→m→invoice→20→
6→2026-11-06→m→payment→0→
7→2026-11-07→m→invoice→7→
8→2026-11-08→m→cancel→→event:7
9→2026-11-09→m→payment→1→
.
$ crm-check -l c.tsv --today=2026-11-21 m.tsv
file→line→field→finding→value→id→severity
c.tsv→7→amount→a payment of 0 closes nothing→0→m→warning
c.tsv→10→kind→closes nothing: this customer has nothing open at that time→payment→m→warning

# Sums that are too large are a fault, not a wrong number.
$ printf 'date\tcustomer\tkind\tamount\n2026-11-01\tm\tinvoice\t900000000000000\n2026-11-02\tm\tinvoice\t900000000000000\n' >h.tsv; crm-facts -l h.tsv -C owed m.tsv
! crm-facts: m.tsv:2: owed: becomes too large
? 1
