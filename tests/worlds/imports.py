#!/usr/bin/env python3
"""Random exports: a world that is imported through random rules equals the world itself.

Usage: imports.py [WORLDS [SEED]]. Each world is a few people and events. It is written as some
program might (delimiter, quotes, line endings, encoding, forms of dates and numbers, joined and
split columns, several values in one field), with the rules that say so. What crm-add and
crm-log make of it is compared with the world, value by value."""
import datetime
import os
import random
import subprocess
import sys
import tempfile

MARKS = [('.', ''), ('.', ','), (',', '.'), (',', ' '), (',', ''), ('.', "'")]
ENCODINGS = ['utf-8', 'utf-8-sig', 'utf-16', 'windows-1252', 'iso-8859-15']
NAMES = ['Ann', 'Zoë', 'José', 'Jürgen', "O'Neil", 'Two Words', 'de la Cruz', 'Ø', 'A. B.', 'x;y', 'a,b', 'p|q']
ITEMS = ['Soap', 'Brush "big"', 'Tea, green', 'Öl; fein', 'a|b', 'two\nlines', 'x=y', "'quoted'", '{braces}']
FORMS = {
    'iso': lambda d: d.strftime('%Y-%m-%d %H:%M'), 'dmy': lambda d: d.strftime('%d.%m.%Y %H:%M'),
    'mdy': lambda d: '%d/%d/%d %s' % (d.month, d.day, d.year, d.strftime('%I:%M %p')),
    'ymd': lambda d: d.strftime('%Y/%m/%d, %H:%M:%S'), '%d %b %y %H.%M': lambda d: d.strftime('%d %b %y %H.%M'),
    'excel': lambda d: '%.9f' % ((d - datetime.datetime(1899, 12, 30)).total_seconds() / 86400),
    'epoch': lambda d: str(int(d.replace(tzinfo=datetime.timezone.utc).timestamp())),
}


def number(rng, n, decimal, thousands, signs):
    """An amount in hundredths as they write it."""
    whole, cents = divmod(abs(n), 100)
    text = str(whole)
    if thousands and rng.random() < .8:
        text = '{:,}'.format(whole).replace(',', thousands)
    text += decimal + '%02d' % cents
    sign = rng.choice(signs) if signs and rng.random() < .7 else ''
    text = rng.choice([sign + text, sign + ' ' + text, text + ' ' + sign]).strip()
    if n < 0:
        text = rng.choice(['-' + text, '(' + text + ')'])
    return text


def separated(rng, rows, delimiter):
    eol = rng.choice(['\n', '\r\n'])
    always = rng.random() < .3
    out = []
    for row in rows:
        fields = []
        for f in row:
            if always or any(c in f for c in '"\n\r' + delimiter) or f[:1] in "\"'" or f != f.strip():
                f = '"' + f.replace('"', '""') + '"'
            fields.append(f)
        out.append(delimiter.join(fields) + eol)
    return ''.join(out)


def write_export(rng, work, rows, rules):
    """Writes the file, and what has to be said of it into the rules."""
    delimiter = rng.choice(',;\t|')
    skip = rng.choice([0, 0, 0, 2])
    text = 'Report of 2026\nmade by hand\n' if skip else ''
    text += separated(rng, rows, delimiter)
    encoding = rng.choice(ENCODINGS)
    rules['delimiter'] = {',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar'}[delimiter]
    if skip:
        rules['skip'] = '2'
    if encoding in ('windows-1252', 'iso-8859-15'):
        rules['encoding'] = encoding
    with open(os.path.join(work, 'export'), 'wb') as f:
        f.write(text.encode(encoding))


def quoted(text):
    return '"' + text.replace('\\', '\\\\').replace('"', '\\"') + '"'


def write_rules(work, rules, columns):
    with open(os.path.join(work, 'rules.yaml'), 'w', encoding='utf-8') as f:
        f.write('version: 1\n')
        for key, value in rules.items():
            f.write('%s: %s\n' % (key, value if value.startswith('[') else quoted(value)))
        f.write('columns:\n')
        for column, value in columns.items():
            f.write('  %s: %s\n' % (column, value))


def run(work, tool, *options):
    command = [tool, '--from', 'export', '--rules', 'rules.yaml', '--today=2026-11-21'] + list(options)
    done = subprocess.run(command, cwd=work, capture_output=True, text=True, encoding='utf-8')
    if done.returncode or done.stderr:
        raise AssertionError('%s: status %d: %s' % (tool, done.returncode, done.stderr))
    lines = [line.split('\t') for line in done.stdout.rstrip('\n').split('\n')]
    plain = [[f.replace('\\n', '\n') for f in line] for line in lines]
    return [dict(zip(plain[0], line)) for line in plain[1:]]


def same(got, want, columns):
    assert len(got) == len(want), '%d records, not %d' % (len(got), len(want))
    for i, (g, w) in enumerate(zip(got, want)):
        for c in columns:
            assert g[c] == w[c], 'record %d, %s: %r, not %r' % (i + 1, c, g[c], w[c])


def people(rng, work):
    header = ['First', 'Last', 'Born', 'Tags']
    mails, phones = rng.randint(1, 3), rng.randint(1, 2)
    header += ['Mail %d - Value' % (i + 1) for i in range(mails)] + ['Tel %d' % (i + 1) for i in range(phones)]
    form = rng.choice(['iso', 'dmy', 'mdy', 'ymd', 'excel'])
    split = rng.choice([':::', ',', '/'])
    world, rows = [], [header]
    for n in range(rng.randint(1, 6)):
        first, last = rng.choice(NAMES), rng.choice(NAMES + [''])
        born = datetime.datetime(1950, 1, 1) + datetime.timedelta(days=rng.randrange(20000))
        mail = ['m%d.%d@example.org' % (n, i) for i in range(rng.randint(0, mails))]
        tel = ['+4930%d%d0000' % (n + 10, i) for i in range(rng.randint(0, phones))]
        tags = rng.sample(['vip', 'Hair', 'likes:golf', 'neu'], rng.randint(0, 3))
        text = {'iso': '%Y-%m-%d', 'dmy': '%d.%m.%Y', 'mdy': '%m/%d/%Y', 'ymd': '%Y.%m.%d', 'excel': ''}[form]
        day = str((born - datetime.datetime(1899, 12, 30)).days) if form == 'excel' else born.strftime(text)
        in_fields = mail[:]
        if len(mail) > 1 and split == ':::' and rng.random() < .5:
            in_fields = [' ::: '.join(mail)]
        if mail and len(in_fields) < mails and rng.random() < .3:
            in_fields.append(mail[0].upper())
        known = rng.random() < .8
        rows.append([first, last, day if known else '', (' %s ' % split).join(tags + tags[:1])] +
                    (in_fields + [''] * mails)[:mails] + (tel + [''] * phones)[:phones])
        world.append({'name': ' '.join((first + ' ' + last).split()), 'email': ';'.join(mail), 'phone': ';'.join(tel),
                      'birthday': born.strftime('%Y-%m-%d') if known else '', 'tags': ';'.join(tags)})
    rules = {'dates': form, 'split': split, 'rest': 'drop'}
    write_export(rng, work, rows, rules)
    write_rules(work, rules, {
        'name': '"{First} {Last}"', 'birthday': '"{Born}"', 'tags': '"{Tags}"', 'email': '"{Mail * - Value}"',
        'phone': rng.choice(['"{Tel *}"', '[%s]' % ', '.join('"{Tel %d}"' % (i + 1) for i in range(phones))])})
    same(run(work, 'crm-add'), world, ['name', 'birthday', 'tags', 'email', 'phone'])


def events(rng, work):
    decimal, thousands = rng.choice(MARKS)
    signs = rng.choice([[], ['€'], ['EUR', '€'], ['$']])
    form = rng.choice(list(FORMS))
    shared = rng.random() < .4
    header = ['No', 'Who', 'When', 'Ware', 'Qty', 'Price', 'Total']
    world, rows = [], [header]
    for n in range(rng.randint(1, 5)):
        when = datetime.datetime(2020, 1, 1) + datetime.timedelta(minutes=rng.randrange(3500000))
        lines = [(rng.choice(ITEMS), rng.randint(1, 9), rng.randint(1, 2000000)) for _ in range(rng.randint(1, 3))]
        weights = [q * p for _, q, p in lines]
        total = rng.randint(1, 10 ** 7) if shared else 0
        given = 0
        for i, (item, qty, price) in enumerate(lines):
            back = not shared and rng.random() < .2
            amount = weights[i]
            if shared:                            # to the cent, what the first i + 1 get less what the first i got
                up = (2 * total * sum(weights[:i + 1]) + sum(weights)) // (2 * sum(weights))
                amount, given = up - given, up
            first = i == 0
            rows.append(['%d' % (100 + n), 'c%d' % n, FORMS[form](when) if first else '', item, '-%d' % qty if back else str(qty),
                         number(rng, price, decimal, thousands, signs),
                         number(rng, total, decimal, thousands, signs) if first else ''])
            text = when.strftime('%Y-%m-%dT%H:%M') + ('Z' if form == 'epoch' else '')
            world.append({'event': '%d-%d' % (100 + n, i + 1), 'customer': 'c%d' % n, 'date': text, 'item': item,
                          'kind': 'refund' if back else 'purchase', 'quantity': str(qty), 'amount': amount})
    rules = {'dates': form, 'decimal': decimal, 'rest': 'drop', 'negative': 'refund', 'key': '[No, "#"]', 'fill': '[When]'}
    if thousands:
        rules['thousands'] = thousands
    if signs:
        rules['currency_signs'] = '[%s]' % ', '.join(quoted(s) for s in signs)
    write_export(rng, work, rows, rules)
    write_rules(work, rules, {
        'date': '"{When}"', 'customer': '"{Who}"', 'kind': 'purchase', 'item': '"{Ware}"', 'quantity': '"{Qty}"',
        'amount': '{share: "{Total}", by: "{Qty} * {Price}"}' if shared else '"= {Qty} * {Price}"'})
    got = run(work, 'crm-log')
    for g in got:
        whole, _, cents = g['amount'].partition('.')
        g['amount'] = int(whole) * 100 + int((cents + '00')[:2])
    same(got, world, ['event', 'customer', 'date', 'item', 'kind', 'quantity', 'amount'])


def main():
    worlds = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    failed = 0
    os.environ['TZ'] = 'UTC'
    with tempfile.TemporaryDirectory() as work:
        for i in range(worlds):
            for make in people, events:
                try:
                    make(random.Random('%s %d %d' % (make.__name__, seed, i)), work)
                except AssertionError as e:
                    failed += 1
                    print('imports.py: world %d of seed %d, %s: %s' % (i, seed, make.__name__, e))
                    if failed <= 3:
                        print(open(os.path.join(work, 'rules.yaml'), encoding='utf-8').read())
                        print(open(os.path.join(work, 'export'), 'rb').read()[:1500])
    print('%d passed, %d failed' % (2 * worlds - failed, failed))
    return failed > 0


sys.exit(main())
