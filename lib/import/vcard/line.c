/* line.c: the lines of a vCard, unfolded and decoded. */
#include <string.h>
#include <strings.h>

#include "import/vcard/vcard.h"

bool
crm_vcard_line(struct crm_vcard_text *t, crm_str *line)
{
	size_t n = 0, ending;

	if (!t->rest.n)
		return false;
	while (n < t->rest.n && t->rest.p[n] != '\n' && t->rest.p[n] != '\r')
		n++;
	*line = (crm_str){t->rest.p, n};
	ending = n < t->rest.n;
	if (n + 1 < t->rest.n && t->rest.p[n] == '\r' && t->rest.p[n + 1] == '\n')
		ending = 2;
	t->rest.p += n + ending;
	t->rest.n -= n + ending;
	t->line++;
	return true;
}

static bool
same(crm_str s, const char *word)
{
	return s.n == strlen(word) && strncasecmp(s.p, word, s.n) == 0;
}

bool
crm_vcard_is(crm_str line, const char *what)
{
	return same(crm_str_trim(line), what);
}

/* ---- parameters ---- */

/* Takes the next parameter off; a `;` in quotes is part of it. */
static bool
next_parameter(crm_str *left, crm_str *name, crm_str *value)
{
	bool quoted = false;
	size_t n = 0;
	const char *equals;

	if (!left->n)
		return false;
	for (; n < left->n && (quoted || left->p[n] != ';'); n++)
		quoted ^= left->p[n] == '"';
	*value = (crm_str){left->p, n};
	*name = (crm_str){left->p, 0};
	equals = memchr(left->p, '=', n);
	if (equals) {
		name->n = (size_t)(equals - left->p);
		*value = (crm_str){equals + 1, n - name->n - 1};
	}
	n += n < left->n;
	*left = (crm_str){left->p + n, left->n - n};
	return true;
}

static bool
has_word(crm_str list, const char *word)
{
	while (list.n) {
		size_t n = 0;
		while (n < list.n && list.p[n] != ',' && list.p[n] != '"')
			n++;
		if (same((crm_str){list.p, n}, word))
			return true;
		n += n < list.n;
		list = (crm_str){list.p + n, list.n - n};
	}
	return false;
}

bool
crm_vcard_has_type(const struct crm_vcard_property *p, const char *word)
{
	crm_str left = p->parameters, name, value;

	while (next_parameter(&left, &name, &value))
		if ((!name.n || same(name, "TYPE")) && has_word(value, word))
			return true;
	return false;
}

crm_str
crm_vcard_parameter(const struct crm_vcard_property *p, const char *wanted)
{
	crm_str left = p->parameters, name, value;

	while (next_parameter(&left, &name, &value))
		if (same(name, wanted))
			return value;
	return CRM_STR("");
}

static bool
is_quoted_printable(const struct crm_vcard_property *p)
{
	return crm_vcard_has_type(p, "QUOTED-PRINTABLE") ||
	       same(crm_vcard_parameter(p, "ENCODING"), "QUOTED-PRINTABLE");
}

bool
crm_vcard_is_binary(const struct crm_vcard_property *p)
{
	crm_str encoding = crm_vcard_parameter(p, "ENCODING");

	return same(encoding, "B") || same(encoding, "BASE64") || crm_vcard_has_type(p, "BASE64");
}

/* ---- decoding ---- */

static int
hex(char c)
{
	return c >= '0' && c <= '9'                 ? c - '0'
	       : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10
						    : -1;
}

static void
undo_quoted_printable(crm_str s, crm_buf *out)
{
	for (size_t i = 0; i < s.n; i++) {
		int high = i + 2 < s.n && s.p[i] == '=' ? hex(s.p[i + 1]) : -1,
		    low = high < 0 ? -1 : hex(s.p[i + 2]);
		if (low < 0) {
			crm_buf_char(out, s.p[i]);
			continue;
		}
		crm_buf_char(out, (char)(high << 4 | low));
		i += 2;
	}
}

static const char *
to_utf8(crm_str charset, crm_buf *bytes, crm_arena *a)
{
	crm_buf out = {0};
	const char *why = NULL;
	size_t at;

	if (charset.n && !same(charset, "UTF-8") && !crm_utf8_ok(crm_buf_slice(bytes))) {
		if (crm_import_convert(crm_arena_str(a, charset).p, crm_buf_slice(bytes), &out,
				       &at) < 0)
			why = at == SIZE_MAX ? "has an unknown CHARSET"
					     : "has a byte that its CHARSET does not know";
		crm_buf_free(bytes);
		*bytes = out;
	}
	if (!why && bytes->n && memchr(bytes->p, '\0', bytes->n))
		why = "has a NUL";
	return why;
}

/* ---- a property ---- */

/* Adds the lines that continue this one. In version 2.1 the blank that they begin with is text. */
static void
unfold(struct crm_vcard_text *t, bool old, crm_buf *line)
{
	while (t->rest.n && (t->rest.p[0] == ' ' || t->rest.p[0] == '\t')) {
		crm_str more;
		crm_vcard_line(t, &more);
		if (!crm_str_trim(more).n)
			continue;
		crm_buf_add(line, more.p + !old, more.n - !old);
	}
}

/* Takes apart what is before the colon: group, name and parameters. False when there is no colon.
 */
static bool
take_apart(crm_str line, struct crm_vcard_property *p)
{
	bool quoted = false;
	size_t n = 0, colon;
	const char *dot;

	for (; n < line.n && (quoted || line.p[n] != ':'); n++)
		quoted ^= line.p[n] == '"';
	if (n == line.n)
		return false;
	p->value = (crm_str){line.p + n + 1, line.n - n - 1};
	colon = n;
	for (n = 0; n < colon && line.p[n] != ';'; n++)
		;
	p->name = (crm_str){line.p, n};
	n += n < colon;
	p->parameters = (crm_str){line.p + n, colon - n};
	dot = memchr(p->name.p, '.', p->name.n);
	if (dot) {
		p->group = (crm_str){p->name.p, (size_t)(dot - p->name.p)};
		p->name = (crm_str){dot + 1, p->name.n - p->group.n - 1};
	}
	return p->name.n > 0;
}

/* A quoted-printable line that ends in `=` is continued in the next line. */
static void
join_soft_breaks(struct crm_vcard_text *t, crm_buf *line)
{
	crm_str more;

	while (line->n && line->p[line->n - 1] == '=' && crm_vcard_line(t, &more)) {
		line->n--;
		crm_buf_str(line, more);
	}
}

static const char *
decode(struct crm_vcard_property *p, crm_arena *a)
{
	crm_buf bytes = {0};
	const char *why;

	if (is_quoted_printable(p))
		undo_quoted_printable(p->value, &bytes);
	else
		crm_buf_str(&bytes, p->value);
	why = to_utf8(crm_vcard_parameter(p, "CHARSET"), &bytes, a);
	p->value = crm_arena_str(a, crm_buf_slice(&bytes));
	crm_buf_free(&bytes);
	return why;
}

int
crm_vcard_property(struct crm_vcard_text *t, crm_arena *a, bool old, struct crm_vcard_property *p,
		   const char **why)
{
	crm_buf whole = {0};
	crm_str line;
	bool good;

	do {
		*p = (struct crm_vcard_property){.line = t->line};
		if (!crm_vcard_line(t, &line))
			return 0;
	} while (!crm_str_trim(line).n);
	crm_buf_str(&whole, line);
	good = take_apart(line, p);
	if (good && is_quoted_printable(p))
		join_soft_breaks(t, &whole);
	else
		unfold(t, old, &whole);
	line = crm_arena_str(a, crm_buf_slice(&whole));
	crm_buf_free(&whole);
	*why = "is not NAME:VALUE";
	if (!take_apart(line, p)) {
		p->name = CRM_STR("");
		p->value = line;
		return -1;
	}
	*why = decode(p, a);
	return *why ? -1 : 1;
}
