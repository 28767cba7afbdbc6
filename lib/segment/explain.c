/* explain.c: explains the stage, tier, treatment and segments of a customer. */
#include "expr/expr.h"
#include "policy/policy.h"
#include "segment/segment.h"

#define NO_RULE UINT32_MAX /* one less than the code of none */

/* Writes a condition part by part. */
struct parts {
	crm_frame *frame;
	crm_cursor *at;
	crm_buf *out;
	crm_error *e;
	size_t n;
	int done;
};

/* Adds the text of an expression on one line. */
static void
add_on_one_line(crm_str text, crm_buf *out)
{
	bool gap = false;

	for (size_t i = 0; i < text.n; i++) {
		bool blank = text.p[i] == ' ' || text.p[i] == '\t' || text.p[i] == '\n' ||
			     text.p[i] == '\r';
		if (!blank && gap)
			crm_buf_char(out, ' ');
		if (!blank)
			crm_buf_char(out, text.p[i]);
		gap = blank;
	}
}

static const char *
verdict(const crm_value *v)
{
	return v->type == CRM_MISSING ? "not known" : v->type == CRM_BOOL && v->yes ? "yes" : "no";
}

/* Adds a line for a part of a condition: whether it holds, and the values that it looked at where
 * it has no parts itself. */
static void
explain_part(void *to, const crm_expr *part, unsigned depth, bool joined)
{
	struct parts *v = to;
	crm_value value;
	crm_error unreadable;

	v->n++;
	if (v->done < 0)
		return;
	crm_buf_z(v->out, "\t\t");
	while (depth--)
		crm_buf_z(v->out, "  ");
	/* It cannot be evaluated, but an earlier part decided, so that it was not evaluated. */
	if (crm_expr_value(part, v->at, &value, &unreadable) < 0)
		crm_buf_z(v->out, "not asked: ");
	else
		crm_buf_f(v->out, "%s: ", verdict(&value));
	add_on_one_line(crm_expr_text(part), v->out);
	if (!joined) {
		size_t begin = v->out->n;
		crm_buf_z(v->out, " [");
		v->done = crm_explain_values(part, v->at, v->frame, v->out, v->e);
		if (v->out->n > begin + 2)
			crm_buf_char(v->out, ']');
		else
			v->out->n = begin;
	}
	crm_buf_char(v->out, '\n');
}

/* Adds lines to the table: whether a condition holds, its parts, and the values they looked at. */
static int
explain_condition(crm_segment *s, crm_cursor *at, const char *name, const crm_expr *when,
		  crm_buf *table, crm_error *e)
{
	crm_value v;
	struct parts parts = {s->frame, at, table, e, 0, 0};

	if (crm_expr_value(when, at, &v, e) < 0)
		return -1;
	crm_buf_f(table, "  %s\t%s\t", verdict(&v), name);
	add_on_one_line(crm_expr_text(when), table);
	crm_buf_char(table, '\n');
	crm_expr_parts(when, explain_part, &parts);
	if (parts.n)
		return parts.done;
	crm_buf_z(table, "\t\t");
	if (crm_explain_values(when, at, s->frame, table, e) < 0)
		return -1;
	crm_buf_char(table, '\n');
	return 0;
}

/* Stages after the first one that holds are not evaluated, and not shown. */
static int
explain_stage(crm_segment *s, crm_cursor *at, crm_buf *table, crm_buf *out, crm_error *e)
{
	const crm_policy *p = s->policy;
	uint32_t stage = s->stage_of[crm_cursor_row(at)] - 1; /* NO_RULE: none */

	crm_buf_f(out, "\nStage: %s", stage == NO_RULE ? "none" : p->stage[stage].name);
	crm_past_explain(s, false, crm_cursor_row(at), out);
	crm_buf_char(out, '\n');
	for (size_t i = 0; i < p->stages && (i == 0 || i <= stage); i++)
		if (explain_condition(s, at, p->stage[i].name, p->stage[i].when, table, e) < 0)
			return -1;
	crm_show_rows(table, out);
	return 0;
}

static void
add_group(const struct crm_ranking *ranking, const char *column, size_t row, crm_buf *out)
{
	crm_str name = ranking->within->name[ranking->within->of[row]];

	crm_buf_f(out, " within %s ", column);
	crm_buf_visible(out, name.n ? name : CRM_STR("none"));
}

/* Adds the place among those who are ranked. With cut-offs from a file the place is not known. */
static void
add_place(const crm_segment *s, const struct crm_ranking *ranking, size_t row, crm_buf *out)
{
	const struct crm_groups *within = ranking->within;
	size_t better = 0;

	for (size_t i = 0; i < crm_frame_rows(s->frame); i++)
		better += ranking->figure[i] > ranking->figure[row] &&
			  (!within || within->of[i] == within->of[row]);
	if (s->cutoffs)
		crm_buf_f(out, ", of %zu", crm_cutoff_of(ranking, row)->ranked);
	else
		crm_buf_f(out, ", place %zu of %zu", better + 1,
			  crm_cutoff_of(ranking, row)->ranked);
}

static void
explain_rank(const crm_segment *s, size_t tier, size_t row, crm_buf *out)
{
	const struct crm_tier *rule = &s->policy->tier[tier];
	const struct crm_ranking *ranking = &s->tier[tier];

	crm_buf_f(out, "%s ", rule->by);
	crm_figure_text(ranking->figure[row], 0, out);
	if (rule->top > 0) {
		add_place(s, ranking, row, out);
		if (ranking->within)
			add_group(ranking, rule->within, row, out);
		crm_buf_z(out, "; the top ");
		crm_share_text(rule->top, out);
		crm_buf_z(out, " ends at ");
	} else {
		crm_buf_z(out, "; begins at ");
	}
	crm_figure_text(crm_cutoff_of(ranking, row)->from, 0, out);
	if (s->cutoffs) {
		crm_buf_z(out, " by ");
		crm_buf_visible(out, crm_str_z(s->cutoffs));
	}
}

static void
explain_tier(crm_segment *s, size_t row, crm_buf *table, crm_buf *out)
{
	const crm_policy *p = s->policy;
	uint32_t tier = s->tier_of[row] - 1;

	crm_buf_f(out, "\nTier: %s", tier == NO_RULE ? "none" : p->tier[tier].name);
	crm_past_explain(s, true, row, out);
	crm_buf_char(out, '\n');
	for (size_t i = 0; i < p->tiers && (i == 0 || i <= tier); i++) {
		crm_buf_f(table, "  %s\t%s\t", i == tier ? "yes" : "no", p->tier[i].name);
		if (s->tier[i].figure[row] == CRM_NO_FIGURE && p->tier[i].when) {
			crm_buf_z(table, "only for: ");
			crm_buf_str(table, crm_expr_text(p->tier[i].when));
		} else if (s->tier[i].figure[row] == CRM_NO_FIGURE) {
			crm_buf_f(table, "%s missing", p->tier[i].by);
		} else if (s->tier[i].by < 0) {
			crm_buf_z(table, "all others");
		} else {
			explain_rank(s, i, row, table);
		}
		crm_buf_char(table, '\n');
	}
	crm_show_rows(table, out);
}

static void
explain_treatment(const crm_segment *s, size_t row, crm_buf *out)
{
	uint32_t code = s->column[CRM_TREATMENT] >= 0 ? s->treatment_of[row] : 0;

	if (s->column[CRM_TREATMENT] < 0)
		return;
	crm_buf_f(out, "\nTreatment: %s\n", code ? s->treatments->text[code - 1] : "none");
}

static int
explain_segments(crm_segment *s, crm_cursor *at, crm_buf *table, crm_buf *out, crm_error *e)
{
	const crm_policy *p = s->policy;
	size_t begin;

	crm_buf_z(out, "\nSegments: ");
	begin = out->n;
	if (crm_cursor_text(at, s->column[CRM_SEGMENTS], out, e) < 0)
		return -1;
	crm_buf_z(out, out->n == begin ? "none\n" : "\n");
	for (size_t i = 0; i < p->segments; i++)
		if (explain_condition(s, at, p->segment[i].name, p->segment[i].when, table, e) < 0)
			return -1;
	crm_show_rows(table, out);
	return 0;
}

int
crm_segment_explain(crm_segment *s, size_t row, crm_buf *out, crm_error *e)
{
	crm_cursor *at = crm_cursor_new(s->frame);
	crm_buf table = {0};
	int done;

	crm_cursor_go(at, row);
	done = crm_explain_head(at, s->frame, out, e);
	if (done == 0 && crm_cursor_is_noncustomer(at)) {
		crm_buf_z(out, crm_cursor_is_task(at)
				       ? "\nA task: without stage and tier.\n"
				       : "\nNo customer (status noncustomer): without stage and "
					 "tier.\n");
		done = explain_segments(s, at, &table, out, e);
	} else if (done == 0) {
		done = explain_stage(s, at, &table, out, e);
		if (done == 0) {
			explain_tier(s, row, &table, out);
			explain_treatment(s, row, out);
			done = explain_segments(s, at, &table, out, e);
		}
	}
	crm_buf_free(&table);
	crm_cursor_free(at);
	return done;
}
