# What may be given together: each tool has modes, and says which options belong to them.
@ c.tsv
id→name
a→Ann
.
@ log.tsv
event→date→customer→kind→amount
e1→2026-11-01→a→purchase→10
.
@ policy.yaml
version: 1
stages:
  - {name: all, when: "true"}
.
# Two modes at once
$ crm-facts --list --all
! crm-facts: --all and --list exclude each other
? 2

$ crm-facts -C spend --all -l log.tsv c.tsv
! crm-facts: --all and --columns exclude each other
? 2

$ crm-segment -p policy.yaml --split=d --moves --was=2026-11-01 -l log.tsv c.tsv
! crm-segment: --moves and --split exclude each other
? 2

$ crm-segment -p policy.yaml --split=d -o out c.tsv; ls d out
! crm-segment: --split and --output exclude each other
!~ ls: .*d.*
!~ ls: .*out.*
? 2

$ crm-add -f c.tsv --update --upsert name=Ann
! crm-add: --upsert and --update exclude each other
? 2

# What has no meaning without another option, or in a stream alone
$ crm-segment -p policy.yaml --daily c.tsv
! crm-segment: --daily requires --was
? 2

$ crm-check --dry-run c.tsv
! crm-check: --dry-run requires --fix
? 2

$ crm-log --batch
! crm-log: --batch requires --undo
? 2

$ crm-score --by=owner --cutoffs=c.tsv -l log.tsv c.tsv
! crm-score: --cutoffs with --by requires --count
? 2

$ crm-log --from-due --rules=stripe </dev/null
! crm-log: --from-due and --rules exclude each other
? 2

$ crm-add --from=c.tsv name=Ann
! crm-add: --from and the operand "name=Ann" exclude each other
? 2

$ crm-add --delimiter=comma --from=c.tsv --csv
! crm-add: --delimiter and --csv exclude each other
? 2

# A choice has its words in the usage line, in --help and in the message
$ crm-segment --help | grep -e '--moves\['
~ .* crm-segment --moves\[=stage\|tier\] --was=DATE \[-l LOG\] .*
~ .* --moves\[=stage\|tier\] .*

$ crm-segment -p policy.yaml --moves=stages --was=2026-11-01 -l log.tsv c.tsv
! crm-segment: --moves: unknown "stages"; did you mean 'stage'?
? 2

$ crm-fit --model=x c.tsv
! crm-fit: --model: "x" must be one of bgnbd, mbgnbd, pnbd, nbd
? 2

$ crm-score --by=anna -l log.tsv c.tsv
! crm-score: --by: "anna" must be owner, the only value
? 2

# A book supplies what is required
$ mkdir shop; cp c.tsv shop/customers.tsv; cp log.tsv shop/log.tsv; crm-check --fix=negative --dry-run shop
file→line→field→finding→value→id→severity
! crm-check: shop/log.tsv: negative values: 0 lines would change, 0 left because their meaning is unclear; nothing was written
