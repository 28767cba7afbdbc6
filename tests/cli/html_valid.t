# Every kind of page is valid HTML (tidy) and has the basics of accessibility (Python): a language, a title, one <h1> and no
# level of headings left out, headers of tables with their scope, charts with a role and a title, labels, texts of links.
@env CRM_POLICY=built-in
& command -v tidy && python3 -c 'import html.parser'

@ basics.py
import html.parser, re, sys
VOID = {'meta', 'br', 'wbr', 'input', 'link', 'hr', 'img'}
class P(html.parser.HTMLParser):
    def __init__(self, page):
        super().__init__(); self.page, self.stack, self.heads, self.ids, self.text, self.bad = page, [], [], set(), '', []
        self.seen = []
    def say(self, what): self.bad.append('%s: %s' % (self.page, what))
    def handle_starttag(self, tag, attrs):
        a = dict(attrs); self.seen.append(tag)
        if tag not in VOID: self.stack.append([tag, a, ''])
        if tag == 'html' and not re.fullmatch('en|zh|ru', a.get('lang') or ''): self.say('no language')
        if tag == 'th' and a.get('scope') not in ('col', 'row'): self.say('a header without a scope')
        if tag == 'svg' and not (a.get('aria-hidden') == 'true' or a.get('role') == 'img' and a.get('aria-label')): self.say('a chart without a role')
        if tag == 'input' and not a.get('aria-label'): self.say('an input without a label')
        if tag == 'meta' and a.get('name') == 'viewport' and ('maximum-scale' in a['content'] or 'user-scalable' in a['content']): self.say('no zoom')
        if tag in ('script', 'img', 'link', 'iframe', 'object', 'form', 'base') or any(k.startswith('on') for k in a): self.say('not inert: ' + tag)
        if a.get('src') or (a.get('href') or 'x').startswith(('http', '//', 'javascript', 'data')): self.say('loads something')
        if 'id' in a:
            if a['id'] in self.ids: self.say('an id twice')
            self.ids.add(a['id'])
        if re.fullmatch('h[1-6]', tag): self.heads.append(int(tag[1]))
    def handle_data(self, d):
        for e in self.stack: e[2] += d
    def handle_endtag(self, tag):
        top, a, text = self.stack.pop()
        if top != tag: self.say('<%s> ends <%s>' % (tag, top))
        if tag in ('a', 'title', 'h1', 'h2', 'desc') and not text.strip(): self.say('an empty ' + tag)
        if tag == 'th' and not text.strip() and 'tick' not in a.get('class', ''): self.say('an empty header')
for page in sys.argv[1:]:
    p = P(page); s = open(page, encoding='utf-8').read(); p.feed(s)
    if p.heads.count(1) != 1 or p.heads[0] != 1: p.say('not one h1 at the beginning: %s' % p.heads)
    if any(b > a + 1 for a, b in zip(p.heads, p.heads[1:])): p.say('a level of headings is left out')
    if p.seen.count('main') != 1 or p.seen.count('title') < 1: p.say('no main part, or no title')
    for d in re.findall(r'aria-describedby="([^"]*)"', s):
        if d not in p.ids: p.say('nothing is described by ' + d)
    if p.stack: p.say('not ended: %s' % [e[0] for e in p.stack])
    print('\n'.join(p.bad) if p.bad else page + ' ok')
.
@ look
# look PAGE ...: what tidy says of each page, and what basics.py says.
for page; do tidy -e -q -utf8 "$page" 2>&1 | sed "s|^|$page: |"; done
python3 basics.py "$@"
.
@ nasty.tsv
id→name→stage→tier→phone→email→value→closeness→due_why→due_ask→due_rule→due_date→due_overdue→due_action→due_owner→net
"><x→<script>alert(1)</script>→</td>→<b>→+1 <2345>→a"b@x.org;<i>@x→10→20→<img src=x onerror=alert(1)> & "q"→</main>→a&b;<c>→2026-11-20→1→call→o'<neil→1
b→王 \n小明→loyal→gold→123→b@x.org→90→80→w→→x→→0→call→→2
.
$ sed 's/\t[^\t]*\t[^\t]*\t[^\t]*\t[^\t]*\t[^\t]*\t[^\t]*\t[^\t]*\t[^\t]*$//' nasty.tsv >people.tsv
$ crm-report --html nasty.tsv >due.html; crm-report --html --group=owner nasty.tsv >groups.html; crm-report --html -C name,net,due_why nasty.tsv >columns.html; head -n 1 nasty.tsv | crm-report --html >empty.html
$ crm-report --html people.tsv >people.html; crm-report --html --lang=zh --title='</title><script>' people.tsv >title.html; printf 'a<b\tc\n1\t<i>\ntotal\t\n' | crm-report --html >table.html
$ printf 'month\tafter\tcustomers\tshare\n<b>\t0\t10\t100%%\n2026-01\t1\t5\t50%%\n' | crm-report --html >cohorts.html; printf 'week\tcontacts\n2026-W01\t3\n2026-W02\t4\n' | crm-report --html --lang=ru >weeks.html
$ crm-report --mail-to=a@x.org nasty.tsv | python3 -c 'import email, email.policy, sys; open("mail.html", "w").write(email.message_from_binary_file(sys.stdin.buffer, policy=email.policy.default).get_body(("html",)).get_content())'
$ sh look due.html groups.html columns.html empty.html people.html title.html table.html cohorts.html weeks.html mail.html
due.html ok
groups.html ok
columns.html ok
empty.html ok
people.html ok
title.html ok
table.html ok
cohorts.html ok
weeks.html ok
mail.html ok

# Cards and sites of the samples, in three languages.
$ for b in shop bank property fair; do for l in en zh ru; do crm-report --site=$b-$l --lang=$l --months=3 --today=2026-11-21 "$ROOT/samples/$b" 2>/dev/null; done; done; sh look */index.html */customers.html */customer-*.html | grep -v ' ok$'; ls -d */ | wc -l
12
? 0
$ crm-show --html --today=2026-11-21 "$ROOT/samples/shop" c0001 c0002 >two.html; tidy -e -q -utf8 two.html; grep -c '<h1>' two.html
2
