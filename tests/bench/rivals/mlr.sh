#!/bin/sh
# mlr.sh JOB LOG CUSTOMERS TODAY OUT: the bench's jobs by Miller 6.
set -e
job=$1 log=$2 customers=$3 today=$4 out=$5
ago() { date -u -d "$today -$1 days" +%F; }

# Money in hundredths.
bought='
	if ($kind == "purchase") {
		@spend[$customer] += int(round($amount * 100));
		if (is_absent(@day[$customer][$date])) {
			@day[$customer][$date] = 1;
			@purchases[$customer] += 1;
			if (is_absent(@last_purchase[$customer]) || $date > @last_purchase[$customer]) {
				@last_purchase[$customer] = $date;
			}
		}
	} elif ($kind == "refund") {
		@spend[$customer] -= int(round($amount * 100));
	}
	end { emit (@last_purchase, @purchases, @spend), "customer" }'
whole='
	if (is_absent($last_purchase)) { $last_purchase = "" }
	if (is_absent($purchases)) { $purchases = 0 }
	$spend = fmtnum(is_absent($spend) ? 0 : $spend / 100, "%.2f")'
fifths='
	@row[$id] = $*;
	if ($purchases > 0) {
		@bought += 1;
		@r[$last_purchase] += 1;
		@f[$purchases] += 1;
		@m[int(round($spend * 100))] += 1;
	}
	func fifth(map counted, num bought): map {
		map of = {};
		num below = 0;
		for (k, n in sort(counted)) {
			of[k] = 1 + below * 5 // bought;
			below += n;
		}
		return of;
	}
	end {
		@r = fifth(@r, @bought);
		@f = fifth(@f, @bought);
		@m = fifth(@m, @bought);
		for (id, row in @row) {
			row["r"] = row["purchases"] > 0 ? @r[row["last_purchase"]] : "";
			row["f"] = row["purchases"] > 0 ? @f[row["purchases"]] : "";
			row["m"] = row["purchases"] > 0 ? @m[int(round(row["spend"] * 100))] : "";
			emit row;
		}
	}'
stage='$stage = $purchases == 0 ? "prospect" : $last_purchase < "'$(ago 365)'" ? "lost" :
	$last_purchase < "'$(ago 180)'" ? "dormant" : $purchases == 1 ? "first-time" :
	$purchases <= 3 ? "repeat" : "loyal"'
touched='
	begin {
		@touch = splitax("call,email,sms,chat,post,visit,meeting,gathering,greeting,thanks,gift,help,share,advice,survey,personal", ",");
		for (kind in @touch) { @is_touch[kind] = 1 }
	}
	if (is_present(@is_touch[$kind])) {
		if (($outcome == "" || $outcome == "reached") &&
		    (is_absent(@last_touch[$customer]) || $date > @last_touch[$customer])) {
			@last_touch[$customer] = $date;
		}
	} elif ($kind == "purchase") {
		@spend[$customer] += int(round($amount * 100));
	} elif ($kind == "refund") {
		@spend[$customer] -= int(round($amount * 100));
	} elif ($kind == "complaint") {
		@complaints_open[$customer] += 1;
	} elif ($kind == "resolved") {
		@complaints_open[$customer] -= 1;
	}
	end {
		map row = {};
		for (c, v in @last_touch) { row[c]["last_touch"] = v }
		for (c, v in @complaints_open) { row[c]["complaints_open"] = v }
		for (c, v in @spend) { row[c]["spend"] = v }
		emit row, "customer";
	}'
waiting='
	if (is_absent($last_touch)) { $last_touch = "" }
	if (is_absent($complaints_open)) { $complaints_open = 0 }
	$spend = fmtnum(is_absent($spend) ? 0 : $spend / 100, "%.2f");
	filter $complaints_open > 0 || ($last_touch != "" ? $last_touch : $created) <= "'$(ago 30)'"'
counted='
	m = substr1($date, 1, 7);
	if (is_absent(@events[m][$kind])) {
		@customers[m][$kind] = 0;
		@purchases[m][$kind] = 0;
		@spend[m][$kind] = 0;
	}
	@events[m][$kind] += 1;
	if (is_absent(@seen[m][$kind][$customer])) {
		@seen[m][$kind][$customer] = 1;
		@customers[m][$kind] += 1;
	}
	if ($kind == "purchase") {
		@spend[m][$kind] += int(round($amount * 100));
		if (is_absent(@day[$customer][$date])) {
			@day[$customer][$date] = 1;
			@purchases[m][$kind] += 1;
		}
	} elif ($kind == "refund") {
		@spend[m][$kind] -= int(round($amount * 100));
	}
	end { emit (@customers, @events, @purchases, @spend), "month", "kind" }'
join="join --ul -j id -l id -r customer -f $customers"

facts() { # the rest of the chain
	# shellcheck disable=SC2086
	mlr --tsv --from "$log" cut -f date,customer,kind,amount then put -q "$bought" then $join then \
		put "$whole" then cut -o -f id,last_purchase,purchases,spend "$@"
}

case $job in
facts)   facts > "$out" ;;
score)   facts then put -q "$fifths" > "$out" ;;
segment) facts then put "$stage" then cut -o -f id,stage then \
		tee "$out" then count -g stage -o customers > "$out.counts" ;;
due)	# shellcheck disable=SC2086
	mlr --tsv --from "$log" put -q "$touched" then $join then put "$waiting" then \
		cut -o -f id,last_touch,complaints_open,spend then sort -nr spend -f id then head -n 1000 > "$out" ;;
stats)	mlr --tsv --from "$log" put -q "$counted" then put '$spend = fmtnum($spend / 100, "%.2f")' then \
		sort -f month,kind > "$out" ;;
esac
