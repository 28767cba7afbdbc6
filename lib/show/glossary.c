/* glossary.c: terms and what they are, line by line. */
#include "show/show.h"

#define GAP 2    /* blanks behind the longest term */
#define LEAST 20 /* columns that the text has, however long the terms */

static size_t
room_of(const struct crm_glossary *b, size_t before)
{
	return b->width > before + LEAST ? b->width - before : LEAST;
}

/* Whether the text fits behind a term that is longer than those whose texts line up. */
static bool
fits_behind(const struct crm_glossary *b, crm_str term, crm_str text)
{
	size_t used = b->indent + crm_str_width(term) + GAP;

	crm_wrap(&text, b->width > used ? b->width - used : 0);
	return used < b->width && !text.n;
}

/* Writes a term in lines of its own. */
static void
write_alone(const struct crm_glossary *b, crm_str term, crm_buf *out)
{
	while (term.n) {
		crm_str line = crm_wrap(&term, room_of(b, b->indent));
		crm_blanks(out, b->indent);
		crm_paint_text(out, b->colour, CRM_PAINT_FAINT, line);
		crm_buf_char(out, '\n');
	}
}

void
crm_glossary_shown(const struct crm_glossary *b, const char *term, crm_str text, crm_buf *out)
{
	crm_str name = crm_str_z(term);
	size_t used = crm_str_width(name), before = b->indent + b->term + GAP;
	size_t room = room_of(b, before);
	bool long_term = used > b->term, behind = !long_term;

	if (long_term && text.n)
		behind = fits_behind(b, name, text);
	if (text.n && !behind)
		write_alone(b, name, out);
	for (bool first = behind; text.n; first = false) {
		crm_str line = crm_wrap(&text, first && long_term ? b->width : room);
		if (first) {
			crm_blanks(out, b->indent);
			crm_paint_text(out, b->colour, CRM_PAINT_FAINT, name);
			crm_blanks(out, line.n && !long_term ? b->term - used : 0);
			crm_blanks(out, line.n ? GAP : 0);
		} else if (line.n) {
			crm_blanks(out, before);
		}
		crm_paint_text(out, b->colour, b->paint, line);
		crm_buf_char(out, '\n');
	}
}

void
crm_glossary_add(const struct crm_glossary *b, const char *term, crm_str text, crm_buf *out)
{
	crm_buf shown = {0};

	crm_buf_visible(&shown, text);
	crm_glossary_shown(b, term, crm_buf_slice(&shown), out);
	crm_buf_free(&shown);
}
