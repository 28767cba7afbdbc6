#!/bin/sh
# sqlite.sh JOB LOG CUSTOMERS TODAY OUT: the bench's jobs by the sqlite3 shell,
# imported into memory without quotes, then asked in SQL. Money in hundredths.
set -e
job=$1 log=$2 customers=$3 today=$4 out=$5

facts="CREATE TEMP TABLE facts AS SELECT id, last_purchase, coalesce(purchases, 0) AS purchases,
		coalesce(spend, 0) AS spend
	FROM customers LEFT JOIN (
		SELECT customer, max(CASE WHEN bought THEN date END) AS last_purchase,
			sum(bought) AS purchases, sum(money) AS spend
		FROM (SELECT customer, date, max(kind = 'purchase') AS bought,
				sum(CAST(round(amount * 100) AS INTEGER) * CASE kind WHEN 'purchase' THEN 1 ELSE -1 END) AS money
			FROM log WHERE kind IN ('purchase', 'refund') GROUP BY customer, date)
		GROUP BY customer) ON customer = id;"
shown="printf('%.2f', spend / 100.0) AS spend"
fifth() {
	echo "CASE WHEN purchases > 0 THEN 1 + (rank() OVER (PARTITION BY purchases > 0 ORDER BY $1) - 1) * 5
		/ count(*) OVER (PARTITION BY purchases > 0) END"
}

case $job in
facts)
	query="$facts
	.output $out
	SELECT id, last_purchase, purchases, $shown FROM facts;" ;;
score)
	query="$facts
	.output $out
	SELECT id, last_purchase, purchases, $shown, $(fifth last_purchase) AS r,
		$(fifth purchases) AS f, $(fifth facts.spend) AS m FROM facts;" ;;
segment)
	query="$facts
	CREATE TEMP TABLE stages AS SELECT id, CASE WHEN purchases = 0 THEN 'prospect'
		WHEN last_purchase < date('$today', '-365 days') THEN 'lost'
		WHEN last_purchase < date('$today', '-180 days') THEN 'dormant'
		WHEN purchases = 1 THEN 'first-time' WHEN purchases <= 3 THEN 'repeat' ELSE 'loyal' END AS stage FROM facts;
	.output $out
	SELECT * FROM stages;
	.output $out.counts
	SELECT stage, count(*) AS customers FROM stages GROUP BY stage;" ;;
due)
	query=".output $out
	SELECT id, last_touch, coalesce(complaints_open, 0) AS complaints_open,
		printf('%.2f', coalesce(happened.spend, 0) / 100.0) AS spend
	FROM customers LEFT JOIN (
		SELECT customer, max(CASE WHEN kind IN ('call', 'email', 'sms', 'chat', 'post', 'visit', 'meeting',
				'gathering', 'greeting', 'thanks', 'gift', 'help', 'share', 'advice', 'survey', 'personal')
				AND outcome IN ('', 'reached') THEN date END) AS last_touch,
			sum(CASE kind WHEN 'complaint' THEN 1 WHEN 'resolved' THEN -1 ELSE 0 END) AS complaints_open,
			sum(CAST(round(amount * 100) AS INTEGER) *
				CASE kind WHEN 'purchase' THEN 1 WHEN 'refund' THEN -1 ELSE 0 END) AS spend
		FROM log GROUP BY customer) AS happened ON customer = id
	WHERE coalesce(complaints_open, 0) > 0 OR coalesce(last_touch, created) <= date('$today', '-30 days')
	ORDER BY coalesce(happened.spend, 0) DESC, id LIMIT 1000;" ;;
stats)
	query=".output $out
	SELECT substr(date, 1, 7) AS month, kind, count(DISTINCT customer) AS customers, count(*) AS events,
		count(DISTINCT CASE WHEN kind = 'purchase' THEN customer || date END) AS purchases,
		printf('%.2f', sum(CAST(round(amount * 100) AS INTEGER) *
			CASE kind WHEN 'purchase' THEN 1 WHEN 'refund' THEN -1 ELSE 0 END) / 100.0) AS spend
	FROM log GROUP BY 1, 2 ORDER BY 1, 2;" ;;
esac

sqlite3 :memory: > /dev/null <<END
PRAGMA journal_mode = off;
PRAGMA temp_store = memory;
CREATE TABLE log (event, date, recorded, customer, kind, dir, outcome, amount REAL, item, "by", due, ref, rating, note);
CREATE TABLE customers (id PRIMARY KEY, name, owner, phone, email, lang, source, referred_by, birthday, tags, consent, created) WITHOUT ROWID;
.mode ascii
.separator "\t" "\n"
.import --skip 1 $log log
.import --skip 1 $customers customers
.headers on
$(echo "$query" | sed 's/^[[:space:]]*\././')
END
