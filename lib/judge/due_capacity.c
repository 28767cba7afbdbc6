/* due_capacity.c: how much of the list fits a day.
 *
 * Each owner's day holds `capacity` customers. Most go to the head of the list;
 * the share `reserve` is kept for those of the rest who are overdue longest, so
 * that small customers are not forgotten for ever. What was done today already is
 * taken off, so that a second list is no second day. What does not fit is held:
 * nothing is written down, so the next run finds it again, a day later. */
#include <stdlib.h>

#include "judge/due.h"

/* ---- the first few of many ---- */

typedef int key_order(const struct crm_due_items *all, const struct crm_due_key *a, const struct crm_due_key *b);

static int by_waiting(const struct crm_due_items *all, const struct crm_due_key *a, const struct crm_due_key *b)
{
	if (a->due != b->due)
		return a->due < b->due ? -1 : 1;
	return crm_due_key_order(all, a, b);
}

static void swap(struct crm_due_key *a, struct crm_due_key *b)
{
	struct crm_due_key key = *a;

	*a = *b;
	*b = key;
}

/* Parts key[0..n), n > 1: what comes before one of them first, then it; its place. */
static size_t part(const struct crm_due_items *all, struct crm_due_key *key, size_t n, key_order *order)
{
	size_t at = 0, last = n - 1;

	if (order(all, &key[n / 2], &key[0]) < 0)
		swap(&key[n / 2], &key[0]);
	if (order(all, &key[last], &key[0]) < 0)
		swap(&key[last], &key[0]);
	if (order(all, &key[n / 2], &key[last]) < 0)
		swap(&key[n / 2], &key[last]);    /* the middle one of three */
	for (size_t i = 0; i < last; i++)
		if (order(all, &key[i], &key[last]) < 0)
			swap(&key[i], &key[at++]);
	swap(&key[at], &key[last]);
	return at;
}

/* Moves the first `wanted` of key[0..n) to the front, in no order. */
static void first_of(const struct crm_due_items *all, struct crm_due_key *key, size_t n, size_t wanted, key_order *order)
{
	while (n > 1 && wanted > 0 && wanted < n) {
		size_t at = part(all, key, n, order);
		if (wanted <= at) {
			n = at;
			continue;
		}
		key += at + 1;
		n -= at + 1;
		wanted -= at + 1;
	}
}

/* ---- owner by owner ---- */

/* key[0..n) are one owner's, who has turned to `met` customers today. */
static void fill_day(const struct crm_due *d, struct crm_due_items *all, struct crm_due_key *key, size_t n, size_t met)
{
	size_t room = (size_t)(d->policy->capacity / CRM_NUM_ONE), kept, head;
	crm_num share;

	room = met < room ? room - met : 0;
	if (n <= room)
		return;
	if (crm_num_mul((crm_num)room * CRM_NUM_ONE, d->policy->reserve, &share) < 0 || share < 0)
		share = 0;
	kept = (size_t)(crm_num_round(share, 0) / CRM_NUM_ONE);
	if (kept > room)
		kept = room;
	head = room - kept;
	first_of(all, key, n, head, crm_due_key_order);
	first_of(all, key + head, n - head, kept, by_waiting);
	for (size_t i = room; i < n; i++)
		all->item[key[i].at].held = CRM_HELD_CAPACITY;
}

/* Numbers the owners, beside those that have a number; that of each item's in owner[]. Returns
 * how many there are. */
static size_t number_owners(crm_book *names, size_t owners, const struct crm_due_items *all, uint32_t *owner)
{
	for (size_t i = 0; i < all->n; i++) {
		crm_str name = all->item[i].owner;
		size_t known;
		/* Neighbours often have the same. */
		if (i && crm_str_eq(name, all->item[i - 1].owner)) {
			owner[i] = owner[i - 1];
			continue;
		}
		owner[i] = 0;
		if (!name.n)
			continue;
		known = crm_book_put(names, CRM_BY_ID, name, owners);
		owner[i] = (uint32_t)(known == SIZE_MAX ? owners++ : known);
	}
	return owners;
}

/* All are numbered, and so are those of whom met[] tells how often each has been at it today. */
static size_t number_all(const struct crm_due *d, const struct crm_due_items *all, uint32_t *owner, size_t **met)
{
	crm_book *names = crm_book_new();
	uint32_t *other = crm_alloc((d->met.n + 1) * sizeof *other);
	size_t owners = number_owners(names, 1, all, owner);     /* nobody is the first */

	owners = number_owners(names, owners, &d->met, other);
	*met = crm_alloc(owners * sizeof **met);
	for (size_t i = 0; i < d->met.n; i++)
		(*met)[other[i]]++;
	free(other);
	crm_book_free(names);
	return owners;
}

void crm_capacity(struct crm_due *d, struct crm_due_items *all)
{
	uint32_t *owner;
	size_t owners, *end, *met;
	struct crm_due_key *key;

	if (d->policy->capacity <= 0 || d->how.unlimited || !all->n)
		return;
	owner = crm_alloc(all->n * sizeof *owner);
	owners = number_all(d, all, owner, &met);
	end = crm_alloc((owners + 1) * sizeof *end);
	for (size_t i = 0; i < all->n; i++)
		end[owner[i] + 1]++;
	for (size_t i = 0; i < owners; i++)
		end[i + 1] += end[i];
	/* end[i] is where owner i begins, until all are in their places */
	key = crm_alloc(all->n * sizeof *key);
	for (size_t i = 0; i < all->n; i++)
		key[end[owner[i]]++] = crm_due_key(all, i);
	for (size_t i = 0; i < owners; i++)
		fill_day(d, all, key + (i ? end[i - 1] : 0), end[i] - (i ? end[i - 1] : 0), met[i]);
	free(met);
	free(key);
	free(end);
	free(owner);
}
