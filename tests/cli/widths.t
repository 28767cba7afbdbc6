# Lists and cards on terminals of 60 to 180 columns, of all samples and in all languages: what a
# reader needs is there. Python's tables say how wide characters are.

& python3 -c 'import pty'
@copy samples
@ look.py
import re, subprocess, sys, unicodedata

SAMPLES, WIDTHS, LANGS = ('shop', 'bank', 'fair', 'property'), (60, 80, 100, 180), ('en', 'zh', 'ru')
DAY = {'en': r'\d{4}-\d\d-\d\d', 'zh': r'\d{4}年\d+月\d+日', 'ru': r'\d\d\.\d\d\.\d{4}'}
faults = []

def width(line):
    return sum(0 if unicodedata.category(c) in ('Mn', 'Cf') else 2 if unicodedata.east_asian_width(c) in 'WF' else 1
               for c in line)

def run(sample, columns, *call):
    if sample != 'shop':
        call += '-p', f'samples/{sample}/policy.yaml'
    if sample == 'bank':
        call += '--prices=samples/bank/prices.tsv',
    call += '-l', f'samples/{sample}/log.tsv', '--today=2026-11-21'
    out = subprocess.run([sys.argv[1], str(columns), 'sh', '-c', '"$@" 2>/dev/null', '-', *call],
                         capture_output=True, text=True).stdout.rstrip('\n').split('\n')
    if max(map(width, out)) > columns:
        faults.append((call, columns, 'a line is wider than the terminal'))
    if '…' in ''.join(out):
        faults.append((call, columns, 'something is cut off'))
    return out

def customers(sample):
    rows = [line.split('\t') for line in open(f'samples/{sample}/customers.tsv').read().split('\n') if line]
    return [dict(zip(rows[0], row)) for row in rows[1:]]
.
@ list.py
from look import *
WHY = {'en': 'why', 'zh': '原因', 'ru': 'почему'}
FIRST = {'en': '{} contacts for ', 'zh': '{}项联系，', 'ru': '{} контакт'}
looked = 0
for sample in SAMPLES:
    phones = {c['name']: c['phone'].split(';')[0] for c in customers(sample)}
    for lang in LANGS:
        at = 'crm-due', '--lang=' + lang, f'samples/{sample}/customers.tsv'
        rows = [line.split('\t') for line in run(sample, 999, *at, '--to-tsv')]
        names = [dict(zip(rows[0], row))['name'] for row in rows[1:]]
        for columns in WIDTHS:
            out = run(sample, columns, *at)
            head = next(line for line in out if line.endswith(WHY[lang]))
            text = '\n'.join(out[out.index(head) + 1:])
            found = [not out[0].startswith(FIRST[lang].format(len(names))) and 'wrong first line: ' + out[0],
                     2 * (width(head) - width(WHY[lang])) > columns and 'the reason has less than half',
                     not all(phones[name] in text for name in names) and 'a phone is missing',
                     len(re.findall(DAY[lang], text)) < len(names) and 'a date is missing']
            faults += [(sample, lang, columns, fault) for fault in found if fault]
            looked += 1
print(looked, 'lists', len(names) > 30, *faults)
.
$ python3 list.py "$ROOT/tests/on_terminal"
48 lists True

# Cards: headings and dates of the language, and lines that fit.
@ cards.py
from look import *
HEADS = {'en': ('Last contact', 'Due', 'What happened', 'of 7 known'),
         'zh': ('最近联系', '待办', '往来记录', '共 7 项'),
         'ru': ('Последний контакт', 'Предстоит', 'История', 'из 7')}
OTHER = {'en': DAY['zh'] + '|' + DAY['ru'], 'zh': DAY['en'] + '|' + DAY['ru'], 'ru': DAY['en'] + '|' + DAY['zh']}
looked = 0
for sample, who in ('shop', 'c0003'), ('bank', 'b001'), ('fair', 'f005'), ('property', 'h009'):
    for lang in LANGS:
        for columns in WIDTHS:
            out = run(sample, columns, 'env', 'PAGER=', 'crm-show', '--lang=' + lang, who, '--months=2', '-c',
                      f'samples/{sample}/customers.tsv')
            text = '\n'.join(out)
            faults += [(sample, lang, columns, head) for head in HEADS[lang] if head not in text]
            faults += [(sample, lang, columns, day) for day in re.findall(OTHER[lang], text)]
            looked += 1
print(looked, 'cards', *faults)
.
$ python3 cards.py "$ROOT/tests/on_terminal"
48 cards
