/* almanac.c: days of other calendars, by ICU. */
#include <stdbool.h>

#include <unicode/ucal.h>

#include "almanac/almanac.h"

#define A_DAY 86400000.0 /* milliseconds */

static const char *const locales[] = {
	[CRM_ALMANAC_ISLAMIC] = "@calendar=islamic-umalqura",
	[CRM_ALMANAC_HEBREW] = "@calendar=hebrew",
};

/* Sets the calendar to a day of a month, or to the last day of the month if it is shorter. False
 * when the year has no such month. */
static bool
set_day(UCalendar *c, int year, int month, int day, UErrorCode *status)
{
	int length;

	ucal_clear(c);
	ucal_set(c, UCAL_EXTENDED_YEAR, year);
	ucal_set(c, UCAL_MONTH, month);
	ucal_set(c, UCAL_DATE, 1);
	if (ucal_get(c, UCAL_MONTH, status) != month)
		return false;
	length = ucal_getLimit(c, UCAL_DATE, UCAL_ACTUAL_MAXIMUM, status);
	ucal_set(c, UCAL_DATE, day < length ? day : length);
	return U_SUCCESS(*status);
}

static int
list(UCalendar *c, int month, int day, int32_t from, int32_t to, int32_t *out, int room,
     UErrorCode *status)
{
	int n = 0, year;

	ucal_setMillis(c, from * A_DAY, status);
	year = ucal_get(c, UCAL_EXTENDED_YEAR, status);
	for (; n < room && U_SUCCESS(*status); year++) {
		int32_t found;

		if (!set_day(c, year, month, day, status))
			continue;
		found = (int32_t)(ucal_getMillis(c, status) / A_DAY); /* exact: it is midnight */
		if (found > to)
			break;
		if (found >= from)
			out[n++] = found;
	}
	return n;
}

static int
days(enum crm_almanac calendar, int month, int day, int32_t from, int32_t to, int32_t *out,
     int room, const char **error)
{
	UErrorCode status = U_ZERO_ERROR;
	static const UChar utc[] = {'U', 'T', 'C', 0};
	UCalendar *c = ucal_open(utc, -1, locales[calendar], UCAL_DEFAULT, &status);
	int n = 0;

	if (U_SUCCESS(status))
		n = list(c, month, day, from, to, out, room, &status);
	if (c)
		ucal_close(c);
	if (U_SUCCESS(status))
		return n;
	*error = u_errorName(status);
	return -1;
}

extern const struct crm_almanac_plugin crm_almanac_plugin_1;
__attribute__((visibility("default")))
const struct crm_almanac_plugin crm_almanac_plugin_1 = {days};
