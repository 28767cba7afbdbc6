/* table.h: aggregates by their numbers. */
#ifndef CRM_FOLD_TABLE_H
#define CRM_FOLD_TABLE_H

#include "fold/aggregates.h"

struct crm_aggregate;
const struct crm_aggregate *crm_aggregate_at(enum crm_aggregate_id id);

#endif
