/* Rules about promises, appointments and what is to be found out, and conditions. Small worlds of
 * three files; the expected days were counted by hand, with a calendar, and are beside the case.
 * 2026-11-21 is a Saturday. */
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
test_promised(void **state)
{
	const char *policy = rule("promised: any, ahead: 1d, action: call");

	(void)state;
	on_days(policy, ANN, "2026-03-01 a call due=2026-03-05|",
		DAYS("2026-03-03 -", "2026-03-04 2026-03-05+0", "2026-03-05 2026-03-05+0",
		     "2026-03-09 2026-03-05+4"));
	/* Also when nobody answered and we said that we would try again. */
	on_days(policy, ANN, "2026-03-01 a call outcome=no-answer due=2026-03-04|",
		DAYS("2026-03-04 2026-03-04+0"));
	/* The first due counts; a touch after it was logged settles it. */
	on_days(policy, ANN, "2026-03-01 a note due=2026-03-09|2026-03-01 a note due=2026-03-05|",
		DAYS("2026-03-06 2026-03-05+1"));
	on_days(policy, ANN, "2026-03-01T10:00 a call due=2026-03-05|2026-03-03 a email|",
		DAYS("2026-03-05 -"));
	/* An appointment, a snooze, an invoice are no promises. */
	on_days(policy, ANN,
		"2026-03-01 a appointment due=2026-03-05|2026-03-01 a invoice due=2026-03-05|",
		DAYS("2026-03-05 -"));
}

static void
test_appointment(void **state)
{
	(void)state;
	on_days(rule("appointment: any, ahead: 1d, action: call"), ANN,
		"2026-03-01 a appointment due=2026-03-05|",
		DAYS("2026-03-03 -", "2026-03-04 2026-03-05+0", "2026-03-05 2026-03-05+0",
		     "2026-03-06 -"));
	on_days(rule("appointment: any, ahead: 1d, expires: 2d, action: call"), ANN,
		"2026-03-01 a appointment due=2026-03-05|",
		DAYS("2026-03-06 2026-03-05+1", "2026-03-07 2026-03-05+2", "2026-03-08 -"));
	/* A touch before the day leaves it; one on the day, or a cancel that names it, does not. */
	on_days(rule("appointment: any, ahead: 3d, expires: 2d, action: call"), ANN,
		"2026-03-01 a appointment due=2026-03-05|2026-03-04 a call|2026-03-05 a visit|",
		DAYS("2026-03-04 2026-03-05+0", "2026-03-05 -"));
	on_days(rule("appointment: any, ahead: 3d, expires: 2d, action: call"), ANN,
		"2026-03-01 a appointment due=2026-03-05|2026-03-03 a cancel ref=event:e1|",
		DAYS("2026-03-02 2026-03-05+0", "2026-03-03 -"));
}

/* ---- missing, older ---- */

static void
test_missing(void **state)
{
	(void)state;
	expect(rule("missing: [source, reason], action: ask"),
	       "id\tname\tsource\treason\na\tAnn\tfair\tprice\nb\tBob\tfair\t\n", "", "2026-03-01",
	       "b r 2026-03-01+0");
}

static void
test_older(void **state)
{
	const char *policy = rule("older: 1y, of: reviewed, action: review");

	(void)state;
	on_days(policy, "id\tname\tcreated\treviewed\na\tAnn\t2020-01-01\t2024-02-29\n", "",
		DAYS("2025-02-27 -", "2025-02-28 2025-02-28+0", "2025-03-01 2025-02-28+1"));
	on_days(policy, "id\tname\tcreated\treviewed\na\tAnn\t2025-03-01\t\n", "",
		DAYS("2026-02-28 -", "2026-03-01 2026-03-01+0"));
	on_days(policy, "id\tname\treviewed\na\tAnn\t\n", "", DAYS("2026-02-28 2026-02-28+0"));
	expect_fault(policy, "id\tname\treviewed\na\tAnn\tlately\n", "", "2026-02-28",
		     "customers.tsv:2: reviewed: \"lately\" is not a date");
}

/* ---- conditions ---- */

static void
test_when(void **state)
{
	(void)state;
	expect(rule("silence: 7d, when: \"purchases > 0\", action: call"),
	       "id\tname\na\tAnn\nb\tBob\n", "2026-03-01 a purchase|2026-03-01 b call|",
	       "2026-03-20", "a r 2026-03-08+12");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_promised), cmocka_unit_test(test_appointment),
		cmocka_unit_test(test_missing),  cmocka_unit_test(test_older),
		cmocka_unit_test(test_when),
	};

	return cmocka_run_group_tests(tests, enter, leave);
}
