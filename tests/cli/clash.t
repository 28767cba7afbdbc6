# A run does not write over what it reads, nor one of its outputs over the other.
@ customers.tsv
id→name
c1→Ann
.
@ log.tsv
event→date→customer→kind→amount
e1→2026-11-01→c1→purchase→5
.
@ policy.yaml
version: 1
.
$ crm-facts -l log.tsv -o log.tsv customers.tsv
! crm-facts: --output: "log.tsv" is the log, which would be lost
? 2
$ CRM_LOG=log.tsv crm-facts -o ./log.tsv customers.tsv
! crm-facts: --output: "./log.tsv" is the log, which would be lost
? 2
$ crm-facts -p policy.yaml -l log.tsv -o policy.yaml customers.tsv
! crm-facts: --output: "policy.yaml" is the policy, which would be lost
? 2
$ crm-facts -l log.tsv --rejects log.tsv customers.tsv
! crm-facts: --rejects: "log.tsv" is the log, which would be lost
? 2
$ crm-facts -l log.tsv --rejects customers.tsv customers.tsv
! crm-facts: --rejects: "customers.tsv" is an input, which would be lost
? 2
$ ln -s customers.tsv link; crm-facts -c customers.tsv -l log.tsv --rejects link - <customers.tsv
! crm-facts: --rejects: "link" is the file of all customers, which would be lost
? 2
$ crm-add -f customers.tsv --rejects customers.tsv name=Bob
! crm-add: --rejects: "customers.tsv" is the file to change, which would be lost
? 2
$ crm-facts -l log.tsv -o out.tsv --rejects out.tsv customers.tsv
! crm-facts: --rejects: "out.tsv" is the output, which would be lost
? 2
$ cat customers.tsv log.tsv policy.yaml; test ! -e out.tsv
id→name
c1→Ann
event→date→customer→kind→amount
e1→2026-11-01→c1→purchase→5
version: 1

# In place of its own operand the output goes.
$ crm-facts -l log.tsv -C spend --today=2026-11-21 -o customers.tsv customers.tsv && cat customers.tsv
id→name→as_of→spend
c1→Ann→2026-11-21→5.00
