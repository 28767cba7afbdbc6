/* shared.h: what the files of the triggers share. struct crm_trigger itself, which each of
 * them fills, is in policy/trigger.h; the table of all triggers is in triggers.c. */
#ifndef CRM_DUE_TRIGGER_SHARED_H
#define CRM_DUE_TRIGGER_SHARED_H

#include "base/array.h"
#include "due/combine.h"
#include "policy/trigger.h"

/* triggers.c: all of them; NULL behind the last. */
extern const struct crm_trigger *const crm_triggers[];

/* ---- bind_trigger.c: what a trigger asks of the frame ---- */

#define CRM_ANY (-1) /* direction, outcome */

/* A fault that names the option when there is no log. */
int
crm_trigger_needs_log(const struct crm_due_bound *d, const struct crm_due_rule *r, crm_error *e);
/* Binds the facts that the trigger names; together they say when it was done last. */
int crm_trigger_bind_facts(struct crm_due_bound *d, struct crm_due_rule *r, crm_error *e);
int crm_trigger_bind_first_seen(struct crm_due_bound *d, crm_error *e);
/* The latest event of the rule's kinds that reached, until done_by settles it or it expires. */
struct crm_query crm_want_following(const struct crm_due_bound *d, const struct crm_due_rule *r);
/* Asks for an event, with its texts where the sentences of the rule show them. */
int crm_trigger_bind_event(struct crm_due_bound *d, struct crm_due_rule *r, struct crm_query *w);
/* The earliest day whose span reaches d. */
crm_day crm_day_reaching(crm_day d, crm_span span);

/* crm_trigger.facts of what is settled by done_by. */
void crm_done_facts(const crm_kinds *k, const struct crm_rule *r,
		    void (*each)(void *to, crm_str name), void *to);

/* ---- match.c: what a trigger finds ---- */

/* Nothing is to be done: how it was settled, and when; CRM_NO_DAY: it is no matter of a date. */
void crm_fired_settle(struct crm_fired *f, const char *how, crm_day on);
/* It is due on a day, and listed from `ahead` before it on. */
void crm_fired_due(const struct crm_due_rule *r, struct crm_fired *f, crm_day due);
/* So long after f->since as the rule's wait, within and expires say. */
void crm_fired_follow(const struct crm_due_rule *r, struct crm_fired *f);
/* It is due on a day, listed from `ahead` before it to `expires` after it, unless it was done in
 * that time. */
int crm_fired_around(struct crm_due_hand *h, const struct crm_due_rule *r, struct crm_fired *f,
		     crm_day day, crm_error *e);
/* The event that it answers; false, and settled, when there is none. */
bool crm_fired_cause(struct crm_due_hand *h, const struct crm_due_rule *r, struct crm_fired *f);
/* The i-th event that a query found, from 0; false when there are no more. */
bool crm_fired_cause_at(struct crm_due_hand *h, int query, size_t i, struct crm_fired *f);
/* The latest of the rule's facts, CRM_NO_DAY when there is none. */
int
crm_due_latest(struct crm_due_hand *h, const struct crm_due_rule *r, crm_day *out, crm_error *e);
/* A span of nothing adds nothing. */
crm_day crm_day_plus(crm_day day, crm_span span);

/* ---- combine_wait.c: crm_trigger.cannot_wait of several triggers ---- */

bool crm_cannot_wait_if_recent(const struct crm_reason *reason, crm_day day);
bool crm_cannot_wait_once_due(const struct crm_reason *reason, crm_day day);
bool crm_can_wait(const struct crm_reason *reason, crm_day day);

/* ---- write_words.c ---- */

/* A word of the vocabulary (crm_lang_word) as a title: "spring-festival" becomes "Spring
 * festival". */
void crm_write_title(const char *context, const char *name, crm_buf *out);
/* A number of the log, with so many decimals at least. */
void crm_write_number(crm_num n, int decimals, crm_buf *out);
/* Text of the log on one line. */
void crm_write_line(crm_str text, crm_buf *out);
/* crm_trigger_word.write of the item. */
int
crm_write_item(const struct crm_trigger_word *w, struct crm_due_hand *h,
	       const struct crm_due_rule *r, const struct crm_fired *f, crm_buf *out, crm_error *e);

#endif
