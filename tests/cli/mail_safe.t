# crm-mail: lists that are old, runs that are repeated, and templates that are not used yet. 2026-11-21 is a Saturday.

@ p.yaml
version: 1
holidays:
  - {name: Lamp Day, date: 11-20}
due:
  - {rule: birthday, anniversary: birthday, ahead: 3d, expires: 1d, action: greet}
  - {rule: lamps, holiday: Lamp Day, ahead: 2d, action: greet}
  - {rule: autumn, campaign: AUTUMN, from: 2026-10-01, to: 2026-11-20, done_by: share, action: inform, purpose: care}
  - {rule: quiet, silence: 30d, action: greet}
.
@ customers.tsv
id→name→email→phone→birthday→lang
a→Ann→ann@x.org→+49 1711→1980-11-20→en
b→Ben→ben@x.org→+49 1712→1980-11-22→en
.
@ log.tsv
event→date→customer→kind→item→note
.
@ t/birthday.en.txt
Subject: Happy birthday, {name}!

All the best, {name}!
.
@ t/greet.en.txt
Subject: Hello

Hello {name}!
.
@ t/inform.en.txt
Subject: News

Hello {name}!
.
@ mail
exec crm-mail -p p.yaml -c customers.tsv -l log.tsv --templates=t --from='Shop <shop@x.org>' "$@"
.

# ---- a list that is old ----

# A birthday's rule has one day more (expires: 1d), the holiday has its day alone, and the campaign's last day was 20 November.
# A silence has no last day.
@ old.tsv
id→name→due_rule→due_date→due_action→due_channel
a→Ann→birthday→2026-11-20→greet→email
a→Ann→lamps→2026-11-20→greet→email
a→Ann→autumn→2026-11-20→inform→email
a→Ann→quiet→2026-11-20→greet→email
.
$ for day in 20 21 22; do echo "$day:"; sh mail --dry-run --today=2026-11-${day}T09:30 old.tsv 2>&1 | grep -v '^ *[HAS]\|^$'; done
20:
a "Ann", birthday, by email to ann@x.org (t/birthday.en.txt)
a "Ann", lamps, by email to ann@x.org (t/greet.en.txt)
a "Ann", autumn, by email to ann@x.org (t/inform.en.txt)
a "Ann", quiet, by email to ann@x.org (t/greet.en.txt)
crm-mail: 4 messages would be sent: 4 by email; 0 held back
21:
crm-mail: held back: a "Ann", birthday: too late: its day is over, and there is no template for that, such as birthday-belated.en.txt
crm-mail: held back: a "Ann", lamps: too late: its last day was 2026-11-20
crm-mail: held back: a "Ann", autumn: too late: its last day was 2026-11-20
a "Ann", quiet, by email to ann@x.org (t/greet.en.txt)
crm-mail: 1 message would be sent: 1 by email; 3 held back
22:
crm-mail: held back: a "Ann", birthday: too late: its last day was 2026-11-21
crm-mail: held back: a "Ann", lamps: too late: its last day was 2026-11-20
crm-mail: held back: a "Ann", autumn: too late: its last day was 2026-11-20
a "Ann", quiet, by email to ann@x.org (t/greet.en.txt)
crm-mail: 1 message would be sent: 1 by email; 3 held back

# A greeting waits for its day, unless the call says otherwise; a letter takes some days.
@ soon.tsv
id→name→due_rule→due_date→due_action→due_channel
b→Ben→birthday→2026-11-22→greet→email
b→Ben→lamps→2026-11-22→greet→email
.
$ sh mail --dry-run --today=2026-11-21T23:59 soon.tsv; for more in --today=2026-11-22T00:00 '--today=2026-11-21T09:30 --early=birthday'; do sh mail --dry-run $more soon.tsv | grep -c birthday.en; done; awk -v OFS='\t' '{print $0, NR == 1 ? "address" : "1 High St"}' customers.tsv >c3.tsv; crm-mail -p p.yaml -c c3.tsv -l log.tsv --from=shop@x.org --templates=t --dry-run --today=2026-11-21T09:30 --channel=post soon.tsv | grep -c birthday.en; rm c3.tsv soon.tsv
1
1
1
! crm-mail: 2 not sent, because their day is yet to come: birthday 1, lamps 1
! crm-mail: 0 messages would be sent; 0 held back
! crm-mail: 2 messages would be sent: 2 by email; 0 held back
! crm-mail: 1 not sent, because their day is yet to come: lamps 1
! crm-mail: 1 message would be sent: 1 by email; 0 held back
! crm-mail: 2 messages would be sent: 2 by post; 0 held back

# What has left is not late: its entry of the log comes once more.
@ due.tsv
id→name→due_rule→due_date→due_action→due_channel
b→Ben→birthday→2026-11-21→greet→email
.
$ sh mail --today=2026-11-21T09:30 --sent=s.tsv --mbox=box due.tsv; sh mail --today=2026-11-30T09:30 --sent=s.tsv --mbox=box due.tsv; grep -c '^From ' box; rm box s.tsv
event→date→customer→kind→item→note
~ ^m[0-9a-f]*.2026-11-21T09:30.b.greeting..Happy birthday, Ben!$
event→date→customer→kind→item→note
~ ^m[0-9a-f]*.2026-11-21T09:30.b.greeting..Happy birthday, Ben!$
1
! crm-mail: 1 message sent: 1 by email; 0 held back
! crm-mail: 0 messages sent; 1 sent before; 0 held back

# ---- a run that is repeated ----

# Without a book the call says where it is noted what was sent, or that it is not. Nothing leaves otherwise.
$ for to in --mbox=box --maildir=dir --command='cat >box' --sms=box --letters=box; do sh mail "$to" due.tsv; done; ls
customers.tsv
due.tsv
log.tsv
mail
old.tsv
p.yaml
t
! crm-mail: where is it noted what was sent, so that a second run does not send it again? Name a file with --sent, or the book; or say --no-sent
! crm-mail: where is it noted what was sent, so that a second run does not send it again? Name a file with --sent, or the book; or say --no-sent
! crm-mail: where is it noted what was sent, so that a second run does not send it again? Name a file with --sent, or the book; or say --no-sent
! crm-mail: where is it noted what was sent, so that a second run does not send it again? Name a file with --sent, or the book; or say --no-sent
! crm-mail: where is it noted what was sent, so that a second run does not send it again? Name a file with --sent, or the book; or say --no-sent
$ sh mail --no-sent --sent=s.tsv --mbox=box due.tsv
! crm-mail: --no-sent and --sent exclude each other
? 2
$ sh mail --no-sent --uncertain=send --mbox=box due.tsv
! crm-mail: --no-sent and --uncertain exclude each other
? 2

# With a book it is noted in the book; --dry-run looks there and writes nothing.
$ mkdir book; cp customers.tsv log.tsv book; cp p.yaml book/policy.yaml; cp -r t book/templates; crm-mail --from=shop@x.org --dry-run --today=2026-11-21T09:30 book <due.tsv >shown; ls book; for i in 1 2; do crm-mail --from=shop@x.org --mbox=box --today=2026-11-21T09:30 book <due.tsv >entries; done; grep -c '^From ' box; cut -f 1-4,6 book/sent.tsv; crm-mail --from=shop@x.org --dry-run --today=2026-11-21T09:30 book <due.tsv
customers.tsv
log.tsv
policy.yaml
templates
1
customer→rule→date→step→state
b→birthday→2026-11-21→→begun
b→birthday→2026-11-21→→sent
b "Ben", birthday: sent at 2026-11-21T09:30; only its entry of the log would be written again
! crm-mail: 1 message would be sent: 1 by email; 0 held back
! crm-mail: 1 message sent: 1 by email; 0 held back
! crm-mail: what was sent is noted in book/sent.tsv
! crm-mail: 0 messages sent; 1 sent before; 0 held back
! crm-mail: 0 messages would be sent; 1 sent before; 0 held back

# --no-sent sends again, also with a book.
$ crm-mail --from=shop@x.org --mbox=box --no-sent --today=2026-11-21T09:30 book <due.tsv >entries; grep -c '^From ' box; wc -l <book/sent.tsv
2
3
! crm-mail: 1 message sent: 1 by email; 0 held back

# A second piece of news under the old name reaches nobody who had the first, and says so.
$ for name in news news news-2026-12; do crm-mail --template=t/birthday.en.txt --rule=$name --from=shop@x.org --mbox=box2 --today=2026-11-21T09:30 book <customers.tsv >entries; done; grep -c '^From ' box2
4
! crm-mail: 2 messages sent: 2 by email; 0 held back
! crm-mail: 0 messages sent; 2 sent before; 0 held back
! crm-mail: "news" was sent to 2 of them before; for another piece of news give --rule a new name
! crm-mail: 2 messages sent: 2 by email; 0 held back

# A file that is not one of what was sent is not written to, and nothing leaves.
$ rm box; cp customers.tsv other.tsv; sh mail --sent=other.tsv --mbox=box due.tsv; status=$?; cmp other.tsv customers.tsv; ls box; exit $status
! crm-mail: other.tsv:1: is not a file of what was sent, whose columns are customer, rule, date, step, channel, state and time
! ls: cannot access 'box': No such file or directory
? 1
$ printf 'customer\trule\tdate\tstep\tchannel\tstate\ttime\nb\tbirthday\t2026-11-22\t\temail\tsnet\t2026-11-21T09:30\n' >s.tsv; cp s.tsv s0.tsv; sh mail --sent=s.tsv --mbox=box due.tsv; status=$?; cmp s.tsv s0.tsv; ls box; exit $status
! crm-mail: s.tsv:2: state: "snet" must be begun, sent or failed
! ls: cannot access 'box': No such file or directory
? 1

# ---- templates that are not used yet ----

# The list has English customers alone. A slip in the Russian template, or in one of another rule, is found before anything leaves.
$ try() { printf "$2" >"t/$1"; sh mail --sent=s2.tsv --mbox=box due.tsv; echo "status $?"; ls box s2.tsv 2>/dev/null; rm "t/$1"; }; try birthday.ru.txt 'Subject: Hi, {nmae}\n\ntext\n'; try lamps.zh.sms.txt '\n{nmae}\n'; try lamps.en.txt 'Subject:\n\ntext\n'; try other.en.txt 'Subject: Hi\n\n{topic}\n'; try other.en.post.txt 'Subject: Hi\n\n{a\n'
status 1
status 1
status 1
status 1
status 1
! crm-mail: t/birthday.ru.txt:1: neither the stream nor the customers have a column "nmae"; did you mean {name}?
! crm-mail: t/lamps.zh.sms.txt:2: neither the stream nor the customers have a column "nmae"; did you mean {name}?
! crm-mail: t/lamps.en.txt:1: Subject is empty
! crm-mail: t/other.en.txt:3: neither the stream nor the customers have a column "topic"; a template for streams with columns of their own is kept in another directory
! crm-mail: t/other.en.post.txt:3: "{" begins no placeholder, because "}" is missing in this line; a brace itself is written {{

# A fact that this stream lacks is no slip while the template is not used. Used, it is one.
$ printf 'Subject: Hi\n\n{last_purchase|}, {tier|}, {due_offer|}\n' >t/lamps.en.txt; sh mail --dry-run --today=2026-11-21T09:30 due.tsv >shown; sh mail --dry-run --today=2026-11-20T09:30 old.tsv
! crm-mail: 1 message would be sent: 1 by email; 0 held back
! crm-mail: t/lamps.en.txt:3: neither the stream nor the customers have a column "last_purchase"; the tool that makes the stream adds it with --add=last_purchase
? 1

# Names of templates that no message is made from: without a language, or with an unknown channel. Other texts are
# left alone. Letters of any case are taken.
$ rm t/lamps.en.txt; for t in birthday.txt lamps.zh_CN.txt birthday.en.mail.txt README.txt notes.txt apology.en.txt; do printf 'Subject: Hi\n\ntext\n' >t/$t; done; printf '{\n' >t/README.txt; mv t/birthday.en.txt t/Birthday.EN.txt; sh mail --dry-run --today=2026-11-21T09:30 due.tsv | head -1; mv t/Birthday.EN.txt t/birthday.en.txt
b "Ben", birthday, by email to ben@x.org (t/Birthday.EN.txt)
! crm-mail: t/birthday.en.mail.txt: is not used: the name of a template is RULE.LANG.txt or RULE.LANG.CHANNEL.txt, such as birthday.en.txt
! crm-mail: t/birthday.txt: is not used: the name of a template is RULE.LANG.txt or RULE.LANG.CHANNEL.txt, such as birthday.en.txt
! crm-mail: t/lamps.zh_CN.txt: is not used: the name of a template is RULE.LANG.txt or RULE.LANG.CHANNEL.txt, such as lamps.en.txt
! crm-mail: 1 message would be sent: 1 by email; 0 held back

# ---- what is due on each day until a column is filled in ----

# The list of each day has a rule "missing" with the date of that day; the message leaves on the first of
# them, and after it only its entry is written again, with the id and the time that the log knows.
@ ask.yaml
version: 1
due:
  - {rule: ask-birthday, missing: [birthday], action: ask, channel: email, alone: true}
.
@ ask.tsv
id→name→email→birthday→created
a→Ann→ann@x.org→→2026-01-01
.
@ t/ask.en.txt
Subject: May I ask, {name}?

When is your birthday?
.
$ for day in 21 22 23; do crm-due -p ask.yaml -l log.tsv --today=2026-11-$day ask.tsv | crm-mail -p ask.yaml -c ask.tsv -l log.tsv --templates=t --from=s@x.org --mbox=asked --sent=asked.tsv --today=2026-11-${day}T08:00; done 2>/dev/null | grep -v ^event; grep ^To: asked
m6a1a7883a3de4a358e42→2026-11-21T08:00→a→survey→→May I ask, Ann?
m6a1a7883a3de4a358e42→2026-11-21T08:00→a→survey→→May I ask, Ann?
m6a1a7883a3de4a358e42→2026-11-21T08:00→a→survey→→May I ask, Ann?
To: Ann <ann@x.org>
