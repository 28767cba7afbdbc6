# What is in a file is not lost and not taken for what it is not: last lines that do not
# end, second headers, empty logs, calls that are refused. Expected values are those of
# crm-records(5), WRITING, and of arithmetic by hand.
@ customers.tsv
id→name→phone→email
a→Ann→+1 555 0100→ann@example.org
b→Bob→+1 555 0101→bob@example.org
.
@ log.tsv
date→customer→kind→item→amount
2026-11-01→a→purchase→soap→10
2026-11-02→b→purchase→soap→1234.50
.

# A last line torn within its last field is used, and every reader says so
$ head -c -4 log.tsv >torn.tsv; tail -n 1 torn.tsv; echo; crm-facts -l torn.tsv --today=2026-11-21 -C spend customers.tsv | cut -f1,6
2026-11-02→b→purchase→soap→1234
id→spend
a→10.00
b→1234.00
! crm-facts: torn.tsv:3: amount: "1234" may be cut off, as the line does not end in a line feed

$ crm-score -l torn.tsv --today=2026-11-21 customers.tsv | cut -f1
id
a
b
! crm-score: torn.tsv:3: amount: "1234" may be cut off, as the line does not end in a line feed

$ crm-score -l log.tsv --today=2026-11-21 customers.tsv | crm-segment >s.tsv; crm-due -l torn.tsv s.tsv >/dev/null
! crm-due: torn.tsv:3: amount: "1234" may be cut off, as the line does not end in a line feed

# crm-check: an error, with the field and its value
$ crm-check --today=2026-11-21 -l torn.tsv customers.tsv
file→line→field→finding→value→id→severity
torn.tsv→3→amount→may be cut off, as the line does not end in a line feed→1234→→error

# The same of customers
$ head -c -5 customers.tsv >c.tsv; crm-facts -l log.tsv --today=2026-11-21 -C spend c.tsv | cut -f4 | tail -n 1
bob@example
! crm-facts: c.tsv:3: email: "bob@example" may be cut off, as the line does not end in a line feed

$ crm-log -c c.tsv --today=2026-11-21 call Ann | cut -f4,5
customer→kind
a→call
! crm-log: c.tsv:3: email: "bob@example" may be cut off, as the line does not end in a line feed

$ crm-check c.tsv | tail -n 1
c.tsv→3→email→may be cut off, as the line does not end in a line feed→bob@example→→error

# A writer completes the line, and says so
$ cp torn.tsv l.tsv; crm-log -f l.tsv --today=2026-11-21 purchase a --amount=5 --item=tea; tail -n 2 l.tsv
2026-11-02→b→purchase→soap→1234
2026-11-21→a→purchase→tea→5
! crm-log: l.tsv:3: this last line had no line feed and was completed; amount: "1234" may be cut off, as the line does not end in a line feed
! crm-log: l.tsv:4: purchase of a, 5.00 (tea); no file of customers is known (-c), so this was taken for an id

$ crm-add -f c.tsv name=Cid >id; tail -n 2 c.tsv | cut -f2,4
Bob→bob@example
Cid→
! crm-add: c.tsv:3: email: "bob@example" may be cut off, as the line does not end in a line feed
! crm-add: c.tsv:3: this last line had no line feed and was completed
! crm-add: c.tsv:4: added c0001 "Cid"

# Not a line that says what somebody allows or forbids: completed, the part that is left would be taken for all
$ printf 'date\tcustomer\tkind\titem\n2026-11-01\ta\tcall\t\n2026-11-02\tb\toptout\temail' >o.tsv; cp o.tsv before; crm-log -f o.tsv --today=2026-11-21 call a; cmp o.tsv before; ls o.tsv*
o.tsv
! crm-log: o.tsv:3: item: "email" may be cut off, as the line does not end in a line feed, and the line is an opt-out; nothing was written: look at the line in an editor, correct it, end it with a line feed, and try again
$ crm-log -f o.tsv --today=2026-11-21 call a 2>/dev/null; echo $?; crm-check --fix=negative -l o.tsv; cmp o.tsv before
1
! crm-check: o.tsv:3: item: "email" may be cut off, as the line does not end in a line feed, and the line is an opt-out; nothing was written: look at the line in an editor, correct it, end it with a line feed, and try again
$ printf 'date,customer,kind,item\n2026-11-02,b,consent,"email:news"' >o.csv; cp o.csv before; crm-log -f o.csv --today=2026-11-21 call a; cmp o.csv before
! crm-log: o.csv:2: item: "email:news" may be cut off, as the line does not end in a line feed, and the line is a consent; nothing was written: look at the line in an editor, correct it, end it with a line feed, and try again
$ printf 'id\tname\tconsent\na\tAnn\temail' >p.tsv; cp p.tsv before; crm-add -f p.tsv name=Bob; crm-add -f p.tsv --update id=a name=Anna; cmp p.tsv before
! crm-add: p.tsv:2: consent: "email" may be cut off, as the line does not end in a line feed, and the line is a consent; nothing was written: look at the line in an editor, correct it, end it with a line feed, and try again
! crm-add: p.tsv:2: consent: "email" may be cut off, as the line does not end in a line feed, and the line is a consent; nothing was written: look at the line in an editor, correct it, end it with a line feed, and try again
$ echo >>o.tsv; crm-log -f o.tsv --today=2026-11-21 call a 2>/dev/null; tail -n 2 o.tsv
2026-11-02→b→optout→email
2026-11-21→a→call→

# A repair does not change a value that may be cut off: -1234 of -1234.50
$ printf 'date\tcustomer\tkind\tamount\n2026-11-01\ta\tpurchase\t-5\n2026-11-02\tb\tpurchase\t-1234' >m.tsv; crm-check --fix=negative -l m.tsv 2>/dev/null | head -n 1; cat m.tsv; echo
file→line→field→finding→value→id→severity
date→customer→kind→amount
2026-11-01→a→refund→5
2026-11-02→b→purchase→-1234

# A new file is what its name says, also in capitals; --undo needs a log that is there; a book stands for its files
$ crm-add -f Y.CSV name=Bo 2>/dev/null; head -c 8 Y.CSV; echo; crm-log --undo -f nofile.tsv; ls nofile.tsv 2>/dev/null
c0001
id,name,
! crm-log: nofile.tsv: cannot open: No such file or directory
? 2
$ mkdir bk nobk; cp customers.tsv log.tsv bk; crm-log -c bk --today=2026-11-21 call Ann | cut -f4,5; crm-facts -l bk --today=2026-11-21 -C spend customers.tsv | cut -f2,6 | tail -n 1; crm-log -c nobk call Ann
customer→kind
a→call
Bob→1234.50
! crm-log: --customers: "nobk" is not a book: it has neither customers.tsv nor log.tsv ("crm new DIR" makes one)
? 2

# A column that crm-records(5) lists is taken into a new log from one event, too, and not into one that is there
$ crm-log -f q.tsv --today=2026-11-21 purchase a --amount=5 --set quantity=3 >id 2>told; head -n 1 q.tsv | cut -f14-; cut -f14- q.tsv | tail -n 1; crm-log -f l.tsv purchase a --set quantity=3
note→quantity
→3
! crm-log: l.tsv:1: the log has no column "quantity"; --new-columns adds it to each of its lines
? 1

# Rewriting completes it, too, also in CSV
$ printf 'id,name,note\na,Ann,x\nb,Bob,"y, z"' >c.csv; crm-add -f c.csv --upsert 2>told && cat c.csv && wc -l <told
< id→name→note
< a→Ann→w
< c→Cid→
a
c
id,name,note
a,Ann,w
b,Bob,"y, z"
c,Cid,
4

# An opt-out in such a line is one from everything, whatever its item says
@ oo.tsv
date→customer→kind→item
2026-11-01→a→call→
2026-11-02→a→optout→phone;email
2026-11-02→b→consent→email:news
.
$ crm-facts -l oo.tsv --today=2026-11-21 -C opted_out,consented customers.tsv | cut -f1,6-
id→opted_out→consented
a→email;phone→
b→→email:news

$ head -n 3 oo.tsv | head -c -7 >ot.tsv; tail -n 1 ot.tsv; echo; crm-facts -l ot.tsv --today=2026-11-21 -C opted_out,consented customers.tsv | cut -f1,6-
2026-11-02→a→optout→phone
id→opted_out→consented
a→all→
b→→
! crm-facts: ot.tsv:3: item: "phone" may be cut off, as the line does not end in a line feed

# and a consent grants nothing
$ head -c -6 oo.tsv >ct.tsv; tail -n 1 ct.tsv; echo; crm-facts -l ct.tsv --today=2026-11-21 -C opted_out,consented customers.tsv 2>/dev/null | cut -f1,6-
2026-11-02→b→consent→email
id→opted_out→consented
a→email;phone→
b→→

# A second header in a log is skipped, and told by every reader
$ { cat log.tsv; head -n 1 log.tsv; tail -n 1 log.tsv; } >two.tsv; crm-facts -l two.tsv --today=2026-11-21 -C spend customers.tsv | cut -f1,6
id→spend
a→10.00
b→2469.00
! crm-facts: two.tsv:4: the header is here a second time (perhaps from >>); the line was skipped

$ crm-facts -l two.tsv --threads=3 --today=2026-11-21 -C purchases customers.tsv >/dev/null; crm-due -l two.tsv s.tsv >/dev/null
! crm-facts: two.tsv:4: the header is here a second time (perhaps from >>); the line was skipped
! crm-due: two.tsv:4: the header is here a second time (perhaps from >>); the line was skipped

$ crm-check --today=2026-11-21 -l two.tsv customers.tsv
file→line→field→finding→value→id→severity
two.tsv→4→→the header is here a second time (perhaps from >>); the line was skipped→→→error

# and in a file of customers
$ cat customers.tsv customers.tsv | sed '5,$s/^\(.\)/\12/; 5,$s/010/020/; 5,$s/@/2@/' >cc.tsv; crm-facts -l log.tsv --today=2026-11-21 cc.tsv | cut -f1
id
a
b
a2
b2
! crm-facts: cc.tsv:4: the header is here a second time (perhaps from >>); the line was skipped

$ crm-add -f cc.tsv --today=2026-11-21 id=c name=Cid; wc -l <cc.tsv
c
7
! crm-add: cc.tsv:4: the header is here a second time (perhaps from >>); the line was skipped
! crm-add: cc.tsv:7: added c "Cid"

# One with other columns is a fault: what follows it would be misread
$ { cat log.tsv; crm-log --today=2026-11-21 call a; } >mixed.tsv; crm-facts -l mixed.tsv customers.tsv
! crm-facts: mixed.tsv:4: has 14 fields, but the header has 5; it looks like a second header (perhaps from >>)
? 1

$ { cat log.tsv; printf 'customer\tdate\tkind\titem\tamount\na\t2026-11-02\tpurchase\tsoap\t1\n'; } >mixed.tsv; crm-facts -l mixed.tsv customers.tsv
! crm-facts: mixed.tsv:4: looks like a second header (perhaps from >>), with other columns than the first line
? 1

# An empty file is a log without events, as a writer that was killed leaves one
$ : >empty.tsv; crm-facts -l empty.tsv --today=2026-11-21 -C purchases customers.tsv | cut -f1,6
id→purchases
a→0
b→0

$ crm-facts -l empty.tsv -l log.tsv --today=2026-11-21 -C purchases customers.tsv | cut -f1,6
id→purchases
a→1
b→1

$ crm-due -l empty.tsv --count s.tsv >/dev/null; crm-check -l empty.tsv customers.tsv
file→line→field→finding→value→id→severity

$ crm-log -f empty.tsv --today=2026-11-21 call a >id; cut -f2,4,5 empty.tsv
date→customer→kind
2026-11-21→a→call
! crm-log: empty.tsv:2: call of a; no file of customers is known (-c), so this was taken for an id

# but no stream of customers
$ : >empty.tsv; crm-facts -l log.tsv empty.tsv
! crm-facts: empty.tsv: is empty: it has no header
? 1

$ crm-facts -l log.tsv -c empty.tsv customers.tsv
! crm-facts: empty.tsv: is empty: it has no header
? 1

$ crm-add -f empty.tsv name=Ann; cut -f1,2 empty.tsv
c0001
id→name
c0001→Ann
! crm-add: empty.tsv:2: added c0001 "Ann"

# A call that is refused touches nothing, also where a torn line is to be saved and cut
$ printf 'c\tCi' | cat customers.tsv - >t.tsv; cp t.tsv before; crm-add -f t.tsv name= ; cmp t.tsv before && ls t.tsv*
t.tsv
! crm-add: t.tsv:4: an incomplete last line was not read (4 bytes from offset 88)
! crm-add: name: is empty; a customer must have a name
? 0

$ crm-add -f t.tsv phone=0 nme=X; cmp t.tsv before; ls t.tsv*
t.tsv
! crm-add: t.tsv:4: an incomplete last line was not read (4 bytes from offset 88)
! crm-add: no column is called "nme"; did you mean "name"? (--new-columns accepts it)

$ crm-add -f t.tsv --update id=b phone='+1 555 0100'; cmp t.tsv before; ls t.tsv*
t.tsv
! crm-add: t.tsv:4: an incomplete last line was not read (4 bytes from offset 88)
! crm-add: phone: "+1 555 0100" already belongs to "a" "Ann" (t.tsv:2); only people of the same household may share one; to give them a household, run this, and give the new record the same one: crm-add -f t.tsv --update a household=a

# A rewrite saves it as an append does
$ crm-add -f t.tsv --update id=b name=Rob 2>told; sed "s,$PWD/,," told; cat t.tsv.torn-88; echo; tail -n 1 t.tsv
b
crm-add: t.tsv:4: an incomplete last line was not read (4 bytes from offset 88)
crm-add: t.tsv: its last line was incomplete; it was saved in t.tsv.torn-88 and removed
crm-add: t.tsv:3: changed b "Bob": name: "Bob" -> "Rob"
c→Ci
b→Rob→+1 555 0101→bob@example.org

# What --from reads is nobody's append (case 32): the last line needs no line feed
$ printf 'name\tphone\nEve\t+1 555 0107' >export.tsv; crm-add -f new.tsv --from export.tsv; cut -f2,4 new.tsv
c0001
name→phone
Eve→+1 555 0107
! crm-add: new.tsv: 1 record: 1 new, 0 known, 0 changed, 0 faulty

# and is checked like any other: too many fields, too few, a quote that is never closed
$ printf 'name\tphone\nEve\t1\tx' >export.tsv; crm-add -f new.tsv --from export.tsv
! crm-add: export.tsv:2: has 3 fields, but the header has 2
? 1

$ printf 'name\tphone\nEve\t1\nFay' >export.tsv; crm-add -f new.tsv --from export.tsv
! crm-add: export.tsv:3: has 1 field, but the header has 2
? 1

$ printf 'name,phone\n"Eve,1' >export.csv; crm-add -f new.tsv --from export.csv
! crm-add: export.csv:2: a quote is opened and never closed
? 1

$ printf 'date\tcustomer\tkind\n2026-11-01\ta\tcall\n2026-11-02\ta' >export.tsv; crm-log -f new.log --from export.tsv; ls new.log 2>/dev/null; wc -l <new.tsv
2
! crm-log: export.tsv:3: has 2 fields, but the header has 3
