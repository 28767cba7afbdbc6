/* triggers.c: the triggers that a rule may have, a row each, in the order in which faults name
 * them. What a trigger does is said in its own file. */
#include "due/trigger/shared.h"

/* clang-format off */
#define TRIGGERS(row) \
	row(silence) \
	row(every) \
	row(after) \
	row(anniversary) \
	row(holiday) \
	row(open) \
	row(promised) \
	row(appointment) \
	row(owed) \
	row(missing) \
	row(older) \
	row(milestone) \
	row(campaign) \
	row(price_limit) \
	row(fill)
/* clang-format on */

#define DECLARE(name) extern const struct crm_trigger crm_trigger_##name;
#define POINT(name) &crm_trigger_##name,

TRIGGERS(DECLARE)
const struct crm_trigger *const crm_triggers[] = {TRIGGERS(POINT) NULL};
