# People whom we know and who are no customers: a supplier, a journalist. By hand; 2026-11-21 is today.
@ customers.tsv
id→name→phone→email→birthday→tags→status→owner
a→Ann→+1 555 0100→ann@x.org→--11-22→→→li
b→Bob→+1 555 0101→bob@x.org→→→→li
s→Sue→+1 555 0102→sue@x.org→--11-22→supplier→noncustomer→li
p→Pam→+1 555 0103→pam@x.org→→press→noncustomer→li
.
@ log.tsv
event→date→customer→kind→dir→amount→due→ref→note
e1→2026-01-05→a→purchase→in→100→→→
e2→2026-03-05→a→purchase→in→100→→→
e3→2026-06-01→s→call→→→→→
e4→2026-11-01→s→referral→in→→→customer:b→
e5→2026-11-19→p→question→in→→→→an interview
e6→2026-11-02→b→call→→→→→
e7→2026-06-02→s→call→→→2026-11-20→→ring about the prices
.
@ p.yaml
version: 1
score:
  value:
    - {part: spend, of: spend, rank: high, weight: 50}
    - {part: new, of: days_since_purchase, rank: low, weight: 50}
stages:
  - {name: buyer, when: purchases > 0}
  - {name: stranger, when: purchases == 0}
tiers:
  - {name: gold, by: value, top: 50%}
  - {name: rest}
segments:
  - {name: suppliers, when: "has(tags, 'supplier')"}
due:
  - {rule: birthday, anniversary: birthday, ahead: 2d, action: greet}
  - {rule: answer, open: question, within: 1d, action: answer}
  - {rule: thanks, after: referral, wait: 7d, action: thank}
  - {rule: kept, promised: any, action: call}
  - {rule: keep, silence: 30d, action: call}
  - {rule: offer, anniversary: birthday, ahead: 2d, action: offer, selling: true}
  - {rule: fair, campaign: fair, from: 2026-11-20, to: 2026-11-25, action: offer}
  - {rule: ask, missing: birthday, action: ask, alone: true}
.

# They are greeted, answered and thanked, and what was promised is kept; nobody keeps in touch by himself, sells, or asks.
$ crm-due -p p.yaml -l log.tsv --today=2026-11-21 --each -C id,due_rule customers.tsv | sort
a→birthday
a→fair
a→keep
a→offer
b→ask
b→fair
id→due_rule
p→answer
s→birthday
s→kept
s→thanks

$ crm-due -p p.yaml -l log.tsv --today=2026-11-21 --suppressed -C id,due_rule,due_held customers.tsv; crm-due -p p.yaml -l log.tsv --today=2026-11-21 --explain=s customers.tsv | tail -n 4
id→due_rule→due_held
  keep                no: it is for customers
  offer               no: it is for customers
  fair                no: it is for customers
  ask                 no: nothing that the rule asks for is missing

# A rule says otherwise: in touch with suppliers, and the birthdays of customers alone. A step of a sequence, too.
$ sed -e 's/silence: 30d, /&everybody: true, when: "has(tags, '"'supplier'"')", /; s/ahead: 2d, action: greet/everybody: false, &/' p.yaml >q.yaml; crm-due -p q.yaml -l log.tsv --today=2026-11-21 --rule=keep --rule=birthday --each -C id,due_rule customers.tsv | sort
a→birthday
id→due_rule
s→keep

$ printf 'version: 1\ndue:\n  - {rule: seq, after: referral, steps: [{wait: 1d, action: thank, everybody: %s}, {wait: 2d, action: call}]}\n' false >seq.yaml; crm-due -p seq.yaml -l log.tsv --today=2026-11-21 -C id,due_action customers.tsv; sed 's/false/true/' seq.yaml >seq2.yaml; crm-due -p seq2.yaml -l log.tsv --today=2026-11-21 -C id,due_action customers.tsv
id→due_action
id→due_action
s→thank

# No value and no place among customers; closeness and segments. Ann alone has bought: she is in the first of five groups of
# both parts of value, and the upper half of two customers.
$ crm-score -p p.yaml -l log.tsv --today=2026-11-21 customers.tsv | crm-segment -p p.yaml -C id,value,frequency,stage,tier,segments; crm-score -p p.yaml -l log.tsv --today=2026-11-21 customers.tsv | awk -F '\t' 'NR == 1 { for (i = 1; i <= NF; i++) c[$i] = i } /^s/ { print $c["score"] $c["quadrant"] $c["r"] $c["rfm"] $c["recency"] $c["monetary"] ($c["closeness"] > 0) }'
id→value→frequency→stage→tier→segments
a→20.0→2→buyer→gold→
b→0.0→0→stranger→rest→
s→→→→→suppliers
p→→→→→
1

$ crm-segment -p p.yaml -l log.tsv --today=2026-11-21 --print-cutoffs customers.tsv; crm-segment -p p.yaml -l log.tsv --today=2026-11-21 --was=2026-06-30 -C id,stage_was,tier_was customers.tsv; for t in score segment; do crm-$t -p p.yaml -l log.tsv --today=2026-11-21 --explain=s customers.tsv | grep noncustomer; done
tier→by→top→ranked→from→customers
gold→value→50%→2→20→1
rest→→→→→1
id→stage_was→tier_was
a→buyer→gold
b→→
s→→
p→→
No customer (status noncustomer): without value and score.
No customer (status noncustomer): without stage and tier.

# They are not counted: by owner, in statistics (two purchases of Ann and a call to Bob), and by a fit.
$ crm-due -p p.yaml -l log.tsv --today=2026-11-21 --owners customers.tsv | cut -f1,2; crm-stats -p p.yaml -l log.tsv --today=2026-11-21 --by=year customers.tsv
owner→customers
li→2
year→customers→events→purchases→spend
2026→2→3→2→200.00

$ printf 'date\tcustomer\tkind\tamount\n' >fit.log; for i in a b c d s; do printf "2026-01-01\t$i\tpurchase\t5\n2026-02-01\t$i\tpurchase\t5\n"; done >>fit.log; (cat customers.tsv; printf 'c\tCyd\nd\tDan\nn\tNil\n' | sed 's/$/\t\t\t\t\t\t/') >fit.tsv; crm-fit -l fit.log --today=2026-11-21 fit.tsv 2>/dev/null | grep -e customers: -e never | head -n 2
customers: 4
never_bought: 1

# crm-mail writes to them, and sells them nothing, whatever list it is given.
$ mkdir templates; printf 'Subject: Happy birthday\n\nDear {name}\n' >templates/birthday.en.txt; cp templates/birthday.en.txt templates/offer.en.txt; sed 's/action: greet/action: greet, channel: email/; s/action: offer/action: offer, channel: email/' p.yaml >mail.yaml; for r in birthday offer; do crm-due -p mail.yaml -l log.tsv --today=2026-11-22 --rule=birthday customers.tsv | sed "s/→birthday→/→$r→/; s/$(printf '\tbirthday\t2026')/$(printf "\t$r\t2026")/" >list.tsv; crm-mail -p mail.yaml -l log.tsv -c customers.tsv --today=2026-11-22 --templates=templates --from=us@x.org --dry-run --mbox=out list.tsv 2>&1 | grep -e '^To' -e held -e noncust; done
crm-mail: 2 messages would be sent: 2 by email; 0 held back
crm-mail: held back: s "Sue", offer: noncustomer (email)
crm-mail: 1 message would be sent: 1 by email; 1 held back

# Who buys is a customer: that is said when it is logged. Other entries are no matter.
$ crm-log -c customers.tsv -f log.tsv --today=2026-11-21 purchase s --amount=5 >/dev/null; crm-log -c customers.tsv -f log.tsv --today=2026-11-21 call s >/dev/null
! crm-log: log.tsv:9: purchase of s "Sue", 5.00
! crm-log: log.tsv:9: customer: the status of s is noncustomer; if that is wrong, crm-add -f customers.tsv --update s status= corrects it
! crm-log: log.tsv:10: call of s "Sue"

# What is no status.
$ crm-add -f customers.tsv name=Zoe status=non-customer
! crm-add: status: "non-customer" is not a status (deceased, closed, noncustomer, task, merged:ID)
? 1

$ sed 's/everybody: true/everybody: maybe/' q.yaml >bad.yaml; crm-due -p bad.yaml -l log.tsv customers.tsv
! crm-due: bad.yaml:19:43: due: everybody: "maybe" is neither true nor false
? 1

# A purchase by who is no customer counts nowhere: crm-check says so, once for each, at their row; not of what was taken back, or before
# their status says otherwise. A task that buys is a slip, too.
$ printf 'id\tname\tstatus\ns\tSue\tnoncustomer\nt\tLease\ttask\nv\tVic\tnoncustomer\nw\tWim\tnoncustomer\na\tAnn\t\n' >bought.tsv; printf 'event\tdate\tcustomer\tkind\toutcome\tamount\tref\n%s' "$(printf '%s\t2026-0%s\t%s\t%s\t%s\t%s\t%s\n' e1 1-02 s purchase '' 5 '' e2 1-03 s purchase '' 5 '' e3 1-04 t purchase '' 7 '' e4 1-05 v purchase '' 9 '' e5 1-06 v void '' '' event:e4 e6 1-07 w purchase declined 9 '' e7 1-08 a purchase '' 9 '')" >bought.log; echo >>bought.log; crm-check -p p.yaml -l bought.log --today=2026-11-21 bought.tsv
file→line→field→finding→value→id→severity
bought.tsv→2→status→bought something (bought.log:2), which counts nowhere; an empty status makes them a customer→noncustomer→s→warning
bought.tsv→3→status→bought something (bought.log:4), which counts nowhere; an empty status makes them a customer→task→t→warning
