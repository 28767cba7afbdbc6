/* tally.c: names, and how much each has. */
#include <stdlib.h>

#include "base/array.h"
#include "report/chart/chart.h"

int
chart_tally_add(struct chart_tally *t, crm_str name, crm_num n, crm_error *e)
{
	size_t i;

	if (!t->ids)
		t->ids = crm_ids_new(0);
	i = crm_ids_put(t->ids, name, (uint32_t)t->n);
	if (i == t->n) {
		t->count = crm_grow(t->count, t->n, &t->room, sizeof *t->count);
		t->count[t->n++] = (struct chart_count){name, 0};
	}
	if (n < 0)
		return crm_fail(e, CRM_DATA, "%s has a number below 0, which no chart can show",
				crm_quote(name));
	if (crm_num_add(t->count[i].n, n, &t->count[i].n) < 0)
		return crm_fail(e, CRM_DATA, "the sum of %s is too large", crm_quote(name));
	return 0;
}

void
chart_tally_free(struct chart_tally *t)
{
	free(t->count);
	crm_ids_free(t->ids);
}

size_t
chart_tally_find(const struct chart_tally *t, crm_str name)
{
	return crm_ids_find(t->ids, name);
}

/* Sorted ones are at other places. */
static void
sort(struct chart_tally *t, int compare(const void *a, const void *b))
{
	if (t->n)
		qsort(t->count, t->n, sizeof *t->count, compare);
	for (size_t i = 0; i < t->n; i++)
		crm_ids_set(t->ids, t->count[i].name, (uint32_t)i);
}

static int
by_name(const void *a, const void *b)
{
	return crm_str_cmp(((const struct chart_count *)a)->name,
			   ((const struct chart_count *)b)->name);
}

void
chart_tally_sort_names(struct chart_tally *t)
{
	sort(t, by_name);
}

static int
by_most(const void *a, const void *b)
{
	const struct chart_count *x = a, *y = b;

	return x->n != y->n ? (x->n < y->n ? 1 : -1) : crm_str_cmp(x->name, y->name);
}

void
chart_tally_sort(struct chart_tally *t)
{
	sort(t, by_most);
}

void
chart_tally_shorten(struct chart_tally *t, size_t most, const char *others)
{
	if (t->n <= most)
		return;
	t->count[most - 1].name = crm_str_z(others);
	for (size_t i = most; i < t->n; i++)
		if (crm_num_add(t->count[most - 1].n, t->count[i].n, &t->count[most - 1].n) < 0)
			t->count[most - 1].n = CRM_NUM_MAX;
	t->n = most;
}

void
chart_tally_tell(const struct chart_tally *t, crm_buf *out)
{
	crm_buf text = {0};

	for (size_t i = 0; i < t->n; i++) {
		if (i)
			crm_buf_z(out, ", ");
		crm_read(CRM_AS_WORD, t->context, t->count[i].name, out);
		crm_buf_char(out, ' ');
		crm_buf_str(out, chart_number(t->count[i].n, &text));
	}
	crm_buf_free(&text);
}
