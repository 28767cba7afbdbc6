# What takes more than two seconds is told on standard error, if that is a terminal, and is gone at
# the end. A pipe that is slow to write takes that long.

& script -qec true /dev/null
@ log.tsv
event→date→customer→kind
e1→2026-11-01→a→call
.
@ slow
printf 'id\tname\n'; sleep 3; printf 'a\tAnn\n'; sleep 0.5; printf 'b\tBob\n'
.
@ facts
sh slow | crm-facts -l log.tsv --today=2026-11-21 -C touches - >out.tsv
.
$ TERM=xterm script -qec 'sh facts' /dev/null | cat -v >said; grep -o '\^Mcrm-facts: standard input: 0.0 MB^\[\[K' said | sort -u; tail -c 6 said; echo; cat out.tsv
^Mcrm-facts: standard input: 0.0 MB^[[K
^M^[[K
id→name→as_of→touches
a→Ann→2026-11-21→1
b→Bob→2026-11-21→0

# Not where standard error is no terminal, or one that cannot overwrite a line.
$ TERM=xterm script -qec 'sh facts 2>said' /dev/null; cat said

$ TERM=dumb script -qec 'sh facts' /dev/null

$ TERM=xterm sh facts

# A short wait is none.
$ TERM=xterm script -qec 'crm-facts -l log.tsv --today=2026-11-21 -C touches out.tsv >/dev/null' /dev/null | cat -v | grep -c .
0
? 1
