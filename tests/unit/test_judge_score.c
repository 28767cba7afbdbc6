/* Ranks, points, closeness and the table for people. Expected values are hand
 * arithmetic from crm-score(1) and crm-segment(1), or their definitions counted
 * out one against all others. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/array.h"
#include "score/score.h"

#define N(whole) ((whole)*CRM_NUM_ONE)

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

/* ---- ranks ---- */

static const struct crm_grouping fifths = {5, NULL};

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

/* ---- closeness ---- */

/* full 20: each 20 points halve what is left to 100. mutual 30%, rating 40%. */
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
	struct crm_scoring how = {.full = N(20), .mutual = 3000, .rating = 4000};
	struct crm_closeness c;

	(void)state;
	for (size_t i = 0; i < CRM_LENGTH(cases); i++) {
		crm_closeness_of(&how, cases[i].in, cases[i].out, cases[i].rating, &c);
		assert_int_equal(c.base, cases[i].base);
		assert_int_equal(c.both, cases[i].both);
		assert_int_equal(c.closeness, cases[i].closeness);
	}
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
	crm_policy p = {.scoring = {.part = parts, .parts = CRM_LENGTH(parts)}};
	crm_num figures[] = {N(0), N(10), N(20), N(30), N(40)};
	crm_quantiles q[CRM_LENGTH(parts)];
	crm_score s = {.policy = &p, .parts = q, .weight = N(40)};

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

/* ---- the table for people ---- */

static void
assert_table(const char *tsv, const char *shown)
{
	crm_buf out = {0};

	crm_show_table(crm_str_z(tsv), &out);
	assert_string_equal(crm_buf_zend(&out), shown);
	crm_buf_free(&out);
}

static void
test_table(void **state)
{
	(void)state;
	assert_table("", "");
	assert_table("tier\tcustomers\tshare\ngold\t7\t8.5%\nstandard\t120\t91.5%\n",
		     "tier      customers  share\n"
		     "gold              7   8.5%\n"
		     "standard        120  91.5%\n");
	assert_table("name\tsince\n王小明\t2026-01-01\nAnn\t\n", "name    since\n"
								 "王小明  2026-01-01\n"
								 "Ann\n");
	assert_table("a\tb\tc\n\t-1.5\tx\nword\t+20\t\n", "a        b  c\n"
							  "      -1.5  x\n"
							  "word   +20\n");
	assert_table("a\n\x1b[31m\nlast without newline", "a\n\\x1B[31m\nlast without newline\n");
}

static void
test_cut(void **state)
{
	crm_buf out = {0};

	(void)state;
	/* A wide character is two columns, a combining accent none; what just fits stays whole. */
	crm_show_cut(CRM_STR("abcd\nabcde\n王小明\n王小\n\ne\u0301bcde\nlast line"), 4, &out);
	assert_string_equal(crm_buf_zend(&out), "abcd\nabc…\n王…\n王小\n\ne\u0301bc…\nlas…\n");
	crm_buf_free(&out);
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
		cmocka_unit_test(test_closeness),
		cmocka_unit_test(test_points),
		cmocka_unit_test(test_mark),
		cmocka_unit_test(test_table),
		cmocka_unit_test(test_cut),
	};

	return cmocka_run_group_tests_name("judge: score", tests, NULL, NULL);
}
