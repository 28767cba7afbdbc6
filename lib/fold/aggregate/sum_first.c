/* sum_first.c: the sum of the amounts of the earliest day that has any. */
#include "fold/aggregate/sum_first.h"

#include "fold/aggregate/sum.h"

static void
plan(struct crm_event_class *c, size_t accumulator)
{
	if (crm_class_matches(c, &c->p->accumulator[accumulator].query.of))
		crm_emit(c, CRM_DO_ADD_FIRST, accumulator, CRM_BIT(CRM_L_AMOUNT));
}

const struct crm_aggregate crm_aggregate_sum_first = {.size = sizeof(struct crm_sum_first),
						      .begins = CRM_BEGINS_AMOUNT,
						      .plan = plan,
						      .read = crm_sum_read};
