/* shard.h: the customers that one thread folds, and all steps on their cells.
 *
 * From the log to the facts:
 *
 *   program.c    what was asked for becomes slots in a cell per customer, and for
 *             each kind, direction and outcome the steps that an event takes
 *   cell.c    … and where in the cell the slots lie
 *   event.c   a block of log records becomes events, binned by customer
 *   run.c    an event takes its steps on the cell of its customer
 *   often.c   the frequent aggregates (aggregate.h); each other one has a file of its own
 *   open.c    the steps on lists: open items, consent
 *   ledger.c  … and those that are paid by amount
 *   milestone.c   the steps on what has a day of its own
 *   holdings.c  … and what customers hold of goods
 *   colleagues.c   … and by whom of us their warmth came about
 *   sequence.c  the steps on sequences
 *   links.c   where an event is that another one names
 *   voids.c   which events are taken back
 *   replay.c    events of customers for whom the order matters, sorted
 *   turns.c   … of one minute, as they were recorded
 *   reversed.c  … and sales that were cancelled or returned
 *   fold.c    rounds of the two, over all threads and logs; the second pass
 *   facts.c   a fact is so many slots and a formula: see facts.h
 *
 * The order of the log does not matter: a step either comes out the same in
 * any order, or notices that it cannot tell. The customer is then set apart,
 * and a second pass gathers such customers' events, sorts and folds them. */
#ifndef CRM_FOLD_SHARD_H
#define CRM_FOLD_SHARD_H

#include "fold/cells.h"
#include "fold/program.h"
#include "fold/referral.h"

/* A payment of the invoice of that id (or, while these are looked for, the invoice). */
struct crm_reserve {
	uint64_t id;
	int64_t key;
	crm_num amount;
	uint32_t turn; /* of the payments, which are paid in their order */
	uint8_t kind;
	bool cancelled; /* an invoice that a cancel names */
};

/* Customers of one shard, folded by one thread. */
struct crm_shard {
	const struct crm_program *program;
	char *cells;
	uint8_t *replay; /* by customer: set replay for the second pass, not 0 */
	crm_day today;
	struct crm_pool pool;
	struct crm_referral *referral;
	size_t referrals, referral_cap;
	struct crm_links open, gone; /* items by their ids; ids closed before their item was seen */
	struct crm_links overflow_of; /* by slot: which of carry */
	struct crm_overflow *overflow;
	uint32_t overflows;
	size_t overflow_cap;
	bool replaying;              /* the second pass: each customer's events in order */
	bool turns_wait;             /* … and what opens and closes is taken after the others */
	struct crm_reserve *reserve; /* then: payments of the customer that name a later invoice */
	size_t reserves;
	uint64_t *astray; /* places of voids that name no event of their customer */
	size_t astrays, astray_cap;
};

/* A sum that left 64 bits, perhaps to come back: what it is beyond what the slot holds. */
struct crm_overflow {
	uint64_t place; /* of the entry that made it so */
	int64_t by;     /* times 2^64 */
	uint32_t who;
	uint16_t slot;
};

enum crm_order { CRM_IN_ORDER, CRM_OUT_OF_ORDER };
/* Whether the event is one of those of a step that is `filtered`. */
static inline bool
crm_operation_passes(const struct crm_operation *s, const struct crm_event *e)
{
	return (!s->item || s->item == e->item) && (!s->until || e->when.day <= s->until) &&
	       (!s->rating_to || (e->rating >= s->rating_from && e->rating <= s->rating_to));
}

/* All steps of an event; x is its extra or NULL. */
enum crm_order
crm_run_event(struct crm_shard *p, const struct crm_event *e, const struct crm_extra *x);
/* Of an event that was cancelled: they were known by it all the same, so it may be the
 * first of those events that cancels are among. */
void crm_run_cancelled(struct crm_shard *p, const struct crm_event *e);
/* Only those that open or close something. */
void crm_run_turns(struct crm_shard *p, const struct crm_event *e, const struct crm_extra *x);
/* Only those that settle, or only the others. */
enum crm_order crm_run_half(struct crm_shard *p, const struct crm_event *e,
			    const struct crm_extra *x, bool settling);

/* A sum left its 64 bits: remembered beside the slot, as it may come back. */
void crm_add_overflow(struct crm_shard *p, const struct crm_operation *s, const struct crm_event *e,
		      int by);
static inline void
crm_add(struct crm_shard *p, const struct crm_operation *s, char *cell, const struct crm_event *e,
	crm_num n)
{
	int64_t *sum = (int64_t *)(void *)(cell + s->offset);

	if (s->negative ? __builtin_sub_overflow(*sum, n, sum)
			: __builtin_add_overflow(*sum, n, sum))
		crm_add_overflow(p, s, e, (n < 0) != s->negative ? -1 : 1);
}

/* win.c */
/* Only those that look for the first purchase. */
void crm_run_bought(struct crm_shard *p, const struct crm_event *e);

uint32_t crm_store_text(struct crm_pool *pool, const struct crm_extra *x);
void crm_drop_text(struct crm_pool *pool, uint32_t text);
void crm_store_event(struct crm_stored *k, const struct crm_event *e, const struct crm_extra *x);

/* open.c */
enum crm_order crm_open_step(struct crm_shard *p, const struct crm_operation *s, char *cell,
			     const struct crm_event *e, const struct crm_extra *x);

/* The open item of that id, if it is of these kinds; the oldest one that is open at that
 * moment; 0 none. Whether one is open that came after it. */
uint32_t
crm_item_named(const struct crm_shard *p, uint32_t who, uint64_t id, const crm_kindset *kinds);
uint32_t crm_item_oldest(struct crm_shard *p, struct crm_items *l, uint32_t who,
			 const crm_kindset *kinds, int64_t key);
bool crm_item_after(const struct crm_shard *p, const struct crm_items *l, const crm_kindset *kinds,
		    int64_t key);
/* A cancel names what has that id. */
void crm_item_cancel(struct crm_shard *p, uint32_t who, uint64_t id);
void crm_item_drop(struct crm_shard *p, struct crm_items *l, uint32_t who, uint32_t at);
/* Whatever comes before that key is left to the second pass. */
void crm_told_from_others(struct crm_items *l, int64_t key);

/* turns.c: the keys of a customer's events, sorted by them, where what was recorded says another
 * order of what opens and closes in one minute; NULL: nowhere. */
int64_t *crm_turn_keys(const struct crm_program *p, const struct crm_replayed *l, size_t n);

/* ledger.c: which kinds of items are paid by amount, and which kinds pay them. */
bool crm_ledger_keeps(const struct crm_program *p, int kind);
bool crm_ledger_pays(const struct crm_program *p, int kind);
/* A payment that says its amount. */
enum crm_order crm_ledger_pay(struct crm_shard *p, struct crm_items *l, const struct crm_event *e,
			      const struct crm_extra *x);
/* A new invoice, and what is left of it to be paid; false when nothing is. */
bool crm_ledger_open(struct crm_shard *p, struct crm_items *l, const struct crm_event *e,
		     uint64_t id, crm_num *left);
/* What comes first of two invoices of one moment: the one that is due first, then the smaller one.
 */
int crm_ledger_order(crm_time due, crm_num amount, crm_time than, crm_num other);
/* Likewise of two events of one kind: of payments those that name an invoice, then those without an
 * amount. */
int crm_ledger_event_order(const struct crm_replayed *a, const struct crm_replayed *b);
/* The customer has had such an invoice. */
void crm_ledger_bill(struct crm_shard *p, struct crm_items *l, int kind);
/* Before the events of a customer that were taken back are dropped: marks the payments that name an
 * invoice. */
void crm_ledger_look(struct crm_shard *to, struct crm_replayed *l, size_t n);
/* Before the events of a customer are folded in order. */
void crm_ledger_prepare(struct crm_shard *to, struct crm_replayed *l, size_t n);
/* Closes that found nothing: remembers one; takes one that is for the event. */
void crm_spare_add(struct crm_shard *p, struct crm_items *l, struct crm_spare s);
bool crm_spare_take(struct crm_shard *p, struct crm_items *l, const struct crm_event *e);

/* channels.c */
uint8_t crm_channel_of(const crm_kinds *k, int kind, crm_str said);

/* What is left of the points that an event gives by a step (WARMTH, COLLEAGUES). */
crm_num crm_warmth_left(const struct crm_shard *p, const struct crm_operation *s,
			const struct crm_event *e);

/* The shard a customer belongs to: neighbours that share a cache line together. */
static inline unsigned
crm_shard_of(uint32_t who, unsigned shards)
{
	return (unsigned)((uint64_t)((who >> 2) * UINT32_C(2654435761)) * shards >> 32);
}

#endif
