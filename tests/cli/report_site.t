# crm-report --site: a directory of pages, whole or not at all. Python looks whether each link leads to a page.
@env CRM_POLICY=built-in
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
@ customers.tsv
id→name→phone→status→referred_by→net_worth→household→birthday
a→Ann→+1 2345 678→→→100→→--11-21
../b→<b>Bob→→→a→200→→
c→王明→→→→300→→
gone→Ann Old→→merged:a→→400→→
.
@ log.tsv
event→date→customer→kind→dir→outcome→amount→item→by→due→ref→rating→note
e1→2026-10-02→a→purchase→in→→120→Cream→li→→→→
e2→2026-10-20→../b→call→out→reached→→→li→→→→<i>said & done
e3→2026-10-21→../b→gift→out→→→→li→→→→never happened
e4→2026-10-22→../b→void→→→→→li→→event:e3→→
e5→2026-10-23→gone→visit→in→→→→li→→→→as Ann Old
.
@ p.yaml
version: 1
extends: built-in
private: [net_worth]
.
@ words.py
import html.parser, sys
class P(html.parser.HTMLParser):
    skip = 0
    def handle_starttag(self, tag, attrs): self.skip += tag in ('style', 'title', 'nav')
    def handle_endtag(self, tag): self.skip -= tag in ('style', 'title', 'nav')
    def handle_data(self, d):
        if not self.skip and d.strip(): print(d.strip())
P().feed(open(sys.argv[1], encoding='utf-8').read())
.
@ list.py
import html, re, sys
for row in re.findall(r'<tr>(.*?)</tr>', open(sys.argv[1], encoding='utf-8').read(), re.S)[1:]:
    print('\t'.join(html.unescape(re.search(r'class="%s"[^>]*>.*?<bdi>(.*?)</bdi>' % c, row, re.S).group(1)) for c in ('who', 'why')))
.

# One call makes all of it from a book: today's list, the customers, and a card of each. One who was merged has no page.
$ mkdir book; cp customers.tsv log.tsv book; cp p.yaml book/policy.yaml
$ crm-report --site=www --today=2026-11-21 --lang=en book; ls -A www; python3 links.py www
> .crm-site
customer-_2e_2e_2fb.html
customer-a.html
customer-c.html
customers.html
index.html
5 pages; not linked: []
$ stat -c %a www www/.crm-site www/index.html www/customer-a.html; ls -d www.* 2>/dev/null
700
600
600
600
? 2

# The list is that of crm-due, row by row. On 2026-11-21 Ann has her birthday.
$ crm-due --today=2026-11-21 book | awk -F '\t' 'NR == 1 {for (i = 1; i <= NF; i++) at[$i] = i; next} {print $at["name"] "\t" $at["due_why"]}' >due; python3 list.py www/index.html | diff due - && cut -c 1-27 due
Ann→Birthday on 2026-11-21

# A card is that of crm-show --html, with links to the other pages around it.
$ crm-show --html --today=2026-11-21 --lang=en book a >show.html; python3 words.py show.html >show; python3 words.py www/customer-a.html | diff show - && grep -c . show | sed 's/[5-9][0-9]/some/'
some
$ crm-show --html --today=2026-11-21 --lang=en book ../b >show.html; python3 words.py show.html >show; python3 words.py www/customer-_2e_2e_2fb.html | diff show -
$ grep -o '^<nav>.*\|<a href="[ci][^>]*>.*</a>' www/customer-a.html
<nav><a href="index.html">Today</a>
<a href="customers.html">Customers</a>
<a href="customer-_2e_2e_2fb.html"><bdi>&lt;b&gt;Bob</bdi></a>
$ python3 words.py www/customer-a.html | grep -c 'as Ann Old\|Cream'; grep -o '<h1>.*' www/customer-_2e_2e_2fb.html; grep -c '<s>.*never happened' www/customer-_2e_2e_2fb.html; grep -l '<i>\|<b>B' www/*.html
3
<h1><bdi>&lt;b&gt;Bob</bdi></h1>
1
? 1
$ grep -c '<svg' www/index.html www/customers.html | sed 's/:[1-9].*/: some/'
www/index.html: some
www/customers.html: some

# What is private is on no page.
$ grep -l 'net_worth\|Net worth\|>[1-4]00<' www/*.html
? 1
$ grep -c 'Net worth.*>100<' www/customer-a.html; rm book/policy.yaml; crm-report --site=www --today=2026-11-21 book; grep -c 'Net worth.*>100<' www/customer-a.html
0
1
$ printf 'version: 1\nextends: built-in\nprivate: [phone, value, spend, stage]\n' >book/policy.yaml; crm-report --site=www --today=2026-11-21 book; grep -l 'tel:\|2345\|Value\|Spend\|first-time\|chart-stages\|chart-quadrants' www/*.html; rm book/policy.yaml

# Trends and entries as crm-show has them; a price list, for what they hold.
$ printf 'item\tdate\tprice\nCream\t2026-01-01\t150\n' >book/prices.tsv; crm-report --site=www --today=2026-11-21 --months=1 --entries=1 --lang=en book; grep -c 'end of' www/customer-a.html; python3 words.py www/customer-a.html | grep 'older\|, worth'
0
1, paid 120.00 each, now 150.00 each, worth 150.00
and 1 older entry
$ printf 'item\tdate\tprice\nCream\t2026-01-01\t160\n' >p.tsv; crm-report --site=www --today=2026-11-21 --prices=p.tsv --lang=ru book; grep -c '160,00' www/customer-a.html; grep -o '<html[^>]*>' www/customer-a.html
2
<html lang="ru">

# A list of the call's own, beside the customers: its title, its groups; one who is no customer of theirs is no link.
@ due.tsv
id→name→due_why→due_rule→due_date→due_overdue→due_owner→note
a→Ann→Call her→call→2026-11-21→0→li→x
new→New→Hello→call→2026-11-21→0→li→x
.
$ crm-report --site=www --title=Mine --group=owner -c book --today=2026-11-21 --lang=en due.tsv; ls www | wc -l; python3 links.py www; python3 list.py www/index.html; grep -o '<h[12]>.*' www/index.html; grep -o '<h1>.*' www/customers.html
5
5 pages; not linked: []
Ann→Call her
New→Hello
<h1><bdi>Mine</bdi></h1>
<h2><bdi>li</bdi> <span>2 contacts</span></h2>
<h2>Why, by rule</h2>
<h1><bdi>Customers</bdi></h1>
$ crm-report --site=www2 --title=Mine --group=owner -c customers.tsv -l log.tsv --prices=book/prices.tsv --today=2026-11-21 --lang=en due.tsv; diff -r www www2
$ CRM_BOOK=book crm-report --site=www2 --title=Mine --group=owner --today=2026-11-21 --lang=en - <due.tsv; diff -r www www2; rm -r www2

# Ids that are too long for the name of a file have pages, too, each its own.
$ mkdir long; cp log.tsv long; awk 'BEGIN {OFS = "\t"; print "id", "name"; s = sprintf("%300s", ""); gsub(/ /, "ж", s); print s "1", "One"; print s "2", "Two"; print "a", "A"; print "../b", "B"}' >long/customers.tsv
$ crm-report --site=www --today=2026-11-21 long; python3 links.py www; grep -h -o '<h1>.*' www/customer-_d0*.html | sort
6 pages; not linked: []
<h1><bdi>One</bdi></h1>
<h1><bdi>Two</bdi></h1>

# It is replaced by the next one, also with fewer pages.
$ head -n 4 customers.tsv >book/customers.tsv; crm-report --site=www/ --today=2026-11-21 book; ls www | wc -l; ls -d www.* 2>/dev/null; python3 links.py www
5
5 pages; not linked: []

# What is wrong leaves what was there, and nothing beside it.
$ mkdir bad; cp book/* bad; sed 's/120/12x/' log.tsv >bad/log.tsv; crm-report --site=www --today=2026-11-21 bad
! crm-report: bad/log.tsv:2: amount: "12x" is not a number
? 1
$ ls www | wc -l; ls -d www.* 2>/dev/null
5
? 2
$ touch www/mine.txt; crm-report --site=www book; ls www/mine.txt
! crm-report: www: has something else than pages in it, so it is not replaced
www/mine.txt
$ rm www/mine.txt; ln -s index.html www/x.html; crm-report --site=www book
! crm-report: www: has something else than pages in it, so it is not replaced
? 2
$ rm www/x.html; mkdir www/x.html; crm-report --site=www book
! crm-report: www: has something else than pages in it, so it is not replaced
? 2
$ rmdir www/x.html; mkdir other; touch other/index.html; crm-report --site=other book
! crm-report: other: is there, and was not made by crm-report, so it is not replaced
? 2
$ touch file; crm-report --site=file book
! crm-report: file: is there, and is no directory
? 2
$ ln -s www link; crm-report --site=link book; ls -d link www*
! crm-report: link: is there, and is no directory
link
www
$ ln -s nowhere dangling; crm-report --site=dangling book; ls -d dangling* nowhere* 2>/dev/null
! crm-report: dangling: is there, and is no directory
dangling
? 2
$ crm-report --site=none/such book
! crm-report: none/such: No such file or directory
? 2
$ ls -d none* other.* file.* 2>/dev/null
? 2
$ cd www && crm-report --site=. ../book
! crm-report: --site: name the directory from outside of it, not as "."
? 2
$ crm-report --site= book
! crm-report: --site: name a directory
? 2

# The call: what is missing, and what does not fit together.
$ crm-report --site=x --today=2026-11-21 due.tsv
! crm-report: --site: a list of what is due needs the customers beside it: name their book, or their file and the log, with -c and -l
? 2
$ crm-report --site=x -c book customers.tsv
! crm-report: --site: the input beside -c must be a list of what is due (crm-due); without one, name the book alone: crm-report --site=DIR BOOK
? 2
$ crm-report --site=x customers.tsv 2>&1 | cut -c 1-80
crm-report: built-in policy:55:33: "complaints_open" is a fact: name the log wit
$ printf 'a\tb\n1\t2\n' | crm-report --site=x -l log.tsv
! crm-report: standard input:1: a customer stream needs a column "id"; the columns are "a", "b"
? 1
$ printf 'version: 1\nextends: built-in\nprivate: [name]\n' >p.yaml; crm-report -p p.yaml --site=x book
! crm-report: --site: "name" is private, and a page of a customer shows it
? 2
$ crm-report --html -l log.tsv customers.tsv
! crm-report: --log requires --site
? 2
$ ls -d x* 2>/dev/null
? 2
