# Closeness: how it has changed, of what it is made. Worked out by hand: with
# full 20, 20 points of warmth are 50, 10 are 100 - 100 / sqrt 2 = 29.2893, 5 are
# 100 - 100 / 2^(1/4) = 15.9104, 40 are 75; what came from one side alone loses 30%.
# All of it counts, whatever the other side did: mutual.t is about that.
# A half-life of 91 days; 2026-08-22 is 91 days before 2026-11-21, 2026-05-23 182.
@ quarter.yaml
version: 1
score:
  closeness:
    unmatched: all
    behaviours:
      help: {kinds: [help], in: 20, out: 20, half_life: 91d}
      meeting: {kinds: [visit], in: 0, out: 0, half_life: 90d}
.
@ people.tsv
id→name→created→closeness_rating
a→Ann→→
b→Bob→2026-08-22→
c→Cem→2026-08-23→
d→Dan→2026-01-01→
e→Eva→→5
f→Fay→→
g→Gus→→
h→Hal→→
i→Ida→→
.
@ log.tsv
date→customer→kind→dir→event→ref
2026-11-21→b→help→in→→
2026-08-22→a→help→in→→
2026-11-21→b→help→out→→
2026-11-21→c→help→in→→
2026-08-22→d→help→in→d1→
2026-11-20→d→void→→→event:d1
2026-05-23→e→help→out→→
2026-05-23→e→help→in→→
2026-08-22T23:59→f→help→in→→
2026-08-23T00:00→h→help→in→→
2026-11-21→i→help→in→→
2026-08-22→i→visit→in→→
.

# a 20 points then: 50, from one side 35; 10 now: .7 x 29.2893 = 20.5. b was known
# then and nothing more; now 75. c was not known. d was taken back, so never was.
# e 10 and 10 then: 50, with the rating .6 x 50 + 40 = 70; 5 and 5 now:
# .6 x 29.2893 + 40 = 57.5736. f as a. Nothing is known of g. h came a minute too late.
# i came to see us then, without a point; now .7 x 50.
$ crm-score -l log.tsv -p quarter.yaml --today=2026-11-21 -C id,closeness,closeness_trend people.tsv
id→closeness→closeness_trend
a→20.5→-14.5
b→75.0→75.0
c→35.0→
d→0.0→0.0
e→57.6→-12.4
f→20.5→-14.5
g→0.0→
h→20.6→
i→35.0→35.0

# What closeness was then is what it would have said then, but for what was taken
# back since: d had 35.
$ crm-score -l log.tsv -p quarter.yaml --today=2026-08-22 -C id,closeness people.tsv | tr '\n' ' '
id→closeness a→35.0 b→0.0 c→0.0 d→35.0 e→70.0 f→35.0 g→0.0 h→0.0 i→0.0 ¬

# By carried facts it is the same, also out of order.
$ crm-score -l log.tsv -p quarter.yaml --today=2026-11-21 people.tsv >scored.tsv
$ crm-facts -l log.tsv -p quarter.yaml --today=2026-11-21 people.tsv | crm-score -p quarter.yaml | cmp - scored.tsv
$ (sed 1q log.tsv; sed 1d log.tsv | sort -r) >back.tsv
$ crm-score -l back.tsv -p quarter.yaml --today=2026-11-21 people.tsv | cmp - scored.tsv
$ crm-facts -l log.tsv -p quarter.yaml --today=2026-11-21 -C warmth_in_91d_ago,warmth_out_91d_ago people.tsv | cut -f1,6- | sed -n '1,2p;6p'
id→warmth_in_91d_ago→warmth_out_91d_ago
a→20.00→0.00
e→10.00→10.00

# The day is whole then, whatever the hour is now: b's help of today, without a
# time, has not been yet.
$ crm-score -l log.tsv -p quarter.yaml --today=2026-11-21T00:00 -C id,closeness,closeness_trend people.tsv | sed -n 2,4p
a→20.5→-14.5
b→0.0→0.0
c→0.0→

# In an expression, behind it.
$ crm-segment --only "closeness_trend < -13" -p quarter.yaml -C id,closeness_trend scored.tsv
id→closeness_trend
a→-14.5
f→-14.5
$ sed '$s/.*/&\n  score: closeness - closeness_trend/' quarter.yaml >then.yaml
$ crm-score -l log.tsv -p then.yaml --today=2026-11-21 -C id,score people.tsv | tr '\n' ' '
id→score a→35.0 b→0.0 c→ d→0.0 e→70.0 f→35.0 g→ h→ i→0.0 ¬

# Facts of before these words: empty, and it is told.
$ crm-facts -l log.tsv -p quarter.yaml --today=2026-11-21 -C days_since_purchase,purchases,spend,discounts,damage,referral_spend,warmth_in,warmth_out people.tsv >old.tsv
$ crm-score -p quarter.yaml -C id,closeness,closeness_trend old.tsv | sed -n 2p
a→20.5→
! crm-score: closeness_trend stays empty: the stream carries facts, but not warmth_in_91d_ago

# ---- as a person would write it down ----

$ crm-score -l log.tsv -p quarter.yaml --today=2026-11-21 --explain=e people.tsv | sed -n '/^Closeness:/,/^Score/p'
Closeness: 57.6
  behaviour  warmth  halves in  they to us  we to them  theirs  ours
  news         0.00  180d                0           0       0     0
  care         0.00  120d                0           0       0     0
  help        10.00  91d                 1           1       5     5
  meeting      0.00  90d                 0           0       0     0
  advice       0.00  180d                0           0       0     0
  personal     0.00  365d                0           0       0     0
  each side gets half of the points of: call, visit, meeting, gathering, personal
  warmth: theirs 5, ours 5, together 10
  every 20 points of warmth halve the distance to 100: 29.2893
  rated by a person, as 100 of 100: 60% of 29.2893 and 40% of 100 are 57.5736
  Rounded to one decimal.
>
Closeness trend: -12.4 since 2026-08-22, 91 days ago, computed from the log as it was then:
  warmth: theirs 10, ours 10, together 20
  every 20 points of warmth halve the distance to 100: 50
  rated by a person, as 100 of 100: 60% of 50 and 40% of 100 are 70
  that made a closeness of 70.0; it is 57.6 now, so it fell by 12.4
>
Score: 23.0 = 0.6 * value + 0.4 * closeness

$ for id in a b c d; do crm-score -l log.tsv -p quarter.yaml --today=2026-11-21 --explain=$id people.tsv | sed -n '/trend/p;/made/p'; done
Closeness trend: -14.5 since 2026-08-22, 91 days ago, computed from the log as it was then:
  that made a closeness of 35.0; it is 20.5 now, so it fell by 14.5
Closeness trend: 75.0 since 2026-08-22, 91 days ago, computed from the log as it was then:
  that made a closeness of 0.0; it is 75.0 now, so it grew by 75.0
Closeness trend: none, as they were not known on 2026-08-22, 91 days ago
Closeness trend: 0.0 since 2026-08-22, 91 days ago, computed from the log as it was then:
  that made a closeness of 0.0, the same as now
$ crm-score -p quarter.yaml --explain=a old.tsv | grep trend
Closeness trend: unknown, as the stream carries no warmth_in_91d_ago

# ---- the six behaviours, each with its own points and its own half-life ----
#
# Days before 2026-11-21 and what is left, they to us + we to them:
#   news      8 at 10 of 10d: 4            + 4 at 20: 1                = 5
#   care      6 at 0: 6                    + 2 at 20 of 20d: 1         = 7
#   help      12 at 30 of 30d: 6           + 8 at 60: 2                = 8
#   meeting   4 at 40 of 40d: 2, at 80: 1  + 2 at 40: 1                = 4
#   advice    6 at 0: 6                    + 4 at 50 of 50d: 2         = 8
#   personal  10 at 120 of 60d, twice: 5   + 6 at 60: 3                = 8
# They to us 30, we to them 10, together 40: 75. Mutual 20 of 40, a half, so 15% are
# lost: 63.75. Rated 4, which is 75 of 100: .6 x 63.75 + .4 x 75 = 68.25, and 68.2, as
# halves go to the even one. The visit that found nobody, the gift taken back and the
# purchase give nothing.
@ six.yaml
version: 1
score:
  closeness:
    unmatched: all
    together: none
    behaviours:
      news: {kinds: [share, praise], in: 8, out: 4, half_life: 10d}
      care: {kinds: [greeting, gift], in: 6, out: 2, half_life: 20d}
      help: {kinds: [help], in: 12, out: 8, half_life: 30d}
      meeting: {kinds: [visit, call], in: 4, out: 2, half_life: 40d}
      advice: {kinds: [advice, question], in: 6, out: 4, half_life: 50d}
      personal: {kinds: [personal], in: 10, out: 6, half_life: 60d}
.
@ ann.tsv
id→name→closeness_rating
a→Ann→4
.
@ all.tsv
date→customer→kind→dir→outcome→amount→event→ref
2026-07-24→a→personal→in→→→→
2026-11-11→a→praise→in→→→→
2026-11-01→a→share→out→→→→
2026-11-21→a→greeting→in→→→→
2026-11-01→a→greeting→out→→→→
2026-10-22→a→help→in→→→→
2026-09-22→a→help→out→→→→
2026-10-12→a→visit→in→→→→
2026-09-02→a→call→in→→→→
2026-10-12→a→call→out→→→→
2026-11-20→a→visit→out→no-answer→→→
2026-11-21→a→question→in→→→→
2026-10-02→a→advice→out→→→→
2026-09-22→a→personal→out→→→→
2026-11-19→a→gift→out→→→g→
2026-11-20→a→void→→→→→event:g
2026-11-21→a→purchase→in→→90→→
2026-07-24→a→personal→in→→→→
.
$ crm-score -l all.tsv -p six.yaml --today=2026-11-21 -C closeness ann.tsv | tail -n 1
68.2
$ crm-score -l all.tsv -p six.yaml --today=2026-11-21 --explain=a ann.tsv | sed -n '/^Closeness:/,/Rounded/p'
Closeness: 68.2
  behaviour  warmth  halves in  they to us  we to them  theirs  ours
  news         5.00  10d                 1           1       4     1
  care         7.00  20d                 1           1       6     1
  help         8.00  30d                 1           1       6     2
  meeting      4.00  40d                 2           1       3     1
  advice       8.00  50d                 1           1       6     2
  personal     8.00  60d                 2           1       5     3
  warmth: theirs 30, ours 10, together 40
  every 20 points of warmth halve the distance to 100: 75
  reduced because the contact is one-sided, by 15%: 63.75
  rated by a person, as 75 of 100: 60% of 63.75 and 40% of 75 are 68.25
  Rounded to one decimal.

# It adds up line by line for anybody, also where nothing is a round number: the
# behaviours to the warmth, the sides to the warmth, and the figure to that of the list.
@ check.awk
function off(a, b) { return a - b > .00001 || b - a > .00001 }
BEGIN { while ((getline line < list) > 0) { split(line, f, "\t"); if (f[1] == id) { near = f[2]; trend = f[3] } } }
/^Closeness: / { said = $2; on = 1 }
/^Closeness trend: / { change = $3; on = 0 }
/^  (news|care|help|meeting|advice|personal) / && on { sum += $2; their += $6; our += $7 }
/^  warmth:/ && on { gsub(",", ""); sides = $3 + $5; all = $7; if (off(their, $3) || off(our, $5)) print id, their, our, $0 }
/made a closeness of/ { gsub(/[;,]/, ""); was = $6; now = /the same/ ? was : $9 }
END {
	if (near == "" || trend == "" || said != near || off(sum, all) || off(sides, all))
		print id ": closeness", said, near, sum, sides, all
	if (change != trend || off(now - was, trend))
		print id ": trend", change, trend, now, was
}
.
@ adds-up
cd "$ROOT/samples/shop"
crm-score -l log.tsv --today=2026-11-21 -C id,closeness,closeness_trend customers.tsv -o "$OLDPWD/list"
for id in c0001 c0005 c0015 c0022 c0033 c0047 c0058; do
	crm-score -l log.tsv --today=2026-11-21 --explain=$id customers.tsv |
		awk -v id=$id -v list="$OLDPWD/list" -f "$OLDPWD/check.awk"
done
.
$ sh adds-up
