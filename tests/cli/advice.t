# Advice that works: each block provokes a message that recommends a command or an option, then
# does what it says and shows that this succeeds.

# ---- facts and logs ----
@ customers.tsv
id→name→phone→email→owner
c1→Ann Bell→+1 555 0100→ann@x.org→li
c2→Bob Cole→+1 555 0101→bob@x.org→li
c3→Eve Dunn→+1 555 0102→eve@x.org→
.
@ log.tsv
date→customer→kind→amount
2026-10-01→c1→purchase→100.00
2026-10-05→c2→purchase→20.00
2026-11-01→c1→call→
2026-11-02→c3→referral→
.

$ crm-facts --today=2026-11-21 customers.tsv
! crm-facts: facts come from the log: name it with -l (or $CRM_LOG)
? 2
$ crm-facts --today=2026-11-21 -l log.tsv customers.tsv | wc -l | tr -d ' '
4
$ CRM_LOG=log.tsv crm-facts --today=2026-11-21 customers.tsv | wc -l | tr -d ' '
4

$ crm-segment --today=2026-11-21 --only='purchases > 0' -C id customers.tsv
! crm-segment: built-in policy:55:33: "complaints_open" is a fact: name the log with -l (or $CRM_LOG)
? 2
$ crm-segment --today=2026-11-21 --only='purchases > 0' -C id -l log.tsv customers.tsv
id
c1
c2

$ crm-due --today=2026-11-21 -C id customers.tsv
! crm-due: rule complaint-answer needs the log: name it with -l (or $CRM_LOG)
? 2
$ crm-due --today=2026-11-21 -C id -l log.tsv customers.tsv | head -n 1
id

$ crm-score --today=2026-11-21 --by=owner customers.tsv
! crm-score: --by needs the log: name it with -l (or $CRM_LOG)
? 2
$ crm-score --today=2026-11-21 --by=owner -l log.tsv customers.tsv | head -n 1 | cut -f 1
id

$ crm-segment --today=2026-11-21 --was=2026-10-31 customers.tsv
! crm-segment: --was needs the log: name it with -l
? 2
$ crm-segment --today=2026-11-21 --was=2026-10-31 -C id,stage,stage_was -l log.tsv customers.tsv | wc -l | tr -d ' '
4

$ crm-due --today=2026-11-21 --outcome customers.tsv
! crm-due: rule complaint-answer needs the log: name it with -l (or $CRM_LOG)
? 2
$ crm-due --today=2026-11-21 --outcome -l log.tsv customers.tsv | head -n 1 | cut -f 1
id

$ crm-fit --holdout=2026-10-03 --until=2026-11-21 customers.tsv
! crm-fit: --holdout needs a log: name it with --log, or in $CRM_LOG
? 2
$ CRM_LOG=log.tsv crm-fit --holdout=2026-10-03 --until=2026-11-21 customers.tsv 2>&1 | grep -c 'needs a log'
0
? 1

# A stream with too few facts: the same policy, or --add, in the command that made it.
@ own.yaml
version: 1
segments:
  - {name: met, when: "touches > 0"}
.
$ crm-facts --today=2026-11-21 -l log.tsv -C spend customers.tsv >facts.tsv; crm-segment -p own.yaml -C id,segments facts.tsv
! crm-segment: own.yaml:3:24: the stream carries facts, but not "touches": make them with the same -p, or with crm-facts --add touches
? 1
$ crm-facts --today=2026-11-21 -l log.tsv --add touches customers.tsv | crm-segment -p own.yaml -C id,segments | grep met
c1→met
$ crm-facts --today=2026-11-21 -l log.tsv -p own.yaml customers.tsv | crm-segment -p own.yaml -C id,segments | grep met
c1→met

# Facts of another day.
$ crm-facts --today=2026-11-21 -l log.tsv customers.tsv | crm-segment --today=2026-11-20
! crm-segment: standard input:2: as_of: the stream's facts are of 2026-11-21: make the stream with --today=2026-11-20, too, or leave --today out
? 1
$ crm-facts --today=2026-11-20 -l log.tsv customers.tsv | crm-segment --today=2026-11-20 | wc -l | tr -d ' '
4
$ crm-facts --today=2026-11-21 -l log.tsv customers.tsv | crm-segment | wc -l | tr -d ' '
4
$ crm-facts --today=2026-11-21 -l log.tsv customers.tsv | crm-due -l log.tsv --outcome
! crm-due: standard input:2: as_of: --outcome needs facts as of the first minute of a day, not of 2026-11-21: make the stream with --today=2026-11-21T00:00
? 1
$ crm-facts --today=2026-11-21T00:00 -l log.tsv customers.tsv | crm-due -l log.tsv --outcome | head -n 1 | cut -f 1
id

# What depends on other customers, in a pipe.
$ head -n 2 customers.tsv | crm-facts --today=2026-11-21 -l log.tsv -C referrals
! crm-facts: referrals depends on other customers: name the file of all customers with -c
? 2
$ head -n 2 customers.tsv | crm-facts --today=2026-11-21 -l log.tsv -C referrals -c customers.tsv | wc -l | tr -d ' '
2

# ---- derived columns ----
$ crm-score --today=2026-11-21 -l log.tsv -C id,as_of,recency customers.tsv >part.tsv; echo 'version: 1' >bare.yaml; crm-segment -p bare.yaml --only='closeness > 0' -C id part.tsv
! crm-segment: --only:1:1: the stream has "recency", but not "closeness": run crm-score before this tool, which computes both
? 2
$ crm-score --today=2026-11-21 -l log.tsv customers.tsv | crm-segment --only='closeness > 0' -C id
id
c1

$ crm-segment --today=2026-11-21 -l log.tsv --only='p_alive > 0' customers.tsv
! crm-segment: --only:1:1: the stream has no "p_alive" yet: run crm-score --clv=FIT before this tool
? 2
@ FIT
model: bgnbd
unit: week
unit_days: 7
until: 2026-11-21
customers: 2
never_bought: 1
converged: yes
parameters: {r: 0.24, alpha: 4.4, a: 0.79, b: 2.4}
standard_errors: {r: 0.01, alpha: 0.4, a: 0.2, b: 0.7}
log_likelihood: -100
money:
  model: gamma-gamma
  customers: 2
  left_out: 0
  converged: yes
  parameters: {p: 6.25, q: 3.74, v: 15.4}
  standard_errors: {p: 1, q: 0.3, v: 4}
  log_likelihood: -100
  correlation: 0.1
.
$ crm-score --today=2026-11-21 -l log.tsv --clv=FIT customers.tsv | crm-segment --only='p_alive > 0' -C id
id
c1
c2

$ crm-segment --today=2026-11-21 -l log.tsv -C id,stage_was customers.tsv
! crm-segment: --columns: the stream has no "stage_was" yet: run crm-segment --was=DATE before this tool
? 1
$ crm-segment --today=2026-11-21 -l log.tsv --was=2026-10-31 customers.tsv | crm-segment -C id,stage_was | wc -l | tr -d ' '
4
$ crm-segment --today=2026-11-21 -l log.tsv --add stage_days customers.tsv
! crm-segment: --add: the stream has no "stage_days" yet: run crm-segment --was=DATE --daily before this tool
? 1
$ crm-segment --today=2026-11-21 -l log.tsv --was=2026-10-31 --daily customers.tsv | crm-segment -C id,stage_days | wc -l | tr -d ' '
4
$ crm-due --today=2026-11-21 -l log.tsv -C id,due_day customers.tsv
! crm-due: --columns: the stream has no "due_day" yet: run crm-due --days=N before this tool
? 1
$ crm-due --today=2026-11-21 -l log.tsv --days=7 -C id,due_day customers.tsv | head -n 1
id→due_day

# A column of one's own that has a fact's name.
@ spend.tsv
id→name→spend
c1→Ann→3
.
$ crm-facts --today=2026-11-21 -l log.tsv spend.tsv
! crm-facts: spend.tsv:1: spend: this is the name of a column that crm-facts computes, but there is no as_of beside it: rename the column if it is your own; otherwise keep as_of and the facts in the stream
? 1
$ sed '1s/spend/my_spend/' spend.tsv | crm-facts --today=2026-11-21 -l log.tsv -C spend
id→name→my_spend→as_of→spend
c1→Ann→3→2026-11-21→100.00
$ crm-facts --today=2026-11-21 -l log.tsv -C spend customers.tsv | crm-facts -C spend | cut -f 1,7
id→spend
c1→100.00
c2→20.00
c3→0.00

# ---- a fit ----
$ crm-score --today=2028-11-21 -l log.tsv --clv=FIT customers.tsv >out
! crm-score: FIT was fitted more than a year ago, up to 2026-11-21; crm-fit -o FIT fits it anew

# ---- segments ----
$ crm-segment --today=2026-11-21 -l log.tsv --only=gold -C id customers.tsv | head -n 1
id
$ crm-segment --today=2026-11-21 -l log.tsv --only='tier == gold' -C id customers.tsv
! crm-segment: --only: "gold" is not a column but the name of a tier: write 'gold'
? 2
$ crm-segment --today=2026-11-21 -l log.tsv --only="tier == 'gold'" -C id customers.tsv | head -n 1
id
$ crm-segment --today=2026-11-21 -l log.tsv --top=20 -C id customers.tsv
! crm-segment: --top: "20" is not a share such as 20%
? 2
$ crm-segment --today=2026-11-21 -l log.tsv --top=20% -C id customers.tsv | head -n 1
id

# ---- due ----
@ tight.yaml
version: 1
capacity: 1
due:
  - {rule: keep, silence: 10d, action: call}
.
$ crm-due -p tight.yaml --today=2026-11-21 -l log.tsv -C id customers.tsv
id
c1
c3
! crm-due: 1 customer left for later: the capacity of a day is used up (--suppressed lists what is held back)
$ crm-due -p tight.yaml --today=2026-11-21 -l log.tsv --suppressed -C id customers.tsv
id
c2

@ prices.yaml
version: 1
due:
  - {rule: fall, price-limit: floor, action: call}
.
$ crm-due -p prices.yaml --today=2026-11-21 -l log.tsv -C id customers.tsv
! crm-due: rule fall needs prices: name a price list with --prices=FILE
? 2
@ prices.tsv
item→price
tea→3.00
.
$ crm-due -p prices.yaml --today=2026-11-21 -l log.tsv -C id --prices=prices.tsv customers.tsv
id

# ---- books ----
$ mkdir empty; crm-due empty
! crm-due: "empty" is not a book: it has neither customers.tsv nor log.tsv ("crm new DIR" makes one)
? 2
$ crm new empty >out 2>&1; crm-due -C id empty
id
$ mkdir away; cd away; crm today
! crm: crm today works on a book, and there is none here: go into one with cd, name it with --book, or make one with "crm new DIR"
? 2
$ cd empty && crm today | head -n 1 | cut -f 1; cd ..; crm --book empty today | head -n 1 | cut -f 1; crm new away/own >out 2>&1; crm --book away/own today | head -n 1 | cut -f 1
id
id
id
$ crm --today=2026-11-21 --book empty today
! crm: --today belongs after the command: crm today --today=2026-11-21
? 2
$ crm --book empty today --today=2026-11-21 | head -n 1 | cut -f 1
id

# The check of commits, from where the message was read.
$ git init -q 'a repo' && crm new 'a repo/shop' 2>said >out; sed 's/.*: //' said
git -C 'a repo/shop' config core.hooksPath shop/.githooks
$ sed 's/.*: //' said | sh; cd 'a repo'; git config user.name t; git config user.email t@example.org; git add -A; git commit -qm first; printf 'c9\ttorn\n' >>shop/customers.tsv; git commit -qam second
! customers.tsv:2: has 2 fields, but the header has 16
? 1
$ cd 'a repo'; git commit -qam second --no-verify; git log --format=%s | wc -l | tr -d ' '
2

# ---- writing ----
$ cp customers.tsv people.tsv; crm-add --update ann phone=+15550199
! crm-add: --update requires --file (-f)
? 2
$ crm-add -f people.tsv --update ann phone=+15550199
c1
! crm-add: people.tsv:2: changed c1 "Ann Bell": phone: "+1 555 0100" -> "+15550199"
$ crm-add -f people.tsv name=Zoe tags+=vip
! crm-add: "tags+=vip" changes a list: that needs --update
? 2
$ crm-add -f people.tsv --update ann tags+=vip
c1
! crm-add: people.tsv:2: changed c1 "Ann Bell": tags: "" -> "vip"
$ crm-add -f people.tsv --update ann name+=x
! crm-add: "name" is not a list; write name=VALUE
? 2
$ crm-add -f people.tsv --update ann name='Ann Bell-Dunn'
c1
! crm-add: people.tsv:2: changed c1 "Ann Bell": name: "Ann Bell" -> "Ann Bell-Dunn"
$ crm-add -f people.tsv --update ann
! crm-add: nothing to change is given for "ann": write NAME=VALUE, NAME+=ITEM or NAME-=ITEM
? 2
$ printf 'id\tname\nc9\tNew One\n' | crm-add -f people.tsv --update
! crm-add: standard input:2: id: no customer has "c9" (--upsert adds them)
? 1
$ printf 'id\tname\nc9\tNew One\n' | crm-add -f people.tsv --upsert
c9
! crm-add: people.tsv: 1 record: 1 new, 0 known, 0 changed, 0 faulty
$ printf 'name\tphone\nNew Two\t+1 555 0177\n' | crm-add -f people.tsv --update
! crm-add: standard input:2: id: is missing, but --update finds the customer by it (--update=KEY uses another column)
? 1
$ printf 'name\tphone\nRob Cole\t+1 555 0101\n' | crm-add -f people.tsv --update=phone
c2
! crm-add: people.tsv:3: changed c2 "Bob Cole": name: "Bob Cole" -> "Rob Cole"
! crm-add: people.tsv: 1 record: 0 new, 0 known, 1 changed, 0 faulty
$ printf 'id\tname\tmood\nc10\tNew Ten\tgood\n' >mood.tsv
$ crm-add -f people.tsv <mood.tsv
! crm-add: standard input:1: no column is called "mood" (--map says which of ours it is, --rest=drop leaves it out, --rest=keep keeps it)
? 1
$ crm-add -f people.tsv --new-columns <mood.tsv
c10
! crm-add: people.tsv: 1 record: 1 new, 0 known, 0 changed, 0 faulty
$ cp log.tsv l.tsv; crm-log -f l.tsv purchase c1 --amount=-20
! crm-log: amount: amounts are never negative: write refund 20 instead of purchase -20
? 1
$ crm-log -f l.tsv refund c1 --amount=20  >out 2>&1; tail -n 1 l.tsv | cut -f 2-4
c1→refund→20

# A log that has negative values already.
@ minus.tsv
date→customer→kind→amount
2026-11-01→c1→purchase→-20
.
$ crm-facts -l minus.tsv --today=2026-11-21 -C spend customers.tsv
! crm-facts: minus.tsv:2: amount: amounts are never negative: write refund 20 instead of purchase -20
? 1
$ crm-check -l minus.tsv --fix=negative
file→line→field→finding→value→id→severity
! crm-check: minus.tsv:2: kind: purchase -> refund, amount: -20 -> 20
! crm-check: minus.tsv: negative values: 1 line changed, 0 left because their meaning is unclear
$ crm-facts -l minus.tsv --today=2026-11-21 -C spend customers.tsv | cut -f 1,7
id→spend
c1→-20.00
c2→0.00
c3→0.00
$ crm-check --fix=negative customers.tsv
! crm-check: --fix requires --log (-l)
? 2

# A log never gets a column by itself.
@ short.tsv
date→customer→kind→amount
2026-10-01→c1→purchase→100.00
.
$ crm-log -f short.tsv --set channel=phone call c1
! crm-log: short.tsv:1: the log has no column "channel"; --new-columns adds it to each of its lines
? 1
$ crm-log -f short.tsv --new-columns --set channel=phone call c1 --date=2026-10-02; cat short.tsv
date→customer→kind→amount→channel
2026-10-01→c1→purchase→100.00→
2026-10-02→c1→call→→phone
! crm-log: short.tsv: each line has 1 new column
! crm-log: short.tsv: call of c1, on 2026-10-02; no file of customers is known (-c), so this was taken for an id

# An import of orders wants several; of a log in CSV, too, with quotes and CRLF.
@ orders.csv
Order,When,Who,What,Count,Each
7,2026-10-05,c1,Mug,2,5.00
.
@ orders
crm-log -f "$1" --from orders.csv --key=Order --map When=date --map Who=customer --map What=item --map Count=quantity --map Each=price --map '= {Count} * {Each}=amount' --set kind=purchase --today=2026-11-21 $2
.
@ log.csv
event,date,customer,kind,amount,item,note␍
e1,2026-10-01,c1,purchase,100.00,Cup,"two␍
lines, ""quoted"""␍
.
$ sh orders short.tsv
! crm-log: short.tsv:1: the log has no columns "item", "quantity", "price" and "event"; --new-columns adds them to each of its lines
? 1
$ sh orders short.tsv --new-columns; cat short.tsv
7
date→customer→kind→amount→channel→item→quantity→price→event
2026-10-01→c1→purchase→100.00→→→→→
2026-10-02→c1→call→→phone→→→→
2026-10-05→c1→purchase→10→→Mug→2→5.00→7
! crm-log: short.tsv: each line has 4 new columns
! crm-log: short.tsv: 1 record: 1 new, 0 known, 0 changed, 0 faulty
! crm-log: no file of customers is known (-c), so the customers in these records were taken to be ids
$ sh orders log.csv
! crm-log: log.csv:1: the log has no columns "quantity" and "price"; --new-columns adds them to each of its lines
? 1
$ sh orders log.csv --new-columns 2>/dev/null; cat log.csv
7
event,date,customer,kind,amount,item,note,quantity,price␍
e1,2026-10-01,c1,purchase,100.00,Cup,"two␍
lines, ""quoted""",,␍
7,2026-10-05,c1,purchase,10,Mug,,2,5.00␍
$ cp log.csv before.csv; sh orders log.csv --new-columns; cmp before.csv log.csv
! crm-log: log.csv: 1 record: 0 new, 1 known, 0 changed, 0 faulty

# Names of somebody else.
$ printf 'name\tphone\nEve Dunn\t+1 555 0999\n' | crm-add -f people.tsv 2>&1 >out | tail -n 1
crm-add: 1 of the new ones has the same name as another customer; crm-check lists them
$ crm-check people.tsv | grep -c 'Eve Dunn'
1

# ---- imports ----
$ printf 'name;phone\nZoe;+1 555 0444\n' >semi.csv; crm-facts -l log.tsv --today=2026-11-21 semi.csv
! crm-facts: semi.csv:1: its fields seem to be separated by ";", but a stream is TSV, or CSV with commas; crm-add and crm-log read such an export with --from
? 1
$ crm-add --from semi.csv | cut -f 2
name
Zoe
$ printf 'name,phone\nRen\351,+1 555 0444\n' >latin.csv; crm-add --from latin.csv
! crm-add: latin.csv:2: "Ren\xE9" is not UTF-8; in windows-1252 it is "René", and --encoding=windows-1252 reads it so
? 1
$ crm-add --encoding=windows-1252 --from latin.csv | cut -f 2
name
René
$ printf 'name,phone\nRen\303\251,+1 555 0444\n' | iconv -f UTF-8 -t UTF-16 >wide.csv; crm-facts -l log.tsv --today=2026-11-21 wide.csv
! crm-facts: wide.csv:1: looks like UTF-16; iconv -f UTF-16 -t UTF-8 converts it, and crm-add and crm-log read it with --from
? 1
$ crm-add --from wide.csv | cut -f 2
name
René
$ printf 'Zoe Dahl,+1 555 0444,zoe@x.org\n' >bare.csv; crm-add --from bare.csv
! crm-add: bare.csv:1: the first line looks like a record (it has a phone number and an email), not like a header; --no-header calls the columns 1, 2, 3 ...
? 1
$ crm-add --no-header --from bare.csv
! crm-add: bare.csv:1: no column is called "1", "2", "3" (--map says which of ours they are, --rest=drop leaves them out, --rest=keep keeps them)
? 1
$ crm-add --no-header --map 1=name --map 2=phone --map 3=email --from bare.csv | cut -f 2
name
Zoe Dahl
$ printf 'Full Name,Size\nZoe Dahl,M\n' >fair.csv; crm-add --from fair.csv
! crm-add: fair.csv:1: no column is called "Full Name", "Size"; did you mean --map 'Full Name=name'? (--rest=drop leaves out columns that no rule mentions, --rest=keep keeps them)
? 1
$ crm-add --map 'Full Name=name' --rest=drop --from fair.csv | cut -f 2
name
Zoe Dahl
$ crm-add --map 'Full Name=name' --rest=keep --from fair.csv | tail -n 1 | cut -f 2,17
Zoe Dahl→M
$ printf 'First Name,Last Name,Birthday,Notes,Organization Name,Labels,Phone 1 - Value,E-mail 1 - Value\nZoe,Dahl,,,,,+1 555 0444,zoe@x.org\n' >google.csv; crm-add --from google.csv
! crm-add: google.csv:1: no column is called "First Name", "Last Name", "Birthday" and 5 more; --rules=google-contacts knows this export
? 1
$ crm-add --rules=google-contacts --from google.csv | cut -f 2
name
Zoe Dahl
$ crm-add --rules=gogle --from google.csv
! crm-add: no rules are called "gogle", nor is there such a file; --rules=list shows those built in
? 2
$ crm-add --rules=list | grep -c google-contacts
1
$ crm-log --rules=google-contacts --from google.csv
! crm-log: google-contacts:2:1: these rules are for customers; crm-add reads them
? 1
$ printf 'date,customer,kind\n13.11.2026,c1,call\n' >dates.csv; crm-log -c customers.tsv --from dates.csv
! crm-log: dates.csv:2: date: "13.11.2026" is not an ISO date; --dates=dmy says how to read it
? 1
$ crm-log -c customers.tsv --dates=dmy --from dates.csv | cut -f 2
date
2026-11-13
$ printf 'date\tcustomer\tkind\tnote\n2026-11-13\tc1\tcall\t"He said \\n no"\n' >both.tsv; crm-log -c customers.tsv --from both.tsv
! crm-log: both.tsv:2: there are fields in quotes and backslash escapes; --delimiter=tab reads the quotes and keeps backslashes, --tsv keeps the quotes and reads the escapes
? 1
$ crm-log -c customers.tsv --delimiter=tab --from both.tsv | cut -f 14
note
He said \\n no
$ crm-log -c customers.tsv --tsv --from both.tsv | cut -f 14
note
"He said \n no"
$ printf 'name\tnote\nZoe\t"tall" one\n' >quote.tsv; crm-add --from quote.tsv
! crm-add: quote.tsv:2: text follows a closing quote (a quote inside quotes is doubled; --tsv reads quotes as text)
? 1
$ crm-add --tsv --from quote.tsv | tail -n 1 | cut -f 2,16
Zoe→"tall" one
$ printf 'date,customer,kind\n2026-11-13,Nobody Here,call\n' >who.csv; crm-log -c customers.tsv --from who.csv
! crm-log: who.csv:2: customer: no customer has the name, id, phone or email "Nobody Here"; import the customers first, with crm-add --from
? 1
$ printf 'name\nNobody Here\n' | crm-add --from - -f customers.tsv; crm-log -c customers.tsv --from who.csv | wc -l
c4
2
! crm-add: customers.tsv: 1 record: 1 new, 0 known, 0 changed, 0 faulty
