# What an import says about dates, numbers and orders that it cannot read: the hint is right, and works
# when followed. Expected values by hand.
@ customers.tsv
id→name
m→Max Muster
.
@ log
# VALUE OPTIONS: an order of that amount
printf 'Order;date;amount\n1;2026-02-20;%s\n' "$1" >one.csv
shift
crm-log -c customers.tsv --from one.csv --key=Order --set kind=purchase --set customer=m "$@"
.
@ follow
# VALUE: what is said, then what the options that it names give
sh log "$1" 2>said; sed 's/.*amount: //' said
eval "sh log \"\$1\" $(sed 's/.*; \(.*\) reads it as .*/\1/' said)" | cut -f 8 | tail -n 1
.

# Amounts with signs and other marks: the options that would read them
$ for v in '$5' '1,200.50' '1.200,50' '€1.200,50' '1 200,50' "1'200.50" '12,50' 'EUR 7' '12 zł' '1,200'; do sh follow "$v"; done
"$5" is not a number; --currency-signs='$' reads it as 5
5
"1,200.50" is not a number; --thousands=',' reads it as 1200.50
1200.50
"1.200,50" is not a number; --decimal=',' --thousands='.' reads it as 1200.50
1200.50
"€1.200,50" is not a number; --currency-signs='€' --decimal=',' --thousands='.' reads it as 1200.50
1200.50
"1 200,50" is not a number; --decimal=',' --thousands=' ' reads it as 1200.50
1200.50
"1'200.50" is not a number; --thousands="'" reads it as 1200.50
1200.50
"12,50" is not a number; --decimal=',' reads it as 12.50
12.50
"EUR 7" is not a number; --currency-signs='EUR' reads it as 7
7
"12 zł" is not a number; --currency-signs='zł' reads it as 12
12
"1,200" is not a number; --thousands=',' reads it as 1200
1200

# With marks that do not fit; what no option would read has no hint
$ sh log '$5' --decimal=,; sh log '1.5' --thousands=. --decimal=,
! crm-log: one.csv:2: amount: "$5" is not a number with the marks that "decimal" and "thousands" give; --currency-signs='$' reads it as 5
! crm-log: one.csv:2: amount: "1.5" is not a number with the marks that "decimal" and "thousands" give; --decimal='.' --thousands='' reads it as 1.5
? 1

$ sh log abc; sh log 1.2.3
! crm-log: one.csv:2: amount: "abc" is not a number
! crm-log: one.csv:2: amount: "1.2.3" is not a number
? 1

# In a calculation, too
$ printf 'Net,Tax\n10,"1,200.50"\n' >sum.csv; crm-log -c customers.tsv --from sum.csv --columns '{amount: "= {Net} + {Tax}", kind: purchase, customer: m}'; crm-log -c customers.tsv --from sum.csv --columns '{amount: "= {Net} + {Tax}", kind: purchase, customer: m}' --thousands=, | cut -f 8
amount
1210.50
! crm-log: sum.csv:2: Tax: "1,200.50" is not a number; --thousands=',' reads it as 1200.50

# A day that is in no calendar, however it is written
@ day
printf 'date\n%s\n' "$1" >day.csv; shift
crm-log -c customers.tsv --from day.csv --set kind=call --set customer=m "$@" 2>&1 | sed 's/.*date: //'
.
$ for d in 2026-02-30 2026-13-01 2026-02-00 20260230; do sh day $d; done; sh day 30.02.2026 --dates=dmy; sh day 2/30/2026 --dates=mdy
"2026-02-30" is not a day of the calendar
"2026-13-01" is not a day of the calendar
"2026-02-00" is not a day of the calendar
"20260230" is not a day of the calendar
"30.02.2026" is not a day of the calendar
"2/30/2026" is not a day of the calendar

$ sh day 2026-02-20T25:00; sh day '2026-02-20 10:75'; sh day 30.2.2026; sh day 2/13/2026 --dates=dmy
"2026-02-20T25:00" has no such time of day
"2026-02-20 10:75" has no such time of day
"30.2.2026" is not a day of the calendar
"2/13/2026" is not a date in the form that "dates" gives; --dates=mdy reads it (several forms are a list: --dates='[dmy, ymd]')

# Signs of two currencies in one file, and nothing that says the currency of each record
@ two.csv
Order;date;amount;price
1;2026-02-20;$5;
2;2026-02-20;€6;
.
@ two
crm-log -c customers.tsv --from two.csv --key=Order --set kind=purchase --set customer=m --currency-signs='[$, €, EUR, USD]' "$@"
.
$ sh two
! crm-log: two.csv:3: amount: "€6" is in EUR, and amounts before it are in USD; without a column "currency" an import has one currency
? 1

# Two ways to write one currency are no two; with --rejects the rest is taken; a currency that is said is believed
$ sed -i 's/€6;/6 USD;$3/' two.csv; sh two | cut -f 8; sed -i 's/\$3/3 EUR/' two.csv; sh two --rejects=r.tsv | cut -f 1,8; cut -f 2,3 r.tsv | tail -n 1; sh two --set currency=USD | cut -f 1,8,15,16
amount
5
6
event→amount
1→5
3→price
event→amount→currency→price
1→5→USD→
2→6→USD→3
! crm-log: 1 record taken, 1 faulty record set aside in r.tsv

# The lines of one order that do not follow each other
@ mixed.csv
Order;date;amount
1;2026-02-20;5
2;2026-02-20;6
1;2026-02-20;7
.
@ mixed
crm-log -c customers.tsv --from mixed.csv --set kind=purchase --set customer=m "$@"
.
$ sh mixed --key='[Order, "#"]'
! crm-log: mixed.csv:4: the lines of "1" do not follow each other: they begin in line 2, and other lines come between; sort the file so that the lines of each order are together
? 1

# All lines of the second part are faulty, also behind one that is skipped
$ printf '1;2026-02-20;8\n3;2026-02-20;9\n' >>mixed.csv; sh mixed --key='[Order, "#"]' --rejects=r.tsv | cut -f 1; sh mixed --key='[Order, "#"]' --rejects=r.tsv --rows '[{when: "{amount} == 7", skip: yes}]' 2>/dev/null | cut -f 1; cut -f 2 r.tsv; sed -i '5,$d' mixed.csv
event
1-1
2-1
3-1
event
1-1
2-1
3-1
line
>
5
! crm-log: 3 records taken, 2 faulty records set aside in r.tsv

# Sorted, they are read; so they are where nothing needs the group
$ { head -n 1 mixed.csv; sed 1d mixed.csv | sort -t ';' -k 1,1 -s; } >sorted.csv; mv sorted.csv mixed.csv; sh mixed --key='[Order, "#"]' | cut -f 1,8
event→amount
1-1→5
1-2→7
2-1→6

$ printf 'Order;Line;date;amount\n1;a;2026-02-20;5\n2;a;2026-02-20;6\n1;b;2026-02-20;7\n' >mixed.csv; sh mixed --key='[Order, Line]' | cut -f 1,8
event→amount
1-a→5
2-a→6
1-b→7

# Orders of people who are not customers yet: the message has the command that adds them from the same file
@copy samples
@cd samples/import
$ printf 'id\tname\tphone\temail\n' >book.tsv; crm-log -f log.tsv -c book.tsv --rules=shopify-orders --from=shopify-orders.csv --today=2026-11-21
! crm-log: shopify-orders.csv:2: customer: no customer has the name, id, phone or email "anna@example.org"; to add the customers of the same file first, run: crm-add -f book.tsv --rules=shopify-orders-customers --from=shopify-orders.csv
? 1

$ crm-add -f book.tsv --rules=shopify-orders-customers --from=shopify-orders.csv --today=2026-11-21 2>/dev/null; crm-log -f log.tsv -c book.tsv --rules=shopify-orders --from=shopify-orders.csv --today=2026-11-21 | wc -l | tr -d ' '; cat book.tsv
c0001
c0002
c0003
6
id→name→phone→email
c0001→Anna Berg→→anna@example.org
c0002→Dee Example→→dee@example.net
c0003→Max Muster→→max@example.com
! crm-log: log.tsv: 6 records: 6 new, 0 known, 0 changed, 0 faulty
! crm-log: 1 row was left out by the rules

# once: of rows that say the same, without regard to case, the first; rows that say nothing are all taken
$ printf 'name,email\nAnn,A@x.org\nANN B,a@x.org\nBob,\nCid,\n' | crm-add --from - --once=email | cut -f 2
name
Ann
Bob
Cid
! crm-add: 1 row was left out by the rules
$ printf 'name,email\nAnn,A@x.org\n' | crm-add --from - --once=mail
! crm-add: --once: the input has no column "mail"; did you mean "email"?
? 2

# WooCommerce: an order that is cancelled after it was imported is no sale any more
$ sed 's/cancelled/completed/' woocommerce-orders.csv >before.csv; crm-log -f woo.tsv -c customers.tsv --rules=woocommerce-orders --from=before.csv --today=2026-11-21 >/dev/null 2>&1; crm-facts -l woo.tsv -C purchases --today=2026-11-21 customers.tsv | cut -f 1,6 | sed -n 3p; crm-log -f woo.tsv -c customers.tsv --rules=woocommerce-orders --from=woocommerce-orders.csv --today=2026-11-21; crm-facts -l woo.tsv -C purchases --today=2026-11-21 customers.tsv | cut -f 1,6 | sed -n 3p
c0002→1
woo502-1-cancel
c0002→0
! crm-log: woo.tsv: 6 records: 1 new, 5 known, 0 changed, 0 faulty

# Marks may be said in any order; the same mark twice is an error of the call
$ cd ../..; sh log '1.200,50' --thousands=. --decimal=, | cut -f 8; sh log '1.200,50' --thousands=.
amount
1200.50
! crm-log: rules: decimal and thousands are the same mark, "."
? 2
