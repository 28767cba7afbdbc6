# The facts goods and goods_<N>d: how many different items a customer bought. Counted by hand; 2026-11-21 is today.
@ customers.tsv
id→name→status
a→Ann→
b→Бэлла→
c→王→
old→Olga→merged:c
d→Dora→
.
@ log.tsv
event→date→customer→kind→amount→item→ref
e1→2026-11-01→a→purchase→100→soap→
e2→2026-11-01T10:00→a→purchase→20→cream→
e3→2026-11-11→a→purchase→30→soap→
e4→2026-11-12→a→refund→30→soap→event:e3
e5→2026-11-12→a→gift→→towel→
e6→2026-11-12→a→purchase→5→→
e7→2026-11-02→b→purchase→1000→lamp→
e8→2026-11-22→b→purchase→5→chair→
e9→2026-11-05→old→purchase→7→soap→
e10→2026-11-09→c→purchase→70→桌子→
e11→2026-11-09→c→purchase→70→Soap→
e12→2026-11-10→c→void→→→event:e10
e13→2026-11-09→c→purchase→70→cream→
e14→2026-11-10→c→cancel→→→event:e13
.

# Soap and cream: what is bought twice counts once, what was given back was bought, a gift and an entry without an item are
# no goods. Items are told apart by their bytes, as in bought:<item>. What was voided or cancelled was never bought; Olga's
# purchases are those of 王.
$ crm-facts -l log.tsv -C goods,goods_30d,goods_12d,goods_11d,goods_10d --today=2026-11-21 customers.tsv | cut -f1,5-
id→goods→goods_30d→goods_12d→goods_11d→goods_10d
a→2→2→1→1→0
b→1→1→0→0→0
c→2→2→0→0→0
old→0→0→0→0→0
d→0→0→0→0→0

# In any order of the log, with any number of threads; and without the column item nothing was bought that has a name.
$ (head -n 1 log.tsv; sed 1d log.tsv | sort -r) >back.tsv; for t in 1 3; do crm-facts -l back.tsv -C goods --threads=$t --today=2026-11-21 customers.tsv | cut -f5 | xargs; done; cut -f1-5,7 log.tsv >less.tsv; crm-facts -l less.tsv -C goods --today=2026-11-21 customers.tsv | cut -f5 | xargs
goods 2 1 2 0 0
goods 2 1 2 0 0
goods 0 0 0 0 0

# It can be asked for in conditions.
$ printf 'version: 1\nsegments: [{name: broad, when: "goods >= 2"}]\n' >p.yaml; crm-segment -p p.yaml -l log.tsv --today=2026-11-21 -C id,segments customers.tsv
id→segments
a→broad
b→
c→broad
old→
d→

# Many goods of one customer, against sort -u: 30000 purchases of some 4000 different goods, in little time.
$ awk 'BEGIN { print "date\tcustomer\tkind\titem"; srand(7); for (i = 0; i < 30000; i++) printf "2026-11-01\ta\tpurchase\titem %d\n", 4000 * rand() * rand() }' >many.tsv; sed 1d many.tsv | cut -f4 | sort -u | wc -l >want; ulimit -t 5; crm-facts -l many.tsv -C goods --today=2026-11-21 customers.tsv | sed -n 2p | cut -f5 | cmp - want; test $(cat want) -gt 2000
