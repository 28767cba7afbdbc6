/* calendar.h: holidays, and the hours at which we are open. */
#ifndef CRM_DUE_CALENDAR_H
#define CRM_DUE_CALENDAR_H

#include "policy/section.h"

struct crm_holiday;
/* The first day on or after `from` that the rule of a holiday finds, before `offset` and `move`;
 * CRM_NO_DAY when there is none. */
typedef crm_day crm_holiday_finder(const struct crm_holiday *h, crm_day from, enum crm_feb29 rule);

/* Days in order. */
struct crm_day_list {
	crm_day *at;
	size_t n;
};

/* For each weekday, 1 to 7, by how many days a holiday that falls on it is moved. */
struct crm_moves {
	bool any;
	int8_t by[8]; /* 0: not at all; CRM_TO_NEXT: to the next free day */
};
enum { CRM_TO_NEXT = 100, CRM_MOST_MOVED = 6 };

/* A holiday of the section holidays. */
struct crm_holiday {
	const char *name, *calendar; /* calendar "": of none */
	crm_expr *who;               /* whose holiday it is; NULL: everybody's */
	crm_holiday_finder *find;    /* by which of these its day is found: */
	crm_partial date;            /* a day of each year, which may be lunar */
	int weekday, nth;            /* 1 Monday to 7 Sunday; nth -1: the last */
	int month;                   /* of this month; 0: before or after `date` */
	bool before;
	int which;                         /* of the Easters or the solar terms */
	struct crm_day_list *listed;       /* days that are listed */
	const struct crm_foreign *foreign; /* of this calendar, and of these `month` and `nth`: the
					      days are listed by crm_holiday_prepare */
	int offset;                        /* days added to what the rule finds */
	struct crm_moves move, substitute;
	crm_place place;
};

/* match_holiday.c */
crm_holiday_finder crm_find_date, crm_find_weekday, crm_find_easter, crm_find_solar_term,
	crm_find_listed;

/* The first day on or after `from`; CRM_NO_DAY when there is none. */
crm_day crm_holiday_next(const struct crm_holiday *h, crm_day from, enum crm_feb29 rule);

/* The last day of a holiday that is a list of dates, its offset included; CRM_NO_DAY of others. */
crm_day crm_holiday_last(const struct crm_holiday *h);
/* Whether that is less than three months after `today`; *last is the day. */
bool crm_holiday_ends(const struct crm_holiday *h, crm_day today, crm_day *last);

/* match_foreign.c: the calendars that ICU knows. A holiday is written "1 shawwal". */
struct crm_foreign {
	const char *key;
	const char *const *months; /* NULL behind the last */
	int calendar;              /* enum crm_almanac */
};
extern const struct crm_foreign crm_islamic, crm_hebrew;

/* To be called before days of the holiday are asked for, by one thread: lists those that only ICU
 * can find, from 1900 to 2100. 0, or -1 when ICU cannot be used. */
int crm_holiday_prepare(const crm_policy *p, const struct crm_holiday *h, crm_error *e);

#define CRM_HOLIDAYS_FROM (-25567) /* 1900-01-01 */
#define CRM_HOLIDAYS_TO 47846      /* 2100-12-31 */

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
	bool opens;                         /* false: there is no such section */
	struct crm_openings on[8];          /* 1 Monday to 7 Sunday */
	struct crm_day_list closed;         /* we are closed on these days … */
	const struct crm_holiday **holiday; /* … and on these holidays */
	size_t holidays;
	struct crm_closed *on_holiday; /* … which crm_hours_prepare lists here */
	crm_place place;
};

extern const struct crm_section crm_section_hours;

/* The hours of a policy; without the section we are never open. */
static inline const struct crm_hours *
crm_policy_hours(const crm_policy *p)
{
	return crm_policy_section(p, &crm_section_hours);
}

/* match_closed.c: to be called before any working time is asked for, by one thread: works out on
 * which days holidays of `closed`, and what is substituted for them, are. 0, or -1 with a fault. */
int crm_hours_prepare(const crm_policy *p, crm_error *e);
struct crm_closed *crm_closed_new(crm_arena *a);
/* Whether we are closed on a day because of one of these. */
bool crm_hours_holiday(const struct crm_hours *h, crm_day day);

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
