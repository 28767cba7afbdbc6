/* pending.h: what is pending, and what settles it: their operations, for the switch of run.c. */
#ifndef CRM_FOLD_AGGREGATE_PENDING_H
#define CRM_FOLD_AGGREGATE_PENDING_H

#include "fold/aggregate.h"
#include "fold/stored.h"

/* Lives in the pool; in the cell is its place, 0 while nothing is pending. */
struct crm_pending {
	struct crm_stored stored; /* the earliest, or the one that is due first */
	int64_t first, last;      /* keys */
	uint32_t count;
};

static inline bool
crm_due_before(const struct crm_stored *k, const struct crm_event *e, const struct crm_extra *x)
{
	int64_t old = crm_moment(k->due), new = crm_moment(x->due);

	return new != old ? new < old : e->key != k->key ? e->key < k->key : e->place < k->place;
}

static inline void
crm_pend(struct crm_shard *p, const struct crm_operation *o, char *cell, const struct crm_event *e,
	 const struct crm_extra *x)
{
	bool promise = o->what == CRM_DO_PROMISE, better;
	int64_t done;
	uint32_t at;

	memcpy(&done, cell + p->program->accumulator[o->accumulator].done, sizeof done);
	if (e->key < done || (!promise && e->marks & CRM_RETURNED))
		return; /* settled already, or nothing to follow */
	if (promise &&
	    (!x || x->due.day == CRM_NO_DAY || (o->since != CRM_NO_DAY && x->due.day < o->since)))
		return;
	memcpy(&at, cell + o->offset, sizeof at);
	if (!at) {
		at = crm_pool_take(&p->pool, sizeof(struct crm_pending));
		memcpy(cell + o->offset, &at, sizeof at);
	}
	struct crm_pending *n = crm_pool_at(&p->pool, at);
	better = n->count == 0 ||
		 (promise ? crm_due_before(&n->stored, e, x)
			  : e->key < n->stored.key ||
				    (e->key == n->stored.key && e->place < n->stored.place));
	if (n->count++ == 0 || e->key < n->first)
		n->first = e->key;
	if (e->key > n->last)
		n->last = e->key;
	if (!better)
		return;
	uint32_t text = o->texts ? crm_store_text(&p->pool, x) : 0;
	n = crm_pool_at(&p->pool, at); /* the pool may have moved */
	crm_drop_text(&p->pool, n->stored.text);
	crm_store_event(&n->stored, e, x);
	n->stored.text = text;
}

/* Settles what is strictly before the event. If that is a part of what is pending, and not all, it
 * is not known what remains. */
static inline enum crm_order
crm_settle(struct crm_shard *p, const struct crm_operation *o, char *cell, int64_t key)
{
	int64_t done;
	uint32_t at;
	char *last = cell + p->program->accumulator[o->accumulator].done;

	memcpy(&done, last, sizeof done);
	if (key > done)
		memcpy(last, &key, sizeof key);
	memcpy(&at, cell + o->offset, sizeof at);
	if (!at)
		return CRM_IN_ORDER;
	const struct crm_pending *n = crm_pool_at(&p->pool, at);
	if (n->first >= key)
		return CRM_IN_ORDER;
	if (n->last >= key)
		return CRM_OUT_OF_ORDER;
	crm_drop_text(&p->pool, n->stored.text);
	crm_pool_give(&p->pool, at, sizeof *n);
	memset(cell + o->offset, 0, sizeof at);
	return CRM_IN_ORDER;
}

/* What PENDING and PROMISE share. */
void crm_pending_plan(struct crm_event_class *c, size_t accumulator);
bool crm_pending_read(const struct crm_fold *f, const struct crm_accumulator *a, size_t row,
		      const char *cell, struct crm_seen *out);

#endif
