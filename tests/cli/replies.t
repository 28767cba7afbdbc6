# Whether customers answer. All figures are counted by hand; 2026-11-21 is today.
@ customers.tsv
id→name→email→phone→reviewed
a→Ann→a@x.org→1→
b→Bob→b@x.org;bob@x.org→2→
c→Cy→c@x.org→3→
.
@ log.tsv
event→date→customer→kind→dir→outcome→ref→channel
e1→2026-11-01→a→call→→→→
e2→2026-11-10T09:00→a→call→→no-answer→→
e3→2026-11-12T15:00→a→call→→no-answer→→
e4→2026-11-13→a→email→→bounced→→
e5→2026-11-14→a→survey→→no-answer→→phone
e6→2026-11-02→b→email→→→→
e7→2026-11-05→b→email→in→→→
e8→2026-11-18→b→call→→no-answer→→
e9→2026-11-19→b→call→→declined→→
e10→2026-11-20→b→visit→out→no-show→→
e11→2026-11-15→c→call→→no-answer→→
e12→2026-11-15→c→call→→→→
.

# Ann: four tries since she was reached on the 1st, three of them by telephone (e2, e3, and the
# survey e5, whose channel says so). Bob: a no is an answer, so that only the visit to which he did
# not come is left. Cy: of one day without times, the contact that reached them comes last.
$ crm-facts -l log.tsv --today=2026-11-21 -C attempts,attempts_phone,attempts_email,attempts_visit,last_attempt,last_attempt_phone,bounced customers.tsv | cut -f1,7-
id→attempts→attempts_phone→attempts_email→attempts_visit→last_attempt→last_attempt_phone→bounced
a→4→3→1→0→2026-11-14→2026-11-14→email
b→1→0→0→1→2026-11-20→2026-11-18→
c→0→0→0→0→2026-11-15→2026-11-15→

# Of Ann's five contacts the talk of the 1st was answered at once; the 14 days of the others are not
# over (the 10th and 14 days are the 24th): 1 of 1. Bob: his email of the 5th answers ours of the
# 2nd, and the no of the 19th is an answer; the calls of the 18th and the 20th still wait: 2 of 2.
$ crm-facts -l log.tsv --today=2026-11-21 -C answered,answered_phone,answered_email customers.tsv | cut -f1,7-
id→answered→answered_phone→answered_email
a→1.00→1.00→
b→1.00→1.00→1.00
c→1.00→1.00→

# On 2026-11-24 the 14 days of the 10th are not over yet, on the 25th they are: 1 of 2; a week
# later those of the 12th to the 14th are too: 1 of 5, and by telephone 1 of 4.
$ for day in 11-24 11-25 12-01; do crm-facts -l log.tsv --today=2026-$day -C answered,answered_phone customers.tsv | sed -n '2s/.*2026/2026/p'; done
2026-11-24→1.00→1.00
2026-11-25→0.50→0.50
2026-12-01→0.20→0.25

# The policy says how long a reply may take. Bob's email of the 5th is three days after ours of the
# 2nd: with two days, on the 22nd, the no of the 19th alone is an answer, the call of the 18th is
# none, and the 20th waits: 1 of 3. With three days the 2nd is answered, too: 2 of 3.
@ short.yaml
version: 1
reply: 2d
.
$ crm-facts -p short.yaml -l log.tsv --today=2026-11-22 -C answered customers.tsv | sed -n 3p | cut -f7
0.33
$ sed -i s/2d/3d/ short.yaml; crm-facts -p short.yaml -l log.tsv --today=2026-11-22 -C answered customers.tsv | sed -n 3p | cut -f7
0.67

# A contact counts for 365 days, today included: the talk of 2026-11-01 until 2027-10-31.
$ for day in 10-31 11-01; do crm-facts -l log.tsv --today=2027-$day -C answered_phone customers.tsv | sed -n '2s/.*2027/2027/p'; done
2027-10-31→0.25
2027-11-01→0.00

# What the setting may be.
$ for reply in 0d 91d 1h soon; do printf 'version: 1\nreply: %s\n' $reply >bad.yaml; crm-facts -p bad.yaml -l log.tsv -C answered customers.tsv; done
! crm-facts: bad.yaml:2:8: reply: must be more than 0
! crm-facts: bad.yaml:2:8: reply: "91d" is not from 1d to 90d
! crm-facts: bad.yaml:2:8: reply: "1h": only whole days count here, such as 2d
! crm-facts: bad.yaml:2:8: reply: "soon" is not a length of time such as 30d, 2w, 3m, 1y or 24h
? 1
$ printf 'version: 1\nrepl: 7d\n' >bad.yaml; crm-facts -p bad.yaml -l log.tsv -C answered customers.tsv
! crm-facts: bad.yaml:2:1: unknown key "repl"; did you mean "reply"?
? 1

# A channel is one that kinds have, also those of the policy.
$ crm-facts -l log.tsv -C attempts_fax customers.tsv
!~ crm-facts: .*attempts_fax.*
? 1
@ fax.yaml
version: 1
kinds:
  telefax: {class: touch, dir: out, channel: fax}
.
$ crm-facts -p fax.yaml -l log.tsv --today=2026-11-21 -C attempts_fax customers.tsv | cut -f1,7
id→attempts_fax
a→0
b→0
c→0

# ---- an address that bounced ----

# crm-log writes down to which address the email went; without -c it cannot know.
$ crm-log -c customers.tsv --print --date=2026-11-20 email Bob --outcome=bounced | cut -f4,5,7,12 | sed 1d
b→email→bounced→email:b@x.org
$ crm-log -c customers.tsv --print --date=2026-11-20 email bob@x.org --outcome=bounced | cut -f4,5,7,12 | sed 1d
b→email→bounced→email:bob@x.org
$ crm-log -c customers.tsv --print --date=2026-11-20 email Bob | cut -f4,5,7,12 | sed 1d
b→email→→
$ crm-log --print --date=2026-11-20 email b --outcome=bounced | cut -f4,5,7,12 | sed 1d
b→email→bounced→
$ crm-log -c customers.tsv --print email Bob --outcome=bounced --ref=email:bob
! crm-log: ref: "email:bob" is not a reference (customer:ID, event:ID, email:ADDRESS)
? 1

# It is theirs no more once the row has another one, however it is written; of an entry that names
# no address, once their details were checked on a later day; or once they were reached by it.
@ bounces.tsv
event→date→customer→kind→dir→outcome→ref
e1→2026-11-10→a→email→→bounced→email:A@X.org
e2→2026-11-10→b→email→→bounced→email:old@x.org
e3→2026-11-10→c→email→→bounced→
.
$ crm-facts -l bounces.tsv --today=2026-11-21 -C bounced customers.tsv | cut -f1,7
id→bounced
a→email
b→
c→email
$ sed 's/a@x.org/ann@x.org/; s/3.$/3\t2026-11-11/' customers.tsv >new.tsv; crm-facts -l bounces.tsv --today=2026-11-21 -C bounced new.tsv | cut -f1,7
id→bounced
a→
b→
c→
$ sed 's/3.$/3\t2026-11-10/' customers.tsv >new.tsv; crm-facts -l bounces.tsv --today=2026-11-21 -C bounced new.tsv | sed -n 4p | cut -f1,7
c→email
$ printf 'e4\t2026-11-11\tc\temail\tin\t\t\n' >>bounces.tsv; crm-facts -l bounces.tsv --today=2026-11-21 -C bounced customers.tsv | sed -n 4p | cut -f1,7
c→
$ sed -i 's/2026-11-11/2026-11-10/' bounces.tsv; crm-facts -l bounces.tsv --today=2026-11-21 -C bounced customers.tsv | sed -n 4p | cut -f1,7
c→email
