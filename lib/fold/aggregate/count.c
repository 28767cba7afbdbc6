/* count.c: how many events there were, or the sum of their quantities. */
#include "fold/aggregate/sum.h"

static uint32_t
size_of(const struct crm_query *q)
{
	return q->quantity ? 8 : 4;
}

static void
plan(struct crm_event_class *c, size_t accumulator)
{
	const struct crm_query *q = &c->p->accumulator[accumulator].query;

	if (q->quantity)
		crm_sum_plan(c, accumulator);
	else if (crm_class_matches(c, &q->of))
		crm_emit(c, CRM_DO_COUNT, accumulator, 0);
}

static bool
read_count(const struct crm_fold *f, const struct crm_accumulator *a, size_t row, const char *cell,
	   struct crm_seen *out)
{
	if (a->query.quantity)
		return crm_sum_read(f, a, row, cell, out);
	memcpy(&out->count, cell + a->offset, sizeof out->count);
	return out->count != 0;
}

const struct crm_aggregate crm_aggregate_count = {
	.size_of = size_of, .plan = plan, .read = read_count};
