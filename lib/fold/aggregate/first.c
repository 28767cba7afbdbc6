/* first.c: the earliest event. It is stored as the latest one is. */
#include "fold/aggregate/last.h"

const struct crm_aggregate crm_aggregate_first = {.size_of = crm_last_size,
						  .begins = CRM_BEGINS_MOMENT,
						  .plan = crm_last_plan,
						  .read = crm_last_read};
