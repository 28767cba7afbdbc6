# Kinds for what customers wish and propose, and for sending somebody to a partner: crm-records(5).
# An introduction is a touch of ours, of class care; a wish and an idea come from the customer, are
# no touches, and are not open, so that a "resolved" settles the complaint that it was meant for.

@ customers.tsv
id→name→phone
a→Anna→1
b→Boris→2
.
@ log.tsv
event→date→customer→kind→dir→outcome→item→note
.
@ write
log="crm-log -f log.tsv -c customers.tsv"
$log --today=2026-11-01 introduction anna --item='Studio Nord' 'tattoos are not for us' &&
$log --today=2026-11-02 wish anna --item='hand cream' &&
$log --today=2026-11-03 idea anna 'open at eight' &&
$log --today=2026-11-04 complaint anna 'too slow' &&
$log --today=2026-11-05 resolved anna
.
$ sh write >ids && cut -f2-5,7- log.tsv
! crm-log: log.tsv:2: introduction of a "Anna" (Studio Nord)
! crm-log: log.tsv:3: wish of a "Anna" (hand cream)
! crm-log: log.tsv:4: idea of a "Anna"
! crm-log: log.tsv:5: complaint of a "Anna"
! crm-log: log.tsv:6: resolved of a "Anna"
date→customer→kind→dir→item→note
2026-11-01→a→introduction→out→Studio Nord→tattoos are not for us
2026-11-02→a→wish→in→hand cream→
2026-11-03→a→idea→in→→open at eight
2026-11-04→a→complaint→in→→too slow
2026-11-05→a→resolved→out→→

$ crm-facts -l log.tsv --today=2026-11-06 -C touches,touches_out,last_care,last_introduction,last_wish,last_idea,last_service customers.tsv | cut -f1,4-
id→as_of→touches→touches_out→last_care→last_introduction→last_wish→last_idea→last_service
a→2026-11-06→1→1→2026-11-01→2026-11-01→2026-11-02→2026-11-03→2026-11-05
b→2026-11-06→0→0→→→→→
$ crm-facts -l log.tsv --today=2026-11-06 -C complaints,complaints_open,questions_open customers.tsv | cut -f1,4-
id→as_of→complaints→complaints_open→questions_open
a→2026-11-06→1→0→0
b→2026-11-06→0→0→0
$ crm-log -c customers.tsv --print whish anna
! crm-log: kind: "whish" is not a kind of event; did you mean "wish"?
? 1

# Rules: thanks are owed for an idea until they are given; introduce is the action of an
# introduction, and only that settles it.

@ p.yaml
version: 1
due:
  - {rule: idea, owed: thanks, for: idea, action: thank, why: "Proposed on {since}: {note}"}
  - {rule: send, after: wish, action: introduce, done_by: introduction, why: "Wished for {item}"}
.
$ crm-due -p p.yaml -l log.tsv --today=2026-11-06 --each -C due_rule,due_action,due_why customers.tsv
due_rule→due_action→due_why
send→introduce→Wished for hand cream
idea→thank→Proposed on 2026-11-03: open at eight
$ crm-log -f log.tsv -c customers.tsv --today=2026-11-06 thanks anna 2>/dev/null >>ids; crm-due -p p.yaml -l log.tsv --today=2026-11-07 --each -C due_rule customers.tsv
due_rule
send
$ crm-due -p p.yaml -l log.tsv --today=2026-11-07 customers.tsv | crm-log -p p.yaml -f log.tsv --from-due --today=2026-11-07 >>ids; tail -n 1 log.tsv | cut -f2-5; crm-due -p p.yaml -l log.tsv --today=2026-11-08 -C due_rule customers.tsv
! crm-log: log.tsv: 1 record: 1 new, 0 known, 0 changed, 0 faulty
2026-11-07→a→introduction→out
due_rule

# On a card, in three languages.
$ for l in en zh ru; do crm-show -l log.tsv -c customers.tsv --lang=$l --today=2026-11-08 anna; done | grep -o -w -e introduction -e 转介伙伴 -e 'рекомендация партнёра' -e wish -e 心愿 -e пожелание -e idea -e 改进意见 -e идея | sort -u
idea
introduction
wish
идея
пожелание
рекомендация партнёра
心愿
改进意见
转介伙伴
