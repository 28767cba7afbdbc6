/* entry.h: a record of a log on its way to an event. */
#ifndef CRM_FOLD_ENTRY_H
#define CRM_FOLD_ENTRY_H

#include "fold/reading.h"

/* The fields that are looked at; the others are empty. */
struct crm_entry {
	crm_str f[CRM_L_COLUMNS + CRM_ASKED_MOST]; /* behind ours those of the listener */
	crm_str span;
	uint64_t line;
};

/* reader.c: reads up to CRM_BATCH records into r->batch; in a second pass only those that may
 * matter. *more is false at the end of the block. A record that is not sound ends the batch,
 * because what is before it comes first: -1 with its fault and its bytes. */
int crm_reader_fill(struct crm_reader *r, crm_block *b, size_t *n, bool *more, crm_error *e,
		    crm_str *broken);

/* entry_extra.c: what only some events have. False after a fault, as all below. */
bool crm_entry_extra(struct crm_reader *r, const struct crm_entry *n, struct crm_event *e,
		     const struct crm_operations *operations);

/* ---- entry_fault.c ---- */

/* Sets the record aside, or without rejects keeps the fault. */
void crm_entry_set_aside(struct crm_reader *r, const crm_error *e, crm_str span, uint32_t who);
/* The fault of a column; returns false. *e has only its text. */
bool crm_entry_wrong(struct crm_reader *r, const struct crm_entry *n, enum crm_log_column column,
		     uint32_t who, crm_error *e);
bool crm_entry_wrong_value(struct crm_reader *r, const struct crm_entry *n,
			   enum crm_log_column column, uint32_t who, const char *what);
bool crm_entry_wrong_kind(struct crm_reader *r, const struct crm_entry *n, uint32_t who);
bool crm_entry_wrong_outcome(struct crm_reader *r, const struct crm_entry *n, uint32_t who);
/* The fault of a value that is not a number, or is negative. */
bool crm_entry_wrong_number(struct crm_reader *r, const struct crm_entry *n,
			    enum crm_log_column column, uint32_t who);

/* ---- numbers: quantities, and money (entry_money.c) ---- */

/* An amount, quantity, price, discount, floor or ceiling, which must not be negative. *out stays as
 * it is if the field is empty. */
static inline bool
crm_entry_unsigned(struct crm_reader *r, const struct crm_entry *n, enum crm_log_column column,
		   uint32_t who, crm_num *out)
{
	return n->f[column].n == 0 || (crm_num_parse(n->f[column], out) && *out >= 0) ||
	       crm_entry_wrong_number(r, n, column, who);
}

/* Finds how amounts of the entry are converted to the policy's currency. */
bool crm_entry_currency(struct crm_reader *r, const struct crm_entry *n, uint32_t who);
/* Converts the amount to the policy's currency. */
bool crm_entry_convert(struct crm_reader *r, const struct crm_entry *n, enum crm_log_column column,
		       uint32_t who, crm_num *money);

static inline bool
crm_entry_money(struct crm_reader *r, const struct crm_entry *n, enum crm_log_column column,
		uint32_t who, crm_num *out)
{
	return crm_entry_unsigned(r, n, column, who, out) &&
	       (!r->rate || crm_entry_convert(r, n, column, who, out));
}

#endif
