# What became of a day's list (crm-due --outcome).

@ policy.yaml
version: 1
due:
  - {rule: settle, open: complaint, within: 1d, action: resolve, priority: 90, purpose: service}
  - {rule: meet, appointment: any, ahead: 1d, action: meet, priority: 80}
  - {rule: greet, after: purchase, wait: 1d, expires: 7d, action: greet, priority: 70}
  - {rule: keep, silence: 30d, when: "has(tags, 's')", action: call, priority: 30}
  - {rule: review, older: 1y, of: reviewed, alone: true, when: "has(tags, 'r')", action: review, priority: 10}
.
# By hand: on the list of the 21st are a (complaint of the 19th), b (bought on the
# 19th), c d e k l (never called), g h (their appointments), r (never reviewed).
# f was called the day before, j in the first minute of the 21st, i only buys.
@ customers.tsv
id→name→owner→phone→tags
a→Ann→anna→1→
b→Bob→anna→2→
c→Cyd→boris→3→s
d→Dee→boris→4→s
e→Eve→→5→s
f→Fay→anna→6→s
g→Gus→boris→7→
h→Hal→boris→8→
i→Ida→boris→9→
j→Jim→→10→s
k→Kim→anna→11→s
l→Lea→anna→12→s
r→Ray→boris→13→r
.
@ log.tsv
event→date→customer→kind→dir→outcome→due→ref
e1→2026-11-19→a→complaint→→→→
e2→2026-11-19→b→purchase→→→→
e3→2026-11-20→f→call→→→→
e4→2026-11-18→g→appointment→→→2026-11-21T11:00→
e5→2026-11-18→h→appointment→→→2026-11-21T12:00→
e6→2026-11-21T14:00→a→resolved→→→→
e7→2026-11-21T10:00→b→greeting→→no-answer→→
e8→2026-11-21→c→call→→→→
e9→2026-11-22→d→call→→→→
e10→2026-11-21T18:30→e→visit→in→→→
e11→2026-11-21T09:00→f→call→→→→
e12→2026-11-21T08:00→g→cancel→→→→event:e4
e13→2026-11-21T12:00→h→meeting→→no-show→→
e14→2026-11-21T12:00→i→purchase→→→→
e15→2026-11-21T00:00→j→call→→→→
e16→2026-11-21T15:00→k→call→→no-answer→→
e17→2026-11-21T16:00→k→chat→in→→→
e18→2026-11-21T15:00→l→email→in→bounced→→
.

# A touch, theirs too; what settles it without one; an attempt; nothing (what came in and did
# not reach us is none of ours). What is of the 22nd is not of the day.
$ crm-due -p policy.yaml -l log.tsv --today=2026-11-21 --outcome -C id,due_rule,due_outcome customers.tsv
id→due_rule→due_outcome
a→settle→reached
g→meet→reached
h→meet→tried
b→greet→tried
c→keep→reached
d→keep→left
e→keep→reached
k→keep→reached
l→keep→left
r→review→left

# It is the list as it was in the first minute of the day, with one more column
$ crm-due -p policy.yaml -l log.tsv --today=2026-11-21T00:00 customers.tsv >morning; \
  crm-due -p policy.yaml -l log.tsv --today=2026-11-21 --outcome customers.tsv >evening; \
  awk -F'\t' '{sub(/\t[^\t]*$/, ""); print}' evening | cmp - morning && head -n 1 evening | tr '\t' '\n' | tail -n 2
due_dates
due_outcome

# By owner. f and j were on no list; i was not contacted.
$ crm-due -p policy.yaml -l log.tsv --today=2026-11-21 --outcome --count customers.tsv
owner→planned→reached→tried→left→unplanned
→1→1→0→0→1
anna→4→2→1→1→1
boris→5→2→1→2→0
total→10→5→2→3→2

# --each: a row for each reason, counted by customer all the same
$ crm-due -p policy.yaml -l log.tsv --today=2026-11-21 --outcome --count --each customers.tsv | tail -n 1
total→10→5→2→3→2

# Of a plan: that of the morning of the 21st for five days, and what became of it until the 25th, the
# day of --today. d was called on the 22nd; all others as above.
$ crm-due -p policy.yaml -l log.tsv --today=2026-11-25 --outcome --days=5 -C id,due_rule,due_day,due_outcome customers.tsv
id→due_rule→due_day→due_outcome
a→settle→2026-11-21→reached
g→meet→2026-11-21→reached
h→meet→2026-11-21→tried
b→greet→2026-11-21→tried
c→keep→2026-11-21→reached
d→keep→2026-11-21→reached
e→keep→2026-11-21→reached
k→keep→2026-11-21→reached
l→keep→2026-11-21→left
r→review→2026-11-21→left

$ crm-due -p policy.yaml -l log.tsv --today=2026-11-25 --outcome --days=5 --count customers.tsv
owner→planned→reached→tried→left→unplanned
→1→1→0→0→1
anna→4→2→1→1→1
boris→5→3→1→1→0
total→10→6→2→2→2

# A plan of one day is the list of that morning.
$ crm-due -p policy.yaml -l log.tsv --today=2026-11-21 --outcome --days=1 --count customers.tsv | tail -n 1
total→10→5→2→3→2

# Two contacts with each of m, n and o: on the 21st, as their complaints are late, and on the 25th, the
# day of their appointments. m was called before the second, n and o on its day; o was also tried
# before. What happens before the day of the second is about the first.
@ two.tsv
id→name→owner→phone
m→Max→anna→21
n→Nat→anna→22
o→Oda→anna→23
.
@ twice.tsv
event→date→customer→kind→outcome→due
e1→2026-11-18→m→complaint→→
e2→2026-11-18→n→complaint→→
e3→2026-11-18→o→complaint→→
e4→2026-11-18→m→appointment→→2026-11-25T12:00
e5→2026-11-18→n→appointment→→2026-11-25T12:00
e6→2026-11-18→o→appointment→→2026-11-25T12:00
e7→2026-11-24→m→call→→
e8→2026-11-25→n→call→→
e9→2026-11-22→o→call→no-answer→
e10→2026-11-25→o→call→→
.
$ crm-due -p policy.yaml -l twice.tsv --today=2026-11-27 --outcome --days=7 -C id,due_rule,due_day,due_outcome two.tsv
id→due_rule→due_day→due_outcome
m→settle→2026-11-21→reached
n→settle→2026-11-21→left
o→settle→2026-11-21→tried
m→meet→2026-11-25→left
n→meet→2026-11-25→reached
o→meet→2026-11-25→reached

# A stream that carries facts says when the days begin.
$ crm-facts -p policy.yaml -l twice.tsv --today=2026-11-21T00:00 two.tsv >facts.tsv; \
  crm-due -p policy.yaml -l twice.tsv --outcome --days=7 --count facts.tsv | tail -n 1; \
  crm-due -p policy.yaml -l twice.tsv --outcome --days=7 --count --today=2026-11-27 facts.tsv | tail -n 1
total→6→3→1→2→0
total→6→3→1→2→0

$ crm-due -p policy.yaml -l twice.tsv --outcome --days=7 --today=2026-11-28 facts.tsv
! crm-due: facts.tsv:2: as_of: the stream's facts are of another day: make the stream with --today=2026-11-22, too, or leave --today out
? 1

$ crm-due -p policy.yaml -l twice.tsv --count --days=7 two.tsv
! crm-due: --count cannot be combined with --days, except with --outcome
? 2

# What is to be escalated was on the manager's list: a day more, as the limit of one of the 19th is that midnight
$ { sed 's/within: 1d, action: resolve/within: 1d, escalate: 0h, action: resolve/' policy.yaml; echo 'owners: {anna: {manager: olga}}'; } >managed.yaml; \
  sed '/^e1\t/s/19/18/' log.tsv >older.tsv; crm-due -p managed.yaml -l older.tsv --today=2026-11-21 --outcome --count customers.tsv
owner→planned→reached→tried→left→unplanned
→1→1→0→0→1
anna→3→1→1→1→1
boris→5→2→1→2→0
olga→1→1→0→0→0
total→10→5→2→3→2

# Any number of threads
$ crm-due -p policy.yaml -l log.tsv --today=2026-11-21 --outcome --threads=1 customers.tsv | cmp - evening

# A stream that carries facts says itself of when it is: of a morning, else there is no list of the morning
$ crm-facts -p policy.yaml -l log.tsv --today=2026-11-21T00:00 customers.tsv >facts; \
  crm-due -p policy.yaml -l log.tsv --outcome --count facts | tail -n 1
total→10→5→2→3→2

$ crm-due -p policy.yaml -l log.tsv --outcome --today=2026-11-21 --count <facts | tail -n 1
total→10→5→2→3→2

$ crm-facts -p policy.yaml -l log.tsv --today=2026-11-21 customers.tsv | crm-due -p policy.yaml -l log.tsv --outcome
! crm-due: standard input:2: as_of: --outcome needs facts as of the first minute of a day, not of 2026-11-21: make the stream with --today=2026-11-21T00:00
? 1

$ crm-facts -p policy.yaml -l log.tsv --today=2026-11-21T09:00 customers.tsv | crm-due -p policy.yaml -l log.tsv --outcome
! crm-due: standard input:2: as_of: --outcome needs facts as of the first minute of a day, not of 2026-11-21 09:00: make the stream with --today=2026-11-21T00:00
? 1

$ crm-due -p policy.yaml -l log.tsv --outcome --today=2026-11-20 facts
! crm-due: facts:2: as_of: the stream's facts are of another day: make the stream with --today=2026-11-20, too, or leave --today out
? 1

# Header only: nobody was on the list
$ head -n 1 facts | crm-due -p policy.yaml -l log.tsv --outcome --count
owner→planned→reached→tried→left→unplanned
total→0→0→0→0→0

# Without a log nobody knows
$ grep -v 'meet\|settle\|greet' policy.yaml >short.yaml; crm-facts -p short.yaml -l log.tsv --today=2026-11-21T00:00 customers.tsv | crm-due -p short.yaml --outcome
! crm-due: --outcome needs the log: name it with -l (or $CRM_LOG)
? 2

$ crm-due -p policy.yaml -l log.tsv --outcome --today=2026-11-21T18:00 customers.tsv
! crm-due: --outcome is about a whole day: --today=2026-11-21
? 2

$ crm-due -p policy.yaml -l log.tsv --outcome --suppressed customers.tsv
! crm-due: --outcome and --suppressed exclude each other
? 2

$ crm-due -p policy.yaml -l log.tsv --outcome --explain=a customers.tsv
! crm-due: --outcome and --explain exclude each other
? 2

# A faulty entry of the day
$ sed '/^e16/s/no-answer/no/' log.tsv >bad.tsv; crm-due -p policy.yaml -l bad.tsv --today=2026-11-21 --outcome customers.tsv
! crm-due: bad.tsv:17: outcome: "no" is not an outcome (reached, no-answer, bounced, declined, no-show)
? 1

# One of the day and one from before it (f's of the 20th), each set aside once; k came to us, too
$ sed -i '/^e3/s/call/cal/' bad.tsv; crm-due -p policy.yaml -l bad.tsv --today=2026-11-21 --outcome --rejects=rejects -C id,due_outcome customers.tsv
! crm-due: 13 customers read, 2 faulty records set aside in rejects
id→due_outcome
a→reached
g→reached
h→tried
b→tried
c→reached
d→left
e→reached
k→reached
l→left
r→left
? 1

$ cut -f1-4 rejects
file→line→field→reason
bad.tsv→4→kind→"cal" is not a kind of event; did you mean "call"?
bad.tsv→17→outcome→"no" is not an outcome (reached, no-answer, bounced, declined, no-show)

# What anybody undid: a void takes the call of c back
$ cp log.tsv more.tsv; printf 'e19\t2026-11-21T20:00\tc\tvoid\t\t\t\tevent:e8\n' >>more.tsv; \
  crm-due -p policy.yaml -l more.tsv --today=2026-11-21 --outcome -C id,due_outcome customers.tsv | sed -n 6p
c→left

# A customer who was merged into another counts as that other
$ (cat customers.tsv; printf 'm\tMia\tboris\t14\t\n') | awk -F'\t' -v OFS='\t' '{print $0, NR == 1 ? "status" : $1 == "m" ? "merged:d" : ""}' >merged.tsv; \
  cp log.tsv more.tsv; printf 'e19\t2026-11-21T20:00\tm\tcall\t\t\t\t\n' >>more.tsv; \
  crm-due -p policy.yaml -l more.tsv --today=2026-11-21 --outcome --count merged.tsv | tail -n 1
total→10→6→2→2→2

# Two sources with a fault in the same line, the second only seen by --outcome
@ three.tsv
id→name
a→Ann
b→Bob
c→Cyd
.
@ two.tsv
event→date→customer→kind→dir
e1→2026-11-20→a→call→out
e2→2026-08-01→b→call→out
.
@ bad.tsv
event→date→customer→kind→dir→outcome
e1→2026-11-20→a→call→out→
e2→2026-11-21→a→call→out→no
.
$ head -n 2 two.tsv >good.tsv; printf 'version: 1\ndue:\n  - {rule: keep, silence: 10d, action: call}\n' >ten.yaml; crm-facts -p ten.yaml -l good.tsv --today=2026-11-21T00:00 three.tsv | sed '3s/$/\textra/' >s.tsv; crm-due -p ten.yaml -l bad.tsv --today=2026-11-21 --outcome --rejects=rejects -C id,due_outcome s.tsv; cut -f1-3 rejects
! crm-due: 2 customers read, 2 faulty records set aside in rejects
id→due_outcome
c→left
file→line→field
s.tsv→3→
bad.tsv→3→outcome

# Days before the first one that there is.
$ printf 'version: 1\ndue:\n  - {rule: r, silence: 5d, action: call}\n' >first.yaml; printf 'id\tname\na\tAnn\n' >ann.tsv; crm-due -p first.yaml -l /dev/null --today=0001-01-06 --outcome --days=7 ann.tsv
! crm-due: --days: the first day would be before 0001-01-01
? 2
