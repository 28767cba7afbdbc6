/* due.h: what the files of due share. A rule of the policy is bound to the
 * frame once; then each customer's row goes through
 *
 *     trigger    does the rule fire, by when, since what       due_trigger.c
 *     `when`     does its condition hold                       due.c
 *     restraint  may it be done, now                           due_restraint.c
 *     channel    by what way                                   due_channel.c
 *
 * What is left are reasons. The reasons of a customer are folded into one
 * entry, entries are sorted and cut to the day's capacity (due_capacity.c), and
 * only then is what is written put into words, line by line (due_tell.c). */
#ifndef CRM_JUDGE_DUE_H
#define CRM_JUDGE_DUE_H

#include "base/parallel.h"
#include "crm.h"
#include "judge/judge.h"
#include "model/model.h"
#include "policy/policy.h"

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

/* ---- sentences ---- */

/* A template taken apart: clauses, parted by punctuation, of pieces. */
struct crm_sentence {
	struct crm_clause {
		crm_str separator;   /* what stands before it */
		size_t first, count; /* its pieces */
	} * clause;
	struct crm_piece {
		crm_str literal; /* when special is 0 */
		int special;     /* enum crm_sentence_word; CRM_WORDS: ref */
		int ref;
		const struct crm_trigger_word *own; /* of the rule's trigger; NULL no such word */
	} * piece;
	size_t clauses, pieces;
	bool texts, names; /* shows item, note or ref; shows whom a ref means */
};

/* ---- a rule, bound ---- */

#define CRM_DUE_NEVER CRM_NO_DAY

struct crm_due_rule {
	const struct crm_rule *rule;
	int cause; /* want: the event that starts it; -1 none */
	int *fact; /* refs: the latest of these days is when it was done last */
	size_t facts;
	int column;                      /* anniversary, older: ref of the column */
	int *missing;                    /* refs, as rule->missing */
	int settling[2];                 /* campaign: wants: it was done, they said no */
	size_t taken;                    /* campaign with a cap: by so many it was … */
	uint8_t *shut;                   /* … and whom it is shut for, a bit a row; NULL nobody */
	const struct crm_holiday *feast; /* holiday … */
	crm_day day;                     /* … the one in reach of today, or the next */
	struct crm_sentence why, ask, offer;
	struct crm_sentence usual_why, never_why; /* where `why` says nothing; where it never was */
	struct crm_asking {
		struct crm_sentence ask, offer;
	} * questions;                   /* missing: one for each column */
	crm_str usual;                   /* the channel that goes with the action */
	bool internal, service, routine; /* desk work; needs no consent; waits for quiet */
	bool along, accompanies; /* goes along with another contact, quiet or not; never alone */
};

/* What a price-limit found, in words; CRM_NO_NUMBER: not known. */
struct crm_price_words {
	crm_num price, floor, ceiling, paid, held, change;
};

#define CRM_NO_LIMIT INT64_MIN
/* What a trigger found for one customer. */
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

/* ---- what is to do ---- */

struct crm_reason {
	uint32_t row;
	uint16_t rule;
	uint8_t held;          /* enum crm_held */
	bool urgent, escalate; /* past the longest silence, or to be escalated */
	crm_day due, last;     /* last: of its listing; CRM_DUE_NEVER none */
};

/* One line of the list: reasons[first .. first + count). */
struct crm_due_item {
	uint32_t row;
	uint16_t count;
	uint8_t held;
	bool service, moved; /* they wait for us; a plan had to put it off */
	size_t first;
	crm_num priority, value, potential;
	crm_day due, day;    /* by when; on which day it is listed */
	uint32_t place, who; /* of their stage in the policy's order; whose day (due_owners.c) */
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

/* What the order is made of, but for what tells equals apart: that is the item's. */
struct crm_due_key {
	crm_num priority, value;
	crm_day due;
	uint32_t at; /* which item */
};

enum crm_due_column {
	CRM_DUE_RULE,
	CRM_DUE_DATE,
	CRM_DUE_OVERDUE,
	CRM_DUE_ACTION,
	CRM_DUE_CHANNEL,
	CRM_DUE_WHY,
	CRM_DUE_ASK,
	CRM_DUE_PRIORITY,
	CRM_DUE_EVIDENCE,
	CRM_DUE_OFFER,
	CRM_DUE_OWNER,
	CRM_DUE_COLUMNS
};

/* ---- one customer ---- */

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

/* Refs of what is looked at besides the rules; -1 where the stream has none. */
struct crm_due_refs {
	int id, name, owner, value, stage, potential, first_seen, created, cadence;
	int consent, opted_out, consented, status, channel, hours, avoid, phone, email, address;
	int snoozed_until, declined_on, last_out;
};

struct crm_due {
	const crm_policy *policy;
	crm_frame *frame;
	struct crm_due_how how;
	struct crm_due_rule *rule;
	size_t rules;
	struct crm_due_refs ref;
	crm_day today;
	int64_t now;                /* minutes, as crm_time_utc */
	crm_cursor *cursor, *other; /* the row in hand; a look at another */
	size_t row;                 /* the row in hand */
	struct crm_person person;
	struct crm_reason *reason;
	size_t reasons, reason_cap;
	struct crm_due_items list, held;
	struct crm_due_items fill; /* who may fill a day that has room; count 0: does */
	struct crm_due_owners owners;
	struct crm_due_looks {
		bool limits, met, customers; /* days are limited; who was met today, whose customers
						they are */
	} looks;
	struct crm_held_count {
		size_t customers, contacts;
		uint32_t last_row;
	} count[CRM_HELDS];
	size_t waiting[CRM_HELDS]; /* customers of whom an answer is held back */
	int sides;                 /* want: contacts by channel */
	struct crm_prices *prices; /* NULL none */
	crm_buf notices;
	crm_arena *arena;
	crm_buf scratch;
	struct crm_plan_reason *plan;  /* of the row in hand (due_plan.c) */
	size_t moved;                  /* contacts of a plan that were put off */
	struct crm_refusals *refusals; /* of others, see due_refusals.c */
	uint32_t *refused;             /* rows of those who opted out, found by this hand */
	size_t refused_count, refused_room;
	size_t beyond;        /* contacts listed beyond what a day holds: they cannot wait */
	struct crm_due *hand; /* a copy for each thread, which gathers by itself */
	unsigned hands;
	struct crm_telling *telling[CRM_THREADS_MAX]; /* likewise: what puts items into words */
	struct crm_due_evening *evening;              /* once outcomes were asked for */
};

/* ---- values of the row in hand ---- */

/* Text of a ref, "" for -1; lives in the row or in *scratch. */
int crm_due_text(struct crm_due *d, int ref, crm_buf *scratch, crm_str *out, crm_error *e);
/* Day of a ref, CRM_NO_DAY for -1 and for nothing. */
int crm_due_day(struct crm_due *d, int ref, crm_day *out, crm_error *e);
/* A fault in what the row in hand says; returns -1. */
int
crm_due_fault(struct crm_due *d, int ref, crm_error *e, const char *format, ...) CRM_PRINTF(4, 5);

/* ---- the parts ---- */

/* due_bind.c: asks the frame for facts and events. */
int crm_trigger_bind(struct crm_due *d, struct crm_due_rule *r, crm_error *e);
bool crm_kindset_empty(const crm_kindset *s);
crm_kindset crm_kindset_common(const crm_kindset *a, const crm_kindset *b);

/* due_trigger.c: what is to do at the row in hand. */
int crm_trigger_fire(struct crm_due *d, const struct crm_due_rule *r, struct crm_fired *f,
		     crm_error *e);
/* Whether it is on the list today. */
bool crm_fired_today(const struct crm_due *d, const struct crm_fired *f);

/* due_campaign.c */
/* trigger_campaign.c: when it was done, or they said no; CRM_NO_DAY not yet. */
crm_day crm_campaign_done(const struct crm_due *d, const struct crm_due_rule *r, bool *declined);
/* Gives the places of campaigns that are for so many at most; before rows are judged. */
int crm_campaign_places(struct crm_due *d, crm_error *e);
/* No place is left for that row. */
bool crm_campaign_full(const struct crm_due_rule *r, size_t row);
/* Adds " of 30: 12 done, 18 come first". */
void crm_campaign_explain(const struct crm_due_rule *r, crm_buf *out);

/* due_prices.c: what things cost, as far as it is known at `today`. */
typedef struct crm_price {
	int64_t moment; /* from when, in minutes on the wall clock */
	crm_day day;    /* likewise; without dates today */
	crm_num at;
} crm_price;
struct crm_prices {
	crm_str *item; /* each once */
	size_t items;
	crm_price *price; /* those of an item together, the earliest first */
	size_t *first;    /* those of item i: [first[i], first[i + 1]) */
	crm_arena *arena;
	crm_buf notices;
};
struct crm_prices *crm_prices_read(const char *path, crm_time today, crm_error *e);
void crm_prices_free(struct crm_prices *p);

/* Reads them where a rule looks at them. */
int crm_prices_bind(struct crm_due *d, crm_error *e);

/* due_sides.c */
int crm_sides_bind(struct crm_due *d, crm_error *e);
void crm_sides_read(struct crm_due *d);
/* The channel that is to be tried last, "" none. */
crm_str crm_side(const struct crm_due *d, const struct crm_due_rule *r);
/* "written to by email 9 of 10 times" */
void crm_side_write(const struct crm_due *d, crm_buf *out);

/* due_cadence.c */
int crm_cadence_bind(struct crm_due *d, crm_error *e);
/* How long the silence of a rule may be for the row in hand. */
int
crm_cadence(struct crm_due *d, const struct crm_rule *rule, struct crm_rhythm *out, crm_error *e);
/* Adds " (cadence 14d, as tier == 'gold')" where it is not the rule's own. */
int crm_cadence_explain(struct crm_due *d, const struct crm_rule *rule, crm_buf *out, crm_error *e);

/* due_house.c: working time. The n-th working day after a day, or with n below 0 before
 * it; 0: the day itself, or the next one that is. CRM_NO_DAY outside the calendar. */
crm_day crm_house_day(const struct crm_due *d, crm_day day, int32_t n);
/* The first moment by which the house was open for so many minutes since `from`;
 * INT64_MAX when it never will be. The last from which on it was until `to`. */
int64_t crm_house_after(const struct crm_due *d, int64_t from, int64_t minutes);
int64_t crm_house_before(const struct crm_due *d, int64_t to, int64_t minutes);

/* due_holiday.c: the first day on or after `from`; CRM_NO_DAY when there is none. */
crm_day crm_holiday_next(const struct crm_holiday *h, crm_day from, enum crm_feb29 rule);

/* due_restraint.c */
int crm_person_read(struct crm_due *d, crm_error *e);
/* As of a day: today, or one to come by what is known today. */
enum crm_held crm_restraint(const struct crm_due *d, const struct crm_due_rule *r, crm_day day);
/* Until when it holds; CRM_NO_DAY when no day is known. */
crm_day crm_restraint_until(const struct crm_due *d, enum crm_held held);

/* due_refusals.c: before rows are judged: finds the rows that were merged. */
int crm_refusals_begin(struct crm_due *d, crm_error *e);
void crm_refusals_end(struct crm_due *d);
/* The next column consent of a row that was merged into the row in hand; *at is 0 before the first.
 */
bool crm_refusals_merged(const struct crm_due *d, size_t *at, crm_str *consent);
/* Where it is such a consent that holds back, and not the row's own: adds " of NAME (ID), who was
 * merged into this customer". */
void crm_refusals_whose(const struct crm_due *d, crm_buf *out);
/* Notes whether the row in hand opted out; then, once the list is made, finds who shares a phone or
 * an email with those; then adds, for the row in hand, what is to be said of that. */
int crm_refusals_look(struct crm_due *d, crm_error *e);
int crm_refusals_find(struct crm_due *d, crm_error *e);
int crm_refusals_tell(struct crm_due *d, crm_buf *out, crm_error *e);

/* due_channel.c */
enum crm_held crm_consent(const struct crm_due *d, const struct crm_due_rule *r);
bool crm_channel_allowed(const struct crm_due *d, const struct crm_due_rule *r, crm_str channel);
/* The way to take, "" when there is none (or none is needed). */
crm_str crm_channel_choose(const struct crm_due *d, const struct crm_due_rule *r);
/* The channel that goes with an action: that of the first kind it names; "" none. */
crm_str crm_channel_usual(const crm_kinds *k, const char *action);
/* The action, or where that does not go by the channel (but by its usual one) the one that does. */
const char *
crm_channel_action(const crm_kinds *k, const char *action, crm_str usual, crm_str channel);

/* due_sort.c */
struct crm_due_key crm_due_key(const struct crm_due_items *all, size_t i);
/* Below 0: a is the more urgent; never 0 of two. */
int crm_due_key_order(const struct crm_due_items *all, const struct crm_due_key *a,
		      const struct crm_due_key *b);
/* Fills all->order; on so many threads at most. */
void crm_due_items_sort(struct crm_due_items *all, unsigned threads);

/* due_item.c */
struct crm_due_item *crm_due_item_add(struct crm_due_items *all);
/* A field of the row in hand, to last: where it stands in the table, mostly. */
crm_str crm_due_keep(struct crm_due *d, crm_str s);
/* What is said of the row in hand, without reasons. */
int crm_due_item_of_row(struct crm_due *d, struct crm_due_item *item, crm_error *e);
/* Makes it the item of d->reason[first .. first + count). */
void
crm_due_item_take(const struct crm_due *d, struct crm_due_item *item, size_t first, size_t count);
/* Makes items of the reasons of the row in hand. */
int crm_due_gather(struct crm_due *d, size_t first, crm_error *e);
void crm_due_count_held(struct crm_due *d, enum crm_held held, uint32_t row);
/* Counts d->reason[first .. end), which are held, and lists them where that is asked for; `row`
 * says whose. */
void crm_due_hold(struct crm_due *d, const struct crm_due_item *row, size_t first, size_t end);

/* due_owners.c */
void crm_owners_begin(struct crm_due_owners *all);
void crm_owners_end(struct crm_due_owners *all);
/* Their number, new or not; a new name is to last. */
size_t crm_owners_find(struct crm_due_owners *all, crm_str name);
/* The owner of that name, a field of the row in hand. */
struct crm_due_owner *crm_owners_look(struct crm_due *d, crm_str name);
void crm_owners_join(struct crm_due_owners *to, const struct crm_due_owners *from);
/* Whose day each item is in, and how much that holds. */
void crm_owners_number(struct crm_due *d);
/* The number of who does something, with what their day holds. */
uint32_t crm_owners_who(struct crm_due *d, crm_str name);
/* Their numbers in the order of their names; the caller frees it. */
size_t *crm_due_owners_by_name(const struct crm_due *d);
/* How many customers more fit somebody's day; SIZE_MAX: no limit. */
size_t crm_owner_room(const struct crm_due *d, size_t who, crm_day day);
/* Who does it: the owner, or what is to be escalated their manager. */
crm_str crm_due_doer(const struct crm_due *d, crm_str owner, bool escalate);

/* due_wait.c: whether a reason that is listed on a day is to be done on it, whatever the capacity;
 * whether any of an item is. */
bool crm_due_cannot_wait(const struct crm_due *d, const struct crm_reason *reason, crm_day day);
bool
crm_due_item_cannot_wait(const struct crm_due *d, const struct crm_due_item *item, crm_day day);
/* Finds the rules that go along with another contact, and those of them that are never worth one by
 * themselves: none, where no other rule is followed. */
void crm_due_find_companions(struct crm_due *d);
/* Of one customer's reasons, holds those back that have no contact to go along with. */
void crm_due_accompany(const struct crm_due *d, struct crm_reason *reason, size_t n);

/* due_capacity.c: of the day's items, marks those as held that do not fit; the list need not be
 * sorted. */
void crm_capacity(struct crm_due *d, crm_day day);
/* Then adds to the list who fills the day. */
void crm_fill_day(struct crm_due *d, crm_day day);
/* What would have gone along with those who do not is held, as it is alone. */
void crm_fill_end(struct crm_due *d);

/* due_sentence.c */
int crm_sentence_bind(struct crm_due *d, const struct crm_due_rule *r, const char *text,
		      struct crm_sentence *s, crm_error *e);
/* 1 when its first part has words of its own and was left out, but others were not: then what was
 * written is half a sentence. */
int crm_sentence_write(struct crm_due *d, const struct crm_due_rule *r, const struct crm_fired *f,
		       const struct crm_sentence *s, crm_buf *out, crm_error *e);
/* Finds the fault, if there is one, that writing it would meet in some row. */
int crm_sentence_try(struct crm_due *d, const struct crm_sentence *s, crm_error *e);
void crm_late_text(int64_t minutes, crm_buf *out);

/* due_why.c: why, in words: the rule's own sentence, else that of its trigger. */
int crm_why_bind(struct crm_due *d, struct crm_due_rule *r, crm_error *e);
int crm_why_write(struct crm_due *d, const struct crm_due_rule *r, const struct crm_fired *f,
		  crm_buf *out, crm_error *e);

/* due_outcome.c: what became of the list. */
enum crm_outcome_word { CRM_LEFT, CRM_TRIED, CRM_WAS_REACHED, CRM_OUTCOME_WORDS };
struct crm_due_evening;
void crm_due_evening_free(struct crm_due_evening *v);

/* due_tell.c: puts an item into words, which last until the hand tells the next. */
int crm_due_tell(struct crm_due *d, unsigned hand, const struct crm_due_item *item, crm_str *values,
		 crm_error *e);
struct crm_telling *crm_telling_new(const struct crm_due *d);
void crm_telling_free(struct crm_telling *t);

/* due_plan.c: several days, d->how.days of them. */
/* Makes items of the contacts with the row in hand, each with its day. */
int crm_plan_row(struct crm_due *d, crm_error *e);
/* Then day by day what fits it; what does not goes to the next. */
void crm_plan_days(struct crm_due *d);
/* Whether a rule asks for a contact with the row in hand within the plan, and from when on:
 * 1, 0, or -1 with the fault. */
int crm_plan_wants(struct crm_due *d, size_t rule, crm_day *from, crm_error *e);
/* Puts the list in order, day by day. */
void crm_plan_sort(struct crm_due *d, struct crm_due_items *all);

/* due_reason.c */
struct crm_reason crm_due_reason(const struct crm_due *d, size_t rule, const struct crm_fired *f);
void crm_due_add_reason(struct crm_due *d, const struct crm_reason *reason);
/* The most urgent first, what is held last. */
void crm_reasons_sort(const struct crm_due *d, struct crm_reason *reason, size_t n);
/* One contact goes by one channel: reasons, sorted, that may not use it are held. */
void crm_reasons_keep(struct crm_due *d, struct crm_reason *reason, size_t n);
/* Whether two contacts with a customer can be one: all may go by the channel of the first. */
bool
crm_reasons_agree(struct crm_due *d, const struct crm_due_item *a, const struct crm_due_item *b);

/* due.c */
/* Takes a row in hand: by d->cursor, or as a cursor stands. */
void crm_due_go(struct crm_due *d, size_t row);
void crm_due_at(struct crm_due *d, crm_cursor *at);
/* Whether a rule gives a reason for the row in hand, held or not: 1, 0, or -1 with the
 * fault. None does of rows that are merged, or of who is not known yet. */
int crm_due_reason_of(struct crm_due *d, size_t rule, struct crm_fired *f, enum crm_held *held,
		      crm_error *e);
/* Adds the reasons of the row in hand to d->reason, most urgent first, held ones last. */
int crm_due_judge_row(struct crm_due *d, crm_error *e);
crm_num crm_due_priority(const struct crm_due *d, const struct crm_reason *reason);
/* A reason that only fills the day: no other goes with it. */
bool crm_due_only_fills(const struct crm_due *d, const struct crm_reason *reason);

/* due_run.c: frees what was gathered. */
void crm_due_hand_end(struct crm_due *h);

#endif
