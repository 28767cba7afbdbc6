# What every tool does alike. The name of the tool is taken out of each line.

@ each
for tool in "$B"/bin/crm-*; do
	tool=${tool##*/}
	( . ./try ) 2>&1 | sed "s/$tool/crm-x/g"
done | sort -u
.

@ try
$tool --version; echo "status $?"
.
$ sh each
crm-x 0.1.0
status 0

@ try
$tool --help | sed -n '1s/ - .*//p;2p;3s/crm-x.*//p'; $tool --help | grep -c '^Options:$'
.
$ sh each | grep -v '^Usage'
>
1
crm-x

@ try
$tool --help >/dev/full; echo "status $?"
.
$ sh each
crm-x: standard output: No space left on device
status 2

# A closed standard output is not mistaken for a file that is opened later.
@ try
$tool --help >&-; echo "status $?"
.
$ sh each
crm-x: standard output: Bad file descriptor
status 2

# A reader that goes away is no error.
@ try
(trap '' PIPE; $tool --help; echo "status $?" >&2) | true
.
$ sh each
status 0

@ try
$tool --verzion; echo "status $?"
.
$ sh each
crm-x: unknown option '--verzion'; did you mean '--version'?
status 2

@ try
$tool --qqqqqqqqqqqq; $tool -%; $tool --help=3; echo "status $?"
.
$ sh each
crm-x: option '--help' takes no value
crm-x: unknown option '-%'; crm-x --help lists the options
crm-x: unknown option '--qqqqqqqqqqqq'; crm-x --help lists the options
status 2

# What is shown cannot play tricks on a terminal.
@ try
$tool "$(printf -- '--\033[31mred')" | cat
.
$ sh each
crm-x: unknown option '--\x1B[31mred'; crm-x --help lists the options

# No line of help is wider than a terminal.
@ try
$tool --help | awk 'length($0) > 80 {print "wide: " $0}'
.
$ sh each

# A policy with it is empty, and a file cut to nothing.
$ crm-segment -p /dev/null customers.tsv
! crm-segment: /dev/null:1:1: it is empty
? 1
