# Derived columns that a tool needs and the stream does not have: it computes them itself,
# as the tool would that they belong to. What is expected is what that tool gives in a pipe.

# ---- one command is the whole pipe, for each sample, with one thread and with two ----

@copy samples
@ same
# same SAMPLE [OPTION ...]: crm-segment and crm-due alone, and behind the tools that they need
sample=$1; shift
cd samples/$sample || exit
p=../policy.yaml prices=
test -f policy.yaml && p=policy.yaml
test -f prices.tsv && prices=--prices=prices.tsv
day=--today=2026-11-21
crm-score -p $p -l log.tsv $day customers.tsv >scored.tsv
crm-segment -p $p scored.tsv >known.tsv
S=$(head -n 1 known.tsv | tr '\t' ,)
C=$(crm-due -p $p -l log.tsv $prices --unlimited known.tsv 2>/dev/null | head -n 1 | tr '\t' ,)
for t in 1 2; do
	crm-segment -p $p -l log.tsv $day --threads=$t -C "$S" customers.tsv | cmp - known.tsv
	crm-segment -p $p -l log.tsv $day --threads=$t --count customers.tsv >a; crm-segment -p $p --count scored.tsv | cmp - a
	for how in "" --each --unlimited --suppressed --days=7 --rule=$(sed -n 's/^  - {*rule: \([a-z0-9-]*\).*/\1/p' $p | tail -n 1); do
		crm-due -p $p -l log.tsv $prices $day --threads=$t -C "$C" $how customers.tsv >a 2>a.said
		crm-due -p $p -l log.tsv $prices --threads=$t -C "$C" $how known.tsv >b 2>b.said
		test -s a && cmp a b && cmp a.said b.said || echo "differs: $how"
	done
	for how in --count --owners; do
		crm-due -p $p -l log.tsv $prices $day --threads=$t $how customers.tsv >a
		crm-due -p $p -l log.tsv $prices --threads=$t $how known.tsv | cmp - a
	done
done
for id in $(sed -n '2p;9p;20p' customers.tsv | cut -f1); do
	crm-segment -p $p -l log.tsv $day --explain=$id customers.tsv >a; crm-segment -p $p --explain=$id scored.tsv | cmp - a
	crm-due -p $p -l log.tsv $prices $day --explain=$id customers.tsv >a; crm-due -p $p -l log.tsv $prices --explain=$id known.tsv | cmp - a
done
.
$ for s in shop bank property fair; do sh same $s; done

# What is held back of a day is counted of the evening, too.
@ evening
cd samples/$1 || exit
crm-due -p policy.yaml -l log.tsv $2 --today=2026-11-18 --outcome --count customers.tsv >a
crm-score -p policy.yaml -l log.tsv --today=2026-11-18T00:00 customers.tsv | crm-segment -p policy.yaml |
	crm-due -p policy.yaml -l log.tsv $2 --outcome --count | cmp - a
.
$ sh evening bank --prices=prices.tsv; sh evening property; sh evening fair

# ---- what was, cut-offs, the best, a choice: of the sample shop ----

@cd samples/shop
$ crm-score -l log.tsv --today=2026-11-21 customers.tsv >scored.tsv
@ alone
# alone OPTION ...: crm-segment on customers, and behind crm-score
crm-segment -l log.tsv --today=2026-11-21 "$@" customers.tsv >a
crm-segment -l log.tsv "$@" scored.tsv | cmp - a && test -s a
.
$ sh alone --was=2026-10-01; sh alone --was=2026-10-01 --moves; sh alone --was=2026-11-10 --daily; sh alone --was=2026-10-01 --moves=tier --only gold
$ sh alone --print-cutoffs; cp a cut.tsv; sh alone --cutoffs=cut.tsv --only silver; sh alone --top=10%; sh alone --top=10% --by=closeness --within=owner
$ sh alone --only "quadrant == 'treasure'"; sh alone --only 'closeness > 20 and purchases > 5'; sh alone --was=2026-10-01 --explain=c0047

$ crm-segment -l log.tsv --today=2026-11-21 --split=one customers.tsv && crm-segment --split=two scored.tsv && diff -r one two && ls one | wc -l
8

# Ranks are those of the stream as it is: of two who bought, one is better than half of them,
# which is the third of five groups, 1 + floor(5 * 1 / 2).
$ sed -n '1p;2p;3p' customers.tsv | crm-segment -l log.tsv -c customers.tsv --today=2026-11-21 -C id,rfm,tier
id→rfm→tier
c0001→333→gold
c0002→111→standard

# ---- only what is needed is computed ----

@cd .
@ customers.tsv
id→name
a→Ann
b→Bob
.
@ log.tsv
date→customer→kind→amount→dir
2026-10-01→a→purchase→50→
2026-11-01→a→call→→in
2026-11-02→b→visit→→
.
@ plain.yaml
version: 1
stages:
  - {name: buyer, when: purchases > 0}
  - {name: known, when: 'true'}
tiers:
  - {name: gold, top: 50%, by: spend}
  - {name: rest}
.
@ valued.yaml
version: 1
stages:
  - {name: buyer, when: purchases > 0}
  - {name: known, when: 'true'}
tiers:
  - {name: gold, top: 50%, by: value}
  - {name: rest}
due:
  - {rule: see, silence: 7d, when: "stage == 'buyer' and tier == 'gold'", action: call}
.
$ crm-segment -p plain.yaml -l log.tsv --today=2026-11-21 customers.tsv | head -n 1 | tr '\t' '\n' | grep -E '^(value|closeness|stage)$'
stage

$ crm-segment -p valued.yaml -l log.tsv --today=2026-11-21 customers.tsv | head -n 1 | tr '\t' '\n' | grep -E '^(as_of|recency|value|closeness|stage)$' | paste -sd' ' -
as_of recency value closeness stage

# A rating that is none is found by a score alone, which takes closeness by it.
$ printf 'id\tname\tcloseness_rating\na\tAnn\tlots\n' >rated.tsv; crm-segment -p plain.yaml -l log.tsv --today=2026-11-21 -C id,stage rated.tsv
id→stage
a→buyer

$ crm-segment -p valued.yaml -l log.tsv --today=2026-11-21 -C id,stage rated.tsv
! crm-segment: rated.tsv:2: closeness_rating: "lots" is not a number
? 1

# ---- what is written ----

# The end of a pipe writes the customers' columns and its own; those in its middle what comes next needs.
$ crm-due -p valued.yaml -l log.tsv --today=2026-11-21 customers.tsv | cut -f1-3,6
id→name→due_rule→due_action
a→Ann→see→call

$ crm-segment -p valued.yaml -l log.tsv --today=2026-11-21 customers.tsv | crm-due -p valued.yaml -l log.tsv | head -n 1 | tr '\t' '\n' | grep -E '^(as_of|value|stage|due_rule)$' | paste -sd' ' -
as_of value stage due_rule

# -C and --add: columns of the table, facts also that no policy speaks of, derived columns of any tool.
$ crm-score -p valued.yaml -l log.tsv --today=2026-11-21 -C stage,id,rfm,last_visit,tier customers.tsv
stage→id→rfm→last_visit→tier
buyer→a→111→→gold
known→b→→2026-11-02→rest

$ crm-due -p valued.yaml -l log.tsv --today=2026-11-21 --add stage,spend_90d,name customers.tsv | cut -f1-5
id→name→stage→spend_90d→due_rule
a→Ann→buyer→50.00→see

$ crm-score -p plain.yaml -l log.tsv --today=2026-11-21 --add bought:tea,segments customers.tsv | head -n 1 | tr '\t' '\n' | tail -n 3
quadrant
bought:tea
segments

$ crm-segment -p plain.yaml -l log.tsv --today=2026-11-21 --add quadrant,last_visit customers.tsv | head -n 1 | tr '\t' '\n' | tail -n 5
stage
tier
segments
quadrant
last_visit

$ crm-facts -p plain.yaml -l log.tsv --today=2026-11-21 --all --add spend_7d,value customers.tsv | head -n 1 | tr '\t' '\n' | tail -n 3
warmth_personal
spend_7d
value

$ crm-facts -l log.tsv --today=2026-11-21 -C spend --add value customers.tsv
! crm-facts: --add adds to the usual columns; to choose other columns, name all of them with --columns
? 2

$ crm-due -p valued.yaml -l log.tsv --add name,staeg customers.tsv
! crm-due: --add: there is no column "staeg"; did you mean "stage"?
? 2

$ crm-due -p valued.yaml -l log.tsv --add stage, customers.tsv
! crm-due: --add: a name is empty
? 2

$ crm-due -p valued.yaml -l log.tsv --add stage --count customers.tsv; crm-score -l log.tsv --add stage --explain=a customers.tsv; crm-segment -l log.tsv --add spend --count customers.tsv
! crm-due: --add and --count exclude each other
! crm-score: --add and --explain exclude each other
! crm-segment: --add and --count exclude each other
? 2

# It is wrong before the log is read: here a line of it is faulty, too.
$ printf '2026-11-03\tb\tdance\t\t\n' | cat log.tsv - >bad.tsv; crm-due -p valued.yaml -l bad.tsv -C id,due_wyh customers.tsv
! crm-due: --columns: there is no column "due_wyh"; did you mean "due_why"?
? 2

# ---- what the stream has is used, and never mixed ----

$ crm-segment -p valued.yaml -l log.tsv --today=2026-11-21 customers.tsv >known.tsv
@ swap.awk
# Bob is worth more, as the stream has it
BEGIN { FS = OFS = "\t" }
NR == 1 { for (i = 1; i <= NF; i++) if ($i == "value") v = i }
NR == 2 { $v = "1.0" }
NR == 3 { $v = "99.0" }
{ print }
.
$ awk -f swap.awk known.tsv | crm-segment -p valued.yaml -C id,value,tier
id→value→tier
a→1.0→rest
b→99.0→gold

# Half of what crm-score computes is in the stream: its value is of this crowd, that of the other half would be of another.
@ without.awk
BEGIN { FS = OFS = "\t" }
NR == 1 { for (i = 1; i <= NF; i++) if ($i == name) c = i }
{ for (i = 1; i <= NF; i++) if (i != c) printf "%s%s", $i, i == NF ? "\n" : OFS }
.
$ awk -v name=closeness -f without.awk known.tsv >half.tsv; crm-segment -p valued.yaml --only 'closeness > 0' half.tsv
! crm-segment: --only:1:1: the stream has "recency", but not "closeness": run crm-score before this tool, which computes both
? 2

$ crm-score half.tsv | crm-segment -p valued.yaml --only 'closeness > 0' -C id
id
a
b

# ---- names that could be the user's own ----

$ printf 'id\tname\tstage\na\tAnn\tlead\n' >own.tsv; for t in facts score segment due; do crm-$t -l log.tsv own.tsv; done
! crm-facts: own.tsv:1: stage: this is the name of a column that crm-segment computes, but there is no as_of beside it: rename the column if it is your own; otherwise keep as_of and the facts in the stream
! crm-score: own.tsv:1: stage: this is the name of a column that crm-segment computes, but there is no as_of beside it: rename the column if it is your own; otherwise keep as_of and the facts in the stream
! crm-segment: own.tsv:1: stage: this is the name of a column that crm-segment computes, but there is no as_of beside it: rename the column if it is your own; otherwise keep as_of and the facts in the stream
! crm-due: own.tsv:1: stage: this is the name of a column that crm-segment computes, but there is no as_of beside it: rename the column if it is your own; otherwise keep as_of and the facts in the stream
? 1

$ sed '1s/stage/step/' own.tsv >renamed.tsv; crm-due -p valued.yaml -l log.tsv --today=2026-11-21 -C id,step,stage renamed.tsv
id→step→stage
a→lead→buyer

$ crm-segment -p valued.yaml -l log.tsv --today=2026-11-21 -C id,name,stage customers.tsv | crm-due -p valued.yaml -l log.tsv -c customers.tsv
!~ crm-due: standard input:1: stage: this is the name of a column that crm-segment computes, .*keep as_of and the facts in the stream$
? 1

# crm-check finds them, too; in a stream that carries facts they are as they should be.
$ printf 'id\tname\tstage\tspend_30d\tdue_day\na\tAnn\tlead\t3\t\n' >own.tsv; crm-check own.tsv
file→line→field→finding→value→id→severity
own.tsv→1→stage→is the name of a column that crm-segment computes; rename it→→→error
own.tsv→1→spend_30d→is the name of a column that crm-facts computes; rename it→→→error

$ crm-check known.tsv
file→line→field→finding→value→id→severity

# A list of crm-due may be chosen from, though it has no as_of.
$ crm-due -p valued.yaml -l log.tsv --today=2026-11-21 customers.tsv | crm-segment -p valued.yaml -l log.tsv -c customers.tsv --today=2026-11-21 --only "due_rule == 'see'" -C id,due_rule
id→due_rule
a→see

# ---- records set aside ----

# Bob's entry is faulty: he has no as_of in the pipe, and is not listed either way.
@ all.yaml
version: 1
stages:
  - {name: buyer, when: purchases > 0}
  - {name: known, when: 'true'}
due:
  - {rule: see, silence: 7d, action: call}
.
$ crm-due -p all.yaml -l bad.tsv --today=2026-11-21 --rejects=r1 -C id,due_rule,stage,value customers.tsv
id→due_rule→stage→value
a→see→buyer→16.0
! crm-due: 2 customers read, 1 faulty record set aside in r1
? 1

$ crm-score -p all.yaml -l bad.tsv --today=2026-11-21 --rejects=r2 customers.tsv 2>said | crm-segment -p all.yaml 2>>said | crm-due -p all.yaml -l bad.tsv --rejects=r3 -C id,due_rule,stage,value
id→due_rule→stage→value
a→see→buyer→16.0
! crm-due: standard input: 1 customer has a rejected log record: as_of is empty (first in line 3)
! crm-due: 2 customers read, 1 faulty record set aside in r3
? 1

$ cmp r1 r2; cut -f1-3 r1
file→line→field
bad.tsv→5→kind

# ---- books ----

$ mkdir shop; cp customers.tsv log.tsv shop; cp valued.yaml shop/policy.yaml; crm-due --today=2026-11-21 -C id,due_rule,stage,value shop
id→due_rule→stage→value
a→see→buyer→16.0

$ CRM_BOOK=shop crm-score --today=2026-11-21 shop/customers.tsv | CRM_BOOK=shop crm-segment | CRM_BOOK=shop crm-due -C id,due_rule,stage,value
id→due_rule→stage→value
a→see→buyer→16.0

# ---- commands that messages recommend ----

# A fact that the stream does not carry.
$ crm-facts -p plain.yaml -l log.tsv --today=2026-11-21 customers.tsv | crm-segment -p plain.yaml --only 'missing(last_visit)' -C id
! crm-segment: --only:1:9: the stream carries facts, but not "last_visit": make them with the same -p, or with crm-facts --add last_visit
? 2

$ crm-facts -p plain.yaml -l log.tsv --today=2026-11-21 --add last_visit customers.tsv | crm-segment -p plain.yaml --only 'missing(last_visit)' -C id
id
a

# No log.
$ crm-due -p valued.yaml customers.tsv
! crm-due: rule see needs the log: name it with -l (or $CRM_LOG)
? 2

$ crm-segment -p plain.yaml customers.tsv
! crm-segment: plain.yaml:3:25: "purchases" is a fact: name the log with -l (or $CRM_LOG)
? 2

$ CRM_LOG=log.tsv crm-segment -p plain.yaml --today=2026-11-21 -C id,stage customers.tsv
id→stage
a→buyer
b→known

# What only an option computes.
@ fit.yaml
model: bgnbd
unit: week
r: 0.25
alpha: 4.4
a: 0.8
b: 2.4
until: 2026-11-21
.
$ crm-segment -p plain.yaml -l log.tsv --today=2026-11-21 --only 'p_alive > 0.1' customers.tsv
! crm-segment: --only:1:1: the stream has no "p_alive" yet: run crm-score --clv=FIT before this tool
? 2

$ crm-segment -p plain.yaml -l log.tsv --today=2026-11-21 -C id,stage_was customers.tsv
! crm-segment: --columns: the stream has no "stage_was" yet: run crm-segment --was=DATE before this tool
? 1

$ crm-segment -p plain.yaml -l log.tsv --today=2026-11-21 --was=2026-10-31 customers.tsv | crm-segment -p plain.yaml -C id,stage_was
id→stage_was
a→buyer
b→

$ crm-due -p valued.yaml -l log.tsv --today=2026-11-21 -C id,due_day customers.tsv
! crm-due: --columns: the stream has no "due_day" yet: run crm-due --days=N before this tool
? 1
