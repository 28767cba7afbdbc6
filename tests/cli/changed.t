# What a stream changes is reported customer by customer, because the old value is then in no
# file. Expected lines were written by hand, in the form that the report of one customer has.
@ c.tsv
id→name→phone→email→tags
c1→Анна Петрова→+7 916 1234567→a@x.org→
c2→王丽→→→vip
c3→Bob Ray→→bob@x.org→
c4→Old Bob→→→
.
@ u.tsv
id→email→name→tags
c1→b@x.org→Анна Смирнова→
c2→→→vip
c3→→→new;fair
.
$ cp c.tsv before.tsv; crm-add -f c.tsv --update <u.tsv
c1
c2
c3
! crm-add: c.tsv:2: changed c1 "Анна Петрова": name: "Анна Петрова" -> "Анна Смирнова"; email: "a@x.org" -> "b@x.org"
! crm-add: c.tsv:4: changed c3 "Bob Ray": tags: "" -> "new;fair"
! crm-add: c.tsv: 3 records: 0 new, 1 known, 2 changed, 0 faulty

# --dry-run shows the same differences, and counts the same
$ crm-add -f before.tsv --update --dry-run <u.tsv
~ c1 "Анна Петрова": name: "Анна Петрова" -> "Анна Смирнова"; email: "a@x.org" -> "b@x.org"
~ c3 "Bob Ray": tags: "" -> "new;fair"
! crm-add: before.tsv: 3 records: 0 new, 1 known, 2 changed, 0 faulty; nothing was written

# New ones stay in the count; their ids are printed
$ printf 'id\tname\temail\nc9\tZed\t\nc3\tBob Ray\tray@x.org\n' | crm-add -f c.tsv --upsert --from=-
c3
c9
! crm-add: c.tsv:4: changed c3 "Bob Ray": email: "bob@x.org" -> "bob@x.org;ray@x.org"
! crm-add: c.tsv: 2 records: 1 new, 0 known, 1 changed, 0 faulty

# One customer twice in a stream, with two values: nobody knows which is right
$ printf 'id\temail\nc3\tone@x.org\nc3\ttwo@x.org\n' | crm-add -f c.tsv --update --from=- --today=2026-11-21
! crm-add: standard input:3: email: "two@x.org" contradicts "one@x.org" (standard input:2), which is about the same customer, "c3" "Bob Ray"; keep one of the two records
? 1

# A new column is empty in the rows that were there
$ printf 'id\tsource\nc4\tfair\n' | crm-add -f c.tsv --update
c4
! crm-add: c.tsv:5: changed c4 "Old Bob": source: "" -> "fair"
! crm-add: c.tsv: 1 record: 0 new, 0 known, 1 changed, 0 faulty

# A merged row: the report names the customer whose row was changed
$ crm-add -f c.tsv --update id=c4 status=merged:c3 2>told; cat told; printf 'id\tsource\nc4\tweb\n' | crm-add -f c.tsv --update
c4
crm-add: c.tsv:5: changed c4 "Old Bob": status: "" -> "merged:c3"
c3
! crm-add: c.tsv:4: changed c3 "Bob Ray": source: "" -> "web"
! crm-add: c.tsv: 1 record: 0 new, 0 known, 1 changed, 0 faulty
! crm-add: 1 of them had been merged into others, who were changed in their place

# A value is reported whole, however long it is, with its control characters made visible
$ printf 'id\tname\tnote\nn1\tAnn\t%0100d\\tend\nn2\tBob\t\n' 7 >n.tsv; crm-add -f n.tsv --update n1 note=short
n1
! crm-add: n.tsv:2: changed n1 "Ann": note: "0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000007\tend" -> "short"

# Faulty records are set aside and the others reported
$ printf 'id\tnote\nn2\tx\nn7\ty\n' | crm-add -f n.tsv --update --rejects=r.tsv
n2
! crm-add: n.tsv:3: changed n2 "Bob": note: "" -> "x"
! crm-add: n.tsv: 2 records: 0 new, 0 known, 1 changed, 1 faulty
! crm-add: 1 record taken, 1 faulty record set aside in r.tsv
? 1

# Where nothing is written nothing is reported: a fault, and --print
$ cp n.tsv before.tsv; printf 'id\tnote\nn2\tz\nn7\ty\n' | crm-add -f n.tsv --update; cmp before.tsv n.tsv
! crm-add: standard input:3: id: no customer has "n7" (--upsert adds them)

$ printf 'id\tnote\nn2\tz\n' | crm-add -f n.tsv --update --print; cmp before.tsv n.tsv
id→name→note
n2→Bob→z

# --dry-run of one customer counts what it would do
$ crm-add -f n.tsv --update n2 note=z --dry-run
~ n2 "Bob": note: "x" -> "z"
! crm-add: n.tsv: 1 record: 0 new, 0 known, 1 changed, 0 faulty; nothing was written

$ crm-add -f n.tsv --update n2 note=x --dry-run
! crm-add: n.tsv: 1 record: 0 new, 1 known, 0 changed, 0 faulty; nothing was written

# An id that a record further down brings is not given to one before it
$ printf 'id\tname\n\tFirst\nn3\tSecond\n\tThird\n' | crm-add -f n.tsv; tail -3 n.tsv
n4
n3
n5
n4→First→
n3→Second→
n5→Third→
! crm-add: n.tsv: 3 records: 3 new, 0 known, 0 changed, 0 faulty
