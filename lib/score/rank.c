/* rank.c: sorts figures, and divides them into parts. Equal figures are always in the same part, so
 * that the order of the file makes no difference. */
#include <stdlib.h>
#include <string.h>

#include "score/figures.h"

#define DIGIT_BITS 8
#define DIGITS (64 / DIGIT_BITS)
#define BUCKETS (1 << DIGIT_BITS)

/* The figure as an unsigned number, in the same order. */
static uint64_t
key(crm_num figure)
{
	return (uint64_t)figure ^ (UINT64_C(1) << 63);
}

/* A radix sort from the lowest digit. Digits that all figures share, which is most of them, are
 * skipped. */
void
crm_figures_sort(crm_num *figure, size_t n)
{
	size_t(*count)[BUCKETS] = crm_alloc(DIGITS * sizeof *count);
	crm_num *spare = crm_alloc((n + 1) * sizeof *spare), *from = figure, *to = spare;

	for (size_t i = 0; i < n; i++)
		for (int d = 0; d < DIGITS; d++)
			count[d][key(figure[i]) >> (d * DIGIT_BITS) & (BUCKETS - 1)]++;
	for (int d = 0; d < DIGITS && n > 1; d++) {
		size_t at = 0;
		if (count[d][key(from[0]) >> (d * DIGIT_BITS) & (BUCKETS - 1)] == n)
			continue;
		for (int b = 0; b < BUCKETS; b++) {
			size_t here = count[d][b];
			count[d][b] = at;
			at += here;
		}
		for (size_t i = 0; i < n; i++)
			to[count[d][key(from[i]) >> (d * DIGIT_BITS) & (BUCKETS - 1)]++] = from[i];
		crm_num *swap = from;
		from = to;
		to = swap;
	}
	if (from != figure)
		memcpy(figure, from, n * sizeof *figure);
	free(spare);
	free(count);
}

static unsigned
by_cuts(const crm_quantiles *q, crm_num figure)
{
	unsigned passed = 0;

	for (unsigned i = 0; i + 1 < q->parts; i++)
		passed += q->low ? figure <= q->cut[i] : figure >= q->cut[i];
	return 1 + passed;
}

/* Puts n equal figures into their part; so many others are strictly worse. */
static void
put_ties(crm_quantiles *q, crm_num figure, size_t n, size_t worse)
{
	struct crm_quantile *part =
		&q->part[q->cut ? by_cuts(q, figure) - 1 : worse * q->parts / q->n];

	if (part->n == 0 || figure < part->from)
		part->from = figure;
	if (part->n == 0 || figure > part->to)
		part->to = figure;
	part->n += n;
}

void
crm_quantiles_fill(crm_quantiles *q, const struct crm_grouping *how, bool low, crm_num *figure,
		   size_t n)
{
	*q = (crm_quantiles){.parts = how->groups, .cut = how->cut, .low = low, .n = n};
	crm_figures_sort(figure, n);
	for (size_t i = 0, j; i < n; i = j) {
		for (j = i + 1; j < n && figure[j] == figure[i]; j++)
			;
		put_ties(q, figure[i], j - i, low ? n - j : i);
	}
}

unsigned
crm_quantile_of(const crm_quantiles *q, crm_num figure)
{
	if (q->cut)
		return by_cuts(q, figure);
	if (q->n == 0)
		return 0;
	for (unsigned p = q->parts; p > 1; p--) {
		const struct crm_quantile *part = &q->part[p - 1];
		if (part->n && (q->low ? figure <= part->to : figure >= part->from))
			return p;
	}
	return 1;
}

crm_num
crm_top_cutoff(const crm_num *figure, size_t n, crm_num share)
{
	size_t in;

	if (n == 0 || share <= 0)
		return CRM_NO_FIGURE;
	/* the largest number of places such that all before the last are fewer than share * n */
	in = share >= CRM_NUM_ONE
		     ? n
		     : (n * (size_t)share + (size_t)CRM_NUM_ONE - 1) / (size_t)CRM_NUM_ONE;
	return figure[n - in];
}
