# How often a rule is done at most: every, again and times, of any trigger. 2026-11-21 is today; the
# days are counted by hand. The column rule of a log says for which rules an entry was made.
@ customers.tsv
id→name→phone→source
a→Ann→+1 555 0100→
b→Bob→+1 555 0101→
.
@ policy.yaml
version: 1
questions: {source: "How did you first hear of us?"}
due:
  - {rule: call, every: 7d, action: call, why: "Time for a call"}
  - {rule: know, missing: source, every: 90d, times: {total: 3, year: 2}, action: ask}
.
@ log.tsv
date→customer→kind→outcome→rule
.
@ list
crm-due -p policy.yaml -l log.tsv --today=${1:-2026-11-21} customers.tsv | awk -F '\t' -v OFS='|' 'NR > 1 { print $1, $5, $11 }'
.
$ sh list
a|call;know|How did you first hear of us?
b|call;know|How did you first hear of us?

# crm-log --from-due writes down for which rules a contact was; every week there is a call, and for
# 90 days nobody asks again: from 2026-11-21 until 2027-02-19.
$ crm-due -p policy.yaml -l log.tsv --today=2026-11-21 customers.tsv | sed '/^b/d' | crm-log -p policy.yaml -f log.tsv --today=2026-11-21 --from-due >ids 2>&1; cut -f2- log.tsv
customer→kind→outcome→rule
a→call→→call;know
$ sh list 2026-11-28
a|call|
b|call;know|How did you first hear of us?
$ sed -i 's/^[^\t]*\ta/2026-11-21\ta/' log.tsv; sh list 2027-02-18; sh list 2027-02-19
a|call|
b|call;know|How did you first hear of us?
a|call;know|How did you first hear of us?
b|call;know|How did you first hear of us?
$ crm-due -p policy.yaml -l log.tsv --today=2027-02-18 --explain=a customers.tsv | grep know
>   know                no: not before 2027-02-19

# Without an answer the question is not counted as asked; a no is an answer.
$ sed -i 's/call\t\t/call\tno-answer\t/' log.tsv; sh list 2026-11-28 | sed 1q
a|call;know|How did you first hear of us?
$ sed -i 's/no-answer/declined/' log.tsv; sh list 2026-11-28 | sed 1q
a|call|

# Twice in a calendar year at most, and three times in all.
@ log.tsv
date→customer→kind→outcome→rule
2026-01-05→a→call→→know
2026-05-05→a→call→→know;other
.
$ sh list | sed 1q; sh list 2026-12-31 | sed 1q; sh list 2027-01-01 | sed 1q
a|call|
a|call|
a|call;know|How did you first hear of us?
$ printf '2027-01-02\ta\tcall\t\tknow\n' >>log.tsv; sh list 2027-05-01 | sed 1q; sh list 2040-01-01 | sed 1q
a|call|
a|call|
$ crm-due -p policy.yaml -l log.tsv --today=2040-01-01 --explain=a customers.tsv | grep know
>   know                no: was done as often as its times allow on 2027-01-02

# What was taken back was not done.
$ sed -i 's/$/\t\t/; 1s/\t\t$/\tevent\tref/; $s/\t$/e3\t/' log.tsv; printf '2027-01-03\ta\tvoid\t\t\te4\tevent:e3\n' >>log.tsv; crm-due -p policy.yaml -l log.tsv --today=2027-05-01 customers.tsv | cut -f5 | sed -n 2p
call;know

# An entry that names no rule is taken for what settles a rule; one that names another rule is not.
@ policy.yaml
version: 1
due:
  - {rule: greet, silence: 30d, times: 1 per year, action: greet}
  - {rule: why, every: 30d, times: 2, action: call}
.
@ log.tsv
date→customer→kind→outcome→rule
2026-02-01→a→greeting→→
2026-02-02→a→call→→other
2026-03-01→b→call→→
2026-03-02→b→call→→why
.
$ crm-due -p policy.yaml -l log.tsv --today=2026-11-21 customers.tsv | awk -F '\t' 'NR > 1 { print $1, $5 }'
a why
$ crm-due -p policy.yaml -l log.tsv --today=2027-01-01 customers.tsv | awk -F '\t' 'NR > 1 { print $1, $5 }'
a why;greet
b greet

# What the customer began is no contact that we made for a rule.
$ sed 's/$/\t/; 1s/$/dir/; /greeting/s/$/in/' log.tsv >theirs.tsv; crm-due -p policy.yaml -l theirs.tsv --today=2026-11-21 customers.tsv | awk -F '\t' 'NR > 1 && $1 == "a" { print $5 }'
greet;why
$ sed 's/in$/out/' theirs.tsv >ours.tsv; crm-due -p policy.yaml -l ours.tsv --today=2026-11-21 customers.tsv | awk -F '\t' 'NR > 1 && $1 == "a" { print $5 }'
why

# again waits after any contact of ours; of a rule that answers an event, after one since then.
@ policy.yaml
version: 1
due:
  - {rule: yearly, anniversary: birthday, ahead: 3d, expires: 10d, again: 5d, action: greet}
  - {rule: after, after: purchase, again: 5d, expires: 30d, done_by: thanks, action: thank}
.
@ born.tsv
id→name→phone→birthday
a→Ann→1→--11-21
b→Bob→2→
.
@ log.tsv
date→customer→kind→outcome
2026-11-17→a→call→
2026-11-18→b→call→
2026-11-19→b→purchase→
.
$ for day in 20 21 22; do crm-due -p policy.yaml -l log.tsv --today=2026-11-$day -C id,due_rule born.tsv | sed "1d; s/^/$day /" | tr '\t' ' '; done
20 b after
21 b after
22 b after
22 a yearly
$ printf '2026-11-20\tb\temail\t\n' >>log.tsv; for day in 24 25; do crm-due -p policy.yaml -l log.tsv --today=2026-11-$day -C id,due_rule --rule=after born.tsv | sed "1d; s/^/$day /" | tr '\t' ' '; done
25 b after

# A plan keeps to it: a contact on the 21st, the next 14 days later.
@ policy.yaml
version: 1
due:
  - {rule: open, open: complaint, within: 30d, ahead: 30d, again: 14d, action: call}
  - {rule: first, every: 1y, action: email}
.
@ log.tsv
date→customer→kind→outcome
2026-11-10→a→complaint→
2026-11-20→a→call→
.
$ crm-due -p policy.yaml -l log.tsv --today=2026-11-21 --days=20 -C id,due_day,due_rule customers.tsv
id→due_day→due_rule
a→2026-11-21→first
b→2026-11-21→first
a→2026-12-10→open

# ---- a log without the column ----
@ policy.yaml
version: 1
due:
  - {rule: know, missing: source, alone: true, every: 90d, action: ask}
.
@ log.tsv
date→customer→kind→outcome
.
$ crm-due -p policy.yaml -l log.tsv --today=2026-11-21 customers.tsv | crm-log -p policy.yaml -f log.tsv --today=2026-11-21 --from-due >ids
! crm-log: log.tsv has no column "rule", so that "every" and "times" of know do not count this; --new-columns adds it
! crm-log: know: not settled for 2 customers until what is missing is filled in
! crm-log: log.tsv: 2 records: 2 new, 0 known, 0 changed, 0 faulty
$ crm-due -p policy.yaml -l log.tsv --today=2026-11-22 customers.tsv | crm-log -p policy.yaml -f log.tsv --today=2026-11-22 --from-due --new-columns >ids 2>/dev/null; head -n 1 log.tsv; cut -f5 log.tsv | tail -n 2
date→customer→kind→outcome→rule
know
know

# What is checked at the desk has no entry of its own: that of the contact along which it goes names it, and so it is not
# brought up at each call. Alone it is not written down.
@ desk.yaml
version: 1
due:
  - {rule: call, every: 7d, when: "id == 'a'", action: call}
  - {rule: review, older: 1y, of: reviewed, every: 90d, alone: true, action: review}
.
@ old.tsv
id→name→phone→reviewed
a→Ann→1→2024-05-01
b→Bob→2→2024-05-01
.
@ log.tsv
date→customer→kind→rule
.
$ crm-due -p desk.yaml -l log.tsv --today=2026-11-21 old.tsv | crm-log -p desk.yaml -f log.tsv --date=2026-11-21 --from-due >ids 2>&1; cut -f1-4 log.tsv
date→customer→kind→rule
2026-11-21→a→call→call;review
$ for day in 2026-11-28 2027-02-18 2027-02-19; do crm-due -p desk.yaml -l log.tsv --today=$day -C id,due_rule old.tsv | sed 1d; done
b→review
a→call
b→review
a→call
b→review
a→call;review

# A new book has it.
$ crm new shop >/dev/null 2>&1; head -n 1 shop/log.tsv | tr '\t' '\n' | grep -x rule
rule

# ---- faults of the policy ----
@ bad
sed "s/times: 2/$1/" some.yaml >bad.yaml; crm-due -p bad.yaml -l log.tsv customers.tsv
.
@ some.yaml
version: 1
due:
  - {rule: why, every: 30d, times: 2, action: call}
.
$ for times in 0 x '-1' 2.5 '2 a year' '[1]'; do sh bad "times: $times"; done 2>&1
crm-due: bad.yaml:3:36: due: times: "0" is not a number of times, such as 3, 2 per year or {total: 6, year: 2}
crm-due: bad.yaml:3:36: due: times: "x" is not a number of times, such as 3, 2 per year or {total: 6, year: 2}
crm-due: bad.yaml:3:36: due: times: "-1" is not a number of times, such as 3, 2 per year or {total: 6, year: 2}
crm-due: bad.yaml:3:36: due: times: "2.5" is not a number of times, such as 3, 2 per year or {total: 6, year: 2}
crm-due: bad.yaml:3:36: due: times: "2 a year" is not a number of times, such as 3, 2 per year or {total: 6, year: 2}
crm-due: bad.yaml:3:36: due: times: expected a single value, found a list
? 1
$ sh bad 'times: {yaer: 2}'
! crm-due: bad.yaml:3:37: due: unknown key "yaer"; did you mean "year"?
? 1
$ sh bad 'tmies: 2'
! crm-due: bad.yaml:3:29: due: unknown key "tmies"; did you mean "times"?
? 1
$ sh bad 'silence: 3d, after: purchase'
! crm-due: bad.yaml:3:42: due: a rule has one trigger, not both "silence" and "after"
? 1
$ sed 's/every: 30d, //' some.yaml >bad.yaml; crm-due -p bad.yaml -l log.tsv customers.tsv
!~ crm-due: bad.yaml:3:5: due: the rule has no trigger: silence, every, .*
? 1
$ sed 's/every: 30d/missing: name, every: 0d/' some.yaml >bad.yaml; crm-due -p bad.yaml -l log.tsv customers.tsv
! crm-due: bad.yaml:3:39: due: every: must be more than 0
? 1
$ { printf 'version: 1\ndue:\n'; for i in $(seq 65); do echo "  - {rule: r$i, silence: 3d, every: 30d, action: call}"; done; } >many.yaml; crm-due -p many.yaml -l log.tsv customers.tsv
! crm-due: many.yaml:67:5: rule r65: at most 64 rules may have "every" or "times"
? 1
$ crm-facts -p policy.yaml -l log.tsv customers.tsv | crm-due -p policy.yaml
! crm-due: rule know needs the log: name it with -l (or $CRM_LOG)
? 2

# ---- nobody is late on a day on which the rule itself forbids it ----
# Twice in 2026, the last time on 12-20: by `every` 12-25, by `times` not before 2027-01-01, which is
# the due day; on 01-11 it is 10 days late. Once in 2026 alone leaves 12-25.
@ late.yaml
version: 1
due:
  - {rule: r, every: 5d, times: 2 per year, action: call}
.
@ late.tsv
id→name→phone
a→Ann→1
.
@ log.tsv
date→customer→kind→dir→rule
2026-12-01→a→call→out→r
2026-12-20→a→call→out→r
.
@ late
for day; do crm-due -p late.yaml -l log.tsv --today=$day -C due_date,due_overdue late.tsv | sed "1d; s/^/$day /" | tr '\t' ' '; done
.
$ sh late 2026-12-31 2027-01-01 2027-01-11
2027-01-01 2027-01-01 0
2027-01-11 2027-01-01 10
$ crm-due -p late.yaml -l log.tsv --today=2026-12-31 --explain=a late.tsv | grep ' r '
>   r                   no: not before 2027-01-01
$ sed -i 2d log.tsv; sh late 2026-12-31
2026-12-31 2026-12-25 6

# The year is that of the last contact, also long after it and whatever the order of the entries.
$ printf '2025-12-30\ta\tcall\tout\tr\n2025-12-29\ta\tcall\tout\tr\n' >>log.tsv; sh late 2026-12-31; sed -i 2d log.tsv; sh late 2026-01-03 2026-01-04 2027-06-01
2026-12-31 2026-12-25 6
2026-01-04 2026-01-04 0
2027-06-01 2026-01-04 513

# The last day of the calendar: nothing comes after 9999.
$ sed -i '2,$d' log.tsv; printf '9999-01-30\ta\tcall\tout\tr\n9999-01-29\ta\tcall\tout\tr\n' >>log.tsv; crm-due -p late.yaml -l log.tsv --today=9999-12-31 --explain=a late.tsv | grep ' r '
>   r                   no: is outside the calendar

# `every` beside another trigger, and `again`: what is silent since 10-01 was due on 10-31; done on
# 11-20, so not before 11-30 by `every`; an email of 11-25 moves it to 12-02 by `again`.
@ late.yaml
version: 1
due:
  - {rule: r, silence: 30d, of: in, every: 10d, again: 7d, done_by: email, action: call}
.
@ log.tsv
date→customer→kind→dir→rule
2026-10-01→a→call→in→
2026-11-20→a→call→out→r
.
$ sed -i 's/ done_by: email,//' late.yaml; sh late 2026-11-29 2026-11-30 2026-12-03
2026-11-30 2026-11-30 0
2026-12-03 2026-11-30 3
$ printf '2026-11-25\ta\temail\tout\tother\n' >>log.tsv; sh late 2026-12-01 2026-12-03
2026-12-03 2026-12-02 1

# What has a day of its own keeps it: an invoice is open since its limit, however often we remind.
@ late.yaml
version: 1
due:
  - {rule: r, open: invoice, within: 14d, every: 7d, action: remind, why: "to be paid by {due}"}
  - {rule: day, anniversary: signed, expires: 9d, every: 3d, action: call, why: "since {due}"}
.
@ late.tsv
id→name→phone→signed
a→Ann→1→2020-11-17
.
@ log.tsv
date→customer→kind→dir→amount→rule
2026-11-01→a→invoice→out→10→
2026-11-16→a→email→out→→r;day
.
$ for day in 22 23 24; do crm-due -p late.yaml -l log.tsv --today=2026-11-$day --each -C due_rule,due_date,due_overdue,due_why late.tsv | sed "1d; s/^/$day /" | tr '\t' ' '; done
22 day 2026-11-17 5 since 2026-11-17
23 r 2026-11-15 8 to be paid by 2026-11-15 (8 days past the limit)
23 day 2026-11-17 6 since 2026-11-17
24 r 2026-11-15 9 to be paid by 2026-11-15 (9 days past the limit)
24 day 2026-11-17 7 since 2026-11-17

# A place that is kept for those who have waited longest goes to b, who could have been called since
# 12-18; a, whom the year forbade, waits only since today. c is worth most and has the other place.
@ reserve.yaml
version: 1
capacity: 2
reserve: 50%
score: {value: [{part: i, of: spend, scale: 0..100, weight: 100}]}
due:
  - {rule: r, every: 5d, times: 2 per year, action: call}
.
@ three.tsv
id→name→phone
a→Ann→1
b→B→2
c→C→3
.
@ log.tsv
date→customer→kind→dir→amount→rule
2026-12-01→a→call→out→→r
2026-12-10→a→call→out→→r
2026-12-13→b→call→out→→r
2026-12-01→b→purchase→→50→
2026-12-01→c→purchase→→90→
2026-12-20→c→call→out→→r
.
$ crm-due -p reserve.yaml -l log.tsv --today=2027-01-01 -C id,due_date,due_overdue three.tsv
id→due_date→due_overdue
c→2026-12-25→7
b→2026-12-18→14
! crm-due: 1 customer left for later: the capacity of a day is used up (--suppressed lists what is held back)
