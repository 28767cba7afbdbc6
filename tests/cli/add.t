# crm-add: one customer, in a new file
$ crm-add -f c.tsv --today=2026-11-21 name='Анна Петрова' phone=+79161234567 source=fair
c0001
! crm-add: c.tsv:2: added c0001 "Анна Петрова"

$ cat c.tsv
id→name→owner→phone→email→lang→channel→source→referred_by→reason→birthday→tags→consent→created→reviewed→note
c0001→Анна Петрова→→+79161234567→→→→fair→→→→→→2026-11-21→→

# The next id has the shape of those there; a column that the file lacks is added, the rest of it kept
$ crm-add -f c.tsv --today=2026-11-22 name=王丽 household=h1 birthday=lunar:1980-08-15 phone=8613800001111
c0002
! crm-add: c.tsv:3: added c0002 "王丽"

$ cut -f1,2,4,11,14,17 c.tsv
id→name→phone→birthday→created→household
c0001→Анна Петрова→+79161234567→→2026-11-21→
c0002→王丽→8613800001111→lunar:1980-08-15→2026-11-22→h1

# A phone that someone has already, however it is written, is refused; nothing is written
$ cp c.tsv before && crm-add -f c.tsv name=X phone='+7 (916) 123-45-67'
! crm-add: phone: "+7 (916) 123-45-67" already belongs to "c0001" "Анна Петрова" (c.tsv:2); only people of the same household may share one; to give them a household, run this, and give the new record the same one: crm-add -f c.tsv --update c0001 household=c0001
? 1

$ crm-add -f c.tsv name=X id=c0002
! crm-add: id: "c0002" already belongs to "c0002" "王丽" (c.tsv:3)
? 1

$ cmp before c.tsv

# … but a household may share one
$ crm-add -f c.tsv --today=2026-11-22 name=王明 household=h1 phone=8613800001111
c0003
! crm-add: c.tsv:4: added c0003 "王明"

# Emails are compared without regard to case
$ crm-add -f c.tsv --update id=c0001 email=Anna@Example.org && cp c.tsv before
c0001
! crm-add: c.tsv:2: changed c0001 "Анна Петрова": email: "" -> "Anna@Example.org"

$ crm-add -f c.tsv name=X email='x@example.org;anna@example.ORG'
! crm-add: email: "anna@example.ORG" already belongs to "c0001" "Анна Петрова" (c.tsv:2); only people of the same household may share one; to give them a household, run this, and give the new record the same one: crm-add -f c.tsv --update c0001 household=c0001
? 1

# Every value is checked
$ crm-add -f c.tsv name=X birthday=1980-13-01
! crm-add: birthday: "1980-13-01" is not a date (1980-05-12, --05-12, 1980-05, lunar:1980-08-15, lunar:1980-L4-05)
? 1

$ crm-add -f c.tsv name=X email=nobody
! crm-add: email: "nobody" is not an email address
? 1

$ crm-add -f c.tsv name=X closeness_rating=6
! crm-add: closeness_rating: "6" is not a number from 1 to 5
? 1

$ crm-add -f c.tsv name=X cadence=60d..30d
! crm-add: cadence: "60d..30d" is not a rhythm (30d, or ideal and longest 30d..60d)
? 1

$ crm-add -f c.tsv name=X hours=25:00-26:00
! crm-add: hours: "25:00-26:00" is not a time of day like 12:00-14:00
? 1

$ crm-add -f c.tsv name=X status=dead
! crm-add: status: "dead" is not a status (deceased, closed, noncustomer, task, merged:ID)
? 1

$ crm-add -f c.tsv name=X id='a b'
! crm-add: id: "a b" is not an id (text without white space)
? 1

$ crm-add -f c.tsv phone=12345
! crm-add: name: is empty; a customer must have a name
? 1

$ crm-add -f c.tsv id=z name=X referred_by=z
! crm-add: referred_by: "z" is the customer's own id
? 1

$ crm-add -f c.tsv name=X fone=123456
! crm-add: no column is called "fone"; did you mean "phone"? (--new-columns accepts it)
? 1

$ crm-add -f c.tsv name=X name=Y
! crm-add: "name" is given twice
? 2

$ crm-add -f c.tsv Xavier
! crm-add: "Xavier" is not NAME=VALUE; a new customer is written as name='FIRST LAST'
? 2

$ crm-add --update name=X
! crm-add: --update requires --file (-f)
? 2

$ cmp before c.tsv

# Many from a stream, its columns mapped
@ fair.csv
Full Name,Mobile,Size
"Smith, John",123456,42
Zoë,777888,
.
$ crm-add -f c.tsv --map 'Full Name=name' --map Mobile=phone fair.csv <fair.csv
! crm-add: --map and the operand "fair.csv" exclude each other
? 2

$ crm-add -f c.tsv --map 'Full Name=name' --map Mobile=phone <fair.csv
! crm-add: standard input:1: no column is called "Size" (--map says which of ours it is, --rest=drop leaves it out, --rest=keep keeps it)
? 1

# All that are unknown are told, from the first on.
$ crm-add -f c.tsv --map 'Mobile=phone' --from fair.csv
! crm-add: fair.csv:1: no column is called "Full Name", "Size"; did you mean --map 'Full Name=name'? (--rest=drop leaves out columns that no rule mentions, --rest=keep keeps them)
? 1

# A channel may be any word, but not one that is all but another: fax and wechat are ways of their own.
$ crm-add name=X channel=emial
! crm-add: channel: "emial" is not a channel; did you mean "email"?
? 1

$ for c in Phone wechat fax telegram; do crm-add name=X channel=$c | tail -n 1 | cut -f 7; done
Phone
wechat
fax
telegram

$ printf 'id\tname\tchannel\na\tA\tvisitt\nb\tB\tfax\n' >ways.tsv; crm-check ways.tsv | tail -n +2
ways.tsv→2→channel→"visitt" is not a channel; did you mean "visit"?→visitt→a→error

$ crm-add -f c.tsv --map 'Full Name=name' --map Mobile=phone --map Sizes= <fair.csv
! crm-add: --map: the input has no column "Sizes"; did you mean "Size"?
? 2

$ cmp before c.tsv

$ crm-add -f c.tsv --today=2026-11-22 --map 'Full Name=name' --map Mobile=phone --new-columns --from=fair.csv
c0004
c0005
! crm-add: c.tsv: 2 records: 2 new, 0 known, 0 changed, 0 faulty

$ tail -2 c.tsv | cut -f1,2,4,18
c0004→Smith, John→123456→42
c0005→Zoë→777888→

# One faulty row and nothing is written …
@ two.tsv
name→phone
Good→900001
Bad→nothing
.
$ cp c.tsv before && crm-add -f c.tsv --from=two.tsv
! crm-add: two.tsv:3: phone: "nothing" is not a phone number
? 1

$ cmp before c.tsv

# … unless faulty ones are set aside
$ crm-add -f c.tsv --from=two.tsv --rejects=bad.tsv
c0006
! crm-add: c.tsv: 2 records: 1 new, 0 known, 0 changed, 1 faulty
! crm-add: 1 record taken, 1 faulty record set aside in bad.tsv
? 1

$ cat bad.tsv
file→line→field→reason→record
two.tsv→→→the header of these records→name\tphone
two.tsv→3→phone→"nothing" is not a phone number→Bad\tnothing

# Two of one stream may not share a phone either
@ twins.tsv
name→phone
A→900100
B→900100
.
$ crm-add --from=twins.tsv
! crm-add: twins.tsv:3: phone: "900100" belongs to "c0001" "A" (twins.tsv:2), and "B" is a different name; if they are one person, write one name; if not, only people of the same household may share one
? 1

# Updates: by key; an empty column of a stream says nothing, on the command line it empties
$ printf 'id\tnote\towner\nc0004\ttall\tmaria\nc0005\t\tli\n' | crm-add -f c.tsv --update
c0004
c0005
! crm-add: c.tsv:5: changed c0004 "Smith, John": owner: "" -> "maria"; note: "" -> "tall"
! crm-add: c.tsv:6: changed c0005 "Zoë": owner: "" -> "li"
! crm-add: c.tsv: 2 records: 0 new, 0 known, 2 changed, 0 faulty

$ printf 'id\tnote\nc0004\t\n' | crm-add -f c.tsv --update
c0004
! crm-add: c.tsv: 1 record: 0 new, 1 known, 0 changed, 0 faulty

$ crm-add -f c.tsv --update=phone phone=777888 source=walk-in owner=
c0005
! crm-add: c.tsv:6: changed c0005 "Zoë": owner: "li" -> ""; source: "" -> "walk-in"

$ tail -3 c.tsv | cut -f1-3,8,16
c0004→Smith, John→maria→→tall
c0005→Zoë→→walk-in→
c0006→Good→→→

$ cp c.tsv before && crm-add -f c.tsv --update id=c0099 note=x
! crm-add: id: no customer has "c0099" (--upsert adds them)
? 1

$ crm-add -f c.tsv --update name=x
! crm-add: id: is missing, but --update finds the customer by it (--update=KEY uses another column)
? 1

$ cmp before c.tsv

$ crm-add -f c.tsv --upsert id=c0099 name=New
c0099
! crm-add: c.tsv:8: added c0099 "New"

$ crm-add -f c.tsv name=Newer
c0100
! crm-add: c.tsv:9: added c0100 "Newer"

# Without -f the rows go to standard output
$ crm-add --today=2026-11-21 --to-csv name='Smith, Jane' | cut -d, -f1-3,15-
id,name,owner,reviewed,note
c0001,"Smith, Jane",2026-11-21,,

# A file that cannot be parsed is never written
@ broken.tsv
id→name
c1→A→B
.
$ cp broken.tsv before && crm-add -f broken.tsv name=X
! crm-add: broken.tsv:2: has 3 fields, but the header has 2
? 1

$ cmp before broken.tsv

# A file that was to be made is not left behind when nothing came
$ crm-add -f new.tsv name=X email=x ; echo $?; ls new.tsv 2>&1 | wc -l | tr -d ' '
1
1
! crm-add: email: "x" is not an email address

# CSV with CRLF keeps both
$ printf 'id,name\r\nc1,"A, B"\r\n' >w.csv && crm-add -f w.csv name=C && cat w.csv
c2
id,name␍
c1,"A, B"␍
c2,C␍
! crm-add: w.csv:3: added c2 "C"

# What is no file of customers is not written to.
@ other.tsv
xx→yy
.
$ crm-add -f other.tsv name=Q; echo $?; crm-add -f other.tsv --new-columns id=c1 name=Q; echo $?; cat other.tsv
1
1
xx→yy
! crm-add: other.tsv:1: a customer file has a column "id"; this file has none
! crm-add: other.tsv:1: a customer file has a column "id"; this file has none

$ printf 'name\n' >names.tsv; crm-add -f names.tsv name=Q
! crm-add: names.tsv:1: a customer file has a column "id"; this file has none
? 1

# Whom a row names must be there, in the file or in the same stream
$ cp c.tsv before && crm-add -f c.tsv name=X referred_by=c0777
! crm-add: referred_by: no customer has the id "c0777"
? 1

$ crm-add -f c.tsv --update id=c0001 status=merged:c0001
! crm-add: status: "c0001" is the customer's own id
? 1

$ crm-add -f c.tsv --update id=c0001 status=merged:c0777
! crm-add: status: no customer has the id "c0777"
? 1

$ cmp before c.tsv

$ printf 'id\tname\treferred_by\nn1\tN1\tn2\nn2\tN2\t\n' | crm-add -f c.tsv
n1
n2
! crm-add: c.tsv: 2 records: 2 new, 0 known, 0 changed, 0 faulty

# A namesake is told, not refused
$ crm-add -f c.tsv name=N2
c0101
! crm-add: "N2" is also the name of "n2" (c.tsv:11)
! crm-add: c.tsv:12: added c0101 "N2"

# A file that is no customer file is never added to
$ printf 'name,phone\nAnn,123456\n' >noid.csv; cp noid.csv before; crm-add -f noid.csv name=Bob
! crm-add: noid.csv:1: a customer file has a column "id"; this file has none
? 1

$ cmp before noid.csv

# An id that a faulty row did not use is the next one's
$ printf 'name\tphone\nA\tx\nB\t555001\n' | crm-add --rejects bad2.tsv | cut -f1,2
id→name
c0001→B
! crm-add: 1 record taken, 1 faulty record set aside in bad2.tsv

# What a row is found by stays as it is; an id is never changed
$ crm-add -f c.tsv id=p1 name=P phone='77771;88881' && crm-add -f c.tsv --update=phone phone=88881 note=found && tail -1 c.tsv | cut -f1,2,4,16
p1
p1
p1→P→77771;88881→found
! crm-add: c.tsv:13: added p1 "P"
! crm-add: c.tsv:13: changed p1 "P": note: "" -> "found"

$ crm-add -f c.tsv --update=phone phone=88881 id=p2
! crm-add: id: "p2" is not the id of "p1", and an id is never changed, because the log refers to customers by it
? 1

# Two columns for one of ours
$ printf 'id\tname\nc1\tAnn\n' >c.tsv; printf 'vorname\tname\nX\tY\n' | crm-add -f c.tsv --map=vorname=name --from=-; wc -l <c.tsv | tr -d ' '
! crm-add: two columns would be "name": a rule makes one, and the input has one of that name ("--map 'name='" leaves that one out)
2
