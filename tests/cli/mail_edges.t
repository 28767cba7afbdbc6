# crm-mail at its edges: steps of a sequence, commands that a signal ended, which languages are tried, and the last day of
# a snooze. 2026-11-21 is a Saturday.

@ p.yaml
version: 1
lang: ru
declined: 10d
due:
  - rule: after-visit
    after: visit
    steps:
      - {wait: 2d, action: thank, purpose: service}
      - {wait: 0d, action: inform, purpose: news, done_by: share}
  - {rule: answer, open: question, action: answer, purpose: service}
  - {rule: win-back, every: 90d, action: call, done_by: [call, visit], selling: true}
.
@ customers.tsv
id→name→email→lang
a→Ann→ann@x.org→en
b→Beatriz→bea@x.org→pt_BR
d→Dörte→doe@x.org→de
.
@ log.tsv
event→date→recorded→customer→kind→outcome→item→due→note
.
@ mail
exec crm-mail -p p.yaml -c customers.tsv -l log.tsv --templates=t --from=shop@x.org "$@"
.
$ mkdir t; for lang in en ru pt-br; do for name in thank inform answer call; do printf "Subject: $name $lang\n\nx\n" >t/$name.$lang.txt; done; done

# ---- steps ----

# Two steps of one sequence may be due on one day, when the second does not wait. They are two messages with two entries,
# and neither is sent again.
@ steps.tsv
id→name→due_rule→due_date→due_action→due_channel
a→Ann→after-visit→2026-11-21→thank→email
a→Ann→after-visit→2026-11-21→inform→email
.
$ for i in 1 2; do sh mail --today=2026-11-21T09:30 --mbox=box --sent=sent.tsv steps.tsv >entries; done; grep '^Subject' box; cut -f1 entries | sort -u | grep -c ^m; cut -f 1-4,6 sent.tsv
Subject: thank en
Subject: inform en
2
customer→rule→date→step→state
a→after-visit→2026-11-21→thank→begun
a→after-visit→2026-11-21→thank→sent
a→after-visit→2026-11-21→inform→begun
a→after-visit→2026-11-21→inform→sent
! crm-mail: 2 messages sent: 2 by email; 0 held back
! crm-mail: 0 messages sent; 2 sent before; 0 held back

# Only the first was sent: the second still leaves.
$ rm box; head -3 sent.tsv >one.tsv; sh mail --today=2026-11-21T09:30 --mbox=box --sent=one.tsv steps.tsv >entries; grep '^Subject' box; rm box sent.tsv one.tsv
Subject: inform en
! crm-mail: 1 message sent: 1 by email; 1 sent before; 0 held back

# Each step has its own purpose: somebody who wants no news is still thanked.
$ printf 'event\tdate\tcustomer\tkind\titem\no1\t2026-11-01\ta\toptout\tnews\n' >no.tsv; crm-mail -p p.yaml -c customers.tsv -l no.tsv --templates=t --from=shop@x.org --lang=en --dry-run --today=2026-11-21 steps.tsv | grep ' by '
a "Ann", after-visit, by email to ann@x.org (t/thank.en.txt)
! crm-mail: held back: a "Ann", after-visit: opted out (email)
! crm-mail: 1 message would be sent: 1 by email; 1 held back

# The stream does not say which of two steps with one action it is, nor which step it is where a channel changed the action: the
# message must be allowed for the purposes of all of them, and may be one from which people unsubscribe.
$ sed 's/action: inform/action: thank/' p.yaml >same.yaml; sed -n 1,2p steps.tsv >same.tsv; sed '2s/thank/greet/' same.tsv >changed.tsv; cp t/thank.en.txt t/after-visit.en.txt
$ for s in same changed; do for l in log no; do crm-mail -p same.yaml -c customers.tsv -l $l.tsv --templates=t --from=shop@x.org --unsubscribe=stop@x.org --lang=en --dry-run --today=2026-11-21 $s.tsv 2>&1 | grep -E '^a .* by |Unsub|held back:'; done; done; rm t/after-visit.en.txt
a "Ann", after-visit, by email to ann@x.org (t/after-visit.en.txt)
    List-Unsubscribe: <mailto:stop@x.org?subject=unsubscribe>
crm-mail: held back: a "Ann", after-visit: opted out (email)
a "Ann", after-visit, by email to ann@x.org (t/after-visit.en.txt)
    List-Unsubscribe: <mailto:stop@x.org?subject=unsubscribe>
crm-mail: held back: a "Ann", after-visit: opted out (email)

# ---- commands ----

# A shell ends with a status of 128 and more when a signal ended its command, which may have taken the message; also the shell
# itself may be ended. Whether it left is uncertain. With a status below that it did not leave, and is sent in the next run.
@ one.tsv
id→name→due_rule→due_date→due_action→due_channel
a→Ann→after-visit→2026-11-21→thank→email
.
$ for how in 'exit 137' 'kill -9 $$' 'exit 128' 'exit 127' 'exit 1'; do rm -f sent.tsv; sh mail --today=2026-11-21T09:30 --command="cat >taken; $how" --sent=sent.tsv one.tsv >entries; echo "$how: $? $(tail -n 1 sent.tsv | cut -f 6)"; sh mail --today=2026-11-21T09:31 --mbox=box --sent=sent.tsv one.tsv >entries; test -e box && rm box && echo sent; done 2>&1 | grep -v ' 0 held\| held back$'
crm-mail: the command ended with status 137; nothing was sent
exit 137: 2 begun
crm-mail: held back: a "Ann", after-visit: uncertain: it was begun at 2026-11-21T09:30, and may have left or not; look, and then give --uncertain=send or --uncertain=done
crm-mail: signal 9 ended the command; nothing was sent
kill -9 $$: 2 begun
crm-mail: held back: a "Ann", after-visit: uncertain: it was begun at 2026-11-21T09:30, and may have left or not; look, and then give --uncertain=send or --uncertain=done
crm-mail: the command ended with status 128; nothing was sent
exit 128: 2 begun
crm-mail: held back: a "Ann", after-visit: uncertain: it was begun at 2026-11-21T09:30, and may have left or not; look, and then give --uncertain=send or --uncertain=done
crm-mail: the command ended with status 127; nothing was sent
exit 127: 2 failed
sent
crm-mail: the command ended with status 1; nothing was sent
exit 1: 2 failed
sent

# ---- languages ----

# The customer's own language with its country, whichever way it is written; then the policy's; English last.
@ langs.tsv
id→name→due_rule→due_date→due_action→due_channel
a→Ann→answer→2026-11-21→answer→email
b→Beatriz→answer→2026-11-21→answer→email
d→Dörte→answer→2026-11-21→answer→email
.
$ sh mail --dry-run --today=2026-11-21 langs.tsv 2>&1 | grep -o '(t/.*)'; sed -i '/^lang/d' p.yaml; sh mail --dry-run --today=2026-11-21 langs.tsv 2>&1 | grep -o '(t/.*)'
(t/answer.en.txt)
(t/answer.pt-br.txt)
(t/answer.ru.txt)
(t/answer.en.txt)
(t/answer.pt-br.txt)
(t/answer.en.txt)

# ---- snoozed and declined ----

# Ann wants to be left alone until 1 December: from that day on she may be written to. Her question is answered all the same.
# She declined an offer on 11 November: ten days later it may be made again.
@ log.tsv
event→date→recorded→customer→kind→outcome→item→due→note
s→2026-11-20→→a→snooze→→→2026-12-01→
d→2026-11-11→→d→call→declined→→→
.
@ day.tsv
id→name→due_rule→due_date→due_action→due_channel
a→Ann→after-visit→2026-11-01→inform→email
a→Ann→answer→2026-11-01→answer→email
d→Dörte→win-back→2026-11-01→call→email
.
$ for day in 11-20 11-21 11-30 12-01; do echo $day; sh mail --dry-run --today=2026-$day day.tsv 2>&1 | grep -o 'a "Ann".*\|d ".*' | sed 's/ *(.*//' | sort; done
11-20
a "Ann", after-visit: snoozed
a "Ann", answer, by email to ann@x.org
d "Dörte", win-back: declined
11-21
a "Ann", after-visit: snoozed
a "Ann", answer, by email to ann@x.org
d "Dörte", win-back, by email to doe@x.org
11-30
a "Ann", after-visit: snoozed
a "Ann", answer, by email to ann@x.org
d "Dörte", win-back, by email to doe@x.org
12-01
a "Ann", after-visit, by email to ann@x.org
a "Ann", answer, by email to ann@x.org
d "Dörte", win-back, by email to doe@x.org

# ---- who may read what was written to whom ----

# New files are for their owner alone, whatever the umask allows; one that is there keeps its mode.
@ ways.tsv
id→name→due_rule→due_date→due_action→due_channel
a→Ann→answer→2026-12-05→answer→email
b→Beatriz→answer→2026-12-05→answer→sms
d→Dörte→answer→2026-12-05→answer→post
.
$ awk -v OFS='\t' '{print $0, NR == 1 ? "phone\taddress" : "+49 1711\t1 High St"}' customers.tsv >all.tsv; for f in thank inform answer call; do sed 1d t/$f.en.txt >t/$f.en.sms.txt; done; rm -f sent.tsv; umask 022; touch old.mbox; chmod 640 old.mbox; crm-mail -p p.yaml -c all.tsv -l log.tsv --templates=t --from=shop@x.org --today=2026-12-05 --mbox=old.mbox --sms=sms.tsv --letters=letters.tsv --sent=sent.tsv ways.tsv >entries; stat -c '%a %n' old.mbox sms.tsv letters.tsv sent.tsv; wc -l <sms.tsv; wc -l <letters.tsv
640 old.mbox
600 sms.tsv
600 letters.tsv
600 sent.tsv
2
2
! crm-mail: 3 messages sent: 1 by email, 1 by sms, 1 by post; 0 held back
! crm-mail: 2 of these are not in the customer's language, which has no template: answer for pt_BR in en 1, answer for de in en 1

# What is known to bounce gets no message, whatever channel is asked for: otherwise the entry that it was sent
# would say that it arrived, and the customer is called by nobody. A new address is written to.
@ bounce/customers.tsv
id→name→phone→email→lang→birthday
v→Vera→+44 7700 900203→v@x.org→en→1980-12-02
.
@ bounce/log.tsv
event→date→customer→kind→dir→outcome→ref
e1→2026-11-28→v→email→out→bounced→email:v@x.org
.
@ bounce/templates/birthday.en.txt
Subject: Happy birthday

Dear {name}
.
$ crm-due --rule=birthday --today=2026-12-02 bounce | crm-mail --channel=email --from='A <a@b.example>' --mbox=m --today=2026-12-02 bounce; test -e m || echo nothing
! crm-mail: held back: v "Vera", birthday: the last email bounced (email)
! crm-mail: 0 messages sent; 1 held back
event→date→customer→kind→dir→ref
nothing
$ sed 's/v@x/vera@x/' bounce/customers.tsv >c.tsv; mv c.tsv bounce/customers.tsv; crm-due --rule=birthday --today=2026-12-02 bounce | crm-mail --channel=email --from='A <a@b.example>' --mbox=m --today=2026-12-02 bounce | wc -l; grep '^To' m
! crm-mail: 1 message sent: 1 by email; 0 held back
! crm-mail: what was sent is noted in bounce/sent.tsv
> 2
To: Vera <vera@x.org>
