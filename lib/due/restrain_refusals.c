/* restrain_refusals.c: what was refused in the column consent of a row that was merged holds for
 * the row that it went into, too. (What the log says of a merged row is a fact of that one
 * already.) */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "due/refusals.h"

crm_str
crm_refusals_value(crm_row *r, const crm_table *t, const char *column)
{
	int at = crm_table_find(t, column);

	return at < 0 ? CRM_STR("") : crm_str_trim(r->field[at]);
}

int
crm_refusals_begin(struct crm_due_bound *d, crm_error *e)
{
	struct crm_refusals *f = d->refusals = crm_arena_alloc(d->arena, sizeof *f);
	ptrdiff_t n = crm_fold_merged(crm_fold_of(d->frame), &f->row, e);
	crm_row r = {.row = SIZE_MAX};

	if (n < 0)
		return -1;
	f->arena = d->arena;
	f->rows = (size_t)n;
	f->merged = crm_arena_alloc(d->arena, (f->rows + 1) * sizeof *f->merged);
	f->consent = crm_arena_alloc(d->arena, (f->rows + 1) * sizeof *f->consent);
	for (size_t i = 0; i < f->rows; i++) {
		crm_row_split(&r, f->row[i].table, f->row[i].row);
		crm_str consent = crm_refusals_value(&r, f->row[i].table, "consent");
		if (!consent.n)
			continue;
		f->consent[f->merges] = crm_arena_str(d->arena, consent);
		f->merged[f->merges++] = (struct crm_refused_consent){
			f->row[i].into,
			crm_arena_str(d->arena, crm_refusals_value(&r, f->row[i].table, "id")),
			crm_arena_str(d->arena, crm_refusals_value(&r, f->row[i].table, "name"))};
	}
	crm_row_free(&r);
	return 0;
}

const crm_str *
crm_refusals_merged(const struct crm_due_hand *h, size_t *n)
{
	const struct crm_refusals *f = h->bound->refusals;
	size_t low = 0, high = f ? f->merges : 0;

	while (low < high) {
		size_t middle = (low + high) / 2;
		if (f->merged[middle].row < h->row)
			low = middle + 1;
		else
			high = middle;
	}
	for (*n = 0; f && low + *n < f->merges && f->merged[low + *n].row == h->row;)
		++*n;
	return *n ? f->consent + low : NULL;
}

const struct crm_refused_consent *
crm_refusals_whose(const struct crm_due_hand *h)
{
	const struct crm_refusals *f = h->bound->refusals;
	const crm_str *consent;
	size_t n;

	if (h->person.consent.n || !(consent = crm_refusals_merged(h, &n)))
		return NULL;
	return &f->merged[consent - f->consent];
}

/* ---- who opted out ---- */

int
crm_refusals_of(struct crm_due_hand *h, crm_str *scopes, crm_error *e)
{
	const crm_str *merged;
	crm_str consent;
	size_t n;

	if (crm_due_text(h, h->bound->ref.opted_out, &h->person.scratch[0], scopes, e) < 0)
		return -1;
	if (scopes->n)
		return 0;
	if (crm_due_text(h, h->bound->ref.consent, &h->scratch, &consent, e) < 0)
		return -1;
	if (consent.n && crm_consent_none(consent))
		*scopes = CRM_STR("all");
	merged = crm_refusals_merged(h, &n);
	for (size_t i = 0; i < n && !scopes->n; i++)
		if (crm_consent_none(merged[i]))
			*scopes = CRM_STR("all");
	return 0;
}

void
crm_refused_join(struct crm_refused *to, const struct crm_refused *from)
{
	for (size_t i = 0; i < from->n; i++) {
		to->row = crm_grow(to->row, to->n, &to->room, sizeof *to->row);
		to->row[to->n++] = from->row[i];
	}
}

int
crm_refusals_look(struct crm_due_hand *h, struct crm_refused *all, crm_error *e)
{
	crm_str scopes;

	if (h->bound->ref.phone < 0 && h->bound->ref.email < 0)
		return 0;
	if (crm_refusals_of(h, &scopes, e) < 0)
		return -1;
	if (!scopes.n)
		return 0;
	all->row = crm_grow(all->row, all->n, &all->room, sizeof *all->row);
	all->row[all->n++] = (uint32_t)h->row;
	return 0;
}

void
crm_refusals_end(struct crm_due_bound *d)
{
	if (!d->refusals)
		return;
	crm_people_free(d->refusals->people);
	free(d->refusals->refuser);
	d->refusals = NULL;
}
