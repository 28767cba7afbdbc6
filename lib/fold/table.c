/* table.c: the table of all aggregates. */
#include "fold/aggregate.h"
#include "fold/table.h"

#define ROW(ID, name) [CRM_AGG_##ID] = &crm_aggregate_##name,
static const struct crm_aggregate *const aggregates[CRM_AGGREGATES_N] = {CRM_AGGREGATES(ROW)};

const struct crm_aggregate *
crm_aggregate_at(enum crm_aggregate_id id)
{
	return aggregates[id];
}
