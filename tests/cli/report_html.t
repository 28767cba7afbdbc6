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

# A number whose country is written as 00 is called like one with +; of any other the country is not known.
$ printf 'id\tname\tphone\n1\tA\t0049 30 1234567 ext. 9\n2\tB\t030 1234567\n3\tC\t+49 30 1234567\n4\tD\t(00 49) 301\n' >tel.tsv; crm-report -p built-in --html tel.tsv | grep -o 'href="tel:[^"]*"'
href="tel:+49301234567;ext=9"
href="tel:0301234567"
href="tel:+49301234567"
href="tel:+49301"

# In a plan the day is followed by the day on which it is due, which is said only where it is another one; an action that says its channel stands alone.
@ plan.tsv
id→name→due_day→due_date→due_action→due_channel→due_why
1→Ann→2026-11-24→2026-11-20→email→email→Because
2→Bob→2026-11-25→2026-11-25→call→phone→Because
3→Cy→2026-11-25→2026-11-25→thank→phone→Because
.
$ crm-report -p built-in --html plan.tsv | sed -n 's/^<td class="\(when\|act\)"[^>]*>/\1: /p'
act: <bdi>email</bdi></td>
when: <bdi>2026-11-24</bdi><div class="more">Due: <bdi>2026-11-20</bdi></div></td>
act: <bdi>call</bdi></td>
when: <bdi>2026-11-25</bdi></td>
act: <bdi>thank</bdi><div class="more"><bdi>phone</bdi></div></td>
when: <bdi>2026-11-25</bdi></td>
