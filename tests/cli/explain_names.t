# --explain of every tool takes an id, a name or a part of one, a phone number or an email; several
# who may be meant are listed.

@ customers.tsv
id→name→phone→email
a→Ann Lee→+357 99 111111→ann@x.org
b→Bob Lee→555 222→bob@x.org
c→Cy Fox→→
.
@ log.tsv
event→date→customer→kind→amount
e1→2026-11-01→a→visit→
e2→2026-11-02→b→call→
.
@ each
for tool in crm-score crm-segment crm-due; do
	$tool -l log.tsv --today=2026-11-21 --explain "$1" customers.tsv | head -n 1
done
.
$ sh each ann
Ann Lee (a), as of 2026-11-21
Ann Lee (a), as of 2026-11-21
Ann Lee (a), as of 2026-11-21

$ sh each '555 222'; sh each ann@x.org | tail -n 1
Bob Lee (b), as of 2026-11-21
Bob Lee (b), as of 2026-11-21
Bob Lee (b), as of 2026-11-21
Ann Lee (a), as of 2026-11-21

$ sh each lee
! crm-score: "lee" may mean 2 customers; name one by id
!   a  Ann Lee  +357 99 111111  ann@x.org  last contact 2026-11-01
!   b  Bob Lee  555 222         bob@x.org  last contact 2026-11-02
! crm-segment: "lee" may mean 2 customers; name one by id
!   a  Ann Lee  +357 99 111111  ann@x.org  last contact 2026-11-01
!   b  Bob Lee  555 222         bob@x.org  last contact 2026-11-02
! crm-due: "lee" may mean 2 customers; name one by id
!   a  Ann Lee  +357 99 111111  ann@x.org  last contact 2026-11-01
!   b  Bob Lee  555 222         bob@x.org  last contact 2026-11-02

$ sh each nobody
! crm-score: no customer has the name, id, phone or email "nobody"
! crm-segment: no customer has the name, id, phone or email "nobody"
! crm-due: no customer has the name, id, phone or email "nobody"
