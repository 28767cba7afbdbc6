# crm-log --from-due with a list that was given before: what the log has already is known, and not
# written again. Expected by hand from crm-log(1), WHAT WAS ON THE LIST.
@ c.tsv
id→name→phone→status
a→Ann→+1 555 0101→
b→Bob→+1 555 0102→
.
@ list.tsv
id→due_rule→due_action→due_channel→due_why
a→keep→call→phone→No contact for 40 days
b→keep→call→phone→No contact for 50 days
.
@ p.yaml
version: 1
due:
  - {rule: keep, silence: 30d, action: call, channel: phone}
.
@ log
shift; crm-log -p p.yaml -f log.tsv -c c.tsv "$@" | wc -l
.
$ sh log x --today=2026-11-21T10:00 --from-due --from=list.tsv; sh log x --today=2026-11-21T17:30 --from-due --from=list.tsv; wc -l <log.tsv
2
0
3
! crm-log: log.tsv: 2 records: 2 new, 0 known, 0 changed, 0 faulty
! crm-log: log.tsv: 2 records: 0 new, 2 known, 0 changed, 0 faulty

# The rest of a list. That the reason is in other words, or a note is given, makes no other contact of it.
$ sed '2s/^a/b/; 2s/40/41/' list.tsv >rest.tsv; sh log x --today=2026-11-21T18:00 --from-due --from=rest.tsv; sh log x --today=2026-11-21T18:00 --from-due --from=list.tsv --note=done
0
0
! crm-log: log.tsv: 2 records: 0 new, 2 known, 0 changed, 0 faulty
! crm-log: log.tsv: 2 records: 0 new, 2 known, 0 changed, 0 faulty

# A row that is in a list twice is one contact.
$ printf 'event\tdate\tcustomer\tkind\tnote\n' >fresh.tsv; { cat list.tsv; sed '1d; s/No contact/Silence/' list.tsv; } >both.tsv; crm-log -p p.yaml -f fresh.tsv -c c.tsv --today=2026-11-21T18:00 --from-due --from=both.tsv | wc -l; cut -f 1 fresh.tsv | sort | uniq -d
2
! crm-log: fresh.tsv: 4 records: 2 new, 2 known, 0 changed, 0 faulty

# Another day is another contact
$ sh log x --today=2026-11-22 --from-due --from=list.tsv
2
! crm-log: log.tsv: 2 records: 2 new, 0 known, 0 changed, 0 faulty

# What was taken back is written again
$ sh log x --undo --batch; sh log x --today=2026-11-22 --from-due --from=list.tsv
2
2
! crm-log: log.tsv:4: took back: call of a "Ann", on 2026-11-22
! crm-log: log.tsv:5: took back: call of b "Bob", on 2026-11-22
! crm-log: log.tsv: 2 entries taken back that were recorded together
! crm-log: log.tsv: 2 records: 2 new, 0 known, 0 changed, 0 faulty

# An attempt may be repeated on one day, but not at the same minute
$ sed '1s/$/	outcome/; 2,3s/$/	no-answer/' list.tsv >tried.tsv; for at in 10:00 10:00 16:00; do sh log x --today=2026-11-23T$at --from-due --from=tried.tsv; done
2
0
2
! crm-log: log.tsv: 2 records: 2 new, 0 known, 0 changed, 0 faulty
! crm-log: log.tsv: 2 records: 0 new, 2 known, 0 changed, 0 faulty
! crm-log: log.tsv: 2 records: 2 new, 0 known, 0 changed, 0 faulty

# Who was merged meanwhile is the same customer
@ m.tsv
id→name→phone→status
a→Ann→+1 555 0101→merged:b
b→Bob→+1 555 0102→
.
$ head -n 2 list.tsv | sed '2s/^a/b/' >one.tsv; crm-log -p p.yaml -f log.tsv -c m.tsv --today=2026-11-22 --from-due --from=one.tsv
! crm-log: log.tsv: 1 record: 0 new, 1 known, 0 changed, 0 faulty

# ---- the key of a contact does not depend on its language ----

# The list of one morning in three languages. The reasons differ, and the contacts are the same.
@ book/customers.tsv
id→name→phone→email→birthday→lang
a→Ann→+1 555 0101→a@x.org→1980-11-22→en
b→Bob→+1 555 0102→b@x.org→1980-05-01→en
.
@ book/log.tsv
event→date→recorded→customer→kind→by→outcome→due→ref→note
e1→2026-11-10→→b→complaint→→→→→It broke
e2→2026-11-12→→b→complaint→→→→→It broke again
.
@ book/policy.yaml
version: 1
due:
  - {rule: birthday, anniversary: birthday, ahead: 3d, action: greet, done_by: [greeting, call]}
  - {rule: mend, open: complaint, within: 1d, action: resolve, purpose: service}
.
@ list
crm-due --today=2026-11-21T08:00 --lang="$1" book 2>/dev/null
.
$ cp -r book old; cp book/log.tsv log0; for l in en zh ru; do sh list $l | cut -f 1,7-; done | grep -c -e 'Birthday on' -e '生日' -e 'День рождения'; for l in en zh ru; do sh list $l >$l.tsv; done; for l in en zh ru; do crm-log -f book --today=2026-11-21T17:00 --from-due <$l.tsv >ids; cat ids; done; cut -f 2,4,5,9 book/log.tsv | tail -n +4
3
~ ^m[0-9a-f]+$
~ ^m[0-9a-f]+$
2026-11-21T17:00→b→resolved→event:e1
2026-11-21T17:00→a→greeting→
! crm-log: book/log.tsv: 2 records: 2 new, 0 known, 0 changed, 0 faulty
! crm-log: book/log.tsv: 2 records: 0 new, 2 known, 0 changed, 0 faulty
! crm-log: book/log.tsv: 2 records: 0 new, 2 known, 0 changed, 0 faulty

# What an older version wrote has another id, and is known by its text as before.
$ crm-log -f old --today=2026-11-21T17:00 --from-due <en.tsv >ids; sed -i 's/^m[0-9a-f]*\(.*resolved\)/e98\1/; s/^m[0-9a-f]*/e99/' old/log.tsv; crm-log -f old --today=2026-11-21T18:00 --from-due <en.tsv; cut -f 1 old/log.tsv | sort | uniq -d
! crm-log: old/log.tsv: 2 records: 2 new, 0 known, 0 changed, 0 faulty
! crm-log: old/log.tsv: 2 records: 0 new, 2 known, 0 changed, 0 faulty

# On another day it is another contact, whose id differs; so it does where the entry was taken back. Another item that is open is
# another contact, too: the ref tells them apart.
$ crm-log -f book --today=2026-11-23T17:00 --from-due <zh.tsv | sed 's/^m[0-9a-f]*/ID/'; crm-log -f book --undo --batch >undone 2>&1; crm-log -f book --today=2026-11-23T18:00 --from-due <ru.tsv | sed 's/^m[0-9a-f]*/ID/'; crm-log -f book --today=2026-11-23T18:00 --from-due <en.tsv; sed 's/log.tsv:2/log.tsv:3/' en.tsv | crm-log -f book --today=2026-11-23T18:00 --from-due | sed 's/^m[0-9a-f]*/ID/'; crm-check book | grep -c dupl
ID~2
ID~2
ID~3
ID~3
ID~4
0
! crm-log: book/log.tsv: 2 records: 2 new, 0 known, 0 changed, 0 faulty
! crm-log: book/log.tsv: 2 records: 2 new, 0 known, 0 changed, 0 faulty
! crm-log: book/log.tsv: 2 records: 0 new, 2 known, 0 changed, 0 faulty
! crm-log: book/log.tsv: 2 records: 1 new, 1 known, 0 changed, 0 faulty
? 1

# What crm-mail sent and logged is done, also where the list is then logged as a whole.
@ book/templates/birthday.en.txt
Subject: Happy birthday

All the best
.
$ cp log0 book/log.tsv; for i in 1 2; do crm-due --today=2026-11-21T08:00 book | crm-mail --early=birthday --channel=email --mbox=box --from=s@x.org --today=2026-11-21T09:00 book 2>/dev/null >sent.log; crm-log -f book <sent.log >ids; crm-log -f book --today=2026-11-21T17:00 --from-due <zh.tsv >ids; done
! crm-log: book/log.tsv: 1 record: 1 new, 0 known, 0 changed, 0 faulty
! crm-log: book/log.tsv: 2 records: 1 new, 1 known, 0 changed, 0 faulty
! crm-log: book/log.tsv: 1 record: 0 new, 1 known, 0 changed, 0 faulty
! crm-log: book/log.tsv: 2 records: 0 new, 2 known, 0 changed, 0 faulty

# A log without the column event has no ids: there the text is compared, as crm-log(1) says.
$ printf 'date\tcustomer\tkind\tref\tnote\n2026-11-10\tb\tcomplaint\t\tIt broke\n' >book/log.tsv; for l in en en zh; do crm-log -f book --today=2026-11-21T17:00 --from-due <$l.tsv; done
! crm-log: book/log.tsv: 2 records: 2 new, 0 known, 0 changed, 0 faulty
! crm-log: book/log.tsv: 2 records: 0 new, 2 known, 0 changed, 0 faulty
! crm-log: book/log.tsv: 2 records: 2 new, 0 known, 0 changed, 0 faulty
