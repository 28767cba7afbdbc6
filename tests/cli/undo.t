# crm-log --undo and void: what was written by mistake is taken back. What is
# expected follows from crm-log(1), TAKING BACK, by hand.

@ customers.tsv
id→name
c1→Max Muster
c2→Lucy Hammond
.
@ facts
crm-facts -l ${2:-log.tsv} --today=2026-11-21 -C last_touch,purchases,spend $1 customers.tsv | cut -f 1,4-
.
@ recent
# MINUTES: a moment so long ago by the clock, as crm-log writes it
date -u -d "-$1 min" +%Y-%m-%dT%H:%M:%S.000001Z
.

# Case 35: by mistake, then taken back; the facts are as before
$ crm-log -f log.tsv -c customers.tsv --today=2026-11-20 purchase max --amount=30 --item=Mug >first
! crm-log: log.tsv:2: purchase of c1 "Max Muster", 30.00 (Mug)

$ sh facts >before; crm-log -f log.tsv -c customers.tsv --today=2026-11-21 call lucy >id; sh facts
id→last_touch→purchases→spend
c1→→1→30.00
c2→2026-11-21→0→0.00
! crm-log: log.tsv:3: call of c2 "Lucy Hammond"

$ crm-log -f log.tsv -c customers.tsv --undo >void; sh facts | cmp - before; cut -f 2,4- log.tsv | tail -n 1 | sed "s/$(cat id)/ID/"
2026-11-21→c2→void→out→→→undo→tester→→event:ID→→
! crm-log: log.tsv:3: took back: call of c2 "Lucy Hammond", on 2026-11-21

# The id on standard output is that of the void
$ tail -n 1 log.tsv | cut -f 1 | cmp - void

# A second one goes to the entry before, a third finds nothing
$ crm-log -f log.tsv --undo --note='wrong customer' >void; tail -n 1 log.tsv | cut -f 2,4,5,14; sh facts
2026-11-20→c1→void→wrong customer
id→last_touch→purchases→spend
c1→→0→0.00
c2→→0→0.00
! crm-log: log.tsv:2: took back: purchase of c1, 30.00 (Mug), on 2026-11-20

$ cp log.tsv before; crm-log -f log.tsv -c customers.tsv --undo
! crm-log: log.tsv: nothing of yours left to undo within the last hour
? 1

$ cmp log.tsv before

# A log that is not there is an error, and none is made
$ crm-log -f none.tsv --undo
! crm-log: none.tsv: cannot open: No such file or directory
? 2

$ test -e none.tsv
? 1

# Nobody is looked for: the customer of the entry need not be in the file any more
@ odd.tsv
id→name
c9→Max Muster
.
$ crm-log -f odd.log -c customers.tsv call max >id; crm-log -f odd.log -c odd.tsv --undo >id
! crm-log: odd.log:2: call of c1 "Max Muster"
! crm-log: odd.log:2: took back: call of c1

# An hour, by the clock; the order of the log does not matter; another's, and what has no
# `recorded`, are passed over. The newest of tester is e3, then e1; e4 is of 62 minutes ago.
@ make
{ printf 'event\tdate\trecorded\tcustomer\tkind\tby\tref\n'
printf 'e3\t2026-11-20\t%s\tc1\tcall\ttester\t\n' "$(sh recent 2)"
printf 'e1\t2026-11-20\t%s\tc2\tvisit\ttester\t\n' "$(sh recent 50)"
printf 'e4\t2026-11-20\t%s\tc1\tgift\ttester\t\n' "$(sh recent 62)"
printf 'e5\t2026-11-20\t%s\tc1\temail\tmaria\t\n' "$(sh recent 1)"
printf 'e6\t2026-11-20\t\tc1\tsms\ttester\t\n'; } >mixed.tsv
.
$ sh make; crm-log -f mixed.tsv -c customers.tsv --undo >id; crm-log -f mixed.tsv -c customers.tsv --undo >id; cut -f 4,5,7 mixed.tsv | tail -n 2
c1→void→event:e3
c2→void→event:e1
! crm-log: mixed.tsv:2: took back: call of c1 "Max Muster", on 2026-11-20
! crm-log: mixed.tsv:3: took back: visit of c2 "Lucy Hammond", on 2026-11-20

$ crm-log -f mixed.tsv --undo
! crm-log: mixed.tsv: nothing of yours left to undo within the last hour (1 of others, the last by "maria": --by names them)
? 1

$ crm-log -f mixed.tsv --undo --by=maria >id; tail -n 1 mixed.tsv | cut -f 4-
c1→void→maria→event:e5
! crm-log: mixed.tsv:5: took back: email of c1, on 2026-11-20

# Another zone is another way to write the moment; within a second the fraction decides
@ make
m=$(date -u -d '-5 min' +%Y-%m-%dT%H:%M) there=$(TZ=XXX-3 date -d '-5 min' +%Y-%m-%dT%H:%M)
{ printf 'event\tdate\trecorded\tcustomer\tkind\tby\tref\n'
printf 'e1\t2026-11-20\t%s:07.000009+03:00\tc1\tcall\ttester\t\n' "$there"
printf 'e2\t2026-11-20\t%s:07.000008Z\tc2\tvisit\ttester\t\n' "$m"; } >zone.tsv
.
$ sh make; crm-log -f zone.tsv --undo >id
! crm-log: zone.tsv:2: took back: call of c1, on 2026-11-20

# What one stream wrote is taken back whole, and only when that is said
$ printf 'date\tcustomer\tkind\n2026-11-19\tc1\tcall\n2026-11-19\tc2\tvisit\n' | crm-log -f batch.tsv >ids; cp batch.tsv before; crm-log -f batch.tsv --undo
! crm-log: batch.tsv: 2 records: 2 new, 0 known, 0 changed, 0 faulty
! crm-log: no file of customers is known (-c), so the customers in these records were taken to be ids
! crm-log: batch.tsv:3: is one of 2 entries that were recorded together; --undo --batch takes back all of them
? 1

$ cmp batch.tsv before; crm-log -f batch.tsv -c customers.tsv --undo --batch | wc -l; cut -f 4,5 batch.tsv | tail -n 2
2
c1→void
c2→void
! crm-log: batch.tsv:2: took back: call of c1 "Max Muster", on 2026-11-19
! crm-log: batch.tsv:3: took back: visit of c2 "Lucy Hammond", on 2026-11-19
! crm-log: batch.tsv: 2 entries taken back that were recorded together

$ crm-log -f batch.tsv --undo --batch
! crm-log: batch.tsv: nothing of yours left to undo within the last hour
? 1

# Two runs at once are two, however fast; of a batch a part may be taken back before
$ for i in 1 2 3; do crm-log -f fast.tsv call c$i >>ids 2>told; done; crm-log -f fast.tsv --undo >id
! crm-log: fast.tsv:4: took back: call of c3

$ printf 'event\tdate\tcustomer\tkind\nx1\t2026-11-19\tc1\tcall\nx2\t2026-11-19\tc2\tvisit\n' | crm-log -f part.tsv >ids; crm-log -f part.tsv --by=ann void x1 >id; crm-log -f part.tsv --undo >id
! crm-log: part.tsv: 2 records: 2 new, 0 known, 0 changed, 0 faulty
! crm-log: no file of customers is known (-c), so the customers in these records were taken to be ids
! crm-log: part.tsv:4: void of c1
! crm-log: part.tsv:2: took back: call of c1, on 2026-11-19
! crm-log: part.tsv:3: took back: visit of c2, on 2026-11-19

# Many: the first ten are named
$ { printf 'date\tcustomer\tkind\n'; for i in $(seq 12); do printf '2026-11-19\tc%s\tcall\n' $i; done; } | crm-log -f many.tsv >ids 2>told; crm-log -f many.tsv --undo --batch 2>told | wc -l; wc -l <told; tail -n 2 told
12
11
crm-log: many.tsv:11: took back: call of c10, on 2026-11-19
crm-log: many.tsv: 12 entries taken back that were recorded together

# --print shows the void and writes nothing
$ crm-log -f print.tsv call c1 >id; cp print.tsv before; crm-log -f print.tsv --undo --print | cut -f 4,5,10; cmp print.tsv before
customer→kind→by
c1→void→tester
! crm-log: print.tsv:2: call of c1; no file of customers is known (-c), so this was taken for an id

# A CSV log
$ crm-log -f log.csv --to-csv purchase c1 --amount=5 "$(printf 'two\nlines')" >id; crm-log -f log.csv --undo >id; tail -n 1 log.csv | cut -d, -f 4,5
c1,void
! crm-log: log.csv:2: purchase of c1, 5.00; no file of customers is known (-c), so this was taken for an id
! crm-log: log.csv:2: took back: purchase of c1, 5.00

# A log that lacks what it takes; an entry without an id
@ four.tsv
date→customer→kind→note
2026-11-20→c1→call→
.
$ crm-log -f four.tsv --undo
! crm-log: four.tsv:1: --undo: the log has no column "event", so no entry can be named
? 1

$ printf 'event\tdate\tcustomer\tkind\tby\tref\n' >r.tsv; crm-log -f r.tsv --undo
! crm-log: r.tsv:1: --undo: the log has no column "recorded", so it does not say what was recorded within the last hour
? 1

$ printf 'event\tdate\trecorded\tcustomer\tkind\tref\n' >b.tsv; crm-log -f b.tsv --undo
! crm-log: b.tsv:1: --undo: the log has no column "by", so it does not say whose entries they are
? 1

$ printf 'event\tdate\trecorded\tcustomer\tkind\tby\n' >f.tsv; crm-log -f f.tsv --undo
! crm-log: f.tsv:1: --undo: the log has no column "ref", so a void cannot name what it takes back
? 1

$ printf 'event\tdate\trecorded\tcustomer\tkind\tby\tref\n\t2026-11-20\t%s\tc1\tcall\ttester\t\n' "$(sh recent 1)" >e.tsv; crm-log -f e.tsv --undo
! crm-log: e.tsv:2: event: is empty, so that no void can name this entry; delete the line instead
? 1

# The call
$ crm-log --undo
! crm-log: --undo takes back what a log has: name the log with -f, or the book with $CRM_BOOK
? 2

$ crm-log -f log.tsv --batch call c1
! crm-log: --batch requires --undo
? 2

$ crm-log -f log.tsv --undo call c1
! crm-log: --undo and the operand "call" exclude each other
? 2

$ crm-log -f log.tsv --undo --item=x
! crm-log: --item and --undo exclude each other
? 2

$ crm-log -f log.tsv --undo --from=log.tsv
! crm-log: --undo and --from exclude each other
? 2

# In a book, by $CRM_BOOK
$ mkdir shop; cp customers.tsv shop; CRM_BOOK=shop crm-log call lucy >id; CRM_BOOK=shop crm-log --undo >id
! crm-log: shop/log.tsv:2: call of c2 "Lucy Hammond"
! crm-log: shop/log.tsv:2: took back: call of c2 "Lucy Hammond"

# ---- void ----

# By the id alone, with or without "event:"; the customer is that of the event; not twice
@ ids.tsv
event→date→customer→kind→amount→ref
x1→2026-11-19→c1→purchase→30→
x2→2026-11-19→c2→call→→
x3→2026-11-19→c2→visit→→
.
$ crm-log -f v.log -c customers.tsv --from=ids.tsv >ids; cp v.log start; crm-log -f v.log -c customers.tsv --today=2026-11-21 void x1 'typed twice' >id; tail -n 1 v.log | cut -f 4,5,12,14
c1→void→event:x1→typed twice
! crm-log: v.log: 3 records: 3 new, 0 known, 0 changed, 0 faulty
! crm-log: v.log:5: void of c1 "Max Muster"
! crm-log: v.log:2: took back: purchase of c1 "Max Muster", 30.00, on 2026-11-19

$ cp v.log before; crm-log -f v.log -c customers.tsv void event:x1 2>told; sed "s/$(cat id)/ID/" told; crm-log -f v.log -c customers.tsv void max --ref=x1 2>told; sed "s/$(cat id)/ID/" told; cmp v.log before
crm-log: ref: the event "x1" was already taken back, by the void "ID" in line 5
crm-log: ref: the event "x1" was already taken back, by the void "ID" in line 5

$ crm-log -f v.log -c customers.tsv void lucy --ref=x2 >id; tail -n 1 v.log | cut -f 4,5,12
c2→void→event:x2
! crm-log: v.log:6: void of c2 "Lucy Hammond"
! crm-log: v.log:3: took back: call of c2 "Lucy Hammond", on 2026-11-19

$ crm-log -f v.log -c customers.tsv void max --ref=x3
! crm-log: ref: the event "x3" belongs to "c2" "Lucy Hammond"
? 1

$ crm-log -f v.log void x9
! crm-log: ref: no event has the id "x9" (a void is written as "void ID", or as "void CUSTOMER --ref=ID")
? 1

$ crm-log void x1
! crm-log: "void ID" needs the log, to know whose event that is: name it with -f
? 2

# A void that is taken back counts no longer: what it named counts again, and may be taken back anew
$ crm-log -f v.log --today=2026-11-21 void $(sed -n 5p v.log | cut -f 1) >id; sh facts '' v.log | sed -n 2p; crm-log -f v.log --today=2026-11-21 void x1 >id; sh facts '' v.log | sed -n 2p
c1→→1→30.00
c1→→0→0.00
! crm-log: v.log:7: void of c1
! crm-log: v.log:2: counts again: purchase of c1, 30.00, on 2026-11-19
! crm-log: v.log:8: void of c1
! crm-log: v.log:2: took back: purchase of c1, 30.00, on 2026-11-19

# Two of one stream
$ cp start two.log; printf 'date\tcustomer\tkind\tref\n2026-11-20\tc1\tvoid\tx1\n2026-11-20\tc1\tvoid\tevent:x1\n' | crm-log -f two.log
! crm-log: standard input:3: ref: the event "x1" was already taken back by an earlier record
? 1

$ cmp two.log start

$ cp start two.log; printf 'date\tcustomer\tkind\tref\n2026-11-20\tc1\tvoid\tx1\n2026-11-20\tc1\tvoid\tevent:x1\n2026-11-20\tc2\tvoid\tx2\n' | crm-log -f two.log --rejects=bad | wc -l; tail -n 1 bad | cut -f 2,3
2
3→ref
! crm-log: two.log: 3 records: 2 new, 0 known, 0 changed, 1 faulty
! crm-log: no file of customers is known (-c), so the customers in these records were taken to be ids
! crm-log: 2 records taken, 1 faulty record set aside in bad
? 0

# Voids that name each other in a ring do not count: each may be taken back
@ ring.tsv
event→date→recorded→customer→kind→by→ref
a→2026-11-20→→c1→void→→event:b
b→2026-11-20→→c1→void→→event:a
c→2026-11-20→→c1→call→→
d→2026-11-20→→c1→void→→event:c
e→2026-11-20→→c1→void→→event:d
f→2026-11-20→→c1→void→→event:e
.
$ crm-log -f ring.tsv void a >id
! crm-log: ring.tsv:8: void of c1

# d names c, e names d, f names e: f counts, so e does not, so d does, and c is taken back
$ crm-log -f ring.tsv void c
! crm-log: ref: the event "c" was already taken back, by the void "d" in line 5
? 1

# Merged customers are one
@ merged.tsv
id→name→status
c1→Max Muster→merged:c2
c2→Lucy Hammond→
.
$ cp start m.log; crm-log -f m.log -c merged.tsv void x1 >id; tail -n 1 m.log | cut -f 4,5
c2→void
! crm-log: m.log:5: void of c2 "Lucy Hammond"
! crm-log: m.log:2: took back: purchase of c1 "Max Muster", 30.00, on 2026-11-19

$ crm-log -f m.log -c merged.tsv void lucy --ref=x1 2>told; sed "s/$(cat id)/ID/" told
crm-log: ref: the event "x1" was already taken back, by the void "ID" in line 5

$ cp start m.log; crm-log -f m.log -c merged.tsv --undo --batch >ids; cut -f 4,5,12 m.log | tail -n 3
c2→void→event:x1
c2→void→event:x2
c2→void→event:x3
! crm-log: m.log:2: took back: purchase of c1 "Max Muster", 30.00, on 2026-11-19
! crm-log: m.log:3: took back: call of c2 "Lucy Hammond", on 2026-11-19
! crm-log: m.log:4: took back: visit of c2 "Lucy Hammond", on 2026-11-19
! crm-log: m.log: 3 entries taken back that were recorded together

# ---- ids that are there twice ----
# A copied line has the id of another: one void takes back both, and no --batch is needed. Of a
# batch that was copied each is taken back once; an older copy too, whenever it was recorded.
$ rm -f t.log; crm-log -f t.log purchase c1 --amount=30 >id 2>err; tail -n 1 t.log >>t.log; tail -n 1 t.log | sed 's/\t20[^\t]*Z\t/\t2020-01-01T10:00Z\t/' >>t.log; crm-log -f t.log --undo | wc -l; tail -n 1 t.log | cut -f 5,12 | sed "s/$(cat id)/ID/"; wc -l <t.log
1
void→event:ID
5
!~ crm-log: t.log:2: took back: purchase of c1, 30.00
!~ crm-log: t.log:3: took back: purchase of c1, 30.00
!~ crm-log: t.log:4: took back: purchase of c1, 30.00
! crm-log: t.log: 2 of these lines repeat the id of another line; a void takes back all entries with the same id

$ crm-log -f t.log --undo
! crm-log: t.log: nothing of yours left to undo within the last hour
? 1

$ rm -f t.log; printf 'date\tcustomer\tkind\n2026-11-19\tc1\tcall\n2026-11-19\tc2\tvisit\n' | crm-log -f t.log >id 2>err; tail -n 2 t.log >>t.log; crm-log -f t.log --undo; crm-log -f t.log --undo --batch | wc -l
2
! crm-log: t.log:5: is one of 2 entries that were recorded together; --undo --batch takes back all of them
! crm-log: t.log:2: took back: call of c1, on 2026-11-19
! crm-log: t.log:3: took back: visit of c2, on 2026-11-19
! crm-log: t.log:4: took back: call of c1, on 2026-11-19
! crm-log: t.log:5: took back: visit of c2, on 2026-11-19
! crm-log: t.log: 2 entries taken back that were recorded together
! crm-log: t.log: 2 of these lines repeat the id of another line; a void takes back all entries with the same id

# One id of two customers: each has an event of their own, and both can be taken back; "void ID"
# cannot know whose is meant.
$ rm -f t.log; crm-log -f t.log purchase c1 --amount=30 >id 2>err; tail -n 1 t.log | sed 's/\tc1\t/\tc2\t/' >>t.log; crm-log -f t.log void $(cat id) 2>err; sed "s/$(cat id)/ID/" err
crm-log: ref: the id "ID" belongs to events of both "c1" and "c2"; write "void CUSTOMER --ref=ID"

$ cp t.log t2.log; crm-log -f t2.log void c1 --ref=$(cat id) | wc -l; crm-log -f t.log --undo 2>err || sed 's/.*; //' err; crm-log -f t.log --undo --batch | wc -l
1
--undo --batch takes back all of them
2
! crm-log: t2.log:4: void of c1; no file of customers is known (-c), so this was taken for an id
! crm-log: t2.log:2: took back: purchase of c1, 30.00
!~ crm-log: t.log:2: took back: purchase of c1, 30.00
!~ crm-log: t.log:3: took back: purchase of c2, 30.00
! crm-log: t.log: 2 entries taken back that were recorded together

# Without an id, nothing is advised that would fail as well.
$ rm -f t.log; printf 'date\tcustomer\tkind\n2026-11-19\tc1\tcall\n2026-11-19\tc2\tvisit\n' | crm-log -f t.log >id 2>err; sed -i '3s/^[^\t]*//' t.log; crm-log -f t.log --undo
! crm-log: t.log:3: event: is empty, so that no void can name this entry; delete the line instead
? 1

# A void that somebody wrote is taken back like any other entry; what it had taken back counts again.
# After that the entries before are taken back, the newest first.
$ rm -f w.log; for n in 5 7; do crm-log -f w.log -c customers.tsv purchase c1 --amount=$n >id 2>err; done; crm-log -f w.log -c customers.tsv void $(cat id) >void; cut -f 9 w.log | tail -n 1
>
! crm-log: w.log:4: void of c1 "Max Muster"
! crm-log: w.log:3: took back: purchase of c1 "Max Muster", 7.00

$ for i in 1 2 3; do crm-log -f w.log -c customers.tsv --undo >id; crm-facts -l w.log -C spend customers.tsv | sed -n 2p | grep -o '[0-9.]*$'; done
12.00
5.00
0.00
! crm-log: w.log:4: took back: void of c1 "Max Muster"
! crm-log: w.log:3: counts again: purchase of c1 "Max Muster", 7.00
! crm-log: w.log:3: took back: purchase of c1 "Max Muster", 7.00
! crm-log: w.log:2: took back: purchase of c1 "Max Muster", 5.00
