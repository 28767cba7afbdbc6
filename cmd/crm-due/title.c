/* title.c: the line before the list: how many contacts there are, and for whom. */
#include <stdlib.h>

#include "base/array.h"
#include "crm-due/due.h"

#define NAMED 12 /* so many owners are named, and the others counted */

void
due_count_add(struct due_counts *c, crm_str name)
{
	for (size_t i = 0; i < c->n; i++)
		if (crm_str_eq(c->at[i].name, name)) {
			c->at[i].n++;
			return;
		}
	c->at = crm_grow(c->at, c->n, &c->room, sizeof *c->at);
	c->at[c->n++] = (struct due_count){crm_arena_str(c->arena, name), 1};
}

/* The most first, then by name. */
static int
compare(const void *a, const void *b)
{
	const struct due_count *x = a, *y = b;

	if (x->n != y->n)
		return x->n < y->n ? 1 : -1;
	return crm_str_cmp(x->name, y->name);
}

/* Takes those without a name out; returns how many there were. */
static size_t
take_nameless(struct due_counts *c)
{
	size_t n = 0, nameless = 0;

	for (size_t i = 0; i < c->n; i++)
		if (c->at[i].name.n)
			c->at[n++] = c->at[i];
		else
			nameless = c->at[i].n;
	c->n = n;
	return nameless;
}

/* "maria 5, oleg 4 and 3 more" */
static void
add_names(const struct due_counts *c, crm_buf *out)
{
	for (size_t i = 0; i < c->n && i < NAMED; i++) {
		crm_buf_z(out, i ? ", " : "");
		crm_buf_visible(out, c->at[i].name);
		crm_buf_f(out, " %zu", c->at[i].n);
	}
	if (c->n > NAMED)
		crm_buf_f(out, " and %zu more", c->n - NAMED);
	crm_buf_zend(out);
}

static void
add_owners(struct due_counts *c, const char *what, size_t entries, crm_buf *out)
{
	size_t nameless = take_nameless(c);

	crm_buf_f(out, "%zu %s%s", entries, what, entries == 1 ? "" : "s");
	if (c->n == 1 && !nameless) {
		crm_buf_z(out, " for ");
		crm_buf_visible(out, c->at[0].name);
	} else if (c->n) {
		crm_buf_f(out, " for %zu owner%s: ", c->n, c->n == 1 ? "" : "s");
		add_names(c, out);
	}
	if (c->n && nameless)
		crm_buf_f(out, "; %zu without an owner", nameless);
}

static void
add_line(struct due_counts *c, const struct due_job *job, size_t entries, crm_buf *out)
{
	const char *what = job->how.each ? "reason" : "contact";

	if (!job->how.held && !job->outcome) {
		add_owners(c, what, entries, out);
		return;
	}
	crm_buf_f(out, "%zu %s%s%s: ", entries, what, entries == 1 ? "" : "s",
		  job->how.held ? " held back" : "");
	add_names(c, out);
}

void
due_title(struct due_counts *c, const struct due_job *job, size_t entries, size_t width,
	  crm_buf *out)
{
	crm_buf line = {0};
	crm_str rest;

	qsort(c->at, c->n, sizeof *c->at, compare);
	if (entries)
		add_line(c, job, entries, &line);
	else
		crm_buf_z(&line, job->how.held ? "Nothing is held back." : "Nothing is due.");
	rest = crm_buf_slice(&line);
	while (rest.n) {
		crm_buf_str(out, crm_wrap(&rest, width));
		crm_buf_char(out, '\n');
	}
	crm_buf_free(&line);
	if (entries)
		crm_buf_char(out, '\n');
}
