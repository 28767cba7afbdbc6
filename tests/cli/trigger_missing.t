# The trigger missing: until it is filled in.

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
  - {rule: know, missing: [source, reason], action: ask}
.
@ log.tsv
date→customer→kind
.
@ customers.tsv
id→name→phone→source→reason→reviewed→created
a→Ann→1→fair→near→2025-11-21→2020-01-01
b→Bob→2→→price→2024-02-29→2020-01-01
c→Cyd→3→fair→ →→2025-11-22
.

$ sh on know 2026-11-21
2026-11-21 b→2026-11-21→0→50
2026-11-21 c→2026-11-21→0→50
