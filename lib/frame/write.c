/* write.c: the rows of a frame on their way out, formatted on all threads.
 *
 * A thread takes the next few entries and formats them into a buffer of its
 * own; then it waits until what stands before them has been taken, and hands
 * them over. So the stream is the same with any number of threads. */
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "base/parallel.h"
#include "frame/parts.h"

#define ENTRIES 1024 /* at a time */

struct out {
	const crm_frame *f;
	const struct crm_frame_out *how;
	const crm_str *names;
	size_t count, runs;
	atomic_size_t next;
	/* under the lock */
	pthread_mutex_t lock;
	pthread_cond_t moved;
	size_t written; /* runs */
	bool unread;    /* nobody takes any more */
	crm_error *fault;
	bool failed;
	size_t *source; /* of each column, where how->only or the format names them; else NULL */
	struct crm_shape shape; /* … and what they are called */
	enum crm_format to;
};

/* What one thread has. */
struct hand {
	struct out *o;
	unsigned number;
	crm_cursor *cursor;
	crm_writer *writer;
	crm_str *extra;
	crm_row row;
	crm_str *field; /* of one record that is exported */
	crm_buf values, text;
};

/* ---- some columns only ---- */

/* Where the columns of how->only come from: what the run brings, as names[] has it,
 * or (less COLUMN) a column of the table. */
#define COLUMN (SIZE_MAX / 2)

static crm_str
column_name(const struct out *o, size_t i)
{
	return i < COLUMN ? o->names[i] : crm_table_column(crm_frame_table(o->f), i - COLUMN);
}

static size_t
source_of(const struct out *o, crm_str name)
{
	size_t brought = o->how->refs + o->how->extras,
	       columns = crm_table_columns(crm_frame_table(o->f));

	for (size_t i = 0; i < brought; i++)
		if (crm_str_eq(o->names[i], name))
			return i;
	for (size_t i = 0; i < columns; i++)
		if (crm_str_eq(crm_table_column(crm_frame_table(o->f), i), name))
			return COLUMN + i;
	return SIZE_MAX;
}

/* What may have been meant: a column that is there, a fact or a derived column. */
static int
no_column(const struct out *o, crm_str name, crm_error *e)
{
	size_t brought = o->how->refs + o->how->extras,
	       columns = crm_table_columns(crm_frame_table(o->f)), n = 0;
	const crm_word *word;
	size_t words = 0;
	crm_arena *a = crm_arena_new();
	const char **known, *near;

	while (crm_word_at(words))
		words++;
	known = crm_arena_alloc(a, (brought + columns + words + 1) * sizeof *known);
	for (size_t i = 0; i < brought; i++)
		known[n++] = crm_arena_str(a, o->names[i]).p;
	for (size_t i = 0; i < columns; i++)
		known[n++] = crm_arena_str(a, column_name(o, COLUMN + i)).p;
	for (size_t i = 0; (word = crm_word_at(i)); i++)
		if (word->origin != CRM_COLUMN && !strchr(word->name, '<'))
			known[n++] = word->name;
	near = crm_nearest(name, known, n);
	if (near)
		crm_fail(e, CRM_SYSTEM, "there is no column %s; did you mean \"%s\"?",
			 crm_quote(name), near);
	else
		crm_fail(e, CRM_SYSTEM, "there is no column %s", crm_quote(name));
	crm_arena_free(a);
	return -1;
}

static int
find_only(struct out *o, crm_error *e)
{
	const struct crm_frame_out *how = o->how;

	o->source = crm_alloc((how->onlys + 1) * sizeof *o->source);
	for (size_t i = 0; i < how->onlys; i++) {
		o->source[i] = source_of(o, how->only[i]);
		if (o->source[i] == SIZE_MAX)
			return no_column(o, how->only[i], e);
		for (size_t k = 0; k < i; k++)
			if (o->source[k] == o->source[i])
				return crm_fail(e, CRM_SYSTEM, "the column %s is named twice",
						crm_quote(how->only[i]));
	}
	o->shape.n = how->onlys;
	return 0;
}

/* The columns of the table, some of which the run replaces, then what it adds. */
static void
find_all(struct out *o)
{
	const crm_table *t = crm_frame_table(o->f);
	size_t brought = o->how->refs + o->how->extras, columns = crm_table_columns(t);

	o->source = crm_alloc((columns + brought + 1) * sizeof *o->source);
	for (size_t i = 0; i < columns; i++)
		o->source[o->shape.n++] = source_of(o, crm_table_column(t, i));
	for (size_t i = 0; i < brought; i++) {
		size_t k = 0;
		while (k < columns && !crm_str_eq(crm_table_column(t, k), o->names[i]))
			k++;
		if (k == columns)
			o->source[o->shape.n++] = i;
	}
}

static enum crm_type
type_of(const struct out *o, size_t i)
{
	const crm_word *word;

	if (i < o->how->refs)
		return crm_frame_type(o->f, o->how->ref[i]);
	word = crm_word_find(o->f->model->kinds, column_name(o, i));
	return word ? word->type : CRM_TEXT;
}

static int
find_columns(struct out *o, crm_error *e)
{
	crm_str *name;
	enum crm_type *type;

	if (o->how->only && find_only(o, e) < 0)
		return -1;
	if (!o->how->only && o->to > CRM_CSV)
		find_all(o);
	o->shape.name = name = crm_alloc((o->shape.n + 1) * sizeof *name);
	o->shape.type = type = crm_alloc((o->shape.n + 1) * sizeof *type);
	for (size_t i = 0; i < o->shape.n; i++) {
		name[i] = column_name(o, o->source[i]);
		type[i] = type_of(o, o->source[i]);
	}
	for (size_t i = 0; o->to == CRM_VCARD && !crm_str_eqz(name[i], "name"); i++)
		if (i == o->shape.n)
			return crm_fail(e, CRM_SYSTEM, "a vCard needs the column \"name\"");
	return 0;
}

static void
end_only(const struct out *o, const crm_writer *w, bool empty, crm_buf *out)
{
	/* An empty line is nothing to most readers of CSV. */
	if (empty && o->to == CRM_CSV)
		crm_buf_z(out, "\"\"");
	if (o->to == crm_table_format(crm_frame_table(o->f)))
		crm_buf_str(out, crm_writer_ending(w));
	else
		crm_buf_char(out, '\n');
}

/* ---- one entry ---- */

static crm_writer *
new_writer(const struct out *o)
{
	return crm_writer_new(crm_frame_table(o->f), o->how->to, o->names,
			      o->how->refs + o->how->extras, NULL);
}

static int
write_field(void *from, size_t i, enum crm_format to, crm_buf *out, crm_error *e)
{
	struct hand *h = from;
	const struct crm_frame_out *how = h->o->how;

	if (i < how->refs)
		return crm_cursor_field(h->cursor, how->ref[i], to, out, e);
	crm_field_write(out, h->extra[i - how->refs], to);
	return 0;
}

static int
write_only(struct hand *h, size_t row, crm_error *e)
{
	const struct out *o = h->o;
	size_t begin = h->text.n;

	crm_row_split(&h->row, crm_frame_table(o->f), row);
	for (size_t i = 0; i < o->shape.n; i++) {
		size_t from = o->source[i];
		if (i)
			crm_buf_char(&h->text, o->to == CRM_CSV ? ',' : '\t');
		if (from >= COLUMN)
			crm_field_write(&h->text, h->row.field[from - COLUMN], o->to);
		else if (write_field(h, from, o->to, &h->text, e) < 0)
			return -1;
	}
	end_only(o, h->writer, h->text.n == begin, &h->text);
	return 0;
}

/* The text of a column that the run brings, in h->values; only its length is known for good
 * until all are there. */
static int
take_value(struct hand *h, size_t from, crm_str *field, crm_error *e)
{
	const struct crm_frame_out *how = h->o->how;
	size_t begin = h->values.n;

	if (from >= how->refs)
		crm_buf_str(&h->values, h->extra[from - how->refs]);
	else if (crm_cursor_text(h->cursor, how->ref[from], &h->values, e) < 0)
		return -1;
	*field = (crm_str){NULL, h->values.n - begin};
	return 0;
}

static int
export_record(struct hand *h, size_t row, crm_error *e)
{
	const struct out *o = h->o;
	const char *at;

	crm_row_split(&h->row, crm_frame_table(o->f), row);
	h->values.n = 0;
	for (size_t i = 0; i < o->shape.n; i++)
		if (o->source[i] < COLUMN && take_value(h, o->source[i], &h->field[i], e) < 0)
			return -1;
	at = crm_buf_zend(&h->values);
	for (size_t i = 0; i < o->shape.n; i++) {
		if (o->source[i] >= COLUMN) {
			h->field[i] = h->row.field[o->source[i] - COLUMN];
			continue;
		}
		h->field[i].p = at;
		at += h->field[i].n;
	}
	crm_export_record(&o->shape, h->field, o->to, &h->text);
	return 0;
}

static int
write_entry(struct hand *h, size_t i, crm_error *e)
{
	const struct crm_frame_out *how = h->o->how;
	size_t row = i;

	if (how->entry && how->entry(how->from, h->number, i, &row, h->extra, e) < 0)
		return -1;
	if (crm_frame_is_aside(h->o->f, row))
		return 0;
	crm_cursor_go(h->cursor, row);
	if (h->o->to > CRM_CSV)
		return export_record(h, row, e);
	return h->o->source ? write_only(h, row, e)
			    : crm_writer_fill(h->writer, row, write_field, h, &h->text, e);
}

/* Waits for its turn; false when no more output is needed. */
static bool
turn(struct out *o, size_t run)
{
	while (o->written != run && !o->unread)
		pthread_cond_wait(&o->moved, &o->lock);
	return !o->unread;
}

static void
hand_over(struct hand *h, size_t run, const crm_error *fault)
{
	struct out *o = h->o;

	pthread_mutex_lock(&o->lock);
	if (turn(o, run)) {
		if (fault) {
			*o->fault = *fault;
			o->failed = true;
		}
		o->unread = fault || !o->how->take(o->how->to_whom, crm_buf_slice(&h->text));
		o->written++;
	}
	pthread_cond_broadcast(&o->moved);
	pthread_mutex_unlock(&o->lock);
	h->text.n = 0;
}

static bool
wanted(struct out *o)
{
	bool unread;

	pthread_mutex_lock(&o->lock);
	unread = o->unread;
	pthread_mutex_unlock(&o->lock);
	return !unread;
}

static void
work(void *arg, unsigned number)
{
	struct out *o = arg;
	struct hand h = {
		.o = o, .number = number, .cursor = crm_cursor_new(o->f), .writer = new_writer(o)};
	crm_error e;
	size_t run;

	h.extra = crm_alloc((o->how->extras + 1) * sizeof *h.extra);
	h.field = crm_alloc((o->shape.n + 1) * sizeof *h.field);
	while (wanted(o) && (run = atomic_fetch_add(&o->next, 1)) < o->runs) {
		size_t end = (run + 1) * ENTRIES < o->count ? (run + 1) * ENTRIES : o->count;
		int failed = 0;
		for (size_t i = run * ENTRIES; i < end && !failed; i++)
			failed = write_entry(&h, i, &e);
		hand_over(&h, run, failed ? &e : NULL);
	}
	free(h.extra);
	free(h.field);
	crm_buf_free(&h.values);
	crm_row_free(&h.row);
	crm_buf_free(&h.text);
	crm_writer_free(h.writer);
	crm_cursor_free(h.cursor);
}

static void
write_names(const struct out *o, const crm_writer *w, crm_buf *text)
{
	for (size_t i = 0; i < o->shape.n; i++) {
		if (i)
			crm_buf_char(text, o->to == CRM_CSV ? ',' : '\t');
		crm_field_write(text, o->shape.name[i], o->to);
	}
	end_only(o, w, false, text);
}

static void
write_header(struct out *o)
{
	crm_writer *w = new_writer(o);
	crm_buf text = {0};

	if (!o->source)
		crm_writer_header(w, &text);
	else if (o->to > CRM_CSV)
		crm_export_header(&o->shape, o->to, &text);
	else
		write_names(o, w, &text);
	o->unread = !o->how->take(o->how->to_whom, crm_buf_slice(&text));
	crm_buf_free(&text);
	crm_writer_free(w);
}

static crm_str *
column_names(const crm_frame *f, const struct crm_frame_out *how)
{
	crm_str *names = crm_alloc((how->refs + how->extras + 1) * sizeof *names);

	for (size_t i = 0; i < how->refs; i++)
		names[i] = crm_frame_name(f, how->ref[i]);
	for (size_t i = 0; i < how->extras; i++)
		names[how->refs + i] = how->extra[i];
	return names;
}

static void
end(struct out *o)
{
	free(o->source);
	free((void *)(uintptr_t)o->shape.name);
	free((void *)(uintptr_t)o->shape.type);
	free((void *)(uintptr_t)o->names);
}

int
crm_frame_check(const crm_frame *f, const struct crm_frame_out *how, crm_error *e)
{
	crm_str *names = column_names(f, how);
	struct out o = {.f = f, .how = how, .names = names};
	int done = find_only(&o, e);

	free(o.source);
	free(names);
	return done;
}

int
crm_frame_write(const crm_frame *f, const struct crm_frame_out *how, crm_error *e)
{
	struct out o = {.f = f, .how = how, .fault = e};
	crm_str *names = column_names(f, how);
	unsigned threads = crm_threads(f->threads);

	o.names = names;
	o.to = how->to == CRM_AUTO ? crm_table_format(crm_frame_table(f)) : how->to;
	if (crm_frame_try(f, how->ref, how->refs, e) < 0 || find_columns(&o, e) < 0) {
		end(&o);
		return -1;
	}
	o.count = how->entry ? how->entries : crm_frame_rows(f);
	o.runs = (o.count + ENTRIES - 1) / ENTRIES;
	atomic_init(&o.next, 0);
	pthread_mutex_init(&o.lock, NULL);
	pthread_cond_init(&o.moved, NULL);
	write_header(&o);
	crm_parallel(threads < o.runs ? threads : (unsigned)o.runs, work, &o);
	pthread_cond_destroy(&o.moved);
	pthread_mutex_destroy(&o.lock);
	end(&o);
	return o.failed ? -1 : 0;
}
