/* html.h: what the files that write a report as HTML share. */
#ifndef CRM_REPORT_HTML_H
#define CRM_REPORT_HTML_H

#include "report/stream.h"

/* html.c */
/* Adds a value as HTML: phones and emails as links. */
void report_html_value(const crm_report *r, size_t row, int column, crm_buf *out);

/* html_people.c */
/* Adds a group of contacts, or of customers: a table, of whose rows a phone makes cards. */
void report_html_people(const crm_report *r, const struct report_group *g, crm_buf *out);

#endif
