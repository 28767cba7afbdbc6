/* triggers.c: the triggers that a rule may have, a row each, in the order in which faults name
 * them. What a trigger does is said in its own file. */
#include "judge/judge.h"
#include "policy/trigger.h"

#define TRIGGERS(row) \
	row(silence) row(every) row(after) row(anniversary) row(holiday) row(open) row(promised) \
		row(appointment) row(owed) row(missing) row(older) row(milestone) row(campaign) \
			row(price_limit) row(fill)

#define DECLARE(name) extern const struct crm_trigger crm_trigger_##name;
#define POINT(name) &crm_trigger_##name,

TRIGGERS(DECLARE)
static const struct crm_trigger *const triggers[] = {TRIGGERS(POINT) NULL};

crm_policy *
crm_policy_load(const char *path, crm_error *e)
{
	return crm_policy_read(path, triggers, e);
}

crm_policy *
crm_policy_parse(const char *source, crm_str text, crm_error *e)
{
	return crm_policy_read_text(source, text, triggers, e);
}
