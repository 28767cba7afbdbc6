# A list taken for done (crm-log --from-due), and what became of it (crm-due --outcome), of rules
# that have something of their own: milestones, prices, campaigns, full days.

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

# Ann's milestone was yesterday; Bob holds what fell below its floor; Cyd is asked to the fair,
# and says no; Dee is; the day of nobody, who looks after Eve and Fay, has room for one more.
@ some.yaml
version: 1
due:
  - {rule: grown, milestone: any, wait: 1d, expires: 9d, done_by: greeting, action: greet, priority: 90}
  - {rule: fall, price-limit: floor, done_by: [call, visit], action: call, priority: 80}
  - {rule: fair, campaign: autumn-fair, from: 2026-11-10, to: 2026-11-30, when: "has(tags, 'fair')", action: call}
  - {rule: room, fill: 1, when: "has(tags, 'room')", action: call, priority: 5}
.
@ some.tsv
id→name→owner→phone→tags
a→Ann→anna→1→
b→Bob→anna→2→
c→Cyd→anna→3→fair
d→Dee→anna→4→fair
e→Eve→→5→room
f→Fay→→6→room
.
@ some.head
event→date→customer→kind→dir→outcome→item→by→due→ref→note→recorded→quantity→floor→amount
s1→2026-11-01→a→milestone→→→→→2026-11-20→→→→→→
s2→2026-11-01→b→purchase→→→Alpha→→→→→→10→90→1000
.
$ cp some.head some.log; sh day some.yaml some.log some.tsv 2026-11-21
2026-11-21 a→grown→greet→phone
2026-11-21 b→fall→call→phone
2026-11-21 c→fair→call→phone
2026-11-21 d→fair→call→phone
2026-11-21 e→room→call→phone
  2026-11-21T18:00→a→greeting→out→→
  2026-11-21T18:00→b→call→out→→
  2026-11-21T18:00→c→call→out→→autumn-fair
  2026-11-21T18:00→d→call→out→→autumn-fair
  2026-11-21T18:00→e→call→out→→
! crm-log: some.log: 5 records: 5 new, 0 known, 0 changed, 0 faulty

$ crm-due -p some.yaml -l some.log --prices=prices.tsv --today=2026-11-21 --outcome -C id,due_rule,due_outcome some.tsv 2>notes; crm-due -p some.yaml -l some.log --prices=prices.tsv --today=2026-11-21 --outcome --count some.tsv 2>notes
id→due_rule→due_outcome
a→grown→reached
b→fall→reached
c→fair→reached
d→fair→reached
e→room→reached
owner→planned→reached→tried→left→unplanned
→1→1→0→0→0
anna→4→4→0→0→0
total→5→5→0→0→0

# Tried, or declined: Cyd's no ends the campaign; the others stay
$ cp some.head some.log; crm-due -p some.yaml -l some.log --prices=prices.tsv --today=2026-11-21 some.tsv 2>notes |   awk -F'\t' -v OFS='\t' '{print $0, NR == 1 ? "outcome" : $1 == "c" ? "declined" : "no-answer"}' | crm-log -p some.yaml -f some.log --today=2026-11-21T18:00 --from-due >ids; sed 1,3d some.log | cut -f3-7;   crm-due -p some.yaml -l some.log --prices=prices.tsv --today=2026-11-21 --outcome -C id,due_rule,due_outcome some.tsv 2>notes; crm-due -p some.yaml -l some.log --prices=prices.tsv --today=2026-11-21 -C id,due_rule some.tsv 2>notes
a→greeting→out→no-answer→
b→call→out→no-answer→
c→call→out→declined→autumn-fair
d→call→out→no-answer→autumn-fair
e→call→out→no-answer→
id→due_rule→due_outcome
a→grown→tried
b→fall→tried
c→fair→tried
d→fair→tried
e→room→tried
id→due_rule
a→grown
b→fall
d→fair
e→room
! crm-log: some.log: 5 records: 5 new, 0 known, 0 changed, 0 faulty
