# A list taken for done (crm-log --from-due).

# Every rule of the built-in policy, a customer for each: what is logged from the list, and
# that the next list of that day has nothing left. Stages and tiers are those of the rules'
# conditions; what is to be logged is worked out by hand from done_by, action and channel. Rules of
# which 0 are listed have their customers in builtin_rules.t.
@ rules.tsv
id→name→owner→phone→stage→tier→birthday→reviewed→source→lang
complaint-answer→A→anna→1→loyal→silver→→→→
complaint-resolve→B→anna→2→loyal→silver→→→→
question-answer→C→anna→3→loyal→silver→→→→
after-complaint→D→anna→4→loyal→silver→→→→
promised→E→anna→5→loyal→silver→→→→
appointment→F→anna→6→loyal→silver→→→→
greet-buyer→G→anna→7→loyal→silver→→→→
how-it-went→H→anna→8→loyal→silver→→→→
thank-first→I→anna→9→loyal→silver→→→→
after-good-rating→J→anna→10→loyal→silver→→→→
thank-referral→K→anna→11→loyal→silver→→→→
thank-praise→L→anna→12→loyal→silver→→→→
thank-gold→M→anna→13→loyal→gold→→→→
birthday→N→anna→14→loyal→silver→1980-11-22→→→
new-year→O→anna→15→loyal→silver→→→→
spring-festival→P→anna→16→loyal→silver→→→→zh
milestone→ZZ→anna→27→loyal→silver→→→→
missed→YY→anna→28→loyal→silver→→→→
ask-why→Q→anna→17→weakening→silver→→→→
win-back→R→anna→18→dormant→silver→→→→
ask-lost→S→anna→19→lost→silver→→→→
stay-close-gold→T→anna→20→loyal→gold→→→→
stay-in-touch→U→anna→21→loyal→silver→→→→
hesitating→V→anna→22→hesitating→silver→→→→
new-prospect→W→anna→23→prospect→silver→→→→
call-quarterly→X→anna→24→loyal→silver→→→→
know-them→Y→anna→25→loyal→silver→→→→
review→Z→anna→26→loyal→silver→→2025-01-01→→
.
# The complaint to resolve has an older question beside it, which must stay open.
@ rules.log
event→date→customer→kind→outcome→due→ref→rating
f1→2026-11-20→complaint-answer→complaint→→→→
f2→2026-11-10→complaint-resolve→question→→→→
f3→2026-11-20T10:00→complaint-resolve→complaint→→→→
f4→2026-11-20→question-answer→question→→→→
f5→2026-11-10→after-complaint→complaint→→→→
f6→2026-11-15→after-complaint→resolved→→→→
f7→2026-11-10→promised→call→→2026-11-20→→
f8→2026-11-18→appointment→appointment→→2026-11-21T11:00→→
f9→2026-11-18→greet-buyer→purchase→→→→
f10→2026-11-14→how-it-went→purchase→→→→
f11→2026-11-18→thank-first→purchase→→→→
f12→2026-11-17→after-good-rating→survey→→→→5
f13→2026-11-10→thank-referral→referral→→→customer:greet-buyer→
f14→2026-11-10→thank-praise→praise→→→→
f15→2026-05-01→thank-gold→purchase→→→→
f16→2026-11-01→call-quarterly→email→→→→
f17→2026-05-01→call-quarterly→purchase→→→→
f18→2026-11-01→know-them→purchase→→→→
f19→2026-11-10→milestone→milestone→→2026-11-20→→
f20→2026-11-19→missed→meeting→no-show→→→
f21→2026-09-10→thank-gold→purchase→→→→
.
@ each.sh
# RULE DAY: the list of that rule and customer, what it logs, and what is left
cp rules.log $1.log
awk -F'\t' -v id=$1 'NR == 1 || $1 == id' rules.tsv >$1.tsv
list() { sh "$ROOT/tests/known" $1.tsv -l $1.log --today=$2 >$1.known; crm-due -l $1.log --rule=$1 $1.known; }
printf '%s: %s listed' $1 $(list $1 $2 2>&1 | tail -n +2 | wc -l)
list $1 $2 | crm-log -f $1.log --today=$2T18:00 --from-due >ids 2>told
printf ', logged %s' "$(tail -n +23 $1.log | awk -F'\t' '{printf "%s%s%s", $4, $7 == "" ? "" : " ", $7}')"
printf ', %s left' $(list $1 $2 2>&1 | tail -n +2 | wc -l)
sed '/ records*: /d; /has no column "rule"/d; s/.*not settled for 1 customer/;/' told | tr -d '\n'
echo
.

$ for rule in $(crm-due --print-policy | sed -n 's/^  - {rule: \([a-z-]*\),.*/\1/p'); do case $rule in \
  new-year) sh each.sh $rule 2026-12-28 ;; spring-festival) sh each.sh $rule 2027-02-03 ;; *) sh each.sh $rule 2026-11-21 ;; esac; done
complaint-answer: 1 listed, logged call, 0 left
complaint-resolve: 1 listed, logged resolved event:f3, 0 left
question-answer: 1 listed, logged resolved event:f4, 0 left
bad-word: 0 listed, logged , 0 left
low-rating: 0 listed, logged , 0 left
after-complaint: 1 listed, logged survey, 0 left
promised: 1 listed, logged call, 0 left
appointment: 1 listed, logged call, 0 left
came: 0 listed, logged , 0 left
missed: 1 listed, logged call, 0 left
invoice: 0 listed, logged , 0 left
greet-buyer: 1 listed, logged greeting, 0 left
how-it-went: 1 listed, logged survey, 0 left
thank-first: 1 listed, logged thanks, 0 left
after-good-rating: 1 listed, logged call, 0 left
wish: 0 listed, logged , 0 left
after-introduction: 0 listed, logged , 0 left
thank-referral: 1 listed, logged thanks, 0 left
thank-praise: 1 listed, logged thanks, 0 left
thank-idea: 0 listed, logged , 0 left
thank-gold: 1 listed, logged thanks, 0 left
birthday: 1 listed, logged greeting, 0 left
new-year: 1 listed, logged greeting, 0 left
spring-festival: 1 listed, logged greeting, 0 left
good-luck: 0 listed, logged , 0 left
milestone: 1 listed, logged survey, 0 left
ask-why: 1 listed, logged survey, 0 left
win-back: 1 listed, logged call, 0 left
competitor: 0 listed, logged , 0 left
ask-lost: 0 listed, logged , 0 left
lost-unhappy: 0 listed, logged , 0 left
lost-price: 0 listed, logged , 0 left
keep-the-door-open: 0 listed, logged , 0 left
wake-prospect: 0 listed, logged , 0 left
ask-prospect: 0 listed, logged , 0 left
todo: 0 listed, logged , 0 left
task-again: 0 listed, logged , 0 left
task-undated: 0 listed, logged , 0 left
stay-close-gold: 1 listed, logged call, 0 left
win-closer: 0 listed, logged , 0 left
stay-in-touch: 1 listed, logged greeting, 0 left
hesitating: 1 listed, logged call, 0 left
new-prospect: 1 listed, logged call, 0 left
call-quarterly: 1 listed, logged call, 0 left
offer-help: 0 listed, logged , 0 left
share-news: 0 listed, logged , 0 left
know-them: 1 listed, logged survey, 0 left; until what is missing is filled in
review: 1 listed, logged , 1 left; until its column has a new date

# The whole list at once. Some are listed for several things, and one entry does where one kind
# settles them: thanks greet, too. Nothing is left on the next list: what no entry settles only goes along.
$ cp rules.log all.log; sh "$ROOT/tests/known" rules.tsv -l all.log --today=2026-11-21 | crm-due -l all.log -c rules.tsv --unlimited >due.tsv; \
  crm-log -f all.log --today=2026-11-21T18:00 --from-due <due.tsv >ids; wc -l <ids; \
  awk -F'\t' 'NR > 22 {print $3 "|" $4 "|" $7}' all.log | sort
! crm-log: all.log has no column "rule", so that "every" and "times" of know-them do not count this; --new-columns adds it
! crm-log: know-them: not settled for 6 customers until what is missing is filled in
! crm-log: review: not settled for 10 customers until its column has a new date
! crm-log: all.log: 33 records: 33 new, 0 known, 0 changed, 0 faulty
33
after-complaint|survey|
after-good-rating|call|
appointment|call|
ask-why|survey|
birthday|greeting|
call-quarterly|call|
complaint-answer|call|
complaint-answer|resolved|event:f1
complaint-resolve|call|
complaint-resolve|resolved|event:f2
complaint-resolve|resolved|event:f3
greet-buyer|thanks|
hesitating|help|
how-it-went|survey|
how-it-went|thanks|
know-them|survey|
know-them|thanks|
milestone|survey|
missed|call|
new-prospect|call|
new-year|greeting|
promised|call|
question-answer|resolved|event:f4
review|greeting|
spring-festival|greeting|
stay-close-gold|call|
stay-in-touch|greeting|
thank-first|thanks|
thank-gold|thanks|
thank-praise|thanks|
thank-referral|thanks|
win-back|call|
win-back|help|

$ sh "$ROOT/tests/known" rules.tsv -l all.log --today=2026-11-21 | crm-due -l all.log -c rules.tsv --unlimited -C due_rule | sort -u
due_rule

$ sh "$ROOT/tests/known" rules.tsv -l all.log --today=2026-11-21T00:00 | crm-due -l all.log -c rules.tsv --outcome --count --unlimited | tail -n 1
total→27→27→0→0→0

# What is in an entry: when, whose it is, why. An action that goes by another channel than it
# is used to is that channel's.
@ some.yaml
version: 1
due:
  - {rule: call, silence: 30d, when: "has(tags, 'call')", action: call, why: "No contact"}
  - {rule: visit, silence: 30d, when: "has(tags, 'visit')", action: visit, channel: visit, why: "See them"}
  - {rule: news, campaign: spring, from: 2026-11-01, when: "has(tags, 'news')", action: offer, channel: email, why: "Spring"}
  - {rule: pay, open: invoice, within: 3d, ahead: 3d, action: call, why: "Unpaid"}
  - {rule: theirs, silence: 30d, of: in, when: "has(tags, 'theirs')", action: call, why: "They do not call"}
  - {rule: bought, every: 30d, when: "has(tags, 'bought')", action: call, done_by: purchase, why: "Nothing bought"}
  - {rule: desk, every: 30d, when: "has(tags, 'desk')", action: review, done_by: [note, call], why: "Look at it"}
  - {rule: meet, appointment: any, ahead: 2d, action: call, why: "Appointment"}
  - {rule: quick, open: complaint, until: answer, within: 0d, action: answer, purpose: service, why: "Complained"}
  - {rule: mend, open: complaint, within: 0d, action: resolve, purpose: service, why: "Complained"}
.
@ some.tsv
id→name→owner→phone→email→consent→tags
a→Ann→anna→1→→→call
b→Bob→→→b@x.org→→call
c→Cyd→boris→3→→→visit
d→Dee→boris→4→d@x.org→→news
e→Eve→anna→5→→→
f→Fay→anna→6→→→theirs
g→Gus→anna→7→→→bought
h→Hal→anna→8→→→desk
i→Ida→anna→9→→→
j→Jim→anna→10→→→
.
@ some.head
event→date→customer→kind→dir→outcome→item→by→due→ref→note→recorded
s1→2026-11-19→e→invoice→→→→→→→→
s2→2026-11-19→i→appointment→→→→→2026-11-22→→→
s3→2026-11-21→j→complaint→→→→→→→→
.
$ cp some.head some.log; crm-due -p some.yaml -l some.log --today=2026-11-21 some.tsv >some.due; \
  crm-log -p some.yaml -f some.log --today=2026-11-21T18:00 --from-due <some.due | wc -l; tail -n +5 some.log | cut -f2-11 | sort -t'	' -k2,2 -k3,3
11
2026-11-21T18:00→a→call→out→→→anna→→→No contact
2026-11-21T18:00→b→email→out→→→tester→→→No contact
2026-11-21T18:00→c→visit→out→→→boris→→→See them
2026-11-21T18:00→d→email→out→→spring→boris→→→Spring
2026-11-21T18:00→e→call→out→→→anna→→→Unpaid
2026-11-21T18:00→f→call→out→→→anna→→→They do not call
2026-11-21T18:00→g→call→out→→→anna→→→Nothing bought
2026-11-21T18:00→h→note→out→→→anna→→→Look at it
2026-11-21T18:00→i→call→out→→→anna→→→Appointment
2026-11-21→j→call→out→→→anna→→→Complained
2026-11-21→j→resolved→out→→→anna→→event:s3→Complained
! crm-log: theirs: not settled for 1 customer until they contact us
! crm-log: bought: not settled for 1 customer until an entry settles it that is not ours, or has an amount or a date: log that by hand
! crm-log: pay: not settled for 1 customer until an entry settles it that is not ours, or has an amount or a date: log that by hand
! crm-log: meet: not settled for 1 customer until the day of their appointment
! crm-log: some.log: 11 records: 11 new, 0 known, 0 changed, 0 faulty

# What was not settled is what the next list has (but f, who was first seen today: 30 days begin)
$ crm-due -p some.yaml -l some.log --today=2026-11-21 -C id,due_rule some.tsv
id→due_rule
g→bought
e→pay
i→meet

# --date, --by, --note; due_owner goes before owner. A column outcome: an attempt is one by
# some touch, and settles nothing.
$ cp some.head some.log; awk -F'\t' -v OFS='\t' '{if (NR > 1) $(NF - 1) = "olga"; print $0, NR == 1 ? "outcome" : $1 == "j" ? "no-answer" : $1 == "d" ? "declined" : $1 == "a" ? "reached" : ""}' some.due | \
  awk -F'\t' 'NR == 1 || $1 ~ /[adj]/' >tried.due; \
  crm-log -p some.yaml -f some.log --today=2026-11-22 --date=-1d --note='as agreed' --from-due --from=tried.due | wc -l; tail -n +5 some.log | cut -f2-11 | sort -t'	' -k2,2
3
2026-11-21→a→call→out→reached→→olga→→→as agreed
2026-11-21→d→email→out→declined→spring→olga→→→as agreed
2026-11-21→j→call→out→no-answer→→olga→→→as agreed
! crm-log: some.log: 3 records: 3 new, 0 known, 0 changed, 0 faulty

$ crm-due -p some.yaml -l some.log --today=2026-11-21 -C id,due_rule some.tsv | grep '^[adj]'
j→quick;mend

$ crm-log -p some.yaml --today=2026-11-22 --by=zoe --from-due <tried.due | cut -f10 | sort -u
by
zoe

# Without due_evidence nothing is named, and the oldest is closed
$ cp some.head some.log; crm-due -p some.yaml -l some.log --today=2026-11-21 -C id,due_rule some.tsv | grep 'id\|^j' | \
  crm-log -p some.yaml -f some.log --today=2026-11-21T18:00 --from-due | wc -l; tail -n +5 some.log | cut -f3-11
2
j→call→out→→→tester→→→
j→resolved→out→→→tester→→→
! crm-log: some.log: 2 records: 2 new, 0 known, 0 changed, 0 faulty

# That resolved has a time and the complaint has none, but it is of the day; the call may have been before it
$ crm-due -p some.yaml -l some.log --today=2026-11-21 -C id,due_rule some.tsv | grep '^j'
? 1

# Nobody was on the list: nothing is written, and no log made
$ head -n 1 some.due | crm-log -p some.yaml -f none.log --from-due; test -e none.log
! crm-log: none.log: 0 records: 0 new, 0 known, 0 changed, 0 faulty
? 1

# What is no due stream, or a list of something else
$ cp some.log before; crm-log -p some.yaml -f some.log --from-due <some.tsv
! crm-log: standard input:1: a due stream needs a column "due_rule"; this one has none
? 1

$ crm-due -p some.yaml -l some.log --today=2026-11-21 --suppressed some.tsv | crm-log -p some.yaml -f some.log --from-due
! crm-log: standard input:1: this is a list of what was held back (due_held), not of what was done
? 1

# A rule of another policy; an entry that is not there, is another's, or cannot be read
$ sed 's/theirs/thiers/2' some.due >odd.due; crm-log -p some.yaml -f some.log --from-due --from=odd.due
!~ ^crm-log: odd.due:[0-9]+: due_rule: the policy has no rule "thiers"; did you mean "theirs"\?$
? 1

$ sed 's/some.log:2/some.log:92/' some.due >odd.due; crm-log -p some.yaml -f some.log --from-due --from=odd.due
!~ ^crm-log: odd.due:[0-9]+: due_evidence: some.log has no line 92; make the list anew$
? 1

$ sed 's/some.log:2/some.log:99999999999999999999992/' some.due >odd.due; crm-log -p some.yaml -f some.log --from-due --from=odd.due
!~ ^crm-log: odd.due:[0-9]+: due_evidence: some.log has no line [0-9]+; make the list anew$
? 1

$ sed 's/some.log:2/some.log:3/' some.due >odd.due; crm-log -p some.yaml -f some.log --from-due --from=odd.due
!~ ^crm-log: odd.due:[0-9]+: due_evidence: line 3 of some.log is an entry of "i"; make the list anew, or name the customers with -c$
? 1

$ sed 's/some.log:2/gone.log:2/' some.due >odd.due; crm-log -p some.yaml -f some.log --from-due --from=odd.due
! crm-log: gone.log: cannot open: No such file or directory
? 2

# What is planned for another day is not done yet
$ crm-log -p some.yaml -f some.log --today=2026-11-20 --from-due
< id→due_rule→due_day
< a→call→2026-11-20
< c→visit→2026-11-21
! crm-log: standard input:3: due_day: is planned for 2026-11-21, and was not done on 2026-11-20
? 1

# An outcome that is none is a fault of its line, and nothing is written
$ sed 's/no-answer/noanswer/' tried.due >odd.due; crm-log -p some.yaml -f some.log --from-due --from=odd.due
!~ ^crm-log: odd.due:[0-9]+: outcome: "noanswer" is not an outcome; did you mean "no-answer"\?$
? 1

$ cmp some.log before

# What goes with it and what does not
$ crm-log --from-due call a
! crm-log: --from-due and the operand "call" exclude each other
? 2

$ crm-log --from-due --amount=3 <some.due
! crm-log: --amount and --from-due exclude each other
? 2

$ crm-log --from-due --map name=item <some.due
! crm-log: --from-due and --map exclude each other
? 2

# A log of three columns takes what it can
$ printf 'date\tcustomer\tkind\n2026-11-20\tj\tcall\n' >three.log; crm-due -p some.yaml -l three.log --today=2026-11-21 --rule=call some.tsv | \
  crm-log -p some.yaml -f three.log --today=2026-11-21 --from-due; cat three.log
date→customer→kind
2026-11-20→j→call
2026-11-21→a→call
2026-11-21→b→email
! crm-log: three.log: 2 records: 2 new, 0 known, 0 changed, 0 faulty

# The customer of an entry may have been merged since: -c knows
$ cp some.head some.log; awk -F'\t' -v OFS='\t' '{print $0, NR == 1 ? "status" : $1 == "j" ? "merged:i" : ""}' some.tsv >merged.tsv; \
  crm-due -p some.yaml -l some.log --today=2026-11-21 --rule=mend merged.tsv >m.due; cut -f1 m.due; \
  crm-log -p some.yaml -f some.log -c merged.tsv --today=2026-11-21 --from-due <m.due | wc -l; tail -n 1 some.log | cut -f3,4,10
id
i
1
i→resolved→event:s3
! crm-log: some.log: 1 record: 1 new, 0 known, 0 changed, 0 faulty

# The note of one event may be said by its name, too
$ crm-log call a --note='asked' | tail -n 1 | cut -f 4,5,14
a→call→asked
