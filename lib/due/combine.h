/* combine.h: the fourth stage of the due list. From the reasons of a customer to contacts: the
 * reasons that make one contact are an item. Each thread finds items by itself; they are joined
 * before what fits the days is placed. */
#ifndef CRM_DUE_COMBINE_H
#define CRM_DUE_COMBINE_H

#include "due/match.h"
#include "due/restrain.h"

/* ---- what is to do ---- */

struct crm_reason {
	uint32_t row;
	uint16_t rule;
	uint8_t held;          /* enum crm_held */
	uint8_t alone;         /* of an item of `fill`: what holds it back without a contact */
	bool urgent, escalate; /* past the longest silence, or to be escalated */
	crm_day due, last;     /* last: of its listing; CRM_DUE_NEVER none */
	crm_day from;          /* of an item of `fill`: it fills the day, or accompanies what does,
				* from this day on */
};

struct crm_reasons {
	struct crm_reason *at;
	size_t n, cap;
};

/* On which days of the plan a contact may be made for a reason. */
struct crm_window {
	struct crm_reason reason;
	crm_day from, by; /* it is made on one of these days … */
	crm_day joins;    /* … or, where it goes along with another contact, from this day on */
	uint8_t held;     /* enum crm_held: what holds it back today */
	bool today;       /* it would be listed today */
	bool settled;     /* no contact is made for it, or none any more … */
	bool served;      /* … as there is one */
};

/* One line of the list: reasons.at[first .. first + count). */
struct crm_due_item {
	uint32_t row;
	uint16_t count;
	uint8_t held;
	bool service, moved; /* they wait for us; a plan had to put it off */
	bool task;           /* it is no contact, and takes no place in a day */
	uint16_t counted; /* what the customer is counted for as held back: bits of enum crm_held */
	size_t first;
	crm_num priority, value, potential;
	crm_day due, day;        /* by when; on which day it is listed */
	uint32_t place, who;     /* in the policy's order; whose day (place_owners.c) */
	crm_str id, owner, doer; /* doer: the owner, or who does it in the owner's place */
};

struct crm_due_items {
	struct crm_due_item *item;
	size_t n, cap;
	uint32_t *order; /* once sorted: the items in the order of the list */
};

/* An owner, as they occur in this stream or in the lists made of it. */
struct crm_due_owner {
	crm_str name;     /* "" nobody */
	size_t customers; /* not closed, deceased or merged */
	size_t met;       /* turned to today */
	size_t listed, carried;
	size_t capacity, max_customers; /* SIZE_MAX: no limit */
};

struct crm_due_owners {
	struct crm_due_owner *owner;
	size_t n, cap, last; /* last: who was asked for last */
	crm_people *names;
};

/* Where the customer is in the day of their owner whom crm_due_explain will be asked about. */
#define CRM_PLACED_NAMED 5
struct crm_due_placed {
	size_t of;         /* customers of the day; 0: this one is not among them */
	size_t room;       /* how many it holds */
	size_t urgent;     /* those who cannot wait */
	size_t head, kept; /* places by the order; for those who have waited longest */
	bool cannot_wait;  /* this one cannot, or has … */
	size_t place;      /* … this place among those who can, by the order, from 1 */
	size_t waiting;    /* behind the head: the place by how long they have waited; 0 */
	uint32_t who;      /* whose day */
	uint32_t before[CRM_PLACED_NAMED]; /* rows of the first who are before, in the order */
	size_t named;
};

/* What one thread found, or all of them together. */
struct crm_due_found {
	struct crm_reasons reasons;
	struct crm_due_items list, held;
	struct crm_due_items fill; /* who may fill a day that has room; count 0: does */
	struct crm_due_owners owners;
	struct crm_held_count {
		size_t customers, contacts;
	} count[CRM_HELDS];
	size_t waiting[CRM_HELDS]; /* customers of whom an answer is held back */
	size_t moved;              /* contacts of a plan that were put off */
	size_t beyond;             /* contacts listed beyond what a day holds: they cannot wait */
	struct crm_due_placed placed;
};

/* found.c */
void crm_found_begin(struct crm_due_found *f);
void crm_found_end(struct crm_due_found *f);
/* Takes back what was added, except owners, since it was as in `before`. */
void crm_found_forget(struct crm_due_found *f, const struct crm_due_found *before);
/* Adds what another found, and frees that. */
void crm_found_join(struct crm_due_found *to, struct crm_due_found *from);
void crm_reasons_add(struct crm_reasons *all, const struct crm_reason *reason);
struct crm_due_item *crm_due_item_add(struct crm_due_items *all);
/* Counts that a contact with the customer of an item is held back. */
void crm_due_count_held(struct crm_due_found *f, struct crm_due_item *item, enum crm_held held);

/* ---- reasons: combine_reasons.c ---- */

crm_num crm_due_priority(const struct crm_due_bound *d, const struct crm_reason *reason);
struct crm_reason
crm_due_reason(const struct crm_due_hand *h, size_t rule, const struct crm_fired *f);
/* A reason that only fills the day: nothing accompanies it. */
bool crm_due_only_fills(const struct crm_due_bound *d, const struct crm_reason *reason);
/* The most urgent first, what is held last. */
void crm_reasons_sort(const struct crm_due_bound *d, struct crm_reason *reason, size_t n);
/* One contact goes by one channel: reasons, sorted, that may not use it are held. */
void crm_reasons_keep(const struct crm_due_hand *h, struct crm_reason *reason, size_t n);
/* Whether two contacts with a customer can be one: all may go by the channel of the first. */
bool crm_reasons_agree(struct crm_due_hand *h, const struct crm_reasons *all,
		       const struct crm_due_item *a, const struct crm_due_item *b);

/* ---- windows: combine_windows.c ---- */

/* The window that a rule has for the row in hand: 1, 0 where it does not fire within the plan, or
 * -1 with the fault. No rule does of rows that are merged, or of a customer not known yet. */
int crm_window_open(struct crm_due_hand *h, size_t rule, struct crm_window *w, crm_error *e);
/* Those of all rules, in h->window. */
int crm_windows_open(struct crm_due_hand *h, crm_error *e);
/* That of one of them; NULL where the rule has none. */
struct crm_window *crm_window_of(const struct crm_due_hand *h, size_t rule);
/* Moves routine out of the days that greetings of the row in hand claim. */
void crm_windows_keep_off(struct crm_due_hand *h);
/* Whether a routine contact on a day would be too near before the greeting of the row in hand. */
bool crm_before_greeting(const struct crm_due_hand *h, const struct crm_due_rule *r, crm_day day);
/* It does not begin before a day. */
void crm_window_move(struct crm_window *w, crm_day from);

/* ---- waiting ---- */

/* combine_wait.c: whether a reason that is listed on a day is to be done on it, whatever the
 * capacity; whether any of an item is. */
bool
crm_due_cannot_wait(const struct crm_due_bound *d, const struct crm_reason *reason, crm_day day);
bool crm_due_item_cannot_wait(const struct crm_due_bound *d, const struct crm_reasons *all,
			      const struct crm_due_item *item, crm_day day);
/* ---- contacts: combine_item.c ---- */

/* What is said of the row in hand, without reasons. */
int crm_due_item_of_row(struct crm_due_hand *h, struct crm_due_item *item, crm_error *e);
/* Makes it the item of all->at[first .. first + count). */
void crm_due_item_take(const struct crm_due_bound *d, const struct crm_reasons *all,
		       struct crm_due_item *item, size_t first, size_t count);
/* Counts reasons [first .. end), which are held, and lists them where that is asked for; `row` says
 * whose, and notes what was counted. */
void crm_due_hold(const struct crm_due_bound *d, struct crm_due_found *f, struct crm_due_item *row,
		  size_t first, size_t end);

/* combine.c: adds to *f the contacts with the row in hand, each with its day, and counts what is
 * held back; h->window then says what became of each rule. */
int crm_combine_row(struct crm_due_hand *h, struct crm_due_found *f, crm_error *e);
/* What holds back today the reason of a rule that no contact serves. */
enum crm_held crm_window_held(const struct crm_due_bound *d, const struct crm_window *w);

/* combine_places.c: gives the places of rules that are for so many customers at most, before rows
 * are combined; with as many hands as the frame has. */
int crm_places_give(struct crm_due_bound *d, crm_error *e);
/* Adds " of 30: 12 done, 18 come first". */
void crm_places_explain(const struct crm_due_rule *r, crm_buf *out);

#endif
