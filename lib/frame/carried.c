/* carried.c: a stream that carries facts, and one that does not. */
#include <stdio.h>

#include "facts/words.h"
#include "frame/parts.h"

/* A column that bears the name of what a tool computes may be the user's own: only
 * as_of beside it tells that it is not, and of when it is. */
int
crm_frame_check_names(const crm_frame *f, crm_error *e)
{
	for (size_t i = 0; i < crm_table_columns(f->table); i++) {
		crm_str name = crm_table_column(f->table, i);
		const char *tool = crm_word_computed(f->model->kinds, name);
		char field[64];

		if (!tool)
			continue;
		crm_fail(e, CRM_DATA,
			 "this is the name of a column that %s computes, but there is no as_of "
			 "beside it: rename the column if it is your own; otherwise keep as_of and "
			 "the facts in the stream",
			 tool);
		snprintf(field, sizeof field, "%.*s", (int)name.n, name.p);
		return crm_fail_at(e, crm_table_source(f->table, 0), 1, field);
	}
	return 0;
}

static int
disagrees(const crm_frame *f, size_t row, const char *text, crm_error *e)
{
	crm_fail(e, CRM_DATA, "%s", text);
	return crm_fail_at(e, crm_table_source(f->table, row), crm_table_line(f->table, row),
			   "as_of");
}

/* The as_of of one row; *first is that of the first row that has one. It is left
 * empty for whom an entry was rejected. */
static int
carried_row(crm_frame *f, size_t row, crm_str s, crm_buf *first, crm_error *e)
{
	char text[240];

	if (s.n == 0) {
		f->taint[row] = 1;
		return 0;
	}
	if (first->n > 0 && crm_str_eq(s, crm_buf_slice(first)))
		return 0;
	if (first->n > 0) {
		snprintf(text, sizeof text,
			 "%.70s here, %.70s in the first row: facts of different days",
			 crm_quote(s), crm_quote(crm_buf_slice(first)));
		return disagrees(f, row, text, e);
	}
	crm_buf_str(first, s);
	if (crm_time_parse(s, &f->today))
		return 0;
	snprintf(text, sizeof text, "%s is not a date", crm_quote(s));
	return disagrees(f, row, text, e);
}

static void
note_tainted(crm_frame *f)
{
	size_t n = 0, first = 0;

	for (size_t row = crm_table_rows(f->table); row-- > 0;)
		if (f->taint[row]) {
			first = row;
			n++;
		}
	if (n > 0)
		crm_buf_f(&f->notices,
			  "%s: %zu customer%s a rejected log record: as_of is empty (first in line "
			  "%llu)",
			  crm_table_source(f->table, first), n, n == 1 ? " has" : "s have",
			  (unsigned long long)crm_table_line(f->table, first));
}

int
crm_frame_carried(crm_frame *f, int column, crm_time said, crm_error *e)
{
	char asked[CRM_TIME_TEXT], carried[CRM_TIME_TEXT], text[240];
	crm_row r = {0};
	crm_buf first = {0};
	bool any;
	int failed = 0;

	for (size_t row = 0; row < crm_table_rows(f->table) && !failed; row++) {
		crm_row_split(&r, f->table, row);
		failed = carried_row(f, row, r.field[column], &first, e);
	}
	any = first.n > 0;
	crm_row_free(&r);
	crm_buf_free(&first);
	note_tainted(f);
	if (failed || said.day == CRM_NO_DAY || !any)
		return failed;
	crm_time_format(said, asked);
	crm_time_format(f->today, carried);
	if (strcmp(asked, carried) == 0)
		return 0;
	crm_time_show(f->today, carried);
	snprintf(text, sizeof text,
		 "the stream's facts are of %s: make the stream with --today=%s, too, or leave "
		 "--today out",
		 carried, asked);
	return disagrees(f, 0, text, e);
}
