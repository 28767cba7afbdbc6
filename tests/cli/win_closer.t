# The built-in rules for valuable customers: who is worth much and not close is met, thanks have a
# reason, good news goes along with other contacts, help is offered to those who do not buy; bargain
# hunters are a segment, and a discount and a bad word lower the value. Worked out by hand.

@ customers.tsv
id→name→phone→created→tags→influence→consent
g→Gill→1→2026-01-01→vip;likes:golf;likes:opera→→
b→Bob→2→2026-01-01→→→
p→Pia→3→2026-01-01→→→
q→Quin→4→2026-01-01→→→
r→Rob→5→2026-01-01→→→
h→Hal→6→2026-09-01→→→
c→Cas→7→2026-01-01→→3→
.
@ log.tsv
event→date→customer→kind→dir→outcome→amount→discount→note
a01→2026-05-01→g→purchase→→→100→→
a02→2026-06-01→g→purchase→→→100→→
a03→2026-06-05→g→thanks→→→→→
a04→2026-09-01→g→purchase→→→100→→
a05→2026-09-22→g→call→out→→→→
a06→2026-11-10→g→purchase→→→100→→
a07→2026-08-01→b→purchase→→→80→20→
a08→2026-09-01→b→purchase→→→80→20→
a09→2026-10-20→b→purchase→→→80→20→
a10→2026-08-01→p→purchase→→→90→10→
a11→2026-09-01→p→purchase→→→90→10→
a12→2026-10-20→p→purchase→→→90→10→
a13→2026-10-20→q→purchase→→→20→→
a14→2026-10-25→r→purchase→→→10→→
a15→2026-09-02→h→email→in→→→→
a16→2026-10-01→h→email→out→→→→
a17→2026-10-20→c→purchase→→→30→→
.
@ on
# on DAY COLUMNS RULE ...
day=$1 columns=$2; shift 2
for rule; do set -- "$@" --rule="$rule"; shift; done
crm-due -l log.tsv --today="$day" --unlimited "$@" -C "$columns" customers.tsv 2>/dev/null | sed 1d
.

# Six bought. Of them g is the best in all: recency, frequency, money. Her last talk was on 22
# September, 60 days before 21 November. What she likes goes along with the contact; alone it does not
# list anybody.

$ crm-segment -l log.tsv --today=2026-11-21 -C id,tier,stage,quadrant customers.tsv | grep ^g
g→gold→loyal→win-closer
$ sh on 2026-11-20 id,due_rule win-closer share-news; sh on 2026-11-21 id,due_action,due_rule,due_why win-closer share-news
g→meet→win-closer;share-news→Worth much and not close yet, last met or spoken to on 2026-09-22; see them, or ask their advice. Likes golf, opera; is there good news that suits them?
$ crm-due -l log.tsv --today=2026-11-21 --unlimited --suppressed --rule=win-closer --rule=share-news --each -C due_held,id,due_rule customers.tsv 2>/dev/null
due_held→id→due_rule

# Thanks to the best: three months after the last ones, when she bought since.

$ sh on 2026-11-21 id,due_date,due_why thank-gold; printf 'a18\t2026-11-21\tg\tthanks\t\t\t\t\t\n' >>log.tsv; sh on 2027-02-20 id thank-gold; sh on 2027-02-21 id thank-gold; crm-due -l log.tsv --today=2027-02-21 --explain=g customers.tsv | grep thank-gold
g→2026-09-05→One of our best; bought on 2026-11-10, last thanked on 2026-06-05
p→2026-11-21→One of our best; bought on 2026-10-20
  thank-gold          no: its condition does not hold

$ printf 'a19\t2027-01-15\tg\tpurchase\t\t\t50\t\t\n' >>log.tsv; sh on 2027-02-20 id thank-gold; sh on 2027-02-21 id,due_why thank-gold; sh on 2027-04-16 id,due_why thank-gold
g→One of our best; bought on 2027-01-15, last thanked on 2026-11-21

# Hal does not buy: help is offered along with the call.

$ sh on 2026-11-21 id,due_action,due_rule,due_why,due_ask hesitating offer-help; crm-due -l log.tsv --today=2026-11-21 --lang=zh --rule=hesitating --rule=offer-help -C due_why customers.tsv | sed 1d; crm-due -l log.tsv --today=2026-11-21 --lang=ru --rule=hesitating --rule=offer-help -C due_why customers.tsv | sed 1d
h→call→hesitating;offer-help→Interested since 2026-09-01, not bought yet; no contact since 2026-10-01 (51 days). Not buying at the moment; offer some help, whether they buy or not→Is there something that we can help you with?
2026年9月1日起有意向，尚未购买；自2026年10月1日起没有联系（51天）。目前没有购买；不管买不买，都主动帮点忙
Интерес с 01.09.2026, покупок ещё не было; нет контактов с 01.10.2026 (51 день). Сейчас не покупает; предложите помощь независимо от покупки

# 60 of 300 is a fifth, 30 of 300 a tenth.

$ crm-segment -l log.tsv --today=2026-11-21 --only="has(segments, 'bargain-hunters')" -C id,discounts,spend customers.tsv
id→discounts→spend
b→60.00→240.00

# The value of b: 240 less 60 of discounts. Bob's bad word costs 10 x 10% x 80: what remains is 100.

$ crm-score -l log.tsv --today=2026-11-21 --explain=b customers.tsv | grep monetary; printf 'a20\t2026-11-20\tb\tdetraction\t\t\t\t\t\n' >>log.tsv; crm-score -l log.tsv --today=2026-11-21 --explain=b customers.tsv | grep monetary
  monetary   240.00  spent       3 of 5  240.00  240.00
  monetary   180      3 of 5      60      35    21
  monetary = spend - discounts - damage: spend 240.00, discounts 60.00, damage 0.00
  monetary   240.00  spent       3 of 5  240.00  240.00
  monetary   100      3 of 5      60      35    21
  monetary = spend - discounts - damage: spend 240.00, discounts 60.00, damage 80.00

# The second open complaint is the manager's at once, and so is that of somebody to whom many listen.

$ printf 'a21\t2026-11-21T09:00\tc\tcomplaint\t\t\t\t\tcold\n' >>log.tsv; sh on 2026-11-21T10:00 id,due_action complaint-resolve; sed 's/\t3\t$/\t4\t/' customers.tsv >heard.tsv; crm-due -l log.tsv --today=2026-11-21T10:00 --rule=complaint-resolve -C id,due_action heard.tsv; printf 'a22\t2026-11-21T09:30\tc\tcomplaint\t\t\t\t\tlate\n' >>log.tsv; sh on 2026-11-21T10:00 id,due_action complaint-resolve
c→resolve
id→due_action
c→escalate
c→escalate
