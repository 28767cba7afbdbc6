/* likely.c: which encoding bytes that are not UTF-8 may be in. A suggestion for a person,
 * who sees how the text would read; nothing is converted by it. */
#include <string.h>

#include "import/parts.h"

static bool
in_range(unsigned char c, unsigned char low, unsigned char high)
{
	return c >= low && c <= high;
}

/* What kinds of bytes beyond ASCII there are. Letters of an alphabet come in runs, accents
 * one by one, and Chinese characters in pairs. */
struct seen {
	size_t high, in_runs;       /* bytes, and those in runs of three and more */
	size_t even, odd;           /* runs of an even and of an odd number of bytes */
	size_t upper, lower, cp866; /* of runs: 0xc0 to 0xdf, 0xe0 to 0xff, 0x80 to 0xaf */
	size_t pairs, common;       /* pairs of GB18030, and those of the frequent half */
	size_t polish; /* bytes that are signs in windows-1252, letters in windows-1250 */
	size_t mac;    /* bytes that are letters on old Macs, and rare signs elsewhere */
};

static void
see_run(struct seen *k, const unsigned char *p, size_t n)
{
	k->high += n;
	*(n % 2 ? &k->odd : &k->even) += 1;
	for (size_t i = 0; i + 1 < n; i += 2) {
		bool pair = in_range(p[i], 0x81, 0xfe) && in_range(p[i + 1], 0x40, 0xfe);
		k->pairs += pair;
		k->common += pair && in_range(p[i], 0xb0, 0xd7) && p[i + 1] >= 0xa1;
	}
	for (size_t i = 0; i < n && n < 3; i++) {
		k->polish += memchr("\x9c\x9f\xb3\xb9\xbf\x9a\x9e\x8a\x8e", p[i], 9) != NULL;
		k->mac += in_range(p[i], 0x80, 0x9f) &&
			  !memchr("\x80\x82\x84\x85\x91\x92\x93\x94\x96\x97", p[i], 10);
	}
	if (n < 3)
		return;
	k->in_runs += n;
	for (size_t i = 0; i < n; i++) {
		k->upper += in_range(p[i], 0xc0, 0xdf);
		k->lower += p[i] >= 0xe0;
		k->cp866 += in_range(p[i], 0x80, 0xaf);
	}
}

static struct seen
look(crm_str s)
{
	const unsigned char *p = (const unsigned char *)s.p;
	struct seen k = {0};

	for (size_t i = 0; i < s.n;) {
		size_t n = 0;
		while (i + n < s.n && p[i + n] >= 0x80)
			n++;
		if (n)
			see_run(&k, p + i, n);
		i += n ? n : 1;
	}
	return k;
}

const char *
crm_import_likely(crm_str bytes)
{
	struct seen k = look(bytes);

	if (k.odd * 4 <= k.even && k.common * 2 > k.pairs)
		return "GB18030";
	if (k.in_runs * 2 > k.high) {
		if (k.cp866 * 2 > k.in_runs)
			return "CP866";
		return k.upper > k.lower * 2 ? "KOI8-R" : "windows-1251";
	}
	if (k.mac * 2 > k.high && memchr(bytes.p, '\r', bytes.n) && !memchr(bytes.p, '\n', bytes.n))
		return "macintosh";
	return k.polish * 3 > k.high ? "windows-1250" : "windows-1252";
}

/* ---- the message ---- */

static size_t
first_bad(crm_str s)
{
	size_t at = 0, n;

	for (; at < s.n; at += n)
		if (crm_utf8_next((crm_str){s.p + at, s.n - at}, &n) == 0xfffd && n == 1)
			break;
	return at;
}

static bool
part_of_word(unsigned char c)
{
	return c >= 0x80 || in_range(c | 32, 'a', 'z');
}

/* The word that a byte is in. */
static crm_str
word_at(crm_str s, size_t at)
{
	size_t from = at, to = at;

	while (from > 0 && at - from < 20 && part_of_word((unsigned char)s.p[from - 1]))
		from--;
	while (to < s.n && to - at < 20 && part_of_word((unsigned char)s.p[to]))
		to++;
	return (crm_str){s.p + from, to - from};
}

void
crm_import_not_utf8(struct crm_import *in, crm_str bytes)
{
	size_t at = first_bad(bytes), wrong;
	const char *encoding = crm_import_likely(bytes);
	crm_str word = word_at(bytes, at);
	crm_buf reads = {0};
	uint64_t line = 1;

	for (size_t i = 0; i < at; i++)
		line += bytes.p[i] == '\n' || (bytes.p[i] == '\r' && bytes.p[i + 1] != '\n');
	crm_import_convert(encoding, word, &reads, &wrong);
	crm_fail(in->e, CRM_DATA, "%s is not UTF-8; in %s it is %s, and --encoding=%s reads it so",
		 crm_quote(word), encoding, crm_quote(crm_buf_slice(&reads)), encoding);
	crm_buf_free(&reads);
	crm_import_fail(in, line, NULL);
}
