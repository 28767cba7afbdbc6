/* mail.h: messages to customers from templates: texts with placeholders, which template is for
 * whom, and the file of what was sent.
 *
 *     text.c       texts with {placeholders}
 *     template.c   a template, from its file
 *     choose.c     the templates of a directory, and which of them a message is made from
 *     sent.c       the file of what was sent
 *     load_mail.c  the policy's section mail
 *
 * deliver.h has the ways on which a message leaves. How a message of electronic mail is put
 * together is in mime/mime.h, which needs a library of its own. */
#ifndef CRM_MAIL_MAIL_H
#define CRM_MAIL_MAIL_H

#include "base/place.h"
#include "crm.h"

/* ---- texts with placeholders ---- */

/* {name} stands for the value of a column, {name|fallback} for the fallback where that is empty;
 * {{ and }} are single braces. */
struct crm_mail_piece {
	crm_str text; /* as it is; of a placeholder: its fallback */
	crm_str name; /* of a placeholder; "" of text */
	bool has_fallback;
	uint64_t line;
	int column; /* of a placeholder: what crm_mail_bind_name returned for it */
};
struct crm_mail_text {
	struct crm_mail_piece *piece;
	size_t n;
};
/* Takes a text apart that begins in that line; the pieces are slices of it. The fault has the
 * line. */
int crm_mail_text_parse(crm_arena *arena, crm_str s, uint64_t line, struct crm_mail_text *out,
			crm_error *e);
/* The column of a name, 0 or more; or -1 with the fault that there is none, or that it is private.
 */
typedef int crm_mail_bind_name(void *own, crm_str name, crm_error *e);
/* The value of a column; it is used before the next call. */
typedef crm_str crm_mail_value(void *own, int column);
/* Adds the text. When a value is empty and has no fallback, it returns that placeholder; otherwise
 * NULL. */
const struct crm_mail_piece *
crm_mail_text_fill(const struct crm_mail_text *t, crm_mail_value *value, void *own, crm_buf *out);
/* Whether it has that placeholder without a fallback. */
bool crm_mail_text_needs(const struct crm_mail_text *t, const char *name);

/* ---- templates ---- */

/* A file: header lines, an empty line, and the text. */
struct crm_template {
	const char *path;
	const char *lang; /* the code of its language, by the name of the file; NULL: not known */
	struct crm_mail_text subject, from, text; /* without a header it has no pieces */
	bool bound;
};
/* Reads one; it lives as long as the arena. Faults have the file and the line. */
struct crm_template *crm_template_read(crm_arena *arena, const char *path, crm_error *e);
/* Finds the columns of all its placeholders, unless that was done. The fault has the place. */
int crm_template_bind(struct crm_template *t, crm_mail_bind_name *bind, void *own, crm_error *e);
/* Likewise, but the columns are found once more before the template is used. */
int crm_template_check(struct crm_template *t, crm_mail_bind_name *bind, void *own, crm_error *e);

/* What a template is looked for by. */
struct crm_template_wish {
	crm_str rule, action; /* "" where there is none */
	crm_str channel;
	crm_str lang;      /* the customer's, "" not known: "zh", or "pt-BR" */
	const char *usual; /* the policy's language; "" none */
};
/* The templates of a directory. Files are read when they are first needed. */
struct crm_templates;
struct crm_templates *crm_templates_open(const char *directory, crm_error *e);
void crm_templates_free(struct crm_templates *t);
/* The template for a wish, or NULL in *out when there is none. RULE or else ACTION; the customer's
 * language, without its country, the usual one, English; for the channel alone or for any:
 * NAME.LANG.CHANNEL.txt, NAME.LANG.txt, in letters of any case. A text for any channel that has a
 * subject is not used for text messages. */
int crm_templates_find(struct crm_templates *t, const struct crm_template_wish *wish,
		       struct crm_template **out, crm_error *e);
/* The name of the i-th file that ends in .txt, in small letters and in alphabetical order. */
struct crm_template_name {
	const char *file; /* NULL: there are no more */
	crm_str name;     /* up to the first dot */
	crm_str channel;  /* for which alone it is; "" any */
	bool found;       /* it is one that crm_templates_find may find */
};
struct crm_template_name crm_templates_name(const struct crm_templates *t, size_t i);
/* That file. */
int crm_templates_at(struct crm_templates *t, size_t i, struct crm_template **out, crm_error *e);

/* ---- what was sent ---- */

/* What tells a message from all others, the same whenever it is made. */
struct crm_sent_key {
	crm_str customer, rule, date, step;
};
/* Below, equal to or above 0. */
int crm_sent_compare(const struct crm_sent_key *a, const struct crm_sent_key *b);
/* Adds 32 digits and letters that are made from the key, and do not show what is in it. */
void crm_sent_digest(const struct crm_sent_key *key, crm_buf *out);

/* Adds the id of the entry of the log that settles it: "m" and the first 20 of these characters. */
void crm_sent_event(const struct crm_sent_key *key, crm_buf *out);

/* What is known of a message. One that was begun and is neither of the others is uncertain. */
enum crm_sent_state { CRM_SENT_NOT, CRM_SENT_BEGUN, CRM_SENT_DONE, CRM_SENT_FAILED };

/* The file, a journal to which lines are appended: customer, rule, date, step, channel, state,
 * time. It is locked for as long as it is open, and each line is on the disk when the call
 * returns. */
struct crm_sent;
struct crm_sent *crm_sent_open(const char *path, unsigned timeout_ms, crm_error *e);
/* Without the lock and only to read; a file that is not there has nothing. */
struct crm_sent *crm_sent_look(const char *path, crm_error *e);
void crm_sent_close(struct crm_sent *s);
/* As crm_table_notices: what was noticed since the call before. */
const char *crm_sent_notices(struct crm_sent *s);
/* What the file said of a message when it was opened, and since when. */
enum crm_sent_state
crm_sent_state(const struct crm_sent *s, const struct crm_sent_key *key, crm_str *time);
int crm_sent_note(struct crm_sent *s, const struct crm_sent_key *key, crm_str channel,
		  enum crm_sent_state state, crm_str time, crm_error *e);

/* ---- the policy ---- */

/* The section mail. */
struct crm_mail_policy {
	const char *from, *reply_to, *unsubscribe; /* NULL: not said */
	bool one_click;
	crm_place from_place, reply_to_place, unsubscribe_place, one_click_place;
};
const struct crm_mail_policy *crm_policy_mail(const crm_policy *p);

#endif
