# Options of an import that stand for keys of a rules file, one by one, with their error paths. What is
# expected follows from crm-import(5), by hand.
@ customers.tsv
id→name
m→Max Muster
.
@ rules.yaml
# How the till writes it
version: 1
for: log
columns: {date: "{When}", customer: m, kind: purchase, amount: "{Paid}"}
.

# --print-rules: the text of a file as it is, of one that is built in, and nothing else is done
$ crm-log --rules=rules.yaml --print-rules | cmp - rules.yaml; crm-log --rules=european-till --print-rules | cmp - "$ROOT/samples/import/european-till.yaml"; crm-add -f new.tsv --rules=google-contacts --print-rules | head -n 1; ls new.tsv
# Google Contacts: contacts.google.com, Export, Google CSV (the form since 2024 and the one before)
! ls: cannot access 'new.tsv': No such file or directory
? 2

$ crm-log --print-rules
! crm-log: --print-rules requires --rules
? 2

$ crm-log --rules=googel-contacts --print-rules
! crm-log: no rules are called "googel-contacts"; did you mean "google-contacts"?
? 2

$ crm-log --rules=./none.yaml --print-rules
! crm-log: ./none.yaml: cannot open: No such file or directory
? 2

# What is printed can be changed and used: here the till's numbers get a prefix of their own
$ crm-log --rules=european-till --print-rules | sed 's/till{Bon}/shop{Bon}/' >mine.yaml; printf 'Bon;Datum;Kunde;Artikel;Menge;Betrag\n1;01.11.2026;m;Seife;2;9,80 €\n' >till.csv; crm-log -c customers.tsv --rules=mine.yaml --from till.csv | cut -f 1,2,8
event→date→amount
shop1-1→2026-11-01→9.80

# --group: the columns that are equal in all lines of one order; a total is shared among them, and empty fields are filled
@ orders.csv
Order,Line,When,Total,Each
A,1,2026-11-01,10.00,3
A,2,,,6
B,1,2026-11-02,5.00,1
.
@ group
crm-log -c customers.tsv --from orders.csv --columns '{date: "{When}", customer: m, kind: purchase, amount: {share: "{Total}", by: "{Each}"}, note: "{#}"}' --rest=drop "$@"
.
$ sh group --group=Order --fill=When | cut -f 2,8,14
date→amount→note
2026-11-01→3.33→1
2026-11-01→6.67→2
2026-11-02→5→1

$ sh group --group='{Order}/{When}'; sh group --group='{Order}/{When}' --rejects=r.tsv | cut -f 2,8,14; cut -f 1-4 r.tsv | tail -n 1
date→amount→note
2026-11-01→10→1
2026-11-02→5→1
orders.csv→3→date→is empty, so it is not known when this happened
! crm-log: orders.csv:3: date: is empty, so it is not known when this happened
! crm-log: 2 records taken, 1 faulty record set aside in r.tsv

$ sh group
! crm-log: --columns:1:47: amount: "share" needs a "group" or a "key" to share among
? 2

$ sh group --group=Oder
! crm-log: --group: the input has no column "Oder"; did you mean "Order"?
? 2

$ sh group --group='{Order'
! crm-log: --group: this brace does not enclose the name of a column
? 2

# --rows: what holds for some rows only
@ paid.csv
Order,When,State,Paid
1,2026-11-01,paid,5
2,2026-11-02,open,6
3,2026-11-03,returned,7
.
@ rows
crm-log -c customers.tsv --from paid.csv --key=Order --map When=date --map Paid=amount --map State= --set customer=m --set kind=purchase "$@"
.
$ sh rows --rows '[{when: "{State} == '"'open'"'", skip: yes}, {when: "{State} == '"'returned'"'", set: {kind: refund}}]' | cut -f 1,5,8
event→kind→amount
1→purchase→5
3→refund→7
! crm-log: 1 row was left out by the rules

$ sh rows --rows '[{when: "{Stat} == 1", skip: yes}]'
! crm-log: --rows:1:10: the input has no column "Stat"; did you mean "State"?
? 2

$ sh rows --rows '[{when: "State == 1", skip: yes}]'
!~ crm-log: --rows:1:10: .*"State" is not a column of the file; a column is written in braces: "\{State\}"
? 2

$ sh rows --rows '[{when: "{Paid} > 1"}]'; sh rows --rows 'skip'
! crm-log: --rows:1:2: needs exactly one of "set", "add", "skip" and "error" beside "when"
!~ crm-log: --rows:.*
? 2

# --text-mark: what keeps a spreadsheet from reading a text as a number is left out, in front of the value alone
$ printf "name,phone,note\n'Ann,'+49151,it's\n" >marks.csv; crm-add --from marks.csv --text-mark="'" | cut -f 2,4,16
name→phone→note
Ann→+49151→it's

$ crm-add --from marks.csv --text-mark='""'; crm-add --from marks.csv --text-mark=7
! crm-add: --text-mark: """" is not a single mark such as "," or "."
! crm-add: --text-mark: "7" is not a single mark such as "," or "."
? 2

# --policy: kinds that a policy adds are known to an import; a policy that is wrong is told before anything is read
@ p.yaml
version: 1
kinds:
  tasting: {class: touch}
.
$ printf 'date,customer,kind\n2026-11-01,m,tasting\n' >kinds.csv; crm-log -c customers.tsv --policy=p.yaml --from kinds.csv | cut -f 4,5
customer→kind
m→tasting

$ crm-log -c customers.tsv --from kinds.csv
!~ crm-log: kinds.csv:2: kind: .*"tasting".*
? 1

$ crm-log -c customers.tsv --policy=none.yaml --from kinds.csv
! crm-log: none.yaml: No such file or directory
? 2

$ printf 'version: 1\ncountry: GB\n' >gb.yaml; printf 'id\tname\tphone\nc1\tAnn\t+44 20 7946 0001\n' >people.tsv; printf 'name,phone\nAnn,020 7946 0001\n' >phones.csv; crm-add -f people.tsv --policy=gb.yaml --from phones.csv
! crm-add: people.tsv: 1 record: 0 new, 1 known, 0 changed, 0 faulty
