/* combine_wait.c: what cannot wait for another day, and what goes along with another contact.
 *
 * Whatever the capacity of a day, what cannot wait is listed; the rest of the day goes to
 * what can. What asks for data, and the yearly look at a row, is never worth a contact by
 * itself: it accompanies one. crm-rules(5) describes both in these words. */
#include "due/trigger/shared.h"

/* What is overdue for longer than this many days has waited, and takes its turn. Otherwise a
 * log with years of complaints that nobody closed would make a list of thousands. */
#define OPEN_DAYS 365

bool
crm_cannot_wait_if_recent(const struct crm_reason *reason, crm_day day)
{
	return day - reason->due <= OPEN_DAYS;
}

bool
crm_cannot_wait_once_due(const struct crm_reason *reason, crm_day day)
{
	return day >= reason->due;
}

bool
crm_can_wait(const struct crm_reason *reason, crm_day day)
{
	(void)reason;
	(void)day;
	return false;
}

bool
crm_due_cannot_wait(const struct crm_due_bound *d, const struct crm_reason *reason, crm_day day)
{
	const struct crm_trigger *t = d->rule[reason->rule].rule->trigger;

	if (t->cannot_wait)
		return t->cannot_wait(reason, day);
	return reason->last != CRM_DUE_NEVER && day >= reason->last;
}

bool
crm_due_item_cannot_wait(const struct crm_due_bound *d, const struct crm_reasons *all,
			 const struct crm_due_item *item, crm_day day)
{
	for (size_t i = item->first; i < item->first + item->count; i++)
		if (crm_due_cannot_wait(d, &all->at[i], day))
			return true;
	return false;
}

void
crm_due_find_companions(struct crm_due_bound *d)
{
	bool others = false;

	for (size_t i = 0; i < d->rules; i++) {
		const struct crm_rule *rule = d->rule[i].rule;
		d->rule[i].along = rule->trigger->accompanies || rule->along;
		others |= !d->rule[i].along || rule->alone;
	}
	for (size_t i = 0; i < d->rules; i++)
		d->rule[i].accompanies = others && d->rule[i].along && !d->rule[i].rule->alone;
}
