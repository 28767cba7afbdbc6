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
2→→is a merge conflict (<<<<<<<): keep one of the two versions, and remove git's marks→error
4→→is a merge conflict (=======): keep one of the two versions, and remove git's marks→error
6→→is a merge conflict (>>>>>>>): keep one of the two versions, and remove git's marks→error

$ crm-segment c.tsv
! crm-segment: c.tsv:2: is a merge conflict (<<<<<<<): keep one of the two versions, and remove git's marks
? 1

# What only begins like it is a line that is too short
$ printf 'id\tname\n========\n' | crm-segment
! crm-segment: standard input:2: has 1 field, but the header has 2
? 1
