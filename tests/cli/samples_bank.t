# The private bank of samples/bank: what its pipelines give, byte for byte. The
# expected files were read through line by line against customers.tsv, log.tsv
# and policy.yaml when they were made.

@copy samples
@cd samples/bank
$ crm-facts -p policy.yaml -l log.tsv --today=2026-11-21 customers.tsv | crm-score -p policy.yaml | crm-segment -p policy.yaml >known.tsv
$ ../shop/pick id,value,closeness,score,quadrant,stage,tier,treatment,segments known.tsv | diff known.expected -
$ crm-due -p policy.yaml -l log.tsv --prices=prices.tsv known.tsv >today.tsv
! crm-due: 2 customers left for later: the capacity of a day is used up (--suppressed lists what is held back)
$ ../shop/pick due_priority,due_date,due_action,due_channel,id,name,due_owner,due_rule,due_why,due_ask,due_offer,due_evidence today.tsv | diff morning.expected -
$ crm-due -p policy.yaml -l log.tsv --prices=prices.tsv --suppressed known.tsv | ../shop/pick id,name,due_rule,due_held | diff held.expected -

# The policy and the files are in order.
$ crm-check -p policy.yaml -l log.tsv --today=2026-11-21 customers.tsv | sed 1d

# Every rule is somebody's today, but for feasts that are not near: New Year is
# for the 27 who do not speak Chinese, less one deceased, one merged into another
# and one without consent. The Spring Festival of 2027, on 6 February,
# is for the 13 who do, less one who consented to letters and service alone.
$ crm-due -p policy.yaml -l log.tsv --prices=prices.tsv --each --unlimited known.tsv 2>note | ../shop/pick due_rule | sort -u >fired
$ sed -n "s/^  - {*rule: \([a-z0-9-]*\).*/\1/p" policy.yaml | sort | comm -23 - fired
new-year
spring-festival
$ crm-score -p policy.yaml -l log.tsv --today=2026-12-28 customers.tsv | crm-segment -p policy.yaml | crm-due -p policy.yaml -l log.tsv --rule new-year --unlimited | sed 1d | wc -l | tr -d ' '
24
$ crm-score -p policy.yaml -l log.tsv --today=2027-02-04 customers.tsv | crm-segment -p policy.yaml | crm-due -p policy.yaml -l log.tsv --rule spring-festival --unlimited -C due_date | sed 1d | uniq -c | tr -s ' '
 12 2027-02-06
