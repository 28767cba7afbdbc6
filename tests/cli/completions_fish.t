# Completion for fish
& command -v fish
@ shop/customers.tsv
id→name
c1→Lucy Hammond
.
@ shop/log.tsv
event→date→customer→kind
.
@ try
# try LINE: what completes the end of the line, one candidate a line, without what it is
for tool in crm crm-due crm-log
	sh $ROOT/cmd/common/completion.sh fish $B/bin/$tool | source
end
complete -C "$argv" | string replace -r '\t.*' ''
true
.
$ CRM_BOOK=shop fish try crm-due --rule birth
birthday

$ CRM_BOOK=shop fish try crm-due -C id,stage_d
id,stage_days

$ CRM_BOOK=shop fish try crm-log call Lu
Lucy Hammond

$ CRM_BOOK=shop fish try crm tod
today

$ CRM_BOOK=shop fish try crm log call Lu
Lucy Hammond
