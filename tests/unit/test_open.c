/* Rules about open items. Small worlds of three files; the expected days were
 * counted by hand, with a calendar, and are beside the case. 2026-11-21 is a Saturday. */
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
test_open_days(void **state)
{
	const char *policy = rule("open: question, within: 2d, ahead: 1d, action: call");

	(void)state;
	on_days(policy, ANN, "2026-03-30 a question|",
		DAYS("2026-03-30 -", "2026-03-31 2026-04-01+0", "2026-04-01 2026-04-01+0",
		     "2026-04-03 2026-04-01+2"));
	/* A call is no resolution; the oldest counts, and is the one that is resolved. */
	on_days(policy, ANN, "2026-03-01 a question|2026-03-02 a call|",
		DAYS("2026-03-05 2026-03-03+2"));
	on_days(policy, ANN, "2026-03-03 a question|2026-03-01 a question|2026-03-04 a resolved|",
		DAYS("2026-03-03 2026-03-03+0", "2026-03-05 2026-03-05+0"));
}

static void
test_open_answer(void **state)
{
	const char *policy = rule("open: complaint, until: answer, within: 0d, action: call");

	(void)state;
	on_days(policy, ANN, "2026-03-01 a complaint|",
		DAYS("2026-03-01 2026-03-01+0", "2026-03-02 2026-03-01+1"));
	on_days(policy, ANN, "2026-03-01 a complaint|2026-03-02 a call|",
		DAYS("2026-03-01 2026-03-01+0", "2026-03-02 -"));
	/* Theirs is no answer, nor is one that did not reach them. */
	on_days(policy, ANN,
		"2026-03-01 a complaint|2026-03-02 a call dir=in|2026-03-02 a call "
		"outcome=no-answer|",
		DAYS("2026-03-02 2026-03-01+1"));
}

static const char *
first_action(const char *policy, const char *events, const char *today, char *out, size_t n)
{
	struct world w;
	crm_error e;
	crm_str v[CRM_DUE_COLUMNS];

	assert_int_equal(begin(&w, policy, ANN, events, today, &usual, &e), 0);
	snprintf(out, n, "nothing");
	if (crm_due_summary(w.due).listed) {
		entry(&w, 0, v);
		snprintf(out, n, "%.*s %.*s: %.*s", (int)v[CRM_DUE_ACTION].n, v[CRM_DUE_ACTION].p,
			 (int)v[CRM_DUE_DATE].n, v[CRM_DUE_DATE].p, (int)v[CRM_DUE_WHY].n,
			 v[CRM_DUE_WHY].p);
	}
	end(&w);
	return out;
}

static void
test_open_hours(void **state)
{
	const char *policy = rule("open: complaint, within: 24h, ahead: 24h, escalate: 0h, action: "
				  "resolve, why: Open");
	char got[128];

	(void)state;
	/* 10:30 on the 1st and 24 hours: 10:30 on the 2nd. */
	assert_string_equal(first_action(policy, "2026-03-01T10:30 a complaint|",
					 "2026-03-01T10:31", got, sizeof got),
			    "resolve 2026-03-02: Open");
	assert_string_equal(first_action(policy, "2026-03-01T10:30 a complaint|",
					 "2026-03-02T10:30", got, sizeof got),
			    "resolve 2026-03-02: Open");
	assert_string_equal(first_action(policy, "2026-03-01T10:30 a complaint|",
					 "2026-03-02T10:31", got, sizeof got),
			    "escalate 2026-03-02: Open (1 minute past the limit)");
	assert_string_equal(first_action(policy, "2026-03-01T10:30 a complaint|",
					 "2026-03-02T13:30", got, sizeof got),
			    "escalate 2026-03-02: Open (3 hours past the limit)");
	/* Without a time it begins at the end of its day; the 2nd ends in time. */
	assert_string_equal(
		first_action(policy, "2026-03-01 a complaint|", "2026-03-01", got, sizeof got),
		"resolve 2026-03-02: Open");
	assert_string_equal(
		first_action(policy, "2026-03-01 a complaint|", "2026-03-02", got, sizeof got),
		"resolve 2026-03-02: Open");
	assert_string_equal(
		first_action(policy, "2026-03-01 a complaint|", "2026-03-04", got, sizeof got),
		"escalate 2026-03-02: Open (2 days past the limit)");
	/* 23:30 in one zone, 90 minutes by the clock; that is 17:00 of the same day in ours. What
	 * is past its limit today is not due tomorrow. */
	assert_string_equal(
		first_action(
			rule("open: complaint, within: 90min, ahead: 1d, action: call, why: Open"),
			"2026-03-01T23:30+08:00 a complaint|", "2026-03-01T16:59", got, sizeof got),
		"call 2026-03-01: Open");
	assert_string_equal(
		first_action(
			rule("open: complaint, within: 90min, ahead: 1d, action: call, why: Open"),
			"2026-03-01T23:30+08:00 a complaint|", "2026-03-01T17:01", got, sizeof got),
		"call 2026-03-01: Open (1 minute past the limit)");
}

static void
test_escalate_days(void **state)
{
	const char *policy =
		rule("open: invoice, within: 14d, escalate: 2m, action: call, why: Unpaid");
	char got[128];

	(void)state;
	/* 1 December and 14 days: the 15th; and two months: 15 February. */
	assert_string_equal(
		first_action(policy, "2026-12-01 a invoice|", "2026-12-14", got, sizeof got),
		"nothing");
	assert_string_equal(
		first_action(policy, "2026-12-01 a invoice|", "2026-12-15", got, sizeof got),
		"call 2026-12-15: Unpaid");
	assert_string_equal(
		first_action(policy, "2026-12-01 a invoice|", "2027-02-15", got, sizeof got),
		"call 2026-12-15: Unpaid (62 days past the limit)");
	assert_string_equal(
		first_action(policy, "2026-12-01 a invoice|", "2027-02-16", got, sizeof got),
		"escalate 2026-12-15: Unpaid (63 days past the limit)");
	assert_string_equal(first_action(policy, "2026-12-01 a invoice|2027-01-02 a payment|",
					 "2027-02-16", got, sizeof got),
			    "nothing");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_open_days),
		cmocka_unit_test(test_open_answer),
		cmocka_unit_test(test_open_hours),
		cmocka_unit_test(test_escalate_days),
	};

	return cmocka_run_group_tests(tests, enter, leave);
}
