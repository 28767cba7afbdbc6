/* dates.h: a date while it is read. */
#ifndef CRM_IMPORT_RULE_DATES_H
#define CRM_IMPORT_RULE_DATES_H

#include "crm.h"

/* A date on its way: what has been read of it, -1 or 0 where nothing was. */
struct crm_date {
	const char *p, *end;
	int year, month, day, hour, minute, second;
	int afternoon; /* 0 AM, 1 PM, -1 neither */
	int offset;    /* minutes, or CRM_NO_OFFSET */
};

struct crm_date crm_date_begin(crm_str s);
/* Takes a number of at least `least` and at most `most` digits off it; one of these marks. */
bool crm_date_number(struct crm_date *d, int least, int most, int *out);
bool crm_date_mark(struct crm_date *d, const char *any);
/* All of it: an ISO date; a date in one of the forms of `dates`. The day may be none of the
 * calendar. */
bool crm_date_iso(struct crm_date *d);
bool crm_date_by_format(const char *format, crm_str s, struct crm_date *d);

#endif
