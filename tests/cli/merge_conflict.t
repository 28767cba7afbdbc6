# The marks that git leaves in a file where two changes meet. Expected values by hand.
@ c.tsv
id→name
<<<<<<< HEAD
c1→Ann
=======
c2→Anne
>>>>>>> other branch
.

$ crm-check --today=2026-11-21 c.tsv | cut -f 2-4,7
line→field→finding→severity
2→→is an unresolved merge conflict, up to line 6: keep the lines of both versions, one of each line that both changed, and remove git's marks→error

$ crm-segment c.tsv
! crm-segment: c.tsv:2: is an unresolved merge conflict (<<<<<<<): keep the lines of both versions, one of each line that both changed, and remove git's marks
? 1

# One finding for each conflict. Of the lines in it those of the first version are looked at: an id that both have,
# and what follows from a row that is missing, say nothing more. The version before both (diff3) is passed over.
@ d.tsv
id→name→phone
<<<<<<< HEAD
c1→Ann→
||||||| 1a2b3c
c1→A.→
=======
c1→Anne→
c2→too→many→fields
>>>>>>> other branch
c3→Bob→
<<<<<<< HEAD
c4→Carl→
=======
>>>>>>> other branch
c3→Bob again→
.
@ l.tsv
event→date→customer→kind→amount→ref
1→2026-11-01→c1→purchase→5→
<<<<<<< HEAD
2→2026-11-02→c4→purchase→6→
=======
2→2026-11-02→c2→purchase→7→
3→2026-11-03→c9→purchase→-7→
>>>>>>> other branch
.
$ crm-check --today=2026-11-21 -l l.tsv d.tsv | cut -f 1-4,7
file→line→field→finding→severity
d.tsv→2→→is an unresolved merge conflict, up to line 9: keep the lines of both versions, one of each line that both changed, and remove git's marks→error
d.tsv→11→→is an unresolved merge conflict, up to line 14: keep the lines of both versions, one of each line that both changed, and remove git's marks→error
d.tsv→15→id→duplicate id; first used at d.tsv:10→error
l.tsv→3→→is an unresolved merge conflict, up to line 8: keep the lines of both versions, one of each line that both changed, and remove git's marks→error

# Every reader says it; and nobody writes to such a file.
$ printf 'id\tname\nc1\tAnn\n' >m.tsv; for t in crm-facts crm-score crm-due crm-fit; do $t -l l.tsv m.tsv; done; crm-log -f l.tsv -c m.tsv void c1 --ref=event:1; crm-add -f d.tsv name=New
! crm-facts: l.tsv:3: is an unresolved merge conflict (<<<<<<<): keep the lines of both versions, one of each line that both changed, and remove git's marks
! crm-score: l.tsv:3: is an unresolved merge conflict (<<<<<<<): keep the lines of both versions, one of each line that both changed, and remove git's marks
! crm-due: l.tsv:3: is an unresolved merge conflict (<<<<<<<): keep the lines of both versions, one of each line that both changed, and remove git's marks
! crm-fit: l.tsv:3: is an unresolved merge conflict (<<<<<<<): keep the lines of both versions, one of each line that both changed, and remove git's marks
! crm-log: l.tsv:3: is an unresolved merge conflict (<<<<<<<): keep the lines of both versions, one of each line that both changed, and remove git's marks
! crm-add: d.tsv:2: is an unresolved merge conflict (<<<<<<<): keep the lines of both versions, one of each line that both changed, and remove git's marks
? 1

# One that does not end, two that overlap, a mark by itself, one around the header, and CSV.
$ printf 'id\tname\n=======\n<<<<<<< a\nc1\tAnn\n<<<<<<< b\nc2\tBob\n' >e.tsv; crm-check --today=2026-11-21 e.tsv | cut -f 2-4
line→field→finding
2→→is an unresolved merge conflict (=======): keep the lines of both versions, one of each line that both changed, and remove git's marks
3→→is an unresolved merge conflict that does not end: keep the lines of both versions, one of each line that both changed, and remove git's marks
5→→is an unresolved merge conflict that does not end: keep the lines of both versions, one of each line that both changed, and remove git's marks

$ printf '<<<<<<< HEAD\nid\tname\n=======\nid\tname\tphone\n>>>>>>> b\nc1\tAnn\n' >h.tsv; crm-check --today=2026-11-21 h.tsv | cut -f 2-4; crm-segment h.tsv
line→field→finding
1→→is an unresolved merge conflict (<<<<<<<): keep the lines of both versions, one of each line that both changed, and remove git's marks
! crm-segment: h.tsv:1: is an unresolved merge conflict (<<<<<<<): keep the lines of both versions, one of each line that both changed, and remove git's marks
? 1

$ printf 'id,name\r\n<<<<<<< HEAD\r\nc1,Ann\r\n=======\r\nc1,Anne\r\n>>>>>>> b\r\n' >v.csv; crm-check --today=2026-11-21 v.csv | cut -f 2-4
line→field→finding
2→→is an unresolved merge conflict, up to line 6: keep the lines of both versions, one of each line that both changed, and remove git's marks

# What only begins like it is a line that is too short
$ printf 'id\tname\n========\n' | crm-segment
! crm-segment: standard input:2: has 1 field, but the header has 2
? 1
