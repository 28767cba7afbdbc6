# Eight writers at once, and readers meanwhile: every record is there once and
# whole, no id twice, and no reader sees a half one.
. "$ROOT/tests/faults/common"
make_files
each=20
pad=$(printf '%0900d' 0)                          # a few records to a page of the file

# read_on READER: reads until the writers are done; what it saw only grows.
read_on() {
	seen=0
	until test -f done; do
		now=$($1 2>>complaints) || echo "$1: half a record: $now" >>complaints
		test "${now:-0}" -ge $seen || echo "$1: $now records after $seen" >>complaints
		seen=${now:-0}
		passes=$((passes + 1))
	done
	echo $passes >passes
}

# A last line that does not end would be told, and everything that is told is a complaint.
printf 'id\tname\n' >who.tsv
for w in 1 2 3 4 5 6 7 8; do printf 'c%s\tw%s\n' $w $w; done >>who.tsv
read_log() {
	crm-facts -l log.tsv -C touches who.tsv >read.log && awk -F '\t' 'NR > 1 {n += $NF} END {print n + 0}' read.log
}
# The notes end in "end", so that half a one is known.
: >no.log
read_customers() {
	crm-facts -l no.log -C touches customers.tsv >read.rows &&
		awk -F '\t' 'NR > 1 && (NF != 18 || $16 !~ /end$/) {print; exit 1} END {print NR}' read.rows
}

write_log() {
	for n in $(seq $each); do
		if test $((n % 4)) = 0; then
			printf 'date\tcustomer\tkind\tnote\n2026-11-20\tc%s\tcall\tw%s n%s a %send\n2026-11-20\tc%s\tcall\tw%s n%s b %send\n' \
				$1 $1 $n "$pad" $1 $1 $n "$pad" | crm-log -f log.tsv --lock-timeout=100
		else
			crm-log -f log.tsv --lock-timeout=100 call c$1 "w$1 n$n a ${pad}end"
		fi || echo "crm-log: status $?" >>complaints
	done >>ids.$1 2>>complaints
}

write_customers() {
	for n in $(seq $each); do
		if test $((n % 4)) = 0; then
			crm-add -f customers.tsv --lock-timeout=100 --update=phone phone=+49$1$((n - 1)) note="w$1 n$((n - 1)) changed $n ${pad}end"
		else
			crm-add -f customers.tsv --lock-timeout=100 name=w$1-$n phone=+49$1$n note="w$1 n$n ${pad}end"
		fi || echo "crm-add: status $?" >>complaints
	done >>rows.$1 2>>complaints
}

all_at_once() {
	rm -f done
	passes=0
	: >complaints
	read_on "$1" &
	reader=$!
	writers=
	for w in 1 2 3 4 5 6 7 8; do
		$2 $w &
		writers="$writers $!"
	done
	wait $writers
	: >done
	wait $reader
	test -z "$(complaints)" || bad "$(complaints | sort | uniq -c | cut -c1-300 | head -n 5)"
	test "$(cat passes)" -gt 2 || bad "the reader read $(cat passes) times"
}

try 'crm-log: eight at once, into a log that is not there yet'
rm log.tsv
crm-log -f log.tsv call c1 'first end' >ids.0
all_at_once read_log write_log
for w in 1 2 3 4 5 6 7 8; do
	for n in $(seq $each); do
		echo "w$w n$n a ${pad}end"
		test $((n % 4)) != 0 || echo "w$w n$n b ${pad}end"
	done
done | sort >expected
awk -F '\t' 'NR > 2 {print $14}' log.tsv | sort | cmp -s - expected || bad "not every record once"
awk -F '\t' 'NF != 14 {exit 1}' log.tsv || bad "a record is not whole"
awk -F '\t' 'NR > 1 {print $1}' log.tsv | sort >ids
test -z "$(uniq -d ids)" || bad "ids twice: $(uniq -d ids | head -n 3)"
cat ids.? | sort | cmp -s - ids || bad "the ids printed are not those written"
# The two records of one call stand together.
awk -F '\t' '$14 ~ / b /{a = $14; sub(/ b /, " a ", a); if (a != last) exit 1} {last = $14}' log.tsv || bad "the records of one call were parted"

try 'crm-log: eight at once make one header'
rm log.tsv
for w in 1 2 3 4 5 6 7 8; do crm-log -f log.tsv call c$w >>ids.$w 2>>complaints & done
wait
test -z "$(complaints)" || bad "$(complaints)"
test "$(grep -c '^event' log.tsv)" = 1 || bad "not one header"
test "$(wc -l <log.tsv)" = 9 || bad "not eight records"

try 'crm-add: eight at once, appending and rewriting'
rm customers.tsv
crm-add -f customers.tsv name=first note='first end' >rows.0
all_at_once read_customers write_customers
awk -F '\t' 'NF != 16 {exit 1}' customers.tsv || bad "a row is not whole"
test "$(wc -l <customers.tsv)" = $((2 + 8 * each * 3 / 4)) || bad "$(wc -l <customers.tsv) lines"
test -z "$(cut -f 1 customers.tsv | sort | uniq -d)" || bad "ids twice"
test -z "$(cut -f 4 customers.tsv | sort | uniq -d | grep .)" || bad "phones twice"
test "$(grep -c ' changed ' customers.tsv)" = $((8 * each / 4)) || bad "an update was lost"
cut -f 1 customers.tsv | tail -n +2 | sort >ids
cat rows.? | sort -u | cmp -s - ids || bad "the ids printed are not those written"
test -z "$(ls -A | grep crm-new)" || bad "stray files"

# 14 fields are there already, but the note of the last record is half written.
try 'a record that is being written when the file is opened is not read'
make_files
size=$(wc -c <log.tsv)
with_fault 'writev@1=slow:75' /log.tsv crm-log -f log.tsv --today=2026-11-21 --by=m call c1 'a long note up to its end' >ids &
until test "$(wc -c <log.tsv)" -gt "$size"; do sleep 0.01; done
tail -n 1 log.tsv | awk -F '\t' 'NF != 14 || /end$/ {exit 1}' || bad "not broken off in the last field"
FAULT='pread@1=slow' FAULT_FILE=/log.tsv LD_PRELOAD="$SHIMS/fault.so" crm-facts -l log.tsv -C touches customers.tsv >out 2>err || bad "status $?"
test "$(awk -F '\t' 'NR > 1 {n += $NF} END {print n}' out)" = 1 || bad "read: $(cat out)"
test ! -s err || bad "told: $(cat err)"
wait
run 0 crm-facts -l log.tsv -C touches customers.tsv
test "$(awk -F '\t' 'NR > 1 {n += $NF} END {print n}' out)" = 2 || bad "not there once it is written: $(cat out)"
tail -n 1 log.tsv | grep -q 'to its end$' || bad "not written"

try 'crm-facts: reads while the log is written'
if test -x "$B/bin/crm-facts"; then
	make_files
	: >complaints
	for w in 1 2 3; do
		for n in $(seq 30); do crm-log -f log.tsv --lock-timeout=100 call c$w "${pad}$n end" >ids 2>>complaints; done &
	done
	seen=0
	while test "$(wc -l <log.tsv)" -lt 90; do
		crm-facts -l log.tsv -C touches customers.tsv >out 2>>complaints || bad "status $?"
		now=$(awk -F '\t' 'NR > 1 {n += $NF} END {print n + 0}' out)
		test "$now" -ge $seen || bad "$now touches after $seen"
		seen=$now
	done
	wait
	test -z "$(complaints)" || bad "$(complaints | sort | uniq -c | head -n 5)"
	crm-facts -l log.tsv -C touches customers.tsv >out
	test "$(awk -F '\t' 'NR > 1 {n += $NF} END {print n + 0}' out)" = 91 || bad "not all touches"
fi
