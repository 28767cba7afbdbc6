# The trigger promised. Days were counted by hand; 2026-11-21 is a Saturday. "on DAY POLICY [LOG]" prints who is listed that
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

# promised: two days ahead, until it is kept. Bob was called before the day, but after the
# promise; Cyd on the day it was given, at no time, after a note at no time; Dee was not
# reached; Eve has two, of which the one due first is named; a snooze is no promise.

@ p.yaml
version: 1
due:
  - {rule: p, promised: any, ahead: 2d, action: call}
.
@ p.tsv
event→date→customer→kind→outcome→due→ref
e1→2026-11-20→a→note→→2026-12-01→
e2→2026-11-20→b→note→→2026-12-01→
e3→2026-11-21→b→call→→→
e4→2026-11-20→c→note→→2026-12-01→
e5→2026-11-20→c→call→→→
e6→2026-11-20→d→note→→2026-12-01→
e7→2026-12-01→d→call→no-answer→→
e8→2026-11-20→e→note→→2026-12-01→
e9→2026-11-20→e→note→→2026-11-30→
e10→2026-11-20→f→snooze→→2026-11-25→
.
$ for day in 11-27 11-28 11-29 12-01 12-02; do echo $day; sh on 2026-$day p.yaml p.tsv | cut -d' ' -f1-4; done
11-27
11-28
e p 2026-11-30 0
11-29
a p 2026-12-01 0
d p 2026-12-01 0
e p 2026-11-30 0
12-01
a p 2026-12-01 0
d p 2026-12-01 0
e p 2026-11-30 1
12-02
a p 2026-12-01 1
d p 2026-12-01 1
e p 2026-11-30 2
