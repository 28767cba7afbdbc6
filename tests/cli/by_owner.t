# Closeness by the one who keeps it, worked out by hand: full 20, so that 20 points
# of warmth are 50, 10 are 29.2893, 30 are 100 - 100 / 2^1.5 = 64.6447, 40 are 75;
# what came from one side alone loses 30%. A half-life of 91 days: 2026-08-22 is
# 91 days before 2026-11-21. A value of one for each unit of money, up to 100.
@ policy.yaml
version: 1
score:
  value:
    - {part: money, of: spend, scale: 0..100, weight: 100}
  closeness:
    unmatched: all
    behaviours:
      help: {kinds: [help], in: 20, out: 20, half_life: 91d}
      meeting: {kinds: [visit], in: 0, out: 0, half_life: 90d}
.
@ people.tsv
id→name→owner→status
a→Ann→li→
b→Bob→oleg→
c→Cem→oleg→deceased
d→Dan→li→
g→Gus→li→merged:h
h→Hal→li→
k→Kim→→
.
@ log.tsv
date→customer→kind→dir→outcome→amount→by→event→ref
2026-11-21→a→help→in→→→li→→
2026-08-22→a→help→out→→→oleg→→
2026-08-22→a→help→out→→→li→→
2026-08-21T09:30→a→visit→in→→→oleg→→
2026-11-01→a→visit→in→→→oleg→→
2026-10-01→a→visit→in→→→oleg→→
2026-11-21→b→help→in→→→→→
2026-11-21→b→help→in→→→oleg→→
2026-11-20→b→help→in→→→li→e9→
2026-11-21→b→void→→→→li→→event:e9
2026-11-21→c→help→in→→→oleg→→
2026-11-21→d→purchase→→→100→li→→
2026-11-21→g→help→in→→→li→→
2026-11-20→h→visit→out→no-answer→→oleg→→
2026-11-22→h→help→in→→→oleg→→
2026-11-21→z→help→in→→→li→→
2026-09-01→k→visit→in→→→anna→→
2026-11-01→a→purchase→→→50→oleg→→
2026-11-01→b→purchase→→→80→oleg→→
2026-11-01→g→purchase→→→30→li→→
.

# a with li: 20 in, 10 out: 64.6447 less 30% x (1 - 2 x 10 / 30) = 10% is 58.2; that
# is 30 of 40. With oleg 10 out: .7 x 29.2893 = 20.5. b: 20 in each, .7 x 50; the one
# with li was taken back. d only bought. What was done with g is h's, who is the
# same; nobody was reached by oleg there, and tomorrow is not yet. z is nobody here.
# k came to see anna, without a point.
$ crm-score --by=owner -l log.tsv -p policy.yaml --today=2026-11-21 people.tsv
id→name→owner→by→closeness→share→touches→last_touch
a→Ann→li→li→58.2→0.75→2→2026-11-21
a→Ann→li→oleg→20.5→0.25→4→2026-11-01
b→Bob→oleg→oleg→35.0→0.50→1→2026-11-21
b→Bob→oleg→→35.0→0.50→1→2026-11-21
c→Cem→oleg→oleg→35.0→1.00→1→2026-11-21
h→Hal→li→li→35.0→1.00→1→2026-11-21
k→Kim→→anna→0.0→→1→2026-09-01

# In whatever order it was written, with however many threads, from a stream too.
$ crm-score --by=owner -l log.tsv -p policy.yaml --today=2026-11-21 people.tsv >pairs.tsv
$ (sed 1q log.tsv; sed 1d log.tsv | sort -r) >back.tsv
$ crm-score --by=owner -l back.tsv -p policy.yaml --today=2026-11-21 --threads=3 people.tsv | cmp - pairs.tsv
$ crm-facts -l log.tsv -p policy.yaml --today=2026-11-21 people.tsv | crm-score --by=owner -l log.tsv -p policy.yaml | cmp - pairs.tsv
$ crm-score --by=owner --to-csv -l log.tsv -p policy.yaml --today=2026-11-21 people.tsv | sed -n 2p
a,Ann,li,li,58.2,0.75,2,2026-11-21

# A log without the column: nobody's. And without the void b has 20 x 2^(-1/91) = 19.8
# more: 59.8 are 87.4, from one side 61.2.
$ cut -f1-6 log.tsv | sed 11d >plain.tsv; crm-score --by=owner -l plain.tsv -p policy.yaml --today=2026-11-21 people.tsv | sed -n 2,3p
a→Ann→li→→75.0→1.00→6→2026-11-21
b→Bob→oleg→→61.2→1.00→3→2026-11-21

# One of us.
$ crm-score --by=owner --only=oleg -l log.tsv -p policy.yaml --today=2026-11-21 people.tsv
id→name→owner→by→closeness→share→touches→last_touch
a→Ann→li→oleg→20.5→0.25→4→2026-11-01
b→Bob→oleg→oleg→35.0→0.50→1→2026-11-21
c→Cem→oleg→oleg→35.0→1.00→1→2026-11-21
$ crm-score --by=owner --only=olge -l log.tsv -p policy.yaml --today=2026-11-21 people.tsv
! crm-score: no customer has any closeness with "olge"; did you mean "oleg"?
? 1
$ crm-score --by=owner --only=wilhelmina --count -l log.tsv -p policy.yaml --today=2026-11-21 people.tsv
! crm-score: no customer has any closeness with "wilhelmina"
? 1

# What each would take along: of a 75% and of h all, worth 50 and 30, is with li. Of b
# half is with oleg, which is not more than half; with c, who has died, nothing is lost.
$ crm-score --by=owner --count -l log.tsv -p policy.yaml --today=2026-11-21 people.tsv
by→customers→most→value→spend
li→2→2→80.0→80.00
anna→1→0→0.0→0.00
oleg→2→0→0.0→0.00
→1→0→0.0→0.00
$ crm-score --by=owner --count --only=li -l log.tsv -p policy.yaml --today=2026-11-21 people.tsv
by→customers→most→value→spend
li→2→2→80.0→80.00

# ---- as a person would write it down ----

$ crm-score --by=owner --explain=a -l log.tsv -p policy.yaml --today=2026-11-21 people.tsv
Ann (a), as of 2026-11-21
>
Closeness without the rating: 75.0, by colleague:
  by    theirs  ours  share  closeness  without them  touches  last touch
  li        20    10    75%       58.2          20.5        2  2026-11-21
  oleg       0    10    25%       20.5          58.2        4  2026-11-01
  Most of it is with li: without them 20.5 of 75.0 would be left.
$ crm-score --by=owner --explain=b -l log.tsv -p policy.yaml --today=2026-11-21 people.tsv | sed 1,2d
Closeness without the rating: 52.5, by colleague:
  by              theirs  ours  share  closeness  without them  touches  last touch
  oleg                20     0    50%       35.0          35.0        1  2026-11-21
  (nobody named)      20     0    50%       35.0          35.0        1  2026-11-21
  Nobody has more than half of it.
$ crm-score --by=owner --explain=h -l log.tsv -p policy.yaml --today=2026-11-21 people.tsv | tail -n 1
  All of it is with li: without them nothing would be left.
$ crm-score --by=owner --explain=d -l log.tsv -p policy.yaml --today=2026-11-21 people.tsv | tail -n 1
Closeness without the rating: 0.0, as nothing was done with each other yet
$ crm-score --by=owner --explain=a -l plain.tsv -p policy.yaml --today=2026-11-21 people.tsv | tail -n 1
  Of most of it nobody wrote down whose it is.
$ crm-score --by=owner --explain=x -l log.tsv people.tsv
! crm-score: no customer has the name, id, phone or email "x"
? 1

# Nobody at all.
$ sed 1q people.tsv | crm-score --by=owner -l log.tsv
id→name→owner→by→closeness→share→touches→last_touch
$ sed 1q people.tsv | crm-score --by=owner --count -l log.tsv -c people.tsv
by→customers→most→value→spend

# ---- calls ----

$ crm-score --by=household -l log.tsv people.tsv
! crm-score: --by: "household" must be owner, the only value
? 2
$ env -u CRM_LOG crm-score --by=owner people.tsv
! crm-score: --by needs the log: name it with -l (or $CRM_LOG)
? 2
$ crm-score --count -l log.tsv people.tsv
! crm-score: --count requires --by
? 2
$ crm-score --by=owner --count --explain=a -l log.tsv people.tsv
! crm-score: --explain and --count exclude each other
? 2
$ crm-score --by=owner -C id -l log.tsv people.tsv
! crm-score: --columns and --by exclude each other
? 2
$ crm-score --by=owner --print-cutoffs -l log.tsv people.tsv
! crm-score: --print-cutoffs and --by exclude each other
? 2
$ crm-score --by=owner --only= -l log.tsv people.tsv
! crm-score: --only needs a name
? 2
$ crm-score --by=owner -l log.tsv people.tsv >/dev/full
! crm-score: standard output: No space left on device
? 2
