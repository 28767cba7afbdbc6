# HTML of crm-report, read by other programs: tidy finds no fault, and Python's parser finds the data as text and nothing else.
@env CRM_POLICY=built-in
& command -v tidy && python3 -c 'import html.parser'

@ check.py
import html.parser, sys
class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(); self.tags = []; self.seen = set(); self.text = []; self.levels = []; self.cells = []; self.bad = []
    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        self.seen.add(tag)
        if tag in ('h1', 'h2', 'h3'): self.levels.append(int(tag[1]))
        if tag == 'th' and 'scope' not in a: self.bad.append('th without scope')
        if tag == 'input' and not a.get('aria-label'): self.bad.append('input without a name')
        for name, value in attrs:
            if name.startswith('on') or name in ('src', 'srcset', 'style'): self.bad.append(name)
            if name == 'href' and not (value or '').startswith(('tel:', 'mailto:', '#')): self.bad.append('href ' + value)
        if tag not in ('meta', 'br', 'input', 'wbr', 'col'): self.tags.append(tag)
    def handle_endtag(self, tag):
        if tag in ('meta', 'br', 'input', 'wbr', 'col'): return
        if not self.tags or self.tags.pop() != tag: self.bad.append('unbalanced ' + tag)
    def handle_data(self, data):
        if 'style' not in self.tags: self.text.append(data)
p = Page(); p.feed(open(sys.argv[1], encoding='utf-8').read()); p.close()
known = set('html head meta title style body main h1 h2 p ul li span b section table thead tbody tr th td bdi a br wbr div input'.split())
print('bad', sorted(set(p.bad)), 'tags left', p.tags, 'unknown', sorted(p.seen - known))
print('headings', p.levels[0] == 1 and all(b <= a + 1 for a, b in zip(p.levels, p.levels[1:])) and p.levels.count(1) == 1)
text = ''.join(p.text)
for word in sys.argv[2:]: print(word in text, word)
.
@ hostile.tsv
id→name→owner→phone→email→stage→due_why→due_ask→due_overdue→due_action→note
1→<script>alert(1)</script>→"><b>→+1 (2) 3<br>4→"><img src=x onerror=alert(1)>@x.org→<i>→</td></table><h1>x→&lt;&amp→2→call→n
2→Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaftschaferswessenschafewaren→王→→→→‮gnp.exe \n→שלום→0→greet→n
.

$ for l in en zh ru; do for g in owner stage name; do crm-report --html --lang=$l --group=$g hostile.tsv >h.html; tidy -q -e --show-info no h.html; done; done
$ crm-report --html -C name,note,phone,due_overdue hostile.tsv >h.html; tidy -q -e --show-info no h.html
$ crm-report --html --group=owner hostile.tsv >h.html; python3 check.py h.html '<script>alert(1)</script>' '</td></table><h1>x' '&lt;&amp' '"><b>' 'u{202E}gnp.exe'
bad [] tags left [] unknown []
headings True
True <script>alert(1)</script>
True </td></table><h1>x
True &lt;&amp
True "><b>
True u{202E}gnp.exe
$ printf 'a\tb\n<u>\t1\n' | crm-report --html >h.html; tidy -q -e --show-info no h.html; python3 check.py h.html '<u>'
bad [] tags left [] unknown []
headings True
True <u>
