/* whom.c: the customer that someone means by an id, a phone or a name. */
#include <stdlib.h>
#include <string.h>

#include "common/message.h"
#include "common/whom.h"

struct cmd_whom {
	crm_table *table;                         /* NULL: no file was named */
	crm_book *book;
	crm_arena *arena;
	crm_str *id, *name, *folded;              /* of each row */
	crm_buf wanted;
};

struct cmd_whom *cmd_whom_open(const char *path)
{
	struct cmd_whom *w = crm_alloc(sizeof *w);
	crm_buf folded = {0};
	crm_row row = {0};
	crm_error e;
	int id, name, phone;

	if (!path)
		return w;
	w->table = crm_table_read(&path, 1, &(struct crm_read){0}, &e);
	if (!w->table)
		cmd_die(&e);
	cmd_notes(crm_table_notices(w->table));
	id = crm_table_find(w->table, "id");
	name = crm_table_find(w->table, "name");
	phone = crm_table_find(w->table, "phone");
	if (id < 0 || name < 0) {
		crm_fail(&e, CRM_DATA, "a customer file has the columns id and name");
		crm_fail_at(&e, path, 1, NULL);
		cmd_die(&e);
	}
	w->book = crm_book_new();
	w->arena = crm_arena_new();
	w->id = crm_alloc((crm_table_rows(w->table) + 1) * sizeof *w->id);
	w->name = crm_alloc((crm_table_rows(w->table) + 1) * sizeof *w->name);
	w->folded = crm_alloc((crm_table_rows(w->table) + 1) * sizeof *w->folded);
	for (size_t i = 0; i < crm_table_rows(w->table); i++) {
		crm_row_split(&row, w->table, i);
		w->id[i] = crm_arena_str(w->arena, row.field[id]);
		w->name[i] = crm_arena_str(w->arena, row.field[name]);
		folded.n = 0;
		crm_str_fold(row.field[name], &folded);
		w->folded[i] = crm_arena_str(w->arena, crm_buf_slice(&folded));
		crm_book_put(w->book, CRM_BY_ID, w->id[i], i);
		if (phone >= 0)
			crm_book_put(w->book, CRM_BY_PHONE, row.field[phone], i);
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
	free(w->id);
	free(w->name);
	free(w->folded);
	free(w);
}

bool cmd_whom_known(const struct cmd_whom *w, crm_str id)
{
	return !w->table || crm_book_find(w->book, CRM_BY_ID, id) != SIZE_MAX;
}

/* Rows whose name is, or has in it, what is wanted; the first, and a list of all. */
static size_t by_name(struct cmd_whom *w, bool whole, size_t *first, crm_buf *list)
{
	crm_str wanted = crm_buf_slice(&w->wanted);
	size_t n = 0;

	list->n = 0;
	for (size_t i = 0; i < crm_table_rows(w->table); i++) {
		if (whole ? !crm_str_eq(w->folded[i], wanted)
		          : !memmem(w->folded[i].p, w->folded[i].n, wanted.p, wanted.n))
			continue;
		if (!n++)
			*first = i;
		crm_buf_z(list, "  ");
		crm_buf_visible(list, w->id[i]);
		crm_buf_z(list, "  ");
		crm_buf_visible(list, w->name[i]);
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
	if (row == SIZE_MAX) {
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
	*id = w->id[row];
	list->n = 0;
	return 0;
}
