# crm-due --days: what today and the days after it ask for, set so that few contacts
# serve all. Hand-made worlds; every day was worked out by hand. Today is 2026-11-21.

@ plan.yaml
version: 1
quiet: 7d
due:
  - {rule: promised, promised: any, ahead: 2d, action: call, purpose: service, priority: 80}
  - {rule: after, after: purchase, wait: 1d, within: 4d, expires: 7d, action: greet, priority: 70}
  - {rule: birthday, anniversary: birthday, ahead: 3d, expires: 1d, action: greet, priority: 60}
  - {rule: keep, silence: 30d, action: call, priority: 30}
  - {rule: news, every: 1m, when: "has(tags, 'news')", action: email, done_by: email, priority: 20}
.
@ plan.tsv
id→name→birthday→tags→status
a→Ann→1980-11-24→news→
b→Bob→1980-11-24→→
c→Cyd→1980-11-22→→
d→Dee→→→
e→Eve→→→
f→Fay→→→
g→Gus→→news→
h→Hal→→news→
i→Ian→1980-11-23→news→closed
j→Joy→1980-11-19→→
.
@ plan-log.tsv
event→date→customer→kind→due
e1→2026-10-26→a→call→
e2→2026-11-20→a→purchase→
e3→2026-11-10→b→call→2026-11-23
e4→2026-10-25→c→call→2026-11-26
e5→2026-10-24→d→call→
e6→2026-09-01→e→call→
e7→2026-09-01→f→call→
e8→2026-11-01→f→snooze→2026-11-24
e9→2026-10-23→g→email→
e10→2026-11-18→h→call→
e11→2026-11-10→j→call→
.

# Ann: news were never sent, so today; then her birthday on the 24th, open since today, and the
# greeting after the purchase of the 20th, from today to the 24th, go along; and the silence that
# would end on the 25th is broken.
# Bob: the promise for the 23rd, open since today, and the birthday on the 24th: one call on the 23rd.
# Cyd: the birthday tomorrow; it breaks the silence that ends on the 24th; the promise for the 26th
# opens on the 24th.
# Dee: 30 days after 10-24 it is the 23rd. Eve: overdue. Fay: snoozed until the 24th.
# Gus: silence ends on the 22nd; news would be due on the 23rd, but then there is quiet: the 29th.
# Hal: news were never sent, and there is quiet until the 25th after the call of the 18th.
# Ian's account is closed; Joy's birthday was over yesterday, the silence ends on 12-10.
$ crm-due -p plan.yaml -l plan-log.tsv --today=2026-11-21 --days=9 -C due_day,id,due_rule,due_date,due_overdue plan.tsv
due_day→id→due_rule→due_date→due_overdue
2026-11-21→a→after;birthday;news→2026-11-24→0
2026-11-21→e→keep→2026-10-01→51
2026-11-22→c→birthday→2026-11-22→0
2026-11-22→g→keep→2026-11-22→0
2026-11-23→b→promised;birthday→2026-11-23→0
2026-11-23→d→keep→2026-11-23→0
2026-11-24→f→keep→2026-10-01→54
2026-11-25→h→news→2026-11-21→4
2026-11-26→c→promised→2026-11-26→0
2026-11-29→g→news→2026-11-23→6

# The last day of the plan is in it, the one after is not. due_day is the last column.
$ crm-due -p plan.yaml -l plan-log.tsv --today=2026-11-21 --days=8 -C due_day,id plan.tsv | tail -n 1
2026-11-26→c

$ crm-due -p plan.yaml -l plan-log.tsv --today=2026-11-21 --days=2 plan.tsv | head -n 2 | awk -F'\t' '{print $1, $NF}'
id due_day
a 2026-11-21

# One day: what is due today, and what can go with it. The list has Bob and Cyd as well, whose
# reasons are open but may wait.
$ crm-due -p plan.yaml -l plan-log.tsv --today=2026-11-21 --days=1 -C id,due_rule plan.tsv
id→due_rule
a→after;birthday;news
e→keep

$ crm-due -p plan.yaml -l plan-log.tsv --today=2026-11-21 -C id,due_rule plan.tsv
id→due_rule
b→promised;birthday
a→after;birthday;news
c→birthday
e→keep

# Reason by reason.
$ crm-due -p plan.yaml -l plan-log.tsv --today=2026-11-21 --days=3 --each -C due_day,id,due_rule,due_date plan.tsv
due_day→id→due_rule→due_date
2026-11-21→a→after→2026-11-24
2026-11-21→a→birthday→2026-11-24
2026-11-21→e→keep→2026-10-01
2026-11-21→a→news→2026-11-21
2026-11-22→c→birthday→2026-11-22
2026-11-22→g→keep→2026-11-22
2026-11-23→b→promised→2026-11-23
2026-11-23→b→birthday→2026-11-24
2026-11-23→d→keep→2026-11-23

# The same whoever works on it.
$ for n in 1 2 3; do crm-due -p plan.yaml -l plan-log.tsv --today=2026-11-21 --days=31 --threads=$n plan.tsv 2>&1 | cksum; done | uniq | wc -l | tr -d ' '
1

# ---- which contact breaks which silence; what is asked along ----

@ silence.yaml
version: 1
quiet: 3d
due:
  - {rule: birthday, anniversary: birthday, ahead: 0d, action: greet, priority: 60}
  - {rule: any, silence: 30d, action: call, priority: 30}
  - {rule: ours, silence: 30d, of: out, action: call, priority: 29}
  - {rule: theirs, silence: 30d, of: in, action: call, priority: 28}
  - {rule: voice, silence: 30d, of: [call, visit], action: call, priority: 27}
  - {rule: ask, missing: [source], alone: true, action: ask, priority: 10}
  - {rule: review, older: 1y, of: reviewed, alone: true, action: review, priority: 5}
.
@ silence.tsv
id→name→birthday→source→reviewed→phone
a→Ann→1980-11-22→web→2026-11-01→1
b→Bob→→→2026-11-01→2
c→Cyd→→web→2025-11-22→3
.
@ silence-log.tsv
event→date→customer→kind→dir
e1→2026-10-24→a→call→out
e2→2026-10-24→a→chat→in
e3→2026-11-19→b→call→out
e4→2026-11-19→b→chat→in
e5→2026-11-01→c→call→out
e6→2026-11-01→c→chat→in
.

# Ann: all four silences end on the 23rd. The greeting of the 22nd breaks that of any touch and
# ours; it is not theirs, and no call or visit: those two wait until quiet is over on the 25th.
# Bob: his source is not known, but he was called on the 19th: asked on the 22nd.
# Cyd: the row was last reviewed a year ago on the 22nd: desk work, which is no contact.
$ crm-due -p silence.yaml -l silence-log.tsv --today=2026-11-21 --days=6 -C due_day,id,due_rule silence.tsv
due_day→id→due_rule
2026-11-22→a→birthday
2026-11-22→b→ask
2026-11-22→c→review
2026-11-25→a→theirs;voice

# What is not to be listed alone goes along, or waits: nobody is there for a question or a review only.
$ sed 's/alone: true, //' silence.yaml >along.yaml; crm-due -p along.yaml -l silence-log.tsv --today=2026-11-21 --days=6 -C due_day,id,due_rule silence.tsv
due_day→id→due_rule
2026-11-22→a→birthday
2026-11-25→a→theirs;voice

$ sed 's/^[bc]\t[A-Z][a-z]*\t/&1980-11-24/' silence.tsv >both.tsv; crm-due -p along.yaml -l silence-log.tsv --today=2026-11-21 --days=6 -C due_day,id,due_rule both.tsv | grep -w '[bc]'
2026-11-24→b→birthday;ask
2026-11-24→c→birthday;review

# Where someone is contacted anyway, quiet does not keep a question: Bob's birthday is today.
$ sed 's/^b\tBob\t/&1980-11-21/' silence.tsv >today.tsv; crm-due -p silence.yaml -l silence-log.tsv --today=2026-11-21 --days=6 -C due_day,id,due_rule today.tsv | grep -w b
2026-11-21→b→birthday;ask

# ---- capacity ----

@ cap.yaml
version: 1
capacity: 1
due:
  - {rule: promised, promised: any, action: call, purpose: service, priority: 80}
  - {rule: birthday, anniversary: birthday, ahead: 3d, expires: 1d, action: greet, priority: 60}
  - {rule: keep, silence: 30d, action: call, priority: 30}
.
@ cap.tsv.in
id→name→birthday→value
d→Dee→→7
e1→Eva→→5
e2→Eve→→9
k→Kay→1980-11-20→1
k2→Kim→1980-11-20→0
m→May→→8
.
@ cap-log.tsv
event→date→customer→kind→due
e1→2026-10-24→d→call→
e2→2026-09-01→e1→call→
e3→2026-09-01→e2→call→
e4→2026-11-01→k→call→
e5→2026-11-01→k2→call→
e6→2026-09-01→m→call→2026-11-23
.
$ sh "$ROOT/tests/known" cap.tsv.in -p cap.yaml -l cap-log.tsv --today=2026-11-21 >cap.tsv

# One a day. The 21st is Kay's and Kim's: their birthdays are over the day after, so that neither can
# wait. The 22nd is Eve's. On the 23rd May's silence meets her promise, and the two are one call. The 24th
# is Dee's, who is worth more than Eva; the 25th Eva's. Put off: Eve, May, Dee, Eva.
$ crm-due -p cap.yaml -l cap-log.tsv --today=2026-11-21 --days=5 -C due_day,id,due_rule,due_date,due_overdue cap.tsv
due_day→id→due_rule→due_date→due_overdue
2026-11-21→k→birthday→2026-11-20→1
2026-11-21→k2→birthday→2026-11-20→1
2026-11-22→e2→keep→2026-10-01→52
2026-11-23→m→promised;keep→2026-11-23→0
2026-11-24→d→keep→2026-11-23→1
2026-11-25→e1→keep→2026-10-01→55
! crm-due: 1 contact is listed above the capacity of a day, because it cannot wait
! crm-due: 4 contacts put off to a later day: the capacity of a day is used up

# In three days there is no room for Dee and Eva.
$ crm-due -p cap.yaml -l cap-log.tsv --today=2026-11-21 --days=3 -C due_day,id cap.tsv
due_day→id
2026-11-21→k
2026-11-21→k2
2026-11-22→e2
2026-11-23→m
! crm-due: 1 contact is listed above the capacity of a day, because it cannot wait
! crm-due: 2 contacts put off to a later day: the capacity of a day is used up
! crm-due: 2 customers left for later: the capacity of these days is used up

# Unlimited, each on the day of its own.
$ crm-due -p cap.yaml -l cap-log.tsv --today=2026-11-21 --days=3 --unlimited -C due_day,id,due_rule cap.tsv
due_day→id→due_rule
2026-11-21→k→birthday
2026-11-21→k2→birthday
2026-11-21→e2→keep
2026-11-21→m→keep
2026-11-21→e1→keep
2026-11-23→m→promised
2026-11-23→d→keep

# Who was turned to today takes room of today, not of tomorrow: Eve is called already. Kay and Kim cannot wait.
$ printf 'e7\t2026-11-21\te2\tcall\t\n' | cat cap-log.tsv - >met.tsv; sh "$ROOT/tests/known" cap.tsv.in -p cap.yaml -l met.tsv --today=2026-11-21 | crm-due -p cap.yaml -l met.tsv -c cap.tsv.in --days=2 -C due_day,id 2>/dev/null
due_day→id
2026-11-21→k
2026-11-21→k2
2026-11-22→m

# ---- days that have room ----

@ fill.yaml
version: 1
quiet: 7d
due:
  - {rule: keep, silence: 30d, action: call, priority: 30}
  - {rule: top, fill: 1, action: call, priority: 5}
.
@ fill.tsv.in
id→name→value
w→Wil→9
x→Xia→5
y→Yan→4
z→Zoe→1
.
@ fill-log.tsv
event→date→customer→kind
e1→2026-11-18→w→call
e2→2026-11-01→x→call
e3→2026-11-15→y→call
e4→2026-10-23→z→call
.
$ sh "$ROOT/tests/known" fill.tsv.in -p fill.yaml -l fill-log.tsv --today=2026-11-21 >fill.tsv

# Today is Xia's, who is worth most of those whom quiet does not guard; the 22nd is full with Zoe;
# the 23rd Yan's, free since the 22nd; the 24th nobody's, the 25th Wil's, free on that day.
$ crm-due -p fill.yaml -l fill-log.tsv --today=2026-11-21 --days=5 -C due_day,id,due_rule,due_date fill.tsv
due_day→id→due_rule→due_date
2026-11-21→x→top→2026-11-21
2026-11-22→z→keep→2026-11-22
2026-11-23→y→top→2026-11-23
2026-11-25→w→top→2026-11-25

# ---- the shop: day one is what the list has for today ----

@copy samples
@cd samples/shop
$ crm-score -l log.tsv --today=2026-11-21 customers.tsv | crm-segment >known.tsv
$ crm-due -l log.tsv --unlimited --each -C id,due_date known.tsv | awk -F'\t' 'NR > 1 && $2 <= "2026-11-21" {print $1}' | sort -u >today
$ crm-due -l log.tsv --unlimited -C id,due_rule,due_priority,due_why known.tsv | sort | join -t "$(printf '\t')" today - >listed; test -s listed
$ crm-due -l log.tsv --unlimited --days=1 -C id,due_rule,due_priority,due_why known.tsv | sed 1d | sort | diff listed -

@ slip
crm-due -l log.tsv --days=0 known.tsv
crm-due -l log.tsv --days=32 known.tsv
crm-due -l log.tsv --days=week known.tsv
crm-due -l log.tsv --days=7 --count known.tsv
crm-due -l log.tsv --days=7 --explain=c0001 known.tsv
crm-due -l log.tsv --days=7 --suppressed known.tsv
.
$ sh slip
! crm-due: --days: "0" is not a whole number from 1 to 31
! crm-due: --days: "32" is not a whole number from 1 to 31
! crm-due: --days: "week" is not a whole number from 1 to 31
! crm-due: --count cannot be combined with --days, except with --outcome
! crm-due: --days and --explain exclude each other
! crm-due: --days and --suppressed exclude each other
? 2

# ---- places of a campaign, channels and the end of the calendar ----

# Two places. Dee is worth most, but we turned to her yesterday: she could be contacted from the 27th on,
# Ann and Bob from today. Six days before the campaign begins Dee is free on its first day like the others,
# and worth most.
@ places.yaml
version: 1
quiet: 7d
due:
  - {rule: gala, campaign: Gala, from: 2026-11-21, to: 2026-12-10, cap: 2, action: call}
.
@ places.tsv
id→name→value
a→Ann→5
b→Bob→4
c→Cyd→3
d→Dee→9
.
@ places-log.tsv
date→customer→kind
2026-11-13→d→call
2026-11-20→d→call
.
$ sh "$ROOT/tests/known" places.tsv -p places.yaml -l places-log.tsv --today=2026-11-21 | crm-due -p places.yaml -l places-log.tsv -c places.tsv --days=31 -C due_day,id
due_day→id
2026-12-10→a
2026-12-10→b
$ sh "$ROOT/tests/known" places.tsv -p places.yaml -l places-log.tsv --today=2026-11-15 | crm-due -p places.yaml -l places-log.tsv -c places.tsv --days=31 -C due_day,id
due_day→id
2026-12-10→d
2026-12-10→a

# One place a day. Bob's promise comes first; Ann's call is put off to the day on which the news are
# planned: she has news by email alone and calls for care alone, so that these are two contacts.
# The news of the two wait for the two days after.
@ ways.yaml
version: 1
capacity: 1
due:
  - {rule: promise, promised: any, action: call, priority: 90}
  - {rule: after, after: purchase, wait: 1d, expires: 9d, action: call, priority: 50}
  - {rule: news, campaign: News, from: 2026-11-22, action: email, channel: email, priority: 40}
.
@ ways.tsv
id→name→phone→email→consent
a→Ann→1→a@example.org→phone:care;email:news
b→Bob→1→b@example.org→
.
@ ways-log.tsv
date→customer→kind→due
2026-11-20→a→purchase→
2026-11-19→b→call→2026-11-21
.
$ crm-due -p ways.yaml -l ways-log.tsv --today=2026-11-21 --days=5 -C due_day,id,due_rule,due_channel ways.tsv
due_day→id→due_rule→due_channel
2026-11-21→b→promise→phone
2026-11-22→a→after→phone
2026-11-23→a→news→email
2026-11-24→b→news→email
! crm-due: 3 contacts put off to a later day: the capacity of a day is used up

# The last day of the calendar is the last of a plan
@ last.yaml
version: 1
due: [{rule: fill, fill: 1, action: call}]
.
$ crm-due -p last.yaml -l ways-log.tsv --today=9999-12-31 --days=3 -C due_day,id ways.tsv
due_day→id
9999-12-31→a

# ---- a question that has no way of its own ----

# The call of yesterday makes it quiet until the 27th; there is nothing to reach Ann by, then either.
# So the question waits, on the list and in the plan; Bob has a phone and is asked on the 27th.
@ asked.yaml
version: 1
quiet: 7d
due: [{rule: source, missing: [source], action: ask}]
.
@ asked.tsv
id→name→phone→source
a→Ann→→
b→Bob→1→
.
@ asked-log.tsv
date→customer→kind
2026-11-20→a→call
2026-11-20→b→call
.
$ crm-due -p asked.yaml -l asked-log.tsv --today=2026-11-21 --days=9 -C due_day,id,due_rule asked.tsv
due_day→id→due_rule
2026-11-27→b→source

# ---- a reason speaks of the day on which it will be read ----

# Ann was called on 14 November; 30 days of silence are over on 14 December. The invoice of Bob was
# due on 20 November, and he asked for peace until Monday the 23rd, when it is late by three days.
@ later.yaml
version: 1
quiet: 3d
due:
  - {rule: keep, silence: 30d, action: call}
  - {rule: invoice, open: invoice, action: call, purpose: sales}
.
@ later.tsv
id→name→phone
a→Ann→1
b→Bob→2
.
@ later-log.tsv
date→customer→kind→amount→due
2026-11-14→a→call→→
2026-11-01→b→invoice→10→2026-11-20
2026-11-20→b→snooze→→2026-11-23
.
$ crm-due -p later.yaml -l later-log.tsv --today=2026-11-21 --days=30 -C due_day,id,due_why later.tsv
due_day→id→due_why
2026-11-23→b→Since 2026-11-01 there is an open invoice; 10.00 is open (3 days past the limit)
2026-12-14→a→No contact since 2026-11-14 (30 days)
