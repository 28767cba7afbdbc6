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
$ TERM=xterm script -qec 'sh facts' /dev/null | cat -v >said; grep -o '\^Mcrm-facts: standard input: 0.0 MB, [23] s^\[\[K' said | sort -u; tail -c 6 said; echo; cat out.tsv
^Mcrm-facts: standard input: 0.0 MB, 2 s^[[K
^Mcrm-facts: standard input: 0.0 MB, 3 s^[[K
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

# What is computed or written after all was read is told as well, by every tool alike. Here the
# result waits for a reader that sleeps.
@ many
awk 'BEGIN {print "id\tname"; for (i = 0; i < 20000; i++) print "c" i "\tSomebody with a name, number " i}' >many.tsv
.
@ waits
$1 | { sleep 3.5; tail -n 1; } >last
.
$ sh many; for call in 'crm-facts -l log.tsv --today=2026-11-21 -C touches many.tsv' 'crm-score -l log.tsv --today=2026-11-21 many.tsv'; do TERM=xterm script -qec "sh waits '$call'" /dev/null | cat -v >said; grep -o '\^Mcrm-[a-z]*: working, 2 s^\[\[K' said | sort -u; tail -c 6 said; echo; done
^Mcrm-facts: working, 2 s^[[K
^M^[[K
^Mcrm-score: working, 2 s^[[K
^M^[[K

# A result that goes to the terminal itself is never interrupted, nor is somebody who types.
$ TERM=xterm script -qec 'sh slow | crm-facts -l log.tsv --today=2026-11-21 -C touches --to-tsv -' /dev/null | tr -d '\r' | tail -n 2
a→Ann→2026-11-21→1
b→Bob→2026-11-21→0
