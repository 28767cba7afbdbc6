/* html_card.c: a page for one customer, with everything that a stream says of them. */
#include "base/array.h"
#include "base/ids.h"
#include "html/html.h"
#include "report/html.h"

void
crm_report_card_name(crm_str id, crm_buf *out)
{
	crm_buf_z(out, "customer-");
	for (size_t i = 0; i < id.n; i++) {
		char c = id.p[i];
		if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		    c == '-')
			crm_buf_char(out, c);
		else
			crm_buf_f(out, "_%02x", (unsigned char)c);
	}
	crm_buf_z(out, ".html");
}

size_t
crm_report_find(const crm_report *r, crm_str id)
{
	uint32_t row = r->ids ? crm_ids_find(r->ids, id) : CRM_NOBODY;

	return row == CRM_NOBODY ? SIZE_MAX : row;
}

crm_str
crm_report_id(const crm_report *r, size_t row)
{
	return report_cell(r, row, report_find(r, "id"));
}

/* What the head of the card has already. */
static bool
is_told(crm_str name)
{
	static const char *const told[] = {"id", "name", "stage", "tier"};

	for (size_t i = 0; i < CRM_LENGTH(told); i++)
		if (crm_str_eqz(name, told[i]))
			return true;
	return false;
}

static void
add_tags(const crm_report *r, size_t row, crm_buf *out)
{
	static const char *const tags[] = {"stage", "tier"};

	crm_buf_z(out, "<p class=\"lead\">");
	crm_html_value(crm_report_id(r, row), out);
	for (size_t i = 0; i < CRM_LENGTH(tags); i++) {
		int c = report_find(r, tags[i]);
		if (!report_cell(r, row, c).n)
			continue;
		crm_buf_z(out, " <span class=\"tag\">");
		report_html_value(r, row, c, out);
		crm_buf_z(out, "</span>");
	}
	crm_buf_z(out, "</p>\n");
}

/* The columns that have a value, as a table of two columns; only those of the due list, or only the
 * others. */
static void
add_values(const crm_report *r, size_t row, bool due, crm_buf *out)
{
	crm_buf_z(out, "<table class=\"facts\">\n<tbody>\n");
	for (size_t c = 0; c < r->columns; c++) {
		const struct report_column *column = &r->column[c];
		bool of_due = column->name.n > 4 &&
			      crm_str_eq((crm_str){column->name.p, 4}, CRM_STR("due_"));
		if (!column->cell[row].n || of_due != due || is_told(column->name))
			continue;
		crm_buf_z(out, "<tr><th scope=\"row\">");
		crm_html_plain(column->heading, out);
		crm_buf_z(out, "</th><td>");
		report_html_value(r, row, (int)c, out);
		crm_buf_z(out, "</td></tr>\n");
	}
	crm_buf_z(out, "</tbody>\n</table>\n");
}

static void
add_heading(const char *text, crm_buf *out)
{
	crm_buf_z(out, "<h2>");
	crm_html_text(text, out);
	crm_buf_z(out, "</h2>\n");
}

void
crm_report_card(const crm_report *r, size_t row, const crm_report *due, crm_buf *out)
{
	crm_str name = report_cell(r, row, report_find(r, "name"));
	size_t at = due ? crm_report_find(due, crm_report_id(r, row)) : SIZE_MAX;

	crm_html_begin(&(struct crm_html_page){.title = name,
					       .nav = r->how.nav,
					       .nav_count = r->how.nav_count,
					       .here = SIZE_MAX},
		       out);
	crm_buf_z(out, "<h1>");
	crm_html_value(name, out);
	crm_buf_z(out, "</h1>\n");
	add_tags(r, row, out);
	if (at != SIZE_MAX) {
		add_heading(crm_tr("What is due"), out);
		add_values(due, at, true, out);
	}
	add_heading(crm_tr("What we know"), out);
	add_values(r, row, false, out);
	crm_html_end(out);
}
