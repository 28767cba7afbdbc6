# crm-mail: a stream of a customer who was merged into another after it was made.

@ before.tsv
id→name→email→status
a→Ann One→ann@example.org→
b→Anna Old→old@example.org→
c→Cyd→cyd@example.org→
.
@ log.tsv
event→date→customer→kind→amount
e1→2026-11-18→b→purchase→5
.
@ policy.yaml
version: 1
due: [{rule: thanks, after: purchase, wait: 1d, within: 7d, expires: 21d, action: thank, channel: email}]
.
@ t/news.en.txt
Subject: Hi {name}

Dear {name},
.
@ t/thanks.en.txt
Subject: Thanks, {name}

Thank you.
.
$ sed '/^b/s/$/merged:a/' before.tsv >after.tsv; printf 'id\tname\nb\tAnna Old\n' >one.tsv
@ mail
crm-mail -p policy.yaml -l log.tsv --today=2026-11-21T09:30 --from=us@example.org --templates=t --channel=email "$@"
.

# The message is for Ann, and speaks to Ann.
$ sh mail -c after.tsv --template=news --mbox=box --no-sent one.tsv | cut -f 2-4; grep -E '^(To|Subject|Dear)' box
date→customer→kind
2026-11-21T09:30→a→share
To: Ann One <ann@example.org>
Subject: Hi Ann One
Dear Ann One,
! crm-mail: 1 message sent: 1 by email; 0 held back

# What was sent to Anna Old is not sent to Ann again, and its entry is the same; somebody else gets it.
$ sh mail -c before.tsv --template=news --mbox=again --sent=sent.tsv one.tsv >first; printf 'id\tname\nb\tAnna Old\na\tAnn One\nc\tCyd\n' | sh mail -c after.tsv --template=news --mbox=again --sent=sent.tsv >second; grep ^To: again; cut -f 1,3 sent.tsv | sort -u | wc -l; test "$(sed -n 2p first | cut -f 1)" = "$(sed -n 2p second | cut -f 1)"; echo $?
To: Anna Old <old@example.org>
To: Cyd <cyd@example.org>
3
0
! crm-mail: 1 message sent: 1 by email; 0 held back
! crm-mail: 1 not sent, in the stream twice: news 1
! crm-mail: 1 message sent: 1 by email; 1 sent before; 0 held back
! crm-mail: "news" was sent to 1 of them before; for another piece of news give --rule a new name

# A list of crm-due names an entry of b, which is one of a now.
$ crm-due -p policy.yaml -l log.tsv --today=2026-11-21 before.tsv >due.tsv; cut -f 1 due.tsv; sh mail -c after.tsv --mbox=thanked --no-sent due.tsv | cut -f 2-4; grep -E '^(To|Subject)' thanked
id
b
date→customer→kind
2026-11-21T09:30→a→thanks
To: Ann One <ann@example.org>
Subject: Thanks, Ann One
! crm-mail: 1 message sent: 1 by email; 0 held back
