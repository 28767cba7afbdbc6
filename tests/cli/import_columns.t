# Columns that have the name of one of ours: they stay ours when a rule only looks at them, in a key, a
# condition, a calculation or the like. Expected values by hand: the file itself.
@ customers.tsv
id→name→email
a→Ann→ann@example.com
b→Ben→ben@example.com
.
@ t.csv
date,customer,kind,amount,item
2026-10-01,ann@example.com,purchase,100,Sofa
2026-10-02,ben@example.com,purchase,50,Lamp
.
@ log
crm-log -c customers.tsv --from=t.csv --today=2026-11-21 "$@" | cut -f 2,4,5,8,9
.

# --key, --once, --group, --fill, --rows
$ sh log >t.tsv; for o in --key=date --key=item '--key=[date, item]' '--key=[date, customer]' --once=amount --group=date --fill=date '--rows=[{when: "{date} < 2026-01-01", skip: yes}]'; do sh log "$o" | cmp - t.tsv; done
$ cat t.tsv; crm-log -c customers.tsv --from=t.csv --key='[date, item]' | cut -f 1
date→customer→kind→amount→item
2026-10-01→a→purchase→100→Sofa
2026-10-02→b→purchase→50→Lamp
event
2026-10-01-Sofa
2026-10-02-Lamp
$ sh log --rows='[{when: "{amount} > 60", skip: yes}]'
date→customer→kind→amount→item
2026-10-02→b→purchase→50→Lamp
! crm-log: 1 row was left out by the rules
$ printf 'name,email\nAnn,a@x.org\nBen,b@x.org\nAnn B,A@x.org\n' | crm-add --from=- --once=email 2>/dev/null | cut -f 2,5
name→email
Ann→a@x.org
Ben→b@x.org

# A rule for some rows changes it there, and leaves it as it is elsewhere
$ sh log --rows='[{when: "{date} < 2026-10-02", set: {item: "{item} (old)"}}, {when: "{amount} == 50", set: {kind: refund}}]'
date→customer→kind→amount→item
2026-10-01→a→purchase→100→Sofa (old)
2026-10-02→b→refund→50→Lamp

# A calculation and a text of several columns only look; a column that becomes another has its new name alone
$ printf 'date,customer,kind,price,quantity,note\n2026-10-01,a,purchase,5,2,x\n' >sum.csv; crm-log -c customers.tsv --from=sum.csv --map '= {price} * {quantity}=amount' | cut -f 8,14-; crm-log -c customers.tsv --from=sum.csv --map price=amount | cut -f 8,14-
amount→note→price→quantity
10→x→5→2
amount→note→quantity
5→x→2
$ printf 'name,email,phone\n,a@x.org,\nBen,,+15550100\n' | crm-add --from=- --columns='{name: {first: ["{name}", "{email}", "{phone}"]}}' 2>/dev/null | cut -f 2,4,5
name→phone→email
a@x.org→→a@x.org
Ben→+15550100→

# What a rule makes is made by the rule, also where a key has the column of that name
$ sh log --key=item --set item=Gift
date→customer→kind→amount→item
2026-10-01→a→purchase→100→Gift
2026-10-02→b→purchase→50→Gift

# drop leaves a column out in a rules file, as --map THEIRS= does; "?" where the file may lack it
$ printf 'version: 1\ndrop: [item, "Serial?"]\nkey: [item]\n' >drop.yaml; crm-log -c customers.tsv --from=t.csv --rules=./drop.yaml | cut -f 1,8,9; printf 'version: 1\ndrop: [Serial]\n' >drop.yaml; crm-log -c customers.tsv --from=t.csv --rules=./drop.yaml
event→amount→item
Sofa→100→
Lamp→50→
! crm-log: ./drop.yaml:2:8: the input has no column "Serial"; it has "date", "customer", "kind", "amount", "item"
? 1

# Several columns are a list
$ sh log --key=date,item; crm-log -c customers.tsv --from=t.csv --key=date,item
! crm-log: --key: the input has no column "date,item"; it has "date", "customer", "kind", "amount", "item"; several columns are a list: --key='[date,item]'
! crm-log: --key: the input has no column "date,item"; it has "date", "customer", "kind", "amount", "item"; several columns are a list: --key='[date,item]'
? 2

# The advice about --key, when it is followed: a file that was imported without ids is not added twice
$ crm-log -f log.tsv -c customers.tsv --from=t.csv --today=2026-11-21 | wc -l | tr -d ' '
2
! crm-log: log.tsv: 2 records: 2 new, 0 known, 0 changed, 0 faulty
! crm-log: the input has no ids of events, so importing it again would add all of it again; --key says which of its columns tell records apart, and "crm-log -f log.tsv --undo --batch" takes this import back first
$ cp log.tsv before.tsv; crm-log -f log.tsv -c customers.tsv --from=t.csv --key='[date, item]' --today=2026-11-21; crm-log -f log.tsv -c customers.tsv --from=t.csv --today=2026-11-21 --dry-run; cmp log.tsv before.tsv
!~ crm-log: log.tsv:2: all new records are in the log under other ids already \(this entry is the first\), so nothing was added; to give them the ids of --key, take the earlier import back \("crm-log -f log.tsv --undo --batch" within an hour of it\) and import the file anew; --again adds them a second time
!~ crm-log: log.tsv:2: all new records are in the log under other ids already .*
$ crm-log -f log.tsv --undo --batch 2>/dev/null | wc -l | tr -d ' '; crm-log -f log.tsv -c customers.tsv --from=t.csv --key='[date, item]' --today=2026-11-21
2
2026-10-01-Sofa
2026-10-02-Lamp
! crm-log: log.tsv: 2 records: 2 new, 0 known, 0 changed, 0 faulty

# Some that are equal are reported and added: two coffees of one day may be two. An entry of the log is equal to one record alone
$ printf 'date,customer,kind,amount,item\n2026-10-02,b,purchase,50.00,Lamp\n2026-10-02,b,purchase,50,Lamp\n' >two.csv; crm-log -f log.tsv -c customers.tsv --from=two.csv --today=2026-11-21 2>&1 | sed -n 's/; if nothing.*//; 1p'; crm-log -f log.tsv -c customers.tsv --from=two.csv --today=2026-11-21 --again 2>&1 | head -n 1
crm-log: log.tsv:7: 1 of the 2 new records is in the log under another id already (as this entry)
crm-log: log.tsv: 2 records: 2 new, 0 known, 0 changed, 0 faulty
