# What rows are, and what they add up to: contacts, customers or counts; totals; headings that are data; days that disagree.
# Expected values were worked out by hand from the rows.
@env CRM_POLICY=built-in

@ customers.tsv
id→name→owner
a→Ann→maria
b→Bob→li
.
@ log.tsv
date→customer→kind→amount
2026-10-05→a→purchase→50
2026-10-20→b→purchase→70
2026-11-03→a→purchase→30
2026-11-04→a→call→
.

# Counts by name, or by id and name, are counts: no column is lost, and two customers are not three
$ crm-stats --today=2026-11-30 -l log.tsv --by=name,month -C "calls=count(kind == 'call')" customers.tsv | crm-report --today=2026-11-30
Figures
Monday, 30 November 2026
> 
Entries         4
Purchases       3
Spend      150.00
> 
Name  Month    Customers  Entries  Purchases  Spend  Calls
Ann   2026-10          1        1          1  50.00      0
Ann   2026-11          1        2          1  30.00      1
Bob   2026-10          1        1          1  70.00      0

$ crm-stats --today=2026-11-30 -l log.tsv --by=id,name customers.tsv | crm-report --today=2026-11-30 | head -n 1
Figures

# Customers have an id and a name; contacts may come without the id
$ crm-report customers.tsv | sed -n '1p;4p'; cut -f 2,3 customers.tsv | crm-report | head -n 1; printf 'name\tdue_why\nAnn\tx\n' | crm-report | head -n 1
Customers
Customers  2
Figures
Contacts due

# A customer in two rows is one customer
$ printf 'id\tname\tshop\na\tAnn\tx\na\tAnn\ty\nb\tBob\tx\n' | crm-report | sed -n 4p
Customers  2

# A private name, or a private reason, is not shown; contacts stay contacts, and the id says whose they are
@ nameless.yaml
version: 1
private: [name, due_why]
.
@ due.tsv
id→name→shoe→due_why→due_action
a→Ann→41→secret reason→call
.
$ crm-report -p nameless.yaml --today=2026-11-21 due.tsv
Contacts due
Saturday, 21 November 2026
> 
Contacts  1
> 
Id  What to do
a   call

$ for form in --html --markdown; do crm-report -p nameless.yaml $form due.tsv | grep -c -e Ann -e secret; crm-report -p nameless.yaml $form due.tsv | grep -c -e '<bdi>a</bdi>' -e '^| a |'; done
0
1
0
1

# Customers with two tags are in two groups, so the sum of these is the spend of nobody
$ printf 'tags\tcustomers\tevents\tpurchases\tspend\nnew\t1\t2\t2\t80.00\nvip\t1\t2\t2\t80.00\n' | crm-report --today=2026-11-21 | tail -n +3
> 
Tags  Customers  Entries  Purchases  Spend
new           1        2          2  80.00
vip           1        2          2  80.00

# A source called "total" is a group: 900 + 7 = 907
$ printf 'source\tcustomers\tspend\nads\t9\t900.00\ntotal\t1\t7.00\n' | crm-report | sed -n 4p; printf 'source\tspend\nads\t900\nshop\t7\ntotal\t908\n' | crm-report | sed -n 4p; printf 'source\tspend\nshop\t7\ntotal\t7\n' | crm-report | sed -n 4p
Spend  907.00
Spend  1,815.00
Spend  14.00

# A row of totals is set apart, as ours and as anybody's sums
$ printf 'source\tcustomers\tspend\nads\t9\t900.00\nshop\t1\t7\ntotal\t10\t907.00\n' | crm-report | sed -n '4,5p'; printf 'due\towner\tcustomers\tcontacts\nx\tli\t2\t1\ny\tli\t2\t2\ntotal\t\t3\t3\n' | crm-report | sed -n '4,5p'
Customers      10
Spend      907.00
Customers  3
Contacts   3

# The names of columns are data: nothing of them reaches the terminal, Markdown or a page as it is
$ printf 'x\t<img src=x onerror=alert(1)>\te\033]0;pwn\007\033[31m*red*\na\t1\t2\nb\t2\t2\ntotal\t3\t4\n' >col.tsv; crm-report --today=2026-11-21 col.tsv | tail -n +4
<img src=x onerror=alert(1)>  3
E\x1B]0;pwn\x07\x1B[31m*red*  4
> 
X      <img src=x onerror=alert(1)>  E\x1B]0;pwn\x07\x1B[31m*red*
a                                 1                             2
b                                 2                             2
total                             3                             4

$ crm-report --today=2026-11-21 --markdown col.tsv | sed -n '5,6p;8p'; crm-report --html col.tsv | grep -c '<img'; crm-report --html col.tsv | grep -c "$(printf '\033')"
- &lt;img src=x onerror=alert(1)\>: **3**
- E\\x1B\]0;pwn\\x07\\x1B\[31m\*red\*: **4**
| X | &lt;img src=x onerror=alert(1)\> | E\\x1B\]0;pwn\\x07\\x1B\[31m\*red\* |
0
0
? 1

$ printf 'g\te\033[31m\n\t1\n' | crm-report --group=g | tail -n 1 | cat -v; printf 'e\033[31m\tx\n\t1\n' >none.tsv; crm-report --group="$(printf 'e\033[31m')" none.tsv | sed -n 4p | cat -v
        1
E\x1B[31m: none (1 row)

# The day of the call is that of the facts, and these are of one day; hours may differ, and a rejected customer has none
$ printf 'id\tname\tas_of\na\tA\t2026-11-01\n' >facts.tsv; crm-report --today=2026-01-01 facts.tsv
! crm-report: facts.tsv:2: as_of: the stream's facts are of 2026-11-01: make the stream with --today=2026-01-01, too, or leave --today out
? 1

$ crm-report --today=2026-11-01T09:30 facts.tsv | sed -n 2p; printf 'id\tname\tas_of\na\tA\t\nb\tB\t2026-11-01\n' | crm-report | sed -n 2p
Sunday, 1 November 2026
Sunday, 1 November 2026

$ printf 'id\tname\tas_of\na\tA\t2026-11-01\nb\tB\t\nc\tC\t2026-11-02\n' | crm-report; printf 'id\tname\tas_of\na\tA\tx\n' | crm-report --html
! crm-report: standard input:4: as_of: "2026-11-02" here, and another in line 2: facts of different days
! crm-report: standard input:2: as_of: "x" is not a date
? 1

# Several groups in one period, periods in any order, and a chart named twice
$ printf 'month\tsource\tafter\tcustomers\tshare\n2026-01\tads\t0\t10\t1.0000\n2026-01\tads\t1\t9\t0.9000\n2026-01\tshop\t0\t1\t1.0000\n2026-01\tshop\t1\t0\t0.0000\n' | crm-report --html | grep -o '<desc.*</desc>' | sed 's/<[^>]*>//g'
2026-01, ads, 0: 100%; 2026-01, ads, 1: 90%; 2026-01, shop, 0: 100%; 2026-01, shop, 1: 0%

$ printf 'owner\tmonth\tcustomers\tevents\npa\t2026-01\t1\t1\npa\t2026-03\t1\t5\nqi\t2026-02\t1\t3\n' >time.tsv; crm-report --html time.tsv | grep -o '<desc.*</desc>' | sed 's/<[^>]*>//g'; crm-report --html --chart=time --chart=time time.tsv | grep -c 'id="chart-time"'
2026-01 1, 2026-02 3, 2026-03 5
1

# A hundred thousand names are drawn within seconds
$ awk 'BEGIN { print "id\tname\tdue_why\tdue_rule"; for (i = 0; i < 100000; i++) print i "\tn\tw\tr" i }' >many.tsv; timeout 20 crm-report --html --chart=rules -o many.html many.tsv; grep -o 'all others: [0-9,]*' many.html
all others: 99,989

# An owner has as many addresses as the file gives; a row of semicolons has none
$ printf 'id\tname\tdue_why\tdue_owner\nq\tAnn\tw\tmaria\nw\tBob\tw\tli\n' >each.tsv; { printf 'owner\temail\nmaria\tm0@example.org'; for i in $(seq 1 19); do printf ';m%s@example.org' $i; done; printf '\nli\tli@example.org\n'; } >addresses.tsv; crm-report --each=owner --addresses=addresses.tsv --command='sed -n "1,/^$/p" | grep -o "[a-z0-9]*@example.org" | wc -l' each.tsv
! 20
! 1

$ sed 's/li@.*/;/' addresses.tsv >none.tsv; crm-report --each=owner --addresses=none.tsv --command='echo sent' each.tsv
! crm-report: none.tsv: no address of "li", to whom 1 row was not sent: Bob (w); add the address, or name one for all such rows with --rest-to
! sent
? 1

# What was tried is no count of who was reached
$ printf 'id\tname\tdue_why\tdue_outcome\na\tA\tx\treached\nb\tB\tx\ttried\nc\tC\tx\ttried\nd\tD\tx\tleft\n' | crm-report | sed -n 4,7p
Contacts     4
Reached      1
Tried        2
Left undone  1

# What is not sent is told without what is private
$ crm-report -p nameless.yaml --each=owner --addresses=none.tsv --command='grep -c m0@' each.tsv 2>&1 | grep -c Bob
0
? 1
