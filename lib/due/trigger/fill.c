/* fill.c: fill: 10: so many customers make a day; the most valuable of those who are not on
 * the list fill what is left of it. Due today, until any touch. */
#include "due/trigger/shared.h"

struct fill_rule {
	crm_num customers;
};

static crm_num
day_size(const struct crm_rule *r)
{
	const struct fill_rule *own = r->own;

	return own->customers;
}

static int
fire(struct crm_due_hand *h, const struct crm_due_rule *r, struct crm_fired *f, crm_error *e)
{
	if (crm_due_latest(h, r, &f->since, e) < 0)
		return -1;
	f->never = f->since == CRM_NO_DAY;
	crm_fired_due(r, f, h->bound->today);
	if (f->since == h->bound->today)
		crm_fired_settle(f, "done", f->since);
	f->next = h->bound->today + 1;
	return 0;
}

const struct crm_trigger crm_trigger_fill = {
	.value = {.key = "fill",
		  .at = CRM_OWN_AT(struct fill_rule, customers),
		  .read = crm_read_whole,
		  .from = CRM_NUM_ONE,
		  .to = 100000 * CRM_NUM_ONE},
	.own_size = sizeof(struct fill_rule),
	.settle = crm_settle_by_touch,
	.facts = crm_done_facts,
	.routine = true,
	.fills = true,
	.day_size = day_size,
	.any_day = true,
	.bind = crm_trigger_bind_facts,
	.fire = fire,
	.why = CRM_TR_MARK("There is room in the day; last contact on {since}"),
	.never = CRM_TR_MARK("There is room in the day; never contacted"),
};
