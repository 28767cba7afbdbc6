/* goals_rows.c: the rows of the table of goals. What is a state of customers is that of today, and
 * so of the period that is running. */
#include <string.h>

#include "stats/goals.h"

static void
put_row(crm_stats *s, const uint32_t *key, uint32_t row)
{
	(void)row;
	crm_stats_groups_find(s->groups, key);
}

/* Every group of --by has a row for every goal and period. */
static void
fill_up(crm_stats *s)
{
	const struct crm_stats_goals *of = s->own;
	uint32_t key[CRM_BY_ALL] = {0};
	size_t n;

	for (size_t row = 0; row < s->rows; row++)
		for (size_t i = 0; !s->left_out[row] && i < crm_goals_of(s); i++) {
			key[s->bys - 2] = (uint32_t)i + 1;
			key[s->bys - 1] = (uint32_t)(of->last[i] * 8 + crm_goal_at(s, i)->per);
			crm_count_row(s, 0, key, (uint32_t)row, put_row);
		}
	n = s->groups->n;
	for (size_t j = 0; j < n; j++) {
		size_t i = s->groups->group[j]->key[s->bys - 2] - 1;
		memcpy(key, s->groups->group[j]->key, sizeof key);
		for (int32_t p = of->first[i]; p < of->last[i]; p++) {
			key[s->bys - 1] = (uint32_t)(p * 8 + crm_goal_at(s, i)->per);
			crm_stats_groups_find(s->groups, key);
		}
	}
}

/* Whether it is a state of customers, which is known of today alone. */
static bool
is_state(const struct crm_goal *g)
{
	return g->what >= CRM_GOAL_COUNT;
}

static void
put_value(crm_stats *s, const uint32_t *key, uint32_t row)
{
	struct crm_stats_goals *of = s->own;
	struct crm_stats_group *g = crm_stats_group_at(s->groups, key);

	(void)row;
	crm_measured_add(&of->figure[of->goal], crm_table_sums(s, g), of->counts, of->number, 1);
}

/* The state of the customers whom a goal is about, in the period of today. */
static int
measure(crm_stats *s, size_t i, crm_error *e)
{
	struct crm_stats_goals *of = s->own;
	crm_cursor *c = crm_cursor_new(s->frame);
	uint32_t key[CRM_BY_ALL] = {0};

	of->goal = i;
	of->counts = 0;
	key[s->bys - 2] = (uint32_t)i + 1;
	key[s->bys - 1] = (uint32_t)(of->last[i] * 8 + crm_goal_at(s, i)->per);
	for (size_t row = 0; row < s->rows && of->counts >= 0; row++) {
		crm_value v;
		if (s->left_out[row] || !(of->about[row] >> i & 1))
			continue;
		crm_cursor_go(c, row);
		of->counts = crm_expr_value(crm_goal_at(s, i)->value, c, &v, e);
		if (of->counts == 0)
			of->counts = crm_measure_value(&of->figure[i], &v, &of->number, e);
		if (of->counts >= 0)
			crm_count_row(s, 0, key, (uint32_t)row, put_value);
	}
	crm_cursor_free(c);
	return of->counts < 0 ? -1 : 0;
}

int
crm_goals_gather(crm_stats *s, crm_error *e)
{
	crm_day today = crm_frame_today(s->frame).day;

	fill_up(s);
	for (size_t i = 0; i < crm_goals_of(s); i++) {
		const struct crm_goal *g = crm_goal_at(s, i);
		int32_t now = crm_period_of((enum crm_unit)g->per, today, s->week);
		if (is_state(g) && ((struct crm_stats_goals *)s->own)->last[i] == now &&
		    measure(s, i, e) < 0)
			return -1;
	}
	return 0;
}

/* Whether more may come in the period. A day without a time of day is over, and what is a state of
 * customers is that of today. */
static bool
is_open(const crm_stats *s, const struct crm_goal *g, int32_t period)
{
	crm_day ends = crm_period_last((enum crm_unit)g->per, period, s->week);
	crm_time today = crm_frame_today(s->frame);

	return !is_state(g) && (ends > today.day || (ends == today.day && today.minute >= 0));
}

/* While more may come, a share may rise and fall, but a count only rises: what it has, it keeps. */
static const char *
word_of(const crm_stats *s, const struct crm_goal *g, int32_t period, const struct crm_cell *c)
{
	bool enough = g->at_least == CRM_NO_NUMBER || c->number >= g->at_least;
	bool too_much = g->at_most != CRM_NO_NUMBER && c->number > g->at_most;

	if (!c->there)
		return "";
	if (!is_open(s, g, period))
		return enough && !too_much ? "yes" : "no";
	if (g->what == CRM_GOAL_ANSWERED)
		return "open";
	return too_much ? "no" : enough && g->at_most == CRM_NO_NUMBER ? "yes" : "open";
}

int
crm_goals_fill(crm_stats *s, struct crm_stats_group *g, struct crm_cell *cell, crm_error *e)
{
	const struct crm_stats_goals *of = s->own;
	size_t i = g->key[s->bys - 2] - 1;
	const struct crm_goal *goal = crm_goal_at(s, i);
	int32_t period = ((int32_t)g->key[s->bys - 1] - goal->per) / 8;
	bool known =
		!is_state(goal) || period == crm_period_of((enum crm_unit)goal->per,
							   crm_frame_today(s->frame).day, s->week);
	int decimals;

	if (known && crm_measured_cell(&of->figure[i], crm_table_sums(s, g), &cell[0], e) < 0)
		return -1;
	decimals = of->figure[i].function == CRM_COUNT   ? 0
		   : of->figure[i].function == CRM_SHARE ? 4
							 : 2;
	if (goal->at_least != CRM_NO_NUMBER)
		cell[1] = (struct crm_cell){
			.there = true, .number = goal->at_least, .decimals = decimals};
	if (goal->at_most != CRM_NO_NUMBER)
		cell[2] = (struct crm_cell){
			.there = true, .number = goal->at_most, .decimals = decimals};
	cell[3].word = word_of(s, goal, period, &cell[0]);
	return 0;
}
