# The same import again. Expected values by hand.
@ customers.tsv
id→name→phone→email
m→Max Muster→+1 555 0100→max@example.org
.
@ orders.csv
Order,When,Paid,What
1001,2026-11-01,20.00,Mug
1002,2026-11-02,30.00,Cup
.
@ rules.yaml
version: 1
key: ["{Order}"]
columns: {date: "{When}", customer: m, kind: purchase, amount: "{Paid}", item: "{What}"}
.
$ crm-log -f log.tsv -c customers.tsv --rules rules.yaml --from orders.csv --today=2026-11-21 2>/dev/null
1001
1002

# Case 28: with one more row two are known, one is new, and each order is there once
$ echo '1003,2026-11-03,5,Soap' >>orders.csv; crm-log -f log.tsv -c customers.tsv --rules rules.yaml --from orders.csv --today=2026-11-21
1003
! crm-log: log.tsv: 3 records: 1 new, 2 known, 0 changed, 0 faulty

$ cut -f 1,8 log.tsv
event→amount
1001→20.00
1002→30.00
1003→5

# The same key with other values is reported, never counted as known; the log stays as it is. 20.0 is 20.00
$ cp log.tsv before.tsv; sed -i 's/20.00/20.0/; s/30.00,Cup/31,Pot/' orders.csv; crm-log -f log.tsv -c customers.tsv --rules rules.yaml --from orders.csv --today=2026-11-21
! crm-log: orders.csv:3: changed 1002: amount: "30.00" -> "31"; item: "Cup" -> "Pot" (entries of a log are never changed: --replace voids the entry and adds this one)
! crm-log: log.tsv: 3 records: 0 new, 2 known, 1 changed, 0 faulty
? 1

$ cmp before.tsv log.tsv

# One key twice in one file is an error
$ echo '1003,2026-11-03,5,Soap' >>orders.csv; crm-log -f other.tsv -c customers.tsv --rules rules.yaml --from orders.csv --today=2026-11-21
! crm-log: orders.csv:5: event: "1003" is already an event of "m"
? 1

# --dry-run shows what would be done and writes nothing
$ sed -i '$d' orders.csv; echo '1004,2026-11-04,7,Jar' >>orders.csv; crm-log -f log.tsv -c customers.tsv --rules rules.yaml --from orders.csv --today=2026-11-21 --dry-run
+ event="1004" date="2026-11-04" customer="m" kind="purchase" dir="in" amount="7" item="Jar" by="tester"
! crm-log: orders.csv:3: changed 1002: amount: "30.00" -> "31"; item: "Cup" -> "Pot" (entries of a log are never changed: --replace voids the entry and adds this one)
! crm-log: log.tsv: 4 records: 1 new, 2 known, 1 changed, 0 faulty; nothing was written
? 1

$ cmp before.tsv log.tsv; crm-log -f none.tsv --rules rules.yaml --from orders.csv --today=2026-11-21 --dry-run 2>/dev/null | wc -l | tr -d ' '; ls none.tsv
4
! ls: cannot access 'none.tsv': No such file or directory
? 2

# Customers: by id, email, phone; by name where there is none of these; items of lists that are there already say nothing new
@ contacts.csv
name,phone,email
Max Muster,,MAX@example.org
Max Muster,+1 (555) 0100,
Nameless One,,
.
$ crm-add -f customers.tsv --from contacts.csv --today=2026-11-21 2>&1 | grep -v added; crm-add -f customers.tsv --from contacts.csv --today=2026-11-21 2>&1
crm-add: customers.tsv: 3 records: 1 new, 2 known, 0 changed, 0 faulty
c0001
crm-add: customers.tsv: 3 records: 0 new, 3 known, 0 changed, 0 faulty

# What differs is reported and not written …
$ cp customers.tsv before.tsv; printf 'name,email,phone\nMax M. Muster,max@example.org,+1 555 0999\n' >contacts.csv; crm-add -f customers.tsv --from contacts.csv
! crm-add: contacts.csv:2: changed m "Max Muster": name: "Max Muster" -> "Max M. Muster"; phone: "+1 555 0100" -> "+1 555 0100;+1 555 0999" (--upsert writes it)
! crm-add: customers.tsv: 1 record: 0 new, 0 known, 1 changed, 0 faulty
? 1

$ cmp before.tsv customers.tsv

# … except with --upsert, which --dry-run shows
$ crm-add -f customers.tsv --upsert=email --from contacts.csv --dry-run 2>/dev/null; cmp before.tsv customers.tsv
~ m "Max Muster": name: "Max Muster" -> "Max M. Muster"; phone: "+1 555 0100" -> "+1 555 0100;+1 555 0999"

# An order of somebody who is not there: what to do is said
$ printf 'd,c\n2026-11-01,Nobody\n' | crm-log -f log.tsv -c customers.tsv --from - --map d=date --map c=customer --set kind=purchase
! crm-log: standard input:2: customer: no customer has the name, id, phone or email "Nobody"; import the customers first, with crm-add --from
? 1

# --upsert without a key finds customers as the import does that recommends it: by name, email or phone
@ people.tsv
id→name→phone→email→city
c1→Ann Lee→→→
c2→Bob Ray→+1 555 0200→bob@x.org;bob@y.org→
.
@ people.csv
name,phone,email,city
Ann Lee,,,Rome
Bob Ray,,bob@y.org,Oslo
New One,,new@x.org,Bonn
.
$ crm-add -f people.tsv --from people.csv --today=2026-11-21 --dry-run >/dev/null
! crm-add: people.csv:2: changed c1 "Ann Lee": city: "" -> "Rome" (--upsert writes it)
! crm-add: people.csv:3: changed c2 "Bob Ray": city: "" -> "Oslo" (--upsert writes it)
! crm-add: people.tsv: 3 records: 1 new, 0 known, 2 changed, 0 faulty; nothing was written
? 1

$ crm-add -f people.tsv --upsert --from people.csv --today=2026-11-21 2>/dev/null; cat people.tsv
c1
c2
c3
id→name→phone→email→city
c1→Ann Lee→→→Rome
c2→Bob Ray→+1 555 0200→bob@x.org;bob@y.org→Oslo
c3→New One→→new@x.org→Bonn

# --update likewise; whom it does not find is a fault
$ printf 'name,city\nAnn Lee,Pisa\n' >u.csv; crm-add -f people.tsv --update --from u.csv 2>/dev/null; cut -f 5 people.tsv | sed -n 2p; printf 'name,city\nNobody,Pisa\n' >u.csv; crm-add -f people.tsv --update --from u.csv
c1
Pisa
!~ crm-add: u.csv:2: id: is missing, .*
? 1

# Two of the same name are both listed; the exact name wins over one that is only written otherwise
@ same.tsv
id→name→phone→email
c1→Ann Lee→→
c2→Ann Lee→→
c3→ann LEE→→
.
$ printf 'name,city\nAnn Lee,Rome\n' >s.csv; crm-add -f same.tsv --new-columns --from s.csv; crm-add -f same.tsv --upsert --new-columns --from s.csv; printf 'name\nann LEE\n' >s.csv; crm-add -f same.tsv --from s.csv
! crm-add: s.csv:2: name: "Ann Lee" may be any of 2 customers: "c1" "Ann Lee" (same.tsv:2) and "c2" "Ann Lee" (same.tsv:3); an id, an email or a phone number tells them apart
! crm-add: s.csv:2: name: "Ann Lee" may be any of 2 customers: "c1" "Ann Lee" (same.tsv:2) and "c2" "Ann Lee" (same.tsv:3); an id, an email or a phone number tells them apart
! crm-add: same.tsv: 1 record: 0 new, 1 known, 0 changed, 0 faulty

# Rows that --negative=skip leaves out are counted; a header below other lines has its own line; a column of
# theirs that has one of our names can be left out
@ neg.csv
Shop export
,,
when,who,paid
2026-11-01,m,5
2026-11-02,m,-5
2026-11-03,m,-6
.
$ crm-log -f neg.tsv -c customers.tsv --from neg.csv --skip=2 --map when=date --map who=customer --set kind=purchase; crm-log -f neg.tsv -c customers.tsv --from neg.csv --skip=2 --map when=date --map who=customer --map paid=amount --set kind=purchase --negative=skip 2>&1 | grep 'left out'
crm-log: 2 rows were left out by the rules
!~ crm-log: neg.csv:3: no column is called "paid" .*

$ printf 'name,status,x\nPat Low,completed,1\n' >st.csv; crm-add -f customers.tsv --from st.csv --rest=drop; crm-add -f customers.tsv --from st.csv --rest=drop --map status= 2>/dev/null
c0002
!~ crm-add: st.csv:2: status: "completed" .*; "--map status=" leaves that column out

# Without ids and without a key a second import would add all of it again, which is said
$ printf 'Order,date,customer,kind,amount\n77,2026-11-01,m,purchase,5\n' >noid.csv; crm-log -f noid.tsv -c customers.tsv --from noid.csv --map Order= --today=2026-11-21 | grep -c .; crm-log -f keyed.tsv -c customers.tsv --from noid.csv --key=Order --today=2026-11-21
1
77
! crm-log: noid.tsv: 1 record: 1 new, 0 known, 0 changed, 0 faulty
! crm-log: the input has no ids of events, so importing it again would add all of it again; --key says which of its columns tell records apart, and "crm-log -f noid.tsv --undo --batch" takes this import back first
! crm-log: keyed.tsv: 1 record: 1 new, 0 known, 0 changed, 0 faulty
