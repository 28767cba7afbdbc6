/* score.c: the score of a run, from binding the facts to filling the columns. */
#include <stdlib.h>
#include <string.h>

#include "score/score.h"

/* ---- before the logs are read ---- */

static int
bind_facts(crm_score *s, crm_error *e)
{
	static const char *const facts[CRM_MEASURES] = {"days_since_purchase", "purchases",
							"spend"};

	for (int i = 0; i < CRM_MEASURES; i++)
		if ((s->fact[i] = crm_frame_ref(s->frame, crm_str_z(facts[i]), e)) < 0)
			return -1;
	if ((s->now[CRM_IN] = crm_frame_ref(s->frame, CRM_STR("warmth_in"), e)) < 0 ||
	    (s->now[CRM_OUT] = crm_frame_ref(s->frame, CRM_STR("warmth_out"), e)) < 0)
		return -1;
	s->rating = -1;
	if (s->how->rating > 0 &&
	    crm_table_find(crm_frame_table(s->frame), "closeness_rating") >= 0)
		if ((s->rating = crm_frame_ref(s->frame, CRM_STR("closeness_rating"), e)) < 0)
			return -1;
	return 0;
}

/* Without the facts of a quarter ago, as in a stream that carries only those of today, there is no
 * trend. */
static int
bind_then(crm_score *s, crm_error *e)
{
	static const char *const facts[CRM_THENS] = {"warmth_in_91d_ago", "warmth_out_91d_ago",
						     "first_seen"};

	for (int i = 0; i < CRM_THENS && !s->lacks; i++)
		if (!crm_frame_knows(s->frame, crm_str_z(facts[i])))
			s->lacks = facts[i];
	for (int i = 0; i < CRM_THENS && !s->lacks; i++)
		if ((s->then[i] = crm_frame_ref(s->frame, crm_str_z(facts[i]), e)) < 0)
			return -1;
	return 0;
}

const char *
crm_score_lacks(const crm_score *s)
{
	return s->lacks;
}

static int
bind_prospects(crm_score *s, const char *const *names, crm_error *e)
{
	const struct crm_prospects *p = &s->how->prospects;

	if (!p->of)
		return 0;
	if (crm_policy_forbid(s->policy, p->place, "prospects", p->of, names, CRM_SCORE_COLUMNS,
			      e) < 0)
		return -1;
	return crm_expr_bind(p->of, s->frame, e);
}

/* Parts are worked out before any of the columns, so they can use none of them. */
static int
bind_parts(crm_score *s, crm_error *e)
{
	const char *names[CRM_SCORE_COLUMNS];
	char who[128];

	for (int i = 0; i < CRM_SCORE_COLUMNS; i++)
		names[i] = crm_score_columns[i].name;
	for (size_t i = 0; i < s->how->parts; i++) {
		const struct crm_part *part = &s->how->part[i];
		snprintf(who, sizeof who, "part %s", part->name);
		if (crm_policy_forbid(s->policy, part->place, who, part->of, names,
				      CRM_SCORE_COLUMNS, e) < 0 ||
		    crm_expr_bind(part->of, s->frame, e) < 0)
			return -1;
		if (part->weight > 0)
			s->weight += part->weight;
	}
	return bind_prospects(s, names, e);
}

/* The expression of the score uses columns of this run, so that these are added first. */
static int
bind_score(crm_score *s, crm_error *e)
{
	static const char *const after[] = {"score", "quadrant"};
	const struct crm_scoring *how = s->how;

	for (int i = 0; i < CRM_SCORE_COLUMNS; i++)
		s->column[i] = crm_score_columns[i].type == CRM_TEXT
				       ? crm_frame_add_choice(s->frame, crm_score_columns[i].name,
							      i == CRM_RFM ? s->rfm : s->quadrant)
				       : crm_frame_add(s->frame, crm_score_columns[i].name,
						       crm_score_columns[i].type,
						       crm_score_columns[i].decimals);
	if (crm_policy_forbid(s->policy, (crm_place){.line = 0}, "score", how->score, after, 2, e) <
	    0)
		return -1;
	return crm_expr_bind(how->score, s->frame, e);
}

static unsigned
cells(const struct crm_scoring *how)
{
	const struct crm_grouping *g = how->rfm;

	return g[0].groups * g[1].groups * g[2].groups;
}

crm_score *
crm_score_new(const crm_policy *p, crm_frame *f, crm_error *e)
{
	crm_score *s = crm_alloc(sizeof *s);

	s->policy = p;
	s->how = crm_scoring_of(p);
	s->frame = f;
	s->part = crm_alloc((s->how->parts + 1) * sizeof *s->part);
	s->parts = crm_alloc((s->how->parts + 1) * sizeof *s->parts);
	s->measures = crm_alloc(CRM_MEASURES * sizeof *s->measures);
	s->rfm = crm_alloc((cells(s->how) + 1) * sizeof *s->rfm);
	if (bind_facts(s, e) < 0 || bind_then(s, e) < 0 || bind_parts(s, e) < 0 ||
	    bind_score(s, e) < 0) {
		crm_score_free(s);
		return NULL;
	}
	return s;
}

void
crm_score_free(crm_score *s)
{
	if (!s)
		return;
	for (size_t i = 0; i < s->how->parts; i++)
		free(s->part[i]);
	free(s->part);
	free(s->prospect);
	free(s->parts);
	free(s->measures);
	free(s->rfm);
	free(s);
}

/* ---- the first pass over the rows: the figures of each ---- */

/* The numbers of a column that is added, one for each row. */
static crm_num *
numbers(crm_score *s, enum crm_score_at column)
{
	return crm_frame_numbers(s->frame, s->column[column]);
}

static int
measure_closeness(crm_score *s, crm_cursor *at, crm_error *e)
{
	size_t row = crm_cursor_row(at);
	struct crm_closeness now, then;
	int known;

	if (crm_score_closeness(s, at, &now, e) < 0 ||
	    (known = crm_score_closeness_then(s, at, &then, e)) < 0)
		return -1;
	s->closeness[row] = now.closeness;
	numbers(s, CRM_TREND)[row] = known ? now.closeness - then.closeness : CRM_NO_FIGURE;
	return 0;
}

/* Who is no customer has no value and no place among customers; only closeness, which a task lacks,
 * too. */
static int
measure_noncustomer(crm_score *s, crm_cursor *at, crm_error *e)
{
	size_t row = crm_cursor_row(at);

	for (int i = 0; i < CRM_MEASURES; i++)
		s->measure[i][row] = CRM_NO_FIGURE;
	for (size_t i = 0; i < s->how->parts; i++)
		s->part[i][row] = CRM_NO_FIGURE;
	if (s->prospect)
		s->prospect[row] = CRM_NO_FIGURE;
	if (!crm_cursor_is_task(at))
		return measure_closeness(s, at, e);
	s->closeness[row] = numbers(s, CRM_TREND)[row] = CRM_NO_FIGURE;
	return 0;
}

static int
measure_row(void *to, unsigned hand, crm_cursor *at, crm_error *e)
{
	crm_score *s = to;
	size_t row = crm_cursor_row(at);
	crm_value v;

	(void)hand;
	if (crm_cursor_is_noncustomer(at))
		return measure_noncustomer(s, at, e);
	for (int i = 0; i < CRM_MEASURES; i++) {
		if (crm_cursor_value(at, s->fact[i], &v, e) < 0 ||
		    crm_figure(&v, crm_score_columns[i].name, s->frame, row, &s->measure[i][row],
			       e) < 0)
			return -1;
		if (i != CRM_RECENCY && s->measure[i][row] == CRM_NO_FIGURE)
			s->measure[i][row] = 0;
	}
	for (size_t i = 0; i < s->how->parts; i++) {
		const struct crm_part *part = &s->how->part[i];
		if (crm_expr_value(part->of, at, &v, e) < 0 ||
		    crm_figure(&v, part->name, s->frame, row, &s->part[i][row], e) < 0)
			return -1;
	}
	if (s->prospect && (crm_expr_value(s->how->prospects.of, at, &v, e) < 0 ||
			    crm_figure(&v, "prospects", s->frame, row, &s->prospect[row], e) < 0))
		return -1;
	return measure_closeness(s, at, e);
}

/* ---- the second pass: the columns ---- */

static void
put_groups(crm_score *s, size_t row)
{
	unsigned cell = 0;

	if (!crm_score_is_buyer(s, row) || s->measure[CRM_RECENCY][row] == CRM_NO_FIGURE)
		return;
	for (int i = 0; i < CRM_MEASURES; i++) {
		unsigned q = crm_quantile_of(&s->measures[i], s->measure[i][row]);
		numbers(s, (enum crm_score_at)(CRM_R + i))[row] = q * CRM_NUM_ONE;
		cell = cell * s->how->rfm[i].groups + q - 1;
	}
	crm_frame_codes(s->frame, s->column[CRM_RFM])[row] = 1 + cell;
}

static int
score_row(void *to, unsigned hand, crm_cursor *at, crm_error *e)
{
	crm_score *s = to;
	const struct crm_scoring *how = s->how;
	size_t row = crm_cursor_row(at);
	crm_num value, score;
	crm_value v;

	(void)hand;
	if (crm_cursor_is_noncustomer(at))
		return 0;
	put_groups(s, row);
	value = crm_mark(crm_score_sum(s, row));
	numbers(s, CRM_VALUE)[row] = value;
	if (crm_expr_value(how->score, at, &v, e) < 0 ||
	    crm_figure(&v, "score", s->frame, row, &score, e) < 0)
		return -1;
	numbers(s, CRM_SCORE)[row] = score == CRM_NO_FIGURE ? score : crm_mark(score);
	crm_frame_codes(s->frame, s->column[CRM_QUADRANT])[row] =
		1 + 2 * (value >= how->quadrant_value) +
		(s->closeness[row] >= how->quadrant_closeness);
	return 0;
}

/* Three digits, "555"; where there are ten groups "10-7-10". */
static void
name_cell(crm_score *s, unsigned cell)
{
	const struct crm_grouping *g = s->how->rfm;
	unsigned m = cell % g[2].groups, f = cell / g[2].groups % g[1].groups,
		 r = cell / g[2].groups / g[1].groups;
	bool wide = g[0].groups > 9 || g[1].groups > 9 || g[2].groups > 9;
	char text[16];
	int n = snprintf(text, sizeof text, wide ? "%u-%u-%u" : "%u%u%u", r + 1, f + 1, m + 1);

	s->rfm[1 + cell] = crm_frame_keep(s->frame, (crm_str){text, (size_t)n});
}

static void
name_choices(crm_score *s)
{
	for (unsigned i = 0; i < cells(s->how); i++)
		name_cell(s, i);
	for (unsigned i = 0; i < 4; i++)
		s->quadrant[1 + i] = crm_str_z(s->how->quadrant[i / 2][i % 2]);
}

int
crm_score_run(crm_score *s, crm_error *e)
{
	size_t room = (crm_frame_rows(s->frame) + 1) * sizeof(crm_num);

	name_choices(s);
	for (int i = 0; i < CRM_MEASURES; i++)
		s->measure[i] = numbers(s, (enum crm_score_at)i);
	for (size_t i = 0; i < s->how->parts; i++)
		s->part[i] = crm_alloc(room);
	if (s->how->prospects.of)
		s->prospect = crm_alloc(room);
	s->closeness = numbers(s, CRM_CLOSENESS);
	if (crm_frame_each(s->frame, measure_row, s, e) < 0)
		return -1;
	for (int i = 0; i < CRM_MEASURES; i++)
		crm_figures_forget(s->frame, s->measure[i]);
	for (size_t i = 0; i < s->how->parts; i++)
		crm_figures_forget(s->frame, s->part[i]);
	if (!s->cutoffs)
		crm_score_rank(s);
	else if (crm_score_check_cutoffs(s, e) < 0)
		return -1;
	return crm_frame_each(s->frame, score_row, s, e);
}
