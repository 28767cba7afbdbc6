/* vcard.h: vCards 2.1, 3 and 4, from text to properties to one row for each card. */
#ifndef CRM_IMPORT_VCARD_H
#define CRM_IMPORT_VCARD_H

#include "import/parts.h"

/* ---- lines and properties (line.c) ---- */

/* Text that is still to be read, and the number of its first line. */
struct crm_vcard_text {
	crm_str rest;
	uint64_t line;
};

/* The next line of the file, without its ending; false at the end. */
bool crm_vcard_line(struct crm_vcard_text *t, crm_str *line);
bool crm_vcard_is(crm_str line, const char *what); /* regardless of case and of blanks behind it */

/* `group.NAME;PARAMETERS:VALUE`, unfolded. */
struct crm_vcard_property {
	crm_str group, name, parameters;
	crm_str value; /* decoded to UTF-8, its escapes not undone yet */
	uint64_t line;
};

/* The next property of a card: 1, 0 at the end, -1 on a fault, which *why names; a line that is
 * no property comes as a value without name. Text lives in the arena. `old` is true in version 2.1.
 */
int crm_vcard_property(struct crm_vcard_text *t, crm_arena *a, bool old,
		       struct crm_vcard_property *p, const char **why);
/* Whether a parameter TYPE (or one without name, as in 2.1) has that word. */
bool crm_vcard_has_type(const struct crm_vcard_property *p, const char *word);
bool crm_vcard_is_binary(const struct crm_vcard_property *p);
/* The value of the parameter of that name, or "". */
crm_str crm_vcard_parameter(const struct crm_vcard_property *p, const char *name);

/* ---- values (value.c) ---- */

/* Takes off *value what comes before the next separator that is not escaped, as it is
 * written. False when nothing is left. */
bool crm_vcard_split(crm_str *value, const char *separators, crm_str *part);
/* What a value, or a part of one, says: its escapes undone, blanks around it dropped. */
crm_str crm_vcard_unescape(crm_str part, bool old, crm_arena *a);
/* A date as crm-records(5) has it; text that is none comes back as it is. */
crm_str crm_vcard_date(const struct crm_vcard_property *p, crm_arena *a);

/* ---- rows (columns.c) ---- */

/* What the cards of one file have become. */
struct crm_vcard_columns {
	crm_arena *arena;
	crm_str *name; /* the usual ones, then the others as they came */
	size_t n, room;
};

void crm_vcard_columns_begin(struct crm_vcard_columns *c, crm_arena *a);
/* The values of one card; *count of them. */
crm_str *crm_vcard_row(struct crm_vcard_columns *c, const struct crm_vcard_property *p, size_t n,
		       bool old, size_t *count);

#endif
