# Lists on a terminal at their edges: a value that is cut, and columns of numbers and words. What is expected was counted by
# hand.
& python3 -c 'import pty'

@ policy.yaml
version: 1
due:
  - {rule: hello, silence: 10d, of: [call], action: call}
.
@ customers.tsv
id→name→shoe→size→created
a→wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww→41→5→2026-10-01
b→Bob→narrow→12→2026-10-01
.
@ log.tsv
date→customer→kind
2026-10-01→a→call
2026-10-02→b→call
.
@ runs.py
import sys
parts = [(part, line.index(part)) for line in sys.stdin for part in line.split() if part.startswith('ww')]
print(len(parts), 'lines,', len({len(part) for part, at in parts}), 'width,', len({at for part, at in parts}), 'place,', ''.join(part[-1] for part, at in parts))
.

# A name of 100 letters has three lines, of which the last ends in "…" and is as wide as the others, so that what follows
# begins in one column
$ for width in 60 80 100; do python3 "$ROOT/tests/on_terminal" $width crm-due -p policy.yaml -l log.tsv --today=2026-11-21 --color=never customers.tsv >list; python3 runs.py <list; grep -o '.*No call' list | awk '{print length}' | uniq | wc -l; done
3 lines, 1 width, 1 place, ww…
1
3 lines, 1 width, 1 place, ww…
1
3 lines, 1 width, 1 place, ww…
1

# Numbers are set right; a column in which there is a word as well is text, and set left
$ python3 "$ROOT/tests/on_terminal" 60 crm-segment -p policy.yaml -l log.tsv --today=2026-11-21 -C id,shoe,size customers.tsv
id  shoe    size
a   41         5
b   narrow    12

# A policy that says nothing of value is ranked by that of the built-in policy; where that needs all
# customers, the error says what for.
@ plain.yaml
version: 1
holidays: [{name: day, date: 11-28}]
due: [{rule: h, holiday: day, action: greet}]
.
$ printf 'id\tname\tphone\na\tA\t1\n' | crm-due -p plain.yaml -l /dev/null --today=2026-11-28 2>&1 | sed 's/policy:[0-9:]*/policy:/'
crm-due: built-in policy: referral_spend depends on other customers: name the file of all customers with -c; the list is sorted by value where priorities are equal
