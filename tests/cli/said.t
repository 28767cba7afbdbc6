# What crm-log says that it did; what it asks back; what is only printed. Expected by
# hand from crm-log(1).

@ customers.tsv
id→name
m→Max Muster
l→Lucy Hammond
.

# Dates are shown where they are of another day, as people write them
$ crm-log -f log.tsv -c customers.tsv --today=2026-11-21T17:16 purchase lucy --amount=120 --item='Day cream' >id
! crm-log: log.tsv:2: purchase of l "Lucy Hammond", 120.00 (Day cream)

$ crm-log -f log.tsv -c customers.tsv --today=2026-11-21T17:16 call lucy --date=2026-11-20T09:30 --outcome=no-answer --due=2026-11-23T10:00+02:00 >id; tail -n 1 log.tsv | cut -f 2,11
2026-11-20T09:30→2026-11-23T10:00+02:00
! crm-log: log.tsv:3: call of l "Lucy Hammond", no-answer, on 2026-11-20 09:30, due 2026-11-23 10:00+02:00

# An amount with more decimals is not rounded; what data does to a terminal is made visible
$ crm-log -f log.tsv -c customers.tsv --today=2026-11-21 cost max --amount=0.0125 --item="$(printf 'a\033b')" >id
! crm-log: log.tsv:4: cost of m "Max Muster", 0.0125 (a\x1Bb)

# The line is that of the file, also where an editor left the last one without its end, and in CSV
$ printf 'event\tdate\tcustomer\tkind\ne1\t2026-11-01\tm\tcall' >open.tsv; crm-log -f open.tsv -c customers.tsv call max >id
! crm-log: open.tsv:2: this last line had no line feed and was completed; kind: "call" may be cut off, as the line does not end in a line feed
! crm-log: open.tsv:3: call of m "Max Muster"

$ printf 'event,date,customer,kind,note\r\ne1,2026-11-01,m,call,"two\r\nlines"\r\n' >log.csv; crm-log -f log.csv -c customers.tsv call max "$(printf '1\n2')" >id; crm-log -f log.csv -c customers.tsv visit max >id; crm-log --from=log.csv | wc -l
! crm-log: log.csv:4: call of m "Max Muster"
! crm-log: log.csv:6: visit of m "Max Muster"
4

# When nobody is known, anybody is taken
$ crm-log -f any.tsv call lucy >id
! crm-log: any.tsv:2: call of lucy; no file of customers is known (-c), so this was taken for an id

# As soon as somebody is, nobody else is: with -c, and without it in a book
$ crm-log -f any.tsv -c customers.tsv call x9
!~ ^crm-log: customer: no customer
? 1

$ mkdir shop; cp customers.tsv shop; CRM_BOOK=shop crm-log call x9
!~ ^crm-log: customer: no customer
? 1

$ test -e shop/log.tsv
? 1

# Case 34: $CRM_BOOK is written to, $CRM_LOG is only read
$ CRM_BOOK=shop crm-log call lucy >id
! crm-log: shop/log.tsv:2: call of l "Lucy Hammond"

$ cp log.tsv before; CRM_LOG=log.tsv crm-log -c customers.tsv --today=2026-11-21 call lucy | cut -f 2,4-6; cmp log.tsv before
date→customer→kind→dir
2026-11-21→l→call→out

# --print checks against the file, prints, and never writes
$ CRM_BOOK=shop crm-log --print --today=2026-11-21 call lucy | cut -f 2,4; crm-log -f log.tsv -c customers.tsv --print --today=2026-11-21 call lucy | cut -f 2,4; crm-log -f none.tsv --print --today=2026-11-21 call lucy | cut -f 2,4; cmp log.tsv before; wc -l <shop/log.tsv; test -e none.tsv
date→customer
2026-11-21→l
date→customer
2026-11-21→l
date→customer
2026-11-21→lucy
2
? 1

$ crm-log -f log.tsv -c customers.tsv --print resolved lucy --ref=event:x9
! crm-log: ref: no event has the id "x9"
? 1

# … in the form of the file
$ crm-log -f log.csv --print --today=2026-11-21 --set=event=z1 call m | tr -d '\r'
event,date,customer,kind,note
z1,2026-11-21,m,call,

$ chmod a-w log.csv; crm-log -f log.csv -c customers.tsv --print --today=2026-11-21 call max | cut -d, -f 3; chmod u+w log.csv
customer
m

$ mkdir dir; crm-log -f dir/none/log.tsv --print --today=2026-11-21 call m | cut -f 4
customer
m

# crm-add likewise, for what is added and for what is changed
$ cp customers.tsv before; crm-add -f customers.tsv --print --today=2026-11-21 name=Ann; crm-add -f customers.tsv --print --update id=m name='Max M.'; cmp customers.tsv before
id→name
c0001→Ann
id→name
m→Max M.

$ crm-add -f customers.tsv --print name=Ann id=m
! crm-add: id: "m" already belongs to "m" "Max Muster" (customers.tsv:2)
? 1

$ crm-add -f none.tsv --print --today=2026-11-21 name=Ann | cut -f 1,2,14; test -e none.tsv
id→name→created
c0001→Ann→2026-11-21
? 1

# Case 17: an amount in place of the note
$ crm-log -f log.tsv -c customers.tsv purchase max 30
! crm-log: note: is 30 the amount? write --amount=30
? 1

$ crm-log -c customers.tsv purchase max '1 200,50'; crm-log payment max '€1.200,5'; crm-log -c customers.tsv refund max '30 EUR'; crm-log cost max 12.50; crm-log invoice max "1'200.50 CHF"; crm-log purchase max 30 soap
! crm-log: note: is 1 200,50 the amount? write --amount=1200.50
! crm-log: note: is €1.200,5 the amount? write --amount=1200.5
! crm-log: note: is 30 EUR the amount? write --amount=30
! crm-log: note: is 12.50 the amount? write --amount=12.50
! crm-log: note: is 1'200.50 CHF the amount? write --amount=1200.50
! crm-log: note: is 30 the amount? write --amount=30
? 1

$ crm-log purchase max -- -30
! crm-log: note: is -30 the amount? amounts are never negative: log a refund, with --amount=30
? 1

# What has an amount, is about no money, is meant as a note, or is more than an amount is a note
$ for call in 'purchase max 30 --amount=5' 'call max 30' 'purchase max --note=30' 'purchase max 3rd' 'purchase max 30ml' 'purchase max +30%'; do crm-log --today=2026-11-21 $call | tail -n 1 | cut -f 5,8,14; done
purchase→5→30
call→→30
purchase→→30
purchase→→3rd
purchase→→30ml
purchase→→+30%
! crm-log: amount: is empty, so this adds nothing to what they spent
! crm-log: amount: is empty, so this adds nothing to what they spent
! crm-log: amount: is empty, so this adds nothing to what they spent
! crm-log: amount: is empty, so this adds nothing to what they spent

# An opt-out with a note but no item
$ crm-log -f log.tsv -c customers.tsv optout max 'no newsletter please' >id; tail -n 1 log.tsv | cut -f 5,9,14
optout→→no newsletter please
! crm-log: the opt-out has a note but no item, so it applies to everything (for example, --item=news limits it)
! crm-log: log.tsv:5: optout of m "Max Muster" (everything)

$ crm-log -f log.tsv -c customers.tsv optout max --item=news 'the newsletter' >id; crm-log -f log.tsv -c customers.tsv optout max >id; crm-log -f log.tsv -c customers.tsv consent max --item=all 'yes' >id
! crm-log: log.tsv:6: optout of m "Max Muster" (news)
! crm-log: log.tsv:7: optout of m "Max Muster" (everything)
! crm-log: log.tsv:8: consent of m "Max Muster" (all)

$ printf 'date\tcustomer\tkind\titem\tnote\n2026-11-01\tm\toptout\tnews\ta\n2026-11-01\tm\toptout\t\tb\n2026-11-01\tm\tcall\t\tc\n2026-11-01\tm\toptout\t\td\n' | crm-log -f many.tsv -c customers.tsv >ids; printf 'date\tcustomer\tkind\tnote\n2026-11-01\tm\toptout\tb\n' | crm-log -f many.tsv -c customers.tsv >ids
! crm-log: standard input:3: 2 opt-outs have a note but no item, and so apply to everything (the first is in this line)
! crm-log: many.tsv: 4 records: 4 new, 0 known, 0 changed, 0 faulty
! crm-log: standard input:2: 1 opt-out has a note but no item, and so applies to everything
! crm-log: many.tsv: 1 record: 1 new, 0 known, 0 changed, 0 faulty

# On a terminal: where nothing was written, that is said; with --print it was asked for
& command -v script
$ CRM_LOG=log.tsv script -qec 'crm-log -c customers.tsv --today=2026-11-21 call lucy >out' /dev/null | tr -d '\r'
crm-log: "lucy" is "l" "Lucy Hammond"

$ CRM_LOG=log.tsv script -qec 'crm-log -c customers.tsv --today=2026-11-21 call lucy' /dev/null | tr -d '\r' | sed '/Hammond/,$!d' | cut -f 2,4
crm-log: "lucy" is "l" "Lucy Hammond"
date→customer
2026-11-21→l
crm-log: nothing was written; -f names the file to write to

$ script -qec 'crm-add --today=2026-11-21 name=Ann' /dev/null | tr -d '\r' | cut -f 1,2
id→name
c0001→Ann
crm-add: nothing was written; -f names the file to write to

$ script -qec 'crm-add --print --today=2026-11-21 name=Ann' /dev/null | tr -d '\r' | cut -f 1,2
id→name
c0001→Ann
