/* Rules that follow an event: after, owed. Small worlds of three files; the expected days were
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
test_after(void **state)
{
	const char *policy =
		rule("after: purchase, wait: 1d, within: 2d, expires: 7d, action: greet");

	(void)state;
	on_days(policy, ANN, "2026-02-27 a purchase|",
		DAYS("2026-02-27 -", "2026-02-28 2026-03-01+0", "2026-03-01 2026-03-01+0",
		     "2026-03-02 2026-03-01+1", "2026-03-06 2026-03-01+5", "2026-03-07 -"));
	/* A touch settles it, but not one before it, nor an unanswered one. */
	on_days(policy, ANN, "2026-02-27 a purchase|2026-02-28 a call|",
		DAYS("2026-02-28 -", "2026-03-01 -"));
	on_days(policy, ANN,
		"2026-02-27 a purchase|2026-02-26 a call|2026-02-28 a call outcome=bounced|",
		DAYS("2026-03-01 2026-03-01+0"));
	/* On one day: undated touches count as after the events of the day; times tell otherwise.
	 */
	on_days(policy, ANN, "2026-02-27 a purchase|2026-02-27 a greeting|", DAYS("2026-03-01 -"));
	on_days(policy, ANN, "2026-02-27T15:00 a purchase|2026-02-27T09:00 a call|",
		DAYS("2026-03-01 2026-03-01+0"));
	/* In either order in the file. */
	on_days(policy, ANN, "2026-02-27T15:00 a call|2026-02-27T09:00 a purchase|",
		DAYS("2026-03-01 -"));
	/* Of two the earliest that has not expired: the 20th is over on the 28th. */
	on_days(policy, ANN, "2026-02-20 a purchase|2026-02-24 a purchase|",
		DAYS("2026-02-27 2026-02-22+5", "2026-02-28 2026-02-26+2"));
}

static void
test_after_month_end(void **state)
{
	/* 31 January lives for a month, until 28 February; the purchase of 28 February
	 * until 28 March. On 1 March it is the second that counts. */
	const char *policy = rule("after: purchase, wait: 1d, expires: 1m, action: greet");

	(void)state;
	on_days(policy, ANN, "2026-01-31 a purchase|2026-02-28 a purchase|",
		DAYS("2026-02-28 2026-02-01+27", "2026-03-01 2026-03-01+0",
		     "2026-03-28 2026-03-01+27", "2026-03-29 -"));
	/* 31 March less a month is 28 February again, whose month is over by then. */
	on_days(policy, ANN, "2026-02-28 a purchase|2026-03-30 a purchase|",
		DAYS("2026-03-30 -", "2026-03-31 2026-03-31+0"));
}

static void
test_after_filters(void **state)
{
	(void)state;
	on_days(rule("after: purchase, item: tea, wait: 1d, expires: 9d, action: greet"), ANN,
		"2026-02-20 a purchase item=pot|2026-02-22 a purchase item=tea|",
		DAYS("2026-02-22 -", "2026-02-23 2026-02-23+0"));
	on_days(rule("after: any, rating: 4..5, wait: 2d, expires: 30d, action: offer, done_by: "
		     "[sms, referral]"),
		ANN, "2026-02-10 a survey rating=3|2026-02-20 a survey rating=4|",
		DAYS("2026-02-21 -", "2026-02-22 2026-02-22+0"));
	/* Only what done_by says settles it. */
	on_days(rule("after: purchase, wait: 5d, expires: 21d, action: ask, done_by: survey"), ANN,
		"2026-02-01 a purchase|2026-02-02 a greeting|", DAYS("2026-02-06 2026-02-06+0"));
	on_days(rule("after: purchase, wait: 5d, expires: 21d, action: ask, done_by: survey"), ANN,
		"2026-02-01 a purchase|2026-02-03 a survey|", DAYS("2026-02-06 -"));
}

static void
test_owed(void **state)
{
	const char *policy = rule("owed: thanks, for: referral, action: thank");

	(void)state;
	on_days(policy, ANN, "2026-02-10 a referral ref=customer:b|",
		DAYS("2026-02-09 -", "2026-02-10 2026-02-10+0", "2026-04-10 2026-02-10+59"));
	on_days(policy, ANN, "2026-02-10 a referral|2026-02-12 a call|",
		DAYS("2026-02-12 2026-02-10+2"));
	on_days(policy, ANN, "2026-02-10 a referral|2026-02-12 a thanks|2026-02-15 a referral|",
		DAYS("2026-02-11 2026-02-10+1", "2026-02-12 -", "2026-02-15 2026-02-15+0"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_after),
		cmocka_unit_test(test_after_month_end),
		cmocka_unit_test(test_after_filters),
		cmocka_unit_test(test_owed),
	};

	return cmocka_run_group_tests(tests, enter, leave);
}
