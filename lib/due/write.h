/* write.h: the last stage of the due list: its lines in words. */
#ifndef CRM_DUE_WRITE_H
#define CRM_DUE_WRITE_H

#include "due/combine.h"

enum crm_due_column {
	CRM_DUE_RULE,
	CRM_DUE_DATE,
	CRM_DUE_OVERDUE,
	CRM_DUE_ACTION,
	CRM_DUE_CHANNEL,
	CRM_DUE_WHY,
	CRM_DUE_ASK,
	CRM_DUE_PRIORITY,
	CRM_DUE_EVIDENCE,
	CRM_DUE_OFFER,
	CRM_DUE_OWNER,
	CRM_DUE_DATES,
	CRM_DUE_COLUMNS
};

/* What one thread writes with. It shows the reasons of a list, which is the caller's. */
struct crm_due_writer;
struct crm_due_writer *
crm_due_writer_new(const struct crm_due_bound *d, const struct crm_reasons *reasons);
void crm_due_writer_free(struct crm_due_writer *w);
/* The columns of an item, which last until the next item is written. */
int crm_due_write(struct crm_due_writer *w, const struct crm_due_item *item, crm_str *values,
		  crm_error *e);
/* Before a sentence: adds the mark that ends what `out` has, if anything is there. */
void crm_sentence_begin(crm_buf *out);
/* The day of an item as text, which lasts until the next. */
const char *crm_due_write_day(struct crm_due_writer *w, const struct crm_due_item *item);

/* write_refusals.c: finds everybody who opted out and shares a phone or an email with a customer on
 * the list; `refused` are those of them in the stream. */
int
crm_refusals_find(struct crm_due_bound *d, struct crm_due_hand *h, const struct crm_due_items *list,
		  const struct crm_refused *refused, crm_error *e);
/* Then adds, for the row in hand, what others refused. */
int crm_refusals_write(struct crm_due_hand *h, crm_buf *out, crm_error *e);

#endif
