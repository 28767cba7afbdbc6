# What others refused. (Case numbers are those of the list of cases; the right
# result is the case's own.)
@ p.yaml
version: 1
due:
  - {rule: birthday, anniversary: birthday, ahead: 3d, action: greet, priority: 1}
.

@ empty.tsv
date→customer→kind→item
.

# Case 2: the refusal of a row that was merged holds for the row it went into
@ c.tsv
id→name→phone→birthday→status→consent
a→Ann One→+1 555 0100→--11-22→→
b→Anna Old→+1 555 0101→→merged:a→none
.

$ crm-due -p p.yaml -l empty.tsv --today=2026-11-21 -C id c.tsv
id

$ crm-due -p p.yaml -l empty.tsv --today=2026-11-21 --suppressed -C id,due_held,due_why c.tsv
id→due_held→due_why
a→no consent→Birthday on 2026-11-22. No consent of Anna Old (b), who was merged into this customer

$ crm-due -p p.yaml -l empty.tsv --today=2026-11-21 --explain a c.tsv | tail -n 1
  birthday            held: due 2026-11-22: Birthday on 2026-11-22 [no consent of Anna Old (b), who was merged into this customer]

# … also where the merged row is in the file of all only, over two steps, and where it allows some channels
$ printf 'id\tname\tphone\tbirthday\na\tAnn One\t1\t--11-22\n' >some.tsv && crm-due -p p.yaml -l empty.tsv --today=2026-11-21 -C id -c c.tsv some.tsv
id

@ chain.tsv
id→name→phone→email→birthday→status→consent
a→Ann One→+1 555 0100→a@example.org→--11-22→→
b→Anna Old→→→→merged:a→
d→Anna Older→→→→merged:b→email
.

$ crm-due -p p.yaml -l empty.tsv --today=2026-11-21 -C id,due_channel chain.tsv
id→due_channel
a→email

# What the log says of the merged row is known of the other one as ever
$ printf 'date\tcustomer\tkind\titem\n2026-11-01\td\toptout\tall\n' >optout.tsv && crm-due -p p.yaml -l optout.tsv --today=2026-11-21 --suppressed -C id,due_held chain.tsv
id→due_held
a→opted out

# Case 4: somebody with the same phone has opted out
@ x.tsv
id→name→phone→email→birthday
x1→Robert Example→+1 555 0100→bob@example.org→
x2→Bob Example→+1 (555) 0100→BOB@example.org→--11-22
x3→Other→+1 555 0199→other@example.org→--11-23
.

@ log.tsv
date→customer→kind→item
2026-11-01→x1→optout→all
.

$ crm-due -p p.yaml -l log.tsv --today=2026-11-21 -C id,due_why x.tsv
id→due_why
x2→Birthday on 2026-11-22. Somebody with the same phone has opted out: Robert Example (x1)
x3→Birthday on 2026-11-23

# … by email, by the column consent, of something only
$ printf 'id\tname\temail\tbirthday\tconsent\ny1\tAnn\ty@example.org\t\tnone\ny2\tBea\tmailto:Y@example.org.\t--11-22\t\n' >y.tsv && crm-due -p p.yaml -l empty.tsv --today=2026-11-21 -C id,due_why y.tsv
id→due_why
y2→Birthday on 2026-11-22. Somebody with the same email has opted out: Ann (y1)

$ sed 's/all/email/' log.tsv >email.tsv && crm-due -p p.yaml -l email.tsv --today=2026-11-21 -C id,due_why x.tsv | sed -n 2p
x2→Birthday on 2026-11-22. Somebody with the same phone has opted out of email: Robert Example (x1)

# … also when they are not in the stream, but among all customers
$ sed -n '1p;3,$p' x.tsv | crm-due -p p.yaml -l log.tsv --today=2026-11-21 -c x.tsv -C id,due_why
id→due_why
x2→Birthday on 2026-11-22. Somebody with the same phone has opted out: Robert Example (x1)
x3→Birthday on 2026-11-23

# … and of what is planned for another day; the country of the policy or of --country counts
$ printf 'id\tname\tphone\tbirthday\nx1\tA\t020 7946 0001\t\nx2\tB\t+44 20 7946 0001\t--11-22\n' >gb.tsv && crm-due -p p.yaml -l log.tsv --today=2026-11-21 --days=2 -C id,due_why gb.tsv
id→due_why
x2→Birthday on 2026-11-22

$ crm-due -p p.yaml -l log.tsv --today=2026-11-21 --days=2 --country=GB -C id,due_why gb.tsv
id→due_why
x2→Birthday on 2026-11-22. Somebody with the same phone has opted out: A (x1)

# Who has the same phone because the row was merged into this one is nobody else
@ own.tsv
id→name→phone→birthday→status
x2→Bob→+1 555 0100→--11-22→
x1→Robert→+1 555 0100→→merged:x2
.

$ printf 'date\tcustomer\tkind\titem\n2026-11-01\tx1\toptout\tpost\n' >post.tsv && crm-due -p p.yaml -l post.tsv --today=2026-11-21 -C id,due_why own.tsv
id→due_why
x2→Birthday on 2026-11-22

# --explain takes a name, a phone or an email, too; when several may be meant, they are listed
$ crm-due -p p.yaml -l log.tsv --today=2026-11-21 --explain 'other' x.tsv | head -n 1
Other (x3), as of 2026-11-21

$ crm-due -p p.yaml -l log.tsv --today=2026-11-21 --explain other@example.org x.tsv | head -n 1
Other (x3), as of 2026-11-21

$ crm-due -p p.yaml -l log.tsv --today=2026-11-21 --explain bob x.tsv | head -n 1
Bob Example (x2), as of 2026-11-21

$ crm-due -p p.yaml -l log.tsv --today=2026-11-21 --explain example x.tsv
! crm-due: "example" may mean 2 customers; name one by id
!   x1  Robert Example  +1 555 0100    bob@example.org  no contact yet
!   x2  Bob Example     +1 (555) 0100  BOB@example.org  no contact yet
? 1
