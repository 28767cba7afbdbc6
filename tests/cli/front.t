# crm, the front door: without a book
$ crm
There is no book here. A book is a directory with customers.tsv and log.tsv.
>
  crm new shop        make one, called shop
  cd shop; crm        work on one that you have (or set CRM_BOOK to its path)
  crm help            all commands

$ crm today
! crm: crm today works on a book, and there is none here: go into one with cd, name it with --book, or make one with "crm new DIR"
? 2

$ crm log purchase c1 --amount=5
! crm: crm log works on a book, and there is none here: go into one with cd, name it with --book, or make one with "crm new DIR"
? 2

$ crm check
! crm: crm check works on a book, and there is none here: go into one with cd, name it with --book, or make one with "crm new DIR"
? 2

$ ls

# … unless a book is among the arguments, which comes before any other
$ mkdir near; printf 'id\tname\nc1\tAnn\n' >near/customers.tsv; printf 'event\tdate\tcustomer\tkind\ne1\t2026-11-20\tc1\tcomplaint\n' >near/log.tsv; crm today --today=2026-11-21 -C name,due_action near
name→due_action
Ann→answer

$ crm check near; rm -r near
file→line→field→finding→value→id→severity

# … unless the arguments name the file, or need none
$ crm add -f mine.tsv --today=2026-11-21 name=Ann 2>/dev/null; cut -f1,2 mine.tsv
c0001
id→name
c0001→Ann

$ rm mine.tsv; crm log --version | cut -d' ' -f1
crm-log

$ crm --book=nowhere today
! crm: --book: "nowhere" is not a directory
? 2

$ CRM_BOOK=/dev crm
! crm: $CRM_BOOK: "/dev" is not a book: it has neither customers.tsv nor log.tsv ("crm new DIR" makes one)
? 2

# The commands
$ crm deu
! crm: there is no command "deu"; did you mean "due"?
? 2

$ crm frobnicate
! crm: there is no command "frobnicate"; "crm help" lists them
? 2

$ crm help | sed -n '4,9p;/^  due/p'
  new DIR   make a book
  today     whom to contact today, and why (crm due)
  undo      take back the last entry that you wrote (crm log --undo)
  help WORD show the page of a command, or what the pages say of a word: a column, a
            fact, a kind of event, an option, a key or a rule of the policy
  words     list rules, columns, kinds, stages and names, for completions
  due       list whom to contact, why, by when and how

# Every tool is listed
$ crm help | awk 'NR > 10 {print "crm-" $1}' >listed; ls $B/bin | grep '^crm-' | diff - listed

$ crm new
! crm: crm new DIR makes one book: name its directory
? 2

$ crm new a b
! crm: crm new DIR makes one book: name its directory
? 2

$ crm help a b
! crm: crm help WORD explains one word
? 2

$ crm --today=2026-11-21 today
! crm: --today belongs after the command: crm today --today=2026-11-21
? 2

# A page of a tool and of a subject; man is looked for in PATH
@ bin/man
#!/bin/sh
echo "${1##*/}"
.
$ chmod +x bin/man; for word in due crm-due policy rules expressions facts crm new; do PATH=$PWD/bin:$PATH crm help $word; done
crm-due.1
crm-due.1
crm-policy.5
crm-rules.5
crm-expr.5
crm-facts.7
crm.7
crm.1

$ PATH=$PWD/bin:$PATH crm help nonsense
! crm: no page explains "nonsense"; "crm help" lists the commands, and crm-policy(5), crm-rules(5), crm-records(5) and crm-facts(7) explain the rest
? 2

# Words for completions: of the policy that is in use
$ crm words stages | tail -n 2
prospect
stranger

$ crm words kinds | head -n 2
call
email

$ crm words customers

$ crm words derived tiers | sed -n '1p;$p'
recency
standard

$ crm words stage
! crm: --words: unknown "stage"; did you mean 'stages'?
? 2
