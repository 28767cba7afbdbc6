# The trade fair of samples/fair: what its pipelines give, byte for byte. The
# expected files were read through line by line against customers.tsv, log.tsv
# and policy.yaml when they were made.

@copy samples
@cd samples/fair
$ crm-facts -p policy.yaml -l log.tsv --today=2026-11-21 customers.tsv | crm-score -p policy.yaml | crm-segment -p policy.yaml >known.tsv
$ ../shop/pick id,value,closeness,score,quadrant,stage,tier,treatment,segments known.tsv | diff known.expected -
$ crm-due -p policy.yaml -l log.tsv known.tsv >today.tsv
$ ../shop/pick due_priority,due_date,due_action,due_channel,id,name,due_owner,due_rule,due_why,due_ask,due_offer,due_evidence today.tsv | diff morning.expected -
$ crm-due -p policy.yaml -l log.tsv --suppressed known.tsv | ../shop/pick id,name,due_rule,due_held | diff held.expected -

# The policy and the files are in order.
$ crm-check -p policy.yaml -l log.tsv --today=2026-11-21 customers.tsv | sed 1d

# Every rule is somebody's today, but for feasts and for what follows an edition.
$ crm-due -p policy.yaml -l log.tsv --each --unlimited known.tsv 2>note | ../shop/pick due_rule | sort -u >fired
$ sed -n "s/^  - {*rule: \([a-z0-9-]*\).*/\1/p" policy.yaml stage/established.yaml | sort | comm -23 - fired
after-fair
new-year
spring-festival
thank-exhibitor

# A week after the edition of 2026 (it opened on 12 May) all 30 who were there are
# asked how it was, less the 5 who had said it by then.
$ crm-score -p policy.yaml -l log.tsv --today=2026-05-18 customers.tsv | crm-segment -p policy.yaml | crm-due -p policy.yaml -l log.tsv --rule after-fair --unlimited -C due_rule,due_date | sort | uniq -c | tr -s ' '
 25 after-fair	2026-05-22
 1 due_rule	due_date

# The stage of the fair itself is one word of the policy. Each stage is in order, and asks and offers something of its own. The early
# bird has 15 places in an established or a growing fair, of which 7 are taken; without a limit that matters it is for 16, and a fair
# that declines also offers it to 4 of the 5 who waver and have not signed (quiet holds back the fifth, Whitlow Bindery).
$ for stage in new growing established declining; do sed "s/established.yaml/$stage.yaml/" policy.yaml >p.yaml; crm-check -p p.yaml -l log.tsv --today=2026-11-21 customers.tsv | sed 1d; for day in 2026-11-21:early-bird:due_offer 2026-05-18:after-fair:due_ask; do rule=${day#*:}; crm-due -p p.yaml -l log.tsv --today=${day%%:*} --rule=${rule%:*} -C ${rule#*:} --unlimited customers.tsv | sed 1d | sort | uniq -c | tr -s ' '; done; done
 16 A founder's price: that of the first edition, for three years
 25 What did you miss, and whom would you like to see beside you? You make this fair with us
 8 Last year's place, kept until 4 December; after that it goes to the waiting list
 25 From 1 to 5: was it worth it, and would a larger stand bring you more?
 8 A tenth off the square metre until 4 December, and last year's place kept
 25 From 1 to 5: was it worth it, and what shall we do better?
 20 A smaller stand at the same price for the square metre, which may be cancelled until March
 25 What would have to change for you to come again, and who is missing here?
