/* text.c: a report as text that lines up in every script. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "report/stream.h"
#include "show/show.h"

#define GAP 2     /* blanks between columns */
#define USUAL 120 /* columns of a line */
#define NARROW 12 /* no column is made narrower */

/* A table: its columns, how wide they are, and the cells of one row. */
struct table {
	int *column;
	size_t *width, columns;
	crm_str *cell;
};

/* The values of some columns are below those of others, in the same cell: on a narrow page, on a
 * wide one, or on both. */
enum page { NARROW_PAGE = 1, WIDE_PAGE = 2, EVERY_PAGE = 3 };
static const struct {
	const char *column, *below;
	enum page on;
	bool label;
} belows[] = {
	{"due_action", "due_date", NARROW_PAGE, false},
	{"due_channel", "due_date", NARROW_PAGE, false},
	{"due_channel", "due_action", WIDE_PAGE, false},
	{"phone", "name", NARROW_PAGE, false},
	{"email", "name", NARROW_PAGE, false},
	{"email", "phone", WIDE_PAGE, false},
	{"due_ask", "due_why", NARROW_PAGE, true},
	{"due_offer", "due_why", NARROW_PAGE, true},
};

/* Whether the i-th of them is in force: the column that it is below must be shown. */
static bool
is_in_force(const crm_report *r, size_t i)
{
	bool narrow = r->how.width && r->how.width < 100;
	int host = report_find_shown(r, belows[i].below);

	if (r->shape != REPORT_DUE || r->how.only_count ||
	    !(belows[i].on & (narrow ? NARROW_PAGE : WIDE_PAGE)))
		return false;
	for (size_t c = 0; c < r->shown_count; c++)
		if (r->shown[c] == host)
			return true;
	return false;
}

static bool
is_below(const crm_report *r, int column)
{
	for (size_t i = 0; i < CRM_LENGTH(belows); i++)
		if (column == report_find(r, belows[i].column) && is_in_force(r, i))
			return true;
	return false;
}

/* How somebody is reached is said once: not a channel that the action names, nor the address of
 * somebody who is called. */
static bool
goes_without(const crm_report *r, size_t row, const char *column)
{
	crm_str channel = report_cell(r, row, report_find(r, "due_channel"));

	if (strcmp(column, "due_channel") == 0)
		return report_channel_is_said(r, row);
	return strcmp(column, "email") == 0 && !crm_str_eqz(channel, "email") &&
	       report_cell(r, row, report_find(r, "phone")).n > 0;
}

/* A cell of a table of text, with what is below it on lines of its own. */
static crm_str
shown(const crm_report *r, size_t row, int column, crm_buf *text)
{
	text->n = 0;
	report_value(&r->column[column], report_cell(r, row, column), text);
	for (size_t i = 0; i < CRM_LENGTH(belows); i++) {
		int more = report_find(r, belows[i].column);
		if (column != report_find_shown(r, belows[i].below) || !is_in_force(r, i) ||
		    !report_cell(r, row, more).n || goes_without(r, row, belows[i].column))
			continue;
		crm_buf_z(text, text->n ? "\n" : "");
		if (belows[i].label)
			crm_buf_f(text, "%s%s", r->column[more].heading.p,
				  crm_tr_in("label", ": "));
		report_value(&r->column[more], report_cell(r, row, more), text);
	}
	return crm_buf_slice(text);
}

/* The columns of the longest line. */
static size_t
widest_line(crm_str s)
{
	size_t widest = 0;

	while (s.n) {
		size_t n = crm_str_width(crm_part(&s, '\n'));
		widest = n > widest ? n : widest;
	}
	return widest;
}

/* The width of each column of a table, as much as its values need. */
static void
measure(const crm_report *r, const struct report_group *g, struct table *t)
{
	crm_buf text = {0};

	for (size_t c = 0; c < t->columns; c++) {
		t->width[c] = crm_str_width(r->column[t->column[c]].heading);
		for (size_t i = 0; i < g->rows; i++) {
			size_t n = widest_line(shown(r, g->row[i], t->column[c], &text));
			t->width[c] = n > t->width[c] ? n : t->width[c];
		}
	}
	crm_buf_free(&text);
}

/* Makes the widest column narrower, again and again, until the table fits or only narrow ones are
 * left; what is longer is then broken into lines. Numbers, phones and dates stay whole. False when
 * it does not fit. */
static bool
narrow(const crm_report *r, struct table *t)
{
	size_t most = r->how.width ? r->how.width : USUAL, all = 0;

	for (size_t c = 0; c < t->columns; c++)
		all += t->width[c] + (c ? GAP : 0);
	while (all > most) {
		size_t widest = SIZE_MAX;
		for (size_t c = 0; c < t->columns; c++) {
			enum crm_read_as reading = r->column[t->column[c]].reading;
			bool breaks = reading == CRM_AS_TEXT || reading == CRM_AS_LIST ||
				      reading == CRM_AS_WORD || reading == CRM_AS_EMAIL;
			if (breaks && (widest == SIZE_MAX || t->width[c] > t->width[widest]))
				widest = c;
		}
		if (widest == SIZE_MAX || t->width[widest] <= NARROW)
			return false;
		t->width[widest]--;
		all--;
	}
	return true;
}

/* Adds a cell, numbers set right. Blanks are added before the next cell only, so that no line ends
 * in blanks; *owed are those that are still to come. */
static void
add_cell(crm_str cell, size_t width, bool right, size_t *owed, crm_buf *out)
{
	size_t used = crm_str_width(cell), pad = width > used ? width - used : 0;

	if (!cell.n) {
		*owed += width + GAP;
		return;
	}
	for (size_t n = *owed + (right ? pad : 0); n; n--)
		crm_buf_char(out, ' ');
	crm_buf_str(out, cell);
	*owed = GAP + (right ? 0 : pad);
}

/* Adds a row of cells, as many lines as the longest of them needs. */
static void
add_row(const crm_report *r, const struct table *t, crm_buf *out)
{
	bool more = true;

	while (more) {
		size_t owed = 0;
		more = false;
		for (size_t c = 0; c < t->columns; c++) {
			crm_str line =
				t->cell[c].n ? crm_wrap(&t->cell[c], t->width[c]) : t->cell[c];
			add_cell(line, t->width[c], report_is_right(&r->column[t->column[c]]),
				 &owed, out);
			more |= t->cell[c].n > 0;
		}
		crm_buf_char(out, '\n');
	}
}

static void
add_rows(const crm_report *r, const struct report_group *g, struct table *t, crm_buf *out)
{
	crm_buf *text = crm_alloc((t->columns + 1) * sizeof *text);

	for (size_t c = 0; c < t->columns; c++)
		t->cell[c] = r->column[t->column[c]].heading;
	add_row(r, t, out);
	for (size_t i = 0; i < g->rows; i++) {
		for (size_t c = 0; c < t->columns; c++)
			t->cell[c] = shown(r, g->row[i], t->column[c], &text[c]);
		add_row(r, t, out);
	}
	for (size_t c = 0; c < t->columns; c++)
		crm_buf_free(&text[c]);
	free(text);
}

/* For a terminal on which no table fits: each row is a block of lines, with the headings in front.
 */
static void
add_blocks(const crm_report *r, const struct report_group *g, crm_buf *out)
{
	struct crm_glossary b = {.width = r->how.width};
	crm_buf text = {0};

	for (size_t i = 0; i < r->shown_count; i++) {
		size_t n = crm_str_width(r->column[r->shown[i]].heading);
		if (n > b.term && n <= b.width / 2 - GAP)
			b.term = n;
	}
	for (size_t i = 0; i < g->rows; i++) {
		if (i)
			crm_buf_char(out, '\n');
		for (size_t c = 0; c < r->shown_count; c++) {
			const struct report_column *column = &r->column[r->shown[c]];
			text.n = 0;
			report_value(column, report_cell(r, g->row[i], r->shown[c]), &text);
			crm_glossary_shown(&b, column->heading.p, crm_buf_slice(&text), out);
		}
	}
	crm_buf_free(&text);
}

static void
add_table(const crm_report *r, const struct report_group *g, crm_buf *out)
{
	struct table *t = &(struct table){0};

	t->column = crm_alloc((r->shown_count + 1) * sizeof *t->column);
	t->width = crm_alloc((r->shown_count + 1) * sizeof *t->width);
	t->cell = crm_alloc((r->shown_count + 1) * sizeof *t->cell);
	for (size_t i = 0; i < r->shown_count; i++)
		if (!is_below(r, r->shown[i]))
			t->column[t->columns++] = r->shown[i];
	measure(r, g, t);
	if (narrow(r, t) || !r->how.width)
		add_rows(r, g, t, out);
	else
		add_blocks(r, g, out);
	free(t->column);
	free(t->width);
	free(t->cell);
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

/* Adds a line, or several on a narrow terminal, and empties it. */
static void
add_line(const crm_report *r, crm_buf *line, crm_buf *out)
{
	crm_str text = crm_buf_slice(line);

	while (text.n) {
		crm_buf_str(out,
			    r->how.width ? crm_wrap(&text, r->how.width) : crm_part(&text, '\n'));
		crm_buf_char(out, '\n');
	}
	line->n = 0;
}

void
crm_report_text(const crm_report *r, crm_buf *out)
{
	crm_buf line = {0};

	crm_buf_document(&line, r->title);
	add_line(r, &line, out);
	report_day(r, &line);
	add_line(r, &line, out);
	add_figures(r, out);
	if (!r->rows) {
		crm_buf_f(&line, "%s", report_nothing(r));
		crm_buf_char(out, '\n');
		add_line(r, &line, out);
	}
	for (size_t g = 0; g < r->groups; g++) {
		crm_buf_char(out, '\n');
		if (r->grouped >= 0) {
			report_group_name(r, &r->group[g], &line);
			crm_buf_z(&line, " (");
			report_count(r, r->group[g].rows, &line);
			crm_buf_char(&line, ')');
			add_line(r, &line, out);
			crm_buf_char(out, '\n');
		}
		add_table(r, &r->group[g], out);
	}
	crm_buf_free(&line);
}
