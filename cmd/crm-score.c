/* crm-score: add what customers are worth and how close they are. */
#include <string.h>

#include "base/array.h"
#include "common/clash.h"
#include "common/records.h"
#include "common/stream.h"

enum {
	SCORE = 1,
	EXPLAIN = 2,
	PRINT_CUTOFFS = 4,
	OWNER = 8, /* --by=owner */
	OWNER_COUNT = 16
};
static const struct cmd_mode modes[] = {{SCORE, CMD_FILES},         {EXPLAIN, CMD_FILES},
					{PRINT_CUTOFFS, CMD_FILES}, {OWNER, CMD_FILES},
					{OWNER_COUNT, CMD_FILES},   {0}};

static const char *const by_words[] = {"owner"};

static struct job {
	struct crm_lifetime_how clv; /* path NULL: not asked for */
	const char *explain, *cutoffs;
	bool print_cutoffs;
	bool by, count; /* --by=owner */
	int by_word;
	const char *only;
} asked = {.clv = {.months = 12, .discount = .1}};

static cmd_option_function take_horizon, take_discount;

static const struct cmd_option options[] = {
	CMD_STREAM_OPTIONS(.usage = CMD_ALL),
	CMD_COLUMNS(.modes = SCORE, .usage = CMD_NOWHERE),
	CMD_ADD(.modes = SCORE, .usage = CMD_NOWHERE),
	OPT_TEXT('e', "explain", "WHO", &asked.explain,
		 "show how this customer (an id, name, phone or email) came to each figure, and "
		 "nothing else",
		 .selects = EXPLAIN, .modes = OWNER, .completes = "customers"),
	OPT_FLAG(0, "print-cutoffs", &asked.print_cutoffs,
		 "show where each group begins and ends, and nothing else",
		 .selects = PRINT_CUTOFFS, .no_book = true),
	OPT_TEXT(0, "cutoffs", "FILE", &asked.cutoffs,
		 "take the groups from a file that --print-cutoffs wrote, instead of ranking this "
		 "stream",
		 .modes = SCORE | EXPLAIN | OWNER_COUNT),
	OPT_CHOICE(0, "by", &asked.by_word, by_words, 1,
		   "closeness by colleague: pairs of a customer and a person named in the "
		   "log's column by",
		   .given = &asked.by, .selects = OWNER | OWNER_COUNT),
	OPT_FLAG(0, "count", &asked.count,
		 "with --by: show the closeness that would leave with each colleague, and nothing "
		 "else",
		 .selects = OWNER_COUNT),
	OPT_TEXT(0, "only", "NAME", &asked.only, "with --by: only the pairs of this colleague",
		 .modes = OWNER | OWNER_COUNT, .excludes = "explain", .completes = "owners"),
	OPT_TEXT(0, "clv", "FIT", &asked.clv.path,
		 "add what is expected by crm-fit's FIT.yaml: p_alive, expected_purchases, "
		 "expected_order, clv",
		 .modes = SCORE | EXPLAIN | PRINT_CUTOFFS, .usage = SCORE),
	OPT_CALL(0, "horizon", "SPAN", take_horizon, &asked.clv.months,
		 "how far ahead the forecasts look: years, months or days (1y)",
		 .modes = SCORE | EXPLAIN | PRINT_CUTOFFS, .usage = SCORE, .requires = "clv"),
	OPT_CALL(0, "discount", "SHARE", take_discount, &asked.clv.discount,
		 "by how much money a year later is worth less (10%)",
		 .modes = SCORE | EXPLAIN | PRINT_CUTOFFS, .usage = SCORE, .requires = "clv"),
	CMD_STANDARD,
};

static const struct cmd_tool tool = {
	.name = "crm-score",
	.purpose = "add what customers are worth and how close they are",
	.modes = modes,
	.options = options,
	.about = "Adds to each customer: recency, frequency and monetary (days since the last\n"
		 "purchase, purchases, money spent), the group of each among all buyers of this\n"
		 "stream as r, f, m and rfm (fifths by default: 5 is the best), then value,\n"
		 "closeness and score from 0 to 100, how closeness has changed in the last 91\n"
		 "days, and the quadrant of value and closeness. The section score of the policy\n"
		 "says what counts, and how much.",
	.examples = "  crm-score -l log.tsv customers.tsv >scored.tsv\n"
		    "  crm-facts -l log.tsv customers.tsv | crm-score | crm-segment --count\n"
		    "  crm-score --print-cutoffs -l log.tsv customers.tsv >cut.tsv\n"
		    "  grep -e owner -e anna facts.tsv | crm-score --cutoffs=cut.tsv\n"
		    "  crm-score -l log.tsv --explain c0042 customers.tsv",
	.see = "crm-facts(1), crm-segment(1), crm-policy(5)",
};

/* ---- --clv ---- */

/* Months, of 4.345 weeks. */
static void
take_horizon(const struct cmd_option *o, const char *value)
{
	static const struct {
		char unit;
		double months;
	} units[] = {{'y', 12}, {'m', 1}, {'w', 1 / 4.345}, {'d', 1 / (4.345 * 7)}};
	crm_span span;

	if (crm_span_parse(crm_str_z(value), &span) && span.n > 0)
		for (size_t i = 0; i < CRM_LENGTH(units); i++)
			if (span.unit == units[i].unit && span.n * units[i].months <= 1200) {
				*(double *)o->to = span.n * units[i].months;
				return;
			}
	cmd_usage_error(
		"--horizon: %s is not a time such as 1y, 18m or 90d, of a hundred years at most",
		crm_quote(crm_str_z(value)));
}

static void
take_discount(const struct cmd_option *o, const char *value)
{
	crm_str s = crm_str_z(value);
	bool percent = s.n > 0 && s.p[s.n - 1] == '%';
	crm_num n;

	s.n -= percent;
	if (!crm_num_parse(s, &n) || n < 0 || n > (percent ? 1000 : 1) * CRM_NUM_ONE)
		cmd_usage_error("--discount: %s is not a share such as 10%%",
				crm_quote(crm_str_z(value)));
	*(double *)o->to = (double)n / CRM_NUM_ONE / (percent ? 100 : 1);
}

/* Days after which a fit is no longer to be trusted unseen. */
#define OLD 366

static crm_lifetime *
begin_clv(struct cmd_stream *s, const struct job *job)
{
	crm_error e;
	crm_lifetime *clv = crm_lifetime_new(&job->clv, s->frame, &e);
	const char *model, *instead_of;
	char until[CRM_DAY_TEXT];

	if (!clv)
		cmd_die(&e);
	crm_day_format(crm_lifetime_until(clv), until);
	if (crm_frame_today(s->frame).day - crm_lifetime_until(clv) > OLD)
		cmd_note("%s was fitted more than a year ago, up to %s; crm-fit -o %s fits it anew",
			 job->clv.path, until, crm_shell(crm_str_z(job->clv.path)));
	if ((model = crm_lifetime_fallback(clv, &instead_of)))
		cmd_note("%s is a fallback, %s, as %s had no fit: it takes nobody to have left, so "
			 "p_alive stays empty and what is expected of those who left is too much",
			 job->clv.path, model, instead_of);
	if (!crm_lifetime_has_money(clv))
		cmd_note("%s was fitted without amounts of money, so expected_order and clv stay "
			 "empty",
			 job->clv.path);
	return clv;
}

/* ---- all ---- */

/* With --clv also the facts that it takes to do that again without the log. */
static void
settle_columns(struct cmd_stream *s, bool clv)
{
	static const char *const facts[] = {"first_purchase", "last_purchase", "purchases", "spend",
					    "first_spend"};
	const char *own[CMD_OWN_MOST + CRM_LENGTH(facts)];
	size_t n = cmd_own_columns("crm-score", own, 0);

	for (size_t i = 0; clv && i < CRM_LENGTH(facts); i++)
		own[n++] = facts[i];
	if (clv)
		n = cmd_own_columns("crm-score --clv=FIT", own, n);
	cmd_stream_columns(s, own, n);
}

/* Only where the column is asked for by name: streams made before it existed are still scored. */
static void
tell_lack(const struct cmd_stream *s, const char *lacks)
{
	for (size_t i = 0; lacks && i < s->onlys; i++)
		if (crm_str_eqz(s->only[i], "closeness_trend"))
			cmd_note(
				"closeness_trend stays empty: the stream carries facts, but not %s",
				lacks);
}

static void
score(struct cmd_stream *s, const struct job *job)
{
	crm_error e;
	crm_buf text = {0};
	size_t row = job->explain ? cmd_stream_find(s, job->explain) : 0;
	crm_lifetime *clv = job->clv.path ? begin_clv(s, job) : NULL;
	crm_score *judge = crm_derived_score(s->judges, &e);

	if (!judge || (job->cutoffs && crm_score_take_cutoffs(judge, job->cutoffs, &e) < 0))
		cmd_die(&e);
	tell_lack(s, crm_score_lacks(judge));
	if (job->explain)
		crm_score_details(judge);
	else if (!job->print_cutoffs)
		settle_columns(s, clv != NULL);
	cmd_stream_fold(s);
	if ((clv && crm_lifetime_run(clv, &e) < 0) || crm_derived_run(s->judges, &e) < 0)
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
		s->look.usual = "id,name,owner,rfm,value,closeness,score,quadrant";
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
	crm_by_owner *closeness;
	int failed = 0;

	if (!crm_frame_has_log(s->frame))
		cmd_usage_error("--by needs the log: name it with -l (or $CRM_LOG)");
	if (job->count && !(score = crm_derived_score(s->judges, &e)))
		cmd_die(&e);
	if (job->count && job->cutoffs && crm_score_take_cutoffs(score, job->cutoffs, &e) < 0)
		cmd_die(&e);
	if (!(closeness = crm_by_owner_new(s->policy, s->frame, job->count, &e)))
		cmd_die(&e);
	cmd_stream_fold(s);
	crm_by_owner_run(closeness);
	if (job->only && crm_by_owner_only(closeness, crm_str_z(job->only), &e) < 0)
		cmd_die(&e);
	if (job->explain)
		failed = crm_by_owner_explain(closeness, row, &text, &e);
	else if (job->count)
		failed = crm_derived_run(s->judges, &e) < 0 ||
			 crm_by_owner_count(closeness, cmd_to_person(s->call), &text, &e) < 0;
	else
		failed = crm_by_owner_pairs(closeness, cmd_to_person(s->call), &text, &e);
	if (failed)
		cmd_die(&e);
	if (job->explain)
		cmd_text_print(s->call, crm_buf_slice(&text));
	else
		cmd_records_print(s->call, crm_buf_slice(&text));
	crm_buf_free(&text);
	crm_by_owner_free(closeness);
}

int
main(int argc, char **argv)
{
	struct cmd_call *call = cmd_take_call(&tool, argc, argv);
	struct cmd_stream stream;

	if (asked.only && !*asked.only)
		cmd_usage_error("--only needs a name");
	cmd_refuse_output(call, asked.cutoffs, "the file of cut-offs");
	cmd_refuse_output(call, asked.clv.path, "the fit");
	cmd_stream_open(&stream, call, asked.by ? CMD_NEEDS_EVENTS : 0);
	if (asked.by)
		by_owner(&stream, &asked);
	else
		score(&stream, &asked);
	return cmd_stream_close(&stream);
}
