# crm-facts: every fact of a small log, counted by hand. 2026-11-21 is today.
@ customers.tsv
id→name→referred_by→created→influence→reason→status
a→Ann→→2026-01-01→3→near→
b→Бэлла→a→2026-02-01→→→
c→王→a→→→→
old→Olga→→2020-01-01→→→merged:c
.
@ log.tsv
event→date→customer→kind→dir→outcome→amount→item→due→ref→rating→note
e1→2026-11-01→a→purchase→→→100.50→soap→→→→
e2→2026-11-01T10:00→a→purchase→→→20→cream→→→4→
e3→2026-11-03→a→thanks→→→→→→→→
e4→2026-11-11→a→purchase→→→29.50→soap→→→→
e5→2026-11-12→a→refund→→→9.99→soap→→event:e4→→
e6→2026-11-13T09:00→a→complaint→→→→→→→→it broke
e7→2026-11-14→a→complaint→→→→→→→→again
e8→2026-11-15→a→resolved→→→→→→→→
e9→2026-11-16→a→call→→no-answer→→→2026-11-18→→→ring again
e10→2026-10-01→a→call→in→→→→→→→
e11→2026-11-02→b→purchase→→→1000→lamp→→→→
e12→2026-11-22→b→purchase→→→5→lamp→→→→
e13→2026-11-05→old→purchase→→→7→soap→→→→
e14→2026-11-06→c→optout→→→→email;phone→→→→
e15→2026-11-07→c→consent→→→→email:news→→→→
e16→2026-11-08→c→consent→→→→phone→→→→
e17→2026-11-09→c→purchase→→→70→soap→→→→
e18→2026-11-10→c→void→→→→→→event:e17→→mistyped
e19→2026-11-11→nobody→purchase→→→x→→→→→
.

# Two purchases on the first day count as one: 100.50 + 20 + 29.50 - 9.99.
# Ten days between two purchase days; ten days since: lateness 1.
$ crm-facts -l log.tsv -C purchases,items,spend,refunds,avg_purchase,usual_gap,lateness,first_purchase,last_purchase --today=2026-11-21 customers.tsv | cut -f1,8-
id→as_of→purchases→items→spend→refunds→avg_purchase→usual_gap→lateness→first_purchase→last_purchase
a→2026-11-21→2→3→140.01→9.99→70.00→10.0→1.00→2026-11-01T10:00→2026-11-11
b→2026-11-21→1→1→1000.00→0.00→1000.00→→→2026-11-02→2026-11-02
c→2026-11-21→1→1→7.00→0.00→7.00→→→2026-11-05→2026-11-05
old→2026-11-21→0→0→0.00→0.00→→→→→

# Touched on 1 October and 3 November (nobody answered on the 16th): 33 days, and 18
# since: 18/33 is 0.545.
$ crm-facts -l log.tsv -C touch_gap,touch_lateness --today=2026-11-21 customers.tsv | cut -f1,9-
id→touch_gap→touch_lateness
a→33.0→0.55
b→→
c→→
old→→

# Days with touches, however many: 1 January, 11 January, 5 March (day 64 of the
# year): 63 days in two gaps. To 15 May (day 135) 71 days: 71 / 31.5 is 2.254.
# The order of the log does not show.
@ days.tsv
date→customer→kind→dir
2026-01-11→b→email→in
2026-03-05→b→call→
2026-01-01T08:00→b→visit→
2026-01-11T12:00→b→gift→
2026-01-01→b→call→out
2026-02-01→b→purchase→
2026-05-16→b→call→
.
$ for order in -k1,1 -rk1,1 -k3,3; do { head -n 1 days.tsv; sed 1d days.tsv | sort $order; } >days.sorted; crm-facts -l days.sorted -C touch_gap,touch_lateness --today=2026-05-15 customers.tsv | grep '^b' | cut -f9-; done
31.5→2.25
31.5→2.25
31.5→2.25

# The eleventh is within the last eleven days, today included, and not within ten.
$ crm-facts -l log.tsv -C spend_11d,spend_10d,purchases_11d,purchases_10d,touches_365d --today=2026-11-21 customers.tsv | cut -f1,9- | head -2
id→spend_11d→spend_10d→purchases_11d→purchases_10d→touches_365d
a→19.51→-9.99→1→0→2

# A fact that is named twice is one column.
$ crm-facts -l log.tsv -C spend,purchases,spend --today=2026-11-21 customers.tsv | cut -f1,8- | head -2
id→as_of→spend→purchases
a→2026-11-21→140.01→2

# A call that nobody answered is no touch; the promise it was logged with stands.
$ crm-facts -l log.tsv -C touches,touches_in,last_touch,last_call,last_care,days_since_touch,promised,first_seen --today=2026-11-21 customers.tsv | cut -f1,9- | head -2
id→touches→touches_in→last_touch→last_call→last_care→days_since_touch→promised→first_seen
a→2→1→2026-11-03→2026-10-01→2026-11-03→18→2026-11-18→2026-01-01

# What resolves without a ref closes the oldest.
$ crm-facts -l log.tsv -C complaints,complaints_open,oldest_open_complaint,last_rating,last_rated,bought:cream,holds:soap,holds:lamp --today=2026-11-21 customers.tsv | cut -f1,9- | head -2
id→complaints→complaints_open→oldest_open_complaint→last_rating→last_rated→bought:cream→holds:soap→holds:lamp
a→2→1→2026-11-14→4→2026-11-01T10:00→yes→yes→no

# A payment without a ref pays the oldest invoice, one with a ref its own; paid in
# advance is not paid.
@ owing.tsv
event→date→customer→kind→amount→ref
i1→2026-08-31→a→invoice→100→
i2→2026-09-30→a→invoice→100→
i3→2026-10-31→a→invoice→100→
p1→2026-10-05→a→payment→100→
i4→2026-09-01T12:00→b→invoice→50→
i5→2026-09-02→b→invoice→50→
p2→2026-09-03→b→payment→50→event:i5
p3→2026-10-01→c→payment→50→
i6→2026-10-02→c→invoice→50→
.
$ crm-facts -l owing.tsv -C invoices_open,oldest_open_invoice --today=2026-11-21 customers.tsv | cut -f1,9- | head -n 4
id→invoices_open→oldest_open_invoice
a→2→2026-09-30
b→1→2026-09-01T12:00
c→1→2026-10-02

# c's phone is allowed again; of email the news are. b and c are whom a brought:
# 1000 and 7. Of seven things we know of a: spend, influence, reason, b and c, thanks.
$ crm-facts -l log.tsv -C referrals,referral_spend,opted_out,consented,profile --today=2026-11-21 customers.tsv | cut -f1,9-
id→referrals→referral_spend→opted_out→consented→profile
a→2→1007.00→→→5
b→0→0.00→→→1
c→0→0.00→email→email:news;phone→1
old→0→0.00→→→0

# Without others the same question cannot be answered.
$ cat customers.tsv | crm-facts -l log.tsv -C referrals
! crm-facts: referrals depends on other customers: name the file of all customers with -c
? 2

$ grep -v ^c customers.tsv | crm-facts -l log.tsv -c customers.tsv -C referrals,referral_spend --today=2026-11-21 | cut -f1,9- | head -2
id→referrals→referral_spend
a→2→1007.00

# A day by day look back: the moment counts.
$ crm-facts -l log.tsv -C purchases,spend --today=2026-11-01T09:59 customers.tsv | sed -n 2p | cut -f8-
2026-11-01T09:59→0→0.00

$ crm-facts -l log.tsv -C purchases,spend --today=2026-11-01T10:00 customers.tsv | sed -n 2p | cut -f8-
2026-11-01T10:00→1→20.00

$ crm-facts -l log.tsv -C purchases,spend --today=2026-11-01 customers.tsv | sed -n 2p | cut -f8-
2026-11-01→1→120.50

# The order of the log does not matter, nor in how many files it is.
$ crm-facts -l log.tsv --all --today=2026-11-21 customers.tsv >all.tsv
$ (head -1 log.tsv; tail -n +2 log.tsv | sort -r) >back.tsv
$ crm-facts -l back.tsv --all --today=2026-11-21 customers.tsv | cmp - all.tsv
$ head -8 log.tsv >one.tsv; (head -1 log.tsv; tail -n +9 log.tsv) >two.tsv
$ crm-facts -l two.tsv -l one.tsv --all --today=2026-11-21 customers.tsv | cmp - all.tsv

# A log through a pipe is read twice where it has to be.
$ mkfifo pipe; cat back.tsv >pipe & crm-facts -l pipe --all --today=2026-11-21 customers.tsv | cmp - all.tsv

# What has been through a stream is used as it is.
$ crm-facts -l log.tsv -C spend --today=2026-11-21 customers.tsv | crm-facts -C spend | cut -f1,8-
id→as_of→spend
a→2026-11-21→140.01
b→2026-11-21→1000.00
c→2026-11-21→7.00
old→2026-11-21→0.00

$ crm-facts -l log.tsv -C spend --today=2026-11-21 customers.tsv | crm-facts -C touches
! crm-facts: the stream carries facts, but not "touches": make them with the same -p, or with crm-facts --add touches
? 1

$ crm-facts -l log.tsv -C spend --today=2026-11-21 customers.tsv | crm-facts -C spend --today=2026-11-20
! crm-facts: standard input:2: as_of: the stream's facts are of 2026-11-21: make the stream with --today=2026-11-20, too, or leave --today out
? 1

@ lone.tsv
id→name→spend
a→Ann→3
.
$ crm-facts -l log.tsv lone.tsv
! crm-facts: lone.tsv:1: spend: this is the name of a column that crm-facts computes, but there is no as_of beside it: rename the column if it is your own; otherwise keep as_of and the facts in the stream
? 1

@ mixed.tsv
id→name→as_of→spend
a→Ann→2026-11-20→3
b→Bob→2026-11-21→3
.
$ crm-facts mixed.tsv
! crm-facts: mixed.tsv:3: as_of: "2026-11-21" here, "2026-11-20" in the first row: facts of different days
? 1

# Names.
$ crm-facts -l log.tsv -C spned customers.tsv
! crm-facts: "spned" is neither a column nor a fact; did you mean "spend"?
? 1

$ crm-facts -l log.tsv -C last_cal customers.tsv
! crm-facts: "last_cal" is neither a column nor a fact; did you mean "last_call"?
? 1

$ crm-facts -l log.tsv -C tier customers.tsv
! crm-facts: --columns: "tier" is not a fact
? 2

$ crm-facts -l log.tsv -C id,spend customers.tsv
! crm-facts: --columns: "id" is a column, not a fact; columns are written anyway
? 2

$ crm-facts -C spend customers.tsv
! crm-facts: facts come from the log: name it with -l (or $CRM_LOG)
? 2

$ crm-facts --list | cut -f1 | grep -c -x -E 'spend|touches|lateness|tier|id'
5

# ---- faults ----
@ bad.tsv
event→date→customer→kind→dir→outcome→amount→item→due→ref→rating→note
e1→2026-11-01→a→purchase→→→12,5→→→→→
e2→2026-11-01→b→cal→→→→→→→→
e3→2026-13-01→b→call→→→→→→→→
e4→2026-11-01→→call→→→→→→→→
e5→2026-11-01→c→call→inn→→→→→→→
e6→2026-11-01→c→call→→reahced→→→→→→
e7→2026-11-01→c→survey→→→→→→→7→
e8→2026-11-01→c→call→→→→→soon→→→
e9→2026-11-01→c→payment→→→→→→INV-1→→
e10→2026-11-01→c→cost→→→2→→→→→
.
$ crm-facts -l bad.tsv -C spend customers.tsv
! crm-facts: bad.tsv:2: amount: "12,5" is not a number; did you mean "12.5"?
? 1

# Set aside, all are told; what is left counts.
$ crm-facts -l bad.tsv -C spend,touches_out,touches,last_rating,promised,invoices_open,cost --rejects=r.tsv --today=2026-11-21 customers.tsv | cut -f1,9-
id→spend→touches_out→touches→last_rating→promised→invoices_open→cost
a→0.00→0→0→→→0→0.00
b→0.00→0→0→→→0→0.00
c→0.00→0→0→→→0→2.00
old→0.00→0→0→→→0→0.00
!~ ^crm-facts: .*r\.tsv.*$
...
? 0

$ cut -f1-4 r.tsv
file→line→field→reason
bad.tsv→2→amount→"12,5" is not a number; did you mean "12.5"?
bad.tsv→3→kind→"cal" is not a kind of event; did you mean "call"?
bad.tsv→4→date→"2026-13-01" is not a date
bad.tsv→5→customer→is empty
bad.tsv→6→dir→"inn" is not a direction (in, out)
bad.tsv→7→outcome→"reahced" is not an outcome; did you mean "reached"?
bad.tsv→8→rating→"7" is not between 1 and 5
bad.tsv→9→due→"soon" is not a date
bad.tsv→10→ref→"INV-1" is not customer:ID, event:ID or email:ADDRESS

# Values that this run does not use are not looked at.
$ sed 3,5d bad.tsv >half.tsv; crm-facts -l half.tsv -C touches --today=2026-11-21 customers.tsv
! crm-facts: half.tsv:4: outcome: "reahced" is not an outcome; did you mean "reached"?
? 1

@ short.tsv
event→date→kind
e1→2026-11-01→call
.
$ crm-facts -l short.tsv -C touches customers.tsv
! crm-facts: short.tsv:1: a log needs a column "customer"
? 1

@ twice.tsv
id→name
a→Ann
b→Bob
a→Ann again
.
$ crm-facts -l log.tsv -C touches twice.tsv
! crm-facts: twice.tsv:4: id: duplicate id "a"; first used in line 2
? 1

@ loop.tsv
id→name→status
a→Ann→merged:b
b→Bob→merged:a
.
$ crm-facts -l log.tsv -C touches loop.tsv
! crm-facts: loop.tsv:2: status: "a" leads back to itself
? 1

# A sum that no longer fits is told with the entry that broke it.
@ huge.tsv
date→customer→kind→amount
2026-01-01→a→purchase→900000000000000
2026-01-02→a→purchase→900000000000000
.
$ crm-facts -l huge.tsv -C spend customers.tsv
! crm-facts: huge.tsv:3: amount: the sum becomes too large
? 1

# … but what a refund takes back again in the end is none, in whatever order it is
# written: 900000000000000 twice, less one of them.
$ (cat huge.tsv; printf '2026-01-03\ta\trefund\t900000000000000\n') >back.tsv; crm-facts -l back.tsv -C spend --today=2026-11-21 customers.tsv | sed -n 2p | cut -f8-
2026-11-21→900000000000000.00

$ (head -1 back.tsv; tail -n +2 back.tsv | sort -r) >front.tsv; crm-facts -l front.tsv -C spend --today=2026-11-21 customers.tsv | sed -n 2p | cut -f8-
2026-11-21→900000000000000.00

# The least amount there is; and it is told which column was too much.
@ least.tsv
date→customer→kind→amount→item→quantity
2026-01-01→a→purchase→922337203685477.5807→x→1
2026-01-02→b→refund→922337203685477.5807→x→1
2026-01-03→b→refund→0.0001→x→1
.
$ crm-facts -l least.tsv -C spend --today=2026-11-21 customers.tsv | sed -n 2,3p | cut -f8-
2026-11-21→922337203685477.5807
2026-11-21→-922337203685477.5808

@ many.tsv
date→customer→kind→item→quantity
2026-01-01→a→purchase→x→900000000000000
2026-01-02→a→purchase→x→900000000000000
.
$ crm-facts -l many.tsv -C items customers.tsv
! crm-facts: many.tsv:3: quantity: the sum becomes too large
? 1

# A torn last line is not read, and that is said.
$ printf 'date\tcustomer\tkind\n2026-01-01\ta\tcall\n2026-01-02\ta' >torn.tsv
$ crm-facts -l torn.tsv -C touches --today=2026-11-21 customers.tsv | sed -n 2p | cut -f8-
2026-11-21→1
! crm-facts: torn.tsv:3: an incomplete last line was not read (12 bytes from offset 37)

# The empty stream.
$ head -1 customers.tsv | crm-facts -l log.tsv -C touches
id→name→referred_by→created→influence→reason→status→as_of→touches

# ---- however many threads ----
# 60000 entries of 500 customers, some out of order, in several blocks; and the
# same from back to front. The first of the faults is told, whoever finds it.
$ awk 'BEGIN { srand(7); OFS = "\t"; n = split("call email visit purchase purchase refund complaint resolved thanks survey referral appointment void consent optout", k, " "); print "event", "date", "customer", "kind", "dir", "outcome", "amount", "item", "due", "ref", "rating", "note"; for (i = 1; i <= 60000; i++) { d = int(i / 200) + (rand() < .02 ? -int(rand() * 100) : 0); if (d < 0) d = 0; kind = k[1 + int(rand() * n)]; if (kind == "void" && rand() < .9) kind = "note"; printf "e%d\t%04d-%02d-%02d%s\tk%d\t%s\t%s\t%s\t%d.%02d\titem%d\t%s\t%s\t%s\tthe quick brown fox jumps over the lazy dog\n", i, 2025 + int(d / 336), 1 + int(d / 28) % 12, 1 + d % 28, (rand() < .5 ? "" : sprintf("T%02d:15", int(rand() * 24))), int(rand() * rand() * 500), kind, (rand() < .5 ? "in" : ""), (rand() < .2 ? "no-answer" : ""), rand() * 1000, rand() * 100, int(rand() * 5), (rand() < .2 ? "2026-01-" sprintf("%02d", 1 + int(rand() * 28)) : ""), (rand() < .2 || kind == "void" ? "event:e" int(rand() * 60000) : kind == "referral" ? "customer:k" int(rand() * 600) : ""), (rand() < .1 ? 1 + int(rand() * 5) : "") } }' >many.tsv
$ awk 'BEGIN { OFS = "\t"; print "id", "name"; for (i = 0; i < 500; i++) print "k" i, "K" }' >k.tsv
$ crm-facts -l many.tsv --all --threads=1 --today=2026-01-15 k.tsv >t1.tsv
!~ ^crm-facts: [a-z]+\.tsv: [0-9]+ voids name no event of their customer \(first in line [0-9]+\)$
$ crm-facts -l many.tsv --all --threads=2 --today=2026-01-15 k.tsv | cmp - t1.tsv
!~ ^crm-facts: [a-z]+\.tsv: [0-9]+ voids name no event of their customer \(first in line [0-9]+\)$
$ crm-facts -l many.tsv --all --threads=3 --today=2026-01-15 k.tsv | cmp - t1.tsv
!~ ^crm-facts: [a-z]+\.tsv: [0-9]+ voids name no event of their customer \(first in line [0-9]+\)$
$ crm-facts -l many.tsv --all --threads=7 --today=2026-01-15 k.tsv | cmp - t1.tsv
!~ ^crm-facts: [a-z]+\.tsv: [0-9]+ voids name no event of their customer \(first in line [0-9]+\)$
$ (head -1 many.tsv; tail -n +2 many.tsv | sort -t e -k 2.3,2.4 -k 2nr) >shuffled.tsv; wc -l <shuffled.tsv
60001
$ crm-facts -l shuffled.tsv --all --threads=3 --today=2026-01-15 k.tsv | cmp - t1.tsv
!~ ^crm-facts: [a-z]+\.tsv: [0-9]+ voids name no event of their customer \(first in line [0-9]+\)$
$ sed -e '30000s/\tk[0-9]*\t[a-z]*\t/\tk1\tpurchsae\t/' -e '59000s/\tk[0-9]*\t/\t\t/' many.tsv >broken.tsv
$ for t in 1 2 3 7; do crm-facts -l broken.tsv --all --threads=$t k.tsv 2>&1; done; true
crm-facts: broken.tsv:30000: kind: "purchsae" is not a kind of event; did you mean "purchase"?
crm-facts: broken.tsv:30000: kind: "purchsae" is not a kind of event; did you mean "purchase"?
crm-facts: broken.tsv:30000: kind: "purchsae" is not a kind of event; did you mean "purchase"?
crm-facts: broken.tsv:30000: kind: "purchsae" is not a kind of event; did you mean "purchase"?

# ---- the day 1970-01-01 is a day ----
@ old.tsv
date→customer→kind→amount
1969-12-31→a→purchase→5
1970-01-01→a→purchase→7
.
$ crm-facts -l old.tsv -C spend_30d --today=1970-01-30 customers.tsv | sed -n 2p | cut -f8-
1970-01-30→7.00

# ---- consent: the later word counts, at one moment the opt-out ----
@ words.tsv
event→date→customer→kind→item
w1→2026-11-01→a→consent→email:news
w2→2026-11-02→a→optout→news
w3→2026-11-01T10:00→b→consent→phone
w4→2026-11-01T10:00→b→optout→phone
w5→2026-11-01T11:00+01:00→c→optout→email
w6→2026-11-01T10:00→c→consent→email
.
$ crm-facts -l words.tsv -C opted_out,consented --today=2026-11-21 customers.tsv | head -4 | cut -f9-
opted_out→consented
news→
phone→
email→

$ (head -1 words.tsv; tail -n +2 words.tsv | sort -r) >sdrow.tsv; crm-facts -l sdrow.tsv -C opted_out,consented --today=2026-11-21 customers.tsv | head -4 | cut -f9-
opted_out→consented
news→
phone→
email→

# ---- ratings: of several at one moment, whatever their kinds, the lowest ----
@ rated.tsv
date→customer→kind→rating
2026-11-01T10:00→a→survey→2
2026-11-01T10:00→a→survey→4
2026-11-01T10:00→b→complaint→1
2026-11-01T10:00→b→survey→5
2026-11-01T09:00→c→survey→1
2026-11-01T10:00→c→survey→3
2026-11-01T10:00→c→complaint→4
.
$ crm-facts -l rated.tsv -C last_rating,last_rated --today=2026-11-21 customers.tsv | sed -n 2,4p | cut -f9-
2→2026-11-01T10:00
1→2026-11-01T10:00
3→2026-11-01T10:00

# ---- voids ----
# A void counts unless one that counts names it, whichever comes first: v2 takes
# v1 back, so p1 stands; v4 takes v3 back, but v5 takes v4 back: p2 is gone. Voids
# that name each other take nothing back.
@ voids.tsv
event→date→customer→kind→amount→ref
p1→2026-11-01→a→purchase→1→
v2→2026-11-02→a→void→→event:v1
v1→2026-11-03→a→void→→event:p1
p2→2026-11-01→b→purchase→2→
v5→2026-11-01→b→void→→event:v4
v4→2026-11-02→b→void→→event:v3
v3→2026-11-03→b→void→→event:p2
p3→2026-11-01→c→purchase→4→
v6→2026-11-02→c→void→→event:v7
v7→2026-11-03→c→void→→event:v6
.
$ crm-facts -l voids.tsv -C spend --today=2026-11-21 customers.tsv | sed -n 2,4p | cut -f9-
1.00
0.00
4.00

# One that names nothing, or what is another customer's, is told of. What was
# dated too late by mistake is something; what was not asked for is, too.
@ astray.tsv
event→date→customer→kind→amount→ref
p1→2026-11-01→a→purchase→1→
v1→2026-11-02→b→void→→event:p1
v2→2026-11-02→a→void→→event:nothing
v3→2026-11-02→a→void→→event:f1
f1→2036-11-01→a→purchase→3→
v4→2026-11-02→a→void→→event:n1
n1→2026-11-02→a→note→→
v5→2026-11-02→a→void→→
.
$ crm-facts -l astray.tsv -C spend --today=2026-11-21 customers.tsv | sed -n 2,3p | cut -f9-
! crm-facts: astray.tsv: 3 voids name no event of their customer (first in line 3)
1.00
0.00

# ---- offsets: of an hour that the clock shows twice, the instant counts ----
# In Berlin 2026-10-25 02:10 in winter time is after 02:50 in summer time.
@ berlin.yaml
version: 1
zone: Europe/Berlin
.
@ twice.tsv
date→customer→kind
2026-10-25T02:10+01:00→a→call
2026-10-25T02:50+02:00→a→call
2026-10-25T03:00→b→call
2026-10-25T02:59+01:00→b→call
2026-10-25T01:00Z→c→call
2026-10-25T02:59→c→call
.
$ crm-facts -p berlin.yaml -l twice.tsv -C last_touch --today=2026-11-21 customers.tsv | sed -n 2,4p | cut -f9-
2026-10-25T02:10+01:00
2026-10-25T03:00
2026-10-25T01:00Z

$ crm-facts -p berlin.yaml -l twice.tsv -C touches --today=2026-10-25T02:30+02:00 customers.tsv | sed -n 2p | cut -f9-
0

# What is written with the date of a place where it is tomorrow already was today.
@ east.tsv
date→customer→kind
2026-11-22T00:30+14:00→a→visit
2026-11-21T09:00→b→visit
.
$ crm-facts -l east.tsv -C days_since_touch,touches_1d,last_touch --today=2026-11-21T12:00 customers.tsv | sed -n 2,3p | cut -f9-
0→1→2026-11-22T00:30+14:00
0→1→2026-11-21T09:00

# ---- merged ids ----
@ nowhere.tsv
id→name→status
a→Ann→
b→Bob→merged:zz
.
$ crm-facts -l log.tsv -C touches nowhere.tsv
! crm-facts: nowhere.tsv:3: status: "b" is merged into "zz", but no customer has that id
? 1

$ head -2 nowhere.tsv | crm-facts -l log.tsv -c nowhere.tsv -C touches
! crm-facts: nowhere.tsv:3: status: "b" is merged into "zz", but no customer has that id
? 1

# A pipe may be some of them; -c says who else there is.
$ cat nowhere.tsv | crm-facts -l log.tsv -C purchases --today=2026-11-21 | wc -l
3

$ printf 'id\tname\nzz\tZoe\n' >more.tsv; crm-facts -l log.tsv -c more.tsv -C purchases --today=2026-11-21 nowhere.tsv | wc -l
3

@ close.tsv
id→name→status
a→Ann→
b→Bob→Merged:a
.
$ crm-facts -l log.tsv -C touches close.tsv
! crm-facts: close.tsv:3: status: "Merged:a" must be deceased, closed, noncustomer, task or merged:ID
? 1

$ head -2 close.tsv | crm-facts -l log.tsv -c close.tsv -C touches
! crm-facts: close.tsv:3: status: "Merged:a" must be deceased, closed, noncustomer, task or merged:ID
? 1

# An id that stands twice in -c, likewise
$ printf 'id\tname\na\tAnn\na\tAnn\n' >double.tsv; head -2 double.tsv | crm-facts -l log.tsv -c double.tsv -C touches
! crm-facts: double.tsv:3: id: duplicate id "a"; first used in line 2
? 1

# ---- what is named twice ----
$ ln -s log.tsv same.tsv; crm-facts -l log.tsv -l ./same.tsv customers.tsv
! crm-facts: --log: "log.tsv" and "./same.tsv" are the same file
? 2

$ crm-facts -l - customers.tsv
! crm-facts: --log: "-" is not a log: name a file
? 2

$ crm-facts -l log.tsv - - <customers.tsv
! crm-facts: standard input is named twice
? 2

$ crm-facts -l log.tsv -c - <customers.tsv
! crm-facts: standard input is named twice
? 2

# ---- a hundred thousand of each for one customer: seconds would be too long ----
@ walk.tsv
id→name
walk→In
.
@ walk
# walk WHAT [MIXED]: a log in which line i of a hundred thousand is what that says,
# in the order of the dates or not
awk -v what="$1" -v step="${2:-1}" 'function row(id, kind, item, due, ref) {
	print id, date, "walk", kind, item, due, ref
}
BEGIN {
	OFS = "\t"
	n = 100000
	print "event", "date", "customer", "kind", "item", "due", "ref"
	for (i = 0; i < n; i++) {
		at = i * step % n
		day = int(at / 100)
		date = sprintf("20%02d-%02d-%02dT%02d:%02d", 20 + int(day / 336), 1 + int(day / 28) % 12, 1 + day % 28, int(at / 10) % 10, at % 10)
		half = i < n / 2
		if (what == "open") row("e" i, "invoice")
		if (what == "mixed") row("e" i, i % 3 == 0 ? "invoice" : i % 3 == 1 ? "call" : "complaint")
		if (what == "closed") row((half ? "e" : "p") i, half ? "invoice" : "payment", "", "", half ? "" : "event:e" (n - 1 - i))
		if (what == "early") row((half ? "p" : "e") i, half ? "payment" : "invoice", "", "", half ? "event:e" (n - 1 - i) : "")
		if (what == "dates") row("e" i, i % 2 ? "call" : "appointment", "", i % 2 ? "" : "2027-01-01")
		if (what == "void") row("e" i, i % 2 ? "void" : "purchase", "", "", i % 2 ? "event:e" (i - 1) : "")
		if (what == "ring") row("e" i, "void", "", "", "event:e" (i + 1) % n)
		if (what == "words") row("e" i, i % 3 ? "consent" : "optout", substr("email:news;phone:care;sms;post:news;visit:service", 1 + i % 40) ";scope" i)
	}
}' >"walk.$1"
ulimit -t 4   # seconds of the processor, whatever else the machine does
crm-facts -l "walk.$1" -C invoices_open,complaints_open,purchases,next_appointment --today=2026-11-21 walk.tsv | sed -n 2p | cut -f4-
.
$ sh walk open; sh walk open 7919; sh walk mixed; sh walk closed; sh walk early; sh walk dates; sh walk void 7919; sh walk ring; sh walk words
100000→0→0→
100000→0→0→
33334→33333→0→
0→0→0→
0→0→0→
0→0→0→2027-01-01
0→0→0→
0→0→0→
0→0→0→

# Long event ids that begin alike, as those of crm-log do
@ three.tsv
id→name
a→Ann
b→Bob
c→Cyd
.
@ inv.tsv
event→date→customer→kind→amount→due→ref
event-000001→2026-11-01→a→invoice→10→2026-11-10→
event-000002→2026-11-02→a→invoice→20→2026-11-12→
event-000003→2026-11-05→a→payment→10→→event:event-000001
.
$ crm-facts -l inv.tsv --today=2026-11-21 -C invoices_open,oldest_open_invoice three.tsv | sed -n 2p
a→Ann→2026-11-21→1→2026-11-02

# Touches of before 1970 are touches
@ early.tsv
date→customer→kind→dir
1969-12-30→a→call→in
1969-12-31→a→email→
.
$ crm-facts -l early.tsv --today=2026-11-21 -C touches,last_touch,last_touch_in,last_call,days_since_touch three.tsv | sed -n 2p
a→Ann→2026-11-21→2→1969-12-31→1969-12-30→1969-12-30→20779
