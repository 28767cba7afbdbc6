/* pass.h: one pass over the logs. */
#ifndef CRM_FOLD_PASS_H
#define CRM_FOLD_PASS_H

#include "fold/reading.h"
#include "fold/shard.h"

/* One pass of T threads over all logs. Without `gathered` in rounds: each thread
 * reads a block, then folds its shard of all of them, in the order of the file.
 * With it, the events are gathered instead. */
struct crm_pass {
	struct crm_reading *how; /* fewer shards are left if the system gives fewer threads */
	crm_input **log;
	size_t logs;
	struct crm_shard *shard;     /* as many as threads */
	struct crm_events *gathered; /* one a thread */
	/* what came of it */
	struct crm_rows tainted, voided;
	struct crm_currencies currencies;
	bool taint_unknown;
	crm_error fault; /* the first in the order of the logs */
};
int crm_pass_run(struct crm_pass *p);

void crm_events_init(struct crm_events *e, unsigned shards);
void crm_events_free(struct crm_events *e);

#endif
