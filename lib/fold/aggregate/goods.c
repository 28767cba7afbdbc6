/* goods.c: how many different goods, by the column item: an empty one is none. It is a tree for
 * each customer, in the pool, because some customers buy thousands of goods, and each piece has its
 * own copy of the text, because it is not known beforehand which goods there are. */
#include "base/ids.h"
#include "fold/aggregate.h"

struct goods {
	uint32_t count, root;
};

struct good {
	uint64_t hash;
	uint32_t below[2]; /* chosen by the next bit of the hash */
	uint32_t n;
	char item[];
};

static uint32_t
add(struct crm_pool *pool, uint64_t hash, crm_str item)
{
	uint32_t at = crm_pool_take(pool, sizeof(struct good) + item.n);
	struct good *g = crm_pool_at(pool, at);

	*g = (struct good){.hash = hash, .n = (uint32_t)item.n};
	memcpy(g->item, item.p, item.n);
	return at;
}

static void
see(struct crm_pool *pool, struct goods *all, crm_str item)
{
	uint64_t hash = crm_hash(item), bits = hash;
	uint32_t above = 0, piece;
	struct good *g;
	int side = 0;

	for (uint32_t at = all->root; at; at = g->below[side]) {
		g = crm_pool_at(pool, at);
		if (g->hash == hash && crm_str_eq(item, (crm_str){g->item, g->n}))
			return;
		above = at;
		side = bits & 1;
		bits >>= 1;
	}
	piece = add(pool, hash, item); /* the pool may move */
	all->count++;
	if (!above) {
		all->root = piece;
		return;
	}
	g = crm_pool_at(pool, above);
	g->below[side] = piece;
}

static enum crm_order
good_step(struct crm_shard *p, const struct crm_operation *o, char *cell, const struct crm_event *e,
	  const struct crm_extra *x)
{
	struct goods *all = (struct goods *)(void *)(cell + o->offset);

	(void)e;
	if (x && x->item_n)
		see(&p->pool, all, (crm_str){x->text, x->item_n});
	return CRM_IN_ORDER;
}

static void
good_steps(struct crm_event_class *c, size_t accumulator)
{
	if (crm_class_matches(c, &c->p->accumulator[accumulator].query.of))
		crm_emit(c, CRM_DO_OTHER, accumulator, CRM_BIT(CRM_L_ITEM))->texts = true;
}

const struct crm_aggregate crm_aggregate_goods = {.size = sizeof(struct goods),
						  .plan = good_steps,
						  .step = good_step,
						  .begins = CRM_BEGINS_COUNT};
