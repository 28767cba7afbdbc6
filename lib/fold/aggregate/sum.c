/* sum.c: a sum of amounts, quantities, discounts or costs. */
#include "fold/aggregate/sum.h"

#include "kinds/kinds.h"

/* What each kind of event costs by the policy, whatever its item. */
static void
plan_costs(struct crm_event_class *c, size_t accumulator)
{
	const struct crm_query *q = &c->p->accumulator[accumulator].query;
	crm_num cost = crm_class_cost(c);
	struct crm_operation *o;

	if (cost == 0 || (!crm_kindset_empty(&q->done.kinds) && !crm_class_matches(c, &q->done)))
		return;
	o = crm_emit(c, CRM_DO_ADD_COST, accumulator, 0);
	o->number = cost;
	o->item = 0;
	o->filtered = o->ends;
}

void
crm_sum_plan(struct crm_event_class *c, size_t accumulator)
{
	const struct crm_query *q = &c->p->accumulator[accumulator].query;
	enum crm_opcode what = q->quantity   ? CRM_DO_ADD_QUANTITY
			       : q->discount ? CRM_DO_ADD_DISCOUNT
					     : CRM_DO_ADD_AMOUNT;
	uint32_t needs = CRM_BIT(q->quantity   ? CRM_L_QUANTITY
				 : q->discount ? CRM_L_DISCOUNT
					       : CRM_L_AMOUNT);

	if (crm_class_matches(c, &q->of))
		crm_emit(c, what, accumulator, needs);
	/* If all items are asked for, a refund takes off the items whose number it says. */
	if (q->negative && crm_class_matches(c, &q->done))
		crm_emit(c, q->quantity && !q->item.n ? CRM_DO_GIVE_BACK : what, accumulator, needs)
			->negative = true;
	if (q->costs)
		plan_costs(c, accumulator);
}

bool
crm_sum_read(const struct crm_fold *f, const struct crm_accumulator *a, size_t row,
	     const char *cell, struct crm_seen *out)
{
	(void)f;
	(void)row;
	memcpy(&out->amount, cell + a->offset, sizeof out->amount);
	return out->amount != 0;
}

const struct crm_aggregate crm_aggregate_sum = {
	.size = 8, .begins = CRM_BEGINS_AMOUNT, .plan = crm_sum_plan, .read = crm_sum_read};
