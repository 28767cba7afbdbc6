# The trigger appointment. Days were counted by hand; 2026-11-21 is a Saturday. "on DAY POLICY [LOG]" prints who is listed that
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

# appointment: from the day before to two days after, unless a touch came on its day or
# later, or it was called off; one that is past does not hide the next.

@ p.yaml
version: 1
due:
  - {rule: t, appointment: any, ahead: 1d, expires: 2d, action: call}
.
@ t.tsv
event→date→customer→kind→outcome→due→ref
e1→2026-11-20→a→appointment→→2026-12-01T15:00→
e2→2026-11-20→b→appointment→→2026-12-01→
e3→2026-11-30→b→call→→→
e4→2026-11-20→c→appointment→→2026-12-01→
e5→2026-12-01→c→call→no-answer→→
e6→2026-11-20→d→appointment→→2026-12-01→
e7→2026-11-25→d→cancel→→→event:e6
e8→2026-11-20→e→appointment→→2026-12-01→
e9→2026-11-20→e→appointment→→2026-12-05→
.
$ for day in 11-29 11-30 12-01 12-03 12-04; do echo $day; sh on 2026-$day p.yaml t.tsv | cut -d' ' -f1-4; done
11-29
11-30
a t 2026-12-01 0
b t 2026-12-01 0
c t 2026-12-01 0
e t 2026-12-01 0
12-01
a t 2026-12-01 0
b t 2026-12-01 0
e t 2026-12-01 0
12-03
a t 2026-12-01 2
b t 2026-12-01 2
e t 2026-12-01 2
12-04
e t 2026-12-05 0

# Without expires an appointment is over on its day, so that nothing is left to wait for.
@ late.yaml
version: 1
due:
  - {rule: came, appointment: any, wait: 1d, action: call}
.
$ sh on 2026-12-02 late.yaml t.tsv
! crm-due: late.yaml:3:42: due: wait: an appointment is over on its day; "expires" says how long after it the rule is listed
? 1

# Only an appointment is open until its day: another kind that has a due is open from its entry on.
@ kinds.yaml
version: 1
kinds:
  fitting: {class: service, opens: true}
due:
  - {rule: ready, appointment: fitting, ahead: 5d, action: call}
.
$ sh on 2026-12-02 kinds.yaml t.tsv
! crm-due: kinds.yaml:5:32: due: appointment: only events of kind appointment are made for a day; write "any"
? 1

# a, b, c and e; d's was cancelled.
$ sed 's/: fitting, ahead/: appointment, ahead/' kinds.yaml >named.yaml; sh on 2026-11-30 named.yaml t.tsv | wc -l
4
