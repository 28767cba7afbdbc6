# crm-mail: greetings that belong to a day leave on that day, not when they are listed (the rule says ahead: 3d), and not after
# it. 2026-11-21 is a Saturday.

@ p.yaml
version: 1
holidays:
  - {name: lamps, date: 11-24}
due:
  - {rule: first, after: purchase, wait: 1d, expires: 30d, action: thank, done_by: thanks, priority: 66}
  - {rule: birthday, anniversary: birthday, ahead: 3d, expires: 1d, action: greet, priority: 62}
  - {rule: voucher, anniversary: birthday, ahead: 10d, action: offer, done_by: share, priority: 40}
  - {rule: lamps, holiday: lamps, ahead: 2d, expires: 1d, action: greet, priority: 30}
.
@ customers.tsv
id→name→email→phone→address→birthday→lang→channel
a→Anna→a@x.org→+49 30 1→1 Main St→1980-11-24→ru→email
b→Ben→b@x.org→+49 30 2→2 Main St→1981-11-25→en→post
c→Cat→c@x.org→+49 30 3→3 Main St→→en→sms
.
@ log.tsv
event→date→customer→kind→item→by→note
e1→2026-11-20→a→purchase→cup→→
.
@ t/birthday.en.txt
Subject: Happy birthday, {name}!

Today is your birthday.
.
@ t/birthday.ru.txt
Subject: С днём рождения, {name}!

Сегодня, {due_date}, Ваш праздник ({due_rule}, {due_action}).
.
@ t/first.en.txt
Subject: Thank you, {name}

Thank you for the {due_offer|cup}.
.
@ t/lamps.en.txt
Subject: Happy feast of lamps

All the best.
.
@ t/lamps.en.sms.txt

Happy feast of lamps, {name}!
.
# day DAY [OPTION ...]: what crm-due lists on that day, and what crm-mail would send.
@ day
d=2026-11-$1; shift
crm-due -p p.yaml -l log.tsv --today=$d --lang=en $(cat rules) customers.tsv >due.tsv; cut -f 1,9,10,20 due.tsv | sed 1d
crm-mail -p p.yaml -c customers.tsv -l log.tsv --today=${d}T09:30 --from=shop@x.org --templates=t --dry-run "$@" due.tsv >shown; status=$?
grep '^[a-z] "' shown | sed 's/ to .*//'; exit $status
.

# ---- on the day, and not before ----
# Listed are the first day of each rule and of the day of "lamps", 24 November: birthdays three days before, lamps two days.
$ echo '--rule=birthday --rule=lamps' >rules; for day in 20 21 22 24; do echo "$day:"; sh day $day 2>&1; done
20:
crm-mail: 0 messages would be sent; 0 held back
21:
a→birthday→2026-11-24→2026-11-24
crm-mail: 1 not sent, because their day is yet to come: birthday 1
crm-mail: 0 messages would be sent; 0 held back
22:
a→birthday;lamps→2026-11-24→2026-11-24;2026-11-24
b→birthday;lamps→2026-11-25→2026-11-25;2026-11-24
c→lamps→2026-11-24→2026-11-24
crm-mail: 2 not sent, because their day is yet to come: birthday 1, lamps 1
crm-mail: 2 messages would be sent: 2 by post; 0 held back
b "Ben", birthday, by post
b "Ben", lamps, by post
24:
a→birthday;lamps→2026-11-24→2026-11-24;2026-11-24
b→birthday;lamps→2026-11-25→2026-11-25;2026-11-24
c→lamps→2026-11-24→2026-11-24
crm-mail: 5 messages would be sent: 2 by email, 1 by sms, 2 by post; 0 held back
crm-mail: 1 of these is not in the customer's language, which has no template: lamps for ru in en 1
a "Anna", birthday, by email
a "Anna", lamps, by email
b "Ben", birthday, by post
b "Ben", lamps, by post
c "Cat", lamps, by sms

# Ben's letters go when they are listed, because the post takes time; by mail his birthday, the 25th, waits for it.
$ sh day 24 --channel=email 2>&1 | sed -n '/^crm-mail/,$p'; sh day 25 --channel=email 2>&1 | grep Ben
crm-mail: 4 messages would be sent: 4 by email; 0 held back
crm-mail: 1 of these is not in the customer's language, which has no template: lamps for ru in en 1
a "Anna", birthday, by email
a "Anna", lamps, by email
b "Ben", lamps, by email
c "Cat", lamps, by email
b "Ben", birthday, by email
b "Ben", lamps, by email

# The text is about its own reason, in the language of the customer.
$ sh day 24 >listed 2>&1; sed -n '/^a "Anna", birthday/,/^a "Anna", lamps/p' shown | sed '1d;$d'
    Subject: С днём рождения, Anna!
>
    Сегодня, 24 ноября 2026 г., Ваш праздник (birthday, greet).
>

# ---- after the day ----
# The holiday's rule has one day more (expires: 1d), on which people still wish each other the best. A birthday is not today any
# more: it has a text of its own, or none.
$ sed -i 's/post$/email/' customers.tsv; sh day 25
a→birthday;lamps→2026-11-24→2026-11-24;2026-11-24
b→birthday;lamps→2026-11-25→2026-11-25;2026-11-24
c→lamps→2026-11-24→2026-11-24
a "Anna", lamps, by email
b "Ben", birthday, by email
b "Ben", lamps, by email
c "Cat", lamps, by sms
! crm-mail: held back: a "Anna", birthday: too late: its day is over, and there is no template for that, such as birthday-belated.en.txt
! crm-mail: 4 messages would be sent: 3 by email, 1 by sms; 1 held back
! crm-mail: 1 of these is not in the customer's language, which has no template: lamps for ru in en 1
$ printf 'Subject: С прошедшим, {name}!\n\nТекст.\n' >t/birthday-belated.ru.txt; sh day 25 2>&1 | grep '"Anna'; grep прошедшим shown; sh day 26 2>&1 | grep -c '"Anna'
a "Anna", birthday, by email
a "Anna", lamps, by email
    Subject: С прошедшим, Anna!
0
? 1

# One text for all, too, is for the day itself.
$ crm-due -p p.yaml -l log.tsv --today=2026-11-25 --rule=birthday customers.tsv | crm-mail -p p.yaml -c customers.tsv -l log.tsv --today=2026-11-25T09:30 --from=shop@x.org --template=t/birthday.ru.txt --no-sent --mbox=box | wc -l | tr -d ' '
2
! crm-mail: held back: a "Anna", birthday: too late: its day is over, and there is no template for that, such as birthday-belated.en.txt
! crm-mail: 1 message sent: 1 by email; 1 held back

# ---- before the day, where the call says so: a voucher for a birthday ----
$ echo --rule=voucher >rules; printf 'Subject: A voucher\n\nFor your birthday.\n' >t/voucher.en.txt; sh day 16 2>&1; sh day 16 --early=voucher; sh day 16 --early=birthday,voucher 2>&1 | tail -n 1
a→voucher→2026-11-24→2026-11-24
b→voucher→2026-11-25→2026-11-25
crm-mail: 2 not sent, because their day is yet to come: voucher 2
crm-mail: 0 messages would be sent; 0 held back
a→voucher→2026-11-24→2026-11-24
b→voucher→2026-11-25→2026-11-25
a "Anna", voucher, by email
b "Ben", voucher, by email
b "Ben", voucher, by email
! crm-mail: 2 messages would be sent: 2 by email; 0 held back
! crm-mail: 1 of these is not in the customer's language, which has no template: voucher for ru in en 1
$ sh day 16 --early=vuocher >out; echo $?; cut -f 1,7 customers.tsv | crm-mail -p p.yaml -c customers.tsv -l log.tsv --from=shop@x.org --early=voucher --template=t/first.en.txt --dry-run
2
! crm-mail: --early: the policy has no rule "vuocher"; did you mean "voucher"?
! crm-mail: --early is for the stream of crm-due, which names its rules
? 2

# ---- another rule leads the row ----
# Anna bought on the 20th, so that thanks (priority 66) lead her row from the 21st. Her birthday is greeted on its day; the thanks
# wait for tomorrow's list, and are first on all other days.
$ echo '--rule=birthday --rule=first' >rules; for day in 22 24; do sh day $day 2>&1 | grep -v Ben; done
a→first;birthday→2026-11-21→2026-11-21;2026-11-24
b→birthday→2026-11-25→2026-11-25
crm-mail: 1 not sent, because their day is yet to come: birthday 1
crm-mail: 1 message would be sent: 1 by email; 0 held back
crm-mail: 1 of these is not in the customer's language, which has no template: first for ru in en 1
a "Anna", first, by email
a→first;birthday→2026-11-21→2026-11-21;2026-11-24
b→birthday→2026-11-25→2026-11-25
crm-mail: 1 not sent, because their day is yet to come: birthday 1
crm-mail: 1 message would be sent: 1 by email; 0 held back
a "Anna", birthday, by email

# The circle of two days: each message once, and its entry settles its own rule. The thanks of the 25th are due since the 21st.
@ two
for d in 24 24 25; do
	crm-due -p p.yaml -l log.tsv --today=2026-11-${d}T08:00 --rule=birthday --rule=first customers.tsv >due.tsv
	crm-mail -p p.yaml -c customers.tsv -l log.tsv --today=2026-11-${d}T09:30 --from=shop@x.org --templates=t --sent=s.tsv --mbox=box2 due.tsv >entries || exit
	crm-log -p p.yaml -c customers.tsv -f log.tsv <entries >/dev/null || exit
done
.
$ sh two 2>/dev/null; grep '^Subject' box2 | wc -l | tr -d ' '; cut -f 1-3,6 s.tsv; cut -f 2-4 log.tsv | tail -n +3
3
customer→rule→date→state
a→birthday→2026-11-24→begun
a→birthday→2026-11-24→sent
a→first→2026-11-21→begun
a→first→2026-11-21→sent
b→birthday→2026-11-25→begun
b→birthday→2026-11-25→sent
2026-11-24T09:30→a→greeting
2026-11-25T09:30→a→thanks
2026-11-25T09:30→b→greeting

# A greeting that has no template, or that the customer does not want, does not keep the first reason back.
$ rm t/birthday.ru.txt t/birthday.en.txt; sh day 24 2>&1 | grep '"Anna\|mail:'
crm-mail: 1 not sent, no template for email: birthday 1
crm-mail: 1 message would be sent: 1 by email; 0 held back
crm-mail: 1 of these is not in the customer's language, which has no template: first for ru in en 1
a "Anna", first, by email

# A stream of crm-due that lacks the days of the other rules has the first alone; too few days are a fault.
$ crm-due -p p.yaml -l log.tsv --today=2026-11-24T08:00 --rule=birthday --rule=first -C id,due_rule,due_date,due_action,due_channel,due_offer customers.tsv | crm-mail -p p.yaml -c customers.tsv -l log.tsv --today=2026-11-24T09:30 --from=shop@x.org --templates=t --dry-run | grep '^a'
a "Anna", first, by email to a@x.org (t/first.en.txt)
! crm-mail: 1 not sent, no template for email: birthday 1
! crm-mail: 1 message would be sent: 1 by email; 0 held back
! crm-mail: 1 of these is not in the customer's language, which has no template: first for ru in en 1
$ printf 'id\tdue_rule\tdue_date\tdue_channel\tdue_dates\na\tfirst;birthday\t2026-11-21\temail\t2026-11-21\n' | crm-mail -p p.yaml -c customers.tsv -l log.tsv --from=shop@x.org --templates=t --dry-run
! crm-mail: standard input:2: due_dates: has fewer days than due_rule has rules
? 1

# What leads may have to be a call: the greeting goes by what the customer likes, if that is a message.
$ printf 'Subject: Happy birthday\n\nAll the best.\n' >t/birthday.en.txt; printf 'id\tdue_rule\tdue_date\tdue_channel\tdue_dates\n%s\tfirst;birthday\t2026-11-21\tphone\t2026-11-21;2026-11-24\n' a >lead.tsv; crm-mail -p p.yaml -c customers.tsv -l log.tsv --today=2026-11-24T09:30 --from=shop@x.org --templates=t --dry-run lead.tsv 2>&1 | grep '^[ac]'
a "Anna", birthday, by email to a@x.org (t/birthday.en.txt)
crm-mail: 1 message would be sent: 1 by email; 0 held back
crm-mail: 1 of these is not in the customer's language, which has no template: birthday for ru in en 1

# ---- birthdays in a text, as people of its language write them ----
# The third has a year of the Chinese calendar, the fourth a leap month.
@ born.tsv
id→name→email→birthday
1→A→a@x.org→1970-11-29
2→B→b@x.org→--02-29
3→C→c@x.org→lunar:1980-10-20
4→D→d@x.org→lunar:1984-L10-05
5→E→e@x.org→1980-05
6→F→f@x.org→lunar:--08-15
.
$ mkdir b; for l in en zh ru; do printf 'Subject: x\n\n{birthday}\n' >b/b.$l.txt; done; for l in en zh ru; do sed "1s/\$/\\tlang/; 2,\$s/\$/\\t$l/" born.tsv >born.$l.tsv; crm-mail -c born.$l.tsv -l log.tsv --templates=b --template=b --from=shop@x.org --dry-run --channel=email born.$l.tsv 2>/dev/null | grep '^    [^S]' | sed 's/\xc2\xa0/ /g'; done
    29 November 1970
    29 February
    day 20 of lunar month 10, 1980
    day 5 of leap lunar month 10
    May 1980
    day 15 of lunar month 8
    1970年11月29日
    2月29日
    农历1980年10月20日
    农历闰10月5日
    1980年5月
    农历8月15日
    29 ноября 1970 г.
    29 февраля
    20-й день 10-го лунного месяца 1980 г.
    5-й день дополнительного 10-го лунного месяца
    май 1980 г.
    15-й день 8-го лунного месяца
