/* Makes data visible: nothing in it may move the cursor, hide text, or turn the direction of
 * reading. */
#include <string.h>

#include "base/base.h"

/* Characters beyond ASCII that have an effect and are not seen: C1 controls, marks and overrides
 * of direction, line separators, invisible spaces, a BOM. The joiners U+200C and U+200D are left,
 * because Persian and emoji are written with them. */
static bool
acts(uint32_t c)
{
	return (c >= 0x80 && c <= 0x9F) || c == 0x061C || c == 0x200B || c == 0x200E ||
	       c == 0x200F || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
	       c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB);
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

size_t
crm_visible_next(crm_str s, size_t *len, char out[CRM_VISIBLE_TEXT])
{
	unsigned char first = (unsigned char)*s.p;
	uint32_t c = crm_utf8_next(s, len);

	if (c < 0x20 || c == 0x7F || (first >= 0x80 && *len == 1))
		return ascii(first, out);
	if (acts(c))
		return (size_t)snprintf(out, CRM_VISIBLE_TEXT, "\\u{%04X}", (unsigned)c);
	memcpy(out, s.p, *len);
	return *len;
}

static bool
plain(char c)
{
	return c >= 0x20 && c < 0x7F;
}

void
crm_buf_visible(crm_buf *b, crm_str s)
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
		crm_buf_add(b, piece, crm_visible_next(s, &len, piece));
		s.p += len;
		s.n -= len;
	}
}

void
crm_buf_visible_line(crm_buf *b, crm_str s, bool lines)
{
	size_t begin = 0;

	for (size_t i = 0; i <= s.n; i++) {
		if (i < s.n && (s.p[i] < '\t' || s.p[i] > '\r'))
			continue;
		crm_buf_visible(b, (crm_str){s.p + begin, i - begin});
		begin = i + 1;
		if (i < s.n)
			crm_buf_char(b, lines && s.p[i] == '\n' ? '\n' : ' ');
	}
}
