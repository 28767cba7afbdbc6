# crm-show on a terminal: the pager, colours, names that are meant to do harm.

& python3 -c 'import pty'
@ log.tsv
event→date→customer→kind→amount→ref
e1→2026-11-01→a→call→→
e2→2026-11-02→a→purchase→10→
e3→2026-11-03→a→purchase→20→
e4→2026-11-04→a→void→→event:e3
.
@ customers.tsv
id→name→phone
a→Ann Lee→555 100
.
@ policy.yaml
version: 1
due:
  - {rule: keep, silence: 10d, action: call}
.
@ card
exec crm-show -p policy.yaml -l log.tsv -c customers.tsv --today=2026-11-21 --months=1 a
.
@ on
python3 "$ROOT/tests/on_terminal" "$@"
.

# The card goes through the pager that PAGER names, which is a command line.
$ PAGER='sed "s/^/| /" | head -n 2' sh on 80 sh card
| Ann Lee  a
| light-touch

# By default it is less, which ends at once if everything fits and leaves the text there, because it
# is given LESS, unless that is set.
@ bin/less
echo "less $* LESS=$LESS"
head -n 1
.
$ chmod +x bin/less; PATH=$PWD/bin:$PATH sh on 80 sh card; LESS=M PATH=$PWD/bin:$PATH sh on 80 sh card
less -R LESS=FRX
Ann Lee  a
less -R LESS=M
Ann Lee  a

# The real one.
$ command -v less >/dev/null || { echo Ann Lee; exit; }; TERM=xterm sh on 80 sh card | grep -o 'Ann Lee'
Ann Lee

# A pager that reads nothing, one that ends early and one that fails are no faults of the card, even
# if it is longer than what a pipe holds.
@ long
awk 'BEGIN {print "event\tdate\tcustomer\tkind\tnote"; for (i = 1; i < 5000; i++) print "e" i "\t2026-11-01\ta\tcall\tSomething that was said, number " i}' >log.tsv
.
$ mkdir more; cp customers.tsv policy.yaml card more; (cd more; sh ../long; for pager in true 'head -n 1' 'exit 3' 'sed 1q; exit 1'; do PAGER=$pager sh ../on 80 sh card; echo "status $?"; done)
status 0
Ann Lee  a
status 0
status 0
Ann Lee  a
status 0

# Without a pager, and with one that does not exist, which the shell reports, the card is there.
$ PAGER= sh on 80 sh card | head -n 1; PAGER=cat sh on 80 sh card | head -n 1
Ann Lee  a
Ann Lee  a

$ PAGER=no-such-pager sh on 80 sh card | sed -n '1s/^.*no-such-pager/no-such-pager/p; 2p'
~ no-such-pager.*not found
Ann Lee  a

# No pager for a pipe, a file, a page or JSON.
$ PAGER='echo paged' sh card | head -n 1
Ann Lee  a

$ for how in '-o card.txt' --html --to-json; do PAGER='echo paged' sh on 80 sh -c "$(cat card | sed 's/^exec //') $how" | grep -c paged; done
0
0
0
? 1

# Ctrl-C is for the pager, as less stays after it: the tool waits for it.
@ stays
trap '' INT
head -n 1
sleep 1.5
echo 'still here'
.
$ PAGER='sh stays' sh on -k '\x03' 80 sh card | tr -d '^C'
Ann Lee  a
still here

# Colours: headings are bold, terms faint, what was taken back is faint as a whole. A pipe has them
# only where they are asked for.
$ TERM=xterm PAGER=cat sh on 80 sh card | cat -v | grep -e Ann -e Phone -e 'taken back'
^[[1mAnn Lee  a^[[0m
  ^[[2mPhone^[[0m          555 100
  ^[[2m2026-11-03^[[0m  ^[[2m[taken back] purchase M-BM-7 20.00^[[0m

$ sh card | grep -c "$(printf '\033')"; NO_COLOR=1 TERM=xterm PAGER=cat sh on 80 sh card | grep -c "$(printf '\033')"; sh -c "$(sed 's/^exec //' card) --color=always" | cat -v | head -n 1
0
0
^[[1mAnn Lee  a^[[0m

# Names that are meant to do harm, very long ones, wide and combined characters: nothing acts on the
# terminal, and no line is wider than it.
@ harm.py
long = 'Maria ' * 40
rows = [['id', 'name', 'phone', 'owner', 'referred_by', 'avoid', 'column_of_somebody_who_likes_long_names', 'note'],
        ['1', 'Ann \x1b[31mRED\u202e\u2066evil', '+357 99 ' + '7' * 200, 'x\x07y', '', 'her ex\x1b]0;hi\x07', 'v' * 150, 'n\u200bote'],
        ['2', '0' * 300, '', 'o' * 100, '1', '', '', ''],
        ['3', '王' * 150, '1', '', '2', '', 'short', ''],
        ['4', long, '1', '', '3', '', '', ''],
        ['5', 'e\u0301' * 80 + ' 👩‍👩‍👧‍👦' * 20, '1', '', '4', '', '', ''],
        ['6', 'עברית ' * 30, '1', '', '5', '', '', '']]
log = [['event', 'date', 'customer', 'kind', 'outcome', 'amount', 'item', 'note', 'due', 'by'],
       ['e1', '2026-09-01', '1', 'call', '', '', '', '\x1b[2J clear', '', 'b\x1b[0m'],
       ['e2', '2026-09-02T10:30+02:00', '1', 'purchase', '', '10', 'I' * 120, 'w' * 200, '', ''],
       ['e3', '2026-09-01', '2', 'call', 'no-answer', '', '', 'x', '2026-12-01', ''],
       ['e4', '2026-09-03', '3', 'purchase', '', '1', '王' * 60, '', '', ''],
       ['e5', '2026-09-03', '4', 'purchase', '', '1', '王' * 60, '', '', '']]
for name, lines in ('harm.tsv', rows), ('harm.log', log):
    open(name, 'w').write(''.join('\t'.join(line) + '\n' for line in lines))
.
@ widest.py
import sys, unicodedata
columns, text = int(sys.argv[1]), sys.stdin.read()
assert not [c for c in text if c not in '\n\u200d' and unicodedata.category(c) in ('Cc', 'Cf')]
width = max(sum(0 if unicodedata.category(c) in ('Mn', 'Cf') else 2 if unicodedata.east_asian_width(c) in 'WF' else 1
                for c in line) for line in text.split('\n'))
assert width <= columns, width
print('nothing is cut off', '…' not in text, text.count('王') % 30, text.count('w' * 10) > 0)
.
$ python3 harm.py; for columns in 40 60 80 100 180; do for lang in en zh ru; do COLUMNS=$columns crm-show --lang=$lang -c harm.tsv -l harm.log --today=2026-11-21 --months=1 1 2 3 4 5 6 | python3 widest.py $columns || echo "$columns $lang"; done; done | sort -u
nothing is cut off True 0 True
