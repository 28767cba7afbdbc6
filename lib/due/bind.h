/* bind.h: the first stage of the due list. The rules of a policy are bound to a frame once;
 * after that they are const, and all threads share them. */
#ifndef CRM_DUE_BIND_H
#define CRM_DUE_BIND_H

#include "crm.h"
#include "frame/frame.h"
#include "policy/policy.h"
#include "policy/sentence.h"
#include "policy/trigger.h"

#define CRM_DUE_NEVER CRM_NO_DAY

/* ---- sentences ---- */

/* A sentence of a rule, with what its names stand for. */
struct crm_bound_sentence {
	const struct crm_sentence *text; /* NULL: there is none */
	struct crm_meaning {
		int word; /* enum crm_sentence_word; CRM_WORD_NONE: of a name, a ref */
		int ref;
		bool number;                        /* the name is that of a number */
		const struct crm_trigger_word *own; /* of the rule's trigger; NULL: no such word */
	} * meaning;                                /* of each piece */
	bool texts, names; /* shows item, note or ref; shows whom a ref means */
};

/* ---- a rule, bound ---- */

struct crm_due_rule {
	const struct crm_rule *rule;
	int cause; /* want: the event that starts it; -1 none */
	int done;  /* its number, see crm_fold_ask_rule; -1: nobody asks how often it was done */
	int *fact; /* refs: the latest of these days is when it was done last */
	size_t facts;
	void *own;     /* what only rules of its trigger have */
	size_t taken;  /* of a rule that is for so many at most: so many have their place … */
	uint8_t *full; /* … and who gets none, a bit a row; NULL nobody */
	struct crm_bound_sentence why, ask, offer;
	struct crm_bound_sentence usual_why,
		never_why; /* where `why` says nothing; where it never was */
	struct crm_asking {
		int ref; /* of the column that is asked for */
		struct crm_bound_sentence ask, offer;
	} * question;
	size_t questions;
	crm_str usual; /* the usual channel of the action */
	bool internal, service,
		routine;         /* desk work; needs no consent; waits until quiet is over */
	bool everybody;          /* also for those who are no customers */
	bool along, accompanies; /* goes along with another contact, quiet or not; never alone */
};

/* Refs of what is looked at besides the rules; -1 where the stream has none. */
struct crm_due_refs {
	int id, name, owner, value, stage, level, potential, first_seen, created, cadence;
	int consent, opted_out, consented, status, channel, hours, avoid, phone, email, address;
	int tags, snoozed_until, declined_on, last_out, reviewed;
};

struct crm_due_bound {
	const crm_policy *policy;
	crm_frame *frame;
	struct crm_due_how how;
	struct crm_due_rule *rule;
	size_t rules;
	struct crm_due_refs ref;
	crm_day today;
	crm_day end;    /* the last day of the plan; of a list of today that is today */
	crm_day agenda; /* the last day of the agenda */
	int64_t now;    /* minutes, as crm_time_utc */
	struct crm_due_looks {
		bool limits;    /* days are limited */
		bool met;       /* it matters who was met today */
		bool customers; /* it matters whose customers they are */
	} looks;
	bool unlogged;                 /* no log is named, and no rule needs one */
	int tries;                     /* want: what became of tries to reach them; -1 none */
	int sides;                     /* want: contacts by channel */
	struct crm_prices *prices;     /* see prices.h; NULL none */
	struct crm_refusals *refusals; /* of others, see restrain_refusals.c */
	struct crm_helpers *helpers;   /* see helpers.h; NULL none */
	crm_buf notices;
	crm_arena *arena;
};

/* bind.c: binds what `policy`, `frame` and `how` ask for; its counterpart. */
int crm_due_bind(struct crm_due_bound *d, crm_error *e);
void crm_due_unbind(struct crm_due_bound *d);

/* bind_trigger.c: asks the frame for facts and events. */
int crm_trigger_bind(struct crm_due_bound *d, struct crm_due_rule *r, crm_error *e);

/* bind_ends.c: adds to the notices which lists of dates end within three months. */
void crm_ends_note(struct crm_due_bound *d);

/* bind_sentence.c: sentences of a rule; of `text` NULL there is none. */
int crm_why_bind(struct crm_due_bound *d, struct crm_due_rule *r, crm_error *e);
int crm_sentence_bind(struct crm_due_bound *d, const struct crm_due_rule *r,
		      const struct crm_sentence *text, struct crm_bound_sentence *s, crm_error *e);
/* Finds the fault, if there is one, that writing it would meet in some row. */
int
crm_sentence_try(const struct crm_due_bound *d, const struct crm_bound_sentence *s, crm_error *e);

/* combine_wait.c: finds the rules that go along with another contact, and those of them that are
 * never worth one by themselves: none, where no other rule is followed. */
void crm_due_find_companions(struct crm_due_bound *d);

/* restrain_side.c, restrain_tries.c, match_cadence.c */
int crm_sides_bind(struct crm_due_bound *d, crm_error *e);
int crm_tries_bind(struct crm_due_bound *d, crm_error *e);
int crm_cadence_bind(struct crm_due_bound *d, crm_error *e);

/* restrain_refusals.c: finds the rows that were merged. */
int crm_refusals_begin(struct crm_due_bound *d, crm_error *e);
void crm_refusals_end(struct crm_due_bound *d);

/* restrain_channel.c: the usual channel of an action: that of the first kind that it names; ""
 * none. */
crm_str crm_channel_usual(const crm_kinds *k, const char *action);
/* The action, or where that does not go by the channel (but by its usual one) the one that does. */
const char *
crm_channel_action(const crm_kinds *k, const char *action, crm_str usual, crm_str channel);

/* place_owners.c: who does it: the owner, or what is to be escalated their manager. */
crm_str crm_due_doer(const struct crm_due_bound *d, crm_str owner, bool escalate);

#endif
