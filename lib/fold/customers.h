/* customers.h: the index of customers: the rows of the stream, then all customers that are not
 * among them. An id that was merged stands for the customer into whom it was merged. */
#ifndef CRM_FOLD_CUSTOMERS_H
#define CRM_FOLD_CUSTOMERS_H

#include "base/ids.h"
#include "fold/fold.h"
#include "fold/referral.h"

struct crm_customers {
	const crm_table *stream, *all; /* all: NULL where there is no file of all customers */
	crm_arena *arena;              /* for what must be copied */
	struct crm_ids *stream_ids;    /* made by crm_customers_index */
	bool some_merged;              /* rows of the stream are */
	/* made by crm_customers_make */
	bool made;
	struct crm_ids *ids; /* stream_ids where they say the same */
	size_t n;
	struct crm_referral *referral; /* by the column referred_by */
	size_t referrals, referral_cap;
	struct crm_merged_row *merged;
	size_t merges;
};
/* Gives the ids of the stream their rows. */
int crm_customers_index(struct crm_customers *c, crm_error *e);
/* Indexes everybody, unless that was done. Those outside the stream have a number only with
 * `others`. */
int crm_customers_make(struct crm_customers *c, bool others, crm_error *e);
void crm_customers_free(struct crm_customers *c);
#endif
