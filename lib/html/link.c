/* link.c: phones to call, and addresses to write to. */
#include <string.h>

#include "html/html.h"

static void
begin_item(bool *first, crm_buf *out)
{
	if (!*first)
		crm_buf_z(out, "<br>");
	*first = false;
}

/* ---- phones ---- */

/* Whether the code of the country is part of the number: +49 … or 0049 …. */
static bool
has_code(crm_str number)
{
	char digit[2] = {0};
	size_t digits = 0;

	for (size_t i = 0; i < number.n && digits < 2; i++) {
		if (number.p[i] == '+')
			return true;
		if (number.p[i] >= '0' && number.p[i] <= '9')
			digit[digits++] = number.p[i];
	}
	return digit[0] == '0' && digit[1] == '0';
}

/* A link of the number as it is dialled, with the code of its country where that is known, and its
 * extension (RFC 3966). A number of digits alone can hold nothing else. */
static void
add_phone(crm_str number, const crm_country *country, crm_buf *out)
{
	crm_buf key = {0};
	const char *extension;
	size_t digits;
	bool known = country || has_code(number);

	crm_phone_key(number, country, &key);
	crm_buf_zend(&key);
	digits = strcspn(key.p, "x");
	extension = key.p[digits] ? key.p + digits + 1 : "";
	crm_buf_f(out, "<a href=\"tel:%s%.*s%s%s\">", known ? "+" : "", (int)digits, key.p,
		  *extension ? ";ext=" : "", extension);
	crm_html_value(number, out);
	crm_buf_z(out, "</a>");
	crm_buf_free(&key);
}

void
crm_html_phones(crm_str list, const crm_country *country, crm_buf *out)
{
	bool first = true;
	crm_str number;

	while (crm_phone_next(&list, &number)) {
		begin_item(&first, out);
		if (crm_phone_ok(number))
			add_phone(number, country, out);
		else
			crm_html_value(number, out);
	}
}

/* ---- emails ---- */

static void
add_address(crm_str email, crm_buf *out)
{
	for (size_t i = 0; i < email.n; i++) {
		unsigned char c = (unsigned char)email.p[i];
		if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		    strchr("@.-_~", c))
			crm_buf_char(out, (char)c);
		else
			crm_buf_f(out, "%%%02X", c);
	}
}

/* A long one is broken before the @ rather than anywhere. */
static void
add_shown(crm_str email, crm_buf *out)
{
	size_t at = (size_t)((const char *)memchr(email.p, '@', email.n) - email.p);

	crm_html_value((crm_str){email.p, at}, out);
	crm_buf_z(out, "<wbr>");
	crm_html_value((crm_str){email.p + at, email.n - at}, out);
}

void
crm_html_emails(crm_str list, crm_buf *out)
{
	bool first = true;
	crm_str email;

	while (crm_str_item(&list, &email)) {
		begin_item(&first, out);
		if (!crm_email_ok(email)) {
			crm_html_value(email, out);
			continue;
		}
		crm_buf_z(out, "<a href=\"mailto:");
		add_address(email, out);
		crm_buf_z(out, "\">");
		add_shown(email, out);
		crm_buf_z(out, "</a>");
	}
}
