/* response.c: how long customers wait for an answer: from a touch of theirs to the next one of ours
 * that reaches them, in hours, working hours where the policy has hours. */
#include "due/calendar.h"
#include "kinds/kinds.h"
#include "stats/stats.h"

static const struct crm_own_figure figures[] = {
	{.name = {"median", 6}, .function = CRM_MEDIAN},
	{.name = {"mean", 4}, .function = CRM_MEAN},
};
enum { HOURS, MEAN, DAY_LONG = 24 };

/* Of a customer; moments are minutes, from 1 on. CRM_HEARD_STATE bytes. */
struct waiting {
	int64_t since; /* 0: for nothing */
	int64_t last;  /* the last entry */
	int64_t answered;
};
_Static_assert(sizeof(struct waiting) <= CRM_HEARD_STATE, "the state of a customer");

static int
bind(crm_stats *s, crm_error *e)
{
	struct crm_listener *l = &s->listener;

	(void)e;
	l->kinds = crm_kinds_touches(crm_policy_model(s->policy)->kinds);
	l->dirs = l->reached = l->kinds;
	return 0;
}

/* Minutes by the clock, from 1 on: an entry without a time is at the end of its day. */
static int64_t
moment_of(crm_time t)
{
	return crm_time_wall(t) - (int64_t)crm_day_of(1, 1, 1) * 1440 + 1;
}

static int64_t
minutes_between(const crm_stats *s, int64_t from, int64_t to)
{
	const int64_t zero = (int64_t)crm_day_of(1, 1, 1) * 1440 - 1;

	if (!crm_policy_hours(s->policy)->opens)
		return to - from;
	return crm_working_minutes(s->policy, from + zero, to + zero);
}

static enum crm_order
hear(void *to, unsigned thread, void *state, const struct crm_heard *e)
{
	crm_stats *s = to;
	struct crm_counting *c = &s->hand[thread];
	struct waiting *w = state;
	int64_t now = moment_of(e->when);
	enum crm_order order = CRM_IN_ORDER;

	if (crm_count_leaves_out(s, c, e))
		return CRM_IN_ORDER;
	if (now < w->last)
		return CRM_OUT_OF_ORDER;
	w->last = now;
	if (e->dir == CRM_IN) {
		/* What came at the moment of an answer was answered by it. */
		if (!w->since && w->answered != now)
			w->since = now;
		return CRM_IN_ORDER;
	}
	if (e->outcome != CRM_REACHED)
		return CRM_IN_ORDER;
	if (w->since && w->since < now) {
		c->answer = minutes_between(s, w->since, now);
		order = crm_count_event(s, c, state, e);
	}
	w->since = 0;
	w->answered = now;
	return order;
}

static enum crm_order
count(const crm_stats *s, struct crm_counting *c, const uint32_t *key, void *state,
      const struct crm_heard *e)
{
	struct crm_stats_group *g = crm_stats_group_at(&c->groups, key);
	crm_num hours = c->answer * CRM_NUM_ONE / 60;
	int times = e->back ? -1 : 1;

	(void)state;
	g->events += times;
	if (e->back)
		crm_members_drop(&g->members, (uint32_t)e->row);
	else
		crm_members_put(&g->members, (uint32_t)e->row, s->rows);
	g->purchases += c->answer <= DAY_LONG * 60 ? times : 0;
	for (int i = 0; i <= MEAN; i++)
		crm_measured_add(&figures[i], &g->sum[i], 2, hours, times);
	return CRM_IN_ORDER;
}

static int
fill(crm_stats *s, struct crm_stats_group *const *row, size_t i, struct crm_cell *cell,
     crm_error *e)
{
	struct crm_stats_group *g = row[i];

	(void)s;
	cell[0] = (struct crm_cell){true, false, g->events * CRM_NUM_ONE, 0};
	for (int k = 0; k <= MEAN; k++)
		if (crm_measured_cell(&figures[k], &g->sum[k], &cell[1 + k], e) < 0)
			return -1;
	cell[3] = crm_share_cell(g->purchases, g->events);
	return 0;
}

const struct crm_stats_table crm_table_response = {
	.name = "response",
	.by = "by",
	.shows = CRM_SHOWS_CUSTOMERS,
	.cells = {"answers", "median_hours", "mean_hours", "within_24h"},
	.closed = true,
	.sums = 2,
	.bind = bind,
	.hear = hear,
	.count = count,
	.fill = fill};
