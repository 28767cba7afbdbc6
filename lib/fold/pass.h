/* pass.h: one pass over the logs, and the second one for what was out of order. */
#ifndef CRM_FOLD_PASS_H
#define CRM_FOLD_PASS_H

#include "fold/reading.h"
#include "fold/shard.h"

/* One pass of T threads over all logs. Without `gathered` in rounds: each thread
 * reads a block, then folds its shard of all of them, in the order of the file.
 * With it, the events are gathered instead. */
struct crm_pass {
	struct crm_reading
		*how; /* its shards become fewer when there are fewer threads to be had */
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

/* reversed.c: takes the sales that were cancelled out of a customer's events, and marks
 * those that were returned; how many events are left. */
size_t crm_drop_reversed(struct crm_shard *to, struct crm_replayed *l, size_t n);
/* Before that, while all events are there: marks the refunds of sales that are among the voided
 * ids. */
void crm_mark_sale_gone(const struct crm_program *p, struct crm_replayed *l, size_t n,
			const uint64_t *voided, size_t voids);
/* Sorts what was gathered for shard `shard` and folds it (replay.c). */
void crm_replay(struct crm_shard *to, const struct crm_events *gathered, unsigned threads,
		unsigned shard);

void crm_events_init(struct crm_events *e, unsigned shards);
void crm_events_free(struct crm_events *e);

#endif
