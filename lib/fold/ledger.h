/* ledger.h: invoices, which are paid by amount, and their payments. */
#ifndef CRM_FOLD_LEDGER_H
#define CRM_FOLD_LEDGER_H

#include "fold/spare.h"

/* A payment that says its amount. */
enum crm_order crm_ledger_pay(struct crm_shard *p, struct crm_items *l, const struct crm_event *e,
			      const struct crm_extra *x);
/* Enters a new invoice, and what is left of it to be paid; false when nothing is. */
bool crm_ledger_open(struct crm_shard *p, struct crm_items *l, const struct crm_event *e,
		     uint64_t id, crm_num *left);

#endif
