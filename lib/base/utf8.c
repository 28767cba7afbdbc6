/* UTF-8: checking and taking apart. */
#include <string.h>

#include "base/base.h"

#define HIGH_BITS UINT64_C(0x8080808080808080)

static bool
trail(unsigned char c)
{
	return (c & 0xC0) == 0x80;
}

/* Length of the sequence at p, which is not ASCII; 0 when it is none. Only the
 * second byte has narrower limits: they keep out overlong forms, surrogates
 * and what lies past U+10FFFF. */
static size_t
sequence(const unsigned char *p, size_t n)
{
	unsigned char low = 0x80, high = 0xBF;

	if (p[0] < 0xC2 || p[0] > 0xF4 || n < 2)
		return 0;
	if (p[0] < 0xE0)
		return trail(p[1]) ? 2 : 0;
	if (p[0] == 0xE0)
		low = 0xA0;
	else if (p[0] == 0xED)
		high = 0x9F;
	else if (p[0] == 0xF0)
		low = 0x90;
	else if (p[0] == 0xF4)
		high = 0x8F;
	if (p[1] < low || p[1] > high || n < 3 || !trail(p[2]))
		return 0;
	if (p[0] < 0xF0)
		return 3;
	return n >= 4 && trail(p[3]) ? 4 : 0;
}

/* The first byte at or after p that is not ASCII, or end. */
static const unsigned char *
skip_ascii(const unsigned char *p, const unsigned char *end)
{
	uint64_t w[4];

	for (; end - p >= 32; p += 32) {
		memcpy(w, p, sizeof w);
		if ((w[0] | w[1] | w[2] | w[3]) & HIGH_BITS)
			break;
	}
	for (; end - p >= 8; p += 8) {
		memcpy(w, p, 8);
		if (w[0] & HIGH_BITS)
			break;
	}
	while (p < end && *p < 0x80)
		p++;
	return p;
}

bool
crm_utf8_ok(crm_str s)
{
	const unsigned char *p = (const unsigned char *)s.p, *end;

	if (s.n == 0)
		return true;
	end = p + s.n;
	while ((p = skip_ascii(p, end)) < end) {
		/* such text comes in runs: stay here while it lasts */
		do {
			size_t n = sequence(p, (size_t)(end - p));

			if (n == 0)
				return false;
			p += n;
		} while (p < end && *p >= 0x80);
	}
	return true;
}

uint32_t
crm_utf8_next(crm_str s, size_t *len)
{
	const unsigned char *p = (const unsigned char *)s.p;

	*len = 1;
	if (p[0] < 0x80)
		return p[0];
	switch (sequence(p, s.n)) {
	case 2: *len = 2; return (p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu);
	case 3: *len = 3; return (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
	case 4:
		*len = 4;
		return (p[0] & 0x07u) << 18 | (p[1] & 0x3Fu) << 12 | (p[2] & 0x3Fu) << 6 |
		       (p[3] & 0x3Fu);
	default: return 0xFFFD;
	}
}
