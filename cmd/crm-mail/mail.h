/* mail.h: the parts of crm-mail.
 *
 * Everything is planned before anything leaves: for each row of the stream there is a message, or a
 * reason why there is none. */
#ifndef CMD_MAIL_H
#define CMD_MAIL_H

#include "common/due_entries.h"
#include "common/options.h"
#include "common/output.h"
#include "crm-mail/people.h"
#include "crm.h"
#include "mail/mail.h"

/* What the call says. */
struct mail_call {
	const char *templates, *template, *rule, *kind, *purpose, *channel, *from, *unsubscribe,
		*early;
	const char *mbox, *maildir, *command, *sms, *letters, *sent;
	int uncertain; /* enum mail_uncertain */
	bool dry_run, no_sent;
};
enum mail_uncertain { MAIL_REPORT = -1, MAIL_SEND, MAIL_DONE };

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
	crm_buf clean;  /* the same as a message has it */
};
#define MAIL_SENDER "sender" /* the placeholder of their name */
void mail_stream_open(struct mail_stream *s, const struct cmd_call *call, const crm_policy *policy);
/* For crm_template_bind, crm_template_check and crm_mail_text_fill; `own` is the stream. Columns of
 * the stream come first, then those that only the customers have. mail_stream_check also takes the
 * columns that another stream may have: those of the vocabulary. */
crm_mail_bind_name mail_stream_bind, mail_stream_check;
crm_mail_value mail_stream_value;
/* Whether the stream or the customers have that column. */
bool mail_stream_has(const struct mail_stream *s, const char *name);
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
	struct crm_templates *templates; /* NULL: there is one for everybody */
	struct crm_template *only;       /* that one */
	crm_str template;                /* what all are looked for by; empty: their rule */
	crm_str *early;                  /* rules whose messages may go before their day */
	size_t earlies;
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
/* A copy that lasts, as a message has it; see crm_buf_message. */
crm_str mail_clean(struct mail *m, crm_str s);

/* ---- reason.c: what the message to the customer of a row may be about ---- */

/* One of the rules of the row; of a stream that is not one of crm-due, what the call says. */
struct mail_reason {
	crm_str rule, action;
	bool beside; /* it is not the first of the row */
	bool early;
	crm_day day;  /* the day that it is about, such as a birthday; CRM_NO_DAY: none */
	crm_day last; /* the last day on which it makes sense; CRM_NO_DAY: there is none */
	bool belated; /* the day is over, and what would have been said on it is wrong now */
	struct crm_sent_key key;
	enum crm_sent_state state;
	crm_str since;
};
/* The purposes for which consent to the message is needed, one after another, and whether it sells:
 * of steps of a sequence that have one action the stream does not say which it is. *at is 0 before
 * the first. False when there are no more. */
bool mail_reason_purpose(const struct mail *m, const struct mail_reason *why, size_t *at,
			 crm_str *purpose, bool *selling);
/* Takes what the call says of messages before their day. */
void mail_reason_open(struct mail *m);
/* Takes a row of the stream in hand: its reasons, in *why, and how many they are, at least one. If
 * the stream does not have the days of all rules, there is the first alone. */
size_t mail_reasons(struct mail *m, size_t row, struct mail_reason **why);
/* Makes one the only reason of the row in hand, for its placeholders and its entry. */
void mail_reason_take(struct mail *m, const struct mail_reason *why);

/* ---- sender.c: whom messages are from ---- */

struct crm_mime_who;
/* Takes the sender that the call or the policy names. */
void mail_sender_open(struct mail *m);
/* Ends the tool if a template needs a sender and none is known; `mail`: it may be used for mail. */
void mail_sender_check(const struct mail *m, const struct crm_template *t, bool mail);
/* Makes the From of a template the sender whose name {sender} is. */
void mail_sender_take(struct mail *m, crm_str written);
/* Finds whom a mail is from, and whom answers go to; without an address: to the sender. */
int mail_sender_of(const struct mail *m, const struct mail_message *message,
		   struct crm_mime_who *from, struct crm_mime_who *reply_to, crm_error *e);

/* ---- templates.c ---- */

/* Opens the templates that the call or the book names, and checks all of them. */
void mail_templates_open(struct mail *m);
/* The template of a message; NULL when there is none. */
struct crm_template *
mail_template(struct mail *m, const struct mail_reason *why, enum mail_way way);

/* ---- unsubscribe.c: how to get no more of such messages ---- */

/* Reads what the call or the policy says. */
void mail_unsubscribe_open(struct mail *m);
/* Fills it in for the row in hand, if its message is a mail for a purpose that one can do without;
 * false when a value is missing, which is reported. */
bool
mail_unsubscribe_fill(struct mail *m, const struct mail_reason *why, struct mail_message *message);

/* ---- way.c: by which channel, and where to ---- */

extern const char *const mail_channels[MAIL_WAYS];
enum mail_way mail_way_of(crm_str channel); /* MAIL_WAYS: it is no message */
/* The address of the customer in hand for a way; empty when there is none, or it is none. */
crm_str mail_address(struct mail *m, enum mail_way way);
/* The ways to try for the row in hand, in order; how many. */
size_t mail_ways(struct mail *m, const struct mail_reason *why, enum mail_way way[MAIL_WAYS]);

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

/* foreign.c: reports messages in another language than the customer's, if there are any. */
void mail_tell_foreign(const struct mail *m);

/* ---- send.c: messages leave ---- */

/* The exit status. */
int mail_send(struct mail *m);

#endif
