/* run.h: events are folded. */
#ifndef CRM_FOLD_RUN_H
#define CRM_FOLD_RUN_H

#include "fold/shard.h"

/* All operations of an event; x is its extra or NULL. */
enum crm_order
crm_run_event(struct crm_shard *p, const struct crm_event *e, const struct crm_extra *x);
/* Only those that settle, or only the others. */
enum crm_order crm_run_half(struct crm_shard *p, const struct crm_event *e,
			    const struct crm_extra *x, bool settling);
/* Only those that open or close something. */
void crm_run_turns(struct crm_shard *p, const struct crm_event *e, const struct crm_extra *x);
/* Of an event that was cancelled. A customer is known by it all the same: it may be the first of
 * those events that cancels are among. */
void crm_run_cancelled(struct crm_shard *p, const struct crm_event *e);

#endif
