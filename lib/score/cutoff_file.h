/* cutoff_file.h: reads a file of cut-offs that an earlier run printed (--print-cutoffs). Such a
 * file must be of the policy in use: the reader goes through it line by line and compares each line
 * with what this policy would print. Every fault has the file and the line. */
#ifndef CRM_SCORE_CUTOFF_FILE_H
#define CRM_SCORE_CUTOFF_FILE_H

#include "crm.h"

struct crm_cutoff_file {
	crm_table *table;
	crm_row row; /* the line that was read last */
	size_t read; /* how many were */
	const char *const *columns;
	int column[8]; /* the place of each of columns[] in the table */
};
/* Opens a file that must have columns[0..n), which the caller keeps. Close it even when this
 * fails. */
int crm_cutoff_file_open(struct crm_cutoff_file *c, const char *path, const char *const *columns,
			 size_t n, crm_error *e);
void crm_cutoff_file_close(struct crm_cutoff_file *c);
/* Goes to the next line; false at the end. Goes back by one line. */
bool crm_cutoff_file_next(struct crm_cutoff_file *c);
void crm_cutoff_file_back(struct crm_cutoff_file *c);
/* The field of columns[i] in the line that was read last; it lasts until the next line is read. */
crm_str crm_cutoff_file_field(const struct crm_cutoff_file *c, size_t i);
/* Adds the place of that line to a fault; returns -1. */
int crm_cutoff_file_fault(const struct crm_cutoff_file *c, const char *field, crm_error *e);
/* The fault that the file ends where the policy has one more, "tier gold"; returns -1. */
int crm_cutoff_file_ends(const struct crm_cutoff_file *c, const char *of, const char *name,
			 crm_error *e);
/* 0 when the field is equal to `wanted`, or a fault. */
int crm_cutoff_file_expect(const struct crm_cutoff_file *c, size_t i, crm_str wanted, crm_error *e);
/* Reads the field as a number, CRM_NO_FIGURE when it is empty; as a number of customers. */
int crm_cutoff_file_number(const struct crm_cutoff_file *c, size_t i, crm_num *out, crm_error *e);
int crm_cutoff_file_count(const struct crm_cutoff_file *c, size_t i, size_t *out, crm_error *e);

#endif
