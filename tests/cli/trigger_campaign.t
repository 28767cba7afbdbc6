# The trigger campaign. The days were counted by hand.

@ on
# on RULE DAY...: who is listed by the rule on each of these days, by when, and how urgent.
rule=$1
shift
for day; do
	crm-due -p p.yaml -l log.tsv --rule="$rule" --today="$day" -C id,due_date,due_overdue,due_priority customers.tsv |
		sed "1d; s/^/$day /"
done
.

# From its first day to its last, both days counted; due on the last.

@ p.yaml
version: 1
due:
  - {rule: fair, campaign: autumn-fair, from: 2026-11-10, to: 2026-11-20, when: "has(tags, 'fair')", action: call, priority: 40}
  - {rule: calls, campaign: autumn-fair, from: 2026-11-10, to: 2026-11-20, done_by: call, action: call}
  - {rule: open, campaign: book, from: 2028-02-29, action: call, offer: "The {item}, since {since}"}
.
@ customers.tsv
id→name→phone→tags
a→Ann→1→fair
b→Bob→2→
.
@ log.tsv
date→customer→kind→outcome→item
2026-11-09→a→email→→autumn-fair
.
$ sh on fair 2026-11-09 2026-11-10 2026-11-20 2026-11-21
2026-11-10 a→2026-11-20→0→40
2026-11-20 a→2026-11-20→0→40

# Without a last day it is due on the first, and stays. 2028 is a leap year: 1 March is a day later
$ sh on open 2028-02-28 2028-02-29 2028-03-01 | grep a
2028-02-29 a→2028-02-29→0→50
2028-03-01 a→2028-02-29→1→50

$ crm-due -p p.yaml -l log.tsv --rule=fair --rule=open --today=2026-11-12 -C id,due_why,due_offer,due_evidence customers.tsv
id→due_why→due_offer→due_evidence
a→Campaign autumn-fair, until 2026-11-20→→

$ crm-due -p p.yaml -l log.tsv --rule=open --today=2028-03-01 -C id,due_why,due_offer customers.tsv | sed -n 2p
a→Campaign book, since 2028-02-29→The book, since 2028-02-29

# Done, or refused, by an event with its name: on the first day, not before; not by one that
# reached nobody; by these kinds alone where the rule says which
@ fold
# fold EVENT: who is listed by fair and by calls on 2026-11-18, when that is all that happened.
printf 'date\tcustomer\tkind\toutcome\titem\n%b\n' "$1" >log.tsv
set -- $(crm-due -p p.yaml -l log.tsv --rule=fair --rule=calls --each --today=2026-11-18 -C id,due_rule customers.tsv |
	grep '^a' | cut -f2 | sort)
echo "${*:-none}"
.
$ sh fold '2026-11-10\ta\temail\t\tautumn-fair'
calls
$ sh fold '2026-11-10\ta\tcall\tdeclined\tautumn-fair'
none
$ sh fold '2026-11-10\ta\tpurchase\t\tautumn-fair'
calls
$ sh fold '2026-11-10\ta\tcall\tno-answer\tautumn-fair'
calls fair
$ sh fold '2026-11-10\ta\temail\tbounced\tautumn-fair'
calls fair
$ sh fold '2026-11-10\ta\tcall\t\tautumn'
calls fair
$ sh fold '2026-11-09\ta\tcall\t\tautumn-fair'
calls fair
$ sh fold '2026-11-19\ta\tcall\t\tautumn-fair'
calls fair

# It is news, unless it says otherwise, and waits for quiet like all that is routine
$ sed 's/^due:/quiet: 7d\ndue:/' p.yaml >quiet.yaml; printf 'date\tcustomer\tkind\n2026-11-12\ta\tcall\n' >log.tsv
$ crm-due -p quiet.yaml -l log.tsv --rule=fair --today=2026-11-18 --suppressed -C id,due_rule,due_held customers.tsv
id→due_rule→due_held
a→fair→quiet

$ printf 'id\tname\tphone\ttags\tconsent\na\tAnn\t1\tfair\tcare\nb\tBob\t2\tfair\tnews\n' >careful.tsv; crm-due -p p.yaml -l log.tsv --rule=fair --today=2026-11-20 -C id careful.tsv
id
b

# --explain tells how it stands
@ log.tsv
date→customer→kind→outcome→item
2026-11-11→a→call→declined→autumn-fair
2026-11-12→b→call→→autumn-fair
2026-11-11→b→call→declined→autumn-fair
.
$ for day in 2026-11-09 2026-11-10 2026-11-13 2026-11-21; do for id in a b; do crm-due -p p.yaml -l log.tsv --rule=calls --today=$day --explain=$id customers.tsv | tail -n 1; done; done
  calls               no: not before 2026-11-10, due 2026-11-20
  calls               no: not before 2026-11-10, due 2026-11-20
  calls               yes: due 2026-11-20: Campaign autumn-fair, until 2026-11-20
  calls               yes: due 2026-11-20: Campaign autumn-fair, until 2026-11-20
  calls               no: declined on 2026-11-11
  calls               no: done on 2026-11-12
  calls               no: declined on 2026-11-11
  calls               no: done on 2026-11-12

$ head -n 1 log.tsv >none.tsv; crm-due -p p.yaml -l none.tsv --rule=calls --today=2026-11-21 --explain=a customers.tsv | tail -n 1
  calls               no: not after 2026-11-20

# For so many at most: Cyd had it, who is no longer meant, so three of four places are left. They go
# by value, then by id; whoever must not be called takes none. The others wait, told as cap.
@ p.yaml
version: 1
capacity: 2
due:
  - {rule: few, campaign: dinner, from: 2026-11-10, to: 2026-11-20, cap: 4, when: "has(tags, 'fair')", action: call, priority: 40}
  - {rule: promise, promised: any, action: call, purpose: service, priority: 80}
.
@ customers.tsv
id→name→phone→tags→value→owner→consent
a→Ann→1→fair→10→→
b→Bob→2→fair→30→→
c→Cyd→3→→90→→
d→Dee→4→fair→20→x→
e→Eve→5→fair→20→→
f→Fay→6→fair→99→→none
g→Gil→7→fair→→→
h→Hal→8→fair→20→→
.
@ log.tsv
date→customer→kind→outcome→item→due
2026-11-10→c→call→→dinner→
2026-11-09→a→call→→→2026-11-12
.
$ sh "$ROOT/tests/known" customers.tsv -p p.yaml -l log.tsv --today=2026-11-15 >known.tsv
$ crm-due -p p.yaml -l log.tsv --rule=few --unlimited -C id,due_rule known.tsv
id→due_rule
b→few
d→few
e→few

$ crm-due -p p.yaml -l log.tsv --rule=few --suppressed -C id,due_held known.tsv
id→due_held
f→no consent
h→cap
a→cap
g→cap

$ crm-due -p p.yaml -l log.tsv --rule=few --suppressed --count known.tsv
reason→customers→contacts
no consent→1→1
cap→3→3

# A full day takes no place away: Dee's is her own owner's; Eve and Bob come after Ann, who was
# promised a call, so one of them is carried over and Hal gets no place for that
$ crm-due -p p.yaml -l log.tsv -C id,due_rule known.tsv
id→due_rule
a→promise
b→few
d→few
! crm-due: 1 customer left for later: the capacity of a day is used up (--suppressed lists what is held back)

$ for id in h e b; do crm-due -p p.yaml -l log.tsv --rule=few --explain=$id known.tsv | sed 1d; done
not listed: what is due is held back
  few                 held: due 2026-11-20: Campaign dinner, until 2026-11-20 [cap of 4: 1 done, 3 come first]
listed, by rule few
  place 2 of 2 in the day of customers without an owner, which has room for 2
    before: b Bob
  few                 yes: due 2026-11-20: Campaign dinner, until 2026-11-20
listed, by rule few
  place 1 of 2 in the day of customers without an owner, which has room for 2
  few                 yes: due 2026-11-20: Campaign dinner, until 2026-11-20

# As Bob is reached the place is his; when all are gone nobody has one. The same on many threads.
$ printf '2026-11-15\tb\tcall\t\tdinner\t\n2026-11-15\td\tcall\tdeclined\tdinner\t\n2026-11-15\te\tcall\t\tdinner\t\n' >>log.tsv; sh "$ROOT/tests/known" customers.tsv -p p.yaml -l log.tsv --today=2026-11-15 >known.tsv; crm-due -p p.yaml -l log.tsv --rule=few --unlimited --threads=3 -C id known.tsv
id

$ crm-due -p p.yaml -l log.tsv --rule=few --explain=h known.tsv | tail -n 1
  few                 held: due 2026-11-20: Campaign dinner, until 2026-11-20 [cap of 4: 4 done, 0 come first]

# It is in the log, so the log must be there, also where the stream carries facts
$ crm-due -p p.yaml --rule=few known.tsv
! crm-due: rule few needs the log: name it with -l (or $CRM_LOG)
? 2

# What is wrong with one
$ sed 's/from: 2026-11-10, //' p.yaml >slip.yaml; crm-due -p slip.yaml -l log.tsv customers.tsv
! crm-due: slip.yaml:4:5: due: campaign requires "from"
? 1

$ sed 's/2026-11-10/2026-11-21/' p.yaml >slip.yaml; crm-due -p slip.yaml -l log.tsv customers.tsv
! crm-due: slip.yaml:4:57: due: to: "2026-11-20" is before "2026-11-21", its first day
? 1

$ sed 's/2026-11-10/10.11.2026/' p.yaml >slip.yaml; crm-due -p slip.yaml -l log.tsv customers.tsv
! crm-due: slip.yaml:4:41: due: from: "10.11.2026" is not a date like 2026-11-21
? 1

$ sed 's/cap: 4/cap: 4.5/' p.yaml >slip.yaml; crm-due -p slip.yaml -l log.tsv customers.tsv
! crm-due: slip.yaml:4:74: due: "cap" must be a whole number
? 1

$ sed 's/cap: 4/cap: 0/' p.yaml >slip.yaml; crm-due -p slip.yaml -l log.tsv customers.tsv
! crm-due: slip.yaml:4:74: due: cap: "0" is not from 1 to 1000000000
? 1

$ sed 's/cap: 4/wait: 4d/' p.yaml >slip.yaml; crm-due -p slip.yaml -l log.tsv customers.tsv
! crm-due: slip.yaml:4:69: due: "wait" is a key of after, appointment, owed, milestone, price-limit, but not of campaign
? 1
