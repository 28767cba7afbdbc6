# Registering and changing people. (Case numbers are those of the list of cases;
# the right result is the case's own.)
@ c.tsv
id→name→phone→email→tags→status→note
a→Ann One→+1 555 0100→ann@example.org→vip;old→→
b→Anna Old→+1 555 0101→old@example.org→→merged:a→
c→Carl Cox→→carl@example.org→→→
.

# Case 2: an update that matches b by email changes a and says so
$ crm-add -f c.tsv --update=email email=old@example.org note=hi
! crm-add: "b" "Anna Old" was merged into "a" "Ann One", who is changed
! crm-add: c.tsv:2: changed a "Ann One": note: "" -> "hi"
a

$ printf 'email\tnote\nold@example.org\tho\ncarl@example.org\t\n' | crm-add -f c.tsv --update=email
! crm-add: c.tsv:2: changed a "Ann One": note: "hi" -> "ho"
! crm-add: c.tsv: 2 records: 0 new, 1 known, 1 changed, 0 faulty
! crm-add: 1 of them had been merged into others, who were changed in their place
a
c

# Case 3: a circle of merges is refused and nothing is written
$ cp c.tsv before && crm-add -f c.tsv --update id=a status=merged:b
! crm-add: status: "merged:b" would lead in a circle: "a -> b -> a"
? 1

$ crm-add -f c.tsv --update id=a status=merged:a
! crm-add: status: "a" is the customer's own id
? 1

$ printf 'id\tname\tstatus\nx\tX\tmerged:y\ny\tY\tmerged:z\nz\tZ\tmerged:x\n' | crm-add -f c.tsv
! crm-add: standard input:2: status: "merged:y" would lead in a circle: "x -> y -> z -> x"
? 1

$ cmp before c.tsv

# Who shares a phone with a row that was merged shares it with the one that row went into
$ crm-add -f c.tsv name=X phone=+15550101
! crm-add: phone: "+15550101" already belongs to "a" "Ann One" (c.tsv:2); only people of the same household may share one; to give them a household, run this, and give the new record the same one: crm-add -f c.tsv --update a household=a
? 1

$ crm-add -f c.tsv --update a phone+='+1 (555) 0101'
! crm-add: c.tsv:2: changed a "Ann One": phone: "+1 555 0100" -> "+1 555 0100;+1 (555) 0101"
a

# A merge is taken back by id
$ crm-add -f c.tsv --update a phone-=15550101 && crm-add -f c.tsv --update id=b status=
! crm-add: c.tsv:2: changed a "Ann One": phone: "+1 555 0100;+1 (555) 0101" -> "+1 555 0100"
! crm-add: c.tsv:3: changed b "Anna Old": status: "merged:a" -> ""
a
b

# WHO: an id, a name, a part of one, a phone, an email; lists
$ crm-add -f c.tsv --update 'ann one' tags+=new tags-=old tags+=vip
! crm-add: c.tsv:2: changed a "Ann One": tags: "vip;old" -> "vip;new"
a

$ crm-add -f c.tsv --update 15550100 note=called && crm-add -f c.tsv --update CARL@example.org note=mailed && crm-add -f c.tsv --update cox note=met
! crm-add: c.tsv:2: changed a "Ann One": note: "ho" -> "called"
! crm-add: c.tsv:4: changed c "Carl Cox": note: "" -> "mailed"
! crm-add: c.tsv:4: changed c "Carl Cox": note: "mailed" -> "met"
a
c
c

$ crm-add -f c.tsv --update cox note=met
! crm-add: c.tsv:4: unchanged: c "Carl Cox"
c

$ crm-add -f c.tsv --update ann note=x
! crm-add: "ann" may mean 2 customers; name one by id
!   a  Ann One   +1 555 0100  ann@example.org
!   b  Anna Old  +1 555 0101  old@example.org
? 1

$ crm-add -f c.tsv --update zoe note=x
! crm-add: no customer has the name, id, phone or email "zoe"
? 1

$ crm-add -f c.tsv --update a tags-=nope
! crm-add: tags: "nope" is not among "vip;new"
? 1

$ crm-add -f c.tsv --update a name+=Two
! crm-add: "name" is not a list; write name=VALUE
? 2

$ crm-add -f c.tsv --update a tags+=
! crm-add: "tags+=" names no item
? 2

$ crm-add -f c.tsv name=New tags+=vip
! crm-add: "tags+=vip" changes a list: that needs --update
? 2

$ crm-add -f c.tsv --update a
! crm-add: nothing to change is given for "a": write NAME=VALUE, NAME+=ITEM or NAME-=ITEM
? 2

$ crm-add -f c.tsv --update=phone a note=x
! crm-add: "a" says whom to change, and so does --update=phone: give one of them
? 2

$ crm-add -f none.tsv --update a note=x
! crm-add: none.tsv: there is nobody to change
? 2

$ test ! -e none.tsv

# Case 4: the same phone and email, typed in other ways
$ crm-add -f x.tsv name='Robert Example' phone='+1 555 0100' email=bob@example.org
! crm-add: x.tsv:2: added c0001 "Robert Example"
c0001

$ crm-add -f x.tsv name='Bob Example' phone='+1 (555) 0100'
! crm-add: phone: "+1 (555) 0100" already belongs to "c0001" "Robert Example" (x.tsv:2); only people of the same household may share one; to give them a household, run this, and give the new record the same one: crm-add -f x.tsv --update c0001 household=c0001
? 1

$ crm-add -f x.tsv name='Bob Example' email=BOB@example.org
! crm-add: email: "BOB@example.org" already belongs to "c0001" "Robert Example" (x.tsv:2); only people of the same household may share one; to give them a household, run this, and give the new record the same one: crm-add -f x.tsv --update c0001 household=c0001
? 1

# Case 5: an id that the log has is not given again
@ ids.tsv
id→name
c0001→First
.

@ log.tsv
date→customer→kind→ref
2026-11-01→c0002→call→
2026-11-02→c0001→referral→customer:c0004
2026-11-03→x0900→call→
.

$ crm-add -f ids.tsv -l log.tsv name=New
! crm-add: ids.tsv:3: added c0005 "New"
c0005

$ CRM_LOG=log.tsv crm-add -f ids.tsv name=Next
! crm-add: ids.tsv:4: added c0006 "Next"
c0006

$ crm-add -f ids.tsv -l log.tsv name=Back id=c0002
! crm-add: id: the log already has 1 event of "c0002"; if they belong to somebody else, leave the id out so that a new one is given
! crm-add: ids.tsv:5: added c0002 "Back"
c0002

# Case 6: with a country, and its trunk prefix
@ gb.yaml
version: 1
extends: built-in
country: 44
.

$ crm-add -p gb.yaml -f p.tsv name=One phone='+44 20 7946 0001'
! crm-add: p.tsv:2: added c0001 "One"
c0001

$ crm-add -p gb.yaml -f p.tsv name=Two phone='0044 20 7946 0001'
! crm-add: phone: "0044 20 7946 0001" already belongs to "c0001" "One" (p.tsv:2); only people of the same household may share one; to give them a household, run this, and give the new record the same one: crm-add -f p.tsv --update c0001 household=c0001
? 1

$ crm-add -p gb.yaml -f p.tsv name=Three phone='020 7946 0001'
! crm-add: phone: "020 7946 0001" already belongs to "c0001" "One" (p.tsv:2); only people of the same household may share one; to give them a household, run this, and give the new record the same one: crm-add -f p.tsv --update c0001 household=c0001
? 1

$ crm-add -f p.tsv --country=357 name=Four phone='97 999999' && crm-add -f p.tsv --country=357 name=Five phone='+357 97 999999'
! crm-add: p.tsv:3: added c0002 "Four"
! crm-add: phone: "+357 97 999999" already belongs to "c0002" "Four" (p.tsv:3); only people of the same household may share one; to give them a household, run this, and give the new record the same one: crm-add -f p.tsv --update c0002 household=c0002
c0002
? 1

$ crm-add -f p.tsv --country=RU name=Six phone='8 (916) 123-45-67' && crm-add -f p.tsv --country=7 name=Seven phone='916 1234567'
! crm-add: p.tsv:4: added c0003 "Six"
! crm-add: phone: "916 1234567" already belongs to "c0003" "Six" (p.tsv:4); only people of the same household may share one; to give them a household, run this, and give the new record the same one: crm-add -f p.tsv --update c0003 household=c0003
c0003
? 1

$ crm-add -f p.tsv --country=IT name=Eight phone='06 1234567' && crm-add -f p.tsv name=Nine phone=+39061234567
! crm-add: p.tsv:5: added c0004 "Eight"
! crm-add: p.tsv:6: added c0005 "Nine"
c0004
c0005

$ crm-add -f p.tsv --country=IT name=Ten phone=+39061234567
! crm-add: phone: "+39061234567" already belongs to "c0004" "Eight" (p.tsv:5); only people of the same household may share one; to give them a household, run this, and give the new record the same one: crm-add -f p.tsv --update c0004 household=c0004
? 1

$ crm-add -f p.tsv --country=999 name=X
! crm-add: --country: "999" is not a country; give its telephone code (44) or its two letters (GB)
? 2

$ printf 'version: 1\nextends: built-in\ncountry: Kent\n' >bad.yaml && crm-add -p bad.yaml name=X
! crm-add: bad.yaml:3:10: country: "Kent" is not a country; write its telephone code (44) or its two letters (GB)
? 1

# Phones are kept as they are typed
$ cut -f4 p.tsv | sed -n 3,4p
97 999999
8 (916) 123-45-67

# Case 7: emails lose mailto:, a final dot and blanks, and this is reported
$ crm-add -f e.tsv name=Ann email='mailto:ann@example.org' && crm-add -f e.tsv --update=id id=c0001 email=' <Ann@example.com.> ; ann@example.org. ' && cut -f5 e.tsv
! crm-add: email: "mailto:ann@example.org" is written as "ann@example.org"
! crm-add: e.tsv:2: added c0001 "Ann"
! crm-add: email: " <Ann@example.com.> ; ann@example.org. " is written as "Ann@example.com;ann@example.org"
! crm-add: e.tsv:2: changed c0001 "Ann": email: "ann@example.org" -> "Ann@example.com;ann@example.org"
c0001
c0001
email
Ann@example.com;ann@example.org

# Case 8: a namesake, also in another script, is reported
$ crm-add -f n.tsv name='Ann Testov' && crm-add -f n.tsv name='ann  testov' && crm-add -f n.tsv name='Анн Тестов' && crm-add -f n.tsv name='Testov, Ann'
! crm-add: n.tsv:2: added c0001 "Ann Testov"
! crm-add: "ann  testov" is like the name of "c0001" "Ann Testov" (n.tsv:2)
! crm-add: n.tsv:3: added c0002 "ann  testov"
! crm-add: "Анн Тестов" is like the name of "c0001" "Ann Testov" (n.tsv:2)
! crm-add: "Анн Тестов" is like the name of "c0002" "ann  testov" (n.tsv:3)
! crm-add: n.tsv:4: added c0003 "Анн Тестов"
! crm-add: "Testov, Ann" is like the name of "c0001" "Ann Testov" (n.tsv:2)
! crm-add: "Testov, Ann" is like the name of "c0002" "ann  testov" (n.tsv:3)
! crm-add: "Testov, Ann" is like the name of "c0003" "Анн Тестов" (n.tsv:4)
! crm-add: n.tsv:5: added c0004 "Testov, Ann"
c0001
c0002
c0003
c0004

# Case 10: an owner whom the policy writes in another way
@ owners.yaml
version: 1
extends: built-in
owners:
  Maria: {capacity: 20}
.

$ crm-add -p owners.yaml name=X owner=maria
! crm-add: owner: "maria" is not an owner of the policy; did you mean "Maria"?
? 1

$ crm-add -p owners.yaml --today=2026-11-21 name=X owner=Maria | tail -n 1 | cut -f1-3
c0001→X→Maria

# A phone that was given up is free for somebody else, within one stream too
@ swap.tsv
id→name→phone
s1→A→111 111
s2→B→222 222
.

$ printf 'id\tphone\ns1\t333 333\ns2\t111 111\n' | crm-add -f swap.tsv --update && cut -f3 swap.tsv
! crm-add: swap.tsv:2: changed s1 "A": phone: "111 111" -> "333 333"
! crm-add: swap.tsv:3: changed s2 "B": phone: "222 222" -> "111 111"
! crm-add: swap.tsv: 2 records: 0 new, 0 known, 2 changed, 0 faulty
s1
s2
phone
333 333
111 111

# Of a stream both are counted: emails that were tidied, and namesakes
$ printf 'name\temail\nann TESTOV\tmailto:at@example.org\nZed\tz@example.org.\nZed\tzed@example.org\n' | crm-add -f n.tsv | tail -n 1
! crm-add: n.tsv: 3 records: 3 new, 0 known, 0 changed, 0 faulty
! crm-add: mailto:, blanks and dots at the end were removed from the emails of 2 of them
! crm-add: 2 of the new ones have the same name as another customer; crm-check lists them
c0007
