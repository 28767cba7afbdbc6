/* Slices: comparing, trimming, lists of items. */
#include <string.h>

#include "base/base.h"

crm_str
crm_str_z(const char *z)
{
	return (crm_str){z, z ? strlen(z) : 0};
}

bool
crm_str_eq(crm_str a, crm_str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

bool
crm_str_eqz(crm_str a, const char *z)
{
	return crm_str_eq(a, crm_str_z(z));
}

int
crm_str_cmp(crm_str a, crm_str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int order = n ? memcmp(a.p, b.p, n) : 0;

	return order ? order : (a.n > b.n) - (a.n < b.n);
}

static bool
blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

crm_str
crm_str_trim(crm_str s)
{
	while (s.n && blank(s.p[s.n - 1]))
		s.n--;
	while (s.n && blank(*s.p)) {
		s.p++;
		s.n--;
	}
	return s;
}

bool
crm_str_item(crm_str *list, crm_str *item)
{
	while (list->n) {
		const char *end = memchr(list->p, ';', list->n);
		size_t n = end ? (size_t)(end - list->p) : list->n;
		size_t taken = end ? n + 1 : n;

		*item = crm_str_trim((crm_str){list->p, n});
		list->p += taken;
		list->n -= taken;
		if (item->n)
			return true;
	}
	return false;
}

crm_str
crm_part(crm_str *rest, char end)
{
	crm_str part = {rest->p, 0};

	while (part.n < rest->n && rest->p[part.n] != end)
		part.n++;
	rest->p += part.n;
	rest->n -= part.n;
	if (rest->n) {
		rest->p++;
		rest->n--;
	}
	return part;
}

bool
crm_str_has_item(crm_str list, crm_str item)
{
	crm_str each;

	while (crm_str_item(&list, &each))
		if (crm_str_eq(each, item))
			return true;
	return false;
}
