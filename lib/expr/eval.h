/* eval.h: what the evaluation of an expression is made of: eval.c goes through the terms, compare.c
 * compares two values, sum.c adds, subtracts, multiplies and divides. Nothing is allocated: texts
 * are slices of the stream or of the policy. */
#ifndef CRM_EXPR_EVAL_H
#define CRM_EXPR_EVAL_H

#include "expr/expr.h"

/* One evaluation, for the row of the cursor. */
struct crm_run {
	const crm_expr *expr;
	crm_cursor *cursor;
	crm_error *error;
};

/* The value of a term. */
struct crm_result {
	crm_value v;
	bool small;          /* a text of lower(): it is compared in lower case */
	const crm_term *raw; /* the name, when it is a column that the vocabulary does not know */
};

/* ---- compare.c ---- */

/* The fault that the term cannot be evaluated for this row, "compares what cannot be compared";
 * returns -1. */
int crm_run_fault(const struct crm_run *r, const crm_term *t, const char *what);
/* Reads a text as a value of that type; false when it is none. */
bool crm_value_read(crm_str s, enum crm_type type, crm_value *out);
/* Makes a value of that type out of a raw text; other values stay as they are. 0, or -1 with a
 * fault when the text is none. */
int crm_result_take(const struct crm_run *r, struct crm_result *a, enum crm_type type);
/* Makes numbers out of two raw texts if both are numbers, or dates if both are dates. */
void crm_results_settle(struct crm_result *a, struct crm_result *b);
/* Compares two values: 1 with *out below, equal to or above 0; 0 when one is missing; -1 with a
 * fault. */
int crm_results_compare(const struct crm_run *r, const crm_term *t, struct crm_result *a,
			struct crm_result *b, int *out);

/* ---- sum.c ---- */

/* The term t->op (CRM_OP_ADD to CRM_OP_DIV) of two numbers; a division by zero is missing. 0, or -1
 * with a fault. */
int crm_sum_numbers(const struct crm_run *r, const crm_term *t, crm_num a, crm_num b,
		    struct crm_result *out);
/* The same of any two values that are not missing. */
int crm_sum(const struct crm_run *r, const crm_term *t, struct crm_result *a, struct crm_result *b,
	    struct crm_result *out);

#endif
