/* likely.c: which encoding bytes that are not UTF-8 may be in. The message suggests it to a person,
 * and shows how the text would read; nothing is converted for that reason alone.
 *
 * An encoding of Chinese, Japanese or Korean shows in its pairs of bytes (likely_pairs.c). For
 * the others the text is converted from each in turn, and judged by the letters that come out:
 * those of a language that is written in this encoding, with capitals where words have them. */
#include <limits.h>
#include <string.h>

#include "base/array.h"
#include "import/parts.h"

#define SAMPLE 65536 /* bytes, enough to tell */

/* ---- languages ---- */

/* All small letters of an alphabet, the frequent ones first. */
static const char cyrillic[] = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъёіїєґў";
static const char greek[] = "αοιετσνηυρπκμλςίόέάωήύώδγχθβφξζψϊϋ";
static const char hebrew[] = "יוהלאמרתבנשדםעחקפכטסגןזךצףץ";
static const char arabic[] = "اليمنروتبةعدسفهكقحجشطصخأذءىثزضغإئظؤآ";
/* Languages in Latin letters: their letters that are not ASCII. The last two lists have the letters
 * of many languages at once. */
static const char french[] = "éèàçêëâîïôûùœæüö", spanish[] = "áéíóúñüç";
static const char western[] = "éäöüßèàçñáíóúêëâåæøãõîïôûùìòœ";
static const char central[] = "ąćęłńóśźżáčďéěíňřšťúůýžőű";

/* Where two fit equally well the earlier one counts. */
static const struct language {
	const char *encoding, *letters;
} languages[] = {
	{"windows-1252", "äöüßéç"},
	{"windows-1252", french},
	{"windows-1252", spanish},
	{"windows-1252", "ãáéçíóõúâêôà"},
	{"windows-1252", "àèéìòù"},
	{"windows-1252", "åäöæøéü"},
	{"windows-1252", western},
	{"windows-1250", "ąćęłńóśźżöü"},
	{"windows-1250", "áčďéěíňóřšťúůýžľĺŕôäöü"},
	{"windows-1250", "áéíóöőúüű"},
	{"windows-1250", "čćđšžöü"},
	{"windows-1250", "ăâîşţ"},
	{"windows-1254", "çğıöşüâ"},
	{"windows-1257", "ąčęėįšųūžāēģīķļņõäöü"},
	{"windows-1251", cyrillic},
	{"KOI8-R", cyrillic},
	{"KOI8-U", cyrillic},
	{"CP866", cyrillic},
	{"MACCYRILLIC", cyrillic},
	{"windows-1253", greek},
	{"windows-1255", hebrew},
	{"windows-1256", arabic},
	{"ISO-8859-2", central},
	{"macintosh", "äöüß"},
	{"macintosh", french},
	{"macintosh", spanish},
	{"CP850", "äöüß"},
	{"CP850", french},
	{"CP850", spanish},
	{"CP852", central},
};

/* ---- letters ---- */

static bool
within(uint32_t c, uint32_t from, uint32_t to)
{
	return c >= from && c <= to;
}

/* The small letter of a capital one in these alphabets; itself for any other character. */
static uint32_t
small(uint32_t c)
{
	if (within(c, 'A', 'Z') || (within(c, 0xc0, 0xde) && c != 0xd7) ||
	    within(c, 0x391, 0x3a9) || within(c, 0x410, 0x42f))
		return c + 32;
	if (within(c, 0x400, 0x40f))
		return c + 80;
	if (within(c, 0x100, 0x137) || within(c, 0x14a, 0x177) || within(c, 0x490, 0x4ff))
		return c | 1;
	if (within(c, 0x139, 0x148) || within(c, 0x179, 0x17e))
		return c + c % 2;
	return c;
}

static bool
is_letter(uint32_t c)
{
	return within(small(c), 'a', 'z') || (within(c, 0xc0, 0x24f) && c != 0xd7 && c != 0xf7) ||
	       within(c, 0x370, 0x6ff);
}

static bool
is_latin(uint32_t c)
{
	return is_letter(c) && c < 0x250;
}

static bool
is_accented(uint32_t c)
{
	return is_latin(c) && c >= 0x80;
}

/* The place of a small letter among those of a language, from 1; 0: it is not one of them. */
static size_t
place_of(uint32_t letter, const char *letters)
{
	crm_str s = crm_str_z(letters);

	for (size_t place = 1, n; s.n; place++, s.p += n, s.n -= n)
		if (crm_utf8_next(s, &n) == letter)
			return place;
	return 0;
}

/* How well a character that is not ASCII fits between its neighbours. A sign belongs between words.
 * A capital begins a word, unless all of the word is in capitals. A Greek or Cyrillic letter has no
 * Latin neighbours, and a Latin letter with an accent seldom has another one beside it. */
static int
fit_of(uint32_t before, uint32_t c, uint32_t after, const char *letters)
{
	size_t place, n;

	if (!is_letter(c))
		return c < 0xa0 || (is_letter(before) && is_letter(after) && c != 0x2019) ? -4 : 0;
	if (small(c) != c && is_letter(before) && small(before) == before)
		return -4;
	place = place_of(small(c), letters);
	if (!is_latin(crm_utf8_next(crm_str_z(letters), &n)))
		return !place || is_latin(before) || is_latin(after) ? -4 : place <= 10 ? 5 : 4;
	if (!place)
		return -2;
	return (is_accented(before) || is_accented(after) ? 1 : 4) -
	       (letters == western || letters == central);
}

/* How well a text that ends in '\n' fits, and how many of its characters were judged. */
static long
fit(crm_str text, const char *letters, long *judged)
{
	uint32_t before = ' ', c = ' ', after;
	long sum = 0;
	size_t n;

	for (*judged = 0; text.n; before = c, c = after, text = (crm_str){text.p + n, text.n - n}) {
		after = crm_utf8_next(text, &n);
		if (c < 0x80)
			continue;
		sum += fit_of(before, c, after, letters);
		++*judged;
	}
	return sum;
}

/* ---- the likely one ---- */

/* What is judged: the text from the first line on that is not ASCII alone. */
static crm_str
sample_of(crm_str s)
{
	size_t at = 0, from;

	while (at < s.n && (unsigned char)s.p[at] < 0x80)
		at++;
	for (from = at; from > 0 && s.p[from - 1] != '\n' && s.p[from - 1] != '\r'; from--)
		;
	return (crm_str){s.p + from, s.n - from < SAMPLE ? s.n - from : SAMPLE};
}

/* The encoding in which the text reads best, NULL when it gives letters in none. *faultless says
 * whether every character fits. */
static const char *
best_reading(crm_str sample, bool *faultless)
{
	const char *best = NULL;
	crm_buf text = {0};
	long most = 0, sum, judged;
	size_t at;

	*faultless = false;
	for (size_t i = 0; i < CRM_LENGTH(languages); i++) {
		text.n = 0;
		if (crm_import_convert(languages[i].encoding, sample, &text, &at) < 0)
			continue;
		crm_buf_char(&text, '\n');
		sum = fit(crm_buf_slice(&text), languages[i].letters, &judged);
		if (sum > most) {
			most = sum;
			*faultless = sum >= 4 * judged;
			best = languages[i].encoding;
		}
	}
	crm_buf_free(&text);
	return best;
}

const char *
crm_import_likely(crm_str bytes)
{
	crm_str sample = sample_of(bytes);
	const char *pairs = crm_import_likely_pairs(sample), *letters;
	bool faultless;

	letters = best_reading(sample, &faultless);
	return pairs && !faultless ? pairs : letters;
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
	return c >= 0x80 || within(c | 32, 'a', 'z');
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
	if (encoding && crm_import_convert(encoding, word, &reads, &wrong) == 0)
		crm_fail(in->e, CRM_DATA,
			 "%s is not UTF-8; in %s it is %s, and --encoding=%s reads it so",
			 crm_quote(word), encoding, crm_quote(crm_buf_slice(&reads)), encoding);
	else
		crm_fail(in->e, CRM_DATA,
			 "%s is not UTF-8; --encoding says what it is instead (iconv -l lists the "
			 "names)",
			 crm_quote(word));
	crm_buf_free(&reads);
	crm_import_fail(in, line, NULL);
}
