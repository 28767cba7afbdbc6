# The trigger fill: a day that has room. What is expected was worked out by hand.

@ fill.yaml
version: 1
quiet: 7d
due:
  - {rule: keep, silence: 60d, action: call, priority: 30}
  - {rule: top, fill: 3, when: "value >= 10", action: call, priority: 5}
.
@ fill.tsv.in
id→name→owner→value→potential
a→An→ann→12→
m→Me→ann→90→
f0→Fz→ann→60→
f1→Fa→ann→50→
f2→Fb→ann→40→
f3→Fc→ann→30→
f4→Fd→ann→5→
f5→Fe→ann→80→
g1→Ga→bob→10→2
g2→Gb→bob→9→
g3→Gc→bob→10→4
.
@ fill-log.tsv
event→date→customer→kind→dir
e1→2026-09-01→a→call→
e2→2026-11-21→m→call→
e3→2026-11-15→f0→call→
e4→2026-11-14→f1→call→
e5→2026-11-01→f2→call→
e6→2026-11-01→f3→call→
e7→2026-11-01→f4→call→
e8→2026-11-21→f5→chat→in
e9→2026-11-01→g1→call→
e10→2026-11-01→g2→call→
e11→2026-11-01→g3→call→
.
$ sh "$ROOT/tests/known" fill.tsv.in -p fill.yaml -l fill-log.tsv --today=2026-11-21 >fill.tsv

# Ann: a is listed and m was called today, so there is room for one of three: f5 came to us today,
# f0 was called on the 15th and has quiet until the 22nd, f1 until the 21st: f1. f4 is not worth 10.
# Bob: g3, with more potential, and g1; g2 is not worth 10.
$ crm-due -p fill.yaml -l fill-log.tsv --today=2026-11-21 -C id,due_rule,due_date,due_why fill.tsv
id→due_rule→due_date→due_why
a→keep→2026-10-31→No contact since 2026-09-01 (81 days)
f1→top→2026-11-21→There is room in the day; last contact on 2026-11-14
g1→top→2026-11-21→There is room in the day; last contact on 2026-11-01
g3→top→2026-11-21→There is room in the day; last contact on 2026-11-01

# The rank decides who gets in: with room for one in Bob's day it is g3.
$ sed 's/fill: 3/fill: 1/' fill.yaml >n.yaml; crm-due -p n.yaml -l fill-log.tsv --today=2026-11-21 -C id fill.tsv
id
a
g3

# Never beyond the capacity: Ann has none left.
$ sed 's/^quiet/capacity: 2\nquiet/' fill.yaml >n.yaml; crm-due -p n.yaml -l fill-log.tsv --today=2026-11-21 -C id fill.tsv
id
a
g1
g3

# Nothing of it counts as held back.
$ crm-due -p fill.yaml -l fill-log.tsv --today=2026-11-21 --suppressed --count fill.tsv
reason→customers→contacts

$ for id in f1 f0 f2 f4 f5 a; do crm-due -p fill.yaml -l fill-log.tsv --today=2026-11-21 --explain=$id fill.tsv | sed -n '2p; $p'; done
listed, by rule top
  top                 yes: due 2026-11-21: There is room in the day; last contact on 2026-11-14
not listed: nothing is due
  top                 held: due 2026-11-21: There is room in the day; last contact on 2026-11-15 [quiet until 2026-11-22]
not listed: nothing is due
  top                 no: there is no more room in the day
not listed: nothing is due
  top                 no: its condition does not hold
not listed: nothing is due
  top                 no: done on 2026-11-21; next from 2026-11-22
listed, by rule keep
  top                 no: on the list for another reason

# Several: the first of the policy fills first, and the next on top of it. On the 20th neither m nor
# f5 has been in touch. Ann: m and f5 are worth most; then f3 and a are worth less than 35, more
# than f4. Bob: g3 and g1; then g2.
$ printf '%s\n' 'version: 1' 'due:' '  - {rule: two, fill: 2, action: greet}' '  - {rule: four, fill: 4, when: "value < 35", action: call, priority: 90}' >n.yaml
$ sh "$ROOT/tests/known" fill.tsv.in -p n.yaml -l fill-log.tsv --today=2026-11-20 | crm-due -p n.yaml -l fill-log.tsv -c fill.tsv.in -C id,due_rule,owner
id→due_rule→owner
f3→four→ann
a→four→ann
g2→four→bob
m→two→ann
f5→two→ann
g1→two→bob
g3→two→bob

# By the order of the policy, where it has one.
@ order-log.tsv
event→date→customer→kind
e1→2026-09-02→l1→call
e2→2026-10-01→l2→call
e3→2026-09-01→o→call
e4→2026-10-01→p1→call
e5→2026-11-15→q→call
e6→2026-10-01→s1→call
e7→2026-10-01→s2→call
e8→2026-11-20→q→question
.
$ printf '%s\n' 'version: 1' 'stages:' "  - {name: lost, when: 'true'}" "  - {name: loyal, when: 'true'}" 'order: [loyal]' 'due:' '  - {rule: one, fill: 1, action: greet}' >n.yaml
$ printf 'id\tname\tstage\tvalue\na\tA\tlost\t9\nb\tB\tloyal\t1\nc\tC\tloyal\t2\n' >three.tsv; sh "$ROOT/tests/known" three.tsv -p n.yaml -l order-log.tsv --today=2026-11-21 | crm-due -p n.yaml -l order-log.tsv -c three.tsv -C id
id
c

@ slip
try() { printf 'version: 1\ndue:\n  - {rule: r, fill: %s, action: call}\n' "$1" >slip.yaml; crm-due -p slip.yaml -l fill-log.tsv fill.tsv; }
try 0
try 1.5
try all
try '3, rating: 4'
.
$ sh slip
! crm-due: slip.yaml:3:21: due: fill: "0" is not from 1 to 100000
! crm-due: slip.yaml:3:21: due: fill: "1.5" is not a whole number
! crm-due: slip.yaml:3:21: due: fill: "all" is not a number
! crm-due: slip.yaml:3:24: due: "rating" is a key of after, but not of fill
? 1

# Work at the desk is no contact that others could accompany, whether it fills the day or not.
# dossier lists d; look fills the day up to two with a, who has the most potential of the others, and
# phone up to three with b. ask and old are due to all four, but only b is contacted: there they
# accompany phone, the one that has been due longer first.
@ desk.yaml
version: 1
due:
  - {rule: ask, missing: [source], action: ask}
  - {rule: old, older: 1y, of: reviewed, action: review}
  - {rule: dossier, every: 1y, done_by: visit, when: "potential == 40", action: review}
  - {rule: look, fill: 2, action: review}
  - {rule: phone, fill: 3, action: call}
.
@ desk.tsv
id→name→phone→potential→source→reviewed
a→Ann→1→30→→2025-06-01
b→Bob→2→20→→2025-06-01
c→Cyd→3→10→→2025-06-01
d→Dan→4→40→→2025-06-01
.
@ desk-log.tsv
event→date→customer→kind→dir
e1→2026-11-21T10:00→b→call→out
.
@ desk
# desk OPTION...: the list of the 21st, before anything was done on it.
crm-due -p desk.yaml -l desk-log.tsv --today=2026-11-21T00:00 "$@" desk.tsv
.
$ sh desk -C id,due_rule
id→due_rule
a→look
b→phone;old;ask
d→dossier

$ sh desk --suppressed -C id,due_rule,due_date,due_held
id→due_rule→due_date→due_held
a→old→2026-06-01→no other contact
c→old→2026-06-01→no other contact
d→old→2026-06-01→no other contact
a→ask→2026-11-21→no other contact
c→ask→2026-11-21→no other contact
d→ask→2026-11-21→no other contact

$ sh desk --suppressed --count
reason→customers→contacts
no other contact→3→6

$ sh desk --outcome -C due_outcome,id,due_rule
due_outcome→id→due_rule
left→a→look
reached→b→phone;old;ask
left→d→dossier

# On the 22nd look has room for two, and nobody but c is left.
$ sh desk --days=2 -C due_day,id,due_rule
due_day→id→due_rule
2026-11-21→a→look
2026-11-21→b→phone;old;ask
2026-11-21→d→dossier
2026-11-22→c→look

$ for id in a b c d; do sh desk --explain=$id | sed 1d; done
listed, by rule look
  ask                 held: due 2026-11-21: We do not know: source [no other contact]
  old                 held: due 2026-06-01: Last reviewed on 2025-06-01 [no other contact]
  dossier             no: its condition does not hold
  look                yes: due 2026-11-21: There is room in the day; never contacted
  phone               no: there is no more room in the day
listed, by rule phone
  ask                 yes: due 2026-11-21: We do not know: source
  old                 yes: due 2026-06-01: Last reviewed on 2025-06-01
  dossier             no: its condition does not hold
  look                no: there is no more room in the day
  phone               yes: due 2026-11-21: There is room in the day; never contacted
not listed: what is due is held back
  ask                 held: due 2026-11-21: We do not know: source [no other contact]
  old                 held: due 2026-06-01: Last reviewed on 2025-06-01 [no other contact]
  dossier             no: its condition does not hold
  look                no: there is no more room in the day
  phone               no: there is no more room in the day
listed, by rule dossier
  ask                 held: due 2026-11-21: We do not know: source [no other contact]
  old                 held: due 2026-06-01: Last reviewed on 2025-06-01 [no other contact]
  dossier             yes: due 2026-11-21: Time to review them: never yet
  look                no: on the list for another reason
  phone               no: on the list for another reason

# What accompanies a contact that fills the day must be allowed on its channel: f is called, and may
# be asked for news by email only. --explain says what the list does.
@ news.yaml
version: 1
due:
  - {rule: ask, missing: [source], purpose: news, action: ask}
  - {rule: phone, fill: 1, action: call}
.
$ printf '%s\t%s\t%s\t%s\t%s\t%s\n' id name phone email consent source f Fay 1 f@example.org 'phone:care;email:news' '' >news.tsv
$ crm-due -p news.yaml -l desk-log.tsv --today=2026-11-21T00:00 -C id,due_rule,due_channel news.tsv
id→due_rule→due_channel
f→phone→phone
$ crm-due -p news.yaml -l desk-log.tsv --today=2026-11-21T00:00 --suppressed -C id,due_rule,due_held news.tsv
id→due_rule→due_held
f→ask→no consent
$ crm-due -p news.yaml -l desk-log.tsv --today=2026-11-21T00:00 --explain=f news.tsv | sed 1d
listed, by rule phone
  ask                 held: due 2026-11-21: We do not know: source [no consent]
  phone               yes: due 2026-11-21: There is room in the day; never contacted

# One customer counts once for "no consent", whether the reason was held back at once, like poll, for
# which no channel is allowed, or beside a contact that fills the day, like ask.
$ sed '/phone/i\  - {rule: poll, every: 1y, done_by: survey, purpose: survey, action: ask}' news.yaml >poll.yaml
$ crm-due -p poll.yaml -l desk-log.tsv --today=2026-11-21T00:00 --suppressed --count news.tsv
reason→customers→contacts
no consent→1→2

# In a plan, too, a reason waits until nothing holds it back: f is to be left alone until the 23rd,
# except for service. now fills the 21st without ask; without now, later fills the 23rd with ask.
@ snooze.yaml
version: 1
due:
  - {rule: ask, missing: [source], action: ask}
  - {rule: later, fill: 1, action: call}
  - {rule: now, fill: 1, purpose: service, action: call}
.
@ snooze-log.tsv
event→date→customer→kind→due
e1→2026-11-01→f→snooze→2026-11-23
.
@ snooze.tsv
id→name→phone→source
f→Fay→1→
.
$ crm-due -p snooze.yaml -l snooze-log.tsv --today=2026-11-21 --days=5 -C due_day,id,due_rule snooze.tsv
due_day→id→due_rule
2026-11-21→f→now
$ crm-due -p snooze.yaml -l snooze-log.tsv --today=2026-11-21 --days=5 --rule=ask --rule=later -C due_day,id,due_rule snooze.tsv
due_day→id→due_rule
2026-11-23→f→later;ask

# Who fills the day is chosen by potential, and not by the purpose of what accompanies that: h.
@ purpose.yaml
version: 1
due:
  - {rule: phone, fill: 1, action: call}
  - {rule: ask, missing: [source], purpose: service, action: ask}
.
@ purpose.tsv
id→name→phone→potential→source
g→Gus→1→1→
h→Hal→2→2→fair
.
$ crm-due -p purpose.yaml -l snooze-log.tsv --today=2026-11-21 -C id,due_rule purpose.tsv
id→due_rule
h→phone
