/* names.c: names in other letters, by ICU. */
#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/ustring.h>
#include <unicode/utrans.h>

#include "names/names.h"

/* Accents are U+0300 to U+036F only: in other scripts such marks are letters. */
#define PLAIN "NFD; [\\u0300-\\u036F] Remove; Lower; Latin-ASCII; NFC"

static const char *const rules[CRM_NAMES_FORMS] = {
	[CRM_NAMES_PLAIN] = PLAIN,
	[CRM_NAMES_LATIN] = "Any-Latin; " PLAIN,
	[CRM_NAMES_HAN] = "Han-Latin/Names; Any-Latin; " PLAIN,
	[CRM_NAMES_BGN] = "Russian-Latin/BGN; Any-Latin; " PLAIN,
};

/* The usual Chinese characters, of three bytes each, and room for a reading ("zhuang"). */
enum { FIRST_HAN = 0x3400, LAST_HAN = 0x9FFF, SYLLABLE = 8 };
typedef char syllables[LAST_HAN - FIRST_HAN + 1][SYLLABLE];

struct crm_names {
	UTransliterator *form[CRM_NAMES_FORMS];
	syllables *surname,
		*other; /* readings found so far, as ICU takes long; "-": a special case */
	char *joined;
	size_t joined_room;
	UChar *wide; /* the text in UTF-16 */
	int32_t wide_room;
	char *out;
	int32_t out_room;
};

static struct crm_names *
names_open(void)
{
	return calloc(1, sizeof(struct crm_names));
}

static void
names_close(struct crm_names *n)
{
	if (!n)
		return;
	for (int i = 0; i < CRM_NAMES_FORMS; i++)
		if (n->form[i])
			utrans_close(n->form[i]);
	free(n->surname);
	free(n->other);
	free(n->joined);
	free(n->wide);
	free(n->out);
	free(n);
}

static UTransliterator *
make(enum crm_names_form form)
{
	UErrorCode status = U_ZERO_ERROR;
	UParseError where;
	UTransliterator *made;
	UChar id[128];

	u_uastrcpy(id, rules[form]);
	made = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, &where, &status);
	return U_SUCCESS(status) ? made : NULL;
}

/* One Chinese character may become six letters, and a letter of three bytes in UTF-8. */
static int
make_room(struct crm_names *n, size_t size)
{
	int32_t wide = (int32_t)size * 8 + 64, out = wide * 3;

	if (size > 1 << 20)
		return -1;
	if (wide > n->wide_room) {
		free(n->wide);
		free(n->out);
		n->wide = malloc((size_t)wide * sizeof *n->wide);
		n->out = malloc((size_t)out);
		n->wide_room = n->wide && n->out ? wide : 0;
		n->out_room = n->wide_room ? out : 0;
	}
	return n->wide_room > 0 ? 0 : -1;
}

static const char *
by_icu(struct crm_names *n, enum crm_names_form form, const char *text, size_t size,
       size_t *out_size)
{
	UErrorCode status = U_ZERO_ERROR;
	int32_t length = 0, limit, bytes = 0;

	if (!n->form[form] && !(n->form[form] = make(form)))
		return NULL;
	if (make_room(n, size) < 0)
		return NULL;
	u_strFromUTF8(n->wide, n->wide_room, &length, text, (int32_t)size, &status);
	limit = length;
	utrans_transUChars(n->form[form], n->wide, &length, n->wide_room, 0, &limit, &status);
	u_strToUTF8(n->out, n->out_room, &bytes, n->wide, length, &status);
	*out_size = (size_t)bytes;
	return U_SUCCESS(status) ? n->out : NULL;
}

/* ---- Chinese names, character by character ---- */

/* The reading of a character, which ICU is asked for once; NULL in special cases. */
static const char *
syllable(struct crm_names *n, enum crm_names_form form, syllables **all, const char *text)
{
	unsigned c = ((unsigned char)text[0] & 15u) << 12 | ((unsigned char)text[1] & 63u) << 6 |
		     ((unsigned char)text[2] & 63u);
	const char *latin;
	size_t size;
	char *one;

	if (c < FIRST_HAN || c > LAST_HAN || (!*all && !(*all = calloc(1, sizeof **all))))
		return NULL;
	one = (**all)[c - FIRST_HAN];
	if (!*one) {
		latin = by_icu(n, form, text, 3, &size);
		if (latin && size > 0 && size < SYLLABLE && !memchr(latin, ' ', size) &&
		    (unsigned char)*latin < 0x80)
			memcpy(one, latin, size);
		else
			*one = '-';
	}
	return *one == '-' ? NULL : one;
}

/* The first character is that of a surname. NULL where it is not only Chinese and ASCII. */
static const char *
by_characters(struct crm_names *n, const char *text, size_t size, size_t *out_size)
{
	size_t out = 0, room = size * SYLLABLE + 1;

	if (room > n->joined_room) {
		free(n->joined);
		n->joined = malloc(room);
		n->joined_room = n->joined ? room : 0;
	}
	for (size_t i = 0; n->joined && i < size;) {
		bool han = ((unsigned char)text[i] & 0xF0) == 0xE0 && size - i >= 3;
		const char *one = NULL;
		if ((unsigned char)text[i] < 0x80) {
			n->joined[out++] = (char)tolower((unsigned char)text[i++]);
			continue;
		}
		if (han)
			one = i == 0 ? syllable(n, CRM_NAMES_HAN, &n->surname, text)
				     : syllable(n, CRM_NAMES_LATIN, &n->other, text + i);
		if (!one)
			return NULL;
		if (out > 0 && n->joined[out - 1] != ' ')
			n->joined[out++] = ' ';
		for (; *one; one++)
			n->joined[out++] = *one;
		i += 3;
	}
	*out_size = out;
	return n->joined;
}

static const char *
names_form(struct crm_names *n, enum crm_names_form form, const char *text, size_t size,
	   size_t *out_size)
{
	const char *joined = form == CRM_NAMES_HAN ? by_characters(n, text, size, out_size) : NULL;

	return joined ? joined : by_icu(n, form, text, size, out_size);
}

extern const struct crm_names_plugin crm_names_plugin_1;
__attribute__((visibility("default")))
const struct crm_names_plugin crm_names_plugin_1 = {names_open, names_form, names_close};
