# Damage done by spreadsheets: reported by crm-add and crm-log, a warning of crm-check. The
# damaged values are what spreadsheets make of those that crm-records(5) shows.

# Case 29
$ crm-add -f c.tsv id="'7000000000001" name=Ann; crm-add -f c.tsv id=1E+05 name=Bob; crm-add -f c.tsv 'id=#REF!' name=Cem 'tags=vip, news'
'7000000000001
1E+05
#REF!
! crm-add: id: "'7000000000001" begins with an apostrophe, which a spreadsheet puts before text
! crm-add: c.tsv:2: added '7000000000001 "Ann"
! crm-add: id: "1E+05" is a number that a spreadsheet has rounded, so its digits are lost
! crm-add: c.tsv:3: added 1E+05 "Bob"
! crm-add: id: "#REF!" is an error value of a spreadsheet
! crm-add: tags: "vip, news" is one item; the items of a list are separated by ";"
! crm-add: c.tsv:4: added #REF! "Cem"

$ crm-check c.tsv | cut -f 2-7
line→field→finding→value→id→severity
2→id→begins with an apostrophe, which a spreadsheet puts before text→'7000000000001→'7000000000001→warning
3→id→is a number that a spreadsheet has rounded, so its digits are lost→1E+05→1E+05→warning
4→id→is an error value of a spreadsheet→#REF!→#REF!→warning
4→tags→is one item; the items of a list are separated by ";"→vip, news→#REF!→warning

# Each sort, where no check of the value refuses it
@ d.tsv
id→name→phone→tags→address→note
c01→"Testov, Ann"→→→NULL→
c02→Ben→79161234567.0→→→N/A
c03→Cem→→vip|news→########→
c04→Dee→→a;b, c→\N→
c05→Eve→→Hair ::: vip→'+44 20→
c06→???????→→→Sao Paulo→
c07→Joe→→→Ð¡Ð°Ð½→JosÃ©
2-Mar→Fay→→→→"said ""no"""
c09→Gus→→→→"no"
c10→Nan→→→nan→(null)
c11→Hal→→→undefined→NaN
c12→Ida→→→Err:502→4,4E+11
.
$ crm-check d.tsv | cut -f 2-5,7
line→field→finding→value→severity
2→name→is in quotes, which are part of the value here→"Testov, Ann"→warning
2→address→is what some programs write for an empty field; leave it empty→NULL→warning
3→phone→ends in .0, as a program took it for a number→79161234567.0→warning
3→note→is what some programs write for an empty field; leave it empty→N/A→warning
4→tags→is one item; the items of a list are separated by ";"→vip|news→warning
4→address→is what a spreadsheet shows when a column is too narrow→########→warning
5→tags→"b, c" is one item; the items of a list are separated by ";"→a;b, c→warning
5→address→is what some programs write for an empty field; leave it empty→\\N→warning
6→tags→is one item; the items of a list are separated by ";"→Hair ::: vip→warning
6→address→begins with an apostrophe, which a spreadsheet puts before text→'+44 20→warning
7→name→has lost letters when it was converted from another encoding→???????→warning
8→address→is UTF-8 that was read as another encoding→Ð¡Ð°Ð½→warning
8→note→is UTF-8 that was read as another encoding→JosÃ©→warning
9→id→looks like a date that a spreadsheet made of it→2-Mar→warning
9→note→is in quotes, which are part of the value here→"said ""no"""→warning
11→address→is what some programs write for an empty field; leave it empty→nan→warning
11→note→is what some programs write for an empty field; leave it empty→(null)→warning
12→address→is what some programs write for an empty field; leave it empty→undefined→warning
12→note→is what some programs write for an empty field; leave it empty→NaN→warning
13→address→is an error value of a spreadsheet→Err:502→warning
13→note→is a number that a spreadsheet has rounded, so its digits are lost→4,4E+11→warning

# What only looks a little like it is nobody's damage
@ fine.tsv
id→name→phone→email→tags→note
c1→'t Hooft→+44 20 7946.0001→a@x.org→likes:golf;vip→"Hello, Ann"
c2→Null, Peter→020 7946 0001→b@x.org→#1→5E
c3→Nan→+1 555 0100→c@x.org→→What??
c4→Joao→12345→d@x.org→→JOÃO # 1
c5→Mar→138 0000 1111→e@x.org→→1.0
.
$ crm-check fine.tsv
file→line→field→finding→value→id→severity

# Where a value is refused, the reason says what happened to it
$ crm-add name=Ann phone=4.4E+11; crm-add name=Ann phone="'79161234567"; crm-add name=Ann 'birthday=#N/A'; crm-add name=Ann birthday=5/12/1980; crm-add name=Ann birthday=12-May; crm-add name=Ann birthday=29353; crm-add name=Ann email=NULL; crm-add name=Ann 'email=a@x.org, b@x.org'
! crm-add: phone: "4.4E+11" is not a phone number; it is a number that a spreadsheet has rounded, so its digits are lost
! crm-add: phone: "'79161234567" is not a phone number; it begins with an apostrophe, which a spreadsheet puts before text
! crm-add: birthday: "#N/A" is not a date (1980-05-12, --05-12, 1980-05, lunar:1980-08-15, lunar:1980-L4-05); it is an error value of a spreadsheet
! crm-add: birthday: "5/12/1980" is not a date (1980-05-12, --05-12, 1980-05, lunar:1980-08-15, lunar:1980-L4-05); did you mean 1980-12-05 or 1980-05-12?
! crm-add: birthday: "12-May" is not a date (1980-05-12, --05-12, 1980-05, lunar:1980-08-15, lunar:1980-L4-05); it looks like a date that a spreadsheet rewrote; dates are written as 2026-11-21
! crm-add: birthday: "29353" is not a date (1980-05-12, --05-12, 1980-05, lunar:1980-08-15, lunar:1980-L4-05); it looks like the number that a spreadsheet has for a day; dates are written as 2026-11-21
! crm-add: email: "NULL" is not an email address; it is what some programs write for an empty field; leave it empty
! crm-add: email: "a@x.org, b@x.org" is not an email address; it is one item; the items of a list are separated by ";"
? 1

$ crm-log purchase m --amount=1.2E+05; crm-log purchase m --amount='#VALUE!'; crm-log call m --date=21.11.2026
! crm-log: amount: "1.2E+05" is not a number; it is a number that a spreadsheet has rounded, so its digits are lost
! crm-log: amount: "#VALUE!" is not a number; it is an error value of a spreadsheet
! crm-log: date: "21.11.2026" is not a date (2026-11-21, 2026-11-21T09:30); did you mean 2026-11-21?; also today, yesterday, tomorrow, -2d, +3d
? 1

# Of a stream the first of each column and sort is reported, with how many more there are; nothing
# is refused for it
$ printf 'id\tname\ttags\nc1\tNULL\tvip, news\nc2\tBen\ta,b\nc3\t#N/A\t\nc4\tDee\tx\n' | crm-add -f s.tsv | wc -l
4
! crm-add: standard input:2: name: "NULL" is what some programs write for an empty field; leave it empty
! crm-add: standard input:2: tags: "vip, news" is one item; the items of a list are separated by ";" (and 1 more like it)
! crm-add: standard input:4: name: "#N/A" is an error value of a spreadsheet
! crm-add: s.tsv: 4 records: 4 new, 0 known, 0 changed, 0 faulty

$ printf 'date\tcustomer\tkind\titem\n2026-11-01\t1E+05\tpurchase\t#N/A\n2026-11-01\tc1\tpurchase\tMug\n' | crm-log -f log.tsv >ids; crm-check -l log.tsv | cut -f 2-5,7
line→field→finding→value→severity
2→customer→is a number that a spreadsheet has rounded, so its digits are lost→1E+05→warning
2→item→is an error value of a spreadsheet→#N/A→warning
! crm-log: standard input:2: customer: "1E+05" is a number that a spreadsheet has rounded, so its digits are lost
! crm-log: standard input:2: item: "#N/A" is an error value of a spreadsheet
! crm-log: log.tsv: 2 records: 2 new, 0 known, 0 changed, 0 faulty
! crm-log: no file of customers is known (-c), so the customers in these records were taken to be ids
