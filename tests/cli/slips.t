# crm-log: entries that are probably a slip of the finger, or cannot be what they say. What is
# expected follows from crm-records(5) by hand: an amount is what they spent, a referral names
# another customer, and what happened has happened by now.

@ c.tsv
id→name→status
a→Ann One→
b→Ben Two→
o→Ann Once→merged:a
.
@ e
# ENTRY: into a new log, with what is reported
rm -f l.tsv
crm-log -f l.tsv -c c.tsv --today=2026-11-28T10:00 "$@" >id
.

# ---- no amount ----
$ sh e purchase a
! crm-log: l.tsv:2: purchase of a "Ann One"
! crm-log: l.tsv:2: amount: is empty, so this adds nothing to what they spent
! crm-log: if this is a mistake, crm-log -f l.tsv --undo takes the entry back

$ sh e refund a --amount=
! crm-log: l.tsv:2: refund of a "Ann One"
! crm-log: l.tsv:2: amount: is empty, so this takes nothing off what they spent
! crm-log: if this is a mistake, crm-log -f l.tsv --undo takes the entry back

# What is free costs 0; what they declined has no amount; an order is no sale; a payment without an
# amount closes an invoice.
$ sh e purchase a --amount=0; sh e purchase a --outcome=declined; sh e order a; sh e payment a
! crm-log: l.tsv:2: purchase of a "Ann One", 0.00
! crm-log: l.tsv:2: purchase of a "Ann One", declined
! crm-log: l.tsv:2: order of a "Ann One"
! crm-log: l.tsv:2: payment of a "Ann One"
...

# ---- referrals ----
$ sh e referral a --ref=customer:a
! crm-log: ref: "a" is the customer of this entry; a referral names the new customer whom they brought
? 1

# A merged row is the same person.
$ sh e referral a --ref=customer:o
! crm-log: ref: "a" is the customer of this entry; a referral names the new customer whom they brought
? 1

$ sh e referral a; sh e referral a --ref=customer:b
! crm-log: l.tsv:2: referral of a "Ann One"
! crm-log: l.tsv:2: ref: does not say whom they brought; --ref=customer:ID does
! crm-log: if this is a mistake, crm-log -f l.tsv --undo takes the entry back
! crm-log: l.tsv:2: referral of a "Ann One"

# crm-check finds what another program wrote, and years that are too early.
@ bad.tsv
event→date→recorded→customer→kind→amount→due→ref
x1→2026-11-01→→a→referral→→→customer:a
x2→0226-11-27→→a→purchase→5→→
x3→1900-01-01→→a→purchase→5→→
x4→2026-11-01→1026-11-01→b→call→→0026-12-01→
.
$ crm-check -l bad.tsv --today=2026-11-28 c.tsv 2>err | cut -f 2-4 | grep -v 'before the date,'
line→field→finding
2→ref→is the customer of this entry; a referral names the new customer whom they brought
3→date→"0226-11-27" is before the year 1900, which is too early
5→recorded→"1026-11-01" is before the year 1900, which is too early
5→due→"0026-12-01" is before the year 1900, which is too early

# ---- dates ----
$ sh e purchase a --amount=5 --date=0226-11-27
! crm-log: date: "0226-11-27" is before the year 1900, which is too early; also today, yesterday, tomorrow, -2d, +3d
? 1

$ sh e call a --due=0026-12-01; sh e call a --date=1899-12-31
! crm-log: due: "0026-12-01" is before the year 1900, which is too early; also today, yesterday, tomorrow, -2d, +3d
! crm-log: date: "1899-12-31" is before the year 1900, which is too early; also today, yesterday, tomorrow, -2d, +3d
? 1

# Later today has not happened either; this very minute has.
$ sh e purchase a --amount=5 --date=2026-11-28T22:00
! crm-log: date: "2026-11-28T22:00" is in the future; the date of a promise or an appointment belongs in due
? 1

$ sh e purchase a --amount=5 --date=2026-11-28T10:00
! crm-log: l.tsv:2: purchase of a "Ann One", 5.00

# Of a stream, which another clock may have dated, it is noted.
$ rm -f l.tsv; printf 'date\tcustomer\tkind\n2026-11-28T10:01\ta\tcall\n2026-11-28\ta\tvisit\n' | crm-log -f l.tsv -c c.tsv --today=2026-11-28T10:00 >id
! crm-log: l.tsv: 2 records: 2 new, 0 known, 0 changed, 0 faulty
! crm-log: standard input:2: date: is later than now, and does not count until then

$ sh e call a 'will send' --due=2026-11-20; sh e appointment a --due=2026-11-28T09:00; sh e appointment a --due=2026-11-28
! crm-log: l.tsv:2: call of a "Ann One", due 2026-11-20
! crm-log: l.tsv:2: due: is before the date of the entry; a due date comes after it
! crm-log: if this is a mistake, crm-log -f l.tsv --undo takes the entry back
! crm-log: l.tsv:2: appointment of a "Ann One", due 2026-11-28 09:00
! crm-log: l.tsv:2: due: is before the date of the entry; a due date comes after it
! crm-log: if this is a mistake, crm-log -f l.tsv --undo takes the entry back
! crm-log: l.tsv:2: appointment of a "Ann One", due 2026-11-28

# What was promised a month ago, and is entered now, was due after that.
$ sh e call a --date=2026-10-01 --due=2026-10-10
! crm-log: l.tsv:2: call of a "Ann One", on 2026-10-01, due 2026-10-10

# 28.11. can be only the 28th of November; 11/12 is a day in two ways; a 31st of February is none.
$ sh e call a --date=28.11.2025; sh e call a --date=11/28/2025; sh e call a --date=11/12/2025; sh e call a --date=2025/8/15; sh e call a --due=31.2.2026
! crm-log: date: "28.11.2025" is not a date (2026-11-21, 2026-11-21T09:30); did you mean 2025-11-28?; also today, yesterday, tomorrow, -2d, +3d
! crm-log: date: "11/28/2025" is not a date (2026-11-21, 2026-11-21T09:30); did you mean 2025-11-28?; also today, yesterday, tomorrow, -2d, +3d
! crm-log: date: "11/12/2025" is not a date (2026-11-21, 2026-11-21T09:30); did you mean 2025-12-11 or 2025-11-12?; also today, yesterday, tomorrow, -2d, +3d
! crm-log: date: "2025/8/15" is not a date (2026-11-21, 2026-11-21T09:30); did you mean 2025-08-15?; also today, yesterday, tomorrow, -2d, +3d
! crm-log: due: "31.2.2026" is not a date (2026-11-21, 2026-11-21T09:30); it looks like a date that a spreadsheet rewrote; dates are written as 2026-11-21; also today, yesterday, tomorrow, -2d, +3d
? 1

# ---- twice ----
$ sh e purchase b --amount=10 --item=Soap; crm-log -f l.tsv -c c.tsv --today=2026-11-28T10:01 purchase b --amount=10 --item=Soap >id
! crm-log: l.tsv:2: purchase of b "Ben Two", 10.00 (Soap)
! crm-log: l.tsv:3: purchase of b "Ben Two", 10.00 (Soap)
!~ crm-log: l.tsv:3: recorded: the same entry was recorded [0-9]+ seconds? before, in line 2
! crm-log: if this is a mistake, crm-log -f l.tsv --undo takes the entry back

# Another amount, another time, and what was taken back are not the same.
$ crm-log -f l.tsv -c c.tsv --undo >id 2>&1; crm-log -f l.tsv -c c.tsv --undo >id 2>&1; crm-log -f l.tsv -c c.tsv --today=2026-11-28T10:01 purchase b --amount=10 --item=Soap >id; crm-log -f l.tsv -c c.tsv --today=2026-11-28T10:01 purchase b --amount=11 --item=Soap >id; crm-log -f l.tsv -c c.tsv --today=2026-11-28T10:01 --date=2026-11-28T08:00 purchase b --amount=10 --item=Soap >id
! crm-log: l.tsv:6: purchase of b "Ben Two", 10.00 (Soap)
! crm-log: l.tsv:7: purchase of b "Ben Two", 11.00 (Soap)
! crm-log: l.tsv:8: purchase of b "Ben Two", 10.00 (Soap)
...

# ---- a log that cannot be read ----
$ sh e purchase b --amount=1; echo '<<<<<<< HEAD' >>l.tsv; cp l.tsv before; crm-log -f l.tsv -c c.tsv purchase b --amount=2
! crm-log: l.tsv:2: purchase of b "Ben Two", 1.00
!~ crm-log: l.tsv:3: is an unresolved merge conflict
? 1

$ cmp l.tsv before

# ---- currencies ----
# A refund is in the currency of the sale that it names, where it says no other.
@ l0.tsv
event→date→recorded→customer→kind→amount→by→ref→currency
s1→2026-11-01→→b→purchase→100→me→→USD
.
$ cp l0.tsv l.tsv; crm-log -f l.tsv -c c.tsv --today=2026-11-28 refund b --amount=50 --ref=event:s1 >id; cut -f 5,6,9 l.tsv
kind→amount→currency
purchase→100→USD
refund→50→USD
! crm-log: l.tsv:3: refund of b "Ben Two", 50.00 USD

$ cp l0.tsv l.tsv; crm-log -f l.tsv -c c.tsv --today=2026-11-28 --set=currency=EUR refund b --amount=50 --ref=event:s1 >id; cmp l.tsv l0.tsv
!~ crm-log: currency: 

# ---- words that stand in the wrong place ----
$ crm-log a purchase; crm-log call a one two
! crm-log: the kind comes before the customer: purchase a
! crm-log: an event is KIND CUSTOMER [NOTE]; a note of several words stands in quotes
? 2

$ crm-log -f l.tsv void
! crm-log: the id of the event to take back is missing: void ID
? 2

$ crm-log -c c.tsv promise a --due=+3d
! crm-log: kind: "promise" is not a kind of event; a promise is any contact with a due, such as a call with --due=+3d
? 1

$ crm-log -c c.tsv cancelled a; crm-log -c c.tsv call a --outcome=busy; crm-log -c c.tsv call a --outcome=noanswer
! crm-log: kind: "cancelled" is not a kind of event; did you mean "cancel"?
! crm-log: outcome: "busy" is not an outcome (reached, no-answer, bounced, declined, no-show)
! crm-log: outcome: "noanswer" is not an outcome; did you mean "no-answer"?
? 1

$ crm-log -c c.tsv resolved a --ref=06fx; crm-log -c c.tsv referral a --ref=Ben
! crm-log: ref: "06fx" is not a reference (customer:ID, event:ID, email:ADDRESS); did you mean event:06fx?
! crm-log: ref: "Ben" is not a reference (customer:ID, event:ID, email:ADDRESS); did you mean customer:Ben?
? 1

# A date alone is no note, unless that is said, or the dates are there.
$ crm-log -c c.tsv call a 2026-11-29; crm-log -c c.tsv call a tomorrow; crm-log -c c.tsv call a +3d
! crm-log: note: is 2026-11-29 when it is due, or when it happened? write --due=2026-11-29 or --date=2026-11-29 (--note=2026-11-29 makes it a note)
! crm-log: note: is tomorrow when it is due, or when it happened? write --due=tomorrow or --date=tomorrow (--note=tomorrow makes it a note)
! crm-log: note: is +3d when it is due, or when it happened? write --due=+3d or --date=+3d (--note=+3d makes it a note)
? 1

$ crm-log -c c.tsv --today=2026-11-28 call a --note=tomorrow | tail -n 1 | cut -f 14; crm-log -c c.tsv --today=2026-11-28 call a tomorrow --due=+1d | tail -n 1 | cut -f 11,14; crm-log -c c.tsv --today=2026-11-28 call a 'not before 2026-11-29' | tail -n 1 | cut -f 14
tomorrow
2026-11-29→tomorrow
not before 2026-11-29

# ---- somebody who is not there ----
@ ids.tsv
id→name
X0017→Ann One
b→Ben Two
.
$ crm-log -c ids.tsv call x0017; crm-log -c c.tsv call 'ben tow'; crm-log -c c.tsv call Zacharias
! crm-log: customer: no customer has the name, id, phone or email "x0017"; did you mean X0017 "Ann One"?
! crm-log: customer: no customer has the name, id, phone or email "ben tow"; did you mean b "Ben Two"?
! crm-log: customer: no customer has the name, id, phone or email "Zacharias"
? 1

# ---- a stream without amounts ----
$ rm -f l.tsv; printf 'date\tcustomer\tkind\tamount\n2026-11-01\ta\tpurchase\t\n2026-11-02\tb\tpurchase\t5\n2026-11-03\tb\trefund\t\n' | crm-log -f l.tsv -c c.tsv >id
! crm-log: standard input:2: amount: is empty in 2 sales or refunds, which do not change what they spent (the first is in this line)
! crm-log: l.tsv: 3 records: 3 new, 0 known, 0 changed, 0 faulty
