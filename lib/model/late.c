/* late.c: customers whose events came in an order that mattered, and those who
 * have a void: their events sorted, then folded. */
#include <stdlib.h>

#include "model/engine.h"

struct late {
	const struct crm_event *e;
	const struct crm_extra *x;
};

/* Equal keys are of one kind; there the place decides, for evidence alone. */
static int
by_customer_and_key(const void *a, const void *b)
{
	const struct crm_event *x = ((const struct late *)a)->e, *y = ((const struct late *)b)->e;

	if (x->who != y->who)
		return x->who < y->who ? -1 : 1;
	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return (x->place > y->place) - (x->place < y->place);
}

static bool
is_named(const uint64_t *voided, size_t n, const struct crm_extra *x)
{
	for (size_t i = 0; x && x->id && i < n; i++)
		if (voided[i] == x->id)
			return true;
	return false;
}

/* Takes the events out that were taken back. The latest void counts first: it
 * may take back one before it. */
static size_t
drop_voided(const struct crm_plan *plan, struct late *l, size_t n)
{
	uint64_t *voided = NULL;
	size_t voids = 0, kept = 0;

	for (size_t i = n; i-- > 0;) {
		if (l[i].e->kind != plan->kind_void || !l[i].x || !l[i].x->ref || is_named(voided, voids, l[i].x))
			continue;
		voided = crm_realloc(voided, (voids + 1) * sizeof *voided);
		voided[voids++] = l[i].x->ref;
	}
	for (size_t i = 0; i < n; i++)
		if (!is_named(voided, voids, l[i].x))
			l[kept++] = l[i];
	free(voided);
	return kept;
}

/* Of events with one key what they settle goes first: nothing settles what is
 * not strictly before it. */
static void
fold_customer(struct crm_part *to, struct late *l, size_t n)
{
	n = drop_voided(to->plan, l, n);
	for (size_t i = 0, end; i < n; i = end) {
		for (end = i; end < n && l[end].e->key == l[i].e->key; end++)
			;
		for (int settling = 1; settling >= 0; settling--)
			for (size_t j = i; j < end; j++)
				if (crm_take_half(to, l[j].e, l[j].x, settling) == CRM_OVERFLOW && !to->overflow)
					to->overflow = l[j].e->place;
	}
}

void
crm_late_fold(struct crm_part *to, const struct crm_events *late, unsigned threads, unsigned part)
{
	struct late *l;
	size_t n = 0;

	for (unsigned t = 0; t < threads; t++)
		n += late[t].bin[part].n;
	l = crm_alloc((n + 1) * sizeof *l);
	n = 0;
	for (unsigned t = 0; t < threads; t++)
		for (size_t i = 0; i < late[t].bin[part].n; i++) {
			const struct crm_event *e = &late[t].bin[part].e[i];
			l[n++] = (struct late){e, crm_extra_of(&late[t], e)};
		}
	qsort(l, n, sizeof *l, by_customer_and_key);
	for (size_t i = 0, end; i < n; i = end) {
		for (end = i; end < n && l[end].e->who == l[i].e->who; end++)
			;
		fold_customer(to, l + i, end - i);
	}
	free(l);
}
