/* days.h: counting different days: its operation, for the switch of run.c. */
#ifndef CRM_FOLD_AGGREGATE_DAYS_H
#define CRM_FOLD_AGGREGATE_DAYS_H

#include "fold/shard.h"

struct crm_days {
	uint32_t count;
	int32_t last;  /* above 0 */
	uint64_t seen; /* bit i is the day last - i */
};

/* Whether an event that is out of order has a day of its own is known only if its day is within 63
 * days of the last. */
static inline enum crm_order
crm_count_day(struct crm_days *d, crm_day day)
{
	int32_t at = day - CRM_DAY_ZERO; /* above 0 */

	if (at > d->last) {
		int32_t by = at - d->last;
		d->seen = (by < 64 ? d->seen << by : 0) | 1;
		d->last = at;
		d->count++;
	} else if (d->last - at < 64) {
		uint64_t bit = UINT64_C(1) << (d->last - at);
		d->count += !(d->seen & bit);
		d->seen |= bit;
	} else {
		return CRM_OUT_OF_ORDER;
	}
	return CRM_IN_ORDER;
}

#endif
