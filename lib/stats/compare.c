/* compare.c: which days count in a row, and which in the period before it.
 *
 * A period that has not ended yet, or of which --since and --until leave a part, is compared with
 * the same part of the period before: the first 12 days of a month with the first 12 of the month
 * before. Where these days are not those of another row they are counted once more, apart. */
#include <string.h>

#include "stats/stats.h"

/* ---- days of periods ---- */

static crm_day
day_before(enum crm_unit unit, crm_day day)
{
	static const crm_span length[CRM_UNITS] = {
		{1, 'd'}, {1, 'w'}, {1, 'm'}, {3, 'm'}, {1, 'y'}};

	return crm_day_add(day, length[unit], -1);
}

static enum crm_unit
unit_of(const crm_stats *s)
{
	return s->by[s->beside.period].unit;
}

static int32_t
period_of(const crm_stats *s, crm_day day)
{
	return crm_period_of(unit_of(s), day, s->week);
}

static crm_day
first_of(const crm_stats *s, int32_t period)
{
	return crm_period_first(unit_of(s), period, s->week);
}

static bool
begins(const crm_stats *s, int32_t period)
{
	return s->since == CRM_NO_DAY || first_of(s, period) >= s->since;
}

static bool
ends(const crm_stats *s, int32_t period)
{
	return first_of(s, period + 1) - 1 <= s->last;
}

/* Whether the row of a period is compared with what is counted apart: it or the row before it is
 * not whole, or the table looks at how things stood then. */
static bool
is_apart(const crm_stats *s, int32_t period)
{
	return s->table->as_it_was || !begins(s, period) || !ends(s, period) ||
	       !begins(s, period - 1);
}

/* Whether the row of the next period is compared with this day. */
static bool
is_then(const crm_stats *s, crm_day day)
{
	int32_t own = period_of(s, day), next = own + 1;
	crm_day from, to;

	if ((s->since != CRM_NO_DAY && next < period_of(s, s->since)) ||
	    next > period_of(s, s->last) || !is_apart(s, next))
		return false;
	from = begins(s, next) ? first_of(s, own) : day_before(unit_of(s), s->since);
	to = ends(s, next) ? first_of(s, next) - 1 : day_before(unit_of(s), s->last);
	return day >= from && day <= to;
}

unsigned
crm_sides(const crm_stats *s, crm_day day)
{
	unsigned sides = s->since == CRM_NO_DAY || day >= s->since ? CRM_NOW : 0;

	if (!s->how->compare)
		return sides;
	if (s->beside.period != SIZE_MAX)
		return sides | (is_then(s, day) ? CRM_THEN : 0);
	return sides | (day >= s->beside.from && day <= s->beside.to ? CRM_THEN : 0);
}

crm_day
crm_beside_day(const crm_stats *s, crm_day day)
{
	int32_t period = period_of(s, day);

	return first_of(s, period + 1) - 1 == day ? first_of(s, period) - 1
						  : day_before(unit_of(s), day);
}

/* ---- groups ---- */

bool
crm_beside_is_then(const crm_stats *s, const struct crm_stats_group *g)
{
	return s->how->compare && g->key[s->beside.then] == 1;
}

struct crm_stats_group *
crm_beside_before(crm_stats *s, const struct crm_stats_group *g)
{
	size_t period = s->beside.period;
	uint32_t key[CRM_BY_ALL];

	memcpy(key, g->key, sizeof key);
	key[s->beside.then] = period == SIZE_MAX || is_apart(s, (int32_t)key[period]);
	if (period != SIZE_MAX)
		key[period]--;
	return crm_stats_group_at(s->groups, key);
}

void
crm_beside_follow(crm_stats *s)
{
	struct crm_stats_groups *g = s->groups;
	size_t n = g->n, period = s->beside.period;

	for (size_t i = 0; i < n; i++) {
		bool then = crm_beside_is_then(s, g->group[i]);
		uint32_t key[CRM_BY_ALL];
		memcpy(key, g->group[i]->key, sizeof key);
		key[s->beside.then] = 0;
		if (period == SIZE_MAX ? then
				       : (int32_t)key[period]++ < period_of(s, s->last) &&
						 is_apart(s, (int32_t)key[period]) == then)
			crm_stats_groups_find(g, key);
	}
}

/* ---- the call ---- */

/* Without a period in the rows: the period before that of --period, as far as that one has gone,
 * or as many days. */
static void
bind_days(crm_stats *s)
{
	struct crm_beside *b = &s->beside;
	int week = s->unit == CRM_WEEKS ? 1 : s->week; /* as it is written */

	b->from = s->since - (s->last - s->since + 1);
	b->to = s->since - 1;
	if (!s->how->period)
		return;
	b->from = crm_period_first(s->unit, s->period - 1, week);
	if (s->last < s->until)
		b->to = day_before(s->unit, s->last);
}

static int
find_period(crm_stats *s, crm_error *e)
{
	s->beside.period = SIZE_MAX;
	for (size_t i = 0; i < s->bys; i++) {
		if (s->by[i].what != CRM_GROUP_PERIOD)
			continue;
		if (s->beside.period != SIZE_MAX)
			return crm_fail(e, CRM_SYSTEM, "--compare takes one period in --by");
		s->beside.period = i;
	}
	if (s->beside.period == SIZE_MAX && s->since == CRM_NO_DAY)
		return crm_fail(e, CRM_SYSTEM,
				"--compare requires --period or --since, or a period in --by");
	return 0;
}

int
crm_beside_bind(crm_stats *s, crm_error *e)
{
	struct crm_beside *b = &s->beside;

	s->last = crm_frame_today(s->frame).day;
	if (s->until != CRM_NO_DAY && s->until < s->last)
		s->last = s->until;
	if (!s->how->compare)
		return 0;
	if (find_period(s, e) < 0)
		return -1;
	if (b->period == SIZE_MAX)
		bind_days(s);
	b->then = s->bys;
	crm_by_add(s, CRM_GROUP_THEN, "");
	if (s->since != CRM_NO_DAY)
		s->listener.since =
			b->period == SIZE_MAX ? b->from : first_of(s, period_of(s, s->since) - 1);
	return 0;
}
