/* pending.c: the earliest event that nothing has settled, and how many there are. */
#include "fold/aggregate/pending.h"

void
crm_pending_plan(struct crm_event_class *c, size_t accumulator)
{
	const struct crm_query *q = &c->p->accumulator[accumulator].query;

	if (crm_class_matches(c, &q->of))
		crm_emit(c, q->aggregate == CRM_AGG_PROMISE ? CRM_DO_PROMISE : CRM_DO_PEND,
			 accumulator, crm_stored_columns(q));
}

bool
crm_pending_read(const struct crm_fold *f, const struct crm_accumulator *a, size_t row,
		 const char *cell, struct crm_seen *out)
{
	const struct crm_shard *p = crm_shard_at(f, row);
	uint32_t at;

	memcpy(&at, cell + a->offset, sizeof at);
	if (!at)
		return false;
	const struct crm_pending *n = crm_pool_at(&p->pool, at);
	crm_seen_stored(f, p, &n->stored, out);
	out->count = n->count;
	return true;
}

const struct crm_aggregate crm_aggregate_pending = {.size = 4,
						    .plan = crm_pending_plan,
						    .read = crm_pending_read,
						    .pends = true,
						    .after_sale = true};
