# However many threads there are, the output is the same, and so is the fault.
# Enough rows that each thread gets several runs of them.

@ make.awk
function day(n) { return sprintf("20%02d-%02d-%02d", 20 + n % 6, 1 + n % 12, 1 + n % 28) }
BEGIN {
  OFS = "\t"
  print "id", "name", "owner", "phone", "created", "birthday", "cadence", "closeness_rating" > "customers.tsv"
  print "event", "date", "customer", "kind", "dir", "amount", "item", "due", "rating" > "log.tsv"
  split("purchase call visit complaint referral email praise purchase", kind, " ")
  for (i = 1; i <= 16000; i++) {
    print "c" i, "Name " i % 97, "owner" i % 5, i % 3 ? "+44" i : "", day(i % 71), i % 4 ? "" : "--" sprintf("%02d-11", 1 + i % 12), i % 7 ? "" : "40d..90d", i % 9 ? "" : 1 + i % 5 > "customers.tsv"
    for (j = 0; j < i % 4; j++) {
      k = kind[1 + (i * 3 + j * 5) % 8]
      print "e" i "-" j, day(i + j * 31), "c" i, k, "", k == "purchase" ? i % 50 + 1 : "", "", "", i % 11 ? "" : 4 > "log.tsv"
    }
  }
}
.

$ awk -f make.awk

# Each filter, by hand of 1, 2, 3 and 7 threads.
@ same
# same COMMAND: its output with each number of threads is that of one
for n in 1 2 3 7; do
  sh -c "$1" sh --threads=$n --today=2026-03-05 >out.$n || echo "$n: status $?"
  cmp out.1 out.$n
done
wc -l <out.1 | tr -d ' '
.

$ sh same 'crm-facts "$@" -l log.tsv customers.tsv'
16001

$ sh same 'crm-facts "$@" --all -l log.tsv --to-csv customers.tsv'
16001

$ sh same 'crm-score "$@" -l log.tsv customers.tsv'
16001

$ sh same 'crm-score "$@" -l log.tsv --print-cutoffs customers.tsv'
36

$ crm-score --today=2026-03-05 -l log.tsv customers.tsv >scored.tsv
$ sh same 'crm-segment "$@" scored.tsv'
16001

$ sh same 'crm-segment "$@" --only "tier != \"gold\"" scored.tsv | cut -f 1 | sort -u | wc -l'
1

$ crm-segment scored.tsv >segmented.tsv
$ sh same 'crm-segment "$@" --count scored.tsv'
~ [0-9]+

# Five owners have room for 100; 4000 have an open complaint, which cannot wait: 1333 of them (counted
# with awk) since less than a year.
$ sh same 'crm-due "$@" -l log.tsv segmented.tsv' 2>said
1334

$ sort -u said
~ crm-due: 1233 contacts are listed above the capacity of a day, because they cannot wait
~ crm-due: [0-9]+ customers who wait for an answer are held back .*
~ crm-due: [0-9]+ customers left for later: .*

$ sh same 'crm-due "$@" --unlimited --each -l log.tsv segmented.tsv' 2>said
~ [1-9][0-9][0-9][0-9][0-9]

$ sh same 'crm-due "$@" --suppressed --each -l log.tsv segmented.tsv'
~ [1-9][0-9][0-9][0-9][0-9]

$ sh same 'crm-due "$@" --count -l log.tsv segmented.tsv' 2>&1
~ [0-9]+

# A CSV whose last line does not end: what follows it in the list of the day begins its own.
$ crm-segment --to-csv segmented.tsv | head -c -1 >open.csv
$ sh same 'crm-due "$@" --unlimited -l log.tsv open.csv' >/dev/null 2>said
$ awk -F, 'NR > 1 && $1 !~ /^c[0-9]+$/' out.7
$ tail -c 1 out.7 | od -An -c | tr -d ' '
\n

# Two faults: the first in the order of the rows is told, and nothing is written.
@ first
for n in 1 2 3 7; do
  sh -c "$1" sh --threads=$n --today=2026-03-05 >out 2>said
  echo "$? $(wc -c <out | tr -d ' ') $(cat said)"
done | sort -u
.

@ two.yaml
version: 1
stages: [{name: buyer, when: purchases > 0}]
due: [{rule: quiet, silence: 30d, action: call}]
.

$ awk -F '\t' -v OFS='\t' 'NR == 9002 { $5 = "soon" } NR == 11001 { $5 = "later" } 1' customers.tsv >created.tsv
$ sh first 'crm-facts "$@" -C first_seen -l log.tsv created.tsv'
1 0 crm-facts: created.tsv:9002: created: "soon" is not a date

$ awk -F '\t' -v OFS='\t' 'NR == 9002 { $8 = "6" } NR == 11001 { $8 = "many" } 1' customers.tsv >rated.tsv
$ sh first 'crm-score "$@" -l log.tsv rated.tsv'
1 0 crm-score: rated.tsv:9002: closeness_rating: "6" is not from 1 to 5

$ sh first 'crm-segment "$@" --only "closeness_rating + 1 > 2" -l log.tsv -p two.yaml rated.tsv'
1 0 crm-segment: rated.tsv:11001: closeness_rating: "many" is not a number

$ awk -F '\t' -v OFS='\t' 'NR == 9002 { $7 = "often" } NR == 11001 { $7 = "now" } 1' customers.tsv >cadence.tsv
$ sh first 'crm-due "$@" -l log.tsv -p two.yaml cadence.tsv'
1 0 crm-due: cadence.tsv:9002: cadence: "often" is not a rhythm like 30d or 30d..60d
