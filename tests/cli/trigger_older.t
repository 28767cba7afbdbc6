# The trigger older: until the date is new. The days were counted by hand.

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
  - {rule: review, older: 1y, of: reviewed, action: review}
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

$ sh on review 2025-02-27 2025-02-28 2026-11-20 2026-11-21 2026-11-22
2025-02-28 b→2025-02-28→0→50
2026-11-20 b→2025-02-28→630→50
2026-11-21 b→2025-02-28→631→50
2026-11-21 a→2026-11-21→0→50
2026-11-22 b→2025-02-28→632→50
2026-11-22 a→2026-11-21→1→50
2026-11-22 c→2026-11-22→0→50

# Only of the column reviewed does the sentence say that somebody reviewed the row.
$ for column in reviewed created; do printf 'version: 1\ndue:\n  - {rule: old, older: 1y, of: %s, alone: true, action: review}\n' $column >old.yaml; crm-due -p old.yaml -l log.tsv --today=2026-11-21 -C id,due_why customers.tsv | sed 1d; done
b→Last reviewed on 2024-02-29
a→Last reviewed on 2025-11-21
a→Created: 2020-01-01
b→Created: 2020-01-01
