# The trigger after. Days were counted by hand; 2026-11-21 is a Saturday. "on DAY POLICY [LOG]" prints who is listed that
# day, by which rule, the due date, and how long overdue. Logs are read in both orders of their lines.

@ on
awk 'NR == 1 { print; next } { l[NR] = $0 } END { for (i = NR; i > 1; i--) print l[i] }' ${3:-log.tsv} >turned.tsv
for log in ${3:-log.tsv} turned.tsv; do
	crm-due -p $2 -l $log --today=$1 --each -C id,due_rule,due_date,due_overdue,due_why customers.tsv >list.$log || exit
done
sed 1d list.${3:-log.tsv} | sort | tr '\t' ' '
cmp list.${3:-log.tsv} list.turned.tsv
.
@ customers.tsv
id→name→phone
a→Ann→1
b→Bob→2
c→Cyd→3
d→Dee→4
e→Eve→5
f→Fay→6
g→Gus→7
h→Hal→8
.

# After what came to nothing. Ann did not come to her appointment of the 10th: called
# from the 11th to the 24th, and the appointment is settled. Bob came. Cyd's was logged
# by name, before its day; Dee's by the kind alone; Eve did not come and called the same
# day, after; Fay was called and not reached.
@ n.yaml
version: 1
due:
  - {rule: missed, after: [appointment, visit, meeting], outcome: no-show, wait: 1d, expires: 14d, action: call, why: "{kind} of {since}: {note}"}
  - {rule: again, after: touch, outcome: [no-answer, bounced], wait: 2d, action: call}
  - {rule: appointment, appointment: any, expires: 7d, action: call}
.
@ missed.tsv
event→date→customer→kind→dir→outcome→due→ref→note
e1→2026-11-01→a→appointment→→→2026-11-10T15:00→→
e2→2026-11-10T15:20→a→visit→in→no-show→→→waited
e3→2026-11-01→b→appointment→→→2026-11-10T15:00→→
e4→2026-11-10T15:00→b→visit→in→→→→came
e5→2026-11-01→c→appointment→→→2026-11-10T15:00→→
e6→2026-11-09→c→appointment→→no-show→→event:e5→rang off
e7→2026-11-01→d→appointment→→→2026-11-10T15:00→→
e8→2026-11-10→d→appointment→→no-show→→→nobody there
e9→2026-11-10T15:00→e→meeting→→no-show→→→
e10→2026-11-10T18:00→e→call→in→→→→
e11→2026-11-10→f→call→→no-answer→→→
e12→2026-11-01→g→appointment→→→2026-11-10T15:00→→
.
$ sh on 2026-11-10 n.yaml missed.tsv
c missed 2026-11-10 0 appointment of 2026-11-09: rang off
g appointment 2026-11-10 0 Appointment on 2026-11-10 15:00

$ sh on 2026-11-11 n.yaml missed.tsv
a missed 2026-11-11 0 visit of 2026-11-10: waited
c missed 2026-11-10 1 appointment of 2026-11-09: rang off
d missed 2026-11-11 0 appointment of 2026-11-10: nobody there
g appointment 2026-11-10 1 Appointment on 2026-11-10 15:00

# From the 12th who did not answer; of Gus's appointment nothing was logged: listed to the 17th
$ for day in 2026-11-12 2026-11-17 2026-11-18 2026-11-24 2026-11-25; do echo $day; sh on $day n.yaml missed.tsv | cut -d' ' -f1,2; done
2026-11-12
a missed
c missed
d missed
f again
g appointment
2026-11-17
a missed
c missed
d missed
f again
g appointment
2026-11-18
a missed
c missed
d missed
f again
2026-11-24
a missed
d missed
f again
2026-11-25
f again

# Easily logged: the appointment is settled, and the rule asks
$ printf 'event\tdate\trecorded\tcustomer\tkind\tdir\toutcome\tamount\titem\tby\tdue\tref\trating\tnote\ne1\t2026-11-01\t\ta\tappointment\t\t\t\t\t\t2026-11-10\t\t\t\ne2\t2026-11-01\t\tb\tappointment\t\t\t\t\t\t2026-11-10\t\t\t\n' >own.tsv
$ crm-log -f own.tsv -c customers.tsv --today=2026-11-11T09:00 appointment Ann --outcome=no-show --date=2026-11-10 >id; crm-log -f own.tsv -c customers.tsv --today=2026-11-11T09:00 meeting Bob --outcome=no-show --ref=event:e2 --date=2026-11-10 >id
! crm-log: own.tsv:4: appointment of a "Ann", no-show, on 2026-11-10
! crm-log: own.tsv:5: meeting of b "Bob", no-show, on 2026-11-10
$ sh on 2026-11-11 n.yaml own.tsv | cut -d' ' -f1-4
a missed 2026-11-11 0
b missed 2026-11-11 0

$ crm-log -c customers.tsv appointment Ann
! crm-log: due: is empty; an event of kind appointment needs its date
? 1

$ crm-log -c customers.tsv appointment Ann --outcome=reached
! crm-log: due: is empty; an event of kind appointment needs its date
? 1

# Slips
@ log.tsv
event→date→customer→kind
.
$ printf 'version: 1\ndue:\n  - {rule: x, after: visit, outcome: noshow, action: call}\n' >slip.yaml; crm-due -p slip.yaml -l log.tsv customers.tsv
! crm-due: slip.yaml:3:38: due: unknown outcome "noshow"; did you mean "no-show"?
? 1

$ printf 'version: 1\ndue:\n  - {rule: x, after: visit, outcome: [], action: call}\n' >slip.yaml; crm-due -p slip.yaml -l log.tsv customers.tsv
! crm-due: slip.yaml:3:38: due: outcome: the list is empty
? 1

$ printf 'version: 1\ndue:\n  - {rule: x, owed: thanks, for: praise, outcome: no-show, action: call}\n' >slip.yaml; crm-due -p slip.yaml -l log.tsv customers.tsv
! crm-due: slip.yaml:3:42: due: "outcome" is a key of after, but not of owed
? 1

# after: from 1 day after it to 7, due 3 after it. Over the leap day: 2028-02-27 + 3d is the
# 1st of March. Bob bought twice: the touch between settles the first. Cyd bought, and was
# greeted on the same day, with no times: touches come last, so that settles it; Dee was
# greeted at 9 and bought at 10. Eve's visit of the 1st of March is not yet on the day before.
# Fay gave it back on the same day, which settles nothing. Gus bought soap.
@ a.yaml
version: 1
due:
  - {rule: a, after: purchase, item: tea, wait: 1d, within: 3d, expires: 7d, action: greet, done_by: [greeting, visit]}
.
@ a.tsv
event→date→customer→kind→item
e1→2028-02-27→a→purchase→tea
e2→2028-02-20→b→purchase→tea
e3→2028-02-21→b→greeting→
e4→2028-02-22→b→purchase→tea
e5→2028-02-27→c→purchase→tea
e6→2028-02-27→c→greeting→
e7→2028-02-27T09:00→d→greeting→
e8→2028-02-27T10:00→d→purchase→tea
e9→2028-02-27→e→purchase→tea
e10→2028-03-01→e→visit→
e11→2028-02-27→f→purchase→tea
e12→2028-02-27→f→refund→tea
e13→2028-02-27→g→purchase→soap
.
$ for day in 02-27 02-28 02-29 03-01 03-05 03-06; do echo $day; sh on 2028-$day a.yaml a.tsv | cut -d' ' -f1-4; done
02-27
b a 2028-02-25 2
02-28
a a 2028-03-01 0
b a 2028-02-25 3
d a 2028-03-01 0
e a 2028-03-01 0
f a 2028-03-01 0
02-29
a a 2028-03-01 0
b a 2028-02-25 4
d a 2028-03-01 0
e a 2028-03-01 0
f a 2028-03-01 0
03-01
a a 2028-03-01 0
d a 2028-03-01 0
f a 2028-03-01 0
03-05
a a 2028-03-01 4
d a 2028-03-01 4
f a 2028-03-01 4
03-06
