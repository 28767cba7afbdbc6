# crm-report --site: a directory of pages, whole or not at all. Python looks whether each link leads to a page.
& python3 -c 'import html.parser'

@ links.py
import html.parser, os, sys, urllib.parse
class P(html.parser.HTMLParser):
    def handle_starttag(self, tag, attrs):
        for k, v in attrs:
            if k == 'href' and not v.startswith(('tel:', 'mailto:')): self.to.add(urllib.parse.unquote(v))
seen, todo = set(), ['index.html']
while todo:
    page = todo.pop()
    if page in seen: continue
    seen.add(page)
    p = P(); p.to = set(); p.feed(open(os.path.join(sys.argv[1], page), encoding='utf-8').read())
    todo += sorted(p.to)
there = {f for f in os.listdir(sys.argv[1]) if f.endswith('.html')}
print(len(seen), 'pages; not linked:', sorted(there - seen))
.
@ due.tsv
id→name→due_why→due_rule→due_date→due_overdue→due_owner→note
a→Ann→Birthday→birthday→2026-11-21→0→li→x
a→Ann→Call her→call→2026-11-21→0→li→x
../b→<b>Bob→Promise→promised→2026-11-21→0→li→x
new→New→Hello→call→2026-11-21→0→li→x
.
@ all.tsv
id→name→stage→value→closeness→phone→net_worth
a→Ann→loyal→60→10→+1 2345→100
../b→<b>Bob→lost→10→60→→200
c→王明→loyal→20→20→→300
.

$ crm-report --site=www -c all.tsv --today=2026-11-21 --lang=en due.tsv; ls -A www; python3 links.py www
> .crm-site
customer-_2e_2e_2fb.html
customer-a.html
customer-c.html
customer-new.html
customers.html
index.html
6 pages; not linked: []
$ stat -c %a www www/.crm-site www/index.html www/customer-a.html; ls -d www.* 2>/dev/null
700
600
600
600
? 2
$ grep -c '<nav>' www/index.html www/customer-a.html; grep -o '<h2>.*</h2>' www/customer-a.html www/customer-c.html; grep -o 'Birthday' www/customer-a.html
www/index.html:1
www/customer-a.html:1
www/customer-a.html:<h2>What is due</h2>
www/customer-a.html:<h2>What we know</h2>
www/customer-c.html:<h2>What we know</h2>
Birthday
$ grep -o '<h1>.*' www/customer-_2e_2e_2fb.html; grep -c svg www/customers.html www/index.html | sed 's/:[1-9].*/: some/'
<h1><bdi>&lt;b&gt;Bob</bdi></h1>
www/customers.html: some
www/index.html: some
$ grep -l 'net_worth\|Net worth\|>300<' www/*.html
? 1

# It is replaced by the next one, also with fewer pages.
$ head -n 2 due.tsv | crm-report --site=www/ --today=2026-11-21; ls www; ls -d www.* 2>/dev/null; python3 links.py www
customer-a.html
index.html
2 pages; not linked: []
$ crm-report --site=www --today=2026-11-21 all.tsv; ls www; python3 links.py www
customer-_2e_2e_2fb.html
customer-a.html
customer-c.html
index.html
4 pages; not linked: []

# What is wrong leaves what was there, and nothing beside it.
$ sed 's/\t10\t60/\tx\t60/' all.tsv >bad.tsv; crm-report --site=www bad.tsv
! crm-report: bad.tsv:3: value: "x" is not a number
? 1
$ ls www | wc -l; ls -d www.* 2>/dev/null
4
? 2
$ touch www/mine.txt; crm-report --site=www all.tsv; ls www/mine.txt
! crm-report: www: has something else than pages in it, so it is not replaced
www/mine.txt
$ mkdir other; touch other/index.html; crm-report --site=other all.tsv
! crm-report: other: is there, and was not made by crm-report, so it is not replaced
? 2
$ touch file; crm-report --site=file all.tsv
! crm-report: file: is there, and is no directory
? 2
$ crm-report --site=none/such all.tsv
! crm-report: none/such: No such file or directory
? 2
$ ls -d none* other.* file.* 2>/dev/null
? 2
$ rm www/mine.txt; ln -s index.html www/x.html; crm-report --site=www all.tsv
! crm-report: www: has something else than pages in it, so it is not replaced
? 2
$ crm-report --site= all.tsv
! crm-report: --site: name a directory
? 2
$ printf 'a\tb\n1\t2\n' | crm-report --site=x
! crm-report: --site: pages of customers need the columns id and name
? 1
$ crm-report --site=x -c all.tsv all.tsv
! crm-report: --site: with --customers the stream must be a list of what is due (crm-due)
? 1
$ printf 'version: 1\nextends: built-in\nprivate: [name]\n' >p.yaml; crm-report -p p.yaml --site=x all.tsv
! crm-report: --site: pages of customers need the columns id and name
? 1
$ ls -d x* 2>/dev/null
? 2
