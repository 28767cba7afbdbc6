/* crm-fit: find the parameters of a lifetime-value model from purchases. */
#include <math.h>
#include <string.h>

#include "common/records.h"
#include "common/stream.h"
#include "fit/fit.h"
#include "frame/frame.h"

enum { FIT = 1, HOLDOUT = 2 };
static const struct cmd_mode modes[] = {{FIT, CMD_FILES}, {HOLDOUT, CMD_FILES}, {0}};

static struct job {
	int kind, unit;         /* of crm_lifetime_kinds, crm_lifetime_units */
	crm_day until, holdout; /* CRM_NO_DAY: none */
} asked = {CRM_BGNBD, CRM_UNIT_WEEK, CRM_NO_DAY, CRM_NO_DAY};

static const struct cmd_option options[] = {
	CMD_STREAM_OPTIONS(.usage = CMD_ALL),
	OPT_CHOICE(0, "model", &asked.kind, crm_lifetime_kinds, CRM_RATE, "the model (bgnbd)",
		   .arg = "NAME", .usage = CMD_ALL),
	OPT_CHOICE(0, "unit", &asked.unit, crm_lifetime_units, CRM_LIFETIME_UNITS,
		   "the unit of time of the parameters (week)", .arg = "UNIT", .usage = CMD_ALL),
	OPT_DAY(0, "until", &asked.until, "the last day looked at, as --today", .usage = CMD_ALL),
	OPT_DAY(0, "holdout", &asked.holdout,
		"fit up to DATE and show what was expected after it and what came",
		.selects = HOLDOUT, .excludes = "customers"),
	CMD_STANDARD,
};

static const struct cmd_tool tool = {
	.name = "crm-fit",
	.purpose = "find the parameters of a lifetime-value model from purchases",
	.modes = modes,
	.options = options,
	.about =
		"Finds by maximum likelihood how often these customers buy, how soon they leave\n"
		"and what they spend, and writes the parameters as YAML. By them crm-score --clv\n"
		"estimates who is still a customer and what each can be expected to spend. If the\n"
		"purchases do not determine the parameters, a plain fallback is written that says\n"
		"it is one; if there is none, nothing is, and the exit status is 1.",
	.examples = "  crm-fit -l log.tsv -o FIT.yaml customers.tsv\n"
		    "  crm-score -l log.tsv --clv=FIT.yaml customers.tsv\n"
		    "  crm-fit -l log.tsv --holdout=2026-06-30 customers.tsv",
	.see = "crm-score(1), crm-facts(7)",
};

/* All that is looked at. */
struct purchases {
	struct crm_histories histories;
	struct crm_spenders spenders;
	size_t never, no_money;
};

/* The fit of the model, or of a fallback for it. */
struct found {
	int kind; /* of crm_lifetime_kinds */
	struct crm_fit fit;
};

/* ---- options ---- */

static void
take_until(struct cmd_call *call, crm_day until)
{
	if (until == CRM_NO_DAY)
		return;
	if (call->today.day != CRM_NO_DAY && (call->today.day != until || call->today.minute >= 0))
		cmd_usage_error("--until and --today name different days");
	call->today = (crm_time){until, -1, CRM_NO_OFFSET};
}

/* ---- reading ---- */

static void
gather(crm_frame *f, const struct crm_history_refs *refs, struct purchases *to)
{
	crm_cursor *at = crm_cursor_new(f);
	struct crm_bought b;
	crm_error e;

	for (size_t row = 0; row < crm_frame_rows(f); row++) {
		crm_cursor_go(at, row);
		int bought = crm_history_of(refs, f, at, &b, &e);
		if (bought < 0)
			cmd_die(&e);
		if (bought == 0) {
			to->never += !crm_cursor_is_noncustomer(at);
			continue;
		}
		crm_histories_add(&to->histories, b.x, b.last, b.age);
		if (b.x > 0 && b.money > 0)
			crm_spenders_add(&to->spenders, b.x, b.money / b.x);
		else
			to->no_money += b.x > 0;
	}
	crm_cursor_free(at);
}

/* ---- the fits ---- */

/* Where the model has a ridge, the fallback is taken, and another model is named only if it has a
 * fit. */
static void
fall_back(const struct cmd_call *call, const struct job *job, const struct purchases *p,
	  struct found *out)
{
	const char *const *names = crm_lifetime_kinds;
	struct crm_fallback f;
	crm_buf advice = {0};

	crm_fit_fallback(job->kind, &p->histories, crm_unit_days[job->unit], call->threads, &f);
	if (f.better != (enum crm_lifetime_kind)job->kind)
		crm_buf_f(&advice, "--model=%s has a fit", names[f.better]);
	else if (job->kind == CRM_NBD)
		crm_buf_z(&advice, "no other model has a fit");
	else
		crm_buf_f(&advice, "neither %s nor %s has a fit",
			  names[job->kind == CRM_BGNBD ? CRM_MBGNBD : CRM_BGNBD],
			  names[job->kind == CRM_PNBD ? CRM_MBGNBD : CRM_PNBD]);
	cmd_note("no fit of %s: %s; %s", names[job->kind], out->fit.why, crm_buf_zend(&advice));
	cmd_note("what is written is a plain fallback, %s, which takes nobody to have left: what "
		 "it expects of those who left is too much",
		 f.kind == CRM_NBD ? "nbd" : "one rate for all customers");
	crm_buf_free(&advice);
	out->kind = f.kind;
	out->fit = f.fit;
}

/* What was found, or the end: no wrong number is written. */
static void
fit_buying(const struct cmd_call *call, const struct job *job, struct purchases *p,
	   struct found *out)
{
	crm_error e;

	out->kind = job->kind;
	crm_histories_group(&p->histories);
	crm_fit_buying(job->kind, &p->histories, crm_unit_days[job->unit], call->threads,
		       &out->fit);
	if (out->fit.ridge)
		fall_back(call, job, p, out);
	if (!out->fit.converged) {
		crm_fail(&e, CRM_DATA, "no fit of %s: %s; nothing was written",
			 crm_lifetime_kinds[job->kind], out->fit.why);
		cmd_die(&e);
	}
	if (out->fit.loose > 1)
		cmd_note("warning: a parameter is known only to within a factor of %.0f; look at "
			 "its standard error",
			 exp(out->fit.loose));
}

static void
fit_money(struct purchases *p, struct crm_fit *out, double *correlation)
{
	*correlation = crm_spenders_correlation(&p->spenders);
	crm_fit_spending(&p->spenders, out);
	if (!out->converged) {
		cmd_note("no fit of the money: %s; expected_order and clv will stay empty",
			 out->why);
		return;
	}
	if (out->p[1] <= 1)
		cmd_note("warning: q is %.3g, so that the mean of all customers has no bound; what "
			 "one-time buyers will spend stays empty",
			 out->p[1]);
	if (fabs(*correlation) > .3)
		cmd_note("warning: how often and how much customers buy are correlated (%.2f), but "
			 "the model assumes independence: expected_order and clv are too %s for "
			 "the most frequent buyers",
			 *correlation, *correlation > 0 ? "low" : "high");
}

/* ---- as YAML ---- */

static void
put_list(crm_buf *out, const char *indent, const char *key, const char *const *names,
	 const double *of, int n)
{
	crm_buf_f(out, "%s%s: {", indent, key);
	for (int i = 0; i < n; i++)
		crm_buf_f(out, "%s%s: %.*g", i ? ", " : "", names[i],
			  strcmp(key, "parameters") ? 3 : 7, of[i]);
	crm_buf_z(out, "}\n");
}

static void
put_money(crm_buf *out, const struct purchases *p, const struct crm_fit *f, double correlation)
{
	crm_buf_f(out,
		  "money:\n  model: gamma-gamma\n  customers: %zu\n  left_out: %zu\n  converged: "
		  "%s\n",
		  p->spenders.n, p->no_money, f->converged ? "yes" : "no");
	if (!f->converged)
		return;
	put_list(out, "  ", "parameters", crm_spending_names, f->p, CRM_SPENDING_PARAMETERS);
	put_list(out, "  ", "standard_errors", crm_spending_names, f->error,
		 CRM_SPENDING_PARAMETERS);
	crm_buf_f(out, "  log_likelihood: %.4f\n  correlation: %.4f\n", f->log_likelihood,
		  correlation);
}

static void
print_fit(struct cmd_stream *s, const struct job *job, struct purchases *p)
{
	struct found buying;
	struct crm_fit money;
	int n;
	char until[CRM_DAY_TEXT];
	double correlation;
	crm_buf out = {0};

	fit_buying(s->call, job, p, &buying);
	fit_money(p, &money, &correlation);
	crm_day_format(crm_frame_today(s->frame).day, until);
	n = crm_buying_count[buying.kind];
	crm_buf_f(&out, "# Written by crm-fit; crm-score --clv reads it.\nmodel: %s\n",
		  crm_lifetime_kinds[buying.kind]);
	if (buying.kind != job->kind)
		crm_buf_f(&out, "fallback_for: %s # it had no fit; this takes nobody to leave\n",
			  crm_lifetime_kinds[job->kind]);
	crm_buf_f(&out,
		  "unit: %s\nunit_days: %g\nuntil: %s\ncustomers: %.0f\nnever_bought: %zu\n"
		  "converged: yes\n",
		  crm_lifetime_units[job->unit], crm_unit_days[job->unit], until,
		  buying.fit.customers, p->never);
	put_list(&out, "", "parameters", crm_buying_names[buying.kind], buying.fit.p, n);
	put_list(&out, "", "standard_errors", crm_buying_names[buying.kind], buying.fit.error, n);
	crm_buf_f(&out, "log_likelihood: %.4f\n", buying.fit.log_likelihood);
	put_money(&out, p, &money, correlation);
	cmd_text_print(s->call, crm_buf_slice(&out));
	crm_buf_free(&out);
}

/* ---- what was expected and what came ---- */

#define BINS 8 /* 0 to 6, then 7 and more */

struct bin {
	size_t n;
	double expected, actual;
};

/* The same customers as of the holdout: a table of its own, as each frame takes one over. */
static crm_frame *
frame_until(struct cmd_stream *s, crm_day until)
{
	const crm_table *t = crm_frame_table(s->frame);
	size_t columns = crm_table_columns(t);
	crm_str *names = crm_alloc(columns * sizeof *names);
	crm_table *copy;
	crm_row row = {0};
	crm_frame *f;
	crm_error e;

	for (size_t i = 0; i < columns; i++)
		names[i] = crm_table_column(t, i);
	copy = crm_table_new(names, columns, crm_table_format(t));
	row.row = SIZE_MAX;
	for (size_t i = 0; i < crm_table_rows(t); i++) {
		crm_row_split(&row, t, i);
		crm_table_add(copy, row.field);
	}
	crm_row_free(&row);
	f = crm_frame_new(crm_policy_model(s->policy), copy, (crm_time){until, -1, CRM_NO_OFFSET},
			  CRM_NO_TIME, &e);
	if (!f)
		cmd_die(&e);
	cmd_stream_logs(s, f);
	return f;
}

static double
number_of(crm_cursor *at, int ref)
{
	crm_value v;
	crm_error e;

	if (crm_cursor_value(at, ref, &v, &e) < 0)
		cmd_die(&e);
	return v.type == CRM_NUMBER ? (double)v.number / CRM_NUM_ONE : 0;
}

/* later: purchases up to the end, of the stream's own frame. */
static void
fill_bins(struct cmd_stream *s, crm_frame *before, const struct crm_history_refs *refs, int later,
	  const struct crm_buying *m, double unit, double span, struct bin *bin)
{
	crm_cursor *then = crm_cursor_new(before), *now = crm_cursor_new(s->frame);
	struct crm_bought b;
	crm_error e;

	for (size_t row = 0; row < crm_frame_rows(before); row++) {
		crm_cursor_go(then, row);
		crm_cursor_go(now, row);
		if (crm_history_of(refs, before, then, &b, &e) <= 0)
			continue;
		struct bin *to = &bin[b.x < BINS - 1 ? b.x : BINS - 1];
		to->n++;
		to->actual += number_of(now, later) - (b.x + 1);
		to->expected += crm_alive(m, b.x, b.last / unit, b.age / unit) *
				crm_coming(m, b.x, b.age / unit, span);
	}
	crm_cursor_free(then);
	crm_cursor_free(now);
}

static void
put_bins(const struct bin *bin, crm_buf *out)
{
	crm_buf tsv = {0};

	crm_buf_z(&tsv, "came again\tcustomers\texpected\tcame\n");
	for (int i = 0; i < BINS; i++)
		crm_buf_f(&tsv, "%d%s\t%zu\t%.3f\t%.3f\n", i, i == BINS - 1 ? "+" : "", bin[i].n,
			  bin[i].n ? bin[i].expected / (double)bin[i].n : 0,
			  bin[i].n ? bin[i].actual / (double)bin[i].n : 0);
	crm_show_table(crm_buf_slice(&tsv), out);
	crm_buf_free(&tsv);
}

#define WIDTH 50

static void
put_bar(const char *label, double mean, double most, char mark, crm_buf *out)
{
	int n = most > 0 ? (int)lround(mean / most * WIDTH) : 0;

	crm_buf_f(out, "  %3s ", label);
	for (int i = 0; i < n; i++)
		crm_buf_char(out, mark);
	crm_buf_f(out, "%s%.3f\n", n ? " " : "", mean);
}

static void
put_picture(const struct bin *bin, crm_buf *out)
{
	double most = 0;
	char label[16];

	for (int i = 0; i < BINS; i++)
		if (bin[i].n)
			most = fmax(most, fmax(bin[i].expected, bin[i].actual) / (double)bin[i].n);
	crm_buf_z(out, "\nPurchases a customer, expected (=) and what came (#):\n");
	for (int i = 0; i < BINS; i++) {
		if (!bin[i].n)
			continue;
		snprintf(label, sizeof label, "%d%s", i, i == BINS - 1 ? "+" : "");
		put_bar(label, bin[i].expected / (double)bin[i].n, most, '=', out);
		put_bar("", bin[i].actual / (double)bin[i].n, most, '#', out);
	}
}

static void
print_holdout(struct cmd_stream *s, const struct job *job, struct purchases *p, crm_frame *before,
	      const struct crm_history_refs *refs, int later)
{
	double unit = crm_unit_days[job->unit],
	       span = (crm_frame_today(s->frame).day - job->holdout) / unit, off;
	struct bin bin[BINS + 1] = {{0}};
	struct crm_buying m;
	struct found found;
	crm_buf out = {0};
	char from[CRM_DAY_TEXT], to[CRM_DAY_TEXT];

	fit_buying(s->call, job, p, &found);
	m.kind = (enum crm_lifetime_kind)found.kind;
	memcpy(m.p, found.fit.p, sizeof m.p);
	fill_bins(s, before, refs, later, &m, unit, span, bin);
	for (int i = 0; i < BINS; i++) {
		bin[BINS].n += bin[i].n;
		bin[BINS].expected += bin[i].expected;
		bin[BINS].actual += bin[i].actual;
	}
	crm_day_format(job->holdout, from);
	crm_day_format(crm_frame_today(s->frame).day, to);
	off = bin[BINS].expected / fmax(bin[BINS].actual, 1) - 1;
	crm_buf_f(
		&out,
		"Fitted up to %s (%s%s%s), then %.1f %ss up to %s:\n%.1f purchases expected of %zu "
		"customers, %.0f came; "
		"the forecast is %.1f%% too %s.\n\n",
		from, crm_lifetime_kinds[found.kind],
		found.kind == job->kind ? "" : ", a fallback for ",
		found.kind == job->kind ? "" : crm_lifetime_kinds[job->kind], span,
		crm_lifetime_units[job->unit], to, bin[BINS].expected, bin[BINS].n,
		bin[BINS].actual, fabs(off) * 100, off < 0 ? "low" : "high");
	put_bins(bin, &out);
	put_picture(bin, &out);
	cmd_text_print(s->call, crm_buf_slice(&out));
	crm_buf_free(&out);
}

/* ---- */

static void
hold_out(struct cmd_stream *s, const struct job *job, struct purchases *p)
{
	struct crm_history_refs refs;
	crm_frame *before;
	crm_error e;
	int later;

	if (crm_frame_carries_facts(s->frame))
		cmd_usage_error("--holdout reads the log twice: give customers without facts, and "
				"a log with -l");
	if (!s->call->logs.n && !s->call->usual_log)
		cmd_usage_error("--holdout needs a log: name it with --log, or in $CRM_LOG");
	if (job->holdout >= crm_frame_today(s->frame).day)
		cmd_usage_error(
			"--holdout: nothing is left to compare with: name a day before --until");
	later = crm_frame_ref(s->frame, CRM_STR("purchases"), &e);
	before = frame_until(s, job->holdout);
	if (later < 0 || crm_history_bind(&refs, before, &e) < 0)
		cmd_die(&e);
	cmd_stream_fold(s);
	if (crm_frame_fold(before, s->call->threads, NULL, &e) < 0)
		cmd_die(&e);
	gather(before, &refs, p);
	print_holdout(s, job, p, before, &refs, later);
	crm_frame_free(before);
}

int
main(int argc, char **argv)
{
	struct cmd_call *call = cmd_take_call(&tool, argc, argv);
	struct cmd_stream s;
	struct purchases p = {.never = 0};
	struct crm_history_refs refs;
	crm_error e;

	take_until(call, asked.until);
	cmd_stream_open(&s, call, CMD_OWN_FACTS);
	if (asked.holdout != CRM_NO_DAY) {
		hold_out(&s, &asked, &p);
	} else {
		if (crm_history_bind(&refs, s.frame, &e) < 0)
			cmd_die(&e);
		cmd_stream_fold(&s);
		gather(s.frame, &refs, &p);
		print_fit(&s, &asked, &p);
	}
	crm_histories_free(&p.histories);
	crm_spenders_free(&p.spenders);
	return cmd_stream_close(&s);
}
