# Records of an import that the export does not give any more: they are told, and --replace voids them.
# What is expected follows from crm-log(1), The same again, by hand: order 501 is 54.90, of which the second
# line is 30/50 = 32.94; 502 of 20.00 is cancelled; 503 of 24.90 is paid back.
@copy samples/import
@cd import
@ take
crm-log -f log.tsv -c shop.tsv --rules=woocommerce-orders --today=2026-11-28 --from "$@" --new-columns >ids
.
@ facts
crm-facts -l log.tsv --today=2026-11-28 -C spend shop.tsv | sed 1d | awk '{ print $1, $NF }'
.
@ begin
rm -f log.tsv shop.tsv
crm-add -f shop.tsv --from=woocommerce-orders.csv --rules=woocommerce-orders-customers >/dev/null 2>&1
sh take woocommerce-orders.csv 2>/dev/null
.

# A cancelled order is completed after all: the cancel that its rules added is no more
$ sh begin; sh facts; sed 's/cancelled/completed/' woocommerce-orders.csv >new.csv; sh take new.csv
c0001 54.90
c0002 0.00
c0003 0.00
! crm-log: new.csv:4: changed woo502-1-cancel: the log has it, and the rules leave it out now (if it no longer holds, "crm-log -f log.tsv void woo502-1-cancel" voids it in the log, too)
! crm-log: log.tsv: 6 records: 0 new, 5 known, 1 changed, 0 faulty
? 1

$ sh take new.csv --replace; cat ids; sh facts; sh take new.csv; sh take woocommerce-orders.csv
c0001 54.90
c0002 20.00
c0003 0.00
! crm-log: new.csv:4: changed woo502-1-cancel: the log has it, and the rules leave it out now; it is voided
! crm-log: log.tsv: 6 records: 0 new, 5 known, 1 changed, 0 faulty
! crm-log: log.tsv: 5 records: 0 new, 5 known, 0 changed, 0 faulty
! crm-log: woocommerce-orders.csv:4: 1 record was voided in the log, and stays out; --again adds it again
! crm-log: log.tsv: 6 records: 0 new, 5 known, 0 changed, 0 faulty, 1 voided

# A refund that was a mistake
$ sh begin; sed 's/24.90,24.90/24.90,0.00/' woocommerce-orders.csv >new.csv; sh take new.csv; sh take new.csv --replace; sh facts
c0001 54.90
c0002 0.00
c0003 24.90
! crm-log: new.csv:5: changed woo503-1-refund: the log has it, and the rules leave it out now (if it no longer holds, "crm-log -f log.tsv void woo503-1-refund" voids it in the log, too)
! crm-log: log.tsv: 6 records: 0 new, 5 known, 1 changed, 0 faulty
! crm-log: new.csv:5: changed woo503-1-refund: the log has it, and the rules leave it out now; it is voided
! crm-log: log.tsv: 6 records: 0 new, 5 known, 1 changed, 0 faulty

# A line that vanishes from an order: the last one alone is no more; the amount is now of one line
$ sh begin; sed '3d' woocommerce-orders.csv >new.csv; sh take new.csv; sh take new.csv --replace --dry-run; cut -d ' ' -f 1,4,5,6 ids | sed 's/ dir=.*//'; sh take new.csv --replace; sh facts; sh take new.csv
+ customer="c0001" kind="void"
+ customer="c0001" kind="purchase"
+ customer="c0001" kind="void"
c0001 54.90
c0002 0.00
c0003 0.00
! crm-log: new.csv:2: changed woo501-1: amount: "21.96" -> "54.90" (entries of a log are never changed: --replace voids the entry and adds this one)
! crm-log: new.csv:2: changed woo501-2: the log has it, and its order has no such line now (if it no longer holds, "crm-log -f log.tsv void woo501-2" voids it in the log, too)
! crm-log: log.tsv: 6 records: 0 new, 4 known, 2 changed, 0 faulty
! crm-log: new.csv:2: changed woo501-1: amount: "21.96" -> "54.90"
! crm-log: new.csv:2: changed woo501-2: the log has it, and its order has no such line now; it is voided
! crm-log: log.tsv: 6 records: 0 new, 4 known, 2 changed, 0 faulty; nothing was written
! crm-log: new.csv:2: changed woo501-1: amount: "21.96" -> "54.90"
! crm-log: new.csv:2: changed woo501-2: the log has it, and its order has no such line now; it is voided
! crm-log: log.tsv: 6 records: 0 new, 4 known, 2 changed, 0 faulty
! crm-log: log.tsv: 5 records: 0 new, 5 known, 0 changed, 0 faulty

# All that an order gave is no more when it failed, also its refund
$ sh begin; sed 's/completed/failed/' woocommerce-orders.csv >new.csv; sh take new.csv; sh take new.csv --replace; sh facts
c0001 0.00
c0002 0.00
c0003 0.00
! crm-log: new.csv:2: changed woo501-1: the log has it, and the rules leave it out now (if it no longer holds, "crm-log -f log.tsv void woo501-1" voids it in the log, too)
! crm-log: new.csv:3: changed woo501-2: the log has it, and the rules leave it out now (if it no longer holds, "crm-log -f log.tsv void woo501-2" voids it in the log, too)
! crm-log: new.csv:5: changed woo503-1: the log has it, and the rules leave it out now (if it no longer holds, "crm-log -f log.tsv void woo503-1" voids it in the log, too)
! crm-log: new.csv:5: changed woo503-1-refund: the log has it, and the rules leave it out now (if it no longer holds, "crm-log -f log.tsv void woo503-1-refund" voids it in the log, too)
! crm-log: log.tsv: 6 records: 0 new, 2 known, 4 changed, 0 faulty
! crm-log: 3 rows were left out by the rules
! crm-log: new.csv:2: changed woo501-1: the log has it, and the rules leave it out now; it is voided
! crm-log: new.csv:3: changed woo501-2: the log has it, and the rules leave it out now; it is voided
! crm-log: new.csv:5: changed woo503-1: the log has it, and the rules leave it out now; it is voided
! crm-log: new.csv:5: changed woo503-1-refund: the log has it, and the rules leave it out now; it is voided
! crm-log: log.tsv: 6 records: 0 new, 2 known, 4 changed, 0 faulty
! crm-log: 3 rows were left out by the rules

# Numbers of lines are compared as numbers; ids that look alike are of others; those of other orders stay
@ plain.csv
Order,When,Paid
7,2026-11-01,1
7,2026-11-01,1
7,2026-11-01,1
17,2026-11-01,1
.
@ plain
crm-log -f plain.tsv --from "$@" --key='[Order, "#"]' --columns '{date: "{When}", customer: m, kind: purchase, amount: "{Paid}"}' --rest=drop --today=2026-11-28
.
$ sh plain plain.csv; crm-log -f plain.tsv --today=2026-11-28 --date=2026-11-01 --set event=7-x-2 purchase m --amount=2; sed '3,4d' plain.csv >new.csv; sh plain new.csv; sh plain new.csv --replace; cut -f 2,5,12 plain.tsv | tail -n 3
7-1
7-2
7-3
17-1
7-x-2
2026-11-01→purchase→
2026-11-01→void→event:7-2
2026-11-01→void→event:7-3
! crm-log: plain.tsv: 4 records: 4 new, 0 known, 0 changed, 0 faulty
! crm-log: no file of customers is known (-c), so the customers in these records were taken to be ids
! crm-log: plain.tsv:6: purchase of m, 2.00, on 2026-11-01; no file of customers is known (-c), so this was taken for an id
! crm-log: new.csv:2: changed 7-2: the log has it, and its order has no such line now (if it no longer holds, "crm-log -f plain.tsv void 7-2" voids it in the log, too)
! crm-log: new.csv:2: changed 7-3: the log has it, and its order has no such line now (if it no longer holds, "crm-log -f plain.tsv void 7-3" voids it in the log, too)
! crm-log: plain.tsv: 4 records: 0 new, 2 known, 2 changed, 0 faulty
! crm-log: new.csv:2: changed 7-2: the log has it, and its order has no such line now; it is voided
! crm-log: new.csv:2: changed 7-3: the log has it, and its order has no such line now; it is voided
! crm-log: plain.tsv: 4 records: 0 new, 2 known, 2 changed, 0 faulty

# Of a part of an export nobody knows how many lines an order has
$ rm plain.tsv; sh plain plain.csv; sed '2s/2026/202x/' plain.csv >new.csv; sh plain new.csv --rejects=r.tsv; sed -i 's/202x/2026/g' r.tsv; sh plain r.tsv
7-1
7-2
7-3
17-1
! crm-log: plain.tsv: 4 records: 4 new, 0 known, 0 changed, 0 faulty
! crm-log: no file of customers is known (-c), so the customers in these records were taken to be ids
! crm-log: plain.tsv: 4 records: 0 new, 3 known, 0 changed, 1 faulty
! crm-log: 0 records taken, 1 faulty record set aside in r.tsv
! crm-log: plain.tsv: 1 record: 0 new, 1 known, 0 changed, 0 faulty

# Columns that the log gets with this import are compared, too: an empty one differs from what the file says
@ first.csv
event,date,customer,kind,amount
A1,2026-11-01,m,purchase,30
A2,2026-11-02,m,purchase,30
.
$ sed '1s/$/,channel/; 2s/$/,web/; 3s/$/,/' first.csv >second.csv; crm-log -f new.tsv --today=2026-11-28 --from first.csv 2>/dev/null; crm-log -f new.tsv --today=2026-11-28 --from second.csv --new-columns
A1
A2
! crm-log: second.csv:2: changed A1: channel: "" -> "web" (entries of a log are never changed: --replace voids the entry and adds this one)
! crm-log: new.tsv: each line has 1 new column
! crm-log: new.tsv: 2 records: 0 new, 1 known, 1 changed, 0 faulty
? 1
$ crm-log -f new.tsv --today=2026-11-28 --from second.csv --new-columns --replace; cut -f 2,5,8,15 new.tsv; crm-log -f new.tsv --today=2026-11-28 --from second.csv
A1~2
date→kind→amount→channel
2026-11-01→purchase→30→
2026-11-02→purchase→30→
2026-11-01→void→→
2026-11-01→purchase→30→web
! crm-log: second.csv:2: changed A1: channel: "" -> "web"
! crm-log: new.tsv: 2 records: 0 new, 1 known, 1 changed, 0 faulty
! crm-log: new.tsv: 2 records: 0 new, 2 known, 0 changed, 0 faulty
