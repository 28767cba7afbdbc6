/* markdown.c: a report as Markdown, with tables as GitHub and most others know them. */
#include <string.h>

#include "report/stream.h"

/* Whether the character makes a link of what is around it: "https://", "www.". */
static bool
makes_link(crm_str s, size_t i)
{
	return (s.p[i] == ':' && i + 1 < s.n && s.p[i + 1] == '/') ||
	       (s.p[i] == '.' && i >= 3 && strncasecmp(s.p + i - 3, "www", 3) == 0);
}

/* Text of which Markdown and HTML make nothing. */
static void
add_inert(crm_str s, crm_buf *out)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '<')
			crm_buf_z(out, "&lt;");
		else if (s.p[i] == '&')
			crm_buf_z(out, "&amp;");
		else if (makes_link(s, i) || strchr("\\`*_[]|#~>", s.p[i])) {
			crm_buf_char(out, '\\');
			crm_buf_char(out, s.p[i]);
		} else {
			crm_buf_char(out, s.p[i]);
		}
	}
}

static void
add_value(const struct report_column *c, crm_str value, crm_buf *out)
{
	crm_buf shown = {0};

	report_value(c, value, &shown);
	add_inert(crm_buf_slice(&shown), out);
	crm_buf_free(&shown);
}

static void
add_table(const crm_report *r, const struct report_group *g, crm_buf *out)
{
	for (size_t c = 0; c < r->shown_count; c++) {
		crm_buf_z(out, "| ");
		add_inert(r->column[r->shown[c]].heading, out);
		crm_buf_char(out, ' ');
	}
	crm_buf_z(out, "|\n");
	for (size_t c = 0; c < r->shown_count; c++)
		crm_buf_z(out, report_is_right(&r->column[r->shown[c]]) ? "| ---: " : "| --- ");
	crm_buf_z(out, "|\n");
	for (size_t i = 0; i < g->rows; i++) {
		for (size_t c = 0; c < r->shown_count; c++) {
			crm_buf_z(out, "| ");
			add_value(&r->column[r->shown[c]], report_cell(r, g->row[i], r->shown[c]),
				  out);
			crm_buf_char(out, ' ');
		}
		crm_buf_z(out, "|\n");
	}
}

static void
add_figures(const crm_report *r, crm_buf *out)
{
	for (size_t i = 0; i < r->figures; i++) {
		crm_buf_z(out, i ? "- " : "\n- ");
		add_inert(crm_str_z(r->figure[i].label), out);
		crm_buf_z(out, ": **");
		add_inert(r->figure[i].text, out);
		crm_buf_z(out, "**\n");
	}
}

/* A heading is one line. */
static void
add_title(const crm_report *r, crm_buf *out)
{
	crm_buf shown = {0};

	crm_buf_document(&shown, r->title);
	crm_buf_z(out, "# ");
	add_inert(crm_buf_slice(&shown), out);
	crm_buf_z(out, "\n\n");
	report_day(r, out);
	crm_buf_char(out, '\n');
	crm_buf_free(&shown);
}

void
crm_report_markdown(const crm_report *r, crm_buf *out)
{
	crm_buf name = {0};

	add_title(r, out);
	add_figures(r, out);
	if (!r->rows)
		crm_buf_f(out, "\n%s\n", report_nothing(r));
	for (size_t g = 0; g < r->groups; g++) {
		crm_buf_char(out, '\n');
		if (r->grouped >= 0) {
			name.n = 0;
			report_group_name(r, &r->group[g], &name);
			crm_buf_z(out, "## ");
			add_inert(crm_buf_slice(&name), out);
			crm_buf_z(out, " (");
			report_count(r, r->group[g].rows, out);
			crm_buf_z(out, ")\n\n");
		}
		add_table(r, &r->group[g], out);
	}
	crm_buf_free(&name);
}
