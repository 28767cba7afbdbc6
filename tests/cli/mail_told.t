# What crm-mail says: of what was sent and what was not, of a damaged file, and the header of its entries. 2026-11-21 is a
# Saturday.

@ customers.tsv
id→name→phone→email→birthday→lang
a→Ann→+49 30 1→ann@x.org→1980-11-21→en
b→Ben→+49 30 2→ben@x.org→1981-11-21→en
c→Cat→+49 30 3→cat@x.org→1982-11-21→en
.
@ log.tsv
event→date→customer→kind→item→by→ref→note
e1→2026-11-01→a→call→→→→
.
@ due.tsv
id→due_rule→due_date→due_action→due_channel→due_why
a→birthday→2026-11-21→greet→email→Birthday on 2026-11-21
b→birthday→2026-11-21→greet→email→Birthday on 2026-11-21
c→birthday→2026-11-21→greet→email→Birthday on 2026-11-21
.
@ t/birthday.en.txt
Subject: Happy birthday, {name}!

All the best.
.
@ mail
exec crm-mail -c customers.tsv -l log.tsv --today=2026-11-21T09:30 --from=shop@x.org --templates=t "$@"
.

# ---- sending stops in the middle ----

# A command that takes the first messages, as many as the file n says, and then none.
@ take
n=$(cat n); test "$n" -gt 0 || exit 1; echo $((n - 1)) >n; cat >/dev/null
.
$ for n in 0 1 2; do echo $n >n; sh mail --command='sh take' --no-sent due.tsv | tail -n +2 | cut -f 3; done
a
a
b
! crm-mail: the command ended with status 1; nothing was sent, and 2 more were not tried
! crm-mail: 0 messages sent; 0 held back
! crm-mail: the command ended with status 1; 1 message was sent before, and 1 more was not tried
! crm-mail: 1 message sent: 1 by email; 0 held back
! crm-mail: the command ended with status 1; 2 messages were sent before
! crm-mail: 2 messages sent: 2 by email; 0 held back

# ---- a torn file of what was sent: each thing is told once, on a line of its own ----
# The file ends in the 7 bytes "6<tab>birth"; the bytes before them are counted by wc.
$ sh mail --mbox=box --sent=s due.tsv >/dev/null; wc -c <s | tr -d ' ' >at; printf '6\tbirth' >>s; sh mail --mbox=box --sent=s due.tsv 2>said >/dev/null; sed "s/offset $(cat at)/offset AT/" said
! crm-mail: 3 messages sent: 3 by email; 0 held back
crm-mail: s:8: an incomplete last line was not read (7 bytes from offset AT)
crm-mail: 0 messages sent; 3 sent before; 0 held back

# When the next line is appended, the torn one is saved aside, which is told then.
$ sed -i '/^c\t/d' s; sh mail --mbox=box --sent=s due.tsv 2>&1 >/dev/null | sed "s|in .*/s.torn-[0-9]*|in s.torn-AT|; s/offset [0-9]*/offset AT/"; cat s.torn-*; echo; cut -f 1,6 s | tail -n 2
crm-mail: s:6: an incomplete last line was not read (7 bytes from offset AT)
crm-mail: 1 message sent: 1 by email; 2 sent before; 0 held back
crm-mail: s: its last line was incomplete; it was saved in s.torn-AT and removed
6→birth
c→begun
c→sent

# ---- entries have one header, whatever is sent, so that those of several runs go into one file ----
$ head -n 1 due.tsv | sh mail --mbox=none --no-sent 2>/dev/null; sh mail --mbox=box --no-sent due.tsv 2>/dev/null | head -n 1; sed 's/email/sms/' due.tsv | sh mail --sms=none --no-sent 2>/dev/null | head -n 1
event→date→customer→kind→item→by→ref→note
event→date→customer→kind→item→by→ref→note
event→date→customer→kind→item→by→ref→note

# It has the columns of the log, as far as entries fill them.
$ printf 'date\tcustomer\tkind\trating\tnote\n' >few.tsv; crm-mail -c customers.tsv -l few.tsv --today=2026-11-21 --from=shop@x.org --templates=t --mbox=none --no-sent due.tsv 2>/dev/null | cut -f 2-
customer→kind→note
a→greeting→Happy birthday, Ann!
b→greeting→Happy birthday, Ben!
c→greeting→Happy birthday, Cat!
