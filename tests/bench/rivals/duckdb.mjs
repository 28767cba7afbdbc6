// duckdb.mjs JOB LOG CUSTOMERS TODAY OUT THREADS
//
// The bench's jobs by DuckDB, straight from the files and given its best:
// explicit types, no sniffing, no quotes to look for, only the columns that
// the job needs, no order to be kept. $DUCKDB_NODE_PATH names the node_modules
// directory that has @duckdb/node-api.
import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';

const [job, log, customers, today, out, threads] = process.argv.slice(2);
if (!process.env.DUCKDB_NODE_PATH) {
	console.error('duckdb.mjs: $DUCKDB_NODE_PATH is not set');
	process.exit(2);
}
const require = createRequire(process.env.DUCKDB_NODE_PATH + '/x.js');
const { DuckDBInstance } = require('@duckdb/node-api');

const format = "delim='\\t', header=true, auto_detect=false, quote='', escape=''";
const columns = (names, types) => '{' + names.split(' ')
	.map((n) => `'${n}': '${types[n] ?? 'VARCHAR'}'`).join(', ') + '}';
const logged = `read_csv('${log}', ${format}, columns=${columns(
	'event date recorded customer kind dir outcome amount item by due ref rating note',
	{ date: 'DATE', amount: 'DECIMAL(12,2)' })})`;
const known = `read_csv('${customers}', ${format}, columns=${columns(
	'id name owner phone email lang source referred_by birthday tags consent created',
	{ created: 'DATE' })})`;

// Two levels of grouping are faster than count(DISTINCT date).
const bought = `(SELECT customer, max(date) FILTER (bought) AS last_purchase,
	count(*) FILTER (bought) AS purchases, sum(money) AS spend
	FROM (SELECT customer, date, bool_or(kind = 'purchase') AS bought,
		sum(CASE kind WHEN 'purchase' THEN amount ELSE -amount END) AS money
		FROM ${logged} WHERE kind IN ('purchase', 'refund') GROUP BY ALL)
	GROUP BY customer)`;
const facts = `SELECT id, last_purchase, coalesce(purchases, 0) AS purchases,
	coalesce(spend, 0)::DECIMAL(18,2) AS spend FROM ${known} LEFT JOIN ${bought} ON customer = id`;

const fifth = (x) => `CASE WHEN purchases > 0 THEN
	1 + (rank() OVER (PARTITION BY purchases > 0 ORDER BY ${x}) - 1) * 5
	// count(*) OVER (PARTITION BY purchases > 0) END`;
const age = `DATE '${today}' - last_purchase`;
const stage = `CASE WHEN purchases = 0 THEN 'prospect' WHEN ${age} > 365 THEN 'lost'
	WHEN ${age} > 180 THEN 'dormant' WHEN purchases = 1 THEN 'first-time'
	WHEN purchases <= 3 THEN 'repeat' ELSE 'loyal' END`;

const due = `WITH happened AS (SELECT customer,
		max(date) FILTER (kind IN ('call', 'email', 'sms', 'chat', 'post', 'visit', 'meeting', 'gathering',
			'greeting', 'thanks', 'gift', 'help', 'share', 'advice', 'survey', 'personal')
			AND (outcome IS NULL OR outcome = 'reached')) AS last_touch,
		count(*) FILTER (kind = 'complaint') - count(*) FILTER (kind = 'resolved') AS complaints_open,
		sum(CASE kind WHEN 'purchase' THEN amount WHEN 'refund' THEN -amount END) AS spend
		FROM ${logged} GROUP BY customer)
	SELECT id, last_touch, coalesce(complaints_open, 0) AS complaints_open,
		coalesce(spend, 0)::DECIMAL(18,2) AS spend
	FROM ${known} LEFT JOIN happened ON customer = id
	WHERE complaints_open > 0 OR coalesce(last_touch, created) <= DATE '${today}' - 30
	ORDER BY spend DESC, id LIMIT 1000`;

const stats = `SELECT strftime(date, '%Y-%m') AS month, kind, count(DISTINCT customer) AS customers,
	count(*) AS events, count(DISTINCT (customer, date)) FILTER (kind = 'purchase') AS purchases,
	coalesce(sum(CASE kind WHEN 'purchase' THEN amount WHEN 'refund' THEN -amount END), 0)::DECIMAL(18,2) AS spend
	FROM ${logged} GROUP BY ALL ORDER BY ALL`;

const queries = {
	facts: [facts],
	score: [`SELECT *, ${fifth('last_purchase')} AS r, ${fifth('purchases')} AS f, ${fifth('spend')} AS m
		FROM (${facts})`],
	segment: [`SELECT id, ${stage} AS stage FROM (${facts})`, 'SELECT stage, count(*) AS customers FROM result GROUP BY stage'],
	due: [due],
	stats: [stats],
};

const connection = await (await DuckDBInstance.create(':memory:')).connect();
await connection.run(`SET threads = ${threads}; SET preserve_insertion_order = false`);
const [rows, counts] = queries[job];
const to = (name) => `TO '${name}' (FORMAT csv, DELIMITER '\\t', QUOTE '', ESCAPE '', HEADER)`;
if (counts) {
	await connection.run(`CREATE TEMP TABLE result AS ${rows}`);
	await connection.run(`COPY result ${to(out)}`);
	await connection.run(`COPY (${counts}) ${to(out + '.counts')}`);
} else {
	await connection.run(`COPY (${rows}) ${to(out)}`);
}
if (process.env.DUCKDB_VERSION_TO) {
	const version = await connection.runAndReadAll('SELECT version()');
	writeFileSync(process.env.DUCKDB_VERSION_TO, version.getRows()[0][0] + '\n');
}
