/* what.h: what is to be done about an entry of the list, in words. */
#ifndef CRM_DUE_WHAT_H
#define CRM_DUE_WHAT_H

#include "crm.h"

/* Values as the list has them; "" where there is none. */
struct crm_due_what {
	crm_str action, channel;
	crm_str day;  /* on which a plan has it */
	crm_str date; /* due_date */
	crm_str late; /* due_overdue */
};
/* Adds "escalate by phone, due 2026-11-20, 1 day late". Control characters in it are not made
 * visible. */
void crm_due_what_text(const struct crm_due_what *w, crm_buf *out);

/* Adds a value: a day as people write it, or a word of the context (crm_lang_word). */
void crm_due_word(const char *context, crm_str value, crm_buf *out);

#endif
