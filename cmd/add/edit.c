/* edit.c: one customer by operands: [WHO] NAME=VALUE NAME+=ITEM NAME-=ITEM. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "add/add.h"
#include "common/apart.h"

/* ---- operands ---- */

static struct add_edit
read_operand(const char *text)
{
	const char *equals = strchr(text, '=');
	struct add_edit edit = {.operation = ADD_SET};

	if (!equals || equals == text)
		cmd_usage_error("%s is not NAME=VALUE", crm_quote(crm_str_z(text)));
	edit.name = (crm_str){text, (size_t)(equals - text)};
	edit.value = crm_str_z(equals + 1);
	if (edit.name.n > 1 && (equals[-1] == '+' || equals[-1] == '-')) {
		edit.operation = equals[-1] == '+' ? ADD_PUT : ADD_TAKE;
		edit.name.n--;
		if (!crm_str_trim(edit.value).n)
			cmd_usage_error("%s names no item", crm_quote(crm_str_z(text)));
	}
	return edit;
}

/* A column of our vocabulary that has one value only is no list. */
static void
want_list(crm_str name)
{
	static const char *const lists[] = {"phone", "email",   "tags", "consent",
					    "hours", "channel", "lang", "address"};
	const crm_word *w;

	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		if (crm_str_eqz(name, lists[i]))
			return;
	for (size_t i = 0; (w = crm_word_at(i)); i++)
		if (w->origin == CRM_COLUMN && crm_str_eqz(name, w->name))
			cmd_usage_error("%s is not a list; write %.*s=VALUE", crm_quote(name),
					(int)name.n, name.p);
}

/* Each column is in the record once; what is put into a list or taken off it, add_edit_lists does.
 */
static void
make_record(struct add *a)
{
	crm_str *names = crm_alloc((a->edits + 1) * sizeof *names),
		*values = crm_alloc((a->edits + 1) * sizeof *values);
	size_t n = 0;

	for (size_t i = 0; i < a->edits; i++) {
		bool again = false;
		if (a->edit[i].operation != ADD_SET)
			want_list(a->edit[i].name);
		for (size_t k = 0; k < i; k++)
			again |= crm_str_eq(a->edit[k].name, a->edit[i].name) &&
				 a->edit[i].operation != ADD_SET;
		if (again)
			continue;
		names[n] = a->edit[i].name;
		values[n++] = a->edit[i].operation == ADD_TAKE ? CRM_STR("") : a->edit[i].value;
	}
	cmd_incoming_one(&a->in, names, values, n);
	free(names);
	free(values);
}

void
add_read_operands(struct add *a, const struct cmd_call *call)
{
	size_t n = call->operand_count, first = a->update && !strchr(call->operands[0], '=');

	if (first && a->key != CRM_BY_ID)
		cmd_usage_error("%s says whom to change, and so does --update=%s: give one of them",
				crm_quote(crm_str_z(call->operands[0])), add_key_names[a->key]);
	if (first && n == 1)
		cmd_usage_error("nothing to change is given for %s: write NAME=VALUE, NAME+=ITEM "
				"or NAME-=ITEM",
				crm_quote(crm_str_z(call->operands[0])));
	if (first)
		a->who = crm_str_z(call->operands[0]);
	a->edit = crm_alloc(n * sizeof *a->edit);
	for (size_t i = first; i < n; i++) {
		a->edit[a->edits] = read_operand(call->operands[i]);
		if (a->edit[a->edits].operation != ADD_SET && !a->update)
			cmd_usage_error("%s changes a list: that needs --update",
					crm_quote(crm_str_z(call->operands[i])));
		a->edits++;
	}
	make_record(a);
}

size_t
add_find_who(struct add *a)
{
	crm_whom *whom;
	struct crm_matches several = {0};
	crm_buf list = {0};
	crm_error e;
	size_t row;

	if (!a->target.table)
		cmd_usage_error("%s: there is nobody to change", a->call->file);
	whom = crm_whom_new(a->target.table, cmd_country(a->call, a->policy), &e);
	if (!whom)
		cmd_die(&e);
	if (crm_whom_find(whom, a->who, &row, &several, &e) < 0) {
		cmd_notes(crm_whom_notice(whom));
		cmd_warn(&e);
		if (several.n)
			cmd_tell_apart(&(struct cmd_apart){a->target.table, a->policy, a->call,
							   NULL, false},
				       &several, &list);
		fprintf(stderr, "%s", crm_buf_zend(&list));
		exit(e.status);
	}
	cmd_notes(crm_whom_notice(whom));
	crm_whom_free(whom);
	crm_matches_free(&several);
	return row;
}

/* ---- lists ---- */

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
	bool phones = crm_str_eqz(column, "phone"), found = false;
	crm_buf wanted = {0}, key = {0};
	crm_str one;

	key_of(a, column, item, &wanted);
	while (phones ? crm_phone_next(&list, &one) : crm_str_item(&list, &one)) {
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
