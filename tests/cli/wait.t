# What cannot wait is listed whatever a day holds, and what accompanies another contact
# is never listed alone: crm-rules(5), "What cannot wait" and "What accompanies
# another contact". Who is on the list was counted by hand.

# 300 customers without an owner, who share one day of 20. Each bought once between
# 301 and 600 days ago and was never contacted; three have their birthday today, one
# has it the day after tomorrow.
@ many.awk
BEGIN {
	OFS = "\t"
	print "id", "name", "phone", "birthday" >"many.tsv"
	print "event", "date", "customer", "kind", "amount" >"many-log.tsv"
	for (i = 1; i <= 300; i++) {
		id = sprintf("k%03d", i)
		born = i == 7 || i == 150 || i == 299 ? "1980-11-21" : i == 167 ? "1980-11-23" : ""
		print id, "Name " i, "+1 555 0" i, born >"many.tsv"
		printf "e%d\t%04d-%02d-%02d\t%s\tpurchase\t%d\n", i, 2025 + (i % 2), 1 + i % 10 % 4, 1 + i % 28, id, 10 + i >"many-log.tsv"
	}
}
.
$ awk -f many.awk

# 33: all three are on today's list, whatever else is due, by the built-in policy. The fourth can wait until
# its day, and by the order of that policy gold customers come before it …
$ crm-score -l many-log.tsv --today=2026-11-21 many.tsv | crm-segment >known.tsv
$ crm-due -l many-log.tsv -C id,due_rule known.tsv >list 2>note; sed 1d list | wc -l | tr -d ' '; grep -w birthday list | cut -f 1 | sort; grep -o '[0-9]* customers left for later' note
20
k007
k150
k299
280 customers left for later

# … and where all the others come before them by priority and value.
@ greedy.yaml
version: 1
capacity: 20
reserve: 20%
due:
  - {rule: keep, silence: 30d, action: call, priority: 90}
  - {rule: birthday, anniversary: birthday, ahead: 3d, expires: 1d, action: greet, priority: 1}
.
$ crm-due -p greedy.yaml -l many-log.tsv --today=2026-11-21 -C id,due_rule many.tsv 2>/dev/null | sed 1d >list; wc -l <list | tr -d ' '; grep birthday list | cut -f 1 | sort
20
k007
k150
k299

# A birthday of the day after tomorrow can wait: it is listed on its day at the latest.
$ printf 'e301\t2026-11-20\tk167\tcall\t\n' | cat many-log.tsv - >called.tsv; for d in 21 22 23 24; do crm-due -p greedy.yaml -l called.tsv --today=2026-11-$d -C id many.tsv 2>/dev/null | grep -c k167; done
0
0
1
1

# More of them than the day holds: all are listed, and nothing else.
$ awk -F'\t' -v OFS='\t' 'NR > 1 && NR <= 26 {$4 = "--11-21"} {print}' many.tsv >feast.tsv; crm-due -p greedy.yaml -l many-log.tsv --today=2026-11-21 -C due_rule feast.tsv | sort | uniq -c | tr -s ' '
! crm-due: 7 contacts are listed above the capacity of a day, because they cannot wait
! crm-due: 273 customers left for later: the capacity of a day is used up (--suppressed lists what is held back)
 1 due_rule
 27 keep;birthday

# An imported log: 200 of the 300 have a complaint that nobody closed since 2019. It has waited longer
# than a year and takes its turn: the day holds, the three birthdays are on it, and the rest is
# carried over. Nothing is listed beyond the day. Two of the birthdays have such a complaint, too.
$ awk -F'\t' -v OFS='\t' 'NR == 1 {print; next} NR <= 201 {print "o" NR, "2019-03-05", sprintf("k%03d", NR - 1), "complaint", ""}' many-log.tsv >old.tsv; grep -c complaint old.tsv
200
$ crm-due -l many-log.tsv -l old.tsv --today=2026-11-21 -C id,due_rule many.tsv >list; sed 1d list | wc -l | tr -d ' '; grep -w birthday list | cut -f 1 | sort; grep -c -w complaint list
20
k007
k150
k299
19
!~ 280 customers left for later

# The same with 30 complaints of the last days: these are listed whatever the day holds, and say so.
$ awk -F'\t' -v OFS='\t' 'NR == 1 {print; next} NR <= 31 {print "n" NR, "2026-11-20", sprintf("k%03d", 300 - NR), "complaint", ""}' many-log.tsv >new.tsv
$ crm-due -l many-log.tsv -l old.tsv -l new.tsv --today=2026-11-21 -C id,due_rule many.tsv >list; sed 1d list | wc -l | tr -d ' '; sed 1d list | cut -f 1 | sort | paste -s -d ' ' -
33
k007 k150 k269 k270 k271 k272 k273 k274 k275 k276 k277 k278 k279 k280 k281 k282 k283 k284 k285 k286 k287 k288 k289 k290 k291 k292 k293 k294 k295 k296 k297 k298 k299
! crm-due: 13 contacts are listed above the capacity of a day, because they cannot wait
! crm-due: 267 customers left for later: the capacity of a day is used up (--suppressed lists what is held back)

# The last such day is the 365th after the one on which it is due. On 2026-11-21 that is a's; from the
# next day on both take their turn, and the one that is due longer comes first.
@ year.yaml
version: 1
capacity: 1
due:
  - {rule: open, open: complaint, within: 3d, action: call, priority: 9}
  - {rule: keep, silence: 30d, action: call, priority: 90}
.
@ year.tsv
id→name→phone
a→Ann→1
b→Bob→2
.
@ year-log.tsv
date→customer→kind
2025-11-18→a→complaint
2025-11-17→b→complaint
.
$ crm-due -p year.yaml -l year-log.tsv --today=2026-11-21 --explain=a year.tsv | grep open
  open                yes: due 2025-11-21 (year-log.tsv:2): Since 2025-11-18 there is an open complaint [cannot wait]
$ crm-due -p year.yaml -l year-log.tsv --today=2026-11-21 --explain=b year.tsv | grep open
  open                yes: due 2025-11-20 (year-log.tsv:3): Since 2025-11-17 there is an open complaint
$ crm-due -p year.yaml -l year-log.tsv --today=2026-11-21 -C id,due_rule year.tsv
id→due_rule
a→keep;open
! crm-due: 1 customer left for later: the capacity of a day is used up (--suppressed lists what is held back)
$ crm-due -p year.yaml -l year-log.tsv --today=2026-11-22 -C id,due_rule year.tsv
id→due_rule
b→keep;open
! crm-due: 1 customer left for later: the capacity of a day is used up (--suppressed lists what is held back)

# In a plan, too; a day with less of what cannot wait gives its places to the others.
$ crm-due -p greedy.yaml -l many-log.tsv --today=2026-11-21 --days=2 -C due_day many.tsv 2>/dev/null | sort | uniq -c | tr -s ' '
 20 2026-11-21
 20 2026-11-22
 1 due_day

# ---- what cannot wait ----

# One place a day, taken by a call that can wait and has the highest priority.
@ one.yaml
version: 1
capacity: 1
holidays: [{name: feast, date: 11-21}]
kinds: {webinar: {class: touch}}
due:
  - {rule: keep, silence: 30d, when: "has(tags, 'keep')", action: call, priority: 100}
  - {rule: open, open: complaint, within: 3d, ahead: 3d, action: resolve, priority: 1}
  - {rule: promised, promised: call, ahead: 3d, action: call, priority: 1}
  - {rule: appointment, appointment: any, ahead: 3d, action: call, priority: 1}
  - {rule: milestone, milestone: any, expires: 3d, action: ask, priority: 1}
  - {rule: holiday, holiday: feast, ahead: 3d, expires: 3d, when: "has(tags, 'feast')", action: greet, priority: 1}
  - {rule: last, after: purchase, wait: 1d, within: 2d, expires: 5d, action: greet, priority: 1}
  - {rule: owed, owed: thanks, for: praise, action: thank, priority: 1}
  - {rule: camp, campaign: camp, from: 2026-11-01, to: 2026-11-21, when: "has(tags, 'camp')", action: offer, priority: 1}
  - {rule: fill, fill: 9, when: "has(tags, 'fill')", action: call, priority: 1}
.
@ one.tsv
id→name→tags
a→Ann→keep
b→Bob→
c→Cyd→
d→Dee→
e→Eve→
f→Fay→feast
g→Gus→
h→Hal→
i→Ida→
j→Jim→camp
k→Kim→fill
.
@ one-log.tsv
event→date→customer→kind→due→outcome
e1→2026-09-01→a→call→→
e2→2026-11-20→b→complaint→→
e3→2026-11-01→c→call→2026-11-24→
e4→2026-11-01→d→appointment→2026-11-24→
e5→2026-11-01→e→milestone→2026-11-20→
e6→2026-11-16→g→purchase→→
e7→2026-11-18→h→purchase→→
e8→2026-11-01→i→praise→→
.

# Beside the one place: open, promised, appointment, the day of the milestone and of the holiday, and g,
# whose five days end today. h has two days left, and i, j and k can wait as well.
$ crm-due -p one.yaml -l one-log.tsv --today=2026-11-21 -C id,due_rule one.tsv
id→due_rule
g→last
e→milestone
f→holiday
b→open
c→promised
d→appointment
! crm-due: 5 contacts are listed above the capacity of a day, because they cannot wait
! crm-due: 4 customers left for later: the capacity of a day is used up (--suppressed lists what is held back)

# Three days before, the holiday and the milestone can wait, and g's days are not over.
$ crm-due -p one.yaml -l one-log.tsv --today=2026-11-19 -C id,due_rule one.tsv 2>/dev/null
id→due_rule
a→keep

# --explain says so.
$ for id in a b c e g h; do crm-due -p one.yaml -l one-log.tsv --today=2026-11-21 --explain=$id one.tsv | grep -e ' yes:' -e '^left for later' -e ^listed; done
left for later: the owner's day is full
  keep                yes: due 2026-10-01: No contact since 2026-09-01 (81 days)
listed, by rule open
  open                yes: due 2026-11-23 (one-log.tsv:3): Since 2026-11-20 there is an open complaint [cannot wait]
listed, by rule promised
  promised            yes: due 2026-11-24 (one-log.tsv:4): We made a promise for 2026-11-24 [cannot wait]
listed, by rule milestone
  milestone           yes: due 2026-11-20 (one-log.tsv:6): Their milestone was on 2026-11-20 [cannot wait]
listed, by rule last
  last                yes: due 2026-11-18 (one-log.tsv:7): After the purchase of 2026-11-16 [cannot wait]
left for later: the owner's day is full
  last                yes: due 2026-11-20 (one-log.tsv:8): After the purchase of 2026-11-18

# Somebody who is away still has what cannot wait on the list; --unlimited tells of no excess.
$ sed 's/^capacity: 1/capacity: 0/' one.yaml >none.yaml; crm-due -p none.yaml -l one-log.tsv --today=2026-11-21 -C id one.tsv 2>/dev/null | sed 1d | paste -sd' ' -
g e f b c d

$ crm-due -p one.yaml -l one-log.tsv --today=2026-11-21 --unlimited -C id one.tsv | sed 1d | wc -l | tr -d ' '
10

# The reserve is a share of the day's room: of 8 places 6 go to what cannot wait, and half of 8 would be
# 4, but 2 are left: to those who wait longest, a (since October) and i (since the 1st), not to j.
$ sed 's/^capacity: 1/capacity: 8\nreserve: 50%/' one.yaml >half.yaml; crm-due -p half.yaml -l one-log.tsv --today=2026-11-21 -C id one.tsv 2>/dev/null | sed 1d | sort | paste -sd' ' -
a b c d e f g i

# ---- what accompanies another contact ----

@ along.yaml
version: 1
quiet: 7d
questions: {source: How did you hear of us?}
due:
  - {rule: keep, silence: 30d, action: call, priority: 30}
  - {rule: source, missing: [source], action: ask, priority: 90}
  - {rule: review, older: 1y, of: reviewed, action: review, priority: 95}
  - {rule: desk, every: 1y, when: "has(tags, 'desk')", action: review, done_by: note, priority: 20}
.
@ along.tsv
id→name→source→reviewed→tags
a→Ann→→2020-01-01→
b→Bob→→2020-01-01→
c→Cyd→fair→2026-11-01→
d→Dee→→2026-11-01→desk
.
@ along-log.tsv
event→date→customer→kind
e1→2026-09-01→a→call
e2→2026-11-01→b→call
e3→2026-09-01→c→call
e4→2026-11-10→d→call
.

# Ann is called anyway: the call leads, whatever the priority, and the question and the review come with it.
# Bob was called lately, and work at the desk for Dee is no contact.
$ crm-due -p along.yaml -l along-log.tsv --today=2026-11-21 -C id,due_rule,due_action,due_priority,due_why,due_ask along.tsv
id→due_rule→due_action→due_priority→due_why→due_ask
a→keep;review;source→call→30→No contact since 2026-09-01 (81 days). Last reviewed on 2020-01-01. We do not know: source→How did you hear of us?
c→keep→call→30→No contact since 2026-09-01 (81 days)→
d→desk→review→20→Time to review them: never yet→

$ crm-due -p along.yaml -l along-log.tsv --today=2026-11-21 --suppressed -C id,due_rule,due_held along.tsv
id→due_rule→due_held
b→review→no other contact
b→source→no other contact
d→source→no other contact

$ crm-due -p along.yaml -l along-log.tsv --today=2026-11-21 --explain=b along.tsv
Bob (b), as of 2026-11-21
not listed: what is due is held back
  keep                no: not before 2026-12-01
  source              held: due 2026-11-21: We do not know: source [no other contact]
  review              held: due 2021-01-01: Last reviewed on 2020-01-01 [no other contact]
  desk                no: its condition does not hold

# With alone it is a contact of its own; followed alone, by name, it is listed, too.
$ sed 's/missing: \[source\]/&, alone: true/' along.yaml >alone.yaml; crm-due -p alone.yaml -l along-log.tsv --today=2026-11-21 -C id,due_rule along.tsv
id→due_rule
a→source;keep;review
b→source;review
d→source;desk
c→keep

$ crm-due -p along.yaml -l along-log.tsv --today=2026-11-21 --rule=source --rule=review -C id,due_rule along.tsv
id→due_rule
a→review;source
b→review;source
d→source

$ sed 's/silence: 30d/&, alone: true/' along.yaml >slip.yaml; crm-due -p slip.yaml -l along-log.tsv along.tsv
! crm-due: slip.yaml:5:32: due: "alone" is a key of every, missing, older, but not of silence
? 1

# A contact that fills the day takes the question along; one that does not come about leaves it alone.
@ fill.yaml
version: 1
due:
  - {rule: fill, fill: 1, action: call, priority: 5}
  - {rule: source, missing: [source], action: ask, priority: 90}
.
$ sed 's/$/\t/; 1s/\t$/\tpotential/; s/^b.*\t$/&5/' along.tsv >valued.tsv; crm-due -p fill.yaml -l along-log.tsv --today=2026-11-21 -C id,due_rule,due_action,due_why valued.tsv
id→due_rule→due_action→due_why
b→fill;source→call→There is room in the day; last contact on 2026-11-01. We do not know: source

$ crm-due -p fill.yaml -l along-log.tsv --today=2026-11-21 --suppressed -C id,due_rule,due_held valued.tsv
id→due_rule→due_held
a→source→no other contact
d→source→no other contact

$ crm-due -p fill.yaml -l along-log.tsv --today=2026-11-21 --explain=a valued.tsv
Ann (a), as of 2026-11-21
not listed: what is due is held back
  fill                no: there is no more room in the day
  source              held: due 2026-11-21: We do not know: source [no other contact]

$ crm-due -p fill.yaml -l along-log.tsv --today=2026-11-21 --days=2 -C due_day,id,due_rule valued.tsv
due_day→id→due_rule
2026-11-21→b→fill;source
2026-11-22→a→fill;source

# The same whoever works on it.
$ for n in 1 2 3; do crm-due -p fill.yaml -l along-log.tsv --today=2026-11-21 --suppressed --threads=$n valued.tsv | cksum; done | uniq | wc -l | tr -d ' '
1

# ---- how much is due ----

# By rule in the order of the policy, and by owner; contacts are those that the rule leads, and add up.
@ owned.tsv
id→name→source→reviewed→tags→owner
a→Ann→→2026-11-01→→zoe
b→Bob→→2026-11-01→→anna
c→Cyd→fair→2026-11-01→→anna
d→Dee→→2026-11-01→desk→
.
$ sed 's/silence: 30d/silence: 10d/; 2a capacity: 1' along.yaml >owned.yaml; crm-due -p owned.yaml -l along-log.tsv --today=2026-11-21 --count owned.tsv
due→owner→customers→contacts
keep→→1→1
keep→anna→1→1
keep→zoe→1→1
source→→1→0
source→zoe→1→0
desk→→1→0
total→→3→3

$ crm-due -p owned.yaml -l along-log.tsv --today=2026-11-21 --count --each --exit-code owned.tsv 2>/dev/null | tail -n 1; crm-due -p owned.yaml -l along-log.tsv --today=2026-11-21 --suppressed --count owned.tsv
total→→3→3
reason→customers→contacts
capacity→1→1

# Nothing is due: the header and the total.
$ crm-due -p owned.yaml -l along-log.tsv --today=2026-11-21 --rule=review --count owned.tsv
due→owner→customers→contacts
total→→0→0
