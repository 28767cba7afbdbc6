# one_sided: who is only ever called is written to for once.
# Of 180 days: today, 11-21, is the 325th of the year, 179 days before is the 146th, 05-26. More than
# 80%, and at least 4.

@ p.yaml
version: 1
one_sided: 80%
due:
  - {rule: keep, silence: 1d, action: greet}
  - {rule: ring, silence: 1d, action: greet, channel: phone}
.
@ log.tsv
date→customer→kind→dir→outcome→channel
.
@ calls
# calls ID N: N calls to them, from 11-01 on.
i=0
while [ $i -lt "$2" ]; do
	i=$((i + 1))
	printf '2026-11-%02d\t%s\tcall\t\t\t\n' $i "$1"
done
.
$ { for who in four five few late early missed came care own only word; do case $who in four) sh calls $who 4;; five) sh calls $who 5;; care) ;; *) sh calls $who 3;; esac; done; printf '%s\n' 'four email' 'five email' | while read who kind; do printf '2026-11-10\t%s\t%s\t\t\t\n' $who $kind; done; printf '2026-05-25\tlate\tcall\t\t\t\n2026-05-26\tearly\tcall\t\t\t\n2026-11-10\tmissed\tcall\t\tno-answer\t\n2026-11-10\tcame\tcall\tin\t\t\n2026-11-10\town\tcall\t\t\t\n2026-11-10\tonly\tcall\t\t\t\n2026-11-10\tword\tcall\t\t\t\n2026-11-10\tearly\tgreeting\t\t\t\n'; for d in 1 2 3 4; do printf '2026-11-0%d\tcare\tgreeting\t\t\tphone\n2026-11-0%d\tmail\temail\t\t\t\n2026-11-0%d\tseen\tmeeting\t\t\t\n' $d $d $d; done; } >>log.tsv
@ customers.tsv
id→name→phone→email→channel→consent
four→Four of five are not more than 80%→1→f@x→→
five→Five of six are→1→f@x→→
few→Three are few→1→f@x→→
late→The fourth was too long ago→1→f@x→→
early→The fourth was just not; a greeting says nothing→1→f@x→→
missed→The fourth reached nobody→1→f@x→→
came→The fourth was theirs→1→f@x→→
care→Four greetings by telephone→1→f@x→→
own→Who wants to be called→1→f@x→phone→
only→Who can only be called→1→→→
word→Who may only be called→1→f@x→→phone
mail→Who is only written to→1→f@x→→
seen→Who is only met→1→f@x→→
.
$ crm-due -p p.yaml -l log.tsv --rule=keep --today=2026-11-21 -C id,due_channel,due_why customers.tsv | sort | sed 's/No contact.*days)\. //; s/No contact.*days)$/-/'
came→phone→-
care→email→Called 4 of 4 times
early→email→Called 4 of 4 times
few→phone→-
five→email→Called 5 of 6 times
four→phone→-
id→due_channel→due_why
late→phone→-
mail→phone→Written to by email 4 of 4 times
missed→phone→Not reached on 2026-11-10; try another time of day
only→phone→-
own→phone→-
seen→phone→Met in person 4 of 4 times
word→phone→-

# A rule that names a channel, or a policy that does not ask, goes by the usual way
$ crm-due -p p.yaml -l log.tsv --rule=ring --today=2026-11-21 -C due_channel customers.tsv | sort | uniq -c | xargs
1 due_channel 13 phone
$ sed /one_sided/d p.yaml >plain.yaml; crm-due -p plain.yaml -l log.tsv --rule=keep --today=2026-11-21 -C due_channel customers.tsv | sort | uniq -c | xargs
1 due_channel 13 phone

# A greeting by telephone is told by the log's own column; without it nothing is known of it
$ cut -f1-5 log.tsv >less.tsv; crm-due -p p.yaml -l less.tsv --rule=keep --today=2026-11-21 -C id,due_channel customers.tsv | grep care
care→phone

$ sed 's/80%/49%/' p.yaml >slip.yaml; crm-due -p slip.yaml -l log.tsv customers.tsv
! crm-due: slip.yaml:2:12: one_sided: "49%" is less than half
? 1

$ crm-facts -p p.yaml -l log.tsv --today=2026-11-21 customers.tsv | crm-due -p p.yaml --rule=keep
! crm-due: one_sided needs the log: name it with -l (or $CRM_LOG)
? 2
