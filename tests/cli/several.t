# Streams of events whose customer may be several people: CASES 1, as for a single entry. What tells
# them apart is listed with the error, or is in the reason of --rejects.

@ c.tsv
id→name→phone→status
c1→Wang Fang→111 2222→
c2→Wang Fang→333 4444→
c3→Wang Fang→333 4444→merged:c2
.
@ l0.tsv
date→customer→kind
2026-11-01→c3→call
.
@ in.tsv
date→customer→kind
2026-11-02→c1→call
2026-11-03→Wang Fang→call
2026-11-04→c2→call
.

# What was logged for a merged row counts as contact with the surviving one.
$ cp l0.tsv l.tsv; crm-log -f l.tsv -c c.tsv --from=in.tsv; cmp l.tsv l0.tsv
! crm-log: in.tsv:3: customer: "Wang Fang" may mean 2 customers; name one by id
!   c1  Wang Fang  111 2222  no contact yet
!   c2  Wang Fang  333 4444  last contact 2026-11-01
? 0

$ crm-log -f l.tsv -c c.tsv <in.tsv; crm-log -c c.tsv call 'wang fang'
! crm-log: standard input:3: customer: "Wang Fang" may mean 2 customers; name one by id
!   c1  Wang Fang  111 2222  no contact yet
!   c2  Wang Fang  333 4444  last contact 2026-11-01
! crm-log: customer: "wang fang" may mean 2 customers; name one by id
!   c1  Wang Fang  111 2222
!   c2  Wang Fang  333 4444
? 1

# The ref too, without a log.
$ printf 'date,customer,kind,ref\n2026-11-02,c1,referral,customer:Wang Fang\n' | crm-log -c c.tsv
! crm-log: standard input:2: ref: "Wang Fang" may mean 2 customers; name one by id
!   c1  Wang Fang  111 2222
!   c2  Wang Fang  333 4444
? 1

# Of --rejects the reason names them.
$ crm-log -f l.tsv -c c.tsv --from=in.tsv --rejects=r.tsv; sed -n 3p r.tsv | cut -f 2-4; cut -f 2 l.tsv
3→customer→"Wang Fang" may mean 2 customers; name one by id (c1 Wang Fang 111 2222 no contact yet; c2 Wang Fang 333 4444 last contact 2026-11-01)
customer
c3
c1
c2
! crm-log: l.tsv: 3 records: 2 new, 0 known, 0 changed, 1 faulty
! crm-log: the input has no ids of events, so importing it again would add all of it again; --key says which of its columns tell records apart, and "crm-log -f l.tsv --undo --batch" takes this import back first
! crm-log: 2 records taken, 1 faulty record set aside in r.tsv

# Of many as many as there is room for.
$ (cat c.tsv; for i in 1 2 3 4 5 6 7 8 9; do printf 'd%s\tWang Fang\t%s00 100100\t\n' $i $i; done) >many.tsv; crm-log -f l.tsv -c many.tsv --again --from=in.tsv --rejects=r.tsv 2>err; sed -n 3p r.tsv | cut -f 4 | sed 's/.*contact yet; //'
...)
