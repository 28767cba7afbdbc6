# What one side gave counts as far as the other gave something, too. Worked out by hand with
# the built-in policy: 20 points make 50 (full), 30% are lost when all is from one side
# (mutual), 2 points count beyond what is matched (unmatched), and a call, a visit, a
# meeting, a gathering and a personal talk give half of their points to each side (together).
#
# g got 52 weekly greetings and answered none: about 21.28 points of ours, none of theirs.
#   2 points count: 100 - 100 / 2^(2/20) = 6.6967; all of it from us, so .7 of that: 4.6877.
# f talked with us about personal matters today and 365 days ago, which halves it: 5 + 2.5,
#   asked for advice 180 days ago: 3 / 2, came by 90 days ago: 2 / 2, and we helped 365 days
#   ago: 4 / 2. Theirs 3.75 + 1.5 + .5 = 5.75, ours 3.75 + .5 + 2 = 6.25. .5 is unmatched,
#   and fewer than 2: 12 points are 100 - 100 / 2^(12/20) = 34.0246, and of 12 11.5 are
#   matched: 1 - .3 x .5 / 12 = .9875, 33.5993.
# i asks and asks, and nobody does anything for them: ten questions of today are 30 points of
#   theirs, of which 2 count, as with g.
# m and n are one person. m got 4 greetings today, n passed news on: 4 points each, 8 are
#   100 - 100 / 2^(8/20) = 24.2142.
# v got 4 greetings today; and passed news on, which was a mistake: 2 points, as with g.
# k took two calls today: 1 point each, half of it theirs: 2 points, matched: 6.6967.
# x did not take them: nothing.
@ people.tsv
id→name→status
g→Greeted→
f→Friend→
i→Ina→
m→Mia→merged:n
n→Mia→
v→Vera→
k→Kurt→
x→Xaver→
.
@ weeks
printf 'event\tdate\tcustomer\tkind\tdir\toutcome\tref\n'
for k in $(seq 7 7 364); do
	printf '\t%s\tg\tgreeting\tout\t\t\n' "$(date -u -d "2026-11-21 $k days ago" +%F)"
done
for k in 1 2 3 4 5 6 7 8 9 10; do
	printf '\t2026-11-21\ti\tquestion\tin\t\t\n'
done
.
@ more.tsv
→2026-11-21→f→personal→in→→
→2025-11-21→f→personal→in→→
→2026-05-25→f→advice→in→→
→2026-08-23→f→visit→in→→
→2025-11-21→f→help→out→→
→2026-11-21→m→greeting→→→
→2026-11-21→m→greeting→→→
→2026-11-21→m→greeting→→→
→2026-11-21→m→greeting→→→
→2026-11-21→n→share→in→→
→2026-11-21→v→greeting→→→
→2026-11-21→v→greeting→→→
→2026-11-21→v→greeting→→→
→2026-11-21→v→greeting→→→
v1→2026-11-20→v→share→in→→
→2026-11-21→v→void→→→event:v1
→2026-11-21→k→call→→→
→2026-11-21→k→call→→→
→2026-11-21→x→call→→no-answer→
→2026-11-21→x→call→→no-answer→
.
$ sh weeks >log.tsv; cat more.tsv >>log.tsv; wc -l <log.tsv
83

$ crm-score -l log.tsv --today=2026-11-21 -C id,closeness people.tsv
id→closeness
g→4.7
f→33.6
i→4.7
m→0.0
n→24.2
v→4.7
k→6.7
x→0.0

# Points as facts: each side's, whoever began.
$ crm-facts -l log.tsv --today=2026-11-21 -C warmth_in,warmth_out,warmth_personal,warmth_meeting people.tsv | cut -f1,5- | sed -n '3p;8,9p'
f→5.75→6.25→7.50→1.00
k→1.00→1.00→0.00→2.00
x→0.00→0.00→0.00→0.00

# In any order, and from carried facts.
$ (sed 1q log.tsv; sed 1d log.tsv | tac) >back.tsv; crm-score -l back.tsv --today=2026-11-21 people.tsv >one; crm-score -l log.tsv --today=2026-11-21 people.tsv | cmp - one
$ crm-facts -l log.tsv --today=2026-11-21 people.tsv | crm-score | cmp - one

# The arithmetic, as a person would write it down.
$ crm-score -l log.tsv --today=2026-11-21 --explain=f people.tsv | sed -n '/^Closeness:/,/Rounded/p'
Closeness: 33.6
  behaviour  warmth  halves in  they to us  we to them  theirs  ours
  news         0.00  180d                0           0       0     0
  care         0.00  120d                0           0       0     0
  help         2.00  365d                0           1       0     2
  meeting      1.00  90d                 1           0     0.5   0.5
  advice       1.50  180d                1           0     1.5     0
  personal     7.50  365d                2           0    3.75  3.75
  each side gets half of the points of: call, visit, meeting, gathering, personal
  warmth: theirs 5.75, ours 6.25, together 12
  every 20 points of warmth halve the distance to 100: 34.0246
  reduced because the contact is one-sided, by 1.25%: 33.5993
  Rounded to one decimal.
$ crm-score -l log.tsv --today=2026-11-21 --explain=g people.tsv | sed -n '/^  warmth/,/Rounded/p' | head -n 5
~   warmth: theirs 0, ours 21\.2[67][0-9]*, together 21\.2[67][0-9]*
  what one side gave beyond the other counts up to 2 points: 0 + 0 + 2 = 2
  every 20 points of warmth halve the distance to 100: 6.6967
  reduced because the contact is one-sided, by 30%: 4.6877
  Rounded to one decimal.

# As it was before there was such a setting: all that one side gave counts, and all points of
# an event are the side's that began it. g: 21.2751 points are 100 - 100 / 2^(21.2751/20) =
# 52.1614, of which .7 are 36.5. f: theirs 7.5 + 1.5 + 1 = 10, ours 2: 34.0246, of 12 4 are
# matched, so 1 - .3 x 8/12 = .8: 27.2197. i: 30 points are 64.6447, .7 of them 45.3.
@ before.yaml
version: 1
score:
  closeness: {unmatched: all, together: none}
.
$ crm-score -p before.yaml -l log.tsv --today=2026-11-21 -C id,closeness people.tsv | sed -n '2,4p'
g→36.5
f→27.2
i→45.3

# Nothing beyond what is matched: somebody who only gets or only gives is at 0. f: 11.5 points
# are 100 - 100 / 2^(11.5/20) = 32.8730.
$ sed 's/all, together: none/0/' before.yaml >strict.yaml; crm-score -p strict.yaml -l log.tsv --today=2026-11-21 -C id,closeness people.tsv | tr '\n' ' '
id→closeness g→0.0 f→32.9 i→0.0 m→0.0 n→24.2 v→0.0 k→6.7 x→0.0 ¬

# By colleague: what counts is between two people, and half of a call is theirs there, too. With
# li 1 point, matched: 3.4064. With oleg 6 points of theirs and 1 of ours: 4 points count, which
# are 12.9449, and half of them is matched: .85, 11.0032. With both 6.5 and 1.5: 5 points, which
# are 15.9104, matched 3 of 5: .88, 14.0012.
@ by.tsv
date→customer→kind→dir→by
2026-11-21→k→call→out→li
2026-11-21→k→greeting→out→oleg
2026-11-21→k→help→in→oleg
.
$ crm-score --by=owner -l by.tsv --today=2026-11-21 people.tsv | cut -f4-6
by→closeness→share
oleg→11.0→0.875
li→3.4→0.125
$ crm-score --by=owner --explain=k -l by.tsv --today=2026-11-21 people.tsv | sed -n '/^Closeness/,/oleg  /p'
Closeness without the rating: 14.0, by colleague:
  by    theirs  ours  share  closeness  without them  touches  last touch
  oleg       6     1  87.5%       11.0           3.4        2  2026-11-21

# ---- what is not a setting ----

$ sed 's/all, together: none/-1/' before.yaml >bad.yaml; crm-score -p bad.yaml -l log.tsv people.tsv
! crm-score: bad.yaml:3:26: score: unmatched: "-1" is not from 0 to 1000000
? 1
$ sed 's/all, together: none/some/' before.yaml >bad.yaml; crm-score -p bad.yaml -l log.tsv people.tsv
! crm-score: bad.yaml:3:26: score: unmatched: "some" is not a number
? 1
$ sed 's/none/[visitt]/' before.yaml >bad.yaml; crm-score -p bad.yaml -l log.tsv people.tsv
! crm-score: bad.yaml:3:42: score: unknown kind "visitt"; did you mean "visit"?
? 1

# ---- a referral is value or closeness ----

# It gives no warmth: the built-in policy counts it as value. Where a policy says that it gives
# some, 4 points from one side are 2.
@ refer.tsv
date→customer→kind→ref
2026-11-21→k→referral→customer:f
.
$ crm-score -l refer.tsv --today=2026-11-21 -C id,closeness people.tsv | grep k
k→0.0
@ both.yaml
version: 1
score:
  closeness:
    behaviours:
      news: {kinds: [share, referral], in: 4, out: 2, half_life: 180d}
.
$ crm-score -p both.yaml -l refer.tsv --today=2026-11-21 -C id,closeness people.tsv | grep k
k→4.7
$ crm-check -p both.yaml people.tsv
file→line→field→finding→value→id→severity
both.yaml→3→score→a referral counts as value and as closeness (behaviour news); take it out of one, or say "referral: both"→referrals→→warning
$ sed 's/^score:/&\n  referral: both/' both.yaml >meant.yaml; crm-check -p meant.yaml people.tsv
file→line→field→finding→value→id→severity
$ sed 's/^score:/&\n  referral: once/' both.yaml >once.yaml; crm-check -p once.yaml people.tsv
file→line→field→finding→value→id→severity
once.yaml→3→score→a referral counts as value and as closeness (behaviour news); take it out of one, or say "referral: both"→referrals→→warning
$ sed 's/^score:/&\n  referral: never/' both.yaml >bad.yaml; crm-score -p bad.yaml -l refer.tsv people.tsv
! crm-score: bad.yaml:3:13: score: unknown referral "never"; it may be once or both
? 1

# As closeness alone, it is once.
@ once_close.yaml
version: 1
score:
  value:
    - {part: money, of: spend, rank: high, weight: 100}
  closeness:
    behaviours:
      news: {kinds: [share, referral], in: 4, out: 2, half_life: 180d}
.
$ crm-check -p once_close.yaml people.tsv
file→line→field→finding→value→id→severity

# A behaviour names its kinds and how fast it fades; nothing is taken for granted.
$ for b in '{in: 1, half_life: 30d}' '{kinds: share, in: 1}' '{kinds: [], half_life: 30d}' '{kinds: share, half_life: 0d}'; do printf 'version: 1\nscore: {closeness: {behaviours: {news: %s}}}\n' "$b" >bad.yaml; crm-score -p bad.yaml customers.tsv; done 2>&1 | sed 's/^.*score: //'
key "kinds" is missing
key "half_life" is missing
kinds: the list is empty
half_life: must be at least one day
