/* spare.h: closes of a customer that found nothing open, and what is left of payments. */
#ifndef CRM_FOLD_SPARE_H
#define CRM_FOLD_SPARE_H

#include "fold/items.h"

enum crm_spare_what {
	CRM_SPARE_CLOSE, /* a close that found nothing is for what is open of its day without a time
			  */
	CRM_SPARE_PAID,  /* … and so is a payment; with `credit`, for anything later */
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

/* A place in the chain of a customer: it holds while the pool moves. */
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
/* Takes the spare at that place off; the one after it is there now. */
void crm_spare_drop(struct crm_shard *p, struct crm_items *l, struct crm_spare_place *s);

/* Remembers a close that found nothing. */
void crm_spare_add(struct crm_shard *p, struct crm_items *l, struct crm_spare s);
/* Whether a close of the same day, before the event, is for it. */
bool
crm_spare_is_for(const struct crm_shard *p, const struct crm_spare *s, const struct crm_event *e);
/* Takes a close of its day off that is for the event, which has no time. */
bool crm_spare_take(struct crm_shard *p, struct crm_items *l, const struct crm_event *e);

/* The customer has had an invoice of that kind; whether they have had one that such a payment
 * closes. */
void crm_spare_bill(struct crm_shard *p, struct crm_items *l, int kind);
bool crm_spare_was_billed(const struct crm_shard *p, const struct crm_items *l, int kind);
void crm_spare_credit(struct crm_shard *p, struct crm_items *l, int kind, crm_num amount);
/* Closes of other days are of no use any more, except payments that are a credit. */
void crm_spare_end_day(struct crm_shard *p, struct crm_items *l, int64_t key);

#endif
