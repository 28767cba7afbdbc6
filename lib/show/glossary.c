/* glossary.c: terms and what they are, line by line. */
#include "show/show.h"

#define GAP 2    /* blanks behind the longest term */
#define LEAST 20 /* columns that the text has, however long the terms */

void
crm_glossary_shown(const struct crm_glossary *b, const char *term, crm_str text, crm_buf *out)
{
	size_t before = b->indent + b->term + GAP;
	size_t room = b->width > before + LEAST ? b->width - before : LEAST;
	size_t used = crm_str_width(crm_str_z(term));

	for (bool first = true; text.n; first = false) {
		crm_str line = crm_wrap(&text, room);
		if (first) {
			crm_blanks(out, b->indent);
			crm_paint_text(out, b->colour, CRM_PAINT_FAINT, crm_str_z(term));
			crm_blanks(out, line.n && used < b->term ? b->term - used : 0);
			crm_blanks(out, line.n ? GAP : 0);
		} else if (line.n) {
			crm_blanks(out, before);
		}
		crm_buf_str(out, line);
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
