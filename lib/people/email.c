/* email.c: what an email address is; tidies those that were copied from elsewhere, and compares
 * them. */
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

/* ---- what an address is ---- */

/* Whether all of it is seen as it is. */
static bool
is_seen(crm_str s)
{
	crm_buf visible = {0};
	bool same;

	crm_buf_visible(&visible, s);
	same = crm_utf8_ok(s) && crm_str_eq(crm_buf_slice(&visible), s);
	crm_buf_free(&visible);
	return same;
}

bool
crm_email_ok(crm_str email)
{
	crm_str behind = email, before = crm_part(&behind, '@');

	for (size_t i = 0; i < email.n; i++)
		if ((unsigned char)email.p[i] <= ' ' || strchr(",;:<>()[]\"\\", email.p[i]))
			return false;
	return before.n && behind.n && !memchr(behind.p, '@', behind.n) && is_seen(email);
}

#define LONGEST 254 /* octets, RFC 5321 */
#define LOCAL 64

static bool
is_alphanumeric(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* A character that may be without quotes before the @. */
static bool
is_local(char c)
{
	return is_alphanumeric(c) || (c && strchr("!#$%&'*+/=?^_`{|}~-", c));
}

static bool
is_host(char c)
{
	return is_alphanumeric(c) || c == '-' || (unsigned char)c >= 0x80;
}

/* Labels of such characters with a dot between any two. */
static bool
is_dotted(crm_str s, bool fits(char))
{
	bool label = false;

	for (size_t i = 0; i < s.n; i++) {
		bool letter = fits(s.p[i]);
		if (!letter && (s.p[i] != '.' || !label))
			return false;
		label = letter;
	}
	return label;
}

bool
crm_email_sendable(crm_str email, bool local)
{
	crm_str host = email, before = crm_part(&host, '@');
	bool at = before.n < email.n;

	return (at || local) && email.n <= LONGEST && before.n <= LOCAL &&
	       is_dotted(before, is_local) && (!at || is_dotted(host, is_host)) && is_seen(email);
}
