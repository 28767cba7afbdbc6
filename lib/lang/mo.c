/* mo.c: looks a text up in a file that msgfmt made. The build puts the files in, so they are what
 * msgfmt writes. Behind the head there are two tables, of texts in the order of strcmp and of their
 * translations; each entry has a length and the place of a string, which a NUL ends. A text with a
 * context has that before it, and a byte 4 between them. Numbers are little-endian. */
#include <string.h>

#include "lang/lang.h"

enum { COUNT = 8, TEXTS = 12, TRANSLATIONS = 16 }; /* places in the head */
#define ENTRY 8                                    /* bytes of an entry */
#define BEHIND_CONTEXT 4

static size_t
number(const unsigned char *p)
{
	return (size_t)p[0] | (size_t)p[1] << 8 | (size_t)p[2] << 16 | (size_t)p[3] << 24;
}

static const char *
string_at(const unsigned char *mo, size_t table, size_t i, size_t *size)
{
	const unsigned char *entry = mo + number(mo + table) + i * ENTRY;

	*size = number(entry);
	return (const char *)mo + number(entry + 4);
}

/* As strcmp of "CONTEXT\4TEXT", or of the text where there is no context, and of an entry. */
static int
compare(const char *context, const char *text, const char *entry)
{
	size_t n = context ? strlen(context) : 0;
	int order = context ? strncmp(context, entry, n) : 0;

	if (order || !context)
		return order ? order : strcmp(text, entry);
	order = BEHIND_CONTEXT - (unsigned char)entry[n];
	return order ? order : strcmp(text, entry + n + 1);
}

const char *
crm_mo_find(const unsigned char *mo, const char *context, const char *text, size_t *size)
{
	size_t low = 0, high = number(mo + COUNT);

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = compare(context, text, string_at(mo, TEXTS, middle, size));

		if (order == 0)
			return string_at(mo, TRANSLATIONS, middle, size);
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}
