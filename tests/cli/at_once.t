# What a rule may say beside its trigger: escalate_when hands a hard case to the manager at once,
# alone: false of every makes a reason that only accompanies others, and {likes} is a word of all
# sentences: crm-rules(5). Days and priorities are worked out by hand.

@ p.yaml
version: 1
quiet: 30d
owners:
  o: {manager: boss}
  any: {capacity: 9}
due:
  - {rule: complaint, open: complaint, within: 24h, ahead: 24h, escalate: 0h, escalate_when: "complaints_open > 1 or influence >= 4", action: resolve, priority: 90, purpose: service, why: "Complaint of {since}: {note}"}
  - {rule: news, every: 90d, alone: false, when: "matches(tags, '(^|;) *likes:')", action: share, purpose: news, priority: 20, why: "Likes {likes}; pass something on"}
.
@ customers.tsv
id→name→phone→owner→influence→tags→consent
a→Anna→1→o→4→likes:golf; likes:rose gardens;vip→
b→Boris→2→o→3→likes:chess→
c→Cyd→3→o→→vip→
d→Dan→4→free→5→likes:→
e→Eve→5→o→→likes:golf→
f→Fay→6→o→→likes:golf→none
g→Gus→7→o→→likes:golf→phone:service
.
@ log.tsv
event→date→customer→kind→note
e1→2026-11-20T10:00→a→complaint→slow
e2→2026-11-20T10:00→b→complaint→cold
e3→2026-11-20T11:00→c→complaint→old
e4→2026-11-20T11:30→c→complaint→bad
e5→2026-11-20T10:00→d→complaint→loud
e6→2026-11-20T10:00→g→complaint→dear
.

# Sorted by priority, then by value: influence is the only part of it that these have. An influence
# of 4 is enough and 3 is not, two open complaints are and one is not: 90 + 10. Where
# nobody is the manager the owner does it. The news of Anna and Boris go along; Eve, to whom nothing
# else happened, is not contacted for them, and Gus takes service alone.

$ crm-due -p p.yaml -l log.tsv --today=2026-11-20T12:00 -C due_priority,due_action,due_owner,name,due_rule,due_why customers.tsv
due_priority→due_action→due_owner→name→due_rule→due_why
100→escalate→free→Dan→complaint;news→Complaint of 2026-11-20: loud. Time to share something with them: never yet; pass something on
100→escalate→boss→Anna→complaint;news→Complaint of 2026-11-20: slow. Likes golf, rose gardens; pass something on
100→escalate→boss→Cyd→complaint→Complaint of 2026-11-20: old
90→resolve→o→Boris→complaint;news→Complaint of 2026-11-20: cold. Likes chess; pass something on
90→resolve→o→Gus→complaint→Complaint of 2026-11-20: dear
$ crm-due -p p.yaml -l log.tsv --today=2026-11-20T12:00 --suppressed --each -C due_held,name,due_rule customers.tsv
due_held→name→due_rule
no other contact→Eve→news
no consent→Fay→news
no consent→Gus→news

# When one of the two complaints is settled it is a case like others; a day later, when the limit has
# passed, it is the manager's again.

$ printf 'e7\t2026-11-20T12:10\tc\tresolved\t\n' >>log.tsv; for t in 2026-11-20T12:30 2026-11-21T11:30 2026-11-21T11:31; do crm-due -p p.yaml -l log.tsv --today=$t --rule=complaint -C due_priority,due_action,due_owner,id customers.tsv | grep c$; done
90→resolve→o→c
90→resolve→o→c
100→escalate→boss→c

$ crm-due -p p.yaml -l log.tsv --today=2026-11-20T12:30 --explain=a customers.tsv
Anna (a), as of 2026-11-20 12:30
listed, by rule complaint, for boss
  before all others, as it cannot wait, in the day of boss, which has room for 9
  complaint           yes: due 2026-11-21 (log.tsv:2): Complaint of 2026-11-20: slow [cannot wait] [escalated at once, as complaints_open > 1 or influence >= 4]
  news                yes: due 2026-11-20: Likes golf, rose gardens; pass something on

# Nothing was shared with Boris for 89 days, and then for 90; the call of yesterday does not hold the
# news back (quiet), because they go along. With the rule alone it is listed by itself.

@ told.tsv
event→date→customer→kind→note
t1→2026-08-23→b→share→the match
t2→2026-11-19→b→call→
t3→2026-11-20→b→complaint→cold
.
$ for day in 2026-11-20 2026-11-21; do crm-due -p p.yaml -l told.tsv --today=$day -C due_rule customers.tsv | sed 1d; done
complaint
complaint;news
$ sed -i 's/alone: false/alone: true/' p.yaml; crm-due -p p.yaml -l told.tsv --today=2026-12-25 --rule=news --each -C name,due_date customers.tsv
name→due_date
Dan→2026-12-25
Anna→2026-12-25
Boris→2026-11-21
Eve→2026-12-25

# Private tags are in no sentence: the trigger's own takes the place of it.

$ printf 'version: 1\nextends: p.yaml\nprivate: [tags]\n' >private.yaml; crm-due -p private.yaml -l told.tsv --today=2026-12-25 --rule=news --each -C name,due_why customers.tsv | sed -n 2,3p
Dan→Time to share something with them: never yet; pass something on
Anna→Time to share something with them: never yet; pass something on

# Faults.

@ wrong
printf '%s\n' 'version: 1' 'due:' "  - {rule: x, $1}" >w.yaml
crm-due -p w.yaml -l log.tsv --today=2026-11-20 customers.tsv
.
$ for keys in 'fill: 3, action: call, escalate_when: "influence > 3"' 'open: complaint, action: call, escalate_when: "influense > 3"' 'open: complaint, action: call, escalate_when: influence' 'silence: 9d, action: call, alone: false' 'every: 9d, action: call, alone: perhaps'; do sh wrong "$keys"; done
! crm-due: w.yaml:3:53: due: what fills the day of an owner is nothing for the manager
! crm-due: w.yaml:3:62: due: unknown name "influense"; did you mean "influence"?
! crm-due: w.yaml:3:61: due: this is a number; expected true or false
! crm-due: w.yaml:3:42: due: "alone" is a key of every, missing, older, but not of silence
! crm-due: w.yaml:3:47: due: alone: "perhaps" is neither true nor false
? 1
