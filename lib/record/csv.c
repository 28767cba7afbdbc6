/* csv.c: where a record of CSV and its fields lie is found here, and libcsv says whether it is
 * sound.
 *
 * libcsv gives fields without the bytes they came from, and those bytes are what is written back.
 * Some of its habits are changed: no white space is trimmed, only LF ends a row (CR is looked at
 * here), and quotes must close. A quote within a field that is not quoted is a character of it, as
 * spreadsheets write it. Strict mode would refuse it together with real damage, so strict mode is
 * switched off for such a record if the walk here found it sound. */
#include <stdlib.h>

#include "record/record.h"

const char *
crm_csv_quoted(const char *s, const char *end)
{
	for (;;) {
		const char *q = memchr(s, '"', (size_t)(end - s));
		if (!q)
			return NULL;
		if (end - q < 2 || q[1] != '"')
			return q + 1;
		s = q + 2;
	}
}

/* From s, outside quotes, to the comma or LF that ends the field, or to the end of the bytes. */
static const char *
skip_plain(const char *s, const char *p, const char *end, bool quoted, struct crm_csv_walk *w)
{
	for (; s < end && *s != ',' && *s != '\n'; s++) {
		bool cr = *s == '\r';
		if (cr && end - s > 1 && s[1] == '\n')
			continue;
		if (cr && !w->bare_cr)
			w->bare_cr = (size_t)(s - p) + 1;
		if (quoted)
			w->garbage = true;
		else if (*s == '"')
			w->stray = true;
	}
	return s;
}

void
crm_csv_walk(const char *p, const char *end, struct crm_csv_walk *w, crm_str *raw, size_t max)
{
	const char *s = p;

	*w = (struct crm_csv_walk){0};
	for (;;) {
		const char *field = s, *last;
		bool quoted = s < end && *s == '"';
		if (quoted) {
			s = crm_csv_quoted(s + 1, end);
			if (!s) {
				w->open = true;
				s = end;
			}
		}
		s = skip_plain(s, p, end, quoted, w);
		last = s;
		if (s < end && *s == '\n' && s > field && s[-1] == '\r')
			last--;
		if (w->fields < max)
			raw[w->fields] = (crm_str){field, (size_t)(last - field)};
		w->fields++;
		if (s == end)
			return;
		if (*s++ == '\n') {
			w->end = s;
			return;
		}
	}
}

size_t
crm_csv_whole(const char *p, size_t n)
{
	const char *s = p, *end = p + n, *quote = memchr(p, '"', n);

	while (quote) {
		const char *lf = memchr(s, '\n', (size_t)(end - s));
		if (!lf)
			return (size_t)(s - p);
		if (quote > lf) {
			/* The lines before the one with the quote have no quotes. */
			lf = memrchr(s, '\n', (size_t)(quote - s));
			s = lf + 1;
			continue;
		}
		struct crm_csv_walk w;
		crm_csv_walk(s, end, &w, NULL, 0);
		if (!w.end)
			return (size_t)(s - p);
		s = w.end;
		quote = memchr(s, '"', (size_t)(end - s));
	}
	const char *lf = memrchr(s, '\n', (size_t)(end - s));
	return lf ? (size_t)(lf + 1 - p) : (size_t)(s - p);
}

static int
no_space(unsigned char c)
{
	(void)c;
	return 0;
}

static int
only_lf(unsigned char c)
{
	return c == '\n';
}

struct crm_judge *
crm_judge_new(void)
{
	struct crm_judge *j = crm_alloc(sizeof(*j));

	/* It fails only if memory for the parser is lacking. */
	csv_init(&j->csv, 0);
	csv_set_space_func(&j->csv, no_space);
	csv_set_term_func(&j->csv, only_lf);
	csv_set_realloc_func(&j->csv, crm_realloc);
	csv_set_blk_size(&j->csv, 4096);
	return j;
}

void
crm_judge_free(struct crm_judge *j)
{
	if (!j)
		return;
	csv_free(&j->csv);
	crm_buf_free(&j->text);
	free(j);
}

static void
take_field(void *p, size_t n, void *data)
{
	struct crm_judge *j = data;

	if (j->fields < j->want) {
		char *to = j->text.p + j->text.n;
		if (n)
			memcpy(to, p, n);
		j->text.n += n;
		j->field[j->fields] = (crm_str){to, n};
	}
	j->fields++;
}

ptrdiff_t
crm_judge_record(struct crm_judge *j, crm_str body, const struct crm_csv_walk *w, crm_str *field,
		 size_t want, const char **why)
{
	bool lift = w->stray && !w->garbage && !w->open;

	if (w->open) {
		*why = "a quote is opened and never closed";
		return -1;
	}
	csv_set_opts(&j->csv, lift ? 0 : CSV_STRICT | CSV_STRICT_FINI);
	j->field = field;
	j->want = want;
	j->fields = 0;
	j->text.n = 0;
	/* One byte more, so that an empty last field points into it too. */
	crm_buf_room(&j->text, body.n + 1);
	bool good = csv_parse(&j->csv, body.p, body.n, take_field, NULL, j) == body.n;
	if (csv_fini(&j->csv, take_field, NULL, j) != 0)
		good = false;
	if (!good) {
		*why = "text between a closing quote and the comma (a quote in a quoted field is "
		       "doubled)";
		return -1;
	}
	return (ptrdiff_t)j->fields;
}
