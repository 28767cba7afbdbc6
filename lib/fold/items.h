/* items.h: the open items of a customer: what was opened and is not closed yet, by kinds. */
#ifndef CRM_FOLD_ITEMS_H
#define CRM_FOLD_ITEMS_H

#include "fold/stored.h"
#include "fold/shard.h"

/* An item that is open. */
struct crm_item {
	struct crm_stored stored;
	uint64_t id;
	crm_num left; /* what is left to be paid; CRM_NO_NUMBER: it is not paid by amount */
	uint32_t next, before;
};

/* The items of one kind, by key. */
struct crm_queue {
	uint32_t head, tail;
};

/* The open items of a customer, and what shows whether the order of events matters. It is a part of
 * the cell that all aggregates of open items share. */
struct crm_items {
	int64_t closed;        /* key of the last close */
	int64_t oldest_closed; /* … and of the last event that closed one without naming it */
	int64_t answered;      /* … and of the last reached outgoing touch */
	int64_t touched;       /* … of the last touch */
	uint32_t queues;       /* struct crm_queue for each kind that is followed; 0 none yet */
	uint32_t spare;        /* struct crm_spare, in the order of their coming */
};

static inline struct crm_item *
crm_item_at(const struct crm_shard *p, uint32_t at)
{
	return crm_pool_at(&p->pool, at);
}

static inline struct crm_queue *
crm_queue_at(const struct crm_shard *p, const struct crm_items *l, unsigned which)
{
	return (struct crm_queue *)crm_pool_at(&p->pool, l->queues) + which;
}

/* An appointment is over when a touch came after it was made, on its day or later. */
static inline bool
crm_item_is_past(const struct crm_items *l, const struct crm_stored *k)
{
	return l->touched > k->key && crm_key_day(l->touched) >= k->due.day;
}

/* Which of two invoices of one moment comes first: the one that is due first, then the smaller one.
 */
int crm_bill_order(crm_time due, crm_num amount, crm_time than, crm_num other);
/* Puts an item into its queue. False where its place is far from the end of the queue: that is left
 * to the replay, in which all events are in order. */
bool
crm_item_put(struct crm_shard *p, struct crm_items *l, uint32_t who, const struct crm_item *item);
void crm_item_drop(struct crm_shard *p, struct crm_items *l, uint32_t who, uint32_t at);
/* Drops the appointments at the head of their queue that are over. Others like them stay, and are
 * passed over when open items are read. */
void crm_items_prune(struct crm_shard *p, struct crm_items *l, uint32_t who);

/* The open item of that id, if it is of these kinds; 0 none. */
uint32_t
crm_item_named(const struct crm_shard *p, uint32_t who, uint64_t id, const crm_kindset *kinds);
/* The oldest item of these kinds that is open at that moment; 0 none. */
uint32_t crm_item_oldest(struct crm_shard *p, struct crm_items *l, uint32_t who,
			 const crm_kindset *kinds, int64_t key);
/* The oldest of those of its day that have no time; 0 none. */
uint32_t crm_item_of_day(struct crm_shard *p, struct crm_items *l, uint32_t who,
			 const crm_kindset *kinds, int64_t key);
/* Whether an item of these kinds is open that came after that moment. */
bool crm_item_after(const struct crm_shard *p, const struct crm_items *l, const crm_kindset *kinds,
		    int64_t key);
/* Whether an item of these kinds was opened in the minute of the event; also true where finding out
 * takes long. */
bool crm_item_of_minute(const struct crm_shard *p, const struct crm_items *l,
			const struct crm_event *e, const crm_kindset *kinds);
/* Whether the order in which events of one minute were recorded may count, because they open and
 * close the same kinds. */
bool crm_is_one_minute(const struct crm_event *e, int64_t key);

/* From now on, events before that key are out of order. */
void crm_items_closed(struct crm_items *l, int64_t key);

/* What is kept of an event that names an item which was not seen yet, as a link of the shard's
 * `gone`. */
static inline uint32_t
crm_closer(int kind, bool closes)
{
	return (uint32_t)kind << 1 | closes;
}

#endif
