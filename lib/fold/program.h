/* program.h: what was asked for becomes slots in a cell for each customer, and for each kind,
 * direction and outcome the steps that an event takes. */
#ifndef CRM_FOLD_PROGRAM_H
#define CRM_FOLD_PROGRAM_H

#include "fold/event.h"
#include "base/ids.h"

/* What an event does to a slot. Those up to CRM_DO_SETTLING_END go before the others. */
enum crm_opcode {
	CRM_DO_SETTLE,
	CRM_DO_SETTLE_OTHER,
	CRM_DO_CLOSE,
	CRM_DO_CLOSE_NAMED,
	CRM_DO_KEEP_APPOINTMENTS,
	CRM_DO_SETTLING_END,
	CRM_DO_COUNT = CRM_DO_SETTLING_END,
	CRM_DO_COUNT_DAY,
	CRM_DO_ADD_AMOUNT,
	CRM_DO_ADD_COST,
	CRM_DO_ADD_QUANTITY,
	CRM_DO_ADD_DISCOUNT,
	CRM_DO_ADD_WARMTH,
	CRM_DO_ADD_FIRST,
	CRM_DO_FIRST,
	CRM_DO_LAST,
	CRM_DO_LAST_VALUE,
	CRM_DO_LAST_WHOLE,
	CRM_DO_PEND,
	CRM_DO_PROMISE,
	CRM_DO_OPENS,
	CRM_DO_ANSWER,
	CRM_DO_GIVE_BACK,
	CRM_DO_OTHER /* of an aggregate that has a step function */
};

static inline bool
crm_is_turn(uint8_t what)
{
	return what == CRM_DO_OPENS || what == CRM_DO_CLOSE || what == CRM_DO_CLOSE_NAMED;
}

struct crm_operation {
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

struct crm_operations {
	uint32_t at; /* settling ones first */
	uint16_t settles, n;
	uint32_t needs;    /* CRM_BIT of columns whose values are looked at */
	bool extra, texts; /* an extra is made; with item, note and ref */
	uint64_t lines;    /* of the cell that are mostly touched: bit i is bytes 64 * i … */
};

struct crm_accumulator {
	struct crm_query want;
	const struct crm_aggregate *aggregate;
	uint32_t offset;
	uint32_t done; /* PENDING, PROMISE, MILESTONE: offset of the last settling key */
	uint16_t item;
};

struct crm_program {
	const crm_model *model;
	struct crm_accumulator *slot;
	size_t slots, slot_cap;
	crm_str *item; /* items asked for */
	size_t items;
	struct crm_ids *goods; /* of HOLDINGS, by number; NULL none */
	crm_arena *arena;
	/* made by crm_program_make */
	struct crm_operations at[CRM_KINDS_MAX][2 * CRM_OUTCOMES];
	uint32_t kind_needs[CRM_KINDS_MAX]; /* CRM_L_DIR, CRM_L_OUTCOME where they make a difference
					     */
	struct crm_operation *step;
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
bool crm_recorded_last(const struct crm_program *p, int kind, crm_time due);
struct crm_program *crm_program_new(const crm_model *m);
void crm_program_free(struct crm_program *p);
int crm_program_ask(struct crm_program *p, const struct crm_query *w);
/* Lays out the cell and writes the steps. */
void crm_program_make(struct crm_program *p);
bool crm_filter_same(const struct crm_filter *a, const struct crm_filter *b);
/* emit.c: the steps of a kind; and whether direction and outcome make any
 * difference, else they are not looked at. */
void crm_program_kind(struct crm_program *p, int kind);
/* cell.c: finds the offsets of all slots and the stride; the lines that a step touches. */
struct crm_aggregate;
void crm_cell_lay_out(struct crm_program *p);
uint64_t crm_cell_lines(const struct crm_program *p, const struct crm_operation *s);
bool crm_accumulator_pends(const struct crm_accumulator *s);
/* What of a weight is left after so many days, rounded (fade.c). */
#define CRM_FADE_BITS 40
struct crm_fade {
	uint64_t factor[CRM_FADE_BITS];
}; /* [39] is 2^-(1/2), [38] 2^-(1/4) … */
void crm_fade_init(struct crm_fade *f);
crm_num crm_fade(const struct crm_fade *f, crm_num weight, int32_t age, int32_t half_life);
/* Works out p->fade of the behaviours that are asked for. */
void crm_program_fade(struct crm_program *p);

#endif
