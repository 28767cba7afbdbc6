# A log from a pipe, and customers from a pipe: every tool gives what it gives for files, also where
# it reads the log more than once, for an earlier day or for a timeline. Only what names the pipe
# itself differs by that name.

@copy samples/shop
@copy samples/templates
# same COMMAND: runs it with the file log.tsv and, as LOG, with a pipe of the same name.
@ same
cd shop
run() { timeout 20 sh -c "$1" 2>&1 </dev/null | sed 's/log[.]tsv/LOG/g'; }
want=$(run "$1" | cksum)
mv log.tsv kept.tsv; mkfifo log.tsv
cat kept.tsv >log.tsv & writer=$!
run "$1" >../got
kill $writer 2>/dev/null; wait $writer 2>/dev/null
mv kept.tsv log.tsv
got=$(cksum <../got)
test "$want" = "$got" || { echo "$1: other output with a pipe:"; head -n 3 ../got; }
.
$ while read -r line; do sh same "$line"; done
< crm-facts --today=2026-11-21 -l log.tsv --all customers.tsv
< crm-facts --today=2026-11-21 -l log.tsv --explain=c0001 --all customers.tsv
< crm-score --today=2026-11-21 -l log.tsv customers.tsv
< crm-score --today=2026-11-21 -l log.tsv --explain=c0001 customers.tsv
< crm-score --today=2026-11-21 -l log.tsv --by=owner customers.tsv
< crm-segment --today=2026-11-21 -l log.tsv customers.tsv
< crm-segment --today=2026-11-21 -l log.tsv --was=2026-08-21 customers.tsv
< crm-segment --today=2026-11-21 -l log.tsv --count --was=2026-08-21 customers.tsv
< crm-segment --today=2026-11-21 -l log.tsv --explain=c0001 customers.tsv
< crm-due --today=2026-11-21 -l log.tsv customers.tsv
< crm-due --today=2026-11-21 -l log.tsv --days=5 customers.tsv
< crm-due --today=2026-11-21 -l log.tsv --explain=c0001 customers.tsv
< crm-show --today=2026-11-21 -l log.tsv -c customers.tsv c0001
< crm-show --today=2026-11-21 -l log.tsv -c customers.tsv --html c0001
< crm-show --today=2026-11-21 -l log.tsv -c customers.tsv --to-json c0001
< crm-stats --today=2026-11-21 -l log.tsv --by=month,kind customers.tsv
< crm-stats --today=2026-11-21 -l log.tsv --by=stage customers.tsv
< crm-stats --today=2026-11-21 -l log.tsv --by=owner --period=2026-10 --compare=previous customers.tsv
< crm-stats --today=2026-11-21 -l log.tsv --table=conversion customers.tsv
< crm-stats --today=2026-11-21 -l log.tsv --table=sources customers.tsv
< crm-stats --today=2026-11-21 -l log.tsv --table=response customers.tsv
< crm-stats --today=2026-11-21 -l log.tsv --table=retention customers.tsv
< crm-stats --today=2026-11-21 -l log.tsv --table=moves --was=2026-08-21 customers.tsv
< crm-cal --today=2026-11-21 -l log.tsv customers.tsv
< crm-check -l log.tsv customers.tsv
< crm-fit --today=2026-11-21 -l log.tsv customers.tsv
< crm-due --today=2026-11-21 -l log.tsv customers.tsv | crm-report --today=2026-11-21 -c customers.tsv

# Customers from a pipe: those of crm-show and of -c are all customers; of a stream it is not known.
$ cd shop; cat customers.tsv | crm-show --today=2026-11-21 -l log.tsv -c /dev/stdin c0001 >one; crm-show --today=2026-11-21 -l log.tsv -c customers.tsv c0001 | cmp - one

$ cd shop; crm-due --today=2026-11-21 -l log.tsv -c customers.tsv <customers.tsv | cksum >one; crm-due --today=2026-11-21 -l log.tsv customers.tsv | cksum | cmp - one; cat customers.tsv | crm-due --today=2026-11-21 -l log.tsv -c customers.tsv | cksum | cmp - one

$ cd shop; cat customers.tsv | crm-cal --today=2026-11-21 -l log.tsv
! crm-cal: built-in policy:34:29: referral_spend depends on other customers: name the file of all customers with -c
? 2

# What a list says of its log cannot be looked up when that was a pipe, whose name may now be that of
# another.
$ cd shop; cat log.tsv | crm-due --today=2026-11-21 -l /dev/stdin customers.tsv >../due.tsv; crm-mail --today=2026-11-21 --templates=../templates --from='M <m@x.org>' --dry-run -l log.tsv -c customers.tsv <../due.tsv
! crm-mail: the list names entries of "/dev/stdin", a log that came through a pipe and cannot be read again: make the list with -l FILE
? 2

$ cd shop; crm-log --from-due --print -c customers.tsv <../due.tsv
! crm-log: the list names entries of "/dev/stdin", a log that came through a pipe and cannot be read again: make the list with -l FILE
? 2

# An empty pipe is the fault that it was.
$ cd shop; : | crm-show --today=2026-11-21 -l /dev/stdin -c customers.tsv c0001
! crm-show: /dev/stdin: no input, not even a header; the program that writes it seems to have failed
? 1

$ cd shop; head -c 1000 log.tsv | crm-show --today=2026-11-21 -l /dev/stdin -c customers.tsv c0001
! crm-show: /dev/stdin:11: the input ends within a line; the program that writes it seems to have failed
? 1
