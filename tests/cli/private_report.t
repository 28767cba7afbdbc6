# What is private does not leave by a pipe, nor under another name. crm-report must be told whose rows it shows, and what would
# tell the value of a private column is as private. Expected values were written by hand from the pages.

@ book/policy.yaml
version: 1
private: [note, phone, owner]
due:
  - {rule: hello, silence: 10d, of: [call], action: call}
.
@ book/customers.tsv
id→name→phone→note→owner
a→Ann→+15550100→HIV positive→maria
b→Bob→+15550101→→li
.
@ book/log.tsv
date→customer→kind→amount
2026-10-01→a→call→
2026-10-02→b→purchase→20
.
@ tty
script -qec "stty cols 100; $1" /dev/null | tr -d '\r'
.

# A stream does not say which of its columns are private: without the policy nothing is shown, in any form
$ crm-segment --today=2026-11-21 book | crm-report
! crm-report: which columns are private? Name the book of these rows, or its policy, such as -p ~/shop (-p built-in is the built-in policy, in which none is)
? 2

$ crm-due --today=2026-11-21 book >due.tsv; for form in --markdown --html '--mail-to=x@example.org' '-o out' '--mail-to=x@example.org --command=cat'; do crm-report $form due.tsv 2>/dev/null; echo $?; done; crm-report --site=www -c book/customers.tsv -l book/log.tsv due.tsv 2>/dev/null; echo $?; ls
2
2
2
2
2
2
book
due.tsv
tty

# The book, its policy, $CRM_BOOK and $CRM_POLICY say it; a book is enough with any of them
$ crm-segment --today=2026-11-21 book | crm-report -p book | tail -n 3
Name  Purchases  Spend
Ann           0   0.00
Bob           1  20.00

$ for by in '-p book' '-p book/policy.yaml' '-p book/'; do crm-segment --today=2026-11-21 book | crm-report $by | grep -c -e 555 -e maria; done
0
0
0
? 1

$ crm-segment --today=2026-11-21 book | CRM_BOOK=book crm-report | grep -c -e 555 -e maria; crm-segment --today=2026-11-21 book | CRM_POLICY=book/policy.yaml crm-report | grep -c -e 555 -e maria; crm-report book | grep -c -e 555 -e maria
0
0
0
? 1

# The built-in policy has a name, in every tool; a file of that name has a "/"
$ crm-segment --today=2026-11-21 book | CRM_BOOK=book crm-report -p built-in | tail -n 2
Ann   maria  +15550100          0   0.00
Bob   li     +15550101          1  20.00

$ crm-due -p built-in --print-policy | cmp - "$ROOT/samples/policy.yaml"; CRM_POLICY=built-in crm-due --print-policy | cmp - "$ROOT/samples/policy.yaml"

$ cp book/policy.yaml built-in; crm-due -p ./built-in --print-policy | grep private; rm built-in
private: [note, phone, owner]

# A book without a policy has the one that the tools use for it; a directory that is no book is none
$ mkdir plain; cp book/customers.tsv plain; crm-report -p plain due.tsv | grep -c maria; CRM_POLICY=book/policy.yaml crm-report -p plain due.tsv | grep -c maria; mkdir empty; crm-report -p empty due.tsv
1
0
! crm-report: --policy: "empty" is not a book: it has neither customers.tsv nor log.tsv ("crm new DIR" makes one)
? 2

# due_owner tells the owner: neither report, list, block nor count shows it, nor does card, calendar or message
$ crm-report -p book due.tsv | tail -n 3
Due         Name  What to do  Why
2026-10-12  Bob   call        No call is on record; known since 2026-10-02
2026-10-11  Ann   call        No call since 2026-10-01 (51 days)

$ crm-report -p book --group=owner due.tsv; crm-report -p book -C name,due_owner due.tsv
! crm-report: --group: "due_owner" is private, so no report shows it
! crm-report: --columns: "due_owner" is private, so no report shows it
? 2

$ for how in '' --long --count --owners; do sh tty "crm-due --today=2026-11-21 $how book" | grep -c -w -e maria -e li; done
0
0
0
0
? 1

$ sh tty 'crm-due --today=2026-11-21 book' | head -n 1
2 contacts

$ crm-show --today=2026-11-21 -c book a | grep -c maria; crm-show --today=2026-11-21 -c book --to-json a | grep -c maria; crm-show --today=2026-11-21 -c book --private a | grep maria
0
0
  Owner         maria
  What to do    call by phone, due 2026-10-11, 41 days late; maria

$ crm-cal --today=2026-11-21 --days=30 book | grep -c -i -e maria -e owner; crm-report --site=www --today=2026-11-21 book; cat www/*.html | grep -c -e maria -e 555 -e HIV
0
0
? 1

$ mkdir book/templates; printf 'Subject: Hello\n\nI am {due_owner|Max}.\n' >book/templates/call.en.txt; crm-mail --today=2026-11-21 --from=q@example.org --dry-run --template=call book <due.tsv
! crm-mail: book/templates/call.en.txt:3: {due_owner} is a private column, which no message shows
? 1

# A stream has it, as it has the owner
$ crm-due --today=2026-11-21 -C name,owner,due_owner book
name→owner→due_owner
Bob→li→li
Ann→maria→maria

# Counts by a private column, or figures of it, are no table for people; to a pipe or a file they go
$ sh tty 'crm-stats --today=2026-11-21 --by=owner book; echo $?'; sh tty 'crm-stats --today=2026-11-21 --by=month,owner --table=moves --was=2026-10-01 book; echo $?'; sh tty "crm-stats --today=2026-11-21 --by=id -C \"li=share(owner == 'li')\" book; echo \$?"
crm-stats: --by: "owner" is private, so no table shows it; write a stream with -o or --to-tsv
2
crm-stats: --by: "owner" is private, so no table shows it; write a stream with -o or --to-tsv
2
crm-stats: --columns: "owner" is private, so no table shows it; write a stream with -o or --to-tsv
2

$ crm-stats --today=2026-11-21 --by=owner book; sh tty 'crm-stats --today=2026-11-21 --by=owner --to-tsv book' | head -n 2; crm-stats --today=2026-11-21 --by=owner -o counts.tsv book; tail -n 1 counts.tsv
owner→customers→events→purchases→spend
li→1→1→1→20.00
maria→1→1→0→0.00
owner→customers→events→purchases→spend
li→1→1→1→20.00
maria→1→1→0→0.00

# … a condition may look at one, and "note" of the log is not the customers' column
$ sh tty "crm-stats --today=2026-11-21 --by=month --only=\"owner == 'li'\" -C 'told=count(kind)' book"
month    customers  events  purchases  spend  told
2026-10          1       1          1  20.00     1

# A count of the values of a private column has no rows of it: here stage, and in a pipe all three
$ printf 'version: 1\nextends: built-in\nprivate: stage\n' >stage.yaml; sh tty 'crm-segment -p stage.yaml --count --today=2026-11-21 book' | cut -c 1-8 | tr -d ' ' | uniq; crm-segment -p stage.yaml --count --today=2026-11-21 book | cut -f 1 | uniq
column
tier
segments
column
stage
tier
segments

# Score and quadrant (light-touch) would tell a private value or closeness, and are on no card and in no report
@ score.yaml
version: 1
extends: built-in
private: [closeness]
.
$ crm-show -p score.yaml --today=2026-11-21 -c book/customers.tsv -l book/log.tsv a | grep -E '^  ([VC]|Sc)' | cut -c 1-14 | tr -d ' '
Value

$ crm-show -p score.yaml --today=2026-11-21 -c book/customers.tsv -l book/log.tsv --private a | grep -E '^  ([VC]|Sc)' | cut -c 1-14 | tr -d ' '
Value
Closeness
Score

$ for private in '' --private; do crm-show -p score.yaml --today=2026-11-21 -c book/customers.tsv -l book/log.tsv $private a | grep -c light-touch; done
0
1

$ crm-score -p score.yaml --today=2026-11-21 -l book/log.tsv book/customers.tsv >scored.tsv; for c in closeness closeness_trend score quadrant; do crm-report -p score.yaml -C name,$c scored.tsv; done; crm-report -p score.yaml -C name,value scored.tsv | grep Name
! crm-report: --columns: "closeness" is private, so no report shows it
! crm-report: --columns: "closeness_trend" is private, so no report shows it
! crm-report: --columns: "score" is private, so no report shows it
! crm-report: --columns: "quadrant" is private, so no report shows it
Name  Value
