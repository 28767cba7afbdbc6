/* match_closed.c: the days on which we are closed because of a holiday, or of the day that is
 * substituted for it. They are worked out once, for the years 1900 to 2100. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "due/calendar.h"

enum { DAYS = CRM_HOLIDAYS_TO - CRM_HOLIDAYS_FROM + 1 };

/* A set of days, a bit each. */
struct crm_closed {
	bool known;
	uint8_t day[DAYS / 8 + 1];
};

static bool
has(const struct crm_closed *set, crm_day day)
{
	int i = day - CRM_HOLIDAYS_FROM;

	return i >= 0 && i < DAYS && (set->day[i / 8] >> i % 8 & 1);
}

static void
add(struct crm_closed *set, crm_day day)
{
	int i = day - CRM_HOLIDAYS_FROM;

	if (i >= 0 && i < DAYS)
		set->day[i / 8] |= (uint8_t)(1 << i % 8);
}

bool
crm_hours_holiday(const struct crm_hours *h, crm_day day)
{
	return has(h->on_holiday, day);
}

/* ---- the holidays of a calendar ---- */

/* A holiday in one year. */
struct occurrence {
	crm_day day;
	const struct crm_holiday *holiday;
};

struct occurrences {
	struct occurrence *at;
	size_t n, room;
};

static int
order(const void *a, const void *b)
{
	const struct occurrence *x = a, *y = b;

	if (x->day != y->day)
		return (x->day > y->day) - (x->day < y->day);
	return (x->holiday > y->holiday) - (x->holiday < y->holiday); /* as in the policy */
}

static void
collect(const crm_policy *p, const struct crm_holiday *h, struct occurrences *all)
{
	crm_day day = CRM_HOLIDAYS_FROM - 1;

	while ((day = crm_holiday_next(h, day + 1, p->feb29)) != CRM_NO_DAY &&
	       day <= CRM_HOLIDAYS_TO) {
		all->at = crm_grow(all->at, all->n, &all->room, sizeof *all->at);
		all->at[all->n++] = (struct occurrence){day, h};
	}
}

/* ---- substitute days ---- */

static bool
goes_to_next(const struct crm_moves *m)
{
	for (int weekday = 1; weekday <= 7; weekday++)
		if (m->by[weekday] == CRM_TO_NEXT)
			return true;
	return false;
}

/* The day in place of a holiday, CRM_NO_DAY where there is none. A holiday that moves to the next
 * free day does so also when it falls on another holiday. */
static crm_day
substitute(const struct occurrence *o, bool clash, const struct crm_closed *taken)
{
	const struct crm_moves *m = &o->holiday->substitute;
	int by = m->by[crm_day_weekday(o->day)];
	crm_day day = o->day + 1;

	if (clash && goes_to_next(m))
		by = CRM_TO_NEXT;
	if (by != CRM_TO_NEXT)
		return by ? o->day + by : CRM_NO_DAY;
	while (m->by[crm_day_weekday(day)] || has(taken, day))
		day++;
	return day;
}

static bool
is_closed_on(const struct crm_hours *hours, const struct crm_holiday *h)
{
	for (size_t i = 0; i < hours->holidays; i++)
		if (hours->holiday[i] == h)
			return true;
	return false;
}

/* Adds the days of these holidays, which are of one calendar, to those on which we are closed. */
static void
close_on(const struct crm_hours *hours, struct occurrences *all)
{
	struct crm_closed *taken = crm_alloc(sizeof *taken);

	qsort(all->at, all->n, sizeof *all->at, order);
	for (size_t i = 0; i < all->n; i++)
		add(taken, all->at[i].day);
	for (size_t i = 0; i < all->n; i++) {
		const struct occurrence *o = &all->at[i];
		crm_day instead = substitute(o, i > 0 && o[-1].day == o->day, taken);

		if (instead != CRM_NO_DAY)
			add(taken, instead);
		if (!is_closed_on(hours, o->holiday))
			continue;
		add(hours->on_holiday, o->day);
		if (instead != CRM_NO_DAY)
			add(hours->on_holiday, instead);
	}
	free(taken);
}

/* ---- all of them ---- */

/* Whether the calendar of this holiday is that of one before it among those of `closed`. */
static bool
is_done(const struct crm_hours *hours, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(hours->holiday[i]->calendar, hours->holiday[n]->calendar) == 0)
			return true;
	return false;
}

/* The holidays of the calendar of one of them; one without a calendar is alone. */
static int
close_calendar(const crm_policy *p, const struct crm_hours *hours, const struct crm_holiday *of,
	       crm_error *e)
{
	struct occurrences all = {0};
	int rc = 0;

	for (size_t i = 0; i < p->holidays && rc == 0; i++) {
		const struct crm_holiday *h = &p->holiday[i];

		if (*of->calendar ? strcmp(h->calendar, of->calendar) != 0 : h != of)
			continue;
		rc = crm_holiday_prepare(p, h, e);
		if (rc == 0)
			collect(p, h, &all);
	}
	if (rc == 0 && all.n > 0)
		close_on(hours, &all);
	free(all.at);
	return rc;
}

int
crm_hours_prepare(const crm_policy *p, crm_error *e)
{
	const struct crm_hours *hours = crm_policy_hours(p);

	if (!hours->opens || hours->on_holiday->known)
		return 0;
	for (size_t i = 0; i < hours->holidays; i++) {
		const struct crm_holiday *h = hours->holiday[i];

		if ((!*h->calendar || !is_done(hours, i)) && close_calendar(p, hours, h, e) < 0)
			return -1;
	}
	hours->on_holiday->known = true;
	return 0;
}

struct crm_closed *
crm_closed_new(crm_arena *a)
{
	return crm_arena_alloc(a, sizeof(struct crm_closed));
}
