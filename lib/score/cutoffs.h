/* cutoffs.h: reads the cut-offs that an earlier run printed. */
#ifndef CRM_SCORE_CUTOFFS_H
#define CRM_SCORE_CUTOFFS_H

#include "crm.h"

struct crm_cutoffs {
	crm_table *table;
	crm_row row; /* the line read last */
	size_t read;
	const char *const *columns;
	int column[8]; /* where each of columns[] stands */
};
/* Whatever comes of it, close. */
int crm_cutoffs_open(struct crm_cutoffs *c, const char *path, const char *const *columns, size_t n,
		     crm_error *e);
void crm_cutoffs_close(struct crm_cutoffs *c);
/* The next line, false at the end; and back by one. */
bool crm_cutoffs_next(struct crm_cutoffs *c);
void crm_cutoffs_back(struct crm_cutoffs *c);
crm_str crm_cutoffs_field(const struct crm_cutoffs *c, size_t i);
/* Adds the place of the line read last to a fault; -1. */
int crm_cutoffs_fault(const struct crm_cutoffs *c, const char *field, crm_error *e);
/* The fault that there is no line any more where the policy wants one; -1. */
int crm_cutoffs_ends(const struct crm_cutoffs *c, const char *of, const char *name, crm_error *e);
/* The field must say just that. */
int crm_cutoffs_expect(const struct crm_cutoffs *c, size_t i, crm_str wanted, crm_error *e);
/* CRM_NO_FIGURE where it is empty. */
int crm_cutoffs_number(const struct crm_cutoffs *c, size_t i, crm_num *out, crm_error *e);
int crm_cutoffs_count(const struct crm_cutoffs *c, size_t i, size_t *out, crm_error *e);

#endif
