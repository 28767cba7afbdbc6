# crm-log: entries that are written and do nothing, or probably should not have been written.
# What does nothing follows from crm-records(5) (cancel, refund, payment) by hand; crm-check finds
# the same in the log afterwards.

@ m.tsv
id→name→phone→status
m→Max Muster→+1 555 0100→
n→Nora Muster→+1 555 0101→merged:m
d→Dora Example→+1 555 0102→deceased
k→Karl Example→+1 555 0103→closed
.
@ log0.tsv
event→date→recorded→customer→kind→outcome→amount→item→by→due→ref→note
s1→2026-11-01→→m→purchase→→100→Mug→me→→→
k1→2026-11-02→→m→cancel→→→→me→→event:s1→
s2→2026-11-03→→n→purchase→→50→Mug→me→→→
r2→2026-11-04→→m→refund→→20→→me→→event:s2→
p1→2026-11-05→→m→payment→→10→→me→→→
.
@ log.sh
cp log0.tsv l.tsv
crm-log -f l.tsv -c m.tsv --today=2026-11-21 "$@" >id
.

# ---- cancels ----
$ sh log.sh cancel m --ref=event:s1
! crm-log: l.tsv:7: cancel of m "Max Muster"
! crm-log: l.tsv:7: ref: takes nothing back: the event is already cancelled at l.tsv:3
! crm-log: if this is a mistake, crm-log -f l.tsv --undo takes the entry back

# crm-check finds the same; the way back works, and then there is nothing to find.
$ crm-check -l l.tsv m.tsv | grep -c 'takes nothing back: the event is already cancelled at l.tsv:3'; crm-log -f l.tsv --undo >id; crm-check -l l.tsv m.tsv | grep 'takes nothing back'
!~ ^crm-log: l.tsv:7: took back: cancel of m
1
? 1

$ sh log.sh cancel m --ref=event:p1
! crm-log: l.tsv:7: cancel of m "Max Muster"
! crm-log: l.tsv:7: ref: takes nothing back: that is a payment, which a cancel does not undo; void does
! crm-log: if this is a mistake, crm-log -f l.tsv --undo takes the entry back

$ sh log.sh cancel m; sh log.sh cancel m --ref=customer:m
! crm-log: l.tsv:7: cancel of m "Max Muster"
! crm-log: l.tsv:7: ref: a cancel that names no event takes nothing back, and only says that they left; --ref=event:ID names the event
! crm-log: if this is a mistake, crm-log -f l.tsv --undo takes the entry back
! crm-log: l.tsv:7: cancel of m "Max Muster"
! crm-log: l.tsv:7: ref: takes nothing back: a cancel names the event, as event:ID
! crm-log: if this is a mistake, crm-log -f l.tsv --undo takes the entry back

# One that works says nothing; the sale of a merged row is theirs; one that never reached them
# says nothing either.
$ sh log.sh cancel m --ref=event:s2; sh log.sh cancel m --outcome=declined
! crm-log: l.tsv:7: cancel of m "Max Muster"
! crm-log: l.tsv:7: cancel of m "Max Muster", declined

# ---- refunds ----
# 20 + 30 is all of the 50; 0.01 more is too much.
$ sh log.sh refund m --amount=30 --ref=event:s2; sh log.sh refund m --amount=30.01 --ref=event:s2
! crm-log: l.tsv:7: refund of m "Max Muster", 30.00
! crm-log: l.tsv:7: refund of m "Max Muster", 30.01
! crm-log: l.tsv:7: amount: the refunds of this sale come to 50.01, more than its amount of 50.00
! crm-log: if this is a mistake, crm-log -f l.tsv --undo takes the entry back

$ sh log.sh refund m --amount=30 --ref=event:s1 --by=ann; crm-log -f l.tsv --by="ann" --undo >id
! crm-log: l.tsv:7: refund of m "Max Muster", 30.00
! crm-log: l.tsv:7: ref: does not count: the sale that it names is cancelled at l.tsv:3
! crm-log: if this is a mistake, crm-log -f l.tsv --by=ann --undo takes the entry back
!~ ^crm-log: l.tsv:7: took back: refund of m

# Without a ref: 100 is cancelled, of the 50 that they spent 20 came back; with 30.01 more it is too
# much. Where no log is known nobody knows what they spent.
$ sh log.sh refund m --amount=30; sh log.sh refund m --amount=30.01; crm-log -c m.tsv --today=2026-11-21 refund m --amount=30.01 | wc -l
2
! crm-log: l.tsv:7: refund of m "Max Muster", 30.00
! crm-log: l.tsv:7: refund of m "Max Muster", 30.01
! crm-log: l.tsv:7: amount: the refunds of this customer come to 50.01, more than the 50.00 that they spent
! crm-log: if this is a mistake, crm-log -f l.tsv --undo takes the entry back

# What a void took back is neither a sale nor undone once more. A sale without an amount leaves open
# what they spent.
$ (cat log0.tsv; printf 'v1\t2026-11-06\t\tm\tvoid\t\t\t\tme\t\tevent:s2\t\n') >v.tsv; cp v.tsv l.tsv; crm-log -f l.tsv -c m.tsv --today=2026-11-21 cancel m --ref=event:s2 >id; cp v.tsv l.tsv; crm-log -f l.tsv -c m.tsv --today=2026-11-21 refund m --amount=5 --ref=event:s2 >id
! crm-log: l.tsv:8: cancel of m "Max Muster"
! crm-log: l.tsv:8: ref: takes nothing back: a void already took the event back
! crm-log: if this is a mistake, crm-log -f l.tsv --undo takes the entry back
! crm-log: l.tsv:8: refund of m "Max Muster", 5.00
! crm-log: l.tsv:8: ref: refers to a sale that the void at l.tsv:7 took back: the refund does not count either
! crm-log: if this is a mistake, crm-log -f l.tsv --undo takes the entry back

$ sh log.sh purchase m 2>err; crm-log -f l.tsv -c m.tsv --today=2026-11-21 refund m --amount=500 >id
! crm-log: l.tsv:8: refund of m "Max Muster", 500.00

# ---- what closes nothing ----
# Somebody who never had an invoice just pays.
$ sh log.sh resolved m; sh log.sh payment m --amount=5
! crm-log: l.tsv:7: resolved of m "Max Muster"
! crm-log: l.tsv:7: kind: closes nothing: this customer has nothing open at that time
! crm-log: if this is a mistake, crm-log -f l.tsv --undo takes the entry back
! crm-log: l.tsv:7: payment of m "Max Muster", 5.00

# A log that lacks a column that --undo needs: no advice that would fail.
$ cut -f 1,2,4- log0.tsv >short.tsv; crm-log -f short.tsv -c m.tsv --today=2026-11-21 resolved m >id
! crm-log: short.tsv:7: resolved of m "Max Muster"
! crm-log: short.tsv:7: kind: closes nothing: this customer has nothing open at that time

# ---- contacts with those who are gone ----
$ sh log.sh call d; sh log.sh greeting k; sh log.sh note d 'the family called'; sh log.sh purchase k --amount=5
! crm-log: l.tsv:7: call of d "Dora Example"
! crm-log: l.tsv:7: customer: the status of d is deceased; if that is wrong, crm-add -f m.tsv --update d status= corrects it
! crm-log: if this is a mistake, crm-log -f l.tsv --undo takes the entry back
! crm-log: l.tsv:7: greeting of k "Karl Example"
! crm-log: l.tsv:7: customer: the status of k is closed; if that is wrong, crm-add -f m.tsv --update k status= corrects it
! crm-log: if this is a mistake, crm-log -f l.tsv --undo takes the entry back
! crm-log: l.tsv:7: note of d "Dora Example"
! crm-log: l.tsv:7: purchase of k "Karl Example", 5.00

$ cp m.tsv m2.tsv; crm-add -f m2.tsv --update k status= >id; grep ^k m2.tsv
k→Karl Example→+1 555 0103→
! crm-add: m2.tsv:5: changed k "Karl Example": status: "closed" -> ""

# ---- nothing is written ----
$ crm-log -f log0.tsv --print -c m.tsv --today=2026-11-21 cancel m --ref=event:s1 | wc -l; crm-log -c m.tsv --today=2026-11-21 call d | wc -l
2
2
! crm-log: ref: takes nothing back: the event is already cancelled at log0.tsv:3
! crm-log: customer: the status of d is deceased; if that is wrong, crm-add -f m.tsv --update d status= corrects it

# ---- streams ----
# By line; what the stream itself has counts as well.
@ s.csv
event,date,kind,customer,amount,ref
q1,2026-11-06,purchase,m,5,
q2,2026-11-07,refund,m,7,event:q1
q3,2026-11-08,call,d,,
q4,2026-11-09,cancel,m,,event:q1
q5,2026-11-10,cancel,m,,event:q1
.
$ cp log0.tsv l.tsv; crm-log -f l.tsv -c m.tsv --today=2026-11-21 --from=s.csv | wc -l
5
! crm-log: l.tsv: 5 records: 5 new, 0 known, 0 changed, 0 faulty
! crm-log: s.csv:3: ref: does not count: the sale that it names is cancelled at s.csv:5
! crm-log: s.csv:3: amount: the refunds of this sale come to 7.00, more than its amount of 5.00
! crm-log: s.csv:4: customer: the status of d is deceased; if that is wrong, crm-add -f m.tsv --update d status= corrects it
! crm-log: s.csv:6: ref: takes nothing back: the event is already cancelled at s.csv:5

# Ten of them are reported, and how many more there are.
$ cp log0.tsv l.tsv; (echo date,kind,customer; for i in 10 11 12 13 14 15 16 17 18 19 20 21; do echo 2026-11-$i,visit,k; done) | crm-log -f l.tsv -c m.tsv --today=2026-11-21 2>err | wc -l; grep -c 'the status of k is closed' err; tail -n 1 err
12
10
crm-log: 2 more records are doubtful like these

# ---- consent ----
$ sh log.sh consent m 'said yes on the phone'; sh log.sh consent m --item=news 'on the phone'; sh log.sh consent m
! crm-log: the consent has a note but no item, so it applies to everything (for example, --item=news limits it)
! crm-log: l.tsv:7: consent of m "Max Muster" (everything)
! crm-log: l.tsv:7: consent of m "Max Muster" (news)
! crm-log: l.tsv:7: consent of m "Max Muster" (everything)

$ cp log0.tsv l.tsv; printf 'date,kind,customer,note\n2026-11-10,consent,m,yes\n2026-11-11,consent,m,yes\n2026-11-12,optout,m,no\n' | crm-log -f l.tsv -c m.tsv --today=2026-11-21 | wc -l
3
! crm-log: standard input:4: 1 opt-out has a note but no item, and so applies to everything
! crm-log: standard input:2: 2 consents have a note but no item, and so apply to everything (the first is in this line)
! crm-log: l.tsv: 3 records: 3 new, 0 known, 0 changed, 0 faulty
