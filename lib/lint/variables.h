/* variables.h: the variables of the prover, and what is known of each.
 *
 * A variable is a term whose value a condition compares with constants: the name of a fact, a sum,
 * a call of a function. Its values are numbers on a line (enum crm_line), and what it may be is a
 * set of ranges on it. A term that is measured on two lines makes two variables, because a month,
 * for example, is no fixed number of days. Each variable has a presence, which says whether the
 * term may be there and whether it may be missing; variables of one term share it.
 *
 * Claims narrow all of this; crm_variables_undo takes them back. */
#ifndef CRM_LINT_VARIABLES_H
#define CRM_LINT_VARIABLES_H

#include <stdlib.h>

#include "lint/prove.h"
#include "lint/ranges.h"

enum crm_line {
	CRM_LINE_NUMBER,  /* a number, or a length of time in days: 1/10000 */
	CRM_LINE_SPAN,    /* the same, of a term that may be a length of time itself */
	CRM_LINE_DAY,     /* a day */
	CRM_LINE_TODAY,   /* a day, as the number of days from today */
	CRM_LINE_NOW,     /* 0 is today with its time; below 0 is earlier */
	CRM_LINE_SHIFTED, /* the same with today plus or less a span (shift) */
	CRM_LINE_TEXT,    /* the number of a text (crm_variables_text) */
	CRM_LINE_TRUTH,   /* 0 no, 1 yes */
	CRM_LINE_AGAINST  /* -1, 0, 1: less than, equal to or more than the term `against` */
};

struct crm_variable {
	const crm_term *term, *against; /* against: only on CRM_LINE_AGAINST */
	enum crm_line line;
	crm_span shift;
	struct crm_ranges may; /* the values that it may have when it is there */
	bool whole;            /* only multiples of 1 */
	size_t presence;
};

struct crm_presence {
	const crm_term *term, *against;
	bool there, missing; /* whether it may be there, and whether it may be missing */
};

struct crm_variables {
	const crm_kinds *kinds;
	crm_arena *arena; /* the prover's */
	struct crm_variable *variable;
	size_t variables, variable_room;
	struct crm_presence *presence;
	size_t presences, presence_room;
	struct crm_was *was; /* what was changed, to be undone */
	size_t changes, change_room;
	crm_str *text; /* the texts, each once */
	size_t texts, text_room;
	struct crm_allowed *allowed;    /* the texts that a column may hold */
	struct crm_condition **reading; /* conditions that were read, by the address of the term */
	size_t readings, reading_room;
};

/* ---- variables.c ---- */

void crm_variables_free(struct crm_variables *all);
/* See crm_prover_texts. */
void crm_variables_texts(struct crm_variables *all, const char *column, const char *const *names,
			 size_t n);
/* Narrows what the variable of the term may be; false when nothing is left. */
bool crm_variables_claim(struct crm_variables *all, const crm_term *t, enum crm_claim claim);
/* How many changes there are; undoes those after a mark. */
size_t crm_variables_mark(const struct crm_variables *all);
void crm_variables_undo(struct crm_variables *all, size_t mark);

/* ---- terms.c ---- */

/* The number of a text, on CRM_LINE_TEXT. */
int64_t crm_variables_text(struct crm_variables *all, crm_str s);

/* ---- measure.c ---- */

/* A condition about one variable. */
struct crm_measure {
	const crm_term *term, *against;
	enum crm_line line;
	crm_span shift;
	struct crm_ranges yes; /* the values for which it holds; for the others it is false */
};
/* Reads a comparison, or "in". False when it cannot be measured: then the condition is itself a
 * variable. */
bool crm_measure(struct crm_variables *all, const crm_term *t, struct crm_measure *out);

#endif
