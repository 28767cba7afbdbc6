/* address.c: who sends or receives mail, as people write it. */
#include <pwd.h>
#include <stdlib.h>
#include <string.h>

#include "mime/mime.h"

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
	if (!crm_email_sendable(out->address, true))
		return crm_fail(e, CRM_DATA, "%s is not an address of mail", crm_quote(written));
	if (!memchr(out->address.p, '@', out->address.n) && !is_user(out->address))
		return crm_fail(
			e, CRM_DATA,
			"%s is not an address of mail: it has no \"@\", and no user of this "
			"machine has that name",
			crm_quote(written));
	return 0;
}
