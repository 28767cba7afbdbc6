# A list of sequences taken for done (crm-log --from-due), and what became of it (crm-due --outcome).

@ day
# day POLICY LOG CUSTOMERS DAY…: what is listed in the morning, what the evening logs, what is left.
policy=$1 log=$2 customers=$3
shift 3
for day; do
	crm-due -p "$policy" -l "$log" --prices=prices.tsv --today="$day" "$customers" >list 2>notes
	crm-due -p "$policy" -l "$log" --prices=prices.tsv --today="$day" -C id,due_rule,due_action,due_channel "$customers" 2>notes | sed "1d; s/^/$day /"
	before=$(wc -l <"$log")
	crm-log -p "$policy" -f "$log" --today="${day}T18:00" --from-due <list >ids
	sed "1,${before}d" "$log" | cut -f2-7 | sed 's/^/  /'
	crm-due -p "$policy" -l "$log" --prices=prices.tsv --today="$day" -C id,due_rule "$customers" 2>notes | sed '1d; s/^/  left: /'
done
.
@ prices.tsv
item→price
Alpha→80
.

# Step 1 from the 4th (2 days after the visit of the 2nd) to the 9th; step 2 from the 9th (5
# days after it was done on the 4th) to the 18th; step 3 from the 9th of December, 30 days
# after step 2, until done. Each is done by its own kinds, and by no other.
@ seq.yaml
version: 1
due:
  - rule: quote
    after: visit
    steps:
      - {wait: 2d, expires: 7d, action: call, done_by: call}
      - {wait: 5d, expires: 14d, action: email, channel: email, done_by: [email, post]}
      - {wait: 30d, action: offer, done_by: meeting}
.
@ seq.tsv
id→name→phone→email
a→Ann→1→a@x.org
.
@ seq.head
event→date→customer→kind→dir→outcome→item→by→ref→note→recorded
q1→2026-11-02→a→visit→in→→→→→→
.
$ cp seq.head seq.log; sh day seq.yaml seq.log seq.tsv 2026-11-03 2026-11-04 2026-11-08 2026-11-09 2026-12-08 2026-12-09 2026-12-10
2026-11-04 a→quote→call→phone
  2026-11-04T18:00→a→call→out→→
2026-11-09 a→quote→email→email
  2026-11-09T18:00→a→email→out→→
2026-12-09 a→quote→offer→phone
  2026-12-09T18:00→a→meeting→out→→
! crm-log: seq.log: 0 records: 0 new, 0 known, 0 changed, 0 faulty
! crm-log: seq.log: 1 record: 1 new, 0 known, 0 changed, 0 faulty
! crm-log: seq.log: 0 records: 0 new, 0 known, 0 changed, 0 faulty
! crm-log: seq.log: 1 record: 1 new, 0 known, 0 changed, 0 faulty
! crm-log: seq.log: 0 records: 0 new, 0 known, 0 changed, 0 faulty
! crm-log: seq.log: 1 record: 1 new, 0 known, 0 changed, 0 faulty
! crm-log: seq.log: 0 records: 0 new, 0 known, 0 changed, 0 faulty

$ crm-due -p seq.yaml -l seq.log --today=2026-12-10 --explain=a seq.tsv | tail -n 1
  quote               no: all 3 steps are done or have expired, the last by meeting on 2026-12-09, seq.log:5

# What became of it: of the morning of each day
$ for day in 2026-11-04 2026-11-09 2026-12-09; do crm-due -p seq.yaml -l seq.log --today=$day --outcome -C id,due_rule,due_outcome seq.tsv | sed 1d; done
a→quote→reached
a→quote→reached
a→quote→reached

# An attempt is none: the step stays
$ cp seq.head seq.log; crm-due -p seq.yaml -l seq.log --today=2026-11-04 seq.tsv | sed '1s/$/\toutcome/; 2s/$/\tno-answer/' | \
  crm-log -p seq.yaml -f seq.log --today=2026-11-04T18:00 --from-due >ids; tail -n 1 seq.log | cut -f2-6; \
  crm-due -p seq.yaml -l seq.log --today=2026-11-04 --outcome -C id,due_rule,due_outcome seq.tsv; crm-due -p seq.yaml -l seq.log --today=2026-11-04 -C id,due_rule seq.tsv
2026-11-04T18:00→a→call→out→no-answer
id→due_rule→due_outcome
a→quote→tried
id→due_rule
a→quote
! crm-log: seq.log: 1 record: 1 new, 0 known, 0 changed, 0 faulty

# Nobody can call who has an email alone: the list says email, an email it was, and a step that
# nothing but a call does stays
$ cp seq.head mail.log; sed '2s/\t1\t/\t\t/' seq.tsv >mail.tsv; sh day seq.yaml mail.log mail.tsv 2026-11-04
2026-11-04 a→quote→email→email
  2026-11-04T18:00→a→email→out→→
  left: a→quote
! crm-log: mail.log: 1 record: 1 new, 0 known, 0 changed, 0 faulty

# Two steps of one action: by the way that it went the second it was not, which has another. Without
# that it may be either, and what settles both is logged; where nothing does it is told.
@ same.yaml
version: 1
due:
  - rule: quote
    after: visit
    steps:
      - {wait: 2d, expires: 7d, action: offer, channel: phone, done_by: [call, meeting]}
      - {wait: 5d, action: offer, channel: email, done_by: [email, meeting]}
.
$ cp seq.head same.log; sh day same.yaml same.log seq.tsv 2026-11-04 2026-11-09
2026-11-04 a→quote→offer→phone
  2026-11-04T18:00→a→call→out→→
2026-11-09 a→quote→offer→email
  2026-11-09T18:00→a→email→out→→
! crm-log: same.log: 1 record: 1 new, 0 known, 0 changed, 0 faulty
! crm-log: same.log: 1 record: 1 new, 0 known, 0 changed, 0 faulty

$ for by in meeting email; do sed "s/email, meeting/email, $by/" same.yaml >two.yaml; cp seq.head same.log; \
  crm-due -p two.yaml -l same.log --today=2026-11-04 seq.tsv -C id,due_rule | crm-log -p two.yaml -f same.log --today=2026-11-04T18:00 --from-due >ids; sed 1,2d same.log | cut -f2-5; done
2026-11-04T18:00→a→meeting→out
! crm-log: same.log: 1 record: 1 new, 0 known, 0 changed, 0 faulty
! crm-log: quote: not settled for 1 customer as the list does not tell which step it was: log that by hand
! crm-log: same.log: 0 records: 0 new, 0 known, 0 changed, 0 faulty

# Behind another rule nobody knows what the step was: due_action is the first one's
$ { sed 's/, done_by: call}/}/' seq.yaml; echo '  - {rule: keep, silence: 30d, action: call, priority: 90}'; } >keep.yaml; cp seq.head same.log; sed -i 's/11-02/10-01/' same.log; \
  crm-due -p keep.yaml -l same.log --today=2026-11-21 -C id,due_rule,due_action seq.tsv; crm-due -p keep.yaml -l same.log --today=2026-11-21 seq.tsv | \
  crm-log -p keep.yaml -f same.log --today=2026-11-21T18:00 --from-due >ids; sed 1,2d same.log | cut -f2-5
id→due_rule→due_action
a→keep;quote→call
2026-11-21T18:00→a→call→out
! crm-log: quote: not settled for 1 customer as the list does not tell which step it was: log that by hand
! crm-log: same.log: 1 record: 1 new, 0 known, 0 changed, 0 faulty

# Where every step is done by any touch it does not matter which it was
$ sed -i 's/, done_by: [^}]*}/}/' keep.yaml; sed -i 3d same.log; sh day keep.yaml same.log seq.tsv 2026-11-21
2026-11-21 a→keep;quote→call→phone
  2026-11-21T18:00→a→call→out→→
! crm-log: same.log: 1 record: 1 new, 0 known, 0 changed, 0 faulty
