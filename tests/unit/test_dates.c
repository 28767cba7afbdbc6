/* The base room: days, moments, spans, partial and lunar dates. Days since the
 * epoch are Python's datetime's and glibc's, minutes GNU date's; the lunar days
 * are named where they stand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <cmocka.h>

#include "base/array.h"
#include "base/base.h"

#define S(literal) CRM_STR(literal)

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

/* Every day of the range, against the C library's gmtime. */
static void
test_days(void **state)
{
	(void)state;
	for (crm_day d = CRM_DAY_MIN; d <= CRM_DAY_MAX; d++) {
		time_t when = (time_t)d * 86400;
		struct tm tm;
		int y, m, dd;

		gmtime_r(&when, &tm);
		crm_day_split(d, &y, &m, &dd);
		if (y != tm.tm_year + 1900 || m != tm.tm_mon + 1 || dd != tm.tm_mday ||
		    crm_day_of(y, m, dd) != d || crm_day_weekday(d) != (tm.tm_wday + 6) % 7 + 1)
			fail_msg("day %d is %d-%d-%d", (int)d, y, m, dd);
	}
	assert_int_equal(day("0001-01-01"), -719162);
	assert_int_equal(day("9999-12-31"), 2932896);
	assert_int_equal(day("2000-02-29"), 11016);
	assert_int_equal(day("1900-03-01"), -25508);
	assert_int_equal(day("1969-12-31"), -1);
	assert_int_equal(crm_day_weekday(day("2026-11-21")), 6);
	is_day(CRM_NO_DAY, "0000-00-00");
	assert_int_equal(crm_day_of(10000, 1, 1), CRM_NO_DAY);
	assert_int_equal(crm_day_of(0, 12, 31), CRM_NO_DAY);
	assert_int_equal(crm_day_of(-4, 1, 1), CRM_NO_DAY);
	assert_int_equal(crm_month_length(1900, 2), 28);
	assert_int_equal(crm_month_length(2000, 2), 29);
	assert_int_equal(crm_month_length(2026, 13), 0);
	assert_int_equal(crm_month_length(2026, 0), 0);
}

static void
test_day_parse(void **state)
{
	static const char *const bad[] = {
		"",           "2026-11-2",     "2026-11-211", "2026-02-29", "1900-02-29",
		"2026-04-31", "2026-13-01",    "2026-00-10",  "2026-01-00", "0000-01-01",
		"2026/11/21", "2026-11.21",    "20261121",    "+026-11-21", "2026-1a-21",
		"2026-11-2:", "202\xFF-11-21", " 026-11-21",  "2026-11--1",
	};
	crm_day d;

	(void)state;
	for (size_t i = 0; i < CRM_LENGTH(bad); i++)
		if (crm_day_parse(crm_str_z(bad[i]), &d))
			fail_msg("\"%s\" was taken for a day", bad[i]);
	is_day(day("2024-02-29"), "2024-02-29");
	is_day(day("0001-01-01"), "0001-01-01");
	is_day(day("9999-12-31"), "9999-12-31");
}

static void
test_time(void **state)
{
	/* as read, as written */
	static const char *const good[][2] = {
		{"2026-11-21", "2026-11-21"},
		{"2026-11-21T09:30", "2026-11-21T09:30"},
		{"2026-11-21 00:00", "2026-11-21T00:00"},
		{"2026-11-21T23:59:59", "2026-11-21T23:59"},
		{"2026-11-21T09:30Z", "2026-11-21T09:30Z"},
		{"2026-11-21T09:30:15+03:00", "2026-11-21T09:30+03:00"},
		{"2026-11-21T09:30-0330", "2026-11-21T09:30-03:30"},
		{"2026-11-21 09:30+0000", "2026-11-21T09:30Z"},
		{"0001-01-01T00:00-23:59", "0001-01-01T00:00-23:59"},
		{"2026-11-21T09:30:00.5", "2026-11-21T09:30"},
		{"2026-11-21T09:30:00.000Z", "2026-11-21T09:30Z"},
		{"2026-11-21T09:30:05.123456+03:00", "2026-11-21T09:30+03:00"},
	};
	static const char *const bad[] = {
		"",
		"2026-11-21T",
		"2026-11-21T09",
		"2026-11-21T9:30",
		"2026-11-21T24:00",
		"2026-11-21T09:60",
		"2026-11-21T09:30:",
		"2026-11-21T09:30:60",
		"2026-11-21T09:30:1",
		"2026-11-21t09:30",
		"2026-11-21T09:30z",
		"2026-11-21T09:30+3",
		"2026-11-21T09:30+03",
		"2026-11-21T09:30+03:0",
		"2026-11-21T09:30+24:00",
		"2026-11-21T09:30+03:60",
		"2026-11-21T09:30+03-00",
		"2026-11-21Z",
		"2026-11-21T09:30 Z",
		"2026-11-21T09:30Zx",
		"2026-11-21T09.30",
		"2026-11-31T09:30",
		"2026-11-21T09:30:00.",
		"2026-11-21T09:30:00.Z",
		"2026-11-21T09:30.5",
		"2026-11-21T09:30:00.5x",
		"2026-11-21T09:3a",
		"2026-11-21T09:30+0a:00",
		"2026-11-21  09:30",
	};
	char text[CRM_TIME_TEXT];
	crm_time t;

	(void)state;
	for (size_t i = 0; i < CRM_LENGTH(good); i++) {
		if (!crm_time_parse(crm_str_z(good[i][0]), &t))
			fail_msg("\"%s\" was not taken for a time", good[i][0]);
		assert_int_equal(crm_time_format(t, text), strlen(good[i][1]));
		assert_string_equal(text, good[i][1]);
	}
	for (size_t i = 0; i < CRM_LENGTH(bad); i++)
		if (crm_time_parse(crm_str_z(bad[i]), &t))
			fail_msg("\"%s\" was taken for a time", bad[i]);
	assert_int_equal(crm_time_format(CRM_NO_TIME, text), 0);
	assert_string_equal(text, "");
}

static crm_time
moment(const char *text)
{
	crm_time t;

	if (!crm_time_parse(crm_str_z(text), &t))
		fail_msg("%s is no time", text);
	return t;
}

static void
zone(const char *name)
{
	setenv("TZ", name, 1);
	tzset();
}

static void
test_clocks(void **state)
{
	(void)state;
	if (!crm_zone_known(S("Europe/Moscow")) || !crm_zone_known(S("America/New_York"))) {
		print_message("skipped: no zone data\n");
		skip();
	}
	zone("Europe/Moscow");
	/* date -u -d 2026-11-21T06:30Z: 29920710 minutes */
	assert_int_equal(crm_time_utc(moment("2026-11-21T09:30")), 29920710);
	assert_int_equal(crm_time_utc(moment("2026-11-21T09:30+03:00")), 29920710);
	assert_int_equal(crm_time_utc(moment("2026-11-21T14:30+08:00")), 29920710);
	assert_int_equal(crm_time_utc(moment("2026-11-21T06:30Z")), 29920710);
	assert_int_equal(crm_time_wall(moment("2026-11-21T09:30")), 29920710 + 180);
	assert_int_equal(crm_time_wall(moment("2026-11-21T14:30+08:00")), 29920710 + 180);
	/* the day's end is the next day's beginning */
	assert_int_equal(crm_time_wall(moment("2026-11-20")), 20778 * 1440);
	assert_int_equal(crm_time_utc(moment("2026-11-20")), 20778 * 1440 - 180);
	assert_int_equal(crm_time_wall(moment("2026-11-21T01:00+08:00")), 20778 * 1440 - 240);
	/* Moscow was four hours ahead in 2012 */
	assert_int_equal(crm_time_wall(moment("2012-07-01T12:00Z")),
			 crm_time_wall(moment("2012-07-01T16:00")));

	zone("America/New_York");
	assert_int_equal(crm_time_utc(moment("2026-07-04T12:00")), 29719680); /* 16:00Z */
	/* spring: 2:00 to 3:00 is leapt over; 2:30 counts on the old clock, 7:30Z */
	assert_int_equal(crm_time_utc(moment("2026-03-08T01:59")), 29549250 - 31);
	assert_int_equal(crm_time_utc(moment("2026-03-08T02:30")), 29549250);
	assert_int_equal(crm_time_utc(moment("2026-03-08T03:30")), 29549250);
	assert_int_equal(crm_time_wall(moment("2026-03-08T07:30Z")),
			 crm_time_wall(moment("2026-03-08T03:30")));
	/* autumn: 1:30 comes twice; the first is meant, 5:30Z, whatever was asked before */
	for (int i = 0; i < 2; i++) {
		assert_int_equal(crm_time_utc(moment("2026-11-01T00:59")), 29891850 - 31);
		assert_int_equal(crm_time_utc(moment("2026-11-01T01:30")), 29891850);
		assert_int_equal(crm_time_utc(moment("2026-11-01T02:00")), 29891850 + 90);
		assert_int_equal(crm_time_utc(moment("2026-12-01T00:00")),
				 29891850 + 29 * 1440 + 1410);
	}
	/* a day of 25 hours */
	assert_int_equal(crm_time_utc(moment("2026-11-01")) - crm_time_utc(moment("2026-10-31")),
			 25 * 60);
	zone("UTC");
	assert_int_equal(crm_time_utc(moment("1970-01-01T00:00")), 0);
	assert_int_equal(crm_time_wall(moment("1969-12-31T23:59Z")), -1);
}

static void
test_now(void **state)
{
	time_t now = time(NULL);
	crm_time t;

	(void)state;
	zone("Asia/Kolkata");
	t = crm_time_now();
	assert_in_range(crm_time_utc(t) - now / 60, 0, 1);
	if (crm_zone_known(S("Asia/Kolkata")))
		assert_int_equal(t.offset, 330);
	zone("UTC");
}

static void
test_zone(void **state)
{
	static const char *const bad[] = {
		"",
		"Europe/Moskow",
		"Europe",
		"/etc/passwd",
		"../../../etc/passwd",
		"Europe/../Europe/Moscow",
		"Europe/Moscow ",
		"zone.tab",
		"EST5EDT,M3.2.0",
		"Europe//",
	};

	(void)state;
	assert_true(crm_zone_known(S("UTC")));
	for (size_t i = 0; i < CRM_LENGTH(bad); i++)
		assert_false(crm_zone_known(crm_str_z(bad[i])));
}

/* The forms are those of POSIX.1-2017, "Environment Variables", TZ. */
static void
test_zone_variable(void **state)
{
	static const char *const good[] = {
		"",
		":",
		"UTC",
		":UTC",
		"UTC0",
		"EST5EDT",
		"CET-1CEST,M3.5.0,M10.5.0",
		"CET-1CEST,M3.5.0/2,M10.5.0/3:00:00",
		"<+0330>-3:30",
		"<-03>3<-02>,M3.5.0/-2,M10.5.0/-1",
		"NZST-12NZDT-13,J60,J300/167",
		"AAA+1BBB+2:30,59,300",
	};
	static const char *const bad[] = {
		"Mars/Olympus",
		"Europe/Moskow",
		"Moscow",
		"CE-1",
		"CET-1CEST,M3.5.0",
		"CET-1CEST,M13.5.0,M10.5.0",
		"CET-25",
		"CET-1CEST,M3.5.0,M10.5.0 ",
		"<+03",
		"<+0>3",
		"/etc/passwd",
		"::UTC",
		" UTC0",
		"CET-1:60",
	};

	(void)state;
	for (size_t i = 0; i < CRM_LENGTH(good); i++)
		assert_true(crm_zone_usable(good[i]));
	for (size_t i = 0; i < CRM_LENGTH(bad); i++)
		assert_false(crm_zone_usable(bad[i]));
}

static crm_span
span(const char *text)
{
	crm_span s;

	if (!crm_span_parse(crm_str_z(text), &s))
		fail_msg("%s is no span", text);
	return s;
}

static void
test_span(void **state)
{
	static const struct {
		const char *text;
		int32_t n;
		char unit;
		int32_t days;
	} good[] = {
		{"0d", 0, 'd', 0},
		{"30d", 30, 'd', 30},
		{"2w", 2, 'w', 14},
		{"3m", 3, 'm', 91},
		{"1m", 1, 'm', 30},
		{"12m", 12, 'm', 365},
		{"1y", 1, 'y', 365},
		{"4y", 4, 'y', 1461},
		{"24h", 24, 'h', 1},
		{"11h", 11, 'h', 0},
		{"36h", 36, 'h', 2},
		{"90min", 90, 'i', 0},
		{"1440min", 1440, 'i', 1},
		{"2147483647d", INT32_MAX, 'd', INT32_MAX},
		{"2147483647w", INT32_MAX, 'w', INT32_MAX},
	};
	static const char *const bad[] = {
		"",
		"d",
		"30",
		"30 d",
		" 30d",
		"30d ",
		"30dd",
		"-3d",
		"+3d",
		"1.5d",
		"30D",
		"5mi",
		"5mins",
		"1q",
		"min",
		"2147483648d",
		"99999999999999999999d",
		"1w2d",
		"30d..60d",
		"\xD0\xB4",
	};
	char text[CRM_SPAN_TEXT];
	crm_span s;

	(void)state;
	for (size_t i = 0; i < CRM_LENGTH(good); i++) {
		s = span(good[i].text);
		assert_int_equal(s.n, good[i].n);
		assert_int_equal(s.unit, good[i].unit);
		assert_int_equal(crm_span_days(s), good[i].days);
		assert_int_equal(crm_span_format(s, text), strlen(good[i].text));
		assert_string_equal(text, good[i].text);
	}
	for (size_t i = 0; i < CRM_LENGTH(bad); i++)
		if (crm_span_parse(crm_str_z(bad[i]), &s))
			fail_msg("\"%s\" was taken for a span", bad[i]);
}

static void
test_day_add(void **state)
{
	static const struct {
		const char *from, *by;
		int sign;
		const char *to;
	} cases[] = {
		{"2026-01-31", "1m", 1, "2026-02-28"},  {"2024-01-31", "1m", 1, "2024-02-29"},
		{"2026-03-31", "1m", -1, "2026-02-28"}, {"2024-02-29", "1y", 1, "2025-02-28"},
		{"2024-02-29", "4y", 1, "2028-02-29"},  {"2026-12-31", "2m", 1, "2027-02-28"},
		{"2026-01-15", "1m", -1, "2025-12-15"}, {"2026-01-15", "13m", -1, "2024-12-15"},
		{"2026-02-27", "2d", 1, "2026-03-01"},  {"2026-01-01", "1d", -1, "2025-12-31"},
		{"2026-01-01", "2w", 1, "2026-01-15"},  {"2026-01-01", "24h", 1, "2026-01-02"},
		{"2026-01-01", "25h", 1, "2026-01-03"}, {"2026-01-01", "1h", 1, "2026-01-02"},
		{"2026-01-03", "1h", -1, "2026-01-02"}, {"2026-01-01", "90min", 1, "2026-01-02"},
		{"2026-01-01", "0h", 1, "2026-01-01"},  {"9999-12-30", "1d", 1, "9999-12-31"},
		{"0001-01-02", "1d", -1, "0001-01-01"}, {"9998-12-31", "1y", 1, "9999-12-31"},
	};

	(void)state;
	for (size_t i = 0; i < CRM_LENGTH(cases); i++)
		is_day(crm_day_add(day(cases[i].from), span(cases[i].by), cases[i].sign),
		       cases[i].to);
	assert_int_equal(crm_day_add(day("9999-12-31"), span("1d"), 1), CRM_NO_DAY);
	assert_int_equal(crm_day_add(day("9999-12-31"), span("1m"), 1), CRM_NO_DAY);
	assert_int_equal(crm_day_add(day("0001-01-01"), span("1d"), -1), CRM_NO_DAY);
	assert_int_equal(crm_day_add(day("0001-06-01"), span("2147483647y"), -1), CRM_NO_DAY);
	assert_int_equal(crm_day_add(day("2026-01-01"), span("2147483647w"), 1), CRM_NO_DAY);
	assert_int_equal(crm_day_add(CRM_NO_DAY, span("1d"), 1), CRM_NO_DAY);
}

static void
test_partial_parse(void **state)
{
	static const struct {
		const char *text;
		crm_partial p;
	} good[] = {
		{"1980-05-12", {1980, 5, 12, false, false}},
		{"--05-12", {0, 5, 12, false, false}},
		{"1980-05", {1980, 5, 0, false, false}},
		{"--02-29", {0, 2, 29, false, false}},
		{"lunar:1980-08-15", {1980, 8, 15, true, false}},
		{"lunar:--08-15", {0, 8, 15, true, false}},
		{"lunar:1980-L4-05", {1980, 4, 5, true, true}},
		{"lunar:--L04-30", {0, 4, 30, true, true}},
		{"lunar:2033-L11-01", {2033, 11, 1, true, true}},
		{"lunar:--02-30", {0, 2, 30, true, false}},
	};
	static const char *const bad[] = {
		"",
		"1980",
		"05-12",
		"-05-12",
		"--05",
		"--5-12",
		"1980-5-12",
		"1980-13",
		"1980-00",
		"1980-02-30",
		"1981-02-29",
		"--02-30",
		"--04-31",
		"1980-05-00",
		"1980-05-",
		"1980-05-12x",
		"1980-L4-05",
		"0000-05-12",
		"lunar:",
		"lunar:1980-08-31",
		"lunar:1980-13-01",
		"lunar:--L0-01",
		"lunar:--L13-01",
		"lunar:L4-05",
		"Lunar:--08-15",
		"lunar: --08-15",
		"lunar:--8-15",
		"lunar:--L-15",
		"lunar:--L4",
		"lunar:--Lx-15",
	};
	crm_partial p;

	(void)state;
	for (size_t i = 0; i < CRM_LENGTH(good); i++) {
		const crm_partial *g = &good[i].p;

		if (!crm_partial_parse(crm_str_z(good[i].text), &p))
			fail_msg("\"%s\" was not taken for a date", good[i].text);
		assert_true(p.year == g->year && p.month == g->month && p.day == g->day &&
			    p.lunar == g->lunar && p.leap == g->leap);
	}
	for (size_t i = 0; i < CRM_LENGTH(bad); i++)
		if (crm_partial_parse(crm_str_z(bad[i]), &p))
			fail_msg("\"%s\" was taken for a date", bad[i]);
}

/* Lunar days by the Hong Kong Observatory's conversion tables. */
static void
test_partial_next(void **state)
{
	static const struct {
		const char *date, *from;
		enum crm_feb29 rule;
		const char *next;
	} cases[] = {
		{"1980-05-12", "2026-05-12", CRM_FEB28, "2026-05-12"},
		{"1980-05-12", "2026-05-13", CRM_FEB28, "2027-05-12"},
		{"--01-01", "2026-12-31", CRM_FEB28, "2027-01-01"},
		{"1980-05", "2026-05-02", CRM_FEB28, "2027-05-01"},
		{"1980-05", "2026-04-30", CRM_FEB28, "2026-05-01"},
		{"1980-02-29", "2026-01-01", CRM_FEB28, "2026-02-28"},
		{"1980-02-29", "2026-01-01", CRM_MAR1, "2026-03-01"},
		{"1980-02-29", "2026-03-01", CRM_FEB28, "2027-02-28"},
		{"--02-29", "2027-12-01", CRM_MAR1, "2028-02-29"},
		{"--02-29", "2028-02-29", CRM_FEB28, "2028-02-29"},
		{"--02-29", "2100-01-01", CRM_MAR1, "2100-03-01"},
		{"2026-05-12", "2026-01-01", CRM_FEB28, "2027-05-12"}, /* the day itself is none */
		{"2030-05-12", "2026-01-01", CRM_FEB28, "2031-05-12"},
		{"lunar:1980-08-15", "2026-01-01", CRM_FEB28, "2026-09-25"}, /* mid-autumn */
		{"lunar:--08-15", "2026-09-26", CRM_FEB28, "2027-09-15"},
		{"lunar:--01-01", "2026-02-18", CRM_FEB28, "2027-02-06"}, /* new year */
		{"lunar:--12-30", "2026-01-01", CRM_FEB28,
		 "2026-02-16"}, /* a twelfth month of 29 days */
		{"lunar:1982-L4-05", "2026-01-01", CRM_FEB28,
		 "2026-05-21"}, /* no leap month: the fourth */
		{"lunar:1982-L6-01", "2025-01-01", CRM_FEB28, "2025-07-25"}, /* that leap month */
		{"lunar:--06-01", "2025-01-01", CRM_FEB28, "2025-06-25"},    /* the regular one */
		{"lunar:1980-08", "2026-01-01", CRM_FEB28, "2026-09-11"},
		{"lunar:--L11-30", "2033-12-01", CRM_FEB28,
		 "2034-01-19"}, /* a leap month of 29 days */
	};
	crm_partial p;

	(void)state;
	for (size_t i = 0; i < CRM_LENGTH(cases); i++) {
		assert_true(crm_partial_parse(crm_str_z(cases[i].date), &p));
		is_day(crm_partial_next(&p, day(cases[i].from), cases[i].rule), cases[i].next);
	}
	p = (crm_partial){.year = 1980};
	assert_int_equal(crm_partial_next(&p, day("2026-01-01"), CRM_FEB28), CRM_NO_DAY);
	assert_true(crm_partial_parse(S("lunar:--12-30"), &p));
	assert_int_equal(crm_partial_next(&p, day("1899-01-01"), CRM_FEB28), CRM_NO_DAY);
	assert_int_equal(crm_partial_next(&p, day("2101-06-01"), CRM_FEB28), CRM_NO_DAY);
	assert_true(crm_partial_parse(S("--01-01"), &p));
	assert_int_equal(crm_partial_next(&p, day("9999-01-02"), CRM_FEB28), CRM_NO_DAY);
	assert_int_equal(crm_partial_next(&p, CRM_NO_DAY, CRM_FEB28), CRM_NO_DAY);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_days),          cmocka_unit_test(test_day_parse),
		cmocka_unit_test(test_time),          cmocka_unit_test(test_clocks),
		cmocka_unit_test(test_now),           cmocka_unit_test(test_zone),
		cmocka_unit_test(test_zone_variable), cmocka_unit_test(test_span),
		cmocka_unit_test(test_day_add),       cmocka_unit_test(test_partial_parse),
		cmocka_unit_test(test_partial_next),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
