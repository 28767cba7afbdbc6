# A tool that is started by cron or by another program has a standard input on which nothing comes:
# the message says what to do, with $CRM_BOOK and without. (Commands here read /dev/null.)
@ shop/customers.tsv
id→name→created
c1→Lucy→2026-01-01
.
@ shop/log.tsv
event→date→kind→customer→channel→amount
e1→2026-11-01→purchase→c1→→30
e2→2026-11-02→purchase→c9→→30
.
$ CRM_BOOK=shop crm-due --today=2026-11-21
! crm-due: standard input: no input, not even a header; the program that writes it seems to have failed; if nothing is piped in, name the book: crm-due "shop"
? 1

$ for tool in facts score segment fit; do true | CRM_BOOK=$PWD/shop crm-$tool; done 2>&1 | grep -c "name the book: crm-[a-z]* \"$PWD/shop\"\$"
4

$ crm-due --today=2026-11-21
! crm-due: standard input: no input, not even a header; the program that writes it seems to have failed; if nothing is piped in, name a book or a file: crm-due DIR
? 1

# What is recommended works
$ CRM_BOOK=shop crm-facts --today=2026-11-21 -C spend "shop"
id→name→created→as_of→spend
c1→Lucy→2026-01-01→2026-11-21→30.00

# Where standard input is named it is meant, and where it is a file, that is empty
$ CRM_BOOK=shop crm-due -
! crm-due: standard input: no input, not even a header; the program that writes it seems to have failed
? 1

$ : >empty; CRM_BOOK=shop crm-due <empty
! crm-due: standard input: is empty: it has no header
? 1

# Writers
$ CRM_BOOK=shop crm-log --today=2026-11-21
! crm-log: standard input: no input, not even a header; the program that writes it seems to have failed; a single record is given by arguments, and a file by --from (crm-log --help shows both)
? 1

$ crm-add -f shop/customers.tsv
! crm-add: standard input: no input, not even a header; the program that writes it seems to have failed; a single record is given by arguments, and a file by --from (crm-add --help shows both)
? 1

# crm-check never reads what is not named, so the whole book is looked through
$ CRM_BOOK=shop crm-check --today=2026-11-21
file→line→field→finding→value→id→severity
shop/log.tsv→3→customer→no customer has this id→c9→c9→error

# … unless something else is named
$ printf 'id\tname\nd1\tMax\nd1\tMia\n' >other.tsv; CRM_BOOK=shop crm-check --today=2026-11-21 other.tsv | cut -f1-5,7
file→line→field→finding→value→severity
other.tsv→3→id→duplicate id; first used at other.tsv:2→d1→error

$ CRM_BOOK=shop crm-check --today=2026-11-21 -l shop/log.tsv
file→line→field→finding→value→id→severity

# With nothing named and no book, nothing would be looked through
$ crm-check
! crm-check: nothing to check is named: give a book (crm-check DIR), files of customers, -l LOG or -p POLICY
? 2
