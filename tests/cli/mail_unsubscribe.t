# crm-mail: how somebody says that they want no more: List-Unsubscribe (RFC 2369) and List-Unsubscribe-Post (RFC 8058). It is in
# mail for "news" and purposes of the user's own, not in that for "care" and "service", and nowhere where it is not configured.

@ p.yaml
version: 1
mail:
  from: "Shop <shop@x.org>"
  unsubscribe: "stop@x.org https://x.org/stop?who={id}&as={name}"
  one_click: true
due:
  - {rule: birthday, anniversary: birthday, ahead: 3d, expires: 1d, action: greet, channel: email}
  - {rule: letter, every: 1m, action: inform, done_by: share, channel: email, purpose: news}
  - {rule: party, every: 1m, action: invite, done_by: share, channel: email, purpose: events}
  - {rule: answer, open: question, action: answer, purpose: service}
.
@ customers.tsv
id→name→email→token
c&1→王 芳→a@x.org→t1
c2→Ben→b@x.org→
.
@ log.tsv
date→customer→kind
.
@ due.tsv
id→due_rule→due_date→due_action→due_channel
c&1→birthday→2026-11-21→greet→email
c&1→letter→2026-11-21→inform→email
c&1→party→2026-11-21→invite→email
c&1→answer→2026-11-21→answer→email
.
@ t/greet.en.txt
Subject: {due_rule}

Hello
.
@ mail
exec crm-mail -p "${P-p.yaml}" -c customers.tsv -l log.tsv --today=2026-11-21T09:30 --templates=t --no-sent --mbox=box "$@"
.
@ read.py
import mailbox
for m in mailbox.mbox("box"):
	print(m["Subject"], *[f"{name}={m[name]!r}" for name in m.keys() if name.startswith("List-")])
.

# The values are parts of a URI: "&", the blank and 王芳 (UTF-8 E7 8E 8B, E8 8A B3) are encoded as in RFC 3986.
$ cp t/greet.en.txt t/inform.en.txt; cp t/greet.en.txt t/invite.en.txt; cp t/greet.en.txt t/answer.en.txt; sh mail due.tsv >/dev/null; grep '^List-Un\|^ <' box
List-Unsubscribe: <mailto:stop@x.org?subject=unsubscribe>,
 <https://x.org/stop?who=c%261&as=%E7%8E%8B%20%E8%8A%B3>
List-Unsubscribe-Post: List-Unsubscribe=One-Click
List-Unsubscribe: <mailto:stop@x.org?subject=unsubscribe>,
 <https://x.org/stop?who=c%261&as=%E7%8E%8B%20%E8%8A%B3>
List-Unsubscribe-Post: List-Unsubscribe=One-Click
! crm-mail: 4 messages sent: 4 by email; 0 held back
$ if python3 -c 'import mailbox' 2>/dev/null; then python3 read.py | cut -c 1-32; else printf 'birthday\n%s\n%s\nanswer\n' "letter List-Unsubscribe='<mailto:" "party List-Unsubscribe='<mailto:s"; fi
birthday
letter List-Unsubscribe='<mailto
party List-Unsubscribe='<mailto:
answer

# The option takes the place of the policy's address. Without either there is no header.
$ rm box; sed '/one_click/d' p.yaml >p2.yaml; P=p2.yaml sh mail --unsubscribe='mailto:list@x.org?body=stop' due.tsv >/dev/null; grep -c '^List' box; grep -h '^List' box | sort -u
2
List-Unsubscribe: <mailto:list@x.org?body=stop>
! crm-mail: 4 messages sent: 4 by email; 0 held back
$ rm box; sed '/unsubscribe/d' p2.yaml >p3.yaml; P=p3.yaml sh mail due.tsv >/dev/null; grep -c '^List' box
0
! crm-mail: 4 messages sent: 4 by email; 0 held back
? 1

# A stream of customers: news unless --purpose says another.
$ rm -f box; printf 'Subject: {name}\n\nHello\n' >hello.en.txt; for p in news care; do P=p2.yaml sh mail --template=hello.en.txt --rule=$p --purpose=$p --unsubscribe=stop@x.org customers.tsv >/dev/null; grep -c '^List' box; done
2
2
! crm-mail: 2 messages sent: 2 by email; 0 held back
! crm-mail: 2 messages sent: 2 by email; 0 held back

# --dry-run shows it; an empty value holds the message back.
$ P=p2.yaml sh mail --template=hello.en.txt --rule=news --unsubscribe='https://x.org/{token}' --dry-run customers.tsv
c&1 "王 芳", news, by email to a@x.org (hello.en.txt)
    Subject: 王 芳
    List-Unsubscribe: <https://x.org/t1>
>
    Hello
! crm-mail: held back: c2 "Ben", news: {token} in the address for unsubscribing is empty
! crm-mail: 1 message would be sent: 1 by email; 1 held back

# ---- faults: nothing leaves ----
$ rm box; for u in stop 'ftp://x.org' 'https://x.org/<a>' 'https://x.org/{tokn}' 'https://x.org/{id' 'stop@x.org,https://x.org'; do P=p3.yaml sh mail --unsubscribe="$u" due.tsv; echo $?; done; ls box
2
2
2
2
2
2
! crm-mail: --unsubscribe: "stop" must be an address of mail, mailto:..., or https://...
! crm-mail: --unsubscribe: "ftp://x.org" must be an address of mail, mailto:..., or https://...
! crm-mail: --unsubscribe: "https://x.org/<a>" must be an address of mail, mailto:..., or https://...
! crm-mail: --unsubscribe: neither the stream nor the customers have a column "tokn"; did you mean {token}?
! crm-mail: --unsubscribe: "{" begins no placeholder, because "}" is missing in this line; a brace itself is written {{
! crm-mail: --unsubscribe: "stop@x.org,https://x.org" must be an address of mail, mailto:..., or https://...
! ls: cannot access 'box': No such file or directory
? 2

# In the policy the fault has its place. One click needs one page that knows the customer.
$ for u in stop 'https://x.org/stop' 'http://x.org/{id}' 'stop@x.org' 'https://x.org/{id} https://y.org/{id}'; do sed "s|unsubscribe: .*|unsubscribe: \"$u\"|" p.yaml >p4.yaml; P=p4.yaml sh mail due.tsv; echo $?; done; ls box
1
1
1
1
1
! crm-mail: p4.yaml:4:16: "stop" must be an address of mail, mailto:..., or https://...
! crm-mail: p4.yaml:5:14: unsubscribe must have one page, https://..., with a placeholder by which it knows the customer, such as {id}
! crm-mail: p4.yaml:5:14: unsubscribe must have one page, https://..., with a placeholder by which it knows the customer, such as {id}
! crm-mail: p4.yaml:5:14: unsubscribe must have one page, https://..., with a placeholder by which it knows the customer, such as {id}
! crm-mail: p4.yaml:5:14: unsubscribe must have one page, https://..., with a placeholder by which it knows the customer, such as {id}
! ls: cannot access 'box': No such file or directory
? 2
