# A snooze leaves them be until its day; a later one without a day lifts it: crm-records(5).

@ customers.tsv
id→name→phone→created
a→Ann→020 7946 0001→2026-10-01
.
@ until
# until LOG DAY: until when they are to be left alone, and what is due
crm-facts -l $1 --today=$2 -C snoozed_until customers.tsv | tail -n 1 | cut -f 6 | sed "s,^,until: ,"
crm-due -l $1 --today=$2 --rule=new-prospect -C id,due_rule customers.tsv | sed 1d
.
$ crm-log -f log.tsv -c customers.tsv --date=2026-11-20 snooze a --due=2026-12-20 >id; sh until log.tsv 2026-11-21
!~ ^crm-log: log.tsv:2: snooze of a "Ann"
until: 2026-12-20

$ crm-log -f log.tsv -c customers.tsv --date=2026-11-21 snooze a >id; sh until log.tsv 2026-11-21
!~ ^crm-log: log.tsv:3: snooze of a "Ann"
until: 
a→new-prospect

# Whatever their order in the log; and a later one holds again.
$ { sed -n 1p log.tsv; sed -n 3p log.tsv; sed -n 2p log.tsv; } >back.tsv; sh until back.tsv 2026-11-21
until: 
a→new-prospect

$ crm-log -f log.tsv -c customers.tsv --date=2026-11-22 snooze a --due=2026-12-01 >id; sh until log.tsv 2026-11-22
!~ ^crm-log: log.tsv:4: snooze of a "Ann"
until: 2026-12-01

# Nothing is wrong with such a line.
@ log.tsv
event→date→customer→kind→due
e1→2026-11-20→a→snooze→2026-12-20
e2→2026-11-21→a→snooze→
.
$ crm-check -l log.tsv --today=2026-11-21 customers.tsv | sed 1d
