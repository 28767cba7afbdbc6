/* report.h: a stream as people like to look at it.
 *
 *   stream.c     the rows and columns that a report is made of, and its groups
 *   value.c      a value on one line, and what is said beside it
 *   head.c       what all forms say in the same words
 *   figures.c    the figures at the head
 *   chart/       a file for each kind of chart
 *   text.c, markdown.c, html.c, html_people.c   the report in each form
 *
 * A report shows no private column: it does not even read one. */
#ifndef CRM_REPORT_REPORT_H
#define CRM_REPORT_REPORT_H

#include "crm.h"
#include "html/html.h"

struct crm_report_how {
	const crm_policy *policy;
	const crm_country *country; /* of phones without a code; NULL: none */
	crm_day today;
	const char *title;   /* NULL: one that suits the stream */
	const char *group;   /* a column, by whose values rows are grouped; NULL: none */
	bool each;           /* … that --each named */
	const crm_str *only; /* the columns to show, in order; NULL: those that people need */
	size_t only_count;
	const char *of;          /* --each: only rows in which this column … */
	crm_str is;              /* … has this value; NULL: all rows */
	size_t width;            /* columns of text; 0: as many as a screen usually has */
	bool mail;               /* the HTML is for a mail */
	crm_html_customer *link; /* the pages of customers; NULL: names are no links */
	void *link_to;
	const struct crm_html_link *nav; /* the pages of the site … */
	size_t nav_count, here;          /* … and which of them this is */
	/* The charts of HTML, by name (crm_report_chart), in order; "none" is none. Without any:
	 * those that suit the stream. */
	const char *const *chart;
	size_t chart_count;
	bool charts; /* HTML will be asked for */
};

/* Makes a report of a table, which must outlive it. In a list of what is due, the column "owner"
 * means due_owner, who is to do it. It fails when a column that was named is not there, is private,
 * or has a value that it cannot have. */
typedef struct crm_report crm_report;
crm_report *crm_report_new(const crm_table *t, const struct crm_report_how *how, crm_error *e);
void crm_report_free(crm_report *r);

size_t crm_report_rows(const crm_report *r);
bool crm_report_is_due(const crm_report *r);   /* whether its rows are contacts to make */
crm_str crm_report_title(const crm_report *r); /* as it is: not made visible */
/* Adds the subject of a message: the title and the day. */
void crm_report_subject(const crm_report *r, crm_buf *out);
/* The groups, as they come, and the value that the rows of one have. */
size_t crm_report_groups(const crm_report *r);
crm_str crm_report_group(const crm_report *r, size_t i);

/* The i-th column that a page of customers, or of contacts, shows; NULL past the last. */
const char *crm_report_column(bool due, size_t i);

/* The name of the i-th kind of chart; NULL past the last. */
const char *crm_report_chart(size_t i);

/* ---- forms ---- */

/* Each adds the whole report. */
void crm_report_text(const crm_report *r, crm_buf *out);
void crm_report_markdown(const crm_report *r, crm_buf *out);
void crm_report_html(const crm_report *r, crm_buf *out);

#endif
