/* match_holiday.c: when a holiday of the policy is next. */
#include "base/base.h"
#include "due/calendar.h"

#define YEARS_AHEAD 40 /* a fifth Friday of February is that rare */

/* ---- rules that find a day in each year ---- */

typedef crm_day day_of_year(const struct crm_holiday *h, int year, enum crm_feb29 rule);

/* A day of a year may be a few weeks outside it: the Sunday after 28 December. */
static crm_day
next_of_years(const struct crm_holiday *h, crm_day from, enum crm_feb29 rule, day_of_year *in)
{
	int year, month, day;

	crm_day_split(from, &year, &month, &day);
	for (int i = -1; i < YEARS_AHEAD; i++) {
		crm_day d = in(h, year + i, rule);

		if (d != CRM_NO_DAY && d >= from)
			return d;
	}
	return CRM_NO_DAY;
}

static crm_day
weekday_of_month(const struct crm_holiday *h, int year)
{
	int length = crm_month_length(year, h->month), day;

	if (length == 0)
		return CRM_NO_DAY;
	if (h->nth < 0)
		day = length -
		      (crm_day_weekday(crm_day_of(year, h->month, length)) - h->weekday + 7) % 7;
	else
		day = 1 + (h->weekday - crm_day_weekday(crm_day_of(year, h->month, 1)) + 7) % 7 +
		      (h->nth - 1) * 7;
	return crm_day_of(year, h->month, day);
}

/* The nth such weekday before the date, or after it; never the date itself. */
static crm_day
weekday_by_date(const struct crm_holiday *h, int year, enum crm_feb29 rule)
{
	crm_day date =
		year < 1 ? CRM_NO_DAY : crm_partial_next(&h->date, crm_day_of(year, 1, 1), rule);
	int away;

	if (date == CRM_NO_DAY)
		return CRM_NO_DAY;
	away = crm_day_weekday(date) - h->weekday;
	if (h->before)
		return date - 7 * (h->nth - 1) - ((away + 6) % 7 + 1);
	return date + 7 * (h->nth - 1) + ((6 - away) % 7 + 1);
}

static crm_day
weekday_in(const struct crm_holiday *h, int year, enum crm_feb29 rule)
{
	return h->month ? weekday_of_month(h, year) : weekday_by_date(h, year, rule);
}

static crm_day
easter_in(const struct crm_holiday *h, int year, enum crm_feb29 rule)
{
	(void)rule;
	return crm_easter(year, h->which);
}

static crm_day
solar_term_in(const struct crm_holiday *h, int year, enum crm_feb29 rule)
{
	(void)rule;
	return crm_solar_term(year, h->which);
}

crm_day
crm_find_weekday(const struct crm_holiday *h, crm_day from, enum crm_feb29 rule)
{
	return next_of_years(h, from, rule, weekday_in);
}

crm_day
crm_find_easter(const struct crm_holiday *h, crm_day from, enum crm_feb29 rule)
{
	return next_of_years(h, from, rule, easter_in);
}

crm_day
crm_find_solar_term(const struct crm_holiday *h, crm_day from, enum crm_feb29 rule)
{
	return next_of_years(h, from, rule, solar_term_in);
}

/* ---- other rules ---- */

crm_day
crm_find_date(const struct crm_holiday *h, crm_day from, enum crm_feb29 rule)
{
	crm_day first = crm_lunar_day((crm_lunar){.year = 1900, .month = 1, .day = 1});

	return crm_partial_next(&h->date, h->date.lunar && from < first ? first : from, rule);
}

crm_day
crm_find_listed(const struct crm_holiday *h, crm_day from, enum crm_feb29 rule)
{
	size_t low = 0, high = h->listed->n;

	(void)rule;
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (h->listed->at[middle] < from)
			low = middle + 1;
		else
			high = middle;
	}
	return low < h->listed->n ? h->listed->at[low] : CRM_NO_DAY;
}

/* ---- offset and move ---- */

/* The first day that the rule finds on or after `from`, with the offset. */
static crm_day
next_found(const struct crm_holiday *h, crm_day from, enum crm_feb29 rule)
{
	crm_day next;

	from -= h->offset;
	if (from < CRM_DAY_MIN)
		from = CRM_DAY_MIN;
	next = from > CRM_DAY_MAX ? CRM_NO_DAY : h->find(h, from, rule);
	return next == CRM_NO_DAY ? CRM_NO_DAY : next + h->offset;
}

/* Days that are near each other may change places when they are moved. */
crm_day
crm_holiday_next(const struct crm_holiday *h, crm_day from, enum crm_feb29 rule)
{
	int most = h->move.any ? CRM_MOST_MOVED : 0;
	crm_day next = from - most - 1, best = CRM_NO_DAY;

	while ((next = next_found(h, next + 1, rule)) != CRM_NO_DAY) {
		crm_day moved = next + h->move.by[crm_day_weekday(next)];

		if (best != CRM_NO_DAY && next - most > best)
			break;
		if (moved >= from && (best == CRM_NO_DAY || moved < best))
			best = moved;
		if (most == 0 && best != CRM_NO_DAY)
			break;
	}
	return crm_day_in_range(best) ? best : CRM_NO_DAY;
}

crm_day
crm_holiday_last(const struct crm_holiday *h)
{
	if (!h->listed || h->foreign)
		return CRM_NO_DAY;
	return crm_day_add(h->listed->at[h->listed->n - 1], (crm_span){h->offset, 'd'}, 1);
}

bool
crm_holiday_ends(const struct crm_holiday *h, crm_day today, crm_day *last)
{
	*last = crm_holiday_last(h);
	return *last != CRM_NO_DAY && *last < crm_day_add(today, (crm_span){3, 'm'}, 1);
}
