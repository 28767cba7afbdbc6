# Sales that were cancelled, and money given back. Expected values by hand.

@ m.tsv
id→name→phone→email
m→Max Muster→+1 555 0100→max@example.org
.
# What a cancelled sale is gone from, of LOG as of DAY.
@ facts.sh
crm-facts -l $1 --today=$2 -C purchases,spend,items,first_purchase,last_purchase,spend_365d m.tsv | tail -n 1 | cut -f 6-
.
# The rules of the built-in policy that fire, apart from what is asked of everybody.
@ due.sh
crm-score -l $1 --today=$2 m.tsv | crm-segment | crm-due -l $1 --each -C due_rule | grep -v -e due_rule -e know-them
.

# ---- case 13 ----
@ l.tsv
event→date→customer→kind→amount→item→ref
x1→2026-10-01→m→purchase→500→Sofa→
x2→2026-10-02→m→cancel→→→event:x1
.
# Known for a week, and no customer: that alone is due.
$ sh facts.sh l.tsv 2026-10-08; sh due.sh l.tsv 2026-10-08; sh due.sh l.tsv 2026-10-07
0→0.00→0→→→0.00
new-prospect
? 1

$ sh facts.sh l.tsv 2026-10-01; sh facts.sh l.tsv 2026-10-02
1→500.00→1→2026-10-01→2026-10-01→500.00
0→0.00→0→→→0.00

# They were known from the day of the sale on, which is no purchase any more.
$ crm-facts -l l.tsv --today=2026-10-08 -C first_seen,first_purchase m.tsv | cut -f 6-; (cat l.tsv; printf 'x3\t2026-10-03\tm\tvoid\t\t\tevent:x1\n') >gone.tsv; crm-facts -l gone.tsv --today=2026-10-08 -C first_seen m.tsv | sed -n 2p | cut -f 6
first_seen→first_purchase
2026-10-01→
2026-10-02

# A cancel without a reference cancels no sale; nor does one that never reached them, one
# of another customer, or one that names something else.
$ sed 's/event:x1//' l.tsv >none.tsv; sh facts.sh none.tsv 2026-10-08; sh due.sh none.tsv 2026-10-08
1→500.00→1→2026-10-01→2026-10-01→500.00
thank-first
how-it-went

@ other.tsv
event→date→customer→kind→outcome→amount→ref
x1→2026-10-01→m→purchase→→500→
x2→2026-10-02→m→cancel→declined→→event:x1
x3→2026-10-02→n→cancel→→→event:x1
x4→2026-10-02→m→cancel→→→customer:m
x5→2026-10-02→m→cancel→→→event:x4
x6→2026-10-02→m→note→→→event:x1
.
$ sh facts.sh other.tsv 2026-10-08
1→500.00→1→2026-10-01→2026-10-01→500.00

# What is wrong in a cancel is told, not passed over.
$ printf 'event\tdate\tcustomer\tkind\toutcome\tref\nx1\t2026-10-01\tm\tpurchase\t\t\nx2\t2026-10-02\tm\tcancel\tlost\tevent:x1\n' >bad.tsv; crm-facts -l bad.tsv -C purchases m.tsv
!~ crm-facts: bad.tsv:3: outcome: "lost" is not an outcome.*
? 1

# ---- its neighbours ----
# Two sales, of which the first is cancelled: the second is the first purchase now, with no
# gap. The refund that names the cancelled sale goes with it; one that names none stays.
@ two.tsv
event→date→customer→kind→amount→item→ref
x1→2026-09-01→m→purchase→500→Sofa→
x2→2026-10-01→m→purchase→40→Lamp→
x3→2026-10-03→m→refund→100→Sofa→event:x1
x4→2026-10-05→m→cancel→→→event:x1
x5→2026-10-06→m→refund→1→→
.
$ sh facts.sh two.tsv 2026-10-04; sh facts.sh two.tsv 2026-10-08; crm-facts -l two.tsv --today=2026-10-08 -C usual_gap,refunds,first_spend,avg_purchase,bought:Sofa,spend_2026_09,cost_win m.tsv | tail -n 1 | cut -f 6-
2→440.00→2→2026-09-01→2026-10-01→440.00
1→39.00→1→2026-10-01→2026-10-01→39.00
→1.00→40.00→39.00→no→0.00→0.00

# In whatever order the log is written, with any number of threads; and in CSV.
$ (head -1 two.tsv; tail -n +2 two.tsv | sort -r) >back.tsv; sh facts.sh back.tsv 2026-10-08; tr '\t' , <two.tsv >two.csv; sh facts.sh two.csv 2026-10-08
1→39.00→1→2026-10-01→2026-10-01→39.00
1→39.00→1→2026-10-01→2026-10-01→39.00

$ crm-facts -l two.tsv --all --threads=1 --today=2026-10-08 m.tsv >1; crm-facts -l two.tsv --all --threads=3 --today=2026-10-08 m.tsv | cmp 1

# A void of the cancel brings the sale back; a cancel of a cancel does not.
$ (cat two.tsv; printf 'x6\t2026-10-07\tm\tvoid\t\t\tevent:x4\n') >void.tsv; sh facts.sh void.tsv 2026-10-08
2→439.00→2→2026-09-01→2026-10-01→439.00

$ (cat two.tsv; printf 'x6\t2026-10-07\tm\tcancel\t\t\tevent:x4\n') >again.tsv; sh facts.sh again.tsv 2026-10-08
1→39.00→1→2026-10-01→2026-10-01→39.00

# A cancel that is dated before its sale, one of the same day, and one of another log.
$ sed 's/2026-10-05/2026-08-01/' two.tsv >before.tsv; sh facts.sh before.tsv 2026-10-08; sed 's/2026-10-05/2026-09-01/' two.tsv >same.tsv; sh facts.sh same.tsv 2026-10-08
1→39.00→1→2026-10-01→2026-10-01→39.00
1→39.00→1→2026-10-01→2026-10-01→39.00

$ head -4 two.tsv >a.tsv; (head -1 two.tsv; tail -n 2 two.tsv) >b.tsv; crm-facts -l a.tsv -l b.tsv -C purchases,spend --today=2026-10-08 m.tsv | tail -n 1 | cut -f 6-
1→39.00

# The rows of one person count as one.
$ printf 'id\tname\tstatus\nm\tMax\t\nn\tMax\tmerged:m\n' >merged.tsv; sed '5s/\tm\t/\tn\t/' two.tsv >moved.tsv; crm-facts -l moved.tsv -C purchases,spend --today=2026-10-08 merged.tsv | sed -n 2p | cut -f 5-
1→39.00

# What a policy counts as a sale is one.
$ printf 'version: 1\nextends: built-in\nkinds:\n  order: {counts: sale}\n' >p.yaml; sed 's/purchase/order/' two.tsv >order.tsv; crm-facts -p p.yaml -l order.tsv -C purchases,spend --today=2026-10-08 m.tsv | tail -n 1 | cut -f 6-
1→39.00

# What followed the sale: a sequence stops, a campaign is not done, and what it had closed is open.
@ p.yaml
version: 1
due:
  - {rule: course, after: purchase, action: call, steps: [{wait: 1d}, {wait: 30d}]}
  - {rule: offer, campaign: Sofa, from: 2026-09-01, to: 2026-12-01, action: offer}
  - {rule: silence, silence: 10d, of: purchase, action: call}
.
$ for d in 2026-10-04 2026-10-08; do crm-due -p p.yaml -l l.tsv --each --today=2026-10-01 -C due_rule,due_date m.tsv >was; crm-due -p p.yaml -l two.tsv --each --today=$d -C due_rule,due_date m.tsv; done; cat was
due_rule→due_date
course→2026-10-02
due_rule→due_date
course→2026-10-02
offer→2026-12-01
due_rule→due_date

# Whom they brought, whose sale was cancelled: that is no referral_spend.
$ printf 'id\tname\treferred_by\nm\tMax\t\nn\tNina\tm\n' >ref.tsv; sed 's/\tm\t/\tn\t/' two.tsv >nina.tsv; crm-facts -l nina.tsv -C referral_spend --today=2026-10-08 ref.tsv | sed -n 2p | cut -f 5
39.00

# What they were: --was sees the sale.
$ crm-score -l l.tsv --today=2026-10-08 m.tsv | crm-segment -l l.tsv -c m.tsv --was=2026-10-01 -C stage,stage_was
stage→stage_was
stranger→first-time

# ---- case 14: all of it was given back ----
@ r.tsv
event→date→customer→kind→amount→item→ref
x1→2026-10-01→m→purchase→500→Sofa→
x2→2026-10-02→m→refund→500→Sofa→event:x1
.
$ sh facts.sh r.tsv 2026-10-08; sh due.sh r.tsv 2026-10-08
1→0.00→1→2026-10-01→2026-10-01→0.00
? 1

# As of the day before it is to be followed; the short greeting ends four days after the purchase.
$ sh due.sh none.tsv 2026-10-02; echo; sed 's/2026-10-02/2026-10-09/' r.tsv >later.tsv; sh due.sh later.tsv 2026-10-08
greet-buyer
>
thank-first
how-it-went

# In parts that come to all of it; a cent less, or a refund that names nothing, leaves it.
$ sed '3s/500/200/' r.tsv >part.tsv; sh due.sh part.tsv 2026-10-08; (cat part.tsv; printf 'x3\t2026-10-03\tm\trefund\t300\t\tevent:x1\n') >parts.tsv; sh due.sh parts.tsv 2026-10-08; echo none; sed '3s/500/499.99/' r.tsv >cent.tsv; sh due.sh cent.tsv 2026-10-08 | head -1; sed '3s/event:x1//' r.tsv >whole.tsv; sh due.sh whole.tsv 2026-10-08 | head -1
thank-first
how-it-went
none
thank-first
thank-first

# A refund that did not come about gives nothing back; one that was taken back neither.
$ printf 'event\tdate\tcustomer\tkind\toutcome\tamount\tref\nx1\t2026-10-01\tm\tpurchase\t\t5\t\nx2\t2026-10-02\tm\trefund\tbounced\t5\tevent:x1\n' >no.tsv; sh due.sh no.tsv 2026-10-08 | head -1; (cat r.tsv; printf 'x3\t2026-10-03\tm\tvoid\t\t\tevent:x2\n') >undone.tsv; sh due.sh undone.tsv 2026-10-08 | head -1
thank-first
thank-first

# Another sale is followed all the same; a sequence goes by the latest that was not returned.
$ (cat r.tsv; printf 'x3\t2026-09-20\tm\tpurchase\t7\tMug\t\n') >more.tsv; crm-due -p p.yaml -l more.tsv --each --today=2026-10-03 -C due_rule,due_date,due_why m.tsv | grep -e course
course→2026-09-21→After the purchase of 2026-09-20: Mug

# What is wrong in its amount is told, also where a run looks at nothing else of it.
$ sed '3s/500/5x/' r.tsv >bad.tsv; crm-due -p p.yaml -l bad.tsv m.tsv
! crm-due: bad.tsv:3: amount: "5x" is not a number
? 1

# ---- crm-check: cancels that do nothing ----
# The first cancel of s1 counts. What did not reach, was taken back, or names nothing is not told.
@ k.tsv
event→date→customer→kind→outcome→amount→ref
s1→2026-10-01→m→purchase→→100→
k1→2026-10-02→m→cancel→→→event:s1
k2→2026-10-03→m→cancel→→→event:s1
k3→2026-10-03→m→cancel→→→event:k1
p1→2026-10-04→m→payment→→5→
k4→2026-10-04→m→cancel→→→event:p1
k5→2026-10-04→m→cancel→→→customer:m
k6→2026-10-04→m→cancel→→→
r1→2026-10-05→m→refund→→100→event:s1
s2→2026-10-06→m→purchase→→10→
k7→2026-10-06→m→cancel→declined→→event:s2
k8→2026-10-06→m→cancel→→→event:s2
v→2026-10-07→m→void→→→event:k8
r2→2026-10-07→m→refund→→10→event:s2
i1→2026-10-08→m→invoice→→10→
k9→2026-10-08→m→cancel→→→event:i1
.
$ crm-check -l k.tsv m.tsv
file→line→field→finding→value→id→severity
k.tsv→4→ref→takes nothing back: the event is already cancelled at k.tsv:3→s1→m→warning
k.tsv→5→ref→takes nothing back: that is a cancel, which a cancel does not undo; void does→k1→m→warning
k.tsv→6→kind→closes nothing: this customer has nothing open at that time→payment→m→warning
k.tsv→7→ref→takes nothing back: that is a payment, which a cancel does not undo; void does→p1→m→warning
k.tsv→8→ref→takes nothing back: a cancel names the event, as event:ID→customer:m→m→warning
k.tsv→10→ref→does not count: the sale that it names is cancelled at k.tsv:3→s1→m→warning

# ---- crm-check: refunds above their sale ----
# 60 + 40 is all of it, 0.01 more is too much; what did not reach, what was taken back, and a
# sale without an amount do not count.
@ c.tsv
event→date→customer→kind→outcome→amount→ref
s1→2026-10-01→m→purchase→→100→
r1→2026-10-02→m→refund→→60→event:s1
r2→2026-10-03→m→refund→→40→event:s1
r3→2026-10-04→m→refund→→0.01→event:s1
r4→2026-10-05→m→refund→declined→50→event:s1
s2→2026-10-06→m→purchase→→10→
r5→2026-10-07→m→refund→→20→event:s2
v→2026-10-08→m→void→→→event:r5
s3→2026-10-09→m→purchase→→→
r6→2026-10-09→m→refund→→5→event:s3
.
$ crm-check -l c.tsv m.tsv
file→line→field→finding→value→id→severity
c.tsv→5→amount→the refunds of this sale come to 100.01, more than its amount of 100.00→s1→m→warning
