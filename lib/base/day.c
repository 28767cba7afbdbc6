/* Civil days. Years are counted from 1 March, so that the leap day is a
 * year's last and the months have a pattern: 153 days in five. */
#include "base/base.h"

#define EPOCH 719468       /* days from 0000-03-01 to 1970-01-01 */
#define CENTURIES_4 146097 /* days of 400 years */
#define YEARS_4 1461       /* days of 4 years */

/* A year that 25 divides is a leap year when 16 does too (so 400), any other
 * when 4 does. */
static inline bool
leap_year(uint32_t year)
{
	return (year & (year % 25 ? 3 : 15)) == 0;
}

static inline uint32_t
length(uint32_t year, uint32_t month)
{
	return month == 2 ? 28u + leap_year(year) : 30u + ((month ^ month >> 3) & 1);
}

static inline bool
valid(uint32_t year, uint32_t month, uint32_t day)
{
	return year - 1 < 9999 && month - 1 < 12 && day - 1 < length(year, month);
}

static inline crm_day
count(uint32_t year, uint32_t month, uint32_t day)
{
	uint32_t y = year - (month < 3), m = month < 3 ? month + 9 : month - 3;
	uint32_t days = 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1;

	return (crm_day)days - EPOCH;
}

bool
crm_day_valid(int year, int month, int day)
{
	return valid((uint32_t)year, (uint32_t)month, (uint32_t)day);
}

crm_day
crm_day_of(int year, int month, int day)
{
	return crm_day_valid(year, month, day)
		       ? count((uint32_t)year, (uint32_t)month, (uint32_t)day)
		       : CRM_NO_DAY;
}

/* What is no day comes back as zeros. */
void
crm_day_split(crm_day d, int *year, int *month, int *day)
{
	uint32_t n, century, y, m;

	if (!crm_day_in_range(d)) {
		*year = *month = *day = 0;
		return;
	}
	n = (uint32_t)(d + EPOCH) * 4 + 3;
	century = n / CENTURIES_4;
	n = n % CENTURIES_4 | 3; /* 4 * day of the century + 3 */
	y = century * 100 + n / YEARS_4;
	n = n % YEARS_4 / 4; /* day of the year from 1 March */
	m = (5 * n + 2) / 153;
	*day = (int)(n - (153 * m + 2) / 5) + 1;
	*month = (int)(m < 10 ? m + 3 : m - 9);
	*year = (int)(y + (m >= 10));
}

int
crm_day_weekday(crm_day d)
{
	/* 1970-01-01 was a Thursday; the bias is whole weeks and keeps it positive */
	return (int)(((int64_t)d + 3 + 7 * INT64_C(400000000)) % 7) + 1;
}

int
crm_month_length(int year, int month)
{
	return crm_day_valid(year, month, 1) ? (int)length((uint32_t)year, (uint32_t)month) : 0;
}

bool
crm_day_parse(crm_str s, crm_day *out)
{
	uint32_t bad = 0, year, month, day;

	if (s.n != 10)
		return false;
	year = crm_two_digits(s.p, &bad) * 100;
	year += crm_two_digits(s.p + 2, &bad);
	month = crm_two_digits(s.p + 5, &bad);
	day = crm_two_digits(s.p + 8, &bad);
	if (crm_digits_bad(bad) | (s.p[4] != '-') | (s.p[7] != '-') || !valid(year, month, day))
		return false;
	*out = count(year, month, day);
	return true;
}

size_t
crm_day_format(crm_day d, char *out)
{
	int year, month, day;

	crm_day_split(d, &year, &month, &day);
	crm_put_two(out, (unsigned)year / 100);
	crm_put_two(out + 2, (unsigned)year % 100);
	out[4] = '-';
	crm_put_two(out + 5, (unsigned)month);
	out[7] = '-';
	crm_put_two(out + 8, (unsigned)day);
	out[10] = '\0';
	return 10;
}
