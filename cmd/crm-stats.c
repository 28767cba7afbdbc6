/* crm-stats: count and sum over time. */
#include "common/book.h"
#include "common/clash.h"
#include "common/records.h"
#include "common/stream.h"

enum { COUNTS = 1 };
static const struct cmd_mode modes[] = {{COUNTS, CMD_FILES}, {0}};

/* In the order of enum crm_stats_table_id. */
static const char *const tables[] = {"counts", "conversion", "retention",    "sources",  "response",
				     "moves",  "reasons",    "satisfaction", "holdings", "goals"};
static const char *const compared[] = {"previous"};

static struct job {
	struct crm_stats_how how;
	int table, compare;
	const char *since, *until;
	crm_time was; /* CRM_NO_TIME: not asked for */
} asked = {.how = {.since = CRM_NO_DAY, .until = CRM_NO_DAY},
	   .was = {CRM_NO_DAY, -1, CRM_NO_OFFSET}};

static const struct cmd_option options[] = {
	CMD_LOG(.usage = CMD_ALL),
	OPT_CHOICE(0, "table", &asked.table, tables, sizeof tables / sizeof *tables,
		   "what to count; the tables are described above (counts)", .arg = "NAME",
		   .usage = CMD_ALL),
	OPT_TEXT(
		0, "by", "NAMES", &asked.how.by,
		"a row for each of these together: day, week, month, quarter, year, columns of the "
		"log or of customers, facts, stage, tier … (month, or what the table has)",
		.usage = CMD_ALL, .completes = CMD_COLUMN_WORDS),
	OPT_TEXT('C', "columns", "FIGURES", &asked.how.columns,
		 "add figures, such as calls=count(kind == 'call'): count, sum, mean, median, min, "
		 "max or share of an expression",
		 .usage = CMD_ALL),
	OPT_TEXT(0, "only", "CONDITION", &asked.how.only,
		 "count only the events, or the customers, for which this expression holds"),
	OPT_TEXT(0, "since", "DATE", &asked.since,
		 "count from that day on, or from so long ago: 2026-01-01, 90d, 12m"),
	OPT_TEXT(0, "until", "DATE", &asked.until, "count up to that day"),
	OPT_TEXT(0, "period", "PERIOD", &asked.how.period,
		 "count that period alone: 2026-11, 2026-W47, 2026-Q4, 2026, 2026-11-21",
		 .excludes = "since,until"),
	OPT_CHOICE(0, "compare", &asked.compare, compared, 1,
		   "show the figures of the period before as well, and the change",
		   .given = &asked.how.compare),
	OPT_TEXT(0, "steps", "KINDS", &asked.how.steps,
		 "with --table=conversion: the steps, separated by commas (the policy's)",
		 .requires = "table", .completes = "kinds"),
	OPT_TEXT(0, "kinds", "KINDS", &asked.how.kinds,
		 "with --table=retention: the events that count, separated by commas (purchases)",
		 .requires = "table", .completes = "kinds"),
	OPT_TIME(0, "was", &asked.was,
		 "with --table=moves: the day to compare with; the columns stage_was and tier_was "
		 "for --by"),
	OPT_TEXT(0, "prices", "FILE", &asked.how.prices,
		 "with --table=holdings: the price list (that of the book)", .requires = "table"),
	CMD_POLICY(),
	CMD_CUSTOMERS(),
	CMD_OUTPUT(),
	CMD_TODAY(),
	CMD_FORMATS,
	CMD_REJECTS(),
	CMD_THREADS(),
	CMD_PRINT_POLICY(),
	CMD_STANDARD,
};

static const struct cmd_tool tool = {
	.name = "crm-stats",
	.purpose = "count and sum over time",
	.modes = modes,
	.options = options,
	.about = "Reads the log once and counts its events by periods, by columns of the log\n"
		 "and by columns of customers. Each row is a group: its columns, then how many\n"
		 "customers and events it has, on how many days they bought, and what they\n"
		 "spent.\n"
		 "\n"
		 "Tables:\n"
		 "  counts        customers, events, purchases and spend\n"
		 "  conversion    of those who came in a month: how many got to each step\n"
		 "  retention     of those who first bought in a month: how many came again\n"
		 "  sources       what the customers of each source are worth\n"
		 "  response      hours from a touch of theirs to our next one, by colleague\n"
		 "  moves         from stage to stage, since --was\n"
		 "  reasons       why customers left\n"
		 "  satisfaction  ratings: how many are content, how many are not\n"
		 "  holdings      what customers hold, and its worth by --prices, by owner\n"
		 "  goals         the policy's goals by owner, and whether they are met",
	.examples =
		"  crm-stats --by=month,kind ~/shop\n"
		"  crm-stats --by=source,owner -l log.tsv customers.tsv\n"
		"  crm-stats --by=week,by --since=12w -C \"calls=count(kind == 'call')\" ~/shop\n"
		"  crm-stats --period=2026-11 --by=owner --compare=previous ~/shop\n"
		"  crm-stats --table=conversion --by=week --since=12w ~/office",
	.see = "crm-facts(1), crm-segment(1), crm-expr(5), crm-policy(5)",
};

/* ---- the call ---- */

/* A day, or one so long before today; `more` is added to that, as today is the last day of a length
 * of time. */
static void
take_day(const char *option, const char *text, const crm_frame *f, int more, crm_day *out)
{
	crm_day today = crm_frame_today(f).day;
	crm_span span;

	if (!text || crm_day_parse(crm_str_z(text), out))
		return;
	if (!crm_span_parse(crm_str_z(text), &span))
		cmd_usage_error("--%s: %s is neither a date such as 2026-01-01 nor a length of "
				"time such as 90d",
				option, crm_quote(crm_str_z(text)));
	if (span.unit == 'h' || span.unit == 'i' || span.n < more)
		cmd_usage_error("--%s: %s must be one day or more, such as 90d", option,
				crm_quote(crm_str_z(text)));
	*out = crm_day_add(today, span, -1);
	if (*out == CRM_NO_DAY)
		cmd_usage_error("--%s: %s ago is outside the calendar", option, text);
	*out += more;
}

static void
take_days(const struct cmd_stream *s, struct job *job)
{
	take_day("since", job->since, s->frame, 1, &job->how.since);
	take_day("until", job->until, s->frame, 0, &job->how.until);
	if (job->how.since != CRM_NO_DAY && job->how.until != CRM_NO_DAY &&
	    job->how.since > job->how.until)
		cmd_usage_error("--until: the day is before that of --since");
}

/* Options that belong to one table. */
static void
check_table(const struct cmd_call *call, struct job *job)
{
	const struct {
		const char *name;
		bool given;
		enum crm_stats_table_id table;
	} of[] = {{"steps", job->how.steps != NULL, CRM_STATS_CONVERSION},
		  {"kinds", job->how.kinds != NULL, CRM_STATS_RETENTION},
		  {"prices", job->how.prices != NULL, CRM_STATS_HOLDINGS}};

	for (size_t i = 0; i < sizeof of / sizeof *of; i++)
		if (of[i].given && job->table != (int)of[i].table)
			cmd_usage_error("--%s requires --table=%s", of[i].name,
					tables[of[i].table]);
	if (job->table == CRM_STATS_MOVES && job->was.day == CRM_NO_DAY)
		cmd_usage_error("--table=moves requires --was");
	job->how.table = (enum crm_stats_table_id)job->table;
	if (job->table != CRM_STATS_HOLDINGS)
		return;
	if (job->since && !job->how.compare)
		cmd_usage_error("--since requires --compare with --table=holdings, which shows "
				"what is held on one day: that of --until");
	if (!job->how.prices)
		job->how.prices = cmd_book_file(call, CMD_BOOK_PRICES);
	cmd_refuse_output(call, job->how.prices, "the price list");
}

/* ---- the whole ---- */

/* The stages and tiers of that earlier day. */
static void
look_back(struct cmd_stream *s, crm_time was)
{
	crm_rejects *aside = s->rejects ? crm_rejects_new() : NULL;
	crm_segment *segment;
	crm_past *past;
	crm_error e;

	past = crm_past_new(s->policy, s->frame, was, false, s->call->threads, aside, &e);
	crm_rejects_free(aside);
	if (!past) {
		if (e.status == CRM_SYSTEM && !*e.source)
			crm_fail_at(&e, "--was", 0, NULL);
		cmd_die(&e);
	}
	segment = crm_derived_segment(s->judges, &e);
	if (!segment || crm_segment_recall(segment, past, false, &e) < 0)
		cmd_die(&e);
}

static crm_stats *stats; /* for type_of */

static enum crm_type
type_of(const crm_str *name, size_t n, size_t i)
{
	(void)name;
	(void)n;
	return crm_stats_type(stats, i);
}

int
main(int argc, char **argv)
{
	struct cmd_call *call = cmd_take_call(&tool, argc, argv);
	struct cmd_stream s;
	crm_buf rows = {0};
	crm_error e;

	check_table(call, &asked);
	cmd_stream_open(&s, call, CMD_NEEDS_EVENTS);
	if (!crm_frame_has_log(s.frame))
		cmd_usage_error("counts come from the log: name it with -l (or $CRM_LOG)");
	take_days(&s, &asked);
	if (asked.was.day != CRM_NO_DAY)
		look_back(&s, asked.was);
	asked.how.people = cmd_to_person(call);
	stats = crm_stats_new(s.policy, s.frame, &asked.how, &e);
	if (!stats)
		cmd_die(&e);
	if (crm_stats_run(stats, &(struct crm_stats_run){s.judges, call->threads, s.rejects}, &e) <
		    0 ||
	    crm_stats_rows(stats, &rows, &e) < 0)
		cmd_die(&e);
	cmd_notes(crm_stats_notices(stats));
	cmd_records_print_as(call, crm_buf_slice(&rows), type_of);
	crm_buf_free(&rows);
	crm_stats_free(stats);
	return cmd_stream_close(&s);
}
