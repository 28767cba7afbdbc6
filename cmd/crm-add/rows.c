/* rows.c: the customers who are there, and what no two may have in common. */
#include <string.h>

#include "crm-add/add.h"
#include "common/shell.h"

const char *const add_key_names[ADD_KEYS] = {"id", "phone", "email"};

void
add_enter_there(struct add *a)
{
	const crm_table *t = a->target.table;
	int at[ADD_KEYS];

	a->there = t ? crm_table_rows(t) : 0;
	for (int k = 0; k < ADD_KEYS; k++)
		at[k] = t ? crm_table_find(t, add_key_names[k]) : -1;
	for (size_t i = 0; i < a->there; i++) {
		crm_row_split(&a->row, t, i);
		for (int k = 0; k < ADD_KEYS; k++)
			if (at[k] >= 0)
				crm_people_put(a->people, k, a->row.field[at[k]], i);
		if (at[CRM_BY_ID] >= 0)
			crm_mint_see(&a->mint, a->row.field[at[CRM_BY_ID]]);
	}
}

crm_str **
add_row_of(struct add *a, size_t number)
{
	return number < a->there ? &a->changed[number] : &a->added[number - a->there];
}

crm_str
add_value(struct add *a, size_t number, int column)
{
	crm_str *fields = *add_row_of(a, number);

	if (column < 0)
		return CRM_STR("");
	if (fields)
		return fields[column];
	if (number >= a->there || (size_t)column >= a->target.columns_there)
		return CRM_STR("");
	crm_row_split(&a->row, a->target.table, number);
	return crm_arena_str(a->arena, a->row.field[column]);
}

crm_str
add_value_of(struct add *a, size_t number, const char *column)
{
	return add_value(a, number, cmd_target_find(&a->target, column));
}

const char *
add_source(const struct add *a, size_t number, uint64_t *line)
{
	const crm_table *t = number < a->there ? a->target.table : a->in.table;
	size_t row = number < a->there ? number : number - a->there;

	*line = crm_table_line(t, row);
	return crm_table_source(t, row);
}

size_t
add_now(struct add *a, size_t number)
{
	size_t now = number;
	crm_str into;

	for (size_t steps = 0; crm_merged_into(add_value_of(a, now, "status"), &into); steps++) {
		size_t next = crm_people_find(a->people, CRM_BY_ID, into);
		if (next == SIZE_MAX || next == now ||
		    steps > a->there + crm_table_rows(a->in.table))
			return number;
		now = next;
	}
	return now;
}

/* ---- what no two may have in common ---- */

void
add_way_to_change(struct add *a, size_t number, const char *column, crm_str value, crm_buf *out)
{
	if (number >= a->there || !a->call->file)
		return;
	crm_buf_z(out, "crm-add -f ");
	cmd_shell_word(crm_str_z(a->call->file), out);
	crm_buf_z(out, " --update ");
	cmd_shell_word(add_value_of(a, number, "id"), out);
	crm_buf_f(out, " %s=", column);
	cmd_shell_word(value, out);
}

int
add_fail_household(struct add *a, size_t number, crm_str home, crm_error *e)
{
	crm_str id = add_value_of(a, number, "id"), theirs = add_value_of(a, number, "household");
	crm_buf way = {0};

	crm_fail_more(e, "only people of the same household may share one");
	if (theirs.n)
		return crm_fail_more(e, "; that of %s is %s", crm_quote(id), crm_quote(theirs));
	add_way_to_change(a, number, "household", home.n ? home : id, &way);
	if (way.n)
		crm_fail_more(e,
			      home.n ? "; to put them in one household, run: %s"
				     : "; to give them a household, run this, and give the new "
				       "record the same one: %s",
			      crm_buf_zend(&way));
	crm_buf_free(&way);
	return -1;
}

static int
taken(struct add *a, enum crm_people_key key, crm_str value, crm_str home, size_t by, crm_error *e)
{
	uint64_t line;
	const char *source = add_source(a, by, &line);

	crm_fail(e, CRM_DATA, "%s already belongs to %s %s (%s:%llu)", crm_quote(value),
		 crm_quote(add_value_of(a, by, "id")), crm_quote(add_value_of(a, by, "name")),
		 source, (unsigned long long)line);
	if (key != CRM_BY_ID) {
		crm_fail_more(e, "; ");
		add_fail_household(a, by, home, e);
	}
	return crm_fail_at(e, NULL, 0, add_key_names[key]);
}

/* Whether somebody else has the value who may not share it. Rows that were merged are one
 * customer with the one they went into. */
static int
check_value(struct add *a, enum crm_people_key key, crm_str value, const crm_str *fields,
	    size_t number, crm_error *e)
{
	int household = cmd_target_find(&a->target, "household"),
	    status = cmd_target_find(&a->target, "status");
	crm_str id = fields[cmd_target_find(&a->target, "id")], into = CRM_STR("");
	crm_str home = household < 0 ? CRM_STR("") : fields[household];

	if (status >= 0 && !crm_merged_into(fields[status], &into))
		into = CRM_STR("");
	a->matches.n = 0;
	crm_people_all(a->people, key, value, &a->matches);
	for (size_t i = 0; i < a->matches.n; i++) {
		size_t other = a->matches.number[i],
		       now = key == CRM_BY_ID ? other : add_now(a, other);
		crm_str now_id = add_value_of(a, now, "id");
		if (other == number || (key != CRM_BY_ID && (crm_str_eq(now_id, id) ||
							     (into.n && crm_str_eq(now_id, into)))))
			continue;
		if (key != CRM_BY_ID && home.n &&
		    crm_str_eq(home, add_value_of(a, now, "household")))
			continue;
		return taken(a, key, value, home, now, e);
	}
	return 0;
}

/* A list of phones or emails is checked item by item, so that a fault names the one. */
static int
check_key(struct add *a, enum crm_people_key key, const crm_str *fields, size_t number,
	  crm_error *e)
{
	int column = cmd_target_find(&a->target, add_key_names[key]);
	crm_str list = column < 0 ? CRM_STR("") : fields[column], item;

	if (key == CRM_BY_ID)
		return check_value(a, key, list, fields, number, e);
	while (add_next_item(crm_str_z(add_key_names[key]), &list, &item))
		if (check_value(a, key, item, fields, number, e) < 0)
			return -1;
	return 0;
}

int
add_enter(struct add *a, const crm_str *fields, const crm_str *before, size_t number, crm_error *e)
{
	for (int k = 0; k < ADD_KEYS; k++)
		if (check_key(a, k, fields, number, e) < 0)
			return -1;
	for (int k = 0; k < ADD_KEYS; k++) {
		int column = cmd_target_find(&a->target, add_key_names[k]);
		if (column < 0 || (before && crm_str_eq(before[column], fields[column])))
			continue;
		if (before)
			crm_people_drop(a->people, k, before[column], number);
		crm_people_put(a->people, k, fields[column], number);
	}
	return 0;
}
