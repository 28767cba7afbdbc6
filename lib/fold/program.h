/* program.h: what was asked for becomes slots in a cell for each customer, and for each kind,
 * direction and outcome the steps that an event takes. */
#ifndef CRM_FOLD_PROGRAM_H
#define CRM_FOLD_PROGRAM_H

#include "fold/event.h"
#include "base/ids.h"

/* What an event does to a slot. Those up to CRM_SETTLES go before the others. */
enum crm_what {
	CRM_SETTLE,
	CRM_SETTLE_OTHER,
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
	CRM_FIRST,
	CRM_LAST,
	CRM_LAST_VALUE,
	CRM_LAST_WHOLE,
	CRM_PEND,
	CRM_PROMISE,
	CRM_OPENS,
	CRM_ANSWER,
	CRM_GIVE_BACK,
	CRM_STEP_OTHER /* of an aggregate that has a step function */
};

static inline bool
crm_is_turn(uint8_t what)
{
	return what == CRM_OPENS || what == CRM_CLOSE || what == CRM_CLOSE_NAMED;
}

struct crm_step {
	uint8_t what;
	bool negative, filtered, texts;
	uint16_t slot, item;
	uint32_t offset; /* in the cell */
	crm_day since;   /* CRM_NO_DAY: always */
	crm_day until;   /* 0: always */
	int32_t rating_from, rating_to;
	uint32_t part;  /* of an aggregate that has several steps: which */
	crm_num number; /* ADD_COST: the cost; ADD_WARMTH: behaviour * 2 + direction */
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
	const struct crm_aggregate *aggregate;
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
		kind_optout, kind_snooze;
	uint8_t place[CRM_KINDS_MAX]; /* see crm_kinds_place */
	uint8_t opener[CRM_KINDS_MAX],
		queue[CRM_KINDS_MAX]; /* kinds whose items are followed; which of them a kind is */
	unsigned queues;
};

/* Whether an event of that kind, and with that due, is the later one of two of one moment when it
 * is not known that it was recorded first: an opt-out, what closes something, and a step of a deal
 * that is planned. */
bool crm_recorded_last(const struct crm_plan *p, int kind, crm_time due);
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
struct crm_aggregate;
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

#endif
