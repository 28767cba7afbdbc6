# crm-mail: messages from templates. 2026-11-21 is a Saturday. What a message says is its template with the values put in by
# hand; "due" is a due stream as crm-due makes it, so that what has happened since is in the customers and in the log.

@ p.yaml
version: 1
zone: Europe/Berlin
consent: opt-out
private: [secret]
due:
  - {rule: birthday, anniversary: birthday, ahead: 3d, expires: 1d, action: greet}
  - {rule: letter, every: 1m, action: inform, done_by: share, channel: email, purpose: news}
  - {rule: win-back, every: 90d, action: call, done_by: [call, visit], selling: true}
  - {rule: answer, open: question, action: answer, purpose: service}
declined: 60d
.
@ customers.tsv
id→name→phone→email→address→lang→owner→consent→status→channel→secret
a→Ann Lee→+49 171 1→ann@x.org→1 Main St→en→maria→→→email→s1
b→王芳→+49 171 2→b@x.org→→zh-CN→li→→→sms→s2
c→Вера→→vera@x.org;v2@x.org→→ru→li→→→email→s3
d→Dan→+49 171 4→dan@x.org→→de→maria→email;post→→post→s4
e→Eve→→→→en→→none→→→s5
f→Fay→→fay@x.org→→en→→→deceased→→s6
g→Gus→→gus@x.org→→en→→→merged:a→→s7
h→Hal→→hal@x.org→→en→→→closed→→s8
.
@ log.tsv
event→date→customer→kind→outcome→item→due→ref→note
e1→2026-11-01→a→call→→→→→
.
@ due.tsv
id→name→due_rule→due_date→due_action→due_channel→due_why→due_offer
a→Ann Lee→birthday→2026-11-21→greet→email→Birthday on 2026-11-21→
b→王芳→birthday→2026-11-21→greet→sms→Birthday on 2026-11-21→
c→Вера→birthday→2026-11-21→greet→email→Birthday on 2026-11-21→
d→Dan→birthday→2026-11-21→greet→post→Birthday on 2026-11-21→A cake
.
@ t/birthday.en.txt
Subject: Happy birthday, {name}!

Dear {name},
{{all the best}} {due_offer|and more}. {owner}

{sender}

.
@ t/birthday.zh.sms.txt

{name}，生日快乐！
.
@ t/birthday.ru.txt
subject: С днём рождения, {name}!

Здравствуйте, {name}!
.
@ mail
exec crm-mail -p p.yaml -c customers.tsv -l log.tsv --today=2026-11-21T09:30 --from='Shop <shop@x.org>' "$@"
.

# --dry-run shows the messages: of each customer in their language, German falls back to English; the channel is that of the
# stream. {owner} is a column that only the customers have. Nothing is written.
$ sh mail --templates=t --dry-run <due.tsv
a "Ann Lee", birthday, by email to ann@x.org (t/birthday.en.txt)
    Subject: Happy birthday, Ann Lee!
>
    Dear Ann Lee,
    {all the best} and more. maria
>
    Shop
>
b "王芳", birthday, by sms to +491712 (t/birthday.zh.sms.txt)
    王芳，生日快乐！
>
c "Вера", birthday, by email to vera@x.org (t/birthday.ru.txt)
    Subject: С днём рождения, Вера!
>
    Здравствуйте, Вера!
! crm-mail: held back: d "Dan", birthday: no postal address (post)
! crm-mail: 3 messages would be sent: 2 by email, 1 by sms; 1 held back
$ sh mail --templates=t --dry-run --lang=zh due.tsv 2>&1 | grep '"\|主题\|From'; sh mail --templates=t --dry-run --lang=ru due.tsv 2>&1 | grep '"\|Тема'; sh mail --templates=t --dry-run --lang=xx due.tsv
crm-mail: held back: d "Dan", birthday: no postal address (post)
a "Ann Lee"，birthday，发邮件至 ann@x.org（t/birthday.en.txt）
    主题：Happy birthday, Ann Lee!
b "王芳"，birthday，发短信至 +491712（t/birthday.zh.sms.txt）
c "Вера"，birthday，发邮件至 vera@x.org（t/birthday.ru.txt）
    主题：С днём рождения, Вера!
crm-mail: held back: d "Dan", birthday: no postal address (post)
a "Ann Lee", birthday, письмом на ann@x.org (t/birthday.en.txt)
    Тема: Happy birthday, Ann Lee!
b "王芳", birthday, SMS на +491712 (t/birthday.zh.sms.txt)
c "Вера", birthday, письмом на vera@x.org (t/birthday.ru.txt)
    Тема: С днём рождения, Вера!
! crm-mail: --lang: unknown language "xx"; the languages are en, zh, ru
? 2
$ ls
customers.tsv
due.tsv
log.tsv
mail
p.yaml
t

# Text messages and letters are records. Standard output has an entry of the log for each, which settles the rule by its kind;
# the channel is there where the kind does not say it, and left out of a log that has no such column.
$ awk -F '\t' -v OFS='\t' '$1 == "d" {$5 = "4 Elm St"} 1' customers.tsv >c2.tsv; crm-mail -p p.yaml -c c2.tsv -l log.tsv --today=2026-11-21T09:30 --from='Shop <s@x.org>' --templates=t --no-sent --sms=sms.tsv --letters=letters.tsv <due.tsv >records.tsv
! crm-mail: 2 not sent, by email, for which no output is named: birthday 2
! crm-mail: 2 messages sent: 1 by sms, 1 by post; 0 held back
! crm-mail: 1 of these is not in the customer's language, which has no template: birthday for de in en 1
$ cat sms.tsv letters.tsv; sed 's/^m[0-9a-f]*/ID/' records.tsv
id→name→phone→text
b→王芳→+491712→王芳，生日快乐！
id→name→address→lang→subject→text
d→Dan→4 Elm St→de→Happy birthday, Dan!→Dear Dan,\n{all the best} A cake. maria\n\nShop
event→date→customer→kind→item→ref→note
ID→2026-11-21T09:30→b→greeting→→→Birthday on 2026-11-21
ID→2026-11-21T09:30→d→greeting→→→Happy birthday, Dan!

# The circle: what crm-log takes is off the list, and taken once.
@ birthdays.tsv
id→name→phone→email→birthday→lang
k→Kim→+49 171 8→kim@x.org→1980-11-21→en
.
$ printf 'event\tdate\tcustomer\tkind\n' >klog.tsv; due() { crm-due -p p.yaml -l klog.tsv --rule=birthday --today=2026-11-21 -C id,due_rule,due_date,due_action,due_channel,due_why birthdays.tsv; }; due >k.tsv; crm-mail -p p.yaml -c birthdays.tsv -l klog.tsv --today=2026-11-21T09:30 --channel=sms,email --templates=t --template=hello.txt --no-sent --sms=k.sms k.tsv
! crm-mail: hello.txt: cannot open: No such file or directory
? 2
$ printf '\nHello {name}\n' >hello.txt; crm-mail -p p.yaml -c birthdays.tsv -l klog.tsv --today=2026-11-21T09:30 --channel=sms,email --template=hello.txt --no-sent --sms=k.sms k.tsv >k.rec; crm-log -p p.yaml -c birthdays.tsv -f klog.tsv <k.rec; crm-due -p p.yaml -l klog.tsv --rule=birthday --today=2026-11-21T10:00 -C id birthdays.tsv; crm-log -p p.yaml -c birthdays.tsv -f klog.tsv <k.rec
! crm-mail: 1 message sent: 1 by sms; 0 held back
~ ^m[0-9a-f]+$
id
! crm-log: klog.tsv: 1 record: 1 new, 0 known, 0 changed, 0 faulty
! crm-log: klog.tsv: 1 record: 0 new, 1 known, 0 changed, 0 faulty

# ---- who is held back ----

# The list is old: since then some said no, or died. What was merged goes to the one customer that is left. A purpose "service"
# needs no consent. Each is named with the reason.
@ old.tsv
id→name→due_rule→due_date→due_action→due_channel→due_why
a→Ann Lee→letter→2026-11-20→inform→email→
c→Вера→letter→2026-11-20→inform→email→
e→Eve→letter→2026-11-20→inform→email→
f→Fay→letter→2026-11-20→inform→email→
g→Gus→letter→2026-11-20→inform→email→
h→Hal→letter→2026-11-20→inform→email→
x→Xan→letter→2026-11-20→inform→email→
d→Dan→win-back→2026-11-20→email→email→
d→Dan→answer→2026-11-20→answer→email→
b→王芳→birthday→2026-11-21→greet→email→
.
@ since.tsv
event→date→recorded→customer→kind→outcome→item→due
o1→2026-11-19→→c→optout→→news→
o2→2026-11-20→→d→offer→declined→→
o3→2026-11-20→→b→snooze→→→2026-12-01
o4→2026-11-22→→a→optout→→→
.
@ t2/letter.en.txt
Subject: News

News for {name}
.
$ sed -i '/^o2/s/offer/call/' since.tsv; for r in win-back answer birthday; do cp t2/letter.en.txt t2/$r.en.txt; done; crm-mail -p p.yaml -c customers.tsv -l since.tsv --from=shop@x.org --today=2026-11-21 --dry-run --templates=t2 old.tsv | grep ' by '
a "Ann Lee", letter, by email to ann@x.org (t2/letter.en.txt)
d "Dan", answer, by email to dan@x.org (t2/answer.en.txt)
! crm-mail: held back: c "Вера", letter: opted out (email)
! crm-mail: held back: e "Eve", letter: no consent (email)
! crm-mail: held back: f "Fay", letter: deceased (email)
! crm-mail: held back: h "Hal", letter: closed (email)
! crm-mail: held back: x "Xan", letter: "x" is no longer among the customers
! crm-mail: held back: d "Dan", win-back: declined (email)
! crm-mail: held back: b "王芳", birthday: snoozed (email)
! crm-mail: 1 not sent, in the stream twice: letter 1
! crm-mail: 2 messages would be sent: 2 by email; 7 held back
! crm-mail: 1 of these is not in the customer's language, which has no template: answer for de in en 1

# From the day of the opt-out on Ann is held back, too.
$ crm-mail -p p.yaml -c customers.tsv -l since.tsv --from=shop@x.org --today=2026-11-22 --dry-run --templates=t2 old.tsv 2>&1 | grep '"Ann'
crm-mail: held back: a "Ann Lee", letter: opted out (email)

# ---- what is wrong with a template ----

# Each fails before anything is produced, with the file and the line.
$ try() { printf "$1" >bad.txt; sh mail --template=bad.txt --no-sent --sms=x --mbox=y due.tsv; echo $?; ls x y 2>/dev/null; }; try 'Subject: Hi {nmae}\n\ntext\n'; try 'Subject: Hi\n\ntext\n{last_purchase}\n'; try 'Subject: Hi\n\ntext {secret}\n'; try '\ntext\n'; try 'Subjekt: Hi\n\ntext\n'; try 'Subject: Hi\nDear all,\n'; try 'Subject: Hi\nsubject: Ho\n\ntext\n'; try 'Subject:\n\ntext\n'; try 'Subject: Hi\n\n\n'; try 'Subject: Hi\n\na\nb\377\n'; try 'Subject: Hi\n\na { b\n'; try 'Subject: Hi\n\na\nb } c\n'; try 'Subject: Hi\n\n{}\n'; try 'Subject: Hi\n\n{name|a{b}\n'; try 'Subject: Hi\n\n{zzzzzz}\n'; try 'Subject: Hi\n\n{due_why|}\n'; true
1
1
1
1
1
1
1
1
1
1
1
1
1
1
1
1
! crm-mail: bad.txt:1: neither the stream nor the customers have a column "nmae"; did you mean {name}?
! crm-mail: bad.txt:4: neither the stream nor the customers have a column "last_purchase"; the tool that makes the stream adds it with --add=last_purchase
! crm-mail: bad.txt:3: {secret} is a private column, which no message shows
! crm-mail: bad.txt:1: has no subject; a mail begins with a line such as "Subject: Good news" and an empty line
! crm-mail: bad.txt:1: unknown header "Subjekt"; there are Subject and From; did you mean "Subject"?
! crm-mail: bad.txt:2: expected a header line such as "Subject: Good news", or the empty line that comes before the text
! crm-mail: bad.txt:2: duplicate header Subject
! crm-mail: bad.txt:1: Subject is empty
! crm-mail: bad.txt:3: has no text behind its header lines and an empty line
! crm-mail: bad.txt:4: is not UTF-8
! crm-mail: bad.txt:3: "{" begins no placeholder, because "}" is missing in this line; a brace itself is written {{
! crm-mail: bad.txt:4: "}" ends no placeholder; a brace itself is written }}
! crm-mail: bad.txt:3: a placeholder has no name; write {name}, or {{ for a brace
! crm-mail: bad.txt:3: "{" begins no placeholder, because "}" is missing in this line; a brace itself is written {{
! crm-mail: bad.txt:3: neither the stream nor the customers have a column "zzzzzz"
! crm-mail: bad.txt:3: {due_why} is written for us: it may say what to avoid, and who else has the same phone; write the reason into the template

# ---- --purpose: which consent a stream that is not one of crm-due needs ----
# The column consent lists what a customer allows (crm-records(5)): n1 care alone, n2 all by email,
# n3 news alone. "service" needs no consent.
@ wishes.tsv
id→name→email→consent
n1→Care Only→n1@example.org→care
n2→All Mail→n2@example.org→email
n3→News Only→n3@example.org→news
.
@ hello.en.txt
Subject: Hello

Dear {name}
.
$ printf 'date\tcustomer\tkind\n' >wlog.tsv; for p in '' --purpose=news --purpose=care --purpose=service; do echo "$p:" $(crm-mail --template=hello.en.txt --rule=hello $p --from=shop@example.org --dry-run -c wishes.tsv -l wlog.tsv --today=2026-11-21 wishes.tsv 2>/dev/null | grep -o '^n[0-9]'); done
: n2 n3
--purpose=news: n2 n3
--purpose=care: n1 n2
--purpose=service: n1 n2 n3

$ crm-mail --template=hello.en.txt --rule=hello --purpose=nwes --from=shop@example.org --no-sent --mbox=w.mbox -c wishes.tsv -l wlog.tsv --today=2026-11-21 wishes.tsv; status=$?; ls w.mbox 2>/dev/null; exit $status
! crm-mail: --purpose: "nwes" is not a purpose; there are care, news, service and those of the policy's rules
? 2
