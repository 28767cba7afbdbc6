/* aggregate.h: what an aggregate is, and what one is written with. A new one is a file with its
 * struct and a row of CRM_AGGREGATES (aggregates.h). */
#ifndef CRM_FOLD_AGGREGATE_H
#define CRM_FOLD_AGGREGATE_H

#include "fold/state.h"

/* A kind, direction and outcome of events, whose steps are being planned. */
struct crm_event_class {
	struct crm_program *p;
	struct crm_operations *to;
	int kind, dir, outcome;
};

struct crm_aggregate {
	uint32_t size; /* in the cell of a customer; 0: nothing */
	/* Where the size depends on what is asked for; NULL: it does not. */
	uint32_t (*size_of)(const struct crm_query *w);
	/* When it is first asked for; NULL: nothing to prepare. */
	void (*prepare)(struct crm_program *p);
	/* Adds the steps of such events (crm_emit), each with the columns of the log that it
	 * looks at. */
	void (*plan)(struct crm_event_class *a, size_t slot);
	/* Takes a step of CRM_DO_OTHER or CRM_DO_SETTLE_OTHER. The steps of frequent aggregates are
	 * in the switch of run.c instead, as a call would cost as much as the step. */
	enum crm_order (*step)(struct crm_shard *p, const struct crm_operation *s, char *cell,
			       const struct crm_event *e, const struct crm_extra *x);
	/* What was seen, into *out, which is empty; false: nothing. NULL: it is read in a way of
	 * its own (fold.h). */
	bool (*read)(const struct crm_fold *f, const struct crm_accumulator *s, size_t row,
		     const char *cell, struct crm_seen *out);
	/* Forgets what is kept outside of the cells for customers who are set apart; NULL: there
	 * is nothing. */
	void (*drop)(struct crm_shard *p);
	/* The kinds of events that touch the cell; NULL: those that are asked for. */
	crm_kindset (*touched_by)(const struct crm_program *p, const struct crm_query *w);
	bool pends;           /* events of `done` settle what was before them */
	bool settles_by_step; /* … by a step of CRM_DO_SETTLE_OTHER */
	bool after_sale;      /* of a sale that was returned nothing follows */
	bool seldom;          /* most of the events that are asked for pass it by */
	bool fades;           /* it needs what is left of points */
};

#define CRM_AGGREGATE_ROW(ID, name) extern const struct crm_aggregate crm_aggregate_##name;
CRM_AGGREGATES(CRM_AGGREGATE_ROW)
const struct crm_aggregate *crm_aggregate_at(enum crm_aggregate_id id);

/* emit.c: adds a step; what it looks at is CRM_BIT of columns. */
struct crm_operation *
crm_emit(struct crm_event_class *a, enum crm_opcode what, size_t slot, uint32_t needs);
/* Whether the events are among those of the filter. */
bool crm_class_matches(const struct crm_event_class *a, const struct crm_filter *f);
/* The columns that are needed to keep an event as the want says. */
uint32_t crm_stored_columns(const struct crm_query *w);
/* What an event of that kind costs by the policy. */
crm_num crm_class_cost(const struct crm_event_class *a);
/* Steps by the behaviours of closeness that the event is of, numbered behaviour * 2 + direction. */
void crm_emit_warmth(struct crm_event_class *a, size_t slot, enum crm_opcode what, uint32_t needs);
/* program.c: the number of an item that is looked at. */
uint16_t crm_program_item(struct crm_program *p, crm_str item);

/* seen.c */
void crm_seen_stored(const struct crm_fold *f, const struct crm_shard *p,
		     const struct crm_stored *k, struct crm_seen *out);

#endif
