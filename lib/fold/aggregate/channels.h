/* channels.h: by which channel an event went. */
#ifndef CRM_FOLD_AGGREGATE_CHANNELS_H
#define CRM_FOLD_AGGREGATE_CHANNELS_H

#include "crm.h"

/* 1 + which of the channels of all kinds; 0 none. `said` is what the record says; where it is empty
 * or no channel, that of the kind. */
uint8_t crm_channel_of(const crm_kinds *k, int kind, crm_str said);

#endif
