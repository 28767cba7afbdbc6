/* stats.c: the whole of crm-stats: what is asked for is bound, the logs are folded, and the groups
 * are written. */
#include <stdlib.h>

#include "expr/expr.h"
#include "kinds/kinds.h"
#include "stats/stats.h"

/* ---- what is asked for ---- */

static void
begin_listener(crm_stats *s)
{
	const crm_kinds *k = crm_policy_model(s->policy)->kinds;
	struct crm_listener *l = &s->listener;

	s->sales = crm_kinds_sales(k);
	s->refund = crm_kinds_find(k, CRM_STR("refund"));
	l->kinds = crm_kinds_every(k);
	l->reached = s->sales;
	crm_kindset_add(&l->reached, s->refund);
	l->amounts = l->reached;
	l->since = s->since;
	l->until = s->until;
}

static int
bind_only(crm_stats *s, crm_str text, struct crm_only *only, crm_error *e)
{
	bool late;

	only->holds = crm_condition_parse(text, crm_policy_model(s->policy)->kinds, e);
	if (!only->holds || crm_stats_bind(s, only->holds, &only->of_events, &late, e) < 0) {
		e->status = CRM_SYSTEM;
		return crm_fail_at(e, "--only", 0, NULL);
	}
	s->only_of_events |= only->of_events;
	s->early |= late;
	return 0;
}

static int
bind_columns(crm_stats *s, crm_error *e)
{
	const char *by = s->how->by ? s->how->by : s->table->by;

	if (crm_by_bind(s, crm_str_z(by), e) < 0) {
		e->status = CRM_SYSTEM;
		return crm_fail_at(e, "--by", 0, NULL);
	}
	if ((s->table->only && bind_only(s, crm_str_z(s->table->only), &s->only[0], e) < 0) ||
	    (s->how->only && bind_only(s, crm_str_z(s->how->only), &s->only[1], e) < 0))
		return -1;
	return 0;
}

/* Where the table counts customers, a condition or a figure of entries would mean nothing. */
static int
of_entries(const crm_stats *s, const char *option, crm_str what, crm_error *e)
{
	crm_fail(e, CRM_SYSTEM,
		 "%s looks at entries of the log, but --table=%s counts customers only",
		 crm_quote(what), s->table->name);
	return crm_fail_at(e, option, 0, NULL);
}

static int
bind_figures(crm_stats *s, crm_error *e)
{
	if (s->table->figures && crm_measures_parse(s, crm_str_z(s->table->figures), e) < 0)
		return -1;
	if (s->table->closed && (s->how->columns || s->how->compare))
		return crm_fail(e, CRM_SYSTEM, "%s cannot be combined with --table=%s",
				s->how->columns ? "--columns" : "--compare", s->table->name);
	if (s->how->columns && crm_measures_parse(s, crm_str_z(s->how->columns), e) < 0)
		return -1;
	if (s->table->hear)
		return 0;
	if (s->only_of_events)
		return of_entries(s, "--only", crm_str_z(s->how->only), e);
	for (size_t i = 0; i < s->measures; i++)
		if (s->measure[i].of_events)
			return of_entries(s, "--columns", s->measure[i].name, e);
	return 0;
}

/* ---- what is private ---- */

struct seen {
	const crm_stats *s;
	crm_str name; /* a private column; n 0: none yet */
};

static void
see_private(void *to, crm_str name)
{
	struct seen *seen = to;

	if (!crm_stats_of_log(seen->s, name) && crm_policy_private(seen->s->policy, name))
		seen->name = name;
}

/* People see no private column, neither as a group nor within a figure: a group may be one
 * customer. */
static int
check_private(const crm_stats *s, crm_error *e)
{
	struct seen seen = {.s = s};
	const char *option = "--by";

	for (size_t i = 0; i < s->bys; i++)
		if (s->by[i].what == CRM_GROUP_CUSTOMER)
			see_private(&seen, s->by[i].name);
	for (size_t i = 0; !seen.name.n && i < s->measures; i++) {
		option = "--columns";
		if (s->measure[i].of)
			crm_expr_names(s->measure[i].of, see_private, &seen);
	}
	if (!seen.name.n)
		return 0;
	crm_fail(e, CRM_SYSTEM,
		 "%s is private, so no table shows it; write a stream with -o or --to-tsv",
		 crm_quote(seen.name));
	return crm_fail_at(e, option, 0, NULL);
}

/* ---- the whole ---- */

/* The days of --period. */
static int
bind_period(crm_stats *s, crm_error *e)
{
	crm_str text = crm_str_z(s->how->period);
	int week = s->week;

	if (!s->how->period)
		return 0;
	if (!crm_period_parse(text, week, &s->unit, &s->period)) {
		crm_fail(
			e, CRM_SYSTEM,
			"%s is not a period such as 2026-11, 2026-W47, 2026-Q4, 2026 or 2026-11-21",
			crm_quote(text));
		return crm_fail_at(e, "--period", 0, NULL);
	}
	if (s->unit == CRM_WEEKS)
		week = 1; /* as it is written */
	s->since = crm_period_first(s->unit, s->period, week);
	s->until = crm_period_last(s->unit, s->period, week);
	return 0;
}

static int
bind(crm_stats *s, crm_error *e)
{
	if (bind_period(s, e) < 0)
		return -1;
	begin_listener(s);
	if (bind_columns(s, e) < 0 || bind_figures(s, e) < 0 || crm_beside_bind(s, e) < 0)
		return -1;
	if (s->table->bind && s->table->bind(s, e) < 0)
		return -1;
	if (s->how->people && check_private(s, e) < 0)
		return -1;
	return crm_stats_check_names(s, e);
}

crm_stats *
crm_stats_new(const crm_policy *p, crm_frame *f, const struct crm_stats_how *how, crm_error *e)
{
	crm_stats *s = crm_alloc(sizeof *s);

	s->policy = p;
	s->frame = f;
	s->how = how;
	s->table = crm_stats_table_at(how->table);
	s->since = how->since;
	s->until = how->until;
	s->arena = crm_arena_new();
	s->rows = crm_frame_rows(f);
	s->left_out = crm_alloc(s->rows + 1);
	s->week = p->week_starts + 1;
	if (bind(s, e) == 0)
		return s;
	crm_stats_free(s);
	return NULL;
}

static void
free_hand(struct crm_counting *c)
{
	crm_stats_groups_free(&c->groups);
	for (size_t i = 0; i < CRM_BY_ALL; i++)
		crm_words_free(&c->words[i]);
	crm_pool_free(&c->pool);
	crm_cursor_free(c->cursor);
}

void
crm_stats_free(crm_stats *s)
{
	if (!s)
		return;
	for (unsigned t = 0; t < CRM_THREADS_MAX; t++)
		free_hand(&s->hand[t]);
	for (size_t i = 0; i < s->bys; i++) {
		crm_words_free(&s->by[i].words);
		free(s->by[i].code);
		free(s->by[i].item);
	}
	for (size_t i = 0; i < s->measures; i++)
		crm_expr_free(s->measure[i].of);
	for (int i = 0; i < 2; i++)
		crm_expr_free(s->only[i].holds);
	if (s->table->release)
		s->table->release(s);
	if (s->groups)
		crm_stats_groups_free(s->groups);
	free(s->groups);
	free(s->left_out);
	crm_frame_free(s->past);
	crm_arena_free(s->arena);
	free(s);
}

/* ---- the run ---- */

int
crm_stats_fold(crm_stats *s, crm_frame *past, crm_error *e)
{
	crm_rejects *aside = s->run->rejects ? crm_rejects_new() : NULL;
	int failed = crm_frame_fold(past, s->run->threads, aside, e);

	if (aside)
		crm_rejects_join(s->run->rejects, aside);
	crm_rejects_free(aside);
	return failed;
}

/* The logs are read once more where the groups depend on what they say. */
static int
fold_again(crm_stats *s, crm_error *e)
{
	s->past = crm_frame_past(s->frame, crm_frame_today(s->frame));
	crm_fold_listen(crm_fold_of(s->past), &s->listener);
	return crm_stats_fold(s, s->past, e);
}

static int
group_customers(crm_stats *s, crm_error *e)
{
	if (crm_by_fill(s, e) < 0 || crm_leave_out(s, e) < 0 ||
	    (s->table->prepare && s->table->prepare(s, e) < 0))
		return -1;
	s->groups = crm_alloc(sizeof *s->groups);
	s->groups->keys = s->bys;
	s->groups->sums = s->measures + s->table->sums;
	if (s->table->hear)
		crm_count_begin(s);
	return 0;
}

static int
fold(crm_stats *s, const struct crm_stats_run *run, crm_error *e)
{
	bool later = s->early || !s->table->hear;

	if (!later) {
		if (group_customers(s, e) < 0)
			return -1;
		crm_fold_listen(crm_fold_of(s->frame), &s->listener);
	}
	if (crm_frame_fold(s->frame, run->threads, run->rejects, e) < 0 ||
	    crm_derived_run(run->derived, e) < 0 || (later && group_customers(s, e) < 0))
		return -1;
	return later && s->table->hear ? fold_again(s, e) : 0;
}

int
crm_stats_run(crm_stats *s, const struct crm_stats_run *run, crm_error *e)
{
	s->run = run;
	if (fold(s, run, e) < 0 ||
	    (s->table->hear && crm_count_end(s, crm_fold_of(s->past ? s->past : s->frame), e) < 0))
		return -1;
	if (s->table->count == crm_count_in && crm_by_of_customers(s) && !s->only_of_events &&
	    !s->how->compare)
		crm_count_everybody(s);
	if (s->table->gather && s->table->gather(s, e) < 0)
		return -1;
	return crm_measure_customers(s, e);
}

const char *
crm_stats_notices(const crm_stats *s)
{
	bool again = s->past && !crm_fold_asked(crm_fold_of(s->frame));

	return crm_frame_notices(again ? s->past : s->frame);
}

enum crm_type
crm_stats_type(const crm_stats *s, size_t column)
{
	size_t beside = s->how->compare ? 3 : 1;

	for (size_t i = 0; i < s->bys; i++)
		if (s->by[i].what != CRM_GROUP_THEN && column-- == 0)
			return s->by[i].what == CRM_GROUP_NUMBER ? CRM_NUMBER : CRM_TEXT;
	column /= beside;
	for (int i = 0; i < 5; i++)
		if (s->table->shows >> i & 1 && column-- == 0)
			return CRM_NUMBER;
	if (column < s->measures)
		return s->measure[column].dates ? CRM_DATE : CRM_NUMBER;
	return column - s->measures == s->table->word - 1 ? CRM_TEXT : CRM_NUMBER;
}
