# An import of customers never makes one of them somebody else and cuts no list; the report
# without --upsert, --dry-run and --upsert agree. Expected lines were written by hand from what
# crm-add(1) says under "The same again".
@ c.tsv
id→name→phone→email→tags→household
c1→Jolene Park→859-555-0110→jolene@x.org→vip→
c2→Ann Lee→111 222 3331;111 222 3332→→vip;hand→
c3→Bob Ray→111 222 4444→→→
.

# A phone or an email alone does not rename: with and without --upsert it is a fault with the ways out
$ printf 'name,phone,birthday\nPat ONeil,859-555-0110,1970-01-01\n' >pat.csv; cp c.tsv before; crm-add -f c.tsv --from pat.csv; crm-add -f c.tsv --upsert --from pat.csv; cmp before c.tsv
! crm-add: pat.csv:2: phone: "859-555-0110" belongs to "c1" "Jolene Park" (c.tsv:2), and "Pat ONeil" is a different name; if they are one person, run this first: crm-add -f c.tsv --update c1 name='Pat ONeil'; if not, only people of the same household may share one; to give them a household, run this, and give the new record the same one: crm-add -f c.tsv --update c1 household=c1
! crm-add: pat.csv:2: phone: "859-555-0110" belongs to "c1" "Jolene Park" (c.tsv:2), and "Pat ONeil" is a different name; if they are one person, run this first: crm-add -f c.tsv --update c1 name='Pat ONeil'; if not, only people of the same household may share one; to give them a household, run this, and give the new record the same one: crm-add -f c.tsv --update c1 household=c1

$ printf 'name,email\nKid Park,jolene@x.org\n' | crm-add -f c.tsv --upsert --dry-run 2>&1 | cut -c 1-120
crm-add: standard input:2: email: "jolene@x.org" belongs to "c1" "Jolene Park" (c.tsv:2), and "Kid Park" is a different 

# The same name in another form is no conflict: its order, an initial, a slip, one more word
$ for name in 'PARK Jolene' 'Park, Jolene' 'J. Park' 'Jolene Parks' 'Jolene M. Park'; do printf 'name\tphone\n%s\t859 555 0110\n' "$name" | crm-add -f c.tsv --dry-run 2>/dev/null; echo $?; done
1
1
1
1
1

$ printf 'name,phone\nJolene M. Park,859 555 0110\n' | crm-add -f c.tsv
! crm-add: standard input:2: changed c1 "Jolene Park": name: "Jolene Park" -> "Jolene M. Park" (--upsert writes it)
! crm-add: c.tsv: 1 record: 0 new, 0 known, 1 changed, 0 faulty
? 1

# The way out: with the same household it is somebody else, and known the next time
$ crm-add -f c.tsv --update c1 household=c1 2>/dev/null; printf 'name,phone,household\nKid Park,859-555-0110,c1\n' >kid.csv; crm-add -f c.tsv --today=2026-11-21 --from kid.csv; crm-add -f c.tsv --from kid.csv
c1
c4
! crm-add: c.tsv: 1 record: 1 new, 0 known, 0 changed, 0 faulty
! crm-add: c.tsv: 1 record: 0 new, 1 known, 0 changed, 0 faulty

# --upsert=KEY says itself that the key is enough
$ cp c.tsv k.tsv; printf 'name,phone\nRobert Wray,111 222 4444\n' | crm-add -f k.tsv --upsert=phone
c3
! crm-add: k.tsv:4: changed c3 "Bob Ray": name: "Bob Ray" -> "Robert Wray"
! crm-add: k.tsv: 1 record: 0 new, 0 known, 1 changed, 0 faulty

# Lists are extended and never cut; the report, --dry-run and --upsert name the same change
$ printf 'name,phone,tags\nAnn Lee,111 222 3331,vip\nBob Ray,111 222 4444;111 222 5555,fair\n' >lists.csv; crm-add -f c.tsv --from lists.csv; crm-add -f c.tsv --upsert --dry-run --from lists.csv; crm-add -f c.tsv --upsert --from lists.csv; cut -f 1,3,5 c.tsv | sed -n 3,4p
! crm-add: lists.csv:3: changed c3 "Bob Ray": phone: "111 222 4444" -> "111 222 4444;111 222 5555"; tags: "" -> "fair" (--upsert writes it)
! crm-add: c.tsv: 2 records: 0 new, 1 known, 1 changed, 0 faulty
~ c3 "Bob Ray": phone: "111 222 4444" -> "111 222 4444;111 222 5555"; tags: "" -> "fair"
! crm-add: c.tsv: 2 records: 0 new, 1 known, 1 changed, 0 faulty; nothing was written
c2
c3
! crm-add: c.tsv:4: changed c3 "Bob Ray": phone: "111 222 4444" -> "111 222 4444;111 222 5555"; tags: "" -> "fair"
! crm-add: c.tsv: 2 records: 0 new, 1 known, 1 changed, 0 faulty
c2→111 222 3331;111 222 3332→vip;hand
c3→111 222 4444;111 222 5555→fair

# … except with --update, which replaces what is given
$ printf 'id,tags\nc2,vip\n' | crm-add -f c.tsv --update
c2
! crm-add: c.tsv:3: changed c2 "Ann Lee": tags: "vip;hand" -> "vip"
! crm-add: c.tsv: 1 record: 0 new, 0 known, 1 changed, 0 faulty

# Two records of one new customer are one row: the same again is known, what one adds is told,
# and what contradicts is a fault
$ printf 'name,phone,email\nZoe Z,555 1234,\nZoe Z,555 1234,\nAnn New,555 99 11,ann@old.example\nAnn New,555 99 11,ann@new.example\n' >new.csv; crm-add -f n.tsv --from new.csv --today=2026-11-21; cut -f 1,2,4,5 n.tsv; crm-add -f n.tsv --from new.csv
c0001
c0002
! crm-add: new.csv:5: adds to c0002 "Ann New", who is new in the same input: email: "ann@old.example" -> "ann@old.example;ann@new.example"
! crm-add: n.tsv: 4 records: 2 new, 2 known, 0 changed, 0 faulty
! crm-add: n.tsv: 4 records: 0 new, 4 known, 0 changed, 0 faulty
id→name→phone→email
c0001→Zoe Z→555 1234→
c0002→Ann New→555 99 11→ann@old.example;ann@new.example

$ printf 'id,name\nc0001,Zoe Y\nc0001,Zoe X\n' >two.csv; cp n.tsv before; crm-add -f n.tsv --update --from two.csv; crm-add -f n.tsv --from two.csv; cmp before n.tsv
! crm-add: two.csv:3: name: "Zoe X" contradicts "Zoe Y" (two.csv:2), which is about the same customer, "c0001" "Zoe Y"; keep one of the two records
! crm-add: two.csv:3: name: "Zoe X" contradicts "Zoe Y" (two.csv:2), which is about the same customer, "c0001" "Zoe Y"; keep one of the two records

# A merged row in a file that is taken in again as a whole changes nothing
@ m.tsv
id→name→phone→status
a→Ann Two→1234567→
m→Ann Old→7654321→merged:a
.
$ cp m.tsv again.tsv; crm-add -f m.tsv --update <again.tsv; printf 'id\tname\nm\tAnn Three\na\tAnn Four\n' | crm-add -f m.tsv --update
a
m
! crm-add: m.tsv: 2 records: 0 new, 2 known, 0 changed, 0 faulty
! crm-add: standard input:3: name: "Ann Four" contradicts "Ann Three" (standard input:2), which is about the same customer, "a" "Ann Three"; keep one of the two records
? 1

# A phone that is taken is named alone, not with the list that it is in
$ crm-add -f m.tsv name=Carl phone=5551234 >/dev/null 2>&1; crm-add -f m.tsv --update Carl phone+=1234567
! crm-add: phone: "1234567" already belongs to "a" "Ann Two" (m.tsv:2); only people of the same household may share one; to give them a household, run this, and give the new record the same one: crm-add -f m.tsv --update a household=a
? 1
