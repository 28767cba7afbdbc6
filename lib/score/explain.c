/* explain.c: explains the value, the closeness and the score of a customer. */
#include "expr/expr.h"
#include "policy/policy.h"
#include "facts/words.h"
#include "kinds/kindset.h"
#include "score/score.h"
#include "frame/frame.h"

void
crm_score_details(crm_score *s)
{
	const crm_model *m = &s->policy->model;
	char name[64];
	crm_error e;

	s->detailed = true;
	s->counted = crm_frame_has_log(s->frame);
	for (int i = 0; i < CRM_BEHAVIOURS; i++) {
		snprintf(name, sizeof name, "warmth_%s", m->behaviour[i].name);
		s->warmth[i] = -1;
		if (crm_frame_knows(s->frame, crm_str_z(name)))
			s->warmth[i] = crm_frame_ref(s->frame, crm_str_z(name), &e);
		for (int dir = CRM_IN; s->counted && dir <= CRM_OUT; dir++) {
			struct crm_query want = {.aggregate = CRM_AGG_COUNT,
						 .since = CRM_NO_DAY,
						 .of = {m->behaviour[i].kinds, dir, CRM_REACHED}};
			s->events[i][dir] = crm_fold_ask(crm_fold_of(s->frame), &want);
			want.aggregate = CRM_AGG_WARMTH;
			want.behaviour = i;
			s->points[i][dir] = crm_fold_ask(crm_fold_of(s->frame), &want);
		}
	}
}

/* A number in a line of text, plain. */
static void
number(crm_num n, crm_buf *out)
{
	crm_figure_text(n, 0, out);
}

/* ---- the place among buyers ---- */

/* Nobody of those whose cut-offs a file brought need have been in that group. */
static void
group_cells(const crm_quantiles *q, unsigned group, int decimals, crm_buf *table)
{
	const struct crm_quantile *part = &q->part[group - 1];

	crm_buf_f(table, "%u of %u\t", group, q->parts);
	crm_figure_text(part->n ? part->from : CRM_NO_FIGURE, decimals, table);
	crm_buf_char(table, '\t');
	crm_figure_text(part->n ? part->to : CRM_NO_FIGURE, decimals, table);
}

static void
explain_rfm(const crm_score *s, size_t row, crm_buf *table, crm_buf *out)
{
	static const char *const units[CRM_MEASURES] = {"days since", "purchases", "spent"};

	if (!crm_score_is_buyer(s, row)) {
		crm_buf_z(out, "\nNever bought, so without a place among buyers.\n");
		return;
	}
	crm_buf_f(out, "\nAmong %zu who bought", s->measures[CRM_FREQUENCY].n);
	if (s->cutoffs) {
		crm_buf_z(out, ", by ");
		crm_buf_visible(out, crm_str_z(s->cutoffs));
	}
	crm_buf_z(out, " (higher groups are better):\n");
	crm_buf_z(table, "  measure\tfigure\t\tgroup\tfrom\tto\n");
	for (int i = 0; i < CRM_MEASURES; i++) {
		crm_num figure = s->measure[i][row];
		unsigned q = figure == CRM_NO_FIGURE ? 0 : crm_quantile_of(&s->measures[i], figure);
		int decimals = crm_score_columns[i].decimals;
		crm_buf_f(table, "  %s\t", crm_score_columns[i].name);
		crm_figure_text(figure, decimals, table);
		crm_buf_f(table, "\t%s\t", units[i]);
		if (q)
			group_cells(&s->measures[i], q, decimals, table);
		crm_buf_char(table, '\n');
	}
	crm_show_rows(table, out);
}

/* ---- value ---- */

static void
value_line(const crm_score *s, size_t i, size_t row, crm_buf *table)
{
	const struct crm_part *part = &s->how->part[i];
	crm_num figure = s->part[i][row];
	struct crm_points p = crm_score_points(s, i, figure);

	crm_buf_f(table, "  %s\t", part->name);
	if (figure == CRM_NO_FIGURE)
		crm_buf_z(table, "missing");
	number(figure, table);
	if (p.group)
		crm_buf_f(table, "\t%u of %u\t", p.group, part->grouping.groups);
	else
		crm_buf_z(table, "\t\t");
	number(p.points, table);
	crm_buf_char(table, '\t');
	number(part->weight, table);
	crm_buf_char(table, '\t');
	number(p.contribution, table);
	crm_buf_char(table, '\n');
}

/* ---- parts of more than one figure: what each is ---- */

static int
explain_terms(const crm_score *s, crm_cursor *at, crm_buf *out, crm_error *e)
{
	for (size_t i = 0; i < s->how->parts; i++) {
		const struct crm_part *part = &s->how->part[i];

		if (part->of->root->op == CRM_OP_NAME)
			continue;
		crm_buf_f(out, "  %s = ", part->name);
		crm_buf_visible(out, crm_expr_text(part->of));
		crm_buf_z(out, ": ");
		if (crm_explain_values(part->of, at, s->frame, out, e) < 0)
			return -1;
		crm_buf_char(out, '\n');
	}
	return 0;
}

/* Who has not bought is worth what they could become, where somebody judged that. */
static void
explain_prospect(const crm_score *s, size_t row, crm_buf *out)
{
	const struct crm_prospects *p = &s->how->prospects;
	crm_num points = crm_score_sum(s, row);

	crm_buf_z(out, "\nValue: ");
	crm_figure_text(crm_mark(points), 1, out);
	crm_buf_z(out, " (not bought yet, so by what they could become: ");
	crm_buf_visible(out, crm_expr_text(p->of));
	crm_buf_z(out, " is ");
	number(s->prospect[row], out);
	crm_buf_z(out, ", on a scale of ");
	number(p->from, out);
	crm_buf_z(out, "..");
	number(p->to, out);
	crm_buf_z(out, ")\n");
	if (points != crm_mark(points))
		crm_buf_z(out, "  Rounded to one decimal.\n");
}

/* Contributions are what is added up, to four decimals, so that the column
 * shown adds up to the sum shown; what becomes of the sum is said. */
static int
explain_value(const crm_score *s, crm_cursor *at, crm_buf *table, crm_buf *out, crm_error *e)
{
	size_t row = crm_cursor_row(at);
	crm_num sum = crm_score_sum(s, row), value = crm_mark(sum);

	if (crm_score_is_prospect(s, row)) {
		explain_prospect(s, row, out);
		return 0;
	}
	crm_buf_z(out, "\nValue: ");
	crm_figure_text(value, 1, out);
	crm_buf_z(out, " (of each part: points x weight / ");
	number(s->weight, out);
	crm_buf_z(out, ")\n");
	crm_buf_z(table, "  part\tfigure\tgroup\tpoints\tweight\tadds\n");
	for (size_t i = 0; i < s->how->parts; i++)
		value_line(s, i, row, table);
	crm_buf_z(table, "  sum\t\t\t\t\t");
	number(sum, table);
	crm_buf_char(table, '\n');
	crm_show_rows(table, out);
	if (explain_terms(s, at, out, e) < 0)
		return -1;
	if (sum < 0 || sum > CRM_FULL_MARKS)
		crm_buf_f(out, "  A value is never %s.\n", sum < 0 ? "below 0" : "above 100");
	else if (sum != value)
		crm_buf_z(out, "  Rounded to one decimal.\n");
	return 0;
}

/* ---- closeness ---- */

/* How many events each side began, and the points that each side has of both. */
static void
behaviour_sides(const crm_score *s, int i, size_t row, crm_buf *table)
{
	struct crm_fold *f = crm_fold_of(s->frame);
	struct crm_seen seen;

	for (int dir = CRM_IN; dir <= CRM_OUT; dir++) {
		bool any = crm_fold_seen(f, s->events[i][dir], row, &seen);
		crm_buf_f(table, "\t%u", any ? seen.count : 0);
	}
	for (int side = CRM_IN; side <= CRM_OUT; side++) {
		crm_buf_char(table, '\t');
		number(crm_fold_amount(f, s->points[i][side], row), table);
	}
}

static int
behaviour_lines(const crm_score *s, crm_cursor *at, crm_buf *table, crm_error *e)
{
	const crm_model *m = &s->policy->model;
	char half_life[CRM_SPAN_TEXT];

	for (int i = 0; i < CRM_BEHAVIOURS; i++) {
		if (s->warmth[i] < 0)
			continue;
		if (table->n == 0)
			crm_buf_f(table, "  behaviour\twarmth\thalves in%s\n",
				  s->counted ? "\tthey to us\twe to them\ttheirs\tours" : "");
		crm_buf_f(table, "  %s\t", m->behaviour[i].name);
		if (crm_cursor_text(at, s->warmth[i], table, e) < 0)
			return -1;
		crm_span_format(m->behaviour[i].half_life, half_life);
		crm_buf_f(table, "\t%s", half_life);
		if (s->counted)
			behaviour_sides(s, i, crm_cursor_row(at), table);
		crm_buf_char(table, '\n');
	}
	return 0;
}

static void
explain_kinds(const crm_model *m, crm_buf *out)
{
	const char *before = "  each side gets half of the points of: ";

	for (size_t i = 0; i < crm_kinds_count(m->kinds); i++) {
		if (!crm_kindset_has(&m->together, (int)i))
			continue;
		crm_buf_z(out, before);
		crm_buf_z(out, crm_kinds_at(m->kinds, i)->name);
		before = ", ";
	}
	if (!crm_kindset_empty(&m->together))
		crm_buf_char(out, '\n');
}

static void
explain_warmth(const crm_score *s, const struct crm_closeness *c, crm_buf *out)
{
	const struct crm_scoring *how = s->how;

	crm_buf_z(out, "  warmth: theirs ");
	number(c->in, out);
	crm_buf_z(out, ", ours ");
	number(c->out, out);
	crm_buf_z(out, ", together ");
	number(c->in + c->out, out);
	if (c->limited) {
		crm_num less = c->in < c->out ? c->in : c->out;
		crm_buf_z(out, "\n  what one side gave beyond the other counts up to ");
		number(how->unmatched, out);
		crm_buf_z(out, " points: ");
		number(less, out);
		crm_buf_z(out, " + ");
		number(less, out);
		crm_buf_z(out, " + ");
		number(how->unmatched, out);
		crm_buf_z(out, " = ");
		number(c->counted, out);
	}
	crm_buf_z(out, "\n  every ");
	number(how->full, out);
	crm_buf_z(out, " points of warmth halve the distance to 100: ");
	number(c->base, out);
	crm_buf_char(out, '\n');
	if (c->both == CRM_NUM_ONE)
		return;
	crm_buf_z(out, "  reduced because the contact is one-sided, by ");
	crm_share_text(CRM_NUM_ONE - c->both, out);
	crm_buf_z(out, ": ");
	number(c->own, out);
	crm_buf_char(out, '\n');
}

static void
explain_rating(const struct crm_scoring *how, const struct crm_closeness *c, crm_buf *out)
{
	crm_buf_z(out, "  rated by a person, as ");
	number(c->rating, out);
	crm_buf_z(out, " of 100: ");
	crm_share_text(CRM_NUM_ONE - how->rating, out);
	crm_buf_z(out, " of ");
	number(c->own, out);
	crm_buf_z(out, " and ");
	crm_share_text(how->rating, out);
	crm_buf_z(out, " of ");
	number(c->rating, out);
	crm_buf_z(out, " are ");
	number(c->sum, out);
	crm_buf_char(out, '\n');
}

/* From the closeness of a quarter ago to that of today. */
static void
explain_change(const struct crm_closeness *then, crm_num now, crm_buf *out)
{
	crm_num by = now - then->closeness;

	crm_buf_z(out, "  that made a closeness of ");
	crm_figure_text(then->closeness, 1, out);
	if (by == 0) {
		crm_buf_z(out, ", the same as now\n");
		return;
	}
	crm_buf_z(out, "; it is ");
	crm_figure_text(now, 1, out);
	crm_buf_z(out, by < 0 ? " now, so it fell by " : " now, so it grew by ");
	crm_figure_text(by < 0 ? -by : by, 1, out);
	crm_buf_char(out, '\n');
}

static int
explain_trend(const crm_score *s, crm_cursor *at, crm_num now, crm_buf *out, crm_error *e)
{
	char date[CRM_DAY_TEXT];
	struct crm_closeness then;
	int known = crm_score_closeness_then(s, at, &then, e);

	if (known < 0)
		return -1;
	crm_day_format(crm_frame_today(s->frame).day - CRM_QUARTER_DAYS, date);
	crm_buf_z(out, "\nCloseness trend: ");
	if (!known) {
		crm_buf_f(out,
			  s->lacks ? "unknown, as the stream carries no %s\n"
				   : "none, as they were not known on %s, %d days ago\n",
			  s->lacks ? s->lacks : date, CRM_QUARTER_DAYS);
		return 0;
	}
	crm_figure_text(now - then.closeness, 1, out);
	crm_buf_f(out, " since %s, %d days ago, computed from the log as it was then:\n", date,
		  CRM_QUARTER_DAYS);
	explain_warmth(s, &then, out);
	if (then.rated)
		explain_rating(s->how, &then, out);
	explain_change(&then, now, out);
	return 0;
}

static int
explain_closeness(const crm_score *s, crm_cursor *at, crm_buf *table, crm_buf *out, crm_error *e)
{
	const struct crm_scoring *how = s->how;
	struct crm_closeness c;

	if (crm_score_closeness(s, at, &c, e) < 0)
		return -1;
	crm_buf_z(out, "\nCloseness: ");
	crm_figure_text(c.closeness, 1, out);
	crm_buf_char(out, '\n');
	if (s->detailed && behaviour_lines(s, at, table, e) < 0)
		return -1;
	crm_show_rows(table, out);
	if (s->detailed && s->counted)
		explain_kinds(&s->policy->model, out);
	explain_warmth(s, &c, out);
	if (c.rated)
		explain_rating(how, &c, out);
	if (c.sum != c.closeness)
		crm_buf_z(out, "  Rounded to one decimal.\n");
	return explain_trend(s, at, c.closeness, out, e);
}

/* ---- both together ---- */

static void
corner(const char *what, crm_num mark, crm_num limit, crm_buf *out)
{
	crm_buf_f(out, "%s ", what);
	crm_figure_text(mark, 1, out);
	crm_buf_f(out, " is %s ", mark >= limit ? "at least" : "below");
	number(limit, out);
}

static int
explain_together(const crm_score *s, crm_cursor *at, crm_buf *out, crm_error *e)
{
	const struct crm_scoring *how = s->how;
	size_t row = crm_cursor_row(at);
	size_t begin;

	crm_buf_z(out, "\nScore: ");
	begin = out->n;
	if (crm_cursor_text(at, s->column[CRM_SCORE], out, e) < 0)
		return -1;
	if (out->n == begin)
		crm_buf_z(out, "missing");
	crm_buf_z(out, " = ");
	crm_buf_visible(out, crm_expr_text(how->score));
	crm_buf_z(out, "\nQuadrant: ");
	if (crm_cursor_text(at, s->column[CRM_QUADRANT], out, e) < 0)
		return -1;
	crm_buf_z(out, " (");
	corner("value", crm_mark(crm_score_sum(s, row)), how->quadrant_value, out);
	crm_buf_z(out, ", ");
	corner("closeness", s->closeness[row], how->quadrant_closeness, out);
	crm_buf_z(out, ")\n");
	return 0;
}

int
crm_score_explain(crm_score *s, size_t row, crm_buf *out, crm_error *e)
{
	crm_cursor *at = crm_cursor_new(s->frame);
	crm_buf table = {0};
	bool noncustomer;
	int done;

	crm_cursor_go(at, row);
	done = crm_explain_head(at, s->frame, out, e);
	noncustomer = crm_cursor_is_noncustomer(at);
	if (done == 0 && crm_cursor_is_task(at)) {
		crm_buf_z(out, "\nA task: without value, closeness and score.\n");
	} else if (done == 0 && noncustomer) {
		crm_buf_z(out, "\nNo customer (status noncustomer): without value and score.\n");
		done = explain_closeness(s, at, &table, out, e);
	} else if (done == 0) {
		explain_rfm(s, row, &table, out);
		done = explain_value(s, at, &table, out, e);
	}
	if (done == 0 && !noncustomer)
		done = explain_closeness(s, at, &table, out, e);
	if (done == 0 && !noncustomer)
		done = explain_together(s, at, out, e);
	crm_buf_free(&table);
	crm_cursor_free(at);
	return done;
}
