/* holdings.c: how much of certain goods each customer holds, what they paid for it, and within
 * which prices they want it. It is a tree for each customer, in the pool, because some customers
 * hold thousands of goods. Each piece is also in a list that begins at the root.
 *
 * Sums have 128 bits, which no log fills, so their order does not matter. */
#include "fold/aggregate.h"

__extension__ typedef __int128 wide;

struct limit {
	int64_t key; /* of the sale that named it; 0 none */
	uint64_t place;
	crm_num at;
};

struct hold {
	wide held;         /* quantity */
	wide bought, paid; /* the quantity of the sales that say what was paid, and what was paid
			      for it, in units of 1/10000 squared */
	struct limit floor, ceiling;
	uint32_t next, item;
	uint32_t below[2]; /* in the tree: chosen by the next bit of the hash of the item */
};

void
crm_fold_goods(struct crm_fold *f, const crm_str *item, size_t n)
{
	struct crm_program *p = f->program;

	crm_ids_free(p->goods);
	p->goods = crm_ids_new(n);
	for (size_t i = 0; i < n; i++)
		crm_ids_put(p->goods, item[i], (uint32_t)i);
}

/* ---- an event ---- */

/* A hash, so that items with consecutive numbers do not make the tree a list. */
static uint32_t
scatter(uint32_t item)
{
	item = (item ^ item >> 16) * UINT32_C(0x7feb352d);
	item = (item ^ item >> 15) * UINT32_C(0x846ca68b);
	return item ^ item >> 16;
}

static uint32_t
add(struct crm_pool *pool, char *head, uint32_t item)
{
	uint32_t at = crm_pool_take(pool, sizeof(struct hold)), root;
	struct hold *h = crm_pool_at(pool, at), *first;

	h->item = item;
	memcpy(&root, head, sizeof root);
	if (root) {
		first = crm_pool_at(pool, root);
		h->next = first->next;
		first->next = at;
	} else {
		memcpy(head, &at, sizeof at);
	}
	return at;
}

/* The customer's piece for an item, which is added if there is none; its place in the pool. */
static uint32_t
find(struct crm_pool *pool, char *head, uint32_t item)
{
	uint32_t bits = scatter(item), at, above = 0, piece;
	struct hold *h;
	int side = 0;

	memcpy(&at, head, sizeof at);
	while (at) {
		h = crm_pool_at(pool, at);
		if (h->item == item)
			return at;
		above = at;
		side = bits & 1;
		bits >>= 1;
		at = h->below[side];
	}
	piece = add(pool, head, item); /* the pool may move */
	if (above) {
		h = crm_pool_at(pool, above);
		h->below[side] = piece;
	}
	return piece;
}

/* The latest sale that names a limit counts; of two at one moment the one that is later in the
 * file. */
static void
name_limit(struct limit *l, crm_num at, const struct crm_event *e)
{
	if (at == CRM_NO_NUMBER ||
	    (l->key && (e->key < l->key || (e->key == l->key && e->place < l->place))))
		return;
	*l = (struct limit){e->key, e->place, at};
}

static enum crm_order
hold_step(struct crm_shard *p, const struct crm_operation *s, char *cell, const struct crm_event *e,
	  const struct crm_extra *x)
{
	const struct crm_trade *t = crm_trade_of(x);
	struct hold *h;

	if (!t)
		return CRM_IN_ORDER; /* a sale of goods that no query asks for */
	h = crm_pool_at(&p->pool, find(&p->pool, cell + s->offset, t->item));
	if (s->negative) {
		h->held -= x->quantity;
		return CRM_IN_ORDER;
	}
	h->held += x->quantity;
	if (e->amount != 0 || t->price != CRM_NO_NUMBER) {
		h->bought += x->quantity;
		h->paid += e->amount != 0 ? (wide)e->amount * CRM_NUM_ONE
					  : (wide)t->price * x->quantity;
	}
	name_limit(&h->floor, t->floor, e);
	name_limit(&h->ceiling, t->ceiling, e);
	return CRM_IN_ORDER;
}

static void
hold_steps(struct crm_event_class *a, size_t accumulator)
{
	const struct crm_query *w = &a->p->accumulator[accumulator].query;
	uint32_t needs = CRM_BIT(CRM_L_ITEM) | CRM_BIT(CRM_L_QUANTITY) | CRM_BIT(CRM_L_AMOUNT) |
			 CRM_BIT(CRM_L_FLOOR) | CRM_BIT(CRM_L_CEILING) | CRM_BIT(CRM_L_PRICE);

	if (crm_class_matches(a, &w->of))
		crm_emit(a, CRM_DO_OTHER, accumulator, needs);
	else if (crm_class_matches(a, &w->done))
		crm_emit(a, CRM_DO_OTHER, accumulator, needs)->negative = true;
}

const struct crm_aggregate crm_aggregate_holdings = {
	.size = 4, .plan = hold_steps, .step = hold_step};

/* ---- what came of it ---- */

/* Rounded half to even; CRM_NO_NUMBER when there is none. */
static crm_num
mean(wide sum, wide n)
{
	wide q, rest;

	if (n <= 0)
		return CRM_NO_NUMBER;
	q = sum / n;
	rest = sum % n;
	if (rest < 0) {
		q--;
		rest += n;
	}
	if (rest > n - rest || (rest == n - rest && q % 2 != 0))
		q++;
	return q > CRM_NUM_MAX || q <= CRM_NO_NUMBER ? CRM_NO_NUMBER : (crm_num)q;
}

static crm_num
clamp(wide n)
{
	return n > CRM_NUM_MAX ? CRM_NUM_MAX : n < -CRM_NUM_MAX ? -CRM_NUM_MAX : (crm_num)n;
}

static struct crm_limit
tell_limit(const struct crm_fold *f, const struct limit *l)
{
	if (!l->key)
		return (struct crm_limit){CRM_NO_NUMBER, "", 0};
	return (struct crm_limit){l->at, crm_place_source(f, l->place), crm_place_line(l->place)};
}

bool
crm_fold_holding(const struct crm_fold *f, int query, size_t row, uint32_t *at,
		 struct crm_holding *out)
{
	const struct hold *h = crm_list_next(f, query, row, offsetof(struct hold, next), at);

	if (!h)
		return false;
	*out = (struct crm_holding){.item = h->item,
				    .held = clamp(h->held),
				    .paid = mean(h->paid, h->bought),
				    .floor = tell_limit(f, &h->floor),
				    .ceiling = tell_limit(f, &h->ceiling)};
	return true;
}
