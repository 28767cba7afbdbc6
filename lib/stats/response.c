/* response.c: how long customers wait for an answer: from a touch of theirs to the next one of ours
 * that reaches them, in hours, working hours where the policy has hours. */
#include "due/calendar.h"
#include "fold/moment.h"
#include "kinds/kinds.h"
#include "stats/stats.h"

static const struct crm_own_figure figures[] = {
	{.name = {"median", 6}, .function = CRM_MEDIAN},
	{.name = {"mean", 4}, .function = CRM_MEAN},
};
enum { HOURS, MEAN, DAY_LONG = 24 };

/* Of a customer; moments are those of crm_moment, above 0. CRM_HEARD_STATE bytes. */
struct waiting {
	int64_t last;     /* the moment of the last entry … */
	int64_t answered; /* … and of the last answer */
	int32_t day; /* since when they wait: crm_time, its day less CRM_DAY_ZERO; 0: they do not */
	int16_t minute, offset;
};
_Static_assert(sizeof(struct waiting) <= CRM_HEARD_STATE, "the state of a customer");

static int
bind(crm_stats *s, crm_error *e)
{
	struct crm_listener *l = &s->listener;

	l->kinds = crm_kinds_touches(crm_policy_model(s->policy)->kinds);
	l->dirs = l->reached = l->kinds;
	l->since = CRM_NO_DAY; /* what was answered may have come before that day */
	return crm_hours_prepare(s->policy, e);
}

/* In working hours where the policy has hours, by the clock; else as time passes, also over the
 * night in which clocks change. */
static int64_t
minutes_between(const crm_stats *s, crm_time from, crm_time to)
{
	if (crm_policy_hours(s->policy)->opens)
		return crm_working_minutes(s->policy, crm_time_wall(from), crm_time_wall(to));
	return crm_time_utc(to) - crm_time_utc(from);
}

/* What came at the moment of an answer was answered by it, in no time that is known. */
static enum crm_order
answer(crm_stats *s, struct crm_counting *c, struct waiting *w, const struct crm_heard *e)
{
	crm_time since = {w->day + CRM_DAY_ZERO, w->minute, w->offset};

	if (crm_moment(since) == w->last)
		return CRM_IN_ORDER;
	if (!crm_count_passes(s, c, e))
		return CRM_IN_ORDER;
	c->answer = minutes_between(s, since, e->when);
	return crm_count_event(s, c, w, e);
}

static enum crm_order
hear(void *to, unsigned thread, void *state, const struct crm_heard *e)
{
	crm_stats *s = to;
	struct crm_counting *c = &s->hand[thread];
	struct waiting *w = state;
	int64_t now = crm_moment(e->when);
	enum crm_order order = CRM_IN_ORDER;

	if (crm_count_skips(s, c, e))
		return CRM_IN_ORDER;
	if (now < w->last)
		return CRM_OUT_OF_ORDER;
	w->last = now;
	if (e->dir == CRM_IN) {
		if (w->day || w->answered == now)
			return CRM_IN_ORDER;
		w->day = e->when.day - CRM_DAY_ZERO;
		w->minute = e->when.minute;
		w->offset = e->when.offset;
	} else if (e->outcome == CRM_REACHED) {
		if (w->day)
			order = answer(s, c, w, e);
		w->day = 0;
		w->answered = now;
	}
	return order;
}

static enum crm_order
count(const crm_stats *s, struct crm_counting *c, const uint32_t *key, void *state,
      const struct crm_heard *e)
{
	uint32_t number = crm_count_plain(s, c, key, e); /* which may move the groups */
	struct crm_stats_group *g = c->groups.group[number];
	struct crm_measured *sum = crm_table_sums(s, g);
	crm_num hours = c->answer * CRM_NUM_ONE / 60;
	int times = e->back ? -1 : 1;

	(void)state;
	g->purchases += c->answer <= DAY_LONG * 60 ? times : 0;
	for (int i = 0; i <= MEAN; i++)
		crm_measured_add(&figures[i], &sum[i], 2, hours, times);
	return CRM_IN_ORDER;
}

static int
fill(crm_stats *s, struct crm_stats_group *g, struct crm_cell *cell, crm_error *e)
{
	struct crm_measured *sum = crm_table_sums(s, g);

	cell[0] =
		(struct crm_cell){.there = true, .number = g->events * CRM_NUM_ONE, .decimals = 0};
	for (int k = 0; k <= MEAN; k++)
		if (crm_measured_cell(&figures[k], &sum[k], &cell[1 + k], e) < 0)
			return -1;
	cell[3] = crm_share_cell(g->purchases, g->events);
	return 0;
}

const struct crm_stats_table crm_table_response = {
	.name = "response",
	.by = "by",
	.shows = CRM_SHOWS_CUSTOMERS,
	.cells = {"answers", "median_hours", "mean_hours", "within_24h"},
	.sums = 2,
	.bind = bind,
	.hear = hear,
	.count = count,
	.fill = fill};
