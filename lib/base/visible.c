/* visible.c: data that people read: nothing in it may move the cursor, hide text, or turn the
 * direction of reading. On a screen, in faults and in documents such characters are made visible;
 * messages lose them. */
#include <string.h>

#include "base/base.h"

enum reader { SCREEN, DOCUMENT, MESSAGE };

/* The marks of direction, which are used in Arabic and Hebrew names. They change the direction of
 * the characters beside them only, so messages and documents keep them as they are; a screen makes
 * them visible, because there a person looks for what is wrong in the data. */
static bool
is_mark(uint32_t c)
{
	return c == 0x061C || c == 0x200E || c == 0x200F;
}

/* Characters beyond ASCII that have an effect and are not seen: C1 controls, overrides and
 * isolates of direction, line separators, invisible spaces, a BOM. The joiners U+200C and U+200D
 * are left, because Persian and emoji are written with them. */
static bool
acts(uint32_t c)
{
	return (c >= 0x80 && c <= 0x9F) || c == 0x200B || (c >= 0x2028 && c <= 0x202E) ||
	       (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB);
}

static size_t
ascii(unsigned char c, char *out)
{
	static const char digits[] = "0123456789ABCDEF";
	const char *named = c == '\t' ? "\\t" : c == '\n' ? "\\n" : c == '\r' ? "\\r" : NULL;

	if (named) {
		memcpy(out, named, 2);
		return 2;
	}
	memcpy(out, "\\x", 2);
	out[2] = digits[c >> 4];
	out[3] = digits[c & 15];
	return 4;
}

/* One character as that reader gets it. */
static size_t
next(crm_str s, size_t *len, enum reader reader, char out[CRM_VISIBLE_TEXT])
{
	unsigned char first = (unsigned char)*s.p;
	uint32_t c = crm_utf8_next(s, len);
	bool control = c < 0x20 || c == 0x7F || (first >= 0x80 && *len == 1);

	if (!control && !acts(c) && !(is_mark(c) && reader == SCREEN)) {
		memcpy(out, s.p, *len);
		return *len;
	}
	if (reader == MESSAGE)
		return 0;
	return control ? ascii(first, out)
		       : (size_t)snprintf(out, CRM_VISIBLE_TEXT, "\\u{%04X}", (unsigned)c);
}

size_t
crm_visible_next(crm_str s, size_t *len, char out[CRM_VISIBLE_TEXT])
{
	return next(s, len, SCREEN, out);
}

static bool
plain(char c)
{
	return c >= 0x20 && c < 0x7F;
}

static void
add(crm_buf *b, crm_str s, enum reader reader)
{
	char piece[CRM_VISIBLE_TEXT];
	size_t len;

	while (s.n) {
		size_t run = 0;

		while (run < s.n && plain(s.p[run]))
			run++;
		crm_buf_add(b, s.p, run);
		if (run == s.n)
			break;
		s.p += run;
		s.n -= run;
		crm_buf_add(b, piece, next(s, &len, reader, piece));
		s.p += len;
		s.n -= len;
	}
}

/* White space becomes blanks; with `lines`, line feeds stay, and the CR before one goes. */
static void
add_lines(crm_buf *b, crm_str s, enum reader reader, bool lines)
{
	size_t begin = 0;

	for (size_t i = 0; i <= s.n; i++) {
		bool feed = lines && i < s.n && s.p[i] == '\n';
		if (i < s.n && (s.p[i] < '\t' || s.p[i] > '\r'))
			continue;
		add(b, (crm_str){s.p + begin, i - begin}, reader);
		begin = i + 1;
		if (lines && i + 1 < s.n && s.p[i] == '\r' && s.p[i + 1] == '\n')
			continue;
		if (i < s.n)
			crm_buf_char(b, feed ? '\n' : ' ');
	}
}

void
crm_buf_visible(crm_buf *b, crm_str s)
{
	add(b, s, SCREEN);
}

void
crm_buf_document(crm_buf *b, crm_str s)
{
	add(b, s, DOCUMENT);
}

void
crm_buf_document_line(crm_buf *b, crm_str s, bool lines)
{
	add_lines(b, s, DOCUMENT, lines);
}

void
crm_buf_message(crm_buf *b, crm_str s)
{
	add_lines(b, s, MESSAGE, true);
}
