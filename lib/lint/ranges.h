/* ranges.h: what is known of the things that conditions speak of. For prove.c. */
#ifndef CRM_LINT_RANGES_H
#define CRM_LINT_RANGES_H

#include <stdlib.h>

#include "lint/prove.h"

enum { CRM_RANGES = 32 };
#define CRM_FAR (INT64_MAX / 2) /* nothing is farther out */

/* Whole numbers: ranges in order, none touches the next. */
struct crm_ranges {
	struct crm_range {
		int64_t from, to;
	} r[CRM_RANGES];
	unsigned n;
};

struct crm_ranges crm_ranges_from_to(int64_t from, int64_t to);
/* Adds a range. False when there is no room for it. */
bool crm_ranges_add(struct crm_ranges *s, int64_t from, int64_t to);
/* What the two have in common, or all but that; false when it has too many parts. */
bool
crm_ranges_meet(const struct crm_ranges *a, const struct crm_ranges *b, struct crm_ranges *out);
bool crm_ranges_turn(const struct crm_ranges *a, struct crm_ranges *out);

/* On which line a thing is measured. What is measured on two of them counts as two
 * things, since a month is no number of days. */
enum crm_line {
	CRM_LINE_NUMBER, /* 1/10000; a length of time in days */
	CRM_LINE_SPAN,   /* likewise, of what may be a length of time itself */
	CRM_LINE_DAY,
	CRM_LINE_TODAY,   /* days from today; of a day */
	CRM_LINE_NOW,     /* 0 is today, with its time */
	CRM_LINE_SHIFTED, /* 0 is today plus or less a span */
	CRM_LINE_TEXT,    /* which of the texts that are spoken of */
	CRM_LINE_TRUTH,   /* 0, 1 */
	CRM_LINE_AGAINST  /* -1, 0, 1: compared with another term */
};

struct crm_thing {
	const crm_term *term, *against;
	enum crm_line line;
	crm_span shift;
	struct crm_ranges may; /* what it may be, where it is there */
	bool whole;            /* multiples of 1 only */
	size_t presence;
};

/* Shared by all things that are one term. */
struct crm_presence {
	const crm_term *term, *against;
	bool there, missing; /* whether it may be */
};

struct crm_things {
	const crm_kinds *kinds;
	crm_arena *arena; /* the prover's */
	struct crm_thing *thing;
	size_t things, thing_room;
	struct crm_presence *presence;
	size_t presences, presence_room;
	struct crm_was *was; /* what was changed, to be undone */
	size_t changes, change_room;
	crm_str *text;
	size_t texts, text_room;
	struct crm_allowed *allowed;
	struct crm_condition **reading; /* by the address of the term */
	size_t readings, reading_room;
};

/* things.c */
void crm_things_free(struct crm_things *all);
void
crm_things_texts(struct crm_things *all, const char *column, const char *const *names, size_t n);
/* Narrows what the things of the term may be; false when nothing is left. */
bool crm_things_claim(struct crm_things *all, const crm_term *t, enum crm_claim claim);
size_t crm_things_mark(const struct crm_things *all);
void crm_things_undo(struct crm_things *all, size_t mark);

/* measure.c: a condition about one thing. */
struct crm_measure {
	const crm_term *term, *against;
	enum crm_line line;
	crm_span shift;
	struct crm_ranges yes; /* where it holds; elsewhere it is false */
};
/* False when it is no comparison that can be measured: then it is a thing itself. */
bool crm_measure(struct crm_things *all, const crm_term *t, struct crm_measure *out);
/* The number of a text. */
int64_t crm_things_text(struct crm_things *all, crm_str s);

#endif
