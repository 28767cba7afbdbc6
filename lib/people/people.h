/* people.h: what the files of this room share beside what crm.h declares. */
#ifndef CRM_PEOPLE_PEOPLE_H
#define CRM_PEOPLE_PEOPLE_H

#include "crm.h"

/* country_table.c: how a country's phone numbers are written. */
struct crm_country {
	char iso[3];
	uint16_t code;     /* behind the + */
	const char *trunk; /* put before a number within the country; "" nothing */
	uint8_t longest;   /* digits of a number, without code and trunk prefix */
};

/* name.c: the forms of a name that are compared. Words are separated by one
 * blank; case, accents, apostrophes and marks of punctuation are gone. */
struct crm_namer;
struct crm_namer *crm_namer_new(void);
void crm_namer_free(struct crm_namer *n);
/* Why names are compared without ICU's help, once that was tried; "" otherwise. */
const char *crm_namer_notice(const struct crm_namer *n);
/* Adds the name in its own script; behind a newline, where the name is "Last,
 * First", it follows as "First Last". */
void crm_name_own(struct crm_namer *n, crm_str name, crm_buf *out);
/* Likewise in Latin letters, perhaps in several ways, each behind a newline.
 * Adds nothing for a name that is written in ASCII, or without ICU. */
void crm_name_latin(struct crm_namer *n, crm_str name, crm_buf *out);
/* Adds the name in lower case, and otherwise as it is. */
void crm_name_accented(struct crm_namer *n, crm_str name, crm_buf *out);
bool crm_name_is_ascii(crm_str name);
/* Takes the next form off what these added. */
bool crm_name_next(crm_str *forms, crm_str *form);
/* Whether the form has `part` in it, blanks not counted. A match that spans several words
 * begins with a word, so that "ann" is not found in "lan nguyen". */
bool crm_name_has(crm_str form, crm_str part);

/* index.c: what it compares names with. */
struct crm_namer *crm_people_namer(crm_people *p);
/* Adds a number, unless it is one of the first `among`. */
void crm_matches_add(struct crm_matches *m, size_t number, size_t among);

/* Whether a status is one of deceased, closed and merged:ID; the fault when it is not. */
#define CRM_STATUS_WRONG "%s must be deceased, closed or merged:ID"
bool crm_status_known(crm_str status);

#endif
