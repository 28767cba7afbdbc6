/* by_owner.h: closeness by colleague, which crm-score --by=owner writes. by_owner.c finds the pairs
 * of a customer and a colleague and sums up the colleagues; by_owner_write.c writes both. The
 * functions for tools are in crm.h. */
#ifndef CRM_SCORE_BY_OWNER_H
#define CRM_SCORE_BY_OWNER_H

#include "score/score.h"

enum {
	CRM_BY_OWNER_ID,
	CRM_BY_OWNER_NAME,
	CRM_BY_OWNER_OWNER,
	CRM_BY_OWNER_STATUS,
	CRM_BY_OWNER_VALUE,
	CRM_BY_OWNER_SPEND,
	CRM_BY_OWNER_REFS
};

/* A customer and a colleague, or nobody. */
struct crm_pair {
	size_t row;
	struct crm_colleague with;
	crm_num closeness; /* of what is between these two alone */
	crm_num left;      /* of all the rest */
	crm_num share;     /* of the customer's warmth; CRM_NO_FIGURE: there is none */
	bool most;         /* more than half of it */
};

/* A colleague, with the sums over customers. */
struct crm_colleague_sum {
	crm_str by;             /* empty: nobody */
	size_t customers, most; /* with whom there is anything; most of it */
	crm_num value, spend;   /* of the latter */
};

struct crm_by_owner {
	const crm_policy *policy;
	const struct crm_scoring *how;
	crm_frame *frame;
	int want, ref[CRM_BY_OWNER_REFS];
	struct crm_pair *pair; /* by row, then by share */
	size_t pairs, room;
	size_t *first;                    /* of each row, and behind the last */
	struct crm_colleague_sum *person; /* by name */
	size_t people;
	const struct crm_colleague_sum *only; /* NULL: all */
};

struct crm_colleague_sum *
crm_by_owner_colleague(const crm_by_owner *k, crm_str by); /* NULL: there is none */

#endif
