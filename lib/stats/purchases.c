/* purchases.c: days with a purchase. A customer may buy on one day in several groups, by several
 * entries, so the groups of the last days are kept; the order of the log is mostly that of time,
 * give or take what was entered late. */
#include <string.h>

#include "fold/moment.h"
#include "stats/stats.h"

#define KEPT_DAYS 64 /* the last one included */

/* A table by hash, in the pool. */
struct bought {
	int32_t day; /* 0: the place is empty */
	uint32_t group;
};
struct table {
	uint32_t n, room; /* a power of two, at most three quarters of which are taken */
	struct bought place[];
};

static size_t
bytes_of(uint32_t room)
{
	return sizeof(struct table) + room * sizeof(struct bought);
}

static struct table *
table_of(const struct crm_pool *pool, const struct crm_bought_days *b)
{
	return b->more ? crm_pool_at(pool, b->more) : NULL;
}

/* Its place, or the empty one where it would be. */
static struct bought *
look_up(struct table *t, int32_t day, uint32_t group)
{
	uint64_t h = ((uint64_t)group << 32 | (uint32_t)day) * UINT64_C(0x9e3779b97f4a7c15);
	size_t at = (size_t)(h >> 32) & (t->room - 1);

	while (t->place[at].day && (t->place[at].day != day || t->place[at].group != group))
		at = (at + 1) & (t->room - 1);
	return &t->place[at];
}

static bool
is_known(const struct crm_pool *pool, const struct crm_bought_days *b, int32_t day, uint32_t group)
{
	if (b->last == day && b->group == group)
		return true;
	return b->more && look_up(table_of(pool, b), day, group)->day;
}

static bool
is_kept(const struct crm_bought_days *b, const struct bought *one)
{
	return one->day && one->day > b->last - KEPT_DAYS;
}

/* Makes room for one more, and forgets the days that are too long ago. */
static void
make_room(struct crm_pool *pool, struct crm_bought_days *b)
{
	struct table *old = table_of(pool, b), *t;
	uint32_t before = b->more, places = old ? old->room : 0, room = 2, n = 0;

	for (uint32_t i = 0; i < places; i++)
		n += is_kept(b, &old->place[i]);
	while (room < 2 * (n + 1))
		room *= 2;
	b->more = crm_pool_take(pool, bytes_of(room));
	t = table_of(pool, b);
	t->n = n;
	t->room = room;
	memset(t->place, 0, room * sizeof *t->place);
	if (!before)
		return;
	old = crm_pool_at(pool, before);
	for (uint32_t i = 0; i < places; i++)
		if (is_kept(b, &old->place[i]))
			*look_up(t, old->place[i].day, old->place[i].group) = old->place[i];
	crm_pool_give(pool, before, bytes_of(places));
}

static void
keep(struct crm_pool *pool, struct crm_bought_days *b, int32_t day, uint32_t group)
{
	struct table *t = table_of(pool, b);

	if (!t || (t->n + 1) * 4 > t->room * 3)
		make_room(pool, b);
	t = table_of(pool, b);
	*look_up(t, day, group) = (struct bought){day, group};
	t->n++;
}

enum crm_order
crm_bought_see(struct crm_pool *pool, struct crm_bought_days *b, crm_day day, uint32_t group,
	       bool *is_new)
{
	int32_t at = day - CRM_DAY_ZERO; /* above 0 */

	*is_new = false;
	if (b->last && at <= b->last - KEPT_DAYS)
		return CRM_OUT_OF_ORDER;
	if (b->last && is_known(pool, b, at, group))
		return CRM_IN_ORDER;
	*is_new = true;
	if (at < b->last) {
		keep(pool, b, at, group);
		return CRM_IN_ORDER;
	}
	if (b->last > at - KEPT_DAYS)
		keep(pool, b, b->last, b->group);
	b->last = at;
	b->group = group;
	return CRM_IN_ORDER;
}
