/* fix.c: repairs of a log: amounts without a minus. */
#include <stdlib.h>

#include "base/array.h"
#include "common/clash.h"
#include "common/fix.h"
#include "common/unended.h"

/* The columns that change. */
static const char *const names[] = {"kind",  "ref",      "amount", "quantity",
				    "price", "discount", "floor",  "ceiling"};
#define NAMES CRM_LENGTH(names)

struct fix {
	crm_minuses *minuses;
	const crm_table *table;
	crm_str *column;    /* of the table */
	crm_str own[NAMES]; /* those of `names` that it has … */
	int at[NAMES];      /* … and where */
	size_t owns, changed, left;
	crm_buf text, report; /* the new file; what changed, a line each */
};

static void
begin(struct fix *f, const char *path)
{
	size_t n = crm_table_columns(f->table);

	f->column = crm_alloc((n + 1) * sizeof *f->column);
	for (size_t i = 0; i < n; i++)
		f->column[i] = crm_table_column(f->table, i);
	crm_minuses_log(f->minuses, path, f->column, n);
	for (size_t i = 0; i < NAMES; i++) {
		int at = crm_table_find(f->table, names[i]);
		if (at < 0)
			continue;
		f->at[f->owns] = at;
		f->own[f->owns++] = crm_str_z(names[i]);
	}
}

static void
show(struct fix *f, crm_str value)
{
	if (value.n)
		crm_buf_visible(&f->report, value);
	else
		crm_buf_z(&f->report, "nothing");
}

/* "log.tsv:3: kind: purchase -> refund, amount: -30 -> 30" */
static void
report(struct fix *f, size_t row, const crm_str *old, const crm_str *new)
{
	bool first = true;

	crm_buf_f(&f->report, "%s%s:%llu: ", f->report.n ? "\n" : "",
		  crm_table_source(f->table, row),
		  (unsigned long long)crm_table_line(f->table, row));
	for (size_t i = 0; i < f->owns; i++) {
		crm_str was = old[f->at[i]], is = new[f->at[i]];
		if (was.p == is.p)
			continue;
		crm_buf_f(&f->report, "%s%.*s: ", first ? "" : ", ", (int)f->own[i].n, f->own[i].p);
		show(f, was);
		crm_buf_z(&f->report, " -> ");
		show(f, is);
		first = false;
	}
	f->changed++;
}

static void
fix_row(struct fix *f, crm_writer *w, size_t row, const crm_str *old, crm_str *new)
{
	const char *by_hand; /* crm-check tells it of what is left */
	int said =
		crm_minuses_rewrite(f->minuses, old, crm_table_line(f->table, row), new, &by_hand);
	crm_str values[NAMES], span = crm_table_span(f->table, row);

	/* What may be cut off is not known. */
	if (said > 0 && span.p[span.n - 1] != '\n')
		said = -1;
	f->left += said < 0;
	if (said <= 0) {
		crm_buf_str(&f->text, span);
		return;
	}
	for (size_t i = 0; i < f->owns; i++)
		values[i] = new[f->at[i]];
	crm_writer_row(w, row, values, &f->text);
	report(f, row, old, new);
}

static void
fix_rows(struct fix *f)
{
	crm_str *new = crm_alloc((crm_table_columns(f->table) + 1) * sizeof *new);
	crm_writer *w = crm_writer_new(f->table, crm_table_format(f->table), f->own, f->owns, NULL);
	crm_row row = {0};

	crm_writer_header(w, &f->text);
	for (size_t i = 0; i < crm_table_rows(f->table); i++) {
		crm_row_split(&row, f->table, i);
		fix_row(f, w, i, row.field, new);
	}
	crm_row_free(&row);
	crm_writer_free(w);
	free(new);
}

static void
fix_log(struct fix *f, crm_store *store, const char *path)
{
	struct crm_read how = {0};
	crm_buf notice = {0};
	crm_error e;
	crm_table *table =
		store ? crm_store_read(store, &how, &e) : crm_table_read(&path, 1, &how, &e);

	if (!table)
		cmd_die(&e);
	f->table = table;
	begin(f, path);
	fix_rows(f);
	if (store && f->changed &&
	    crm_store_replace(store, crm_buf_slice(&f->text), false, &notice, &e) < 0)
		cmd_die(&e);
	cmd_notes(crm_buf_zend(&notice));
	crm_buf_free(&notice);
	cmd_notes(crm_buf_zend(&f->report));
	cmd_note("%s: negative values: %zu line%s %s, %zu left because their meaning is unclear%s",
		 path, f->changed, f->changed == 1 ? "" : "s", store ? "changed" : "would change",
		 f->left, store ? "" : "; nothing was written");
	crm_table_free(table);
	crm_buf_free(&f->text);
	crm_buf_free(&f->report);
	free(f->column);
}

static void
foresee(crm_minuses *m, const char *path)
{
	struct crm_read how = {0};
	crm_row row = {0};
	crm_error e;
	crm_table *table = crm_table_read(&path, 1, &how, &e);
	struct fix f = {.minuses = m, .table = table};

	if (!table)
		cmd_die(&e);
	begin(&f, path);
	for (size_t i = 0; i < crm_table_rows(table); i++) {
		crm_row_split(&row, table, i);
		crm_minuses_foresee(m, row.field);
	}
	crm_row_free(&row);
	free(f.column);
	crm_table_free(table);
}

/* Whose the entries of merged rows are. */
static void
read_merged(crm_minuses *m, const struct cmd_call *call)
{
	const char *const *paths = (const char *const *)call->operands;
	struct crm_read how = {0};
	crm_row row = {0};
	crm_error e;
	crm_table *table =
		call->operand_count ? crm_table_read(paths, call->operand_count, &how, &e) : NULL;
	int id, status;
	crm_str into;

	if (call->operand_count && !table)
		cmd_die(&e);
	if (!table)
		return;
	id = crm_table_find(table, "id");
	status = crm_table_find(table, "status");
	for (size_t i = 0; i < crm_table_rows(table) && id >= 0 && status >= 0; i++) {
		crm_row_split(&row, table, i);
		if (crm_merged_into(row.field[status], &into))
			crm_minuses_merged(m, row.field[id], into);
	}
	crm_row_free(&row);
	crm_table_free(table);
}

size_t
cmd_fix_negative(const struct cmd_call *call, const crm_kinds *k, bool dry)
{
	crm_minuses *minuses = crm_minuses_new(k);
	size_t left = 0;
	crm_error e;

	read_merged(minuses, call);
	for (size_t i = 0; i < call->logs.n; i++)
		foresee(minuses, call->logs.item[i]);
	for (size_t i = 0; i < call->logs.n; i++) {
		crm_store *store =
			dry ? NULL
			    : crm_store_open(call->logs.item[i], 0, call->lock_timeout_ms, &e);
		struct fix f = {.minuses = minuses};
		if (!dry && !store)
			cmd_die(&e);
		if (store)
			cmd_refuse_unended(store, call->logs.item[i]);
		fix_log(&f, store, call->logs.item[i]);
		crm_store_close(store);
		left += f.left;
	}
	crm_minuses_free(minuses);
	return left;
}
