# Memory that runs out is a fault of its own, told in one line.

# The sanitizers take more address space than is allowed here.
& ! grep -q __asan_init "$B/bin/crm-facts"

@ two.tsv
event→date→customer→kind→dir
e1→2026-11-20→a→call→out
e2→2026-08-01→b→call→out
.
$ awk 'BEGIN {print "id\tname"; for (i = 0; i < 300000; i++) printf "customer-%08d\tName %d\n", i, i}' >big.tsv; (ulimit -v 30000; crm-facts --threads=1 -l two.tsv -C touches big.tsv); echo $?
! crm-facts: out of memory
2
