# crm-stats: the first and last days of periods, the clocks of zones. Weeks are counted with a calendar:
# 2020 and 2026 begin and end on a Thursday (2020, a leap year, on Wednesday and Thursday), and have a
# week 53; the other years here have 52.
@ customers.tsv
id→name
a→Ann
b→Bob
.
@ log.tsv
date→customer→kind→amount
2020-12-31→a→purchase→1
2021-01-03→a→purchase→2
2021-01-04→a→purchase→4
2023-01-01→a→purchase→8
2024-12-30→a→purchase→16
2025-12-28→a→purchase→32
2025-12-29→a→purchase→64
2026-12-27→a→purchase→128
2026-12-31→a→purchase→256
2027-01-01→a→purchase→512
2027-01-04→a→purchase→1024
.
$ crm-stats --today=2027-12-31 --by=week,day -l log.tsv customers.tsv | cut -f1,2
week→day
2020-W53→2020-12-31
2020-W53→2021-01-03
2021-W01→2021-01-04
2022-W52→2023-01-01
2025-W01→2024-12-30
2025-W52→2025-12-28
2026-W01→2025-12-29
2026-W52→2026-12-27
2026-W53→2026-12-31
2026-W53→2027-01-01
2027-W01→2027-01-04

# Weeks of zeros across the New Year, and each beside the one before: W01 of 2027 follows W53.
$ crm-stats --today=2027-01-10 --by=week --since=2026-12-21 --compare=previous -l log.tsv customers.tsv | cut -f1,11-
week→spend→spend_previous→spend_change
2026-W52→128.00→0.00→128.00
2026-W53→768.00→128.00→640.00
2027-W01→1024.00→768.00→256.00

# On Wednesday 2027-01-06, as far as Wednesday 2026-12-30: nothing had happened then.
$ crm-stats --today=2027-01-06 --by=week --since=2027-01-04 --compare=previous -l log.tsv customers.tsv | cut -f1,11-
week→spend→spend_previous→spend_change
2027-W01→1024.00→0.00→1024.00

$ crm-stats --today=2027-12-31 --period=2026-W53 --by=customer -l log.tsv customers.tsv | cut -f1,3,5
customer→events→spend
a→2→768.00
b→0→0.00

$ crm-stats --today=2027-12-31 --period=2025-W53 -l log.tsv customers.tsv
! crm-stats: --period: "2025-W53" is not a period such as 2026-11, 2026-W47, 2026-Q4, 2026 or 2026-11-21
? 2

# Weeks that begin on Saturday or Sunday: 2026-12-31 is a Thursday.
$ for d in saturday sunday; do printf 'version: 1\nweek_starts: %s\n' $d >starts.yaml; \
  crm-stats -p starts.yaml --today=2027-12-31 --by=week,day --since=2026-12-25 -l log.tsv customers.tsv | tail -n +2 | cut -f1,2; done
2026-12-26→2026-12-27
2026-12-26→2026-12-31
2026-12-26→2027-01-01
2027-01-02→2027-01-04
2026-12-27→2026-12-27
2026-12-27→2026-12-31
2026-12-27→2027-01-01
2027-01-03→2027-01-04

# The last day of a year, quarter and month is of it, the next is not.
$ crm-stats --today=2027-12-31 --by=year,quarter,month --since=2026-12-31 --until=2027-01-01 -l log.tsv customers.tsv | cut -f1-3,7
year→quarter→month→spend
2026→2026-Q4→2026-12→256.00
2027→2027-Q1→2027-01→512.00

# A date counts as it is written, whatever its offset; whether it is there yet goes by the moment. At half
# past midnight in Shanghai it is 16:30 of the day before in Greenwich.
@ zone.yaml
version: 1
zone: Asia/Shanghai
.
@ offsets.tsv
date→customer→kind→amount
2025-12-31T16:20Z→a→purchase→1
2025-12-31T16:40Z→a→purchase→2
2026-01-01T00:10→a→purchase→4
2026-01-01T00:40→a→purchase→8
.
$ crm-stats -p zone.yaml --today=2026-01-01T00:30 -l offsets.tsv customers.tsv | cut -f1,3,5; \
  crm-stats -p zone.yaml --today=2026-01-01T01:00 -l offsets.tsv customers.tsv | cut -f1,3,5
month→events→spend
2025-12→1→1.00
2026-01→1→4.00
month→events→spend
2025-12→2→3.00
2026-01→2→12.00

# An answer over the nights in which clocks change: 11 and 13 hours. In the hour that comes twice, 20
# minutes, told by the offset. Across zones, one hour.
@ berlin.yaml
version: 1
zone: Europe/Berlin
.
@ nights.tsv
date→customer→kind→dir→by
2026-03-28T20:00→a→email→in→
2026-03-29T08:00→a→email→out→spring
2026-10-24T20:00→a→email→in→
2026-10-25T08:00→a→email→out→autumn
2026-10-25T02:50+02:00→b→email→in→
2026-10-25T02:10+01:00→b→email→out→twice
2026-11-05T10:00+08:00→b→email→in→
2026-11-05T05:00+02:00→b→email→out→zones
.
$ crm-stats -p berlin.yaml --today=2026-12-31 --table=response -l nights.tsv customers.tsv | cut -f1,3,4
by→answers→median_hours
autumn→1→13.00
spring→1→11.00
twice→1→0.33
zones→1→1.00

# Working hours are those of the clock.
$ printf 'version: 1\nzone: Europe/Berlin\nhours: {mon-sun: "00:00-24:00"}\n' >open.yaml; \
  crm-stats -p open.yaml --today=2026-12-31 --table=response -l nights.tsv customers.tsv | cut -f1,3,4 | sed -n '2,3p'
autumn→1→12.00
spring→1→12.00
