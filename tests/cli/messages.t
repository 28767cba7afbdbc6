# What the tools say of files that other programs wrote, and of words that cannot be

@ customers.tsv
id→name
a→Ann
b→Bob
.
@ log.tsv
date→customer→kind→amount
2026-11-01→a→purchase→10
.

# semicolons, also with CRLF
$ printf 'id;name\n1;Ann\n' | crm-facts -l log.tsv
! crm-facts: standard input:1: its fields seem to be separated by ";", but a stream is TSV, or CSV with commas; crm-add and crm-log read such an export with --from
? 1

$ printf 'id;name\r\n1;Ann\r\n' >semi.csv; crm-facts -l log.tsv semi.csv
! crm-facts: semi.csv:1: its fields seem to be separated by ";", but a stream is TSV, or CSV with commas; crm-add and crm-log read such an export with --from
? 1

# and the way out is one
$ printf 'id;name\n1;Ann\n' | tr ';' '\t' | crm-facts -l log.tsv -C purchases --today=2026-11-21
id→name→as_of→purchases
1→Ann→2026-11-21→0

# other encodings
& command -v iconv >/dev/null
$ printf 'id,name\n1,Ann\n' | iconv -f UTF-8 -t UTF-16 >wide.csv; crm-facts -l log.tsv wide.csv
! crm-facts: wide.csv:1: looks like UTF-16; iconv -f UTF-16 -t UTF-8 converts it, and crm-add and crm-log read it with --from
? 1

$ iconv -f UTF-16 -t UTF-8 wide.csv | crm-facts -l log.tsv -C purchases --today=2026-11-21
id,name,as_of,purchases
1,Ann,2026-11-21,0

$ printf 'id,name\n1,Анна\n' | iconv -f UTF-8 -t CP1251 >old.csv; crm-facts -l log.tsv old.csv
! crm-facts: old.csv:2: name: is not UTF-8 at byte 3: "\xC0\xED\xED\xE0"; if it is Latin-1, iconv -f LATIN1 -t UTF-8 converts it (-f CP1251: Windows Cyrillic)
? 1

# TSV with CRLF
$ printf 'id\tname\r\n1\tAnn\r\n' | crm-facts -l log.tsv
! crm-facts: standard input:1: ends in CRLF; lines of TSV end in LF alone (dos2unix FILE makes them so, or an editor)
? 1

# no column id: which there are
$ printf 'Id,Name\n1,Ann\n' >list.csv; crm-facts -l log.tsv list.csv
! crm-facts: list.csv:1: a customer stream needs a column "id"; the columns are "Id", "Name"
? 1

$ crm-facts -l log.tsv -c list.csv customers.tsv
! crm-facts: list.csv:1: a file of customers needs a column "id"; the columns are "Id", "Name"
? 1

# numbers
$ crm-log purchase a --amount=1.234567
! crm-log: amount: "1.234567" has more than four decimals
? 1

$ crm-log purchase a --amount=12,5
! crm-log: amount: "12,5" is not a number; did you mean "12.5"?
? 1

$ crm-log purchase a --amount=1,000.00
! crm-log: amount: "1,000.00" is not a number; did you mean "1000.00"?
? 1

$ crm-log purchase a --amount=€12
! crm-log: amount: "€12" is not a number; did you mean "12"?
? 1

$ crm-log purchase a --amount='-1,234,000.5 £'
! crm-log: amount: "-1,234,000.5 £" is not a number; did you mean "-1234000.5"?
? 1

$ crm-log purchase a --amount=1,00.00
! crm-log: amount: "1,00.00" is not a number
? 1

$ crm-log purchase a --amount=1,234
! crm-log: amount: "1,234" is not a number
? 1

# facts that were made for another policy, and none at all
@ small.yaml
version: 1
stages:
  - {name: asked, when: "questions_open > 0"}
  - {name: weakening, when: "true"}
.
$ crm-facts -l log.tsv -p small.yaml customers.tsv | crm-segment
!~ crm-segment: built-in policy:[0-9]+:[0-9]+: the stream carries facts, but not "[a-z_]+": make them with the same -p, or with crm-facts --add [a-z_]+
? 1

$ crm-facts customers.tsv
! crm-facts: facts come from the log: name it with -l (or $CRM_LOG)
? 2

# words that a stage cannot be
$ crm-segment -p small.yaml -l log.tsv --only "stage == 'weekening'" customers.tsv
! crm-segment: --only:1:10: no stage is called "weekening"; did you mean "weakening"?
? 2

$ crm-segment -p small.yaml -l log.tsv --only "stage in ('asked', 'zzz')" customers.tsv
! crm-segment: --only:1:20: no stage is called "zzz": there are asked, weakening
? 2

# a policy that has no tiers says nothing of them
$ crm-segment -p small.yaml -l log.tsv --only "tier == 'Z'" --today=2026-11-21 customers.tsv | wc -l | tr -d ' '
1
