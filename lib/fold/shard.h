/* shard.h: the customers that one thread folds.
 *
 * From the log to what was seen:
 *
 *   compile.c     what was asked for becomes accumulators in a cell for each customer (cell.c), and
 *                 for each kind, direction and outcome operations on them (operations.c)
 *   entry.c       a block of records of a log becomes events, binned by shard
 *   pass.c        rounds of the two, over all threads and logs
 *   run.c         an event is folded: its operations change the cell of its customer
 *   aggregate/    a file for each aggregate: its operations, and how it is read
 *   open.c        operations on open items (items.c), which are paid by amount (ledger.c)
 *   replay.c      events of customers for whom the order matters, in order
 *   first.c       what names the first entry of a log
 *   logs.c        the whole: a first pass, and a second one for the replay
 *   seen.c        what was seen
 *
 * The order of the log does not matter: an operation has the same result in any order, or says that
 * it is out of order. The customer is then set apart, and a second pass gathers such customers'
 * events, sorts and replays them. */
#ifndef CRM_FOLD_SHARD_H
#define CRM_FOLD_SHARD_H

#include "base/pool.h"
#include "fold/links.h"
#include "fold/program.h"
#include "fold/referral.h"

/* A payment of the invoice of that id (or, while these are looked for, the invoice). */
struct crm_reserve {
	uint64_t id;
	int64_t key;
	crm_num amount;
	uint32_t turn; /* the order of the payments */
	uint8_t kind;
	bool cancelled; /* an invoice that a cancel names */
};

/* Customers of one shard, folded by one thread. */
struct crm_shard {
	const struct crm_program *program;
	char *cells;
	uint8_t *replay; /* by customer: not 0 when the second pass replays their events */
	crm_day today;
	struct crm_pool pool;
	struct crm_referral *referral;
	size_t referrals, referral_cap;
	struct crm_links open, gone; /* items by their ids; ids closed before their item was seen */
	struct crm_links overflow_of; /* by accumulator: which of carry */
	struct crm_overflow *overflow;
	uint32_t overflows;
	size_t overflow_cap;
	unsigned number;
	bool takes_back; /* what was handed on is handed on again, to be taken back */
	bool replaying;  /* the second pass: each customer's events in order */
	bool turns_wait; /* … in which what opens and closes is folded after the others */
	struct crm_reserve *reserve; /* … payments that name a later invoice */
	size_t reserves;
	uint64_t *astray; /* places of voids that name no event of their customer */
	size_t astrays, astray_cap;
};

/* A sum that left 64 bits and may come back: how far it is beyond what the accumulator holds. */
struct crm_overflow {
	uint64_t place; /* of the entry that made it so */
	int64_t by;     /* times 2^64 */
	uint32_t who;
	uint16_t accumulator;
};

/* Whether the event is one of those of an operation that is `filtered`. */
static inline bool
crm_operation_passes(const struct crm_operation *s, const struct crm_event *e)
{
	return (!s->item || s->item == e->item) && (!s->ends || e->when.day <= s->until) &&
	       (!s->rating_to || (e->rating >= s->rating_from && e->rating <= s->rating_to));
}

/* The shard of a customer. Neighbours that share a cache line are in the same shard. */
static inline unsigned
crm_shard_of(uint32_t who, unsigned shards)
{
	return (unsigned)((uint64_t)((who >> 2) * UINT32_C(2654435761)) * shards >> 32);
}

#endif
