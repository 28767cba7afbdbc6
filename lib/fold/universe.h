/* universe.h: everybody: the rows of the stream and the customers that are not among them. */
#ifndef CRM_FOLD_UNIVERSE_H
#define CRM_FOLD_UNIVERSE_H

#include "fold/shard.h"

/* The rows of the stream, then those of all customers that are not among
 * them; merged ids stand for whom they went into. */
struct crm_universe {
	struct crm_ids *ids; /* the frame's own where they say the same */
	size_t n;
	struct crm_referral *referral; /* by the column referred_by */
	size_t referrals, referral_cap;
	struct crm_merged_row *merged;
	size_t merges;
};
int crm_universe_make(crm_frame *f, crm_error *e);
void crm_universe_free(struct crm_universe *u, const struct crm_ids *own);
/* Counts whom each brought, and what those spent (referrals.c). */
int crm_referrals_count(crm_frame *f, crm_error *e);
/* The pairs that count, in the order of who brought: pairs[0..n), of which those that
 * name nobody known are left out here. Finds the referral_value of each (referral_value.c). */
int crm_referrals_value(crm_frame *f, const struct crm_referral *pairs, size_t n, crm_error *e);

#endif
