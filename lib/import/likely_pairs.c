/* likely_pairs.c: which encoding of Chinese, Japanese or Korean bytes may be in.
 *
 * These encodings write a character as two bytes. Each has the most frequent characters in one part
 * of its table. So nearly all of a text in this encoding is from that part, and of a text in
 * another encoding it is not. */
#include <string.h>

#include "base/array.h"
#include "import/parts.h"

struct range {
	unsigned char from, to;
};

static const struct table {
	const char *encoding;
	struct range lead[2], trail[2];          /* bytes of a pair: the first, the second */
	struct range common[2], common_trail[2]; /* the same of what is used most */
	struct range
		kana; /* first bytes of the syllables that Chinese text lacks; 0: not asked for */
	struct range alone; /* bytes that are a character by themselves */
} tables[] = {
	{"CP932",
	 {{0x81, 0x9f}, {0xe0, 0xfc}},
	 {{0x40, 0x7e}, {0x80, 0xfc}},
	 {{0x81, 0x83}, {0x88, 0x97}},
	 {{0x40, 0x7e}, {0x80, 0xfc}},
	 {0, 0},
	 {0xa1, 0xdf}},
	{"EUC-JP",
	 {{0xa1, 0xfe}, {0x8e, 0x8e}},
	 {{0xa1, 0xfe}, {0xa1, 0xfe}},
	 {{0xa1, 0xa5}, {0xb0, 0xcf}},
	 {{0xa1, 0xfe}, {0xa1, 0xfe}},
	 {0xa4, 0xa5},
	 {0, 0}},
	{"CP949",
	 {{0x81, 0xfd}, {0x81, 0xfd}},
	 {{0x41, 0x7a}, {0x81, 0xfe}},
	 {{0xb0, 0xc8}, {0xb0, 0xc8}},
	 {{0xa1, 0xfe}, {0xa1, 0xfe}},
	 {0, 0},
	 {0, 0}},
	{"GB18030",
	 {{0x81, 0xfe}, {0x81, 0xfe}},
	 {{0x30, 0x7e}, {0x80, 0xfe}},
	 {{0xa1, 0xa3}, {0xb0, 0xd7}},
	 {{0xa1, 0xfe}, {0xa1, 0xfe}},
	 {0, 0},
	 {0, 0}},
	{"BIG5",
	 {{0xa1, 0xc6}, {0xc9, 0xf9}},
	 {{0x40, 0x7e}, {0xa1, 0xfe}},
	 {{0xa1, 0xc6}, {0xa1, 0xc6}},
	 {{0x40, 0x7e}, {0xa1, 0xfe}},
	 {0, 0},
	 {0, 0}},
};

#define ENOUGH 6 /* pairs, for Korean: a few Chinese ones may be among its syllables */

static bool
in(unsigned char c, const struct range r[2])
{
	return (c >= r[0].from && c <= r[0].to) || (c >= r[1].from && c <= r[1].to);
}

struct pairs {
	size_t all, common, kana;
};

/* Counts the pairs. A pair that stands alone is not a word: it may be a letter with an accent
 * before another letter. False when there are bytes that cannot be pairs. */
static bool
count(const struct table *t, crm_str s, struct pairs *out)
{
	const unsigned char *p = (const unsigned char *)s.p, *end = p + s.n;
	size_t in_a_row = 0;
	bool common;

	*out = (struct pairs){0};
	while (p < end) {
		if (*p < 0x80 || (*p >= t->alone.from && *p <= t->alone.to)) {
			p++;
			in_a_row = 0;
			continue;
		}
		if (p + 1 == end)
			return true; /* the sample was cut off here */
		if (!in(p[0], t->lead) || !in(p[1], t->trail))
			return false;
		common = in(p[0], t->common) && in(p[1], t->common_trail);
		out->all++;
		out->common += common && ++in_a_row > 1;
		out->common += common && in_a_row == 2;
		out->kana += p[0] >= t->kana.from && p[0] <= t->kana.to;
		p += 2;
	}
	return true;
}

const char *
crm_import_likely_pairs(crm_str sample)
{
	const char *best = NULL;
	struct pairs n;
	double most = 0.7;

	for (size_t i = 0; i < CRM_LENGTH(tables); i++) {
		const struct table *t = &tables[i];
		double share;
		if (!count(t, sample, &n) || !n.all || (t->kana.to && !n.kana) ||
		    (strcmp(t->encoding, "CP949") == 0 && n.all < ENOUGH))
			continue;
		share = (double)n.common / (double)n.all;
		if (share > most) {
			most = share;
			best = t->encoding;
		}
	}
	return best;
}
