# Completion for bash knows rules, columns, kinds and customers of the book in use
& command -v bash
@ shop/customers.tsv
id→name
c1→Lucy Hammond
c2→王秀英
c3→Max O'Neil
.
@ shop/log.tsv
event→date→customer→kind
.
@ shop/policy.yaml
version: 1
stages:
  - {name: all, when: "true"}
due:
  - {rule: birthday, anniversary: birthday, action: greet}
  - {rule: keep, silence: 30d, action: call}
.
@ try
# try WORD...: what completes the last of the words, one candidate a line
for tool in crm crm-due crm-log; do
	eval "$(sh "$ROOT/cmd/common/completion.sh" bash "$B/bin/$tool")"
done
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
"_${1//-/_}"
printf '%s\n' "${COMPREPLY[@]}"
.
$ CRM_BOOK=shop bash try crm-due --rule = bi
birthday

$ CRM_BOOK=shop bash try crm-due --rule ''
birthday
keep

$ CRM_BOOK=shop bash try crm-due -C id,stag
id,stage
id,stage_was
id,stage_days

$ CRM_BOOK=shop bash try crm-due --explain lu
Lucy\ Hammond

$ CRM_BOOK=shop bash try crm-due --explain 王
王秀英

$ CRM_BOOK=shop bash try crm-due --suppr
--suppressed

$ CRM_BOOK=shop bash try crm-log greet
greeting

$ CRM_BOOK=shop bash try crm-log call max
Max\ O\'Neil

$ CRM_BOOK=shop bash try crm-log --dir ''
in
out

# … and crm its commands, and what each of them completes
$ CRM_BOOK=shop bash try crm tod
today

$ CRM_BOOK=shop bash try crm words ru
rules

$ CRM_BOOK=shop bash try crm log call lu
Lucy\ Hammond

$ CRM_BOOK=shop bash try crm today --rule k
keep

# Without a book there is nothing to choose among, and no complaint
$ bash try crm-due --explain lu
>
