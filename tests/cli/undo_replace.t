# --undo --batch after --replace: what was replaced counts again. By hand: 30, then 50 in its stead, then 30.
@ c.tsv
id→name
a→Ann
.
@ o1.csv
event,date,customer,kind,amount
A1,2026-11-01,a,purchase,30
.
@ spend
crm-facts -l l.tsv --today=2026-11-28 -C purchases,spend c.tsv | sed 1d | awk '{ print $(NF-1), $NF }'
.
$ sed 's/30/50/' o1.csv >o2.csv; crm-log -f l.tsv -c c.tsv --from o1.csv --today=2026-11-28; crm-log -f l.tsv -c c.tsv --replace --from o2.csv --today=2026-11-28; sh spend; cp l.tsv before.tsv
A1
A1~2
1 50.00
! crm-log: l.tsv: 1 record: 1 new, 0 known, 0 changed, 0 faulty
! crm-log: o2.csv:2: changed A1: amount: "30" -> "50"
! crm-log: l.tsv: 1 record: 0 new, 0 known, 1 changed, 0 faulty

# The void and the new entry were recorded together
$ crm-log -f l.tsv -c c.tsv --undo; cmp l.tsv before.tsv
! crm-log: l.tsv:4: is one of 2 entries that were recorded together; --undo --batch takes back all of them

$ crm-log -f l.tsv -c c.tsv --undo --batch >ids; wc -l <ids | tr -d ' '; sh spend; crm-check -l l.tsv c.tsv | sed 1d
2
1 30.00
! crm-log: l.tsv:3: took back: void of a "Ann", on 2026-11-01
! crm-log: l.tsv:2: counts again: purchase of a "Ann", 30.00, on 2026-11-01
! crm-log: l.tsv:4: took back: purchase of a "Ann", 50.00, on 2026-11-01
! crm-log: l.tsv: 2 entries taken back that were recorded together

# The first file is known again; the second differs once more, and is not added under an id that is used
$ crm-log -f l.tsv -c c.tsv --from o1.csv --today=2026-11-28; crm-log -f l.tsv -c c.tsv --replace --from o2.csv --today=2026-11-28; sh spend; cut -f 1 l.tsv | sort | uniq -d
A1~3
1 50.00
! crm-log: l.tsv: 1 record: 0 new, 1 known, 0 changed, 0 faulty
! crm-log: o2.csv:2: changed A1: amount: "30" -> "50"
! crm-log: l.tsv: 1 record: 0 new, 0 known, 1 changed, 0 faulty

# Undone again; then what is left to undo is the first import
$ crm-log -f l.tsv -c c.tsv --undo --batch >ids; sh spend; crm-log -f l.tsv -c c.tsv --undo >ids; sh spend; crm-log -f l.tsv -c c.tsv --undo
1 30.00
0 0.00
! crm-log: l.tsv:7: took back: void of a "Ann", on 2026-11-01
! crm-log: l.tsv:2: counts again: purchase of a "Ann", 30.00, on 2026-11-01
! crm-log: l.tsv:8: took back: purchase of a "Ann", 50.00, on 2026-11-01
! crm-log: l.tsv: 2 entries taken back that were recorded together
! crm-log: l.tsv:2: took back: purchase of a "Ann", 30.00, on 2026-11-01
! crm-log: l.tsv: nothing of yours left to undo within the last hour
? 1

