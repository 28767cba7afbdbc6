/* win.c: what was spent on winning a customer, up to the day of the first purchase, which is known
 * only when all purchases are known. */
#include "fold/aggregate/win.h"

#include "fold/aggregate.h"
#include "fold/overflow.h"

/* first: the day of the first purchase; last: the last day that counts for it; 0: none yet. */
struct crm_win_slot {
	crm_num amount;
	int32_t first, last;
};

enum { BOUGHT, AMOUNT, COST }; /* the parts of its steps */

static void
prepare(struct crm_program *p)
{
	p->wins = true;
	p->item_win = crm_program_item(p, CRM_STR("win"));
	p->item_keep = crm_program_item(p, CRM_STR("keep"));
	p->item_part = crm_program_item(p, CRM_STR("part"));
}

static void
win_steps(struct crm_event_class *a, size_t accumulator)
{
	const struct crm_query *w = &a->p->accumulator[accumulator].query;

	if (crm_class_matches(a, &w->done))
		crm_emit(a, CRM_DO_OTHER, accumulator, 0)->part = BOUGHT;
	if (crm_class_matches(a, &w->of))
		crm_emit(a, CRM_DO_OTHER, accumulator, CRM_BIT(CRM_L_AMOUNT) | CRM_BIT(CRM_L_ITEM))
			->part = AMOUNT;
	if (crm_class_cost(a) != 0) {
		struct crm_operation *s = crm_emit(a, CRM_DO_OTHER, accumulator, 0);
		s->part = COST;
		s->number = crm_class_cost(a);
	}
}

/* The first purchase is earlier than was known: the costs of the days after it no longer count, and
 * it is not known which part of the sum they were. */
static enum crm_order
bought(const struct crm_operation *s, char *cell, const struct crm_event *e)
{
	struct crm_win_slot *w = (struct crm_win_slot *)(void *)(cell + s->offset);
	int32_t at = e->when.day - CRM_DAY_ZERO;

	if (w->first != 0 && at >= w->first)
		return CRM_IN_ORDER;
	if (w->last > at)
		return CRM_OUT_OF_ORDER;
	w->first = at;
	return CRM_IN_ORDER;
}

static void
cost_of_day(struct crm_shard *p, const struct crm_operation *s, char *cell,
	    const struct crm_event *e, crm_num n)
{
	struct crm_win_slot *w = (struct crm_win_slot *)(void *)(cell + s->offset);
	int32_t at = e->when.day - CRM_DAY_ZERO;

	if (w->first != 0 && at > w->first)
		return;
	crm_add(p, s, cell, e, n);
	if (at > w->last)
		w->last = at;
}

static enum crm_order
win_step(struct crm_shard *p, const struct crm_operation *s, char *cell, const struct crm_event *e,
	 const struct crm_extra *x)
{
	const struct crm_program *program = p->program;

	(void)x;
	if (s->part == BOUGHT)
		return bought(s, cell, e);
	if (s->part == COST)
		cost_of_day(p, s, cell, e, s->number);
	else if (e->item == program->item_win)
		crm_add(p, s, cell, e, e->amount);
	else if (e->item != program->item_keep && e->item != program->item_part)
		cost_of_day(p, s, cell, e, e->amount);
	return CRM_IN_ORDER;
}

void
crm_run_bought(struct crm_shard *p, const struct crm_event *e)
{
	const struct crm_operations *s = &p->program->at[e->kind][e->how];
	const struct crm_operation *step = p->program->step + s->at;

	for (size_t i = 0; i < s->n; i++)
		if (step[i].what == CRM_DO_OTHER && step[i].part == BOUGHT &&
		    p->program->accumulator[step[i].accumulator].aggregate == &crm_aggregate_win)
			bought(&step[i], p->cells + (size_t)e->who * p->program->stride, e);
}

/* The sum is the first member of its accumulator. */
static bool
read_win(const struct crm_fold *f, const struct crm_accumulator *s, size_t row, const char *cell,
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
