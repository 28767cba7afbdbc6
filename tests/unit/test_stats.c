/* What groups of crm-stats are made of: periods, sets of rows, numbers with how often each was
 * seen, and days with a purchase. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "dice.h"
#include "stats/stats.h"

static void
shows(enum crm_unit unit, crm_day day, int starts, const char *text)
{
	int32_t period = crm_period_of(unit, day, starts), again;
	enum crm_unit found;
	crm_buf b = {0};

	crm_period_text(unit, period, starts, &b);
	assert_string_equal(crm_buf_zend(&b), text);
	if (unit != CRM_WEEKS || starts == 1) {
		assert_true(crm_period_parse(crm_str_z(text), starts, &found, &again));
		assert_int_equal(found, unit);
		assert_int_equal(again, period);
	}
	assert_true(crm_period_first(unit, period, starts) <= day);
	assert_true(crm_period_first(unit, period + 1, starts) > day);
	crm_buf_free(&b);
}

/* ISO weeks as ISO 8601 and Wikipedia's examples have them. */
static void
test_periods(void **state)
{
	static const char *const wrong[] = {"2026-13", "2026-W54",   "2025-W53", "2026-Q5",
					    "2026-Q0", "2026-W00",   "26",       "2026-",
					    "2026-1",  "2026-02-30", ""};
	enum crm_unit unit;
	int32_t period;

	(void)state;
	shows(CRM_WEEKS, crm_day_of(2005, 1, 1), 1, "2004-W53");
	shows(CRM_WEEKS, crm_day_of(2007, 12, 31), 1, "2008-W01");
	shows(CRM_WEEKS, crm_day_of(2010, 1, 3), 1, "2009-W53");
	shows(CRM_WEEKS, crm_day_of(2026, 11, 21), 1, "2026-W47");
	shows(CRM_WEEKS, crm_day_of(1969, 12, 28), 1, "1969-W52");
	shows(CRM_WEEKS, crm_day_of(2026, 11, 21), 7, "2026-11-15");
	shows(CRM_WEEKS, crm_day_of(2026, 11, 22), 7, "2026-11-22");
	shows(CRM_WEEKS, crm_day_of(2026, 11, 20), 6, "2026-11-14");
	shows(CRM_DAYS, crm_day_of(2024, 2, 29), 1, "2024-02-29");
	shows(CRM_MONTHS, crm_day_of(2025, 12, 31), 1, "2025-12");
	shows(CRM_QUARTERS, crm_day_of(2026, 10, 1), 1, "2026-Q4");
	shows(CRM_YEARS, crm_day_of(1, 1, 1), 1, "0001");
	for (size_t i = 0; i < CRM_LENGTH(wrong); i++)
		assert_false(crm_period_parse(crm_str_z(wrong[i]), 1, &unit, &period));
}

/* A set against a plain array, from few rows to nearly all, with rows that are taken out. */
static void
test_members(void **state)
{
	enum { ROWS = 5000 };
	struct crm_members m = {0}, other = {0};
	bool there[ROWS] = {false};
	uint32_t n = 0, row;

	(void)state;
	seed = 3;
	for (int round = 0; round < 40000; round++) {
		row = below(ROWS);
		if (below(4) == 0) {
			crm_members_drop(&m, row);
			n -= there[row];
			there[row] = false;
		} else {
			crm_members_put(&m, row, ROWS);
			n += !there[row];
			there[row] = true;
		}
		assert_int_equal(m.n, n);
	}
	crm_members_put(&other, 7, ROWS);
	crm_members_join(&other, &m, ROWS);
	assert_int_equal(other.n, n + !there[7]);
	for (size_t at = 0; crm_members_next(&m, &at, ROWS, &row); n--)
		assert_true(there[row]);
	assert_int_equal(n, 0);
	crm_members_free(&m);
	crm_members_free(&other);
}

static void
test_bag(void **state)
{
	struct crm_bag b = {0};
	crm_num low, high;

	(void)state;
	assert_false(crm_bag_middle(&b, &low, &high));
	for (int i = 1; i <= 999; i++)
		crm_bag_add(&b, i * CRM_NUM_ONE, 1);
	for (int i = 501; i <= 999; i++) /* what remains is 1 to 500 */
		crm_bag_add(&b, i * CRM_NUM_ONE, -1);
	crm_bag_add(&b, -CRM_NUM_ONE, 2);
	assert_int_equal(crm_bag_sort(&b), 501);
	assert_int_equal(b.slot[0].number, -CRM_NUM_ONE);
	assert_int_equal(b.slot[500].number, 500 * CRM_NUM_ONE);
	/* 502 numbers: the 251st is 249, the 252nd 250. */
	assert_true(crm_bag_middle(&b, &low, &high));
	assert_int_equal(low, 249 * CRM_NUM_ONE);
	assert_int_equal(high, 250 * CRM_NUM_ONE);
	crm_bag_free(&b);
}

/* A day counts once in each group; too early a day is out of order. */
static void
test_purchases(void **state)
{
	struct crm_bought_days b = {0};
	struct crm_pool pool = {0};
	crm_day day = crm_day_of(2026, 11, 21);
	bool is_new;

	(void)state;
#define SEE(when, group, order, first) \
	assert_int_equal(crm_bought_see(&pool, &b, when, group, &is_new), order); \
	assert_int_equal(is_new, first)
	SEE(day, 1, CRM_IN_ORDER, true);
	SEE(day, 1, CRM_IN_ORDER, false);
	SEE(day, 2, CRM_IN_ORDER, true);
	SEE(day - 63, 1, CRM_IN_ORDER, true);
	SEE(day - 63, 1, CRM_IN_ORDER, false);
	SEE(day - 64, 1, CRM_OUT_OF_ORDER, false);
	SEE(day + 1, 2, CRM_IN_ORDER, true);
	SEE(day, 2, CRM_IN_ORDER, false);
	SEE(day + 200, 2, CRM_IN_ORDER, true);
	SEE(day + 200, 1, CRM_IN_ORDER, true);
	SEE(day + 1, 2, CRM_OUT_OF_ORDER, false);
	crm_pool_free(&pool);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_periods), cmocka_unit_test(test_members),
		cmocka_unit_test(test_bag), cmocka_unit_test(test_purchases)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
