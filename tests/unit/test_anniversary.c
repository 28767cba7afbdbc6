/* Rules about days that come round: anniversary, holiday. Small worlds of three files; the expected
 * days were counted by hand, with a calendar, and are beside the case. 2026-11-21 is a Saturday. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "due/calendar.h"
#include "due/due.h"
#include "due/trigger/shared.h"
#include "due_world.h"

static void
birthday(const char *feb29, const char *value, const char *events, const char *const *days)
{
	char policy[512], customers[128];

	snprintf(policy, sizeof policy,
		 "version: 1\nfeb29: %s\ndue:\n"
		 "  - {rule: r, anniversary: birthday, ahead: 3d, expires: 1d, action: greet}\n",
		 feb29);
	snprintf(customers, sizeof customers, "id\tname\tbirthday\na\tAnn\t%s\n", value);
	on_days(policy, customers, events, days);
}

static void
test_anniversary(void **state)
{
	(void)state;
	birthday("02-28", "1980-11-24", "",
		 DAYS("2026-11-20 -", "2026-11-21 2026-11-24+0", "2026-11-24 2026-11-24+0",
		      "2026-11-25 2026-11-24+1", "2026-11-26 -"));
	/* Over the turn of the year, with no year given. */
	birthday("02-28", "--01-02", "",
		 DAYS("2026-12-29 -", "2026-12-30 2027-01-02+0", "2027-01-03 2027-01-02+1"));
	/* 29 February: the 28th or 1 March in years without. */
	birthday("02-28", "1980-02-29", "",
		 DAYS("2026-02-24 -", "2026-02-25 2026-02-28+0", "2028-02-25 -",
		      "2028-02-26 2028-02-29+0"));
	birthday("03-01", "1980-02-29", "", DAYS("2026-02-25 -", "2026-02-26 2026-03-01+0"));
	/* Month only: the first of it. */
	birthday("02-28", "1980-05", "", DAYS("2026-04-27 -", "2026-04-28 2026-05-01+0"));
	/* Nobody is born twice in a year: what lies in the year itself is no anniversary. */
	birthday("02-28", "2026-11-24", "", DAYS("2026-11-23 -", "2027-11-23 2027-11-24+0"));
	birthday("02-28", "", "", DAYS("2026-11-23 -"));
}

static void
test_anniversary_done(void **state)
{
	(void)state;
	/* The window opens on the 21st: a greeting on the 20th is an everyday one. */
	birthday("02-28", "1980-11-24", "2026-11-20 a greeting|", DAYS("2026-11-22 2026-11-24+0"));
	birthday("02-28", "1980-11-24", "2026-11-21 a greeting|",
		 DAYS("2026-11-22 -", "2026-11-25 -"));
	birthday("02-28", "1980-11-24", "2026-11-22 a call|", DAYS("2026-11-22 2026-11-24+0"));
	birthday("02-28", "1980-11-24", "2025-11-24 a greeting|", DAYS("2026-11-22 2026-11-24+0"));
}

/* Mid-autumn (8th month, 15th day): 25 September 2026, 15 September 2027, by the
 * tables of the Hong Kong Observatory. */
static void
test_lunar(void **state)
{
	(void)state;
	birthday("02-28", "lunar:1980-08-15", "",
		 DAYS("2026-09-21 -", "2026-09-22 2026-09-25+0", "2027-09-12 2027-09-15+0"));
	birthday("02-28", "lunar:--08-15", "", DAYS("2026-09-26 2026-09-25+1", "2026-09-27 -"));
}

static void
test_bad_birthday(void **state)
{
	(void)state;
	expect_fault(
		rule("anniversary: birthday, action: greet"),
		"id\tname\tbirthday\nb\tBob\t\na\tAnn\t1980-13-01\n", "", "2026-11-21",
		"customers.tsv:3: birthday: \"1980-13-01\" is not a date like 1980-05-12, --05-12, "
		"1980-05 or lunar:1980-08-15");
}

static void
test_holiday(void **state)
{
	/* New Year's Eve 2026 is a Thursday; Spring Festival: 17 February 2026, 6 February 2027. */
	static const char policy[] =
		"version: 1\n"
		"holidays:\n  - {name: new-year, date: 01-01}\n  - {name: spring-festival, lunar: "
		"01-01}\n"
		"due:\n  - {rule: r, holiday: %s, ahead: 5d, expires: 3d, action: greet}\n";
	char text[512];

	(void)state;
	snprintf(text, sizeof text, policy, "new-year");
	on_days(text, ANN, "",
		DAYS("2026-12-26 -", "2026-12-27 2027-01-01+0", "2027-01-04 2027-01-01+3",
		     "2027-01-05 -"));
	on_days(text, ANN, "2026-12-27 a greeting|",
		DAYS("2026-12-28 -", "2027-01-04 -", "2027-12-27 2028-01-01+0"));
	snprintf(text, sizeof text, policy, "spring-festival");
	on_days(text, ANN, "",
		DAYS("2026-02-11 -", "2026-02-12 2026-02-17+0", "2026-02-20 2026-02-17+3",
		     "2026-02-21 -", "2027-02-01 2027-02-06+0"));
}

static crm_day
day(const char *text)
{
	crm_day d;

	assert_true(crm_day_parse(crm_str_z(text), &d));
	return d;
}

static void
test_reaching(void **state)
{
	(void)state;
	/* The earliest day that a month (whose ends are clamped) takes to the day or past it. */
	assert_int_equal(crm_day_reaching(day("2026-02-28"), (crm_span){1, 'm'}),
			 day("2026-01-28"));
	assert_int_equal(crm_day_reaching(day("2026-03-01"), (crm_span){1, 'm'}),
			 day("2026-02-01"));
	assert_int_equal(crm_day_reaching(day("2026-03-31"), (crm_span){1, 'm'}),
			 day("2026-03-01"));
	assert_int_equal(crm_day_reaching(day("2026-03-05"), (crm_span){7, 'd'}),
			 day("2026-02-26"));
	assert_int_equal(crm_day_reaching(day("2026-03-05"), (crm_span){0, 'd'}),
			 day("2026-03-05"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_anniversary), cmocka_unit_test(test_anniversary_done),
		cmocka_unit_test(test_lunar),       cmocka_unit_test(test_bad_birthday),
		cmocka_unit_test(test_holiday),     cmocka_unit_test(test_reaching),
	};

	return cmocka_run_group_tests(tests, enter, leave);
}
