# People who may be one person twice, and events that may be somebody else's. (Case
# numbers are those of the list of cases; the right result is the case's own.)
@ x.tsv
id→name→phone→email→household→status→owner→created
x1→Robert Example→+1 555 0100→bob@example.org→→→Maria→2026-01-10
x2→Bob Example→+1 (555) 0100→mailto:BOB@example.org.→→→maria→2026-01-10
x3→Иванова Анна→→→→→Maria→2026-01-10
x4→Ivanova Anna→→→→→Maria→2026-01-10
x5→Ann Park→+44 20 7946 0001→→h1→→Maria→
x6→Ben Park→020 7946 0001→→h1→→Maria→
x7→Cid Park→0044 20 7946 0001→→→→Maria→
x8→robert  EXAMPLE→→→→merged:x1→Maria→
.

# Case 4: phone and email are shared, and both lines are named; case 10: owners. A household
# shares as it likes, and who is merged is known to be the same
$ crm-check --today=2026-11-21 x.tsv
file→line→field→finding→value→id→severity
x.tsv→3→email→should be written as "BOB@example.org"→mailto:BOB@example.org.→x2→warning
x.tsv→3→owner→differs from the owner "Maria" in case or blanks only→maria→x2→warning
x.tsv→3→phone→the same phone and email as "x1" (x.tsv:2)→+1 (555) 0100→x2→warning
x.tsv→5→name→the same name as "x3" (x.tsv:4)→Ivanova Anna→x4→warning
x.tsv→8→phone→the same phone as "x5" (x.tsv:6)→0044 20 7946 0001→x7→warning

$ crm-check --today=2026-11-21 --country=GB x.tsv | grep -c 'the same phone'
2

# … also when the household is the first of several who share it
$ printf 'id\tname\tphone\thousehold\na\tA\t111 222\th1\nb\tB\t111 222\t\nc\tC\t111222\th1\n' >home.tsv && crm-check --today=2026-11-21 home.tsv | cut -f2-6
line→field→finding→value→id
3→phone→the same phone as "a" (home.tsv:2)→111 222→b
4→phone→the same phone as "b" (home.tsv:3)→111222→c

# Case 5: events of a customer who does not exist, and events older than their customer
@ log.tsv
date→customer→kind→amount
2025-12-01→x1→cost→5
2025-12-02→x1→call→
2025-12-03→x1→purchase→10
2026-01-10→x1→call→
2025-12-04→x4→visit→
2026-01-11→x9→call→
.

$ crm-check --today=2026-11-21 -l log.tsv x.tsv 2>/dev/null | grep '^log'
log.tsv→3→date→2 events are older than the customer, who was created on 2026-01-10 (x.tsv:2)→→x1→warning
log.tsv→6→date→1 event is older than the customer, who was created on 2026-01-10 (x.tsv:5)→→x4→warning
log.tsv→7→customer→no customer has this id→x9→x9→error

# … unless they were recorded later, as an imported history is
@ past.tsv
date→recorded→customer→kind→amount
2025-12-02→2026-01-10T09:00Z→x1→call→
2025-12-03→2026-01-09T23:00Z→x4→purchase→10
.

$ crm-check --today=2026-11-21 -l past.tsv x.tsv 2>/dev/null | grep '^past'
past.tsv→3→date→1 event is older than the customer, who was created on 2026-01-10 (x.tsv:5)→→x4→warning
