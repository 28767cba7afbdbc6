/* text.c: small letters, without the C library's locale. */
#include <string.h>

#include "base/array.h"
#include "expr/expr.h"

/* A run of capitals and how far off their small letters are; with pair set,
 * every second one is a capital, followed by its small letter. */
static const struct {
	uint32_t from, to;
	int32_t by;
	bool pair;
} capitals[] = {
	{0x0041, 0x005a, 32, false},
	{0x00c0, 0x00d6, 32, false},
	{0x00d8, 0x00de, 32, false},
	{0x0100, 0x012f, 1, true},
	{0x0130, 0x0130, 0x69 - 0x130, false},
	{0x0132, 0x0137, 1, true},
	{0x0139, 0x0148, 1, true},
	{0x014a, 0x0177, 1, true},
	{0x0178, 0x0178, 0xff - 0x178, false},
	{0x0179, 0x017e, 1, true},
	{0x0386, 0x0386, 38, false},
	{0x0388, 0x038a, 37, false},
	{0x038c, 0x038c, 64, false},
	{0x038e, 0x038f, 63, false},
	{0x0391, 0x03a1, 32, false},
	{0x03a3, 0x03ab, 32, false},
	{0x0400, 0x040f, 80, false},
	{0x0410, 0x042f, 32, false},
	{0x0460, 0x0481, 1, true},
	{0x048a, 0x04bf, 1, true},
	{0x04c0, 0x04c0, 15, false},
	{0x04c1, 0x04ce, 1, true},
	{0x04d0, 0x052f, 1, true},
	{0x0531, 0x0556, 48, false},
	{0x1e00, 0x1e95, 1, true},
	{0x1e9e, 0x1e9e, 0xdf - 0x1e9e, false},
	{0x1ea0, 0x1eff, 1, true},
	{0xff21, 0xff3a, 32, false},
};

/* The small letter of a capital, else c itself: Latin, Greek, Cyrillic, Armenian and
 * full-width; the same in every locale. */
static uint32_t
lower(uint32_t c)
{
	if (c < 0x80)
		return c >= 'A' && c <= 'Z' ? c + 32 : c;
	for (size_t i = 0; i < CRM_LENGTH(capitals) && c >= capitals[i].from; i++) {
		if (c > capitals[i].to)
			continue;
		if (capitals[i].pair && (c - capitals[i].from) % 2 == 1)
			return c;
		return (uint32_t)((int32_t)c + capitals[i].by);
	}
	return c;
}

static uint32_t
next(crm_str *s, bool small)
{
	size_t len;
	uint32_t c = crm_utf8_next(*s, &len);

	s->p += len;
	s->n -= len;
	return small ? lower(c) : c;
}

int
crm_text_order(crm_str a, bool small_a, crm_str b, bool small_b)
{
	if (!small_a && !small_b)
		return crm_str_cmp(a, b);
	while (a.n > 0 && b.n > 0) {
		uint32_t x = next(&a, small_a), y = next(&b, small_b);

		if (x != y)
			return x < y ? -1 : 1;
	}
	return (a.n > 0) - (b.n > 0);
}

static size_t
put(char *out, uint32_t c)
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xc0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3f));
		return 2;
	}
	out[0] = (char)(0xe0 | c >> 12);
	out[1] = (char)(0x80 | (c >> 6 & 0x3f));
	out[2] = (char)(0x80 | (c & 0x3f));
	return 3;
}

/* No small letter takes more bytes than its capital. */
size_t
crm_text_lower(crm_str s, char *out)
{
	size_t n = 0, len;

	while (s.n > 0) {
		uint32_t c = crm_utf8_next(s, &len), small = lower(c);

		if (small != c) {
			n += put(out + n, small);
		} else {
			memcpy(out + n, s.p, len);
			n += len;
		}
		s.p += len;
		s.n -= len;
	}
	return n;
}
