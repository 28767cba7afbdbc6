# Rules for imports: crm-import(5). Expected values by hand, from the cases that are named.

# Case 19: names are joined
$ printf 'First Name,Last Name,Email\nAnn,Testov,a@example.org\n ,Two  Words ,\n' |
  crm-add --from - --columns '{name: "{First Name} {Last Name}", email: "{Email}"}' --today=2026-11-21 | cut -f 2,5
name→email
Ann Testov→a@example.org
Two Words→

# … and so with --map; what separates two columns is left out where one of them is empty
$ printf 'Street,Zip,City,Name\nHigh St 1,W1,London,A\n,W1,London,B\nHigh St 1,,,C\n,,,D\nHigh St 1,,London,E\n' |
  crm-add --from - --map '{Street}, {Zip} {City}=address' --map Name=name | cut -f 2,17
name→address
A→High St 1, W1 London
B→W1 London
C→High St 1
D→
E→High St 1, London

# Case 20: several columns, and ::: within one, are one list without repetitions
@ google.csv
First Name,Last Name,Birthday,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Value
Ann,Testov, --05-12,Hair ::: * myContacts ::: vip,Home,a@example.org ::: b@example.org,,A@example.org,+1 555 0100 ::: +1 (555) 0100
.
$ crm-add --from google.csv --rules google-contacts | cut -f 2,4,5,11,12
name→phone→email→birthday→tags
Ann Testov→+1 555 0100→a@example.org;b@example.org→--05-12→Hair;vip

# Case 21: of many columns a few are named, and what to do is said
$ (printf 'x1'; for i in $(seq 2 42); do printf ',x%d' $i; done; echo; seq -s , 42) >many.csv; crm-add --from many.csv
! crm-add: many.csv:1: no column is called "x1", "x2", "x3" and 39 more (--map says which of ours they are, --rest=drop leaves them out, --rest=keep keeps them)
? 1

# … and where rules are built in for such a file, they are named
$ crm-add --from google.csv
! crm-add: google.csv:1: no column is called "First Name", "Last Name", "Birthday" and 6 more; --rules=google-contacts knows this export
? 1

# Case 25: dates are ISO dates, or in the form that is said
@ dates.csv
d,c
2026-11-01 10:00:00 +0200,c1
2026-11-01T10:00:00.000Z,c1
2026-11-01 10:00 UTC,c1
20261101,c1
2026-11-01T10:00:30,c1
.
$ crm-log --from dates.csv --map d=date --map c=customer --kind=call 2>/dev/null; crm-log --from dates.csv --map d=date --map c=customer --set kind=call --today=2026-11-21 | cut -f 2
date
2026-11-01T10:00+02:00
2026-11-01T10:00Z
2026-11-01T10:00Z
2026-11-01
2026-11-01T10:00:30

$ printf 'date,customer,kind\n01.11.2026,c1,call\n' | crm-log --from -
! crm-log: standard input:2: date: "01.11.2026" is not an ISO date; --dates=dmy or --dates=mdy says how to read it
? 1

$ printf 'date,customer,kind\n11/1/2026,c1,call\n' | crm-log
! crm-log: standard input:2: date: "11/1/2026" is not an ISO date; --dates=dmy or --dates=mdy says how to read it
? 1

$ one() { printf 'date,customer,kind\n"%s",c1,call\n' "$1" | crm-log --from - --dates="$2" --today=2026-11-21 | sed 1d | cut -f 2; }; one 01.11.2026 dmy; one 11/1/2026 mdy; one 2026/11/1 ymd; one '1.11.2026, 9:05' dmy; one '11/01/2026 09:05:10 PM' mdy; one '1. Nov 2026' '%d. %b %Y'; one '01.11.26 08:15' '%d.%m.%y %H:%M'; one 'Sunday, November 1, 2026' '%A, %B %d, %Y'
2026-11-01
2026-11-01
2026-11-01
2026-11-01T09:05
2026-11-01T21:05
2026-11-01
2026-11-01T08:15
2026-11-01

# … the numbers of spreadsheets, as LibreOffice shows them as dates, and of computers, as date -u -d @N does
$ one() { printf 'date,customer,kind\n"%s",c1,call\n' "$1" | crm-log --from - --dates="$2" --today=2026-11-21 | sed 1d | cut -f 2; }; one 46327 excel; one 46327.4236111111 excel; one 44865 excel-1904; one 1793527500 epoch; one 1793527500000 epoch-ms
2026-11-01
2026-11-01T10:10
2026-11-01
2026-11-01T10:05Z
2026-11-01T10:05Z

# What is no such date is an error, each of them
$ for d in 31.02.2026 2026-13-01 1.11.26 11.2026 13/13/2026 '1.11.2026 25:00' '1.11.2026 x'; do printf 'date,customer,kind\n"%s",c1,call\n' "$d" | crm-log --from - --dates=dmy; done
! crm-log: standard input:2: date: "31.02.2026" is not a day of the calendar
! crm-log: standard input:2: date: "2026-13-01" is not a day of the calendar
! crm-log: standard input:2: date: "1.11.26" is not a date in the form that "dates" gives; --dates='%d.%m.%y' reads it (several forms are a list: --dates='[dmy, ymd]')
! crm-log: standard input:2: date: "11.2026" is not a date in the form that "dates" gives
! crm-log: standard input:2: date: "13/13/2026" is not a date in the form that "dates" gives
! crm-log: standard input:2: date: "1.11.2026 25:00" is not a date in the form that "dates" gives
! crm-log: standard input:2: date: "1.11.2026 x" is not a date in the form that "dates" gives
? 1

# Birthdays of which something is missing
$ printf 'name,birthday\nA,12.05.1980\nB,12.5.\nC,--0512\nD,1604-05-12\nE,lunar:1980-08-15\nF,1980-05\n' |
  crm-add --from - --dates=dmy | cut -f 2,11
name→birthday
A→1980-05-12
B→--05-12
C→--05-12
D→--05-12
E→lunar:1980-08-15
F→1980-05

# Case 26: marks in numbers
$ amount() { printf 'date,customer,kind,amount\n2026-11-01,c1,purchase,"%s"\n' "$1" | crm-log --from - --today=2026-11-21 --decimal="$2" --thousands="$3" --currency-signs='[€, EUR, $]' | sed 1d | cut -f 8; }; amount '1 200,50' , ' '; amount '€1.200,50' , .; amount '1,200.50' . ,; amount "1'200.50" . "'"; amount '1 200,50 EUR' , ' '; amount '$1,00,200.5' . ,; amount ',5' , .; amount '12 €' , .
1200.50
1200.50
1200.50
1200.50
1200.50
100200.5
0.5
12

$ for a in 1.20,5 12.50 1.2.3 1.2345,0 abc '1,2,3'; do printf 'date,customer,kind,amount\n2026-11-01,c1,purchase,"%s"\n' "$a" | crm-log --from - --decimal=, --thousands=.; done
! crm-log: standard input:2: amount: "1.20,5" is not a number with the marks that "decimal" and "thousands" give
! crm-log: standard input:2: amount: "12.50" is not a number with the marks that "decimal" and "thousands" give; --decimal='.' --thousands='' reads it as 12.50
! crm-log: standard input:2: amount: "1.2.3" is not a number with the marks that "decimal" and "thousands" give
! crm-log: standard input:2: amount: "1.2345,0" is not a number with the marks that "decimal" and "thousands" give
! crm-log: standard input:2: amount: "abc" is not a number with the marks that "decimal" and "thousands" give
! crm-log: standard input:2: amount: "1,2,3" is not a number with the marks that "decimal" and "thousands" give
? 1

# Case 27: what their file lacks is the same for all
$ printf 'date,customer,amount\n2026-11-01,c1,5\n' | crm-log --from - --set kind=purchase --today=2026-11-21 | cut -f 5
kind
purchase

# A rules file that is wrong is named with line and column
@ bad.yaml
version: 1
dates: dym
.
$ crm-log --rules bad.yaml --from dates.csv
! crm-log: bad.yaml:2:8: dates: "dym" is not a way to write dates; expected dmy, mdy, ymd, excel, epoch, or a format such as %d.%m.%Y
? 1

$ printf 'version: 1\ncolums: {name: x}\n' >bad.yaml; crm-add --rules bad.yaml --from dates.csv
! crm-add: bad.yaml:2:1: unknown key "colums"; did you mean "columns"?
? 1

$ printf 'version: 1\ncolumns:\n  name: "{First Nmae}"\n' >bad.yaml; crm-add --rules bad.yaml --from google.csv
! crm-add: bad.yaml:3:11: the input has no column "First Nmae"; did you mean "First Name"?
? 1

$ printf 'version: 1\ncolumns:\n  name: "{First Name"\n' >bad.yaml; crm-add --rules bad.yaml --from google.csv
! crm-add: bad.yaml:3:10: columns: this brace does not enclose the name of a column
? 1

$ printf 'version: 1\ncolumns: {name: x}\nrows:\n  - {when: amount < 0, skip: yes}\n' >bad.yaml; crm-add --rules bad.yaml --from google.csv
! crm-add: bad.yaml:4:12: "amount" is not a column of the file; a column is written in braces: "{amount}"
? 1

$ printf 'version: 1\nfor: log\n' >bad.yaml; crm-add --rules bad.yaml --from google.csv; crm-add --rules googel-contacts --from google.csv; crm-add --from google.csv --decimal=12
! crm-add: bad.yaml:1:1: these rules are for log; crm-log reads them
! crm-add: no rules are called "googel-contacts"; did you mean "google-contacts"?
! crm-add: --decimal: "12" is not a single mark such as "," or "."
? 2

# A rules file can name a column of our own, which then is taken in
$ printf 'version: 1\ncolumns: {name: "{n}", shoe_size: {from: "{s}", as: number}}\ndecimal: ","\n' >shoe.yaml; printf 'n;s\nA;37,5\n' | crm-add --from - --rules shoe.yaml | cut -f 2,17
name→shoe_size
A→37.5

# … but no slip
$ printf 'version: 1\ncolumns: {name: "{n}", phoen: "{s}"}\n' >shoe.yaml; printf 'n;s\nA;37,5\n' | crm-add --from - --rules shoe.yaml
! crm-add: standard input:1: no column is called "phoen"; did you mean "phone"? (--new-columns accepts it)
? 1

# Several lines of one order: what is in its first line alone, shares that add up, a calculation
@ order.csv
Order,Paid,Total,Qty,Price,What
7,2026-11-01,100.00,1,10,A
7,,,1,10,B
7,,,1,10,C
8,2026-11-02,20.00,2,10.00,D
.
$ crm-log --from order.csv --key '["{Order}", "#"]' --fill Paid --rest=drop --today=2026-11-21 --set customer=c1 --set kind=purchase \
  --columns '{date: "{Paid}", item: "{What}", quantity: "{Qty}", price: "{Price}", amount: {share: "{Total}", by: "{Qty} * {Price}"}}' |
  cut -f 1,2,8,9,15,16
event→date→amount→item→quantity→price
7-1→2026-11-01→33.33→A→1→10
7-2→2026-11-01→33.34→B→1→10
7-3→2026-11-01→33.33→C→1→10
8-1→2026-11-02→20→D→2→10.00

# Rows that are different
@ rows.yaml
version: 1
columns: {date: "{d}", customer: c1, kind: {from: "{s}", values: {ok: purchase, gone: cancel}}, amount: "= {q} * {p}"}
rows:
  - {when: "{s} == 'test'", skip: yes}
  - {when: "{q} > 2", set: {note: "many: {q}"}}
  - {when: "{back} > 0", add: {kind: refund, amount: "{back}"}}
.
$ printf 'd,s,q,p,back\n2026-11-01,OK,3,2.5,\n2026-11-01,test,1,1,\n2026-11-02,ok,1,9,4\n' |
  crm-log --from - --rules rows.yaml --key '[d, q]' --today=2026-11-21 | cut -f 1,5,8,14
event→kind→amount→note
2026-11-01-3→purchase→7.50→many: 3
2026-11-02-1→purchase→9→
2026-11-02-1-refund→refund→4→
! crm-log: 1 row was left out by the rules

# Case 12: a negative sale, imported as a refund
$ printf 'date,customer,kind,amount,quantity,item\n2026-11-01,m,purchase,30,6,Mug\n2026-11-02,m,purchase,-30,-6,Mug\n' >mug.csv; crm-log --from mug.csv --negative=refund --today=2026-11-21 | cut -f 5,8,9,15
kind→amount→item→quantity
purchase→30→Mug→6
refund→30→Mug→6

# Records that are set aside are taken in again, with the rules that were used before
$ printf 'n;b\nA;12.05.1980\nB;40.05.1980\n"C;\nD";13.05.1980\n' >people.csv; crm-add --from people.csv --map n=name --map b=birthday --dates=dmy --rejects=bad.tsv --set source=fair | cut -f 2,8,11
name→source→birthday
A→fair→1980-05-12
C;\nD→fair→1980-05-13
! crm-add: 2 records taken, 1 faulty record set aside in bad.tsv

$ cat bad.tsv
file→line→field→reason→record
people.csv→→→the header of these records→n;b
people.csv→3→birthday→"40.05.1980" is not a date in the form that "dates" gives→B;40.05.1980

$ crm-add --from bad.tsv --map n=name --map b=birthday --dates=dmy
! crm-add: people.csv:3: birthday: "40.05.1980" is not a date in the form that "dates" gives
? 1

$ sed 's/;40\.05/;30.05/' bad.tsv >mended.tsv; crm-add --from mended.tsv --map n=name --map b=birthday --dates=dmy | cut -f 2,11
name→birthday
B→1980-05-30
