# Open items of which the customer was told already, and lists of days gone by.
# Days are counted by hand: an invoice of 1 November, due on the 10th, is listed
# from the 10th; who was written to on the 12th comes again on the 15th.
@ customers.tsv
id→name→phone→created
a→Ann→+1 555 0101→2026-01-01
b→Bob→+1 555 0102→2026-11-20
c→Cem→+1 555 0103→2026-11-20
.
@ log.tsv
event→date→customer→kind→outcome→amount→item→due
e1→2026-11-01→a→invoice→→100→desk→2026-11-10
e2→2026-10-20→c→call→→→→
e3→2026-10-31→a→call→→→→
e4→2026-11-12→a→email→→→→
e5→2026-11-16→a→call→no-answer→→→
e6→2026-11-18→a→call→→→→
.
@ policy.yaml
version: 1
quiet: 1d
due:
  - {rule: unpaid, open: invoice, again: 3d, action: remind, purpose: service, why: "Unpaid since {since}"}
.
$ for d in 09 10 11 12 13 14 15 16 17 18 19 20 21; do crm-due -p policy.yaml -l log.tsv --today=2026-11-$d -C id customers.tsv | sed 1d | sed s/^/$d:/; done
10:a
11:a
15:a
16:a
17:a
21:a

# The call of 31 October was before the invoice and does not count, nor one that
# nobody answered. --explain says when it comes again.
$ crm-due -p policy.yaml -l log.tsv --today=2026-11-13 --explain a customers.tsv
Ann (a), as of 2026-11-13
not listed: nothing is due
  unpaid              no: not before 2026-11-15, due 2026-11-10 (log.tsv:2)

# The reminder of the same day as the invoice counts.
$ (cat log.tsv; printf 'e7\t2026-11-20\tb\tinvoice\t\t5\tpen\t2026-11-20\ne8\t2026-11-20T09:00\tb\temail\t\t\t\t\n') >more.tsv
$ for d in 20 22 23; do crm-due -p policy.yaml -l more.tsv --today=2026-11-$d -C id customers.tsv | grep b | sed s/^/$d:/; done
23:b

# Who was registered later is on no list of a day before, but for those of whom
# the log knows something by then.
@ every.yaml
version: 1
due:
  - {rule: ask, missing: [email], action: ask}
.
$ sed '1s/$/\temail/; 2,$s/$/\t/' customers.tsv >with.tsv
$ for d in 10-19 10-20 11-19 11-20; do crm-due -p every.yaml -l log.tsv --today=2026-$d -C id with.tsv | sed 1d | tr '\n' ' ' | sed "s/^/$d: /; s/ $//"; echo; done
10-19: a
10-20: a c
11-19: a c
11-20: a b c
$ crm-due -p every.yaml -l log.tsv --today=2026-11-19 --explain b with.tsv
Bob (b), as of 2026-11-19
not listed: not known yet on that day
$ crm-facts -p every.yaml -l log.tsv --today=2026-11-19 with.tsv | crm-due -p every.yaml -l log.tsv -C id
id
a
c

# A plan leaves them in peace as well: promised for the 18th, the invoice that is
# due on the 20th comes on the 21st, three days after that call.
@ plan.yaml
version: 1
due:
  - {rule: word, promised: any, action: call, purpose: service}
  - {rule: unpaid, open: invoice, again: 3d, action: call, purpose: service}
.
@ plan.tsv
event→date→customer→kind→amount→due
e1→2026-11-10→a→invoice→100→2026-11-20
e2→2026-11-10→a→note→→2026-11-18
.
$ crm-due -p plan.yaml -l plan.tsv --today=2026-11-17 --days=7 -C due_day,due_rule customers.tsv
due_day→due_rule
2026-11-18→word
2026-11-21→unpaid
