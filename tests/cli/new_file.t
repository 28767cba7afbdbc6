# The format of a new file: as its name says …
$ crm-add -f x.csv --today=2026-11-21 name='One, Ann' 2>/dev/null; cut -d, -f1-3 x.csv
c0001
id,name,owner
c0001,"One, Ann"

$ crm-log -f l.csv --today=2026-11-21 call c0001 'a, b' 2>/dev/null | wc -l | tr -d ' '; cut -d, -f2,4,5 l.csv
1
date,customer,kind
2026-11-21,c0001,call

# … before what the input is, which decides for a name that says nothing
$ crm-add -f y.tsv --csv --today=2026-11-21 2>/dev/null; cut -f1,2 y.tsv
< name
< Bob
c0001
id→name
c0001→Bob

$ crm-add -f customers --csv --today=2026-11-21 2>/dev/null; cut -d, -f1,2 customers
< name
< Bob
c0001
id,name
c0001,Bob

# … but not before what is asked for
$ crm-add -f z.csv --to-tsv --today=2026-11-21 name=Ann 2>/dev/null; cut -f1,2 z.csv
c0001
id→name
c0001→Ann

# A file that is there keeps its format
$ crm-add -f z.csv --today=2026-11-21 name=Bob 2>/dev/null; tail -n 1 z.csv | cut -f1,2
c0002
c0002→Bob
