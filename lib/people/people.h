/* people.h: finding the customer whom somebody means, and checking what is written about customers.
 * crm.h declares what tools call; this header is what the rooms share beside that:
 *
 *   whom.c      finds the row that a text means
 *   index.c     customers by id, phone, email and name
 *   name.c, alike.c, phone.c, email.c, country_table.c   how these are compared
 *   check.c     checks values of customers and events; damage.c finds what a spreadsheet has done
 *   merged.c    merged:ID;  mint.c  new ids */
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

/* name.c: the forms of a name that are compared. In a form, words are separated by one blank, and
 * case, accents, apostrophes and punctuation are removed. */
struct crm_namer;
struct crm_namer *crm_namer_new(void);
void crm_namer_free(struct crm_namer *n);
/* Why names are compared without ICU, once that was tried; "" otherwise. */
const char *crm_namer_notice(const struct crm_namer *n);
/* Adds the form in the name's own script. When the name is "Last, First", the form of "First Last"
 * follows after a line feed. */
void crm_name_own(struct crm_namer *n, crm_str name, crm_buf *out);
/* Adds the forms in Latin letters, of which there may be several, each after a line feed. Adds
 * nothing for a name that is written in ASCII, or without ICU. */
void crm_name_latin(struct crm_namer *n, crm_str name, crm_buf *out);
/* Adds the name in lower case, with its accents. */
void crm_name_accented(struct crm_namer *n, crm_str name, crm_buf *out);
bool crm_name_is_ascii(crm_str name);
/* Takes the next form off the text that these functions added; false when none is left. */
bool crm_name_next(crm_str *forms, crm_str *form);
/* Whether the form contains `part`; blanks do not count. A match of several words begins with a
 * word, so that "ann" is not found in "lan nguyen". */
bool crm_name_has(crm_str form, crm_str part);

/* index.c: the forms of names that the index uses. */
struct crm_namer *crm_people_namer(crm_people *p);
/* Adds a number, unless it is among the first `among` numbers. */
void crm_matches_add(struct crm_matches *m, size_t number, size_t among);

/* Whether a status is one of these; the fault when it is not. */
#define CRM_STATUS_WRONG "%s must be deceased, closed, noncustomer, task or merged:ID"
bool crm_status_known(crm_str status);
/* Whether it is that of somebody whom we know and who is no customer, or of a task; whether it is
 * that of a task, which is something that the firm has to do, and nobody at all. */
bool crm_is_noncustomer(crm_str status);
bool crm_is_task(crm_str status);

#endif
