# crm-due by hand-made worlds: what goes in and out, options, faults. What the
# triggers do on which day is in tests/unit/test_due.c.

@ policy.yaml
version: 1
quiet: 7d
capacity: 2
due:
  - {rule: answer, open: complaint, until: answer, within: 0d, action: call, purpose: service, priority: 95, why: "Complained on {since}: {note}"}
  - {rule: greet, after: purchase, wait: 1d, within: 2d, expires: 7d, action: greet, priority: 70, why: "Bought {item} on {since}"}
  - {rule: keep, silence: 30d, action: call, priority: 30, why: "No contact for {days_since_touch} days"}
.
@ customers.tsv
id→name→phone→shoe
a→Ann→1→37
b→Bob→2→
c→Cyd→3→38
d→Dee→4→\t"39"
.
@ log.tsv
event→date→customer→kind→dir→outcome→item→note
e1→2026-11-20→b→complaint→→→→torn, and late
e2→2026-11-19→a→purchase→→→tea→
e3→2026-10-01→d→call→→→→
e4→2026-11-18→c→call→→→→
e5→2026-09-01→a→email→→→→
.

# The row as it came, unknown columns and all, facts, and why. Ann's reasons are one row.
$ crm-due -p policy.yaml -l log.tsv --today=2026-11-21 --rule=answer --rule=greet --rule=keep customers.tsv >due.tsv; cut -f1-4 due.tsv
! crm-due: 1 customer left for later: the capacity of a day is used up (--suppressed lists what is held back)
id→name→phone→shoe
b→Bob→2→
a→Ann→1→37

$ sed 's/^.*\(due_rule\|answer\|greet;keep\)\t/\1\t/; s/\t/|/g' due.tsv | cut -d'|' -f1-9
due_rule|due_date|due_overdue|due_action|due_channel|due_why|due_ask|due_priority|due_evidence
answer|2026-11-20|1|call|phone|Complained on 2026-11-20: torn, and late (1 day past the limit)||95|log.tsv:2
greet;keep|2026-11-21|0|greet|phone|Bought tea on 2026-11-19. No contact for 81 days||70|log.tsv:3

# Who does not fit is there the next time; --unlimited lists them now
$ crm-due -p policy.yaml -l log.tsv --today=2026-11-21 --suppressed -C id,shoe,due_rule,due_held customers.tsv
id→shoe→due_rule→due_held
d→\t"39"→keep→capacity

$ crm-due -p policy.yaml -l log.tsv --today=2026-11-21 --unlimited customers.tsv | cut -f1,4
id→shoe
b→
a→37
d→\t"39"

$ crm-due -p policy.yaml -l log.tsv --today=2026-11-21 --suppressed --count customers.tsv
reason→customers→contacts
capacity→1→1

# A row for each reason
$ crm-due -p policy.yaml -l log.tsv --today=2026-11-21 --each --unlimited -C id,due_rule customers.tsv
id→due_rule
b→answer
a→greet
a→keep
d→keep

# Day before: nothing of that; and nothing at all is the header alone, and exit 0
$ crm-due -p policy.yaml -l log.tsv --today=2026-08-31 --rule=greet customers.tsv | cut -f1,2
id→name

$ crm-due -p policy.yaml -l log.tsv --today=2026-08-31 --rule=greet --exit-code -o none.tsv customers.tsv

$ crm-due -p policy.yaml -l log.tsv --today=2026-11-21 --rule=greet --exit-code -o some.tsv customers.tsv
? 3

# Once done it is gone: what was done is in the log
$ (cat log.tsv; printf 'e6\t2026-11-21\tb\tcall\tout\treached\t\tsorted\n') >later.tsv; crm-due -p policy.yaml -l later.tsv --today=2026-11-21 --rule=answer customers.tsv | cut -f1
id

# By pipe, by $CRM_LOG, from facts
$ CRM_LOG=log.tsv crm-due -p policy.yaml --today=2026-11-21 --rule=keep <customers.tsv | cut -f1
id
a
d

$ crm-facts -p policy.yaml -l log.tsv --today=2026-11-21 customers.tsv >facts.tsv; crm-due -p policy.yaml --rule=keep facts.tsv | cut -f1
id
a
d

$ crm-due -p policy.yaml --rule=answer facts.tsv
! crm-due: rule answer needs the log: name it with -l (or $CRM_LOG)
? 2

$ crm-due -p policy.yaml customers.tsv
! crm-due: rule answer needs the log: name it with -l (or $CRM_LOG)
? 2

$ crm-due -p policy.yaml -l log.tsv --today=2026-11-22 facts.tsv
!~ ^crm-due: .*2026-11-2[12].*2026-11-2[12]
? 1

# The list and --explain are made by the same hands
$ crm-due -p policy.yaml -l log.tsv --today=2026-11-21 --explain=a customers.tsv
Ann (a), as of 2026-11-21
listed, by rule greet
  place 2 of 3 in the day of customers without an owner, which has room for 2; 1 cannot wait, 1 fits by the order
    before: 1 who cannot wait
  answer              no: nothing in the log still asks for it
  greet               yes: due 2026-11-21 (log.tsv:3): Bought tea on 2026-11-19
  keep                yes: due 2026-10-01: No contact for 81 days

$ crm-due -p policy.yaml -l log.tsv --today=2026-11-21 --explain=d customers.tsv | sed -n 2p
left for later: the owner's day is full

$ crm-due -p policy.yaml -l log.tsv --today=2026-11-21 --explain=c customers.tsv
Cyd (c), as of 2026-11-21
not listed: nothing is due
  answer              no: nothing in the log still asks for it
  greet               no: nothing in the log still asks for it
  keep                no: not before 2026-12-18

$ crm-due -p policy.yaml -l log.tsv --today=2026-11-21 --explain=x customers.tsv
! crm-due: no customer has the name, id, phone or email "x"
? 1

# What was asked for wrongly
$ crm-due -p policy.yaml -l log.tsv --rule=geret customers.tsv
! crm-due: the policy has no rule "geret"; did you mean "greet"?
? 2

$ crm-due -p policy.yaml -l log.tsv --count --owners customers.tsv
! crm-due: --count and --owners exclude each other
? 2

# The built-in policy needs to know stage and tier, which are computed
$ crm-due -l log.tsv --today=2026-11-21 -C id,due_rule,stage,tier,value customers.tsv >one; crm-score -l log.tsv --today=2026-11-21 customers.tsv | crm-segment | crm-due -l log.tsv -C id,due_rule,stage,tier,value | cmp - one; wc -l <one
4

# Nothing is written before all is known to be good
@ bad.tsv
id→name→birthday
a→Ann→1980-05-12
b→Bob→1980-13-12
.
@ birthday.yaml
version: 1
due:
  - {rule: birthday, anniversary: birthday, action: greet}
.
$ crm-due -p birthday.yaml -l log.tsv --today=2026-05-12 bad.tsv
! crm-due: bad.tsv:3: birthday: "1980-13-12" is not a date like 1980-05-12, --05-12, 1980-05 or lunar:1980-08-15
? 1

# CSV in, CSV out; the same people
$ printf 'id,name,phone,"shoe ""size"""\r\nb,"Bob, ""B""",2,\r\n' | crm-due -p policy.yaml -l log.tsv -c customers.tsv --today=2026-11-21 --rule=answer | sed 's/,due_evidence[^\r]*/,due_evidence…/; s/log.tsv:2[^\r]*/log.tsv:2…/'
id,name,phone,"shoe ""size""",due_rule,due_date,due_overdue,due_action,due_channel,due_why,due_ask,due_priority,due_evidence…␍
b,"Bob, ""B""",2,,answer,2026-11-20,1,call,phone,"Complained on 2026-11-20: torn, and late (1 day past the limit)",,95,log.tsv:2…␍

# Whoever has a rejected log record is not listed, and it is said why
@ torn.tsv
event→date→customer→kind→dir→outcome→item→note
e1→2026-11-20→b→complaint→→→→torn, and late
e2→2026-11-19→a→purchase→→→tea→
e3→2026-11-32→a→optout→→→→
.
$ crm-due -p policy.yaml -l torn.tsv --today=2026-11-21 --rejects=out.tsv --rule=answer --rule=greet customers.tsv | cut -f1; cut -f1-3 out.tsv
id
b
file→line→field
torn.tsv→4→date
! crm-due: 4 customers read, 1 faulty record set aside in out.tsv

$ crm-due -p policy.yaml -l torn.tsv --today=2026-11-21 --rejects=out.tsv --suppressed --rule=greet customers.tsv 2>/dev/null | awk -F'\t' '{print $1 "|" $NF}'
id|due_held
a|rejected log record

# … and when nobody knows whose it is, nobody is
$ (cat log.tsv; printf 'e7\t2026-11-20\n') >short.tsv; crm-due -p policy.yaml -l short.tsv --today=2026-11-21 --rejects=out.tsv customers.tsv
! crm-due: 4 customers read, 1 faulty record set aside in out.tsv
! crm-due: a rejected log record does not say whose it is: it could be anybody's opt-out, so nobody is listed
? 1

# Whoever waits for an answer and cannot have one does not vanish in silence. (Dee is reached by
# email, and a birthday that may not be said is no answer.)
@ waiting.yaml
version: 1
due:
  - {rule: answer, open: complaint, within: 0d, action: call, purpose: service, priority: 95}
  - {rule: question, open: question, within: 0d, action: call, purpose: service, priority: 90}
  - {rule: birthday, anniversary: birthday, action: greet}
.
@ waiting.tsv
id→name→phone→email→birthday
a→Ann→1→→
b→Bob→→→
c→Cyd→3→→--11-21
d→Dee→→d@e→
.
@ waiting-log.tsv
event→date→customer→kind→item
e1→2026-11-20→a→complaint→
e2→2026-11-20→a→question→
e3→2026-11-20→b→complaint→
e4→2026-11-20→d→complaint→
e5→2026-11-01→a→optout→
e6→2026-11-01→c→optout→
.
$ crm-due -p waiting.yaml -l waiting-log.tsv --today=2026-11-21 -C id,due_action waiting.tsv
id→due_action
d→email
! crm-due: 2 customers who wait for an answer are held back (opted out 1, no channel 1); --suppressed lists them

$ crm-due -p waiting.yaml -l waiting-log.tsv --today=2026-11-21 --rule=question -C id waiting.tsv
id
! crm-due: 1 customer who waits for an answer is held back (opted out 1); --suppressed lists it

$ crm-due -p waiting.yaml -l waiting-log.tsv --today=2026-11-21 --suppressed -C id,due_rule,due_held waiting.tsv
id→due_rule→due_held
a→answer→opted out
b→answer→no channel
a→question→opted out
c→birthday→opted out

# A second list of the same day is not a second day: what was done is off it.
@ day.yaml
version: 1
capacity: 2
due:
  - {rule: keep, silence: 30d, action: call}
.
@ day-log.tsv
event→date→customer→kind
e1→2026-10-01→a→call
.
$ crm-due -p day.yaml -l day-log.tsv --today=2026-11-21 -C id customers.tsv
id
a
b
! crm-due: 2 customers left for later: the capacity of a day is used up (--suppressed lists what is held back)

$ (cat day-log.tsv; printf 'e2\t2026-11-21\ta\tcall\n') >later.tsv; crm-due -p day.yaml -l later.tsv --today=2026-11-21 -C id customers.tsv
id
b
! crm-due: 2 customers left for later: the capacity of a day is used up (--suppressed lists what is held back)

$ crm-facts -p day.yaml -l later.tsv --today=2026-11-21 customers.tsv | crm-due -p day.yaml -C id,last_touch_out
id→last_touch_out
b→
! crm-due: 2 customers left for later: the capacity of a day is used up (--suppressed lists what is held back)

# What one stage rejected the next one knows: as_of is empty
$ crm-facts -p policy.yaml -l torn.tsv --today=2026-11-21 --rejects=out.tsv customers.tsv 2>/dev/null >held.tsv; cut -f1,5 held.tsv
id→as_of
a→
b→2026-11-21
c→2026-11-21
d→2026-11-21

$ crm-due -p policy.yaml -l log.tsv --suppressed --rule=greet held.tsv | awk -F'\t' '{print $1 "|" $NF}'
id|due_held
a|rejected log record
! crm-due: held.tsv: 1 customer has a rejected log record: as_of is empty (first in line 2)

$ printf 'version: 1\ndue:\n  - {rule: keep, silence: 30d, action: call}\n' >calm.yaml; crm-due -p calm.yaml held.tsv 2>/dev/null | cut -f1,5
id→as_of
c→2026-11-21
d→2026-11-21

# … of all, where nobody knows whose it was
$ crm-facts -p policy.yaml -l short.tsv --today=2026-11-21 --rejects=out.tsv customers.tsv 2>/dev/null | crm-due -p calm.yaml | cut -f1
id
! crm-due: standard input: 4 customers have a rejected log record: as_of is empty (first in line 2)

# A log that is named is read, also where no rule asks what happened
$ crm-facts -p policy.yaml -l log.tsv --today=2026-11-21 customers.tsv >facts.tsv; crm-due -p calm.yaml -l torn.tsv facts.tsv
! crm-due: torn.tsv:4: date: "2026-11-32" is not a date
? 1

$ crm-due -p calm.yaml -l torn.tsv --rejects=out.tsv facts.tsv 2>/dev/null | cut -f1
id
d
? 0

# At half past nine the day is not over: its entries without a time are not there
# yet, in no stage; for who reads the log today they are
@ today.tsv
event→date→customer→kind→dir→outcome→item→note
e1→2026-11-21→b→complaint→→→→torn
e2→2026-11-21T09:00→a→complaint→→→→late
.
$ crm-facts -p policy.yaml -l today.tsv --today=2026-11-21T09:30 customers.tsv | crm-due -p policy.yaml -l today.tsv --rule=answer | cut -f1
id
a

$ crm-due -p policy.yaml -l today.tsv --today=2026-11-21T10:30+01:00 --rule=answer -C id,as_of customers.tsv
id→as_of
a→2026-11-21T09:30

$ printf 'event\tdate\tcustomer\tkind\ne1\t%s\tb\tcomplaint\n' "$(date +%F)" >now.tsv; crm-facts -p policy.yaml -l now.tsv customers.tsv | crm-due -p policy.yaml -l now.tsv --rule=answer | cut -f1
id
b

# What to offer stands beside what to ask: that of each reason, and that of each question that
# is open; said twice it stands there once, and what is not known leaves no trace
@ offer.yaml
version: 1
questions:
  source: How did you hear of us?
  birthday: {ask: When is your birthday?, offer: "A tenth off on the day, {name}."}
  shoe: {offer: A free fitting.}
due:
  - {rule: thank, owed: thanks, for: purchase, action: thank, offer: "A refill of {item}: {note}"}
  - {rule: bring, after: purchase, action: offer, done_by: referral, priority: 40, offer: A free fitting.}
  - {rule: know, missing: [source, birthday, shoe], alone: true, action: ask, priority: 10}
.
@ offer.tsv
id→name→phone→source→birthday→shoe
a→Ann→1→fair→→
b→Bob→2→→--01-01→44
.
$ crm-due -p offer.yaml -l log.tsv --today=2026-11-21 -C id,due_rule,due_ask,due_offer offer.tsv
id→due_rule→due_ask→due_offer
a→thank;bring;know→When is your birthday?→A refill of tea A free fitting. A tenth off on the day, Ann.
b→know→How did you hear of us?→

$ sed 's/{offer: A free fitting.}/{offer: "A {free fitting."}/' offer.yaml >loose.yaml; crm-due -p loose.yaml -l log.tsv offer.tsv
! crm-due: loose.yaml:5:20: questions: offer: this brace is not part of a {name}
? 1

$ sed 's/{offer: A free fitting.}/{ofer: A free fitting.}/' offer.yaml >slip.yaml; crm-due -p slip.yaml -l log.tsv offer.tsv
! crm-due: slip.yaml:5:10: questions: unknown key "ofer"; did you mean "offer"?
? 1

$ sed 's/{ask: When/{aks: When/' offer.yaml >slip.yaml; crm-due -p slip.yaml -l log.tsv offer.tsv
! crm-due: slip.yaml:4:14: questions: unknown key "aks"; did you mean "ask"?
? 1

$ sed 's/, {name}/, {nmae}/' offer.yaml >slip.yaml; crm-due -p slip.yaml -l log.tsv offer.tsv
! crm-due: slip.yaml:4:76: questions: unknown name "nmae"; did you mean "name"?
? 1

# A stream of facts without the one that a silence needs
@ three.tsv
id→name
a→Ann
b→Bob
c→Cyd
.
@ two.tsv
event→date→customer→kind→dir
e1→2026-11-20→a→call→out
e2→2026-08-01→b→call→out
.
@ keep.yaml
version: 1
due:
  - {rule: keep, silence: 30d, action: call, why: "No contact"}
.
$ crm-facts -p keep.yaml -l two.tsv --today=2026-11-21 three.tsv | sed '1s/last_touch/other/' | crm-due -p keep.yaml
! crm-due: the stream carries facts, but not "last_touch": make them with the same -p, or with crm-facts --add last_touch
? 1
