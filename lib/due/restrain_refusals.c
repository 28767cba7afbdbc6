/* restrain_refusals.c: what others refused that matters for a customer.
 *
 * What was refused in the column consent of a row that was merged holds for the row
 * that it went into. (What the log says of a merged row is a fact of that one already.)
 * And of somebody else with the same phone or email who has opted out, the list tells. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "due/due.h"

struct refused_consent {
	uint32_t row;              /* the one that it holds for */
	crm_str consent, id, name; /* of the one that was merged */
};

/* Somebody who opted out. */
struct refuser {
	uint32_t row; /* of the stream; CRM_OUTSIDE */
	crm_str id, name, scopes;
};

#define CRM_OUTSIDE UINT32_MAX

struct crm_refusals {
	struct refused_consent *merged; /* by row */
	size_t merges;
	const struct crm_merged_row *row; /* all merged rows, by the row that they went into */
	size_t rows;
	crm_people *people; /* phones and emails of those who opted out; NULL: nobody did */
	struct refuser *refuser;
	size_t refusers;
	crm_arena *arena;
};

static crm_str
value_of(crm_row *r, const crm_table *t, const char *column)
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
	for (size_t i = 0; i < f->rows; i++) {
		crm_row_split(&r, f->row[i].table, f->row[i].row);
		crm_str consent = value_of(&r, f->row[i].table, "consent");
		if (consent.n)
			f->merged[f->merges++] = (struct refused_consent){
				f->row[i].into, crm_arena_str(d->arena, consent),
				crm_arena_str(d->arena, value_of(&r, f->row[i].table, "id")),
				crm_arena_str(d->arena, value_of(&r, f->row[i].table, "name"))};
	}
	crm_row_free(&r);
	return 0;
}

bool
crm_refusals_merged(const struct crm_due_hand *h, size_t *at, crm_str *consent)
{
	const struct crm_refusals *f = h->bound->refusals;
	size_t low = *at, high = f ? f->merges : 0;

	if (*at == 0)
		while (low < high) {
			size_t middle = (low + high) / 2;
			if (f->merged[middle].row < h->row)
				low = middle + 1;
			else
				high = middle;
		}
	if (!f || low >= f->merges || f->merged[low].row != h->row)
		return false;
	*consent = f->merged[low].consent;
	*at = low + 1;
	return true;
}

void
crm_refusals_whose(const struct crm_due_hand *h, crm_buf *out)
{
	crm_str consent;
	size_t at = 0;

	if (h->person.consent.n || !crm_refusals_merged(h, &at, &consent))
		return;
	crm_buf_z(out, " of ");
	crm_buf_str(out, h->bound->refusals->merged[at - 1].name);
	crm_buf_z(out, " (");
	crm_buf_str(out, h->bound->refusals->merged[at - 1].id);
	crm_buf_z(out, "), who was merged into this customer");
}

/* ---- who opted out ---- */

static bool
has_none(crm_str consent)
{
	crm_str item;

	while (crm_str_item(&consent, &item))
		if (crm_str_eqz(item, "none"))
			return true;
	return false;
}

/* What the row in hand refuses: scopes, or all; "" nothing. */
static int
refused(struct crm_due_hand *h, crm_str *scopes, crm_error *e)
{
	crm_str consent, merged;
	size_t at = 0;

	if (crm_due_text(h, h->bound->ref.opted_out, &h->person.scratch[0], scopes, e) < 0)
		return -1;
	if (scopes->n)
		return 0;
	if (crm_due_text(h, h->bound->ref.consent, &h->scratch, &consent, e) < 0)
		return -1;
	if (consent.n && has_none(consent))
		*scopes = CRM_STR("all");
	while (!scopes->n && crm_refusals_merged(h, &at, &merged))
		if (has_none(merged))
			*scopes = CRM_STR("all");
	return 0;
}

int
crm_refusals_look(struct crm_due_hand *h, struct crm_refused *all, crm_error *e)
{
	crm_str scopes;

	if (h->bound->ref.phone < 0 && h->bound->ref.email < 0)
		return 0;
	if (refused(h, &scopes, e) < 0)
		return -1;
	if (!scopes.n)
		return 0;
	all->row = crm_grow(all->row, all->n, &all->room, sizeof *all->row);
	all->row[all->n++] = (uint32_t)h->row;
	return 0;
}

static void
enter(struct crm_refusals *f, const crm_table *t, crm_row *r)
{
	crm_people_put(f->people, CRM_BY_PHONE, value_of(r, t, "phone"), f->refusers);
	crm_people_put(f->people, CRM_BY_EMAIL, value_of(r, t, "email"), f->refusers);
}

/* The first of the merged rows that went into `row`, or behind where it would be. */
static size_t
first_merged(const struct crm_refusals *f, uint32_t row)
{
	size_t low = 0, high = f->rows;

	while (low < high) {
		size_t middle = (low + high) / 2;
		if (f->row[middle].into < row)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The row that `r` has split, with the phones and emails of those that were merged into it. */
static void
add_refuser(struct crm_due_bound *d, uint32_t row, const crm_table *t, crm_row *r, crm_str scopes)
{
	struct crm_refusals *f = d->refusals;

	if (!f->people)
		f->people = crm_people_new(d->how.country);
	if ((f->refusers & (f->refusers - 1)) == 0)
		f->refuser = crm_realloc(f->refuser,
					 (f->refusers ? f->refusers * 2 : 1) * sizeof *f->refuser);
	f->refuser[f->refusers] = (struct refuser){
		row, crm_arena_str(f->arena, value_of(r, t, "id")),
		crm_arena_str(f->arena, value_of(r, t, "name")), crm_arena_str(f->arena, scopes)};
	enter(f, t, r);
	for (size_t i = first_merged(f, row);
	     row != CRM_OUTSIDE && i < f->rows && f->row[i].into == row; i++) {
		crm_row_split(r, f->row[i].table, f->row[i].row);
		enter(f, f->row[i].table, r);
	}
	f->refusers++;
}

static int
add_own(struct crm_due *d, crm_row *r, crm_error *e)
{
	const crm_table *t = crm_frame_table(d->bound.frame);
	crm_str scopes, into;

	for (unsigned h = 0; h < d->threads; h++)
		for (size_t i = 0; i < d->thread[h].refused.n; i++) {
			uint32_t row = d->thread[h].refused.row[i];
			crm_due_go(&d->hand, row);
			if (refused(&d->hand, &scopes, e) < 0)
				return -1;
			r->row = SIZE_MAX;
			crm_row_split(r, t, row);
			if (!crm_merged_into(value_of(r, t, "status"), &into))
				add_refuser(&d->bound, row, t, r, scopes);
		}
	return 0;
}

/* ---- customers outside the stream ---- */

/* Phones and emails of whoever is on the list. */
static crm_people *
listed(const struct crm_due *d, crm_row *r)
{
	const crm_table *t = crm_frame_table(d->bound.frame);
	crm_people *people = crm_people_new(d->bound.how.country);

	r->row = SIZE_MAX;
	for (size_t i = 0; i < d->found.list.n; i++) {
		crm_row_split(r, t, d->found.list.item[i].row);
		crm_people_put(people, CRM_BY_PHONE, value_of(r, t, "phone"),
			       d->found.list.item[i].row);
		crm_people_put(people, CRM_BY_EMAIL, value_of(r, t, "email"),
			       d->found.list.item[i].row);
	}
	return people;
}

static bool
shares(const crm_people *with, crm_row *r, const crm_table *t)
{
	return crm_people_find(with, CRM_BY_PHONE, value_of(r, t, "phone")) != SIZE_MAX ||
	       crm_people_find(with, CRM_BY_EMAIL, value_of(r, t, "email")) != SIZE_MAX;
}

/* Rows of all customers that are not in the stream and share something with the list. */
static size_t
find_outside(struct crm_due *d, const crm_table *all, crm_row *r, uint32_t **out)
{
	crm_people *with = listed(d, r);
	size_t n = 0, room = 0;
	crm_str into;

	r->row = SIZE_MAX;
	for (size_t i = 0; i < crm_table_rows(all); i++) {
		crm_row_split(r, all, i);
		if (crm_frame_find(d->bound.frame, value_of(r, all, "id")) >= 0 ||
		    !shares(with, r, all) || crm_merged_into(value_of(r, all, "status"), &into))
			continue;
		*out = crm_grow(*out, n, &room, sizeof **out);
		(*out)[n++] = (uint32_t)i;
	}
	crm_people_free(with);
	return n;
}

/* What the log says of them is read only when there is somebody of whom it matters. */
static int
add_outside(struct crm_due_bound *d, crm_frame *all, const uint32_t *row, size_t n, crm_row *r,
	    crm_error *e)
{
	crm_rejects *rejects =
		crm_rejects_new(); /* the reading of the stream's log has told of these */
	int ref = crm_frame_ref(all, CRM_STR("opted_out"), e);
	const crm_table *t = crm_frame_table(all);
	int failed = ref < 0 ? -1 : crm_frame_fold(all, 0, rejects, e);
	crm_cursor *at = crm_cursor_new(all);
	crm_value v;

	r->row = SIZE_MAX;
	for (size_t i = 0; i < n && !failed; i++) {
		crm_cursor_go(at, row[i]);
		crm_row_split(r, t, row[i]);
		failed = crm_cursor_value(at, ref, &v, e);
		if (!failed && v.type == CRM_TEXT && v.text.n)
			add_refuser(d, CRM_OUTSIDE, t, r, v.text);
		else if (!failed && has_none(value_of(r, t, "consent")))
			add_refuser(d, CRM_OUTSIDE, t, r, CRM_STR("all"));
	}
	crm_cursor_free(at);
	crm_rejects_free(rejects);
	return failed;
}

int
crm_refusals_find(struct crm_due *d, crm_error *e)
{
	crm_frame *all = d->found.list.n ? crm_frame_everybody(d->bound.frame) : NULL;
	crm_row r = {.row = SIZE_MAX};
	uint32_t *row = NULL;
	size_t n = 0;
	int failed = d->found.list.n ? add_own(d, &r, e) : 0;

	if (all && !failed && crm_frame_index(d->bound.frame, e) == 0)
		n = find_outside(d, crm_frame_table(all), &r, &row);
	if (n)
		failed = add_outside(&d->bound, all, row, n, &r, e);
	crm_frame_free(all);
	crm_row_free(&r);
	free(row);
	return failed;
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

/* ---- in words ---- */

/* "somebody with the same phone has opted out: Robert Example (x1)". */
static void
tell(const struct crm_due_hand *h, const char *what, const struct crm_matches *m, crm_buf *out)
{
	const struct crm_refusals *f = h->bound->refusals;
	size_t told = 0;

	for (size_t i = 0; i < m->n && told < 2; i++) {
		const struct refuser *who = &f->refuser[m->number[i]];
		if (who->row == h->row)
			continue;
		crm_buf_z(out, out->n ? "; " : "");
		crm_buf_f(out, "somebody with the same %s has opted out", what);
		if (!crm_str_has_item(who->scopes, CRM_STR("all"))) {
			crm_buf_z(out, " of ");
			crm_buf_str(out, who->scopes);
		}
		crm_buf_z(out, ": ");
		crm_buf_str(out, who->name);
		crm_buf_z(out, " (");
		crm_buf_str(out, who->id);
		crm_buf_char(out, ')');
		told++;
	}
}

int
crm_refusals_write(struct crm_due_hand *h, crm_buf *out, crm_error *e)
{
	const struct crm_refusals *f = h->bound->refusals;
	struct crm_matches phones = {0}, emails = {0};
	crm_str text;

	if (!f || !f->people)
		return 0;
	if (crm_due_text(h, h->bound->ref.phone, &h->scratch, &text, e) < 0)
		return -1;
	crm_people_all(f->people, CRM_BY_PHONE, text, &phones);
	tell(h, "phone", &phones, out);
	if (crm_due_text(h, h->bound->ref.email, &h->scratch, &text, e) < 0)
		return -1;
	if (!out->n)
		crm_people_all(f->people, CRM_BY_EMAIL, text, &emails);
	tell(h, "email", &emails, out);
	crm_matches_free(&phones);
	crm_matches_free(&emails);
	return 0;
}
