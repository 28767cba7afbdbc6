# A book: a directory that stands for its files.
@ shop/customers.tsv
id→name→phone
c1→Lucy Hammond→+1 555 0100
c2→Max Muster→+1 555 0101
.
@ shop/log.tsv
event→date→recorded→customer→kind→dir→outcome→amount→item→by→due→ref→rating→note
e1→2026-11-01→→c1→purchase→in→→30→Soap→→→→→
.
@ fair/customers.tsv
id→name
f1→Fair One
.
@ fair/log.tsv
event→date→customer→kind→amount
.
@ keep.yaml
version: 1
due:
  - {rule: keep, silence: 5d, action: call, why: "Silent for {days} days"}
.

# As the operand it stands for its customers, its log …
$ crm-facts --today=2026-11-21 -C spend shop | cut -f1,2,5
id→name→spend
c1→Lucy Hammond→30.00
c2→Max Muster→0.00

$ crm-facts --today=2026-11-21 -C spend shop/ >a; crm-facts --today=2026-11-21 -C spend -l shop/log.tsv shop/customers.tsv | cmp a -

# … and its policy, where it has one
$ crm-due --today=2026-11-21 --rule=keep shop
! crm-due: the policy has no rule "keep"
? 2

$ cp keep.yaml shop/policy.yaml; crm-due --today=2026-11-21 -C id,due_rule shop
id→due_rule
c1→keep
c2→keep

$ rm shop/policy.yaml; crm-due -p keep.yaml --today=2026-11-21 -C id,due_rule shop
id→due_rule
c1→keep
c2→keep

# An option that names a file comes before the book's
$ cp keep.yaml shop/policy.yaml; crm-facts -p /dev/null --today=2026-11-21 -C spend shop
!~ ^crm-facts: /dev/null:
? 1

$ crm-facts -l fair/log.tsv --today=2026-11-21 -C spend shop | cut -f1,5
id→spend
c1→0.00
c2→0.00

# Its price list, for a rule that needs one (within a day of 20 November)
@ shop/policy.yaml
version: 1
due:
  - {rule: limit, price-limit: any, within: 1d, action: call}
.
@ held.tsv
date→customer→kind→amount→item→quantity→floor
2026-10-01→c1→purchase→1000→Alpha→10→90
.
@ shop/prices.tsv
item→date→price
Alpha→2026-11-20→80
.
$ crm-due -l held.tsv --today=2026-11-20 -C id,due_date shop
id→due_date
c1→2026-11-21

$ crm-due -p keep.yaml --today=2026-11-21 -C id shop
id
c1
c2

$ rm shop/policy.yaml shop/prices.tsv

# One book at a time, as the only operand
$ crm-facts shop fair
! crm-facts: "shop" and "fair" are two directories; a tool works on one book at a time
? 2

$ crm-facts fair/customers.tsv shop
! crm-facts: the book "shop" must be the only operand, because it provides the customers (to read files of your own, run crm-facts without a book)
? 2

# … and where crm supplied the book, the message names what the user wrote
$ cd shop && crm-facts . due_why
! crm-facts: unexpected operand "due_why": the book in this directory provides the customers (to read files of your own, run crm-facts without a book)
? 2

# A directory that is not a book
$ mkdir empty; crm-facts empty
! crm-facts: "empty" is not a book: it has neither customers.tsv nor log.tsv ("crm new DIR" makes one)
? 2

$ crm-add -f empty name=X
! crm-add: --file: "empty" is not a book: it has neither customers.tsv nor log.tsv ("crm new DIR" makes one)
? 2

$ ls empty

$ CRM_BOOK=empty crm-facts -l shop/log.tsv shop/customers.tsv
! crm-facts: $CRM_BOOK: "empty" is not a book: it has neither customers.tsv nor log.tsv ("crm new DIR" makes one)
? 2

$ CRM_BOOK=nowhere crm-log call lucy
! crm-log: $CRM_BOOK: "nowhere" is not a directory
? 2

# A book without a log: the file that is missing is named
$ mkdir half; cp shop/customers.tsv half; crm-facts half
! crm-facts: half/log.tsv: cannot open: No such file or directory
? 2

# $CRM_BOOK supplies the log, all customers and the policy where they are not named
$ CRM_BOOK=shop crm-facts --today=2026-11-21 -C spend <shop/customers.tsv | cut -f1,5
id→spend
c1→30.00
c2→0.00

$ cp keep.yaml shop/policy.yaml; sed -n 1,2p shop/customers.tsv | CRM_BOOK=shop crm-due --today=2026-11-21 -C id,due_rule
id→due_rule
c1→keep

# … before $CRM_LOG and $CRM_POLICY, which serve where there is no book
$ printf 'version: 1\n' >none.yaml; CRM_LOG=fair/log.tsv CRM_POLICY=none.yaml CRM_BOOK=shop crm-due --today=2026-11-21 -C id,due_rule <shop/customers.tsv
id→due_rule
c1→keep
c2→keep

$ CRM_LOG=shop/log.tsv CRM_POLICY=keep.yaml CRM_BOOK= crm-due --today=2026-11-21 -C id <shop/customers.tsv
id
c1
c2

# … and where the book has no policy, that of $CRM_POLICY is used
$ rm shop/policy.yaml; CRM_POLICY=keep.yaml CRM_BOOK=shop crm-due --today=2026-11-21 -C id <shop/customers.tsv
id
c1
c2

# Customers brought by somebody who is not in the stream are found through the book
$ printf 'id\tname\treferred_by\nc1\tLucy\t\nc2\tMax\tc1\n' >shop/customers.tsv; sed -n 1,2p shop/customers.tsv | CRM_BOOK=shop crm-facts --today=2026-11-21 -C referrals | cut -f1,5
id→referrals
c1→1

# A stream that carries facts needs neither
$ crm-facts --today=2026-11-21 -C spend shop >facts.tsv; CRM_BOOK=fair crm-segment -p keep.yaml --only 'spend > 1' -C id facts.tsv
id
c1

# An operand of its own comes before that of the book, and standard input that is no terminal too
$ CRM_BOOK=shop crm-facts --today=2026-11-21 -l fair/log.tsv -C touches fair/customers.tsv | cut -f1
id
f1

# What is read is not written over
$ CRM_BOOK=shop crm-facts -o shop/log.tsv shop/customers.tsv
! crm-facts: --output: "shop/log.tsv" is the log, which would be lost
? 2

$ head -n 1 shop/log.tsv | cut -f1
event

# -f BOOK is the file of the tool
$ crm-add -f fair --today=2026-11-21 name=New 2>/dev/null; cut -f1,2 fair/customers.tsv
f2
id→name
f1→Fair One
f2→New

$ crm-log -f fair --today=2026-11-21 call 'Fair One' 2>/dev/null | wc -l | tr -d ' '; cut -f2-4 fair/log.tsv
1
date→customer→kind
2026-11-21→f1→call

# $CRM_BOOK is that of one entry on the command line …
$ CRM_BOOK=fair crm-log --today=2026-11-21 visit f1 2>/dev/null | wc -l | tr -d ' '; cut -f4 fair/log.tsv
1
kind
call
visit

$ CRM_BOOK=fair crm-add --today=2026-11-21 name=Newer 2>/dev/null; wc -l <fair/customers.tsv | tr -d ' '
f3
4

# … and a stream goes to standard output
$ CRM_BOOK=fair crm-log --today=2026-11-21 2>/dev/null | cut -f2,4,5
< customer→kind
< f1→email
date→customer→kind
2026-11-21→f1→email

$ wc -l <fair/log.tsv | tr -d ' '
3
