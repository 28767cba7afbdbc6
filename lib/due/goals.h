/* goals.h: the section goals: what one means to achieve in each period. crm-stats reports it. */
#ifndef CRM_DUE_GOALS_H
#define CRM_DUE_GOALS_H

#include "policy/section.h"

#define CRM_GOALS_MOST 32 /* as crm-stats keeps a bit for each */

enum crm_goal_of {
	CRM_GOAL_CONTACTS,     /* our touches that reached, or entries of its kinds */
	CRM_GOAL_ANSWERED,     /* the share of our contacts that they answered */
	CRM_GOAL_FIRST_DEALS,  /* customers who bought for the first time */
	CRM_GOAL_SECOND_DEALS, /* … on a second day */
	CRM_GOAL_WON_BACK,     /* customers who bought again after `away` */
	CRM_GOAL_COUNT,        /* of customers, by the expression: for how many it holds */
	CRM_GOAL_SHARE,        /* … for what share */
	CRM_GOAL_SUM,          /* … the sum of a number */
	CRM_GOAL_MEAN          /* … its mean */
};
struct crm_goal {
	const char *name;
	enum crm_goal_of what;
	crm_expr *value;           /* of the last four */
	crm_kindset kinds;         /* of CONTACTS … */
	bool has_kinds;            /* … where they are named */
	crm_expr *when;            /* whom it is about; NULL: everybody */
	int per;                   /* 0 day, 1 week, 2 month, 3 quarter, 4 year */
	crm_num at_least, at_most; /* CRM_NO_NUMBER: none */
	crm_span away;
	crm_place place;
};
struct crm_goals {
	struct crm_goal *goal;
	size_t n;
};
extern const struct crm_section crm_section_goals;

#endif
