/* moment.h: where in time an event is, as a number. */
#ifndef CRM_FOLD_MOMENT_H
#define CRM_FOLD_MOMENT_H

#include "crm.h"

/* The moment of an event and, below it, what decides between events of one moment. */
#define CRM_KEY_TOUCH 128
#define CRM_KEY_KINDS INT64_C(255) /* the bits of a key that are not the moment */
#define CRM_KEY_NEVER INT64_MAX    /* of an event that does not exist yet */
#define CRM_DAY_ZERO (-719164)     /* before any day */
/* Day, minute (none: after all of the day), touches after others, place of the kind. Never 0. */
int64_t crm_event_key(crm_time t, bool touch, int place);
static inline int64_t
crm_key_moment(int64_t key)
{
	return key >> 8;
}
static inline int64_t
crm_key_day(int64_t key)
{
	return (key >> 26) + CRM_DAY_ZERO;
}
/* Moments in order; one without a time is at the end of its day. They are compared by the clock of
 * the zone; in an hour that the clock shows twice, moments with an offset are compared by the
 * instant. */
int64_t crm_moment(crm_time t);
/* The minute of the day that the clock of the zone shows at a moment; -1 where it has none. */
static inline int
crm_moment_minute(int64_t moment)
{
	int minute = (int)(moment / 128 % 2048);

	return minute < 1440 ? minute : -1;
}

#endif
