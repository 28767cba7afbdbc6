# Standard output or standard error that cannot be written, of every tool.
. "$ROOT/tests/faults/common"
make_files
make_stream || exit 2
test -w /dev/full || { echo "skip /dev/full"; exit 0; }
full='No space left on device'

tools=$(cd "${B:?names no build directory}/bin" && ls)
for tool in $tools; do
	try "$tool: --help and --version to a full device"
	for option in --help --version; do
		"$tool" $option >/dev/full 2>err
		test $? = 2 || bad "$option: not status 2"
		said_only "$tool: standard output: $full"
		"$tool" $option >&- 2>err
		test $? = 2 || bad "$option: not status 2 with standard output closed"
		said_only "$tool: standard output: Bad file descriptor"
	done

	try "$tool: a message to a full device, or to nowhere, keeps the status"
	"$tool" --no-such-option >out 2>/dev/full </dev/null
	test $? = 2 || bad "not status 2"
	"$tool" --no-such-option >out 2>&- </dev/null
	test $? = 2 || bad "not status 2 with standard error closed"
	silent

	try "$tool: --help to a reader that went away"
	sh -c '"$0" --help; echo $? >status' "$tool" 2>err | :
	test "$(cat status)" = 0 || bad "status $(cat status)"
	no_complaints
done

# The job itself, of those that print.
for job in 'crm-add name=X' 'crm-log call c1' 'crm-facts -l log.tsv customers.tsv' \
	'crm-score -l log.tsv customers.tsv' 'crm-segment scored.tsv' 'crm-due -l log.tsv segmented.tsv'
do
	tool=${job%% *}
	test -x "$B/bin/$tool" || continue
	try "$tool: its result to a full device"
	$job --today=2026-11-21 >/dev/full 2>err
	test $? = 2 || bad "not status 2"
	said_only "$tool: standard output: $full"

	try "$tool: its result to a closed standard output"
	$job --today=2026-11-21 >&- 2>err
	test $? = 2 || bad "not status 2"
	said_only "$tool: standard output: Bad file descriptor"

	try "$tool: what only the close tells"
	with_fault 'close@1=EIO' /result $job --today=2026-11-21 >result 2>err
	test $? = 2 || bad "not status 2"
	said_only "$tool: standard output: Input/output error"

	try "$tool: its result to a reader that went away"
	sh -c '"$0" "$@"; echo $? >status' $job --today=2026-11-21 2>err | :
	test "$(cat status)" = 0 || bad "status $(cat status)"
	no_complaints
done

try 'crm-log: what is logged stays logged when its id cannot be printed'
cp log.tsv before
crm-log -f log.tsv call c1 >/dev/full 2>err
test $? = 0 || bad "not status 0: whoever repeats the command has it twice"
said "crm-log: standard output: $full; log.tsv was written nevertheless, so do not repeat this command"
test "$(wc -l <log.tsv)" = 4 || bad "not one record more"
cp log.tsv before
crm-log -f log.tsv call c1 >&- 2>err
test $? = 0 || bad "not status 0 with standard output closed"
said "crm-log: standard output: Bad file descriptor; log.tsv was written nevertheless, so do not repeat this command"
test "$(wc -l <log.tsv)" = 5 || bad "not one record more with standard output closed"
cp before log.tsv
cp customers.tsv before
crm-add -f customers.tsv name=Eve >/dev/full 2>err
test $? = 0 || bad "crm-add: not status 0"
said "crm-add: standard output: $full; customers.tsv was written nevertheless, so do not repeat this command"
test "$(wc -l <customers.tsv)" = 5 || bad "not one customer more"
crm-add -f customers.tsv --update id=c1 note=X >/dev/full 2>err
test $? = 0 || bad "crm-add --update: not status 0"
grep -q X customers.tsv || bad "not changed"
cp before customers.tsv
crm-log -f log.tsv email c1 2>err | :
test "$(wc -l <log.tsv)" = 5 || bad "not one record more with the reader gone"
no_complaints

try 'crm-log: an error on a full standard error leaves the log alone'
cp log.tsv before
crm-log -f log.tsv nonsense c1 >out 2>/dev/full
test $? = 1 || bad "not status 1"
silent
must cmp -s log.tsv before
