/* Closeness, points and marks of the score. Expected values are hand arithmetic from crm-score(1).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/array.h"
#include "score/score.h"

#define N(whole) ((whole)*CRM_NUM_ONE)

static const struct crm_grouping fifths = {5, NULL};

/* full 20: each 20 points halve what is left to 100. mutual 30%, rating 40%. All that one side gave
 * counts. */
static void
test_closeness(void **state)
{
	static const struct {
		crm_num in, out, rating, base, both, closeness;
	} cases[] = {
		{0, 0, CRM_NO_FIGURE, 0, N(1), 0},
		{N(10), N(10), CRM_NO_FIGURE, N(50), N(1), N(50)},
		{N(20), N(20), CRM_NO_FIGURE, N(75), N(1), N(75)},
		{N(20), 0, CRM_NO_FIGURE, N(50), 7000, N(35)}, /* one-sided: less 30% */
		{0, N(20), CRM_NO_FIGURE, N(50), 7000, N(35)},
		{N(15), N(5), CRM_NO_FIGURE, N(50), 8500,
		 425000},                             /* 2 * 5 / 20 = half: less 15%: 42.5 */
		{N(20), 0, N(5), N(50), 7000, N(61)}, /* .6 * 35 + .4 * 100 */
		{N(20), 0, N(1), N(50), 7000, N(21)}, /* .6 * 35 + .4 * 0 */
		{0, 0, N(3), 0, N(1), N(20)},         /* .4 * 50 */
		{N(1), 0, CRM_NO_FIGURE, 34064, 7000,
		 24000}, /* 100 * (1 - 2^-0.05) = 3.40637 by bc */
		{N(100000), N(100000), CRM_NO_FIGURE, N(100), N(1), N(100)},
		{-N(5), N(20), CRM_NO_FIGURE, N(50), 7000, N(35)},
		{CRM_NO_FIGURE, CRM_NUM_MAX, CRM_NO_FIGURE, N(100), 7000, N(70)},
	};
	struct crm_scoring how = {
		.full = N(20), .mutual = 3000, .unmatched = CRM_NUM_MAX, .rating = 4000};
	struct crm_closeness c;

	(void)state;
	for (size_t i = 0; i < CRM_LENGTH(cases); i++) {
		crm_closeness_of(&how, cases[i].in, cases[i].out, cases[i].rating, &c);
		assert_int_equal(c.base, cases[i].base);
		assert_int_equal(c.both, cases[i].both);
		assert_int_equal(c.closeness, cases[i].closeness);
	}
}

/* What one side gave beyond the other counts up to 2 points. 100 * (1 - 2^(-n/20)) of 2, 11, 12,
 * and 22 is 6.69670, 31.69797, 34.02461 and 53.34836 by bc. */
static void
test_unmatched(void **state)
{
	static const struct {
		crm_num in, out;
		bool limited;
		crm_num counted, base, both, closeness;
	} cases[] = {
		{0, 0, false, 0, 0, N(1), 0},
		{0, N(2), false, N(2), 66967, 7000, 47000}, /* .7 x 6.6967 = 4.68769 */
		{0, N(2) + 1, true, N(2), 66967, 7000, 47000},
		{0, N(1000), true, N(2), 66967, 7000, 47000},
		{N(20), 0, true, N(2), 66967, 7000, 47000},
		{CRM_NUM_MAX, 0, true, N(2), 66967, 7000, 47000},
		{N(5), N(6), false, N(11), 316980, 9727, 308000}, /* 1/11 of 30% = 2.73% */
		{N(5), N(7), false, N(12), 340246, 9500, 323000}, /* 2/12 of 30% = 5% */
		{N(5), N(70), true, N(12), 340246, 9500, 323000},
		{N(30), N(10), true, N(22), 533484, 9727, 519000},
	};
	struct crm_scoring how = {.full = N(20), .mutual = 3000, .unmatched = N(2)};
	struct crm_closeness c;

	(void)state;
	for (size_t i = 0; i < CRM_LENGTH(cases); i++) {
		crm_closeness_of(&how, cases[i].in, cases[i].out, CRM_NO_FIGURE, &c);
		assert_int_equal(c.limited, cases[i].limited);
		assert_int_equal(c.counted, cases[i].counted);
		assert_int_equal(c.base, cases[i].base);
		assert_int_equal(c.both, cases[i].both);
		assert_int_equal(c.closeness, cases[i].closeness);
	}
	how.unmatched = 0;
	crm_closeness_of(&how, 0, N(1000), CRM_NO_FIGURE, &c);
	assert_int_equal(c.closeness, 0);
}

/* ---- points ---- */

static void
test_points(void **state)
{
	struct crm_part parts[] = {
		{.name = "money", .rank = CRM_RANK_HIGH, .grouping = fifths, .weight = N(30)},
		{.name = "up",
		 .rank = CRM_RANK_NONE,
		 .scale_from = N(1),
		 .scale_to = N(5),
		 .weight = N(10)},
		{.name = "down",
		 .rank = CRM_RANK_NONE,
		 .scale_from = N(5),
		 .scale_to = N(1),
		 .weight = -N(20)},
		{.name = "late", .rank = CRM_RANK_LOW, .grouping = fifths, .weight = N(0)},
	};
	struct crm_scoring how = {.part = parts, .parts = CRM_LENGTH(parts)};
	crm_num figures[] = {N(0), N(10), N(20), N(30), N(40)};
	crm_quantiles q[CRM_LENGTH(parts)];
	crm_score s = {.how = &how, .parts = q, .weight = N(40)};

	(void)state;
	crm_quantiles_fill(&q[0], &fifths, false, figures + 1, 4);
	crm_quantiles_fill(&q[3], &fifths, true, figures, 5);
	/* the best of four: 1 + 5 * 3 / 4 = 4, 80 points, * 30 / 40 = 60 */
	assert_int_equal(crm_score_points(&s, 0, N(40)).points, N(80));
	assert_int_equal(crm_score_points(&s, 0, N(40)).contribution, N(60));
	assert_int_equal(crm_score_points(&s, 0, 0).group, 0);
	assert_int_equal(crm_score_points(&s, 0, CRM_NO_FIGURE).points, 0);
	assert_int_equal(crm_score_points(&s, 3, 0).group, 5);
	/* 1..5: 2 is a quarter of the way; below and above are the ends */
	assert_int_equal(crm_score_points(&s, 1, N(2)).points, N(25));
	assert_int_equal(crm_score_points(&s, 1, N(2)).contribution, 62500);
	assert_int_equal(crm_score_points(&s, 1, 0).points, 0);
	assert_int_equal(crm_score_points(&s, 1, CRM_NUM_MAX).points, N(100));
	assert_int_equal(crm_score_points(&s, 1, CRM_NO_FIGURE).points, 0);
	assert_int_equal(crm_score_points(&s, 2, N(2)).points, N(75));
	assert_int_equal(crm_score_points(&s, 2, N(2)).contribution, -375000);
}

static void
test_mark(void **state)
{
	(void)state;
	assert_int_equal(crm_mark(-1), 0);
	assert_int_equal(crm_mark(N(100) + 1), N(100));
	assert_int_equal(crm_mark(612499), 612000);
	assert_int_equal(crm_mark(612501), 613000);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_closeness),
		cmocka_unit_test(test_unmatched),
		cmocka_unit_test(test_points),
		cmocka_unit_test(test_mark),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
