/* due_capacity.c: the order of the list, and how much of it fits a day.
 *
 * Each owner's day holds `capacity` customers. Most go to the head of the list;
 * the share `reserve` is kept for those of the rest who are overdue longest, so
 * that small customers are not forgotten for ever. What does not fit is held:
 * nothing is written down, so the next run finds it again, a day later. */
#include <stdlib.h>

#include "judge/due.h"

static int compare(const void *pa, const void *pb)
{
	const struct crm_due_item *a = pa, *b = pb;
	int by_id;

	if (a->priority != b->priority)
		return a->priority > b->priority ? -1 : 1;
	if (a->value != b->value)
		return a->value > b->value ? -1 : 1;
	if (a->due != b->due)
		return a->due < b->due ? -1 : 1;
	if ((by_id = crm_str_cmp(a->id, b->id)) != 0)
		return by_id;
	if (a->row != b->row)
		return a->row < b->row ? -1 : 1;
	return a->first < b->first ? -1 : a->first > b->first;
}

void crm_due_items_sort(struct crm_due_items *all)
{
	if (all->n)
		qsort(all->item, all->n, sizeof *all->item, compare);
}

/* An item's place, for grouping by owner without moving the list. */
struct place {
	const struct crm_due_item *item;
	size_t at;
};

static int by_owner(const void *pa, const void *pb)
{
	const struct place *a = pa, *b = pb;
	int owner = crm_str_cmp(a->item->owner, b->item->owner);

	if (owner != 0)
		return owner;
	return a->at < b->at ? -1 : a->at > b->at;
}

static int by_waiting(const void *pa, const void *pb)
{
	const struct place *a = pa, *b = pb;

	if (a->item->due != b->item->due)
		return a->item->due < b->item->due ? -1 : 1;
	return a->at < b->at ? -1 : a->at > b->at;
}

/* place[0..n) are one owner's, in the order of the list. */
static void fill_day(struct crm_due *d, struct crm_due_items *all, struct place *place, size_t n)
{
	size_t room = (size_t)(d->policy->capacity / CRM_NUM_ONE), kept;
	crm_num share;

	if (n <= room)
		return;
	if (crm_num_mul((crm_num)room * CRM_NUM_ONE, d->policy->reserve, &share) < 0 || share < 0)
		share = 0;
	kept = (size_t)(crm_num_round(share, 0) / CRM_NUM_ONE);
	if (kept > room)
		kept = room;
	qsort(place + (room - kept), n - (room - kept), sizeof *place, by_waiting);
	for (size_t i = room; i < n; i++)
		all->item[place[i].at].held = CRM_HELD_CAPACITY;
}

void crm_capacity(struct crm_due *d, struct crm_due_items *all)
{
	struct place *place;
	size_t begin = 0;

	if (d->policy->capacity <= 0 || d->how.unlimited || !all->n)
		return;
	place = crm_alloc(all->n * sizeof *place);
	for (size_t i = 0; i < all->n; i++)
		place[i] = (struct place){&all->item[i], i};
	qsort(place, all->n, sizeof *place, by_owner);
	for (size_t i = 1; i <= all->n; i++) {
		if (i < all->n && crm_str_eq(place[i].item->owner, place[begin].item->owner))
			continue;
		fill_day(d, all, place + begin, i - begin);
		begin = i;
	}
	free(place);
}
