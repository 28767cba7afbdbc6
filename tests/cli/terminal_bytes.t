# What data may do to a terminal: control characters and marks of direction are shown there and not obeyed. In a pipe
# data are what they are.
& script -qec true /dev/null
@ customers.tsv
id→name→note
a→Ann→redX
.
@ log.tsv
date→customer→kind
2026-11-01→a→call
.
$ awk '{ sub("X", "\033[31m\342\200\256"); print }' customers.tsv >c.tsv; script -qec 'crm-facts -l log.tsv --today=2026-11-21 -C purchases c.tsv' /dev/null | tr -d '\r'
id→name→note→as_of→purchases
a→Ann→red\x1B[31m\u{202E}→2026-11-21→0
$ crm-facts -l log.tsv --today=2026-11-21 -C purchases c.tsv | od -An -c | grep -o '033'
033
$ printf 'name\nEve\033[31m\n' >new.tsv; script -qec 'crm-add --today=2026-11-21 --from=new.tsv 2>/dev/null | cat' /dev/null | grep -c '31m'
1
$ script -qec 'crm-add --today=2026-11-21 --from=new.tsv' /dev/null | tr -d '\r' | grep -a Eve | cut -f2
Eve\x1B[31m
$ script -qec "crm-log --print -c customers.tsv --today=2026-11-21 call a note='BEFORE$(printf '\033')AFTER'" /dev/null | tr -d '\r' | grep -ao 'BEFORE.*AFTER'
BEFORE\x1BAFTER
