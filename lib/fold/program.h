/* program.h: a program: what was asked for, as accumulators in a cell for each customer, and for
 * each kind, direction and outcome of an event the operations that change them. */
#ifndef CRM_FOLD_PROGRAM_H
#define CRM_FOLD_PROGRAM_H

#include "base/ids.h"
#include "fold/event.h"

/* What an operation does to an accumulator. Those before CRM_DO_SETTLING_END are done first. */
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
	CRM_DO_OTHER /* the aggregate has a function for it */
};

static inline bool
crm_is_turn(uint8_t what)
{
	return what == CRM_DO_OPENS || what == CRM_DO_CLOSE || what == CRM_DO_CLOSE_NAMED;
}

struct crm_operation {
	uint8_t what;
	bool negative, filtered, texts, ends;
	uint16_t accumulator, item;
	uint32_t offset; /* in the cell */
	crm_day since;   /* CRM_NO_DAY: always */
	crm_day until;   /* if `ends` */
	int32_t rating_from, rating_to;
	uint32_t part;  /* of an aggregate that has several operations: which */
	crm_num number; /* ADD_COST: the cost; ADD_WARMTH: see crm_emit_warmth */
};

struct crm_operations {
	uint32_t at; /* settling ones first */
	uint16_t settles, n;
	uint32_t needs;    /* CRM_BIT of columns whose values are looked at */
	bool extra, texts; /* an extra is made; with item, note and ref */
	bool asked;        /* … and with the columns of the listener */
	uint64_t lines;    /* of the cell that are mostly touched: bit i is bytes 64 * i … */
};

struct crm_aggregate;

/* What a query keeps of a customer: a part of the cell. */
struct crm_accumulator {
	struct crm_query query;
	const struct crm_aggregate *aggregate;
	uint32_t offset;
	uint32_t done; /* PENDING, PROMISE, MILESTONE: offset of the last settling key */
	uint16_t item;
};

/* A void takes an event back; so does a cancel or a refund that names one. */
enum crm_takes { CRM_TAKES_NOTHING, CRM_TAKES_NAMED, CRM_TAKES_ANY };

struct crm_program {
	const crm_model *model;
	struct crm_accumulator *accumulator;
	size_t accumulators, accumulator_cap;
	crm_str *item; /* items asked for */
	size_t items;
	struct crm_program_rule {
		crm_str name;
		const char *const *was; /* names that it had before */
		size_t was_count;
		crm_kindset done_by;
	} rule[CRM_RULES_FOLLOWED]; /* of RULES */
	size_t rules;
	int ruled;             /* their accumulator */
	struct crm_ids *goods; /* of HOLDINGS, by number; NULL none */
	crm_arena *arena;
	/* made by crm_program_make (compile.h) */
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
	const struct crm_listener *listener;     /* NULL: events are not handed on */
	int heard;                               /* … and their accumulator */
	uint32_t needs;                          /* of all */
	crm_kindset openers;                     /* kinds whose items are followed */
	crm_kindset touches;
	struct crm_faded {
		crm_num *left;          /* by age in days: what is left of the points of an event */
		int32_t days;           /* so many; after that nothing is left */
	} fade[CRM_BEHAVIOURS * 2 * 3]; /* by crm_fade_place (fade.h) */
	int kind_void, kind_appointment, kind_milestone, kind_refund, kind_cancel, kind_consent,
		kind_optout, kind_snooze;
	uint8_t place[CRM_KINDS_MAX];      /* see crm_kinds_place */
	uint8_t takes_back[CRM_KINDS_MAX]; /* enum crm_takes: whether it may take an event back */
	uint8_t opener[CRM_KINDS_MAX],
		queue[CRM_KINDS_MAX]; /* kinds whose items are followed; which of them a kind is */
	unsigned queues;
};

struct crm_program *crm_program_new(const crm_model *m);
void crm_program_free(struct crm_program *p);
/* The number of an item that is looked at; 0 for an empty one. */
uint16_t crm_program_item(struct crm_program *p, crm_str item);
bool crm_filter_same(const struct crm_filter *a, const struct crm_filter *b);
/* Whether an event of that kind, and with that due, is the later one of two of one moment when it
 * is not known that it was recorded first: an opt-out, what closes something, and a step of a deal
 * that is planned. */
bool crm_recorded_last(const struct crm_program *p, int kind, crm_time due);
/* Whether items of that kind are followed and paid by amount; whether such events pay them. */
bool crm_program_bills(const struct crm_program *p, int kind);
bool crm_program_pays(const struct crm_program *p, int kind);

#endif
