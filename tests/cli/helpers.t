# Who knows can help who asks: the item of a question is a topic, and customers with the tag
# knows:TOPIC are proposed, the closest first. Closeness and value are columns of the stream here, so
# that they can be chosen: h1 80, h2 and h3 60 (h3 is worth more), h4 20.
@ policy.yaml
version: 1
quiet: 0d
due:
  - {rule: answer, open: question, within: 1d, action: answer, purpose: service, why: "Asked: {note}", helpers: 3}
.
@ people.tsv
id→name→tags→consent→status→lost_reason→closeness→value
a→Asker→knows:vineyards→advice→→→90→90
h1→王明→likes:golf; knows:Vineyards→phone;advice→→→80→10
h2→Анна Петрова→knows:vineyards→all;advice→→→60→20
h3→Hal→knows:vineyards;knows:boats→advice→→→60→30
h4→Ida→knows:vineyards→advice→→→20→99
n1→No consent→knows:vineyards→→→→99→99
n2→All is not enough→knows:vineyards→all→→→99→99
n3→Opted out→knows:vineyards→advice→→→99→99
n4→Deceased→knows:vineyards→advice→deceased→→99→99
n5→Merged→knows:vineyards→advice→merged:h4→→99→99
n6→Lost→knows:vineyards→advice→→price→99→99
n7→Snoozed→knows:vineyards→advice→→→99→99
n8→Refused that→knows:vineyards→phone;advice→→→99→99
n9→Other topic→knows:vineyard→advice→→→99→99
n11→No contact, but that→knows:vineyards→advice→→→99→99
n10→None→knows:vineyards→none;advice→→→99→99
l1→Agreed in the log→knows:boats→→→→10→10
.
@ log.tsv
event→date→customer→kind→item→due→note
q1→2026-11-20→a→question→vineyards→→how to begin
→2026-11-01→n3→optout→all→→
→2026-11-01→n7→snooze→→2026-12-24→
→2026-11-01→n8→optout→advice→→
→2026-11-01→l1→consent→advice→→
→2026-11-01→n11→optout→all→→
→2026-11-02→n11→consent→advice→→
.
@ marked
crm-facts -p policy.yaml -l "$1" --today=2026-11-21 plain.tsv >f
cut -f 7-8 people.tsv | paste f -
.
$ cut -f 1-6 people.tsv >plain.tsv; sh marked log.tsv >facts.tsv; crm-due -p policy.yaml -l log.tsv -C id,due_ask facts.tsv
id→due_ask
a→Can help with vineyards: 王明 (h1), Hal (h3), Анна Петрова (h2)

# As many as the rule says, and for whom its condition holds.
$ sed 's/helpers: 3/helpers: 9/' policy.yaml >p.yaml; crm-due -p p.yaml -l log.tsv -C due_ask facts.tsv | tail -n 1
Can help with vineyards: 王明 (h1), Hal (h3), Анна Петрова (h2), Ida (h4)
$ sed 's/helpers: 3/helpers: 1, helper: "value > 20"/' policy.yaml >p.yaml; crm-due -p p.yaml -l log.tsv -C due_ask facts.tsv | tail -n 1
Can help with vineyards: Hal (h3)

# A consent that was logged is enough, whatever the column says. Capital letters make no difference.
$ sed 's/\tvineyards\t\thow/\tBoats\t\thow/' log.tsv >boats.tsv; sh marked boats.tsv | crm-due -p policy.yaml -l boats.tsv -c plain.tsv -C due_ask | tail -n 1
Can help with Boats: Hal (h3), Agreed in the log (l1)

# Nobody knows, no topic, or no tags: nothing is said.
$ sed 's/\tvineyards\t\thow/\tgolf\t\thow/' log.tsv >g.tsv; crm-due -p policy.yaml -l g.tsv -C id,due_ask facts.tsv | tail -n 1
a→
$ sed 's/\tvineyards\t\thow/\t\t\thow/' log.tsv >g.tsv; crm-due -p policy.yaml -l g.tsv -C id,due_ask facts.tsv | tail -n 1
a→
$ cut -f 1,2 people.tsv >bare.tsv; crm-due -p policy.yaml -l log.tsv --today=2026-11-21 -C id,due_ask bare.tsv | tail -n 1
a→

# A sentence of the rule comes before it. In Chinese and Russian.
$ sed 's/helpers: 3/helpers: 1, ask: "What is it for?"/' policy.yaml >p.yaml; crm-due -p p.yaml -l log.tsv -C due_ask facts.tsv | tail -n 1
What is it for? Can help with vineyards: 王明 (h1)
$ crm-due --lang=zh -p policy.yaml -l log.tsv -C due_ask facts.tsv | tail -n 1; crm-due --lang=ru -p policy.yaml -l log.tsv -C due_ask facts.tsv | tail -n 1
可以就“vineyards”帮忙的客户：王明 (h1)、Hal (h3)、Анна Петрова (h2)
Могут помочь с темой «vineyards»: 王明 (h1), Hal (h3), Анна Петрова (h2)

# What is private does not show: without names there are ids. By tags that are private nobody is proposed.
$ sed 's/^quiet/private: [name]\n&/' policy.yaml >p.yaml; crm-due -p p.yaml -l log.tsv -C due_ask facts.tsv | tail -n 1
Can help with vineyards: h1, h3, h2
$ sed 's/^quiet/private: [tags]\n&/' policy.yaml >p.yaml; crm-due -p p.yaml -l log.tsv facts.tsv
! crm-due: p.yaml:5:5: helpers: "tags" is private, so that nobody can be proposed by what they know
? 1

# Without the columns they are worked out, as in the pipe; threads make no difference.
$ crm-due -p policy.yaml -l log.tsv --today=2026-11-21 -C id,due_ask plain.tsv >one; crm-score -p policy.yaml -l log.tsv --today=2026-11-21 plain.tsv | crm-due -p policy.yaml -l log.tsv -C id,due_ask | cmp - one; crm-due --threads=1 -p policy.yaml -l log.tsv --today=2026-11-21 -C id,due_ask plain.tsv | cmp - one; tail -n 1 one
a→Can help with vineyards: 王明 (h1), Анна Петрова (h2), Hal (h3)

# ---- what cannot be meant ----
$ sed 's/helpers: 3/helpers: 10/' policy.yaml >p.yaml; crm-due -p p.yaml -l log.tsv facts.tsv
! crm-due: p.yaml:4:113: due: helpers: "10" is not from 1 to 9
? 1
$ sed 's/helpers: 3/helper: "value > 1"/' policy.yaml >p.yaml; crm-due -p p.yaml -l log.tsv facts.tsv
! crm-due: p.yaml:4:112: due: helper: "helpers" says how many are proposed
? 1
$ sed 's/open: question, within: 1d/silence: 30d/' policy.yaml >p.yaml; crm-due -p p.yaml -l log.tsv facts.tsv
! crm-due: p.yaml:4:99: due: helpers: silence answers no event whose item could be a topic
? 1

# The consent is known where a rule proposes helpers.
$ crm-log -p policy.yaml -c plain.tsv --print consent h4 --item=advice | cut -f 4-5,9
customer→kind→item
h4→consent→advice
$ printf 'version: 1\n' >p.yaml; crm-log -p p.yaml -c plain.tsv --print consent h4 --item=advice
! crm-log: item: "advice" is not a channel or a purpose; it is one of: all, a channel (phone, email, sms, chat, post, visit) or a purpose (care, news, service)
? 1

# Who says the same twice is proposed once, and takes one of the two places; a topic is one line.
@ policy.yaml
version: 1
due:
  - {rule: answer, open: question, within: 2d, ahead: 2d, action: answer, purpose: service, helpers: 2}
.
@ people.tsv
id→name→tags→consent
a→Ann→→
b→Bob→knows:golf;knows:Golf;knows:golf→advice
c→Cid→knows:a\nb;knows:golf→advice
d→Dan→knows:golf→advice
.
@ log.tsv
date→customer→kind→dir→item
2026-11-20→a→question→in→golf
.
$ crm-due -p policy.yaml -l log.tsv --today=2026-11-21 -C due_ask people.tsv
due_ask
Can help with golf: Bob (b), Cid (c)
$ sed 's/golf$/a\\nb/' log.tsv >lines.tsv; crm-due -p policy.yaml -l lines.tsv --today=2026-11-21 -C due_ask people.tsv
due_ask
Can help with a b: Cid (c)

# A fault in the condition of helpers is a fault of the run, at the customer who may help: a column of
# one's own is text, and "much" is no number.
@ own.tsv
id→name→tags→consent→level
a→Ann→→→
b→Bob→knows:golf→advice→much
.
$ sed 's/helpers: 2/helpers: 2, helper: "level > 3"/' policy.yaml >own.yaml; crm-due -p own.yaml -l log.tsv --today=2026-11-21 -C due_ask own.tsv
! crm-due: own.tsv:3: level: "much" is not a number
? 1
$ sed -i 's/much/4/' own.tsv; crm-due -p own.yaml -l log.tsv --today=2026-11-21 -C due_ask own.tsv
due_ask
Can help with golf: Bob (b)

# Facts that come with the stream must do: without those of closeness nobody knows who is closest.
$ crm-facts -p policy.yaml -l log.tsv --today=2026-11-21 -C opted_out,consented,snoozed_until own.tsv >facts.tsv; crm-due -p policy.yaml -l log.tsv -c own.tsv -C due_ask facts.tsv 2>&1 | grep -c 'warmth\|closeness\|value\|spend'
1
