/* table.c: a whole stream in memory: the bytes of its records, and where each begins. */
#include <stdlib.h>

#include "record/record.h"

static char *
copy_z(const char *z)
{
	size_t n = strlen(z) + 1;

	return memcpy(crm_alloc(n), z, n);
}

static void
set_columns(crm_table *t, const crm_str *columns, size_t n)
{
	size_t size = 0;

	for (size_t i = 0; i < n; i++)
		size += columns[i].n;
	crm_buf_room(&t->names, size + 1);
	t->column = crm_alloc((n + 1) * sizeof(*t->column));
	t->columns = n;
	for (size_t i = 0; i < n; i++) {
		t->column[i] = (crm_str){t->names.p + t->names.n, columns[i].n};
		crm_buf_str(&t->names, columns[i]);
	}
}

static void
add_source(crm_table *t, const char *name)
{
	t->source = crm_realloc(t->source, (t->sources + 1) * sizeof(*t->source));
	t->source[t->sources++] = (struct crm_source){copy_z(name), t->rows};
}

/* A buffer that is scanned needs readable bytes after its end. */
static void
pad(crm_buf *b)
{
	crm_buf_room(b, CRM_SCAN_PAD);
	memset(b->p + b->n, 0, CRM_SCAN_PAD);
}

static void
add_span(crm_table *t, crm_str span, uint64_t line)
{
	if (t->rows == t->cap) {
		t->cap = t->cap ? t->cap * 2 : 256;
		t->at = crm_realloc(t->at, (t->cap + 1) * sizeof(*t->at));
		t->line = crm_realloc(t->line, t->cap * sizeof(*t->line));
	}
	t->at[t->rows] = t->bytes.n;
	t->line[t->rows++] = line;
	crm_buf_room(&t->bytes, span.n + CRM_SCAN_PAD);
	crm_buf_str(&t->bytes, span);
	t->at[t->rows] = t->bytes.n;
}

crm_table *
crm_table_new(const crm_str *columns, size_t n, enum crm_format format)
{
	crm_table *t = crm_alloc(sizeof(*t));

	t->format = format == CRM_CSV ? CRM_CSV : CRM_TSV;
	set_columns(t, columns, n);
	crm_record_write(&t->header, columns, n, t->format);
	pad(&t->header);
	add_source(t, "");
	pad(&t->bytes);
	return t;
}

/* Adds fields as a record in the table's format. */
static void
add_fields(crm_table *t, const crm_str *fields, uint64_t line)
{
	size_t start = t->bytes.n;

	add_span(t, (crm_str){NULL, 0}, line);
	crm_record_write(&t->bytes, fields, t->columns, t->format);
	t->at[t->rows - 1] = start;
	t->at[t->rows] = t->bytes.n;
	pad(&t->bytes);
}

void
crm_table_add(crm_table *t, const crm_str *fields)
{
	add_fields(t, fields, 0);
}

void
crm_table_source_is(crm_table *t, const char *name)
{
	add_source(t, name);
}

void
crm_table_add_read(crm_table *t, const crm_str *fields, uint64_t line, crm_str record)
{
	if (t->texts < t->rows + 1) {
		t->texts = t->texts ? t->texts * 2 : 256;
		t->text_at = crm_realloc(t->text_at, (t->texts + 1) * sizeof(*t->text_at));
	}
	add_fields(t, fields, line);
	t->text_at[t->rows - 1] = t->text.n;
	crm_buf_str(&t->text, record);
	t->text_at[t->rows] = t->text.n;
}

/* An empty table with the columns and the format of the input. */
static crm_table *
like(const crm_input *in)
{
	crm_table *t = crm_alloc(sizeof(*t));

	t->format = in->format;
	t->crlf = in->crlf;
	set_columns(t, in->column, in->columns);
	crm_buf_str(&t->header, crm_input_header(in));
	pad(&t->header);
	pad(&t->bytes);
	return t;
}

static int
same_columns(const crm_table *t, const crm_input *in, crm_error *e)
{
	const char *first = t->source[0].name;

	for (size_t i = 0; i < t->columns && i < in->columns; i++)
		if (!crm_str_eq(t->column[i], in->column[i])) {
			crm_fail(e, CRM_DATA, "column %zu is %s where %s has %s", i + 1,
				 crm_quote(in->column[i]), first, crm_quote(t->column[i]));
			return crm_fail_at(e, in->name, 1, NULL);
		}
	if (t->columns != in->columns) {
		crm_fail(e, CRM_DATA, "has %zu columns where %s has %zu", in->columns, first,
			 t->columns);
		return crm_fail_at(e, in->name, 1, NULL);
	}
	return 0;
}

static int
add_block(crm_table *t, crm_block *b, const struct crm_read *how, crm_error *e)
{
	crm_record r;
	int got;

	while ((got = crm_block_next(b, &r, e)) != 0) {
		if (got < 0 && how && how->rejects)
			crm_rejects_add(how->rejects, e, r.span);
		else if (got < 0)
			return -1;
		else if (b->in->format == t->format)
			add_span(t, r.span, r.line);
		else
			add_fields(t, r.field, r.line);
	}
	return 0;
}

static int
add_input(crm_table *t, crm_input *in, const struct crm_read *how, crm_error *e)
{
	/* Fields are needed only where they have to be written anew. */
	crm_block *b = crm_block_new(in, in->format == t->format ? 0 : SIZE_MAX);
	int got;

	if (in->seekable)
		crm_buf_room(&t->bytes, (size_t)(in->end - in->base) + CRM_SCAN_PAD);
	add_source(t, in->name);
	t->piped |= in->piped;
	while ((got = crm_input_block(in, b, e)) > 0)
		if (add_block(t, b, how, e) < 0) {
			got = -1;
			break;
		}
	crm_block_free(b);
	crm_input_notices(in, &t->notices);
	crm_buf_zend(&t->notices);
	pad(&t->bytes);
	return got;
}

crm_table *
crm_table_of_input(crm_input *in, const struct crm_read *how, crm_error *e)
{
	crm_table *t = like(in);

	if (add_input(t, in, how, e) < 0) {
		crm_table_free(t);
		return NULL;
	}
	return t;
}

crm_table *
crm_table_read(const char *const *paths, size_t n, const struct crm_read *how, crm_error *e)
{
	static const char *const standard[] = {"-"};
	crm_table *t = NULL;

	if (n == 0) {
		paths = standard;
		n = 1;
	}
	for (size_t i = 0; i < n; i++) {
		crm_input *in = crm_input_open(paths[i], how ? how->format : CRM_AUTO, e);
		bool good = in != NULL;
		if (good)
			in->exported = how && how->exported;
		if (good && !t)
			t = like(in);
		else if (good)
			good = same_columns(t, in, e) == 0;
		good = good && add_input(t, in, how, e) == 0;
		crm_input_close(in);
		if (!good) {
			crm_table_free(t);
			return NULL;
		}
	}
	return t;
}

void
crm_table_free(crm_table *t)
{
	if (!t)
		return;
	for (size_t i = 0; i < t->sources; i++)
		free(t->source[i].name);
	free(t->source);
	free(t->column);
	free(t->at);
	free(t->line);
	free(t->text_at);
	crm_buf_free(&t->text);
	crm_buf_free(&t->head);
	crm_buf_free(&t->bytes);
	crm_buf_free(&t->header);
	crm_buf_free(&t->names);
	crm_buf_free(&t->notices);
	free(t);
}

enum crm_format
crm_table_format(const crm_table *t)
{
	return t->format;
}

void
crm_table_whole(crm_table *t)
{
	t->piped = false;
}

bool
crm_table_piped(const crm_table *t)
{
	return t->piped;
}

size_t
crm_table_rows(const crm_table *t)
{
	return t->rows;
}

size_t
crm_table_columns(const crm_table *t)
{
	return t->columns;
}

crm_str
crm_table_column(const crm_table *t, size_t i)
{
	return t->column[i];
}

int
crm_table_find(const crm_table *t, const char *name)
{
	for (size_t i = 0; i < t->columns; i++)
		if (crm_str_eqz(t->column[i], name))
			return (int)i;
	return -1;
}

const char *
crm_table_source(const crm_table *t, size_t row)
{
	size_t i = t->sources - 1;

	while (i > 0 && t->source[i].first > row)
		i--;
	return t->source[i].name;
}

uint64_t
crm_table_line(const crm_table *t, size_t row)
{
	return t->line[row];
}

crm_str
crm_table_span(const crm_table *t, size_t row)
{
	return (crm_str){t->bytes.p + t->at[row], (size_t)(t->at[row + 1] - t->at[row])};
}

void
crm_table_head_is(crm_table *t, crm_str text)
{
	t->head.n = 0;
	crm_buf_str(&t->head, text);
}

crm_str
crm_table_head(const crm_table *t)
{
	return t->head.n ? crm_buf_slice(&t->head)
			 : crm_record_body(crm_skip_bom(crm_buf_slice(&t->header)), CRM_CSV);
}

crm_str
crm_table_record(const crm_table *t, size_t row)
{
	if (!t->text_at)
		return crm_table_span(t, row);
	return (crm_str){t->text.p + t->text_at[row],
			 (size_t)(t->text_at[row + 1] - t->text_at[row])};
}

const char *
crm_table_notices(const crm_table *t)
{
	return t->notices.n ? t->notices.p : "";
}
