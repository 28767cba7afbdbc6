/* html.c: a report as a page. */
#include "html/html.h"
#include "report/html.h"

/* ---- cells ---- */

void
report_html_value(const crm_report *r, size_t row, int column, crm_buf *out)
{
	const struct report_column *c = &r->column[column];
	crm_str value = c->cell[row];
	crm_buf raw = {0};

	if (c->reading == CRM_AS_PHONE) {
		crm_html_phones(value, r->how.country, out);
	} else if (c->reading == CRM_AS_EMAIL) {
		crm_html_emails(value, out);
	} else {
		crm_read(c->reading, c->context, value, &raw);
		crm_html_value(crm_buf_slice(&raw), out);
	}
	crm_buf_free(&raw);
}

/* ---- tables of anything ---- */

static const char *
class_of(const struct report_column *c)
{
	return report_is_right(c)                                      ? "n"
	       : c->reading == CRM_AS_DATE || c->reading == CRM_AS_DAY ? "date"
								       : "text";
}

static void
add_heads(const crm_report *r, crm_buf *out)
{
	crm_buf_z(out, "<table class=\"plain\">\n<thead><tr>");
	for (size_t c = 0; c < r->shown_count; c++) {
		const struct report_column *column = &r->column[r->shown[c]];
		crm_buf_f(out, "<th scope=\"col\" class=\"%s\">", class_of(column));
		crm_html_plain(column->heading, out);
		crm_buf_z(out, "</th>");
	}
	crm_buf_z(out, "</tr></thead>\n<tbody>\n");
}

/* The first cell is the head of its row; others say their column where they are below each
 * other. */
static void
add_cell(const crm_report *r, size_t row, size_t c, crm_buf *out)
{
	const struct report_column *column = &r->column[r->shown[c]];
	bool any = column->cell[row].n > 0;

	if (c == 0) {
		crm_buf_f(out, "<th scope=\"row\" class=\"%s\">", class_of(column));
	} else {
		crm_buf_z(out, "<td data-label=\"");
		crm_html_plain(column->heading, out);
		crm_buf_f(out, "\" class=\"%s%s\">", any ? "" : "none ", class_of(column));
	}
	report_html_value(r, row, r->shown[c], out);
	crm_buf_z(out, c == 0 ? "</th>" : "</td>");
}

static void
add_plain(const crm_report *r, const struct report_group *g, crm_buf *out)
{
	add_heads(r, out);
	for (size_t i = 0; i < g->rows; i++) {
		crm_buf_z(out, report_is_total(r, g->row[i]) ? "<tr class=\"total\">" : "<tr>");
		for (size_t c = 0; c < r->shown_count; c++)
			add_cell(r, g->row[i], c, out);
		crm_buf_z(out, "</tr>\n");
	}
	crm_buf_z(out, "</tbody>\n</table>\n");
}

/* ---- the page ---- */

static void
add_figures(const crm_report *r, crm_buf *out)
{
	if (!r->figures)
		return;
	crm_buf_z(out, "<ul class=\"figures\">\n");
	for (size_t i = 0; i < r->figures; i++) {
		crm_buf_z(out, "<li><span>");
		crm_html_text(r->figure[i].label, out);
		crm_buf_z(out, r->figure[i].alarm ? "</span> <b class=\"late\">" : "</span> <b>");
		crm_html_plain(r->figure[i].text, out);
		crm_buf_z(out, "</b></li>\n");
	}
	crm_buf_z(out, "</ul>\n");
}

/* Behind a list of contacts, which is there to be worked through, and otherwise before the rows. */
static void
add_charts(const crm_report *r, crm_buf *out)
{
	if (!r->charts.n)
		return;
	crm_buf_z(out, "<div class=\"charts\">\n");
	crm_buf_str(out, r->charts);
	crm_buf_z(out, "</div>\n");
}

static void
add_group(const crm_report *r, const struct report_group *g, crm_buf *out)
{
	crm_buf text = {0};

	crm_buf_z(out, "<section>\n");
	if (r->grouped >= 0) {
		report_group_name(r, g, &text);
		crm_buf_z(out, "<h2>");
		crm_html_value(crm_buf_slice(&text), out);
		crm_buf_z(out, " <span>");
		text.n = 0;
		report_count(r, g->rows, &text);
		crm_html_plain(crm_buf_slice(&text), out);
		crm_buf_z(out, "</span></h2>\n");
	}
	if (r->shape == REPORT_TABLE || r->how.only_count)
		add_plain(r, g, out);
	else
		report_html_people(r, g, out);
	crm_buf_z(out, "</section>\n");
	crm_buf_free(&text);
}

static void
add_title(const crm_report *r, crm_buf *out)
{
	crm_buf day = {0};

	report_day(r, &day);
	crm_buf_z(out, "<h1>");
	crm_html_value(r->title, out);
	crm_buf_z(out, "</h1>\n<p class=\"lead\">");
	crm_html_text(crm_buf_zend(&day), out);
	crm_buf_z(out, "</p>\n");
	crm_buf_free(&day);
}

void
crm_report_html(const crm_report *r, crm_buf *out)
{
	crm_html_begin(&(struct crm_html_page){.title = r->title,
					       .mail = r->how.mail,
					       .nav = r->how.nav,
					       .nav_count = r->how.nav_count,
					       .here = r->how.here},
		       out);
	add_title(r, out);
	add_figures(r, out);
	if (r->shape != REPORT_DUE)
		add_charts(r, out);
	if (!r->rows) {
		crm_buf_z(out, "<p>");
		crm_html_text(report_nothing(r), out);
		crm_buf_z(out, "</p>\n");
	}
	for (size_t g = 0; g < r->groups; g++)
		add_group(r, &r->group[g], out);
	if (r->shape == REPORT_DUE)
		add_charts(r, out);
	crm_html_end(out);
}
