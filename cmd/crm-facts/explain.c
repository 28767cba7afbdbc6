/* explain.c: the entries of the log from which each fact of a customer came. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "common/records.h"
#include "crm-facts/explain.h"
#include "facts/trace.h"
#include "kinds/kinds.h"
#include "kinds/outcome.h"
#include "score/figures.h"

struct explaining {
	struct cmd_stream *s;
	struct crm_trace *trace;
	crm_cursor *at;
	const int *ref; /* of each fact */
	crm_buf *out, table;
	const char *indent; /* of the entries */
};

/* What an aggregate is called where a fact is made of several, and what is to be said of it. */
static const struct {
	const char *name, *says;
} about[CRM_AGGREGATES_N] = {
	[CRM_AGG_COUNT] = {"events", NULL},
	[CRM_AGG_DAYS] = {"days", NULL},
	[CRM_AGG_SUM] = {"sum", NULL},
	[CRM_AGG_FIRST] = {"earliest", NULL},
	[CRM_AGG_LAST] = {"latest", NULL},
	[CRM_AGG_WIN] = {"cost_win", NULL},
	[CRM_AGG_REFERRALS] = {"referrals", NULL},
	[CRM_AGG_WARMTH] = {"points", "The points of an entry are what is left of them by now."},
	[CRM_AGG_PENDING] = {"waiting", "An entry with a minus settles what came before it."},
	[CRM_AGG_TRIES] =
		{"tries",
		 "An entry with a minus reached them, or is their own doing: earlier tries "
		 "no longer count."},
	[CRM_AGG_ANSWERED] = {"answers", "A contact counts once it is answered, or once the days "
					 "for a reply are over."},
	[CRM_AGG_CONSENT] = {"words", "A later word replaces earlier ones of the same channel and "
				      "purpose, or of narrower ones."},
};

/* What facts that look at other customers are made of beside the entries. */
static const char *const others[] = {
	[CRM_OTHERS_COUNTED] =
		"Customers whose column referred_by names this one count, too; each counts once.",
	[CRM_OTHERS_SPEND] = "It adds up the spend of the customers whom these entries, and the "
			     "column referred_by of others, name.",
	[CRM_OTHERS_VALUE] = "It adds up the spend of the customers whom these entries, and the "
			     "column referred_by of others, name, and a share of what those "
			     "brought.",
};

/* ---- a table of entries ---- */

static void
entry_cells(struct explaining *x, const struct crm_trace_entry *e)
{
	const crm_kinds *k = crm_policy_model(x->s->policy)->kinds;
	const crm_kind *kind = e->source ? crm_kinds_at(k, (size_t)e->kind) : NULL;
	char when[CRM_TIME_TEXT];

	crm_buf_z(&x->table, x->indent);
	if (kind) {
		crm_buf_visible(&x->table, crm_str_z(e->source));
		crm_buf_f(&x->table, ":%llu", (unsigned long long)e->line);
	}
	crm_time_show(e->when, when);
	crm_buf_f(&x->table, "\t%s\t%s", when, kind ? kind->name : "a sale");
	if (kind && (kind->kind_class == CRM_TOUCH || kind->kind_class == CRM_CARE))
		crm_buf_z(&x->table, e->dir == CRM_IN ? " in" : " out");
	if (e->outcome != CRM_REACHED)
		crm_buf_f(&x->table, " %s", crm_outcomes[e->outcome]);
	crm_buf_z(&x->table, e->gone ? ", cancelled later\t" : "\t");
}

static void
figure_cell(struct explaining *x, crm_num n, int decimals)
{
	crm_figure_text(n, decimals, &x->table);
	crm_buf_char(&x->table, '\t');
}

static void
entry_line(struct explaining *x, const struct crm_trace_line *l, bool figures, bool shares,
	   int decimals)
{
	entry_cells(x, &l->entry);
	if (figures)
		figure_cell(x, l->adds, decimals);
	if (shares)
		figure_cell(x, l->of, decimals);
	crm_buf_visible(&x->table, l->entry.item);
	crm_buf_char(&x->table, '\n');
}

static void
add_entries(struct explaining *x, const struct crm_trace_part *p, int decimals)
{
	bool figures = p->how == CRM_TRACE_ADDS || p->how == CRM_TRACE_WAITS;
	bool shares = p->query->aggregate == CRM_AGG_ANSWERED;
	crm_num sum = 0, of = 0;

	if (!p->lines) {
		crm_buf_f(x->out, "%sno entry\n", x->indent);
		return;
	}
	if (figures)
		crm_buf_f(&x->table, "%sentry\tdate\tkind\t%s\titem\n", x->indent,
			  shares ? "answered\tcontacts" : "adds");
	for (size_t i = 0; i < p->lines; i++) {
		entry_line(x, &p->line[i], figures, shares, decimals);
		sum += figures ? p->line[i].adds : 0;
		of += p->line[i].of;
	}
	if (figures) {
		crm_buf_f(&x->table, "%ssum\t\t\t", x->indent);
		figure_cell(x, sum, decimals);
		if (shares)
			figure_cell(x, of, decimals);
		crm_buf_char(&x->table, '\n');
	}
	crm_show_rows(&x->table, x->out);
}

/* ---- a fact ---- */

/* Columns of the customer that it looks at. */
static int
columns(struct explaining *x, const struct crm_fact *fact, crm_error *e)
{
	for (size_t i = 0; i < CRM_FACT_COLUMNS && fact->column[i]; i++) {
		crm_buf text = {0};
		int ref = crm_frame_ref(x->s->frame, crm_str_z(fact->column[i]), e);
		int failed = ref < 0 || crm_cursor_text(x->at, ref, &text, e) < 0;
		crm_buf_f(x->out, "  column %s: ", fact->column[i]);
		crm_buf_visible(x->out, text.n ? crm_buf_slice(&text) : CRM_STR("empty"));
		crm_buf_char(x->out, '\n');
		crm_buf_free(&text);
		if (failed)
			return -1;
	}
	return 0;
}

static int
decimals_of(const struct crm_query *q)
{
	switch (q->aggregate) {
	case CRM_AGG_SUM:
	case CRM_AGG_SUM_FIRST:
	case CRM_AGG_WIN:
	case CRM_AGG_OPEN: return 2;
	case CRM_AGG_WARMTH: return 4;
	default: return 0;
	}
}

/* Of the several parts of a fact. */
static void
part_name(const struct crm_query *q, crm_buf *out)
{
	const char *name = about[q->aggregate].name;

	if (q->aggregate == CRM_AGG_SUM)
		name = q->costs ? "cost" : q->negative ? "spend" : "cost_part";
	crm_buf_f(out, "  %s:\n", name);
}

/* What is to be said of the entries; NULL: nothing. */
static const char *
what_to_say(const struct crm_trace_part *p)
{
	enum crm_aggregate_id id = p->query->aggregate;
	bool settled = false;

	for (size_t i = 0; i < p->lines; i++)
		settled |= p->how == CRM_TRACE_ADDS && p->line[i].adds < 0;
	if (!p->lines || ((id == CRM_AGG_PENDING || id == CRM_AGG_TRIES) && !settled))
		return NULL;
	return about[id].says;
}

static int
add_value(struct explaining *x, size_t i, crm_error *e)
{
	crm_buf text = {0};
	char moment[CRM_TIME_TEXT];
	int failed = crm_cursor_text(x->at, x->ref[i], &text, e);
	crm_str value = text.n ? crm_buf_slice(&text) : CRM_STR("missing");
	crm_time t;

	if (crm_time_has_clock(value, &t))
		value = (crm_str){moment, crm_time_show(t, moment)};
	crm_buf_visible(x->out, value);
	crm_buf_free(&text);
	return failed;
}

static int
explain_fact(struct explaining *x, size_t i, const char *name, crm_error *e)
{
	const struct crm_fact *fact = crm_trace_fact(x->trace, i)->row;
	bool several = fact->need[1].of.kinds;
	struct crm_trace_part part;

	x->indent = several ? "    " : "  ";
	crm_buf_char(x->out, '\n');
	crm_buf_visible(x->out, crm_str_z(name));
	crm_buf_z(x->out, ": ");
	if (add_value(x, i, e) < 0)
		return -1;
	crm_buf_f(x->out, " (%s)\n", fact->word.about);
	if (columns(x, fact, e) < 0)
		return -1;
	for (size_t j = 0; crm_trace_part(x->trace, i, j, &part); j++) {
		const char *says = what_to_say(&part);
		if (several)
			part_name(part.query, x->out);
		add_entries(x, &part, fact->word.decimals ? decimals_of(part.query) : 0);
		if (says)
			crm_buf_f(x->out, "%s%s\n", x->indent, says);
	}
	if (fact->others)
		crm_buf_f(x->out, "  %s\n", others[fact->others]);
	return 0;
}

void
cmd_facts_explain(struct cmd_stream *s, const char *who, const char *const *name, size_t n)
{
	size_t row = cmd_stream_whom(s, who);
	int *ref = crm_alloc((n + 1) * sizeof *ref);
	crm_buf out = {0};
	struct explaining x = {.s = s, .out = &out, .ref = ref};
	crm_error e;

	for (size_t i = 0; i < n; i++)
		if ((ref[i] = crm_frame_ref(s->frame, crm_str_z(name[i]), &e)) < 0)
			cmd_die(&e);
	x.trace = crm_trace_new(crm_fold_of(s->frame), crm_frame_table(s->frame), row, name, n, &e);
	if (!x.trace)
		cmd_die(&e);
	cmd_stream_fold(s);
	x.at = crm_cursor_new(s->frame);
	crm_cursor_go(x.at, row);
	if (crm_explain_head(x.at, s->frame, &out, &e) < 0)
		cmd_die(&e);
	for (size_t i = 0; i < n; i++)
		if (explain_fact(&x, i, name[i], &e) < 0)
			cmd_die(&e);
	cmd_text_print(s->call, crm_buf_slice(&out));
	crm_cursor_free(x.at);
	crm_trace_free(x.trace);
	crm_buf_free(&x.table);
	crm_buf_free(&out);
	free(ref);
}
