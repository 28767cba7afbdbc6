#!/usr/bin/env python3
"""entries: what "crm help WORD" quotes of the pages must be what mandoc makes of them, word by
word. Usage: tests/entries.py CRM, from the project's directory; prints what differs, then counts."""
import glob, os, re, subprocess, sys

crm = sys.argv[1]
same = {'“': '"', '”': '"', '‘': "'", '’': "'", '−': '-', '•': '-'}


def plain(text):
    return re.sub(r'\s+', '', ''.join(same.get(c, c) for c in text))


pages, words = {}, set()
for path in sorted(glob.glob('man/*.[157]')):
    shown = subprocess.run(['mandoc', '-Tutf8', '-Owidth=400', path], capture_output=True, text=True, check=True)
    name = os.path.basename(path)
    pages[f'{name[:-2]}({name[-1]})'] = plain(re.sub('.\x08', '', shown.stdout, flags=re.S))
    for line in open(path, encoding='utf-8'):
        tag = re.match(r'\.It (Cm|Li|Fl|Ev|Va|Fn) (\S+)', line)
        if tag:
            words.add(('-' if tag[1] == 'Fl' else '') + tag[2].strip('{}"'))

quotes = failed = 0
for word in sorted(words):
    ran = subprocess.run([crm, 'help', word], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    found = re.findall(r'^(crm\S*\(\d\)), [^\n]*:\n\n(.*?)(?=^crm\S*\(\d\), |^There is more|^The same option|\Z)',
                       ran.stdout, re.S | re.M)
    for page, text in found:
        quotes += 1
        if plain(text) not in pages[page]:
            failed += 1
            print(f'crm help {word}: not what mandoc makes of {page}:\n{text}')
if quotes < 300:
    failed += 1
    print(f'only {quotes} entries were found')
print(f'{quotes} passed, {failed} failed')
sys.exit(failed > 0)
