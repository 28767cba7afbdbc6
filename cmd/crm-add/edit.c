/* edit.c: one customer by operands: [WHO] NAME=VALUE NAME+=ITEM NAME-=ITEM. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "crm-add/add.h"
#include "base/array.h"
#include "common/apart.h"

/* ---- operands ---- */

static struct add_edit
read_operand(const char *text)
{
	const char *equals = strchr(text, '=');
	struct add_edit edit = {.operation = ADD_SET};

	if (!equals || equals == text)
		cmd_usage_error("%s is not NAME=VALUE%s", crm_quote(crm_str_z(text)),
				access(text, F_OK) == 0
					? ""
					: "; a new customer is written as name='FIRST LAST'");
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

	for (size_t i = 0; i < CRM_LENGTH(lists); i++)
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
