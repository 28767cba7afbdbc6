/* tell.c: what was done, on standard error. */
#include <string.h>

#include "crm-add/add.h"
#include "common/differences.h"
#include "kinds/consent.h"
#include "common/repeated.h"
#include "common/told.h"

/* ---- namesakes ---- */

static void
tell_namesake(struct add *a, crm_str name, size_t other)
{
	uint64_t line;
	const char *source;

	if (crm_merged_into(add_value_of(a, other, "status"), &(crm_str){0}))
		return;
	source = add_source(a, other, &line);
	if (crm_str_eq(name, add_value_of(a, other, "name")))
		cmd_note("%s is also the name of %s (%s:%llu)", crm_quote(name),
			 crm_quote(add_value_of(a, other, "id")), source, (unsigned long long)line);
	else
		cmd_note("%s is like the name of %s %s (%s:%llu)", crm_quote(name),
			 crm_quote(add_value_of(a, other, "id")),
			 crm_quote(add_value_of(a, other, "name")), source,
			 (unsigned long long)line);
}

/* Somebody of that name may be the same person: that is reported, not refused. */
void
add_tell_namesakes(struct add *a)
{
	int column = cmd_target_find(&a->target, "name");
	struct crm_matches alike = {0};
	crm_people *names;
	crm_str name;

	if (!a->in.one || !a->added[0] || !a->there)
		return;
	name = a->added[0][column];
	names = crm_people_new(NULL);
	for (size_t i = 0; i < a->there; i++) {
		crm_row_split(&a->row, a->target.table, i);
		crm_people_put(names, CRM_BY_NAME, a->row.field[column], i);
		crm_people_put(names, CRM_BY_LATIN, a->row.field[column], i);
	}
	crm_people_all(names, CRM_BY_NAME, name, &alike);
	crm_people_all(names, CRM_BY_LATIN, name, &alike);
	for (size_t i = 0; i < alike.n; i++)
		tell_namesake(a, name, alike.number[i]);
	cmd_notes(crm_people_notice(names));
	crm_matches_free(&alike);
	crm_people_free(names);
}

/* ---- one customer ---- */

static size_t
count_lines(crm_str span)
{
	size_t n = 0;

	for (size_t i = 0; i < span.n; i++)
		n += span.p[i] == '\n';
	return n;
}

/* Where the first row behind those of the file will stand. */
static uint64_t
next_line(const struct add *a)
{
	size_t lines, last = a->there - 1;

	if (!a->there)
		return 2;
	lines = count_lines(crm_table_span(a->target.table, last));
	return crm_table_line(a->target.table, last) + (lines ? lines : 1);
}

static void
tell_added(struct add *a)
{
	crm_str id = a->added[0][cmd_target_find(&a->target, "id")];

	cmd_note("%s:%llu: added %.*s %s", a->call->file, (unsigned long long)next_line(a),
		 (int)id.n, id.p, crm_quote(a->added[0][cmd_target_find(&a->target, "name")]));
}

/* ---- those who were changed ---- */

/* If the column consent is empty, the policy decides what is allowed. If it is filled, only what it
 * names is allowed. So the first item that is added may forbid what was allowed before. */
static void
tell_consent(struct add *a, crm_str id, const crm_str *now)
{
	int at = cmd_target_find(&a->target, "consent");
	bool was_empty = at >= 0 && ((size_t)at >= a->target.columns_there || !a->row.field[at].n);

	if (was_empty && now[at].n && !crm_consent_none(now[at]))
		cmd_note("note: consent of %.*s was empty, so the policy decided what is "
			 "allowed; now only %s is allowed, and what a consent in the log allows",
			 (int)id.n, id.p, crm_quote(now[at]));
}

/* Reports the old and new values of a row of the file, which are then in nothing else. */
static void
tell_changed(struct add *a, size_t number, crm_buf *what)
{
	crm_str *now = a->changed[number], id = now[cmd_target_find(&a->target, "id")], name;
	bool changed;

	what->n = 0;
	crm_row_split(&a->row, a->target.table, number);
	name = a->row.field[cmd_target_find(&a->target, "name")];
	cmd_add_differences(&a->target, a->row.field, now, what);
	changed = what->n > 0;
	if (changed || a->in.one)
		cmd_note("%s:%llu: %s %.*s %s%s%s", a->call->file,
			 (unsigned long long)crm_table_line(a->target.table, number),
			 changed ? "changed" : "unchanged:", (int)id.n, id.p, crm_quote(name),
			 changed ? ": " : "", crm_buf_zend(what));
	tell_consent(a, id, now);
}

static void
tell_all_changed(struct add *a)
{
	crm_buf what = {0};

	for (size_t i = 0; i < a->there; i++)
		if (a->changed[i])
			tell_changed(a, i, &what);
	crm_buf_free(&what);
}

/* ---- many ---- */

/* How many of the new ones have the name of somebody else, in the same script. */
static size_t
count_namesakes(struct add *a)
{
	int column = cmd_target_find(&a->target, "name");
	crm_people *names = crm_people_new(NULL);
	size_t n = 0;

	for (size_t i = 0; i < a->there; i++) {
		crm_row_split(&a->row, a->target.table, i);
		crm_people_put(names, CRM_BY_NAME, a->row.field[column], i);
	}
	for (size_t i = 0; i < crm_table_rows(a->in.table); i++)
		n += a->added[i] && crm_people_put(names, CRM_BY_NAME, a->added[i][column],
						   a->there + i) != SIZE_MAX;
	crm_people_free(names);
	return n;
}

/* What several records say of one new customer becomes one row. */
static void
tell_joined(struct add *a)
{
	for (size_t i = 0; i < crm_table_rows(a->in.table); i++) {
		crm_str id;
		if (!a->taken[i] || a->number[i] < a->there || a->added[i] || !a->news[i].n)
			continue;
		id = add_value_of(a, a->number[i], "id");
		cmd_note("%s:%llu: adds to %.*s %s, who is new in the same input: %.*s",
			 crm_table_source(a->in.table, i),
			 (unsigned long long)crm_table_line(a->in.table, i), (int)id.n, id.p,
			 crm_quote(add_value_of(a, a->number[i], "name")), (int)a->news[i].n,
			 a->news[i].p);
	}
}

static void
count(const struct add *a, struct cmd_counts *n)
{
	for (size_t i = 0; i < crm_table_rows(a->in.table); i++) {
		if (!a->taken[i])
			continue;
		if (a->added[i])
			n->added++;
		else if (a->number[i] < a->there && a->news[i].n)
			n->changed++;
		else
			n->known++;
	}
	n->faulty = a->in.rejects ? crm_rejects_count(a->in.rejects) : 0;
}

void
add_tell_counts(struct add *a)
{
	struct cmd_counts n = {0};
	size_t namesakes = 0;

	if (!a->call->file)
		return;
	count(a, &n);
	tell_joined(a);
	cmd_tell_counts(a->call->file, &n, a->in.dry_run);
	if (a->tidied && !a->in.one)
		cmd_note("mailto:, blanks and dots at the end were removed from the emails of %zu "
			 "of them",
			 a->tidied);
	if (n.added && !a->in.one)
		namesakes = count_namesakes(a);
	if (namesakes)
		cmd_note("%zu of the new ones ha%s the same name as another customer; crm-check "
			 "lists them",
			 namesakes, namesakes == 1 ? "s" : "ve");
	if (a->merged && a->update && !a->in.one)
		cmd_note("%zu of them had been merged into others, who %s changed in their place",
			 a->merged, a->in.dry_run ? "are" : "were");
}

void
add_tell_not_written(struct add *a)
{
	struct cmd_counts n = {0};

	count(a, &n);
	a->in.known = n.known;
	a->in.changed = n.changed;
	for (size_t i = 0; i < a->there; i++)
		a->changed[i] = NULL;
	for (size_t i = 0; i < crm_table_rows(a->in.table); i++)
		if (a->taken[i] && a->number[i] < a->there && a->news[i].n)
			cmd_tell_changed(&a->in, i, add_value_of(a, a->number[i], "id"),
					 add_value_of(a, a->number[i], "name"), a->news[i],
					 " (--upsert writes it)");
}

void
add_tell(struct add *a)
{
	tell_all_changed(a);
	if (!a->in.one)
		add_tell_counts(a);
	else if (a->added[0])
		tell_added(a);
}
