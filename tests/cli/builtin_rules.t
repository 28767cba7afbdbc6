# Each rule of the built-in policy fires for someone in the sample shop, on one
# of four days; each stage, tier, segment and restraint has someone. Names are
# taken from the policy itself, so that a new rule without a sample fails.

@copy samples
@cd samples/shop
# The shop has no tasks: here it gets one for a day, one that comes round, and one without a day.
$ for task in Lease 'Lists cadence=3m' Window; do crm-add -f customers.tsv --today=2026-08-01 status=task owner=li name=$task >>ids 2>>told; done; crm-log -f log.tsv -c customers.tsv --today=2026-11-10 todo Lease --due=2026-11-25 >>ids 2>>told
$ for day in 2026-11-21 2026-11-25 2026-12-29 2027-02-03; do crm-score -l log.tsv --today=$day customers.tsv | crm-segment >$day.tsv || exit; done
$ crm-due --print-policy | sed -n 's/^ *- *{\{0,1\}rule: *\([^ ,}]*\).*/\1/p' >rules; grep -c rule: ../policy.yaml >said; wc -l <rules | tr -d ' ' | diff said - && test -s rules
$ while read -r rule; do for day in 2026-11-21 2026-11-25 2026-12-29 2027-02-03; do crm-due -l log.tsv --each --unlimited --rule $rule $day.tsv | sed 1d; done | grep -q . || echo "$rule: fires for nobody"; done <rules

# All but the two holidays, and what comes a few days later, on the day of the demo.
$ while read -r rule; do crm-due -l log.tsv --each --unlimited --rule $rule 2026-11-21.tsv | sed 1d | grep -q . || echo "$rule"; done <rules
came
invoice
new-year
spring-festival
competitor
ask-lost

# On no day does a rule fire for someone it cannot be for.
$ for day in 2026-11-21 2026-12-29 2027-02-03; do crm-due -l log.tsv --each --unlimited $day.tsv | ./pick id | grep -x -e c0017 -e c0018 -e c0019 -e c0024 -e c0062; done | sort -u

# Stages, tiers and segments: nothing is empty, except for bargain hunters: the shop gives no
# discounts (tests/cli/win_closer.t has some).
$ crm-segment --count 2026-11-21.tsv | awk -F '\t' 'NR > 1 && $3 == 0'
segments→bargain-hunters→0→0.0%

# Restraints: each holds someone back, on one of the days.
$ for day in 2026-11-21 2026-12-29 2027-02-03; do crm-due -l log.tsv --suppressed $day.tsv | ./pick due_held | sed 1d; done | sort -u
before a greeting
capacity
closed
deceased
declined
no consent
no other contact
opted out
quiet
snoozed

# Whom each rule is there for, as the log was written by hand (the other
# way round: who else is on the list is in samples/shop/morning.expected).

@ meant
complaint-answer c0005
complaint-resolve c0006
question-answer c0007
after-complaint c0008
promised c0009
appointment c0010
bad-word c0046
low-rating c0054
wish c0058
after-introduction c0059
thank-idea c0016
good-luck c0055
lost-unhappy c0023
lost-price c0057
keep-the-door-open c0038
wake-prospect c0050
ask-prospect c0026
win-closer c0047
offer-help c0029
share-news c0003
missed c0053
milestone c0045
greet-buyer c0011
how-it-went c0012
thank-first c0013
after-good-rating c0014
thank-referral c0030
thank-praise c0032
thank-gold c0004
birthday c0027
birthday c0043
birthday c0048
ask-why c0015
ask-why c0052
win-back c0033
stay-close-gold c0003
stay-in-touch c0020
hesitating c0029
hesitating c0051
new-prospect c0025
new-prospect c0040
call-quarterly c0034
know-them c0012
review c0003
.
$ crm-due -l log.tsv --each --unlimited 2026-11-21.tsv | ./pick due_rule,id | tr '\t' ' ' | sort >fired; sort meant | comm -23 - fired

@ held
ask-why c0036 quiet
birthday c0017 deceased
birthday c0019 closed
birthday c0041 opted out
birthday c0018 no consent
birthday c0035 snoozed
hesitating c0044 declined
know-them c0021 no other contact
review c0022 no other contact
win-back c0049 declined
.
$ crm-due -l log.tsv --suppressed --each 2026-11-21.tsv | ./pick due_rule,id,due_held | tr '\t' ' ' | sort >kept; sort held | comm -23 - kept

# A birthday on 29 February is greeted on the 28th (from three days before).
$ crm-score -l log.tsv --today=2027-02-25 customers.tsv | crm-segment | crm-due -l log.tsv --rule birthday | ./pick id,birthday,due_date
id→birthday→due_date
c0016→1984-02-29→2027-02-28

# What is logged from the list settles it: for rules that from_due.t has nobody for. An offer is made
# by the channel that the customer likes.
$ for rule in bad-word low-rating wish after-introduction thank-idea good-luck lost-unhappy lost-price keep-the-door-open wake-prospect ask-prospect win-closer offer-help share-news; do cp log.tsv done.log; crm-due -l done.log --today=2026-11-21 --unlimited --rule=$rule customers.tsv >list; crm-log -f done.log --today=2026-11-21T18:00 --from-due <list >ids 2>err; echo "$rule: $(sed 1d list | wc -l) listed, logged $(tail -n +1031 done.log | cut -f5 | sort -u | tr '\n' ' '), $(crm-due -l done.log --today=2026-11-21 --unlimited --rule=$rule customers.tsv | sed 1d | wc -l) left"; done
bad-word: 1 listed, logged call , 0 left
low-rating: 1 listed, logged call , 0 left
wish: 1 listed, logged email , 0 left
after-introduction: 1 listed, logged survey , 0 left
thank-idea: 1 listed, logged thanks , 0 left
good-luck: 1 listed, logged greeting , 0 left
lost-unhappy: 1 listed, logged call , 0 left
lost-price: 1 listed, logged call , 0 left
keep-the-door-open: 1 listed, logged greeting , 0 left
wake-prospect: 1 listed, logged share , 0 left
ask-prospect: 1 listed, logged survey , 0 left
win-closer: 1 listed, logged call , 0 left
offer-help: 5 listed, logged help , 0 left
share-news: 5 listed, logged share , 0 left
