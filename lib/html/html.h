/* html.h: pages for people: one self-contained HTML file without script, which loads nothing.
 *
 * Data is inert: every value goes through one of these functions, which escape it, make control
 * characters and bidirectional marks visible, and isolate its direction of writing (<bdi>). */
#ifndef CRM_HTML_HTML_H
#define CRM_HTML_HTML_H

#include "crm.h"

/* ---- text.c ---- */

/* Adds text of ours, escaped; quotes, too, so that it may be the value of an attribute. */
void crm_html_text(const char *text, crm_buf *out);
/* Adds a value of the data as the text of an element, with <br> for its line feeds. */
void crm_html_value(crm_str value, crm_buf *out);
/* Adds a value of the data for an attribute in double quotes, or for <title>. */
void crm_html_plain(crm_str value, crm_buf *out);

/* ---- link.c ---- */

/* Add a list of phones, or of emails: each of them as a link (tel:, mailto:) if it is one,
 * otherwise as a value, with <br> between them. */
void crm_html_phones(crm_str list, const crm_country *country, crm_buf *out);
void crm_html_emails(crm_str list, crm_buf *out);

/* ---- page.c ---- */

/* Adds the address of the page of a customer, which is escaped by the caller; false, and nothing,
 * when there is none. */
typedef bool crm_html_customer(void *to, crm_str id, crm_buf *out);

struct crm_html_link {
	const char *file, *text; /* the text is marked for translation */
};
struct crm_html_page {
	crm_str title;
	bool mail; /* a mail and no file, whose readers know less of CSS */
	/* Links to other pages, above the title; the page is the one at `here`, or none of them. */
	const struct crm_html_link *nav;
	size_t nav_count, here;
};
/* Add what is before and behind the content of <main>, which begins with <h1>. The language is the
 * one in use (crm_lang). */
void crm_html_begin(const struct crm_html_page *page, crm_buf *out);
void crm_html_end(crm_buf *out);

/* style.c: the style sheet of all pages, which says at its head which classes there are. */
extern const char crm_html_style[];

#endif
