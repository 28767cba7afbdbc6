# What the built-in policy does not say, and to whom. The days are counted by hand; 2026-11-21 is today.

# ---- a question that was answered is no complaint that was settled ----

# Ken's complaint was settled on the 16th, and is followed up from the 19th on. Quinn only asked something. Mia complained
# in September, which was followed up then; what was answered on the 16th is her question of the 10th. Nora's question
# is of October (32 days ago), so that the 16th was for her complaint.
@ customers.tsv
id→name→phone
k→Ken→+1 555 0101
m→Mia→+1 555 0102
n→Nora→+1 555 0103
q→Quinn→+1 555 0104
.
@ log.tsv
date→customer→kind
2026-11-10→k→complaint
2026-11-16→k→resolved
2026-09-10→m→complaint
2026-09-12→m→resolved
2026-11-10→m→question
2026-11-16→m→resolved
2026-10-20→n→question
2026-10-20→n→resolved
2026-11-12→n→complaint
2026-11-16→n→resolved
2026-11-10→q→question
2026-11-16→q→resolved
.
$ for day in 2026-09-15 2026-11-18 2026-11-19; do echo $day: $(crm-due -l log.tsv --today=$day --rule=after-complaint -C id customers.tsv | sed 1d); done
2026-09-15: m
2026-11-18:
2026-11-19: k n

# ---- thanks are for nobody who complains or owes ----

# Of five buyers Ann is the one of the best fifth; she bought in October and was never thanked.
@ buyers.tsv
id→name→phone
a→Ann→+1 555 0101
b→Bea→+1 555 0102
c→Cid→+1 555 0103
d→Dan→+1 555 0104
e→Eve→+1 555 0105
.
@ bought.tsv
event→date→customer→kind→amount→due→ref
e1→2026-01-10→a→purchase→500→→
e2→2026-10-10→a→purchase→500→→
e3→2026-03-01→b→purchase→20→→
e4→2026-03-02→c→purchase→20→→
e5→2026-03-03→d→purchase→20→→
e6→2026-03-04→e→purchase→20→→
.
@ thanked
{ cat bought.tsv; printf "$@"; } >more.tsv
list=$(crm-due -l more.tsv --today=2026-11-21 --rule=thank-gold -C id,due_why buyers.tsv | sed 1d | cut -f2); echo "thanked: ${list:-nobody}"
.
$ sh thanked ''
thanked: One of our best; bought on 2026-10-10
$ sh thanked 'e7\t2026-11-15\ta\tcomplaint\t\t\t\n'; sh thanked 'e7\t2026-11-15\ta\tcomplaint\t\t\t\ne8\t2026-11-18\ta\tresolved\t\t\tevent:e7\n'
thanked: nobody
thanked: One of our best; bought on 2026-10-10

# An invoice that is not yet due is no debt.
$ sh thanked 'e7\t2026-11-01\ta\tinvoice\t50\t2026-11-20\t\n'; sh thanked 'e7\t2026-11-01\ta\tinvoice\t50\t2026-11-21\t\n'; sh thanked 'e7\t2026-11-01\ta\tinvoice\t50\t2026-11-20\t\ne8\t2026-11-20\ta\tpayment\t50\t\tevent:e7\n'
thanked: nobody
thanked: One of our best; bought on 2026-10-10
thanked: One of our best; bought on 2026-10-10

# ---- a greeting after a purchase is not repeated ----

# Bought on the 17th: to be greeted from the 18th to the 21st. Not answered on the 18th, it is over.
@ greeted
{ printf 'date\tcustomer\tkind\toutcome\n2026-11-17T10:00\tk\tpurchase\t\n'; printf "$@"; } >short.tsv
for day in 17 18 19 20 21 22; do test -z "$(crm-due -l short.tsv --today=2026-11-$day --rule=greet-buyer -C id customers.tsv | sed 1d)" || echo $day; done | tr '\n' ' '; echo end
.
$ sh greeted ''; sh greeted '2026-11-18T10:00\tk\tgreeting\tno-answer\n'
18 19 20 21 end
end

# A call that was not answered on the day before they bought does not hold it back: they have been here since.
$ sh greeted '2026-11-16T10:00\tk\tcall\tno-answer\n'
18 19 20 21 end

# ---- nobody is asked how they get on with it, or whether their number is right, while they complain or speak ill of us ----

# Bought on the 14th: a greeting from the 15th to the 18th, the question from the 19th on. With a complaint of the 13th
# nothing is asked before it is settled (on the 19th).
@ asked
{ printf 'event\tdate\tcustomer\tkind\trating\te\n' | cut -f1-5; printf 'e1\t2026-11-01\tk\tcall\t\ne2\t2026-11-14\tk\tpurchase\t\n'; printf "$@"; } >short.tsv
for day in 15 18 19 20; do echo $day: $(crm-due -l short.tsv --today=2026-11-$day --each --unlimited -C id,due_rule customers.tsv | grep ^k | cut -f2 | grep -x -e greet-buyer -e how-it-went -e thank-first -e after-good-rating | sort); done
.
$ sh asked ''
15: greet-buyer
18: greet-buyer thank-first
19: how-it-went thank-first
20: how-it-went thank-first
$ sh asked 'e3\t2026-11-13\tk\tcomplaint\t\ne4\t2026-11-19\tk\tresolved\t\n'
15:
18:
19: how-it-went thank-first
20: how-it-went thank-first

# Details that are three years old go along with a call, but not with one about what they said of us (the 18th), for
# 30 days; nor while an invoice is overdue. (Ken is the only buyer, and so one of the best.)
@ old.tsv
id→name→phone→reviewed
k→Ken→+1 555 0101→2023-11-01
.
@ details
{ printf 'event\tdate\tcustomer\tkind\tamount\tdue\n'; printf 'e1\t2026-10-01\tk\tpurchase\t20\t\ne2\t2026-11-05\tk\tpurchase\t20\t\n'; printf "$2"; } >short.tsv
crm-due -l short.tsv --today=$1 -C due_rule old.tsv | sed 1d
.
$ sh details 2026-11-21 ''; sh details 2026-11-21 'e3\t2026-11-20\tk\tdetraction\t\t\n'; sh details 2026-12-20 'e3\t2026-11-20\tk\tdetraction\t\t\n'; sh details 2026-12-21 'e3\t2026-11-20\tk\tdetraction\t\t\n'
how-it-went;know-them;review
bad-word;how-it-went
bad-word;stay-close-gold
stay-close-gold;know-them;review
$ sh details 2026-11-21 'e3\t2026-10-01\tk\tinvoice\t20\t2026-10-20\n'; sh details 2026-10-20 'e3\t2026-10-01\tk\tinvoice\t20\t2026-10-20\n'
invoice;how-it-went
thank-first;how-it-went;know-them;review

# Nobody is to be won back in the call about what they said, either: bought once, more than a year ago, and so dormant.
$ sed 's/2026-10-01/2025-10-01/; s/.ne2.*20.t.n'"'"'/\\n'"'"'/' details >lost
$ sh lost 2026-11-21 ''; sh lost 2026-11-21 'e3\t2026-11-20\tk\tdetraction\t\t\n'
win-back;offer-help;review
bad-word

# An unanswered call of the evening before hides neither the appointment, nor the promise, nor the birthday of the next
# day. A complaint after an unanswered call of the same day is listed at once, because they turned to us after it.
@ evening.tsv
id→name→phone→email→birthday
b→Bob→+44 7700 900202→b@x.org→1980-11-29
.
@ evening-log.tsv
event→date→recorded→customer→kind→outcome→due→note
e1→2026-11-26→2026-11-26T10:00→b→appointment→→2026-11-29T15:00→fitting
e2→2026-11-26→2026-11-26T10:01→b→email→→2026-11-29→the offer
e3→2026-11-28T17:00→2026-11-28T17:00→b→call→no-answer→→
e4→2026-11-29T11:00→2026-11-29T11:00→b→call→no-answer→→
e5→2026-11-29T12:00→2026-11-29T12:00→b→complaint→→→wilted
.
$ crm-due -l evening-log.tsv --today=2026-11-29T08:00 -C due_rule evening.tsv
due_rule
promised;appointment;birthday
$ crm-due -l evening-log.tsv --today=2026-11-29T16:00 -C due_rule evening.tsv
due_rule
complaint-answer;complaint-resolve;promised;birthday
