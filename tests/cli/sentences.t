# What the list says to people: true of those who were never contacted, whole without what
# is not known, not longer than one likes to read. See crm-rules(5), "SENTENCES".

# A first import: purchases, and no log of contacts at all.
@ customers.tsv
id→name→phone→created→cadence
a→Ann→1→2025-01-01→
b→Bob→2→2025-01-01→
c→Cyd→3→2025-01-01→
d→Dee→4→2026-11-10→
.
@ log.tsv
event→date→customer→kind→amount→item
e1→2025-02-06→a→purchase→900→Cream
e2→2025-08-06→a→purchase→900→Cream
e3→2026-03-01→a→purchase→900→Cream
e4→2026-09-20→a→purchase→900→Cream
e5→2026-08-01→b→purchase→10→
e6→2026-09-20→b→purchase→10→
e7→2026-11-05→c→purchase→10→Soap
.
$ crm-score -l log.tsv --today=2026-11-21 customers.tsv | crm-segment | crm-due -l log.tsv -C id,due_rule,due_why
id→due_rule→due_why
c→thank-first;how-it-went;know-them;review→First purchase on 2026-11-05; thank them for it. Bought Soap on 2026-11-05; ask how it went. We do not know: source, reason. And 1 more reason
a→thank-gold;stay-close-gold;win-closer;know-them;review→One of our best; bought on 2026-09-20. One of our best; bought on 2026-09-20; no contact is on record. Worth much and not close yet; see them, or ask their advice. And 2 more reasons
d→new-prospect→Known since 2026-11-10; no contact is on record
b→stay-in-touch;know-them;review→Bought on 2026-09-20; no contact is on record. We do not know: source, reason. Never reviewed; known since 2025-01-01

# Nobody is told that there was no contact for so many days when none is on record.
$ crm-score -l log.tsv --today=2026-11-21 customers.tsv | crm-segment | crm-due -l log.tsv -C due_why | grep -ci 'for [0-9]* days\|([0-9]* days)'
0
? 1

# Who was in the shop has been met: a purchase, or a visit, restarts stay-in-touch, and so does a call.
@ again
# again KIND: the same a day later, when one of Bob's is logged
printf 'e8\t2026-11-10\tb\t%s\t\t\n' $1 | cat log.tsv - >more.tsv
crm-score -l more.tsv --today=2026-11-21 customers.tsv | crm-segment | crm-due -l more.tsv --rule=stay-in-touch --explain=b | tail -n 1
.
$ for kind in purchase visit call note; do sh again $kind; done
  stay-in-touch       no: not before 2026-12-10
  stay-in-touch       no: not before 2026-12-10
  stay-in-touch       no: not before 2026-12-10
  stay-in-touch       yes: due 2026-10-20: Bought on 2026-09-20; no contact is on record

# The cadence counts for it, as for any touch: their own, or the policy's.
$ awk -F'\t' -v OFS='\t' '$1 == "b" {$5 = "90d"} {print}' customers.tsv >own.tsv; crm-score -l log.tsv --today=2026-11-21 own.tsv | crm-segment | crm-due -l log.tsv --rule=stay-in-touch --explain=b | tail -n 1
  stay-in-touch       no: not before 2026-12-19 (their own cadence 90d)

# ---- silence in words ----

@ silence.yaml
version: 1
kinds: {survey: {class: care}}
due:
  - {rule: any, silence: 30d, action: call}
  - {rule: met, silence: 30d, of: [touch, purchase, order], action: call, why: "Ask; {silence}"}
  - {rule: out, silence: 30d, of: out, action: call}
  - {rule: in, silence: 30d, of: in, action: call}
  - {rule: voice, silence: 30d, of: [call, visit], action: call, why: "{silence}"}
  - {rule: own, silence: 30d, action: call, why: "Quiet since {since}; {days} days; really"}
.
@ silence.tsv
id→name→created
a→Ann→2026-01-01
b→Bob→2026-01-01
c→Cyd→2026-01-01
d→Dee→
.
@ silence-log.tsv
event→date→customer→kind→dir
e1→2026-09-01→a→call→out
e2→2026-10-01→a→purchase→
e3→2026-09-01→b→email→in
e4→2026-08-01→b→purchase→
e5→2026-08-02→b→call→out
e6→2026-09-05→c→order→
.
$ for id in a b c d; do crm-due -p silence.yaml -l silence-log.tsv --today=2026-11-21 --explain=$id silence.tsv | sed '2d; s/yes: due [-0-9]*: //'; done
Ann (a), as of 2026-11-21
  any                 No contact since 2026-09-01 (81 days)
  met                 Ask; bought on 2026-10-01; last contact on 2026-09-01
  out                 We have not contacted them since 2026-09-01 (81 days)
  in                  They have never contacted us; known since 2026-01-01
  voice               No call or visit since 2026-09-01 (81 days)
  own                 Quiet since 2026-09-01; 81 days; really
Bob (b), as of 2026-11-21
  any                 No contact since 2026-09-01 (81 days)
  met                 Ask; no contact since 2026-09-01 (81 days)
  out                 We have not contacted them since 2026-08-02 (111 days)
  in                  They have not contacted us since 2026-09-01 (81 days)
  voice               No call or visit since 2026-08-02 (111 days)
  own                 Quiet since 2026-09-01; 81 days; really
Cyd (c), as of 2026-11-21
  any                 No contact is on record; known since 2026-01-01
  met                 Ask; last order on 2026-09-05; no contact is on record
  out                 We have never contacted them; known since 2026-01-01
  in                  They have never contacted us; known since 2026-01-01
  voice               No call or visit is on record
  own                 No contact is on record; known since 2026-01-01; really
Dee (d), as of 2026-11-21
  any                 No contact is on record
  met                 Ask; no contact is on record
  out                 We have never contacted them
  in                  They have never contacted us
  voice               No call or visit is on record
  own                 No contact is on record; really

# Facts in the stream: they are the same, and crm-facts writes last_purchase and last_order for it.
$ crm-facts -p silence.yaml -l silence-log.tsv --today=2026-11-21 silence.tsv >facts.tsv; head -n 1 facts.tsv | tr '\t' '\n' | grep -x -e last_touch -e last_purchase -e last_order; \
  crm-due -p silence.yaml --explain=c facts.tsv | sed -n '/^  met/s/.*: //p'
last_touch
last_order
last_purchase
Ask; last order on 2026-09-05; no contact is on record

# It is a word of silence alone.
$ printf 'version: 1\ndue:\n  - {rule: often, every: 30d, action: call, why: "{silence}"}\n' >slip.yaml; crm-due -p slip.yaml -l silence-log.tsv silence.tsv
! crm-due: slip.yaml:3:52: due: unknown name "silence": neither in the vocabulary nor a column of the stream
? 1

# ---- one sentence after the other ----

@ many.yaml
version: 1
due:
  - {rule: one, silence: 1d, action: call, priority: 9, why: "Is all well?"}
  - {rule: two, silence: 1d, action: call, priority: 8, why: "Call them"}
  - {rule: same, silence: 1d, action: call, priority: 7, why: "Call them"}
  - {rule: three, silence: 1d, action: call, priority: 6, why: "They waited long."}
  - {rule: four, silence: 1d, action: call, priority: 5, why: "Four", ask: "Four?"}
  - {rule: five, silence: 1d, action: call, priority: 4, why: "Five", ask: "Five?"}
.
@ ann.tsv
id→name→hours→avoid
a→Ann→9:00-10:00→money
.
# The three most important, then how many more; all of them are in the other columns.
$ crm-due -p many.yaml -l silence-log.tsv --today=2026-11-21 -C due_rule,due_why,due_ask ann.tsv
due_rule→due_why→due_ask
one;two;same;three;four;five→Is all well? Call them. They waited long. And 2 more reasons. Likes to be contacted 9:00-10:00; do not mention money→Four? Five?

$ sed '/rule: five/d' many.yaml >four.yaml; crm-due -p four.yaml -l silence-log.tsv --today=2026-11-21 -C due_why ann.tsv | sed 1d
Is all well? Call them. They waited long. And 1 more reason. Likes to be contacted 9:00-10:00; do not mention money

$ crm-due -p many.yaml -l silence-log.tsv --today=2026-11-21 --each -C due_rule,due_why ann.tsv | tail -n 1
five→Five. Likes to be contacted 9:00-10:00; do not mention money

# ---- what is not known, and times ----

@ half.yaml
version: 1
due:
  - {rule: papers, older: 1y, of: reviewed, action: review, priority: 3, why: "Papers last reviewed on {reviewed}; the law wants them once a year"}
  - {rule: last, after: purchase, action: call, priority: 2, why: "{item}: bought on {date}", ask: "How is {item}?"}
  - {rule: moment, silence: 1d, action: call, priority: 1, why: "Last call at {last_call}, seen at {seen}"}
.
@ half.tsv
id→name→created→reviewed→seen
a→Ann→2024-05-01→→2026-11-20T09:30
b→Bob→2024-05-01→2025-01-01→
c→Cyd→→→
.
@ half-log.tsv
event→date→customer→kind→item
e1→2026-11-01→a→purchase→
e2→2026-11-19T17:16→a→call→
e3→2026-11-20→b→purchase→Tea
.
$ for id in a b c; do crm-due -p half.yaml -l half-log.tsv --today=2026-11-21T18:00 --explain=$id half.tsv | sed '2d; /^  /s/yes: due [^:]*: //; s/ (half[^)]*)//'; done
Ann (a), as of 2026-11-21 18:00
  papers              Never reviewed; known since 2024-05-01; the law wants them once a year
  last                no: nothing in the log still asks for it
  moment              Last call at 2026-11-19 17:16, seen at 2026-11-20 09:30
Bob (b), as of 2026-11-21 18:00
  papers              Papers last reviewed on 2025-01-01; the law wants them once a year
  last                yes: due 2026-11-20: Tea: bought on 2026-11-20
  moment              No contact is on record; known since 2024-05-01
Cyd (c), as of 2026-11-21 18:00
  papers              Never reviewed; the law wants them once a year
  last                no: nothing in the log still asks for it
  moment              No contact is on record

# On a terminal, where columns line up, times are told like that; a stream keeps them as they are.
$ crm-facts -l half-log.tsv --today=2026-11-21T18:00 -C last_call half.tsv | sed -n 2p | cut -f 6-
2026-11-21T18:00→2026-11-19T17:16
