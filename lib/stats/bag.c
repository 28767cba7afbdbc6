/* bag.c: numbers, and how often each was seen. */
#include <stdlib.h>

#include "stats/sets.h"

/* A slot whose number was never put has 0 times and is not `used`; one that was taken out again has
 * 0 times, too, and keeps its number, so that the search goes on past it. */
static size_t
place(const struct crm_bag *b, crm_num n)
{
	return (size_t)((uint64_t)n * UINT64_C(0x9E3779B97F4A7C15) >> 20) & (b->room - 1);
}

#define FREE INT64_MIN

static struct crm_bagged *
find(struct crm_bag *b, crm_num n)
{
	size_t at = place(b, n);

	while (b->slot[at].number != FREE && b->slot[at].number != n)
		at = (at + 1) & (b->room - 1);
	return &b->slot[at];
}

static void
grow(struct crm_bag *b)
{
	struct crm_bag old = *b;

	b->room = old.room ? old.room * 2 : 8;
	b->slot = crm_alloc(b->room * sizeof *b->slot);
	b->used = 0;
	for (size_t i = 0; i < b->room; i++)
		b->slot[i].number = FREE;
	for (size_t i = 0; i < old.room; i++)
		if (old.slot[i].times) {
			*find(b, old.slot[i].number) = old.slot[i];
			b->used++;
		}
	free(old.slot);
}

void
crm_bag_add(struct crm_bag *b, crm_num n, int64_t times)
{
	struct crm_bagged *s;

	if ((b->used + 1) * 4 > b->room * 3)
		grow(b);
	s = find(b, n);
	b->used += s->number == FREE;
	s->number = n;
	s->times += times;
}

void
crm_bag_join(struct crm_bag *to, const struct crm_bag *from)
{
	for (size_t i = 0; i < from->room; i++)
		if (from->slot[i].times)
			crm_bag_add(to, from->slot[i].number, from->slot[i].times);
}

static int
by_number(const void *a, const void *b)
{
	crm_num x = ((const struct crm_bagged *)a)->number,
		y = ((const struct crm_bagged *)b)->number;

	return (x > y) - (x < y);
}

size_t
crm_bag_sort(struct crm_bag *b)
{
	size_t n = 0;

	for (size_t i = 0; i < b->room; i++)
		if (b->slot[i].times)
			b->slot[n++] = b->slot[i];
	if (n)
		qsort(b->slot, n, sizeof *b->slot, by_number);
	b->room = b->used = n;
	return n;
}

bool
crm_bag_middle(const struct crm_bag *b, crm_num *low, crm_num *high)
{
	int64_t all = 0, before = 0;

	*low = *high = FREE;
	for (size_t i = 0; i < b->used; i++)
		all += b->slot[i].times;
	for (size_t i = 0; i < b->used && *high == FREE; i++) {
		before += b->slot[i].times;
		if (*low == FREE && before * 2 >= all)
			*low = b->slot[i].number;
		if (before * 2 > all)
			*high = b->slot[i].number;
	}
	return *low != FREE;
}

void
crm_bag_free(struct crm_bag *b)
{
	free(b->slot);
}
