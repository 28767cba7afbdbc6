# crm-facts --explain: the entries of the log from which each fact of a customer came, and what each
# adds.

# In all samples, and for every customer, what the entries add is the value that crm-facts writes; a
# figure of spend is the amount that the line of the log has, with a minus in front of a refund; and
# what an entry of a count adds is 0 or 1. The check reads the log and adds up by itself. The last
# one is the shop with its log backwards.
@ sums.awk
FILENAME ~ /values$/ {
	n = split($0, cell, "\t")
	if (FNR == 1) {split("", title); for (i = 1; i <= n; i++) title[i] = cell[i]; next}
	for (i = 1; i <= n; i++) value[cell[1], title[i]] = cell[i]
	next
}
FILENAME ~ /log.tsv$/ {
	n = split($0, cell, "\t")
	if (FNR == 1) {for (i = 1; i <= n; i++) at[cell[i]] = i; next}
	amount[FNR] = cell[at["amount"]] + 0; day[FNR] = substr(cell[at["date"]], 1, 10); kind[FNR] = cell[at["kind"]]
	next
}
/ as of / {id = $0; sub(/.*\(/, "", id); sub(/\).*/, "", id); people++; next}
/^[a-z_0-9]+: / {fact = $1; sub(/:$/, "", fact); said = $2; sum = 0; next}
/^  no entry$/ {check(0); next}
/^  sum / {check($2); if (sum != $2) wrong("entries add up to " sum ", the sum is " $2); next}
/^  [^ ]*log.tsv:[0-9]+ / {
	split($0, cell, /  +/)
	line = $1; sub(/.*:/, "", line)
	sum = sprintf("%.4f", sum + cell[5]) + 0
	if (substr(cell[3], 1, 10) != day[line] || index(cell[4], kind[line]) != 1) wrong("line " line " is another entry")
	if (fact ~ /^spend/ && cell[5] + 0 != (kind[line] == "refund" ? -amount[line] : amount[line])) wrong("line " line " adds " cell[5])
	if (fact ~ /^(touches|purchases|complaints|praises|gifts)/ && cell[5] != 0 && cell[5] != 1) wrong("line " line " adds " cell[5])
}
function check(sum) {
	checked++
	if (sum + 0 != value[id, fact] + 0 || said != value[id, fact]) wrong("the sum is " sum ", the value " value[id, fact])
}
function wrong(what) {print id, fact ": " what}
END {print people " customers, " checked " facts"}
.
@ each
facts=touches,touches_in,touches_out,touches_90d,purchases,purchases_365d,purchases_2026,spend,spend_90d,spend_365d,spend_2026,first_spend,refunds,discounts,items,goods,complaints,complaints_open,questions_open,invoices_open,milestones_open,owed,praises,detractions,thanks_owed,gifts,cost,cost_win,cost_part,gift_cost,attempts,warmth_in,warmth_out,warmth_in_91d_ago,warmth_news,warmth_care,warmth_help,warmth_meeting,warmth_advice,warmth_personal
for sample in shop bank fair property backwards; do
	if test $sample = backwards; then
		cp -r $ROOT/samples/shop backwards
		(head -n 1 $ROOT/samples/shop/log.tsv; tail -n +2 $ROOT/samples/shop/log.tsv | sed '1!G;h;$!d') >backwards/log.tsv
	else
		cp -r $ROOT/samples/$sample .
	fi
	crm-facts --today=2026-11-21 -C $facts $sample | awk -F '\t' -v OFS='\t' '
		NR == 1 {for (i = 1; i <= NF; i++) if ($i == "as_of") first = i; cut = first + 1}
		{out = $1; for (i = cut; i <= NF; i++) out = out OFS $i; print out}' >values
	for id in $(tail -n +2 values | cut -f 1); do
		crm-facts --today=2026-11-21 --explain=$id -C $facts $sample || exit
	done >explained
	awk -f sums.awk values $sample/log.tsv explained
done
.
$ sh each
63 customers, 2520 facts
40 customers, 1600 facts
42 customers, 1680 facts
45 customers, 1800 facts
63 customers, 2520 facts

# By hand: ann bought for 30 and 12.50 and gave 2.50 back; the purchase of 99 was taken back by a
# void, that of 50 was cancelled, and its refund with it. c was merged into ann.
@ customers.tsv
id→name→phone→email→status→created
ann→Ann Lee→+357 99 111111→ann@x.org→→
b→Bob Lee→555 222→bob@x.org→→2026-01-01
c→Anna Lee→→→merged:ann→
.
@ policy.yaml
version: 1
currency:
  in: EUR
  UAH: 0.02
.
@ log.tsv
event→date→customer→kind→outcome→amount→currency→item→ref→due→rating
e1→2026-03-01→ann→purchase→→30→→Mug→→→
e2→2026-02-01→c→purchase→→625→UAH→Plate→→→
e3→2026-02-01→ann→purchase→→99→→Mug→→→
e4→2026-03-02→ann→void→→→→→event:e3→→
e5→2026-03-03→ann→refund→→2.50→→Mug→event:e1→→
e6→2026-01-05→ann→purchase→→50→→Vase→→→
e7→2026-01-06→ann→refund→→50→→Vase→event:e6→→
e8→2026-01-07→ann→cancel→→→→→event:e6→→
e9→2026-04-01T10:00→ann→call→→→→→→2026-04-20→
e10→2026-04-02→ann→call→no-answer→→→→→→
e11→2026-04-03→ann→email→bounced→→→→→→
e12→2026-04-04→ann→invoice→→100→→→→2026-04-18→
e13→2026-04-05→ann→payment→→40→→→event:e12→→
e14→2026-04-06→ann→complaint→→→→→→→
e15→2026-04-07→ann→question→→→→→→→2
e16→2026-04-08→ann→resolved→→→→→event:e15→→
e17→2026-04-09→ann→optout→→→→email:news→→→
e18→2026-04-10→ann→appointment→→→→→→2026-05-02→
e19→2026-04-11→ann→appointment→→→→→→2026-05-01→
e20→2026-04-12→b→purchase→→7→→"Vase"→→→
.
$ crm-facts -p policy.yaml -l log.tsv --today=2026-04-15 --explain=ann -C spend,purchases,bought:Mug,first_seen,last_purchase customers.tsv
Ann Lee (ann), as of 2026-04-15
>
spend: 40.00 (purchases less refunds)
  entry      date        kind       adds  item
  log.tsv:3  2026-02-01  purchase  12.50  Plate
  log.tsv:2  2026-03-01  purchase  30.00  Mug
  log.tsv:6  2026-03-03  refund    -2.50  Mug
  sum                              40.00
>
purchases: 2 (days with a purchase)
  entry      date        kind      adds  item
  log.tsv:3  2026-02-01  purchase     1  Plate
  log.tsv:2  2026-03-01  purchase     1  Mug
  sum                                 2
>
bought:Mug: yes (whether they ever bought that item)
  entry      date        kind      adds  item
  log.tsv:2  2026-03-01  purchase     1  Mug
  sum                                 1
>
first_seen: 2026-01-05 (the first event, or `created` where that is earlier)
  column created: empty
  log.tsv:7  2026-01-05  purchase, cancelled later  Vase
>
last_purchase: 2026-03-01 (the latest purchase)
  log.tsv:2  2026-03-01  purchase  Mug

$ crm-facts -p policy.yaml -l log.tsv --today=2026-04-15 --explain=ann@x.org,attempts,last_attempt,bounced,owed,complaints_open,oldest_open_complaint,questions_open,next_appointment,promised,opted_out,last_rating customers.tsv
Ann Lee (ann), as of 2026-04-15
>
attempts: 0 (our tries since they were last reached, or did something themselves)
  entry       date        kind                adds  item
  log.tsv:11  2026-04-02  call out no-answer     1
  log.tsv:12  2026-04-03  email out bounced      1
  log.tsv:14  2026-04-05  payment               -2
  sum                                            0
  An entry with a minus reached them, or is their own doing: earlier tries no longer count.
>
last_attempt: 2026-04-03 (the latest try that did not reach them)
  log.tsv:12  2026-04-03  email out bounced
>
bounced: email (list of channels whose address bounced and is still theirs)
  column email: ann@x.org
  column reviewed: empty
  log.tsv:11  2026-04-02  call out no-answer
  log.tsv:12  2026-04-03  email out bounced
  log.tsv:14  2026-04-05  payment
>
owed: 60.00 (what is left to be paid of open invoices that have an amount)
  entry       date        kind      adds  item
  log.tsv:13  2026-04-04  invoice  60.00
  sum                              60.00
>
complaints_open: 1 (complaints not resolved yet)
  entry       date        kind       adds  item
  log.tsv:15  2026-04-06  complaint     1
  sum                                   1
>
oldest_open_complaint: 2026-04-06 (the moment of the oldest of these)
  log.tsv:15  2026-04-06  complaint
>
questions_open: 0 (questions not resolved yet)
  no entry
>
next_appointment: 2026-05-01 (the next appointment, today or later, that was not taken back)
  log.tsv:20  2026-04-11  appointment
>
promised: 2026-04-20 (the earliest promised date with no touch since the promise was logged)
  log.tsv:10  2026-04-01 10:00  call out
>
opted_out: email:news (list of channel:purpose they forbade last; `all` for everything)
  log.tsv:18  2026-04-09  optout  email:news
  A later word replaces earlier ones of the same channel and purpose, or of narrower ones.
>
last_rating: 2 (their latest rating; of several at one moment the lowest)
  log.tsv:16  2026-04-07  question

# A name, a phone number and the id of a merged row; several and nobody.
$ for who in 'ann lee' '+357 99 111111' c bob; do crm-facts -p policy.yaml -l log.tsv --today=2026-04-15 --explain="$who" -C refunds customers.tsv; done
Ann Lee (ann), as of 2026-04-15
>
refunds: 2.50 (money given back)
  entry      date        kind    adds  item
  log.tsv:6  2026-03-03  refund  2.50  Mug
  sum                            2.50
Ann Lee (ann), as of 2026-04-15
>
refunds: 2.50 (money given back)
  entry      date        kind    adds  item
  log.tsv:6  2026-03-03  refund  2.50  Mug
  sum                            2.50
Ann Lee (ann), as of 2026-04-15
>
refunds: 2.50 (money given back)
  entry      date        kind    adds  item
  log.tsv:6  2026-03-03  refund  2.50  Mug
  sum                            2.50
Bob Lee (b), as of 2026-04-15
>
refunds: 0.00 (money given back)
  no entry

$ crm-facts -p policy.yaml -l log.tsv --explain=lee,refunds customers.tsv
! crm-facts: "lee" may mean 2 customers; name one by id
!   ann  Ann Lee  +357 99 111111  ann@x.org  last contact 2026-04-01
!   b    Bob Lee  555 222         bob@x.org  no contact yet
? 1

$ crm-facts -p policy.yaml -l log.tsv --explain=nobody,refunds customers.tsv
! crm-facts: no customer has the name, id, phone or email "nobody"
? 1

# Who may have a comma; what is behind one is a fact, or part of the name.
$ printf 'id\tname\no\tLee, Olga\n' >comma.tsv; crm-facts -l log.tsv -p policy.yaml --today=2026-04-15 --explain='Lee, Olga' -C spend comma.tsv | head -n 1; crm-facts -l log.tsv -p policy.yaml --today=2026-04-15 --explain='Lee, Olga,spend' comma.tsv
Lee, Olga (o), as of 2026-04-15
! crm-facts: no customer has the name, id, phone or email "Lee, Olga,spend"
? 1

$ crm-facts -p policy.yaml -l log.tsv --explain=ann,spnd customers.tsv
! crm-facts: no customer has the name, id, phone or email "ann,spnd"
? 1

# What cannot be explained.
$ crm-facts -l log.tsv --explain=ann,spend -C cost customers.tsv
! crm-facts: --explain: name the facts here or with -C, not both
? 2

$ crm-facts -l log.tsv --explain=ann,spend --all customers.tsv
! crm-facts: --explain: name the facts here or with --all, not both
? 2

$ crm-facts -l log.tsv --explain=ann -C spnd customers.tsv
! crm-facts: "spnd" is neither a column nor a fact; did you mean "spend"?
? 1

$ crm-facts -l log.tsv --explain=ann -C value customers.tsv
! crm-facts: --columns: "value" is not a fact
? 2

$ crm-facts --explain=ann,spend customers.tsv
! crm-facts: facts come from the log: name it with -l (or $CRM_LOG)
? 2

$ crm-facts -p policy.yaml -l log.tsv -C spend --today=2026-04-15 customers.tsv >facts.tsv; crm-facts --explain=ann,spend facts.tsv
! crm-facts: --explain: the stream carries facts already, but not the entries from which they came: explain customers without facts
? 2

$ crm-facts -p policy.yaml -l log.tsv --explain=ann --add spend_30d customers.tsv
! crm-facts: --add and --explain exclude each other
? 2

$ crm-facts --explain=ann --list
! crm-facts: --explain and --list exclude each other
? 2

$ printf 'date\tcustomer\tkind\tamount\n2026-01-01\tb\tpurchase\t1\n2026-01-01\tann\tpurchase\t12,50\n' >bad.tsv; crm-facts -l bad.tsv --explain=b,spend customers.tsv
! crm-facts: bad.tsv:3: amount: "12,50" is not a number; did you mean "12.50"?
? 1

$ crm-facts -l bad.tsv --today=2026-04-15 --rejects=r.tsv --explain=b,spend customers.tsv; cat r.tsv
Bob Lee (b), as of 2026-04-15
>
spend: 1.00 (purchases less refunds)
  entry      date        kind      adds  item
  bad.tsv:2  2026-01-01  purchase  1.00
  sum                              1.00
file→line→field→reason→record
bad.tsv→3→amount→"12,50" is not a number; did you mean "12.50"?→2026-01-01\tann\tpurchase\t12,50
! crm-facts: 3 customers read, 1 faulty record set aside in r.tsv

$ crm-facts -l bad.tsv --explain=b,touches -o out.txt --today=2026-04-15 customers.tsv; cat out.txt
Bob Lee (b), as of 2026-04-15
>
touches: 0 (touches whose outcome is `reached`)
  no entry

$ cat customers.tsv | crm-facts -p policy.yaml -l log.tsv --explain=ann,referrals -
! crm-facts: referrals depends on other customers: name the file of all customers with -c
? 2

# What the data has is made visible.
$ printf 'date\tcustomer\tkind\tamount\titem\n2026-01-01\tb\tpurchase\t1\t\033[31mred\n' >esc.tsv; crm-facts -l esc.tsv --today=2026-04-15 --explain=b,spend customers.tsv
Bob Lee (b), as of 2026-04-15
>
spend: 1.00 (purchases less refunds)
  entry      date        kind      adds  item
  esc.tsv:2  2026-01-01  purchase  1.00  \x1B[31mred
  sum                              1.00
