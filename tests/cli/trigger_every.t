# The trigger every: the action is that old; never yet is today.
# November has 30 days: a month after 10-31 is 11-30. Of what counts the latest.

@ on
# on RULE DAY...: who is listed by the rule on each of these days, by when, and how urgent.
rule=$1
shift
for day; do
	crm-due -p p.yaml -l log.tsv --rule="$rule" --today="$day" -C id,due_date,due_overdue,due_priority customers.tsv |
		sed "1d; s/^/$day /"
done
.

@ p.yaml
version: 1
due:
  - {rule: thank, every: 1m, action: thank}
  - {rule: any, every: 1m, action: thank, done_by: [thanks, gift]}
.
@ customers.tsv
id→name→phone→birthday
a→Ann→1→
.
@ log.tsv
date→customer→kind→outcome
2026-10-31→a→thanks→
2026-11-05→a→thanks→no-answer
2026-11-06→a→gift→
.
$ sh on thank 2026-10-30 2026-11-29 2026-11-30 2026-12-01
2026-10-30 a→2026-10-30→0→50
2026-11-30 a→2026-11-30→0→50
2026-12-01 a→2026-11-30→1→50

$ sh on any 2026-11-05 2026-12-05 2026-12-06
2026-12-06 a→2026-12-06→0→50
