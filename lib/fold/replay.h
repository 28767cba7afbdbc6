/* replay.h: the events, in order, of customers for whom the order matters. */
#ifndef CRM_FOLD_REPLAY_H
#define CRM_FOLD_REPLAY_H

#include "fold/items.h"
#include "fold/reading.h"

/* Sorts what was gathered for shard `shard` and replays it. */
void crm_replay(struct crm_shard *to, const struct crm_events *gathered, unsigned threads,
		unsigned shard);

/* ---- parts of it: all events of one customer ---- */

/* reversed.c: takes the sales that were cancelled out of the events, and marks those that were
 * returned; how many events are left. */
size_t crm_drop_reversed(struct crm_shard *to, struct crm_replayed *l, size_t n);
/* Is called before that, while all events are there: marks the refunds of sales that are among the
 * voided ids. */
void crm_mark_sale_gone(const struct crm_program *p, struct crm_replayed *l, size_t n,
			const uint64_t *voided, size_t voids);

/* turns.c: the keys of the events, which are sorted by them, if what was recorded gives another
 * order to what opens and closes in one minute; NULL otherwise. */
int64_t *crm_turn_keys(const struct crm_program *p, const struct crm_replayed *l, size_t n);

/* ledger_replay.c: the order of two events of one kind and moment: of payments those that name an
 * invoice, then those without an amount. */
int crm_ledger_event_order(const struct crm_replayed *a, const struct crm_replayed *b);
/* Before the events that were taken back are dropped: marks the payments that name an invoice. */
void crm_ledger_look(struct crm_shard *to, struct crm_replayed *l, size_t n);
/* Before the events are folded in order. */
void crm_ledger_prepare(struct crm_shard *to, struct crm_replayed *l, size_t n);

#endif
