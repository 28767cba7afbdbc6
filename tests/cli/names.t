# Names with accents, exact names, and Chinese names. The right results are by hand.

# A name with accents is not its own namesake; without them it is the same name
@ n.tsv
id→name
c1→Ute Köhler
c2→Weiß
c3→José
c4→Łukasz Żak
c5→Анна
c6→王芳
.

$ crm-check --today=2026-11-21 n.tsv
file→line→field→finding→value→id→severity

$ printf 'id\tname\nc1\tUte Köhler\nc2\tUte Kohler\nc3\tИван Петров\nc4\tIvan Petrov\n' | crm-check --today=2026-11-21 - | cut -f2-6
line→field→finding→value→id
3→name→the same name as "c1" (standard input:2)→Ute Kohler→c2
5→name→the same name as "c3" (standard input:4)→Ivan Petrov→c4

# … and in a household namesakes are usual, in Latin letters too; the first outside it is named
$ printf 'id\tname\thousehold\nc1\tИван\th1\nc2\tИван\t\nc3\tIvan\th1\n' | crm-check --today=2026-11-21 - | cut -f2-6
line→field→finding→value→id
3→name→the same name as "c1" (standard input:2)→Иван→c2
4→name→the same name as "c2" (standard input:3)→Ivan→c3

# The name as it is written wins over the same name with other accents, then the one that
# differs in case only
@ customers.tsv
id→name
c0001→Ute Köhler
c0002→Ute Kohler
c0003→Zoë
c0004→Zoé
.

$ crm-log -c customers.tsv --print call 'Ute Kohler' | cut -f4,5
customer→kind
c0002→call

$ crm-log -c customers.tsv --print call 'ute köhler' | cut -f4,5
customer→kind
c0001→call

$ crm-log -c customers.tsv --print call 'Zoe' 2>&1 | head -1
crm-log: customer: "Zoe" may mean 2 customers; name one by id

# … also for a record that an import knows by its name only
$ printf 'name,note\nUte Kohler,x\nUte Köhler,x\n' >names.csv; crm-add -f customers.tsv --from=names.csv --today=2026-11-21
! crm-add: names.csv:2: changed c0002 "Ute Kohler": note: "" -> "x" (--upsert writes it)
! crm-add: names.csv:3: changed c0001 "Ute Köhler": note: "" -> "x" (--upsert writes it)
! crm-add: customers.tsv: 2 records: 0 new, 0 known, 2 changed, 0 faulty
? 1

# … but what is written as neither may be either
$ printf 'name,note\nute kohler,x\n' >names.csv; crm-add -f customers.tsv --from=names.csv --today=2026-11-21
! crm-add: names.csv:2: name: "ute kohler" may be any of 2 customers: "c0002" "Ute Kohler" (customers.tsv:3) and "c0001" "Ute Köhler" (customers.tsv:2); an id, an email or a phone number tells them apart
? 1

# A Chinese name whose parts are in columns of their own: the family name first, without a
# blank; a name that is not all Chinese, and other columns, are as the rule says
$ printf 'First Name,Middle Name,Last Name,Labels\n小明,,李,\nMing,,李,\n小明,,,\nAnn,B,Testov,\n' | crm-add --rules=google-contacts --from=- --print --today=2026-11-21 2>/dev/null | cut -f2
name
李小明
Ming 李
小明
Ann B Testov

$ printf 'BEGIN:VCARD\nVERSION:3.0\nN:李;小明;;;\nEND:VCARD\n' | crm-add --rules=vcard --from=- --print --today=2026-11-21 2>/dev/null | cut -f2
name
李小明

# A phone that a program took for a number, in marks too
$ printf 'id\tname\tphone\nc1\tAnn\t+1 (555) 010-9999.0\nc2\tBen\t555.0100.0\nc3\tCem\t15550100123.0\n' | crm-check --today=2026-11-21 - | grep 'ends in' | cut -f2-5
2→phone→ends in .0, as a program took it for a number→+1 (555) 010-9999.0
4→phone→ends in .0, as a program took it for a number→15550100123.0

# A row that has the family name last is found by the name as it is said; one that has it as
# it is said comes first
$ printf 'id\tname\nc1\t芳 王\nc2\t王芳芳\n' >han.tsv; crm-log -c han.tsv --print call 王芳 | cut -f4
customer
c1

$ printf 'c3\t王芳\n' >>han.tsv; crm-log -c han.tsv --print call 王芳 | cut -f4
customer
c3

# Umlauts written as two letters find a name that has them, if nobody is written so
$ printf 'id\tname\nc1\tUte Köhler\nc2\tMüller\nc3\tMuller Sr\n' >de.tsv; for n in koehler Mueller; do crm-log -c de.tsv --print call $n | tail -n 1 | cut -f4; done
c1
c2

$ printf 'c4\tMueller\n' >>de.tsv; crm-log -c de.tsv --print call mueller | tail -n 1 | cut -f4
c4

$ printf 'id\tname\nc3\tMuller\n' | crm-log -c /dev/stdin --print call Mueller
! crm-log: customer: no customer has the name, id, phone or email "Mueller"; did you mean c3 "Muller"?
? 1
