# The trigger holiday.
# 1 May 2026 is a Friday, so the Sundays are 3 and 10; the Fridays of September 4, 11, 18, 25. The
# Chinese year begins on 2027-02-06.

@ on
# on RULE DAY...: who is listed by the rule on each of these days, by when, and how urgent.
rule=$1
shift
for day; do
	crm-due -p p.yaml -l log.tsv --rule="$rule" --today="$day" -C id,due_date,due_overdue,due_priority customers.tsv |
		sed "1d; s/^/$day /"
done
.

@ p.yaml
version: 1
holidays:
  - {name: mothers-day, nth: 2, weekday: sunday, month: 5}
  - {name: last-friday, last: friday, month: 9}
  - {name: easter, days: [2026-04-05, 2027-03-28]}
  - {name: eve, lunar: 01-01, shift: -1d}
due:
  - {rule: mothers, holiday: mothers-day, action: greet}
  - {rule: friday, holiday: last-friday, ahead: 1w, action: greet}
  - {rule: easter, holiday: easter, expires: 2d, action: greet}
  - {rule: eve, holiday: eve, action: greet}
.
@ customers.tsv
id→name→phone→birthday
x→Xia→1→--01-02
.
$ printf 'date\tcustomer\tkind\n' >log.tsv; sh on mothers 2026-05-09 2026-05-10 2026-05-11
2026-05-10 x→2026-05-10→0→50

$ sh on friday 2026-09-17 2026-09-18 2026-09-25 2026-09-26
2026-09-18 x→2026-09-25→0→50
2026-09-25 x→2026-09-25→0→50

$ sh on eve 2027-02-04 2027-02-05 2027-02-06
2027-02-05 x→2027-02-05→0→50

# A holiday of listed days is over after the last of them
$ sh on easter 2026-04-04 2026-04-05 2026-04-07 2026-04-08 2027-03-28 2027-03-30 2027-03-31
2026-04-05 x→2026-04-05→0→50
2026-04-07 x→2026-04-05→2→50
2027-03-28 x→2027-03-28→0→50
2027-03-30 x→2027-03-28→2→50
! crm-due: holidays whose list of dates ends: easter (2027-03-28); add later dates to the policy
! crm-due: holidays whose list of dates ends: easter (2027-03-28); add later dates to the policy
! crm-due: holidays whose list of dates ends: easter (2027-03-28); add later dates to the policy

$ for day in 2026-04-08 2027-03-31; do crm-due -p p.yaml -l log.tsv --rule=easter --today=$day --explain=x customers.tsv | tail -n 1; done
  easter              no: not before 2027-03-28
  easter              no: the policy has no later date of this holiday
! crm-due: holidays whose list of dates ends: easter (2027-03-28); add later dates to the policy

# Of a list of dates it is told, from three months before the last of them on: that is 28 March 2027
# here, and 28 December 2026 is three months before it. Other rules have nothing to do with it.
$ for day in 2026-12-28 2026-12-29; do crm-due -p p.yaml -l log.tsv --rule=easter --today=$day -C id customers.tsv; done
id
id
! crm-due: holidays whose list of dates ends: easter (2027-03-28); add later dates to the policy

$ crm-due -p p.yaml -l log.tsv --rule=eve --today=2027-01-29 -C id customers.tsv
id

$ crm-cal -p p.yaml -l log.tsv --today=2026-12-29 --days=120 --rule=easter customers.tsv | grep -c BEGIN:VEVENT
1
! crm-cal: holidays whose list of dates ends: easter (2027-03-28); add later dates to the policy

$ for day in 2026-12-28 2026-12-29 2027-03-30 2027-03-31; do crm-check -p p.yaml --today=$day | cut -f 2-5,7 | sed 1d; done
10→due→the last date of "easter" is 2027-03-28: add later dates→easter→warning
10→due→the last date of "easter" is 2027-03-28: add later dates→easter→warning
10→due→the rule can never fire again: its last day was 2027-03-30→easter→warning

# Days on which we are closed are looked at where a rule counts working time; many are counted
@ closed.yaml
version: 1
holidays:
  - {name: a, calendar: c, days: 2026-01-01}
  - {name: b, calendar: c, days: 2026-01-02}
  - {name: d, calendar: c, days: [2026-01-03, 2025-01-01]}
  - {name: e, calendar: c, days: 2026-01-04}
  - {name: f, calendar: c, days: 2026-01-05}
  - {name: g, calendar: c, date: 01-06}
hours: {mon: "09:00-17:00", closed: c}
due:
  - {rule: r, open: complaint, within: 1d, working: true, action: answer}
  - {rule: s, holiday: a, action: greet}
  - {rule: t, holiday: g, action: greet}
.
$ crm-due -p closed.yaml -l log.tsv --today=2026-02-01 -C id customers.tsv
id
! crm-due: holidays whose list of dates ends: a (2026-01-01), b (2026-01-02), d (2026-01-03), e (2026-01-04), and 1 more; add later dates to the policy

$ crm-due -p closed.yaml -l log.tsv --today=2026-02-01 --rule=t -C id customers.tsv
id

$ crm-check -p closed.yaml --today=2025-10-03 | cut -f 2-4,7
line→field→finding→severity
3→hours→the last date of "a" is 2026-01-01: add later dates→warning
4→hours→the last date of "b" is 2026-01-02: add later dates→warning
12→due→the last date of "a" is 2026-01-01: add later dates→warning

# For whom: the holiday's condition, and beside it the rule's own. The Chinese year begins on
# 2027-02-06; Easter is on 2027-03-28, and three weeks before it is 7 March.
@ who.yaml
version: 1
holidays:
  - {name: spring-festival, lunar: 01-01, for: "lang == 'zh'"}
  - {name: mothers-day, easter: western, offset: -21d, for: "lang == 'en' or has(tags, 'mother')"}
due:
  - {rule: festival, holiday: spring-festival, action: greet}
  - {rule: known, holiday: spring-festival, when: "has(tags, 'mother')", action: greet}
  - {rule: mothers, holiday: mothers-day, when: "missing(status)", action: greet}
.
@ people.tsv
id→name→phone→lang→tags→status
a→Ann→1→en→→
w→王秀英→2→zh→→
l→李娜→3→zh→mother→
d→Dan→4→en→→closed
.
$ for rule in festival known; do crm-due -p who.yaml -l log.tsv --rule=$rule --today=2027-02-06 -C id,due_rule,due_why people.tsv; done
id→due_rule→due_why
l→festival→Spring festival on 2027-02-06
w→festival→Spring festival on 2027-02-06
id→due_rule→due_why
l→known→Spring festival on 2027-02-06

$ crm-due -p who.yaml -l log.tsv --rule=mothers --today=2027-03-07 -C id,due_date people.tsv
id→due_date
a→2027-03-07
l→2027-03-07

$ crm-due -p who.yaml -l log.tsv --today=2027-02-06 --explain=a people.tsv
Ann (a), as of 2027-02-06
not listed: nothing is due
  festival            no: its condition does not hold
  known               no: its condition does not hold
  mothers             no: not before 2027-03-07

# Without such a column nobody is known to be Chinese
$ cut -f 1-3 people.tsv >few.tsv; crm-due -p who.yaml -l log.tsv --rule=festival --today=2027-02-06 -C id few.tsv
id

# What the rule asks can contradict what the holiday says
$ sed "s/has(tags, 'mother')\", action/lang == 'ru'\", action/" who.yaml >never.yaml; crm-check -p never.yaml --today=2027-01-01
file→line→field→finding→value→id→severity
never.yaml→7→due→the rule can never fire: its condition can never hold→known→→error

# The built-in policy greets those who speak Chinese at the Spring Festival, and nobody else
$ crm-due -l log.tsv --rule=spring-festival --today=2027-02-06 -C id people.tsv
id
l
w

# Whom it is for may name columns and facts only
$ sed "s/lang == 'zh'/lang = 'zh'/" who.yaml >slip.yaml; crm-due -p slip.yaml -l log.tsv people.tsv
! crm-due: slip.yaml:3:54: holidays: "=" is not known; did you mean "=="?
? 1

# The last day of a list is the last date with its offset: 200 days before 2026-12-10 is 2026-05-24, and
# 200 days after it is 2027-06-28.
$ printf 'version: 1\nholidays:\n  - {name: a, days: [2026-12-10], offset: -200d}\ndue:\n  - {rule: h, holiday: a, action: greet}\n' >ends.yaml; printf 'id\tname\na\tAnn\n' >ann.tsv; crm-due -p ends.yaml -l /dev/null --today=2026-04-28 -C id ann.tsv; sed -i s/-200d/200d/ ends.yaml; crm-due -p ends.yaml -l /dev/null --today=2026-11-28 -C id ann.tsv
id
id
! crm-due: holidays whose list of dates ends: a (2026-05-24); add later dates to the policy
