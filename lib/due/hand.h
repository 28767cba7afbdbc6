/* hand.h: one customer, in the hand of one thread.
 *
 * A hand has a row at a time. What it knows of that row is read when it is first needed; the bound
 * rules, which all hands share, do not change. */
#ifndef CRM_DUE_HAND_H
#define CRM_DUE_HAND_H

#include "due/bind.h"
#include "fold/fold.h"

/* Whether they can be reached by something; UNKNOWN: the stream has no such column. */
enum crm_address { CRM_ADDRESS_NONE, CRM_ADDRESS_UNKNOWN, CRM_ADDRESS_KNOWN };

/* What restrains contacts with one customer, read once a row when first needed. */
struct crm_person {
	bool read;
	const char *absent; /* why nothing is listed for this row at all; NULL */
	crm_str consent, opted_out, consented, status, channel;
	crm_day snoozed_until, declined_on, last_out;
	enum crm_address phone, email, address;
	crm_buf scratch[2];     /* opted_out, consented */
	struct crm_tries tried; /* by any channel; last CRM_NO_DAY: it never failed */
	crm_day reviewed;
	crm_str emails, owner;
	crm_str side;     /* the one channel by which they were contacted; "" several */
	uint32_t by_side; /* so often … */
	int64_t by_any;   /* … of so many times */
	bool cadence_known;
	const struct crm_cadence *cadence; /* the policy's for them; NULL none */
};

/* Days, the first and the last one included. */
struct crm_quiet_days {
	crm_day first, last;
};

struct crm_due_hand {
	const struct crm_due_bound *bound;
	crm_cursor *cursor, *other; /* the row in hand; a look at another */
	size_t row;                 /* the row in hand */
	crm_day on; /* the day of the list that is written: today, or a later one of a plan */
	struct crm_person person;
	crm_buf scratch;
	crm_arena *arena; /* for what outlasts the row */
	struct crm_quiet_days
		*greeting; /* greetings near by, with the days before; see quiet_before */
	size_t greetings;
	struct crm_window *window; /* of the row in hand, see combine.h */
	size_t windows;
};

/* hand.c: a hand that has no row yet. With cursors of its own it can take any row; without, a
 * cursor gives it one. */
void crm_due_hand_begin(struct crm_due_hand *h, const struct crm_due_bound *bound, bool cursors);
void crm_due_hand_end(struct crm_due_hand *h);
/* Takes a row in hand: by its own cursor, or as a cursor stands. */
void crm_due_go(struct crm_due_hand *h, size_t row);
void crm_due_at(struct crm_due_hand *h, crm_cursor *at);
/* Text of a ref, "" for -1; lives in the row or in *scratch. */
int crm_due_text(struct crm_due_hand *h, int ref, crm_buf *scratch, crm_str *out, crm_error *e);
/* Day of a ref, CRM_NO_DAY for -1 and for nothing. */
int crm_due_day(struct crm_due_hand *h, int ref, crm_day *out, crm_error *e);
/* The nearest day, from `day` on (step 1) or back (step -1), that no greeting of the row in hand
 * claims. */
crm_day crm_clear_of_greetings(const struct crm_due_hand *h, crm_day day, int step);
/* A fault in what the row in hand says; returns -1. */
CRM_PRINTF(4, 5)
int crm_due_fault(const struct crm_due_hand *h, int ref, crm_error *e, const char *format, ...);
/* A field of the row in hand, to last: where it stands in the table, mostly. */
crm_str crm_due_keep(struct crm_due_hand *h, crm_str s);

#endif
