# Lengths of time that count in days: hours and minutes are taken where they are whole days, and
# refused otherwise, since they would mean a whole day all the same. Only open counts by the clock.
@ customers.tsv
id→name→phone
a→Ann→1
.
@ try
for what; do printf "version: 1\n$what\n" >p.yaml; echo "$what: $(crm-due -p p.yaml -l /dev/null --today=2026-11-21 customers.tsv 2>&1 >/dev/null | sed 's/^[^ ]* [^ ]* //')"; done
.
@ rule
for what; do printf "version: 1\nstages: []\ntiers: []\ndue:\n  - {rule: r, $what}\n" >p.yaml; echo "$what:$(crm-due -p p.yaml -l /dev/null --today=2026-11-21 customers.tsv 2>&1 >/dev/null | sed 's/^[^ ]* [^ ]* / /')"; done
.
$ sh try 'quiet: 3h' 'quiet_before: 30min' 'declined: 25h' 'retry: 1min' 'reply: 36h' | sed 's/.*: //' | sort | uniq -c | sed 's/ *//'
5 only whole days count here, such as 2d

$ sh rule 'action: call, silence: 5h' 'action: call, silence: 5h..9d' 'action: call, silence: 5d..130h' 'action: call, every: 90min' 'action: call, older: 25h, of: reviewed' 'action: call, silence: 5d, every: 8h' 'action: call, silence: 5d, again: 8h' 'action: call, silence: 5d, retry: 23h'
action: call, silence: 5h: due: silence: "5h": only whole days count here, such as 2d
action: call, silence: 5h..9d: due: silence: "5h..9d" is not a range such as 30d..60d
action: call, silence: 5d..130h: due: silence: "5d..130h" is not a range such as 30d..60d
action: call, every: 90min: due: every: "90min": only whole days count here, such as 2d
action: call, older: 25h, of: reviewed: due: older: "25h": only whole days count here, such as 2d
action: call, silence: 5d, every: 8h: due: every: "8h": only whole days count here, such as 2d
action: call, silence: 5d, again: 8h: due: again: "8h": only whole days count here, such as 2d
action: call, silence: 5d, retry: 23h: due: retry: "23h": only whole days count here, such as 2d

$ sh rule 'action: call, after: purchase, wait: 2h' 'action: call, after: purchase, within: 1441min' 'action: call, owed: sample, for: question, expires: 2h' 'action: call, promised: any, ahead: 2h' 'action: call, appointment: any, wait: 2h' 'action: call, milestone: any, ahead: 2h' 'action: call, anniversary: birthday, expires: 2h' 'action: call, holiday: new-year, ahead: 2h' 'after: purchase, steps: [{action: call, wait: 5h}]' | sed 's/.*: "/"/' | sort | uniq -c | sed 's/ *//'
1 "1441min": only whole days count here, such as 2d
7 "2h": only whole days count here, such as 2d
1 "5h": only whole days count here, such as 2d

# Whole days are taken, and so are hours of what is open.
$ sh rule 'action: call, silence: 48h..72h' 'action: call, silence: 5d, again: 1440min' 'action: call, after: purchase, wait: 24h, within: 48h' 'action: call, open: question, within: 90min, ahead: 2h, escalate: 0h' 'action: call, silence: 5d, retry: 0h'
action: call, silence: 48h..72h:
action: call, silence: 5d, again: 1440min:
action: call, after: purchase, wait: 24h, within: 48h:
action: call, open: question, within: 90min, ahead: 2h, escalate: 0h:
action: call, silence: 5d, retry: 0h:

# Nothing is no length of time for what may come again; and what never counts is a slip.
$ sh rule 'action: call, silence: 5d, again: 0d' 'action: call, silence: 5d, every: 0h' 'action: call, every: 0d' 'action: call, silence: 5d, times: {total: 1, year: 2}' 'action: call, silence: 5d, times: {total: 2, year: 2}' 'action: call, silence: 5d, times: {year: 2}'
action: call, silence: 5d, again: 0d: due: again: must be more than 0
action: call, silence: 5d, every: 0h: due: every: must be more than 0
action: call, every: 0d: due: every: must be more than 0
action: call, silence: 5d, times: {total: 1, year: 2}: due: times: total is less than year, which then never counts
action: call, silence: 5d, times: {total: 2, year: 2}:
action: call, silence: 5d, times: {year: 2}:

# A cadence, how warmth fades, and how long somebody was away count in days, too.
$ sh try 'cadence: [{when: "true", silence: 30h}]' 'goals: [{name: x, of: won_back, away: 30h, at_least: 1}]' 'score: {closeness: {behaviours: {news: {kinds: share, in: 1, out: 1, half_life: 36h}}}}' | sed 's/.*: "/"/'
"30h": only whole days count here, such as 2d
"30h": only whole days count here, such as 2d
"36h": only whole days count here, such as 2d
