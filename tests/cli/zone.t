# The time zone: that of the policy, otherwise $TZ. The C library takes an unknown one for UTC, silently.
@ customers.tsv
id→name→phone
a→Ann→+1 555 0100
.
@ log.tsv
date→customer→kind
2026-11-20→a→call
.
@ carries.tsv
id→name→as_of→first_purchase→last_purchase→purchases→spend→first_spend
a→Ann→2026-06-30→2026-01-01→2026-06-01→4→80→20
.

# ---- $TZ ----

# Every tool that has a clock says so, and goes on with UTC.
$ export TZ=Mars/Olympus; crm-facts -l log.tsv --today=2026-11-21 -C days_since_touch customers.tsv
id→name→phone→as_of→days_since_touch
a→Ann→+1 555 0100→2026-11-21→1
! crm-facts: $TZ: unknown time zone "Mars/Olympus", so UTC is used; an example is Europe/Berlin
$ export TZ=Mars/Olympus; for t in score segment due; do crm-$t -l log.tsv --today=2026-11-21 customers.tsv >out || echo $?; done
! crm-score: $TZ: unknown time zone "Mars/Olympus", so UTC is used; an example is Europe/Berlin
! crm-segment: $TZ: unknown time zone "Mars/Olympus", so UTC is used; an example is Europe/Berlin
! crm-due: $TZ: unknown time zone "Mars/Olympus", so UTC is used; an example is Europe/Berlin
$ export TZ=Mars/Olympus; crm-check -l log.tsv customers.tsv | wc -l | tr -d ' '
1
! crm-check: $TZ: unknown time zone "Mars/Olympus", so UTC is used; an example is Europe/Berlin
$ TZ=Mars/Olympus crm-fit carries.tsv 2>&1 | head -n 1
crm-fit: $TZ: unknown time zone "Mars/Olympus", so UTC is used; an example is Europe/Berlin
$ TZ=Mars/Olympus crm-log -c customers.tsv call a 2>&1 >out | head -n 1; cut -f 3 out | grep -c "T.*Z"
crm-log: $TZ: unknown time zone "Mars/Olympus", so UTC is used; an example is Europe/Berlin
1
$ TZ=Mars/Olympus crm-add name=Bob 2>&1 >out | head -n 1
crm-add: $TZ: unknown time zone "Mars/Olympus", so UTC is used; an example is Europe/Berlin

# Forms that the system understands; an empty one is UTC.
$ for z in UTC '' UTC0 :UTC CET-1CEST,M3.5.0,M10.5.0 '<+0330>-3:30' EST5EDT; do TZ=$z crm-facts -l log.tsv --today=2026-11-21 -C touches customers.tsv | cut -f 1; done | sort | uniq -c | tr -s ' '
 7 a
 7 id

# The zone of the policy is in force, so $TZ does not matter.
@ utc.yaml
version: 1
zone: UTC
.
$ TZ=Mars/Olympus crm-facts -p utc.yaml -l log.tsv --today=2026-11-21 -C touches customers.tsv | cut -f 1
id
a

# ---- the zone of a policy is an error at its place ----
@ mars.yaml
version: 1
zone: Mars/Olympus
.
$ crm-facts -p mars.yaml -l log.tsv customers.tsv
! crm-facts: mars.yaml:2:7: zone: unknown time zone "Mars/Olympus"; an example is Europe/Berlin
? 1

# ---- where the system has its zones ----
& test -f /usr/share/zoneinfo/zone.tab && test -f /usr/share/zoneinfo/Asia/Kolkata

$ for z in Asia/Kolkata :Asia/Kolkata /usr/share/zoneinfo/Asia/Kolkata :/usr/share/zoneinfo/Asia/Kolkata IST-5:30; do TZ=$z crm-log -c customers.tsv call a 2>/dev/null | cut -f 3 | grep -o '+.*'; done | uniq -c | tr -s ' '
 5 +05:30

# What was meant: a wrong letter, a city alone, another case.
$ for z in Europe/Moskow berlin europe/paris :Auckland; do TZ=$z crm-facts -l log.tsv --today=2026-11-21 -C touches customers.tsv | cut -f 1 >out; done
! crm-facts: $TZ: unknown time zone "Europe/Moskow", so UTC is used; did you mean 'Europe/Moscow'?
! crm-facts: $TZ: unknown time zone "berlin", so UTC is used; did you mean 'Europe/Berlin'?
! crm-facts: $TZ: unknown time zone "europe/paris", so UTC is used; did you mean 'Europe/Paris'?
! crm-facts: $TZ: unknown time zone ":Auckland", so UTC is used; did you mean 'Pacific/Auckland'?
$ printf 'version: 1\nzone: Berlin\n' >city.yaml; crm-facts -p city.yaml -l log.tsv customers.tsv
! crm-facts: city.yaml:2:7: zone: unknown time zone "Berlin"; did you mean 'Europe/Berlin'?
? 1

# The name that is suggested is good in both places.
$ TZ=Europe/Berlin crm-facts -l log.tsv --today=2026-11-21 -C touches customers.tsv | cut -f 1 | tail -n 1
a
$ printf 'version: 1\nzone: Europe/Berlin\n' >good.yaml; crm-facts -p good.yaml -l log.tsv --today=2026-11-21 -C touches customers.tsv | cut -f 1 | tail -n 1
a
