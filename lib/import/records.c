/* records.c: the records of a text. Where one ends is found here; libcsv takes its fields apart. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "import/parts.h"
#include "record/record.h"

/* Blanks around a field are no part of it, unless they are in quotes. */
static int
is_blank(unsigned char c)
{
	return c == ' ' || c == '\t';
}

/* ---- where a record ends ---- */

static bool
ends_line(const struct crm_import_walk *w, const char *s)
{
	return *s == '\n' || (*s == '\r' && (w->cr || (w->end - s > 1 && s[1] == '\n')));
}

/* Where a field ends: at a delimiter, at the end of a line, or at the end of the text. */
static const char *
skip_plain(const struct crm_import_walk *w, const char *s, bool quoted, struct crm_import_record *r)
{
	for (; s < w->end && *s != w->delimiter && !ends_line(w, s); s++) {
		if (quoted && !is_blank((unsigned char)*s))
			r->garbage = true;
		if (*s == '\r')
			r->bare_cr = true;
	}
	return s;
}

/* There may be blanks between a delimiter and a quote. */
static const char *
skip_blanks(const struct crm_import_walk *w, const char *s)
{
	while (s < w->end && is_blank((unsigned char)*s) && *s != w->delimiter)
		s++;
	return s;
}

static const char *
one_field(const struct crm_import_walk *w, const char *s, struct crm_import_record *r)
{
	const char *first = skip_blanks(w, s);
	bool quoted = first < w->end && *first == '"';

	r->fields++;
	if (quoted) {
		r->quoted = true;
		s = crm_csv_quoted(first + 1, w->end);
		if (!s) {
			r->open = true;
			return w->end;
		}
	}
	return skip_plain(w, s, quoted, r);
}

static const char *
line_end(const struct crm_import_walk *w, const char *s)
{
	while (s < w->end && !ends_line(w, s))
		s++;
	return s;
}

/* Goes behind the line ending at `to`, counting the lines that were passed. */
static void
advance(struct crm_import_walk *w, const char *to)
{
	if (to < w->end && *to == '\r' && w->end - to > 1 && to[1] == '\n')
		to++;
	if (to < w->end)
		to++;
	for (const char *s = w->at; s < to; s++)
		w->line += *s == '\n' || (*s == '\r' && w->cr && !(w->end - s > 1 && s[1] == '\n'));
	w->at = to;
}

/* Whether lines end in CR alone: the first end of a line outside quotes decides for all. */
static bool
ends_in_cr(crm_str text)
{
	bool quoted = false;

	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '"')
			quoted = !quoted;
		else if (!quoted && text.p[i] == '\n')
			return false;
		else if (!quoted && text.p[i] == '\r')
			return i + 1 == text.n || text.p[i + 1] != '\n';
	}
	return false;
}

void
crm_import_walk_begin(struct crm_import_walk *w, crm_str text, char delimiter)
{
	*w = (struct crm_import_walk){.at = text.p,
				      .end = text.p + text.n,
				      .line = 1,
				      .delimiter = delimiter,
				      .cr = ends_in_cr(text)};
}

void
crm_import_walk_skip(struct crm_import_walk *w, unsigned n)
{
	for (; n && w->at < w->end; n--)
		advance(w, line_end(w, w->at));
}

static bool
blank_line(crm_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!is_blank((unsigned char)s.p[i]))
			return false;
	return true;
}

bool
crm_import_walk_next(struct crm_import_walk *w, struct crm_import_record *r)
{
	while (w->at < w->end) {
		const char *s = w->at;
		*r = (struct crm_import_record){.line = w->line};
		for (s = one_field(w, s, r); s < w->end && !ends_line(w, s);)
			s = one_field(w, s + 1, r);
		/* Only this line is lost: the next record begins in the next line. */
		if (r->open)
			s = line_end(w, w->at);
		r->text = (crm_str){w->at, (size_t)(s - w->at)};
		advance(w, s);
		if (!blank_line(r->text))
			return true;
	}
	return false;
}

/* ---- what its fields say ---- */

/* libcsv gets each record alone, so no byte may end a record for it. */
static int
no_end(unsigned char c)
{
	(void)c;
	return 0;
}

void
crm_import_parser_begin(struct crm_import_parser *p, char delimiter)
{
	*p = (struct crm_import_parser){0};
	/* It fails only without a parser. */
	csv_init(&p->csv, 0);
	csv_set_delim(&p->csv, (unsigned char)delimiter);
	csv_set_space_func(&p->csv, is_blank);
	csv_set_term_func(&p->csv, no_end);
	csv_set_realloc_func(&p->csv, crm_realloc);
	csv_set_blk_size(&p->csv, 4096);
}

void
crm_import_parser_end(struct crm_import_parser *p)
{
	csv_free(&p->csv);
	crm_buf_free(&p->text);
	free(p->field);
}

static void
take_field(void *bytes, size_t n, void *to)
{
	struct crm_import_parser *p = to;

	p->field = crm_grow(p->field, p->fields, &p->room, sizeof *p->field);
	/* An offset for now, as the text may move while it grows. */
	p->field[p->fields++] = (crm_str){NULL, n};
	if (n)
		crm_buf_add(&p->text, bytes, n);
}

void
crm_import_parse(struct crm_import_parser *p, const struct crm_import_record *r)
{
	const char *at;

	p->fields = 0;
	p->text.n = 0;
	csv_parse(&p->csv, r->text.p, r->text.n, take_field, NULL, p);
	csv_fini(&p->csv, take_field, NULL, p);
	crm_buf_char(&p->text, '\0');
	at = p->text.p;
	for (size_t i = 0; i < p->fields; i++) {
		p->field[i].p = at;
		at += p->field[i].n;
	}
}
