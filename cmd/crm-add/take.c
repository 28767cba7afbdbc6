/* take.c: what a record that comes in makes of the rows. */
#include <stdio.h>

#include "crm-add/add.h"
#include "common/differences.h"

/* ---- its values in our columns ---- */

/* Whether a column is changed item by item, and not set. */
static bool
edits_list(const struct add *a, crm_str column)
{
	for (size_t i = 0; i < a->edits; i++)
		if (crm_str_eq(a->edit[i].name, column))
			return a->edit[i].operation != ADD_SET;
	return false;
}

/* An import adds items to a list and takes none off it. */
static bool
extends(const struct add *a, int column)
{
	return !a->in.one && (!a->update || a->insert) && add_is_list(a->target.column[column]);
}

/* Two records of one stream that say different things of one customer: which of them is right
 * nobody knows. */
static int
contradiction(struct add *a, size_t number, int column, crm_str was, crm_str value, crm_error *e)
{
	size_t before = a->said[number][column] - 1;
	crm_str name = a->target.column[column];
	char field[sizeof e->field];

	snprintf(field, sizeof field, "%.*s", (int)name.n, name.p);
	crm_fail(e, CRM_DATA,
		 "%s contradicts %s (%s:%llu), which is about the same customer, %s %s; keep one "
		 "of the two records",
		 crm_quote(value), crm_quote(was), crm_table_source(a->in.table, before),
		 (unsigned long long)crm_table_line(a->in.table, before),
		 crm_quote(add_value_of(a, number, "id")),
		 crm_quote(add_value_of(a, number, "name")));
	return crm_fail_at(e, NULL, 0, field);
}

/* Puts the values of a record into the fields of a row; from a stream an empty one means "not
 * said". `key` is the column by which the row was found, or -1. */
static int
overlay(struct add *a, size_t number, int key, const crm_str *theirs, crm_str *fields, crm_error *e)
{
	for (size_t i = 0; i < crm_table_columns(a->in.table); i++) {
		int to = a->in.to[i];
		if (to < 0 || (!theirs[i].n && !a->in.one) ||
		    edits_list(a, crm_table_column(a->in.table, i)))
			continue;
		if (extends(a, to)) {
			fields[to] = add_extended(a, a->target.column[to], fields[to], theirs[i]);
			continue;
		}
		if (to != key && a->said[number] && a->said[number][to] &&
		    !crm_str_eq(fields[to], theirs[i]))
			return contradiction(a, number, to, fields[to], theirs[i], e);
		fields[to] = crm_arena_str(a->arena, theirs[i]);
	}
	return 0;
}

/* Notes which columns of the row a record of a stream set. */
static void
note_said(struct add *a, size_t i, size_t number, const crm_str *theirs)
{
	if (a->in.one)
		return;
	if (!a->said[number])
		a->said[number] = crm_arena_alloc(a->arena, a->target.columns * sizeof **a->said);
	for (size_t c = 0; c < crm_table_columns(a->in.table); c++)
		if (a->in.to[c] >= 0 && theirs[c].n && !extends(a, a->in.to[c]))
			a->said[number][a->in.to[c]] = i + 1;
}

/* ---- a row that is there ---- */

static int
check_id(struct add *a, size_t number, crm_str *id, crm_error *e)
{
	crm_str own = add_value_of(a, number, "id");
	size_t said = crm_people_find(a->people, CRM_BY_ID, *id);

	if (said != SIZE_MAX && add_now(a, said) == number)
		*id = own; /* they were merged */
	if (crm_str_eq(*id, own))
		return 0;
	crm_fail(e, CRM_DATA,
		 "%s is not the id of %s, and an id is never changed, because the log refers to "
		 "customers by it",
		 crm_quote(*id), crm_quote(own));
	return crm_fail_at(e, NULL, 0, "id");
}

/* In words what differs; "" when nothing does. */
static crm_str
differences(struct add *a, const crm_str *before, const crm_str *fields)
{
	crm_buf what = {0};
	crm_str kept;

	for (size_t c = 0; c < a->target.columns; c++)
		if (!crm_str_eq(before[c], fields[c]))
			cmd_add_difference(&what, a->target.column[c], before[c], fields[c]);
	kept = crm_arena_str(a->arena, crm_buf_slice(&what));
	crm_buf_free(&what);
	return kept;
}

/* What a row was found by may be one item of several, and stays as it is. */
static bool
keeps_key(struct add *a, int key, crm_str before, crm_str now)
{
	crm_str column = a->target.column[key];

	if (extends(a, key))
		return false;
	return a->key_said || crm_str_eqz(column, "id") || add_has_items(a, column, before, now);
}

static int
change_row(struct add *a, size_t i, size_t number, const crm_str *theirs, crm_error *e)
{
	crm_str *fields = crm_arena_alloc(a->arena, a->target.columns * sizeof *fields);
	crm_str *before = crm_arena_alloc(a->arena, a->target.columns * sizeof *before);
	enum crm_people_key by = a->key_said || a->in.one ? a->key : a->found_by;
	int key =
		a->who.n || by == CRM_BY_NAME ? -1 : cmd_target_find(&a->target, add_key_names[by]);

	for (size_t c = 0; c < a->target.columns; c++)
		before[c] = fields[c] = add_value(a, number, (int)c);
	if (overlay(a, number, key, theirs, fields, e) < 0)
		return -1;
	if (key >= 0 && keeps_key(a, key, before[key], fields[key]))
		fields[key] = before[key];
	if (check_id(a, number, &fields[cmd_target_find(&a->target, "id")], e) < 0 ||
	    add_edit_lists(a, fields, e) < 0 || add_check_fields(a, fields, e) < 0 ||
	    add_enter(a, fields, before, number, e) < 0)
		return -1;
	note_said(a, i, number, theirs);
	a->news[i] = differences(a, before, fields);
	a->number[i] = number;
	*add_row_of(a, number) = a->taken[i] = fields;
	return 0;
}

/* ---- a new row ---- */

static int
add_row(struct add *a, size_t i, const crm_str *theirs, crm_error *e)
{
	crm_str *fields = crm_arena_alloc(a->arena, a->target.columns * sizeof *fields);
	int id = cmd_target_find(&a->target, "id"),
	    created = cmd_target_find(&a->target, "created");
	size_t number = a->there + i;
	crm_mint before = a->mint;
	bool own_id;

	for (size_t c = 0; c < a->target.columns; c++)
		fields[c] = CRM_STR("");
	if (overlay(a, number, -1, theirs, fields, e) < 0)
		return -1;
	own_id = fields[id].n > 0;
	if (own_id)
		crm_mint_see(&a->mint, fields[id]);
	else
		fields[id] = add_new_id(a);
	if (created >= 0 && !fields[created].n)
		fields[created] = a->today;
	if (add_check_fields(a, fields, e) < 0 || add_enter(a, fields, NULL, number, e) < 0) {
		a->mint = before; /* an id that was not used is the next one's */
		return -1;
	}
	note_said(a, i, number, theirs);
	a->number[i] = number;
	a->added[i] = a->taken[i] = fields;
	if (a->in.one && own_id)
		add_tell_events(a, fields[id]);
	return 0;
}

/* ---- which of them ---- */

static bool
says_nothing_new(struct add *a, size_t number, const crm_str *theirs)
{
	for (size_t c = 0; c < crm_table_columns(a->in.table); c++) {
		int to = a->in.to[c];
		crm_str there;
		if (to < 0 || !theirs[c].n)
			continue;
		there = add_value(a, number, to);
		if (extends(a, to) ? !add_has_items(a, a->target.column[to], there, theirs[c])
				   : !crm_str_eq(there, theirs[c]))
			return false;
	}
	return true;
}

/* A change of a row that was merged is one of the row it went into. A record of a stream that
 * repeats the merged row changes nothing, as in a file that is taken in again as a whole, and
 * one entry may say itself what becomes of the merge. */
static size_t
whom_to_change(struct add *a, size_t number, const crm_str *theirs)
{
	size_t now = add_now(a, number);

	for (size_t c = 0; c < crm_table_columns(a->in.table); c++)
		if (a->in.to[c] >= 0 && crm_str_eqz(a->target.column[a->in.to[c]], "status") &&
		    a->in.one && a->key == CRM_BY_ID)
			return number;
	if (now == number || (!a->in.one && says_nothing_new(a, number, theirs)))
		return number;
	a->merged++;
	if (a->in.one)
		cmd_note("%s %s was merged into %s %s, who is changed",
			 crm_quote(add_value_of(a, number, "id")),
			 crm_quote(add_value_of(a, number, "name")),
			 crm_quote(add_value_of(a, now, "id")),
			 crm_quote(add_value_of(a, now, "name")));
	return now;
}

int
add_take(struct add *a, size_t i, const crm_str *theirs, crm_error *e)
{
	size_t number = SIZE_MAX;
	crm_str key = a->update ? add_said_of(a, theirs, add_key_names[a->key]) : CRM_STR("");

	if (a->who.n)
		return change_row(a, i, add_find_who(a), theirs, e);
	a->found_by = a->key;
	if (key.n)
		number = crm_people_find(a->people, a->key, key);
	else if (!a->in.one && !a->key_said && add_find_known(a, theirs, &number, e) < 0)
		return -1;
	if (number != SIZE_MAX)
		return change_row(a, i, whom_to_change(a, number, theirs), theirs, e);
	if (a->update && !a->insert) {
		crm_fail(e, CRM_DATA,
			 key.n ? "no customer has %s (--upsert adds them)"
			       : "is missing, but --update finds the customer by it (--update=KEY "
				 "uses another column)",
			 crm_quote(key));
		return crm_fail_at(e, NULL, 0, add_key_names[a->key]);
	}
	return add_row(a, i, theirs, e);
}
