# The table of options of every tool (tests/options.awk says what is looked at)
$ for tool in $B/bin/crm*; do $tool --describe-options; done | awk -f $ROOT/tests/options.awk

# The words that complete a value, or an operand, are of a sort that crm words knows
$ crm words | awk '{print $1}' | sort >known; for tool in $B/bin/crm*; do $tool --describe-options; done | awk -F '\t' '$1 == "option" {print $6} $1 == "operand" {print $2}' | tr ' ' '\n' | sort -u | sed '/^$/d' | comm -23 - known

# It takes no other option beside it, and is no abbreviation
$ crm-due --describe-options --each
! crm-due: unknown option '--describe-options'; crm-due --help lists the options
? 2

$ crm-due --describe
! crm-due: unknown option '--describe'; crm-due --help lists the options
? 2

# What is wrong in a table is found
@ wrong
tool→crm-x→do something
mode→1→[FILE ...]
mode→3→[FILE ...]
mode→4→[FILE ...]
mode→4→[FILE ...]
option→a→all→→→→1→→0→→→yes→look at all
option→a→any→→→→4→0→0→al→any→yes→look at any
option→→any→→yes→rules→0→16→0→→all,some→→
option→→Some→NAME→→→4→4→32→→→yes→some
tool→crm-y→
option→→one→→→→0→0→0→→→yes→one
.
$ awk -f $ROOT/tests/options.awk wrong
crm-x: the mode 3 is not one bit
crm-x: the mode 4 is there twice
crm-x: --any and --all have one letter, -a
crm-x: --any is there twice
crm-x: --any: its value may be left out, but it takes none
crm-x: --any: words complete its value, but it takes none
crm-x: --any has no address
crm-x: --any has no help
crm-x: --Some is not a name of an option
crm-x: --any: requires names "al", which is no option
crm-x: --any: modes has a mode that the tool does not have
crm-x: --any: excludes names --all, which is never given in the same mode
crm-x: --any: excludes names "some", which is no option
crm-x: --Some: usage has a mode that the tool does not have
crm-x: --Some: modes names a mode that it selects anyway
crm-y: has no purpose
crm-y: has no mode
