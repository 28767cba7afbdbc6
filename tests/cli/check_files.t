# crm-check of files. What is expected was worked out by hand.

# The sample has nothing wrong; that events were written down late is only told.
@copy samples
$ cd samples/shop && crm-check --exit-code -l log.tsv --today=2026-11-21 customers.tsv
file→line→field→finding→value→id→severity
! crm-check: log.tsv: 9 of its entries come after later ones, the first in line 620; this is no fault

# ---- customers ----
@ c.tsv
id→name→phone→email→referred_by→birthday→influence→status→created→reviewed→consent→shoe
a→Ann→+357 99 1→a@x.org→b→1980-13-01→6→→2026-01-01→2026-11-22→email:news→x
b→Bob→12→b@x→a→lunar:1980-08-15→5→→2026-11-21T23:00→→mail→y
a→Cem→357991→→b→2026-11-21→→→→→→
d→ann→(357) 991→A@X.ORG;d@x.org→d→2026-11-22→→deceased→→→→
e→Eva→→→zz→→→merged:f→→→→
f→→→→→→→merged:g→→→→
g→Gil→→→→→→merged:e→→→→
→Hal→→→→→→gone→→→→
h→Ann→357 991→→→→→merged:a→yesterday→→→
i→Ida→→→→→→merged:nobody→→→→
.
$ crm-check --today=2026-11-21 c.tsv
file→line→field→finding→value→id→severity
c.tsv→2→birthday→"1980-13-01" is not a date (1980-05-12, --05-12, 1980-05, lunar:1980-08-15, lunar:1980-L4-05)→1980-13-01→a→error
c.tsv→2→influence→"6" is not a number from 1 to 5→6→a→error
c.tsv→2→reviewed→is after today→2026-11-22→a→warning
c.tsv→2→referred_by→leads in a circle: "a, b, a"→b→a→error
c.tsv→3→phone→"12" is not a phone number→12→b→error
c.tsv→3→consent→"mail" is not a channel or a purpose; did you mean "email"?→mail→b→error
c.tsv→4→id→duplicate id; first used at c.tsv:2→a→a→error
c.tsv→5→birthday→is after today→2026-11-22→d→warning
c.tsv→5→name→the same name, phone and email as "a" (c.tsv:2)→ann→d→warning
c.tsv→5→referred_by→leads in a circle: "d, d"→d→d→error
c.tsv→6→referred_by→no customer has this id→zz→e→error
c.tsv→6→status→leads in a circle: "e, f, g, e"→merged:f→e→error
c.tsv→7→name→is empty→→f→warning
c.tsv→9→status→"gone" is not a status (deceased, closed, noncustomer, task, merged:ID)→gone→→error
c.tsv→9→id→is empty→→→error
c.tsv→10→created→"yesterday" is not a date→yesterday→h→error
c.tsv→11→status→no customer has this id→merged:nobody→i→error

# ---- logs ----
@ c.tsv
id→name
a→Ann
b→Bob
.
@ log.tsv
event→date→recorded→customer→kind→outcome→amount→item→due→ref→rating
e1→2026-11-01→2026-11-01T10:00→a→call→→→→→→
e2→2026-11-02→2026-11-01T10:00→a→cal→→12,5→→→→6
e3→2026-11-22→2026-11-21T10:00→b→visit→lost→→→→→
e1→2026-11-03→→zoe→call→→→→→→
e5→2026-11-02→→b→appointment→→→→→→
e6→2026-11-04→→b→void→→→→→customer:a→
e7→2026-11-05→→b→referral→→→→→customer:nobody→
e8→2026-11-06→→b→note→→→→→event:e99→
e9→2026-11-06→→b→note→→→→→event:e1→
e10→→→→→→→→→→
e11→2026-11-07T10:00→2026-11-07T09:59→b→consent→→→mail→→→
e12→2026-11-07T10:00→2026-11-07T10:00+03:00→b→call→→→→→→
e13→2026-11-07→2026-11-22→b→call→→→→→→
.
$ crm-check -l log.tsv --today=2026-11-21 c.tsv
! crm-check: log.tsv: 9 of its entries come after later ones, the first in line 5; this is no fault
file→line→field→finding→value→id→severity
log.tsv→3→kind→"cal" is not a kind of event; did you mean "call"?→cal→a→error
log.tsv→3→amount→"12,5" is not a number; did you mean "12.5"?→12,5→a→error
log.tsv→3→rating→"6" is not a number from 1 to 5→6→a→error
log.tsv→3→recorded→is before the date, 2026-11-02→2026-11-01T10:00→a→warning
log.tsv→4→outcome→"lost" is not an outcome (reached, no-answer, bounced, declined, no-show)→lost→b→error
log.tsv→4→date→is after today→2026-11-22→b→warning
log.tsv→4→recorded→is before the date, 2026-11-22→2026-11-21T10:00→b→warning
log.tsv→5→customer→no customer has this id→zoe→zoe→error
log.tsv→5→event→duplicate id; first used at log.tsv:2→e1→zoe→error
log.tsv→6→due→is empty; an event of kind appointment needs its date→→b→error
log.tsv→7→ref→a void names what it takes back, as event:ID→customer:a→b→error
log.tsv→8→ref→no customer has this id→customer:nobody→b→error
log.tsv→9→ref→no event has this id→e99→b→error
log.tsv→10→ref→is an event of another customer, "a"→e1→b→warning
log.tsv→11→date→is empty→→→error
log.tsv→11→customer→is empty→→→error
log.tsv→11→kind→is empty→→→error
log.tsv→12→item→"mail" is not a channel or a purpose; did you mean "email"?→mail→b→error
log.tsv→12→recorded→is before the date, 2026-11-07 10:00→2026-11-07T09:59→b→warning
log.tsv→14→recorded→is after today→2026-11-22→b→warning

# Without a file of customers nobody is missed. Several logs are one.
$ printf 'event\tdate\tcustomer\tkind\tref\nx\t2026-01-01\ta\tcall\t\n' >one.tsv; printf 'event\tdate\tcustomer\tkind\tref\ny\t2026-01-02\ta\tnote\tevent:x\nx\t2026-01-03\ta\tcall\t\n' >two.tsv; crm-check -l one.tsv -l two.tsv
file→line→field→finding→value→id→severity
two.tsv→3→event→duplicate id; first used at one.tsv:2→x→a→error

# ---- what closes nothing ----
# Two complaints and three solutions; one of another's; one that names what is none;
# a payment at once, and one too many; what was taken back was never there.
@ log.tsv
event→date→customer→kind→outcome→ref
1→2026-01-01→a→complaint→→
2→2026-01-02→a→question→→
3→2026-01-03→a→resolved→→
4→2026-01-04→a→resolved→→
5→2026-01-05→a→resolved→→
6→2026-01-01→b→complaint→→
7→2026-01-02→b→resolved→→event:1
8→2026-01-03→b→resolved→→event:7
9→2026-01-04→b→resolved→no-answer→
10→2026-01-05→b→resolved→→event:6
11→2026-01-06→b→resolved→→
12→2026-01-07→b→payment→→
13→2026-01-08→b→invoice→→
14→2026-01-09→b→payment→→
15→2026-01-10→b→payment→→
16→2026-01-11→c→complaint→→
17→2026-01-12→c→void→→event:16
18→2026-01-13→c→resolved→→
19→2026-01-14→d→resolved→→
20→2026-01-14→d→complaint→→
21→2026-01-15→d→milestone→→
22→2026-01-16→e→resolved→→
23→2026-01-17→e→complaint→→
24→2026-01-18→e→void→→event:22
.
$ crm-check -l log.tsv | cut -f 2-
line→field→finding→value→id→severity
6→kind→closes nothing: this customer has nothing open at that time→resolved→a→warning
8→ref→is an event of another customer, "a"→1→b→warning
9→ref→closes nothing: a resolved does not close that event→7→b→warning
12→kind→closes nothing: this customer has nothing open at that time→resolved→b→warning
13→kind→closes nothing: this customer has nothing open at that time→payment→b→warning
16→kind→closes nothing: this customer has nothing open at that time→payment→b→warning
19→kind→closes nothing: this customer has nothing open at that time→resolved→c→warning
! crm-check: log.tsv: 4 of its entries come after later ones, the first in line 7; this is no fault

# ---- records that cannot be read ----
$ printf 'id\tname\na\tAnn\nb\nc\tC\377\nd\tDan\nto' >c.tsv; crm-check c.tsv
file→line→field→finding→value→id→severity
c.tsv→3→→has 1 field, but the header has 2→→→error
c.tsv→4→name→is not UTF-8 at byte 4: "\\xFF"; if it is Latin-1, iconv -f LATIN1 -t UTF-8 converts it (-f CP1251: Windows Cyrillic)→→→error
c.tsv→6→→an incomplete last line was not read (2 bytes from offset 27)→→→error

$ printf 'id\tid\n' >c.tsv; crm-check c.tsv; printf 'name\tevent\nx\t1\n' >c.tsv; crm-check -l c.tsv c.tsv
file→line→field→finding→value→id→severity
c.tsv→1→→columns 1 and 2 of the header have the same name, "id"→→→error
file→line→field→finding→value→id→severity
c.tsv→1→id→the file has no such column→→→error
c.tsv→1→date→the file has no such column→→→error
c.tsv→1→customer→the file has no such column→→→error
c.tsv→1→kind→the file has no such column→→→error

# From a pipe, as CSV; a kind that the policy adds; today by the clock of the zone.
$ printf 'id,name\na,Ann\na,"Bo, b"\n' | crm-check -
file→line→field→finding→value→id→severity
standard input→3→id→duplicate id; first used at standard input:2→a→a→error

$ printf 'version: 1\nkinds:\n  webinar: {class: touch}\n' >p.yaml; printf 'date\tcustomer\tkind\n2026-11-01\ta\twebinar\n' >log.tsv; crm-check -p p.yaml -l log.tsv; crm-check -l log.tsv | cut -f 4,5
file→line→field→finding→value→id→severity
finding→value
"webinar" is not a kind of event→webinar

# Columns that only the file has are known to the policy's conditions.
$ printf 'version: 1\nsegments:\n  - {name: big, when: "shoe > 40"}\n' >p.yaml; printf 'id\tname\tshoe\na\tAnn\t1\n' >c.tsv; crm-check -p p.yaml c.tsv
file→line→field→finding→value→id→severity

# A policy that does not load is told first; the files then wait.
$ echo 'version: 2' >p.yaml; crm-check -p p.yaml --exit-code c.tsv
file→line→field→finding→value→id→severity
p.yaml→1→→version: unknown version "2"; expected 1→→→error
! crm-check: the policy has faults, so the files were not checked
? 3

$ crm-check c.tsv nowhere.tsv
! crm-check: nowhere.tsv: cannot open: No such file or directory
? 2

$ crm-check - -
! crm-check: standard input is named twice
? 2

$ crm-check -l log.tsv -l ./log.tsv
! crm-check: --log: "log.tsv" and "./log.tsv" are the same file
? 2

$ crm-check -o c.tsv c.tsv
! crm-check: --output: "c.tsv" is an input, which would be lost; write to another file, and then move it there with mv
? 2
