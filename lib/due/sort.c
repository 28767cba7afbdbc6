/* sort.c: the order of the list: day of the plan, priority, value, date, id. What takes longest is
 * done on all threads: runs are sorted, then merged. */
#include <stdlib.h>
#include <string.h>

#include "base/parallel.h"
#include "due/sort.h"

#define WORTH_A_THREAD 8192

struct crm_due_key
crm_due_key(const struct crm_due_items *all, size_t i)
{
	const struct crm_due_item *item = &all->item[i];

	return (struct crm_due_key){item->priority, item->value, item->due, (uint32_t)i};
}

/* No two are equal: a row has one item, or one for each reason. */
int
crm_due_key_order(const struct crm_due_items *all, const struct crm_due_key *a,
		  const struct crm_due_key *b)
{
	const struct crm_due_item *x, *y;
	int by_id;

	if (a->priority != b->priority)
		return a->priority > b->priority ? -1 : 1;
	if (a->value != b->value)
		return a->value > b->value ? -1 : 1;
	if (a->due != b->due)
		return a->due < b->due ? -1 : 1;
	x = &all->item[a->at];
	y = &all->item[b->at];
	if ((by_id = crm_str_cmp(x->id, y->id)) != 0)
		return by_id;
	if (x->row != y->row)
		return x->row < y->row ? -1 : 1;
	return x->first < y->first ? -1 : x->first > y->first;
}

static int
compare(const void *a, const void *b, void *all)
{
	return crm_due_key_order(all, a, b);
}

/* The sorting of the items of one day. */
struct sorting {
	const struct crm_due_items *all;
	struct crm_due_key *from, *to;
	size_t n;
	unsigned runs; /* from[] is so many sorted runs; a power of two */
};

static size_t
run_begin(const struct sorting *s, unsigned run)
{
	return s->n * run / s->runs;
}

static void
sort_run(void *arg, unsigned run)
{
	struct sorting *s = arg;
	size_t begin = run_begin(s, run);

	qsort_r(s->from + begin, run_begin(s, run + 1) - begin, sizeof *s->from, compare,
		(void *)(uintptr_t)s->all);
}

/* Two neighbours become one. */
static void
merge_runs(void *arg, unsigned pair)
{
	struct sorting *s = arg;
	struct crm_due_key *a = s->from + run_begin(s, 2 * pair),
			   *b = s->from + run_begin(s, 2 * pair + 1);
	struct crm_due_key *a_end = b, *b_end = s->from + run_begin(s, 2 * pair + 2),
			   *to = s->to + (a - s->from);

	while (a < a_end && b < b_end)
		*to++ = crm_due_key_order(s->all, b, a) < 0 ? *b++ : *a++;
	memcpy(to, a, (size_t)(a_end - a) * sizeof *to);
	memcpy(to + (a_end - a), b, (size_t)(b_end - b) * sizeof *to);
}

/* Sorts key[0..n), to order[0..n). */
static void
sort_day(const struct crm_due_items *all, struct crm_due_key *key, size_t n, unsigned threads,
	 uint32_t *order)
{
	struct sorting s = {.all = all, .from = key, .n = n, .runs = 1};
	struct crm_due_key *spare = NULL;

	while (s.runs * 2 <= threads && n / (s.runs * 2) >= WORTH_A_THREAD)
		s.runs *= 2;
	crm_parallel(s.runs, sort_run, &s);
	if (s.runs > 1)
		s.to = spare = crm_realloc(NULL, (n + 1) * sizeof *s.to);
	for (; s.runs > 1; s.runs /= 2) {
		struct crm_due_key *swap = s.from;
		crm_parallel(s.runs / 2, merge_runs, &s);
		s.from = s.to;
		s.to = swap;
	}
	for (size_t i = 0; i < n; i++)
		order[i] = s.from[i].at;
	free(spare);
}

/* The keys of items, those of one day after those of the day before; end[i] is behind the last of
 * the i-th day. */
static struct crm_due_key *
keys_by_day(const struct crm_due_items *all, crm_day first, size_t days, size_t *end)
{
	struct crm_due_key *key = crm_realloc(NULL, (all->n + 1) * sizeof *key);

	for (size_t i = 0; i < all->n && days > 1; i++)
		end[all->item[i].day - first + 1]++;
	for (size_t i = 1; i < days; i++)
		end[i] += end[i - 1];
	/* end[i] is where day i begins, until all are in their places */
	for (size_t i = 0; i < all->n; i++)
		key[end[days > 1 ? all->item[i].day - first : 0]++] = crm_due_key(all, i);
	return key;
}

void
crm_due_items_sort(struct crm_due_items *all, crm_day first, crm_day last, unsigned threads)
{
	size_t days = (size_t)(last - first) + 1, begin = 0;
	size_t *end = crm_alloc((days + 1) * sizeof *end);
	struct crm_due_key *key = keys_by_day(all, first, days, end);

	all->order = crm_realloc(all->order, (all->n + 1) * sizeof *all->order);
	for (size_t i = 0; i < days; begin = end[i++])
		sort_day(all, key + begin, end[i] - begin, threads, all->order + begin);
	free(key);
	free(end);
}
