/* spare.h: closing events of a customer that found nothing open, and what is left of payments. */
#ifndef CRM_FOLD_SPARE_H
#define CRM_FOLD_SPARE_H

#include "fold/items.h"

enum crm_spare_what {
	CRM_SPARE_CLOSE, /* a closing event that found nothing: it is for what was opened on its day
			    without a time */
	CRM_SPARE_PAID, /* … and the same of a payment; with `credit`, it is for anything later */
	CRM_SPARE_CREDIT, /* what is left of payments of that kind */
	CRM_SPARE_BILLED  /* not a payment: it notes that there was an invoice of that kind */
};
struct crm_spare {
	int64_t key;
	crm_num amount;
	uint32_t next;
	uint8_t kind, what;
	bool credit;
};

/* A place in the chain of a customer, which stays valid when the pool moves. */
struct crm_spare_place {
	uint32_t before, at;
};

static inline struct crm_spare *
crm_spare_at(const struct crm_shard *p, uint32_t at)
{
	return crm_pool_at(&p->pool, at);
}

static inline struct crm_spare_place
crm_spare_first(const struct crm_items *l)
{
	return (struct crm_spare_place){0, l->spare};
}

void crm_spare_next(const struct crm_shard *p, struct crm_spare_place *s);
/* Removes the spare at that place; the next one takes the place. */
void crm_spare_drop(struct crm_shard *p, struct crm_items *l, struct crm_spare_place *s);

/* Keeps a closing event that found nothing open. */
void crm_spare_add(struct crm_shard *p, struct crm_items *l, struct crm_spare s);
/* Whether a closing event of the same day that is before the event is for it. */
bool
crm_spare_is_for(const struct crm_shard *p, const struct crm_spare *s, const struct crm_event *e);
/* Removes a closing event of its day that is for the event, which has no time. */
bool crm_spare_take(struct crm_shard *p, struct crm_items *l, const struct crm_event *e);

/* Notes that the customer has had an invoice of that kind; the second function says whether they
 * have had one that such a payment closes. */
void crm_spare_bill(struct crm_shard *p, struct crm_items *l, int kind);
bool crm_spare_was_billed(const struct crm_shard *p, const struct crm_items *l, int kind);
void crm_spare_credit(struct crm_shard *p, struct crm_items *l, int kind, crm_num amount);
/* Drops the closing events of other days, which are of no use any more, except payments that are a
 * credit. */
void crm_spare_end_day(struct crm_shard *p, struct crm_items *l, int64_t key);

#endif
