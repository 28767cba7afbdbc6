/* list.c: a list that fits the terminal: which columns there is room for, how wide they are, and
 * its lines. */
#include <stdlib.h>

#include "base/array.h"
#include "base/base.h"
#include "show/show.h"

#define GAP 2       /* blanks between columns */
#define LINES 3     /* of a cell that is not of the column of words */
#define ALIKE 24    /* columns that a cell may have that can be broken … */
#define LEAST 10    /* … and that it keeps */
#define SHORTEST 20 /* columns for the words, however narrow the terminal */

struct list_column {
	crm_str name;
	struct crm_list_column is;
	size_t natural, width;
	bool words, numbers; /* a value is no number; one is */
	bool gone;
	int below; /* the column in whose cells it is shown; -1: in its own */
	crm_buf text;
	crm_str rest; /* of the text, while its lines are written */
};

struct list {
	const struct crm_list_how *how;
	struct list_column *column;
	size_t columns, room;
	int words; /* the column; -1 none */
	crm_buf cell;
};

/* ---- what there is ---- */

static struct crm_list_column
find_shape(const struct crm_list_how *how, crm_str name)
{
	for (size_t i = 0; i < how->columns; i++)
		if (crm_str_eqz(name, how->column[i].name))
			return how->column[i];
	return (struct crm_list_column){0};
}

static void
add_column(struct list *l, crm_str name)
{
	struct list_column *c;

	l->column = crm_grow(l->column, l->columns, &l->room, sizeof *l->column);
	c = &l->column[l->columns];
	*c = (struct list_column){.name = name, .is = find_shape(l->how, name), .below = -1};
	if (l->how->words && crm_str_eqz(name, l->how->words))
		l->words = (int)l->columns;
	l->columns++;
}

/* The text of a cell: the heading in the first line. It lasts until the next call. */
static crm_str
text_of(struct list *l, const struct list_column *c, crm_str cell, bool head)
{
	if (head && c->is.heading)
		return crm_str_z(crm_tr_in("heading", c->is.heading));
	if (head || !c->is.show)
		return crm_cell_shown(cell, &l->cell);
	l->cell.n = 0;
	c->is.show(cell, &l->cell);
	return crm_buf_slice(&l->cell);
}

static void
measure(struct list *l, crm_str rest)
{
	for (bool head = true; rest.n; head = false) {
		crm_str line = crm_part(&rest, '\n');
		for (size_t i = 0; i == 0 || line.n; i++) {
			crm_str cell = crm_part(&line, '\t');
			if (i == l->columns)
				add_column(l, cell);
			struct list_column *c = &l->column[i];
			size_t width = crm_str_width(text_of(l, c, cell, head));
			if (c->natural < width)
				c->natural = width;
			if (!head && cell.n)
				*(crm_cell_is_number(cell) ? &c->numbers : &c->words) = true;
		}
	}
}

/* ---- how wide ---- */

static bool
is_shown(const struct list_column *c)
{
	return !c->gone && c->below < 0;
}

/* The column in whose cells a column is shown: what it is below may be below another itself. */
static size_t
find_host(const struct list *l, size_t i)
{
	while (l->column[i].below >= 0)
		i = (size_t)l->column[i].below;
	return i;
}

static void
widen(struct list_column *c, size_t width)
{
	if (c->width < width)
		c->width = width;
}

/* Sets the width that each column needs for its longest cell; returns their sum, without the
 * column of words. */
static size_t
set_widths(struct list *l)
{
	size_t all = 0;

	for (size_t i = 0; i < l->columns; i++) {
		struct list_column *c = &l->column[i];
		bool broken = *l->how->steps && (int)i != l->words;
		c->width = broken && c->natural > ALIKE ? ALIKE : c->natural;
	}
	for (size_t i = 0; i < l->columns; i++)
		if (!l->column[i].gone)
			widen(&l->column[find_host(l, i)], l->column[i].width);
	for (size_t i = 0; i < l->columns; i++)
		if (is_shown(&l->column[i]) && (int)i != l->words)
			all += l->column[i].width + GAP;
	return all;
}

/* The least width of a column with what is shown below it; some cells must stay whole. */
static size_t
least_width(const struct list *l, size_t i)
{
	size_t least = 0;

	for (size_t k = 0; k < l->columns; k++) {
		const struct list_column *c = &l->column[k];
		bool whole = c->natural <= ALIKE && (c->is.whole || (c->numbers && !c->words));
		size_t keep = whole || c->natural < LEAST ? c->natural : LEAST;
		if (find_host(l, k) == i && !c->gone && least < keep)
			least = keep;
	}
	return least;
}

/* Makes the widest columns narrower until the list fits; false when it cannot. */
static bool
shrink(struct list *l, size_t all, size_t room)
{
	for (size_t i = 0; i < l->columns; i++) {
		struct list_column *c = &l->column[i];
		size_t least = least_width(l, i), most = least > room ? least : room;
		if (is_shown(c) && (int)i != l->words && c->width > most) {
			all -= c->width - most;
			c->width = most;
		}
	}
	while (all > room) {
		struct list_column *widest = NULL;
		for (size_t i = 0; i < l->columns; i++) {
			struct list_column *c = &l->column[i];
			if (is_shown(c) && (int)i != l->words && c->width > least_width(l, i) &&
			    (!widest || c->width > widest->width))
				widest = c;
		}
		if (!widest)
			return false;
		widest->width--;
		all--;
	}
	return true;
}

static int
find_column(const struct list *l, crm_str name)
{
	for (size_t i = 0; i < l->columns; i++)
		if (crm_str_eq(l->column[i].name, name))
			return (int)i;
	return -1;
}

/* Takes the next step; false when there is none. */
static bool
step(struct list *l, crm_str *steps)
{
	while (steps->n) {
		crm_str below = crm_part(steps, ','), name = crm_part(&below, '/');
		int i = find_column(l, name), under = below.n ? find_column(l, below) : -1;
		if (i < 0 || l->column[i].gone || (below.n && under < 0))
			continue;
		l->column[i].below = under;
		l->column[i].gone = under < 0;
		return true;
	}
	return false;
}

/* False when it cannot be made to fit. */
static bool
fit(struct list *l)
{
	size_t width = l->how->width, half = width / 2, all = set_widths(l), wanted, room;
	crm_str steps = crm_str_z(l->how->steps);

	wanted = l->words < 0 ? 0 : l->column[l->words].natural;
	if (wanted > half)
		wanted = half;
	if (wanted > width || half < SHORTEST)
		wanted = l->words < 0 ? 0 : SHORTEST;
	room = width > wanted ? width - wanted : 0;
	/* The gap behind the last column counts only where the words follow. */
	if (l->words < 0)
		room += GAP;
	while (!shrink(l, all, room) && step(l, &steps))
		all = set_widths(l);
	all = 0;
	for (size_t i = 0; i < l->columns; i++)
		if (is_shown(&l->column[i]) && (int)i != l->words)
			all += l->column[i].width + GAP;
	if (l->words < 0)
		return all <= width + GAP;
	struct list_column *words = &l->column[l->words];
	words->width = width > all + SHORTEST ? width - all : SHORTEST;
	if (words->width > words->natural)
		words->width = words->natural;
	return all + words->width <= width;
}

/* ---- its lines ---- */

static void
add_limited(crm_str text, size_t width, size_t lines, crm_buf *out)
{
	for (size_t i = 1; text.n; i++) {
		crm_str line = crm_wrap(&text, width - (i == lines));
		crm_buf_str(out, line);
		if (i == lines && text.n) {
			crm_buf_z(out, "…");
			return;
		}
		if (text.n)
			crm_buf_char(out, '\n');
	}
}

static void
add_text(struct list *l, size_t i, crm_str text)
{
	struct list_column *to = &l->column[find_host(l, i)];

	if (!text.n)
		return;
	if (to->text.n)
		crm_buf_char(&to->text, '\n');
	if (*l->how->steps && (int)i != l->words && crm_str_width(text) > to->width)
		add_limited(text, to->width, LINES, &to->text);
	else
		crm_buf_str(&to->text, text);
}

/* The cells of a line: a column below another one comes after it, wherever it is. */
static void
take_line(struct list *l, crm_str line, bool head)
{
	for (size_t i = 0; i < l->columns; i++)
		l->column[i].text.n = 0;
	for (int below = 0; below < 2; below++) {
		crm_str rest = line;
		for (size_t i = 0; i < l->columns; i++) {
			crm_str cell = crm_part(&rest, '\t');
			const struct list_column *c = &l->column[i];
			if (!c->gone && (c->below >= 0) == (below > 0))
				add_text(l, i, text_of(l, c, cell, head));
		}
	}
	for (size_t i = 0; i < l->columns; i++)
		l->column[i].rest = crm_buf_slice(&l->column[i].text);
}

/* A cell has one colour, with all that is shown in it. */
static bool
is_painted(const struct list *l, size_t i)
{
	for (size_t k = 0; k < l->columns; k++)
		if (!l->column[k].gone && l->column[k].is.painted && find_host(l, k) == i)
			return true;
	return false;
}

static bool
is_left(const struct list *l)
{
	for (size_t i = 0; i < l->columns; i++)
		if (l->column[i].rest.n)
			return true;
	return false;
}

/* Blanks are added only before the next cell, so that no line ends in blanks. */
static void
write_line(struct list *l, enum crm_paint paint, bool head, crm_buf *out)
{
	size_t owed = 0;

	for (size_t i = 0; i < l->columns; i++) {
		struct list_column *c = &l->column[i];
		if (!is_shown(c))
			continue;
		crm_str cell = c->rest.n ? crm_wrap(&c->rest, c->width) : c->rest;
		size_t width = crm_str_width(cell), pad = c->width > width ? c->width - width : 0;
		bool right = c->numbers && !c->words;
		if (cell.n) {
			crm_blanks(out, owed + (right ? pad : 0));
			crm_paint_text(out, l->how->colour,
				       head || is_painted(l, i) ? paint : CRM_PAINT_NONE, cell);
			owed = 0;
		}
		owed += GAP + (cell.n == 0 ? c->width : right ? 0 : pad);
	}
	crm_buf_char(out, '\n');
}

static void
write_lines(struct list *l, crm_str tsv, crm_buf *out)
{
	const struct crm_list_how *how = l->how;
	bool head = true;

	for (size_t i = 0; tsv.n; i += !head, head = false) {
		enum crm_paint paint = head         ? CRM_PAINT_STRONG
				       : how->paint ? how->paint(how->from, i)
						    : CRM_PAINT_NONE;
		take_line(l, crm_part(&tsv, '\n'), head);
		do
			write_line(l, paint, head, out);
		while (is_left(l));
	}
}

/* ---- where it cannot fit: a block for each line ---- */

static void
write_block(struct list *l, crm_str line, struct crm_glossary *g, enum crm_paint paint,
	    crm_buf *out)
{
	crm_buf heading = {0};

	for (size_t i = 0; i < l->columns; i++) {
		const struct list_column *c = &l->column[i];
		crm_str cell = crm_part(&line, '\t');
		heading.n = 0;
		crm_buf_str(&heading, text_of(l, c, c->name, true));
		g->paint = i == 0 || c->is.painted ? paint : CRM_PAINT_NONE;
		crm_glossary_shown(g, crm_buf_zend(&heading), text_of(l, c, cell, false), out);
	}
	crm_buf_free(&heading);
}

static void
write_blocks(struct list *l, crm_str tsv, crm_buf *out)
{
	const struct crm_list_how *how = l->how;
	struct crm_glossary g = {.width = how->width, .colour = how->colour};

	for (size_t i = 0; i < l->columns; i++) {
		size_t n = crm_str_width(text_of(l, &l->column[i], l->column[i].name, true));
		if (n > g.term && n <= how->width / 2 - GAP)
			g.term = n;
	}
	crm_part(&tsv, '\n');
	for (size_t i = 0; tsv.n; i++) {
		if (i)
			crm_buf_char(out, '\n');
		write_block(l, crm_part(&tsv, '\n'), &g,
			    how->paint ? how->paint(how->from, i) : CRM_PAINT_STRONG, out);
	}
}

void
crm_show_list(crm_str tsv, const struct crm_list_how *how, crm_buf *out)
{
	struct list l = {.how = how, .words = -1};

	measure(&l, tsv);
	if (fit(&l))
		write_lines(&l, tsv, out);
	else
		write_blocks(&l, tsv, out);
	for (size_t i = 0; i < l.columns; i++)
		crm_buf_free(&l.column[i].text);
	free(l.column);
	crm_buf_free(&l.cell);
}
