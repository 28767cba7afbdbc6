# What a bad word costs (the fact damage, referrals in crm-policy(5)), and the value without
# discounts and that damage: arithmetic by hand. The figures of TARP and Kumar et al. are named in
# lib/facts/referral.c.

@ customers.tsv
id→name
a→Anna
b→Boris
c→Cyd
d→Dan
.
@ log.tsv
date→customer→kind→outcome→amount→discount→note
2026-01-10→a→purchase→→80.00→20→
2026-02-10→a→purchase→→41.00→→
2026-03-10→a→detraction→→→→in the forum
2026-03-11→a→detraction→→→→to a friend
2026-03-10→b→purchase→→90→→
2026-03-11→b→detraction→declined→→→only heard of
2026-03-10→c→detraction→→→→never bought
2026-03-10→d→purchase→→30→→
2026-03-11→d→refund→→40→→
2026-03-12→d→detraction→→→→
.

# By default ten hear of it and a tenth of them stays away: 2 x 10 x 0.1 = 2 people, each of whom
# would have spent 121 / 2 = 60.50, so 121. Only what reached counts, somebody who has not bought has
# no purchase to go by, and where more was given back than bought there is nothing to lose.

$ crm-facts -l log.tsv --today=2026-11-21 -C detractions,damage customers.tsv | cut -f1,4-
id→detractions→damage
a→2→121.00
b→0→0.00
c→1→0.00
d→1→0.00
$ crm-facts -l log.tsv --today=2026-03-10 -C detractions,damage customers.tsv | sed -n '2s/.*2026-03-10//p'
→1→60.50

# 5 heard, 15% of whom stay away: 2 x 5 x 0.15 = 1.5 people, 1.5 x 60.50 = 90.75. The monetary part is
# then 121 - 20 - 90.75 = 10.25. Of two with a figure above 0 (10.25 and 90) a is the first: group 1,
# and b is 1 + 5 x 1 / 2 rounded down, 3. d, to whom more was given back than bought, is not ranked.

@ p.yaml
version: 1
referrals: {heard: 5, kept_away: 15%}
score:
  value:
    - {part: monetary, of: "spend - discounts - damage", rank: high, weight: 90}
    - {part: often, of: purchases, scale: 0..4, weight: 10}
.
$ crm-score -p p.yaml -l log.tsv --today=2026-11-21 -C id,damage,value customers.tsv
id→damage→value
a→90.75→23.0
b→0.00→56.5
c→0.00→0.0
d→0.00→2.5
$ crm-score -p p.yaml -l log.tsv --today=2026-11-21 --explain=a customers.tsv | sed -n '/^Value/,/^$/p'
Value: 23.0 (of each part: points x weight / 100)
  part      figure  group   points  weight  adds
  monetary   10.25  1 of 5      20      90    18
  often          2              50      10     5
  sum                                         23
  monetary = spend - discounts - damage: spend 121.00, discounts 20.00, damage 90.75
>

# What is not said keeps its default, also of a policy that extends another; 0 and 0% are no damage.

$ for set in '{heard: 20}' '{kept_away: 5%}' '{heard: 0}' '{kept_away: 0%}' '{depth: 2}' '{heard: 2.5, kept_away: 100%}'; do printf '%s\n' 'version: 1' 'extends: built-in' "referrals: $set" >o.yaml; crm-facts -p o.yaml -l log.tsv --today=2026-11-21 -C damage customers.tsv | sed -n '2s/.*\t//p'; done
242.00
60.50
0.00
0.00
121.00
302.50

@ wrong
printf '%s\n' 'version: 1' "referrals: $1" >o.yaml
crm-facts -p o.yaml -l log.tsv --today=2026-11-21 customers.tsv
.
$ for set in '{heard: -1}' '{heard: many}' '{heard: 2000000}' '{kept_away: 110%}' '{herd: 3}'; do sh wrong "$set"; done
! crm-facts: o.yaml:2:20: referrals: heard: "-1" is not from 0 to 1000000
! crm-facts: o.yaml:2:20: referrals: heard: "many" is not a number
! crm-facts: o.yaml:2:20: referrals: heard: "2000000" is not from 0 to 1000000
! crm-facts: o.yaml:2:24: referrals: kept_away: "110%" is not from 0% to 100%
! crm-facts: o.yaml:2:13: referrals: unknown key "herd"; did you mean "heard"?
? 1

# A sum that is too large for a number is a fault that names the fact.

@ much.tsv
date→customer→kind→amount
2026-01-10→a→purchase→90000000000000
2026-03-10→a→detraction→
.
$ printf '%s\n' 'version: 1' 'referrals: {heard: 1000000, kept_away: 100%}' >o.yaml; crm-facts -p o.yaml -l much.tsv --today=2026-11-21 -C damage customers.tsv
! crm-facts: customers.tsv:2: damage: becomes too large
? 1

# Who costs more than they bring is worth no more than one who brings nothing: a bought for 100, and
# two bad words of ten people each, of whom one in ten stays away, cost 200; c bought for 50, and one
# bad word costs that. Ranked are b and d alone, 10 and 100: d has 50 of 100 points, b all.
@ worth.tsv
id→name
a→Ann
b→Bob
c→Cid
d→Dan
.
@ worth.yaml
version: 1
score:
  value:
    - {part: monetary, of: "spend - damage", rank: high, groups: 2, weight: 100}
.
@ worth.log
date→customer→kind→dir→amount
2026-11-01→a→purchase→→100
2026-11-02→a→detraction→in→
2026-11-02→a→detraction→in→
2026-11-01→b→purchase→→100
2026-11-01→c→purchase→→50
2026-11-02→c→detraction→in→
2026-11-01→d→purchase→→10
.
$ crm-score -p worth.yaml -l worth.log --today=2026-11-21 -C id,value worth.tsv
id→value
a→0.0
b→100.0
c→0.0
d→50.0
$ crm-score -p worth.yaml -l worth.log --today=2026-11-21 --explain=a worth.tsv | sed -n '/^  part/,/^  sum/p'
  part      figure  group  points  weight  adds
  monetary    -100              0     100     0
  sum                                         0
