/* table.c: tables for people, whose columns line up in every script. */
#include <stdlib.h>

#include "show/show.h"

#define GAP 2 /* blanks between columns */

struct column {
	size_t width;
	bool words;   /* something below its head is no number */
	bool numbers; /* something below its head is one */
};

bool
crm_cell_is_number(crm_str cell)
{
	size_t digits = 0, points = 0;

	if (cell.n && cell.p[cell.n - 1] == '%')
		cell.n--;
	for (size_t i = 0; i < cell.n; i++) {
		if (cell.p[i] >= '0' && cell.p[i] <= '9')
			digits++;
		else if (cell.p[i] == '.' && digits && !points)
			points++;
		else if (i > 0 || (cell.p[i] != '-' && cell.p[i] != '+'))
			return false;
	}
	return digits > 0;
}

crm_str
crm_cell_shown(crm_str cell, crm_buf *buf)
{
	char text[CRM_TIME_TEXT];
	crm_time t;

	buf->n = 0;
	if (crm_time_has_clock(cell, &t))
		cell = (crm_str){text, crm_time_show(t, text)};
	crm_buf_visible(buf, cell);
	return crm_buf_slice(buf);
}

static struct column *
measure(crm_str rest, size_t *columns)
{
	struct column *column = NULL;
	crm_buf text = {0};

	*columns = 0;
	for (bool head = true; rest.n; head = false) {
		crm_str line = crm_part(&rest, '\n');
		for (size_t i = 0; i == 0 || line.n; i++) {
			crm_str cell = crm_part(&line, '\t');
			size_t width = crm_str_width(crm_cell_shown(cell, &text));
			if (i == *columns) {
				column = crm_realloc(column, ++*columns * sizeof *column);
				column[i] = (struct column){0};
			}
			if (column[i].width < width)
				column[i].width = width;
			if (!head && cell.n)
				*(crm_cell_is_number(cell) ? &column[i].numbers
							   : &column[i].words) = true;
		}
	}
	crm_buf_free(&text);
	return column;
}

void
crm_blanks(crm_buf *out, size_t n)
{
	while (n--)
		crm_buf_char(out, ' ');
}

/* Adds a line. Blanks are added only before the next cell, so that no line ends in blanks. */
static void
show_line(crm_str line, const struct column *column, crm_buf *text, crm_buf *out)
{
	size_t owed = 0;

	for (size_t i = 0; i == 0 || line.n; i++) {
		crm_str cell = crm_cell_shown(crm_part(&line, '\t'), text);
		size_t pad = column[i].width - crm_str_width(cell);
		bool right = column[i].numbers && !column[i].words;
		if (cell.n) {
			crm_blanks(out, owed + (right ? pad : 0));
			crm_buf_str(out, cell);
			owed = 0;
		}
		owed += GAP + (cell.n == 0 ? column[i].width : right ? 0 : pad);
	}
	crm_buf_char(out, '\n');
}

void
crm_show_table(crm_str tsv, crm_buf *out)
{
	size_t columns;
	struct column *column = measure(tsv, &columns);
	crm_buf text = {0};

	while (tsv.n)
		show_line(crm_part(&tsv, '\n'), column, &text, out);
	crm_buf_free(&text);
	free(column);
}
