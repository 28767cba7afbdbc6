# A file is never made where a link leads: a link to nothing is more often a slip, or a disk that is not mounted.
$ mkdir disk; ln -s disk/customers.tsv c.tsv; crm-add -f c.tsv name=Ann
! crm-add: c.tsv: is a link to a file that is not there
? 2
$ ln -s disk/log.tsv l.tsv; printf 'id\tname\na\tAnn\n' >people.tsv; crm-log -f l.tsv -c people.tsv call a
! crm-log: l.tsv: is a link to a file that is not there
? 2

# A link to a file that is there is followed, and stays a link.
$ printf 'id\tname\n' >disk/customers.tsv; crm-add -f c.tsv name=Ann 2>/dev/null; crm-add -f c.tsv --update id=c0001 name=Eve 2>/dev/null; ls disk; cut -f1,2 disk/customers.tsv; test -h c.tsv && echo link
c0001
c0001
customers.tsv
id→name
c0001→Eve
link
