/* block.c: finds the records in a block. It is the innermost loop of all tools.
 *
 * One pass over chunks of 64 bytes finds delimiters and line feeds, and notes whether a record has
 * anything unusual (NUL, CR, an escape or a quote, bytes that are not ASCII). Only such records are
 * looked at again. */
#include <stdlib.h>

#include "record/record.h"

crm_block *
crm_block_new(crm_input *in, size_t last)
{
	crm_block *b = crm_alloc(sizeof(*b));

	b->in = in;
	b->want = last < in->columns ? last + 1 : in->columns;
	b->field = crm_alloc(b->want * sizeof(*b->field));
	return b;
}

void
crm_block_free(crm_block *b)
{
	if (!b)
		return;
	crm_judge_free(b->judge);
	crm_buf_free(&b->text);
	free(b->field);
	free(b->p);
	free(b);
}

void
crm_block_reserve(crm_block *b, size_t n)
{
	if (b->p && b->cap >= n)
		return;
	b->cap = n;
	/* One byte more, for the line feed that a last record may lack. */
	b->p = crm_realloc(b->p, b->cap + 1 + CRM_SCAN_PAD);
}

static void
load(crm_block *b, const char *p)
{
	b->at = b->chunk = p;
	crm_masks_of(p, crm_delim(b->in->format), crm_escape(b->in->format), &b->masks);
}

void
crm_block_start(crm_block *b, size_t n, uint64_t line)
{
	memset(b->p + n, 0, 1 + CRM_SCAN_PAD);
	if (n && b->p[n - 1] != '\n')
		b->p[n] = '\n';
	b->end = b->p + n;
	b->line = line;
	load(b, b->p);
}

struct scan {
	size_t fields; /* in the record */
	bool odd, high;
};

/* Finds the line feed from b->at on, and returns its place; b->at stays. */
static const char *
scan_line(crm_block *b, struct scan *s)
{
	const char delim = crm_delim(b->in->format), escape = crm_escape(b->in->format);
	struct crm_masks m = b->masks;
	const char *chunk = b->chunk, *field = b->at, *lf;
	crm_str *f = b->field, *last = f + b->want;
	uint64_t odd = 0, high = 0;
	size_t delims = 0;

	for (;;) {
		/* Up to the first line feed, which is included. */
		uint64_t here = m.lf ^ (m.lf - 1), d = m.delim & here;
		odd |= m.odd & here;
		high |= m.high & here;
		delims += crm_bits(d);
		for (; d && f < last; d &= d - 1, f++) {
			const char *at = chunk + __builtin_ctzll(d);
			*f = (crm_str){field, (size_t)(at - field)};
			field = at + 1;
		}
		if (m.lf) {
			lf = chunk + __builtin_ctzll(m.lf);
			b->masks = (struct crm_masks){m.delim & ~here, m.lf & ~here, m.odd & ~here,
						      m.high & ~here};
			break;
		}
		chunk += 64;
		crm_masks_of(chunk, delim, escape, &m);
	}
	b->chunk = chunk;
	if (f < last)
		*f = (crm_str){field, (size_t)(lf - field)};
	*s = (struct scan){delims + 1, odd != 0, high != 0};
	return lf;
}

static void
decode_fields(crm_block *b, size_t n, size_t room)
{
	b->text.n = 0;
	crm_buf_room(&b->text, room);
	for (size_t i = 0; i < n; i++) {
		crm_str *f = &b->field[i];
		if (!f->n || !memchr(f->p, '\\', f->n))
			continue;
		char *to = b->text.p + b->text.n;
		f->n = crm_tsv_decode(*f, to);
		f->p = to;
		b->text.n += f->n;
	}
}

/* The number of fields located: as many as are wanted, or as there are. */
static size_t
located(const crm_block *b, size_t fields)
{
	return fields < b->want ? fields : b->want;
}

/* A record with quotes, from b->at: its end is found here, and libcsv says whether it is sound. */
static int
next_quoted(crm_block *b, crm_record *r, crm_error *e)
{
	struct crm_csv_walk w;
	const char *why, *head = b->at;
	uint64_t line = b->line;
	ptrdiff_t fields;

	crm_csv_walk(head, b->end, &w, NULL, 0);
	r->span = (crm_str){head, (size_t)((w.end ? w.end : b->end) - head)};
	r->line = line;
	b->line += crm_count_lf(head, r->span.n);
	load(b, head + r->span.n);

	crm_str body = crm_record_body(r->span, CRM_CSV);
	if (crm_body_check(b->in, body, line, e) < 0)
		return -1;
	if (!b->judge)
		b->judge = crm_judge_new();
	fields = crm_judge_record(b->judge, body, &w, b->field, b->want, &why);
	if (fields < 0) {
		crm_fail(e, CRM_DATA, "%s", why);
		return crm_fail_at(e, b->in->name, line, NULL);
	}
	if ((size_t)fields != b->in->columns)
		return crm_count_fault(b->in, r->span, (size_t)fields, line, e);
	r->fields = located(b, (size_t)fields);
	return 1;
}

/* A record that must be looked at again: decodes its fields and checks it. */
static int
look_again(crm_block *b, crm_str body, const struct scan *s, uint64_t line, crm_error *e)
{
	size_t n = located(b, s->fields);

	if (s->odd) {
		/* The last field still has the CR of a CRLF. */
		if (b->in->format == CRM_CSV && n == s->fields)
			b->field[n - 1].n = (size_t)(body.p + body.n - b->field[n - 1].p);
		if (crm_body_check(b->in, body, line, e) < 0)
			return -1;
		if (b->in->format == CRM_TSV)
			decode_fields(b, n, body.n);
		return 0;
	}
	return crm_utf8_ok(body) ? 0 : crm_body_check(b->in, body, line, e);
}

static inline int
next_record(crm_block *b, crm_record *r, crm_error *e)
{
	struct scan s;
	const char *head = b->at, *lf;
	crm_str span;

	if (head == b->end)
		return 0;
	r->field = b->field;
	r->fields = 0;
	lf = scan_line(b, &s);
	/* A record without quotes needs no libcsv: commas separate its fields. */
	if (s.odd && b->in->format == CRM_CSV && memchr(head, '"', (size_t)(lf - head)))
		return next_quoted(b, r, e);
	/* The line feed at b->end was added, and is not the record's own. */
	b->at = lf < b->end ? lf + 1 : b->end;
	span = (crm_str){head, (size_t)(b->at - head)};
	r->span = span;
	r->line = b->line++;
	if ((s.odd || s.high) &&
	    look_again(b, crm_record_body(span, b->in->format), &s, r->line, e) < 0)
		return -1;
	if (s.fields != b->in->columns)
		return crm_count_fault(b->in, span, s.fields, r->line, e);
	r->fields = located(b, s.fields);
	return 1;
}

int
crm_block_next(crm_block *b, crm_record *r, crm_error *e)
{
	int got, again;

	while ((got = next_record(b, r, e)) > 0 && b->in->heads & crm_head_bit(r->field[0])) {
		if ((again = crm_header_again(b->in, r, e)) <= 0)
			return again < 0 ? -1 : got;
	}
	return got;
}
