/* warmth.c: the sum of the decayed points of behaviours, of one side or of both. */
#include "fold/aggregate/sum.h"
#include "kinds/kindset.h"

static void
plan(struct crm_event_class *c, size_t accumulator)
{
	struct crm_filter of = c->p->accumulator[accumulator].query.of;

	of.dir = -1; /* its direction is the side that has the points */
	if (crm_class_matches(c, &of))
		crm_emit_warmth(c, accumulator, CRM_DO_ADD_WARMTH, 0);
}

static crm_kindset
touched_by(const struct crm_program *p, const struct crm_query *q)
{
	crm_kindset kinds = {{0}};

	for (int b = 0; b < CRM_BEHAVIOURS; b++)
		if (q->behaviour < 0 || q->behaviour == b)
			crm_kindset_join(&kinds, &p->model->behaviour[b].kinds);
	return kinds;
}

const struct crm_aggregate crm_aggregate_warmth = {.size = 8,
						   .begins = CRM_BEGINS_AMOUNT,
						   .plan = plan,
						   .read = crm_sum_read,
						   .touched_by = touched_by,
						   .fades = true};
