/* text.c: a report as text that lines up in every script. */
#include <stdlib.h>

#include "report/stream.h"

#define GAP 2 /* blanks between columns */

/* A cell of a table of text. */
static crm_str
shown(const crm_report *r, size_t row, int column, crm_buf *text)
{
	text->n = 0;
	report_value(&r->column[column], report_cell(r, row, column), text);
	return crm_buf_slice(text);
}

/* The columns that each column of the report takes in this group. */
static size_t *
measure(const crm_report *r, const struct report_group *g)
{
	size_t *width = crm_alloc((r->shown_count + 1) * sizeof *width);
	crm_buf text = {0};

	for (size_t c = 0; c < r->shown_count; c++) {
		width[c] = crm_str_width(r->column[r->shown[c]].heading);
		for (size_t i = 0; i < g->rows; i++) {
			size_t n = crm_str_width(shown(r, g->row[i], r->shown[c], &text));
			width[c] = n > width[c] ? n : width[c];
		}
	}
	crm_buf_free(&text);
	return width;
}

/* Adds a cell, numbers set right. Blanks are added before the next cell only, so that no line ends
 * in blanks; *owed are those that are still to come. */
static void
add_cell(crm_str cell, size_t width, bool right, size_t *owed, crm_buf *out)
{
	size_t pad = width - crm_str_width(cell);

	if (!cell.n) {
		*owed += width + GAP;
		return;
	}
	for (size_t n = *owed + (right ? pad : 0); n; n--)
		crm_buf_char(out, ' ');
	crm_buf_str(out, cell);
	*owed = GAP + (right ? 0 : pad);
}

static void
add_table(const crm_report *r, const struct report_group *g, crm_buf *out)
{
	size_t *width = measure(r, g), owed = 0;
	crm_buf text = {0};

	for (size_t c = 0; c < r->shown_count; c++) {
		const struct report_column *column = &r->column[r->shown[c]];
		add_cell(column->heading, width[c], report_is_right(column), &owed, out);
	}
	crm_buf_char(out, '\n');
	for (size_t i = 0; i < g->rows; i++) {
		owed = 0;
		for (size_t c = 0; c < r->shown_count; c++)
			add_cell(shown(r, g->row[i], r->shown[c], &text), width[c],
				 report_is_right(&r->column[r->shown[c]]), &owed, out);
		crm_buf_char(out, '\n');
	}
	crm_buf_free(&text);
	free(width);
}

/* A line for each, with the numbers below each other. */
static void
add_figures(const crm_report *r, crm_buf *out)
{
	size_t labels = 0, texts = 0;

	for (size_t i = 0; i < r->figures; i++) {
		size_t label = crm_str_width(crm_str_z(r->figure[i].label));
		size_t text = crm_str_width(r->figure[i].text);
		labels = label > labels ? label : labels;
		texts = text > texts ? text : texts;
	}
	for (size_t i = 0; i < r->figures; i++) {
		size_t owed = 0;
		crm_buf_z(out, i ? "" : "\n");
		add_cell(crm_str_z(r->figure[i].label), labels, false, &owed, out);
		add_cell(r->figure[i].text, texts, true, &owed, out);
		crm_buf_char(out, '\n');
	}
}

void
crm_report_text(const crm_report *r, crm_buf *out)
{
	crm_buf_visible(out, r->title);
	crm_buf_char(out, '\n');
	report_day(r, out);
	crm_buf_char(out, '\n');
	add_figures(r, out);
	if (!r->rows)
		crm_buf_f(out, "\n%s\n", report_nothing(r));
	for (size_t g = 0; g < r->groups; g++) {
		crm_buf_char(out, '\n');
		if (r->grouped >= 0) {
			report_group_name(r, &r->group[g], out);
			crm_buf_z(out, " (");
			report_count(r, r->group[g].rows, out);
			crm_buf_z(out, ")\n\n");
		}
		add_table(r, &r->group[g], out);
	}
}
