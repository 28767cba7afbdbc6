/* chart.c: all kinds of charts, and what they share. */
#include <string.h>

#include "base/array.h"
#include "html/html.h"
#include "report/chart/chart.h"

/* In the order in which they are drawn unless some are asked for. */
static const struct report_chart *const charts[] = {
	&report_chart_stages, &report_chart_quadrants, &report_chart_time,
	&report_chart_rules,  &report_chart_cohorts,
};

const char *
crm_report_chart(size_t i)
{
	return i < CRM_LENGTH(charts) ? charts[i]->name : NULL;
}

/* ---- which ---- */

static int
draw(const crm_report *r, const struct report_chart *chart, crm_buf *out, crm_error *e)
{
	if (chart->fits(r))
		return chart->draw(r, chart, out, e);
	crm_fail(e, CRM_SYSTEM, "\"%s\" needs the columns %s", chart->name, chart->needs);
	return crm_fail_at(e, "--chart", 0, NULL);
}

/* Those that were asked for, in their order; otherwise those that fit, and none in a mail, as most
 * readers of mail leave SVG out. */
static int
draw_all(crm_report *r, crm_buf *out, crm_error *e)
{
	const struct crm_report_how *how = &r->how;
	bool drawn[CRM_LENGTH(charts)] = {false}; /* one that is named twice is drawn once */

	for (size_t i = 0; i < how->chart_count; i++)
		for (size_t k = 0; k < CRM_LENGTH(charts); k++) {
			if (drawn[k] || strcmp(charts[k]->name, how->chart[i]) != 0)
				continue;
			if (draw(r, charts[k], out, e) < 0)
				return -1;
			drawn[k] = true;
		}
	for (size_t k = 0; !how->chart_count && !how->mail && k < CRM_LENGTH(charts); k++)
		if (charts[k]->fits(r) && draw(r, charts[k], out, e) < 0)
			return -1;
	return 0;
}

int
report_charts(crm_report *r, crm_error *e)
{
	crm_buf out = {0};
	int status = r->rows ? draw_all(r, &out, e) : 0;

	r->charts = crm_arena_str(r->arena, crm_buf_slice(&out));
	crm_buf_free(&out);
	return status;
}

/* ---- drawing ---- */

void
chart_begin(const struct report_chart *chart, int height, crm_str description, crm_buf *out)
{
	const char *title = crm_tr(chart->title);

	crm_buf_f(out, "<figure class=\"chart\" id=\"chart-%s\">\n<h2>", chart->name);
	crm_html_text(title, out);
	crm_buf_f(out, "</h2>\n<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"", CHART_WIDTH,
		  height);
	crm_html_text(title, out);
	crm_buf_f(out, "\" aria-describedby=\"chart-%s-figures\">\n<title>", chart->name);
	crm_html_text(title, out);
	crm_buf_f(out, "</title>\n<desc id=\"chart-%s-figures\">", chart->name);
	crm_html_plain(description, out);
	crm_buf_z(out, "</desc>\n");
}

void
chart_end(crm_buf *out)
{
	crm_buf_z(out, "</svg>\n</figure>\n");
}

/* Adds what fits into so many columns, and "…" for the rest. */
static void
add_cut(crm_str text, size_t columns, crm_buf *out)
{
	size_t used = 0, at = 0, len;
	bool cut = columns && crm_str_width(text) > columns;

	while (cut && at < text.n) {
		crm_str rest = {text.p + at, text.n - at};
		crm_utf8_next(rest, &len);
		used += crm_str_width((crm_str){rest.p, len});
		if (used >= columns)
			break;
		at += len;
	}
	crm_html_plain(cut ? (crm_str){text.p, at} : text, out);
	if (cut)
		crm_buf_z(out, "\xe2\x80\xa6");
}

void
chart_text(const struct chart_text *at, crm_str text, crm_buf *out)
{
	crm_buf_f(out, "<text x=\"%.1f\" y=\"%.1f\"", at->x, at->y);
	if (*at->class)
		crm_buf_f(out, " class=\"%s\"", at->class);
	if (*at->anchor)
		crm_buf_f(out, " text-anchor=\"%s\"", at->anchor);
	crm_buf_char(out, '>');
	add_cut(text, at->columns, out);
	crm_buf_z(out, "</text>");
}

void
chart_label(crm_str name, crm_str number, crm_buf *out)
{
	crm_buf_z(out, "<title>");
	crm_html_plain(name, out);
	crm_buf_z(out, ": ");
	crm_html_plain(number, out);
	crm_buf_z(out, "</title>");
}

crm_str
chart_number(crm_num n, crm_buf *text)
{
	text->n = 0;
	crm_lang_number(n, n % CRM_NUM_ONE ? 2 : 0, text);
	return crm_buf_slice(text);
}
