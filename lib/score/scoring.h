/* scoring.h: the section score of a policy, which load_score.c loads. crm-policy(5) describes its
 * keys. Strings and expressions belong to the policy. */
#ifndef CRM_SCORE_SCORING_H
#define CRM_SCORE_SCORING_H

#include "policy/policy.h"

enum crm_rank { CRM_RANK_NONE, CRM_RANK_HIGH, CRM_RANK_LOW };

/* How customers are divided into groups, of which 1 is the worst: in equal parts, or by cut points.
 */
#define CRM_GROUPS_MAX 10
struct crm_grouping {
	unsigned groups;
	const crm_num *cut; /* groups - 1 of them, rising; NULL: equal parts */
};

/* A part of the value: gives 0 to 100 points, which are multiplied by its weight. */
struct crm_part {
	const char *name;
	crm_expr *of;
	enum crm_rank rank;           /* whether its points come from groups */
	struct crm_grouping grouping; /* when it is ranked */
	crm_num scale_from, scale_to; /* when it is not: the figures of 0 and 100 points */
	crm_num weight;               /* below 0: it is subtracted */
	crm_place place;
};

enum crm_referral_counts { CRM_REFERRAL_ONCE, CRM_REFERRAL_BOTH };

#define CRM_MEASURES 3 /* recency, frequency, monetary */
struct crm_scoring {
	unsigned rfm_groups; /* of the measures without cut points */
	struct crm_grouping rfm[CRM_MEASURES];
	struct crm_part *part;
	size_t parts;
	struct crm_prospects {    /* the value of customers who have not bought */
		crm_expr *of;     /* NULL: the parts, as for all others */
		crm_num from, to; /* its scale */
		crm_place place;
	} prospects;
	crm_num full, mutual, rating; /* shares as 0.3 for 30% */
	crm_num unmatched;            /* points of one side beyond those of the other that count */
	int referral_counts; /* enum crm_referral_counts: as value or as closeness, or as both */
	crm_place place;     /* of the section */
	crm_expr *score;
	crm_num quadrant_value, quadrant_closeness;
	const char *quadrant[2][2]; /* [high value][close] */
};

/* The section of that policy; where the file has none, that of the built-in policy. */
const struct crm_scoring *crm_scoring_of(const crm_policy *p);

#endif
