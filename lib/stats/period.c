/* period.c: days, weeks, months, quarters and years by number. */
#include <string.h>

#include "base/array.h"
#include "stats/period.h"

bool
crm_unit_of(crm_str name, enum crm_unit *out)
{
	static const char *const names[] = {"day", "week", "month", "quarter", "year", "date"};

	for (unsigned i = 0; i < CRM_LENGTH(names); i++)
		if (crm_str_eqz(name, names[i])) {
			*out = (enum crm_unit)(i % CRM_UNITS);
			return true;
		}
	return false;
}

/* What is added to a day so that the first day of a week is a multiple of seven: day 0 is a
 * Thursday. */
static int32_t
week_shift(int starts)
{
	return 4 - starts;
}

static int32_t
floor_div(int32_t a, int32_t b)
{
	return a / b - (a % b < 0);
}

int32_t
crm_period_of(enum crm_unit unit, crm_day day, int starts)
{
	int year, month, of_month;

	if (unit == CRM_DAYS)
		return day;
	if (unit == CRM_WEEKS)
		return floor_div(day + week_shift(starts), 7);
	crm_day_split(day, &year, &month, &of_month);
	return unit == CRM_MONTHS     ? year * 12 + month - 1
	       : unit == CRM_QUARTERS ? year * 4 + (month - 1) / 3
				      : year;
}

crm_day
crm_period_first(enum crm_unit unit, int32_t period, int starts)
{
	switch (unit) {
	case CRM_DAYS: return period;
	case CRM_WEEKS: return period * 7 - week_shift(starts);
	case CRM_MONTHS: return crm_day_of(period / 12, period % 12 + 1, 1);
	case CRM_QUARTERS: return crm_day_of(period / 4, period % 4 * 3 + 1, 1);
	default: return crm_day_of(period, 1, 1);
	}
}

crm_day
crm_period_last(enum crm_unit unit, int32_t period, int starts)
{
	crm_day next = crm_period_first(unit, period + 1, starts);

	return next == CRM_NO_DAY ? crm_day_of(9999, 12, 31) : next - 1;
}

/* The week belongs to the year of its Thursday. */
static void
week_text(int32_t period, int starts, crm_buf *out)
{
	crm_day first = crm_period_first(CRM_WEEKS, period, starts);
	char text[CRM_DAY_TEXT];
	int year, month, day;

	if (starts != 1) {
		crm_buf_add(out, text, crm_day_format(first, text));
		return;
	}
	crm_day_split(first + 3, &year, &month, &day);
	crm_buf_f(out, "%04d-W%02d", year, (first + 3 - crm_day_of(year, 1, 1)) / 7 + 1);
}

void
crm_period_text(enum crm_unit unit, int32_t period, int starts, crm_buf *out)
{
	char text[CRM_DAY_TEXT];

	switch (unit) {
	case CRM_DAYS: crm_buf_add(out, text, crm_day_format(period, text)); break;
	case CRM_WEEKS: week_text(period, starts, out); break;
	case CRM_MONTHS: crm_buf_f(out, "%04d-%02d", period / 12, period % 12 + 1); break;
	case CRM_QUARTERS: crm_buf_f(out, "%04d-Q%d", period / 4, period % 4 + 1); break;
	default: crm_buf_f(out, "%04d", period);
	}
}

/* So many digits, as a number; -1 when they are none. */
static int
digits(crm_str s, size_t from, size_t n)
{
	int number = 0;

	if (s.n < from + n)
		return -1;
	for (size_t i = from; i < from + n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return -1;
		number = number * 10 + s.p[i] - '0';
	}
	return number;
}

bool
crm_period_parse(crm_str s, int starts, enum crm_unit *unit, int32_t *period)
{
	int year = digits(s, 0, 4), month = digits(s, 5, 2), quarter = digits(s, 6, 1),
	    week = digits(s, 6, 2);
	crm_buf again = {0};
	crm_day day;
	bool same;

	if (crm_day_parse(s, &day)) {
		*unit = CRM_DAYS;
		*period = day;
		return true;
	}
	if (year < 1 || (s.n > 4 && s.p[4] != '-'))
		return false;
	*unit = s.n == 4                    ? CRM_YEARS
		: s.n == 7 && s.p[5] == 'Q' ? CRM_QUARTERS
		: s.n == 8 && s.p[5] == 'W' ? CRM_WEEKS
		: s.n == 7                  ? CRM_MONTHS
					    : CRM_UNITS;
	switch (*unit) {
	case CRM_YEARS: *period = year; break;
	case CRM_QUARTERS: *period = year * 4 + quarter - 1; break;
	case CRM_MONTHS: *period = year * 12 + month - 1; break;
	case CRM_WEEKS:
		*period = crm_period_of(CRM_WEEKS, crm_day_of(year, 1, 4), 1) + week - 1;
		break;
	default: return false;
	}
	crm_period_text(*unit, *period, *unit == CRM_WEEKS ? 1 : starts, &again);
	same = crm_str_eq(s, crm_buf_slice(&again));
	crm_buf_free(&again);
	return same;
}
