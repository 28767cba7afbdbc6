/* keepers.h: what the files about keepers share: keepers.c finds pairs and people,
 * keepers_tell.c tells of them. */
#ifndef CRM_SCORE_KEEPERS_H
#define CRM_SCORE_KEEPERS_H

#include "score/score.h"

enum {
	CRM_KEEPS_ID,
	CRM_KEEPS_NAME,
	CRM_KEEPS_OWNER,
	CRM_KEEPS_STATUS,
	CRM_KEEPS_VALUE,
	CRM_KEEPS_SPEND,
	CRM_KEEPS
};

/* A customer and one of us (or nobody). */
struct crm_pair {
	size_t row;
	struct crm_keeper with;
	crm_num closeness; /* of what is between these two alone */
	crm_num left;      /* of all the rest */
	crm_num share;     /* of the customer's warmth; CRM_NO_FIGURE: there is none */
	bool most;         /* more than half of it */
};

/* One of us. */
struct crm_keeper_sum {
	crm_str by;             /* empty: nobody */
	size_t customers, most; /* with whom there is anything; most of it */
	crm_num value, spend;   /* of the latter */
};

struct crm_keepers {
	const crm_policy *policy;
	crm_frame *frame;
	int want, ref[CRM_KEEPS];
	struct crm_pair *pair; /* by row, then by share */
	size_t pairs, room;
	size_t *first;                 /* of each row, and behind the last */
	struct crm_keeper_sum *person; /* by name */
	size_t people;
	const struct crm_keeper_sum *only; /* NULL: all */
};

struct crm_keeper_sum *
crm_keepers_person(const crm_keepers *k, crm_str by); /* NULL: there is none */

#endif
