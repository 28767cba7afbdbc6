/* parse.c: ranges, shares and {names}. */
#include "base/parse.h"

#include <string.h>

/* ---- ranges ---- */

/* Where the two dots are; s.n when there are none. */
static size_t
dots(crm_str s)
{
	for (size_t i = 0; i + 1 < s.n; i++)
		if (s.p[i] == '.' && s.p[i + 1] == '.')
			return i;
	return s.n;
}

bool
crm_is_range(crm_str s)
{
	return dots(s) < s.n;
}

/* The two sides; one alone is both. */
static void
split(crm_str s, crm_str *from, crm_str *to)
{
	size_t at = dots(s);

	*from = crm_str_trim((crm_str){s.p, at});
	*to = at < s.n ? crm_str_trim((crm_str){s.p + at + 2, s.n - at - 2}) : *from;
}

bool
crm_num_range(crm_str s, crm_num *from, crm_num *to)
{
	crm_str a, b;

	split(s, &a, &b);
	return crm_num_parse(a, from) && crm_num_parse(b, to);
}

bool
crm_span_range(crm_str s, crm_span *from, crm_span *to)
{
	crm_str a, b;

	split(s, &a, &b);
	*to = (crm_span){0, 'd'};
	return crm_span_parse(a, from) && (!crm_is_range(s) || crm_span_parse(b, to));
}

/* ---- shares ---- */

bool
crm_share_parse(crm_str s, crm_num *n, bool *percent)
{
	*percent = s.n > 0 && s.p[s.n - 1] == '%';
	return crm_num_parse((crm_str){s.p, s.n - *percent}, n);
}

/* ---- names in braces ---- */

size_t
crm_braced(crm_str s, bool blanks)
{
	size_t i = 1;

	if (s.n == 0 || s.p[0] != '{')
		return 0;
	while (i < s.n && s.p[i] != '{' && s.p[i] != '}' && (blanks || (unsigned char)s.p[i] > ' '))
		i++;
	return i > 1 && i < s.n && s.p[i] == '}' ? i + 1 : 0;
}
