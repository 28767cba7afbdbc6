/* whom.c: the customer that someone means by an id, a phone or a name. */
#include <stdlib.h>
#include <string.h>

#include "common/message.h"
#include "common/whom.h"

struct cmd_whom {
	crm_table *table;                         /* NULL: no file was named */
	crm_book *book;
	crm_arena *arena;
	struct one {
		crm_str id, name, folded, merged;     /* merged: the id it went into, or empty */
		bool shared;                          /* another has the same name */
	} *one;                                   /* of each row */
	crm_buf wanted;
};

static void enter(struct cmd_whom *w, size_t i, const crm_row *row, const int at[4], crm_buf *folded)
{
	struct one *one = &w->one[i];
	crm_str status = at[3] >= 0 ? row->field[at[3]] : CRM_STR("");
	size_t other;

	folded->n = 0;
	crm_str_fold(row->field[at[1]], folded);
	one->id = crm_arena_str(w->arena, row->field[at[0]]);
	one->name = crm_arena_str(w->arena, row->field[at[1]]);
	one->folded = crm_arena_str(w->arena, crm_buf_slice(folded));
	if (status.n > 7 && !memcmp(status.p, "merged:", 7))
		one->merged = crm_arena_str(w->arena, (crm_str){status.p + 7, status.n - 7});
	crm_book_put(w->book, CRM_BY_ID, one->id, i);
	if (one->merged.n)
		return;
	if (at[2] >= 0)
		crm_book_put(w->book, CRM_BY_PHONE, row->field[at[2]], i);
	other = crm_book_put(w->book, CRM_BY_NAME, one->name, i);
	if (other != SIZE_MAX)
		w->one[other].shared = true;
}

struct cmd_whom *cmd_whom_open(const char *path)
{
	static const char *const columns[] = {"id", "name", "phone", "status"};
	struct cmd_whom *w = crm_alloc(sizeof *w);
	crm_buf folded = {0};
	crm_row row = {0};
	crm_error e;
	int at[4];

	if (!path)
		return w;
	w->table = crm_table_read(&path, 1, &(struct crm_read){0}, &e);
	if (!w->table)
		cmd_die(&e);
	cmd_notes(crm_table_notices(w->table));
	for (int i = 0; i < 4; i++)
		at[i] = crm_table_find(w->table, columns[i]);
	if (at[0] < 0 || at[1] < 0) {
		crm_fail(&e, CRM_DATA, "a customer file has the columns id and name");
		crm_fail_at(&e, path, 1, NULL);
		cmd_die(&e);
	}
	w->book = crm_book_new();
	w->arena = crm_arena_new();
	w->one = crm_alloc((crm_table_rows(w->table) + 1) * sizeof *w->one);
	for (size_t i = 0; i < crm_table_rows(w->table); i++) {
		crm_row_split(&row, w->table, i);
		enter(w, i, &row, at, &folded);
	}
	crm_row_free(&row);
	crm_buf_free(&folded);
	return w;
}

void cmd_whom_close(struct cmd_whom *w)
{
	crm_table_free(w->table);
	crm_book_free(w->book);
	crm_arena_free(w->arena);
	crm_buf_free(&w->wanted);
	free(w->one);
	free(w);
}

bool cmd_whom_known(const struct cmd_whom *w, crm_str id)
{
	return !w->table || crm_book_find(w->book, CRM_BY_ID, id) != SIZE_MAX;
}

crm_str cmd_whom_name(const struct cmd_whom *w, crm_str id)
{
	size_t row = w->table ? crm_book_find(w->book, CRM_BY_ID, id) : SIZE_MAX;

	return row == SIZE_MAX ? CRM_STR("") : w->one[row].name;
}

crm_str cmd_whom_now(const struct cmd_whom *w, crm_str id)
{
	/* Bounded: a chain that leads back to itself is for crm-facts to tell. */
	for (size_t step = 0, row; w->table && step < 16; step++) {
		row = crm_book_find(w->book, CRM_BY_ID, id);
		if (row == SIZE_MAX || !w->one[row].merged.n)
			break;
		id = w->one[row].merged;
	}
	return id;
}

/* Rows whose name is, or has in it, what is wanted; the first, and a list of all. */
static size_t by_name(struct cmd_whom *w, bool whole, size_t *first, crm_buf *list)
{
	crm_str wanted = crm_buf_slice(&w->wanted);
	size_t n = 0;

	list->n = 0;
	for (size_t i = 0; i < crm_table_rows(w->table); i++) {
		const struct one *one = &w->one[i];
		if (one->merged.n || (whole ? !crm_str_eq(one->folded, wanted)
		                            : !memmem(one->folded.p, one->folded.n, wanted.p, wanted.n)))
			continue;
		if (!n++)
			*first = i;
		crm_buf_z(list, "  ");
		crm_buf_visible(list, one->id);
		crm_buf_z(list, "  ");
		crm_buf_visible(list, one->name);
		crm_buf_char(list, '\n');
	}
	return n;
}

int cmd_whom_find(struct cmd_whom *w, crm_str text, crm_str *id, crm_buf *list, crm_error *e)
{
	size_t row, n;

	*id = text;
	list->n = 0;
	if (!w->table || !text.n)
		return text.n ? 0 : crm_fail(e, CRM_DATA, "no customer is named");
	row = crm_book_find(w->book, CRM_BY_ID, text);
	if (row == SIZE_MAX)
		row = crm_book_find(w->book, CRM_BY_PHONE, text);
	if (row == SIZE_MAX)
		row = crm_book_find(w->book, CRM_BY_NAME, text);
	if (row == SIZE_MAX || w->one[row].shared) {
		w->wanted.n = 0;
		crm_str_fold(crm_str_trim(text), &w->wanted);
		n = by_name(w, true, &row, list);
		if (!n)
			n = by_name(w, false, &row, list);
		if (!n)
			return crm_fail(e, CRM_DATA, "no customer is called %s, nor has that id or phone", crm_quote(text));
		if (n > 1)
			return crm_fail(e, CRM_DATA, "%s may mean %zu customers; name one by id", crm_quote(text), n);
	}
	*id = cmd_whom_now(w, w->one[row].id);
	list->n = 0;
	return 0;
}
