# The shop of samples/shop: what its pipelines give, byte for byte. The expected
# files were read through line by line against customers.tsv, log.tsv and
# samples/policy.yaml when they were made; who is meant to be there for which
# rule is in tests/cli/builtin_rules.t.

@copy samples
@cd samples/shop
$ crm-facts -l log.tsv --today=2026-11-21 customers.tsv | crm-score | crm-segment >known.tsv
$ crm-due -l log.tsv known.tsv >today.tsv
$ ./pick due_priority,due_date,due_action,due_channel,id,name,owner,due_rule,due_why,due_ask,due_evidence today.tsv | diff morning.expected -
$ ./pick id,recency,frequency,monetary,rfm,value,closeness,score,quadrant known.tsv | diff score.expected -
$ ./pick id,stage,tier,segments known.tsv | diff segment.expected -
$ crm-due -l log.tsv --suppressed known.tsv | ./pick id,name,due_rule,due_held | diff held.expected -

# By one command, and by one tool at a time.
$ crm-due -l log.tsv --today=2026-11-21 customers.tsv | ./pick due_priority,due_date,due_action,due_channel,id,name,owner,due_rule,due_why,due_ask,due_evidence | diff morning.expected -
$ crm-score -l log.tsv --today=2026-11-21 customers.tsv | crm-segment | crm-due -l log.tsv | ./pick due_priority,due_date,due_action,due_channel,id,name,owner,due_rule,due_why,due_ask,due_evidence | diff morning.expected -

# As CSV, out and in again.
$ crm-facts -l log.tsv --today=2026-11-21 --to-csv customers.tsv | crm-score | crm-segment | crm-due -l log.tsv --to-tsv | ./pick due_priority,due_date,due_action,due_channel,id,name,owner,due_rule,due_why,due_ask,due_evidence | diff morning.expected -

# The order of the log does not matter, but for where the evidence is.
$ { head -n 1 log.tsv; tail -n +2 log.tsv | sort -t "$(printf '\t')" -k14,14 -k1,1; } >shuffled.tsv
$ crm-facts -l shuffled.tsv --today=2026-11-21 customers.tsv | crm-score | crm-segment | cmp - known.tsv

# The same however many work on it.
$ crm-facts -l log.tsv --threads=5 --today=2026-11-21 customers.tsv | crm-score | crm-segment | cmp - known.tsv

# The policy that is built in is the one among the samples.
$ crm-due --print-policy | cmp - ../policy.yaml

# The demo works, and writes nothing into samples.
$ (cd .. && find . -type f -exec cksum {} + | sort) >"$HOME"/before
$ sh ../demo >"$HOME"/demo.out
$ (cd .. && find . -type f -exec cksum {} + | sort) | diff "$HOME"/before -
$ grep -c '^\$ ' "$HOME"/demo.out
~ ^3[0-9]$

# It fails as soon as one of its commands does.
$ printf 'torn\n' >>log.tsv; sh ../demo >"$HOME"/demo.out
!~ ^crm-due: log\.tsv:[0-9]+: has 1 field, but the header has 14$
! demo: this should have worked
? 1

# Real purchases by the one line of samples/README.md: recency, frequency and
# spend of each customer, added up by awk in whole cents.
@cd .

& test -f "$CRM_TEST_DATA/cdnow_sample.tsv"
$ awk -F '\t' -v OFS='\t' 'NR == 1 {print "date", "customer", "kind", "amount", "quantity"; next} {print $2, $1, "purchase", $4, $3}' "$CRM_TEST_DATA/cdnow_sample.tsv" >log.tsv
$ awk -F '\t' -v OFS='\t' 'NR == 1 {print "id", "name"; next} !seen[$1]++ {print $1, $1}' "$CRM_TEST_DATA/cdnow_sample.tsv" >customers.tsv
$ crm-facts -l log.tsv --today=1998-06-30 -C days_since_purchase,purchases,items,spend customers.tsv | cut -f1,4- >ours

@ days
function day(s,    y, m) {
	y = substr(s, 1, 4) + 0; m = substr(s, 6, 2) + 0
	if (m < 3) { y--; m += 12 }
	return 365 * y + int(y / 4) - int(y / 100) + int(y / 400) + int((153 * m - 457) / 5) + substr(s, 9, 2)
}
NR == 1 { print "id\tdays_since_purchase\tpurchases\titems\tspend"; next }
!($1 in last) { id[++n] = $1 }
{
	if (!(($1, $2) in seen)) { seen[$1, $2]; purchases[$1]++ }
	if ($2 > last[$1]) last[$1] = $2
	split($4, money, "."); cents[$1] += money[1] * 100 + substr(money[2] "00", 1, 2)
	items[$1] += $3
}
END {
	for (i = 1; i <= n; i++)
		printf "%s\t%d\t%d\t%d\t%d.%02d\n", id[i], day("1998-06-30") - day(last[id[i]]), purchases[id[i]], items[id[i]], cents[id[i]] / 100, cents[id[i]] % 100
}
.
$ awk -F '\t' -f days "$CRM_TEST_DATA/cdnow_sample.tsv" | cmp - ours; wc -l <ours | tr -d ' '
2358
