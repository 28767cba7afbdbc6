/* customer_row.h: a customer's row: the fields of the stream, and what the fold knows. */
#ifndef CRM_FACTS_CUSTOMER_ROW_H
#define CRM_FACTS_CUSTOMER_ROW_H

#include "fold/fold.h"

/* The places of texts that facts build. */
enum { CRM_TEXT_OPTED_OUT, CRM_TEXT_CONSENTED, CRM_TEXT_BOUNCED, CRM_FACT_TEXTS };

struct crm_customer_row {
	const struct crm_fold *fold;
	const crm_table *table;
	size_t row;
	crm_row split;
	crm_buf text[CRM_FACT_TEXTS]; /* values of facts that are text; good until the next row */
};
/* The fields of the row. They are split when they are first looked at. */
const crm_str *crm_customer_fields(struct crm_customer_row *r);
/* A column of the table as a number, date or text; CRM_MISSING when it is empty or -1. */
int crm_customer_value(struct crm_customer_row *r, int column, enum crm_type type, crm_value *out,
		       crm_error *e);
/* Likewise an amount of money, which is never negative. */
int crm_customer_amount(struct crm_customer_row *r, int column, crm_value *out, crm_error *e);

#endif
