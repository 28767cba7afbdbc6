/* customers.c: the index of all customers whom records may be about. */
#include <stdlib.h>

#include "base/array.h"
#include "people/people.h"
#include "fold/customers.h"
#include "kinds/kinds.h"

struct merge {
	crm_str id, into;
	const crm_table *table;
	size_t row;
};

struct building {
	struct crm_customers *c;
	bool others;
	struct merge *merge;
	size_t merges, merge_cap;
	struct crm_ids *by_id;     /* of the merges */
	struct crm_ids *everybody; /* of the file of all customers: its rows */
};

/* A copy, because decoded bytes do not last. */
static crm_str
staying(const struct crm_customers *c, const crm_table *t, const crm_row *r, int column)
{
	crm_str s = r->field[column], span = crm_table_span(t, r->row);

	if (s.n == 0 || (uintptr_t)s.p - (uintptr_t)span.p < span.n)
		return s;
	return crm_arena_str(c->arena, s);
}

/* "Merged:c1" is a fault, because with it the entries of that id would be lost. */
static int
check_status(const crm_table *t, size_t row, crm_str status, crm_error *e)
{
	crm_str into;

	if (status.n < 6 || !crm_same_word((crm_str){status.p, 6}, "merged") ||
	    crm_merged_into(status, &into))
		return 0;
	crm_fail(e, CRM_DATA, CRM_STATUS_WRONG, crm_quote(status));
	return crm_fail_at(e, crm_table_source(t, row), crm_table_line(t, row), "status");
}

/* ---- the index of the stream ---- */

static int
twice(const crm_table *t, size_t row, size_t first, crm_str id, crm_error *e)
{
	if (strcmp(crm_table_source(t, row), crm_table_source(t, first)) == 0)
		crm_fail(e, CRM_DATA, "duplicate id %s; first used in line %llu", crm_quote(id),
			 (unsigned long long)crm_table_line(t, first));
	else
		crm_fail(e, CRM_DATA, "duplicate id %s; first used at %s:%llu", crm_quote(id),
			 crm_table_source(t, first), (unsigned long long)crm_table_line(t, first));
	return crm_fail_at(e, crm_table_source(t, row), crm_table_line(t, row), "id");
}

static int
no_id(const crm_table *t, size_t row, crm_error *e)
{
	crm_fail(e, CRM_DATA, "is empty");
	return crm_fail_at(e, crm_table_source(t, row), crm_table_line(t, row), "id");
}

/* Indexes the ids of rows from..from + n together, which is faster than one by one. */
static int
index_rows(struct crm_customers *c, const crm_str *id, size_t from, size_t n, crm_error *e)
{
	uint32_t got[CRM_BATCH];

	crm_ids_put_batch(c->stream_ids, id, n, (uint32_t)from, got);
	for (size_t i = 0; i < n; i++) {
		if (id[i].n == 0)
			return no_id(c->stream, from + i, e);
		if (got[i] != from + i)
			return twice(c->stream, from + i, got[i], id[i], e);
	}
	return 0;
}

static int
index_table(struct crm_customers *c, int id, crm_error *e)
{
	size_t rows = crm_table_rows(c->stream), n = 0;
	int status = crm_table_find(c->stream, "status"), failed = 0;
	crm_str batch[CRM_BATCH], into;
	crm_row r = {0};

	for (size_t row = 0; row < rows && !failed; row++) {
		crm_row_split(&r, c->stream, row);
		batch[n++] = staying(c, c->stream, &r, id);
		c->some_merged |= status >= 0 && crm_merged_into(r.field[status], &into);
		failed = status < 0 ? 0 : check_status(c->stream, row, r.field[status], e);
		if (!failed && (n == CRM_BATCH || row + 1 == rows)) {
			failed = index_rows(c, batch, row + 1 - n, n, e);
			n = 0;
		}
	}
	crm_row_free(&r);
	return failed;
}

int
crm_no_id(const crm_table *t, const char *what, crm_error *e)
{
	enum { SHOWN = 8 };
	size_t n = crm_table_columns(t);
	crm_buf here = {0};

	for (size_t i = 0; i < n && n <= SHOWN; i++)
		crm_buf_f(&here, "%s%.64s", i ? ", " : "; the columns are ",
			  crm_quote(crm_table_column(t, i)));
	crm_fail(e, CRM_DATA, "%s needs a column \"id\"%s", what, crm_buf_zend(&here));
	crm_buf_free(&here);
	return crm_fail_at(e, crm_table_source(t, 0), 1, NULL);
}

int
crm_customers_index(struct crm_customers *c, crm_error *e)
{
	int id = crm_table_find(c->stream, "id");

	if (c->stream_ids)
		return 0;
	if (id < 0)
		return crm_no_id(c->stream, "a customer stream", e);
	c->stream_ids = crm_ids_new(crm_table_rows(c->stream));
	if (index_table(c, id, e) == 0)
		return 0;
	crm_ids_free(c->stream_ids);
	c->stream_ids = NULL;
	return -1;
}

/* ---- everybody ---- */

static void
add_merge(struct building *b, const struct merge *m)
{
	b->merge = crm_grow(b->merge, b->merges, &b->merge_cap, sizeof *b->merge);
	if (!b->by_id)
		b->by_id = crm_ids_new(64);
	if (crm_ids_put(b->by_id, m->id, (uint32_t)b->merges) == b->merges)
		b->merge[b->merges++] = *m;
}

/* The rows of a table: those of the stream have their numbers already, and the others get one if
 * they are wanted. */
static int
add_rows(struct building *b, const crm_table *t, bool own, crm_error *e)
{
	struct crm_customers *c = b->c;
	int id = crm_table_find(t, "id"), status = crm_table_find(t, "status"), failed = 0;
	crm_row r = {0};

	for (size_t row = 0; row < crm_table_rows(t) && !failed; row++) {
		crm_row_split(&r, t, row);
		crm_str s = staying(c, t, &r, id);
		struct merge m = {.id = s, .table = t, .row = row};
		if (s.n == 0)
			continue;
		if (!own) {
			uint32_t first = crm_ids_put(b->everybody, s, (uint32_t)row);
			failed = first != row ? twice(t, row, first, s, e)
				 : status < 0 ? 0
					      : check_status(t, row, r.field[status], e);
		}
		if (status >= 0 && crm_merged_into(r.field[status], &m.into)) {
			m.into = crm_arena_str(c->arena, m.into);
			add_merge(b, &m);
		} else if (own) {
			crm_ids_put(c->ids, s, (uint32_t)row);
		} else if (b->others && crm_ids_find(c->stream_ids, s) == CRM_NOBODY) {
			c->n += crm_ids_put(c->ids, s, (uint32_t)c->n) == c->n;
		}
	}
	crm_row_free(&r);
	return failed;
}

static int
wrong_merge(const struct merge *m, crm_error *e)
{
	return crm_fail_at(e, crm_table_source(m->table, m->row), crm_table_line(m->table, m->row),
			   "status");
}

/* Whether no customer has that id. A pipe may have only some of the customers; then this is not
 * known, and nothing is reported. */
static bool
is_nobody(const struct building *b, crm_str id)
{
	return crm_ids_find(b->c->stream_ids, id) == CRM_NOBODY &&
	       !(b->everybody && crm_ids_find(b->everybody, id) != CRM_NOBODY) &&
	       (b->c->all || !crm_table_piped(b->c->stream));
}

static void
keep_merge(struct building *b, const struct merge *m, uint32_t who)
{
	struct crm_customers *c = b->c;

	if (who >= crm_table_rows(c->stream))
		return;
	if (!c->merged)
		c->merged = crm_alloc(b->merges * sizeof *c->merged);
	c->merged[c->merges++] = (struct crm_merged_row){who, m->table, m->row};
}

static int
by_into(const void *a, const void *b)
{
	const struct crm_merged_row *x = a, *y = b;

	return x->into != y->into ? (x->into > y->into) - (x->into < y->into)
				  : (x->row > y->row) - (x->row < y->row);
}

/* Lets each merged id stand for the one at the end of its chain. */
static int
resolve_merges(struct building *b, crm_error *e)
{
	struct crm_customers *c = b->c;

	for (size_t i = 0; i < b->merges; i++) {
		const struct merge *m = &b->merge[i];
		crm_str into = m->into;
		size_t steps = 0;
		uint32_t next, who;
		while ((next = crm_ids_find(b->by_id, into)) != CRM_NOBODY && steps++ <= b->merges)
			into = b->merge[next].into;
		if (steps > b->merges) {
			crm_fail(e, CRM_DATA, "%s leads back to itself", crm_quote(m->id));
			return wrong_merge(m, e);
		}
		who = crm_ids_find(c->ids, into);
		if (who != CRM_NOBODY) {
			crm_ids_set(c->ids, m->id, who);
			keep_merge(b, m, who);
		} else if (is_nobody(b, into)) {
			crm_fail(e, CRM_DATA, "%s is merged into %s, but no customer has that id",
				 crm_quote(m->id), crm_quote(into));
			return wrong_merge(m, e);
		}
	}
	return 0;
}

static void
add_referrals(struct building *b, const crm_table *t, bool own)
{
	struct crm_customers *c = b->c;
	int id = crm_table_find(t, "id"), by = crm_table_find(t, "referred_by");
	crm_row r = {0};

	for (size_t row = 0; by >= 0 && row < crm_table_rows(t); row++) {
		crm_row_split(&r, t, row);
		uint32_t who = r.field[by].n ? crm_ids_find(c->ids, r.field[by]) : CRM_NOBODY;
		if (who == CRM_NOBODY ||
		    (!own && crm_ids_find(c->stream_ids, r.field[id]) != CRM_NOBODY))
			continue;
		c->referral =
			crm_grow(c->referral, c->referrals, &c->referral_cap, sizeof *c->referral);
		uint32_t whom = crm_ids_find(c->ids, r.field[id]);
		c->referral[c->referrals++] = (struct crm_referral){
			.by = who,
			.whom = whom != CRM_NOBODY ? (uint64_t)whom + 1
						   : crm_hash(r.field[id]) | CRM_UNKNOWN_WHOM};
	}
	crm_row_free(&r);
}

static int
build(struct building *b, crm_error *e)
{
	struct crm_customers *c = b->c;

	if (c->all || c->some_merged) {
		c->ids = crm_ids_new(c->all && b->others ? crm_table_rows(c->all) : c->n);
		b->everybody = c->all ? crm_ids_new(crm_table_rows(c->all)) : NULL;
		if (add_rows(b, c->stream, true, e) < 0 ||
		    (c->all && add_rows(b, c->all, false, e) < 0) || resolve_merges(b, e) < 0)
			return -1;
	}
	if (b->others)
		add_referrals(b, c->stream, true);
	if (b->others && c->all)
		add_referrals(b, c->all, false);
	return 0;
}

int
crm_customers_make(struct crm_customers *c, bool others, crm_error *e)
{
	struct building b = {.c = c, .others = others};
	int failed;

	if (c->made)
		return 0;
	if (crm_customers_index(c, e) < 0)
		return -1;
	c->n = crm_table_rows(c->stream);
	c->ids = c->stream_ids;
	failed = build(&b, e);
	c->made = failed == 0;
	if (c->merges > 1)
		qsort(c->merged, c->merges, sizeof *c->merged, by_into);
	free(b.merge);
	crm_ids_free(b.by_id);
	crm_ids_free(b.everybody);
	return failed;
}

void
crm_customers_free(struct crm_customers *c)
{
	if (c->ids != c->stream_ids)
		crm_ids_free(c->ids);
	crm_ids_free(c->stream_ids);
	free(c->referral);
	free(c->merged);
}
