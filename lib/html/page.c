/* page.c: what is around the content of a page. */
#include "html/html.h"

static void
add_nav(const struct crm_html_page *page, crm_buf *out)
{
	if (!page->nav_count)
		return;
	crm_buf_z(out, "<nav>");
	for (size_t i = 0; i < page->nav_count; i++) {
		if (i == page->here)
			crm_buf_z(out, "<strong>");
		else
			crm_buf_f(out, "<a href=\"%s\">", page->nav[i].file);
		crm_html_text(crm_tr(page->nav[i].text), out);
		crm_buf_z(out, i == page->here ? "</strong>\n" : "</a>\n");
	}
	crm_buf_z(out, "</nav>\n");
}

void
crm_html_begin(const struct crm_html_page *page, crm_buf *out)
{
	crm_buf_z(out, "<!DOCTYPE html>\n<html lang=\"");
	crm_html_text(crm_lang(), out);
	crm_buf_z(out, "\">\n<head>\n<meta charset=\"utf-8\">\n"
		       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
		       "<meta name=\"color-scheme\" content=\"light dark\">\n"
		       "<meta name=\"format-detection\" content=\"telephone=no\">\n");
	if (!page->mail)
		crm_buf_z(out, "<meta name=\"robots\" content=\"noindex\">\n"
			       "<meta name=\"referrer\" content=\"no-referrer\">\n"
			       "<meta http-equiv=\"Content-Security-Policy\" content=\""
			       "default-src 'none'; style-src 'unsafe-inline'\">\n");
	crm_buf_z(out, "<title>");
	crm_html_plain(page->title, out);
	crm_buf_z(out, "</title>\n<style>\n");
	crm_buf_z(out, crm_html_style);
	crm_buf_z(out, "</style>\n</head>\n<body>\n<main>\n");
	add_nav(page, out);
}

void
crm_html_end(crm_buf *out)
{
	crm_buf_z(out, "</main>\n</body>\n</html>\n");
}
