/* writer.c: writes rows; what is not replaced is written as it was read. */
#include <stdlib.h>

#include "record/record.h"

/* What is done with a column of the table: it gets the value of this index, or is kept, or is
 * dropped. */
enum { KEEP = -1, DROP = -2 };

struct crm_writer {
	const crm_table *t;
	enum crm_format to;
	int *fate;      /* of each column of the table */
	crm_str *names; /* the caller's, copied */
	crm_buf text;
	size_t *extra; /* values that are appended */
	size_t extras;
	bool whole; /* all columns stay as they are */
	crm_row row;
};

static void
plan(crm_writer *w, const crm_str *names, size_t n, const bool *keep)
{
	const crm_table *t = w->t;

	w->whole = w->to == t->format;
	for (size_t i = 0; i < t->columns; i++) {
		w->fate[i] = keep && !keep[i] ? DROP : KEEP;
		w->whole = w->whole && w->fate[i] == KEEP;
	}
	for (size_t i = 0; i < n; i++) {
		size_t c = 0;
		while (c < t->columns && !crm_str_eq(t->column[c], names[i]))
			c++;
		if (c == t->columns) {
			w->extra[w->extras++] = i;
		} else if (w->fate[c] == KEEP) {
			w->fate[c] = (int)i;
			w->whole = false;
		}
	}
}

crm_writer *
crm_writer_new(const crm_table *t, enum crm_format to, const crm_str *names, size_t n,
	       const bool *keep)
{
	crm_writer *w = crm_alloc(sizeof(*w));
	size_t size = 0;

	w->t = t;
	w->to = to == CRM_AUTO ? t->format : to;
	w->fate = crm_alloc((t->columns + 1) * sizeof(*w->fate));
	w->names = crm_alloc((n + 1) * sizeof(*w->names));
	w->extra = crm_alloc((n + 1) * sizeof(*w->extra));
	for (size_t i = 0; i < n; i++)
		size += names[i].n;
	crm_buf_room(&w->text, size + 1);
	for (size_t i = 0; i < n; i++) {
		w->names[i] = (crm_str){w->text.p + w->text.n, names[i].n};
		crm_buf_str(&w->text, names[i]);
	}
	plan(w, names, n, keep);
	return w;
}

void
crm_writer_free(crm_writer *w)
{
	if (!w)
		return;
	crm_row_free(&w->row);
	crm_buf_free(&w->text);
	free(w->fate);
	free(w->names);
	free(w->extra);
	free(w);
}

/* A row, and where its values come from. The header keeps the names that it has. */
struct filling {
	const crm_row *row;
	crm_fill *fill;
	void *from;
	crm_error *e;
	bool header;
};

/* The columns of the table, written as they were read where possible, with the values that replace
 * some of them. */
static int
put_columns(crm_writer *w, const struct filling *v, size_t *n, crm_buf *out)
{
	const crm_str *raw = v->row->raw;

	*n = 0;

	for (size_t i = 0; i < w->t->columns; i++) {
		if (w->fate[i] == DROP)
			continue;
		if ((*n)++)
			crm_buf_char(out, crm_delim(w->to));
		if (w->fate[i] >= 0 && !v->header) {
			if (v->fill(v->from, (size_t)w->fate[i], w->to, out, v->e) < 0)
				return -1;
		} else if (w->to == w->t->format) {
			crm_buf_str(out, raw[i]);
		} else {
			crm_field_write(out, v->row->field[i], w->to);
		}
	}
	return 0;
}

static int
put_extra(crm_writer *w, const struct filling *v, size_t n, crm_buf *out)
{
	for (size_t i = 0; i < w->extras; i++) {
		if (n++)
			crm_buf_char(out, crm_delim(w->to));
		if (v->fill(v->from, w->extra[i], w->to, out, v->e) < 0)
			return -1;
	}
	return 0;
}

/* The line ending of a record: its own if the format stays the same. A last record without one gets
 * one. */
static void
put_ending(crm_writer *w, crm_str span, size_t body, crm_buf *out)
{
	bool same = w->to == w->t->format;

	if (same)
		crm_buf_add(out, span.p + body, span.n - body);
	if (!same || span.n == body || span.p[span.n - 1] != '\n')
		crm_buf_z(out, same && w->t->crlf && span.n == body ? "\r\n" : "\n");
}

/* An empty line that is one empty field must be written visibly when the record came from TSV. */
static void
put_lone_empty(crm_writer *w, size_t start, size_t fields, crm_buf *out)
{
	if (out->n == start && fields == 1 && w->to == CRM_CSV && w->t->format != CRM_CSV)
		crm_buf_z(out, "\"\"");
}

static int
put_record(crm_writer *w, crm_str span, size_t skip, const struct filling *v, crm_buf *out)
{
	crm_str body = crm_record_body(span, w->t->format);
	size_t start = out->n, n = w->t->columns;

	if (w->to == w->t->format)
		crm_buf_add(out, span.p, skip);
	if (w->whole)
		crm_buf_add(out, body.p + skip, body.n - skip);
	else if (put_columns(w, v, &n, out) < 0)
		return -1;
	if (put_extra(w, v, n, out) < 0)
		return -1;
	put_lone_empty(w, start, n + w->extras, out);
	put_ending(w, span, body.n, out);
	return 0;
}

/* Values that are there. */
static int
put_value(void *from, size_t i, enum crm_format to, crm_buf *out, crm_error *e)
{
	(void)e;
	crm_field_write(out, ((const crm_str *)from)[i], to);
	return 0;
}

void
crm_writer_header(crm_writer *w, crm_buf *out)
{
	const crm_table *t = w->t;
	crm_str span = crm_buf_slice(&t->header);
	crm_str body = crm_record_body(crm_skip_bom(span), t->format);
	crm_row names = {.field = t->column};
	bool odd;

	names.raw = crm_alloc((t->columns + 1) * sizeof(*names.raw));
	crm_split(body, t->format, names.raw, t->columns, &odd);
	if (odd && t->format == CRM_CSV) {
		struct crm_csv_walk walk;
		crm_csv_walk(body.p, body.p + body.n, &walk, names.raw, t->columns);
	}
	put_record(w, span, span.n - crm_skip_bom(span).n,
		   &(struct filling){
			   .row = &names, .fill = put_value, .from = w->names, .header = true},
		   out);
	free(names.raw);
}

crm_str
crm_writer_ending(const crm_writer *w)
{
	return w->t->crlf ? CRM_STR("\r\n") : CRM_STR("\n");
}

int
crm_writer_fill(crm_writer *w, size_t row, crm_fill *fill, void *from, crm_buf *out, crm_error *e)
{
	if (!w->whole)
		crm_row_split(&w->row, w->t, row);
	return put_record(w, crm_table_span(w->t, row), 0,
			  &(struct filling){.row = &w->row, .fill = fill, .from = from, .e = e},
			  out);
}

void
crm_writer_row(crm_writer *w, size_t row, const crm_str *values, crm_buf *out)
{
	crm_error e;

	crm_writer_fill(w, row, put_value, (void *)(uintptr_t)values, out, &e);
}
