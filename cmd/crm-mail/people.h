/* people.h: the customers of crm-mail as they are now: whether they may be written to, and others
 * who have the same address. */
#ifndef CMD_MAIL_PEOPLE_H
#define CMD_MAIL_PEOPLE_H

#include "common/options.h"
#include "common/whom.h"
#include "crm.h"

/* How messages leave. */
enum mail_way { MAIL_EMAIL, MAIL_SMS, MAIL_LETTER, MAIL_WAYS };

/* ---- people.c: the customers as they are now ---- */

enum mail_field {
	MAIL_ID,
	MAIL_NAME,
	MAIL_PHONE,
	MAIL_MAIL,
	MAIL_ADDRESS,
	MAIL_LANG,
	MAIL_CHANNEL,
	MAIL_CONSENT,
	MAIL_STATUS,
	MAIL_OWNER,
	MAIL_FIELDS
};

struct mail_people {
	const crm_policy *policy;
	crm_frame *frame;
	const crm_table *table; /* the frame's */
	struct cmd_whom *whom;
	crm_cursor *cursor;
	crm_row row; /* the one in hand */
	int at[MAIL_FIELDS];
	int opted_out, consented, snoozed_until, declined_on, bounced;
	crm_buf text[2];
	struct mail_merged {
		size_t into;
		crm_str id, consent;
	} * merged; /* by `into` */
	size_t merges;
	crm_str *merged_consent; /* of the row in hand */
	crm_people *refusers;    /* rows by phone and email; others.c */
	crm_arena *arena;
};
/* Reads the customers and the log that the call names. */
void mail_people_open(struct mail_people *p, const struct cmd_call *call, const crm_policy *policy,
		      crm_arena *arena);
/* Takes a customer in hand, or the one whom they were merged into; false when there is none. */
bool mail_people_go(struct mail_people *p, crm_str id);
void mail_people_go_row(struct mail_people *p, size_t row);
/* The id of the i-th row that was merged into the one in hand; its p is NULL past the last. */
crm_str mail_people_merged(const struct mail_people *p, size_t i);
crm_str mail_people_field(const struct mail_people *p, enum mail_field field);
/* Why the one in hand is not to be contacted by that channel; NULL: they may be. */
const char *
mail_people_refuses(struct mail_people *p, crm_str channel, crm_str purpose, bool selling);
/* Whether the one in hand expressly refused that, by the log or by "none" in the column consent. */
bool mail_people_opted_out(struct mail_people *p, crm_str channel, crm_str purpose);
bool mail_people_refused_something(struct mail_people *p);
/* Whether the last message by that channel bounced, and the address is the same since then. */
bool mail_people_bounced(struct mail_people *p, const char *channel);
void mail_people_close(struct mail_people *p);

/* ---- others.c: others with the same address ---- */

/* Finds the phones and emails of those who refused anything. */
void mail_others_open(struct mail_people *p, const crm_country *country);
/* Whether somebody else who has this email or phone refused that: their id and name. A refusal
 * holds for the address: nobody who shares it is written to there. */
bool mail_others_refused(struct mail_people *p, enum mail_way way, crm_str to, crm_str purpose,
			 crm_str *id, crm_str *name);
void mail_others_close(struct mail_people *p);

#endif
