# Every filter takes TSV and CSV, from a file and from a pipe, and an unknown
# column goes through all of them unharmed.
@ customers.csv
"id",name,shoe,created
c1,"Smith, ""Jo""","41 ½	tab",2025-01-01
c2,王丽,"two
lines",2025-01-01
c3,Анна," padded ",2025-01-01
.
@ log.tsv
event→date→customer→kind→dir→amount→item
e1→2026-10-01→c1→purchase→in→120→cream
e2→2026-11-01→c1→purchase→in→80.50→cream
e3→2026-09-01→c2→purchase→in→40→soap
e4→2026-11-10→c3→visit→in→→
.
$ tr '\t' , <log.tsv >log.csv; crm-score --to-tsv -l log.tsv --today=2026-11-25 customers.csv | cut -f1-4
id→name→shoe→created
c1→Smith, "Jo"→41 ½\ttab→2025-01-01
c2→王丽→two\nlines→2025-01-01
c3→Анна→ padded →2025-01-01

# The whole pipe, TSV and CSV, log in TSV and CSV: the same customers for the same reasons
$ crm-score -l log.tsv --today=2026-11-25 customers.csv | crm-segment | crm-due -l log.tsv >a.csv; head -1 a.csv | cut -d, -f1-4
"id",name,shoe,created

$ crm-score -l log.csv --today=2026-11-25 --to-tsv <customers.csv | crm-segment | crm-due -l log.csv >b.tsv; head -1 b.tsv | cut -f1-4
id→name→shoe→created

$ cut -f1-4 b.tsv | sort -u | grep -v ^id
c1→Smith, "Jo"→41 ½\ttab→2025-01-01
c2→王丽→two\nlines→2025-01-01
c3→Анна→ padded →2025-01-01

$ grep -c '"41 ½	tab"' a.csv; grep -c '" padded "' a.csv
1
1

# The log may be CSV too, and a pipe
$ sed 's/log\.csv/log.tsv/' b.tsv >b2.tsv; crm-segment --to-tsv a.csv | cmp - b2.tsv; cat log.tsv | (crm-score -l /dev/stdin --today=2026-11-25 customers.csv >s.csv); crm-score -l log.tsv --today=2026-11-25 customers.csv | cmp - s.csv

# Converting there and back again gives what was converted
$ crm-segment --to-csv b2.tsv >c.csv; crm-segment --to-tsv c.csv | cmp - b2.tsv; crm-segment --to-tsv a.csv | crm-segment --to-csv | cmp - c.csv

# Nothing changed: byte for byte what was read
$ crm-segment a.csv | cmp - a.csv; crm-segment <b.tsv | cmp - b.tsv; crm-score b.tsv | cmp - b.tsv

# Several operands are one stream
$ (head -2 b.tsv) >one.tsv; (head -1 b.tsv; sed 1,2d b.tsv) >rest.tsv; crm-segment one.tsv rest.tsv | cmp - b.tsv
