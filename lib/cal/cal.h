/* cal.h: calendars as iCalendar (RFC 5545), made by libical. Lines are folded and text is escaped
 * by libical. In text, white space is a blank, and other control characters and those that
 * turn the direction of reading are made visible, so that no value can end a line. */
#ifndef CRM_CAL_CAL_H
#define CRM_CAL_CAL_H

#include "crm.h"

#define CRM_CAL_CATEGORIES 2
struct crm_cal_event {
	crm_str uid, summary;
	crm_str description; /* may have several lines; "" none */
	crm_str category[CRM_CAL_CATEGORIES];
	/* It lasts all of `day` and leaves it free; or, timed, it begins at `start`, in minutes
	 * since the epoch in UTC, and keeps `minutes` of that day busy. */
	bool timed;
	crm_day day; /* of the year 2999 at the latest */
	int64_t start;
	int minutes;
	bool tentative; /* the day may still change */
	/* An alarm so many minutes before it begins, which an event of a whole day does at
	 * CRM_CAL_MORNING. */
	bool alarm;
	int before;
};
#define CRM_CAL_MORNING (9 * 60) /* minutes of the day */

/* Adds the beginning of a calendar of that name, its end, and one event between them. `stamp` is
 * the moment at which it is made, in minutes since the epoch in UTC. */
void crm_cal_begin(crm_str name, crm_buf *out);
void crm_cal_event(const struct crm_cal_event *event, int64_t stamp, crm_buf *out);
void crm_cal_end(crm_buf *out);

#endif
