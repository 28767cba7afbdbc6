# The trigger anniversary: from three days before to a day after. The days were counted by hand.

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
  - {rule: birthday, anniversary: birthday, ahead: 3d, expires: 1d, action: greet}
.
@ log.tsv
date→customer→kind
.
@ born
# born DATE DAY...: as on, for the birthday of somebody born then, of whom nothing was heard.
printf 'id\tname\tphone\tbirthday\nx\tXia\t1\t%s\n' "$1" >customers.tsv
shift
sh on birthday "$@"
.
$ sh born --01-02 2026-12-29 2026-12-30 2027-01-02 2027-01-03 2027-01-04
2026-12-30 x→2027-01-02→0→50
2027-01-02 x→2027-01-02→0→50
2027-01-03 x→2027-01-02→1→50

# 29 February is kept on the 28th in other years; with feb29 on 1 March
$ sh born 1996-02-29 2027-02-24 2027-02-25 2027-03-01 2027-03-02 2028-02-25 2028-02-26 2028-03-01 2028-03-02
2027-02-25 x→2027-02-28→0→50
2027-03-01 x→2027-02-28→1→50
2028-02-26 x→2028-02-29→0→50
2028-03-01 x→2028-02-29→1→50

$ sed -i 's/^due:/feb29: 03-01\ndue:/' p.yaml; sh born 1996-02-29 2027-02-25 2027-02-26 2027-03-02 2027-03-03 2028-02-29
2027-02-26 x→2027-03-01→0→50
2027-03-02 x→2027-03-01→1→50
2028-02-29 x→2028-02-29→0→50

# The day itself is none; a month alone is the first of it; the moon has its own year
$ sh born 2026-11-21 2026-11-21 2027-11-17 2027-11-18
2027-11-18 x→2027-11-21→0→50

$ sh born 1980-05 2026-04-27 2026-04-28 2026-05-02 2026-05-03
2026-04-28 x→2026-05-01→0→50
2026-05-02 x→2026-05-01→1→50

$ sh born lunar:--08-15 2026-09-21 2026-09-22 2026-09-26 2026-09-27
2026-09-22 x→2026-09-25→0→50
2026-09-26 x→2026-09-25→1→50

# Done within that time, from its first day on: the greeting of 12-29 was for something else
$ printf 'date\tcustomer\tkind\n2026-12-29\tx\tgreeting\n' >log.tsv; sh born --01-02 2026-12-30
2026-12-30 x→2027-01-02→0→50
$ printf 'date\tcustomer\tkind\n2026-12-30\tx\tgreeting\n' >log.tsv; sh born --01-02 2026-12-30 2027-01-02 2027-12-30
2027-12-30 x→2028-01-02→0→50

$ crm-due -p p.yaml -l log.tsv --rule=birthday --today=2027-01-01 --explain=x customers.tsv | tail -n 1
  birthday            no: done on 2026-12-30; next from 2027-12-30

$ crm-due -p p.yaml -l log.tsv --rule=birthday --today=2026-12-29 --explain=x customers.tsv | tail -n 1
  birthday            no: not before 2026-12-30, due 2027-01-02
