# Records of an import that were voided since, or that differ: what the next import does with them.
# What is expected follows from crm-log(1), The same again, by hand.
@ customers.tsv
id→name
m→Max Muster
.
@ orders.csv
Order,When,Paid,Back
1001,2026-11-01,20.00,
1002,2026-11-02,30.00,5.00
1003,2026-11-03,40.00,
.
@ rules.yaml
version: 1
key: ["{Order}"]
columns: {date: "{When}", customer: m, kind: purchase, amount: "{Paid}"}
rest: drop
rows:
  - {when: "{Back} > 0", add: {kind: refund, amount: "{Back}", ref: "event:{#event}"}}
.
@ import
crm-log -f log.tsv -c customers.tsv --rules rules.yaml --from orders.csv --today=2026-11-21 "$@"
.
@ facts
crm-facts -l log.tsv --today=2026-11-21 -C purchases,spend,refunds customers.tsv | sed 1d | cut -f 1,4-
.

# A wrong import is undone: 90.00 of sales, less a refund of 5.00
$ sh import >/dev/null; sh facts; crm-log -f log.tsv --undo --batch >/dev/null 2>&1; sh facts
m→3→85.00→5.00
m→0→0.00→0.00
! crm-log: log.tsv: 4 records: 4 new, 0 known, 0 changed, 0 faulty

# The next import leaves out what was voided, says so, and is no failure
$ cp log.tsv undone.tsv; sh import; cmp undone.tsv log.tsv
! crm-log: orders.csv:2: 4 records were voided in the log, and stay out (the first is in this line); --again adds them again
! crm-log: log.tsv: 4 records: 0 new, 0 known, 0 changed, 0 faulty, 4 voided

# --again adds them with ids of their own; a refund refers to the new line of its sale
$ sh import --again --dry-run | cut -d ' ' -f 2,5,7; cmp undone.tsv log.tsv; sh import --again; tail -n 4 log.tsv | cut -f 1,5,8,12; sh facts
event="1001~2" kind="purchase" amount="20.00"
event="1002~2" kind="purchase" amount="30.00"
event="1002-refund~2" kind="refund" amount="5.00"
event="1003~2" kind="purchase" amount="40.00"
1001~2
1002~2
1002-refund~2
1003~2
1001~2→purchase→20.00→
1002~2→purchase→30.00→
1002-refund~2→refund→5.00→event:1002~2
1003~2→purchase→40.00→
m→3→85.00→5.00
! crm-log: log.tsv: 4 records: 4 new, 0 known, 0 changed, 0 faulty; nothing was written
! crm-log: log.tsv: 4 records: 4 new, 0 known, 0 changed, 0 faulty

# From then on they are known, with and without --again; crm-check finds nothing wrong
$ sh import; sh import --again; crm-check -l log.tsv customers.tsv 2>/dev/null | wc -l | tr -d ' '
1
! crm-log: log.tsv: 4 records: 0 new, 4 known, 0 changed, 0 faulty
! crm-log: log.tsv: 4 records: 0 new, 4 known, 0 changed, 0 faulty

# One that is voided on purpose stays out, and so does a later refund of it
$ crm-log -f log.tsv --today=2026-11-21 void 1001~2 >/dev/null 2>&1; sed -i 's/^1001.*/1001,2026-11-01,20.00,20.00/' orders.csv; sh import; sh facts
m→2→65.00→5.00
! crm-log: orders.csv:2: 2 records were voided in the log, and stay out (the first is in this line); --again adds them again
! crm-log: log.tsv: 5 records: 0 new, 3 known, 0 changed, 0 faulty, 2 voided

# One alone; then both are added again, the refund for the first time
$ sed -n '1p;4p' orders.csv >one.csv; crm-log -f log.tsv --today=2026-11-21 void 1003~2 >/dev/null 2>&1; crm-log -f log.tsv -c customers.tsv --rules rules.yaml --from one.csv --today=2026-11-21; sh import --again; tail -n 3 log.tsv | cut -f 1,8,12; sh facts
1001~3
1001-refund
1003~3
1001~3→20.00→
1001-refund→20.00→event:1001~3
1003~3→40.00→
m→3→65.00→25.00
! crm-log: one.csv:2: 1 record was voided in the log, and stays out; --again adds it again
! crm-log: log.tsv: 1 record: 0 new, 0 known, 0 changed, 0 faulty, 1 voided
! crm-log: log.tsv: 5 records: 3 new, 2 known, 0 changed, 0 faulty

# A void that is itself taken back does not count: the order is known again
$ crm-log -f log.tsv --today=2026-11-21 void 1003~3 2>/dev/null >v; crm-log -f log.tsv --today=2026-11-21 void "$(cat v)" 2>/dev/null >/dev/null; sh import
! crm-log: log.tsv: 5 records: 0 new, 5 known, 0 changed, 0 faulty

# What differs is changed: with --replace the old one is voided and the new one added; what refers to it follows
$ sed -i 's/30.00/35.00/' orders.csv; cp log.tsv before.tsv; sh import
! crm-log: orders.csv:3: changed 1002: amount: "30.00" -> "35.00" (entries of a log are never changed: --replace voids the entry and adds this one)
! crm-log: log.tsv: 5 records: 0 new, 4 known, 1 changed, 0 faulty
? 1
$ cmp before.tsv log.tsv; sh import --replace --dry-run | grep -v '^?' | cut -d ' ' -f 1,5; cmp before.tsv log.tsv
+ kind="void"
+ kind="purchase"
+ kind="void"
+ kind="refund"
! crm-log: orders.csv:3: changed 1002: amount: "30.00" -> "35.00"
! crm-log: orders.csv:3: changed 1002-refund: ref: "event:1002~2" -> "event:1002~3"
! crm-log: log.tsv: 5 records: 0 new, 3 known, 2 changed, 0 faulty; nothing was written
$ sh import --replace 2>/dev/null; tail -n 4 log.tsv | cut -f 2,5,8,12; sh facts; sh import
1002~3
1002-refund~3
2026-11-02→void→→event:1002~2
2026-11-02→purchase→35.00→
2026-11-02→void→→event:1002-refund~2
2026-11-02→refund→5.00→event:1002~3
m→3→70.00→25.00
! crm-log: log.tsv: 5 records: 0 new, 5 known, 0 changed, 0 faulty

# A log in CSV, and one without ref
$ crm-log -f log.csv -c customers.tsv --rules rules.yaml --from one.csv --today=2026-11-21 2>/dev/null; sed -i 's/40.00/41/' one.csv; crm-log -f log.csv -c customers.tsv --rules rules.yaml --from one.csv --today=2026-11-21 --replace; tail -n 1 log.csv | cut -d , -f 1,8
1003
1003~2
1003~2,41
! crm-log: one.csv:2: changed 1003: amount: "40.00" -> "41"
! crm-log: log.csv: 1 record: 0 new, 0 known, 1 changed, 0 faulty

$ printf 'event\tdate\tcustomer\tkind\tamount\n1003\t2026-11-03\tm\tpurchase\t40\n' >noref.tsv; crm-log -f noref.tsv --from one.csv --key=Order --map When=date --map Paid=amount --map Back= --set kind=purchase --set customer=m --today=2026-11-21 --replace
! crm-log: noref.tsv:1: --replace: the log has no column "ref", so a void cannot name what it takes back
? 1
$ wc -l <noref.tsv | tr -d ' '
2

# What cannot be voided is a fault of its record and leaves the log as it is: here the log's date is yet to come
$ printf 'event\tdate\tcustomer\tkind\tamount\tref\n1003\t2027-01-01\tm\tpurchase\t40\t\n' >late.tsv; crm-log -f late.tsv -c customers.tsv --rules rules.yaml --from one.csv --today=2026-11-21 --replace --rejects=r.tsv
! crm-log: one.csv:2: changed 1003: date: "2027-01-01" -> "2026-11-03"; amount: "40" -> "41"
! crm-log: late.tsv: 1 record: 0 new, 0 known, 0 changed, 1 faulty
! crm-log: 0 records taken, 1 faulty record set aside in r.tsv
? 1
$ wc -l <late.tsv | tr -d ' '; cut -f 1-4 r.tsv | tail -n 1
2
one.csv→2→date→"2027-01-01" is in the future; the date of a promise or an appointment belongs in due

# They are for a stream and a log
$ crm-log --again --from orders.csv --rules rules.yaml; crm-log -f log.tsv --replace call m
! crm-log: --again requires --file (-f)
! crm-log: --replace and the operand "call" exclude each other
? 2

$ crm-log -f log.tsv --undo --again
! crm-log: --undo and --again exclude each other
? 2

# An order that was imported and that the rules leave out now is told, until a void takes it out; one that
# another line of the file still has is not left out
@ state.csv
Order,When,Paid,State
2001,2026-11-01,20.00,paid
2002,2026-11-02,30.00,paid
2003,2026-11-03,30.00,failed
2002,2026-11-02,30.00,draft
.
@ state
crm-log -f state.tsv -c customers.tsv --from state.csv --key=Order --columns '{date: "{When}", customer: m, kind: purchase, amount: "{Paid}"}' --rest=drop --rows '[{when: "{State} in ('"'failed', 'draft'"')", skip: yes}]' --today=2026-11-21
.
$ sh state; sed -i '2s/paid/failed/' state.csv; sh state
2001
2002
! crm-log: state.tsv: 2 records: 2 new, 0 known, 0 changed, 0 faulty
! crm-log: 2 rows were left out by the rules
! crm-log: state.csv:2: changed 2001: the log has it, and the rules leave it out now (if it no longer holds, "crm-log -f state.tsv void 2001" voids it in the log, too)
! crm-log: state.tsv: 2 records: 0 new, 1 known, 1 changed, 0 faulty
! crm-log: 3 rows were left out by the rules
? 1

$ crm-log -f state.tsv void 2001 >id 2>&1; sh state
! crm-log: state.tsv: 1 record: 0 new, 1 known, 0 changed, 0 faulty
! crm-log: 3 rows were left out by the rules

# With --rejects the count of records taken is of records, not of rows that are left out
$ sed -i '3s/paid/failed/; 5d' state.csv; printf '2004,2026-02-30,5,paid\n' >>state.csv; sed -i 's/--today/--rejects=r.tsv --today/' state; sh state
! crm-log: state.csv:3: changed 2002: the log has it, and the rules leave it out now (if it no longer holds, "crm-log -f state.tsv void 2002" voids it in the log, too)
! crm-log: state.tsv: 2 records: 0 new, 0 known, 1 changed, 1 faulty
! crm-log: 3 rows were left out by the rules
! crm-log: 0 records taken, 1 faulty record set aside in r.tsv
? 1
