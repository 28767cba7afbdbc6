# One currency for each log, unless the policy gives rates. Expected values by hand.

@ m.tsv
id→name→phone→email
m→Max Muster→+1 555 0100→max@example.org
.

# ---- case 16 ----
@ two.tsv
event→date→customer→kind→amount→currency
1→2026-11-01→m→purchase→100→EUR
2→2026-11-02→m→purchase→1000→UAH
.
$ crm-facts -l two.tsv -C spend m.tsv
! crm-facts: two.tsv:3: currency: "UAH", but two.tsv:2 has "EUR"; amounts of two currencies need the rate in the policy, as in currency: {in: EUR, UAH: 0.5}
? 1

$ crm-check -l two.tsv m.tsv
file→line→field→finding→value→id→severity
two.tsv→3→currency→"UAH", but two.tsv:2 has "EUR"; amounts of two currencies need the rate in the policy, as in currency: {in: EUR, UAH: 0.5}→UAH→m→error

# 100 + 1000 x 0.02 is 120.
$ printf 'version: 1\nextends: built-in\ncurrency: {in: EUR, UAH: 0.02}\n' >p.yaml; crm-facts -p p.yaml -l two.tsv -C spend,avg_purchase --today=2026-11-21 m.tsv | cut -f 6-; crm-check -p p.yaml -l two.tsv m.tsv
spend→avg_purchase
120.00→60.00
file→line→field→finding→value→id→severity

# ---- every tool that adds up money; what looks at none does not care ----
$ crm-score -l two.tsv m.tsv 2>&1 | cut -c 1-50; crm-fit -l two.tsv m.tsv 2>&1 | cut -c 1-50
crm-score: two.tsv:3: currency: "UAH", but two.tsv
crm-fit: two.tsv:3: currency: "UAH", but two.tsv:2

$ crm-facts -l two.tsv -C purchases --today=2026-11-21 m.tsv | cut -f 6
purchases
2

# Amounts of every kind of event count, whether or not the run uses them; the currency of
# an entry without money does not.
$ sed '3s/purchase/cost/' two.tsv >cost.tsv; crm-facts -l cost.tsv -C spend m.tsv 2>&1 | cut -c 1-50; crm-score -l cost.tsv m.tsv 2>&1 | cut -c 1-50; sed '3s/1000//' cost.tsv >none.tsv; crm-facts -l none.tsv -C spend --today=2026-11-21 m.tsv | cut -f 6
crm-facts: cost.tsv:3: currency: "UAH", but cost.t
crm-score: cost.tsv:3: currency: "UAH", but cost.t
spend
100.00

$ sed '3s/purchase/cost/; s/UAH/USD/' two.tsv >cost.tsv; crm-facts -p p.yaml -l cost.tsv -C spend m.tsv
! crm-facts: cost.tsv:3: currency: "USD" has no rate in the policy; its section currency says how much of EUR one is
? 1

# ---- its neighbours ----
# An empty currency is the log's one, or the policy's own; capitals make no difference.
@ one.tsv
event→date→customer→kind→amount→currency
1→2026-11-01→m→purchase→100→
2→2026-11-02→m→purchase→10→uah
3→2026-11-03→m→refund→1→UAH
.
$ crm-facts -l one.tsv -C spend --today=2026-11-21 m.tsv | cut -f 6; crm-facts -p p.yaml -l one.tsv -C spend,refunds --today=2026-11-21 m.tsv | cut -f 6-
spend
109.00
spend→refunds
100.18→0.02

# A currency without a rate is an error in both; it may be set aside.
$ sed 's/UAH/USD/' two.tsv >usd.tsv; crm-facts -p p.yaml -l usd.tsv -C spend m.tsv; crm-check -p p.yaml -l usd.tsv m.tsv
file→line→field→finding→value→id→severity
usd.tsv→3→currency→"USD" has no rate in the policy; its section currency says how much of EUR one is→USD→m→error
! crm-facts: usd.tsv:3: currency: "USD" has no rate in the policy; its section currency says how much of EUR one is

$ crm-facts -p p.yaml -l usd.tsv -C spend --rejects=r.tsv --today=2026-11-21 m.tsv | cut -f 5-
as_of→spend
→100.00
! crm-facts: 1 customers read, 1 faulty record set aside in r.tsv

# Two logs, and a third currency: the first two are named, with any number of threads.
$ head -2 two.tsv >a.tsv; (head -1 two.tsv; tail -1 two.tsv; printf '3\t2026-11-03\tm\tpurchase\t1\tUSD\n') >b.tsv; for n in 1 2 3; do crm-facts -l a.tsv -l b.tsv -C spend --threads=$n m.tsv; done
! crm-facts: b.tsv:2: currency: "UAH", but a.tsv:2 has "EUR"; amounts of two currencies need the rate in the policy, as in currency: {in: EUR, UAH: 0.5}
! crm-facts: b.tsv:2: currency: "UAH", but a.tsv:2 has "EUR"; amounts of two currencies need the rate in the policy, as in currency: {in: EUR, UAH: 0.5}
! crm-facts: b.tsv:2: currency: "UAH", but a.tsv:2 has "EUR"; amounts of two currencies need the rate in the policy, as in currency: {in: EUR, UAH: 0.5}
? 1

$ crm-check -l a.tsv -l b.tsv m.tsv | cut -f 1-3,5
file→line→field→value
b.tsv→2→currency→UAH
b.tsv→3→currency→USD

# What is faulty before that is told first, and what is faulty after it is not.
$ sed '2s/100/1x/' two.tsv >bad.tsv; crm-facts -l bad.tsv -C spend m.tsv; (cat two.tsv; printf '3\t2026-11-03\tm\tpurchase\t1x\tEUR\n') >late.tsv; crm-facts -l late.tsv -C spend m.tsv 2>&1 | cut -c 1-40
crm-facts: late.tsv:3: currency: "UAH", 
! crm-facts: bad.tsv:2: amount: "1x" is not a number

# Converted exactly, to 1/10000, a half to the even one: 0.0001 x 0.5 is 0, 0.0003 x 0.5 is
# 0.0002, 0.0005 x 0.5 is 0.0002, and 3 x 0.333333333333333333 is 1.0000.
$ printf 'version: 1\nextends: built-in\ncurrency:\n  in: EUR\n  H: 0.5\n  T: 0.333333333333333333\n  BIG: 1000\n' >h.yaml
$ for n in 0.0001 0.0003 0.0005; do printf 'date\tcustomer\tkind\tamount\tcurrency\n2026-11-01\tm\tpurchase\t'$n'\tH\n' >h.tsv; crm-facts -p h.yaml -l h.tsv -C spend --today=2026-11-21 m.tsv | sed -n 2p | cut -f 6; done
0.00
0.0002
0.0002

$ printf 'date\tcustomer\tkind\tamount\tcurrency\n2026-11-01\tm\tpurchase\t3\tT\n' >h.tsv; crm-facts -p h.yaml -l h.tsv -C spend --today=2026-11-21 m.tsv | sed -n 2p | cut -f 6
1.00

$ printf 'date\tcustomer\tkind\tamount\tcurrency\n2026-11-01\tm\tpurchase\t900000000000000\tBIG\n' >h.tsv; crm-facts -p h.yaml -l h.tsv -C spend m.tsv
! crm-facts: h.tsv:2: amount: "900000000000000" becomes too large in the policy's currency
? 1

# Whatever is money is converted: discounts, costs, invoices and payments, refunds of a sale.
@ all.tsv
event→date→customer→kind→amount→discount→ref→currency
1→2026-11-01→m→purchase→100→50→→UAH
2→2026-11-02→m→refund→2→→event:1→EUR
3→2026-11-03→m→cost→500→→→UAH
4→2026-11-04→m→invoice→20→→→EUR
5→2026-11-05→m→payment→500→→→UAH
.
$ crm-facts -p p.yaml -l all.tsv -C spend,discounts,cost,owed --today=2026-11-21 m.tsv | cut -f 6-; crm-check -p p.yaml -l all.tsv m.tsv; crm-score -p p.yaml -l all.tsv --today=2026-11-10 m.tsv | crm-segment -p p.yaml | crm-due -p p.yaml -l all.tsv --each -C due_rule | grep -c greet-buyer
spend→discounts→cost→owed
0.00→1.00→10.00→10.00
file→line→field→finding→value→id→severity
0
? 1

# ---- the section ----
$ printf 'version: 1\ncurrency: {UAH: 0.02}\n' >x.yaml; crm-facts -p x.yaml -l two.tsv -C spend m.tsv; printf 'version: 1\ncurrency: {in: EUR, UAH: -1}\n' >x.yaml; crm-facts -p x.yaml -l two.tsv -C spend m.tsv; printf 'version: 1\ncurrency: {in: EUR, UAH: 0.0}\n' >x.yaml; crm-facts -p x.yaml -l two.tsv -C spend m.tsv;  printf 'version: 1\ncurrency: {in: EUR, eur: 1}\n' >x.yaml; crm-facts -p x.yaml -l two.tsv -C spend m.tsv; printf 'version: 1\ncurrency: EUR\n' >x.yaml; crm-facts -p x.yaml -l two.tsv -C spend m.tsv
! crm-facts: x.yaml:2:11: currency: key "in" names the policy's own currency, like EUR
! crm-facts: x.yaml:2:26: currency: UAH: expected a rate above 0 with at most 18 digits, such as 0.02
! crm-facts: x.yaml:2:26: currency: UAH: expected a rate above 0 with at most 18 digits, such as 0.02
! crm-facts: x.yaml:2:21: currency: "eur" has a rate already
!~ crm-facts: x.yaml:2:11: currency: .*
? 1

$ crm-facts -p p.yaml --print-policy | grep -A 2 '^currency'
currency:
  in: EUR
  UAH: 0.02

# ---- a second currency is refused when it is written, as every list would fail ----
@ customers.tsv
id→name
m→Max Muster
.
$ crm-log -f new.tsv -c customers.tsv purchase m --amount=10 --set=currency=EUR --new-columns --date=2026-11-01 2>/dev/null | grep -c .
1

$ cp new.tsv before.tsv; crm-log -f new.tsv -c customers.tsv purchase m --amount=10 --set=currency=USD --date=2026-11-02; cmp before.tsv new.tsv
! crm-log: currency: "USD", but new.tsv:2 has "EUR"; amounts of two currencies need the rate in the policy, as in currency: {in: EUR, USD: 0.5}

# Capitals make no difference, and an empty one is that of the log.
$ crm-log -f new.tsv -c customers.tsv purchase m --amount=10 --set=currency=eur --date=2026-11-02 2>/dev/null | grep -c .; crm-log -f new.tsv -c customers.tsv purchase m --amount=10 --date=2026-11-02 2>/dev/null | grep -c .
1
1

# Those of one stream are compared with each other.
$ printf 'date,customer,kind,amount,currency\n2026-11-01,m,purchase,1,EUR\n2026-11-02,m,purchase,1,GBP\n' >two.csv; crm-log -f fresh.tsv -c customers.tsv --from two.csv; ls fresh.tsv
! crm-log: two.csv:3: currency: "GBP", but two.csv:2 has "EUR"; amounts of two currencies need the rate in the policy, as in currency: {in: EUR, GBP: 0.5}
! ls: cannot access 'fresh.tsv': No such file or directory
? 2

$ crm-log -f fresh.tsv -c customers.tsv --from two.csv --rejects=r.csv 2>/dev/null | grep -c .; cut -f 2- fresh.tsv | cut -f 3-4,7 | tail -n +2
1
m→purchase→1

# With rates each currency that has one is fine.
$ crm-log -p p.yaml -f new.tsv -c customers.tsv purchase m --amount=10 --set=currency=UAH --date=2026-11-03 2>/dev/null | grep -c .; crm-log -p p.yaml -f new.tsv -c customers.tsv purchase m --amount=10 --set=currency=USD --date=2026-11-03
1
! crm-log: currency: "USD" has no rate in the policy; its section currency says how much of EUR one is
? 1
