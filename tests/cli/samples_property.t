# The property sales office of samples/property: what its pipelines give, byte for byte. The
# expected files were read through line by line against customers.tsv, log.tsv
# and policy.yaml when they were made.

@copy samples
@cd samples/property
$ crm-facts -p policy.yaml -l log.tsv --today=2026-11-21 customers.tsv | crm-score -p policy.yaml | crm-segment -p policy.yaml >known.tsv
$ ../shop/pick id,value,closeness,score,quadrant,stage,tier,treatment,segments known.tsv | diff known.expected -
$ crm-due -p policy.yaml -l log.tsv known.tsv >today.tsv
! crm-due: 1 customer left for later: the capacity of a day is used up (--suppressed lists what is held back)
! crm-due: nina looks after 16 customers, 1 more than max_customers
$ ../shop/pick due_priority,due_date,due_action,due_channel,id,name,due_owner,due_rule,due_why,due_ask,due_offer,due_evidence today.tsv | diff morning.expected -
$ crm-due -p policy.yaml -l log.tsv --suppressed known.tsv | ../shop/pick id,name,due_rule,due_held | diff held.expected -

# The policy and the files are in order.
$ crm-check -p policy.yaml -l log.tsv --today=2026-11-21 customers.tsv | sed 1d

# Every rule is somebody's today.
$ crm-due -p policy.yaml -l log.tsv --each --unlimited known.tsv 2>note | ../shop/pick due_rule | sort -u >fired
$ sed -n "s/^  - {*rule: \([a-z0-9-]*\).*/\1/p" policy.yaml | sort | comm -23 - fired
