/* Finds the word that was meant. */
#include "base/base.h"

#define LONGEST 48

static unsigned char
fold(char c)
{
	if (c == '_')
		return '-';
	return (unsigned char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

static unsigned
smaller(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

/* Insertions, deletions, substitutions and swaps of neighbours between a and
 * b; case, and - against _, make no difference. */
static unsigned
distance(crm_str a, crm_str b)
{
	unsigned rows[3][LONGEST + 1];
	unsigned *before = rows[0], *last = rows[1], *now = rows[2];

	for (unsigned j = 0; j <= b.n; j++)
		last[j] = j;
	for (size_t i = 1; i <= a.n; i++) {
		unsigned *spare = before;

		now[0] = (unsigned)i;
		for (size_t j = 1; j <= b.n; j++) {
			unsigned change = fold(a.p[i - 1]) != fold(b.p[j - 1]);

			now[j] = smaller(smaller(last[j], now[j - 1]) + 1, last[j - 1] + change);
			if (i > 1 && j > 1 && fold(a.p[i - 1]) == fold(b.p[j - 2]) &&
			    fold(a.p[i - 2]) == fold(b.p[j - 1]))
				now[j] = smaller(now[j], before[j - 2] + 1);
		}
		before = last;
		last = now;
		now = spare;
	}
	return last[b.n];
}

/* Whether two words sound alike: fone and phone. */
static bool
sounds_like(crm_str a, crm_str b)
{
	return fold(a.p[0]) == 'f' && fold(b.p[0]) == 'p' && fold(b.p[1]) == 'h';
}

/* The number of slips by which a word may differ from b: one, two from six letters on, three from
 * ten on. When there are several, the first letter must be right. With more, unrelated words come
 * close, as marketing and meeting do, or sign and assign. */
static unsigned
allowed(crm_str a, crm_str b)
{
	size_t longer = a.n > b.n ? a.n : b.n, shorter = a.n > b.n ? b.n : a.n;

	if (shorter < 2)
		return 0;
	if (sounds_like(a, b) || sounds_like(b, a))
		return 2;
	if (longer < 6 || fold(a.p[0]) != fold(b.p[0]))
		return 1;
	return longer < 10 ? 2 : 3;
}

const char *
crm_nearest(crm_str w, const char *const *words, size_t n)
{
	const char *best = NULL;
	unsigned least = LONGEST;

	if (w.n == 0 || w.n > LONGEST)
		return NULL;
	for (size_t i = 0; i < n; i++) {
		crm_str word = crm_str_z(words[i]);
		unsigned d;

		if (word.n == 0 || word.n > LONGEST)
			continue;
		d = distance(w, word);
		if (d <= allowed(w, word) && d < least) {
			best = words[i];
			least = d;
		}
	}
	return best;
}

bool
crm_is_slip(crm_str a, crm_str b)
{
	size_t from = 0, end = 0;

	while (from < a.n && from < b.n && a.p[from] == b.p[from])
		from++;
	while (end < a.n - from && end < b.n - from && a.p[a.n - 1 - end] == b.p[b.n - 1 - end])
		end++;
	a = (crm_str){a.p + from, a.n - from - end};
	b = (crm_str){b.p + from, b.n - from - end};
	if (from + end < 3)
		return false;
	return (a.n <= 1 && b.n <= 1) ||
	       (a.n == 2 && b.n == 2 && a.p[0] == b.p[1] && a.p[1] == b.p[0]);
}
