/* stream.h: what the files of this room know of a report. */
#ifndef CRM_REPORT_STREAM_H
#define CRM_REPORT_STREAM_H

#include "report/report.h"
#include "show/caption.h"

/* What the rows of a stream are. */
enum report_shape {
	REPORT_DUE,    /* contacts to make: there are due_why and a name */
	REPORT_PEOPLE, /* customers: there are an id and a name, and no number of customers */
	REPORT_TABLE   /* anything else: counts, sums, findings */
};

struct report_column {
	crm_str name;
	const struct crm_caption *caption; /* NULL: it has none */
	enum crm_read_as reading;
	const char *context; /* of its words; NULL: they are as they are */
	crm_str heading;
	bool any;            /* some row has a value */
	const crm_str *cell; /* of each row, trimmed */
};

struct report_group {
	crm_str name;
	size_t *row, rows;
};

/* A figure at the head of a report. */
struct report_figure {
	const char *label; /* in the language in use */
	crm_str text;
	bool alarm; /* it should be 0, and is not */
};
#define REPORT_FIGURES 6

struct crm_report {
	struct crm_report_how how;
	crm_arena *arena;
	const crm_table *table;
	enum report_shape shape;
	struct report_column *column;
	size_t columns;
	size_t *from, rows; /* which row of the table each row is */
	bool totalled;      /* the last one is the sum of the others */
	int *shown;         /* the columns of text, Markdown and plain tables */
	size_t shown_count;
	int grouped; /* the column, or -1 */
	int same;    /* the column of how.of, or -1 */
	struct report_group *group;
	size_t groups; /* 1 without a column to group by, if there are rows */
	crm_str title;
	struct report_figure figure[REPORT_FIGURES];
	size_t figures;
	crm_str charts; /* as HTML */
};

/* The column of that name, or -1. */
int report_find(const crm_report *r, const char *name);
/* The same, but in the place of a private name there is the id. */
int report_find_shown(const crm_report *r, const char *name);
/* The first of these columns that the stream has, or -1. */
int report_find_first(const crm_report *r, const char *const *name, size_t n);
/* The value of a column; "" where there is no such column. */
crm_str report_cell(const crm_report *r, size_t row, int column);
/* Whether the action says by itself on which channel it is: to email, to call. */
bool report_channel_is_said(const crm_report *r, size_t row);
/* 1 with the number that the cell is; 0 when it is empty or there is no such column; -1 with a
 * fault. */
int report_number(const crm_report *r, size_t row, int column, crm_num *out, crm_error *e);
/* Whether a row of a table is the sum of the others, as crm-due --count writes one. A group may
 * have the name "total", too. */
bool report_is_total(const crm_report *r, size_t row);

/* value.c */
/* Adds a value as people read it, on one line, with nothing in it that cannot be seen. */
void report_value(const struct report_column *c, crm_str value, crm_buf *out);
bool report_is_right(const struct report_column *c); /* numbers are set right */
/* Adds "3 days late", or nothing. */
void report_late(const crm_report *r, size_t row, crm_buf *out);

/* head.c: what all forms say in the same words. */
/* Adds the day of the report: "Saturday, 21 November 2026". */
void report_day(const crm_report *r, crm_buf *out);
/* Adds the name of a group as people read it; "None" of rows without a value. */
void report_group_name(const crm_report *r, const struct report_group *g, crm_buf *out);
/* "12 contacts", "12 customers", "12 rows". */
void report_count(const crm_report *r, size_t n, crm_buf *out);
/* What is said where there are no rows. */
const char *report_nothing(const crm_report *r);

/* chart/chart.c: draws the charts that were asked for, or that fit. */
int report_charts(crm_report *r, crm_error *e);
/* figures.c: works out the figures at the head of the report. */
int report_figures(crm_report *r, crm_error *e);

#endif
