# crm-mail: calls and data that are wrong. Each says one line and what to do, ends with status 2 (call, system) or 1 (data), and
# leaves no message, no journal and no entry behind: "left" lists what is there afterwards beside the inputs.

@ p.yaml
version: 1
due:
  - {rule: keep, silence: 30d, action: greet}
.
@ customers.tsv
id→name→email→phone
a→Ann→ann@x.org→+49 1711
b→Ben→ben (at) x.org→12
.
@ log.tsv
event→date→customer→kind
.
@ due.tsv
id→name→due_rule→due_date→due_action→due_channel
a→Ann→keep→2026-11-21→greet→email
.
@ t/greet.en.txt
Subject: Hello

Hello {name}
.
@ call
# call OPTION ...: the call, its status, and the files that it left
crm-mail -p p.yaml --today=2026-11-21T09:30 "$@" >out
status=$?
cat out
ls -d * | grep -v -x -e 'p.yaml' -e 'customers.tsv' -e 'log.tsv' -e 'due.tsv' -e t -e call -e good -e out -e in
for f in $(ls | grep -x -e box -e sent.tsv); do rm -r $f; done
exit $status
.
@ good
sh call -c customers.tsv -l log.tsv --templates=t --from=s@x.org --sent=sent.tsv "$@"
.

# The call.
$ sh good due.tsv
! crm-mail: where do the messages go? Name --mbox, --maildir, --command, --sms or --letters, or look at them with --dry-run
? 2
$ sh call --templates=t --no-sent --mbox=box due.tsv
! crm-mail: whether somebody may be written to is looked up in the customers and the log: name them with -c and -l, or name the book
? 2
$ sh call -c customers.tsv --templates=t --no-sent --mbox=box due.tsv
! crm-mail: an opt-out may be in the log: name it with -l, or name the book
? 2
$ sh good --mbox=- due.tsv
! crm-mail: --mbox: "-" is not a file: name one
? 2
$ sh good --mbox=box --sms=box due.tsv
! crm-mail: --mbox and --sms name the same file
? 2
$ sh good --mbox=sent.tsv due.tsv
! crm-mail: --mbox and --sent name the same file
? 2
$ sh good --mbox=log.tsv due.tsv
!~ crm-mail: --mbox: .*log.tsv.*
? 2
$ sh good --mbox=box --maildir=dir due.tsv
! crm-mail: --mbox and --maildir exclude each other
? 2
$ sh good --mbox=box --channel=email,fax due.tsv
! crm-mail: --channel: "fax" must be email, sms or post
? 2
$ sh good --mbox=box --kind=shrae --template=greet customers.tsv
! crm-mail: --kind: "shrae" is not a kind of event; did you mean "share"?
? 2

# Only a touch that goes out to the customer (crm-records(5): classes touch and care) can be what a message was.
$ for kind in optout consent void purchase refund visit praise; do sh good --mbox=box --kind=$kind --template=greet customers.tsv 2>&1; echo $?; done | sed 's/ it may be one of .*//' | uniq
crm-mail: --kind: a message to a customer is no "optout";
2
crm-mail: --kind: a message to a customer is no "consent";
2
crm-mail: --kind: a message to a customer is no "void";
2
crm-mail: --kind: a message to a customer is no "purchase";
2
crm-mail: --kind: a message to a customer is no "refund";
2
crm-mail: --kind: a message to a customer is no "visit";
2
crm-mail: --kind: a message to a customer is no "praise";
2
$ sh good --mbox=box --kind=optout --template=greet customers.tsv
! crm-mail: --kind: a message to a customer is no "optout"; it may be one of call, email, sms, chat, post, meeting, gathering, greeting, thanks, gift, help, introduction, share, advice, survey
? 2
$ sh good --mbox=box --kind=share due.tsv
! crm-mail: --rule, --kind and --purpose are for other streams; that of crm-due names its rules
? 2
$ sh good --mbox=box customers.tsv
! crm-mail: the stream is not one of crm-due (it has no column due_rule): say with --template what to send
? 2
$ sh good --mbox=box --from='Shop shop@x.org' due.tsv
! crm-mail: --from: "Shop shop@x.org" is not an address of mail; write "NAME <ADDRESS>"
? 2
$ sh call -c customers.tsv -l log.tsv --templates=t --no-sent --mbox=box due.tsv
! crm-mail: nobody is named as the sender, whom t/greet.en.txt needs: say who it is with --from="NAME <ADDRESS>", or in the policy: mail: {from: ...}
? 2
$ sh good --templates=nowhere --mbox=box due.tsv
! crm-mail: nowhere: cannot read the directory: No such file or directory
? 2

# The stream, from a file and from a pipe that brings nothing.
$ cut -f 2- due.tsv >in; sh good --mbox=box in
! crm-mail: in:1: the stream has no column "id"
? 1
$ cut -f 1-3,5- due.tsv >in; sh good --mbox=box in
! crm-mail: in:1: a due stream needs a column "due_date"; this one has none
? 1
$ sed 's/keep/kepe/' due.tsv >in; sh good --mbox=box in
! crm-mail: in:2: due_rule: the policy has no rule "kepe"; did you mean "keep"?
? 1
$ sed '1s/$/\tdue_day/; 2s/$/\t2026-11-22/' due.tsv >in; sh good --mbox=box in
! crm-mail: in:2: due_day: is planned for 2026-11-22, and was not done on 2026-11-21
? 1
$ sh good --mbox=box </dev/null
!~ crm-mail: .*; pipe the stream of crm-due or of customers in
? 1

# A template that says whom it is from, and no address of mail.
$ printf 'Subject: Hi\nFrom: {name} at home\n\ntext\n' >t/greet.en.txt; sh good --mbox=box due.tsv; status=$?; printf 'Subject: Hello\n\nHello {name}\n' >t/greet.en.txt; exit $status
! crm-mail: t/greet.en.txt: From: "Ann at home" is not an address of mail, in the message to a "Ann"
? 1

# Those who have no usable address are held back, and what is no message is counted.
$ sed 's/^a/b/; s/Ann/Ben/' due.tsv >in; sed '2s/email$/sms/' in | tail -n 1 >>in; sed '2s/email$/phone/' in | sed -n 2p >>in; printf '\nHello\n' >t/greet.en.sms.txt; crm-mail -p p.yaml -c customers.tsv -l log.tsv --templates=t --from=s@x.org --dry-run in; rm t/greet.en.sms.txt
! crm-mail: held back: b "Ben", keep: no usable email address (email)
! crm-mail: held back: b "Ben", keep: no usable phone number (sms)
! crm-mail: 1 not sent, by phone, which is no message: keep 1
! crm-mail: 0 messages would be sent; 2 held back

# Outputs that are something else: nothing is written to them, and nothing leaves.
$ mkdir box; sh good --maildir=box due.tsv
box
! crm-mail: box: is no maildir: it has no directory tmp
? 2
$ mkdir box; sh good --mbox=box due.tsv
event→date→customer→kind
box
sent.tsv
! crm-mail: box: cannot open for writing: Is a directory; nothing was sent
! crm-mail: 0 messages sent; 0 held back
? 2
$ cp customers.tsv box; sh good --sms=box due.tsv
box
! crm-mail: box:1: has other columns than id, name, phone and text
? 1
$ sh good --mbox=box -o no/such/file due.tsv
!~ crm-mail: no/such/file: .*No such file or directory
? 2
$ sh good --command='exit 3' due.tsv; echo $?
event→date→customer→kind
sent.tsv
2
! crm-mail: the command ended with status 3; nothing was sent
! crm-mail: 0 messages sent; 0 held back
