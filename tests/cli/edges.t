# What the random worlds of tests/worlds found; expected by hand from the pages.
@ customers.tsv
id→name→phone
c1→Ann→+1
.
@ policy.yaml
version: 1
due:
  - {rule: days, open: complaint, within: 2d, ahead: 1h, action: call}
  - {rule: hours, open: complaint, within: 48h, ahead: 1h, action: call}
.
@ head
event→date→customer→kind→ref
.
@ complaint.tsv
event→date→customer→kind→ref
e1→2026-11-20→c1→complaint→
.

# A void that was taken back takes nothing back, whichever is dated or stands first.
$ for order in '' -r; do for day in 24 25 26; do \
  (cat head; printf '%s\tc1\t%s\n' 'e1	2026-11-20' 'call	' 'e2	2026-11-25' 'void	event:e1' "e3	2026-11-$day" 'void	event:e2' | sort $order) >log.tsv; \
  crm-facts -l log.tsv -C touches --today=2026-11-30 customers.tsv | cut -f5 | tail -n 1; done; done
1
1
1
1
1
1

# The limit is the end of the 22nd either way, and an hour before it is that day.
$ crm-due -p policy.yaml -l complaint.tsv --today=2026-11-21 --each customers.tsv | tail -n +2

$ crm-due -p policy.yaml -l complaint.tsv --today=2026-11-22 customers.tsv | tail -n +2 | grep -o 'days;hours'
days;hours

# 0h is the event's own moment: two days after the 28th, 12:30, is past at 12:31 on the 30th.
@ at-once.yaml
version: 1
due:
  - {rule: now, open: complaint, within: 0h, escalate: 2d, action: call}
.
@ timed.tsv
event→date→customer→kind
e1→2026-04-28T12:30→c1→complaint
.
$ for at in 12:30 12:31; do crm-due -p at-once.yaml -l timed.tsv --today=2026-04-30T$at -C due_date,due_action customers.tsv | tail -n 1; done
2026-04-28→call
2026-04-28→escalate

# A purchase that stops a sequence is whatever counts as a sale.
@ sale.yaml
version: 1
kinds: {deposit: {counts: sale}, purchase: {counts: none}}
due:
  - {rule: visit, after: visit, stop: purchase, steps: [{action: ask}]}
.
@ visit.tsv
event→date→customer→kind
e1→2026-11-20→c1→visit
.
@ deposit.tsv
event→date→customer→kind
e1→2026-11-20→c1→visit
e2→2026-11-21→c1→deposit
.
$ for log in visit deposit; do crm-due -p sale.yaml -l $log.tsv --today=2026-11-21 -C id customers.tsv | wc -l; done
2
1

# Nobody waits for a day to be filled, whatever the purpose: the more valuable comes first.
@ two.tsv
id→name→phone→value→source
a→Ann→+1→10→fair
b→Bob→+2→5→
.
@ fill.yaml
version: 1
due:
  - {rule: one, fill: 1, action: call}
  - {rule: two, fill: 1, action: call, purpose: service, when: missing(source)}
.
$ sh "$ROOT/tests/known" two.tsv -p fill.yaml -l head --today=2026-11-21 >known.tsv; crm-due -p fill.yaml -l head -C id,due_rule known.tsv
id→due_rule
a→one

# What is missing is not found out by a sale, even where it is asked with an offer.
@ ask.yaml
version: 1
due:
  - {rule: who, missing: birthday, action: offer}
.
@ born.tsv
id→name→phone→birthday
c1→Ann→+1→
.
@ bought.tsv
date→customer→kind
2026-11-21→c1→purchase
.
$ crm-due -p ask.yaml -l bought.tsv --today=2026-11-21 --outcome -C id,due_outcome born.tsv
id→due_outcome
c1→left
