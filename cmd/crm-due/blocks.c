/* blocks.c: the list as a block of lines for each customer. */
#include <stdlib.h>

#include "base/array.h"
#include "common/columns.h"
#include "common/terminal.h"
#include "crm-due/due.h"
#include "due/what.h"

const char due_block_columns[] = "id,name,due_action,due_channel,due_date,due_overdue,due_day,"
				 "due_held,due_outcome,due_why,due_ask,due_offer,promised,phone,"
				 "email,hours,avoid,due_owner";

/* Lines of a block, in their order. What has no term is in the lines before. */
static const struct line {
	const char *column, *term, *context; /* "": its words are not ours; NULL: as they are */
} lines[] = {
	{"due_held", CRM_TR_MARK("Held back"), "held"},
	{"due_outcome", CRM_TR_MARK("Outcome"), "outcome"},
	{"due_why", CRM_TR_MARK("Why"), NULL},
	{"due_ask", CRM_TR_MARK("Ask"), NULL},
	{"due_offer", CRM_TR_MARK("Offer"), NULL},
	{"promised", CRM_TR_MARK("Promised"), ""},
	{"phone", CRM_TR_MARK("Phone"), NULL},
	{"email", CRM_TR_MARK("Email"), NULL},
	{"hours", CRM_TR_MARK("Best time"), NULL},
	{"avoid", CRM_TR_MARK("Avoid"), NULL},
	{"due_owner", CRM_TR_MARK("Owner"), NULL},
};

/* Columns of the longest term. */
static size_t
longest_term(void)
{
	size_t longest = 0;

	for (size_t i = 0; i < CRM_LENGTH(lines); i++) {
		size_t width = crm_str_width(crm_str_z(crm_tr(lines[i].term)));
		longest = width > longest ? width : longest;
	}
	return longest;
}

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

/* What is to be done, broken into lines. */
static void
write_what(const struct cells *c, const struct crm_glossary *b, enum crm_paint paint, crm_buf *out)
{
	const struct crm_due_what what = {.action = cell(c, "due_action"),
					  .channel = cell(c, "due_channel"),
					  .day = cell(c, "due_day"),
					  .date = cell(c, "due_date"),
					  .late = cell(c, "due_overdue")};
	crm_buf text = {0}, shown = {0};
	crm_str rest;

	crm_due_what_text(&what, &text);
	crm_buf_visible(&shown, crm_buf_slice(&text));
	for (rest = crm_buf_slice(&shown); rest.n; crm_buf_char(out, '\n')) {
		crm_blanks(out, b->indent);
		crm_paint_text(out, b->colour, paint, crm_wrap(&rest, b->width - b->indent));
	}
	crm_buf_free(&text);
	crm_buf_free(&shown);
}

/* A value that is a day, or a word of the context. */
static void
add_value(const struct crm_glossary *b, const char *term, const char *context, crm_str value,
	  crm_buf *out)
{
	crm_buf shown = {0};

	due_show(context, value, &shown);
	crm_glossary_shown(b, term, crm_buf_slice(&shown), out);
	crm_buf_free(&shown);
}

static void
add_line(const struct crm_glossary *b, const struct line *l, crm_str value, crm_buf *out)
{
	if (l->context)
		add_value(b, crm_tr(l->term), l->context, value, out);
	else
		crm_glossary_add(b, crm_tr(l->term), value, out);
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
	write_what(c, b, paint, out);
	for (size_t i = 0; i < CRM_LENGTH(lines); i++)
		add_line(b, &lines[i], cell(c, lines[i].column), out);
	/* The columns of --add have no other name. */
	for (size_t i = 0; i < c->look->columns; i++) {
		text.n = 0;
		crm_buf_visible(&text, c->look->column[i]);
		if (!is_usual(c->look->column[i]))
			add_value(b, crm_buf_zend(&text), "", c->cell[i], out);
	}
	crm_buf_free(&text);
}

void
due_blocks(void *from, crm_str tsv, crm_buf *out)
{
	struct due_look *l = from;
	struct crm_glossary b = {.width = cmd_terminal_width(),
				 .indent = 2,
				 .term = longest_term(),
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
