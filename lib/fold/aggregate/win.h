/* win.h: the first purchase, on which cost_win depends. */
#ifndef CRM_FOLD_AGGREGATE_WIN_H
#define CRM_FOLD_AGGREGATE_WIN_H

#include "fold/shard.h"

/* Only the operations of an event that look for the first purchase. */
void crm_run_bought(struct crm_shard *p, const struct crm_event *e);

#endif
