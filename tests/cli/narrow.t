# On a narrow terminal nothing runs over the edge: 40 columns is the least. The width of characters is
# that of Python's unicodedata.

& script -qec true /dev/null
& python3 -c 'import unicodedata'
@ wider.py
import re, sys, unicodedata
def width(s):
    return sum(0 if unicodedata.category(c) in ('Mn', 'Me', 'Cf') else 2 if unicodedata.east_asian_width(c) in 'WF' else 1 for c in s)
lines = [re.sub(r'\x1b\[[0-9;]*m', '', l.rstrip('\r\n')) for l in sys.stdin]
for l in lines:
    if width(l) > int(sys.argv[1]):
        print(sys.argv[2], width(l), l)
if len(lines) < 8:
    print(sys.argv[2], 'only', len(lines), 'lines:', *lines)
.
# on COLUMNS CALL
@ on
PAGER=cat script -qec "stty cols $1 rows 50; $2" /dev/null </dev/null | python3 wider.py $1 "$1 $2:"
.
@ make
mkdir book
awk 'BEGIN {
	OFS = "\t"
	for (i = 0; i < 9; i++) {word = word "Fahrtselektrizitäten"; note = note "note and "}
	n = split("Donaudampfschiff" word "|阿卜杜勒拉赫曼·穆罕默德·哈利法·阿勒马克图姆先生及其夫人和孩子们全家的所有人|Константинопольский-Задунайский Александр Александрович Преображенский", name, "|")
	n1 = split("call complaint purchase question visit invoice", kind, " ")
	print "id", "name", "phone", "email", "owner", "birthday", "tags", "hours", "avoid", "source", "reason" >"book/customers.tsv"
	print "event", "date", "customer", "kind", "amount", "item", "note", "by", "due" >"book/log.tsv"
	for (i = 1; i <= n; i++) {
		id = "an-id-that-is-longer-than-most-ids-" i
		print id, name[i], "+49 1512 34567890121" i " ; 0049 30 1234567" i " ext. 1234567", "a.very.long.address.of.somebody." i "@sub.sub.sub.example.org", (i % 2 ? word : "王小明"), "--11-2" i, word ";" word, "9:00-10:00", note, word, note >"book/customers.tsv"
		for (j = 1; j <= n1; j++)
			print "e" ++k, "2026-1" (j % 2) "-1" j, id, kind[j], (j == 3 || j == 6 ? "1234567.25" : ""), word, note word, word, (j == 1 ? "2026-11-20" : "") >"book/log.tsv"
	}
}'
.
@ all
sh make
for columns in 40; do
	for lang in en zh ru; do
		sh on $columns "crm-due --lang=$lang --today=2026-11-21 book"
		sh on $columns "crm-due --lang=$lang --long --today=2026-11-21 book"
		for i in 1 2 3; do sh on $columns "crm-show --lang=$lang --today=2026-11-21 book an-id-that-is-longer-than-most-ids-$i"; done
		sh on $columns "crm-due --today=2026-11-21 book | crm-report -p built-in --lang=$lang --group=owner"
		sh on $columns "crm-segment --today=2026-11-21 book | crm-report -p built-in --lang=$lang --title=All-customers-of-the-house-and-of-those-before-it"
		sh on $columns "crm-segment --count --today=2026-11-21 book | crm-report -p built-in --lang=$lang"
	done
	sh on $columns 'crm-score --today=2026-11-21 book'
	sh on $columns 'crm-segment --today=2026-11-21 book'
done
.
$ sh all

# What cannot be made to fit is a block for each line, in a list and in a report.
@ list.tsv
id→name→as_of→rfm→value→closeness→score→quadrant
a→Ann Lee→2026-11-21→555→98.8→53.3→80.6→treasure
b→Bob Lee→2026-11-21→312→32.2→25.0→29.3→light-touch
.
@ tty
script -qec "stty cols $1; $2" /dev/null | tr -d '\r'
.
$ sh tty 40 'crm-report -p built-in -C name,rfm,value,closeness,score,quadrant list.tsv'
Customers
Saturday, 21 November 2026
>
Customers           2
Average value      66
Average closeness  39
>
Name       Ann Lee
Rfm        555
Value      98.8
Closeness  53.3
Score      80.6
Quadrant   treasure
>
Name       Bob Lee
Rfm        312
Value      32.2
Closeness  25.0
Score      29.3
Quadrant   light-touch

$ sh tty 60 'crm-report -p built-in -C name,rfm,value,closeness,score,quadrant list.tsv' | tail -n 3
Name     Rfm  Value  Closeness  Score  Quadrant
Ann Lee  555   98.8       53.3   80.6  treasure
Bob Lee  312   32.2       25.0   29.3  light-touch

$ printf 'date\tcustomer\tkind\tamount\n2026-11-01\ta\tpurchase\t10\n' >log.tsv; cut -f 1,2 list.tsv >two.tsv; sh tty 40 'crm-score --today=2026-11-21 -p built-in -l log.tsv two.tsv'
id         a
name       Ann Lee
rfm        111
value      16.0
closeness  0.0
score      9.6
quadrant   light-touch
>
id         b
name       Bob Lee
value      0.0
closeness  0.0
score      0.0
quadrant   light-touch
