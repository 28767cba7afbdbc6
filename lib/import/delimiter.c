/* delimiter.c: what separates the fields of a text. */
#include <string.h>

#include "base/array.h"
#include "import/parts.h"

#define RECORDS 20 /* after the header, to look at */

bool
crm_import_delimiter(crm_str word, crm_str *delimiter)
{
	static const struct {
		const char *word, *is;
	} words[] = {{"comma", ","}, {"semicolon", ";"}, {"tab", "\t"},
		     {"\\t", "\t"},  {"bar", "|"},       {"pipe", "|"}};

	for (size_t i = 0; i < CRM_LENGTH(words); i++)
		if (crm_str_eqz(word, words[i].word)) {
			*delimiter = crm_str_z(words[i].is);
			return true;
		}
	*delimiter = word;
	return word.n == 1 && !memchr("\"\r\n\0", word.p[0], 4) && (unsigned char)word.p[0] < 0x80;
}

char
crm_import_sep(crm_str *text, uint64_t *line)
{
	size_t n = 5;

	if (text->n < n || strncasecmp(text->p, "sep=", 4) != 0)
		return 0;
	if (text->n > n && text->p[n] == '\r')
		n++;
	if (text->n > n && text->p[n] == '\n')
		n++;
	if (n == 5 && text->n > n)
		return 0;
	char c = text->p[4];
	text->p += n;
	text->n -= n;
	++*line;
	return c;
}

/* How many fields the header has, and how many of the records behind it have as many. */
struct votes {
	size_t fields, agree, records;
};

static struct votes
count(crm_str text, unsigned skip, char delimiter)
{
	struct crm_import_walk w;
	struct crm_import_record r;
	struct votes v = {0};

	crm_import_walk_begin(&w, text, delimiter);
	crm_import_walk_skip(&w, skip);
	if (!crm_import_walk_next(&w, &r))
		return v;
	v.fields = r.fields;
	while (v.records < RECORDS && crm_import_walk_next(&w, &r)) {
		v.records++;
		v.agree += r.fields == v.fields && !r.open && !r.garbage;
	}
	return v;
}

/* Whether the delimiter that gave `a` is likelier than the one that gave `b`: that every record has
 * as many fields as the header counts first, then the number of fields. */
static bool
better(struct votes a, struct votes b)
{
	bool all = a.agree == a.records;

	if (a.fields < 2 || b.fields < 2)
		return a.fields >= 2;
	if (all != (b.agree == b.records))
		return all;
	return a.fields > b.fields;
}

char
crm_import_detect(crm_str text, unsigned skip)
{
	static const char candidates[] = {'\t', ';', ',', '|'};
	struct votes best = {0};
	char found = 0;

	for (size_t i = 0; i < sizeof candidates; i++) {
		struct votes v = count(text, skip, candidates[i]);
		if (better(v, best)) {
			best = v;
			found = candidates[i];
		}
	}
	return found;
}
