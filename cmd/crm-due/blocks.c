/* blocks.c: the list as a block of lines for each customer. */
#include <stdlib.h>

#include "base/array.h"
#include "common/columns.h"
#include "common/terminal.h"
#include "crm-due/due.h"

const char due_block_columns[] = "id,name,due_action,due_channel,due_date,due_overdue,due_day,"
				 "due_held,due_outcome,due_why,due_ask,due_offer,promised,phone,"
				 "email,hours,avoid,due_owner";

/* Lines of a block, in their order. What has no term is in the lines before. */
static const struct line {
	const char *column, *term;
} lines[] = {
	{"due_held", "Held back"}, {"due_outcome", "Outcome"}, {"due_why", "Why"},
	{"due_ask", "Ask"},        {"due_offer", "Offer"},     {"promised", "Promised"},
	{"phone", "Phone"},        {"email", "Email"},         {"hours", "Best time"},
	{"avoid", "Avoid"},        {"due_owner", "Owner"},
};
#define TERM 9 /* columns of the longest */

/* The cells of a customer, by column. */
struct cells {
	const struct due_look *look;
	crm_str *cell;
};

static crm_str
cell(const struct cells *c, const char *column)
{
	for (size_t i = 0; i < c->look->columns; i++)
		if (crm_str_eqz(c->look->column[i], column))
			return c->cell[i];
	return CRM_STR("");
}

/* "escalate by phone, due 2026-11-20, 1 day late" */
static void
add_what(const struct cells *c, crm_buf *out)
{
	crm_str action = cell(c, "due_action"), channel = cell(c, "due_channel"),
		date = cell(c, "due_date"), day = cell(c, "due_day"), late = cell(c, "due_overdue");

	crm_buf_str(out, action);
	if (channel.n)
		crm_buf_f(out, " by %.*s", (int)channel.n, channel.p);
	if (day.n)
		crm_buf_f(out, " on %.*s", (int)day.n, day.p);
	if (date.n)
		crm_buf_f(out, ", due %.*s", (int)date.n, date.p);
	if (late.n && !crm_str_eqz(late, "0"))
		crm_buf_f(out, ", %.*s day%s late", (int)late.n, late.p,
			  crm_str_eqz(late, "1") ? "" : "s");
}

static bool
is_usual(crm_str name)
{
	size_t n = 0;
	crm_str *usual = cmd_names(due_block_columns, NULL, &n);
	bool is = cmd_is_among(name, usual, n);

	free(usual);
	return is;
}

static void
write_name(const struct cells *c, const struct crm_glossary *b, crm_buf *out)
{
	crm_buf text = {0};
	crm_str rest;

	crm_buf_visible(&text, cell(c, "name"));
	crm_buf_z(&text, "  ");
	crm_buf_visible(&text, cell(c, "id"));
	for (rest = crm_buf_slice(&text); rest.n;) {
		crm_paint_text(out, b->colour, CRM_PAINT_STRONG, crm_wrap(&rest, b->width));
		crm_buf_char(out, '\n');
	}
	crm_buf_free(&text);
}

static void
write_block(const struct cells *c, const struct crm_glossary *b, enum crm_paint paint, crm_buf *out)
{
	crm_buf text = {0};

	write_name(c, b, out);
	crm_blanks(out, b->indent);
	add_what(c, &text);
	crm_paint_text(out, b->colour, paint, crm_buf_slice(&text));
	crm_buf_char(out, '\n');
	for (size_t i = 0; i < CRM_LENGTH(lines); i++)
		crm_glossary_add(b, lines[i].term, cell(c, lines[i].column), out);
	/* The columns of --add have no other name. */
	for (size_t i = 0; i < c->look->columns; i++) {
		text.n = 0;
		crm_buf_visible(&text, c->look->column[i]);
		if (!is_usual(c->look->column[i]))
			crm_glossary_add(b, crm_buf_zend(&text), c->cell[i], out);
	}
	crm_buf_free(&text);
}

void
due_blocks(void *from, crm_str tsv, crm_buf *out)
{
	struct due_look *l = from;
	struct crm_glossary b = {.width = cmd_terminal_width(),
				 .indent = 2,
				 .term = TERM,
				 .colour = cmd_in_colour(l->stream->call)};
	struct cells c = {.look = l};

	l->column = l->stream->only;
	l->columns = l->stream->onlys;
	c.cell = crm_alloc((l->columns + 1) * sizeof *c.cell);
	crm_buf_str(out, l->stream->look.title);
	crm_part(&tsv, '\n');
	for (size_t i = 0; tsv.n; i++) {
		crm_str line = crm_part(&tsv, '\n');
		for (size_t k = 0; k < l->columns; k++)
			c.cell[k] = crm_part(&line, '\t');
		crm_buf_z(out, i ? "\n" : "");
		write_block(&c, &b, l->paint[i], out);
	}
	free(c.cell);
}
