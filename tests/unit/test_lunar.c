/* The Chinese calendar: hard months by the Hong Kong Observatory's tables, every day
 * and every anniversary of a hundred years by a reference of eight sources. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <cmocka.h>

#include "base/base.h"

static crm_day
day(const char *text)
{
	crm_day d;

	if (!crm_day_parse(crm_str_z(text), &d))
		fail_msg("%s is no day", text);
	return d;
}

static void
is_day(crm_day d, const char *expected)
{
	char text[CRM_DAY_TEXT];

	crm_day_format(d, text);
	assert_string_equal(text, expected);
}

static void
is_lunar(const char *text, int year, int month, bool leap, int lunar_day)
{
	crm_lunar l;

	assert_true(crm_lunar_of(day(text), &l));
	assert_int_equal(l.year, year);
	assert_int_equal(l.month, month);
	assert_int_equal(l.leap, leap);
	assert_int_equal(l.day, lunar_day);
	is_day(crm_lunar_day(l), text);
}

/* New years by the Hong Kong Observatory; the hard months as the table says. */
static void
test_lunar(void **state)
{
	crm_lunar l;

	(void)state;
	is_lunar("1900-01-31", 1900, 1, false, 1);
	is_lunar("1906-04-24", 1906, 4, false, 1);
	is_lunar("1933-07-22", 1933, 5, true, 30);
	is_lunar("1985-02-20", 1985, 1, false, 1);
	is_lunar("2033-12-22", 2033, 11, true, 1);
	is_lunar("2034-01-20", 2033, 12, false, 1);
	is_lunar("2057-09-29", 2057, 9, false, 1);
	is_lunar("2089-09-04", 2089, 8, false, 1);
	is_lunar("2100-02-09", 2100, 1, false, 1);
	is_lunar("2101-01-28", 2100, 12, false, 29);
	assert_false(crm_lunar_of(day("1900-01-30"), &l));
	assert_false(crm_lunar_of(day("2101-01-29"), &l));
	assert_false(crm_lunar_of(day("2101-11-21"), &l)); /* the fuzzer's */
	assert_false(crm_lunar_of(CRM_NO_DAY, &l));
	assert_int_equal(crm_lunar_leap_month(2033), 11);
	assert_int_equal(crm_lunar_leap_month(2026), 0);
	assert_int_equal(crm_lunar_leap_month(1899), -1);
	assert_int_equal(crm_lunar_leap_month(2101), -1);
	assert_int_equal(crm_lunar_month_length(2025, 12, false), 29);
	assert_int_equal(crm_lunar_month_length(2025, 6, true), 29);
	assert_int_equal(crm_lunar_month_length(2025, 5, true), 0);
	assert_int_equal(crm_lunar_month_length(2025, 13, false), 0);
	assert_int_equal(crm_lunar_month_length(2101, 1, false), 0);
	assert_int_equal(crm_lunar_day((crm_lunar){2025, 12, 30, false}), CRM_NO_DAY);
	assert_int_equal(crm_lunar_day((crm_lunar){2025, 12, 0, false}), CRM_NO_DAY);
}

/* Days follow each other without a gap, there and back. */
static void
test_lunar_whole(void **state)
{
	crm_lunar l;
	int months = 0;

	(void)state;
	for (crm_day d = day("1900-01-31"); d <= day("2101-01-28"); d++) {
		assert_true(crm_lunar_of(d, &l));
		assert_int_equal(crm_lunar_day(l), d);
		months += l.day == 1;
	}
	assert_int_equal(months, 201 * 12 + 74); /* 2486 new moons, astronomy-engine */
}

/* The voted reference of eight sources, where it is there. */
static void
test_lunar_reference(void **state)
{
	const char *dir = getenv("CRM_TEST_DATA");
	char path[512], text[16];
	int year, month, leap, lunar_day, days = 0;
	FILE *f;

	(void)state;
	snprintf(path, sizeof path, "%s/lunar_1950_2049.tsv", dir ? dir : "../shared/data");
	f = fopen(path, "r");
	if (!f) {
		print_message("skipped: no %s\n", path);
		skip();
	}
	assert_int_equal(fscanf(f, "%*[^\n]"), 0);
	for (; fscanf(f, "%15s %d %d %d %d", text, &year, &month, &leap, &lunar_day) == 5; days++)
		is_lunar(text, year, month, leap, lunar_day);
	fclose(f);
	assert_int_equal(days, 36525); /* a hundred Julian years */
}

/* A day of the reference by the Chinese calendar, and its months by year, number
 * and leap: the first day and how many days there are; 0 where not all are there. */
struct lunar_row {
	crm_day day;
	int year, month, leap, nth;
};
struct lunar_month {
	crm_day first;
	int days;
};
#define LUNAR_ROWS 36525

static size_t
read_lunar(struct lunar_row *row, struct lunar_month month[101][13][2])
{
	const char *dir = getenv("CRM_TEST_DATA");
	char path[512], text[16];
	size_t n = 0;
	FILE *f;

	snprintf(path, sizeof path, "%s/lunar_1950_2049.tsv", dir ? dir : "../shared/data");
	f = fopen(path, "r");
	if (!f)
		return 0;
	assert_int_equal(fscanf(f, "%*[^\n]"), 0);
	for (struct lunar_row *r = row;
	     n < LUNAR_ROWS &&
	     fscanf(f, "%15s %d %d %d %d", text, &r->year, &r->month, &r->leap, &r->nth) == 5;
	     r++, n++)
		r->day = day(text);
	fclose(f);
	for (size_t i = 1, first = 0; i < n; i++) {
		if (row[i].nth != 1)
			continue;
		if (row[first].nth == 1)
			month[row[first].year - 1949][row[first].month][row[first].leap] =
				(struct lunar_month){row[first].day, (int)(i - first)};
		first = i;
	}
	return n;
}

/* For a birthday on each day of the reference, the anniversary of each later year is
 * the reference's day: of a leap month in a year without it that of the month of
 * its number, of the 30th in a short month its last. */
static void
test_lunar_anniversaries(void **state)
{
	static struct lunar_row row[LUNAR_ROWS];
	static struct lunar_month month[101][13][2];
	size_t n = read_lunar(row, month), years = 0;

	(void)state;
	if (n == 0) {
		print_message("skipped: no lunar_1950_2049.tsv\n");
		skip();
	}
	for (const struct lunar_row *r = row; r < row + n; r++) {
		crm_partial born = {r->year, r->month, r->nth, true, r->leap != 0},
			    any = {0, r->month, r->nth, true, r->leap != 0};
		crm_day from = r->day;
		for (int year = r->year + 1; year <= 2049; year++, years++) {
			const struct lunar_month *m = &month[year - 1949][r->month][r->leap];
			if (!m->days)
				m = &month[year - 1949][r->month][0];
			if (!m->days)
				break;
			crm_day next = m->first + (r->nth < m->days ? r->nth : m->days) - 1;
			assert_int_equal(crm_partial_next(&born, from, CRM_FEB28), next);
			assert_int_equal(crm_partial_next(&any, from + (from == r->day), CRM_FEB28),
					 next);
			assert_int_equal(crm_partial_next(&any, next, CRM_FEB28), next);
			from = next + 1;
		}
	}
	assert_true(years > (size_t)LUNAR_ROWS * 49); /* half of a hundred on average */
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lunar),
		cmocka_unit_test(test_lunar_whole),
		cmocka_unit_test(test_lunar_reference),
		cmocka_unit_test(test_lunar_anniversaries),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
