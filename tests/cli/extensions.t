# Extensions: the same number with another extension is another telephone of the company, and
# without one it is the switchboard. Adding, finding, crm-check and crm-due agree; the expected
# results are those that crm-records(5) states.
@ c.tsv
id→name→phone→created
b→Frau Berg→(030) 1234567 ext. 12→2026-01-01
t→Herr Tal→+49 30 1234567 x13→2026-01-01
z→Firma Zentrale→030/1234567→2026-01-01
m→Max Muster→+49 555 0100 ext. 1→2026-01-01
.
@ policy.yaml
version: 1
extends: built-in
country: DE
.
# Another extension, and another number, may be added; the same one in another form may not
$ cp c.tsv new.tsv; crm-add -p policy.yaml -f new.tsv name='Neu Eins' phone='0049 (0)30 1234567 #14' 2>/dev/null; crm-add -p policy.yaml -f new.tsv name='Neu Zwei' phone='+49301234567-0' 2>/dev/null; crm-add -p policy.yaml -f new.tsv name='Neu Drei' phone='+49 555 0100' 2>/dev/null
c0001
c0002
c0003

$ crm-add -p policy.yaml -f new.tsv name=X phone='0049 (0)30 1234567 #13'
! crm-add: phone: "0049 (0)30 1234567 #13" already belongs to "t" "Herr Tal" (new.tsv:3); only people of the same household may share one; to give them a household, run this, and give the new record the same one: crm-add -f new.tsv --update t household=t
? 1

$ crm-add -p policy.yaml -f new.tsv name=X phone='+49 30 1234567'
! crm-add: phone: "+49 30 1234567" already belongs to "z" "Firma Zentrale" (new.tsv:4); only people of the same household may share one; to give them a household, run this, and give the new record the same one: crm-add -f new.tsv --update z household=z
? 1

# Finding: the extension tells them apart; the number alone is the switchboard
$ for who in '030 1234567 x12' '+49301234567 ext 13' '0301234567' '+49 555 0100'; do crm-log -p policy.yaml -c c.tsv call "$who" | cut -f4 | tail -n 1; done
b
t
z
m

# An extension that nobody has finds nobody; who has the number is named
$ crm-log -p policy.yaml -c c.tsv call '030 1234567 x14'
! crm-log: customer: no customer has the phone "030 1234567 x14"; "z" "Firma Zentrale" has the number "030/1234567"
? 1

$ crm-log -p policy.yaml -c c.tsv call '0555 0100 x2'
! crm-log: customer: no customer has the phone "0555 0100 x2"; "m" "Max Muster" has the number "+49 555 0100 ext. 1"
? 1

$ sed -i /Zentrale/d c.tsv; crm-log -p policy.yaml -c c.tsv call '030 1234567 x14'
! crm-log: customer: no customer has the phone "030 1234567 x14"; 2 customers have other extensions of that number
!   b  Frau Berg  (030) 1234567 ext. 12
!   t  Herr Tal   +49 30 1234567 x13
? 1

$ crm-log -p policy.yaml -c c.tsv call '030 99 x14'
! crm-log: customer: no customer has the name, id, phone or email "030 99 x14"
? 1

# crm-add --update finds in the same way; by the key it is the telephone that must be the same
$ crm-add -p policy.yaml -f c.tsv --update '030 1234567 x14' note=y
! crm-add: no customer has the phone "030 1234567 x14"; 2 customers have other extensions of that number
!   b  Frau Berg  (030) 1234567 ext. 12
!   t  Herr Tal   +49 30 1234567 x13
? 1

$ printf 'phone\tnote\n030 1234567 x12\tthis\n' | crm-add -p policy.yaml -f c.tsv --update=phone 2>/dev/null; printf 'phone\tnote\n030 1234567\tthat\n' | crm-add -p policy.yaml -f c.tsv --update=phone
b
! crm-add: standard input:2: phone: no customer has "030 1234567" (--upsert adds them)
? 1

# Several people at one number are not one person twice, two with one extension are
@ two.tsv
id→name→phone→created
b→Frau Berg→(030) 1234567 ext. 12→2026-01-01
t→Herr Tal→030 1234567 x13→2026-01-01
z→Firma Zentrale→030/1234567→2026-01-01
.
@ log.tsv
event→date→kind→customer→channel→item
1→2026-11-20→optout→b→→
.
$ crm-check two.tsv; printf 'd\tDora Berg\t0301234567#12\t2026-01-01\n' >>two.tsv; crm-check two.tsv | cut -f3-6 | tail -n +2
file→line→field→finding→value→id→severity
phone→the same phone as "b" (two.tsv:2)→0301234567#12→d

# A refusal concerns those who have the same telephone
@ p.yaml
version: 1
due:
  - {rule: birthday, anniversary: birthday, ahead: 3d, action: greet, priority: 1}
.
@ day.tsv
id→name→phone→birthday
b→Frau Berg→(030) 1234567 ext. 12→
t→Herr Tal→030 1234567 x13→--11-22
z→Firma Zentrale→030/1234567→--11-22
d→Dora Berg→0301234567#12→--11-22
.
@ log.tsv
date→customer→kind→item
2026-11-01→b→optout→all
.
$ crm-due -p p.yaml -l log.tsv --today=2026-11-21 -C id,due_why day.tsv
id→due_why
d→Birthday on 2026-11-22. Somebody with the same phone has opted out: Frau Berg (b)
t→Birthday on 2026-11-22
z→Birthday on 2026-11-22

# One field with two numbers: what an import knows already is each of them
@ both.tsv
id→name→phone
a→Ann→030 111222
.
$ printf 'name\tphone\nAnn\t030 111222 / 030 333444\n' >both.in; crm-add -f both.tsv --from both.in
! crm-add: both.in:2: changed a "Ann": phone: "030 111222" -> "030 111222;030 333444" (--upsert writes it)
! crm-add: both.tsv: 1 record: 0 new, 0 known, 1 changed, 0 faulty
? 1
