/* Faulty records set aside. */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "record/record.h"

struct reject {
	size_t source; /* in order of first appearance */
	uint64_t line;
	crm_str field, reason, record; /* in the arena */
};

struct crm_rejects {
	pthread_mutex_t lock;
	crm_arena *arena;
	crm_str *source;
	crm_str head; /* p NULL: not said */
	size_t sources;
	struct reject *item;
	size_t n, cap;
};

crm_rejects *
crm_rejects_new(void)
{
	crm_rejects *r = crm_alloc(sizeof(*r));

	pthread_mutex_init(&r->lock, NULL);
	r->arena = crm_arena_new();
	return r;
}

void
crm_rejects_free(crm_rejects *r)
{
	if (!r)
		return;
	pthread_mutex_destroy(&r->lock);
	crm_arena_free(r->arena);
	free(r->source);
	free(r->item);
	free(r);
}

static size_t
source_index(crm_rejects *r, const char *name)
{
	for (size_t i = r->sources; i-- > 0;)
		if (crm_str_eqz(r->source[i], name))
			return i;
	r->source = crm_realloc(r->source, (r->sources + 1) * sizeof(*r->source));
	r->source[r->sources] = crm_arena_str(r->arena, crm_str_z(name));
	return r->sources++;
}

/* The record as it is written, without its line ending. Bytes that no TSV can have (NUL, bytes that
 * are not UTF-8) are written as \xHH. */
static crm_str
fit_to_print(crm_rejects *r, crm_str record)
{
	crm_str body = crm_record_body(record, CRM_CSV);
	crm_buf text = {0};
	crm_str kept;
	size_t len;

	if (crm_utf8_ok(body) && !(body.n && memchr(body.p, '\0', body.n)))
		return crm_arena_str(r->arena, body);
	while (body.n) {
		uint32_t c = crm_utf8_next(body, &len);
		if (c == 0 || (c == 0xfffd && len == 1))
			crm_buf_f(&text, "\\x%02x", (unsigned char)body.p[0]);
		else
			crm_buf_add(&text, body.p, len);
		body.p += len;
		body.n -= len;
	}
	kept = crm_arena_str(r->arena, crm_buf_slice(&text));
	crm_buf_free(&text);
	return kept;
}

static struct reject *
new_item(crm_rejects *r)
{
	r->item = crm_grow(r->item, r->n, &r->cap, sizeof *r->item);
	return &r->item[r->n++];
}

void
crm_rejects_add(crm_rejects *r, const crm_error *why, crm_str record)
{
	pthread_mutex_lock(&r->lock);
	*new_item(r) = (struct reject){
		.source = source_index(r, why->source),
		.line = why->line,
		.field = crm_arena_str(r->arena, crm_str_z(why->field)),
		.reason = crm_arena_str(r->arena, crm_str_z(why->text)),
		.record = fit_to_print(r, record),
	};
	pthread_mutex_unlock(&r->lock);
}

void
crm_rejects_head(crm_rejects *r, crm_str header)
{
	r->head = fit_to_print(r, header);
}

static int
by_line(const void *a, const void *b)
{
	const struct reject *x = a, *y = b;

	if (x->source != y->source)
		return x->source < y->source ? -1 : 1;
	return (x->line > y->line) - (x->line < y->line);
}

void
crm_rejects_join(crm_rejects *to, const crm_rejects *from)
{
	size_t there = to->n;
	struct reject *known = crm_alloc((there + 1) * sizeof(*known));

	if (there) {
		memcpy(known, to->item, there * sizeof(*known));
		qsort(known, there, sizeof(*known), by_line);
	}
	for (size_t i = 0; i < from->n; i++) {
		const struct reject *it = &from->item[i];
		crm_str name = from->source[it->source];
		char *z = strndup(name.p, name.n);
		struct reject same = {.source = source_index(to, z), .line = it->line};
		free(z);
		if (bsearch(&same, known, there, sizeof(*known), by_line))
			continue;
		same.field = crm_arena_str(to->arena, it->field);
		same.reason = crm_arena_str(to->arena, it->reason);
		same.record = crm_arena_str(to->arena, it->record);
		*new_item(to) = same;
	}
	free(known);
}

size_t
crm_rejects_count(const crm_rejects *r)
{
	return r->n;
}

static int
by_place(const void *a, const void *b)
{
	const struct reject *x = a, *y = b;
	int c;

	if (x->source != y->source)
		return x->source < y->source ? -1 : 1;
	if (x->line != y->line)
		return x->line < y->line ? -1 : 1;
	/* Threads come in any order; the file is in order. */
	if ((c = crm_str_cmp(x->field, y->field)) != 0)
		return c;
	if ((c = crm_str_cmp(x->reason, y->reason)) != 0)
		return c;
	return crm_str_cmp(x->record, y->record);
}

static void
put(const crm_rejects *r, size_t source, crm_str line, crm_str field, crm_str reason,
    crm_str record, crm_buf *out)
{
	crm_str fields[] = {r->source[source], line, field, reason, record};

	crm_record_write(out, fields, CRM_LENGTH(fields), CRM_TSV);
}

void
crm_rejects_text(crm_rejects *r, crm_buf *out)
{
	static const char header[] = "file\tline\tfield\treason\trecord\n";

	pthread_mutex_lock(&r->lock);
	if (r->n)
		qsort(r->item, r->n, sizeof(*r->item), by_place);
	crm_buf_z(out, header);
	for (size_t i = 0; i < r->n; i++) {
		const struct reject *it = &r->item[i];
		char line[24];
		snprintf(line, sizeof(line), "%llu", (unsigned long long)it->line);
		if (r->head.p && (i == 0 || r->item[i - 1].source != it->source))
			put(r, it->source, CRM_STR(""), CRM_STR(""), CRM_STR(CRM_REJECTS_HEAD),
			    r->head, out);
		put(r, it->source, crm_str_z(line), it->field, it->reason, it->record, out);
	}
	pthread_mutex_unlock(&r->lock);
}
