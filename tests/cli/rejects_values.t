# --rejects, with values of customers that a run cannot use: their records are set aside, and the rest is as if they were not there.
# Expected are the results of the same call with the good records alone. 2026-11-21 is a Saturday.
@ p.yaml
version: 1
stages:
  - {name: buyer, when: purchases > 0}
  - {name: lead, when: "true"}
tiers:
  - {name: top, by: value, top: 50%}
  - {name: rest}
due:
  - {rule: new, silence: 10d, of: [call], action: call}
  - {rule: birthday, anniversary: birthday, ahead: 3d, action: greet}
  - {rule: wedding, anniversary: wedding, ahead: 3d, action: greet}
.
@ customers.tsv
id→name→owner→birthday→wedding→created→potential→cadence
a→Ann→li→1980-11-22→→2026-01-01→3→
b→Bob→li→1980-13-22→→2026-01-01→5→
c→Cem→li→→2010-11-22→2026-01-01→4→
d→Dan→li→→22.11.2010→2026-01-01→2→
e→Eve→mo→→→01/02/2026→1→
f→Fay→mo→→→2026-01-01→high→
.
@ log.tsv
date→customer→kind→amount
2026-02-01→a→purchase→100
2026-02-01→b→purchase→200
2026-02-01→c→purchase→300
2026-02-01→d→purchase→50
2026-02-01→f→purchase→70
.
@ run
tool=$1
shift
exec crm-"$tool" -p p.yaml -l log.tsv --today=2026-11-21 "$@"
.

# Without it the first of them that the run comes to is a fault, and nothing is written.
$ for tool in due cal segment score; do sh run $tool customers.tsv; done
! crm-due: customers.tsv:6: created: "01/02/2026" is not a date
! crm-cal: customers.tsv:6: created: "01/02/2026" is not a date
! crm-segment: customers.tsv:6: created: "01/02/2026" is not a date
! crm-score: customers.tsv:6: created: "01/02/2026" is not a date
? 1

# What stops crm-due: Bob's birthday, Dan's wedding day, Eve's day of registration, Fay's potential. Ann and Cem are left, each for two
# reasons: 10 days after they were registered nobody has called yet, and the 22nd is tomorrow.
$ sh run due --rejects=r.tsv customers.tsv | cut -f 1,2,9,10; cat r.tsv
id→name→due_rule→due_date
c→Cem→new;wedding→2026-01-11
a→Ann→new;birthday→2026-01-11
file→line→field→reason→record
customers.tsv→3→birthday→"1980-13-22" is not a date like 1980-05-12, --05-12, 1980-05 or lunar:1980-08-15→b\tBob\tli\t1980-13-22\t\t2026-01-01\t5\t
customers.tsv→5→wedding→"22.11.2010" is not a date like 1980-05-12, --05-12, 1980-05 or lunar:1980-08-15→d\tDan\tli\t\t22.11.2010\t2026-01-01\t2\t
customers.tsv→6→created→"01/02/2026" is not a date→e\tEve\tmo\t\t\t01/02/2026\t1\t
customers.tsv→7→potential→"high" is not a number→f\tFay\tmo\t\t\t2026-01-01\thigh\t
! crm-due: 2 customers read, 4 faulty records set aside in r.tsv

# The status says that something was set aside. They are not among what is held back either, do not count, and are on no day.
$ sh run due --rejects=r.tsv customers.tsv >list 2>note; echo $?; grep -v '^[bdef]' customers.tsv >good.tsv; sh run due good.tsv | cmp - list; sh run due --rejects=r.tsv --suppressed customers.tsv 2>note | wc -l; sh run due --rejects=r.tsv --count customers.tsv 2>note; sh run cal --days=7 --rejects=r.tsv customers.tsv 2>note | tr -d '\r' | grep '^SUMMARY' | sort | uniq -c | sed 's/^ *//'; cut -f 2 r.tsv
1
1
due→owner→customers→contacts
new→li→2→2
birthday→li→1→0
wedding→li→1→0
total→→2→2
1 SUMMARY:Ann: Birthday on 2026-11-22
1 SUMMARY:Ann: No call is on record\; known since 2026-01-01
1 SUMMARY:Cem: No call is on record\; known since 2026-01-01
1 SUMMARY:Cem: Wedding on 2026-11-22
line
3
5
6
7

# crm-score and crm-segment use no birthday and no wedding day: only Eve and Fay are set aside, before anybody is ranked.
$ grep -v '^[ef]' customers.tsv >good.tsv; for tool in 'score' 'segment' 'segment --count' 'segment --only=stage=="buyer"' 'stats --by=tier,stage' 'due --rule=new' 'score --print-cutoffs'; do echo "$tool"; sh run $tool --rejects=r.tsv customers.tsv >got 2>note; echo "$? $(cut -f 2 r.tsv | tr '\n' ' ')"; sh run $tool good.tsv | cmp - got; done
score
1 line 6 7 
segment
1 line 6 7 
segment --count
1 line 6 7 
segment --only=stage=="buyer"
1 line 6 7 
stats --by=tier,stage
1 line 6 7 
due --rule=new
1 line 6 7 
score --print-cutoffs
1 line 6 7 

# crm-facts looks at no potential.
$ sh run facts -C first_seen,spend --rejects=r.tsv customers.tsv >got 2>note; cut -f 2 r.tsv; grep -v '^e' customers.tsv >good.tsv; sh run facts -C first_seen,spend good.tsv | cmp - got
line
6

# Once each, however many stages of the run stumble over it, and with any number of threads: 40000 customers, every hundredth wrong.
$ awk 'BEGIN {print "id\tname\tbirthday\tcreated\twedding"; for (i = 0; i < 40000; i++) printf "c%d\tN\t%s\t%s\t\n", i, i % 100 ? "1980-11-22" : "x", i % 200 ? "2026-01-01" : "y"}' >many.tsv; grep -v '	[xy]' many.tsv >fewer.tsv; for threads in 1 4; do sh run due --threads=$threads --rejects=r.tsv many.tsv >got 2>note; wc -l <r.tsv; sh run due fewer.tsv | cmp - got; done
401
401

# A customer who is explained has no rest to go on with; what the form of a record is, is looked at as before.
$ sh run due --rejects=r.tsv --explain=b customers.tsv
! crm-due: customers.tsv:3: birthday: "1980-13-22" is not a date like 1980-05-12, --05-12, 1980-05 or lunar:1980-08-15
? 1
$ printf 'g\tGus\n' >>customers.tsv; sh run due --rejects=r.tsv customers.tsv 2>note | wc -l; cut -f 2-4 r.tsv | tail -n 2
3
7→potential→"high" is not a number
8→→has 2 fields, but the header has 8
