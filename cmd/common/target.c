/* target.c: the file of -f that a tool adds to. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/clash.h"
#include "common/output.h"
#include "common/records.h"
#include "common/target.h"
#include "common/unended.h"

#define TRIES 20 /* when another file takes the name again and again */

/* ---- opening ---- */

static void
add_column(struct cmd_target *t, crm_str name)
{
	t->column = crm_realloc(t->column, (t->columns + 1) * sizeof *t->column);
	t->column[t->columns++] = name;
}

static bool
ends_in(const char *name, const char *end)
{
	size_t n = name ? strlen(name) : 0, m = strlen(end);

	return n > m && strcasecmp(name + n - m, end) == 0;
}

/* What a new file is: as asked for, as its name says, or as what comes in. */
static enum crm_format
new_format(const struct cmd_call *call)
{
	if (call->to)
		return call->to;
	if (ends_in(call->file, ".csv"))
		return CRM_CSV;
	return call->from && !ends_in(call->file, ".tsv") ? call->from : CRM_TSV;
}

static void
begin_new(struct cmd_target *t, cmd_target_usual *usual)
{
	const char *const *names;
	size_t n = usual(&names);

	t->format = new_format(t->call);
	for (size_t i = 0; i < n; i++)
		add_column(t, crm_str_z(names[i]));
}

static void
read_whole(struct cmd_target *t)
{
	struct crm_read how = {0};
	crm_error e;

	t->table = crm_store_read(t->store, &how, &e);
	if (!t->table)
		cmd_die(&e);
	cmd_notes(crm_table_notices(t->table));
	for (size_t i = 0; i < crm_table_columns(t->table); i++)
		add_column(t, crm_table_column(t->table, i));
}

static void
read_header(struct cmd_target *t)
{
	crm_error e;
	crm_input *in = t->store ? crm_store_header(t->store, &e)
				 : crm_input_open(t->call->file, CRM_AUTO, &e);
	crm_str header;

	if (!in)
		cmd_die(&e);
	t->format = crm_input_format(in);
	header = crm_input_header(in);
	t->crlf = header.n > 1 && !memcmp(header.p + header.n - 2, "\r\n", 2);
	for (size_t i = 0; !t->table && i < crm_input_columns(in); i++)
		add_column(t, crm_str_z(strndup(crm_input_column(in, i).p,
						crm_input_column(in, i).n)));
	crm_input_close(in);
}

/* The store of a run that ends early; a file that it made is not left behind empty. */
static crm_store *held;

static void
let_go(void)
{
	crm_store_close(held);
}

static void
hold(struct cmd_target *t)
{
	static bool registered;
	crm_error e;

	t->store = crm_store_open(t->call->file, CRM_CREATE, t->call->lock_timeout_ms, &e);
	if (!t->store)
		cmd_die(&e);
	held = t->store;
	if (!registered)
		atexit(let_go);
	registered = true;
	cmd_refuse_unended(t->store, t->call->file);
}

bool
cmd_target_writes(const struct cmd_call *call)
{
	return call->file && !call->print;
}

/* With --print the file is only read; one that is not there, or empty, is a new one. */
static bool
look_at(struct cmd_target *t, bool whole)
{
	struct crm_read how = {0};
	struct stat st;
	crm_error e;

	if (!t->call->file || (stat(t->call->file, &st) == 0 ? st.st_size == 0 : errno == ENOENT))
		return false;
	if (!whole)
		return true;
	t->table = crm_table_read(&t->call->file, 1, &how, &e);
	if (!t->table)
		cmd_die(&e);
	cmd_notes(crm_table_notices(t->table));
	for (size_t i = 0; i < crm_table_columns(t->table); i++)
		add_column(t, crm_table_column(t->table, i));
	return true;
}

void
cmd_target_open(struct cmd_target *t, const struct cmd_call *call, cmd_target_usual *usual,
		bool whole)
{
	*t = (struct cmd_target){.call = call};
	if (call->file && call->to > CRM_CSV)
		cmd_usage_error("a file is kept as TSV or CSV; --to-json, --to-vcard and "
				"--to-csv=excel are without --file");
	if (cmd_target_writes(call))
		hold(t);
	if (t->store ? crm_store_empty(t->store) : !look_at(t, whole)) {
		begin_new(t, usual);
		return;
	}
	if (t->store && whole)
		read_whole(t);
	read_header(t);
	t->columns_there = t->columns;
}

/* ---- columns ---- */

static int
find(const struct cmd_target *t, crm_str name)
{
	for (size_t i = 0; i < t->columns; i++)
		if (crm_str_eq(t->column[i], name))
			return (int)i;
	return -1;
}

void
cmd_target_need(const struct cmd_target *t, const char *what, const char *const *names, size_t n)
{
	crm_error e;

	for (size_t i = 0; i < n && t->columns_there; i++) {
		if (find(t, crm_str_z(names[i])) >= 0)
			continue;
		crm_fail(&e, CRM_DATA, "%s has a column \"%s\"; this file has none", what,
			 names[i]);
		crm_fail_at(&e, t->call->file, 1, NULL);
		cmd_die(&e);
	}
}

int
cmd_target_find(const struct cmd_target *t, const char *name)
{
	return find(t, crm_str_z(name));
}

int
cmd_target_column(struct cmd_target *t, crm_str name, bool any)
{
	const crm_word *w;
	int at = find(t, name);

	for (size_t i = 0; at < 0 && !any && (w = crm_word_at(i)); i++)
		any = w->origin == CRM_COLUMN && crm_str_eqz(name, w->name);
	if (at >= 0 || !any)
		return at;
	t->grown = t->grown || t->columns_there;
	add_column(t, name);
	return (int)t->columns - 1;
}

size_t
cmd_target_words(const struct cmd_target *t, const char ***out)
{
	const crm_word *w;
	size_t n = 0, count = 0;

	while (crm_word_at(n))
		n++;
	*out = crm_alloc((n + t->columns) * sizeof **out);
	for (size_t i = 0; (w = crm_word_at(i)); i++)
		if (w->origin == CRM_COLUMN)
			(*out)[count++] = w->name;
	for (size_t i = 0; i < t->columns; i++)
		(*out)[count++] = strndup(t->column[i].p, t->column[i].n);
	return count;
}

/* ---- writing ---- */

static void
record(const struct cmd_target *t, const crm_str *fields, crm_buf *out)
{
	crm_record_write(out, fields, t->columns, t->format);
	if (t->crlf) {
		out->n--;
		crm_buf_z(out, "\r\n");
	}
}

static void
records(const struct cmd_target *t, crm_str *const *rows, size_t n, crm_buf *out)
{
	for (size_t i = 0; i < n; i++)
		if (rows[i])
			record(t, rows[i], out);
}

/* Whether it was written. When the file was replaced meanwhile it was not, and the next
 * try may go well; a fault, or too many tries, end the tool. */
static bool
written(int status, crm_buf *notice, const crm_error *e)
{
	static unsigned tries;

	if (status < 0 && (e->status != CRM_BUSY || ++tries == TRIES))
		cmd_die(e);
	cmd_notes(crm_buf_zend(notice));
	crm_buf_free(notice);
	return status == 0;
}

bool
cmd_target_append(struct cmd_target *t, crm_str *const *rows, size_t n, uint64_t *line)
{
	crm_buf text = {0}, notice = {0};
	crm_error e;
	int status = 0;

	records(t, rows, n, &text);
	if (text.n && !t->columns_there) {
		crm_buf whole = {0};
		record(t, t->column, &whole);
		crm_buf_add(&whole, text.p, text.n);
		crm_buf_free(&text);
		text = whole;
	}
	if (text.n)
		status = crm_store_append(t->store, crm_buf_slice(&text), line, &notice, &e);
	if (line && !t->columns_there)
		++*line; /* behind the header */
	crm_buf_free(&text);
	return written(status, &notice, &e);
}

bool
cmd_target_replace(struct cmd_target *t, crm_str *const *changed, crm_str *const *rows, size_t n)
{
	size_t added = t->columns - t->columns_there;
	crm_str *empty = crm_alloc((added + 1) * sizeof *empty);
	crm_writer *w =
		crm_writer_new(t->table, t->format, t->column + t->columns_there, added, NULL);
	crm_buf text = {0}, notice = {0};
	crm_error e;
	int status;

	for (size_t i = 0; i < added; i++)
		empty[i] = CRM_STR("");
	crm_writer_header(w, &text);
	for (size_t i = 0; i < crm_table_rows(t->table); i++) {
		if (changed && changed[i])
			record(t, changed[i], &text);
		else
			crm_writer_row(w, i, empty, &text);
	}
	records(t, rows, n, &text);
	status = crm_store_replace(t->store, crm_buf_slice(&text), false, &notice, &e);
	crm_writer_free(w);
	crm_buf_free(&text);
	free(empty);
	return written(status, &notice, &e);
}

void
cmd_target_told(const struct cmd_target *t, crm_str ids)
{
	struct cmd_output out;

	cmd_output_open(&out, NULL);
	out.done = t->call->file;
	crm_buf_str(&out.buf, ids);
	cmd_output_close(&out);
}

/* The formats that are only written. */
static void
export_records(const struct cmd_target *t, crm_str *const *rows, size_t n, crm_buf *out)
{
	enum crm_type *type = crm_alloc((t->columns + 1) * sizeof *type);
	struct crm_shape shape = {t->column, type, t->columns};

	for (size_t i = 0; i < t->columns; i++)
		type[i] = cmd_type_of(t->column, t->columns, i);
	crm_export_header(&shape, t->format, out);
	for (size_t i = 0; i < n; i++)
		if (rows[i])
			crm_export_record(&shape, rows[i], t->format, out);
	free(type);
}

void
cmd_target_print(struct cmd_target *t, crm_str *const *rows, size_t n)
{
	bool expects_more =
		!t->call->file && !t->call->output && !t->call->print && isatty(STDOUT_FILENO);
	struct cmd_output out;
	crm_buf text = {0};

	if (t->format > CRM_CSV) {
		export_records(t, rows, n, &text);
	} else {
		record(t, t->column, &text);
		records(t, rows, n, &text);
	}
	cmd_output_open(&out, t->call->output);
	cmd_output_records(&out, crm_buf_slice(&text));
	cmd_output_close(&out);
	crm_buf_free(&text);
	if (expects_more)
		cmd_note("nothing was written; -f names the file to write to");
}

void
cmd_target_close(struct cmd_target *t)
{
	held = NULL;
	crm_store_close(t->store);
	crm_table_free(t->table);
	free(t->column);
}
