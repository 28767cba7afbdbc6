/* place_first.c: the first few of many. */
#include "due/place_first.h"

int
crm_by_waiting(const struct crm_due_items *all, const struct crm_due_key *a,
	       const struct crm_due_key *b)
{
	if (a->due != b->due)
		return a->due < b->due ? -1 : 1;
	return crm_due_key_order(all, a, b);
}

int
crm_by_place(const struct crm_due_items *all, const struct crm_due_key *a,
	     const struct crm_due_key *b)
{
	const struct crm_due_item *x = &all->item[a->at], *y = &all->item[b->at];

	if (x->service != y->service)
		return x->service ? -1 : 1;
	if (x->place != y->place)
		return x->place < y->place ? -1 : 1;
	if (x->value != y->value)
		return x->value > y->value ? -1 : 1;
	if (x->potential != y->potential)
		return x->potential > y->potential ? -1 : 1;
	return crm_due_key_order(all, a, b);
}

static void
swap(struct crm_due_key *a, struct crm_due_key *b)
{
	struct crm_due_key key = *a;

	*a = *b;
	*b = key;
}

/* Parts key[0..n), n > 1: what comes before one of them first, then it; its place. */
static size_t
part(const struct crm_due_items *all, struct crm_due_key *key, size_t n, crm_key_order *order)
{
	size_t at = 0, last = n - 1;

	if (order(all, &key[n / 2], &key[0]) < 0)
		swap(&key[n / 2], &key[0]);
	if (order(all, &key[last], &key[0]) < 0)
		swap(&key[last], &key[0]);
	if (order(all, &key[n / 2], &key[last]) < 0)
		swap(&key[n / 2], &key[last]); /* the middle one of three */
	for (size_t i = 0; i < last; i++)
		if (order(all, &key[i], &key[last]) < 0)
			swap(&key[i], &key[at++]);
	swap(&key[at], &key[last]);
	return at;
}

void
crm_first_of(const struct crm_due_items *all, struct crm_due_key *key, size_t n, size_t wanted,
	     crm_key_order *order)
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
