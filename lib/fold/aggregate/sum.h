/* sum.h: what the aggregates that are sums share. */
#ifndef CRM_FOLD_AGGREGATE_SUM_H
#define CRM_FOLD_AGGREGATE_SUM_H

#include "fold/aggregate.h"

void crm_sum_plan(struct crm_event_class *c, size_t accumulator);
/* Of every accumulator that begins with an amount. */
bool crm_sum_read(const struct crm_fold *f, const struct crm_accumulator *a, size_t row,
		  const char *cell, struct crm_seen *out);

#endif
