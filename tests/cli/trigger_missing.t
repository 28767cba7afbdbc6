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

# In a plan the contact that it would accompany may come to nothing: y has no room on the 21st, the
# last day of the campaign, and work at the desk is all that is left on the 22nd. Without a last day
# the campaign moves on to the 22nd, and ask with it.
@ off.yaml
version: 1
capacity: 1
due:
  - {rule: first, every: 1y, done_by: gift, when: "potential == 1", priority: 90, action: greet}
  - {rule: fair, campaign: fair, from: 2026-11-01, to: 2026-11-21, purpose: care, when: "potential == 2", action: call}
  - {rule: dossier, every: 1y, done_by: visit, when: "potential == 2", action: review}
  - {rule: ask, missing: [source], action: ask}
.
@ off.tsv
id→name→phone→potential→source
x→Xi→1→1→fair
y→Yu→2→2→
.
$ crm-due -p off.yaml -l log.tsv --today=2026-11-21 --days=2 -C due_day,id,due_rule off.tsv
! crm-due: 1 contact put off to a later day: the capacity of a day is used up
due_day→id→due_rule
2026-11-21→x→first
2026-11-22→y→dossier

$ sed 's/to: 2026-11-21, //' off.yaml >on.yaml
$ crm-due -p on.yaml -l log.tsv --today=2026-11-21 --days=2 -C due_day,id,due_rule off.tsv
! crm-due: 1 contact put off to a later day: the capacity of a day is used up
due_day→id→due_rule
2026-11-21→x→first
2026-11-22→y→fair;dossier;ask
