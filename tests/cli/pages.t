# The pages that stand for a table of the source say what the table says.

# crm-records(5): every kind with its direction, channel and action, and no other.
@ kinds-of-source
awk '/^} table\[\] = \{/ {inside = 1; next} /^};/ {inside = 0}
inside {rows = rows (/^\t\{/ ? "\n" : " ") $0}
END {
	n = split(rows, row, /\n/)
	for (i = 2; i <= n; i++) {
		split(row[i], word, "\"")
		split(word[3], class, /[ \t,]+/)
		print word[2], tolower(substr(class[3], 5)), (word[4] == "" ? "-" : word[4]), (word[6] == "" ? "-" : word[6])
	}
}' "$ROOT/lib/kinds/kinds.c" | sort
.
@ kinds-of-page
awk '/^\.It Cm [a-z]+ Pq / {
	split(substr($0, index($0, " Pq ") + 4), part, "; ")
	split(part[1], way, ", ")
	print $3, way[1], (way[2] == "" ? "-" : way[2]), (part[2] == "" ? "-" : part[2])
}' "$ROOT/man/crm-records.5" | sort
.
$ sh kinds-of-source >source && sh kinds-of-page >page && test -s source && diff source page

# The vocabulary, by where a word comes from.
@ words
crm-facts --list | awk -F '\t' -v "from=$1" '$4 ~ from {print $1}' | sort
.
@ lacking
# lacking PAGE MACRO: which words of standard input no such line of the page has
while read -r word; do
	grep -Eq "^\.$2 (.* )?$word( |$)" "$ROOT/man/$1" || echo "$word"
done
.

# crm-records(5): the columns of both files.
$ crm-log note c0001 x | head -n 1 | tr '\t' '\n' >columns; test -s columns && sh lacking crm-records.5 'It Cm' <columns

$ sh words '^customers' >columns; test -s columns && sh lacking crm-records.5 'It Cm' <columns

# crm-facts(7): every fact, and no other.
$ sh words '^crm-facts' >facts; test -s facts && awk '/^\.It Cm / {for (i = 3; i <= NF; i++) if ($i != ",") print $i}' "$ROOT/man/crm-facts.7" | sort | diff facts -

# crm-facts(7): what the other tools add.
$ sh words '^crm-(score|segment|due)' >derived; test -s derived && sh lacking crm-facts.7 Cm <derived

# crm-policy(5): every key that the loader knows, and no other.
@ keys-of-source
cat "$ROOT"/lib/*/load*.c "$ROOT"/lib/policy/trigger.h "$ROOT"/lib/due/trigger/*.c | grep -Eo '(\.key = "|BEHAVIOUR\([0-9], ")[a-z0-9_-]+' | sed 's/.*"//' | sort -u
.
$ sh keys-of-source >keys; test -s keys && while read -r k; do grep -Eq "^\.(It )?Cm ([^:]* )?$k( |$)" "$ROOT/man/crm-policy.5" || echo "$k"; done <keys

@ keys-of-page
awk '/^\.It Cm / {for (i = 3; i <= NF && $i != ":"; i++) if ($i != ",") print $i}' "$ROOT/man/crm-policy.5" | sort -u
.
$ sh keys-of-page | while read -r k; do grep -qx -e "$k" keys || echo "$k"; done
