# Without ICU's plugin, which is looked for beside the tool, only the holidays that need it fail.
&  test -x $B/bin/crm-due && ! ls /usr/lib/libcrm-almanac.so /usr/local/lib/libcrm-almanac.so 2>/dev/null

@ icu.yaml
version: 1
holidays: [{name: eid, islamic: 1 shawwal}, {name: easter, easter: western}]
due:
  - {rule: eid, holiday: eid, action: greet}
  - {rule: easter, holiday: easter, action: greet}
.
$ mkdir bare && cp "$(command -v crm-due)" bare/; printf 'id\tname\tphone\na\tAnn\t1\n' >icu.tsv; printf 'date\tcustomer\tkind\n' >icu-log.tsv

$ bare/crm-due -p icu.yaml -l icu-log.tsv --rule=eid --today=2026-03-20 icu.tsv
!~ crm-due: holidays of the Islamic and Hebrew calendars need ICU \(libcrm-almanac.so: .*\)
? 2

$ bare/crm-due -p icu.yaml -l icu-log.tsv --rule=easter --today=2026-04-05 -C id,due_why icu.tsv; bare/crm-due -p icu.yaml --print-policy | grep -c islamic
id→due_why
a→Easter on 2026-04-05
1

$ crm-due -p icu.yaml -l icu-log.tsv --rule=eid --today=2026-03-20 -C id,due_why icu.tsv
id→due_why
a→Eid on 2026-03-20
