# Tries that did not reach a customer: retry, give_up and addresses that bounced. 2026-11-21 is today,
# a Saturday; the days are counted by hand.
@ customers.tsv
id→name→phone→email→owner→reviewed
a→Ann→+1 555 0100→ann@x.org→mia→
b→Bob→+1 555 0101→→mia→
.
@ policy.yaml
version: 1
retry: 2d
give_up: 3
owners:
  mia: {manager: boss}
due:
  - {rule: news, every: 30d, action: call, why: "Time for news"}
  - {rule: complaint, open: complaint, action: call, purpose: service, why: "Complained on {since}"}
.
@ see
crm-due -p policy.yaml -l log.tsv "$@" customers.tsv | cut -f1,7,9-
.
@ log.tsv
date→customer→kind→outcome
2026-11-19T10:00→a→call→no-answer
2026-11-20→b→call→no-answer
.

# Tried on the 19th, Ann is called again on the 21st, at another time of the day; Bob, tried on the
# 20th, on the 22nd.
@ list
crm-due -p policy.yaml -l log.tsv --today=2026-${1:-11-21} customers.tsv | awk -F '\t' -v OFS='|' '{ print $1, $10, $11, $12, $17 }' | sed 1d
.
$ sh list
a|call|phone|Time for news. Not reached on 2026-11-19; try the afternoon|mia
$ sh list 11-20
$ sh list 11-22
a|call|phone|Time for news. Not reached on 2026-11-19; try the afternoon|mia
b|call|phone|Time for news. Not reached on 2026-11-20; try another time of day|mia

# It is said for 30 days, and not after another contact that reached them.
$ sh list 12-19 | cut -d'|' -f1,4; sh list 12-20 | cut -d'|' -f1,4
a|Time for news. Not reached on 2026-11-19; try the afternoon
b|Time for news. Not reached on 2026-11-20; try another time of day
a|Time for news
b|Time for news. Not reached on 2026-11-20; try another time of day
$ { cat log.tsv; printf '2026-11-20T12:00\ta\tgreeting\t\n'; } >greeted.tsv; sed 's/log.tsv/greeted.tsv/' list >list2; sh list2 11-22 | cut -d'|' -f1,4
a|Time for news
b|Time for news. Not reached on 2026-11-20; try another time of day
$ crm-due -p policy.yaml -l log.tsv --today=2026-11-21 --suppressed -C id,due_held customers.tsv | sed 1d | tr '\t' '|'
b|tried lately
$ crm-due -p policy.yaml -l log.tsv --today=2026-11-21 --explain=b customers.tsv | grep news
>   news                held: due 2026-11-21: Time for news [tried lately until 2026-11-22]

# A plan waits, too.
$ crm-due -p policy.yaml -l log.tsv --today=2026-11-20 --days=3 -C id,due_day customers.tsv
id→due_day
a→2026-11-21
b→2026-11-22

# A rule says its own, and steps of a sequence do.
$ sed -i 's/every: 30d,/every: 30d, retry: 3d,/' policy.yaml; sh list 11-21; sh list 11-22 | cut -d'|' -f1; sh list 11-23 | cut -d'|' -f1; sed -i 's/ retry: 3d,//' policy.yaml
a
a
b

# Which time of the day: not one at which they did not answer.
@ times
for when in "$@"; do printf '2026-11-%s\ta\tcall\tno-answer\n' "$when"; done | cat head - >log.tsv
sed -i 's/give_up: 3/give_up: 0/' policy.yaml
sh list | sed -n 's/.*; //; s/|mia//p'
sed -i 's/give_up: 0/give_up: 3/' policy.yaml
.
$ printf 'date\tcustomer\tkind\toutcome\n2026-11-20\tb\tcall\t\n' >head
$ sh times 10T11:59; sh times 10T12:00; sh times 10T16:59; sh times 10T17:00
try the afternoon
try the morning
try the morning
try the afternoon
$ sh times 10T09:00 12T14:00; sh times 10T09:00 12T14:00 13T18:00
try the evening
try another day of the week

# Two tries by telephone, then a third: from then on it is an email, and the reason says so. An
# email that arrived does not reach them by telephone, so that the next one is an email again.
@ log.tsv
date→customer→kind→outcome
2026-11-10→a→call→no-answer
2026-11-12→a→call→no-answer
2026-11-10→b→call→no-answer
2026-11-12→b→call→no-answer
.
$ sh list
a|call|phone|Time for news. Not reached on 2026-11-12; try another time of day|mia
b|call|phone|Time for news. Not reached on 2026-11-12; try another time of day|mia
$ printf '2026-11-15\ta\tcall\tno-answer\n2026-11-15\tb\tcall\tno-answer\n' >>log.tsv; sh list
b|escalate|phone|Time for news. Not reached in 3 tries: somebody else should try|boss
a|email|email|Time for news. Not reached by phone in 3 tries: this time by email|mia
$ printf '2026-11-16\ta\temail\t\n' >>log.tsv; sh list 12-20 | grep ^a
a|email|email|Time for news. Not reached by phone in 3 tries: this time by email|mia

# The manager tries once; then Bob is left in peace until 90 days after that: 2027-02-15. The one
# try of that day begins another 90 days. Ann is called again from the 13th on, 90 days after the 15th.
$ printf '2026-11-17\tb\tcall\tno-answer\n' >>log.tsv; sh list | cut -d'|' -f1
a
$ crm-due -p policy.yaml -l log.tsv --today=2026-11-21 --explain=b customers.tsv | grep news
>   news                held: due 2026-11-21: Time for news [given up until 2027-02-15]
$ crm-due -p policy.yaml -l log.tsv --today=2027-02-12 -C id,due_action customers.tsv
id→due_action
a→email
$ crm-due -p policy.yaml -l log.tsv --today=2027-02-14 -C id,due_action customers.tsv
id→due_action
a→call
$ crm-due -p policy.yaml -l log.tsv --today=2027-02-15 -C id,due_action customers.tsv
id→due_action
a→call
b→call
$ printf '2027-02-15\tb\tcall\tno-answer\n' >>log.tsv; crm-due -p policy.yaml -l log.tsv --today=2027-03-01 --explain=b customers.tsv | grep -o '.given up.*'
[given up until 2027-05-16]

# They answer, or call us: all begins anew.
$ printf '2027-02-20T09:00\tb\tcall\treached\n' >>log.tsv; crm-due -p policy.yaml -l log.tsv --today=2027-03-25 -C id,due_channel,due_why customers.tsv | sed -n '/^b/p'
b→phone→Time for news

# Without a manager nobody can take it over. What serves the customer is never given up: somebody
# else should see to it.
$ sed -i '/owners/,/mia/d' policy.yaml; sed -i '/2026-11-17/,$d' log.tsv; sh list | cut -d'|' -f1
a
$ printf '2026-11-09\tb\tcomplaint\t\n' >>log.tsv; sh list
b|escalate|phone|Complained on 2026-11-09 (12 days past the limit). Not reached in 3 tries: somebody else should try|mia
a|email|email|Time for news. Not reached by phone in 3 tries: this time by email|mia

# A customer who was given up and does something themselves, by whatever channel, is no longer given up: Bob can
# only be called, was tried three times and is given up until 2027-02-13 (90 days after 11-15). He comes in, buys,
# writes, asks or speaks well of us on the 18th: on the 19th he is called. What is entered at the desk changes nothing.
@ log.tsv
date→customer→kind→outcome→dir
2026-11-10→b→call→no-answer→
2026-11-12→b→call→no-answer→
2026-11-15→b→call→no-answer→
.
@ gone
{ cat log.tsv; printf "$@"; } >tried.tsv
crm-due -p policy.yaml -l tried.tsv --today=2026-11-19 -C due_channel,due_why customers.tsv | sed 1d
crm-due -p policy.yaml -l tried.tsv --today=2026-11-19 --explain=b customers.tsv | grep -o 'given up until.*\]'
crm-facts -l tried.tsv --today=2026-11-19 -C attempts,attempts_phone customers.tsv | sed 1d | cut -f1,6-
.
@ phones.tsv
id→name→phone→owner
b→Bob→+1 555 0101→mia
.
$ mv customers.tsv both.tsv; mv phones.tsv customers.tsv; sh gone ''
given up until 2027-02-13]
b→3→3
$ for kind in visit purchase question praise; do sh gone "2026-11-18\tb\t$kind\t\t\n"; done
phone→Time for news
b→0→0
phone→Time for news
b→0→0
phone→Time for news
b→0→0
phone→Time for news
b→0→0
$ sh gone '2026-11-18\tb\tchat\t\tin\n'; sh gone '2026-11-18\tb\tnote\t\t\n'; sh gone '2026-11-18\tb\tpurchase\tno-show\t\n'; sh gone '2026-11-14\tb\tvisit\t\t\n'
phone→Time for news
b→0→0
given up until 2027-02-13]
b→3→3
given up until 2027-02-13]
b→3→3
phone→Time for news. Not reached on 2026-11-15; try another time of day
b→1→1

# It begins anew: after two tries he is still called, after the third he is given up until 90 days after it. (A try
# without a time is at the end of its day, and so after a purchase at six.)
$ sh gone '2026-11-15T18:00\tb\tpurchase\t\t\n2026-11-16\tb\tcall\tno-answer\t\n2026-11-17\tb\tcall\tno-answer\t\n'
given up until 2027-02-15]
b→3→3
$ sh gone '2026-11-15\tb\tpurchase\t\t\n2026-11-16\tb\tcall\tno-answer\t\n2026-11-17\tb\tcall\tno-answer\t\n'
phone→Time for news. Not reached on 2026-11-17; try another time of day
b→2→2
$ sh gone '2026-11-15\tb\tpurchase\t\t\n2026-11-16\tb\tcall\tno-answer\t\n2026-11-16T20:00\tb\tcall\tno-answer\t\n2026-11-17\tb\tcall\tno-answer\t\n'
given up until 2027-02-15]
b→3→3

# Our greeting that arrived ends it, too, though the telephone was not tried again: one more try, and it is given up.
$ sh gone '2026-11-16\tb\tgreeting\t\t\n'; sh gone '2026-11-16\tb\tgreeting\t\t\n2026-11-17\tb\tcall\tno-answer\t\n'
phone→Time for news
b→0→3
given up until 2027-02-15]
b→1→4

# ---- what bounced ----
$ mv both.tsv customers.tsv

# An email that bounced is not written to again, but called, and asked for another address; once
# there is another one, it is written to.
@ log.tsv
date→customer→kind→outcome→ref
2026-10-01→a→email→bounced→email:ann@x.org
.
@ write.yaml
version: 1
due:
  - {rule: news, every: 30d, action: email, why: "Time for news"}
.
$ sed 's/policy.yaml/write.yaml/' list >list2; sh list2 | sed 1q
a|call|phone|Time for news. What was sent by email on 2026-10-01 bounced: ask for a new address|mia
$ sed -i 's/ann@x/ann@y/' customers.tsv; sh list2 | sed 1q
a|email|email|Time for news|mia
$ sed -i 's/ann@y/ann@x/' customers.tsv; sed -i 's/+1 555 0100//' customers.tsv; crm-due -p write.yaml -l log.tsv --today=2026-11-21 --suppressed -C id,due_held customers.tsv
id→due_held
a→no channel

# ---- faults of the policy ----
$ sed 's/retry: 2d/retry: 3h/' policy.yaml >bad.yaml; crm-due -p bad.yaml -l log.tsv customers.tsv
! crm-due: bad.yaml:2:8: retry: "3h": only whole days count here, such as 2d
? 1

# The time of day is that of the policy's zone: 11:30Z is 12:30 in Berlin, and 12:30+05:00 is 08:30.
$ printf 'version: 1\nzone: Europe/Berlin\ndue:\n  - {rule: r, silence: 1d, action: call}\n' >berlin.yaml; printf 'id\tname\tphone\na\tAnn\t1\n' >ann.tsv; for at in 11:30Z 12:30+05:00 11:30; do printf 'date\tcustomer\tkind\tdir\toutcome\n2026-11-18T%s\ta\tcall\tout\tno-answer\n' $at >at.tsv; crm-due -p berlin.yaml -l at.tsv --today=2026-11-21 -C due_why ann.tsv | sed '1d; s/.*; //'; done
try the morning
try the afternoon
try the afternoon

$ sed 's/retry: 2d/retry: soon/' policy.yaml >bad.yaml; crm-due -p bad.yaml -l log.tsv customers.tsv
! crm-due: bad.yaml:2:8: retry: "soon" is not a length of time such as 30d, 2w, 3m, 1y or 24h
? 1
$ sed 's/give_up: 3/give_up: -1/' policy.yaml >bad.yaml; crm-due -p bad.yaml -l log.tsv customers.tsv
!~ crm-due: bad.yaml:3:10: give_up: .*
? 1
$ sed 's/give_up: 3/give_up: 1.5/' policy.yaml >bad.yaml; crm-due -p bad.yaml -l log.tsv customers.tsv
! crm-due: bad.yaml:3:10: give_up: "1.5" is not a whole number
? 1
$ sed 's/every: 30d,/every: 30d, retri: 2d,/' policy.yaml >bad.yaml; crm-due -p bad.yaml -l log.tsv customers.tsv
!~ crm-due: bad.yaml:5:.*: due: unknown key "retri"; did you mean "retry"\?
? 1
$ crm-facts -p policy.yaml -l log.tsv customers.tsv | crm-due -p policy.yaml
! crm-due: rule complaint needs the log: name it with -l (or $CRM_LOG)
? 2
$ sed -i /complaint/d policy.yaml; crm-facts -p policy.yaml -l log.tsv customers.tsv | crm-due -p policy.yaml
! crm-due: retry of rule news needs the log: name it with -l (or $CRM_LOG)
? 2
$ sed -i 's/retry: 2d/retry: 0d/' policy.yaml; crm-facts -p policy.yaml -l log.tsv customers.tsv | crm-due -p policy.yaml
! crm-due: give_up of rule news needs the log: name it with -l (or $CRM_LOG)
? 2

# What only accompanies a contact and was tried lately says so, also where work at the desk fills the day.
$ printf 'version: 1\nquiet: 0d\ndue:\n  - {rule: along, every: 1m, alone: false, action: call, retry: 1m}\n  - {rule: desk, fill: 4, action: review}\n' >along.yaml; printf 'id\tname\tphone\na\tAnn\t1\n' >ann.tsv; printf 'date\tcustomer\tkind\toutcome\tdir\n2026-11-01\ta\tsurvey\tno-answer\tout\n' >try.tsv; crm-due -p along.yaml -l try.tsv --today=2026-11-21 --suppressed -C due_rule,due_held ann.tsv; sed -i '/desk/d' along.yaml; crm-due -p along.yaml -l try.tsv --today=2026-11-21 --suppressed -C due_rule,due_held ann.tsv
due_rule→due_held
along→tried lately
due_rule→due_held
along→tried lately

# A new address begins anew: two messages to the old one bounced, none went to the new one. The old one
# is given up.
$ printf 'version: 1\ngive_up: 2\ndue:\n  - {rule: r, silence: 1d, action: email}\n' >new.yaml; printf 'id\tname\temail\na\tAnn\tnew@x.org\nb\tBob\told@x.org\n' >new.tsv; printf 'date\tcustomer\tkind\tdir\toutcome\tref\n' >bounces.tsv; for who in a b; do for day in 10 12; do printf '2026-11-%s\t%s\temail\tout\tbounced\temail:old@x.org\n' $day $who; done; done >>bounces.tsv; crm-due -p new.yaml -l bounces.tsv --today=2026-11-20 -C id,due_channel new.tsv; crm-due -p new.yaml -l bounces.tsv --today=2026-11-20 --suppressed -C id,due_held new.tsv
id→due_channel
a→email
id→due_held
b→no channel
