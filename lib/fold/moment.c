/* moment.c: where in time an event is, as a number. */
#include "base/base.h"
#include "fold/moment.h"

/* When clocks are set back, an hour comes twice. For a moment in the second one: how many of its
 * minutes are over (from 1), and what the clock showed last in the first hour, because the second
 * one lies between that and what comes after both. 0 for any other moment. */
static int64_t
second_hour(crm_time t, int64_t wall, int64_t *last)
{
	int64_t utc = crm_time_utc(t), from = utc - 180, to = utc, ahead;

	ahead = crm_wall_ahead(from) - (wall - utc);
	if (ahead <= 0 || ahead > 120)
		return 0;
	while (to - from > 1) { /* when the clock was set back */
		int64_t middle = (from + to) / 2;
		if (crm_wall_ahead(middle) > wall - utc)
			from = middle;
		else
			to = middle;
	}
	*last = from + (wall - utc) + ahead;
	return utc < to + ahead ? utc - from : 0;
}

int64_t
crm_moment(crm_time t)
{
	int64_t day = t.day, minute = t.minute < 0 ? 1441 : t.minute, again = 0;

	if (t.offset != CRM_NO_OFFSET && t.minute >= 0) {
		int64_t wall = crm_time_wall(t), last;
		if ((again = second_hour(t, wall, &last)) > 0)
			wall = last;
		minute = ((wall % 1440) + 1440) % 1440;
		day = (wall - minute) / 1440;
	}
	return ((day - CRM_DAY_ZERO) * 2048 + minute) * 128 + again; /* no day is far below all */
}

int64_t
crm_event_key(crm_time t, bool touch, int place)
{
	return crm_moment(t) * (CRM_KEY_KINDS + 1) | (touch ? CRM_KEY_TOUCH : 0) | place;
}
