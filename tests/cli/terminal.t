# A tool that reads a terminal says so at once, and does not seem to hang.
& command -v script
@ customers.tsv
id→name
c1→Lucy
.
@ log.tsv
date→customer→kind→amount
2026-11-01→c1→purchase→30
.
$ printf 'id\tname\nc1\tLucy\n\004' | script -qec 'crm-facts -l log.tsv --today=2026-11-21 -C spend --to-tsv 2>said' /dev/null >/dev/null; cat said
crm-facts: reading standard input from the terminal; Ctrl-D ends the input, Ctrl-C stops the program

$ printf 'name\nEve\n\004' | script -qec 'crm-add -f c.tsv --today=2026-11-21 2>said' /dev/null >/dev/null; cat said; cut -f2 c.tsv
crm-add: reading standard input from the terminal; Ctrl-D ends the input, Ctrl-C stops the program
crm-add: c.tsv: 1 record: 1 new, 0 known, 0 changed, 0 faulty
name
Eve

$ printf 'name\nEve\n\004' | script -qec 'crm-log --from - 2>said' /dev/null >/dev/null; head -n 1 said
crm-log: reading standard input from the terminal; Ctrl-D ends the input, Ctrl-C stops the program

# With a file there is nothing to say
$ script -qec 'crm-facts -l log.tsv --today=2026-11-21 -C spend --to-tsv customers.tsv' /dev/null | tr -d '\r'
id→name→as_of→spend
c1→Lucy→2026-11-21→30.00
