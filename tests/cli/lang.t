# The language of what people read: --lang, else the policy's, else that of the environment.
@ customers.tsv
id→name→phone→birthday
c1→Ann→+1 555 0100→1980-11-22
.
@ log.tsv
date→customer→kind
2026-11-20→c1→call
.
@ zh.yaml
version: 1
lang: zh
due:
  - {rule: birthday, anniversary: birthday, ahead: 3d, action: greet, why: "Birthday on {due}", ask: "How did it go?"}
.
@ none.yaml
version: 1
due:
  - {rule: birthday, anniversary: birthday, ahead: 3d, action: greet, why: "Birthday on {due}", ask: "How did it go?"}
.
@ ask
# ask POLICY ARGUMENT...: what is to be asked
policy=$1
shift
crm-due -p "$policy" -l log.tsv --today=2026-11-21 -C due_ask "$@" customers.tsv | sed 1d
.

# ---- the option ----
$ for l in en zh ru zh_CN.UTF-8 ru-RU; do sh ask none.yaml --lang=$l; done
How did it go?
进行得顺利吗？
Как всё прошло?
进行得顺利吗？
Как всё прошло?
$ sh ask none.yaml --lang=de
! crm-due: --lang: unknown language "de"; the languages are en, zh, ru
$ crm-due -p none.yaml -l log.tsv --lang=C customers.tsv
! crm-due: --lang: unknown language "C"; the languages are en, zh, ru
? 2

# ---- the policy ----
$ sh ask zh.yaml; LANG=ru_RU.UTF-8 LC_ALL= sh ask zh.yaml; sh ask zh.yaml --lang=ru
进行得顺利吗？
进行得顺利吗？
Как всё прошло?
@ de.yaml
version: 1
lang: de
.
$ crm-due -p de.yaml -l log.tsv customers.tsv
! crm-due: de.yaml:2:7: lang: unknown language "de"; the languages are en, zh, ru
? 1
@ list.yaml
version: 1
lang: [zh]
.
$ crm-due -p list.yaml -l log.tsv customers.tsv
! crm-due: list.yaml:2:7: lang: expected a single value, found a list
? 1

# A policy that extends one takes its language from there, unless it names its own.
@ child.yaml
version: 1
extends: zh.yaml
.
@ other.yaml
version: 1
extends: zh.yaml
lang: ru
.
$ sh ask child.yaml; sh ask other.yaml
进行得顺利吗？
Как всё прошло?

# ---- the environment: LC_ALL before LC_MESSAGES before LANG; an empty one is not set ----
$ LC_ALL=ru_RU.UTF-8 LC_MESSAGES=zh_CN LANG=zh_CN sh ask none.yaml
Как всё прошло?
$ LC_ALL= LC_MESSAGES=zh_CN.UTF-8 LANG=ru_RU sh ask none.yaml
进行得顺利吗？
$ LC_ALL= LC_MESSAGES= LANG=ru_RU.UTF-8 sh ask none.yaml
Как всё прошло?

# One that has no translations means English, and is no fault; a preference of LANGUAGE is taken.
$ LC_ALL=de_DE.UTF-8 sh ask none.yaml; LC_ALL=de_DE.UTF-8 LANGUAGE=fr:ru:zh sh ask none.yaml
How did it go?
Как всё прошло?

# As in any program, LANGUAGE does not count in the locale C.
$ LC_ALL=C LANGUAGE=ru sh ask none.yaml; LC_ALL=POSIX LANGUAGE=ru sh ask none.yaml
How did it go?
How did it go?

# ---- cron: nothing is set, or only C; the option and the policy work all the same ----
$ for l in '' C POSIX C.UTF-8 xx; do env -i PATH="$PATH" ${l:+LANG=$l LC_ALL=$l} sh ask zh.yaml; env -i PATH="$PATH" ${l:+LC_ALL=$l} sh ask none.yaml --lang=ru; done
进行得顺利吗？
Как всё прошло?
进行得顺利吗？
Как всё прошло?
进行得顺利吗？
Как всё прошло?
进行得顺利吗？
Как всё прошло?
进行得顺利吗？
Как всё прошло?

# ---- the names of columns, values and faults are English ----
$ crm-due -p none.yaml -l log.tsv --lang=zh --today=2026-11-21 -C due_rule,due_date,due_action customers.tsv
due_rule→due_date→due_action
birthday→2026-11-22→greet
$ crm-due -p none.yaml -l none.tsv --lang=zh customers.tsv
! crm-due: none.tsv: cannot open: No such file or directory
? 2
