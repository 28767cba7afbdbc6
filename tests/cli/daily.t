# What the built-in policy asks for day by day, in words: an unpaid invoice, an appointment
# before and after its day, questions of people whom we never contacted. By hand from
# crm-policy(5): dates are counted from those of the log.

@ customers.tsv
id→name→phone→created→reviewed
a→Ann→1→2025-01-01→2026-11-01
b→Bob→2→2025-01-01→2026-11-01
.
@ on
# on DAY [TOOL OPTIONS]: the rules and sentences of that day
day=$1; shift
crm-due -l log.tsv --today=$day -C id,due_rule,due_why "$@" customers.tsv | sed 1d
.
# ---- an invoice: from the day after it is due; where it has no such day, after a month ----

@ log.tsv
event→date→customer→kind→amount→due→note
e1→2026-11-01→a→invoice→100→2026-11-20→
e2→2026-11-05→b→invoice→30→→
e3→2026-11-06→b→payment→10→→
.
$ for day in 2026-11-20 2026-11-21; do sh on $day --rule=invoice; done
a→invoice→Invoice of 2026-11-01 is not paid: 100.00 is open (1 day past the limit)

$ for day in 2026-12-05 2026-12-06; do sh on $day --rule=invoice | grep ^b; done
b→invoice→Invoice of 2026-11-05 is not paid: 20.00 of 30.00 is open (31 days past the limit)

# Somebody who was reminded is left in peace for two weeks.
$ printf 'e4\t2026-11-21\ta\tcall\t\t\t\ne5\t2026-11-22\tb\tpayment\t20\t\t\n' >>log.tsv; for day in 2026-11-22 2026-12-04 2026-12-05; do sh on $day --rule=invoice; done
a→invoice→Invoice of 2026-11-01 is not paid: 100.00 is open (15 days past the limit)

# ---- an appointment, with its time; the next day it is asked whether they came ----

@ log.tsv
event→date→customer→kind→due→note
e1→2026-11-27→a→appointment→2026-11-29T15:00→measure\nthe kitchen。
e2→2026-11-28→a→question→→
.
$ for day in 2026-11-28 2026-11-29 2026-11-30 2026-12-13 2026-12-14; do echo $day; for rule in appointment came; do sh on $day --rule=$rule; done; done
2026-11-28
a→appointment→Appointment on 2026-11-29 15:00: measure the kitchen。
2026-11-29
a→appointment→Appointment on 2026-11-29 15:00: measure the kitchen。
2026-11-30
a→came→Appointment on 2026-11-29 15:00: did they come? measure the kitchen。
2026-12-13
a→came→Appointment on 2026-11-29 15:00: did they come? measure the kitchen。
2026-12-14

# A sentence that has ended gets no full stop, and a question is no contact that we made.
$ sh on 2026-11-29
a→question-answer;appointment;new-prospect→Asked on 2026-11-28 and waits for an answer. Appointment on 2026-11-29 15:00: measure the kitchen。 Known since 2025-01-01; no contact is on record
b→new-prospect→Known since 2025-01-01; no contact is on record

# Any touch settles it, also that they did not come.
$ cp log.tsv before; for kind in visit call visit; do { cat before; printf 'e9\t2026-11-29\ta\t%s\t\t\n' $kind; } >log.tsv; sh on 2026-11-30 --rule=came; done
$ { cat before | sed '1s/$/\toutcome/; 2,$s/$/\t/'; printf 'e9\t2026-11-29\ta\tappointment\t\t\tno-show\n'; } >log.tsv; sh on 2026-11-30 --rule=missed
a→missed→Did not come on 2026-11-29

# "Known since" is told once.
@ customers.tsv
id→name→phone→created
a→Ann→1→2025-01-01
.
@ log.tsv
event→date→customer→kind
.
$ sh on 2026-11-29
a→new-prospect;review→Known since 2025-01-01; no contact is on record. Never reviewed
