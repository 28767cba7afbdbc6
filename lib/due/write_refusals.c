/* write_refusals.c: of somebody else with the same phone or email who has opted out, the list
 * says so. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "due/refusals.h"
#include "due/write.h"
#include "lang/lang.h"

/* ---- who opted out ---- */

static void
enter(struct crm_refusals *f, const crm_table *t, crm_row *r)
{
	crm_people_put(f->people, CRM_BY_PHONE, crm_refusals_value(r, t, "phone"), f->refusers);
	crm_people_put(f->people, CRM_BY_EMAIL, crm_refusals_value(r, t, "email"), f->refusers);
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
	f->refuser[f->refusers] =
		(struct refuser){row, crm_arena_str(f->arena, crm_refusals_value(r, t, "id")),
				 crm_arena_str(f->arena, crm_refusals_value(r, t, "name")),
				 crm_arena_str(f->arena, scopes)};
	enter(f, t, r);
	for (size_t i = first_merged(f, row);
	     row != CRM_OUTSIDE && i < f->rows && f->row[i].into == row; i++) {
		crm_row_split(r, f->row[i].table, f->row[i].row);
		enter(f, f->row[i].table, r);
	}
	f->refusers++;
}

static int
add_own(struct crm_due_bound *d, struct crm_due_hand *h, const struct crm_refused *refused,
	crm_row *r, crm_error *e)
{
	const crm_table *t = crm_frame_table(d->frame);
	crm_str scopes, into;

	for (size_t i = 0; i < refused->n; i++) {
		uint32_t row = refused->row[i];
		crm_due_go(h, row);
		if (crm_refusals_of(h, &scopes, e) < 0)
			return -1;
		r->row = SIZE_MAX;
		crm_row_split(r, t, row);
		if (!crm_merged_into(crm_refusals_value(r, t, "status"), &into))
			add_refuser(d, row, t, r, scopes);
	}
	return 0;
}

/* ---- customers outside the stream ---- */

/* Phones and emails of the customers on the list. */
static crm_people *
listed(const struct crm_due_bound *d, const struct crm_due_items *list, crm_row *r)
{
	const crm_table *t = crm_frame_table(d->frame);
	crm_people *people = crm_people_new(d->how.country);

	r->row = SIZE_MAX;
	for (size_t i = 0; i < list->n; i++) {
		crm_row_split(r, t, list->item[i].row);
		crm_people_put(people, CRM_BY_PHONE, crm_refusals_value(r, t, "phone"),
			       list->item[i].row);
		crm_people_put(people, CRM_BY_EMAIL, crm_refusals_value(r, t, "email"),
			       list->item[i].row);
	}
	return people;
}

static bool
shares(const crm_people *with, crm_row *r, const crm_table *t)
{
	return crm_people_find(with, CRM_BY_PHONE, crm_refusals_value(r, t, "phone")) != SIZE_MAX ||
	       crm_people_find(with, CRM_BY_EMAIL, crm_refusals_value(r, t, "email")) != SIZE_MAX;
}

/* Rows of all customers that are not in the stream and share something with the list. */
static size_t
find_outside(const struct crm_due_bound *d, const struct crm_due_items *list, const crm_table *all,
	     crm_row *r, uint32_t **out)
{
	crm_people *with = listed(d, list, r);
	size_t n = 0, room = 0;
	crm_str into;

	r->row = SIZE_MAX;
	for (size_t i = 0; i < crm_table_rows(all); i++) {
		crm_row_split(r, all, i);
		if (crm_frame_find(d->frame, crm_refusals_value(r, all, "id")) >= 0 ||
		    !shares(with, r, all) ||
		    crm_merged_into(crm_refusals_value(r, all, "status"), &into))
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
	crm_rejects *rejects = crm_rejects_new(); /* reading the stream's log has reported these */
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
		else if (!failed && crm_consent_none(crm_refusals_value(r, t, "consent")))
			add_refuser(d, CRM_OUTSIDE, t, r, CRM_STR("all"));
	}
	crm_cursor_free(at);
	crm_rejects_free(rejects);
	return failed;
}

int
crm_refusals_find(struct crm_due_bound *d, struct crm_due_hand *h, const struct crm_due_items *list,
		  const struct crm_refused *refused, crm_error *e)
{
	crm_frame *all = list->n ? crm_frame_everybody(d->frame) : NULL;
	crm_row r = {.row = SIZE_MAX};
	uint32_t *row = NULL;
	size_t n = 0;
	int failed = list->n ? add_own(d, h, refused, &r, e) : 0;

	if (all && !failed && crm_frame_index(d->frame, e) == 0)
		n = find_outside(d, list, crm_frame_table(all), &r, &row);
	if (n)
		failed = add_outside(d, all, row, n, &r, e);
	crm_frame_free(all);
	crm_row_free(&r);
	free(row);
	return failed;
}

/* ---- in words ---- */

static const char *
refusal(enum crm_people_key by, const struct refuser *who)
{
	bool all = crm_str_has_item(who->scopes, CRM_STR("all"));

	if (by == CRM_BY_PHONE)
		return all ? crm_tr("somebody with the same phone has opted out: {name} ({id})")
			   : crm_tr("somebody with the same phone has opted out of {what}: {name} "
				    "({id})");
	return all ? crm_tr("somebody with the same email has opted out: {name} ({id})")
		   : crm_tr("somebody with the same email has opted out of {what}: {name} ({id})");
}

/* "somebody with the same phone has opted out: Robert Example (x1)". */
static void
write_matches(const struct crm_due_hand *h, enum crm_people_key by, const struct crm_matches *m,
	      crm_buf *out)
{
	const struct crm_refusals *f = h->bound->refusals;
	size_t written = 0;

	for (size_t i = 0; i < m->n && written < 2; i++) {
		const struct refuser *who = &f->refuser[m->number[i]];
		if (who->row == h->row)
			continue;
		crm_buf_z(out, out->n ? crm_lang_in_use()->semicolon : "");
		crm_lang_fill(out, refusal(by, who),
			      (struct crm_filling[]){CRM_FILL_TEXT("what", who->scopes),
						     CRM_FILL_TEXT("name", who->name),
						     CRM_FILL_TEXT("id", who->id),
						     {0}});
		written++;
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
	write_matches(h, CRM_BY_PHONE, &phones, out);
	if (crm_due_text(h, h->bound->ref.email, &h->scratch, &text, e) < 0)
		return -1;
	if (!out->n)
		crm_people_all(f->people, CRM_BY_EMAIL, text, &emails);
	write_matches(h, CRM_BY_EMAIL, &emails, out);
	crm_matches_free(&phones);
	crm_matches_free(&emails);
	return 0;
}
