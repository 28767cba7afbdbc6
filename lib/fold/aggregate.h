/* aggregate.h: what an aggregate is, and what one is written with. A new one is a file in
 * aggregate/ with its struct, and a row of CRM_AGGREGATES (aggregates.h). */
#ifndef CRM_FOLD_AGGREGATE_H
#define CRM_FOLD_AGGREGATE_H

#include <string.h>

#include "fold/emit.h"
#include "fold/state.h"
#include "fold/stored.h"

struct crm_aggregate {
	uint32_t size; /* in the cell of a customer; 0: nothing */
	/* Where the size depends on what is asked for; NULL: it does not. */
	uint32_t (*size_of)(const struct crm_query *q);
	/* When it is first asked for; NULL: nothing to prepare. */
	void (*prepare)(struct crm_program *p);
	/* Adds the operations of a class of events (crm_emit), each with the columns of the log
	 * that it looks at. */
	void (*plan)(struct crm_event_class *c, size_t accumulator);
	/* Does an operation CRM_DO_OTHER or CRM_DO_SETTLE_OTHER. The operations of frequent
	 * aggregates are in the switch of run.c instead. */
	enum crm_order (*step)(struct crm_shard *p, const struct crm_operation *o, char *cell,
			       const struct crm_event *e, const struct crm_extra *x);
	/* What was seen, into *out, which is empty; false: nothing. NULL: a function of its own
	 * reads it (fold.h). */
	bool (*read)(const struct crm_fold *f, const struct crm_accumulator *a, size_t row,
		     const char *cell, struct crm_seen *out);
	/* The i-th of all that wait, from 0, in any order; false: there are no more. NULL: it does
	 * not keep them all. */
	bool (*read_at)(const struct crm_fold *f, const struct crm_accumulator *a, size_t row,
			const char *cell, size_t i, struct crm_seen *out);
	/* Forgets what is stored outside of the cells for customers who are replayed; NULL: nothing
	 * is. */
	void (*drop)(struct crm_shard *p);
	/* The kinds of events that touch the cell; NULL: those that are asked for. */
	crm_kindset (*touched_by)(const struct crm_program *p, const struct crm_query *q);
	/* What its part of the cell begins with: that is read without a call. A moment comes after
	 * a key, which is 0 while nothing was seen. */
	enum {
		CRM_BEGINS_OTHERWISE,
		CRM_BEGINS_AMOUNT,
		CRM_BEGINS_COUNT,
		CRM_BEGINS_MOMENT
	} begins;
	bool pends;           /* events of `done` settle what was before them */
	bool settles_by_step; /* … by an operation CRM_DO_SETTLE_OTHER */
	bool after_sale;      /* nothing follows a sale that was returned */
	bool seldom;          /* most of the events that are asked for pass it by */
	bool fades;           /* it needs what is left of points */
};

#define CRM_DECLARE_AGGREGATE(ID, name) extern const struct crm_aggregate crm_aggregate_##name;
CRM_AGGREGATES(CRM_DECLARE_AGGREGATE)

/* seen.c: fills *out with a stored event. */
void crm_seen_stored(const struct crm_fold *f, const struct crm_shard *p,
		     const struct crm_stored *k, struct crm_seen *out);

/* seen.c: the next piece of a list whose first piece the cell names, and each piece the next by its
 * uint32_t at the offset `link`. *at is 0 before the first. NULL when there are no more. */
const void *
crm_list_next(const struct crm_fold *f, int query, size_t row, size_t link, uint32_t *at);

#endif
