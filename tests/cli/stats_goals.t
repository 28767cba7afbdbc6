# crm-stats --table=goals, and the section goals. All figures are counted by hand from the log below.
@ policy.yaml
version: 1
reply: 7d
kinds: {demo: {class: touch, dir: out, channel: visit}}
tiers:
  - {name: gold, by: spend, from: 100}
  - {name: rest}
goals:
  - {name: contacts, of: contacts, per: week, at_least: 2}
  - {name: demos, of: contacts, kinds: [demo], at_least: 1, at_most: 1}
  - {name: answered, of: answered, at_least: 50%}
  - {name: new, of: first_deals, per: quarter, at_least: 2}
  - {name: again, of: second_deals, per: quarter, at_least: 1}
  - {name: back, of: won_back, away: 90d, per: year, at_least: 1}
  - {name: gold spend, mean: spend, when: "tier == 'gold'", at_least: 150}
.
@ customers.tsv
id→name→owner
a→Ann→mia
b→Bob→lee
c→Cem→mia
.
@ log.tsv
event→date→customer→kind→dir→outcome→amount→ref
1→2025-10-01→b→purchase→→→50→
2→2026-01-10→a→purchase→→→100→
3→2026-02-01→b→purchase→→→20→
4→2026-02-02→b→purchase→→→20→
5→2026-03-02→a→email→out→→→
6→2026-03-03→b→call→out→no-answer→→
7→2026-03-08→a→email→in→→→
8→2026-03-10→b→call→out→→→
9→2026-03-11→c→demo→out→→→
10→2026-03-12→c→email→out→→→
11→2026-03-12→a→purchase→→→200→
.
# Today is Thursday, 2026-03-12; the week began on the 9th. lee: the call of the 10th; that of the 3rd
# reached nobody, and its 7 days are over; 1 of 2 was answered, as a talk is. b bought on a second day
# on 1 February, 123 days after the first, and on a third on the 2nd. mia: the email of the 2nd was
# answered on the 8th, the demo is a talk, and the email of today may still be answered. a bought first
# on 10 January and again today, after 61 days, and is gold; b is not, with 90.
$ crm-stats -p policy.yaml --table=goals --today=2026-03-12 -l log.tsv customers.tsv
owner→goal→period→figure→at_least→at_most→met
lee→contacts→2026-W11→1→2→→open
lee→demos→2026-03→0→1→1→open
lee→answered→2026-03→0.5000→0.5000→→open
lee→new→2026-Q1→0→2→→open
lee→again→2026-Q1→1→1→→yes
lee→back→2026→1→1→→yes
lee→gold spend→2026-03→→150.00→→
mia→contacts→2026-W11→2→2→→yes
mia→demos→2026-03→1→1→1→open
mia→answered→2026-03→1.0000→0.5000→→open
mia→new→2026-Q1→1→2→→open
mia→again→2026-Q1→1→1→→yes
mia→back→2026→0→1→→open
mia→gold spend→2026-03→300.00→150.00→→yes

# The week ends with Sunday, the 15th. At eight of that day it has not ended; the day as a whole is over.
$ for day in 2026-03-15T08:00 2026-03-15; do crm-stats -p policy.yaml --table=goals --today=$day -l log.tsv customers.tsv | grep 'lee.contacts'; done
lee→contacts→2026-W11→1→2→→open
lee→contacts→2026-W11→1→2→→no

# On the 19th the email of the 12th has waited for 7 days and may be answered; on the 20th it counts.
$ for d in 19 20; do crm-stats -p policy.yaml --table=goals --today=2026-03-$d -l log.tsv customers.tsv | grep 'mia.answered'; done
mia→answered→2026-03→1.0000→0.5000→→open
mia→answered→2026-03→0.6667→0.5000→→open

# An answer on its 7th day is one, on its 8th none; either is that of the contact's month.
$ for d in 2026-03-19 2026-03-20; do { cat log.tsv; printf '12\t%s\tc\temail\tin\t\t\t\n' $d; } >more.tsv; \
  crm-stats -p policy.yaml --table=goals --today=2026-04-01 --since=2026-03-31 -l more.tsv customers.tsv | grep 'mia.answered'; done
mia→answered→2026-03→1.0000→0.5000→→yes
mia→answered→2026-04→→0.5000→→
mia→answered→2026-03→0.6667→0.5000→→yes
mia→answered→2026-04→→0.5000→→

# Periods that are over, whole although the time begins and ends within them. What is a state is known
# of today alone.
$ crm-stats -p policy.yaml --table=goals --today=2026-04-02 --since=2026-03-04 --until=2026-03-17 --by= -l log.tsv customers.tsv
goal→period→figure→at_least→at_most→met
contacts→2026-W10→1→2→→no
contacts→2026-W11→3→2→→yes
contacts→2026-W12→0→2→→no
demos→2026-03→1→1→1→yes
answered→2026-03→0.6000→0.5000→→yes
new→2026-Q1→1→2→→no
again→2026-Q1→2→1→→yes
back→2026→1→1→→yes
gold spend→2026-03→→150.00→→

# More than at_most cannot be mended; a second demo on another day.
$ { cat log.tsv; printf '12\t2026-03-12\tb\tdemo\tout\t\t\t\n13\t2026-03-12\ta\tdemo\tout\t\t\t\n'; } >more.tsv; \
  crm-stats -p policy.yaml --table=goals --today=2026-03-12 -l more.tsv customers.tsv | grep demos
lee→demos→2026-03→1→1→1→open
mia→demos→2026-03→2→1→1→no

# In any order of the log and with any number of threads; a first purchase that was taken back was none,
# and then the second is the first.
$ { sed 1q log.tsv; tail -n +2 log.tsv | sort -r; printf '12\t2026-03-12\ta\tvoid\t\t\t\tevent:2\n'; } >turned.tsv; \
  for n in 1 3; do crm-stats -p policy.yaml --table=goals --threads=$n --today=2026-03-12 -l turned.tsv customers.tsv | grep 'mia.*Q1'; done
mia→new→2026-Q1→1→2→→open
mia→again→2026-Q1→0→1→→open
mia→new→2026-Q1→1→2→→open
mia→again→2026-Q1→0→1→→open

# Of a year, the share answered is the fact, where all contacts are of that year: 3 of 5.
$ sed 's/answered, at_least/answered, per: year, at_least/' policy.yaml >year.yaml; \
  crm-stats -p year.yaml --table=goals --by= --today=2026-12-31 -l log.tsv customers.tsv | grep answered; \
  crm-facts -p year.yaml --today=2026-12-31 -l log.tsv -C answered customers.tsv | cut -f1,5
answered→2026→0.6000→0.5000→→yes
id→answered
a→1.00
b→0.50
c→0.50

# Only some customers; as JSON the figure is a number and the word a text.
$ crm-stats -p policy.yaml --table=goals --today=2026-03-12 --only "owner == 'mia'" --to-json -l log.tsv customers.tsv | sed -n '2p; 7p'
{"owner":"mia","goal":"demos","period":"2026-03","figure":1,"at_least":1,"at_most":1,"met":"open"}
{"owner":"mia","goal":"gold spend","period":"2026-03","figure":300.00,"at_least":150.00,"at_most":null,"met":"yes"}

# Counts and shares of customers.
@ state.yaml
version: 1
kinds: {demo: {class: touch, dir: out, channel: visit}}
goals:
  - {name: buyers, count: purchases > 0, at_least: 2}
  - {name: loyal, share: purchases > 1, at_least: 0.5}
  - {name: turnover, sum: spend, at_most: 300}
.
$ crm-stats -p state.yaml --table=goals --today=2026-03-12 -l log.tsv customers.tsv
owner→goal→period→figure→at_least→at_most→met
lee→buyers→2026-03→1→2→→no
lee→loyal→2026-03→1.0000→0.5000→→yes
lee→turnover→2026-03→90.00→→300.00→yes
mia→buyers→2026-03→1→2→→no
mia→loyal→2026-03→0.5000→0.5000→→yes
mia→turnover→2026-03→300.00→→300.00→yes

# A later file of a policy replaces a goal by its name, and adds others.
$ printf 'version: 1\ninclude: state.yaml\ngoals:\n  - {name: buyers, count: purchases > 0, at_least: 1}\n  - {name: more, of: contacts, at_least: 1}\n' >later.yaml; \
  crm-stats -p later.yaml --table=goals --today=2026-03-12 --by= -l log.tsv customers.tsv | cut -f1,4
goal→at_least
buyers→1
loyal→0.5000
turnover→
more→1

# ---- what is wrong ----

$ crm-stats --table=goals -l log.tsv customers.tsv
! crm-stats: --table=goals: the policy has no section "goals"
? 2

$ crm-stats -p policy.yaml --table=goals --by=month -l log.tsv customers.tsv
! crm-stats: --by: --table=goals takes columns of customers
? 2

$ crm-stats -p policy.yaml --table=goals -C 'n=count()' -l log.tsv customers.tsv
! crm-stats: --columns cannot be combined with --table=goals
? 2

$ crm-stats -p policy.yaml --table=goals --compare=previous --since=2026-01-01 -l log.tsv customers.tsv
! crm-stats: --compare cannot be combined with --table=goals
? 2

@ slip
printf 'version: 1\ngoals:\n  - {%s}\n' "$1" >slip.yaml; crm-stats -p slip.yaml --table=goals -l log.tsv customers.tsv
.
$ sh slip 'name: x, of: contacs, at_least: 1'
! crm-stats: slip.yaml:3:19: goals: unknown of "contacs"; did you mean "contacts"?
? 1

$ sh slip 'name: x, at_least: 1'
! crm-stats: slip.yaml:3:5: goals: goal "x": expected one of the keys of, count, share, sum and mean
? 1

$ sh slip 'name: x, of: contacts, mean: spend, at_least: 1'
! crm-stats: slip.yaml:3:5: goals: goal "x": expected one of the keys of, count, share, sum and mean
? 1

$ sh slip 'name: x, of: contacts'
! crm-stats: slip.yaml:3:5: goals: goal "x": expected at_least or at_most
? 1

$ sh slip 'name: x, of: answered, at_least: 40'
! crm-stats: slip.yaml:3:39: goals: goal "x": a share is from 0 to 1; write 40% or 0.4
? 1

$ sh slip 'name: x, of: contacts, at_least: 4, at_most: 3'
! crm-stats: slip.yaml:3:5: goals: goal "x": at_least is above at_most
? 1

$ sh slip 'name: x, of: answered, kinds: call, at_least: 10%'
! crm-stats: slip.yaml:3:36: goals: "kinds" requires of: contacts
? 1

$ sh slip 'name: x, of: contacts, away: 10d, at_least: 1'
! crm-stats: slip.yaml:3:5: goals: "away" requires of: won_back
? 1

$ sh slip 'name: x, of: contacts, kinds: [cal], at_least: 1'
! crm-stats: slip.yaml:3:37: goals: unknown kind "cal"; did you mean "call"?
? 1

$ sh slip "name: x, of: contacts, when: \"kind == 'call'\", at_least: 1"
! crm-stats: slip.yaml:3:36: goals: unknown name "kind": neither in the vocabulary nor a column of the stream
? 1

$ sh slip "name: x, of: contacts, when: \"channel == 'phone'\", at_least: 1"
! crm-stats: slip.yaml:3:5: goal "x": its expressions may look at customers and facts, and not at columns of the log
? 1

$ sh slip 'name: x, of: contacts, when: purchases, at_least: 1'
!~ crm-stats: slip.yaml:3:3.: goals: .*
? 1

$ printf 'version: 1\ngoals:\n  - {name: x, of: contacts, at_least: 1}\n  - {name: x, of: contacts, at_least: 2}\n' >slip.yaml; crm-stats -p slip.yaml --table=goals -l log.tsv customers.tsv
!~ crm-stats: slip.yaml:4:5: goals: duplicate.*
? 1

# crm-check finds a goal that is about nobody.
$ printf 'version: 1\ngoals:\n  - {name: x, of: contacts, when: purchases < 0, at_least: 1}\n' >slip.yaml; crm-check -p slip.yaml customers.tsv | cut -f1-5
file→line→field→finding→value
slip.yaml→3→goals→it is about nobody: its condition can never hold→x

# A share above at_most may still fall before the month ends; a count may not. One call was made, and
# as a talk it was answered.
$ printf 'version: 1\ngoals:\n  - {name: most, of: answered, at_most: 50%%}\n  - {name: few, of: contacts, at_most: 0}\n' >most.yaml; printf 'id\tname\na\tAnn\n' >ann.tsv; printf 'date\tcustomer\tkind\tdir\n2026-11-02\ta\tcall\tout\n' >call.tsv; for day in 2026-11-03 2026-11-30; do crm-stats -p most.yaml --table=goals --since=2026-11-01 --today=$day -l call.tsv ann.tsv | sed 1d; done
→most→2026-11→1.0000→→0.5000→open
→few→2026-11→1→→0→no
→most→2026-11→1.0000→→0.5000→no
→few→2026-11→1→→0→no

# … and neither is a share met before its month is over: on the 2nd a talk, and on the 5th a mail that
# nobody answers within 14 days, by the 20th 1 of 2. A count that is enough stays so.
$ printf 'version: 1\ngoals:\n  - {name: least, of: answered, at_least: 60%%}\n  - {name: both, of: answered, at_least: 10%%, at_most: 90%%}\n  - {name: some, of: contacts, at_least: 1}\n' >least.yaml; printf '2026-11-05\ta\temail\tout\n' >>call.tsv; for day in 2026-11-03 2026-11-20 2026-11-30; do crm-stats -p least.yaml --table=goals --since=2026-11-01 --today=$day -l call.tsv ann.tsv | sed "1d; s/^/$day /"; done
2026-11-03 →least→2026-11→1.0000→0.6000→→open
2026-11-03 →both→2026-11→1.0000→0.1000→0.9000→open
2026-11-03 →some→2026-11→1→1→→yes
2026-11-20 →least→2026-11→0.5000→0.6000→→open
2026-11-20 →both→2026-11→0.5000→0.1000→0.9000→open
2026-11-20 →some→2026-11→2→1→→yes
2026-11-30 →least→2026-11→0.5000→0.6000→→no
2026-11-30 →both→2026-11→0.5000→0.1000→0.9000→yes
2026-11-30 →some→2026-11→2→1→→yes

# A target is one that the figure can have.
@ targets
for what; do printf 'version: 1\ngoals:\n  - {name: x, %s}\n' "$what" >slip.yaml; echo "$what:$(crm-stats -p slip.yaml --table=goals -l call.tsv ann.tsv 2>&1 >/dev/null | sed 's/.*goal "x": / /')"; done
.
$ sh targets 'of: contacts, at_least: 40%' 'of: first_deals, at_least: 0.3' 'of: won_back, at_most: -1' 'count: purchases > 1, at_most: 2.5' 'count: purchases > 1, at_least: 100%'
of: contacts, at_least: 40%: at_least: "40%" is compared with a count, and is no whole number from 0 on
of: first_deals, at_least: 0.3: at_least: "0.3" is compared with a count, and is no whole number from 0 on
of: won_back, at_most: -1: at_most: "-1" is compared with a count, and is no whole number from 0 on
count: purchases > 1, at_most: 2.5: at_most: "2.5" is compared with a count, and is no whole number from 0 on
count: purchases > 1, at_least: 100%: at_least: "100%" is compared with a count, and is no whole number from 0 on
$ sh targets 'share: purchases > 1, at_most: -0.1' 'of: answered, at_most: 101%' 'sum: spend, at_least: 40%' 'of: contacts, at_least: 0' 'of: contacts, at_most: 1.0' 'share: purchases > 1, at_least: 1' 'share: purchases > 1, at_most: 0' 'mean: answered, at_least: 40%' 'mean: closeness, at_least: 3.5' 'sum: spend, at_least: -1'
share: purchases > 1, at_most: -0.1: a share is from 0 to 1; write 40% or 0.4
~ of: answered, at_most: 101%:.*"101%" is not from 0% to 100%
sum: spend, at_least: 40%: at_least: "40%" is compared with a sum, which is no share
of: contacts, at_least: 0:
of: contacts, at_most: 1.0:
share: purchases > 1, at_least: 1:
share: purchases > 1, at_most: 0:
mean: answered, at_least: 40%:
mean: closeness, at_least: 3.5:
sum: spend, at_least: -1:

# The last day of the calendar ends its month, quarter and year; its week would go on.
$ printf 'version: 1\ngoals:\n  - {name: m, of: contacts, at_least: 1}\n  - {name: q, of: contacts, per: quarter, at_least: 1}\n  - {name: y, of: contacts, per: year, at_least: 1}\n  - {name: w, of: contacts, per: week, at_least: 1}\n' >end.yaml; for day in 9999-12-30 9999-12-31; do crm-stats -p end.yaml --table=goals --today=$day -l call.tsv ann.tsv | sed 1d | cut -f2,3,7; done | tr '\t\n' ' ;'; echo
m 9999-12 open;q 9999-Q4 open;y 9999 open;w 9999-W52 open;m 9999-12 no;q 9999-Q4 no;y 9999 no;w 9999-W52 open;
$ printf '9999-12-31\ta\tcall\tout\n' >>call.tsv; crm-stats -l call.tsv --period=9999-12 --today=9999-12-31 ann.tsv | cut -f1-3
month→customers→events
9999-12→1→1
