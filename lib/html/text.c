/* text.c: text within HTML. */
#include "html/html.h"

static void
add_escaped(crm_str s, crm_buf *out)
{
	for (size_t i = 0; i < s.n; i++)
		switch (s.p[i]) {
		case '&': crm_buf_z(out, "&amp;"); break;
		case '<': crm_buf_z(out, "&lt;"); break;
		case '>': crm_buf_z(out, "&gt;"); break;
		case '"': crm_buf_z(out, "&quot;"); break;
		case '\'': crm_buf_z(out, "&#39;"); break;
		default: crm_buf_char(out, s.p[i]);
		}
}

/* A value on one line is that of a document between its line feeds, for each of which `feed` is
 * added. */
static void
add_value(crm_str value, const char *feed, crm_buf *out)
{
	crm_buf visible = {0};
	size_t begin = 0;

	for (size_t i = 0; i <= value.n; i++) {
		if (i < value.n && value.p[i] != '\n')
			continue;
		visible.n = 0;
		crm_buf_document(&visible, (crm_str){value.p + begin, i - begin});
		add_escaped(crm_buf_slice(&visible), out);
		begin = i + 1;
		if (i < value.n)
			crm_buf_z(out, feed);
	}
	crm_buf_free(&visible);
}

void
crm_html_text(const char *text, crm_buf *out)
{
	add_escaped(crm_str_z(text), out);
}

void
crm_html_value(crm_str value, crm_buf *out)
{
	if (!value.n)
		return;
	crm_buf_z(out, "<bdi>");
	add_value(value, "<br>", out);
	crm_buf_z(out, "</bdi>");
}

void
crm_html_plain(crm_str value, crm_buf *out)
{
	add_value(value, " ", out);
}
