# Rules that are built in: each sample of samples/import is imported with one command, twice.
# What comes out was checked by hand against the sample; the sums are those of the orders.
@copy samples
@cd samples/import

# Contacts: the second time nothing is added, and all are known
$ for n in google-contacts outlook hubspot salesforce pipedrive zoho shopify-customers vcard shopify-orders-customers woocommerce-orders-customers; do echo "== $n" && f=$(ls $n.*[cv][sc][vf] 2>/dev/null || echo ${n%-customers}.csv) && \
  crm-add -f new.tsv --rules=$n --from=$f --today=2026-11-21 >/dev/null 2>&1 && cmp new.tsv $n.expected && \
  crm-add -f new.tsv --rules=$n --from=$f --today=2026-11-21 2>&1 && cmp new.tsv $n.expected; rm new.tsv; done
== google-contacts
crm-add: new.tsv: 3 records: 0 new, 3 known, 0 changed, 0 faulty
== outlook
crm-add: new.tsv: 3 records: 0 new, 3 known, 0 changed, 0 faulty
== hubspot
crm-add: new.tsv: 3 records: 0 new, 3 known, 0 changed, 0 faulty
== salesforce
crm-add: new.tsv: 3 records: 0 new, 3 known, 0 changed, 0 faulty
crm-add: 1 row was left out by the rules
== pipedrive
crm-add: new.tsv: 2 records: 0 new, 2 known, 0 changed, 0 faulty
== zoho
crm-add: new.tsv: 2 records: 0 new, 2 known, 0 changed, 0 faulty
== shopify-customers
crm-add: new.tsv: 3 records: 0 new, 3 known, 0 changed, 0 faulty
== vcard
crm-add: new.tsv: 3 records: 0 new, 3 known, 0 changed, 0 faulty
== shopify-orders-customers
crm-add: new.tsv: 3 records: 0 new, 3 known, 0 changed, 0 faulty
crm-add: 2 rows were left out by the rules
== woocommerce-orders-customers
crm-add: new.tsv: 3 records: 0 new, 3 known, 0 changed, 0 faulty
crm-add: 1 row was left out by the rules

# Google's older export: the same people
$ crm-add --rules=google-contacts --from=google-contacts-before-2024.csv --today=2026-11-21 | cmp - google-contacts.expected; crm-add --from=google-contacts-before-2024.csv 2>&1 | sed 's/.*; //'
--rules=google-contacts knows this export

# Orders, of customers who are found by email, phone or name
$ for n in shopify-orders woocommerce-orders square european-till; do echo "== $n" && \
  crm-log -f new.tsv -c customers.tsv --rules=$n --from=$n.csv --today=2026-11-21 >/dev/null 2>&1 && cut -f 1,2,4,5,8,9,12,15- new.tsv | cmp - $n.expected && cp new.tsv before.tsv && \
  crm-log -f new.tsv -c customers.tsv --rules=$n --from=$n.csv --today=2026-11-21 2>&1 && cmp before.tsv new.tsv; rm new.tsv; done
== shopify-orders
crm-log: new.tsv: 6 records: 0 new, 6 known, 0 changed, 0 faulty
crm-log: 1 row was left out by the rules
== woocommerce-orders
crm-log: new.tsv: 6 records: 0 new, 6 known, 0 changed, 0 faulty
== square
crm-log: new.tsv: 4 records: 0 new, 4 known, 0 changed, 0 faulty
crm-log: 1 row was left out by the rules
== european-till
crm-log: new.tsv: 4 records: 0 new, 4 known, 0 changed, 0 faulty
crm-log: 1 row was left out by the rules

# The lines of an order add up to what was paid, and to its discount: #1001 95.00 and 10.00, #1002 30.00, #1004 11.00; 501 54.90, 502 20.00, 503 24.90
$ for n in shopify woocommerce; do awk -F '\t' 'NR > 1 {split($1, order, "-"); if ($4 == "purchase") {paid[order[1]] += $5; off[order[1]] += $NF}} END {for (o in paid) printf "%s %.2f %.2f\n", o, paid[o], off[o]}' $n-orders.expected | sort; done
shopify#1001 95.00 10.00
shopify#1002 30.00 0.00
shopify#1004 11.00 0.00
woo501 54.90 0.00
woo502 20.00 0.00
woo503 24.90 5.00

# Each is offered where a file has its columns
$ for n in google-contacts outlook hubspot salesforce pipedrive zoho shopify-customers; do crm-add --from=$n.csv 2>&1 | sed 's/.*; //'; done
--rules=google-contacts knows this export
--rules=outlook knows this export
--rules=hubspot knows this export
--rules=salesforce knows this export
--rules=pipedrive knows this export
--rules=zoho knows this export
--rules=shopify-customers knows this export

$ for n in shopify-orders woocommerce-orders square european-till; do crm-log --from=$n.csv 2>&1 | sed 's/.*; //'; done
--rules=shopify-orders knows this export
--rules=woocommerce-orders knows this export
--rules=square knows this export
--rules=european-till knows this export

# Case 30: who opted out of email in Salesforce is listed by another way that is left; who did not, by email
@ p.yaml
version: 1
due:
  - {rule: hello, every: 1d, action: email, channel: email, purpose: news}
.
$ crm-add -f people.tsv --rules=salesforce --from=salesforce.csv --today=2026-11-21 >/dev/null 2>&1 && \
  printf 'date\tcustomer\tkind\n' >log.tsv && crm-due -p p.yaml -l log.tsv --today=2026-11-23 -C name,due_channel people.tsv
name→due_channel
Max Muster→phone
Lucía Ortega→email
Sam Silent→chat

# Shopify: a cancelled order that nothing was given back of is taken out, one that is paid in part is left out
@ cancelled.csv
Name,Email,Financial Status,Paid at,Currency,Total,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Cancelled at,Refunded Amount
#1,anna@example.org,paid,2026-10-20 11:13:25 +0200,EUR,95.00,10.00,2026-10-20 11:13:13 +0200,2,Cream,30.00,2026-10-21 09:00:00 +0200,0.00
#1,anna@example.org,,,,,,2026-10-20 11:13:13 +0200,1,Serum,40.00,,
#2,anna@example.org,partially_paid,2026-10-22 11:13:25 +0200,EUR,50.00,0.00,2026-10-22 11:13:13 +0200,1,Cream,50.00,,0.00
#3,anna@example.org,refunded,2026-10-23 11:00:00 +0200,EUR,50.00,0.00,2026-10-23 11:00:00 +0200,1,Cream,50.00,2026-10-24 09:00:00 +0200,20.00
.
$ crm-log -f c.tsv -c customers.tsv --rules=shopify-orders --from=cancelled.csv --today=2026-11-21 >/dev/null; cut -f 1,2,5,8,11,12,17 c.tsv; crm-facts -l c.tsv -C purchases,spend --today=2026-11-21 customers.tsv | sed -n 2p | cut -f 1,6-
event→date→kind→amount→due→ref→currency
shopify#1-1→2026-10-20T11:13+02:00→purchase→57→→→EUR
shopify#1-1-cancel→2026-10-21T09:00+02:00→cancel→→→event:shopify#1-1→
shopify#1-2→2026-10-20T11:13+02:00→purchase→38→→→EUR
shopify#1-2-cancel→2026-10-21T09:00+02:00→cancel→→→event:shopify#1-2→
shopify#3-1→2026-10-23T11:00+02:00→purchase→50→→→EUR
shopify#3-1-refund→2026-10-24T09:00+02:00→refund→20→→event:shopify#3-1→EUR
c0001→1→30.00
! crm-log: c.tsv: 6 records: 6 new, 0 known, 0 changed, 0 faulty
! crm-log: 1 row was left out by the rules

# A log without the column takes amounts of one currency, and says so; not those of two
$ head -1 c.tsv | cut -f 1-16,18 >old.tsv; cp old.tsv two.tsv; crm-log -f old.tsv -c customers.tsv --rules=shopify-orders --from=shopify-orders.csv --today=2026-11-21 | grep -c .; sed 's/EUR,11/USD,11/' shopify-orders.csv >two.csv; crm-log -f two.tsv -c customers.tsv --rules=shopify-orders --from=two.csv --today=2026-11-21
6
! crm-log: old.tsv has no column "currency": the amounts are taken as they are, all in "EUR"
! crm-log: old.tsv: 6 records: 6 new, 0 known, 0 changed, 0 faulty
! crm-log: 1 row was left out by the rules
!~ crm-log: two.tsv:1: the log has no column "currency"; --new-columns .*
? 1

# What was imported without its currency is known, not changed
$ crm-log -f k.tsv -c customers.tsv --rules=shopify-orders --from=shopify-orders.csv --today=2026-11-21 >/dev/null 2>&1; sed -i 's/EUR//' k.tsv; crm-log -f k.tsv -c customers.tsv --rules=shopify-orders --from=shopify-orders.csv --today=2026-11-21
! crm-log: k.tsv: 6 records: 0 new, 6 known, 0 changed, 0 faulty
! crm-log: 1 row was left out by the rules
