/* calendar.h: holidays, and the hours at which we are open. */
#ifndef CRM_DUE_CALENDAR_H
#define CRM_DUE_CALENDAR_H

#include "policy/section.h"

struct crm_holiday;
/* The first day on or after `from` that the rule of a holiday finds, before `offset`; CRM_NO_DAY
 * when there is none. */
typedef crm_day crm_holiday_finder(const struct crm_holiday *h, crm_day from, enum crm_feb29 rule);

/* A holiday of the section holidays. */
struct crm_holiday {
	const char *name;
	crm_expr *who;            /* whose holiday it is; NULL: everybody's */
	crm_holiday_finder *find; /* by which of these its day is found: */
	crm_partial date;         /* a day of each year, which may be lunar */
	int weekday, nth;         /* 1 Monday to 7 Sunday; nth -1: the last */
	int month;                /* of this month; 0: before or after `date` */
	bool before;
	int which;    /* of the Easters or the solar terms */
	crm_day *day; /* those that are listed, in order */
	size_t days;
	int offset; /* days added to what the rule finds */
	crm_place place;
};

/* match_holiday.c */
crm_holiday_finder crm_find_date, crm_find_weekday, crm_find_easter, crm_find_solar_term,
	crm_find_listed;

/* The first day on or after `from`; CRM_NO_DAY when there is none. */
crm_day crm_holiday_next(const struct crm_holiday *h, crm_day from, enum crm_feb29 rule);

/* Minutes of a day during which we are open. */
struct crm_opening {
	int from, to;
};

/* Those of one day, in order; none lies within another. */
struct crm_openings {
	struct crm_opening *at;
	size_t n;
};

/* The section hours. */
struct crm_hours {
	bool opens;                /* false: there is no such section */
	struct crm_openings on[8]; /* 1 Monday to 7 Sunday */
	crm_day *closed;           /* we are closed on these days … */
	size_t days;
	const struct crm_holiday **holiday; /* … and on these holidays */
	size_t holidays;
	crm_place place;
};

extern const struct crm_section crm_section_hours;

/* The hours of a policy; without the section we are never open. */
static inline const struct crm_hours *
crm_policy_hours(const crm_policy *p)
{
	return crm_policy_section(p, &crm_section_hours);
}

/* match_hours.c: working time. The n-th working day after a day, or with n below 0 before
 * it; 0: the day itself, or the next one that is. CRM_NO_DAY outside the calendar. */
crm_day crm_working_day(const crm_policy *p, crm_day day, int32_t n);
/* The first moment by which we were open for so many minutes since `from`; INT64_MAX when we never
 * will be. The last from which on we were until `to`. */
int64_t crm_working_after(const crm_policy *p, int64_t from, int64_t minutes);
int64_t crm_working_before(const crm_policy *p, int64_t to, int64_t minutes);
/* For how many minutes we were open between two moments. */
int64_t crm_working_minutes(const crm_policy *p, int64_t from, int64_t to);

#endif
