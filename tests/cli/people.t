# Finding the customer someone means. (Case numbers are those of the list of cases;
# the right result is the case's own.)
@ namesakes.tsv
id→name→phone
c1→Wang Fang→111 2222
c2→Wang Fang→333 4444
.

# Case 1: each of two namesakes is found by id and by phone
$ crm-log -c namesakes.tsv call c1 | cut -f4 | tail -n 1
c1

$ crm-log -c namesakes.tsv call c2 | cut -f4 | tail -n 1
c2

$ crm-log -c namesakes.tsv call '111 2222' | cut -f4 | tail -n 1
c1

$ crm-log -c namesakes.tsv call '333-4444' | cut -f4 | tail -n 1
c2

$ crm-log -c namesakes.tsv referral c2 --ref=customer:c1 | cut -f4,12 | tail -n 1
c2→customer:c1

# … in a stream
$ crm-log -c namesakes.tsv | cut -f4 | tail -n +2
< kind→customer
< call→c1
< call→c2
< call→111-2222
c1
c2
c1

# … and on the list that was worked off
$ printf 'id\tname\tdue_rule\tdue_action\nc1\tWang Fang\tstay-in-touch\tcall\n' | crm-log -c namesakes.tsv --from-due | cut -f4 | tail -n +2
c1

# The name may mean both: the list shows phone and last contact, and nothing is written
@ x.tsv
event→date→customer→kind→outcome
e1→2026-11-01→c1→call→
e2→2026-11-20→c1→call→no-answer
.

$ cp x.tsv before && crm-log -f x.tsv -c namesakes.tsv --today=2026-11-21 call 'Wang Fang'
! crm-log: customer: "Wang Fang" may mean 2 customers; name one by id
!   c1  Wang Fang  111 2222  last contact 2026-11-01
!   c2  Wang Fang  333 4444  no contact yet
? 1

$ cmp before x.tsv

# What all have in common tells nothing apart: the address does
@ couple.tsv
id→name→phone→address→email
c1→Wang Fang→111 2222→Lake Road 1→w@example.org
c2→Wang Fang→111 2222→Hill Road 2→w@example.org
.

$ crm-log -c couple.tsv call 'wang fang'
! crm-log: customer: "wang fang" may mean 2 customers; name one by id
!   c1  Wang Fang  Lake Road 1
!   c2  Wang Fang  Hill Road 2
? 1

$ crm-log -c couple.tsv call w@example.org
! crm-log: customer: "w@example.org" may mean 2 customers; name one by id
!   c1  Wang Fang  Lake Road 1
!   c2  Wang Fang  Hill Road 2
? 1

# Case 9: by email, also in a stream
@ m.tsv
id→name→phone→email
m→Max Muster→+1 555 0100→max@example.org;m@example.com
.

$ crm-log -c m.tsv call max@example.org | cut -f4 | tail -n 1
m

$ crm-log -c m.tsv | cut -f4 | tail -n +2
< kind→customer
< call→MAX@example.org
< visit→mailto:m@example.com
m
m

$ crm-log -c m.tsv call nobody@example.org
! crm-log: customer: no customer has the name, id, phone or email "nobody@example.org"
? 1

# Case 2: a row that was merged leads to the one it went into
@ merged.tsv
id→name→phone→email→status
a→Ann One→+1 555 0100→ann@example.org→
b→Anna Old→+1 555 0101→old@example.org→merged:a
.

$ for who in b 'Anna Old' '+1 555 0101' old@example.org anna; do crm-log -c merged.tsv call "$who" | cut -f4 | tail -n 1; done
a
a
a
a
a

# Both rows match the part of the name, but they are one customer
$ crm-log -c merged.tsv call ann | cut -f4 | tail -n 1
a

# Case 7: two numbers in one field; extensions
@ phones.tsv
id→name→phone
p→Pavel→+79161234567 / +79161234568
q→Frau Berg→(030) 1234567 ext. 12
r→Herr Tal→(030) 1234567 ext. 13
s→Laden→030/7654321
t→Kiosk→+49 (0)40 555666
.

$ for who in +79161234567 +79161234568 '030 1234567 x12' '(030) 1234567#13' 0307654321 '0049 40 555666'; do crm-log -c phones.tsv call "$who" | cut -f4 | tail -n 1; done
p
p
q
r
s
t

# Without the extension, both may be meant
$ crm-log -c phones.tsv call '(030) 1234567'
! crm-log: customer: "(030) 1234567" may mean 2 customers; name one by id
!   q  Frau Berg  (030) 1234567 ext. 12
!   r  Herr Tal   (030) 1234567 ext. 13
? 1

# Case 8: names without regard to case, accents, composition, apostrophes, blanks and script
@ names.tsv
id→name
n1→O'Connor, Ann
n2→José Müller
n3→Иванова Анна
n4→王明
n5→Юлия Щербакова
n6→Lan Nguyen
.

$ for who in O’Connor oconnor 'ann oconnor' "Ann O'Connor" jose "$(printf 'Jose\314\201')" 'JOSE MULLER' \
  'Ivanova Anna' 'anna ivanova' иванова wangming 'Wang Ming' 'Yuliya Shcherbakova'; do crm-log -c names.tsv call "$who" | cut -f4 | tail -n 1; done
n1
n1
n1
n1
n2
n2
n2
n3
n3
n3
n4
n4
n5

# A part that spans two words begins with a word: "anna" would be in "lan nguyen" otherwise, "ann" too
$ crm-log -c names.tsv call anng
! crm-log: customer: no customer has the name, id, phone or email "anng"
? 1

# Without ICU's plugin, which is looked for beside the tool, names are compared by case only, and one is told
&  test -x $B/bin/crm-log && ! ls /usr/lib/libcrm-names.so /usr/local/lib/libcrm-names.so 2>/dev/null

$ mkdir -p alone/bin && cp $B/bin/crm-log alone/bin && alone/bin/crm-log -c names.tsv call JOSÉ | cut -f4 | tail -n 1
!~ crm-log: names that are not ASCII are compared without regard to case only, and not across scripts \(libcrm-names.so: .*\)
n2

$ alone/bin/crm-log -c names.tsv call oconnor | cut -f4 | tail -n 1
!~ crm-log: names that are not ASCII are compared without regard to case only, and not across scripts \(libcrm-names.so: .*\)
n1

$ alone/bin/crm-log -c names.tsv call wangming
!~ crm-log: names that are not ASCII are compared without regard to case only, and not across scripts \(libcrm-names.so: .*\)
! crm-log: customer: no customer has the name, id, phone or email "wangming"
? 1
