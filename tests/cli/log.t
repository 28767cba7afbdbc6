@ customers.tsv
id→name→phone
c1→Wang Li→+8613800001111
c2→Wang Ming→
c3→Анна Петрова→+79161234567;+74951112233
c4→merged one→
.

# crm-log: one event into a new log; by name, with what was promised
$ crm-log -f log.tsv -c customers.tsv --today=2026-11-21 call 'wang li' 'left voicemail' --outcome=no-answer --due=+3d
~ ^[0-9a-hjkmnp-tv-z]+$
! crm-log: log.tsv:2: call of c1 "Wang Li", no-answer, due 2026-11-24

$ cut -f2,4- log.tsv
date→customer→kind→dir→outcome→amount→item→by→due→ref→rating→note
2026-11-21→c1→call→out→no-answer→→→tester→2026-11-24→→→left voicemail

# An event gets its id and when it was written down; both in the log
$ sed -n 2p log.tsv | cut -f1,3 | tr '\t' ' '
~ ^[0-9a-hjkmnp-tv-z]+ 20[0-9-]+T[0-9:]+[.][0-9]+Z$

# By phone, however it is written; the direction is the usual one of its kind
$ crm-log -f log.tsv -c customers.tsv --today=2026-11-21T10:15 purchase '7 495 111-22-33' --amount=120.50 --item='Day cream' --by=maria | wc -c | tr -d ' '
14
! crm-log: log.tsv:3: purchase of c3 "Анна Петрова", 120.50 (Day cream)

$ tail -1 log.tsv | cut -f2,4-
2026-11-21T10:15→c3→purchase→in→→120.50→Day cream→maria→→→→

# By part of a name, in any case and script
$ crm-log -c customers.tsv --today=2026-11-21 greeting 'петров' --date=yesterday | tail -1 | cut -f2,4-6
2026-11-20→c3→greeting→out

# Several: listed, nothing written
$ cp log.tsv before && crm-log -f log.tsv -c customers.tsv call Wang
! crm-log: customer: "Wang" may mean 2 customers; name one by id
!   c1  Wang Li    +8613800001111  no contact yet
!   c2  Wang Ming                  no contact yet
? 1

$ crm-log -f log.tsv -c customers.tsv call Smith
! crm-log: customer: no customer has the name, id, phone or email "Smith"
? 1

# Every value is checked
$ crm-log -f log.tsv -c customers.tsv cal c1
! crm-log: kind: "cal" is not a kind of event; did you mean "call"?
? 1

$ crm-log -f log.tsv -c customers.tsv call c1 --outcome=noanswer
! crm-log: outcome: "noanswer" is not an outcome; did you mean "no-answer"?
? 1

$ crm-log -f log.tsv -c customers.tsv purchase c1 --amount=12,5
! crm-log: amount: "12,5" is not a number; did you mean "12.5"?
? 1

$ crm-log -f log.tsv -c customers.tsv call c1 --date=2026-02-30
! crm-log: date: "2026-02-30" is not a date (2026-11-21, 2026-11-21T09:30); also today, yesterday, tomorrow, -2d, +3d
? 1

$ crm-log -f log.tsv -c customers.tsv call c1 --rating=6
! crm-log: rating: "6" is not a number from 1 to 5
? 1

$ crm-log -f log.tsv -c customers.tsv call c1 --dir=inn
! crm-log: dir: "inn" is not a direction (in, out)
? 1

$ crm-log -f log.tsv -c customers.tsv referral c1 --ref=customer:c9
! crm-log: ref: no customer has the name, id, phone or email "c9"
? 1

$ crm-log -f log.tsv -c customers.tsv referral c1 --ref=c3
! crm-log: ref: "c3" is not a reference (customer:ID, event:ID, email:ADDRESS); did you mean customer:c3?
? 1

$ crm-log -f log.tsv -c customers.tsv appointment c1
! crm-log: due: is empty; an event of kind appointment needs its date
? 1

$ crm-log -f log.tsv -c customers.tsv void c1
! crm-log: ref: no event has the id "c1" (a void is written as "void ID", or as "void CUSTOMER --ref=ID")
? 1

$ crm-log -f log.tsv -c customers.tsv call c1 --set=mood=good
! crm-log: no column is called "mood" (--new-columns accepts it)
? 1

$ crm-log -f log.tsv call c1 --set=channel=phone
! crm-log: log.tsv:1: the log has no column "channel"; --new-columns adds it to each of its lines
? 1

$ cp log.tsv moody.tsv; crm-log -f moody.tsv -c customers.tsv call c1 --set=mood=good --new-columns >id; cut -f 15 moody.tsv | uniq -c | tr -s ' '
 1 mood
 2 
 1 good
! crm-log: moody.tsv: each line has 1 new column
! crm-log: moody.tsv: call of c1 "Wang Li"

$ crm-log -f log.tsv call
! crm-log: an event is KIND CUSTOMER [NOTE]
? 2

$ crm-log -f log.tsv call c1 left voicemail
! crm-log: an event is KIND CUSTOMER [NOTE]; a note of several words stands in quotes
? 2

# Of a stream it is what all of its records have
$ printf 'date,customer,kind\n2026-11-01,c1,purchase\n' | crm-log --item=soap --today=2026-11-21 | cut -f 4,5,9
customer→kind→item
c1→purchase→soap

$ crm-log -f log.tsv -c nobody.tsv call c1
! crm-log: nobody.tsv: cannot open: No such file or directory
? 2

$ cmp before log.tsv

# Many from a stream; one faulty and nothing is written, unless set aside
@ visits.csv
when,who,kind,what
2026-11-01,c1,visit,looked at creams
2026-11-02,c2,vist,
2026-11-03,c3,visit,"asked, then left"
.
$ crm-log -f log.tsv -c customers.tsv --map when=date --map who=customer --map what=note <visits.csv
! crm-log: standard input:3: kind: "vist" is not a kind of event; did you mean "visit"?
? 1

$ cmp before log.tsv

$ crm-log -f log.tsv -c customers.tsv --map when=date --map who=customer --map what=note --rejects=bad.tsv --from=visits.csv | sort -c && tail -2 log.tsv | cut -f2,4-6,10,14
2026-11-01→c1→visit→in→tester→looked at creams
2026-11-03→c3→visit→in→tester→asked, then left
! crm-log: log.tsv: 3 records: 2 new, 0 known, 0 changed, 1 faulty
! crm-log: the input has no ids of events, so importing it again would add all of it again; --key says which of its columns tell records apart, and "crm-log -f log.tsv --undo --batch" takes this import back first
! crm-log: 2 records taken, 1 faulty record set aside in bad.tsv

$ cat bad.tsv
file→line→field→reason→record
visits.csv→→→the header of these records→when,who,kind,what
visits.csv→3→kind→"vist" is not a kind of event; did you mean "visit"?→2026-11-02,c2,vist,

# A tab or a newline in a note stays one record
$ crm-log -f log.tsv -c customers.tsv call c1 "$(printf 'two\tlines\nhere')" >id && tail -1 log.tsv | cut -f14
two\tlines\nhere
! crm-log: log.tsv:6: call of c1 "Wang Li"

# Extra columns of a new log
$ crm-log -f new.tsv --today=2026-11-21 order x9 --set=quantity=3 --new-columns >id && cut -f4,5,15 new.tsv
customer→kind→quantity
x9→order→3
! crm-log: new.tsv:2: order of x9; no file of customers is known (-c), so this was taken for an id

$ crm-log -f new.tsv order x9 --set=quantity=three
! crm-log: quantity: "three" is not a number
? 1

# A torn tail is saved, cut and told; what is whole is kept
$ cp log.tsv whole && printf '01abc\t2026-11' >>log.tsv && crm-log -f log.tsv --today=2026-11-21 call c1 >id; head -n $(wc -l <whole) log.tsv | cmp - whole && tail -1 log.tsv | cut -f2,4,5 && cat log.tsv.torn-*; echo
2026-11-21→c1→call
01abc→2026-11
!~ ^crm-log: log.tsv.*torn
! crm-log: log.tsv:7: call of c1; no file of customers is known (-c), so this was taken for an id

# A last line that an editor left without its newline is a record, and is completed
$ printf 'e9\t2026-11-20\t\tc2\tcall\t\t\t\t\t\t\t\t\tlast' >>log.tsv && crm-log -f log.tsv --today=2026-11-21 call c1 >id; tail -2 log.tsv | cut -f2,4,5,14
2026-11-20→c2→call→last
2026-11-21→c1→call→
! crm-log: log.tsv:8: this last line had no line feed and was completed; note: "last" may be cut off, as the line does not end in a line feed
...
! crm-log: log.tsv:9: call of c1; no file of customers is known (-c), so this was taken for an id
!~ crm-log: log.tsv:9: recorded: the same entry was recorded [0-9]+ seconds? before, in line 7
! crm-log: if this is a mistake, crm-log -f log.tsv --undo takes the entry back

# Someone else holds the file
$ (flock 9; crm-log -f log.tsv --lock-timeout=0.2 call c1) 9>>log.tsv
!~ ^crm-log: log.tsv: 
? 75

# Unreadable is not missing: a log that cannot be parsed is never written
@ odd.tsv
date→date→customer→kind
.
$ cp odd.tsv before && crm-log -f odd.tsv call c1
! crm-log: odd.tsv:1: columns 1 and 2 of the header have the same name, "date"
? 1

$ cmp before odd.tsv

# A file that is no log is never added to
$ cp customers.tsv before && crm-log -f customers.tsv call c1
! crm-log: customers.tsv:1: a log has a column "date"; this file has none
? 1

$ cmp before customers.tsv

# What is yet to come has not happened
$ crm-log -f log.tsv --today=2026-11-21 call c1 --date=+1d
! crm-log: date: "2026-11-22" is in the future; the date of a promise or an appointment belongs in due
? 1

$ crm-log --today=2026-11-21 appointment c1 --due=tomorrow | cut -f2,5,11
date→kind→due
2026-11-21→appointment→2026-11-22

# A ref leads to an event of that customer, or nothing is written
$ rm -f log.tsv && printf 'event\tdate\tcustomer\tkind\nx1\t2026-11-01\tc1\tcomplaint\n' | crm-log -f log.tsv -c customers.tsv && cp log.tsv before
x1
! crm-log: log.tsv: 1 record: 1 new, 0 known, 0 changed, 0 faulty

$ crm-log -f log.tsv -c customers.tsv resolved c1 --ref=event:x2
! crm-log: ref: no event has the id "x2"
? 1

$ crm-log -f log.tsv -c customers.tsv void 'wang ming' --ref=event:x1
! crm-log: ref: the event "x1" belongs to "c1" "Wang Li"
? 1

$ cmp before log.tsv

$ crm-log -f log.tsv -c customers.tsv resolved c1 --ref=event:x1 >id && tail -1 log.tsv | cut -f4,5,12
c1→resolved→event:x1
! crm-log: log.tsv:3: resolved of c1 "Wang Li"

# … also when both come in one stream, and whose customer was merged since
@ merged.tsv
id→name→status
c1→Wang Li→merged:c2
c2→Wang Ming→
.
$ printf 'event\tdate\tcustomer\tkind\tref\ny1\t2026-11-02\tc2\tquestion\t\ny2\t2026-11-03\tc2\tresolved\tevent:y1\ny3\t2026-11-03\tc1\tvoid\tevent:x1\n' | crm-log -f log.tsv -c merged.tsv && tail -1 log.tsv | cut -f4,5
y1
y2
y3
c2→void
! crm-log: log.tsv: 3 records: 3 new, 0 known, 0 changed, 0 faulty

# An id is given once
$ cp log.tsv before && crm-log -f log.tsv call c1 --set event=x1
! crm-log: event: "x1" is already an event of "c1"
? 1

$ printf 'event\tdate\tcustomer\tkind\nz1\t2026-11-02\tc2\tcall\nz1\t2026-11-03\tc3\tcall\n' | crm-log -f log.tsv
! crm-log: standard input:3: event: "z1" is already an event of "c2"
? 1

$ crm-log -f log.tsv --from log.tsv
! crm-log: --file: "log.tsv" is the input, which would be lost
? 2

$ cmp before log.tsv

# Whom a referral brought may be named, too
$ crm-log -c customers.tsv --today=2026-11-21 referral c1 --ref='customer:анна' | tail -1 | cut -f5,12
referral→customer:c3
