# Closeness: how it has changed, of what it is made. Worked out by hand: with
# full 20, 20 points of warmth are 50, 10 are 100 - 100 / sqrt 2 = 29.2893, 5 are
# 100 - 100 / 2^(1/4) = 15.9104, 40 are 75; what came from one side alone loses 30%.
# A half-life of 91 days; 2026-08-22 is 91 days before 2026-11-21, 2026-05-23 182.
@ quarter.yaml
version: 1
score:
  closeness:
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
$ crm-facts -l log.tsv -p quarter.yaml --today=2026-11-21 -C days_since_purchase,purchases,spend,referral_spend,warmth_in,warmth_out people.tsv >old.tsv
$ crm-score -p quarter.yaml -C id,closeness,closeness_trend old.tsv | sed -n 2p
a→20.5→
! crm-score: closeness_trend stays empty: the customers carry facts, but no warmth_in_91d_ago

# ---- as a person would write it down ----

$ crm-score -l log.tsv -p quarter.yaml --today=2026-11-21 --explain=e people.tsv | sed -n '/^Closeness:/,/^Score/p'
Closeness: 57.6
  behaviour  warmth  halves in  they to us  we to them
  news         0.00  180d                0           0
  care         0.00  120d                0           0
  help        10.00  91d                 1           1
  meeting      0.00  90d                 0           0
  advice       0.00  180d                0           0
  personal     0.00  365d                0           0
  warmth: they to us 5, we to them 5, together 10
  each 20 of it halves what is left to 100: 29.2893
  rated by a person, as 100 of 100: 60% of 29.2893 and 40% of 100 are 57.5736
  Rounded to one decimal.
>
Closeness trend: -12.4 since 2026-08-22, 91 days ago, by what was there then:
  warmth: they to us 10, we to them 10, together 20
  each 20 of it halves what is left to 100: 50
  rated by a person, as 100 of 100: 60% of 50 and 40% of 100 are 70
  that made a closeness of 70.0; it is 57.6 now, so it fell by 12.4
>
Score: 23.0 = 0.6 * value + 0.4 * closeness

$ for id in a b c d; do crm-score -l log.tsv -p quarter.yaml --today=2026-11-21 --explain=$id people.tsv | sed -n '/trend/p;/made/p'; done
Closeness trend: -14.5 since 2026-08-22, 91 days ago, by what was there then:
  that made a closeness of 35.0; it is 20.5 now, so it fell by 14.5
Closeness trend: 75.0 since 2026-08-22, 91 days ago, by what was there then:
  that made a closeness of 0.0; it is 75.0 now, so it grew by 75.0
Closeness trend: none, as they were not known on 2026-08-22, 91 days ago
Closeness trend: 0.0 since 2026-08-22, 91 days ago, by what was there then:
  that made a closeness of 0.0, the same as now
$ crm-score -p quarter.yaml --explain=a old.tsv | grep trend
Closeness trend: unknown, as the stream carries no warmth_in_91d_ago
