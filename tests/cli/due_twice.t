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

# The rest of a list
$ sed '2s/^a/b/; 2s/40/41/' list.tsv >rest.tsv; sh log x --today=2026-11-21T18:00 --from-due --from=rest.tsv
1
! crm-log: log.tsv: 2 records: 1 new, 1 known, 0 changed, 0 faulty

# Another day is another contact
$ sh log x --today=2026-11-22 --from-due --from=list.tsv
2
! crm-log: log.tsv: 2 records: 2 new, 0 known, 0 changed, 0 faulty

# What was taken back is written again
$ sh log x --undo --batch; sh log x --today=2026-11-22 --from-due --from=list.tsv
2
2
! crm-log: log.tsv:5: took back: call of a "Ann", on 2026-11-22
! crm-log: log.tsv:6: took back: call of b "Bob", on 2026-11-22
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
