# What a consent or an opt-out is about: one notion for what is written, what is
# read, and what is held back. Expected by hand from crm-records(5), CONSENT.

@ customers.tsv
id→name→phone→email→consent
a→Ann→1→a@x→
b→Bob→2→b@x→
c→Cem→3→c@x→
.
@ policy.yaml
version: 1
due:
  - {rule: text, every: 30d, action: sms, channel: sms, purpose: offers}
  - {rule: ring, every: 30d, action: call, channel: phone}
  - {rule: mail, every: 30d, action: email, channel: email, selling: true}
.

# crm-log refuses what has no meaning, with the word that was meant
$ crm-log optout a --item=telephone
! crm-log: item: "telephone" is not a channel or a purpose; did you mean "phone"?
? 1

$ crm-log optout a --item='phone, email'
! crm-log: item: "phone, email" is not a channel or a purpose; several are separated by ";", as in "phone;email"
? 1

$ crm-log optout a --item=everything
! crm-log: item: "everything" is not a channel or a purpose; did you mean "all"?
? 1

$ crm-log optout a --item=call
! crm-log: item: "call" is not a channel or a purpose; did you mean "phone"?
? 1

$ crm-log consent a --item='phone;emails'
! crm-log: item: "emails" is not a channel or a purpose; did you mean "email"?
? 1

$ crm-log consent a --item=emial:news
! crm-log: item: "emial:news" is not a channel or a purpose; did you mean "email:news"?
? 1

$ crm-log consent a --item=none
! crm-log: item: "none" is not a channel or a purpose; log an optout with an empty item
? 1

$ crm-log optout a --item=offers
! crm-log: item: "offers" is not a channel or a purpose; it is one of: all, a channel (phone, email, sms, chat, post, visit) or a purpose (care, news, service)
? 1

# a purpose that a rule of the policy names is one; letters of any case are
$ crm-log -p policy.yaml optout a --item='offers;Phone:offers;sms' | cut -f 9
item
offers;Phone:offers;sms

# crm-add likewise, of the column; there "none" is a word
$ crm-add name=Eve consent=emial:news
! crm-add: consent: "emial:news" is not a channel or a purpose; did you mean "email:news"?
? 1

$ crm-add name=Eve consent='none' | cut -f 2,13
name→consent
Eve→none

$ crm-add -p policy.yaml name=Eve consent='sms:offers;post' | cut -f 2,13
name→consent
Eve→sms:offers;post

# Read: an opt-out that is not understood is one of all, in letters of any case; a
# consent that is not understood grants nothing
@ log.tsv
date→customer→kind→item
2026-11-01→a→optout→Phone
2026-11-01→b→optout→telephone
2026-11-01→c→optout→
2026-11-02→c→consent→emails
2026-11-03→c→consent→EMAIL
.
$ crm-facts -l log.tsv -C opted_out,consented --today=2026-11-21 customers.tsv | cut -f 1,7-
id→opted_out→consented
a→phone→
b→all→
c→all→email

# An opt-out of phone holds back text messages to it, and an email goes where a
# narrower word allows it
$ crm-due --each -p policy.yaml -l log.tsv --today=2026-11-21 customers.tsv >due.tsv; awk -F '\t' 'NR == 1 {for (i = 1; i <= NF; i++) at[$i] = i; next} {print $1, $at["due_rule"], $at["due_channel"]}' due.tsv | sort
a mail email
a ring email
a text email
c mail email
c ring email
c text email

# One of sms alone leaves the telephone; one of a purpose leaves the others; the
# facts of another policy's words are read as all
@ log.tsv
date→customer→kind→item
2026-11-01→a→optout→sms
2026-11-01→b→optout→offers
2026-11-01→c→consent→email:news
2026-11-02→c→optout→news
.
@ plain.tsv
id→name→phone
a→Ann→1
b→Bob→2
c→Cem→3
.
$ crm-due --each -p policy.yaml -l log.tsv --today=2026-11-21 plain.tsv >due.tsv; awk -F '\t' 'NR == 1 {for (i = 1; i <= NF; i++) at[$i] = i; next} {print $1, $at["due_rule"], $at["due_channel"]}' due.tsv | sort
a mail email
a ring phone
a text phone
b mail email
b ring phone
c ring phone
c text sms

$ crm-facts -l log.tsv -C opted_out,consented --today=2026-11-21 plain.tsv | cut -f 1,5-
id→opted_out→consented
a→sms→
b→all→
c→news→

# A later word on what is wider takes back the narrower; of two of which neither is
# narrower the no counts
@ log.tsv
date→customer→kind→item
2026-11-01→a→optout→news
2026-11-02→a→consent→email
2026-11-01→b→optout→all
2026-11-02→b→consent→email:news
.
@ news.yaml
version: 1
due:
  - {rule: mail, every: 30d, action: email, channel: email, purpose: news}
.
$ crm-due -p news.yaml -l log.tsv --today=2026-11-21 customers.tsv | cut -f 1
id
b
c

# A no counts however it reached us; a yes that did not grants nothing
$ printf 'id\tname\nc1\tA\nc2\tB\n' >two.tsv; printf 'date\tcustomer\tkind\toutcome\titem\n2026-11-01\tc1\toptout\tdeclined\temail\n2026-11-01\tc2\tconsent\tdeclined\temail\n' >said.tsv; crm-facts -l said.tsv -C opted_out,consented --today=2026-11-21 two.tsv
id→name→as_of→opted_out→consented
c1→A→2026-11-21→email→
c2→B→2026-11-21→→

# Of two words of one moment the wider one stands, whichever is first in the log
# or in the list; a later one on something narrower stands beside it.
$ for items in 'email all' 'all email' 'all;email phone' 'phone:care phone'; do set -- $items; printf 'date\tcustomer\tkind\titem\n2026-11-01\tc1\toptout\t%s\n2026-11-01\tc1\toptout\t%s\n2026-11-02\tc1\toptout\tpost\n' "$1" "$2" >both.tsv; crm-facts -l both.tsv -C opted_out --today=2026-11-21 two.tsv | sed -n 2p; done
c1→A→2026-11-21→all;post
c1→A→2026-11-21→all;post
c1→A→2026-11-21→all;post
c1→A→2026-11-21→phone;post

# A yes and a no of one moment: the one that was recorded later counts, in any order of the log. Where that is
# not known, the no does: when one has no `recorded`, no time in it, or too coarse a one.
@ w.tsv
id→name
a→A
b→B
c→C
d→D
e→E
f→F
g→G
h→H
.
@ words.tsv
date→recorded→customer→kind→item
2026-11-01T10:00→2026-11-01T10:00:05.000001Z→a→optout→email
2026-11-01T10:00→2026-11-01T10:00:05.000002Z→a→consent→email
2026-11-01T10:00→2026-11-01T10:00:05.000002Z→b→consent→email
2026-11-01T10:00→2026-11-01T10:00:05.000002Z→b→optout→email
2026-11-01T10:00→2026-11-01T10:00:05Z→c→optout→email
2026-11-01T10:00→2026-11-01T10:00:05.9Z→c→consent→email
2026-11-01→2026-11-01T10:00Z→d→optout→email
2026-11-01→2026-11-01T12:01+02:00→d→consent→email
2026-11-01→→e→optout→email
2026-11-01→2026-11-03T10:00:00Z→e→consent→email
2026-11-01→2026-11-02→f→consent→email
2026-11-01→2026-11-01T10:00:00Z→f→optout→email
2026-11-01→2026-11-01T10:00:03Z→g→consent→email
2026-11-01→2026-11-01T10:00:02Z→g→optout→all
2026-11-01→2026-11-01T10:00:01Z→g→consent→phone
2026-11-01→2026-11-01T10:00:01Z→h→optout→news
2026-11-01→2026-11-01T10:00:02Z→h→consent→email:news
2026-11-01→2026-11-01T10:00:03Z→h→optout→email:news
.
$ for o in cat tac 'sort -k 5' 'sort -r'; do (head -n 1 words.tsv; tail -n +2 words.tsv | $o) >l.tsv; crm-facts -l l.tsv -C opted_out,consented --today=2026-11-21 w.tsv | cut -f 1,4-; done | sort | uniq -c | sed 's/^ *//'
4 a→→email
4 b→email→
4 c→email→
4 d→→email
4 e→email→
4 f→email→
4 g→all→email
4 h→news→
4 id→opted_out→consented

# Without the column it is as before; what is no date is a fault.
$ cut -f 1,3- words.tsv >l.tsv; crm-facts -l l.tsv -C opted_out,consented --today=2026-11-21 w.tsv | cut -f 1,4- | sed -n 2,3p; sed '2s/2026-11-01T10:00:05.000001Z/soon/' words.tsv >l.tsv; crm-facts -l l.tsv -C opted_out w.tsv
a→email→
b→email→
! crm-facts: l.tsv:2: recorded: "soon" is not a date
? 1

# The first item of the column consent closes the list: what was left to the policy is not allowed any more.
$ printf 'id\tname\tphone\tconsent\ng\tGrace\t+44 7700 900204\t\n' >grace.tsv; crm-add -f grace.tsv --update id=g consent+=email >ids 2>said; grep note: said; crm-add -f grace.tsv --update id=g consent+=phone 2>&1 | grep -c 'was empty'
crm-add: note: consent of g was empty, so the policy decided what is allowed; now only "email" is allowed, and what a consent in the log allows
0
? 1
