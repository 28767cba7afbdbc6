/* run.h: events are folded. */
#ifndef CRM_FOLD_RUN_H
#define CRM_FOLD_RUN_H

#include "fold/shard.h"

/* All operations of an event; x is its extra or NULL. */
enum crm_order
crm_run_event(struct crm_shard *p, const struct crm_event *e, const struct crm_extra *x);
/* Does only the operations that settle, or only the others. */
enum crm_order crm_run_half(struct crm_shard *p, const struct crm_event *e,
			    const struct crm_extra *x, bool settling);
/* Does only those that open or close an item. */
void crm_run_turns(struct crm_shard *p, const struct crm_event *e, const struct crm_extra *x);
/* Folds an event that was cancelled. The customer is known by it all the same, because it may be
 * the first event of the kinds that are asked for. */
void crm_run_cancelled(struct crm_shard *p, const struct crm_event *e);

#endif
