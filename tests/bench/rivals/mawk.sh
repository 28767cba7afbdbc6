#!/bin/sh
# mawk.sh JOB LOG CUSTOMERS TODAY OUT: the bench's jobs by mawk and sort.
set -e
job=$1 log=$2 customers=$3 today=$4 out=$5
here=$(dirname "$0")
export LC_ALL=C
ago() { date -u -d "$today -$1 days" +%F; }

case $job in
facts)
	mawk -v job=facts -f "$here/facts.awk" "$log" "$customers" > "$out" ;;
score)
	mawk -v job=score -f "$here/facts.awk" "$log" "$customers" > "$out.facts"
	mawk -v scratch="$out.scratch" -f "$here/score.awk" "$out.facts" "$out.facts" > "$out"
	rm "$out.facts" "$out.scratch" ;;
segment)
	mawk -v job=segment -f "$here/facts.awk" "$log" "$customers" |
	mawk -v year="$(ago 365)" -v half="$(ago 180)" -v counts="$out.counts" -f "$here/segment.awk" > "$out" ;;
due)
	printf 'id\tlast_touch\tcomplaints_open\tspend\n' > "$out"
	mawk -v job=due -v before="$(ago 30)" -f "$here/facts.awk" "$log" "$customers" |
	sort -t '	' -k4,4nr -k1,1 | sed 1000q >> "$out" ;;
stats)
	printf 'month\tkind\tcustomers\tevents\tpurchases\tspend\n' > "$out"
	mawk -f "$here/stats.awk" "$log" | sort >> "$out" ;;
esac
