/* crm-score: add what customers are worth and how close they are. */
#include <string.h>

#include "common/records.h"
#include "common/stream.h"

enum {
	OPT_PRINT_CUTOFFS = CMD_OWN,
	OPT_CUTOFFS,
	OPT_CLV,
	OPT_HORIZON,
	OPT_DISCOUNT,
	OPT_BY,
	OPT_COUNT,
	OPT_ONLY
};

static const struct cmd_option options[] = {
	CMD_STREAM_OPTIONS,
	CMD_COLUMNS,
	CMD_ADD,
	{'e', "explain", "ID", "show how this customer came to each figure, and nothing else"},
	{OPT_PRINT_CUTOFFS, "print-cutoffs", NULL,
	 "show where each group begins and ends, and nothing else"},
	{OPT_CUTOFFS, "cutoffs", "FILE",
	 "take the groups from a file so printed, instead of ranking this stream"},
	{OPT_BY, "by", "owner",
	 "closeness by who of us it is with: pairs of a customer and whoever is in the log's "
	 "column by"},
	{OPT_COUNT, "count", NULL, "with --by: what each of us would take along, and nothing else"},
	{OPT_ONLY, "only", "NAME", "with --by: the pairs of this one of us alone"},
	{OPT_CLV, "clv", "FIT",
	 "add what crm-fit's FIT.yaml lets expect: p_alive, expected_purchases, expected_order, "
	 "clv"},
	{OPT_HORIZON, "horizon", "SPAN",
	 "how far ahead that looks, in years or months or else in days (1y)"},
	{OPT_DISCOUNT, "discount", "SHARE", "what money of a year later is worth less (10%)"},
	CMD_STANDARD,
};

static const struct cmd_tool tool = {
	.name = "crm-score",
	.purpose = "add what customers are worth and how close they are",
	.usage = "[-l LOG] [-p POLICY] [--cutoffs=CUT] [FILE ...]\n--explain=ID [-l LOG] "
		 "[--cutoffs=CUT] [FILE ...]\n"
		 "--print-cutoffs [-l LOG] [FILE ...]\n--by=owner -l LOG [--count | --explain=ID] "
		 "[FILE ...]",
	.options = options,
	.about = "Adds to each customer: recency, frequency and monetary (days since the last\n"
		 "purchase, purchases, money spent), the group each puts them in among all\n"
		 "buyers of this stream, r, f, m and rfm (mostly fifths: 5 is the best), then\n"
		 "value, closeness and score from 0 to 100, how closeness has changed in the\n"
		 "last 91 days, and the quadrant that value and closeness make together.\n"
		 "What counts and how much is the policy's to say, under score:.",
	.examples = "  crm-score -l log.tsv customers.tsv >scored.tsv\n"
		    "  crm-facts -l log.tsv customers.tsv | crm-score | crm-segment --count\n"
		    "  crm-score --print-cutoffs -l log.tsv customers.tsv >cut.tsv\n"
		    "  grep -e owner -e anna facts.tsv | crm-score --cutoffs=cut.tsv\n"
		    "  crm-score -l log.tsv --explain c0042 customers.tsv",
	.see = "crm-facts(1), crm-segment(1), crm-policy(5)",
};

struct job {
	struct crm_lifetime_how clv; /* path NULL: not asked for */
	bool clv_details;            /* --horizon or --discount was given */
	const char *explain, *cutoffs;
	bool print_cutoffs;
	bool by, count; /* --by=owner */
	const char *only;
};

/* ---- --clv ---- */

/* Months, of 4.345 weeks. */
static double
horizon(const char *value)
{
	static const struct {
		char unit;
		double months;
	} units[] = {{'y', 12}, {'m', 1}, {'w', 1 / 4.345}, {'d', 1 / (4.345 * 7)}};
	crm_span span;

	if (crm_span_parse(crm_str_z(value), &span) && span.n > 0)
		for (size_t i = 0; i < sizeof units / sizeof *units; i++)
			if (span.unit == units[i].unit && span.n * units[i].months <= 1200)
				return span.n * units[i].months;
	cmd_usage_error(
		"--horizon: %s is not a time such as 1y, 18m or 90d, of a hundred years at most",
		crm_quote(crm_str_z(value)));
}

static double
discount(const char *value)
{
	crm_str s = crm_str_z(value);
	bool percent = s.n > 0 && s.p[s.n - 1] == '%';
	crm_num n;

	s.n -= percent;
	if (!crm_num_parse(s, &n) || n < 0 || n > (percent ? 1000 : 1) * CRM_NUM_ONE)
		cmd_usage_error("--discount: %s is not a share such as 10%%",
				crm_quote(crm_str_z(value)));
	return (double)n / CRM_NUM_ONE / (percent ? 100 : 1);
}

/* Days after which a fit is no longer to be trusted unseen. */
#define OLD 366

static crm_lifetime *
begin_clv(struct cmd_stream *s, const struct job *job)
{
	crm_error e;
	crm_lifetime *clv = crm_lifetime_new(&job->clv, s->frame, &e);
	char until[CRM_DAY_TEXT];

	if (!clv)
		cmd_die(&e);
	crm_day_format(crm_lifetime_until(clv), until);
	if (crm_frame_today(s->frame).day - crm_lifetime_until(clv) > OLD)
		cmd_note("%s was fitted more than a year ago, up to %s; crm-fit -o %s fits it anew",
			 job->clv.path, until, job->clv.path);
	if (!crm_lifetime_has_money(clv))
		cmd_note("%s has no money: expected_order and clv stay empty", job->clv.path);
	return clv;
}

/* ---- all ---- */

/* With --clv also what it takes to do that again without the log. */
static const char *const own[] = {"recency",
				  "frequency",
				  "monetary",
				  "r",
				  "f",
				  "m",
				  "rfm",
				  "value",
				  "closeness",
				  "closeness_trend",
				  "score",
				  "quadrant",
				  "first_purchase",
				  "last_purchase",
				  "purchases",
				  "spend",
				  "first_spend",
				  "p_alive",
				  "expected_purchases",
				  "expected_order",
				  "clv"};
enum { OWN = 12, OWN_AND_CLV = sizeof own / sizeof *own };

/* Where it is wanted by name; many streams of before are scored for the rest. */
static void
tell_lack(const struct cmd_stream *s, const char *lacks)
{
	for (size_t i = 0; lacks && i < s->onlys; i++)
		if (crm_str_eqz(s->only[i], "closeness_trend"))
			cmd_note(
				"closeness_trend stays empty: the customers carry facts, but no %s",
				lacks);
}

static void
score(struct cmd_stream *s, const struct job *job)
{
	crm_error e;
	crm_buf text = {0};
	size_t row = job->explain ? cmd_stream_find(s, job->explain) : 0;
	crm_lifetime *clv = job->clv.path ? begin_clv(s, job) : NULL;
	crm_score *judge = crm_judges_score(s->judges, &e);

	if (!judge || (job->cutoffs && crm_score_take_cutoffs(judge, job->cutoffs, &e) < 0))
		cmd_die(&e);
	tell_lack(s, crm_score_lacks(judge));
	if (job->explain)
		crm_score_details(judge);
	else if (!job->print_cutoffs)
		cmd_stream_columns(s, own, clv ? OWN_AND_CLV : OWN);
	cmd_stream_fold(s);
	if ((clv && crm_lifetime_run(clv, &e) < 0) || crm_judges_run(s->judges, &e) < 0)
		cmd_die(&e);
	if (job->explain) {
		if (crm_score_explain(judge, row, &text, &e) < 0)
			cmd_die(&e);
		if (clv && crm_lifetime_explain(clv, row, &text, &e) < 0)
			cmd_die(&e);
		cmd_text_print(s->call, crm_buf_slice(&text));
	} else if (job->print_cutoffs) {
		crm_score_cutoffs(judge, &text);
		cmd_records_print(s->call, crm_buf_slice(&text));
	} else {
		s->usual = "id,name,owner,rfm,value,closeness,score,quadrant";
		cmd_stream_write(s, NULL);
	}
	crm_buf_free(&text);
	crm_lifetime_free(clv);
}

/* ---- --by=owner ---- */

static void
by_owner(struct cmd_stream *s, const struct job *job)
{
	crm_error e;
	crm_buf text = {0};
	size_t row = job->explain ? cmd_stream_find(s, job->explain) : 0;
	crm_score *score = NULL;
	crm_keepers *keepers;
	int failed = 0;

	if (!crm_frame_has_log(s->frame))
		cmd_usage_error("--by tells of what the log says: name it with -l (or $CRM_LOG)");
	if (job->count && !(score = crm_judges_score(s->judges, &e)))
		cmd_die(&e);
	if (job->count && job->cutoffs && crm_score_take_cutoffs(score, job->cutoffs, &e) < 0)
		cmd_die(&e);
	if (!(keepers = crm_keepers_new(s->policy, s->frame, job->count, &e)))
		cmd_die(&e);
	cmd_stream_fold(s);
	crm_keepers_run(keepers);
	if (job->only && crm_keepers_only(keepers, crm_str_z(job->only), &e) < 0)
		cmd_die(&e);
	if (job->explain)
		failed = crm_keepers_explain(keepers, row, &text, &e);
	else if (job->count)
		failed = crm_judges_run(s->judges, &e) < 0 ||
			 crm_keepers_count(keepers, cmd_to_person(s->call), &text, &e) < 0;
	else
		failed = crm_keepers_pairs(keepers, cmd_to_person(s->call), &text, &e);
	if (failed)
		cmd_die(&e);
	if (job->explain)
		cmd_text_print(s->call, crm_buf_slice(&text));
	else
		cmd_records_print(s->call, crm_buf_slice(&text));
	crm_buf_free(&text);
	crm_keepers_free(keepers);
}

/* ---- the call ---- */

static void
take_option(struct job *job, int o, const char *value)
{
	if (o == 'e') {
		job->explain = value;
	} else if (o == OPT_CLV) {
		job->clv.path = value;
	} else if (o == OPT_HORIZON) {
		job->clv.months = horizon(value);
		job->clv_details = true;
	} else if (o == OPT_DISCOUNT) {
		job->clv.discount = discount(value);
		job->clv_details = true;
	} else if (o == OPT_CUTOFFS) {
		job->cutoffs = value;
	} else if (o == OPT_COUNT) {
		job->count = true;
	} else if (o == OPT_ONLY) {
		job->only = value;
	} else if (o == OPT_BY) {
		if (strcmp(value, "owner") != 0)
			cmd_usage_error("--by: %s is not owner, the only word it knows",
					crm_quote(crm_str_z(value)));
		job->by = true;
	} else {
		job->print_cutoffs = true;
	}
}

static void
check_by(const struct job *job, const struct cmd_call *call)
{
	if (!job->by && (job->count || job->only))
		cmd_usage_error("--count and --only go with --by=owner");
	if (!job->by)
		return;
	if (job->print_cutoffs || (job->cutoffs && !job->count))
		cmd_usage_error("--by ranks nobody: --cutoffs goes with --by only for --count");
	if (job->clv.path || call->columns || call->add)
		cmd_usage_error("--by writes pairs: --clv, --columns and --add go with customers");
	if (job->explain && (job->count || job->only))
		cmd_usage_error("--explain tells of one customer; --count and --only of one of us");
	if (job->only && !*job->only)
		cmd_usage_error("--only names nobody");
}

int
main(int argc, char **argv)
{
	struct cmd_call call;
	struct cmd_stream stream;
	struct job job = {.clv = {.months = 12, .discount = .1}};

	cmd_begin(&call, &tool, argc, argv);
	for (int o; (o = cmd_option(&call)) != -1;)
		take_option(&job, o, call.value);
	check_by(&job, &call);
	cmd_refuse_output(&call, job.cutoffs, "the file of cut-offs");
	cmd_refuse_output(&call, job.clv.path, "the fit");
	if (job.explain && job.print_cutoffs)
		cmd_usage_error("--explain and --print-cutoffs ask for different things");
	if (job.cutoffs && job.print_cutoffs)
		cmd_usage_error("--cutoffs takes groups as they were printed: --print-cutoffs "
				"would print the same");
	if (job.clv_details && !job.clv.path)
		cmd_usage_error("--horizon and --discount go with --clv");
	if ((call.columns || call.add) && (job.explain || job.print_cutoffs))
		cmd_usage_error("--%s goes with customers", call.columns ? "columns" : "add");
	cmd_stream_open(&stream, &call, job.by ? CMD_NEEDS_EVENTS : 0);
	if (job.by)
		by_owner(&stream, &job);
	else
		score(&stream, &job);
	return cmd_stream_close(&stream);
}
