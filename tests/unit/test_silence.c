/* Rules about a rhythm: silence, cadence, every. Small worlds of three files; the expected days
 * were counted by hand, with a calendar, and are beside the case. 2026-11-21 is a Saturday. */
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
test_silence(void **state)
{
	(void)state;
	/* 10 January and 30 days: 21 left in January, so 9 February. */
	on_days(rule("silence: 30d, action: call"), ANN, "2026-01-10 a call|",
		DAYS("2026-02-08 -", "2026-02-09 2026-02-09+0", "2026-02-10 2026-02-09+1"));
	/* 31 January and one month: 28 February, 29 in 2028. */
	on_days(rule("silence: 1m, action: call"), ANN, "2026-01-31 a call|",
		DAYS("2026-02-27 -", "2026-02-28 2026-02-28+0", "2026-03-01 2026-02-28+1"));
	on_days(rule("silence: 1m, action: call"), ANN, "2028-01-31 a call|",
		DAYS("2028-02-28 -", "2028-02-29 2028-02-29+0"));
	/* Out of order in the log: the latest counts. Of two on a day it is one. */
	on_days(rule("silence: 7d, action: call"), ANN,
		"2026-03-10 a call|2026-03-01 a email|2026-03-10 a email|",
		DAYS("2026-03-16 -", "2026-03-17 2026-03-17+0"));
	/* What has not happened yet is not there: 1 March counts until the 10th comes. */
	on_days(rule("silence: 7d, action: call"), ANN, "2026-03-01 a call|2026-03-10 a call|",
		DAYS("2026-03-08 2026-03-08+0", "2026-03-09 2026-03-08+1", "2026-03-10 -"));
	/* Nobody reached is no touch; nor is a purchase. */
	on_days(rule("silence: 7d, action: call"), ANN,
		"2026-03-01 a call|2026-03-05 a call outcome=no-answer|2026-03-06 a purchase|",
		DAYS("2026-03-07 -", "2026-03-08 2026-03-08+0"));
}

static void
test_silence_never(void **state)
{
	(void)state;
	/* Never touched: from `created`, 10 January, and 7 days. */
	on_days(rule("silence: 7d, action: call"), ANN, "",
		DAYS("2026-01-16 -", "2026-01-17 2026-01-17+0"));
	/* Or the first event; or, nothing known at all, today. */
	on_days(rule("silence: 7d, action: call"), "id\tname\na\tAnn\n", "2026-01-20 a purchase|",
		DAYS("2026-01-26 -", "2026-01-27 2026-01-27+0"));
	on_days(rule("silence: 7d, action: call"), "id\tname\na\tAnn\n", "",
		DAYS("2026-01-26 2026-01-26+0"));
}

static void
test_silence_of(void **state)
{
	(void)state;
	on_days(rule("silence: 10d, of: [call, visit], action: call"), ANN,
		"2026-03-01 a call|2026-03-03 a visit|2026-03-08 a email|",
		DAYS("2026-03-12 -", "2026-03-13 2026-03-13+0"));
	on_days(rule("silence: 10d, of: in, action: call"), ANN,
		"2026-03-01 a call dir=in|2026-03-08 a call dir=out|",
		DAYS("2026-03-10 -", "2026-03-11 2026-03-11+0"));
	on_days(rule("silence: 10d, of: out, action: call"), ANN,
		"2026-03-01 a call dir=in|2026-03-08 a call dir=out|",
		DAYS("2026-03-17 -", "2026-03-18 2026-03-18+0"));
}

static void
test_cadence(void **state)
{
	(void)state;
	/* Their own 5 days instead of 30; but not for a rule of certain kinds. */
	on_days(rule("silence: 30d, action: call"), "id\tname\tcadence\na\tAnn\t5d\n",
		"2026-03-01 a call|", DAYS("2026-03-05 -", "2026-03-06 2026-03-06+0"));
	on_days(rule("silence: 30d, of: call, action: call"), "id\tname\tcadence\na\tAnn\t5d\n",
		"2026-03-01 a call|", DAYS("2026-03-30 -", "2026-03-31 2026-03-31+0"));
	expect_fault(rule("silence: 30d, action: call"), "id\tname\tcadence\na\tAnn\tweekly\n", "",
		     "2026-03-01",
		     "customers.tsv:2: cadence: \"weekly\" is not a rhythm like 30d or 30d..60d");
}

static crm_num
first_priority(const char *policy, const char *customers, const char *events, const char *today)
{
	struct world w;
	crm_error e;
	crm_str v[CRM_DUE_COLUMNS];
	crm_num n = 0;

	assert_int_equal(begin(&w, policy, customers, events, today, &usual, &e), 0);
	assert_int_equal(crm_due_summary(w.due).listed, 1);
	entry(&w, 0, v);
	assert_true(crm_num_parse(v[CRM_DUE_PRIORITY], &n));
	end(&w);
	return n / CRM_NUM_ONE;
}

static void
test_longest(void **state)
{
	const char *policy = rule("silence: 10d..20d, action: call, priority: 40");

	(void)state;
	/* 1 March and 20 days is the 21st: past it from the 22nd. */
	assert_int_equal(first_priority(policy, ANN, "2026-03-01 a call|", "2026-03-21"), 40);
	assert_int_equal(first_priority(policy, ANN, "2026-03-01 a call|", "2026-03-22"), 50);
}

/* ---- every ---- */

static void
test_every(void **state)
{
	(void)state;
	/* Thanks on 30 November and three months: 28 February. Other touches do not count. */
	on_days(rule("every: 3m, action: thank"), ANN, "2026-11-30 a thanks|2026-12-20 a call|",
		DAYS("2027-02-27 -", "2027-02-28 2027-02-28+0", "2027-03-01 2027-02-28+1"));
	/* What was done before they were registered is the first that is known of them: due three
	 * months after that, and so never before first_seen. */
	on_days(rule("every: 3m, action: thank"), ANN, "2025-06-01 a thanks|",
		DAYS("2025-08-31 -", "2026-01-10 2025-09-01+131"));
	/* Never: today. */
	on_days(rule("every: 3m, action: thank"), ANN, "2026-12-20 a call|",
		DAYS("2026-12-21 2026-12-21+0"));
	/* done_by instead of the action's kind. */
	on_days(rule("every: 10d, action: ask, done_by: [call, survey]"), ANN, "2026-03-01 a call|",
		DAYS("2026-03-10 -", "2026-03-11 2026-03-11+0"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_silence),    cmocka_unit_test(test_silence_never),
		cmocka_unit_test(test_silence_of), cmocka_unit_test(test_cadence),
		cmocka_unit_test(test_longest),    cmocka_unit_test(test_every),
	};

	return cmocka_run_group_tests(tests, enter, leave);
}
