/* win.c: what was spent up to the day of the first purchase, which is known only
 * when all purchases are. */
#include "model/shard.h"

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

enum crm_took
crm_win_step(struct crm_shard *p, const struct crm_step *s, char *cell, const struct crm_event *e)
{
	const struct crm_plan *plan = p->plan;

	if (s->what == CRM_WIN_BOUGHT)
		return bought(s, cell, e);
	if (s->what == CRM_WIN_COST)
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
		if (step[i].what == CRM_WIN_BOUGHT)
			bought(&step[i], p->cells + (size_t)e->who * p->plan->stride, e);
}
