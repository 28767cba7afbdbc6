/* The order of the list, and what a day holds. Small worlds of three files; the expected days were
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
test_order(void **state)
{
	static const char policy[] =
		"version: 1\ndue:\n  - {rule: low, every: 1m, action: thank, priority: 10}\n"
		"  - {rule: high, after: purchase, wait: 1d, action: greet, priority: 60}\n";

	(void)state;
	/* Priority, then value, then the date, then the id by bytes. */
	expect(policy, "id\tname\tworth\nd\tD\t5\nc\tC\t9\nB\tB\t5\na\tA\t5\ne\tE\t\n",
	       "2026-03-01 e purchase|2026-01-01 d thanks|", "2026-03-09",
	       "e high;low 2026-03-02+7 | c low 2026-03-09+0 | d low 2026-02-01+36 | B low "
	       "2026-03-09+0 | a low 2026-03-09+0");
}

static void
test_capacity(void **state)
{
	/* Room for four a day, one of them (20%, rounded) for whoever waits longest: d, 31 days.
	 * Bob's own are few. */
	static const char policy[] = "version: 1\ncapacity: 4\nreserve: 20%\ndue:\n  - {rule: r, "
				     "silence: 10d, action: call}\n";
	static const char who[] =
		"id\tname\towner\tworth\na\tA\tann\t9\nb\tB\tann\t8\nc\tC\tann\t7\ne\tE\tann\t6\n"
		"f\tF\tann\t5\nd\tD\tann\t1\ng\tG\tbob\t0\n";
	static const char events[] =
		"2026-03-01 a call|2026-03-01 b call|2026-03-01 c call|2026-03-01 e call|"
		"2026-03-01 f call|2026-02-08 d call|2026-03-01 g call|";

	(void)state;
	expect(policy, who, events, "2026-03-21",
	       "a r 2026-03-11+10 | b r 2026-03-11+10 | c r 2026-03-11+10 | "
	       "d r 2026-02-18+31 | g r 2026-03-11+10");
	expect_held(policy, who, events, "2026-03-21", "capacity e | capacity f");
}

/* What was done today is off the day, whoever has been called: a, one of Ann's, by her; not b, in
 * vain, nor c, yesterday, nor e, who called, nor what was for a customer merged away, x. */
static void
test_capacity_met(void **state)
{
	static const char policy[] =
		"version: 1\ncapacity: 3\ndue:\n  - {rule: r, silence: 10d, action: call}\n";
	static const char who[] =
		"id\tname\towner\tworth\tstatus\na\tA\tann\t9\t\nb\tB\tann\t8\t\nc\tC\tann\t7\t\ne"
		"\tE\tann\t6\t\n"
		"f\tF\tann\t5\t\nd\tD\tann\t1\t\ng\tG\tbob\t0\t\nx\tX\tann\t0\tmerged:g\n";
	static const char events[] = "2026-03-21 a call|2026-03-01 b call|2026-03-21 b call "
				     "outcome=no-answer|2026-03-20 c call|"
				     "2026-03-21 e call dir=in|2026-03-01 f call|2026-02-08 d "
				     "call|2026-03-01 g call|2026-03-21 x call|";

	(void)state;
	/* Ann has room for two of b, d and f. g is Bob's, and whom x was merged into: touched
	 * today. */
	expect(policy, who, events, "2026-03-21", "b r 2026-03-11+10 | f r 2026-03-11+10");
	expect_held(policy, who, events, "2026-03-21", "capacity d");
}

/* An answer that is past its limit by more than the rule allows goes before all others: 90 + 10
 * > 95. */
static void
test_escalated(void **state)
{
	static const char policy[] = "version: 1\ndue:\n"
				     "  - {rule: answer, open: complaint, until: answer, within: "
				     "0d, action: answer, priority: 95}\n"
				     "  - {rule: resolve, open: complaint, within: 1d, ahead: 1d, "
				     "escalate: 1d, action: resolve, priority: 90}\n";
	static const char who[] = "id\tname\na\tAnn\n";

	(void)state;
	expect(policy, who, "2026-11-18 a complaint|", "2026-11-20",
	       "a answer;resolve 2026-11-18+2");
	expect(policy, who, "2026-11-18 a complaint|", "2026-11-21",
	       "a resolve;answer 2026-11-19+2");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_capacity),
		cmocka_unit_test(test_capacity_met),
		cmocka_unit_test(test_escalated),
	};

	return cmocka_run_group_tests(tests, enter, leave);
}
