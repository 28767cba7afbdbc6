/* score.c: what customers are worth and how close they are: the columns. */
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/parallel.h"
#include "score/score.h"

static const struct {
	const char *name;
	enum crm_type type;
	int decimals;
} columns[CRM_SCORE_COLUMNS] = {
	[CRM_RECENCY] = {"recency", CRM_NUMBER, 0},
	[CRM_FREQUENCY] = {"frequency", CRM_NUMBER, 0},
	[CRM_MONETARY] = {"monetary", CRM_NUMBER, 2},
	[CRM_R] = {"r", CRM_NUMBER, 0},
	[CRM_F] = {"f", CRM_NUMBER, 0},
	[CRM_M] = {"m", CRM_NUMBER, 0},
	[CRM_RFM] = {"rfm", CRM_TEXT, 0},
	[CRM_VALUE] = {"value", CRM_NUMBER, 1},
	[CRM_CLOSENESS] = {"closeness", CRM_NUMBER, 1},
	[CRM_TREND] = {"closeness_trend", CRM_NUMBER, 1},
	[CRM_SCORE] = {"score", CRM_NUMBER, 1},
	[CRM_QUADRANT] = {"quadrant", CRM_TEXT, 0},
};

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
	if (s->policy->scoring.rating > 0 &&
	    crm_table_find(crm_frame_table(s->frame), "closeness_rating") >= 0)
		if ((s->rating = crm_frame_ref(s->frame, CRM_STR("closeness_rating"), e)) < 0)
			return -1;
	return 0;
}

/* A stream may carry the facts of today alone: then there is no trend. */
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
	const struct crm_prospects *p = &s->policy->scoring.prospects;

	if (!p->of)
		return 0;
	if (crm_forbid(s->policy, p->place, "prospects", p->of, names, CRM_SCORE_COLUMNS, e) < 0)
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
		names[i] = columns[i].name;
	for (size_t i = 0; i < s->policy->scoring.parts; i++) {
		const struct crm_part *part = &s->policy->scoring.part[i];
		snprintf(who, sizeof who, "part %s", part->name);
		if (crm_forbid(s->policy, part->place, who, part->of, names, CRM_SCORE_COLUMNS, e) <
			    0 ||
		    crm_expr_bind(part->of, s->frame, e) < 0)
			return -1;
		if (part->weight > 0)
			s->weight += part->weight;
	}
	return bind_prospects(s, names, e);
}

/* The score joins columns of this very run, which are added first. */
static int
bind_score(crm_score *s, crm_error *e)
{
	static const char *const after[] = {"score", "quadrant"};
	const struct crm_scoring *how = &s->policy->scoring;

	for (int i = 0; i < CRM_SCORE_COLUMNS; i++)
		s->column[i] = columns[i].type == CRM_TEXT
				       ? crm_frame_add_choice(s->frame, columns[i].name,
							      i == CRM_RFM ? s->rfm : s->quadrant)
				       : crm_frame_add(s->frame, columns[i].name, columns[i].type,
						       columns[i].decimals);
	if (crm_forbid(s->policy, (crm_place){.line = 0}, "score", how->score, after, 2, e) < 0)
		return -1;
	return crm_expr_bind(how->score, s->frame, e);
}

static unsigned
cells(const crm_policy *p)
{
	const struct crm_grouping *g = p->scoring.rfm;

	return g[0].groups * g[1].groups * g[2].groups;
}

crm_score *
crm_score_new(const crm_policy *p, crm_frame *f, crm_error *e)
{
	crm_score *s = crm_alloc(sizeof *s);

	s->policy = p;
	s->frame = f;
	s->part = crm_alloc((p->scoring.parts + 1) * sizeof *s->part);
	s->parts = crm_alloc((p->scoring.parts + 1) * sizeof *s->parts);
	s->measures = crm_alloc(CRM_MEASURES * sizeof *s->measures);
	s->rfm = crm_alloc((cells(p) + 1) * sizeof *s->rfm);
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
	for (size_t i = 0; i < s->policy->scoring.parts; i++)
		free(s->part[i]);
	free(s->part);
	free(s->prospect);
	free(s->parts);
	free(s->measures);
	free(s->rfm);
	free(s);
}

/* ---- first over the rows: what each has ---- */

/* The cells of a column. */
static crm_num *
numbers(crm_score *s, enum crm_score_column column)
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

static int
measure_row(void *to, unsigned hand, crm_cursor *at, crm_error *e)
{
	crm_score *s = to;
	size_t row = crm_cursor_row(at);
	crm_value v;

	(void)hand;
	for (int i = 0; i < CRM_MEASURES; i++) {
		if (crm_cursor_value(at, s->fact[i], &v, e) < 0 ||
		    crm_figure(&v, columns[i].name, s->frame, row, &s->measure[i][row], e) < 0)
			return -1;
		if (i != CRM_RECENCY && s->measure[i][row] == CRM_NO_FIGURE)
			s->measure[i][row] = 0;
	}
	for (size_t i = 0; i < s->policy->scoring.parts; i++) {
		const struct crm_part *part = &s->policy->scoring.part[i];
		if (crm_expr_value(part->of, at, &v, e) < 0 ||
		    crm_figure(&v, part->name, s->frame, row, &s->part[i][row], e) < 0)
			return -1;
	}
	if (s->prospect && (crm_expr_value(s->policy->scoring.prospects.of, at, &v, e) < 0 ||
			    crm_figure(&v, "prospects", s->frame, row, &s->prospect[row], e) < 0))
		return -1;
	return measure_closeness(s, at, e);
}

/* ---- then over the crowd: who is where ---- */

/* Nobody has a place among buyers who never bought. */
static bool
is_buyer(const crm_score *s, size_t row)
{
	return s->measure[CRM_FREQUENCY][row] > 0;
}

static void
rank_measure(crm_score *s, size_t i, crm_num *spare)
{
	size_t n = 0;

	for (size_t row = 0; row < crm_frame_rows(s->frame); row++)
		if (crm_score_has_place(s, i, row))
			spare[n++] = s->measure[i][row];
	crm_quantiles_fill(&s->measures[i], &s->policy->scoring.rfm[i], i == CRM_RECENCY, spare, n);
}

/* Where much is good, nothing is no place in the ranks: two thirds who never
 * brought anyone would share a group with some who did. */
static bool
is_ranked(const struct crm_part *part, crm_num figure)
{
	return figure != CRM_NO_FIGURE && (part->rank == CRM_RANK_LOW || figure != 0);
}

static void
rank_part(crm_score *s, size_t i, crm_num *spare)
{
	const struct crm_part *part = &s->policy->scoring.part[i];
	size_t n = 0;

	if (part->rank == CRM_RANK_NONE)
		return;
	for (size_t row = 0; row < crm_frame_rows(s->frame); row++)
		if (is_ranked(part, s->part[i][row]))
			spare[n++] = s->part[i][row];
	crm_quantiles_fill(&s->parts[i], &part->grouping, part->rank == CRM_RANK_LOW, spare, n);
}

/* Each measure and part has ranks of its own: whoever is free takes the next. */
struct ranking {
	crm_score *score;
	atomic_size_t next;
};

static void
rank_next(void *arg, unsigned hand)
{
	struct ranking *r = arg;
	crm_score *s = r->score;
	crm_num *spare = crm_realloc(NULL, (crm_frame_rows(s->frame) + 1) * sizeof *spare);
	size_t i;

	(void)hand;
	while ((i = atomic_fetch_add(&r->next, 1)) < CRM_MEASURES + s->policy->scoring.parts)
		if (i < CRM_MEASURES)
			rank_measure(s, i, spare);
		else
			rank_part(s, i - CRM_MEASURES, spare);
	free(spare);
}

static void
rank(crm_score *s)
{
	struct ranking r = {.score = s};

	atomic_init(&r.next, 0);
	crm_parallel(crm_frame_hands(s->frame), rank_next, &r);
}

/* ---- points ---- */

/* How far v stands from a to b, as 0 to 100 points; b may be below a. */
static crm_num
on_scale(crm_num v, crm_num a, crm_num b)
{
	crm_num low = a < b ? a : b, high = a < b ? b : a, part, whole;

	v = v < low ? low : v > high ? high : v;
	if (crm_num_sub(v, a, &part) < 0 || crm_num_sub(b, a, &whole) < 0 ||
	    crm_num_div(part, whole, &part) < 0)
		return 0;
	return part * 100;
}

struct crm_points
crm_score_points(const crm_score *s, size_t i, crm_num figure)
{
	const struct crm_part *part = &s->policy->scoring.part[i];
	struct crm_points p = {0, 0, 0};

	if (part->rank == CRM_RANK_NONE && figure != CRM_NO_FIGURE) {
		p.points = on_scale(figure, part->scale_from, part->scale_to);
	} else if (part->rank != CRM_RANK_NONE && is_ranked(part, figure)) {
		p.group = crm_quantile_of(&s->parts[i], figure);
		crm_num_div(p.group * CRM_FULL_MARKS, part->grouping.groups * CRM_NUM_ONE,
			    &p.points);
	}
	if (crm_num_mul(p.points, part->weight, &p.contribution) < 0 ||
	    crm_num_div(p.contribution, s->weight, &p.contribution) < 0)
		p.contribution = 0;
	return p;
}

crm_num
crm_mark(crm_num n)
{
	return crm_num_round(n < 0 ? 0 : n > CRM_FULL_MARKS ? CRM_FULL_MARKS : n, 1);
}

bool
crm_score_is_prospect(const crm_score *s, size_t row)
{
	return s->prospect && !is_buyer(s, row) && s->prospect[row] != CRM_NO_FIGURE;
}

crm_num
crm_score_sum(const crm_score *s, size_t row)
{
	const struct crm_prospects *p = &s->policy->scoring.prospects;
	crm_num sum = 0;

	if (crm_score_is_prospect(s, row))
		return on_scale(s->prospect[row], p->from, p->to);
	for (size_t i = 0; i < s->policy->scoring.parts; i++)
		sum += crm_score_points(s, i, s->part[i][row]).contribution;
	return sum;
}

/* ---- then over the rows again ---- */

static void
put_groups(crm_score *s, size_t row)
{
	unsigned cell = 0;

	if (!is_buyer(s, row) || s->measure[CRM_RECENCY][row] == CRM_NO_FIGURE)
		return;
	for (int i = 0; i < CRM_MEASURES; i++) {
		unsigned q = crm_quantile_of(&s->measures[i], s->measure[i][row]);
		numbers(s, (enum crm_score_column)(CRM_R + i))[row] = q * CRM_NUM_ONE;
		cell = cell * s->policy->scoring.rfm[i].groups + q - 1;
	}
	crm_frame_codes(s->frame, s->column[CRM_RFM])[row] = 1 + cell;
}

static int
judge_row(void *to, unsigned hand, crm_cursor *at, crm_error *e)
{
	crm_score *s = to;
	const struct crm_scoring *how = &s->policy->scoring;
	size_t row = crm_cursor_row(at);
	crm_num value, score;
	crm_value v;

	(void)hand;
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
	const struct crm_grouping *g = s->policy->scoring.rfm;
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
	for (unsigned i = 0; i < cells(s->policy); i++)
		name_cell(s, i);
	for (unsigned i = 0; i < 4; i++)
		s->quadrant[1 + i] = crm_str_z(s->policy->scoring.quadrant[i / 2][i % 2]);
}

int
crm_score_run(crm_score *s, crm_error *e)
{
	size_t room = (crm_frame_rows(s->frame) + 1) * sizeof(crm_num);

	name_choices(s);
	for (int i = 0; i < CRM_MEASURES; i++)
		s->measure[i] = numbers(s, (enum crm_score_column)i);
	for (size_t i = 0; i < s->policy->scoring.parts; i++)
		s->part[i] = crm_alloc(room);
	if (s->policy->scoring.prospects.of)
		s->prospect = crm_alloc(room);
	s->closeness = numbers(s, CRM_CLOSENESS);
	if (crm_frame_each(s->frame, measure_row, s, e) < 0)
		return -1;
	if (!s->cutoffs)
		rank(s);
	else if (crm_score_check_cutoffs(s, e) < 0)
		return -1;
	return crm_frame_each(s->frame, judge_row, s, e);
}

/* Which part the i-th of those ranked is, behind the measures; `parts` past the last. */
static size_t
ranked_part(const struct crm_scoring *how, size_t i)
{
	size_t p = 0;

	for (; p < how->parts; p++)
		if (how->part[p].rank != CRM_RANK_NONE && i-- == CRM_MEASURES)
			break;
	return p;
}

bool
crm_score_ranked(const crm_score *s, size_t i, struct crm_ranked *out)
{
	const struct crm_scoring *how = &s->policy->scoring;
	size_t p = i < CRM_MEASURES ? 0 : ranked_part(how, i);

	if (i < CRM_MEASURES)
		*out = (struct crm_ranked){"",           columns[i].name, columns[i].decimals,
					   &how->rfm[i], &s->measures[i], i == CRM_RECENCY};
	else if (p < how->parts)
		*out = (struct crm_ranked){"value:",
					   how->part[p].name,
					   0,
					   &how->part[p].grouping,
					   &s->parts[p],
					   how->part[p].rank == CRM_RANK_LOW};
	else
		return false;
	return true;
}

bool
crm_score_has_place(const crm_score *s, size_t i, size_t row)
{
	const struct crm_scoring *how = &s->policy->scoring;
	size_t p = i < CRM_MEASURES ? 0 : ranked_part(how, i);

	if (i < CRM_MEASURES)
		return is_buyer(s, row) && s->measure[i][row] != CRM_NO_FIGURE;
	return is_ranked(&how->part[p], s->part[p][row]);
}
