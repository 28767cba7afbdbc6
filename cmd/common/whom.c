/* whom.c: the customer that someone means, among those of -c. */
#include <stdlib.h>
#include <string.h>

#include "common/apart.h"
#include "common/message.h"
#include "common/whom.h"

struct cmd_whom {
	const char *file;
	const crm_table *table; /* NULL: no file was named */
	crm_table *own;         /* the same, where it is freed with this */
	struct cmd_apart apart;
	crm_whom *whom;
	crm_arena *arena;
	bool noted;
};

struct cmd_whom *
cmd_whom_of(const crm_table *table, const char *file, const struct cmd_call *call,
	    const crm_policy *policy)
{
	struct cmd_whom *w = crm_alloc(sizeof *w);
	crm_error e;

	w->file = file;
	w->table = table;
	w->arena = crm_arena_new();
	w->apart = (struct cmd_apart){table, policy, call, NULL, false};
	w->whom = crm_whom_new(table, cmd_country(call, policy), &e);
	if (!w->whom) {
		crm_fail_at(&e, file, 1, NULL);
		cmd_die(&e);
	}
	return w;
}

struct cmd_whom *
cmd_whom_open(const struct cmd_call *call, const crm_policy *policy)
{
	struct cmd_whom *w;
	crm_table *table;
	crm_error e;

	if (!call->customers)
		return crm_alloc(sizeof *w);
	table = crm_table_read(&call->customers, 1, &(struct crm_read){0}, &e);
	if (!table)
		cmd_die(&e);
	cmd_notes(crm_table_notices(table));
	w = cmd_whom_of(table, call->customers, call, policy);
	w->own = table;
	return w;
}

void
cmd_whom_close(struct cmd_whom *w)
{
	crm_whom_free(w->whom);
	crm_table_free(w->own);
	cmd_apart_free(&w->apart);
	crm_arena_free(w->arena);
	free(w);
}

static size_t
row_of(const struct cmd_whom *w, crm_str id)
{
	return w->table ? crm_whom_row(w->whom, id) : SIZE_MAX;
}

crm_str
cmd_whom_name(const struct cmd_whom *w, crm_str id)
{
	size_t row = row_of(w, id);

	return row == SIZE_MAX ? CRM_STR("") : crm_whom_value(w->whom, row, "name");
}

crm_str
cmd_whom_email(const struct cmd_whom *w, crm_str id)
{
	size_t row = row_of(w, id);
	crm_str list = row == SIZE_MAX ? CRM_STR("") : crm_whom_value(w->whom, row, "email"),
		first = CRM_STR("");

	crm_str_item(&list, &first);
	return crm_str_trim(first);
}

crm_str
cmd_whom_status(struct cmd_whom *w, crm_str id)
{
	size_t row = row_of(w, id);

	return row == SIZE_MAX ? CRM_STR("") : crm_whom_value(w->whom, row, "status");
}

const char *
cmd_whom_file(const struct cmd_whom *w)
{
	return w->file;
}

crm_str
cmd_whom_now(const struct cmd_whom *w, crm_str id)
{
	size_t row = row_of(w, id), now = row == SIZE_MAX ? row : crm_whom_now(w->whom, row);

	return now == row ? id : crm_whom_value(w->whom, now, "id");
}

/* The row of that id in other letters, or else of the name that is nearest; SIZE_MAX: none. */
static size_t
row_near(struct cmd_whom *w, crm_str text)
{
	size_t n = crm_table_rows(w->table), found = SIZE_MAX;
	const char **names = crm_alloc((n + 1) * sizeof *names), *nearest;
	crm_arena *arena = crm_arena_new();
	crm_buf folded = {0}, one = {0};

	crm_str_fold(text, &folded);
	for (size_t i = 0; i < n; i++) {
		one.n = 0;
		crm_str_fold(crm_whom_value(w->whom, i, "id"), &one);
		if (crm_str_eq(crm_buf_slice(&one), crm_buf_slice(&folded)))
			found = i;
		one.n = 0;
		crm_str_fold(crm_whom_value(w->whom, i, "name"), &one);
		crm_buf_char(&one, '\0');
		names[i] = crm_arena_str(arena, crm_buf_slice(&one)).p;
	}
	nearest = found == SIZE_MAX ? crm_nearest(crm_buf_slice(&folded), names, n) : NULL;
	for (size_t i = 0; nearest && i < n && found == SIZE_MAX; i++)
		if (names[i] == nearest)
			found = i;
	crm_buf_free(&one);
	crm_buf_free(&folded);
	crm_arena_free(arena);
	free(names);
	return found;
}

void
cmd_whom_say_near(struct cmd_whom *w, crm_str text, crm_error *e)
{
	size_t row = w->table && text.n ? row_near(w, text) : SIZE_MAX;
	crm_str into;

	/* A merged row may be what the fault is about. */
	if (row != SIZE_MAX && !crm_merged_into(crm_whom_value(w->whom, row, "status"), &into))
		crm_fail_more(e, "; did you mean %.*s %s?",
			      (int)crm_whom_value(w->whom, row, "id").n,
			      crm_whom_value(w->whom, row, "id").p,
			      crm_quote(crm_whom_value(w->whom, row, "name")));
}

int
cmd_whom_find(struct cmd_whom *w, crm_str text, crm_str *id, crm_buf *list, crm_error *e)
{
	struct crm_matches several = {0};
	crm_str found;
	size_t row;
	int status;

	*id = text;
	list->n = 0;
	if (!w->table || !text.n)
		return text.n ? 0 : crm_fail(e, CRM_DATA, "no customer is named");
	status = crm_whom_find(w->whom, text, &row, &several, e);
	if (!w->noted && *crm_whom_notice(w->whom)) {
		cmd_notes(crm_whom_notice(w->whom));
		w->noted = true;
	}
	if (several.n)
		cmd_tell_apart(&w->apart, &several, list);
	if (status == 0) {
		found = crm_whom_value(w->whom, row, "id");
		*id = crm_str_eq(found, text) ? text : crm_arena_str(w->arena, found);
	}
	crm_matches_free(&several);
	return status;
}
