/* show.h: text for people on a terminal: lines that are broken at words, lists that fit the
 * terminal, blocks of lines with terms before them, and colours.
 *
 * What is broken into lines is text in which control characters were made visible
 * (crm_buf_visible); a line feed in it is a break that the caller wants. */
#ifndef CRM_SHOW_SHOW_H
#define CRM_SHOW_SHOW_H

#include "crm.h"

/* ---- paint.c: colours ---- */

enum crm_paint {
	CRM_PAINT_NONE,
	CRM_PAINT_STRONG, /* headings */
	CRM_PAINT_FAINT,  /* what matters less */
	CRM_PAINT_LATE,
	CRM_PAINT_ALARM, /* what was escalated */
	CRM_PAINT_DATED  /* what is on a fixed date */
};

/* Begins a colour, and ends it. Without `colour` nothing is added. */
void crm_paint_begin(crm_buf *out, bool colour, enum crm_paint paint);
void crm_paint_end(crm_buf *out, bool colour, enum crm_paint paint);
void crm_paint_text(crm_buf *out, bool colour, enum crm_paint paint, crm_str text);

/* ---- wrap.c: lines ---- */

/* Takes the next line of at most so many columns off *text. It ends at a line feed; at blanks,
 * which are dropped; behind a semicolon; or beside a character of a script that is written without
 * blanks, but not before a mark that closes nor behind one that opens. A word that is too long is
 * broken at a character. A line has one character at least. */
crm_str crm_wrap(crm_str *text, size_t width);

/* ---- table.c: cells of a table ---- */

/* The cell as people see it; the text is in buf. */
crm_str crm_cell_shown(crm_str cell, crm_buf *buf);
/* Whether the cell is a number, with its signs: 12, -3.50, 20.5%. */
bool crm_cell_is_number(crm_str cell);
void crm_blanks(crm_buf *out, size_t n);

/* ---- list.c: a list that fits ---- */

/* How a column is shown that is not shown as it is. */
struct crm_list_column {
	const char *name;    /* in the header */
	const char *heading; /* what people read instead, which is translated in the context
			      * "heading"; NULL: the name */
	bool whole;          /* its values are not broken */
	bool painted;        /* in the colour of the line */
	/* Adds the value as it is shown; NULL: as it is. */
	void (*show)(crm_str value, crm_buf *out);
};

struct crm_list_how {
	size_t width; /* of the terminal */
	bool colour;
	const char *words; /* the column with the words that people read, which has half of the
			    * width if it needs it; NULL: none */
	/* What is done, one after the other, until the others fit into the rest: "a" leaves out
	 * the column a, "a/b" shows it below b, in the same column. "": nothing. */
	const char *steps;
	const struct crm_list_column *column; /* those that are not shown as they are */
	size_t columns;
	/* The colour of a line below the header, from 0; NULL: none has one. */
	enum crm_paint (*paint)(void *from, size_t line);
	void *from;
};

/* Adds a list: a header and lines of cells, as crm_show_table takes them. Cells are broken into
 * lines. Where there are steps, a cell that is not of `words` has three lines at most; "…" says
 * that there is more. What cannot be made to fit is a block of lines for each line instead, with
 * the headings in front. */
void crm_show_list(crm_str tsv, const struct crm_list_how *how, crm_buf *out);

/* ---- glossary.c: terms and what they are ---- */

struct crm_glossary {
	size_t width;  /* of the terminal */
	size_t indent; /* blanks before the terms */
	size_t term;   /* columns of the longest term */
	bool colour;
	enum crm_paint paint; /* of the texts; terms are faint */
};
/* Adds a line, "  Term  text", whose further lines begin below the text. Behind a term that is
 * longer the text is in the same line only if all of it fits there. An empty text adds nothing. The
 * text is made visible; the term must be. */
void crm_glossary_add(const struct crm_glossary *b, const char *term, crm_str text, crm_buf *out);
/* The same for a text that was made visible already, or has line feeds. */
void crm_glossary_shown(const struct crm_glossary *b, const char *term, crm_str text, crm_buf *out);

#endif
