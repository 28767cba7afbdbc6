/* tsv.c: the escapes of TSV, and splitting bodies that have no quotes. */
#include "record/record.h"

crm_str
crm_skip_bom(crm_str s)
{
	if (s.n >= 3 && memcmp(s.p, "\xef\xbb\xbf", 3) == 0) {
		s.p += 3;
		s.n -= 3;
	}
	return s;
}

size_t
crm_split(crm_str body, enum crm_format format, crm_str *out, size_t max, bool *odd)
{
	const char *field = body.p, *end = body.p + body.n;
	size_t n = 0;

	*odd = false;
	for (const char *chunk = body.p; chunk < end; chunk += 64) {
		struct crm_masks m;
		uint64_t here =
			end - chunk >= 64 ? ~UINT64_C(0) : (UINT64_C(1) << (end - chunk)) - 1;
		crm_masks_of(chunk, crm_delim(format), crm_escape(format), &m);
		*odd |= (m.odd & here) != 0;
		for (uint64_t d = m.delim & here; d; d &= d - 1) {
			const char *at = chunk + __builtin_ctzll(d);
			if (n < max)
				out[n] = (crm_str){field, (size_t)(at - field)};
			n++;
			field = at + 1;
		}
	}
	if (n < max)
		out[n] = (crm_str){field, (size_t)(end - field)};
	return n + 1;
}

size_t
crm_tsv_decode(crm_str s, char *to)
{
	char *t = to;

	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		if (c == '\\' && i + 1 < s.n) {
			switch (s.p[i + 1]) {
			case 't':
				c = '\t';
				i++;
				break;
			case 'n':
				c = '\n';
				i++;
				break;
			case 'r':
				c = '\r';
				i++;
				break;
			case '\\': i++; break;
			}
		}
		*t++ = c;
	}
	return (size_t)(t - to);
}
