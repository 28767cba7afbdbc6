/* open.h: the operations on open items. */
#ifndef CRM_FOLD_OPEN_H
#define CRM_FOLD_OPEN_H

#include "fold/ledger.h"

enum crm_order crm_open_operation(struct crm_shard *p, const struct crm_operation *s, char *cell,
				  const struct crm_event *e, const struct crm_extra *x);

#endif
