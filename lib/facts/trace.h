/* trace.h: the entries of the log from which the facts of one customer came.
 *
 * While the log is folded, the answer to each question that a fact asked is compared before and
 * after each entry of the customer. So what an entry is said to add is what the fold added. */
#ifndef CRM_FACTS_TRACE_H
#define CRM_FACTS_TRACE_H

#include "facts/facts.h"

struct crm_trace;

/* An entry of the customer. */
struct crm_trace_entry {
	const char *source; /* the log; NULL: it is not known which of several it is */
	uint64_t line;
	bool gone; /* a sale that was cancelled later, or its refund */
	crm_time when;
	int kind;
	enum crm_dir dir;
	enum crm_outcome outcome;
	crm_str item;
};

/* What one of them adds. */
struct crm_trace_line {
	struct crm_trace_entry entry;
	crm_num adds; /* to the sum or the number; CRM_NO_NUMBER: no figure of its own */
	crm_num of;   /* ANSWERED: to the contacts that count */
};

/* What was made of them. */
enum crm_trace_how {
	CRM_TRACE_ADDS,  /* what the lines add is the whole answer */
	CRM_TRACE_ONE,   /* the answer is of the only line */
	CRM_TRACE_WAITS, /* the lines are what is still open */
	CRM_TRACE_LOOKS  /* the answer is made of all of the lines together */
};
struct crm_trace_part {
	enum crm_trace_how how;
	const struct crm_query *query;
	const struct crm_trace_line *line;
	size_t lines;
};

/* Asks for facts, so that the entries of the row are traced; each name is that of a fact. NULL with
 * the fault. The fold must run on one thread, and must outlive the trace. */
struct crm_trace *crm_trace_new(struct crm_fold *f, const crm_table *table, size_t row,
				const char *const *name, size_t n, crm_error *e);
void crm_trace_free(struct crm_trace *t);
/* After the fold: the i-th fact as it was asked. */
const struct crm_asked_fact *crm_trace_fact(const struct crm_trace *t, size_t i);
/* What the i-th fact needs, one after the other from 0; false when there is no more. */
bool crm_trace_part(struct crm_trace *t, size_t i, size_t need, struct crm_trace_part *out);

#endif
