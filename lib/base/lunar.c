/* The Chinese calendar. */
#include "base/base.h"
#include "base/lunar_table.h"

/* A lunar year taken apart. */
struct year {
	crm_day first;
	uint32_t long_months; /* bit k: the month at place k has 30 days */
	int leap;             /* month with a leap month behind it, 0 none */
	int months;
};

static bool
look_up(int year, struct year *y)
{
	uint32_t v;

	if (year < CRM_LUNAR_FIRST || year > CRM_LUNAR_LAST)
		return false;
	v = crm_lunar_years[year - CRM_LUNAR_FIRST];
	y->leap = v & 15;
	y->long_months = v >> 4 & 0x1FFF;
	y->first = crm_day_of(year, 1, 1) + (crm_day)(v >> 17);
	y->months = y->leap ? 13 : 12;
	return true;
}

/* Days of the year before the month at a place. */
static int
days_before(const struct year *y, int place)
{
	return 29 * place + __builtin_popcount(y->long_months & ((1u << place) - 1));
}

static int
length(const struct year *y, int place)
{
	return 29 + (int)(y->long_months >> place & 1);
}

/* The place of a month in its year, or -1 when the year has no such month. */
static int
place_of(const struct year *y, int month, bool leap)
{
	if (month < 1 || month > 12 || (leap && month != y->leap))
		return -1;
	return month - 1 + (leap || (y->leap && month > y->leap));
}

bool
crm_lunar_of(crm_day d, crm_lunar *out)
{
	struct year y;
	int year, month, day, place, n;

	crm_day_split(d, &year, &month, &day);
	if (!look_up(year, &y) || d < y.first)
		if (!look_up(--year, &y) || d < y.first)
			return false;
	n = d - y.first;
	for (place = n / 30; place < y.months && n >= days_before(&y, place + 1); place++)
		;
	if (place >= y.months)
		return false;
	out->year = (int16_t)year;
	out->leap = y.leap && place == y.leap;
	out->month = (int8_t)(place + 1 - (y.leap && place >= y.leap));
	out->day = (int8_t)(n - days_before(&y, place) + 1);
	return true;
}

crm_day
crm_lunar_day(crm_lunar l)
{
	struct year y;
	int place;

	if (!look_up(l.year, &y) || (place = place_of(&y, l.month, l.leap)) < 0 || l.day < 1 ||
	    l.day > length(&y, place))
		return CRM_NO_DAY;
	return y.first + days_before(&y, place) + l.day - 1;
}

int
crm_lunar_leap_month(int year)
{
	struct year y;

	return look_up(year, &y) ? y.leap : -1;
}

int
crm_lunar_month_length(int year, int month, bool leap)
{
	struct year y;
	int place;

	if (!look_up(year, &y) || (place = place_of(&y, month, leap)) < 0)
		return 0;
	return length(&y, place);
}
