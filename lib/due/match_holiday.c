/* match_holiday.c: when a holiday of the policy is next. */
#include "due/calendar.h"

#define YEARS_AHEAD 40 /* a fifth Friday of February is that rare */

static crm_day
nth_weekday(int year, int month, int weekday, int nth)
{
	int length = crm_month_length(year, month);
	crm_day first = crm_day_of(year, month, 1), last = crm_day_of(year, month, length);
	int day;

	if (first == CRM_NO_DAY)
		return CRM_NO_DAY;
	if (nth < 0)
		day = length - (crm_day_weekday(last) - weekday + 7) % 7;
	else
		day = 1 + (weekday - crm_day_weekday(first) + 7) % 7 + (nth - 1) * 7;
	return day > length ? CRM_NO_DAY : crm_day_of(year, month, day);
}

static crm_day
next_weekday(const struct crm_holiday *h, crm_day from)
{
	int year, month, day;

	crm_day_split(from, &year, &month, &day);
	for (int i = 0; i < YEARS_AHEAD; i++) {
		crm_day d = nth_weekday(year + i, h->month, h->weekday, h->nth);
		if (d != CRM_NO_DAY && d >= from)
			return d;
	}
	return CRM_NO_DAY;
}

static crm_day
next_listed(const struct crm_holiday *h, crm_day from)
{
	crm_day next = CRM_NO_DAY;

	for (size_t i = 0; i < h->day_count; i++)
		if (h->days[i] >= from && (next == CRM_NO_DAY || h->days[i] < next))
			next = h->days[i];
	return next;
}

crm_day
crm_holiday_next(const struct crm_holiday *h, crm_day from, enum crm_feb29 rule)
{
	crm_day next;

	from -= h->shift;
	if (from < crm_day_of(1, 1, 1))
		from = crm_day_of(1, 1, 1);
	if (h->day_count)
		next = next_listed(h, from);
	else if (h->weekday)
		next = next_weekday(h, from);
	else
		next = crm_partial_next(&h->date, from, rule);
	return next == CRM_NO_DAY ? CRM_NO_DAY : next + h->shift;
}
