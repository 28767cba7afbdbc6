/* days.c: on how many days there was an event. */
#include "fold/aggregate/days.h"

#include "fold/aggregate.h"

static void
plan(struct crm_event_class *c, size_t accumulator)
{
	if (crm_class_matches(c, &c->p->accumulator[accumulator].query.of))
		crm_emit(c, CRM_DO_COUNT_DAY, accumulator, 0);
}

static bool
read_days(const struct crm_fold *f, const struct crm_accumulator *a, size_t row, const char *cell,
	  struct crm_seen *out)
{
	(void)f;
	(void)row;
	out->count = ((const struct crm_days *)(const void *)(cell + a->offset))->count;
	return out->count != 0;
}

const struct crm_aggregate crm_aggregate_days = {.size = sizeof(struct crm_days),
						 .begins = CRM_BEGINS_COUNT,
						 .plan = plan,
						 .read = read_days};
