/* hand.h: one customer, in the hand of one thread: which rules match, and what restrains them.
 *
 * A hand has a row at a time. What it knows of that row is read when it is first needed; the bound
 * rules, which all hands share, do not change. */
#ifndef CRM_DUE_HAND_H
#define CRM_DUE_HAND_H

#include "due/bound.h"

/* ---- why something is held back, in the order in which it is looked at ---- */

enum crm_held {
	CRM_NOT_HELD,
	CRM_HELD_REJECTED,
	CRM_HELD_NO_CONSENT,
	CRM_HELD_OPTED_OUT,
	CRM_HELD_DECEASED,
	CRM_HELD_CLOSED,
	CRM_HELD_DECLINED,
	CRM_HELD_SNOOZED,
	CRM_HELD_QUIET,
	CRM_HELD_NO_CHANNEL,
	CRM_HELD_CAP,
	CRM_HELD_ALONE,
	CRM_HELD_CAPACITY,
	CRM_HELDS
};
extern const char *const crm_held_words[CRM_HELDS];

/* ---- what a trigger found for one customer ---- */

/* What a price-limit found, in words; CRM_NO_NUMBER: not known. */
struct crm_price_words {
	crm_num price, floor, ceiling, paid, held, change;
};

#define CRM_NO_LIMIT INT64_MIN
struct crm_fired {
	crm_day due;        /* by when; CRM_DUE_NEVER: nothing to do */
	crm_day from, last; /* listed from, to; last CRM_DUE_NEVER: until done */
	crm_day since;      /* what it counts from; CRM_NO_DAY unknown */
	bool past_longest, escalate;
	bool never; /* silence, every, older: it never was, so `since` is first_seen or unknown */
	bool known_since; /* in the words for `never`, where {since} is told all the same */
	int64_t late;     /* open: minutes past the limit */
	int64_t limit; /* open, in working hours: minutes of the zone's clock; else CRM_NO_LIMIT */
	bool has_event;
	struct crm_seen seen;         /* what caused it */
	const char *settled;          /* why nothing is to do, for --explain */
	crm_day settled_on;           /* CRM_NO_DAY: it is no matter of a date */
	struct crm_price_words price; /* price-limit */
	crm_day next;                 /* when it comes round again, once done */
};

/* ---- the customer ---- */

/* Whether they can be reached by something; UNTOLD: the stream has no such column. */
enum crm_address { CRM_ADDRESS_NONE, CRM_ADDRESS_UNTOLD, CRM_ADDRESS_KNOWN };

/* What restrains contacts with one customer, read once a row when first needed. */
struct crm_person {
	bool read;
	const char *absent; /* why nothing is listed for this row at all; NULL */
	crm_str consent, opted_out, consented, status, channel;
	crm_day snoozed_until, declined_on, last_out;
	enum crm_address phone, email, address;
	crm_buf scratch[2]; /* opted_out, consented */
	crm_str side;       /* the one channel by which they were contacted; "" several */
	uint32_t by_side;   /* so often … */
	int64_t by_any;     /* … of so many times */
	bool cadence_known;
	const struct crm_cadence *cadence; /* the policy's for them; NULL none */
};

struct crm_due_hand {
	const struct crm_due_bound *due;
	crm_cursor *cursor, *other; /* the row in hand; a look at another */
	size_t row;                 /* the row in hand */
	struct crm_person person;
	crm_buf scratch;
	crm_arena *arena;             /* for what outlasts the row */
	struct crm_plan_reason *plan; /* of the row in hand (plan.c) */
};

/* hand.c: a hand that has no row yet. With cursors of its own it can take any row; without, a
 * cursor gives it one. */
void crm_due_hand_begin(struct crm_due_hand *h, const struct crm_due_bound *due, bool cursors);
void crm_due_hand_end(struct crm_due_hand *h);
/* Takes a row in hand: by its own cursor, or as a cursor stands. */
void crm_due_go(struct crm_due_hand *h, size_t row);
void crm_due_at(struct crm_due_hand *h, crm_cursor *at);
/* Text of a ref, "" for -1; lives in the row or in *scratch. */
int crm_due_text(struct crm_due_hand *h, int ref, crm_buf *scratch, crm_str *out, crm_error *e);
/* Day of a ref, CRM_NO_DAY for -1 and for nothing. */
int crm_due_day(struct crm_due_hand *h, int ref, crm_day *out, crm_error *e);
/* A fault in what the row in hand says; returns -1. */
CRM_PRINTF(4, 5)
int crm_due_fault(const struct crm_due_hand *h, int ref, crm_error *e, const char *format, ...);
/* A field of the row in hand, to last: where it stands in the table, mostly. */
crm_str crm_due_keep(struct crm_due_hand *h, crm_str s);

/* ---- match ---- */

/* trigger.c: what is to do at the row in hand. */
int crm_trigger_fire(struct crm_due_hand *h, const struct crm_due_rule *r, struct crm_fired *f,
		     crm_error *e);
/* Whether it is on the list today. */
bool crm_fired_today(const struct crm_due_bound *d, const struct crm_fired *f);

/* cadence.c: how long the silence of a rule may be for the row in hand. */
int crm_cadence(struct crm_due_hand *h, const struct crm_rule *rule, struct crm_rhythm *out,
		crm_error *e);
/* Adds " (cadence 14d, as tier == 'gold')" where it is not the rule's own. */
int crm_cadence_explain(struct crm_due_hand *h, const struct crm_rule *rule, crm_buf *out,
			crm_error *e);

/* trigger/campaign.c: when it was done, or they said no; CRM_NO_DAY not yet. */
crm_day
crm_campaign_done(const struct crm_due_hand *h, const struct crm_due_rule *r, bool *declined);

/* ---- restrain ---- */

/* restraint.c */
int crm_person_read(struct crm_due_hand *h, crm_error *e);
/* As of a day: today, or one to come by what is known today. */
enum crm_held
crm_restraint(const struct crm_due_hand *h, const struct crm_due_rule *r, crm_day day);
/* Until when it holds; CRM_NO_DAY when no day is known. */
crm_day crm_restraint_until(const struct crm_due_hand *h, enum crm_held held);

/* campaign.c: no place is left for that row. Adds " of 30: 12 done, 18 come first". */
bool crm_campaign_full(const struct crm_due_rule *r, size_t row);
void crm_campaign_explain(const struct crm_due_rule *r, crm_buf *out);

/* channel.c */
enum crm_held crm_consent(const struct crm_due_hand *h, const struct crm_due_rule *r);
bool
crm_channel_allowed(const struct crm_due_hand *h, const struct crm_due_rule *r, crm_str channel);
/* The way to take, "" when there is none (or none is needed). */
crm_str crm_channel_choose(const struct crm_due_hand *h, const struct crm_due_rule *r);

/* sides.c */
void crm_sides_read(struct crm_due_hand *h);
/* The channel that is to be tried last, "" none. */
crm_str crm_side(const struct crm_due_hand *h, const struct crm_due_rule *r);
/* "written to by email 9 of 10 times" */
void crm_side_write(const struct crm_due_hand *h, crm_buf *out);

/* refusals.c: the next column consent of a row that was merged into the row in hand; *at is 0
 * before the first. */
bool crm_refusals_merged(const struct crm_due_hand *h, size_t *at, crm_str *consent);
/* Where it is such a consent that holds back, and not the row's own: adds " of NAME (ID), who was
 * merged into this customer". */
void crm_refusals_whose(const struct crm_due_hand *h, crm_buf *out);
/* Rows of those who opted out. */
struct crm_refused {
	uint32_t *row;
	size_t n, room;
};
/* Notes whether the row in hand opted out. */
int crm_refusals_look(struct crm_due_hand *h, struct crm_refused *all, crm_error *e);
/* Once the list is made: adds, for the row in hand, what others refused. */
int crm_refusals_tell(struct crm_due_hand *h, crm_buf *out, crm_error *e);

/* ---- in words ---- */

/* sentence.c: 1 when its first part has words of its own and was left out, but others were not:
 * then what was written is half a sentence. */
int
crm_sentence_write(struct crm_due_hand *h, const struct crm_due_rule *r, const struct crm_fired *f,
		   const struct crm_sentence *s, crm_buf *out, crm_error *e);
void crm_late_text(int64_t minutes, crm_buf *out);

/* why.c: why, in words: the rule's own sentence, else that of its trigger. */
int crm_why_write(struct crm_due_hand *h, const struct crm_due_rule *r, const struct crm_fired *f,
		  crm_buf *out, crm_error *e);

#endif
