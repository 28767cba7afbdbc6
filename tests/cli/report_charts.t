# Charts of crm-report: Python reads the SVG as XML and works the figures out again from the stream, by other means; so the
# marks, their titles and the description agree with the data, and lengths with the figures.
@env CRM_POLICY=built-in
& python3 -c 'import xml.etree.ElementTree'

@ read.py
# read.py PAGE: each chart's name, title, description and marks; complains of lengths that do not fit their figures.
import re, sys
import xml.etree.ElementTree as ET
page = open(sys.argv[1], encoding='utf-8').read()
for name, svg in re.findall(r'<figure class="chart" id="chart-([a-z]*)">.*?(<svg .*?</svg>)', page, re.S):
    root = ET.fromstring(svg)
    wide, high = [float(x) for x in root.get('viewBox').split()[2:]]
    marks = [g for g in root.iter('g') if g.find('title') is not None]
    print(name, '|', root.find('title').text, '|', root.find('desc').text)
    assert root.get('role') == 'img' and root.get('aria-label') == root.find('title').text
    assert root.get('aria-describedby') == root.find('desc').get('id')
    seen = []
    for g in marks:
        number = float(g.find('title').text.rsplit(': ', 1)[1].replace(',', '').rstrip('%'))
        r = g.find('rect')
        seen.append((number, float(r.get('height' if name == 'time' else 'width')), float(r.get('fill-opacity', 0))))
        assert 0 <= float(r.get('x')) and float(r.get('x')) + float(r.get('width')) <= wide + 0.1, 'beyond the edge'
        assert 0 <= float(r.get('y')) and float(r.get('y')) + float(r.get('height')) <= high + 0.1, 'beyond the edge'
        print(' ', g.find('title').text)
    if seen:
        most = max(n for n, *_ in seen)
        full = max(l for _, l, _ in seen)
        dark = max(o for *_, o in seen)
        for n, length, o in seen:
            if name == 'cohorts': assert abs(o - dark * n / most) < 0.006, (n, o)
            else: assert abs(length - full * n / most) < 0.11 or length == 2, (n, length)
    for c in root.iter('circle'):
        print(' ', c.find('title').text, c.get('cx'), c.get('cy'), c.get('r'))
.
@ people.tsv
id→name→stage→value→closeness
a→Ann→loyal→100→100
b→Bob→loyal→50→49.9
c→<b>"C"</b> & 王→prospect→20.4→0
d→Dee→loyal→20→0
e→Eve→lost→→
f→Fay→own-stage→0→50
.
@ due.tsv
id→name→due_why→due_rule
a→Ann→w→birthday;call
b→Bob→w→call
c→Cem→w→call; know-them
.

# By hand: of the built-in policy's stages the newcomers come first, and what it does not know last; both quadrants begin at 50;
# Ann is in the corner; 20.4 is rounded to 20; Eve has no figures. A circle of two customers has twice the area: radius
# 4 * sqrt(2) is 5.7. Value 20 is 24 + 250 * 0.8 = 224 down; the width is 360 - 22 - 6.
$ crm-report --html people.tsv >p.html; python3 read.py p.html
stages | Customers by stage | prospect 1, loyal 3, lost 1, own-stage 1
  prospect: 1
  loyal: 3
  lost: 1
  own-stage: 1
quadrants | Value and closeness | win-closer 1, treasure 1, light-touch 2, friend 1
  Fay: value 0, closeness 50 188.0 274.0 4.0
  <b>"C"</b> & 王, Dee: value 20, closeness 0 22.0 224.0 5.7
  Bob: value 50, closeness 50 188.0 149.0 4.0
  Ann: value 100, closeness 100 354.0 24.0 4.0

# A contact has several reasons; a rule is counted for each.
$ crm-report --html due.tsv >d.html; python3 read.py d.html
rules | Why, by rule | call 3, birthday 1, know-them 1
  call: 3
  birthday: 1
  know-them: 1
$ { head -n 1 due.tsv; for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14; do printf "$i\tN\tw\trule-$i\n"; done; } | crm-report --html >d.html; python3 read.py d.html | tail -n 2
  rule-6: 1
  all others: 3

# Counts of other tools.
$ printf 'column\tvalue\tcustomers\tshare\nstage\tloyal\t1204\t90%%\nstage\tprospect\t20\t10%%\ntier\tgold\t3\t1%%\n' | crm-report --html >c.html; python3 read.py c.html
stages | Customers by stage | prospect 20, loyal 1,204
  prospect: 20
  loyal: 1,204
$ printf 'due\towner\tcustomers\tcontacts\ncall\tli\t2\t1\ncall\tann\t1\t1\nask\tli\t1\t1\ntotal\t\t4\t3\n' | crm-report --html >c.html; python3 read.py c.html
rules | Why, by rule | call 3, ask 1
  call: 3
  ask: 1
$ printf 'week\tkind\tevents\tspend\n2026-W01\tcall\t2\t0\n2026-W01\tvisit\t3\t0\n2026-W02\tcall\t10\t1\n2026-W03\tcall\t0\t1\n' | crm-report --html >c.html; python3 read.py c.html
time | Entries over time | 2026-W01 5, 2026-W02 10, 2026-W03 0
  2026-W01: 5
  2026-W02: 10
  2026-W03: 0
$ printf 'id\tname\tdue_why\tdue_day\na\tA\tw\t2026-11-21\nb\tB\tw\t2026-11-21\nc\tC\tw\t2026-11-23\n' | crm-report --html >c.html; python3 read.py c.html
time | Contacts over time | 2026-11-21 2, 2026-11-23 1
  2026-11-21: 2
  2026-11-23: 1
$ printf 'month\tafter\tcustomers\tshare\n2026-01\t0\t10\t1.0000\n2026-01\t1\t5\t0.2500\n' | crm-report --html >c.html; python3 read.py c.html; grep -o '>25.0%' c.html
cohorts | Who came back, by when they began | 2026-01, 0: 100%; 2026-01, 1: 25%
  2026-01, 0: 100%
  2026-01, 1: 25%
>25.0%
$ printf 'cohort\tafter\tcustomers\tshare\n2026-01\t0\t10\t100%%\n2026-01\t1\t5\t50%%\n2026-02\t0\t4\t100%%\n' | crm-report --html >c.html; python3 read.py c.html
cohorts | Who came back, by when they began | 2026-01, 0: 100%; 2026-01, 1: 50%; 2026-02, 0: 100%
  2026-01, 0: 100%
  2026-01, 1: 50%
  2026-02, 0: 100%

# Those that are asked for, in their order, and none of another name or for which there is nothing.
$ crm-report --html --chart=quadrants --chart=stages people.tsv >p.html; python3 read.py p.html | cut -d ' ' -f 1 | grep .
quadrants
stages
$ crm-report --html --chart=none people.tsv | grep -c '<svg'
0
? 1
$ crm-report --html --chart=rules people.tsv
! crm-report: --chart: "rules" needs the columns due_rule, or due and customers (crm-due --count)
? 2
$ crm-report --html --chart=pie people.tsv
! crm-report: --chart: "pie" must be stages, quadrants, time, rules, cohorts or none
? 2
$ crm-report --chart=stages people.tsv
!~ crm-report: --chart.*
? 2
$ printf 'week\tevents\n1\t-3\n' | crm-report --html
! crm-report: "1" has a number below 0, which no chart can show
? 1
$ printf 'id\tname\tvalue\tcloseness\na\tA\t1\tx\nb\tB\t1\t1\n' >x.tsv; crm-report --html x.tsv
! crm-report: x.tsv:2: closeness: "x" is not a number
? 1
$ printf 'version: 1\nextends: built-in\nprivate: [closeness, stage]\n' >v.yaml; crm-report -p v.yaml --html people.tsv | grep -c '<svg'
0
? 1
$ for l in zh ru; do crm-report --html --lang=$l people.tsv >p.html; python3 read.py p.html | sed -n '1p;/^q/p'; done
stages | 各阶段的客户 | 潜在客户 1, 忠实 3, 已流失 1, own-stage 1
quadrants | 价值与亲近度 | 待拉近 1, 珍宝 1, 轻维护 2, 朋友 1
stages | Клиенты по этапам | интересуется 1, верный 3, потерян 1, own-stage 1
quadrants | Ценность и близость | сблизиться 1, сокровище 1, изредка 2, друг 1
