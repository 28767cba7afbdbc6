/* win.c: what was spent up to the day of the first purchase, which is known only
 * when all purchases are. */
#include "fold/aggregate.h"

enum { BOUGHT, AMOUNT, COST }; /* the parts of its steps */

static void
prepare(struct crm_plan *p)
{
	p->wins = true;
	p->item_win = crm_plan_item(p, CRM_STR("win"));
	p->item_keep = crm_plan_item(p, CRM_STR("keep"));
	p->item_part = crm_plan_item(p, CRM_STR("part"));
}

static void
win_steps(struct crm_about *a, size_t slot)
{
	const struct crm_want *w = &a->p->slot[slot].want;

	if (crm_plan_meant(a, &w->done))
		crm_plan_step(a, CRM_STEP_OTHER, slot, 0)->part = BOUGHT;
	if (crm_plan_meant(a, &w->of))
		crm_plan_step(a, CRM_STEP_OTHER, slot, CRM_BIT(CRM_L_AMOUNT) | CRM_BIT(CRM_L_ITEM))
			->part = AMOUNT;
	if (crm_plan_cost(a) != 0) {
		struct crm_step *s = crm_plan_step(a, CRM_STEP_OTHER, slot, 0);
		s->part = COST;
		s->number = crm_plan_cost(a);
	}
}

/* An earlier first purchase than was known: what counted for days behind it does
 * so no more, and which part of the sum that was is not known. */
static enum crm_took
bought(const struct crm_step *s, char *cell, const struct crm_event *e)
{
	struct crm_win_slot *w = (struct crm_win_slot *)(void *)(cell + s->offset);
	int32_t at = e->when.day - CRM_DAY_ZERO;

	if (w->first != 0 && at >= w->first)
		return CRM_TOOK;
	if (w->last > at)
		return CRM_CANNOT_TELL;
	w->first = at;
	return CRM_TOOK;
}

static void
cost_of_day(struct crm_shard *p, const struct crm_step *s, char *cell, const struct crm_event *e,
	    crm_num n)
{
	struct crm_win_slot *w = (struct crm_win_slot *)(void *)(cell + s->offset);
	int32_t at = e->when.day - CRM_DAY_ZERO;

	if (w->first != 0 && at > w->first)
		return;
	crm_add(p, s, cell, e, n);
	if (at > w->last)
		w->last = at;
}

static enum crm_took
win_step(struct crm_shard *p, const struct crm_step *s, char *cell, const struct crm_event *e,
	 const struct crm_extra *x)
{
	const struct crm_plan *plan = p->plan;

	(void)x;
	if (s->part == BOUGHT)
		return bought(s, cell, e);
	if (s->part == COST)
		cost_of_day(p, s, cell, e, s->number);
	else if (e->item == plan->item_win)
		crm_add(p, s, cell, e, e->amount);
	else if (e->item != plan->item_keep && e->item != plan->item_part)
		cost_of_day(p, s, cell, e, e->amount);
	return CRM_TOOK;
}

void
crm_take_bought(struct crm_shard *p, const struct crm_event *e)
{
	const struct crm_steps *s = &p->plan->at[e->kind][e->how];
	const struct crm_step *step = p->plan->step + s->at;

	for (size_t i = 0; i < s->n; i++)
		if (step[i].what == CRM_STEP_OTHER && step[i].part == BOUGHT &&
		    p->plan->slot[step[i].slot].aggregate == &crm_aggregate_win)
			bought(&step[i], p->cells + (size_t)e->who * p->plan->stride, e);
}

/* The sum is the first member of its slot. */
static bool
read_win(const crm_frame *f, const struct crm_slot *s, size_t row, const char *cell,
	 struct crm_seen *out)
{
	(void)f;
	(void)row;
	memcpy(&out->amount, cell + s->offset, sizeof out->amount);
	return out->amount != 0;
}

const struct crm_aggregate crm_aggregate_win = {.size = sizeof(struct crm_win_slot),
						.prepare = prepare,
						.plan = win_steps,
						.step = win_step,
						.read = read_win};
