/* apart.c: what tells customers apart whom one word may mean. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/array.h"
#include "common/apart.h"
#include "common/book.h"

/* In this order; what all have in common tells nothing. */
static const char *const columns[] = {"phone",    "address", "email", "city",
				      "birthday", "company", "owner"};
enum { COLUMNS = CRM_LENGTH(columns), SHOWN = 2 };

struct apart {
	const crm_table *table;
	const struct crm_matches *rows;
	int shown[SHOWN];
	size_t showns;
	crm_row row;
};

static crm_str
value(struct apart *a, size_t i, int column)
{
	crm_row_split(&a->row, a->table, a->rows->number[i]);
	return column < 0 ? CRM_STR("") : a->row.field[column];
}

static bool
differs(struct apart *a, int column)
{
	crm_buf first = {0};
	bool other = false;

	crm_buf_str(&first, value(a, 0, column));
	for (size_t i = 1; !other && i < a->rows->n; i++)
		other = !crm_str_eq(crm_buf_slice(&first), value(a, i, column));
	crm_buf_free(&first);
	return other;
}

static void
choose(struct apart *a)
{
	for (size_t c = 0; c < COLUMNS && a->showns < SHOWN; c++) {
		int at = crm_table_find(a->table, columns[c]);
		if (at >= 0 && differs(a, at))
			a->shown[a->showns++] = at;
	}
}

/* ---- the last contact ---- */

/* The log that the call knows; NULL when it knows none. */
static const char *
log_of(const struct cmd_call *call)
{
	const char *changed = call->tool->book_file;
	bool changes_log = changed && strcmp(changed, CMD_BOOK_LOG) == 0;
	const char *log = changes_log && call->file ? call->file
			  : call->logs.n            ? call->logs.item[0]
						    : call->usual_log;

	return log && access(log, R_OK) == 0 ? log : NULL;
}

/* All customers, so that what was logged for merged rows counts as well. */
static crm_table *
copy_of(const crm_table *table)
{
	static const char *const needed[] = {"id", "name", "status"};
	crm_str names[3], fields[3];
	crm_row row = {0};
	crm_table *copy;
	size_t n = crm_table_find(table, "status") >= 0 ? 3 : 2;

	for (size_t c = 0; c < n; c++)
		names[c] = crm_str_z(needed[c]);
	copy = crm_table_new(names, n, CRM_TSV);
	for (size_t i = 0; i < crm_table_rows(table); i++) {
		crm_row_split(&row, table, i);
		for (size_t c = 0; c < n; c++)
			fields[c] = row.field[crm_table_find(table, needed[c])];
		crm_table_add(copy, fields);
	}
	crm_row_free(&row);
	return copy;
}

/* The day of each one's last contact; NULL when that cannot be known, which is no fault here. */
static void
last_contacts(struct cmd_apart *all)
{
	const char *log = log_of(all->call);
	crm_frame *f = NULL;
	crm_cursor *at;
	crm_value v;
	crm_error e;
	int ref;

	all->looked = true;
	if (log)
		f = crm_frame_new(crm_policy_model(all->policy), copy_of(all->table),
				  all->call->today, crm_time_now(), &e);
	if (!f)
		return;
	crm_frame_log(f, log);
	ref = crm_frame_ref(f, CRM_STR("last_touch"), &e);
	if (ref >= 0 && crm_frame_fold(f, 1, NULL, &e) == 0) {
		all->contact = crm_alloc(crm_table_rows(all->table) * sizeof *all->contact);
		at = crm_cursor_new(f);
		for (size_t i = 0; i < crm_table_rows(all->table); i++) {
			crm_cursor_go(at, i);
			if (crm_cursor_value(at, ref, &v, &e) == 0 && v.type == CRM_DATE)
				crm_day_format(v.date.day, all->contact[i]);
		}
		crm_cursor_free(at);
	}
	crm_frame_free(f);
}

/* ---- the list ---- */

static void
add_row(struct apart *a, size_t i, const char *contact, crm_buf *out)
{
	crm_buf_z(out, "  ");
	crm_buf_visible(out, value(a, i, crm_table_find(a->table, "id")));
	crm_buf_char(out, '\t');
	crm_buf_visible(out, value(a, i, crm_table_find(a->table, "name")));
	for (size_t c = 0; c < a->showns; c++) {
		crm_buf_char(out, '\t');
		crm_buf_visible(out, value(a, i, a->shown[c]));
	}
	if (contact && *contact)
		crm_buf_f(out, "\tlast contact %s", contact);
	else if (contact)
		crm_buf_z(out, "\tno contact yet");
	crm_buf_char(out, '\n');
}

void
cmd_tell_apart(struct cmd_apart *all, const struct crm_matches *rows, crm_buf *out)
{
	struct apart a = {.table = all->table, .rows = rows};
	crm_buf tsv = {0};

	if (!all->looked)
		last_contacts(all);
	choose(&a);
	for (size_t i = 0; i < rows->n; i++)
		add_row(&a, i, all->contact ? all->contact[rows->number[i]] : NULL, &tsv);
	crm_show_table(crm_buf_slice(&tsv), out);
	crm_buf_free(&tsv);
	crm_row_free(&a.row);
}

void
cmd_apart_free(struct cmd_apart *all)
{
	free(all->contact);
}
