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

# The eleventh is within the last eleven days, today included, and not within ten.
$ crm-facts -l log.tsv -C spend_11d,spend_10d,purchases_11d,purchases_10d,touches_365d --today=2026-11-21 customers.tsv | cut -f1,9- | head -2
id→spend_11d→spend_10d→purchases_11d→purchases_10d→touches_365d
a→19.51→-9.99→1→0→2

# A call that nobody answered is no touch; the promise it was logged with stands.
$ crm-facts -l log.tsv -C touches,touches_in,last_touch,last_call,last_care,days_since_touch,promised,first_seen --today=2026-11-21 customers.tsv | cut -f1,9- | head -2
id→touches→touches_in→last_touch→last_call→last_care→days_since_touch→promised→first_seen
a→2→1→2026-11-03→2026-10-01→2026-11-03→18→2026-11-18→2026-01-01

# What resolves without a ref closes the oldest.
$ crm-facts -l log.tsv -C complaints,complaints_open,oldest_open_complaint,last_rating,last_rated,bought:cream,holds:soap,holds:lamp --today=2026-11-21 customers.tsv | cut -f1,9- | head -2
id→complaints→complaints_open→oldest_open_complaint→last_rating→last_rated→bought:cream→holds:soap→holds:lamp
a→2→1→2026-11-14→4→2026-11-01T10:00→yes→yes→no

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
! crm-facts: referrals depends on other customers: name the file of all with -c
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
! crm-facts: the stream carries facts, but not "touches": crm-facts -C touches gives it
? 1

$ crm-facts -l log.tsv -C spend --today=2026-11-21 customers.tsv | crm-facts -C spend --today=2026-11-20
! crm-facts: standard input:2: as_of: the stream's facts are of 2026-11-21, but today is said to be 2026-11-20
? 1

@ lone.tsv
id→name→spend
a→Ann→3
.
$ crm-facts -l log.tsv lone.tsv
! crm-facts: the stream has a column "spend", which is a fact, but no as_of that says of when it is
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

$ crm-facts -C spend customers.tsv
! crm-facts: "spend" is a fact: name a log with -l, or put crm-facts in front
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
! crm-facts: bad.tsv:2: amount: "12,5" is not a number
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
bad.tsv→2→amount→"12,5" is not a number
bad.tsv→3→kind→"cal" is not a kind of event; did you mean "call"?
bad.tsv→4→date→"2026-13-01" is not a date
bad.tsv→5→customer→is empty
bad.tsv→6→dir→"inn" is not a direction (in, out)
bad.tsv→7→outcome→"reahced" is not an outcome; did you mean "reached"?
bad.tsv→8→rating→"7" is not between 1 and 5
bad.tsv→9→due→"soon" is not a date
bad.tsv→10→ref→"INV-1" is neither customer:ID nor event:ID

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
! crm-facts: twice.tsv:4: id: "a" stands in line 2 already
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

# A torn last line is not read, and that is said.
$ printf 'date\tcustomer\tkind\n2026-01-01\ta\tcall\n2026-01-02\ta' >torn.tsv
$ crm-facts -l torn.tsv -C touches --today=2026-11-21 customers.tsv | sed -n 2p | cut -f8-
2026-11-21→1
! crm-facts: torn.tsv:3: a torn last line was not read (12 bytes from offset 37)

# The empty stream.
$ head -1 customers.tsv | crm-facts -l log.tsv -C touches
id→name→referred_by→created→influence→reason→status→as_of→touches

# ---- however many threads ----
# 60000 entries of 500 customers, some out of order, in several blocks; and the
# same from back to front. The first of the faults is told, whoever finds it.
$ awk 'BEGIN { srand(7); OFS = "\t"; n = split("call email visit purchase purchase refund complaint resolved thanks survey referral appointment void consent optout", k, " "); print "event", "date", "customer", "kind", "dir", "outcome", "amount", "item", "due", "ref", "rating", "note"; for (i = 1; i <= 60000; i++) { d = int(i / 200) + (rand() < .02 ? -int(rand() * 100) : 0); if (d < 0) d = 0; kind = k[1 + int(rand() * n)]; if (kind == "void" && rand() < .9) kind = "note"; printf "e%d\t%04d-%02d-%02d%s\tk%d\t%s\t%s\t%s\t%d.%02d\titem%d\t%s\t%s\t%s\tthe quick brown fox jumps over the lazy dog\n", i, 2025 + int(d / 336), 1 + int(d / 28) % 12, 1 + d % 28, (rand() < .5 ? "" : sprintf("T%02d:15", int(rand() * 24))), int(rand() * rand() * 500), kind, (rand() < .5 ? "in" : ""), (rand() < .2 ? "no-answer" : ""), rand() * 1000, rand() * 100, int(rand() * 5), (rand() < .2 ? "2026-01-" sprintf("%02d", 1 + int(rand() * 28)) : ""), (rand() < .2 || kind == "void" ? "event:e" int(rand() * 60000) : kind == "referral" ? "customer:k" int(rand() * 600) : ""), (rand() < .1 ? 1 + int(rand() * 5) : "") } }' >many.tsv
$ awk 'BEGIN { OFS = "\t"; print "id", "name"; for (i = 0; i < 500; i++) print "k" i, "K" }' >k.tsv
$ crm-facts -l many.tsv --all --threads=1 --today=2026-01-15 k.tsv >t1.tsv
$ crm-facts -l many.tsv --all --threads=2 --today=2026-01-15 k.tsv | cmp - t1.tsv
$ crm-facts -l many.tsv --all --threads=3 --today=2026-01-15 k.tsv | cmp - t1.tsv
$ crm-facts -l many.tsv --all --threads=7 --today=2026-01-15 k.tsv | cmp - t1.tsv
$ (head -1 many.tsv; tail -n +2 many.tsv | sort -t e -k 2.3,2.4 -k 2nr) >shuffled.tsv; wc -l <shuffled.tsv
60001
$ crm-facts -l shuffled.tsv --all --threads=3 --today=2026-01-15 k.tsv | cmp - t1.tsv
$ sed -e '30000s/\tk[0-9]*\t[a-z]*\t/\tk1\tpurchsae\t/' -e '59000s/\tk[0-9]*\t/\t\t/' many.tsv >broken.tsv
$ for t in 1 2 3 7; do crm-facts -l broken.tsv --all --threads=$t k.tsv 2>&1; done; true
crm-facts: broken.tsv:30000: kind: "purchsae" is not a kind of event; did you mean "purchase"?
crm-facts: broken.tsv:30000: kind: "purchsae" is not a kind of event; did you mean "purchase"?
crm-facts: broken.tsv:30000: kind: "purchsae" is not a kind of event; did you mean "purchase"?
crm-facts: broken.tsv:30000: kind: "purchsae" is not a kind of event; did you mean "purchase"?
