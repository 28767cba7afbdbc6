/* Ranks: the groups that figures put customers in, and the best so many. Expected values are hand
 * arithmetic from crm-score(1) and crm-segment(1), or their definitions counted out one against all
 * others. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/array.h"
#include "score/score.h"

#define N(whole) ((whole)*CRM_NUM_ONE)

static const struct crm_grouping fifths = {5, NULL};

static uint64_t seed = 88172645463325252u;

/* Marsaglia's xorshift. */
static uint64_t
chance(void)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	return seed ^= seed << 17;
}

static int
by_size(const void *a, const void *b)
{
	crm_num x = *(const crm_num *)a, y = *(const crm_num *)b;

	return x < y ? -1 : x > y;
}

static void
test_sort(void **state)
{
	static const uint64_t masks[] = {0, 3, 0xFF00, 0xFFFFFF, UINT64_MAX};
	crm_num ours[500], theirs[500];

	(void)state;
	for (size_t m = 0; m < CRM_LENGTH(masks); m++)
		for (size_t n = 0; n < CRM_LENGTH(ours); n += 1 + n / 3) {
			for (size_t i = 0; i < n; i++)
				ours[i] = theirs[i] =
					(crm_num)(chance() & masks[m]) - (m == 1 ? 2 : 0);
			crm_figures_sort(ours, n);
			qsort(theirs, n, sizeof *theirs, by_size);
			assert_memory_equal(ours, theirs, n * sizeof *ours);
		}
}

/* Ten who spent 1 to 10: two to a fifth. */
static void
test_quintiles(void **state)
{
	crm_num spend[] = {N(10), N(3), N(1), N(2), N(9), N(8), N(4), N(5), N(7), N(6)};
	crm_quantiles q;

	(void)state;
	crm_quantiles_fill(&q, &fifths, false, spend, CRM_LENGTH(spend));
	for (unsigned i = 0; i < 10; i++)
		assert_int_equal(crm_quantile_of(&q, N(i + 1)), 1 + i / 2);
	assert_int_equal(q.part[4].from, N(9));
	assert_int_equal(q.part[4].to, N(10));
	assert_int_equal(q.part[4].n, 2);

	crm_quantiles_fill(&q, &fifths, true, spend, CRM_LENGTH(spend));
	for (unsigned i = 0; i < 10; i++)
		assert_int_equal(crm_quantile_of(&q, N(i + 1)), 5 - i / 2);
}

/* Seven of ten bought once: nobody is worse than they, so they are all in the
 * first fifth. Seven are worse than the two who bought twice: 1 + 35 / 10 = 4;
 * nine than the one who bought nine times: 1 + 45 / 10 = 5. Two and three stay empty. */
static void
test_quintiles_of_equals(void **state)
{
	crm_num often[] = {N(1), N(2), N(1), N(1), N(9), N(1), N(1), N(2), N(1), N(1)};
	crm_quantiles q;

	(void)state;
	crm_quantiles_fill(&q, &fifths, false, often, CRM_LENGTH(often));
	assert_int_equal(crm_quantile_of(&q, N(1)), 1);
	assert_int_equal(crm_quantile_of(&q, N(2)), 4);
	assert_int_equal(crm_quantile_of(&q, N(9)), 5);
	assert_int_equal(q.part[0].n, 7);
	assert_int_equal(q.part[1].n + q.part[2].n, 0);
	assert_int_equal(q.part[3].n, 2);

	/* by cut-offs also those who were not there: 5 is better than twice, 0 the worst */
	assert_int_equal(crm_quantile_of(&q, N(5)), 4);
	assert_int_equal(crm_quantile_of(&q, 0), 1);
}

static void
test_quintiles_of_few(void **state)
{
	crm_num one[] = {N(7)}, two[] = {N(7), N(8)};
	crm_quantiles q;

	(void)state;
	crm_quantiles_fill(&q, &fifths, false, NULL, 0);
	assert_int_equal(crm_quantile_of(&q, N(7)), 0);
	crm_quantiles_fill(&q, &fifths, false, one, 1);
	assert_int_equal(crm_quantile_of(&q, N(7)), 1);
	crm_quantiles_fill(&q, &fifths, false, two, 2); /* 1 + 5 * 1 / 2 */
	assert_int_equal(crm_quantile_of(&q, N(8)), 3);
}

/* The definition, one against all others. */
static unsigned
counted(const crm_num *figure, size_t n, size_t i, bool low, unsigned groups)
{
	size_t worse = 0;

	for (size_t j = 0; j < n; j++)
		worse += low ? figure[j] > figure[i] : figure[j] < figure[i];
	return (unsigned)(1 + groups * worse / n);
}

static void
test_quintiles_at_random(void **state)
{
	static const struct crm_grouping ways[] = {{5, NULL}, {10, NULL}, {2, NULL}};
	crm_num figure[300] = {0}, sorted[300];
	crm_quantiles q;

	(void)state;
	for (int world = 0; world < 600; world++) {
		const struct crm_grouping *how = &ways[world % 3];
		size_t n = 1 + chance() % CRM_LENGTH(figure), in = 0;
		uint64_t range = 1 + chance() % 60;
		bool low = world & 1;
		for (size_t i = 0; i < n; i++)
			sorted[i] = figure[i] = (crm_num)(chance() % range) * 2500 - 20000;
		crm_quantiles_fill(&q, how, low, sorted, n);
		for (size_t i = 0; i < n; i++)
			assert_int_equal(crm_quantile_of(&q, figure[i]),
					 counted(figure, n, i, low, how->groups));
		for (unsigned p = 0; p < how->groups; p++)
			in += q.part[p].n;
		assert_int_equal(in, n);
	}
}

/* Points at 10 and 20 make three groups; whoever stands at one is in the better. */
static void
test_cut_points(void **state)
{
	static const crm_num points[] = {N(10), N(20)};
	static const struct crm_grouping how = {3, points};
	crm_num figures[] = {N(9), N(10), N(19), N(20), N(9), N(21)};
	static const unsigned high[] = {1, 2, 2, 3, 1, 3}, low[] = {3, 3, 2, 2, 3, 1};
	crm_num spare[CRM_LENGTH(figures)];
	crm_quantiles q;

	(void)state;
	memcpy(spare, figures, sizeof spare);
	crm_quantiles_fill(&q, &how, false, spare, CRM_LENGTH(spare));
	for (size_t i = 0; i < CRM_LENGTH(figures); i++)
		assert_int_equal(crm_quantile_of(&q, figures[i]), high[i]);
	assert_int_equal(q.part[1].from, N(10));
	assert_int_equal(q.part[1].to, N(19));
	crm_quantiles_fill(&q, &how, true, spare, CRM_LENGTH(spare));
	for (size_t i = 0; i < CRM_LENGTH(figures); i++)
		assert_int_equal(crm_quantile_of(&q, figures[i]), low[i]);
	assert_int_equal(q.part[2].n, 3);

	/* nobody need be there */
	crm_quantiles_fill(&q, &how, true, NULL, 0);
	assert_int_equal(crm_quantile_of(&q, N(15)), 2);
}

static void
test_top(void **state)
{
	static const crm_num shares[] = {1, 1000, 2000, 3333, 5000, 9999, 10000};
	crm_num figure[200], sorted[200];

	(void)state;
	assert_int_equal(crm_top_cutoff(NULL, 0, 2000), CRM_NO_FIGURE);
	for (int world = 0; world < 400; world++) {
		size_t n = 1 + chance() % CRM_LENGTH(figure);
		crm_num share = shares[chance() % CRM_LENGTH(shares)], cutoff;
		for (size_t i = 0; i < n; i++)
			sorted[i] = figure[i] = (crm_num)(chance() % 40);
		qsort(sorted, n, sizeof *sorted, by_size);
		cutoff = crm_top_cutoff(sorted, n, share);
		for (size_t i = 0; i < n; i++) {
			size_t better = 0;
			for (size_t j = 0; j < n; j++)
				better += figure[j] > figure[i];
			assert_int_equal(figure[i] >= cutoff,
					 better * (size_t)CRM_NUM_ONE < n * (size_t)share);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sort),
		cmocka_unit_test(test_quintiles),
		cmocka_unit_test(test_quintiles_of_equals),
		cmocka_unit_test(test_quintiles_of_few),
		cmocka_unit_test(test_quintiles_at_random),
		cmocka_unit_test(test_cut_points),
		cmocka_unit_test(test_top),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
