# A customer who was merged into nobody, or round in a circle, cannot be meant
@ c.tsv
id→name→status
p→Pia→merged:q
q→Quinn→merged:p
z→Zoe→merged:nobody
a→Ann→
b→Bob→merged:a
.
$ crm-log -f l.tsv -c c.tsv --today=2026-11-21 call p
! crm-log: customer: "p" was merged into "q", which leads in a circle or to nobody
? 1

$ crm-log -f l.tsv -c c.tsv --today=2026-11-21 call Quinn
! crm-log: customer: "q" was merged into "p", which leads in a circle or to nobody
? 1

$ crm-log -f l.tsv -c c.tsv --today=2026-11-21 call Zoe
! crm-log: customer: "z" was merged into "nobody", but no customer has that id
? 1

$ ls *.tsv
c.tsv

$ crm-log -f l.tsv -c c.tsv --today=2026-11-21 call Bob 2>&1 >id
crm-log: l.tsv:2: call of a "Ann"

# An owner that is a slip of one of the policy's
@ own.yaml
version: 1
owners:
  Maria: {capacity: 5}
  Tom: {capacity: 5}
.
$ crm-add -p own.yaml name=X owner=Marai
! crm-add: owner: "Marai" is not an owner of the policy; did you mean "Maria"?
? 1

$ crm-add -p own.yaml --today=2026-11-21 name=X owner=Zebra | tail -n 1 | cut -f3
Zebra
