/* damage.h: what spreadsheets have probably done to the records that come in. */
#ifndef CMD_DAMAGE_H
#define CMD_DAMAGE_H

#include "common/incoming.h"

/* Reports it on standard error, of each column and each sort of damage the first value and how
 * many there are. Nothing is refused for it. The columns must be mapped. */
void cmd_damage_tell(const struct cmd_incoming *in, const struct cmd_target *target);

#endif
