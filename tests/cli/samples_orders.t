# The mail-order workshop of samples/orders: what its pipelines give, byte for byte. The expected
# files were read through line by line against customers.tsv, log.tsv and policy.yaml when they were
# made; the log was written by hand, order by order.

@copy samples
@cd samples/orders
$ crm-facts -p policy.yaml -l log.tsv --today=2026-11-21 customers.tsv | crm-score -p policy.yaml | crm-segment -p policy.yaml >known.tsv
$ crm-due -p policy.yaml -l log.tsv known.tsv >today.tsv
$ ../shop/pick due_priority,due_date,due_action,due_channel,id,name,due_owner,due_rule,due_why,due_ask,due_evidence today.tsv | diff morning.expected -
$ crm-due -p policy.yaml -l log.tsv --suppressed known.tsv | ../shop/pick id,name,due_rule,due_held | diff held.expected -

# The policy and the files are in order.
$ crm-check -p policy.yaml -l log.tsv --today=2026-11-21 customers.tsv | sed 1d

# Each rule of its own is somebody's today.
$ sed -n 's/^  - {rule: \([a-z-]*\), [^d].*/\1/p' policy.yaml | sort >rules; ../shop/pick due_rule today.tsv | tr ';' '\n' | sort -u >fired; comm -23 rules fired; wc -l <rules | tr -d ' '
7

# From day to day: an order of the 18th that was confirmed on the 19th is to leave by the 21st; on the 22nd the customer is told.
# One that was to leave by the 18th is the manager's on the fourth day after it.
$ for day in 19 20 21 22; do crm-due -p policy.yaml -l log.tsv --today=2026-11-$day --rule ship --rule leaves-late -C id,due_rule,due_action,due_owner customers.tsv | sed "1d; s/^/$day /"; done
19 m03→leaves-late;ship→email→una
19 m02→ship→ship→tom
20 m03→leaves-late;ship→email→una
20 m02→ship→ship→tom
21 m03→leaves-late;ship→email→una
21 m02→ship→ship→tom
22 m03→ship;leaves-late→escalate→ruby
22 m02→leaves-late;ship→email→tom

# Told once, they are not told again; the parcel stays to be sent.
$ crm-log -p policy.yaml -f log.tsv -c customers.tsv --today=2026-11-21T10:00 email m03 'It leaves on Monday' >id; crm-due -p policy.yaml -l log.tsv --today=2026-11-21 --rule ship --rule leaves-late -C id,due_rule customers.tsv
! crm-log: log.tsv:105: email of m03 "Celia Marsh"
id→due_rule
m03→ship
m02→ship

# The order that was cancelled asks for nothing, and has not been bought; sales are the orders: 180 + 186 + 48 + 120.
$ crm-facts -p policy.yaml -l log.tsv --today=2026-11-21 -C purchases,spend customers.tsv | ../shop/pick id,purchases,spend | grep -e m09 -e m08
m08→4→534.00
m09→0→0.00
