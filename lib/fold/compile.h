/* compile.h: what was asked for becomes a program. */
#ifndef CRM_FOLD_COMPILE_H
#define CRM_FOLD_COMPILE_H

#include "fold/program.h"

/* compile.c: asks for an accumulator; returns its number. */
int crm_program_ask(struct crm_program *p, const struct crm_query *q);
/* Lays out the cell and writes the operations. */
void crm_program_make(struct crm_program *p);

/* operations.c: the operations of a kind, and whether direction and outcome make a difference:
 * where they do not, they are not read. */
void crm_program_kind(struct crm_program *p, int kind);

/* cell.c: finds the offsets of all accumulators, and the size of a cell. */
void crm_cell_lay_out(struct crm_program *p);
/* The lines of the cell that an operation touches. */
uint64_t crm_cell_lines(const struct crm_program *p, const struct crm_operation *o);

#endif
