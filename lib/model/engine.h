/* engine.h: what the files of this room share and nobody else sees.
 *
 * From the log to the facts:
 *
 *   plan.c    what was asked for becomes slots in a cell per customer, and for
 *             each kind, direction and outcome the steps that an event takes
 *   cell.c    … and where in the cell the slots lie
 *   event.c   a block of log records becomes events, binned by customer
 *   step.c    an event takes its steps on the cell of its customer
 *   open.c    the steps on lists: open items, consent
 *   ledger.c  … and those that are paid by amount
 *   await.c   the steps on what has a day of its own
 *   holdings.c  … and what customers hold of goods
 *   keepers.c   … and by whom of us their warmth came about
 *   course.c  the steps on sequences
 *   links.c   where an event is that another one names
 *   voids.c   which events are taken back
 *   late.c    events of customers for whom the order matters, sorted
 *   reversed.c  … and sales that were cancelled or returned
 *   fold.c    rounds of the two, over all threads and logs; the second pass
 *   facts.c   a fact is so many slots and a formula: see facts.h
 *
 * The order of the log does not matter: a step either comes out the same in
 * any order, or notices that it cannot tell. The customer is then set apart,
 * and a second pass gathers such customers' events, sorts and folds them. */
#ifndef CRM_ENGINE_H
#define CRM_ENGINE_H

#include <string.h>

#include "crm.h"
#include "model/model.h"

/* ---- kinds and words ---- */

static inline void
crm_kindset_add(crm_kindset *s, int kind)
{
	s->w[kind / 64] |= UINT64_C(1) << (kind % 64);
}

static inline bool
crm_kindset_meet(const crm_kindset *a, const crm_kindset *b)
{
	return (a->w[0] & b->w[0]) || (a->w[1] & b->w[1]);
}

crm_kindset crm_kinds_sales(const crm_kinds *k);
bool crm_kinds_class(const crm_kinds *k, crm_str word, crm_kindset *out);
const char *crm_kinds_last(const crm_kinds *k, size_t i);       /* "last_call" */
const char *crm_kinds_channel_at(const crm_kinds *k, size_t i); /* NULL past the last */
const char *crm_kinds_purpose_at(const crm_kinds *k, size_t i); /* likewise */
const char *crm_kinds_purpose_nearest(const crm_kinds *k, crm_str word);
/* A fault: the table has no column id. */
int crm_no_id(const crm_table *t, const char *what, crm_error *e);
bool crm_same_word(crm_str said, const char *word); /* whatever the case of ASCII */

/* What a name of a family carries. */
struct crm_family {
	int32_t days;
	crm_day from, until; /* of a year or month; CRM_NO_DAY and 0: none */
	crm_kindset kinds;
	crm_str item;
};
const crm_word *crm_word_family(const crm_kinds *k, crm_str name, struct crm_family *out);

/* sign.c: "-5", or with the minus of typographers, "−5"; whether or not a number follows. */
bool crm_has_minus(crm_str s);
/* minus.c: the kind that says without a minus what an amount of this one says with it; empty: none
 * does. */
crm_str crm_minus_kind(const crm_kinds *k, crm_str kind);
/* The fault of one value that is negative: the way out, and the column. */
int
crm_negative_fault(const crm_kinds *k, crm_str kind, crm_str column, crm_str value, crm_error *e);

/* ---- currencies (currency.c) ---- */

/* The first currencies that were seen, and where each is first: a log has one. */
#define CRM_CURRENCIES 2
struct crm_currency_at {
	crm_str text;
	uint64_t place;
};
struct crm_currencies {
	struct crm_currency_at seen[CRM_CURRENCIES];
	size_t n;
	crm_arena *arena;
};
void crm_currencies_see(struct crm_currencies *c, crm_str text, uint64_t place);
void crm_currencies_join(struct crm_currencies *to, const struct crm_currencies *from);
/* False where there is but one. */
bool crm_currencies_two(const struct crm_currencies *c, const struct crm_currency_at **first,
			const struct crm_currency_at **second);
/* The fault of the second; the first is in that line. */
int crm_currency_fault(const struct crm_currency_at *first, const struct crm_currency_at *second,
		       const char *source, uint64_t line, crm_error *e);
/* The fault of one without a rate. */
int crm_rate_fault(const crm_model *m, crm_str currency, crm_error *e);

/* ---- memory in bulk (pool.c) ---- */

/* Zeroed, aligned to cache lines, in large pages where the system has them. */
void *crm_bulk(size_t n);
void crm_bulk_free(void *p, size_t n); /* n as it was asked for */

/* Small pieces, given back one by one and used again; named by where they lie,
 * in units of 16 bytes (0 is none), as the pool moves when it grows. */
#define CRM_POOL_EXACT 32
struct crm_pool {
	char *base;
	size_t used, cap; /* units */
	uint32_t free[CRM_POOL_EXACT + 32];
};
uint32_t crm_pool_take(struct crm_pool *p, size_t bytes);
void crm_pool_give(struct crm_pool *p, uint32_t at, size_t bytes);
void crm_pool_free(struct crm_pool *p);
static inline void *
crm_pool_at(const struct crm_pool *p, uint32_t at)
{
	return p->base + (size_t)at * 16;
}

/* ---- ids (ids.c) ---- */

#define CRM_NOBODY UINT32_MAX
#define CRM_BATCH 64

/* Ids and the number each stands for; several may stand for one. The texts
 * must outlive it. */
struct crm_ids;
struct crm_ids *crm_ids_new(size_t expected);
void crm_ids_free(struct crm_ids *ids);
/* The number that id has already, or `value` after it has been put. */
uint32_t crm_ids_put(struct crm_ids *ids, crm_str id, uint32_t value);
/* Several that are new, n up to CRM_BATCH: out[i] is value + i, or the number that
 * id[i] has already. */
void
crm_ids_put_batch(struct crm_ids *ids, const crm_str *id, size_t n, uint32_t value, uint32_t *out);
void crm_ids_set(struct crm_ids *ids, crm_str id, uint32_t value);
uint32_t crm_ids_find(const struct crm_ids *ids, crm_str id); /* CRM_NOBODY */
/* Several at once, n up to CRM_BATCH: what is far away in memory is fetched together. */
void crm_ids_batch(const struct crm_ids *ids, const crm_str *id, size_t n, uint32_t *out);
/* A small table that lets all ids through whose number is below n and marked, and
 * few others; to be freed. */
#define CRM_SIEVE_BITS 18
uint64_t *crm_ids_sieve(const struct crm_ids *ids, const uint8_t *marked, uint32_t n);
bool crm_ids_sifted(const uint64_t *sieve, crm_str id);
uint64_t crm_hash(crm_str s); /* never 0 */

/* ---- an event ---- */

/* Columns of a log that the fold may look at. */
enum crm_log_column {
	CRM_L_DATE,
	CRM_L_CUSTOMER,
	CRM_L_KIND,
	CRM_L_DIR,
	CRM_L_OUTCOME,
	CRM_L_AMOUNT,
	CRM_L_RATING,
	CRM_L_EVENT,
	CRM_L_REF,
	CRM_L_DUE,
	CRM_L_ITEM,
	CRM_L_NOTE,
	CRM_L_QUANTITY,
	CRM_L_DISCOUNT,
	CRM_L_FLOOR,
	CRM_L_CEILING,
	CRM_L_PRICE,
	CRM_L_CHANNEL,
	CRM_L_BY,
	CRM_L_CURRENCY,
	CRM_L_RECORDED,
	CRM_L_COLUMNS
};
extern const char *const crm_log_columns[CRM_L_COLUMNS];
#define CRM_BIT(column) (1u << (column))

struct crm_event {
	int64_t key; /* its place in time: see crm_event_key */
	crm_num amount;
	crm_time when;
	uint64_t place; /* which log << 48 | line */
	uint32_t who;
	uint32_t extra; /* 1 + offset / 8 in the texts; 0 none */
	uint16_t rating;
	uint8_t channel; /* see crm_channel_of; where it is counted */
	uint8_t marks;
#define CRM_RETURNED 1      /* a sale that was given back whole */
#define CRM_UNSAID 2        /* no amount is said */
#define CRM_NAMES_EARLIER 4 /* second pass: a payment that names an invoice before it */
#define CRM_NAMES_LATER 8   /* … or after it */
#define CRM_BILLS 16        /* … and what is paid by amount */
#define CRM_PAYS 32         /* … or pays */
#define CRM_ALLOWS 64       /* … and a consent */
#define CRM_FORBIDS 128     /* … or an opt-out */
	uint8_t kind, how;  /* how: dir * CRM_OUTCOMES + outcome */
	uint16_t item;      /* 1 + which of the items asked for; 0 another */
};

/* What only some events have. */
struct crm_extra {
	uint64_t id, ref; /* hashes of event ids; 0 none */
	union {
		uint64_t whom;    /* ref customer:ID of a referral: 1 + who, or a hash; 0 none */
		int64_t recorded; /* of a consent the earliest, of an opt-out the latest that may
				   * be, see crm_time_micros; 0 not known */
	};
	crm_time due;
	crm_num quantity, discount;
	uint32_t item_n, note_n, ref_n;
	uint32_t trade : 1, counted : 1,
		by_n : 30; /* a struct crm_trade stands behind the texts; a refund says its
			    * quantity; `by` stands behind ref */
	char text[];
};

/* What was bought or given back, when it is of the goods asked for. */
struct crm_trade {
	uint32_t item;
	crm_num floor, ceiling, price; /* CRM_NO_NUMBER: not named */
};

static inline const struct crm_trade *
crm_trade_of(const struct crm_extra *x)
{
	size_t n = x ? (size_t)x->item_n + x->note_n + x->ref_n + x->by_n : 0;

	return x && x->trade ? (const struct crm_trade *)(const void *)(x->text + (n + 7) / 8 * 8)
			     : NULL;
}

static inline crm_str
crm_extra_by(const struct crm_extra *x)
{
	return x ? (crm_str){x->text + x->item_n + x->note_n + x->ref_n, x->by_n}
		 : (crm_str){"", 0};
}

/* One of the events that were gathered for the second pass. */
struct crm_late {
	struct crm_event *e;
	const struct crm_extra *x;
};

#define CRM_KEY_TOUCH 128
#define CRM_KEY_KINDS INT64_C(255) /* the bits of a key that are no moment */
#define CRM_KEY_NEVER INT64_MAX    /* of an event that does not exist yet */
#define CRM_DAY_ZERO (-719164)     /* before any day */
/* Day, minute (none: after all of the day), touches after others, kind. Never 0. */
int64_t crm_event_key(crm_time t, bool touch, int kind);
static inline int64_t
crm_key_moment(int64_t key)
{
	return key >> 8;
}
static inline int64_t
crm_key_day(int64_t key)
{
	return (key >> 26) + CRM_DAY_ZERO;
}
/* Moments in order, what has no time at the day's end. By the clock of the zone;
 * of an hour that it shows twice, what has an offset by the instant. */
int64_t crm_moment(crm_time t);

/* Moments written differently but equal: one of them, always the same. */
static inline bool
crm_written_later(crm_time a, crm_time b)
{
	return a.day != b.day         ? a.day > b.day
	       : a.minute != b.minute ? a.minute > b.minute
				      : a.offset > b.offset;
}

/* Later than what was seen with that key, 0 for nothing. */
static inline bool
crm_event_after(const struct crm_event *e, int64_t key, crm_time when)
{
	return e->key > key || (e->key == key && crm_written_later(e->when, when));
}

/* ---- the plan (plan.c) ---- */

/* What an event does to a slot. Those up to CRM_SETTLES go before the others. */
enum crm_what {
	CRM_SETTLE,
	CRM_SETTLE_DAY,
	CRM_CLOSE,
	CRM_CLOSE_NAMED,
	CRM_KEPT,
	CRM_SETTLES,
	CRM_COUNT = CRM_SETTLES,
	CRM_COUNT_DAY,
	CRM_ADD_AMOUNT,
	CRM_ADD_COST,
	CRM_ADD_QUANTITY,
	CRM_ADD_DISCOUNT,
	CRM_ADD_WARMTH,
	CRM_ADD_FIRST,
	CRM_WIN_BOUGHT,
	CRM_WIN_AMOUNT,
	CRM_WIN_COST,
	CRM_FIRST,
	CRM_LAST,
	CRM_LAST_VALUE,
	CRM_LAST_WHOLE,
	CRM_PEND,
	CRM_PROMISE,
	CRM_AWAIT,
	CRM_COURSE,
	CRM_OPENS,
	CRM_ANSWER,
	CRM_SCOPE,
	CRM_REFER,
	CRM_HOLD,
	CRM_GIVE_BACK,
	CRM_COUNT_CHANNEL,
	CRM_KEEPER
};

struct crm_step {
	uint8_t what;
	bool negative, filtered, texts;
	uint16_t slot, item;
	uint32_t offset; /* in the cell */
	crm_day since;   /* CRM_NO_DAY: always */
	crm_day until;   /* 0: always */
	int32_t rating_from, rating_to;
	crm_num number; /* ADD_COST, WIN_COST: the cost; ADD_WARMTH: behaviour * 2 + direction;
			   COURSE: */
#define CRM_COURSE_BEGINS 1
#define CRM_COURSE_STOPS 2
#define CRM_COURSE_DOES 4 /* some step of it */
};

struct crm_steps {
	uint32_t at; /* settling ones first */
	uint16_t settles, n;
	uint32_t needs;    /* CRM_BIT of columns whose values are looked at */
	bool extra, texts; /* an extra is made; with item, note and ref */
	uint64_t lines;    /* of the cell that are mostly touched: bit i is bytes 64 * i … */
};

struct crm_slot {
	struct crm_want want;
	uint32_t offset;
	uint32_t done; /* PENDING, PROMISE, MILESTONE: offset of the last settling key */
	uint16_t item;
};

struct crm_plan {
	const crm_model *model;
	struct crm_slot *slot;
	size_t slots, slot_cap;
	crm_str *item; /* items asked for */
	size_t items;
	struct crm_ids *goods; /* of HOLDINGS, by number; NULL none */
	crm_arena *arena;
	/* made by crm_plan_make */
	struct crm_steps at[CRM_KINDS_MAX][2 * CRM_OUTCOMES];
	uint32_t kind_needs[CRM_KINDS_MAX]; /* CRM_L_DIR, CRM_L_OUTCOME where they make a difference
					     */
	struct crm_step *step;
	size_t steps, step_cap;
	uint32_t stride;          /* of a cell */
	uint32_t open;            /* offset of struct crm_items, when items are followed */
	bool follows;             /* open items */
	bool follows_sales;       /* something that comes after a sale */
	bool follows_money;       /* open items that are paid by amount: see ledger.c */
	crm_kindset sales, money; /* money: the kinds of these items */
	bool wins;                /* costs up to the first purchase are asked for */
	uint16_t item_win, item_keep, item_part; /* then: items of costs */
	bool dirs;                               /* something keeps whole events */
	uint32_t needs;                          /* of all */
	crm_kindset openers;                     /* kinds whose items are followed */
	crm_kindset touches;
	crm_num *fade[CRM_BEHAVIOURS]
		     [2]; /* by direction and age in days: what is left of the weight */
	int32_t fades[CRM_BEHAVIOURS][2]; /* so many; after that nothing is left */
	int kind_void, kind_appointment, kind_milestone, kind_refund, kind_cancel, kind_consent,
		kind_optout;
	uint8_t opener[CRM_KINDS_MAX],
		queue[CRM_KINDS_MAX]; /* kinds whose items are followed; which of them a kind is */
	unsigned queues;
};

struct crm_plan *crm_plan_new(const crm_model *m);
void crm_plan_free(struct crm_plan *p);
int crm_plan_want(struct crm_plan *p, const struct crm_want *w);
/* Lays out the cell and writes the steps. */
void crm_plan_make(struct crm_plan *p);
bool crm_filter_same(const struct crm_filter *a, const struct crm_filter *b);
/* plan_steps.c: the steps of a kind; and whether direction and outcome make any
 * difference, else they are not looked at. */
void crm_plan_kind(struct crm_plan *p, int kind);
/* cell.c: finds the offsets of all slots and the stride; the lines that a step touches. */
void crm_cell_lay_out(struct crm_plan *p);
uint64_t crm_cell_lines(const struct crm_plan *p, const struct crm_step *s);
bool crm_slot_pends(const struct crm_slot *s);
/* What of a weight is left after so many days, rounded (fade.c). */
#define CRM_FADE_BITS 40
struct crm_fade {
	uint64_t factor[CRM_FADE_BITS];
}; /* [39] is 2^-(1/2), [38] 2^-(1/4) … */
void crm_fade_init(struct crm_fade *f);
crm_num crm_fade(const struct crm_fade *f, crm_num weight, int32_t age, int32_t half_life);
/* Works out p->fade of the behaviours that are asked for. */
void crm_plan_fade(struct crm_plan *p);

/* ---- cells ---- */

/* An event as it is kept. */
struct crm_kept {
	int64_t key;
	crm_time when, due;
	crm_num amount;
	uint64_t place;
	int32_t rating;
	uint32_t text; /* in the pool: struct crm_text */
	uint8_t kind, dir;
	uint16_t item; /* of the items asked for */
};

struct crm_text {
	uint32_t item_n, note_n, ref_n;
	char text[];
};

struct crm_moment_slot {
	int64_t key;
	crm_time when;
};                      /* FIRST, LAST */
struct crm_value_slot { /* LAST with a rating or a due */
	int64_t key;
	crm_time when;
	union {
		int64_t rating;
		crm_time due;
	};
};
struct crm_first_slot {
	crm_num amount;
	int32_t day, unused;
}; /* day: above 0, 0 none yet */
/* first: the day of the first purchase; last: the last day that counts for it. Above 0, 0 none yet.
 */
struct crm_win_slot {
	crm_num amount;
	int32_t first, last;
};
struct crm_days_slot {
	uint64_t seen;
	int32_t last;
	uint32_t count;
}; /* seen: bit i is the day last - i */

/* What is pending: earliest, or first due. Lives in the pool; 0 in the cell is none. */
struct crm_pending {
	struct crm_kept kept;
	int64_t first, last; /* keys */
	uint32_t count;
};

/* A milestone that waits to be turned to (await.c): a chain in the pool. */
struct crm_awaited {
	struct crm_kept kept;
	int64_t key; /* before that of any event of its day */
	uint32_t next;
};

/* A sequence that has begun. Lives in the pool. */
struct crm_course {
	struct crm_kept cause;
	int64_t base;   /* what does the step, or undoes the end, comes after this key */
	int64_t moved;  /* key of the event that brought it where it is; 0 time did, or the cause */
	uint64_t place; /* of that event */
	crm_day day;    /* the step is counted from */
	uint8_t kind, step; /* step: from 0; as many as there are: it is through */
	bool stopped;
};
struct crm_course_slot {
	int64_t last;
	uint32_t at, unused;
}; /* last: key of the last event that does or stops */

/* An item that is open. */
struct crm_item {
	struct crm_kept kept;
	uint64_t id;
	crm_num left; /* to be paid; CRM_NO_NUMBER: not by amount */
	uint32_t next, before;
};

/* Those of one kind, by key. */
struct crm_queue {
	uint32_t head, tail;
};

/* What is remembered of closes beside the items that are open. */
enum crm_spare_what {
	CRM_SPARE_CLOSE,  /* one that found nothing is for what is open of its day without a time */
	CRM_SPARE_PAID,   /* … and so is a payment; with `credit`, for anything later */
	CRM_SPARE_CREDIT, /* what is left of payments of that kind */
	CRM_SPARE_BILLED  /* there was an invoice of that kind */
};
struct crm_spare {
	int64_t key;
	crm_num amount;
	uint32_t next;
	uint8_t kind, what;
	bool credit;
};

/* The open items of a customer, and what tells whether order matters. */
struct crm_items {
	int64_t closed, oldest_closed; /* key of the last close; of the last one that named none */
	int64_t answered, kept; /* of the last reached outgoing touch; of the last touch at all */
	uint32_t queues;        /* struct crm_queue for each kind that is followed; 0 none yet */
	uint32_t spare;         /* struct crm_spare, in the order of their coming */
};

/* An appointment is kept (or not) by a touch after it was made, on its day or later. */
static inline bool
crm_item_is_past(const struct crm_items *l, const struct crm_kept *k)
{
	return l->kept > k->key && crm_key_day(l->kept) >= k->due.day;
}

struct crm_scopes {
	int64_t last;
	uint32_t head, unused;
};
struct crm_scope {
	int64_t key;
	crm_time when;
	struct crm_wish wish;
	uint32_t next, n;
	bool yes;
	char text[];
};

/* From a customer and the hash of an event id (not 0) to numbers (links.c). */
struct crm_links {
	struct crm_link {
		uint64_t id;
		uint32_t who, value, next;
	} * link;
	uint32_t *bucket;
	size_t mask;
	uint32_t used, free;
};
void crm_links_add(struct crm_links *l, uint32_t who, uint64_t id, uint32_t value);
/* The first link of an id and the one after it, 0 none; its number is link[].value. */
uint32_t crm_links_first(const struct crm_links *l, uint32_t who, uint64_t id);
uint32_t crm_links_next(const struct crm_links *l, uint32_t at);
void crm_links_drop(struct crm_links *l, uint32_t who, uint64_t id, uint32_t value);
/* Drops all of the customers that are marked. */
void crm_links_forget(struct crm_links *l, const uint8_t *marked);
void crm_links_free(struct crm_links *l);

/* ---- folding ---- */

/* Who brought whom. */
struct crm_referral {
	uint64_t whom;
	uint32_t by, unused;
};
#define CRM_UNKNOWN_WHOM (UINT64_C(1) << 63) /* added to a hash: nobody known */

/* A payment of the invoice of that id (or, while these are looked for, the invoice). */
struct crm_reserve {
	uint64_t id;
	int64_t key;
	crm_num amount;
	uint32_t turn; /* of the payments, which are paid in their order */
	uint8_t kind;
};

/* Customers of one part, folded by one thread. */
struct crm_part {
	const struct crm_plan *plan;
	char *cells;
	uint8_t *apart; /* by customer: set apart for the second pass, not 0 */
	crm_day today;
	struct crm_pool pool;
	struct crm_referral *referral;
	size_t referrals, referral_cap;
	struct crm_links open, gone; /* items by their ids; ids closed before their item was seen */
	struct crm_links carried;    /* by slot: which of carry */
	struct crm_carry *carry;
	uint32_t carries, carry_cap;
	bool late;                   /* the second pass: each customer's events in order */
	struct crm_reserve *reserve; /* then: payments of the customer that name a later invoice */
	size_t reserves;
	uint64_t *astray; /* places of voids that name no event of their customer */
	size_t astrays, astray_cap;
};

/* A sum that left 64 bits, perhaps to come back: what it is beyond what the slot holds. */
struct crm_carry {
	uint64_t place; /* of the entry that made it so */
	int64_t by;     /* times 2^64 */
	uint32_t who;
	uint16_t slot;
};

void crm_part_free(struct crm_part *p);

enum crm_took { CRM_TOOK, CRM_CANNOT_TELL };
/* All steps of an event; x is its extra or NULL. */
enum crm_took crm_take(struct crm_part *p, const struct crm_event *e, const struct crm_extra *x);
/* Of an event that was cancelled: they were known by it all the same, so it may be the
 * first of those events that cancels are among. */
void crm_take_known(struct crm_part *p, const struct crm_event *e);
/* Only those that settle, or only the others. */
enum crm_took crm_take_half(struct crm_part *p, const struct crm_event *e,
			    const struct crm_extra *x, bool settling);

/* A sum left its 64 bits: remembered beside the slot, as it may come back. */
void crm_carry(struct crm_part *p, const struct crm_step *s, const struct crm_event *e, int by);
static inline void
crm_add(struct crm_part *p, const struct crm_step *s, char *cell, const struct crm_event *e,
	crm_num n)
{
	int64_t *sum = (int64_t *)(void *)(cell + s->offset);

	if (s->negative ? __builtin_sub_overflow(*sum, n, sum)
			: __builtin_add_overflow(*sum, n, sum))
		crm_carry(p, s, e, (n < 0) != s->negative ? -1 : 1);
}

/* win.c */
enum crm_took
crm_win_step(struct crm_part *p, const struct crm_step *s, char *cell, const struct crm_event *e);
/* Only those that look for the first purchase. */
void crm_take_bought(struct crm_part *p, const struct crm_event *e);

uint32_t crm_keep_text(struct crm_pool *pool, const struct crm_extra *x);
void crm_drop_text(struct crm_pool *pool, uint32_t text);
void crm_kept_of(struct crm_kept *k, const struct crm_event *e, const struct crm_extra *x);

/* open.c */
enum crm_took crm_open_step(struct crm_part *p, const struct crm_step *s, char *cell,
			    const struct crm_event *e, const struct crm_extra *x);

/* The open item of that id, if it is of these kinds; the oldest one that is open at that
 * moment; 0 none. Whether one is open that came after it. */
uint32_t
crm_item_named(const struct crm_part *p, uint32_t who, uint64_t id, const crm_kindset *kinds);
uint32_t crm_item_oldest(struct crm_part *p, struct crm_items *l, uint32_t who,
			 const crm_kindset *kinds, int64_t key);
bool crm_item_after(const struct crm_part *p, const struct crm_items *l, const crm_kindset *kinds,
		    int64_t key);
void crm_item_drop(struct crm_part *p, struct crm_items *l, uint32_t who, uint32_t at);
/* Whatever comes before that key is left to the second pass. */
void crm_told_from_others(struct crm_items *l, int64_t key);

/* ledger.c: which kinds of items are paid by amount, and which kinds pay them. */
bool crm_ledger_keeps(const struct crm_plan *p, int kind);
bool crm_ledger_pays(const struct crm_plan *p, int kind);
/* A payment that says its amount. */
enum crm_took crm_ledger_pay(struct crm_part *p, struct crm_items *l, const struct crm_event *e,
			     const struct crm_extra *x);
/* A new invoice, and what is left of it to be paid; false when nothing is. */
bool crm_ledger_open(struct crm_part *p, struct crm_items *l, const struct crm_event *e,
		     uint64_t id, crm_num *left);
/* What comes first of two invoices of one moment: the one that is due first, then the smaller one.
 */
int crm_ledger_order(crm_time due, crm_num amount, crm_time than, crm_num other);
/* Likewise of two events of one kind: of payments those that name an invoice, then those without an
 * amount. */
int crm_ledger_event_order(const struct crm_late *a, const struct crm_late *b);
/* Before the events of a customer are folded in order. */
void crm_ledger_prepare(struct crm_part *to, struct crm_late *l, size_t n);
/* Closes that found nothing: remembers one; takes one that is for the event. */
void crm_spare_add(struct crm_part *p, struct crm_items *l, struct crm_spare s);
bool crm_spare_take(struct crm_part *p, struct crm_items *l, const struct crm_event *e);

/* await.c */
void crm_await(struct crm_part *p, const struct crm_step *s, char *cell, const struct crm_event *e,
	       const struct crm_extra *x);
void crm_await_settle(struct crm_part *p, const struct crm_step *s, char *cell, int64_t key);
bool crm_await_before(const struct crm_kept *a, const struct crm_kept *b);
/* channels.c */
uint8_t crm_channel_of(const crm_kinds *k, int kind, crm_str said);
void crm_channel_step(struct crm_part *p, const struct crm_step *s, char *cell,
		      const struct crm_event *e);

/* What is left of the points that an event gives by a step (ADD_WARMTH, KEEPER). */
crm_num
crm_warmth_left(const struct crm_part *p, const struct crm_step *s, const struct crm_event *e);
/* keepers.c */
#define CRM_KEEPER_TOUCH 100 /* the number of a step that counts a touch */
void crm_keeper_step(struct crm_part *p, const struct crm_step *s, char *cell,
		     const struct crm_event *e, const struct crm_extra *x);
/* holdings.c */
void crm_hold_step(struct crm_part *p, const struct crm_step *s, char *cell,
		   const struct crm_event *e, const struct crm_extra *x);

/* course.c; matches: the item and the rating are those that begin it. */
enum crm_took crm_course_step(struct crm_part *p, const struct crm_step *s, char *cell,
			      bool matches, const struct crm_event *e, const struct crm_extra *x);
/* What ran out before that day. */
void crm_course_pass(const struct crm_course_plan *plan, struct crm_course *c, crm_day day);

/* The part a customer belongs to: neighbours that share a cache line together. */
static inline unsigned
crm_part_of(uint32_t who, unsigned parts)
{
	return (unsigned)((uint64_t)((who >> 2) * UINT32_C(2654435761)) * parts >> 32);
}

/* ---- reading events (event.c) ---- */

struct crm_bin {
	struct crm_event *e;
	size_t n, cap;
};

/* Events of a block (or, gathered, of all logs), by part. */
struct crm_events {
	struct crm_bin *bin;
	unsigned parts;
	crm_buf extras;
};

static inline const struct crm_extra *
crm_extra_of(const struct crm_events *all, const struct crm_event *e)
{
	return e->extra ? (const struct crm_extra *)(const void *)(all->extras.p +
								   (size_t)(e->extra - 1) * 8)
			: NULL;
}

struct crm_rows {
	uint32_t *row;
	size_t n, cap;
};
void crm_rows_add(struct crm_rows *r, uint32_t row);

/* What is the same for all threads. */
struct crm_reading {
	const struct crm_plan *plan;
	const struct crm_ids *ids;
	uint32_t people; /* ids of numbers below are somebody */
	crm_rejects *rejects;
	crm_time today;
	int64_t now; /* today as a moment */
	unsigned parts;
	const uint8_t *only; /* second pass: the customers set apart; else NULL */
#define CRM_APART_VOID 2 /* in it: something of theirs was taken back, so all events are wanted */
	const uint64_t *sieve; /* of their ids */
};

/* Whether an entry of that moment does not exist yet. */
bool crm_reading_future(const struct crm_reading *how, crm_time t);

struct crm_entry;

/* What one thread reads with; used again from block to block. */
struct crm_reader {
	const struct crm_reading *how;
	struct crm_events *out;
	/* of the log */
	const char *source;
	uint64_t place; /* which << 48 */
	struct {
		unsigned to;
		int from;
	} column[CRM_L_COLUMNS]; /* those looked at */
	size_t columns;
	int customer; /* which is the customer's */
	/* what came of it */
	crm_error fault;
	bool faulty;
	const crm_rate *rate; /* of the entry that is read; NULL: amounts are as they are */
	struct crm_currencies currencies; /* where the policy gives no rates */
	struct crm_rows tainted,
		voided; /* customers of faulty entries; those of whom something was taken back */
	bool taint_unknown;
	/* the last date again, and what the batch is made of */
	char day_text[10];
	crm_day day;
	struct crm_entry *batch;
	crm_arena *spare; /* decoded fields of the block */
};

void crm_reader_init(struct crm_reader *r, const struct crm_reading *how);
void crm_reader_free(struct crm_reader *r);
/* Finds the columns of a log: a fault when date, customer or kind lacks. *last is for
 * crm_block_new. */
int
crm_reader_log(struct crm_reader *r, const crm_input *in, size_t which, size_t *last, crm_error *e);
/* Reads the block into r->out. Stops at the first fault unless there are rejects. */
void crm_reader_block(struct crm_reader *r, crm_block *b);

/* ---- the pass over the logs (pass.c) ---- */

/* One pass of T threads over all logs. Without `late` in rounds: each thread
 * reads a block, then folds its part of all of them, in the order of the file.
 * With it, the events are gathered instead. */
struct crm_pass {
	struct crm_reading *how; /* its parts become fewer when there are fewer threads to be had */
	crm_input **log;
	size_t logs;
	struct crm_part *part;   /* as many as threads */
	struct crm_events *late; /* one a thread */
	/* what came of it */
	struct crm_rows tainted, voided;
	struct crm_currencies currencies;
	bool taint_unknown;
	crm_error fault; /* the first in the order of the logs */
};
int crm_pass_run(struct crm_pass *p);

/* voids.c: a void, and what it takes back. */
struct crm_taken {
	uint64_t id, ref;
	size_t namers; /* voids that name this one, not judged yet */
	bool undone, counts;
};
/* Which of them count: a void counts unless one that counts names it, in whatever order they are
 * dated; those that name each other in a ring do not. Sorts them by id. */
void crm_voids_judge(struct crm_taken *v, size_t n);
/* The currencies of the entries that no void takes back: 1, 0 when no void counts, or -1. Reads the
 * logs through, twice. */
int crm_currencies_left(const struct crm_reading *how, crm_input **log, size_t logs,
			struct crm_currencies *out, crm_error *e);

/* reversed.c: takes the sales that were cancelled out of a customer's events, and marks
 * those that were returned; how many events are left. */
size_t crm_drop_reversed(struct crm_part *to, struct crm_late *l, size_t n);
/* Sorts what was gathered for part `part` and folds it (late.c). */
void
crm_late_fold(struct crm_part *to, const struct crm_events *late, unsigned threads, unsigned part);

void crm_events_init(struct crm_events *e, unsigned parts);
void crm_events_free(struct crm_events *e);

/* ---- everybody (universe.c) ---- */

/* The rows of the stream, then those of all customers that are not among
 * them; merged ids stand for whom they went into. */
struct crm_universe {
	struct crm_ids *ids; /* the frame's own where they say the same */
	size_t n;
	struct crm_referral *referral; /* by the column referred_by */
	size_t referrals, referral_cap;
	struct crm_merged_row *merged;
	size_t merges;
};
int crm_universe_make(crm_frame *f, crm_error *e);
void crm_universe_free(struct crm_universe *u, const struct crm_ids *own);
/* Counts whom each brought, and what those spent (referrals.c). */
int crm_referrals_count(crm_frame *f, crm_error *e);
/* The pairs that count, in the order of who brought: pairs[0..n), of which those that
 * name nobody known are left out here. Finds the referral_value of each (referral_value.c). */
int crm_referrals_value(crm_frame *f, const struct crm_referral *pairs, size_t n, crm_error *e);

/* ---- the frame (frame.c) ---- */

/* carried.c. Of a stream that carries facts: takes as_of, which stands in that column, as
 * today; a fault where rows disagree, or `said`, what today is said to be (CRM_NO_DAY:
 * nothing). An empty one taints its row. */
int crm_frame_carried(crm_frame *f, int column, crm_time said, crm_error *e);
/* Of any other: a fault where a column bears the name of what a tool computes. */
int crm_frame_check_names(const crm_frame *f, crm_error *e);

enum crm_ref_kind { CRM_REF_ADDED, CRM_REF_COLUMN, CRM_REF_FACT };

/* A fact as it was asked for (facts.c). */
struct crm_fact;
struct crm_asked_fact {
	const struct crm_fact *row;
	int slot[3];   /* of its aggregates */
	int column[5]; /* of the table; -1 */
};

struct crm_ref {
	enum crm_ref_kind kind;
	enum crm_type type;
	crm_str name;
	int decimals;
	int column;              /* COLUMN; -1: one that the stream lacks */
	struct crm_added {       /* ADDED: one a row, by type */
		crm_num *number; /* CRM_NO_NUMBER: missing */
		crm_time *date;
		crm_str *text;    /* empty: missing */
		uint32_t *code;   /* text of which there are few: which of choice[] */
		crm_value *value; /* any other type */
		const crm_str *choice;
	} added;
	struct crm_asked_fact fact;
};

struct crm_frame {
	const crm_model *model;
	crm_table *table, *all;
	crm_time today;
	bool carries;
	bool past;        /* of an earlier day, over the table of another frame */
	unsigned threads; /* over rows; 0: one a core */
	crm_arena *arena;
	char **log;
	size_t logs;
	struct crm_ref *ref;
	size_t refs, ref_cap;
	struct crm_plan *plan;
	struct crm_deriver deriver; /* all NULL: none */
	struct crm_ids *ids;        /* of the stream, once indexed */
	bool merged;                /* some rows of the stream are */
	bool needs_universe;        /* referrals are asked for */
	uint8_t *taint;
	bool taint_unknown;
	crm_buf notices;
	/* after the fold */
	struct crm_universe *universe;
	char *cells;
	size_t cells_size;
	struct crm_part *part;
	unsigned parts, part_count; /* in use; there */
	int spend_slot;             /* for referral_spend; -1 */
	uint32_t *referrals;        /* by row */
	crm_num *referral_spend;
	bool needs_value; /* referral_value is asked for */
	crm_num *referral_value;
};

static inline char *
crm_cell(const crm_frame *f, size_t who)
{
	return f->cells + who * f->plan->stride;
}

/* What crm_frame_seen has as when, amount, count, without the rest (seen.c). */
crm_time crm_seen_when(const crm_frame *f, int want, size_t row);
crm_num crm_seen_amount(const crm_frame *f, int want, size_t row);
uint32_t crm_seen_count(const crm_frame *f, int want, size_t row);

struct crm_cursor {
	const crm_frame *f;
	size_t row;
	crm_row split;
	crm_buf text[2]; /* of opted_out and consented; good until the next row */
};
/* The fields of the cursor's row. */
const crm_str *crm_cursor_fields(struct crm_cursor *c);
/* A column of the table as a number, date or text; CRM_MISSING when empty or -1. */
int crm_column_value(struct crm_cursor *c, int column, enum crm_type type, crm_value *out,
		     crm_error *e);
/* Adds the value behind a ref as a field of that format. */
int crm_cursor_field(struct crm_cursor *c, int ref, enum crm_format to, crm_buf *out, crm_error *e);

/* facts.c: asks for what the fact is made of. */
int crm_fact_ask(crm_frame *f, crm_str name, struct crm_asked_fact *out, crm_error *e);
int crm_fact_value(struct crm_cursor *c, const struct crm_asked_fact *fact, crm_value *out,
		   crm_error *e);
/* Whether there are rows for which its value is a fault. */
bool crm_fact_may_fail(const struct crm_asked_fact *fact);

#endif
