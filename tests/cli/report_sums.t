# The charts of the sample shop, against sums that Python makes of the TSV files by itself: what is written in the SVG (titles
# of the marks, places and sizes) is what is in the data, for each of the five kinds.
@env CRM_POLICY=built-in
& python3 -c 'import csv, datetime, xml.etree.ElementTree'
@copy samples/shop

@ sums.py
import collections, csv, datetime, decimal, re, sys
import xml.etree.ElementTree as ET
kind, page, data = sys.argv[1:4]
svg = re.search(r'id="chart-%s">.*?(<svg .*?</svg>)' % kind, open(page, encoding='utf-8').read(), re.S).group(1)
root = ET.fromstring(svg)
rows = list(csv.DictReader(open(data, encoding='utf-8', newline=''), delimiter='\t', quoting=csv.QUOTE_NONE))
def marks():
    "The figure of each mark, from its title, and its rectangle."
    for g in root.iter('g'):
        if g.find('title') is not None:
            name, number = g.find('title').text.rsplit(': ', 1)
            yield name, float(number.replace(',', '').rstrip('%')), {k: float(v) for k, v in g.find('rect').attrib.items() if k != 'class'}
def same(got, expected):
    assert got == expected, (sorted(got.items()), sorted(expected.items()))
    print(kind, 'the same:', len(got), 'marks,', round(sum(got.values())), 'in all')
if kind in ('stages', 'rules', 'time'):
    expected = collections.Counter()
    for r in rows:
        if kind == 'stages': expected[r['stage']] += 1
        if kind == 'rules':
            for rule in r['due_rule'].split(';'): expected[rule] += 1
        if kind == 'time' and r['date'] and r['date'][:10] <= '2026-11-21' and r['kind'] in ('call', 'visit', 'meeting'):
            expected['%d-W%02d' % datetime.date.fromisoformat(r['date'][:10]).isocalendar()[:2]] += 1
    got = {name: n for name, n, _ in marks()}
    if kind == 'time':   # weeks with nothing are drawn, too
        got = {k: v for k, v in got.items() if v}
    if kind == 'rules':
        top = sorted(expected.items(), key=lambda x: (-x[1], x[0]))
        expected = dict(top if len(top) <= 12 else top[:11] + [('all others', sum(n for _, n in top[11:]))])
    side = 'height' if kind == 'time' else 'width'
    longest = max((n, r[side]) for _, n, r in marks())
    for name, n, r in marks(): assert abs(r[side] - n * longest[1] / longest[0]) < 0.11 or r[side] == 2, name
    same(got, dict(expected))
if kind == 'quadrants':
    expected, corners = collections.Counter(), collections.Counter()
    half = lambda x: round(decimal.Decimal(x))   # to even
    for r in rows:
        if r['value'] and r['closeness']:
            expected[half(r['value']), half(r['closeness'])] += 1
            corners[{(1, 1): 'treasure', (1, 0): 'win-closer', (0, 1): 'friend', (0, 0): 'light-touch'}[float(r['value']) >= 50, float(r['closeness']) >= 50]] += 1
    told = dict((w.rsplit(' ', 1)[0], int(w.rsplit(' ', 1)[1])) for w in root.find('desc').text.split(', '))
    assert {k: v for k, v in told.items() if v} == dict(corners), (told, corners)
    got = {}
    for c in root.iter('circle'):   # the place says the figures: 332 units wide from 22, 250 high from 24
        x, y, r = (float(c.get(k)) for k in ('cx', 'cy', 'r'))
        got[round((274 - y) / 2.5), round((x - 22) / 3.32)] = round((r / 4) ** 2)
    same(got, dict(expected))
if kind == 'cohorts':
    expected = {(r['month'], r['after']): round(decimal.Decimal(r['share']) * 100) for r in rows}
    got = {tuple(name.split(', ')): n for name, n, _ in marks()}
    dark = max(r['fill-opacity'] for *_, r in marks())
    for name, n, r in marks(): assert abs(r['fill-opacity'] - dark * float(next(x['share'] for x in rows if (x['month'], x['after']) == tuple(name.split(', '))))) < 0.006, name
    same(got, expected)
.
$ crm-segment --today=2026-11-21 shop >s.tsv; crm-report --html s.tsv >s.html; python3 sums.py stages s.html s.tsv; python3 sums.py quadrants s.html s.tsv
stages the same: 12 marks, 63 in all
quadrants the same: 61 marks, 63 in all
$ crm-due --today=2026-11-21 shop >d.tsv; crm-report --html d.tsv >d.html; python3 sums.py rules d.html d.tsv
rules the same: 12 marks, 55 in all
$ crm-stats --by=week --today=2026-11-21 -C "contacts=count(kind in ('call', 'visit', 'meeting'))" shop | crm-report --html >w.html; python3 sums.py time w.html shop/log.tsv
time the same: 57 marks, 118 in all
$ crm-stats --table=retention --today=2026-11-21 shop >c.tsv; crm-report --html c.tsv >c.html; python3 sums.py cohorts c.html c.tsv
cohorts the same: 285 marks, 7453 in all

# The pages of a site have the same charts; those of them who were merged are left out.
$ crm-report --site=www --months=1 --today=2026-11-21 shop; grep -v 'merged:' s.tsv >t.tsv; python3 sums.py stages www/customers.html t.tsv; python3 sums.py quadrants www/customers.html t.tsv; python3 sums.py rules www/index.html d.tsv
stages the same: 12 marks, 61 in all
quadrants the same: 60 marks, 61 in all
rules the same: 12 marks, 55 in all

# A small mean is not rounded to whole numbers: (2 + 3) / 2 and (1.3 + 1.3) / 2.
$ printf 'id\tname\tvalue\tcloseness\n1\tA\t2\t1.3\n2\tB\t3\t1.3\n' >small.tsv; crm-report -p built-in small.tsv | sed -n '4,6p'
Customers            2
Average value      2.5
Average closeness  1.3

# A label has the colon of its language.
$ printf 'name\tdue_why\tdue_ask\nA\tBecause\tWell?\n' >ask.tsv; for l in en zh; do crm-report -p built-in --lang=$l --html ask.tsv | grep -o 'more">[^<]*'; done
more">Ask: 
more">询问：
