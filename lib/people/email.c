/* email.c: tidies addresses that were copied from elsewhere, and compares them. */
#include <string.h>
#include <strings.h>

#include "people/people.h"

static crm_str
bare(crm_str s)
{
	s = crm_str_trim(s);
	if (s.n > 1 && *s.p == '<' && s.p[s.n - 1] == '>')
		s = crm_str_trim((crm_str){s.p + 1, s.n - 2});
	if (s.n > 7 && strncasecmp(s.p, "mailto:", 7) == 0)
		s = crm_str_trim((crm_str){s.p + 7, s.n - 7});
	while (s.n && s.p[s.n - 1] == '.')
		s.n--;
	return s;
}

/* A blank between two letters may separate two addresses or not: it stays, and the address is
 * wrong. */
static void
add_tidy(crm_str s, crm_buf *out)
{
	s = bare(s);
	for (size_t i = 0; i < s.n; i++) {
		bool beside_at = s.p[i] == ' ' &&
				 (s.p[i + 1] == '@' || s.p[i - 1] == '@' || s.p[i + 1] == ' ');
		if (!beside_at)
			crm_buf_char(out, s.p[i]);
	}
}

bool
crm_emails_tidy(crm_str list, crm_buf *out)
{
	size_t start = out->n;
	crm_str rest = list, item;
	bool changed = false;

	while (crm_str_item(&rest, &item)) {
		if (out->n > start)
			crm_buf_char(out, ';');
		size_t from = out->n;
		add_tidy(item, out);
		changed |= !crm_str_eq(item, (crm_str){out->p + from, out->n - from});
	}
	if (!changed) {
		out->n = start;
		crm_buf_str(out, list);
	}
	return changed;
}

void
crm_email_key(crm_str email, crm_buf *out)
{
	size_t start = out->n;

	add_tidy(email, out);
	for (size_t i = start; i < out->n; i++)
		if (out->p[i] >= 'A' && out->p[i] <= 'Z')
			out->p[i] = (char)(out->p[i] + 32);
}
