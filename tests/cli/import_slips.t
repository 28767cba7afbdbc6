# Hints for what an import cannot read: they never throw digits away, and their commands can be pasted.
# The values are by hand.
@ customers.tsv
id→name
m→Max
.
@ amount
# amount VALUE [OPTION ...]: what it reads, or what it says of it
v=$1; shift
printf 'date,customer,kind,amount\n2026-11-01,m,purchase,"%s"\n' "$v" >one.csv
crm-log -c customers.tsv --from one.csv --today=2026-11-28 "$@" 2>&1 | sed -e 1d -e 's/^.*amount: //' | cut -f 8
.
@ fault
v=$1; shift
printf 'date,customer,kind,amount\n2026-11-01,m,purchase,"%s"\n' "$v" >one.csv
crm-log -c customers.tsv --from one.csv --today=2026-11-28 "$@" 2>&1 | sed -e 's/^.*amount: //'
.

# No option reads these: a sign has no digits, and a letter that touches them was meant as one
$ for v in 1E+05 1e3 1,5e-3; do sh fault "$v"; done
"1E+05" is not a number; a spreadsheet writes it so in a narrow column: show all digits there, and export it again
"1e3" is not a number; a spreadsheet writes it so in a narrow column: show all digits there, and export it again
"1,5e-3" is not a number; a spreadsheet writes it so in a narrow column: show all digits there, and export it again

$ for v in 1:30 1_000 0x10 30/2 l0 3O 5% 30½ 10² ٣٠; do sh fault "$v"; done
"1:30" is not a number
"1_000" is not a number
"0x10" is not a number
"30/2" is not a number
"l0" is not a number
"3O" is not a number
"5%" is not a number
"30½" is not a number
"10²" is not a number
"٣٠" is not a number

# Signs are still advised
$ for v in '30 EUR' '€30' 'US$30' 'R$ 30' '30 kr.' '30 руб.' '₹30'; do sh fault "$v"; done
"30 EUR" is not a number; --currency-signs='EUR' reads it as 30
"€30" is not a number; --currency-signs='€' reads it as 30
"US$30" is not a number; --currency-signs='US$' reads it as 30
"R$ 30" is not a number; --currency-signs='R$' reads it as 30
"30 kr." is not a number; --currency-signs='kr.' reads it as 30
"30 руб." is not a number; --currency-signs='руб.' reads it as 30
"₹30" is not a number; --currency-signs='₹' reads it as 30

# No cents
$ sh fault 30,-; for v in 30,- '-30,-' '30,- €' '€ 1.200,--' 30,–; do sh amount "$v" --decimal=, --thousands=. --currency-signs=€ --negative=refund; done; sh amount 30.-; sh amount 30- --negative=refund
"30,-" is not a number; --decimal=',' reads it as 30
30
30
30
1200
30
30
30

# A list of signs is extended; one option given twice would forget the first
$ sh fault '30 EUR' --currency-signs=€; sh amount '30 EUR' --currency-signs='[€, EUR]'; sh fault '€1.200,50' --currency-signs=€
"30 EUR" is not a number with the marks that "decimal" and "thousands" give; --currency-signs='[€, EUR]' reads it as 30
30
"€1.200,50" is not a number with the marks that "decimal" and "thousands" give; --decimal=',' --thousands='.' reads it as 1200.50

$ crm-log -c customers.tsv --from one.csv --currency-signs=€ --currency-signs=EUR
! crm-log: --currency-signs is given twice; one of several values is written as a list: --currency-signs='[..., ...]'
? 2

# A column whose name differs from ours in capitals alone is a slip
@ cased.csv
event,date,customer,kind,Amount
A1,2026-11-01,m,purchase,30
.
$ crm-log -f l.tsv -c customers.tsv --from cased.csv --new-columns; ls l.tsv 2>/dev/null
! crm-log: cased.csv: the column "Amount" differs from our column "amount" only in capital letters; --map Amount=amount takes it, --map Amount= leaves it out
? 2

$ crm-log -f l.tsv -c customers.tsv --from cased.csv --rest=keep
! crm-log: cased.csv: the column "Amount" differs from our column "amount" only in capital letters; --map Amount=amount takes it, --map Amount= leaves it out
? 1

$ crm-log -f l.tsv -c customers.tsv --from cased.csv --new-columns --map Amount=amount --today=2026-11-28; cut -f 8 l.tsv
A1
amount
30
! crm-log: l.tsv: 1 record: 1 new, 0 known, 0 changed, 0 faulty

# Commands that are recommended work with any name: blanks, quotes, and ids that begin with "-"
@ take
crm-log -f 'my shop/l.tsv' -c customers.tsv --from "$1" --key=Order --columns '{date: "{When}", customer: m, kind: purchase, amount: "{Paid}"}' --rest=drop --rows '[{when: "{State} == '"'failed'"'", skip: yes}]' --today=2026-11-28
.
$ mkdir 'my shop'; printf 'id,Order,When,Paid,State\n' >"it's o.csv"; printf '%s\n' '-A&1,-A&1,2026-11-01,20,paid' >>"it's o.csv"; cp "it's o.csv" o.csv; sh take o.csv; sed 's/paid/failed/' "it's o.csv" >o.csv; sh take o.csv
-A&1
! crm-log: my shop/l.tsv: 1 record: 1 new, 0 known, 0 changed, 0 faulty
! crm-log: o.csv:2: changed -A&1: the log has it, and the rules leave it out now (if it no longer holds, "crm-log -f 'my shop/l.tsv' void 'event:-A&1'" voids it in the log, too)
! crm-log: my shop/l.tsv: 1 record: 0 new, 0 known, 1 changed, 0 faulty
! crm-log: 1 row was left out by the rules
? 1

$ sh -c "$(sh take o.csv 2>&1 | sed -n 's/.*if it no longer holds, "\(.*\)" voids it.*/\1/p')" >ids 2>&1; sh take o.csv
! crm-log: my shop/l.tsv: 0 records: 0 new, 0 known, 0 changed, 0 faulty
! crm-log: 1 row was left out by the rules

$ printf 'id\tname\tstatus\n-d1\tDee\tdeceased\n' >'my c.tsv'; crm-log -f 'my shop/l.tsv' -c 'my c.tsv' call Dee --today=2026-11-28 >ids
! crm-log: my shop/l.tsv:4: call of -d1 "Dee"
! crm-log: my shop/l.tsv:4: customer: the status of -d1 is deceased; if that is wrong, crm-add -f 'my c.tsv' --update -- -d1 status= corrects it
! crm-log: if this is a mistake, crm-log -f 'my shop/l.tsv' --undo takes the entry back

# A log that is written anew has no line of the entry
$ crm-log -f 'my shop/l.tsv' -c customers.tsv --new-columns --set q=1 cancel m --today=2026-11-28 >ids
! crm-log: my shop/l.tsv: each line has 1 new column
! crm-log: my shop/l.tsv: cancel of m "Max"
! crm-log: my shop/l.tsv: ref: a cancel that names no event takes nothing back, and only says that they left; --ref=event:ID names the event
! crm-log: if this is a mistake, crm-log -f 'my shop/l.tsv' --undo takes the entry back


# A zero byte in an ASCII file does not make it UTF-16; UTF-16 without a mark is still known
$ printf 'event,date,customer,kind\nA1,2026-11-01,m,call\nA2,2026-11-01,\0m,call\n' >nul.csv; crm-log -c customers.tsv --from nul.csv --today=2026-11-28; printf 'event,date,customer,kind,note\nA1,2026-11-01,m,call,王明\n' | iconv -t UTF-16LE >u.csv; crm-log -c customers.tsv --from u.csv --today=2026-11-28 | cut -f 1,14 | tail -n 1
A1→王明
! crm-log: nul.csv:3: has a NUL
