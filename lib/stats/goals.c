/* goals.c: the goals of the policy: what was reached in each period, and whether a goal is met. A
 * group is a goal, a period of its length and the columns of --by. Entries are counted here as they
 * are heard. */
#include <string.h>

#include "expr/expr.h"
#include "fold/answer.h"
#include "fold/moment.h"
#include "stats/goals.h"

/* Of a customer. CRM_HEARD_STATE bytes. */
struct course {
	int64_t last;     /* the moment of the last entry */
	int32_t bought;   /* the last day with a purchase, less CRM_DAY_ZERO; 0: none */
	uint32_t waiting; /* contacts that wait for an answer, in the pool */
	uint8_t deals;    /* days with a purchase, up to 2 */
	bool replied;     /* they replied at the last moment */
};
_Static_assert(sizeof(struct course) <= CRM_HEARD_STATE, "the state of a customer");

struct contact {
	crm_day day;
	uint32_t next;
};

/* ---- what is asked for ---- */

static int
bind_expression(crm_stats *s, crm_expr *x, const struct crm_goal *g, bool *late, crm_error *e)
{
	bool of_events;

	if (!x)
		return 0;
	if (crm_stats_bind(s, x, &of_events, late, e) < 0)
		return -1;
	if (!of_events)
		return 0;
	return crm_policy_fault(s->policy, g->place, e,
				"goal \"%s\": its expressions may look at customers and facts, "
				"and not at columns of the log",
				g->name);
}

static int
bind_goal(crm_stats *s, size_t i, crm_error *e)
{
	static const enum crm_function_of functions[] = {CRM_COUNT, CRM_SHARE, CRM_SUM, CRM_MEAN};
	const struct crm_goal *g = crm_goal_at(s, i);
	struct crm_stats_goals *of = s->own;
	enum crm_unit unit = (enum crm_unit)g->per;
	bool late = false, unused;

	of->figure[i] = (struct crm_own_figure){
		.name = crm_str_z(g->name),
		.function = g->what == CRM_GOAL_ANSWERED ? CRM_SHARE
			    : g->what >= CRM_GOAL_COUNT  ? functions[g->what - CRM_GOAL_COUNT]
							 : CRM_COUNT,
		.of = g->value,
		.decimals = g->what == CRM_GOAL_SUM ? 2 : 0};
	of->last[i] = crm_period_of(unit, s->last, s->week);
	of->first[i] =
		s->since == CRM_NO_DAY ? of->last[i] : crm_period_of(unit, s->since, s->week);
	if (bind_expression(s, g->when, g, &late, e) < 0 ||
	    bind_expression(s, g->value, g, &unused, e) < 0)
		return -1;
	s->early |= late;
	crm_kindset_join(&s->listener.kinds, &g->kinds);
	return 0;
}

static int
bind(crm_stats *s, crm_error *e)
{
	const crm_kinds *k = crm_policy_model(s->policy)->kinds;
	struct crm_listener *l = &s->listener;
	struct crm_stats_goals *of;
	struct crm_by *b;

	if (!crm_by_of_customers(s)) {
		crm_fail(e, CRM_SYSTEM, "--table=goals takes columns of customers");
		return crm_fail_at(e, "--by", 0, NULL);
	}
	of = s->own = crm_arena_alloc(s->arena, sizeof *of);
	of->set = crm_policy_section(s->policy, &crm_section_goals);
	if (of->set->n == 0)
		return crm_fail(e, CRM_SYSTEM,
				"--table=goals: the policy has no section \"goals\"");
	of->touches = l->kinds = crm_kinds_touches(k);
	crm_kindset_join(&l->kinds, &s->sales);
	of->talks = crm_kinds_talks(k);
	of->reply = crm_span_days(crm_policy_model(s->policy)->reply);
	l->since = CRM_NO_DAY;
	l->until = CRM_NO_DAY;
	b = crm_by_add(s, CRM_GROUP_WORD, "goal");
	for (size_t i = 0; i < of->set->n; i++) {
		crm_words_put(&b->words, crm_str_z(crm_goal_at(s, i)->name));
		if (bind_goal(s, i, e) < 0)
			return -1;
	}
	crm_by_add(s, CRM_GROUP_UNITS, "period");
	l->dirs = l->reached = l->kinds;
	l->channels = true;
	return 0;
}

/* Whom each goal is about. */
static int
prepare(crm_stats *s, crm_error *e)
{
	struct crm_stats_goals *of = s->own;
	crm_cursor *c = crm_cursor_new(s->frame);
	int holds = 1;

	of->about = crm_arena_alloc(s->arena, (s->rows + 1) * sizeof *of->about);
	for (size_t row = 0; row < s->rows && holds >= 0; row++) {
		crm_cursor_go(c, row);
		for (size_t i = 0; i < crm_goals_of(s) && holds >= 0; i++) {
			const crm_expr *when = crm_goal_at(s, i)->when;
			holds = when ? crm_expr_holds(when, c, e) : 1;
			of->about[row] |= holds == 1 ? UINT32_C(1) << i : 0;
		}
	}
	crm_cursor_free(c);
	return holds < 0 ? -1 : 0;
}

/* ---- entries ---- */

/* Counts for a goal, if it is about the customer and shows the period of that day. */
static void
add_to(crm_stats *s, struct crm_counting *c, size_t i, crm_day day, const struct crm_heard *e,
       struct crm_goal_sum sum)
{
	const struct crm_stats_goals *of = s->own;
	int32_t period = crm_period_of((enum crm_unit)crm_goal_at(s, i)->per, day, s->week);

	if (!(of->about[e->row] >> i & 1) || period < of->first[i] || period > of->last[i])
		return;
	sum.goal = i;
	sum.period = (uint32_t)(period * 8 + crm_goal_at(s, i)->per);
	c->goal = sum;
	crm_count_sides(s, c, CRM_NOW, NULL, e);
}

static void
add(crm_stats *s, struct crm_counting *c, enum crm_goal_of what, crm_day day,
    const struct crm_heard *e, struct crm_goal_sum sum)
{
	for (size_t i = 0; i < crm_goals_of(s); i++)
		if (crm_goal_at(s, i)->what == what)
			add_to(s, c, i, day, e, sum);
}

static const struct crm_goal_sum one = {.counts = 1, .known = 1};

/* An entry that reached: a contact for goals that name no kinds, if we began it. */
static void
meet(crm_stats *s, struct crm_counting *c, bool ours, const struct crm_heard *e)
{
	for (size_t i = 0; i < crm_goals_of(s); i++) {
		const struct crm_goal *g = crm_goal_at(s, i);
		if (g->what == CRM_GOAL_CONTACTS &&
		    (g->has_kinds ? crm_kindset_has(&g->kinds, e->kind) : ours))
			add_to(s, c, i, e->when.day, e, one);
	}
}

/* A purchase; several of one day are one deal. */
static void
buy(crm_stats *s, struct crm_counting *c, struct course *w, const struct crm_heard *e)
{
	crm_day day = e->when.day, last = w->bought + CRM_DAY_ZERO;

	if (w->bought && day <= last)
		return;
	if (w->deals < 2)
		add(s, c, w->deals == 0 ? CRM_GOAL_FIRST_DEALS : CRM_GOAL_SECOND_DEALS, day, e,
		    one);
	for (size_t i = 0; w->bought && i < crm_goals_of(s); i++)
		if (crm_goal_at(s, i)->what == CRM_GOAL_WON_BACK &&
		    crm_day_add(last, crm_goal_at(s, i)->away, 1) <= day)
			add_to(s, c, i, day, e, one);
	w->bought = day - CRM_DAY_ZERO;
	w->deals += w->deals < 2;
}

/* Until its days are over a contact without an answer does not count. */
static bool
may_be_answered(const crm_stats *s, crm_day day)
{
	const struct crm_stats_goals *of = s->own;

	return crm_in_reply(day, crm_frame_today(s->frame).day, of->reply);
}

/* A contact of ours: see fold/answer.h. */
static void
contact(crm_stats *s, struct crm_counting *c, struct course *w, const struct crm_heard *e)
{
	const struct crm_stats_goals *of = s->own;
	uint32_t at;

	if (w->replied || crm_answered_by(e->outcome, of->talks) >> e->channel & 1) {
		add(s, c, CRM_GOAL_ANSWERED, e->when.day, e, one);
		return;
	}
	if (!may_be_answered(s, e->when.day))
		add(s, c, CRM_GOAL_ANSWERED, e->when.day, e, (struct crm_goal_sum){.known = 1});
	at = crm_pool_take(&c->pool, sizeof(struct contact));
	*(struct contact *)crm_pool_at(&c->pool, at) = (struct contact){e->when.day, w->waiting};
	w->waiting = at;
}

/* A touch of theirs, which answers all contacts of the days before it. */
static void
reply(crm_stats *s, struct crm_counting *c, struct course *w, const struct crm_heard *e)
{
	const struct crm_stats_goals *of = s->own;

	w->replied = true;
	while (w->waiting) {
		struct contact asked = *(struct contact *)crm_pool_at(&c->pool, w->waiting);
		crm_pool_give(&c->pool, w->waiting, sizeof asked);
		w->waiting = asked.next;
		if (crm_in_reply(asked.day, e->when.day, of->reply))
			add(s, c, CRM_GOAL_ANSWERED, asked.day, e,
			    (struct crm_goal_sum){.counts = 1,
						  .known = may_be_answered(s, asked.day)});
	}
}

static enum crm_order
hear(void *to, unsigned thread, void *state, const struct crm_heard *e)
{
	crm_stats *s = to;
	const struct crm_stats_goals *of = s->own;
	struct crm_counting *c = &s->hand[thread];
	struct course *w = state;
	bool touch = crm_kindset_has(&of->touches, e->kind), reached = e->outcome == CRM_REACHED;
	int64_t now = crm_moment(e->when);

	if (crm_count_leaves_out(s, c, e))
		return CRM_IN_ORDER;
	if (now < w->last)
		return CRM_OUT_OF_ORDER;
	w->replied &= now == w->last;
	w->last = now;
	if (reached)
		meet(s, c, touch && e->dir == CRM_OUT, e);
	if (touch && e->dir == CRM_OUT)
		contact(s, c, w, e);
	else if (touch && reached)
		reply(s, c, w, e);
	if (reached && crm_kindset_has(&s->sales, e->kind))
		buy(s, c, w, e);
	return CRM_IN_ORDER;
}

static enum crm_order
count(const crm_stats *s, struct crm_counting *c, const uint32_t *key, void *state,
      const struct crm_heard *e)
{
	int times = e->back ? -1 : 1;
	uint32_t own[CRM_BY_ALL];
	struct crm_stats_group *g;
	struct crm_measured *sum;

	(void)state;
	memcpy(own, key, sizeof own);
	own[s->bys - 2] = (uint32_t)c->goal.goal + 1;
	own[s->bys - 1] = c->goal.period;
	g = crm_stats_group_at(&c->groups, own);
	sum = crm_table_sums(s, g);
	g->events += times;
	sum->n += c->goal.counts * times;
	sum->known += c->goal.known * times;
	return CRM_IN_ORDER;
}

const struct crm_stats_table crm_table_goals = {.name = "goals",
						.by = "owner",
						.cells = {"figure", "at_least", "at_most", "met"},
						.word = 4,
						.closed = true,
						.sums = 1,
						.bind = bind,
						.prepare = prepare,
						.hear = hear,
						.count = count,
						.gather = crm_goals_gather,
						.fill = crm_goals_fill};
