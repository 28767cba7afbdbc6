# Rules that the column rule of a log names: what is misspelt counts for no rule, and crm-check says
# so; a rule that was renamed says with "was" what it was called. The entries are counted by hand.
@ customers.tsv
id→name→phone
a→Ann→+1 555 0100
b→Bob→+1 555 0101
.
@ policy.yaml
version: 1
due:
  - {rule: hello, silence: 5d, times: 1, action: call}
  - {rule: spring2026, campaign: spring, from: 2026-11-01, to: 2026-12-31, action: email}
.
@ log.tsv
event→date→customer→kind→dir→outcome→ref→rule
1→2026-11-01→a→call→out→→→helo
.
$ crm-check -p policy.yaml -l log.tsv --today=2026-11-21 customers.tsv
file→line→field→finding→value→id→severity
log.tsv→2→rule→the policy has no such rule, so that this entry counts for none; did you mean "hello"?→helo→a→warning
$ crm-due -p policy.yaml -l log.tsv --today=2026-11-21 --rule=hello -C id,due_rule customers.tsv
id→due_rule
a→hello
b→hello

# A correct name beside it makes no difference; the same name twice in an entry is one entry, and
# what comes later is counted, also of another customer.
$ printf '2\t2026-11-02\tb\tcall\tout\t\t\tspring2026;helo;helo\n' >>log.tsv; crm-check -p policy.yaml -l log.tsv --today=2026-11-21 customers.tsv | cut -f2-4,6 | sed 1d
2→rule→the policy has no such rule, so that this and 1 later entry count for none; did you mean "hello"?→a
$ printf '3\t2026-11-03\tb\tcall\tout\t\t\tspring2026;helo\n' >>log.tsv; crm-check -p policy.yaml -l log.tsv --today=2026-11-21 customers.tsv | cut -f2-4,6 | sed 1d
2→rule→the policy has no such rule, so that this and 2 later entries count for none; did you mean "hello"?→a
$ crm-check --exit-code -p policy.yaml -l log.tsv --today=2026-11-21 customers.tsv >/dev/null
? 3

# A second log has entries of its own, in CSV with another order of columns.
@ more.csv
rule,kind,date,customer,dir
"helo;hello",call,2026-11-05,a,out
helllo,call,2026-11-05,a,out
.
$ crm-check -p policy.yaml -l more.csv -l log.tsv --today=2026-11-21 customers.tsv | cut -f1,2,4 | sed 1d
more.csv→2→the policy has no such rule, so that this and 3 later entries count for none; did you mean "hello"?
more.csv→3→the policy has no such rule, so that this entry counts for none; did you mean "hello"?

# What was taken back is not told: the first, then all.
$ printf '4\t2026-11-04\ta\tvoid\t\t\tevent:1\t\n' >>log.tsv; crm-check -p policy.yaml -l log.tsv --today=2026-11-21 customers.tsv | cut -f2-4,6 | sed 1d
3→rule→the policy has no such rule, so that this and 1 later entry count for none; did you mean "hello"?→b
$ printf '5\t2026-11-04\tb\tvoid\t\t\tevent:2\t\n6\t2026-11-04\tb\tvoid\t\t\tevent:3\t\n' >>log.tsv; crm-check --exit-code -p policy.yaml -l log.tsv --today=2026-11-21 customers.tsv
file→line→field→finding→value→id→severity

# Rules of earlier years are no findings, and neither are those that differ in digits alone, as long
# as the names are alike otherwise.
@ old.tsv
event→date→customer→kind→dir→rule
1→2025-04-01→a→email→out→spring2025
2→2025-04-01→b→email→out→spring2025;open day
3→2025-04-02→b→email→out→spring
4→2025-04-03→b→email→out→sprng2026
5→2025-04-03→b→email→out→hello2
.
$ crm-check -p policy.yaml -l old.tsv --today=2026-11-21 customers.tsv
file→line→field→finding→value→id→severity
old.tsv→5→rule→the policy has no such rule, so that this entry counts for none; did you mean "spring2026"?→sprng2026→b→warning
! crm-check: entries of the log name rules that the policy does not have, and count for none: spring2025 (2), open day (1), spring (1), hello2 (1); a rule that had such a name says so with "was"

# Five names at most; what a terminal would obey is shown.
@ many.tsv
event→date→customer→kind→dir→rule
1→2025-04-01→a→email→out→aaaaaaa;bbbbbbb;ccccccc
2→2025-04-01→b→email→out→dddddd;eeeee;ffffff;gggggg;ggggggg
.
$ crm-check --exit-code -p policy.yaml -l many.tsv --today=2026-11-21 customers.tsv
file→line→field→finding→value→id→severity
! crm-check: entries of the log name rules that the policy does not have, and count for none: aaaaaaa (1), bbbbbbb (1), ccccccc (1), dddddd (1), eeeee (1) and 3 more; a rule that had such a name says so with "was"
$ sed -n 1p many.tsv >seen.tsv; printf '1\t2025-04-01\ta\temail\tout\ta\033[2J\n' >>seen.tsv; crm-check -p policy.yaml -l seen.tsv --today=2026-11-21 customers.tsv 2>&1 >/dev/null | grep -c "$(printf '\033')"
0
? 1

# A policy without rules says nothing of names.
@ none.yaml
version: 1
due: []
.
$ crm-check -p none.yaml -l old.tsv --today=2026-11-21 customers.tsv
file→line→field→finding→value→id→severity

# A rule that was renamed: with the old name in "was" its contacts count, so that it is not listed
# again; without, it begins anew. Both names together are one contact; of the two years it had two.
@ renamed.yaml
version: 1
due:
  - {rule: hello, was: hi, silence: 5d, times: {total: 3, year: 2}, action: call}
.
@ renamed.tsv
event→date→customer→kind→dir→rule
1→2025-11-01→a→call→out→hi
2→2026-11-01→a→call→out→hi;hello
3→2026-11-02→a→email→out→other
.
$ crm-due -p renamed.yaml -l renamed.tsv --today=2026-11-21 -C id,due_rule --rule=hello customers.tsv | sed -n 2p
a→hello
$ printf '4\t2026-11-03\ta\tcall\tout\thello\n' >>renamed.tsv; crm-due -p renamed.yaml -l renamed.tsv --today=2026-11-21 --explain=a customers.tsv | grep hello
>   hello               no: was done as often as its times allow on 2026-11-03
$ sed 's/was: hi, //' renamed.yaml >lost.yaml; crm-due -p lost.yaml -l renamed.tsv --today=2027-01-01 -C id,due_rule customers.tsv | sed -n 2p
a→hello
$ sed 's/was: hi/was: [greet, hi]/; s/total: 3, //' renamed.yaml >list.yaml; crm-due -p list.yaml -l renamed.tsv --today=2026-12-31 --explain=a customers.tsv | grep hello
>   hello               no: not before 2027-01-01
$ crm-check -p renamed.yaml -l renamed.tsv --today=2026-11-21 customers.tsv
file→line→field→finding→value→id→severity
! crm-check: entries of the log name rules that the policy does not have, and count for none: other (1); a rule that had such a name says so with "was"

# `every` counts by the old name as well: 30 days after 2026-11-03 is 2026-12-03.
$ sed 's/times: {[^}]*}/every: 30d/' renamed.yaml >every.yaml; sed -i '/^4/s/hello/hi/' renamed.tsv; for day in 02 03; do crm-due -p every.yaml -l renamed.tsv --today=2026-12-$day -C id,due_date customers.tsv | grep -c ^a; done
0
1

# The steps of a sequence have the names of their rule.
@ steps.yaml
version: 1
due:
  - {rule: welcome, was: hi, after: purchase, times: 1, steps: [{wait: 2d, action: call}, {wait: 9d, action: email}]}
.
@ bought.tsv
event→date→customer→kind→dir→rule
1→2026-11-01→b→purchase→in→
2→2025-11-01→b→call→out→hi
.
$ crm-due -p steps.yaml -l bought.tsv --today=2026-11-21 customers.tsv | wc -l; sed 's/was: hi, //' steps.yaml >new.yaml; crm-due -p new.yaml -l bought.tsv --today=2026-11-21 customers.tsv | wc -l
1
2

# A name that a rule still has is nobody's former name; also its own, and in an included file.
@ both.yaml
version: 1
due:
  - {rule: hello, silence: 5d, action: call}
  - {rule: hi, was: hello, silence: 9d, action: email}
.
$ crm-due -p both.yaml -l log.tsv customers.tsv
! crm-due: both.yaml:4:5: due: was: the policy still has a rule "hello"
? 1
$ sed '/rule: hello/d; s/was: hello/was: [bye, hi]/' both.yaml >own.yaml; crm-due -p own.yaml -l log.tsv customers.tsv
! crm-due: own.yaml:3:5: due: was: the policy still has a rule "hi"
? 1
@ over.yaml
version: 1
include: renamed.yaml
due:
  - {rule: hi, silence: 9d, action: email}
.
$ crm-due -p over.yaml -l log.tsv customers.tsv 2>&1 | sed 's/^.*: due/due/'
due: was: the policy still has a rule "hi"
$ for was in '[]' '{a: b}' '" hi"' 'a;b' '[hi, [x]]'; do sed "s/was: hi/was: $was/" renamed.yaml >odd.yaml; crm-check -p odd.yaml | cut -f4 | sed 1d; done
was: the list is empty or contains itself
was: expected a single value, found a mapping
was: " hi" has blanks around it
was: "a;b" has a character that no name may have
was: expected a single value, found a list
