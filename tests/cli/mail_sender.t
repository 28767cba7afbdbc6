# crm-mail and crm-report: whom messages are from, addresses that are none, and templates with a misspelt name. 2026-11-21 is a
# Saturday.

@ customers.tsv
id→name→phone→email→lang→owner
a→Ann→+49 30 1→ann@x.org→en→li
b→Ben→+49 30 2→ben@x.org→en→li
.
@ log.tsv
event→date→customer→kind→item→by→ref→note
e1→2026-11-01→a→call→→→→
.
@ due.tsv
id→due_rule→due_date→due_action→due_channel→due_why
a→birthday→2026-11-21→greet→email→Birthday on 2026-11-21
b→how-it-went→2026-11-21→ask→sms→Bought a mug
.
@ t/birthday.en.txt
Subject: Happy birthday, {name}!

All the best, {sender}.
.
@ t/how-it-went.en.sms.txt

How did it go, {name}?
.
@ mail
exec crm-mail -c customers.tsv -l log.tsv --today=2026-11-21T09:30 --no-sent "$@"
.

# ---- nobody is named as the sender: one sentence, and nothing is made ----
$ sh mail --templates=t --mbox=box due.tsv; status=$?; ls box; exit $status
! crm-mail: nobody is named as the sender, whom t/birthday.en.txt needs: say who it is with --from="NAME <ADDRESS>", or in the policy: mail: {from: ...}
!~ ^ls: .*box.*
? 2
$ sh mail --templates=t --mbox=box --sms=texts due.tsv 2>&1 | wc -l | tr -d ' '; crm-mail -c customers.tsv -l log.tsv --templates=t --dry-run due.tsv 2>&1 | cut -c1-50
1
crm-mail: nobody is named as the sender, whom t/bi

# A mail has a sender also if its text does not name one; a text message or a letter has none, if its text does not.
$ mkdir u; printf 'Subject: Hi\n\nHello.\n' >u/birthday.en.txt; cp t/how* u; sh mail --templates=u --mbox=box due.tsv
! crm-mail: nobody is named as the sender, whom u/birthday.en.txt needs: say who it is with --from="NAME <ADDRESS>", or in the policy: mail: {from: ...}
? 2
$ sh mail --templates=u --sms=texts due.tsv | cut -f 3; cat texts
customer
b
id→name→phone→text
b→Ben→+49302→How did it go, Ben?
! crm-mail: 1 not sent, by email, for which no output is named: birthday 1
! crm-mail: 1 message sent: 1 by sms; 0 held back
$ printf '\nHello from {sender}.\n' >u/how-it-went.en.sms.txt; sh mail --templates=u --sms=texts due.tsv
! crm-mail: nobody is named as the sender, whom u/how-it-went.en.sms.txt needs: say who it is with --from="NAME <ADDRESS>", or in the policy: mail: {from: ...}
? 2

# A fallback will do, and so will a column of that name.
$ printf '\nHello from {sender|us}.\n' >u/how-it-went.en.sms.txt; sh mail --templates=u --sms=texts due.tsv >/dev/null 2>&1; tail -n 1 texts | cut -f 4
Hello from us.
$ printf '\nHello from {sender}.\n' >u/how-it-went.en.sms.txt; sed '1s/$/\tsender/; 2,$s/$/\tLi/' due.tsv | sh mail --templates=u --sms=texts >/dev/null 2>&1; tail -n 1 texts | cut -f 4
Hello from Li.

# Each place where a sender may be named: the policy, --from, and the template itself, whose From {sender} then is.
$ printf 'version: 1\nextends: built-in\nmail: {from: "Shop <shop@x.org>"}\n' >p.yaml; sh mail -p p.yaml --templates=t --mbox=box due.tsv >/dev/null; grep -E '^From:|^All' box; rm box
From: Shop <shop@x.org>
All the best, Shop.
! crm-mail: 1 not sent, by sms, for which no output is named: how-it-went 1
! crm-mail: 1 message sent: 1 by email; 0 held back
$ sed '1i From: Oleg <oleg@x.org>' t/birthday.en.txt >u/birthday.en.txt; rm u/how*; for more in --from=li@x.org --mbox=box; do sh mail --templates=u --mbox=box $more due.tsv >/dev/null 2>&1; grep -E '^From:|^All' box; rm box; done
From: Oleg <oleg@x.org>
All the best, Oleg.
From: Oleg <oleg@x.org>
All the best, Oleg.

# ---- what is no address: without "@" only the name of a user of this machine is one, as it is for cron ----
$ for from in foo 'Maria Shop' 'Maria <foo>' maria@ root; do sh mail --templates=t --mbox=box --from="$from" due.tsv >/dev/null 2>said; echo $?; grep from said; done; grep '^From:' box
2
crm-mail: --from: "foo" is not an address of mail: it has no "@", and no user of this machine has that name; write "NAME <ADDRESS>"
2
crm-mail: --from: "Maria Shop" is not an address of mail; write "NAME <ADDRESS>"
2
crm-mail: --from: "Maria <foo>" is not an address of mail: it has no "@", and no user of this machine has that name; write "NAME <ADDRESS>"
2
crm-mail: --from: "maria@" is not an address of mail; write "NAME <ADDRESS>"
0
From: root
$ for key in from reply_to; do printf 'version: 1\nextends: built-in\nmail: {%s: "foo"}\n' $key >p.yaml; sh mail -p p.yaml --templates=t --mbox=no --from=shop@x.org due.tsv; echo $?; done; ls no
1
1
!~ ^crm-mail: p.yaml:3:14: "foo" is not an address of mail: it has no "@", and no user of this machine has that name; write "NAME <ADDRESS>"$
!~ ^crm-mail: p.yaml:3:18: "foo" is not an address of mail: it has no "@", and no user of this machine has that name; write "NAME <ADDRESS>"$
!~ ^ls: .*
? 2
$ sed -i 's/^From:.*/From: {owner}/' u/birthday.en.txt; sh mail --templates=u --mbox=no due.tsv
! crm-mail: u/birthday.en.txt: From: "li" is not an address of mail: it has no "@", and no user of this machine has that name, in the message to a "Ann"
? 1
$ for a in foo 'Ann <foo>' 'a@x.org, foo' root; do crm-report -p built-in --mail-to="$a" --command='grep ^To' due.tsv; done
! crm-report: --mail-to: "foo" is not an address of mail: it has no "@", and no user of this machine has that name
! crm-report: --mail-to: "Ann <foo>" is not an address of mail: it has no "@", and no user of this machine has that name
! crm-report: --mail-to: " foo" is not an address of mail: it has no "@", and no user of this machine has that name
! To: root
$ crm-report -p built-in --mail-to=a@x.org --mail-from=foo due.tsv
! crm-report: --mail-from: "foo" is not an address of mail: it has no "@", and no user of this machine has that name
? 2
$ printf 'owner\temail\nli\troot;li\n' >who.tsv; crm-report -p built-in --each=owner --addresses=who.tsv --command='cat' customers.tsv
! crm-report: who.tsv:2: email: "li" is not an address of mail: it has no "@", and no user of this machine has that name
? 1

# ---- a template with a misspelt name ----
$ for name in birtday how-it zzzzzz; do sh mail --templates=t --template=$name --mbox=no --from=shop@x.org due.tsv; echo $?; done; ls no
2
2
2
! crm-mail: --template: t has no template called "birtday"; did you mean "birthday"?
! crm-mail: --template: t has no template called "how-it"
! crm-mail: --template: t has no template called "zzzzzz"
!~ ^ls: .*
? 2

# A rule is one of the policy in a due stream; the name of other messages is free, and needs --template.
$ sed 's/birthday/birtday/' due.tsv | sh mail --templates=t --mbox=no --from=shop@x.org
! crm-mail: standard input:2: due_rule: the policy has no rule "birtday"; did you mean "birthday"?
? 1
$ crm-due -l log.tsv --rule=birtday --today=2026-11-21 customers.tsv
!~ ^crm-due: .*birtday.*did you mean "?birthday.*
? 2
