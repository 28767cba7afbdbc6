/* purchases.c: days with a purchase. A customer may buy on one day in several groups, by several
 * entries, so the groups of the last days are kept; the order of the log is mostly that of time,
 * give or take what was entered late. */
#include "fold/moment.h"
#include "stats/stats.h"

#define KEPT_DAYS 64 /* the last one included */

struct piece {
	int32_t day;
	uint32_t group, next;
};

static bool
is_known(const struct crm_pool *pool, const struct crm_bought_days *b, int32_t day, uint32_t group)
{
	const struct piece *p;

	if (b->last == day && b->group == group)
		return true;
	for (uint32_t at = b->more; at; at = p->next) {
		p = crm_pool_at(pool, at);
		if (p->day == day && p->group == group)
			return true;
	}
	return false;
}

static void
keep(struct crm_pool *pool, struct crm_bought_days *b, int32_t day, uint32_t group)
{
	uint32_t at = crm_pool_take(pool, sizeof(struct piece));

	*(struct piece *)crm_pool_at(pool, at) = (struct piece){day, group, b->more};
	b->more = at;
}

/* Gives the pieces of days back that are too long ago. */
static void
forget(struct crm_pool *pool, struct crm_bought_days *b)
{
	uint32_t at = b->more, next;

	b->more = 0;
	for (; at; at = next) {
		struct piece *p = crm_pool_at(pool, at);
		next = p->next;
		if (p->day > b->last - KEPT_DAYS) {
			p->next = b->more;
			b->more = at;
		} else {
			crm_pool_give(pool, at, sizeof *p);
		}
	}
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
	if (b->more)
		forget(pool, b);
	return CRM_IN_ORDER;
}
