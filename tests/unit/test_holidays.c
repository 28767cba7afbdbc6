/* The section holidays of a policy. What is expected was worked out by hand from the manual. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/array.h"
#include "kinds/kindset.h"
#include "policies.h"
#include "policy/policy.h"
#include "policy/section.h"
#include "policy/trigger.h"
#include "policy/yaml.h"

static void
test_holidays(void **state)
{
	crm_policy *p = good("version: 1\nholidays:\n"
			     "- {name: new-year, date: 01-01}\n"
			     "- {name: eve, lunar: 01-01, shift: -1d}\n"
			     "- {name: easter, days: [2027-03-28, 2026-04-05]}\n"
			     "- {name: mothers, nth: 2, weekday: sunday, month: 5}\n"
			     "- {name: black-friday, last: friday, month: 11, shift: +2w}\n");
	const struct crm_holiday *h = p->holiday;

	(void)state;
	assert_int_equal(p->holidays, 5);
	assert_true(h[0].date.month == 1 && h[0].date.day == 1 && !h[0].date.lunar &&
		    h[0].date.year == 0);
	assert_true(h[1].date.lunar && h[1].shift == -1);
	assert_int_equal(h[2].day_count, 2);
	assert_int_equal(h[2].days[0], crm_day_of(2026, 4, 5));
	assert_true(h[3].nth == 2 && h[3].weekday == 7 && h[3].month == 5);
	assert_true(h[4].nth == -1 && h[4].weekday == 5 && h[4].month == 11 && h[4].shift == 14);
	crm_policy_free(p);
}

static void
test_holiday_faults(void **state)
{
	static const struct fault faults[] = {
		{"version: 1\nholidays:\n- {name: a}\n",
		 "p.yaml:3:3: holidays: a holiday needs exactly one of \"date\", \"lunar\", "
		 "\"days\", \"nth\" and \"last\""},
		{"version: 1\nholidays:\n- {name: a, date: 13-01}\n",
		 "p.yaml:3:19: holidays: date: \"13-01\" is not a month and day such as 01-01"},
		{"version: 1\nholidays:\n- {name: a, days: 2026-02-29}\n",
		 "p.yaml:3:19: holidays: days: \"2026-02-29\" is not a date such as 2026-02-17"},
		{"version: 1\nholidays:\n- {name: a, nth: 2, month: 5}\n",
		 "p.yaml:3:3: holidays: nth requires \"weekday\""},
		{"version: 1\nholidays:\n- {name: a, last: fryday, month: 5}\n",
		 "p.yaml:3:19: holidays: unknown last \"fryday\"; did you mean \"friday\"?"},
		{"version: 1\nholidays:\n- {name: a, date: 01-01, shift: 1m}\n",
		 "p.yaml:3:33: holidays: shift: \"1m\" is not a number of days such as -1d"},
		{"version: 1\nholidays:\n- {name: a, date: 01-01, month: 5}\n",
		 "p.yaml:3:3: holidays: \"weekday\" requires \"nth\", and \"month\" requires "
		 "\"nth\" or \"last\""},
	};

	(void)state;
	EXPECT_FAULTS(faults);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_holidays),
		cmocka_unit_test(test_holiday_faults),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
