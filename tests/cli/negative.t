# Amounts are never negative: the kind of an event carries the sign. Expected values by hand.

@ m.tsv
id→name→phone→email
m→Max Muster→+1 555 0100→max@example.org
.

# ---- case 11: entered ----
# A purchase, a refund, a payment, a cost and a discount with a minus are refused, and nothing is written.
$ crm-log -f l.tsv -c m.tsv purchase m --amount=-20
! crm-log: amount: amounts are never negative: write refund 20 instead of purchase -20
? 1

$ crm-log -f l.tsv -c m.tsv refund m --amount=-20
! crm-log: amount: amounts are never negative: write refund 20 instead of refund -20
? 1

$ crm-log -f l.tsv -c m.tsv payment m --amount=-0.01
! crm-log: amount: amounts are never negative: write payment 0.01, or void the entry that this one takes back
? 1

$ crm-log -f l.tsv -c m.tsv cost m --amount=-5
! crm-log: amount: amounts are never negative: write cost 5, or void the entry that this one takes back
? 1

$ crm-log -f l.tsv -c m.tsv purchase m --amount=20 --set=discount=-5 --new-columns
! crm-log: discount: discounts are never negative: write 5 instead of -5
? 1

$ crm-log -f l.tsv -c m.tsv purchase m --set=quantity=-2 --new-columns
! crm-log: quantity: quantities are never negative: write a refund with the quantity 2 instead of a purchase with -2
? 1

$ crm-log -f l.tsv -c m.tsv refund m --set=price=-2 --new-columns
! crm-log: price: prices are never negative: write 2 instead of -2
? 1

$ crm-log -f l.tsv -c m.tsv purchase m --amount=20 --set=floor=-5 --new-columns
! crm-log: floor: floors are never negative: write 5 instead of -5
? 1

$ crm-log -f l.tsv -c m.tsv purchase m --amount=20 --set=ceiling=-0.5 --new-columns
! crm-log: ceiling: ceilings are never negative: write 0.5 instead of -0.5
? 1

$ test -e l.tsv
? 1

# A minus before nothing is no minus.
$ crm-log -c m.tsv --today=2026-11-21 cost m --amount=-0 | cut -f 4,5,8
customer→kind→amount
m→cost→-0

# A stream: all or nothing.
$ printf 'date\tcustomer\tkind\tamount\n2026-11-01\tm\tpurchase\t30\n2026-11-02\tm\tpurchase\t-30\n' | crm-log -f l.tsv; test -e l.tsv
! crm-log: standard input:3: amount: amounts are never negative: write refund 30 instead of purchase -30
? 1

# ---- case 11: in every reader ----
@ l.tsv
event→date→customer→kind→amount
1→2026-11-01→m→purchase→30
2→2026-11-02→m→refund→-20
.

$ crm-facts -l l.tsv -C spend m.tsv
! crm-facts: l.tsv:3: amount: amounts are never negative: write refund 20 instead of refund -20
? 1

$ crm-score -l l.tsv m.tsv
! crm-score: l.tsv:3: amount: amounts are never negative: write refund 20 instead of refund -20
? 1

$ printf 'version: 1\nsegments:\n  - {name: good, when: "spend > 10"}\ndue:\n  - {rule: r, every: 1d, action: call, when: "spend > 10"}\n' >s.yaml
$ crm-segment -p s.yaml -l l.tsv m.tsv
! crm-segment: l.tsv:3: amount: amounts are never negative: write refund 20 instead of refund -20
? 1

$ crm-due -p s.yaml -l l.tsv m.tsv
! crm-due: l.tsv:3: amount: amounts are never negative: write refund 20 instead of refund -20
? 1

$ sed 's/refund/purchase/' l.tsv >p.tsv; crm-fit -l p.tsv m.tsv
! crm-fit: p.tsv:3: amount: amounts are never negative: write refund 20 instead of purchase -20
? 1

# Values are checked where a run uses them.
$ crm-facts -l l.tsv -C purchases --today=2026-11-21 m.tsv | cut -f 1,5-
id→as_of→purchases
m→2026-11-21→1

# Set aside, the rest goes on, and as_of is empty.
$ crm-facts -l l.tsv -C spend --today=2026-11-21 --rejects=r.tsv m.tsv | cut -f 1,5-; cut -f 2-4 r.tsv
id→as_of→spend
m→→30.00
line→field→reason
3→amount→amounts are never negative: write refund 20 instead of refund -20
! crm-facts: 1 customers read, 1 faulty record set aside in r.tsv

# Where any money is used, every column of money of every kind of event is looked at.
@ kinds.tsv
event→date→customer→kind→amount→quantity→price→discount
1→2026-11-01→m→purchase→30→→→
2→2026-11-02→m→KIND→AMOUNT→QUANTITY→PRICE→DISCOUNT
.
$ printf '%s\n' 'sed "s/KIND/$1/; s/AMOUNT/$2/; s/QUANTITY/$3/; s/PRICE/$4/; s/DISCOUNT/$5/" kinds.tsv >k.tsv' >entry
$ sh entry cost -5; crm-facts -l k.tsv -C spend m.tsv; crm-facts -l k.tsv m.tsv; crm-score -l k.tsv m.tsv
! crm-facts: k.tsv:3: amount: amounts are never negative: write cost 5, or void the entry that this one takes back
! crm-facts: k.tsv:3: amount: amounts are never negative: write cost 5, or void the entry that this one takes back
! crm-score: k.tsv:3: amount: amounts are never negative: write cost 5, or void the entry that this one takes back
? 1

$ sh entry payment -5; crm-facts -l k.tsv -C spend m.tsv; crm-facts -l k.tsv -C refunds m.tsv; crm-score -l k.tsv m.tsv
! crm-facts: k.tsv:3: amount: amounts are never negative: write payment 5, or void the entry that this one takes back
! crm-facts: k.tsv:3: amount: amounts are never negative: write payment 5, or void the entry that this one takes back
! crm-score: k.tsv:3: amount: amounts are never negative: write payment 5, or void the entry that this one takes back
? 1

$ sh entry note '' '' '' -3; crm-facts -l k.tsv -C owed m.tsv
! crm-facts: k.tsv:3: discount: discounts are never negative: write 3 instead of -3
? 1

$ sh entry purchase 10 -1; crm-facts -l k.tsv -C spend m.tsv
! crm-facts: k.tsv:3: quantity: quantities are never negative: write a refund with the quantity 1 instead of a purchase with -1
? 1

$ sh entry call '' '' -1; crm-facts -l k.tsv -C items m.tsv
! crm-facts: k.tsv:3: price: prices are never negative: write 1 instead of -1
? 1

$ sh entry cost −5; crm-facts -l k.tsv -C spend m.tsv
! crm-facts: k.tsv:3: amount: "−5" is not a number
? 1

# No minus, and no run that uses money.
$ sh entry cost -0; crm-facts -l k.tsv -C spend --today=2026-11-21 m.tsv | cut -f 6; sh entry cost -5; crm-facts -l k.tsv -C touches --today=2026-11-21 m.tsv | cut -f 6
spend
30.00
touches
0

# --fix=negative leaves what is not a number, and says so with its status.
$ sh entry purchase -1,50 '' '' -3; crm-check --fix=negative -l k.tsv m.tsv >/dev/null; echo $?; sed -n 3p k.tsv
1
2→2026-11-02→m→purchase→-1,50→→→-3
! crm-check: k.tsv: negative values: 0 lines changed, 1 left because their meaning is unclear

# Each column by any of these facts; the first entry that is faulty is told.
@ q.tsv
event→date→customer→kind→amount→quantity→discount
1→2026-11-01→m→purchase→30→-6→
2→2026-11-02→m→purchase→30→→-1
3→2026-11-03→m→cost→-1→→
.
$ crm-facts -l q.tsv -C items m.tsv; sed 2d q.tsv >r2.tsv; crm-facts -l r2.tsv -C discounts m.tsv; sed 2,3d q.tsv >r3.tsv; crm-facts -l r3.tsv -C cost m.tsv; crm-facts -l r3.tsv -C profit m.tsv
! crm-facts: q.tsv:2: quantity: quantities are never negative: write a refund with the quantity 6 instead of a purchase with -6
! crm-facts: r2.tsv:2: discount: discounts are never negative: write 1 instead of -1
! crm-facts: r3.tsv:2: amount: amounts are never negative: write cost 1, or void the entry that this one takes back
! crm-facts: r3.tsv:2: amount: amounts are never negative: write cost 1, or void the entry that this one takes back
? 1

# What they want a price to be, by the rules that look at it, and by all that use money.
@ w.tsv
event→date→customer→kind→amount→item→floor→ceiling
1→2026-11-01→m→purchase→30→Alpha→8→
2→2026-11-02→m→purchase→30→Alpha→→-12
.
$ printf 'version: 1\ndue:\n  - {rule: r, price-limit: any, action: call}\n' >w.yaml; printf 'item\tprice\nAlpha\t7\n' >w.prices
$ crm-due -p w.yaml -l w.tsv --prices=w.prices m.tsv; sed '2s/8/-8/; 3d' w.tsv >v.tsv; crm-due -p w.yaml -l v.tsv --prices=w.prices m.tsv
! crm-due: w.tsv:3: ceiling: ceilings are never negative: write 12 instead of -12
! crm-due: v.tsv:2: floor: floors are never negative: write 8 instead of -8
? 1

$ crm-facts -l w.tsv -C spend m.tsv
! crm-facts: w.tsv:3: ceiling: ceilings are never negative: write 12 instead of -12
? 1

$ crm-facts -l w.tsv -C purchases --today=2026-11-21 m.tsv | cut -f 6
purchases
2

# So in a list of prices.
$ sed 2d w.tsv | sed s/-12/12/ >u.tsv; printf 'item\tprice\nAlpha\t-7\n' >w.prices; crm-due -p w.yaml -l u.tsv --prices=w.prices m.tsv
! crm-due: w.prices:2: price: "-7" is negative, which a price cannot be
? 1

$ printf 'item\tprice\nAlpha\t-0\nBeta\t-0.0\n' >w.prices; crm-due -p w.yaml -l u.tsv --prices=w.prices -C id m.tsv
id

# crm-check repairs them: a limit is a price, and loses its minus.
$ crm-check --fix=negative -l w.tsv m.tsv; echo $?; tail -n 1 w.tsv
file→line→field→finding→value→id→severity
0
2→2026-11-02→m→purchase→30→Alpha→→12
! crm-check: w.tsv:3: ceiling: -12 -> 12
! crm-check: w.tsv: negative values: 1 line changed, 0 left because their meaning is unclear

# ---- case 12: what crm-check says of it, and --fix=negative ----
@ f.tsv
event→date→customer→kind→amount→quantity→item→price→discount
1→2026-11-01→m→purchase→30→6→Mug→→
2→2026-11-02→m→purchase→-30→-6→Mug→→
.
$ cp f.tsv before.tsv; crm-check -l f.tsv m.tsv; cmp f.tsv before.tsv
file→line→field→finding→value→id→severity
f.tsv→3→amount→amounts are never negative: write refund 30 instead of purchase -30; --fix=negative writes kind "refund", amount "30", quantity "6"→-30→m→error

$ crm-check --fix=negative --dry-run --exit-code -l f.tsv m.tsv; echo $?; cmp f.tsv before.tsv
file→line→field→finding→value→id→severity
f.tsv→3→amount→amounts are never negative: write refund 30 instead of purchase -30; --fix=negative writes kind "refund", amount "30", quantity "6"→-30→m→error
3
! crm-check: f.tsv:3: kind: purchase -> refund, amount: -30 -> 30, quantity: -6 -> 6
! crm-check: f.tsv: negative values: 1 line would change, 0 left because their meaning is unclear; nothing was written

$ crm-check --fix=negative --exit-code -l f.tsv m.tsv && diff before.tsv f.tsv
file→line→field→finding→value→id→severity
3c3
> < 2→2026-11-02→m→purchase→-30→-6→Mug→→
---
> > 2→2026-11-02→m→refund→30→6→Mug→→
! crm-check: f.tsv:3: kind: purchase -> refund, amount: -30 -> 30, quantity: -6 -> 6
! crm-check: f.tsv: negative values: 1 line changed, 0 left because their meaning is unclear
? 1

# Purchases 1, spend 0, refunds 30, items 0, stage first-time.
$ crm-facts -l f.tsv -C purchases,spend,refunds,items --today=2026-11-21 m.tsv | cut -f 1,5-
id→as_of→purchases→spend→refunds→items
m→2026-11-21→1→0.00→30.00→0

$ crm-facts -l f.tsv --today=2026-11-21 m.tsv | crm-score | crm-segment -C id,stage
id→stage
m→first-time

# A second time there is nothing to do, and the file is not written again.
$ ls -i f.tsv >was; crm-check --fix=negative -l f.tsv m.tsv; ls -i f.tsv | cmp - was
file→line→field→finding→value→id→severity
! crm-check: f.tsv: negative values: 0 lines changed, 0 left because their meaning is unclear

# Every combination. A sale with a minus in its amount is a refund, and so is one with a minus in
# quantity or price; two of these cancel each other. A negative invoice is a payment. Refunds, cancels,
# discounts, and costs and payments that have none before them just lose their minus; an order cannot be decided.
@ all.tsv
customer→kind→date→amount→quantity→price→discount→note
m→purchase→2026-11-01→-30→2→15→→a  "b"
m→purchase→2026-11-01→-30→-2→15→-3→
m→purchase→2026-11-01→→-2→15→→
m→purchase→2026-11-01→0→2→-15→→
m→purchase→2026-11-01→30→-2→→→
m→purchase→2026-11-01→→-2→-15→→
m→purchase→2026-11-01→-30→-2→-15→→
m→refund→2026-11-01→-5→-1→-5→-1→
m→cancel→2026-11-01→-5→→→→
m→cost→2026-11-01→-5→→→→
m→payment→2026-11-01→-5→→→→
m→invoice→2026-11-01→-5→→→→
m→deposit→2026-11-01→→-1→→→
m→order→2026-11-01→-5→→→→unclear
m→order→2026-11-01→5→→→-1→
m→call→2026-11-01→5→→→→untouched\
m→purchase→2026-11-01→-0→→→→no minus at all¬
.
$ cp all.tsv before.tsv; crm-check --fix=negative -l all.tsv m.tsv | cut -f 2,3,7; diff before.tsv all.tsv | grep '^[<>]' | cut -f 2-
line→field→severity
15→amount→error
18→note→error
purchase→2026-11-01→-30→2→15→→a  "b"
purchase→2026-11-01→-30→-2→15→-3→
purchase→2026-11-01→→-2→15→→
purchase→2026-11-01→0→2→-15→→
purchase→2026-11-01→30→-2→→→
purchase→2026-11-01→→-2→-15→→
purchase→2026-11-01→-30→-2→-15→→
refund→2026-11-01→-5→-1→-5→-1→
cancel→2026-11-01→-5→→→→
cost→2026-11-01→-5→→→→
payment→2026-11-01→-5→→→→
invoice→2026-11-01→-5→→→→
deposit→2026-11-01→→-1→→→
refund→2026-11-01→30→2→15→→a  "b"
refund→2026-11-01→30→2→15→3→
refund→2026-11-01→→2→15→→
refund→2026-11-01→0→2→15→→
refund→2026-11-01→30→2→→→
purchase→2026-11-01→→2→15→→
refund→2026-11-01→30→2→15→→
refund→2026-11-01→5→1→5→1→
cancel→2026-11-01→5→→→→
cost→2026-11-01→5→→→→
payment→2026-11-01→5→→→→
payment→2026-11-01→5→→→→
deposit→2026-11-01→→1→→→
order→2026-11-01→5→→→-1→
order→2026-11-01→5→→→1→
! crm-check: all.tsv:2: kind: purchase -> refund, amount: -30 -> 30
! crm-check: all.tsv:3: kind: purchase -> refund, amount: -30 -> 30, quantity: -2 -> 2, discount: -3 -> 3
! crm-check: all.tsv:4: kind: purchase -> refund, quantity: -2 -> 2
! crm-check: all.tsv:5: kind: purchase -> refund, price: -15 -> 15
! crm-check: all.tsv:6: kind: purchase -> refund, quantity: -2 -> 2
! crm-check: all.tsv:7: quantity: -2 -> 2, price: -15 -> 15
! crm-check: all.tsv:8: kind: purchase -> refund, amount: -30 -> 30, quantity: -2 -> 2, price: -15 -> 15
! crm-check: all.tsv:9: amount: -5 -> 5, quantity: -1 -> 1, price: -5 -> 5, discount: -1 -> 1
! crm-check: all.tsv:10: amount: -5 -> 5
! crm-check: all.tsv:11: amount: -5 -> 5
! crm-check: all.tsv:12: amount: -5 -> 5
! crm-check: all.tsv:13: kind: invoice -> payment, amount: -5 -> 5
! crm-check: all.tsv:14: quantity: -1 -> 1
! crm-check: all.tsv:16: discount: -1 -> 1
! crm-check: all.tsv: negative values: 14 lines changed, 1 left because their meaning is unclear

# What is left makes the status 1; --exit-code says 3 for whatever was found.
$ crm-check --fix=negative -l all.tsv m.tsv >/dev/null 2>&1; echo $?; crm-check --fix=negative --exit-code -l all.tsv m.tsv >/dev/null 2>&1
1
? 3

# CSV with quotes, CRLF and a byte order mark, through a link; the mode stays.
$ printf '\357\273\277date,customer,kind,amount,note\r\n2026-11-01,"m",purchase,"-1.50","a, ""b"""\r\n2026-11-02,"m",purchase,2,"x"' >c.csv
$ chmod 640 c.csv; ln -s c.csv link.csv; crm-check --fix=negative -l link.csv m.tsv; stat -c %a c.csv; test -h link.csv; tr -d "\357\273\277" <c.csv; echo
file→line→field→finding→value→id→severity
link.csv→3→note→may be cut off, as the line does not end in a line feed→x→→error
640
date,customer,kind,amount,note␍
2026-11-01,"m",refund,1.50,"a, ""b"""␍
2026-11-02,"m",purchase,2,"x"
! crm-check: link.csv:2: kind: purchase -> refund, amount: -1.50 -> 1.50
! crm-check: link.csv: negative values: 1 line changed, 0 left because their meaning is unclear

# A kind that a policy counts as a sale is one here, too; what it does not count is none.
$ printf 'version: 1\nextends: built-in\nkinds:\n  order: {counts: sale}\n  purchase: {counts: none}\n' >p.yaml
@ k.tsv
date→customer→kind→amount
2026-11-01→m→order→-7
2026-11-02→m→purchase→-7
.
$ crm-check -p p.yaml --fix=negative -l k.tsv m.tsv | cut -f 2,4; cut -f 3- k.tsv
line→finding
3→amounts are never negative: write purchase 7, or void the entry that this one takes back; --fix=negative leaves it: no earlier purchase of this customer is left that is as large: write purchase 7 if the minus means nothing, or delete the line
kind→amount
refund→7
purchase→-7
! crm-check: k.tsv:2: kind: order -> refund, amount: -7 -> 7
! crm-check: k.tsv: negative values: 1 line changed, 1 left because their meaning is unclear

# ---- nothing is written around a fault, and what is wrong with the call ----
$ printf 'date\tcustomer\tkind\tamount\n2026-11-01\tm\tpurchase\t-1\n2026-11-01\tm\n' >bad.tsv; cp bad.tsv before.tsv
$ crm-check --fix=negative -l bad.tsv m.tsv; cmp bad.tsv before.tsv
! crm-check: bad.tsv:3: has 2 fields, but the header has 4
$ crm-check --fix=negative -l nowhere.tsv m.tsv; test -e nowhere.tsv
!~ crm-check: nowhere.tsv: .*No such file or directory
? 1

$ crm-check --fix=negative m.tsv
! crm-check: --fix requires --log (-l)
? 2

$ crm-check --dry-run -l l.tsv m.tsv
! crm-check: --dry-run requires --fix
? 2

$ crm-check --fix=amounts -l l.tsv m.tsv
!~ crm-check: --fix: "amounts" .*negative.*
? 2

$ cp l.tsv held.tsv; flock held.tsv crm-check --fix=negative --lock-timeout=0 -l held.tsv m.tsv; cmp l.tsv held.tsv
!~ crm-check: held.tsv: .*
$ flock held.tsv crm-check --fix=negative --lock-timeout=0 -l held.tsv m.tsv
!~ crm-check: held.tsv: .*
? 75

# ---- items: money given back is off ----
# A refund gives back the quantity that it says; one that says none gives back money alone.
@ i.tsv
date→customer→kind→amount→quantity→item
2026-11-01→m→purchase→30→6→Mug
2026-11-02→m→purchase→5→→Tea
2026-11-03→m→refund→5→→
2026-11-04→m→refund→5→→Mug
2026-11-05→m→refund→10→2→
.
$ crm-facts -l i.tsv -C items,spend --today=2026-11-21 m.tsv | cut -f 6-; cut -f 1-4,6 i.tsv >n.tsv; crm-facts -l n.tsv -C items --today=2026-11-21 m.tsv | cut -f 6
items→spend
5→15.00
items
2

# ---- an operand that looks like a negative number ----
$ crm-log purchase lucy -20; crm-log refund lucy -20,50 changed; crm-log -5 call lucy; crm-log purchase lucy -2x
! crm-log: "-20": amounts are never negative: write refund 20, that is, refund CUSTOMER --amount=20
! crm-log: "-20,50": amounts are never negative: write refund 20.50, that is, refund CUSTOMER --amount=20.50
! crm-log: "-5": amounts are never negative: write refund 5, that is, refund CUSTOMER --amount=5
! crm-log: "-2x": a value that begins with - is written after --
? 2

# The advice works; other letters are unknown options as ever.
$ crm-log --today=2026-11-21 refund lucy --amount=20 | cut -f 5,8; crm-log --today=2026-11-21 call lucy -- '-2 degrees, they said' | sed 1d | cut -f 14; crm-log purchase lucy -x
kind→amount
refund→20
-2 degrees, they said
! crm-log: unknown option '-x'; crm-log --help lists the options
? 2
