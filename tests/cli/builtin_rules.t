# Each rule of the built-in policy fires for someone in the sample shop, on one
# of four days; each stage, tier, segment and restraint has someone. Names are
# taken from the policy itself, so that a new rule without a sample fails.

@copy samples
@cd samples/shop
$ for day in 2026-11-21 2026-11-25 2026-12-29 2027-02-03; do crm-score -l log.tsv --today=$day customers.tsv | crm-segment >$day.tsv || exit; done
$ crm-due --print-policy | sed -n 's/^ *- *{\{0,1\}rule: *\([^ ,}]*\).*/\1/p' >rules; grep -c rule: ../policy.yaml >said; wc -l <rules | tr -d ' ' | diff said - && test -s rules
$ while read -r rule; do for day in 2026-11-21 2026-11-25 2026-12-29 2027-02-03; do crm-due -l log.tsv --each --unlimited --rule $rule $day.tsv | sed 1d; done | grep -q . || echo "$rule: fires for nobody"; done <rules

# All but the two holidays, and what comes a few days later, on the day of the demo.
$ while read -r rule; do crm-due -l log.tsv --each --unlimited --rule $rule 2026-11-21.tsv | sed 1d | grep -q . || echo "$rule"; done <rules
came
invoice
new-year
spring-festival

# On no day does a rule fire for someone it cannot be for.
$ for day in 2026-11-21 2026-12-29 2027-02-03; do crm-due -l log.tsv --each --unlimited $day.tsv | ./pick id | grep -x -e c0017 -e c0018 -e c0019 -e c0024 -e c0062; done | sort -u

# Stages, tiers and segments: nothing is empty.
$ crm-segment --count 2026-11-21.tsv | awk -F '\t' 'NR > 1 && $3 == 0'

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
ask-lost c0026 no other contact
ask-lost c0037 no consent
ask-lost c0057 no other contact
know-them c0021 no other contact
review c0022 no other contact
win-back c0049 declined
.
$ crm-due -l log.tsv --suppressed --each 2026-11-21.tsv | ./pick due_rule,id,due_held | tr '\t' ' ' | sort >kept; sort held | comm -23 - kept

# A birthday on 29 February is greeted on the 28th (from three days before).
$ crm-score -l log.tsv --today=2027-02-25 customers.tsv | crm-segment | crm-due -l log.tsv --rule birthday | ./pick id,birthday,due_date
id→birthday→due_date
c0016→1984-02-29→2027-02-28
