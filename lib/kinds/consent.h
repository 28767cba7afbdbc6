/* consent.h: what a consent or an opt-out is about, as it stands in the column consent of customers
 * and in the item of the events consent and optout: "all", a channel ("email"), a purpose ("news"),
 * or both ("email:news"). Channels are those of the kinds; purposes are care, news, service and
 * those that the policy's rules name. crm-records(5) describes them. */
#ifndef CRM_KINDS_CONSENT_H
#define CRM_KINDS_CONSENT_H

#include "crm.h"

/* One of them, read. An empty channel means every channel, an empty purpose every purpose. The
 * slices belong to the kinds. */
struct crm_consent {
	crm_str channel, purpose;
};
#define CRM_CONSENT_TEXT 160
/* Reads one, in letters of any case; false when it is not understood. */
bool crm_consent_read(const crm_kinds *k, crm_str said, struct crm_consent *out);
/* Whether a column consent allows nothing: it has the item "none". */
bool crm_consent_none(crm_str column);
/* Its text: "all", "email", "news" or "email:news". The slice lies in room[CRM_CONSENT_TEXT], or is
 * static. */
crm_str crm_consent_text(const struct crm_consent *c, char *room);
/* Whether `wide` includes `narrow`; true when they are the same. "phone" includes "sms". */
bool crm_consent_covers(const struct crm_consent *wide, const struct crm_consent *narrow);

enum crm_says { CRM_SAYS_NOTHING, CRM_SAYS_YES, CRM_SAYS_NO };
/* Whether a contact by that channel and for that purpose is allowed, by a list of what is forbidden
 * and a list of what is allowed, each separated by ";". An item that is narrower than another one
 * prevails over it; where neither is narrower, the answer is no. An item that is not understood
 * forbids everything in the first list, and is ignored in the second. */
enum crm_says crm_consent_says(const crm_kinds *k, crm_str forbidden, crm_str allowed,
			       crm_str channel, crm_str purpose);

/* What is known of a customer's consent: what they forbade and allowed last, by the log, and the
 * columns consent of their row and of the rows that were merged into it, which are not empty. */
struct crm_agreed {
	crm_str forbidden, allowed, column;
	const crm_str *merged;
	size_t merges;
	bool opt_in; /* an empty column means no */
};
enum crm_permit { CRM_PERMITTED, CRM_NOT_PERMITTED, CRM_OPTED_OUT };
/* Whether they may be contacted by that channel and for that purpose. The log's last word counts,
 * then the columns, each of which must allow it. For the purpose "service" no consent is needed,
 * but they may have opted out of that, too. */
enum crm_permit crm_consent_permits(const crm_kinds *k, const struct crm_agreed *a, crm_str channel,
				    crm_str purpose);

/* Where it stands: in the column consent, or in the item of the event consent or optout. */
enum crm_consent_of { CRM_CONSENT_OF_COLUMN, CRM_CONSENT_OF_CONSENT, CRM_CONSENT_OF_OPTOUT };
/* 0, or a fault when it is not understood, which says what was probably meant. "none" is allowed in
 * the column only. */
int crm_consent_check(const crm_kinds *k, crm_str item, enum crm_consent_of of, crm_error *e);

#endif
