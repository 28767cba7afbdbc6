/* by_owner.c: closeness by colleague. Closeness is between two people: when a colleague leaves,
 * the closeness between them and our customers is lost, even where somebody else is the owner. */
#include <stdlib.h>

#include "base/array.h"
#include "score/by_owner.h"

crm_by_owner *
crm_by_owner_new(const crm_policy *p, crm_frame *f, bool count, crm_error *e)
{
	static const char *const names[] = {"id", "name", "owner", "status", "value", "spend"};
	crm_by_owner *k = crm_alloc(sizeof *k);

	k->policy = p;
	k->how = crm_scoring_of(p);
	k->frame = f;
	k->want = crm_fold_ask_colleagues(crm_fold_of(f));
	for (int i = 0; i < CRM_BY_OWNER_REFS; i++) {
		k->ref[i] = -1;
		if ((i < CRM_BY_OWNER_VALUE || count) &&
		    (k->ref[i] = crm_frame_ref(f, crm_str_z(names[i]), e)) < 0) {
			crm_by_owner_free(k);
			return NULL;
		}
	}
	return k;
}

void
crm_by_owner_free(crm_by_owner *k)
{
	if (!k)
		return;
	free(k->pair);
	free(k->first);
	free(k->person);
	free(k);
}

/* ---- pairs ---- */

/* The most warmth first, then by name; pairs with nobody last. */
static int
by_warmth(const void *a, const void *b)
{
	const struct crm_pair *x = a, *y = b;
	crm_num one = x->with.in + x->with.out, other = y->with.in + y->with.out;

	if (one != other)
		return one > other ? -1 : 1;
	if (!x->with.by.n != !y->with.by.n)
		return x->with.by.n ? -1 : 1;
	return crm_str_cmp(x->with.by, y->with.by);
}

static void
add_pair(crm_by_owner *k, size_t row, const struct crm_colleague *with)
{
	k->pair = crm_grow(k->pair, k->pairs, &k->room, sizeof *k->pair);
	k->pair[k->pairs++] = (struct crm_pair){.row = row, .with = *with};
}

static void
pairs_of(crm_by_owner *k, size_t row)
{
	size_t first = k->pairs;
	struct crm_colleague with;
	crm_num in = 0, out = 0;

	for (uint32_t at = 0;
	     crm_fold_colleague(crm_fold_of(k->frame), k->want, row, &at, &with);) {
		add_pair(k, row, &with);
		in += with.in;
		out += with.out;
	}
	if (k->pairs - first > 1)
		qsort(k->pair + first, k->pairs - first, sizeof *k->pair, by_warmth);
	for (size_t i = first; i < k->pairs; i++) {
		struct crm_pair *p = &k->pair[i];
		const struct crm_scoring *how = k->how;
		struct crm_closeness c;
		crm_closeness_of(how, p->with.in, p->with.out, CRM_NO_FIGURE, &c);
		p->closeness = c.closeness;
		crm_closeness_of(how, in - p->with.in, out - p->with.out, CRM_NO_FIGURE, &c);
		p->left = c.closeness;
		p->most = p->with.in + p->with.out > in + out - p->with.in - p->with.out;
		p->share = CRM_NO_FIGURE;
		if (in + out > 0 && crm_num_div(p->with.in + p->with.out, in + out, &p->share) < 0)
			p->share = CRM_NO_FIGURE;
	}
}

/* ---- colleagues ---- */

static int
by_name(const void *a, const void *b)
{
	const struct crm_colleague_sum *x = a, *y = b;

	return crm_str_cmp(x->by, y->by);
}

/* Fills the colleagues: each name once, in the order of the names. */
static void
find_people(crm_by_owner *k)
{
	size_t n = 0;

	k->person = crm_alloc((k->pairs + 1) * sizeof *k->person);
	for (size_t i = 0; i < k->pairs; i++)
		k->person[i].by = k->pair[i].with.by;
	if (k->pairs > 1)
		qsort(k->person, k->pairs, sizeof *k->person, by_name);
	for (size_t i = 0; i < k->pairs; i++)
		if (n == 0 || !crm_str_eq(k->person[n - 1].by, k->person[i].by))
			k->person[n++].by = k->person[i].by;
	k->people = n;
}

struct crm_colleague_sum *
crm_by_owner_colleague(const crm_by_owner *k, crm_str by)
{
	struct crm_colleague_sum key = {.by = by};

	return k->people ? bsearch(&key, k->person, k->people, sizeof key, by_name) : NULL;
}

void
crm_by_owner_run(crm_by_owner *k)
{
	size_t rows = crm_frame_rows(k->frame);

	k->first = crm_alloc((rows + 1) * sizeof *k->first);
	for (size_t row = 0; row < rows; row++) {
		k->first[row] = k->pairs;
		pairs_of(k, row);
	}
	k->first[rows] = k->pairs;
	find_people(k);
}

int
crm_by_owner_only(crm_by_owner *k, crm_str by, crm_error *e)
{
	const char **names = crm_alloc((k->people + 1) * sizeof *names), *near;
	crm_buf text = {0};

	k->only = crm_by_owner_colleague(k, by);
	for (size_t i = 0; !k->only && i < k->people; i++)
		names[i] = crm_frame_keep(k->frame, k->person[i].by).p;
	near = k->only ? NULL : crm_nearest(by, names, k->people);
	if (near) {
		crm_buf_visible(&text, crm_str_z(near));
		crm_fail(e, CRM_DATA, "no customer has any closeness with %s; did you mean \"%s\"?",
			 crm_quote(by), crm_buf_zend(&text));
	} else if (!k->only) {
		crm_fail(e, CRM_DATA, "no customer has any closeness with %s", crm_quote(by));
	}
	crm_buf_free(&text);
	free(names);
	return k->only ? 0 : -1;
}
