/* scope.h: what a consent or an opt-out is about. */
#ifndef CRM_KINDS_SCOPE_H
#define CRM_KINDS_SCOPE_H

#include "crm.h"

/* A scope, taken apart; an empty part is any. */
struct crm_wish {
	crm_str channel, purpose;
};
#define CRM_WISH_TEXT 160
/* As written, in letters of any case; false when it is not understood. */
bool crm_wish_read(const crm_kinds *k, crm_str said, struct crm_wish *out);
/* As "all", "email", "news", "email:news", in room[CRM_WISH_TEXT]. */
crm_str crm_wish_text(const struct crm_wish *w, char *room);
/* Whether what is said of `wide` is said of `narrow` too; also when they are the same. */
bool crm_wish_covers(const struct crm_wish *wide, const struct crm_wish *narrow);
enum crm_says { CRM_SAYS_NOTHING, CRM_SAYS_YES, CRM_SAYS_NO };
/* What two lists of scopes say of one contact. The narrower word counts, and where
 * neither is, no. A forbidden one that is not understood is all, an allowed one nothing. */
enum crm_says crm_wishes_say(const crm_kinds *k, crm_str forbidden, crm_str allowed,
			     crm_str channel, crm_str purpose);
/* What is said by a scope: the column consent, or the item of a consent or an opt-out. */
enum crm_scope_of { CRM_SCOPE_OF_COLUMN, CRM_SCOPE_OF_CONSENT, CRM_SCOPE_OF_OPTOUT };
/* A fault when it is not understood, with what was probably meant. "none" is a word of the column
 * alone. */
int crm_scope_check(const crm_kinds *k, crm_str item, enum crm_scope_of of, crm_error *e);

#endif
