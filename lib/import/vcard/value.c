/* value.c: what the value of a property says. */
#include <string.h>

#include "import/vcard/vcard.h"

/* The character that an escape means; 0 when it is not an escape. */
static char
escaped(char c, bool old)
{
	if ((c == 'n' || c == 'N') && !old)
		return '\n';
	return c == ',' || c == ';' || c == '\\' || c == ':' ? c : 0;
}

bool
crm_vcard_split(crm_str *value, const char *separators, crm_str *part)
{
	size_t i = 0;

	if (!value->p)
		return false;
	while (i < value->n && (!value->p[i] || !strchr(separators, value->p[i])))
		i += value->p[i] == '\\' && i + 1 < value->n ? 2 : 1;
	*part = (crm_str){value->p, i};
	if (i < value->n)
		*value = (crm_str){value->p + i + 1, value->n - i - 1};
	else
		*value = (crm_str){NULL, 0};
	return true;
}

crm_str
crm_vcard_unescape(crm_str part, bool old, crm_arena *a)
{
	crm_buf out = {0};
	crm_str kept;

	for (size_t i = 0; i < part.n; i++) {
		char is = part.p[i] == '\\' && i + 1 < part.n ? escaped(part.p[i + 1], old) : 0;
		crm_buf_char(&out, is ? is : part.p[i]);
		i += is != 0;
	}
	kept = crm_arena_str(a, crm_str_trim(crm_buf_slice(&out)));
	crm_buf_free(&out);
	return kept;
}

/* ---- dates ---- */

/* The number in the first n digits of s; -1 when it begins with fewer. */
static int
take_digits(crm_str *s, size_t n)
{
	int value = 0;

	if (s->n < n)
		return -1;
	for (size_t i = 0; i < n; i++) {
		if (s->p[i] < '0' || s->p[i] > '9')
			return -1;
		value = value * 10 + (s->p[i] - '0');
	}
	*s = (crm_str){s->p + n, s->n - n};
	return value;
}

static bool
take_hyphen(crm_str *s)
{
	if (!s->n || s->p[0] != '-')
		return false;
	*s = (crm_str){s->p + 1, s->n - 1};
	return true;
}

/* YYYY-MM-DD, YYYYMMDD, YYYY-MM, --MM-DD or --MMDD, perhaps with a time behind T, which is
 * dropped. day 0: not said. */
static bool
take_date(crm_str s, int *year, int *month, int *day)
{
	*year = *day = 0;
	if (take_hyphen(&s)) {
		if (!take_hyphen(&s))
			return false;
	} else if ((*year = take_digits(&s, 4)) < 0) {
		return false;
	} else {
		take_hyphen(&s);
	}
	if ((*month = take_digits(&s, 2)) < 0)
		return false;
	take_hyphen(&s);
	if (s.n && (*day = take_digits(&s, 2)) < 0)
		return false;
	return !s.n || s.p[0] == 'T' || s.p[0] == ' ';
}

crm_str
crm_vcard_date(const struct crm_vcard_property *p, crm_arena *a)
{
	crm_str said = crm_str_trim(p->value), omit = crm_vcard_parameter(p, "X-APPLE-OMIT-YEAR");
	int year, month, day;
	char text[48];

	if (!take_date(said, &year, &month, &day) || (!year && !day))
		return said;
	if (year && omit.n == 4 && take_digits(&omit, 4) == year)
		year = 0;
	if (!year)
		snprintf(text, sizeof text, "--%02d-%02d", month, day);
	else if (!day)
		snprintf(text, sizeof text, "%04d-%02d", year, month);
	else
		snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
	return crm_arena_str(a, crm_str_z(text));
}
