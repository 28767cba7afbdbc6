/* ways.h: the ways to find the day of a holiday: of these keys it has one. */
#ifndef CRM_DUE_WAYS_H
#define CRM_DUE_WAYS_H

#include "due/calendar.h"

enum { CRM_WAYS = 9 };

/* A holiday while it is read. */
struct crm_raw_holiday {
	const char *name, *calendar;
	crm_expr *who;
	const crm_node *way[CRM_WAYS]; /* the values of the keys of crm_ways */
	const crm_node *before, *after, *offset, *shift, *move, *substitute;
	crm_num nth, month;
};

struct crm_way {
	const char *key;
	crm_holiday_finder *find;
	/* Reads the value of the key, and of the keys that go with it. */
	int (*read)(crm_loader *l, const struct crm_way *way, const crm_node *n,
		    const struct crm_raw_holiday *raw, struct crm_holiday *h);
	const struct crm_foreign *foreign;
	bool nth, month, side; /* which of these may go with it: side is before or after */
};

/* load_ways.c */
extern const struct crm_way crm_ways[CRM_WAYS];
extern const char *const crm_weekdays[]; /* from monday; NULL behind the last */

#endif
