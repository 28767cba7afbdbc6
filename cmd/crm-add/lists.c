/* lists.c: fields that hold several items: what is put into them and taken off. */
#include <stdio.h>

#include "crm-add/add.h"
#include "people/columns.h"

bool
add_is_list(crm_str column)
{
	const struct crm_file_column *c = crm_customer_column(column);

	return c && c->holds == CRM_HOLDS_LIST;
}

bool
add_next_item(crm_str column, crm_str *list, crm_str *item)
{
	return crm_str_eqz(column, "phone") ? crm_phone_next(list, item) : crm_str_item(list, item);
}

/* ---- by operands ---- */

static void
key_of(const struct add *a, crm_str column, crm_str item, crm_buf *out)
{
	if (crm_str_eqz(column, "phone"))
		crm_phone_key(item, cmd_country(a->call, a->policy), out);
	else if (crm_str_eqz(column, "email"))
		crm_email_key(item, out);
	else
		crm_buf_str(out, item);
}

/* Adds to `kept` the items of the list that are not this one; true when there was one. */
static bool
without(const struct add *a, crm_str column, crm_str list, crm_str item, crm_buf *kept)
{
	bool found = false;
	crm_buf wanted = {0}, key = {0};
	crm_str one;

	key_of(a, column, item, &wanted);
	while (add_next_item(column, &list, &one)) {
		key.n = 0;
		key_of(a, column, one, &key);
		if (crm_str_eq(crm_buf_slice(&key), crm_buf_slice(&wanted))) {
			found = true;
			continue;
		}
		if (kept->n)
			crm_buf_char(kept, ';');
		crm_buf_str(kept, one);
	}
	crm_buf_free(&wanted);
	crm_buf_free(&key);
	return found;
}

static int
edit_list(struct add *a, const struct add_edit *edit, crm_str *field, crm_error *e)
{
	crm_str items = edit->value, item, before = *field;
	crm_buf list = {0};

	while (crm_str_item(&items, &item)) {
		list.n = 0;
		bool found = without(a, edit->name, *field, item, &list);
		if (edit->operation == ADD_TAKE && !found) {
			crm_fail(e, CRM_DATA, "%s is not among %s", crm_quote(item),
				 crm_quote(before));
			crm_buf_free(&list);
			return -1;
		}
		if (edit->operation == ADD_PUT) {
			list.n = 0;
			crm_buf_str(&list, *field);
			if (!found && list.n)
				crm_buf_char(&list, ';');
			if (!found)
				crm_buf_str(&list, item);
		}
		*field = crm_arena_str(a->arena, crm_buf_slice(&list));
	}
	crm_buf_free(&list);
	return 0;
}

int
add_edit_lists(struct add *a, crm_str *fields, crm_error *e)
{
	char name[sizeof e->field];

	for (size_t i = 0; i < a->edits; i++) {
		const struct add_edit *edit = &a->edit[i];
		snprintf(name, sizeof name, "%.*s", (int)edit->name.n, edit->name.p);
		if (edit->operation != ADD_SET &&
		    edit_list(a, edit, &fields[cmd_target_find(&a->target, name)], e) < 0)
			return crm_fail_at(e, NULL, 0, name);
	}
	return 0;
}

/* ---- by the records of a stream ---- */

/* Items are compared as in an operand, words without regard to case. */
static bool
same_item(const struct add *a, crm_str column, crm_str x, crm_str y)
{
	bool words = !crm_str_eqz(column, "phone") && !crm_str_eqz(column, "email");
	crm_buf one = {0}, other = {0};
	bool same;

	if (words) {
		crm_str_fold(x, &one);
		crm_str_fold(y, &other);
	} else {
		key_of(a, column, x, &one);
		key_of(a, column, y, &other);
	}
	same = crm_str_eq(crm_buf_slice(&one), crm_buf_slice(&other));
	crm_buf_free(&one);
	crm_buf_free(&other);
	return same;
}

static bool
has_item(const struct add *a, crm_str column, crm_str list, crm_str item)
{
	crm_str one;

	while (add_next_item(column, &list, &one))
		if (same_item(a, column, one, item))
			return true;
	return false;
}

bool
add_has_items(const struct add *a, crm_str column, crm_str list, crm_str items)
{
	crm_str item;

	while (add_next_item(column, &items, &item))
		if (!has_item(a, column, list, item))
			return false;
	return true;
}

/* "none" of a consent is the whole of it, and no item beside others. */
static bool
is_none(crm_str column, crm_str list)
{
	return crm_str_eqz(column, "consent") && crm_str_eqz(crm_str_trim(list), "none");
}

crm_str
add_extended(const struct add *a, crm_str column, crm_str list, crm_str items)
{
	crm_buf all = {0};
	crm_str item, kept;

	if (!list.n || is_none(column, list) || is_none(column, items))
		return crm_arena_str(a->arena, items);
	crm_buf_str(&all, list);
	while (add_next_item(column, &items, &item))
		if (!has_item(a, column, crm_buf_slice(&all), item)) {
			crm_buf_char(&all, ';');
			crm_buf_str(&all, item);
		}
	kept = crm_arena_str(a->arena, crm_buf_slice(&all));
	crm_buf_free(&all);
	return kept;
}
