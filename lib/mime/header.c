/* header.c: values of headers in lines that fit, with words of other scripts encoded as in RFC
 * 2047. GMime measures such a word by the text, and makes words that are longer than the RFC
 * allows. */
#include <string.h>

#include <glib.h>

#include "mime/header.h"

/* The longest line with an encoded word (RFC 2047, 2). A blank or more is before the word, so that
 * it has at most 75, as the same place demands. */
#define LINE 76
#define AROUND 12 /* "=?UTF-8?B?" and "?=" */

static size_t
column_of(const crm_buf *out)
{
	size_t n = out->n;

	while (n && out->p[n - 1] != '\n')
		n--;
	return out->n - n;
}

/* A blank before the next word of that length; it begins a new line if this one has no room. */
static void
add_blank(crm_buf *out, size_t word, size_t line)
{
	if (column_of(out) + 1 + word > line)
		crm_buf_char(out, '\n');
	crm_buf_char(out, ' ');
}

/* ---- encoded words ---- */

static size_t
character(crm_str s)
{
	unsigned char c = (unsigned char)*s.p;
	size_t n = c < 0xc0 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;

	return n < s.n ? n : s.n;
}

/* What a phrase may have, too (RFC 2047, 5 (3)). */
static bool
is_q(unsigned char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c && strchr("!*+-/", c)) || c == ' ';
}

static size_t
q_length(crm_str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += is_q((unsigned char)s.p[i]) ? 1 : 3;
	return n;
}

static size_t
encoded_length(crm_str s, bool base64)
{
	return AROUND + (base64 ? (s.n + 2) / 3 * 4 : q_length(s));
}

static void
add_word(crm_str s, bool base64, crm_buf *out)
{
	crm_buf_z(out, base64 ? "=?UTF-8?B?" : "=?UTF-8?Q?");
	if (base64) {
		char *text = g_base64_encode((const unsigned char *)s.p, s.n);
		crm_buf_z(out, text);
		g_free(text);
	}
	for (size_t i = 0; i < s.n && !base64; i++)
		if (s.p[i] == ' ')
			crm_buf_char(out, '_');
		else if (is_q((unsigned char)s.p[i]))
			crm_buf_char(out, s.p[i]);
		else
			crm_buf_f(out, "=%02X", (unsigned char)s.p[i]);
	crm_buf_z(out, "?=");
}

/* As much of the text, in whole characters, as a word of that length holds; at least one. */
static size_t
part(crm_str s, bool base64, size_t room)
{
	size_t n = character(s);

	while (n < s.n) {
		size_t more = n + character((crm_str){s.p + n, s.n - n});
		if (encoded_length((crm_str){s.p, more}, base64) > room)
			break;
		n = more;
	}
	return n;
}

/* The blanks between two encoded words are not shown. */
static void
add_encoded(crm_str s, crm_buf *out)
{
	bool base64 = encoded_length(s, true) < encoded_length(s, false);

	while (s.n) {
		size_t column = column_of(out) + 1, n;
		if (column + encoded_length((crm_str){s.p, character(s)}, base64) > LINE)
			column = 1;
		n = part(s, base64, LINE - column);
		add_blank(out, encoded_length((crm_str){s.p, n}, base64), LINE);
		add_word((crm_str){s.p, n}, base64, out);
		s = (crm_str){s.p + n, s.n - n};
	}
}

/* ---- what need not be encoded ---- */

/* ASCII in words that fit into lines, with one blank between any two, none of which looks encoded.
 */
static bool
is_plain(crm_str s)
{
	size_t word = 0;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		bool blank = c == ' ';
		if (c < ' ' || c > '~' || (blank && (word == 0 || i + 1 == s.n)) ||
		    (c == '=' && i + 1 < s.n && s.p[i + 1] == '?') || word > 60)
			return false;
		word = blank ? 0 : word + 1;
	}
	return true;
}

static void
add_plain(crm_str s, crm_buf *out)
{
	while (s.n) {
		const char *blank = memchr(s.p, ' ', s.n);
		size_t n = blank ? (size_t)(blank - s.p) : s.n;
		add_blank(out, n, LINE);
		crm_buf_add(out, s.p, n);
		n += blank != NULL;
		s = (crm_str){s.p + n, s.n - n};
	}
}

void
crm_mime_header_text(const char *name, crm_str text, crm_buf *out)
{
	crm_buf_f(out, "%s:", name);
	if (is_plain(text))
		add_plain(text, out);
	else
		add_encoded(text, out);
	crm_buf_char(out, '\n');
}

void
crm_mime_header_list(const char *name, crm_str text, crm_buf *out)
{
	crm_buf_f(out, "%s:", name);
	add_plain(text, out);
	crm_buf_char(out, '\n');
}

/* ---- addresses ---- */

static bool
is_atoms(crm_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!is_q((unsigned char)s.p[i]) && !strchr("#$%&'=?^_`{|}~", s.p[i]))
			return false;
	return true;
}

static size_t
quoted_length(crm_str s)
{
	size_t n = s.n + 2;

	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == '"' || s.p[i] == '\\';
	return n;
}

/* The name in quotes, which is kept in one line. */
static void
add_quoted(crm_str s, crm_buf *out)
{
	add_blank(out, quoted_length(s), LINE);
	crm_buf_char(out, '"');
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '"' || s.p[i] == '\\')
			crm_buf_char(out, '\\');
		crm_buf_char(out, s.p[i]);
	}
	crm_buf_char(out, '"');
}

void
crm_mime_header_who(const char *name, const struct crm_mime_who *who, size_t n, crm_buf *out)
{
	crm_buf_f(out, "%s:", name);
	for (size_t i = 0; i < n; i++) {
		crm_str called = who[i].name, address = who[i].address;
		if (called.n && is_plain(called) && is_atoms(called))
			add_plain(called, out);
		else if (called.n && is_plain(called) && quoted_length(called) < LINE)
			add_quoted(called, out);
		else if (called.n)
			add_encoded(called, out);
		add_blank(out, address.n + (called.n ? 2 : 0) + (i + 1 < n), LINE);
		crm_buf_f(out, called.n ? "<%.*s>" : "%.*s", (int)address.n, address.p);
		if (i + 1 < n)
			crm_buf_char(out, ',');
	}
	crm_buf_char(out, '\n');
}
