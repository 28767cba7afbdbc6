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

# The tables of crm-stats have headings in the language of the report, and their shares are percentages; what is compared is called after the column that it is of.
$ printf 'month\tstep\tcustomers\tof_all\tof_step_before\tdays\n2026-11\tvisit\t3\t1.0000\t\t2.5\n2026-11\tpurchase\t2\t0.6667\t0.6667\t4\n' >steps.tsv; for l in en ru zh; do crm-report -p built-in --lang=$l steps.tsv | tail -n 3; done
Month    Step      Customers  Of all  Of step before  Days
2026-11  visit             3  100.0%                   2.5
2026-11  purchase          2   66.7%           66.7%     4
Месяц    Шаг      Клиенты  От всех  От предыдущего шага  Дней
2026-11  визит          3  100,0 %                        2,5
2026-11  покупка        2   66,7 %               66,7 %     4
月份     步骤  客户  占全部  占上一步  天数
2026-11  拜访     3  100.0%             2.5
2026-11  购买     2   66.7%     66.7%     4

$ printf 'owner\tspend\tspend_previous\tspend_change\tshare_previous\tnotes_previous\nli\t10.50\t2000.25\t-1989.75\t0.25\tmany\n' >was.tsv; for l in en ru; do crm-report -p built-in --lang=$l was.tsv | tail -n 2; done
Owner  Spend  Spend before  Spend, change  Share before  Notes previous
li     10.50      2,000.25      -1,989.75         25.0%  many
Ответственный  Сумма покупок  Сумма покупок, раньше  Сумма покупок, изменение  Доля, раньше  Notes previous
li                     10,50               2 000,25                 -1 989,75        25,0 %  many
