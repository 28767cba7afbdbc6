/* heard.h: events are handed on. */
#ifndef CRM_FOLD_AGGREGATE_HEARD_H
#define CRM_FOLD_AGGREGATE_HEARD_H

#include "fold/shard.h"

/* Of a customer who is replayed, with all their events: hands those on that were handed on before,
 * in the order of the logs, so that they are taken back. */
void crm_heard_back(struct crm_shard *p, const struct crm_replayed *l, size_t n);

#endif
