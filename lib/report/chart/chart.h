/* chart.h: small charts as SVG within a page. Each has a title and a description with all figures,
 * and each mark has its own figures as <title>, so that nothing depends on seeing colours, or on
 * seeing at all. A chart is 360 units wide, which is about the width of a phone. */
#ifndef CRM_REPORT_CHART_CHART_H
#define CRM_REPORT_CHART_CHART_H

#include "base/ids.h"
#include "report/html.h"

#define CHART_WIDTH 360

/* A kind of chart: one file, and a row of the table in chart.c. */
struct report_chart {
	const char *name;  /* as --chart has it */
	const char *title; /* marked for translation */
	const char *needs; /* the columns, for a fault */
	/* Whether the stream has them, and draws well without being asked. */
	bool (*fits)(const crm_report *r);
	/* Adds the drawing between chart_begin and chart_end; nothing when there is nothing to
	 * draw. Fails when a number is none. */
	int (*draw)(const crm_report *r, const struct report_chart *chart, crm_buf *out,
		    crm_error *e);
};
extern const struct report_chart report_chart_cohorts, report_chart_quadrants, report_chart_rules,
	report_chart_stages, report_chart_time;

/* Adds <figure> to <svg>, with the title and the description; and the end. */
void chart_begin(const struct report_chart *chart, int height, crm_str description, crm_buf *out);
void chart_end(crm_buf *out);
/* Adds a text; `class` and `anchor` may be "". What is longer than so many columns is cut; the
 * whole is in the title of the mark. */
struct chart_text {
	double x, y;
	const char *class, *anchor;
	size_t columns; /* 0: any */
};
void chart_text(const struct chart_text *at, crm_str text, crm_buf *out);
/* Adds "<title>name: number</title>". */
void chart_label(crm_str name, crm_str number, crm_buf *out);
/* A whole number, or one with two decimals, as the language has it. The text lasts until the next
 * call with the same buffer. */
crm_str chart_number(crm_num n, crm_buf *text);

/* ---- tally.c: names and how much each has ---- */

struct chart_tally {
	struct chart_count {
		crm_str name; /* in the report's arena */
		crm_num n;
	} * count;
	size_t n, room;
	const char *context; /* in which the names are translated; NULL: they are as they are */
	struct crm_ids *ids; /* where each is */
};
int chart_tally_add(struct chart_tally *t, crm_str name, crm_num n, crm_error *e);
/* Where a name is that was added. */
size_t chart_tally_find(const struct chart_tally *t, crm_str name);
void chart_tally_free(struct chart_tally *t);
/* By name, which of periods is by time. */
void chart_tally_sort_names(struct chart_tally *t);
/* The most first; equal ones by name. */
void chart_tally_sort(struct chart_tally *t);
/* Leaves so many of a sorted one; if there are more, the last is for the rest, under that name. */
void chart_tally_shorten(struct chart_tally *t, size_t most, const char *others);
/* Adds "loyal 26, repeat 11": the description of a chart. */
void chart_tally_tell(const struct chart_tally *t, crm_buf *out);

/* ---- bars.c: a bar for each name ---- */

struct chart_bars {
	/* Adds what one row has. */
	int (*take)(const crm_report *r, size_t row, struct chart_tally *t, crm_error *e);
	void (*sort)(const crm_report *r, struct chart_tally *t);
	const char *context; /* of the names */
	size_t most;  /* so many bars; if there are more, the last is for the others. 0: any */
	bool centred; /* as a funnel */
};
int chart_draw_bars(const crm_report *r, const struct report_chart *chart,
		    const struct chart_bars *how, crm_buf *out, crm_error *e);

#endif
