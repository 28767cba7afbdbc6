/* title.c: the line before the list: how many contacts there are, and for whom. */
#include <stdlib.h>

#include "base/array.h"
#include "crm-due/due.h"
#include "lang/lang.h"

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

/* "maria 5, oleg 4 and 3 more"; the names are words of the context, or of people. */
static void
add_names(const struct due_counts *c, const char *context, crm_buf *out)
{
	crm_buf names = {0}, *to = c->n > NAMED ? &names : out;

	for (size_t i = 0; i < c->n && i < NAMED; i++) {
		crm_buf_z(to, i ? crm_lang_in_use()->comma : "");
		due_show(context, c->at[i].name, to);
		crm_buf_f(to, " %zu", c->at[i].n);
	}
	if (c->n > NAMED)
		crm_lang_fill(out, crm_tr("{names} and {n} more"),
			      (struct crm_filling[]){CRM_FILL_TEXT("names", crm_buf_slice(&names)),
						     CRM_FILL_COUNT("n", (long long)(c->n - NAMED)),
						     {0}});
	crm_buf_free(&names);
}

static const char *
contacts(const struct due_job *job, size_t n)
{
	if (job->how.held)
		return job->how.each
			       ? crm_tr_n("{n} reason held back", "{n} reasons held back", n)
			       : crm_tr_n("{n} contact held back", "{n} contacts held back", n);
	return job->how.each ? crm_tr_n("{n} reason", "{n} reasons", n)
			     : crm_tr_n("{n} contact", "{n} contacts", n);
}

static void
add_count(const char *text, size_t n, crm_buf *out)
{
	crm_lang_fill(out, text, (struct crm_filling[]){CRM_FILL_COUNT("n", (long long)n), {0}});
}

/* The line as far as it is there, in the place of {contacts}, and what follows of it. */
static void
go_on(crm_buf *line, const char *text, const char *more, const crm_buf *value)
{
	crm_buf before = *line;

	*line = (crm_buf){0};
	crm_lang_fill(line, text,
		      (struct crm_filling[]){CRM_FILL_TEXT("contacts", crm_buf_slice(&before)),
					     CRM_FILL_TEXT(more, crm_buf_slice(value)),
					     {0}});
	crm_buf_free(&before);
}

static void
add_owners(struct due_counts *c, crm_buf *out)
{
	size_t nameless = take_nameless(c);
	crm_buf names = {0}, owners = {0};

	if (c->n == 1 && !nameless) {
		crm_buf_visible(&names, c->at[0].name);
		go_on(out, crm_tr("{contacts} for {name}"), "name", &names);
	} else if (c->n) {
		add_count(crm_tr_n("{contacts} for {n} owner: {names}",
				   "{contacts} for {n} owners: {names}", c->n),
			  c->n, &owners);
		add_names(c, "", &names);
		go_on(out, crm_buf_zend(&owners), "names", &names);
	}
	if (c->n && nameless) {
		owners.n = 0;
		add_count(crm_tr_n("{contacts}; {n} without an owner",
				   "{contacts}; {n} without an owner", nameless),
			  nameless, &owners);
		go_on(out, crm_buf_zend(&owners), "", &names);
	}
	crm_buf_free(&names);
	crm_buf_free(&owners);
}

static void
add_line(struct due_counts *c, const struct due_job *job, size_t entries, crm_buf *out)
{
	crm_buf names = {0};

	add_count(contacts(job, entries), entries, out);
	if (!job->how.held && !job->outcome) {
		add_owners(c, out);
		return;
	}
	add_names(c, job->how.held ? "held" : "outcome", &names);
	go_on(out, crm_tr("{contacts}: {names}"), "names", &names);
	crm_buf_free(&names);
}

void
due_title(struct due_counts *c, const struct due_job *job, size_t entries, size_t width,
	  crm_buf *out)
{
	crm_buf line = {0};
	crm_str rest;

	if (c->n)
		qsort(c->at, c->n, sizeof *c->at, compare);
	if (entries)
		add_line(c, job, entries, &line);
	else
		crm_buf_z(&line, job->how.held ? crm_tr("Nothing is held back.")
					       : crm_tr("Nothing is due."));
	rest = crm_buf_slice(&line);
	while (rest.n) {
		crm_buf_str(out, crm_wrap(&rest, width));
		crm_buf_char(out, '\n');
	}
	crm_buf_free(&line);
	if (entries)
		crm_buf_char(out, '\n');
}
