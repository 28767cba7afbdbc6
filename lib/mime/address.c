/* address.c: addresses of mail, as they are written and checked. */
#include <pwd.h>
#include <stdlib.h>
#include <string.h>

#include "mime/mime.h"

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
crm_mime_address(crm_str address)
{
	const char *at = memchr(address.p ? address.p : "", '@', address.n);
	crm_str local = {address.p, at ? (size_t)(at - address.p) : address.n}, shown;
	crm_buf visible = {0};
	bool plain;

	crm_buf_visible(&visible, address);
	shown = crm_buf_slice(&visible);
	plain = crm_utf8_ok(address) && crm_str_eq(shown, address);
	crm_buf_free(&visible);
	return plain && address.n <= LONGEST && local.n <= LOCAL && is_dotted(local, is_local) &&
	       (!at || is_dotted((crm_str){at + 1, address.n - local.n - 1}, is_host));
}

/* Whether mail to that name alone can arrive: a program that sends mail gives it to the user. */
static bool
is_user(crm_str name)
{
	char *z = strndup(name.p, name.n);
	bool known = getpwnam(z) != NULL;

	free(z);
	return known;
}

int
crm_mime_parse(crm_str written, struct crm_mime_who *out, crm_error *e)
{
	crm_str s = crm_str_trim(written);
	size_t open = s.n;

	*out = (struct crm_mime_who){{"", 0}, s};
	while (open && s.p[open - 1] != '<')
		open--;
	if (open && s.p[s.n - 1] == '>') {
		out->name = crm_str_trim((crm_str){s.p, open - 1});
		out->address = crm_str_trim((crm_str){s.p + open, s.n - open - 1});
	}
	if (out->name.n >= 2 && out->name.p[0] == '"' && out->name.p[out->name.n - 1] == '"')
		out->name = (crm_str){out->name.p + 1, out->name.n - 2};
	if (!crm_mime_address(out->address))
		return crm_fail(e, CRM_DATA, "%s is not an address of mail", crm_quote(written));
	if (!memchr(out->address.p, '@', out->address.n) && !is_user(out->address))
		return crm_fail(
			e, CRM_DATA,
			"%s is not an address of mail: it has no \"@\", and no user of this "
			"machine has that name",
			crm_quote(written));
	return 0;
}
