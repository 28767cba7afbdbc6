# An entry that a void takes back may be in another currency. Expected values by hand.
@ m.tsv
id→name→status
m→Max Muster→
n→Nora Noll→merged:m
.
# The log of these lines (kind, customer, amount, currency, event id, ref): the figures, and what crm-check finds.
@ try.sh
printf 'event\tdate\tcustomer\tkind\tamount\tcurrency\tref\n' >l.tsv
awk '{ for (i = 1; i <= 6; i++) if ($i == ".") $i = ""
	printf "%s\t2026-11-%02d\t%s\t%s\t%s\t%s\t%s\n", $5, NR, $2, $1, $3, $4, $6 }' >>l.tsv
for n in 1 2; do crm-facts -l l.tsv -C spend --today=2026-11-21 --threads=$n m.tsv | cut -f 5 | sed -n 2p; done
crm-check -l l.tsv --today=2026-11-21 m.tsv | cut -f 2,3,7 | sed 1d
.
# The void comes last, first, or is of the merged row.
$ for o in 1,2,3 3,1,2 2,3,1; do printf '%s\n' 'purchase m 100 EUR a' 'purchase m 30 USD b' 'void m . . c event:b' | awk -v o=$o 'BEGIN { split(o, k, ",") } { l[NR] = $0 } END { for (i = 1; i <= 3; i++) print l[k[i]] }' | sh try.sh; done
100.00
100.00
100.00
100.00
100.00
100.00

$ sh try.sh
< purchase n 30 USD b
< purchase m 100 EUR a
< void m . . c event:b
100.00
100.00

# A void of another customer, one that was taken back itself, and one that is not yet: two currencies.
@ o.tsv
id→name→status
m→Max Muster→
n→Nora Noll→
.
$ cp o.tsv m.tsv; sh try.sh
< purchase m 100 EUR a
< purchase m 30 USD b
< void n . . c event:b
3→currency→error
4→ref→warning
! crm-facts: l.tsv:3: currency: "USD", but l.tsv:2 has "EUR"; amounts of two currencies need the rate in the policy, as in currency: {in: EUR, USD: 0.5}
! crm-facts: l.tsv:3: currency: "USD", but l.tsv:2 has "EUR"; amounts of two currencies need the rate in the policy, as in currency: {in: EUR, USD: 0.5}

$ sh try.sh 2>&1 | cut -c 1-60
< purchase m 100 EUR a
< purchase m 30 USD b
< void m . . c event:b
< void m . . d event:c
crm-facts: l.tsv:3: currency: "USD", but l.tsv:2 has "EUR"; 
crm-facts: l.tsv:3: currency: "USD", but l.tsv:2 has "EUR"; 
3→currency→error

$ sh try.sh >/dev/null 2>&1; crm-facts -l l.tsv -C spend --today=2026-11-02 m.tsv 2>&1 | cut -c 1-60
< purchase m 100 EUR a
< purchase m 30 USD b
< void m . . c event:b
crm-facts: l.tsv:3: currency: "USD", but l.tsv:2 has "EUR"; 

# Three currencies, the second of which was taken back: the others are named; the first currency, too, can be the one.
$ sh try.sh
< purchase m 100 EUR a
< purchase m 30 USD b
< purchase m 5 GBP d
< void m . . c event:b
4→currency→error
! crm-facts: l.tsv:4: currency: "GBP", but l.tsv:2 has "EUR"; amounts of two currencies need the rate in the policy, as in currency: {in: EUR, GBP: 0.5}
! crm-facts: l.tsv:4: currency: "GBP", but l.tsv:2 has "EUR"; amounts of two currencies need the rate in the policy, as in currency: {in: EUR, GBP: 0.5}

$ sh try.sh
< purchase m 30 usd b
< purchase m 5 EUR d
< purchase m 3 eur e
< void m . . c event:b
8.00
8.00

# Two logs, and the other tools.
$ printf '%s\n' 'purchase m 100 EUR a' 'purchase m 30 USD b' | sh try.sh >/dev/null 2>&1; cp l.tsv one.tsv; echo 'void m . . c event:b' | sh try.sh >/dev/null 2>&1; crm-score -l one.tsv -l l.tsv m.tsv >/dev/null && crm-due -l one.tsv -l l.tsv m.tsv >/dev/null && crm-check -l one.tsv -l l.tsv --today=2026-11-21 m.tsv 2>/dev/null
file→line→field→finding→value→id→severity

# crm-log takes the log's currency from what is left, too.
$ printf '%s\n' 'purchase m 30 USD a' 'purchase m 30 USD b' 'void m . . c event:a' | sh try.sh >/dev/null; crm-log -f l.tsv -c m.tsv purchase m --amount=5 --set=currency=EUR; echo $?; crm-log -f l.tsv -c m.tsv --today=2026-11-20 void m --ref=event:b >/dev/null 2>&1; crm-log -f l.tsv -c m.tsv purchase m --today=2026-11-20 --amount=5 --set=currency=EUR >/dev/null 2>&1; echo $?; crm-log -f l.tsv -c m.tsv purchase m --amount=5 --set=currency=USD; crm-facts -l l.tsv -C spend --today=2026-11-21 m.tsv | cut -f 5 | sed -n 2p
1
0
5.00
! crm-log: currency: "EUR", but l.tsv:3 has "USD"; amounts of two currencies need the rate in the policy, as in currency: {in: USD, EUR: 0.5}
!~ crm-log: currency: "USD", but l.tsv:[0-9]* has "EUR"; .*
