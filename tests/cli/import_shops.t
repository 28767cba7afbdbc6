# Orders of the ready-made rules for shops, in states that are no plain sale. Expected values by hand.
@ customers.tsv
id→name→email→phone
a→Ann→ann@example.com→
b→Ben→→+15550100
.
@ woo
# STATUS REFUNDED: an order of 50.00 in that state; what the log says of it
printf 'order_number,date,status,discount_total,order_total,refunded_total,billing_email,billing_phone,item_name,item_quantity,item_total\n9,2026-10-05 14:20:11,%s,0,50.00,%s,ann@example.com,,Tea,1,50.00\n' "$1" "$2" >woo.csv
rm -f woo.tsv
crm-log -f woo.tsv -c customers.tsv --rules=woocommerce-orders --from=woo.csv --today=2026-11-21 2>said >/dev/null || grep -v records said
test ! -f woo.tsv || cut -f 1,5,8 woo.tsv | sed 1d | tr '\n' ' '
echo "($1 $2)"
.

# WooCommerce: the status is read without regard to case, with and without "wc-"
$ for s in completed Completed wc-completed processing WC-Processing; do sh woo "$s" 0.00; done
woo9-1→purchase→50 (completed 0.00)
woo9-1→purchase→50 (Completed 0.00)
woo9-1→purchase→50 (wc-completed 0.00)
woo9-1→purchase→50 (processing 0.00)
woo9-1→purchase→50 (WC-Processing 0.00)
$ for s in cancelled Cancelled wc-cancelled canceled; do sh woo "$s" 0.00; done
woo9-1→purchase→50 woo9-1-cancel→cancel→ (cancelled 0.00)
woo9-1→purchase→50 woo9-1-cancel→cancel→ (Cancelled 0.00)
woo9-1→purchase→50 woo9-1-cancel→cancel→ (wc-cancelled 0.00)
woo9-1→purchase→50 woo9-1-cancel→cancel→ (canceled 0.00)
$ for s in wc-pending 'Pending payment' pending On-Hold 'wc-on-hold' 'On hold' failed Trash draft checkout-draft; do sh woo "$s" 0.00; done 2>&1 | grep -c '^('
10

# What is refunded without a sum is refunded in full; a sum may have a minus
$ sh woo refunded ''; sh woo wc-refunded 0.00; sh woo Refunded 50.00; sh woo completed -4.00; sh woo completed 4.00
woo9-1→purchase→50 woo9-1-refund→refund→50 (refunded )
woo9-1→purchase→50 woo9-1-refund→refund→50 (wc-refunded 0.00)
woo9-1→purchase→50 woo9-1-refund→refund→50 (Refunded 50.00)
woo9-1→purchase→50 woo9-1-refund→refund→4 (completed -4.00)
woo9-1→purchase→50 woo9-1-refund→refund→4 (completed 4.00)
$ sed '1s/refunded_total/x/' woo.csv | sed 's/completed/refunded/' >none.csv; crm-log -c customers.tsv --rules=woocommerce-orders --from=none.csv --today=2026-11-21 | cut -f 1,5,8
event→kind→amount
woo9-1→purchase→50
woo9-1-refund→refund→50

# A status that the rules do not know is refused, and so is none
$ sh woo shipped 0.00; sh woo '' 0.00
crm-log: woo.csv:2: the rules do not know the status "shipped"; --print-rules shows them, and a copy can name it
(shipped 0.00)
crm-log: woo.csv:2: the rules do not know the status ""; --print-rules shows them, and a copy can name it
( 0.00)

# An order that was imported as a sale, and is no order any more, is told with exit status 1, also its refund
$ sh woo completed 4.00; sed -i 's/completed/trash/' woo.csv; crm-log -f woo.tsv -c customers.tsv --rules=woocommerce-orders --from=woo.csv --today=2026-11-21
woo9-1→purchase→50 woo9-1-refund→refund→4 (completed 4.00)
! crm-log: woo.csv:2: changed woo9-1: the log has it, and the rules leave it out now (if it no longer holds, "crm-log -f woo.tsv void woo9-1" voids it in the log, too)
! crm-log: woo.csv:2: changed woo9-1-refund: the log has it, and the rules leave it out now (if it no longer holds, "crm-log -f woo.tsv void woo9-1-refund" voids it in the log, too)
! crm-log: woo.tsv: 2 records: 0 new, 0 known, 2 changed, 0 faulty
! crm-log: 1 row was left out by the rules
? 1
$ sed -i 's/trash/completed/; s/4.00/0.00/' woo.csv; crm-log -f woo.tsv -c customers.tsv --rules=woocommerce-orders --from=woo.csv --today=2026-11-21
! crm-log: woo.csv:2: changed woo9-1-refund: the log has it, and the rules leave it out now (if it no longer holds, "crm-log -f woo.tsv void woo9-1-refund" voids it in the log, too)
! crm-log: woo.tsv: 2 records: 0 new, 1 known, 1 changed, 0 faulty
? 1

# So is a sale that became negative, and that --negative=skip leaves out
$ printf 'No,date,customer,kind,amount\n1,2026-10-01,a,purchase,5\n' >neg.csv; crm-log -f neg.tsv -c customers.tsv --from=neg.csv --key=No --today=2026-11-21 >/dev/null 2>&1; sed -i 's/,5$/,-5/' neg.csv; crm-log -f neg.tsv -c customers.tsv --from=neg.csv --key=No --negative=skip --today=2026-11-21 2>&1 | head -n 1
crm-log: neg.csv:2: changed 1: the log has it, and the rules leave it out now (if it no longer holds, "crm-log -f neg.tsv void 1" voids it in the log, too)

# Shopify
@ shopify
# ORDER-LINES ...: what the log and the facts say of them
printf 'Name,Email,Financial Status,Paid at,Currency,Total,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Billing Name,Billing Phone,Cancelled at,Refunded Amount,Phone\n' >shop.csv
for line in "$@"; do echo "$line" >>shop.csv; done
rm -f shop.tsv
crm-log -f shop.tsv -c customers.tsv --rules=shopify-orders --from=shop.csv --today=2026-11-21 2>&1 >/dev/null | grep -v records
test ! -f shop.tsv || cut -f 1,2,4,5,8 shop.tsv | sed 1d
.

# An order that is cancelled and refunded in full is no sale, as one that is cancelled and never paid is; a
# refund of a part leaves the rest a sale, and has the day of the cancellation
$ sh shopify '#1,ann@example.com,refunded,2026-10-01,EUR,50,0,2026-10-01,1,Tea,50,,,2026-10-03,50,'; crm-facts -l shop.tsv -C purchases,spend --today=2026-11-21 customers.tsv | cut -f 1,6- | sed -n 2p
shopify#1-1→2026-10-01→a→purchase→50
shopify#1-1-cancel→2026-10-03→a→cancel→
a→0→0.00
$ sh shopify '#1,ann@example.com,partially_refunded,2026-10-01,EUR,50,0,2026-10-01,1,Tea,50,,,2026-10-03,40,'; crm-facts -l shop.tsv -C purchases,spend --today=2026-11-21 customers.tsv | cut -f 1,6- | sed -n 2p
shopify#1-1→2026-10-01→a→purchase→50
shopify#1-1-refund→2026-10-03→a→refund→40
a→1→10.00

# Orders of nobody, as in a shop's till, are left out; the customer of all lines is that of the first
$ sh shopify '#1,,paid,2026-10-01,EUR,50,0,2026-10-01,1,Tea,50,,,,0,' '#2,,paid,2026-10-01,EUR,60,0,2026-10-01,1,Tea,50,,+1 555 0100,,0,' '#2,,,,,,,2026-10-01,1,Milk,10,,,,,'
crm-log: 1 row was left out by the rules
shopify#2-1→2026-10-01→b→purchase→50
shopify#2-2→2026-10-01→b→purchase→10
$ crm-add -f new.tsv --rules=shopify-orders-customers --from=shop.csv --today=2026-11-21 2>/dev/null; cut -f 2,4 new.tsv
c0001
name→phone
+1 555 0100→+1 555 0100

# A status that the rules do not know
$ sh shopify '#1,ann@example.com,Chargeback,2026-10-01,EUR,50,0,2026-10-01,1,Tea,50,,,,0,'
crm-log: shop.csv:2: the rules do not know the financial status "Chargeback"; --print-rules shows them, and a copy can name it

# Elsewhere a record that names nobody says what can be done
$ printf 'date,customer,kind\n2026-10-01,,call\n' >nobody.csv; crm-log -c customers.tsv --from=nobody.csv
! crm-log: nobody.csv:2: customer: no customer is named; --rejects=FILE sets such records aside, and a rule with "skip: yes" leaves them out
? 1
