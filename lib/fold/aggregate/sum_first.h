/* sum_first.h: the sum of the first day: its operation, for the switch of run.c. */
#ifndef CRM_FOLD_AGGREGATE_SUM_FIRST_H
#define CRM_FOLD_AGGREGATE_SUM_FIRST_H

#include "fold/overflow.h"

struct crm_sum_first {
	crm_num amount;
	int32_t day, unused; /* day: above 0; 0 none yet */
};

/* If the event is of an earlier day, its amount replaces what was summed so far. */
static inline void
crm_add_first(struct crm_shard *p, const struct crm_operation *o, char *cell,
	      const struct crm_event *e)
{
	struct crm_sum_first *f = (struct crm_sum_first *)(void *)(cell + o->offset);
	int32_t at = e->when.day - CRM_DAY_ZERO; /* above 0 */

	if (f->day != 0 && at > f->day)
		return;
	if (at != f->day) {
		*f = (struct crm_sum_first){.day = at};
		crm_clear_overflow(p, o, e->who);
	}
	if (__builtin_add_overflow(f->amount, e->amount, &f->amount))
		crm_add_overflow(p, o, e, e->amount < 0 ? -1 : 1);
}

#endif
