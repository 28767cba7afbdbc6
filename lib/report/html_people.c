/* html_people.c: contacts to make, and customers, with what belongs together in one cell. */
#include <string.h>

#include "base/array.h"
#include "html/html.h"
#include "report/html.h"

/* A part of a cell: the value of a column on a line of its own. */
struct part {
	const char *column;
	bool tag; /* a mark beside the first part */
	/* With the heading of its column before it, always or where it is not the first. */
	enum { PLAIN, LABELLED, LABELLED_BEHIND } label;
};

#define PARTS 5
struct cell {
	const char *class, *heading;
	struct part part[PARTS];
};

static const struct cell due_cells[] = {
	{"who", CRM_TR_MARK("Customer"), {{"name", 0, 0}, {"stage", 1, 0}, {"tier", 1, 0}}},
	{"why",
	 CRM_TR_MARK("Why"),
	 {{"due_why", 0, 0}, {"due_ask", 0, 1}, {"due_offer", 0, 1}, {"due_held", 0, 1}}},
	{"act", CRM_TR_MARK("What to do"), {{"due_action", 0, 0}, {"due_channel", 0, 0}}},
	{"reach", CRM_TR_MARK("Phone and email"), {{"phone", 0, 0}, {"email", 0, 0}}},
	{"when",
	 CRM_TR_MARK("When"),
	 {{"due_day", 0, 0}, {"due_date", 0, LABELLED_BEHIND}, {"due_outcome", 1, 0}}},
	{"own", CRM_TR_MARK("Owner"), {{"due_owner", 0, 0}}},
};
static const struct cell people_cells[] = {
	{"who", CRM_TR_MARK("Customer"), {{"name", 0, 0}, {"stage", 1, 0}, {"tier", 1, 0}}},
	{"reach",
	 CRM_TR_MARK("Phone and email"),
	 {{"phone", 0, 0}, {"email", 0, 0}, {"hours", 0, 1}}},
	{"own", CRM_TR_MARK("Owner"), {{"owner", 0, 0}}},
	{"own", CRM_TR_MARK("Segments"), {{"segments", 0, 0}}},
	{"own date", CRM_TR_MARK("Last contact"), {{"last_touch", 0, 0}}},
	{"own date", CRM_TR_MARK("Last purchase"), {{"last_purchase", 0, 0}}},
	{"n own", CRM_TR_MARK("Purchases"), {{"purchases", 0, 0}}},
	{"n own", CRM_TR_MARK("Spend"), {{"spend", 0, 0}}},
	{"n own", CRM_TR_MARK("Value"), {{"value", 0, 0}}},
	{"n own", CRM_TR_MARK("Closeness"), {{"closeness", 0, 0}}},
};

/* The column of a part, or -1 when it is not shown. */
static int
column_of(const crm_report *r, const struct part *p)
{
	int c = p->column ? report_find_shown(r, p->column) : -1;

	return c >= 0 && c != r->grouped && c != r->same && r->column[c].any ? c : -1;
}

static bool
is_shown(const crm_report *r, const struct cell *cell)
{
	for (size_t i = 0; i < PARTS; i++)
		if (column_of(r, &cell->part[i]) >= 0)
			return true;
	return false;
}

/* The name, as a link to the page of the customer if there is one. */
static void
add_name(const crm_report *r, size_t row, int column, crm_buf *out)
{
	crm_str id = report_cell(r, row, report_find(r, "id"));
	crm_buf file = {0};
	bool linked = r->how.link && r->how.link(r->how.link_to, id, &file);

	if (linked) {
		crm_buf_z(out, "<a href=\"");
		crm_html_plain(crm_buf_slice(&file), out);
		crm_buf_z(out, "\">");
	}
	report_html_value(r, row, column, out);
	crm_buf_z(out, linked ? "</a>" : "");
	crm_buf_free(&file);
}

static void
add_part(const crm_report *r, size_t row, int column, const struct part *p, bool first,
	 crm_buf *out)
{
	if (first && strcmp(p->column, "name") == 0) {
		add_name(r, row, column, out);
		return;
	}
	if (first) {
		report_html_value(r, row, column, out);
		return;
	}
	crm_buf_z(out, p->tag ? "<span class=\"tag\">" : "<div class=\"more\">");
	if (p->label) {
		crm_html_plain(r->column[column].heading, out);
		crm_buf_z(out, crm_tr_in("label", ": "));
	}
	report_html_value(r, row, column, out);
	crm_buf_z(out, p->tag ? "</span>" : "</div>");
}

/* Whether the part before it says it: the channel of an email, the day on which it is due. */
static bool
is_said(const crm_report *r, size_t row, const struct part *p)
{
	if (strcmp(p->column, "due_channel") == 0)
		return report_channel_is_said(r, row);
	return strcmp(p->column, "due_date") == 0 &&
	       crm_str_eq(report_cell(r, row, report_find(r, "due_date")),
			  report_cell(r, row, report_find(r, "due_day")));
}

/* The first part that there is, then tags on a line, then the others. */
static void
add_cell(const crm_report *r, size_t row, const struct cell *cell, crm_buf *out)
{
	crm_buf late = {0};
	bool first = true;
	bool tagged = false;

	for (size_t i = 0; i < PARTS; i++) {
		int c = column_of(r, &cell->part[i]);
		if (c < 0 || !r->column[c].cell[row].n || is_said(r, row, &cell->part[i]))
			continue;
		if (cell->part[i].tag && !tagged && !first)
			crm_buf_z(out, "<br>");
		tagged |= cell->part[i].tag;
		add_part(r, row, c, &cell->part[i], first && cell->part[i].label != LABELLED, out);
		first = false;
	}
	if (crm_str_eqz(crm_str_z(cell->class), "when"))
		report_late(r, row, &late);
	if (late.n) {
		crm_buf_z(out, "<div class=\"late\">");
		crm_html_text(crm_buf_zend(&late), out);
		crm_buf_z(out, "</div>");
	}
	crm_buf_free(&late);
}

/* A box to tick, on the screen and on paper; what nobody can tick, in a mail, is a sign. */
static void
add_tick(const crm_report *r, crm_buf *out)
{
	if (r->how.mail) {
		crm_buf_z(out, "<td class=\"tick\">\xe2\x98\x90</td>\n");
		return;
	}
	crm_buf_z(out, "<td class=\"tick\"><input type=\"checkbox\" aria-label=\"");
	crm_html_text(crm_tr("Done"), out);
	crm_buf_z(out, "\"></td>\n");
}

static void
add_row(const crm_report *r, size_t row, const struct cell *cell, size_t cells, crm_buf *out)
{
	crm_buf_z(out, "<tr>\n");
	if (r->shape == REPORT_DUE)
		add_tick(r, out);
	for (size_t i = 0; i < cells; i++) {
		const char *element = i == 0 ? "th" : "td";
		if (!is_shown(r, &cell[i]))
			continue;
		crm_buf_f(out, "<%s%s class=\"%s\"", element, i == 0 ? " scope=\"row\"" : "",
			  cell[i].class);
		if (i > 0) {
			crm_buf_z(out, " data-label=\"");
			crm_html_text(crm_tr(cell[i].heading), out);
			crm_buf_char(out, '"');
		}
		crm_buf_char(out, '>');
		add_cell(r, row, &cell[i], out);
		crm_buf_f(out, "</%s>\n", element);
	}
	crm_buf_z(out, "</tr>\n");
}

static void
add_heads(const crm_report *r, const struct cell *cell, size_t cells, crm_buf *out)
{
	crm_buf_z(out, "<table class=\"people\">\n<thead><tr>");
	if (r->shape == REPORT_DUE) {
		crm_buf_z(out, "<th scope=\"col\" class=\"tick\"><span class=\"hide\">");
		crm_html_text(crm_tr("Done"), out);
		crm_buf_z(out, "</span></th>");
	}
	for (size_t i = 0; i < cells; i++) {
		if (!is_shown(r, &cell[i]))
			continue;
		crm_buf_f(out, "<th scope=\"col\" class=\"%s\">", cell[i].class);
		crm_html_text(crm_tr(cell[i].heading), out);
		crm_buf_z(out, "</th>");
	}
	crm_buf_z(out, "</tr></thead>\n<tbody>\n");
}

void
report_html_people(const crm_report *r, const struct report_group *g, crm_buf *out)
{
	bool due = r->shape == REPORT_DUE;
	const struct cell *cell = due ? due_cells : people_cells;
	size_t cells = due ? CRM_LENGTH(due_cells) : CRM_LENGTH(people_cells);

	add_heads(r, cell, cells, out);
	for (size_t i = 0; i < g->rows; i++)
		add_row(r, g->row[i], cell, cells, out);
	crm_buf_z(out, "</tbody>\n</table>\n");
}

const char *
crm_report_column(bool due, size_t i)
{
	const struct cell *cell = due ? due_cells : people_cells;
	size_t cells = due ? CRM_LENGTH(due_cells) : CRM_LENGTH(people_cells);

	for (size_t c = 0; c < cells; c++)
		for (size_t k = 0; k < PARTS && cell[c].part[k].column; k++)
			if (i-- == 0)
				return cell[c].part[k].column;
	return i == 0 ? "id" : NULL;
}
