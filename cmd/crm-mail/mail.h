/* mail.h: the parts of crm-mail.
 *
 * Everything is planned before anything leaves: for each row of the stream there is a message, or a
 * reason why there is none. */
#ifndef CMD_MAIL_H
#define CMD_MAIL_H

#include "common/due_entries.h"
#include "common/options.h"
#include "common/output.h"
#include "common/whom.h"
#include "crm.h"
#include "mail/mail.h"

/* How messages leave. */
enum mail_way { MAIL_EMAIL, MAIL_SMS, MAIL_LETTER, MAIL_WAYS };

/* What the call says. */
struct mail_call {
	const char *templates, *template, *rule, *kind, *purpose, *channel, *from, *unsubscribe;
	const char *mbox, *maildir, *command, *sms, *letters, *sent;
	int uncertain; /* enum mail_uncertain */
	bool dry_run, no_sent, early;
};
enum mail_uncertain { MAIL_REPORT = -1, MAIL_SEND, MAIL_DONE };

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
	int opted_out, consented, snoozed_until, declined_on;
	crm_buf text[2];
	struct mail_merged {
		size_t into;
		crm_str consent;
	} * merged;
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
crm_str mail_people_field(const struct mail_people *p, enum mail_field field);
/* Why the one in hand is not to be contacted by that channel; NULL: they may be. */
const char *
mail_people_refuses(struct mail_people *p, crm_str channel, crm_str purpose, bool selling);
/* Whether the one in hand expressly refused that, by the log or by "none" in the column consent. */
bool mail_people_opted_out(struct mail_people *p, crm_str channel, crm_str purpose);
bool mail_people_refused_something(struct mail_people *p);
void mail_people_close(struct mail_people *p);

/* ---- others.c: others with the same address ---- */

/* Finds the phones and emails of those who refused anything. */
void mail_others_open(struct mail_people *p, const crm_country *country);
/* Whether somebody else who has this email or phone refused that: their id and name. A refusal is
 * one of the address, whoever of those who share it is written to. */
bool mail_others_refused(struct mail_people *p, enum mail_way way, crm_str to, crm_str purpose,
			 crm_str *id, crm_str *name);
void mail_others_close(struct mail_people *p);

/* ---- stream.c: what comes in, and the columns that a template may name ---- */

struct mail_stream {
	crm_table *table;
	const char *source; /* what faults call it */
	bool due;           /* it is one of crm-due */
	int id;             /* the column */
	crm_row row;        /* the one in hand */
	const struct mail_people *people;
	const crm_policy *policy;
	crm_str sender; /* {sender}: the name of whom messages are from */
	crm_buf text;   /* a value as people write it */
};
void mail_stream_open(struct mail_stream *s, const struct cmd_call *call, const crm_policy *policy);
/* For crm_template_bind, crm_template_check and crm_mail_text_fill; `own` is the stream. Columns of
 * the stream come first, then those that only the customers have. mail_stream_check also takes the
 * columns that another stream may have: those of the vocabulary. */
crm_mail_bind_name mail_stream_bind, mail_stream_check;
crm_mail_value mail_stream_value;
void mail_stream_close(struct mail_stream *s);

/* ---- plan.c: a message for each row, or a reason why there is none ---- */

struct mail_message {
	struct crm_sent_key key;
	crm_str id, name; /* of the customer */
	crm_str lang;
	enum mail_way way;
	crm_str to; /* email, phone or address; empty where it is not sent any more */
	const struct crm_template *template;
	crm_str from, subject, text; /* the first two may be empty */
	crm_str unsubscribe;         /* for the header; empty: none */
	crm_str event;               /* the id of the entry */
	crm_str entry[CMD_ENTRY_COLUMNS];
	bool own_channel;          /* the kind of the entry does not say by which channel */
	enum crm_sent_state state; /* when the run began */
	crm_str since;             /* when it was sent, or begun */
};

struct mail {
	const struct cmd_call *call;
	const struct mail_call *said;
	crm_policy *policy;
	crm_arena *arena;
	crm_time now;
	struct mail_people people;
	struct mail_stream stream;
	struct cmd_due_rows due;
	struct crm_templates *templates;  /* NULL: there is one for everybody */
	struct crm_template *only;        /* that one */
	crm_str template;                 /* what all are looked for by; empty: their rule */
	crm_str rule;                     /* of a stream that is not one of crm-due */
	struct crm_sent *sent;            /* NULL: no such file */
	bool open[MAIL_WAYS];             /* messages can leave this way */
	struct crm_mail_text unsubscribe; /* for the header List-Unsubscribe; no pieces: none */
	bool one_click;
	struct mail_message *message;
	size_t messages, room;
	struct mail_count *count; /* see mail_leave */
	size_t counts;
	size_t held, before; /* messages: kept back, and sent before */
	bool written[CMD_ENTRY_COLUMNS +
		     2]; /* the columns of entries that are written, see record.c */
};
void mail_plan(struct mail *m);
/* Whether a message of which that is known leaves in this run; otherwise only its entry is written
 * once more. */
bool mail_leaves(const struct mail *m, enum crm_sent_state state);
/* A copy that lasts. */
crm_str mail_keep(struct mail *m, const crm_buf *b);

/* ---- templates.c ---- */

/* Opens the templates that the call or the book names, and checks all of them. */
void mail_templates_open(struct mail *m);
/* The template of a message; NULL when there is none. */
struct crm_template *mail_template(struct mail *m, crm_str rule, crm_str action, enum mail_way way);

/* ---- unsubscribe.c: how to get no more of such messages ---- */

/* Reads what the call or the policy says. */
void mail_unsubscribe_open(struct mail *m);
/* Fills it in for the row in hand, if its message is a mail for a purpose that one can do without;
 * false when a value is missing, which is reported. */
bool
mail_unsubscribe_fill(struct mail *m, crm_str rule, crm_str purpose, struct mail_message *message);

/* ---- way.c: by which channel, and where to ---- */

extern const char *const mail_channels[MAIL_WAYS];
enum mail_way mail_way_of(crm_str channel); /* MAIL_WAYS: it is no message */
/* The address of the customer in hand for a way; empty when there is none, or it is none. */
crm_str mail_address(struct mail *m, enum mail_way way);
/* The ways to try for the row in hand, in order; how many. */
size_t mail_ways(struct mail *m, enum mail_way way[MAIL_WAYS]);

/* ---- record.c: entries of the log ---- */

/* Fills the entry of a message of the row in hand. */
void mail_record(struct mail *m, struct mail_message *message);
/* Writes the header; and the entry of a message that left at that moment. It fails when nobody
 * reads them. */
int mail_records_begin(struct mail *m, struct cmd_output *out);
int mail_records_add(const struct mail *m, struct cmd_output *out,
		     const struct mail_message *message, crm_str when);

/* ---- show.c: what people are shown ---- */

/* --dry-run. */
void mail_show(struct mail *m);
/* Reports that the customer in hand is not written to, and why. */
CRM_PRINTF(3, 4)
void mail_hold(struct mail *m, crm_str rule, const char *format, ...);
/* Counts what is not reported for each customer: a reason, and the rule. */
CRM_PRINTF(3, 4)
void mail_leave(struct mail *m, crm_str rule, const char *format, ...);
/* Reports these counts; and how many messages left, or would. */
void mail_tell_counts(const struct mail *m);
void mail_tell_sent(const struct mail *m, const size_t gone[MAIL_WAYS], bool would);

/* ---- send.c: messages leave ---- */

/* The exit status. */
int mail_send(struct mail *m);

#endif
