# The translations in lib/po: of every text of the code and of the built-in policy there is one in each
# language, with the same placeholders, and none of a text that is no longer there.

@ each
# each COMMAND: runs it for each language, with $po its file
for po in "$ROOT"/lib/po/*.po; do eval "$*"; done
.
$ sh "$ROOT/lib/po/template" >crm.pot; grep -c msgid crm.pot | awk '$1 < 40'

# What msgfmt and msgcmp find: faults of form, and texts without a translation.
$ sh each 'msgfmt --check -o /dev/null "$po"'

$ sh each 'msgcmp "$po" crm.pot'

# A text that is left over, is no longer used, or is only a guess.
$ sh each 'msgattrib --only-obsolete "$po"; msgattrib --only-fuzzy "$po"'

$ sh each 'msgcomm --unique "$po" crm.pot' | sed -n 's/^msgid "\(.*\)"/left over: \1/p'

# {names} of a text and of its translation are the same, whatever their order.
@ names.awk
function names(s,    all, n, list, i, j, x) {
	n = 0
	while (match(s, /\{[a-z_0-9]+\}/)) { list[++n] = substr(s, RSTART, RLENGTH); s = substr(s, RSTART + RLENGTH) }
	for (i = 2; i <= n; i++)
		for (j = i; j > 1 && list[j] < list[j - 1]; j--) { x = list[j]; list[j] = list[j - 1]; list[j - 1] = x }
	for (i = 1; i <= n; i++) all = all " " list[i]
	return all
}
/^msgid "/ {text = $0}
/^msgstr(\[[0-9]\])? "/ {checked++; if (names(text) != names($0)) print text ": " $0}
END {if (checked < 40) print "only " checked " were looked at"}
.
$ sh each 'msgcat --no-wrap "$po" | awk -f names.awk'

# The two languages that the manual names, and the library has no other.
$ ls "$ROOT"/lib/po | grep -o '^[a-z]*\.po$'
ru.po
zh.po

# The sentences of the built-in policy are all collected: counted as YAML's keys, by another program.
$ { grep -Eo '(why|ask|offer): "[^"]*"' "$ROOT/samples/policy.yaml" | sed 's/^[a-z]*: //'; sed -n '/^questions:/,/^$/s/^  [a-z_]*: \([^{].*\)/"\1"/p' "$ROOT/samples/policy.yaml"; } | sort -u >said; msgcat --no-wrap crm.pot | grep -A 1 '^msgctxt "policy"' | sed -n 's/^msgid //p' | sort -u | comm -23 said -
