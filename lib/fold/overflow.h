/* overflow.h: sums that leave 64 bits, and may come back. */
#ifndef CRM_FOLD_OVERFLOW_H
#define CRM_FOLD_OVERFLOW_H

#include "fold/shard.h"

/* The sum of an accumulator has left its 64 bits by `by` times 2^64, which is kept beside it. */
void crm_add_overflow(struct crm_shard *p, const struct crm_operation *o, const struct crm_event *e,
		      int by);
/* The accumulator begins anew: what was kept no longer counts. */
void crm_clear_overflow(struct crm_shard *p, const struct crm_operation *o, uint32_t who);

/* Adds to a sum, or subtracts from it where the operation is negative. */
static inline void
crm_add(struct crm_shard *p, const struct crm_operation *o, char *cell, const struct crm_event *e,
	crm_num n)
{
	int64_t *sum = (int64_t *)(void *)(cell + o->offset);

	if (o->negative ? __builtin_sub_overflow(*sum, n, sum)
			: __builtin_add_overflow(*sum, n, sum))
		crm_add_overflow(p, o, e, (n < 0) != o->negative ? -1 : 1);
}

#endif
