/* promise.c: of the events with a due that nothing has settled the one that is due first. */
#include "fold/aggregate/pending.h"

const struct crm_aggregate crm_aggregate_promise = {.size = 4,
						    .plan = crm_pending_plan,
						    .read = crm_pending_read,
						    .pends = true,
						    .seldom = true};
