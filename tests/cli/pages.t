# The pages that stand for a table of the source say what the table says.

# crm-records(5): every kind with its direction, channel and action, and no other.
@ kinds-of-source
# member NAME: the string of .NAME = in the row, or -
awk 'function member(name,  part) {
	if (split($0, part, "\\." name " = \"") < 2) return "-"
	return substr(part[2], 1, index(part[2], "\"") - 1)
}
/^\t\{"/ {row = ""}
/^\t[{ ]/ {row = row " " $0}
/\},$/ && row != "" {
	$0 = row; row = ""
	split($0, word, "\"")
	split(word[3], class, /[ \t,]+/)
	print word[2], tolower(substr(class[3], 5)), member("channel"), member("action")
}' "$ROOT/lib/kinds/kind_table.c" | sort
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

# crm-policy(5), crm-rules(5) and crm-expr(5): every key that the loader knows, and no other.
$ cat "$ROOT"/man/crm-policy.5 "$ROOT"/man/crm-rules.5 "$ROOT"/man/crm-expr.5 >policy-pages

@ keys-of-source
grep -rhEo '(\.key = "|BEHAVIOUR\([0-9], ")[a-z0-9_-]+' "$ROOT"/lib/*/load*.c $(cat trigger-files) "$(grep -rl '^#define CRM_KEY_WAIT' "$ROOT/lib")" | sed 's/.*"//' | sort -u
.
$ grep -rl '^const struct crm_trigger crm_trigger_' "$ROOT/lib" >trigger-files
$ sh keys-of-source >keys; test -s keys && while read -r k; do grep -Eq "^\.(It )?Cm ([^:]* )?$k( |$)" policy-pages || echo "$k"; done <keys

@ keys-of-pages
awk '/^\.Bl -column/ {table = 1} /^\.El/ {table = 0}
!table && /^\.It Cm / {for (i = 3; i <= NF && $i != ":"; i++) if ($i != ",") print $i}' policy-pages | sort -u
.
$ sh keys-of-pages | while read -r k; do grep -qx -e "$k" keys || echo "$k"; done

# Every part of a policy that these pages show is sound, as a change of the built-in policy.
@ parts
awk '/^\.Bd -literal/ {n++; inside = 1; shown = 0; next} /^\.Ed/ {inside = 0}
inside && !shown {part = $0 ~ /^[a-z]+:/; shown = 1; if (part && $0 !~ /^version:/) print "version: 1\nextends: built-in" >"part" n ".yaml"}
inside && part {gsub(/\\\(aq/, "\047"); print >"part" n ".yaml"}' policy-pages
.
$ echo 'quiet: 7d' | tee holidays.yaml >kinds.yaml; sh parts; ls part*.yaml | wc -l | awk '{print ($1 > 12)}'; for part in part*.yaml; do crm-check -p $part >found && ! grep 'error$' found || cat $part; done; true
1

# crm-rules(5): every trigger has an entry with an example, and a row of the table, and no other has.
@ page-of-rules
awk '/^\.S[hs] / {inside = $2 == "TRIGGERS" || $2 == "Each"}
/^\.Bl -column/ {table = 1} /^\.El/ {table = 0}
inside && table && /^\.It Cm / {print "row", $3}
inside && !table && /^\.It Cm [a-z-]+ :/ {entry = $3}
inside && $0 ~ "^  - [{]rule: .* " entry ": " && !(entry in shown) {shown[entry] = 1; print "example", entry}' "$ROOT/man/crm-rules.5"
.
$ sed -n 's/^\t\.value = {\.key = "\([a-z-]*\)".*/\1/p' $(cat trigger-files) | sort >triggers; test -s triggers && sh page-of-rules >page; for part in row example; do sed -n "s/^$part //p" page | sort | diff triggers - || echo "$part"; done

# … and the loader takes the keys that the table gives it, and no other; the rows say what the source says.
@ rows
awk '/^\.Bl -column "price-limit"/ {table = 1} /^\.El/ {table = 0}
table && /^\.It Cm / {
	split("", cell); n = 1
	for (i = 3; i <= NF; i++)
		if ($i == "Ta") n++
		else if ($i != "Cm" && $i != ",") cell[n] = cell[n] (cell[n] == "" ? "" : " ") $i
	printf "%s|%s|%s|%s\n", cell[1], cell[3], cell[4], cell[5]
}' "$ROOT/man/crm-rules.5"
.
@ loads
# loads TRIGGER KEYS: whether a rule with that trigger may have all of these keys. A value is that of the sample's rule
# with the trigger, or else of its first rule that has the key; only what no rule of it has is written here.
value()
{
	{ grep -e ", $1: " "$ROOT/samples/shop/rules.yaml"; cat "$ROOT/samples/shop/rules.yaml"; } |
		sed -nE "s/.*, $2: (\[[^]]*\]|[^],}]*)[,}].*/\1/p" | sed -n 1p
}
{
	printf '%s\n' 'version: 1' 'hours: {mon: "09:00-10:00"}' 'holidays: [{name: thanksgiving, date: 01-01}]' 'due:'
	printf '  - {rule: x, action: greet, %s: %s' $1 "$(value $1 $1)"
	for key in $2; do
		case $key in
		ahead) test $1 != milestone && printf ', ahead: 1d' ;; # not together with wait and within
		wait | again) printf ', %s: 1d' $key ;; within | expires) printf ', %s: 2d' $key ;;
		rating) printf ', rating: 5' ;; item) printf ', item: x' ;; outcome) printf ', outcome: no-show' ;;
		steps) printf ', steps: [{wait: 1d}]' ;; stop) printf ', stop: reply' ;; until) printf ', until: answer' ;;
		working) printf ', working: true' ;; *) printf ', %s: %s' $key "$(value $1 $key)" ;;
		esac
	done
	echo '}'
	test $1 != milestone || echo '  - {rule: y, action: greet, milestone: any, ahead: 1d, expires: 2d}'
} >rule.yaml
crm-check -p rule.yaml >found && ! grep -q 'error$' found
.
$ sh rows >table; test -s table && while IFS='|' read -r trigger sort words keys; do sh loads $trigger "$keys" || cat found rule.yaml; done <table

$ tr '|' ' ' <table | awk '{for (i = 2; i <= NF; i++) print $i}' | grep -vE '^(routine|desk|event|silence|prices)$' | sort -u >all-keys; while IFS='|' read -r trigger sort words keys; do for key in $(cat all-keys); do case " $keys " in *" $key "*) ;; *) sh loads $trigger "$keys $key" && echo "$trigger takes $key" ;; esac; done; done <table; true

@ sorts-of-source
awk 'FNR == 1 {sort = words = ""}
/^\t{\.name = "[a-z]*", \.write/ && !/anywhere/ {split($0, part, "\""); words = words (words == "" ? "" : " ") part[2]}
/^\t\.value = / {split($0, part, "\""); key = part[2]}
/^\t\.routine = true/ {sort = "routine"} /^\t\.desk = true/ {sort = "desk"} /^\t\.answers_event = true/ {words = "event"}
/^};/ && key != "" {if (words ~ /^item price /) words = "prices"; print key "|" sort "|" words; key = ""}' $(cat trigger-files) | sort
.
$ sh sorts-of-source >source; cut -d '|' -f 1-3 table | sort | diff source -

# crm-expr(5): every function, and no other; what its example is said to give is what it gives.
$ sed -n '/^static const struct crm_function functions/,/^};/p' "$ROOT/lib/expr/functions.c" | grep -o '{"[a-z]*"' | tr -d '{"' | sort >functions; test -s functions && sed -n 's/^\.It Fn \([a-z]*\).*/\1/p' "$ROOT/man/crm-expr.5" | sort | diff functions -

@ examples-of-functions
awk '/^\.It Fn / {name = $3} /^\.Dl .* => / && $2 ~ "^" name "\\(" {sub(/^\.Dl /, ""); print}' "$ROOT/man/crm-expr.5"
.
@copy samples
$ sh examples-of-functions >given; wc -l <given | tr -d ' ' >n; wc -l <functions | tr -d ' ' | diff - n; sed 's/ => /|/' given | while IFS='|' read -r expression result; do crm-segment -l samples/shop/log.tsv --today=2026-11-21 --only "id == 'c0011' and ($expression) == $result" -C id samples/shop/customers.tsv | grep -q c0011 || echo "$expression is not $result"; done
