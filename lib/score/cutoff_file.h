/* cutoffs.h: reads the cut-offs that an earlier run printed. */
#ifndef CRM_SCORE_CUTOFF_FILE_H
#define CRM_SCORE_CUTOFF_FILE_H

#include "crm.h"

struct crm_cutoff_file {
	crm_table *table;
	crm_row row; /* the line read last */
	size_t read;
	const char *const *columns;
	int column[8]; /* where each of columns[] stands */
};
/* Whatever comes of it, close. */
int crm_cutoff_file_open(struct crm_cutoff_file *c, const char *path, const char *const *columns,
			 size_t n, crm_error *e);
void crm_cutoff_file_close(struct crm_cutoff_file *c);
/* The next line, false at the end; and back by one. */
bool crm_cutoff_file_next(struct crm_cutoff_file *c);
void crm_cutoff_file_back(struct crm_cutoff_file *c);
crm_str crm_cutoff_file_field(const struct crm_cutoff_file *c, size_t i);
/* Adds the place of the line read last to a fault; -1. */
int crm_cutoff_file_fault(const struct crm_cutoff_file *c, const char *field, crm_error *e);
/* The fault that there is no line any more where the policy wants one; -1. */
int crm_cutoff_file_ends(const struct crm_cutoff_file *c, const char *of, const char *name,
			 crm_error *e);
/* The field must say just that. */
int crm_cutoff_file_expect(const struct crm_cutoff_file *c, size_t i, crm_str wanted, crm_error *e);
/* CRM_NO_FIGURE where it is empty. */
int crm_cutoff_file_number(const struct crm_cutoff_file *c, size_t i, crm_num *out, crm_error *e);
int crm_cutoff_file_count(const struct crm_cutoff_file *c, size_t i, size_t *out, crm_error *e);

#endif
