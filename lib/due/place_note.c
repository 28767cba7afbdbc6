/* place_note.c: which place somebody had in the day of an owner, and who was before them. */
#include <stdlib.h>
#include <string.h>

#include "due/order.h"
#include "due/place_first.h"

/* How many of key[0..n) come before one. */
static size_t
count_before(const struct crm_due_items *all, const struct crm_due_key *key, size_t n,
	     const struct crm_due_key *one, crm_key_order *order)
{
	size_t before = 0;

	for (size_t i = 0; i < n; i++)
		before += order(all, &key[i], one) < 0;
	return before;
}

/* Notes the rows of the first of key[0..n), in the order. */
static void
note_first(struct crm_due_placed *placed, const struct crm_due_items *all,
	   const struct crm_due_key *key, size_t n, crm_key_order *order)
{
	struct crm_due_key *copy = crm_alloc((n + 1) * sizeof *copy);
	size_t wanted = placed->place - 1 < CRM_PLACED_NAMED ? placed->place - 1 : CRM_PLACED_NAMED;

	if (n)
		memcpy(copy, key, n * sizeof *copy);
	crm_first_of(all, copy, n, wanted, order);
	for (size_t i = 0; i < wanted; i++) {
		size_t at = count_before(all, copy, wanted, &copy[i], order);
		placed->before[at] = all->item[copy[i].at].row;
	}
	placed->named = wanted;
	free(copy);
}

void
crm_place_note(const struct crm_due_bound *d, struct crm_due_found *f,
	       const struct crm_due_key *key, const struct crm_day_parts *parts)
{
	struct crm_due_placed *placed = &f->placed;
	size_t i = 0, urgent = parts->urgent, left = parts->n - urgent;

	while (i < parts->n && f->list.item[key[i].at].row != *d->how.explained)
		i++;
	if (i == parts->n || placed->of)
		return;
	*placed = (struct crm_due_placed){.of = parts->n,
					  .room = parts->room,
					  .urgent = urgent,
					  .head = parts->head,
					  .kept = parts->kept,
					  .cannot_wait = i < urgent,
					  .who = f->list.item[key[i].at].who};
	if (i < urgent)
		return;
	placed->place = 1 + count_before(&f->list, key + urgent, left, &key[i], parts->order);
	if (placed->place > parts->head)
		placed->waiting = 1 + count_before(&f->list, key + urgent + parts->head,
						   left - parts->head, &key[i], crm_by_waiting);
	note_first(placed, &f->list, key + urgent, left, parts->order);
}
