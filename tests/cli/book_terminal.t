# What a book supplies only on a terminal: the operand.
& command -v script
@ shop/customers.tsv
id→name
c1→Lucy
.
@ shop/log.tsv
event→date→customer→kind→amount
e1→2026-11-01→c1→purchase→30
.
$ CRM_BOOK=shop script -qec 'crm-facts --today=2026-11-21 -C spend --to-tsv' /dev/null | tr -d '\r'
id→name→as_of→spend
c1→Lucy→2026-11-21→30.00
