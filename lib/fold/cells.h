/* cells.h: what the slots of a cell hold, and what they name in the pool. */
#ifndef CRM_FOLD_CELLS_H
#define CRM_FOLD_CELLS_H

#include <string.h>

#include "fold/event.h"
#include "kinds/consent.h"
#include "base/pool.h"

/* An event as it is kept. */
struct crm_stored {
	int64_t key;
	crm_time when, due;
	crm_num amount;
	uint64_t place;
	int32_t rating;
	uint32_t text; /* in the pool: struct crm_stored_text */
	uint8_t kind, dir;
	uint16_t item; /* of the items asked for */
};

struct crm_stored_text {
	uint32_t item_n, note_n, ref_n;
	char text[];
};

struct crm_moment_slot {
	int64_t key;
	crm_time when;
};                      /* FIRST, LAST */
struct crm_value_slot { /* LAST with a rating or a due */
	int64_t key;
	crm_time when;
	union {
		int64_t rating;
		crm_time due;
	};
};
struct crm_first_slot {
	crm_num amount;
	int32_t day, unused;
}; /* day: above 0, 0 none yet */
/* first: the day of the first purchase; last: the last day that counts for it. Above 0, 0 none yet.
 */
struct crm_win_slot {
	crm_num amount;
	int32_t first, last;
};
struct crm_days_slot {
	uint64_t seen;
	int32_t last;
	uint32_t count;
}; /* seen: bit i is the day last - i */

/* What is pending: earliest, or first due. Lives in the pool; 0 in the cell is none. */
struct crm_pending {
	struct crm_stored stored;
	int64_t first, last; /* keys */
	uint32_t count;
};

/* A milestone that waits to be turned to (milestone.c): a chain in the pool. */
struct crm_awaited {
	struct crm_stored stored;
	int64_t key; /* before that of any event of its day */
	uint32_t next;
};

/* A sequence that has begun. Lives in the pool. */
struct crm_sequence_state {
	struct crm_stored cause;
	int64_t base;   /* what does the step, or undoes the end, comes after this key */
	int64_t moved;  /* key of the event that brought it where it is; 0 time did, or the cause */
	uint64_t place; /* of that event */
	crm_day day;    /* the step is counted from */
	uint8_t kind, step; /* step: from 0; as many as there are: it is through */
	bool stopped;
};
struct crm_sequence_slot {
	int64_t last;
	uint32_t at, unused;
}; /* last: key of the last event that does or stops */

/* An item that is open. */
struct crm_item {
	struct crm_stored stored;
	uint64_t id;
	crm_num left; /* to be paid; CRM_NO_NUMBER: not by amount */
	uint32_t next, before;
};

/* Those of one kind, by key. */
struct crm_queue {
	uint32_t head, tail;
};

/* What is remembered of closes beside the items that are open. */
enum crm_spare_what {
	CRM_SPARE_CLOSE,  /* one that found nothing is for what is open of its day without a time */
	CRM_SPARE_PAID,   /* … and so is a payment; with `credit`, for anything later */
	CRM_SPARE_CREDIT, /* what is left of payments of that kind */
	CRM_SPARE_BILLED  /* there was an invoice of that kind */
};
struct crm_spare {
	int64_t key;
	crm_num amount;
	uint32_t next;
	uint8_t kind, what;
	bool credit;
};

/* The open items of a customer, and what tells whether order matters. */
struct crm_items {
	int64_t closed, oldest_closed; /* key of the last close; of the last one that named none */
	int64_t answered,
		touched; /* of the last reached outgoing touch; of the last touch at all */
	uint32_t queues; /* struct crm_queue for each kind that is followed; 0 none yet */
	uint32_t spare;  /* struct crm_spare, in the order of their coming */
};

/* An appointment is kept (or not) by a touch after it was made, on its day or later. */
static inline bool
crm_item_is_past(const struct crm_items *l, const struct crm_stored *k)
{
	return l->touched > k->key && crm_key_day(l->touched) >= k->due.day;
}

struct crm_scopes {
	int64_t last;
	uint32_t head, unused;
};
struct crm_scope {
	int64_t key;
	crm_time when;
	struct crm_consent wish;
	uint32_t next, n;
	bool yes;
	char text[];
};

/* From a customer and the hash of an event id (not 0) to numbers (links.c). */
struct crm_links {
	struct crm_link {
		uint64_t id;
		uint32_t who, value, next;
	} * link;
	uint32_t *bucket;
	size_t mask;
	uint32_t used, free;
};
void crm_links_add(struct crm_links *l, uint32_t who, uint64_t id, uint32_t value);
/* The first link of an id and the one after it, 0 none; its number is link[].value. */
uint32_t crm_links_first(const struct crm_links *l, uint32_t who, uint64_t id);
uint32_t crm_links_next(const struct crm_links *l, uint32_t at);
void crm_links_drop(struct crm_links *l, uint32_t who, uint64_t id, uint32_t value);
/* Drops all of the customers that are marked. */
void crm_links_forget(struct crm_links *l, const uint8_t *marked);
void crm_links_free(struct crm_links *l);

#endif
