# Share of wallet: the column elsewhere, and the fact share_of_wallet. By hand, on 2026-11-21: the 365 days begin on
# 2025-11-22.
@ customers.tsv
id→name→elsewhere→status
a→Ann→900→
b→Bob→0→
c→Cyd→0→
d→Dan→→
e→Eve→100.50→
f→Fay→100→
g→Gus→50→
old→Gus Old→7→merged:g
.
@ log.tsv
date→customer→kind→amount
2025-11-21→a→purchase→5000
2025-11-22→a→purchase→320
2026-11-20→a→refund→20
2026-03-01→b→purchase→10
2026-03-01→d→purchase→10
2026-03-01→e→purchase→201
2026-03-01→f→purchase→10
2026-03-02→f→refund→30
2026-03-02→old→purchase→100
.

# Ann: 300 of 1200. All of Bob's; of Cyd's nothing there is no share; Dan's is not known; 201 / 301.50 = 0.66667; Fay got back
# more than she paid. Gus: 100 of 150, with what he bought under his old row, which has no purchases by itself.
$ crm-facts -l log.tsv --today=2026-11-21 -C share_of_wallet customers.tsv | cut -f1,6
id→share_of_wallet
a→0.2500
b→1.0000
c→
d→
e→0.6667
f→0.0000
g→0.6667
old→0.0000

# A rule asks for more where much goes elsewhere.
@ p.yaml
version: 1
segments:
  - {name: could-buy-more, when: "share_of_wallet < 0.5 and elsewhere >= 500"}
questions:
  elsewhere: About how much a year do you spend on this elsewhere?
due:
  - {rule: wallet, missing: elsewhere, action: ask, alone: true}
.
$ crm-segment -p p.yaml -l log.tsv --today=2026-11-21 --only="segments == 'could-buy-more'" -C id customers.tsv
id
a

$ for l in en zh ru; do crm-due --lang=$l -p p.yaml -l log.tsv --today=2026-11-21 -C id,due_why,due_ask customers.tsv | sed 1d; done
d→We do not know: elsewhere→About how much a year do you spend on this elsewhere?
d→还不知道：在别处的消费额→About how much a year do you spend on this elsewhere?
d→Мы не знаем: траты у других→About how much a year do you spend on this elsewhere?

# A log in other currencies: the column is in that of the policy.
$ printf 'currency: {in: EUR, USD: 0.5}\n' | cat p.yaml - >cur.yaml; printf 'date\tcustomer\tkind\tamount\tcurrency\n2026-03-01\ta\tpurchase\t600\tUSD\n2026-03-01\te\tpurchase\t201\t\n' >cur.tsv; crm-facts -p cur.yaml -l cur.tsv --today=2026-11-21 -C share_of_wallet customers.tsv | cut -f1,6 | grep -e ^a -e ^e
a→0.2500
e→0.6667

# Without the column nothing is known.
$ cut -f1,2,4 customers.tsv | crm-facts -l log.tsv -c customers.tsv --today=2026-11-21 -C share_of_wallet - | cut -f5 | sort -u | xargs
share_of_wallet

# What is no amount of money is found when it is entered, by crm-check and when it is used.
$ for v in -5 12,5 '500 EUR' much 1e3; do crm-add -f new.tsv name=Zoe "elsewhere=$v"; done; ls new.tsv
! crm-add: elsewhere: "-5" is negative, which an amount of money cannot be
! crm-add: elsewhere: "12,5" is not a number; did you mean "12.5"?
! crm-add: elsewhere: "500 EUR" is not a number
! crm-add: elsewhere: "much" is not a number
! crm-add: elsewhere: "1e3" is not a number
! ls: cannot access 'new.tsv': No such file or directory
? 2

$ printf 'id\tname\telsewhere\nx\tXi\t-5\ny\tYu\t12,5\n' >bad.tsv; crm-check -p p.yaml bad.tsv | cut -f2-5,7; for n in 3 2; do sed ${n}d bad.tsv | crm-facts -l log.tsv -c customers.tsv --today=2026-11-21 -C share_of_wallet -; done
line→field→finding→value→severity
2→elsewhere→"-5" is negative, which an amount of money cannot be→-5→error
3→elsewhere→"12,5" is not a number; did you mean "12.5"?→12,5→error
! crm-facts: standard input:2: elsewhere: "-5" is negative, which an amount of money cannot be
! crm-facts: standard input:2: elsewhere: "12,5" is not a number; did you mean "12.5"?
? 1

$ printf 'id\tname\telsewhere\nb\tBob\t900000000000000\n' >much.tsv; printf 'date\tcustomer\tkind\tamount\n2026-03-01\tb\tpurchase\t900000000000000\n' >big.tsv; crm-facts -l big.tsv --today=2026-11-21 -C share_of_wallet much.tsv
! crm-facts: much.tsv:2: share_of_wallet: becomes too large
? 1

# People read it as a percentage.
$ crm-facts -l log.tsv --today=2026-11-21 -C share_of_wallet customers.tsv | crm-report --text -p p.yaml -C name,elsewhere,share_of_wallet | sed -n '6,$p'
Name     Spends elsewhere  Share of wallet
Ann                900.00            25.0%
Bob                  0.00           100.0%
Cyd                  0.00
Dan
Eve                100.50            66.7%
Fay                100.00             0.0%
Gus                 50.00            66.7%
Gus Old              7.00             0.0%
...
