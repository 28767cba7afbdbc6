# The colours of pages: Python reads them out of pages that were made, and computes the contrasts of WCAG 2.2 (success criteria
# 1.4.3 and 1.4.11): 4.5 to 1 for text, 3 to 1 for what is drawn, on every ground that a page has; in the light, in the dark
# and on paper.
@env CRM_POLICY=built-in
& python3 -c 'import re'

@ contrast.py
import re, sys
pages = [open(p, encoding='utf-8').read() for p in sys.argv[1:]]
css = re.sub(r'/\*.*?\*/', '', re.search(r'<style>(.*?)</style>', pages[0], re.S).group(1), flags=re.S)
assert all(css == re.sub(r'/\*.*?\*/', '', re.search(r'<style>(.*?)</style>', p, re.S).group(1), flags=re.S) for p in pages)

def rules(text):
    "(selector, {property: value}) of the rules outside of @media, and the @media blocks as (condition, text)."
    plain, media, i = [], [], 0
    while (m := re.compile(r'\s*([^{}]+)\{').match(text, i)):
        depth, end = 1, m.end()
        while depth: depth += {'{': 1, '}': -1}.get(text[end], 0); end += 1
        body = text[m.end():end - 1]
        if m.group(1).startswith('@media'): media.append((m.group(1), body))
        elif not m.group(1).startswith('@'):
            plain.append((m.group(1).strip(), dict(p.split(':', 1) for p in body.strip().split(';') if ':' in p)))
        i = end
    assert not text[i:].strip(), text[i:]
    return plain, media

def colour(text):
    m = re.search(r'#([0-9a-f]{6}|[0-9a-f]{3})\b', text or '')
    if not m: return None
    h = m.group(1) if len(m.group(1)) == 6 else ''.join(c + c for c in m.group(1))
    return tuple(int(h[k:k + 2], 16) for k in (0, 2, 4))
def light(c):
    c = [v / 255 for v in c]
    c = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in c]
    return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]
def contrast(a, b):
    a, b = sorted((light(a), light(b)), reverse=True)
    return (a + 0.05) / (b + 0.05)
def over(front, share, back): return tuple(f * share + b * (1 - share) for f, b in zip(front, back))

base, media = rules(css)
def theme(*words):
    found = [m for c, b in media if all(w in c for w in words) for m in rules(b)[0]]
    assert found, words
    return found
# What later rules do not change is as before; so each selector has the colour of its last rule.
def resolved(more):
    last = {}
    for selectors, properties in base + more:
        for s in selectors.split(','):
            for k, v in properties.items():
                # A light rule that the theme replaces under a longer list of selectors is replaced, too.
                last[(s.strip(), k)] = v
    return last
failures = checked = 0
def check(what, ratio, least):
    global failures, checked
    checked += 1
    if ratio < least:
        failures += 1
        print('%s: %.2f, less than %s' % (what, ratio, least))
shares = sorted({float(x) for p in pages for x in re.findall(r'class="bar"[^>]*fill-opacity="([0-9.]+)"', p)})
assert shares and shares[-1] > 0.3, 'no heat map among the pages'
for name, more in (('light', []), ('dark', theme('prefers-color-scheme:dark')), ('paper', theme('print'))):
    last = resolved(more)
    assert colour(last[('body', 'background')]) and colour(last[('body', 'color')])
    grounds = {colour(last[k]) for k in last if k[1] == 'background' and colour(last[k])}
    assert len(grounds) >= (1 if name == 'paper' else 2), grounds
    for (s, k), v in last.items():
        c = colour(v)
        if not c or k == 'background': continue
        hairline = k.startswith('border') and 'input' not in s
        if hairline: continue   # it separates what is apart anyway
        text = k == 'color' and 'svg' not in s or s in ('svg text', 'svg .ink')
        share = float(last.get((s, 'fill-opacity'), 1))
        for g in grounds:
            check('%s: %s %s on #%02x%02x%02x' % ((name, s, v) + g), contrast(over(c, share, g), g), 4.5 if text else 3)
    ink, bar = colour(last[('svg .ink', 'fill')]), colour(last[('svg .bar', 'fill')])
    for share in shares:
        for g in grounds: check('%s: a figure on a bar of %.2f' % (name, share), contrast(ink, over(bar, share, g)), 4.5)
    assert not [1 for k in last if k[1] == 'opacity'], 'text that is half seen'
# The arithmetic, at what the recommendation says: black on white is 21 to 1; #767676 is the lightest grey for text on white.
assert round(contrast((0, 0, 0), (255, 255, 255)), 2) == 21 and contrast((0x76,) * 3, (255,) * 3) >= 4.5 > contrast((0x77,) * 3, (255,) * 3)
print('failures: %d; enough pairs: %s' % (failures, checked > 60))
.
$ printf 'month\tafter\tcustomers\tshare\n2026-01\t0\t10\t100%%\n2026-01\t1\t5\t50%%\n2026-02\t0\t1\t10%%\n' | crm-report --html >cohorts.html
$ printf 'id\tname\tdue_why\tdue_overdue\na\tA\tw\t3\n' | crm-report --html >due.html
$ printf 'id\tname\na\tA\n' >c.tsv; printf 'event\tdate\tcustomer\tkind\ne1\t2026-10-01\ta\tcall\n' >l.tsv; crm-show --html -c c.tsv -l l.tsv a >card.html
$ python3 contrast.py cohorts.html due.html card.html
failures: 0; enough pairs: True
