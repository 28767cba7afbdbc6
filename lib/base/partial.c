/* Dates with missing parts, and their anniversaries. */
#include "base/base.h"

/* Takes two digits off s. */
static bool
take_two(crm_str *s, int8_t *v)
{
	uint32_t bad = 0, n;

	if (s->n < 2)
		return false;
	n = crm_two_digits(s->p, &bad);
	if (crm_digits_bad(bad))
		return false;
	*v = (int8_t)n;
	s->p += 2;
	s->n -= 2;
	return true;
}

static bool
take(crm_str *s, crm_str what)
{
	if (s->n < what.n || !crm_str_eq((crm_str){s->p, what.n}, what))
		return false;
	s->p += what.n;
	s->n -= what.n;
	return true;
}

/* A year, or the dash in its place; then the dash before the month. */
static bool
take_year(crm_str *s, int16_t *year)
{
	int8_t hundreds, rest;

	*year = 0;
	if (take(s, CRM_STR("--")))
		return true;
	if (!take_two(s, &hundreds) || !take_two(s, &rest) || !take(s, CRM_STR("-")))
		return false;
	*year = (int16_t)(hundreds * 100 + rest);
	return *year > 0;
}

/* Two digits; after the L of a leap month one is enough. */
static bool
take_month(crm_str *s, crm_partial *p)
{
	uint32_t bad = 0;

	p->leap = p->lunar && take(s, CRM_STR("L"));
	if (take_two(s, &p->month))
		return true;
	if (!p->leap || s->n == 0)
		return false;
	p->month = (int8_t)crm_digit(*s->p, &bad);
	s->p++;
	s->n--;
	return !crm_digits_bad(bad);
}

/* The day, which may be left out only when there is a year. */
static bool
take_day(crm_str *s, crm_partial *p)
{
	if (s->n == 0)
		return p->year > 0;
	return take(s, CRM_STR("-")) && take_two(s, &p->day) && p->day > 0 && s->n == 0;
}

/* Whether there can be such a day. A lunar date only has to exist in some year, because people
 * know a leap month by memory. */
static bool
possible(const crm_partial *p)
{
	if (p->month < 1 || p->month > 12)
		return false;
	if (p->lunar)
		return p->day <= 30;
	return p->day <= crm_month_length(p->year ? p->year : 2000, p->month);
}

bool
crm_partial_parse(crm_str s, crm_partial *out)
{
	crm_partial p = {0};

	p.lunar = take(&s, CRM_STR("lunar:"));
	if (!take_year(&s, &p.year) || !take_month(&s, &p) || !take_day(&s, &p) || !possible(&p))
		return false;
	*out = p;
	return true;
}

static crm_day
in_year(const crm_partial *p, int year, enum crm_feb29 rule)
{
	int day = p->day ? p->day : 1;

	if (p->month == 2 && day == 29 && crm_month_length(year, 2) == 28)
		return rule == CRM_MAR1 ? crm_day_of(year, 3, 1) : crm_day_of(year, 2, 28);
	return crm_day_of(year, p->month, day);
}

static crm_day
in_lunar_year(const crm_partial *p, int year)
{
	bool leap = p->leap && crm_lunar_leap_month(year) == p->month;
	int length = crm_lunar_month_length(year, p->month, leap);
	int day = p->day ? p->day : 1;

	return crm_lunar_day((crm_lunar){
		.year = (int16_t)year,
		.month = p->month,
		.day = (int8_t)(day < length ? day : length),
		.leap = leap,
	});
}

/* The day itself is not an anniversary: with a year they begin in the year after. */
crm_day
crm_partial_next(const crm_partial *p, crm_day from, enum crm_feb29 rule)
{
	int year, month, day;

	if (p->month < 1 || p->month > 12 || !crm_day_in_range(from))
		return CRM_NO_DAY;
	if (p->lunar) {
		crm_lunar now;

		if (!crm_lunar_of(from, &now))
			return CRM_NO_DAY;
		year = now.year;
	} else {
		crm_day_split(from, &year, &month, &day);
	}
	if (p->year && year <= p->year)
		year = p->year + 1;
	for (int last = year + 1; year <= last; year++) {
		crm_day d = p->lunar ? in_lunar_year(p, year) : in_year(p, year, rule);

		if (d != CRM_NO_DAY && d >= from)
			return d;
	}
	return CRM_NO_DAY;
}
