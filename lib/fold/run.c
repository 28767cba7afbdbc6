/* run.c: an event is folded: its operations change the cell of its customer.
 *
 * An operation has the same result in whatever order events come, or says that it is out of order.
 * In a cell zero means that nothing was seen: no key is 0. Operations of frequent aggregates are in
 * the switch below, because a call would take as long as the operation; the others are called. */
#include "fold/run.h"

#include "fold/aggregate/days.h"
#include "fold/aggregate/last.h"
#include "fold/aggregate/pending.h"
#include "fold/aggregate/sum_first.h"
#include "fold/aggregate/warmth.h"
#include "fold/open.h"
#include "fold/overflow.h"
#include "kinds/kindset.h"

/* ---- one operation ---- */

static enum crm_order
keeping_step(struct crm_shard *p, const struct crm_operation *o, char *cell,
	     const struct crm_event *e, const struct crm_extra *x)
{
	char *at = cell + o->offset;
	struct crm_last *m = (struct crm_last *)(void *)at;

	switch (o->what) {
	case CRM_DO_FIRST:
		if (crm_event_before(e, m->key, m->when))
			*m = (struct crm_last){e->key, e->when};
		break;
	case CRM_DO_LAST:
		if (crm_event_after(e, m->key, m->when))
			*m = (struct crm_last){e->key, e->when};
		break;
	case CRM_DO_LAST_VALUE:
		if (p->program->accumulator[o->accumulator].query.keep == CRM_KEEP_DUE)
			return crm_last_due(p, (struct crm_last_value *)(void *)at, e, x);
		crm_last_rating((struct crm_last_value *)(void *)at, e);
		break;
	case CRM_DO_LAST_WHOLE:
		crm_last_whole(&p->pool, (struct crm_stored *)(void *)at, o->negative, o->texts, e,
			       x);
		break;
	default: crm_pend(p, o, cell, e, x);
	}
	return CRM_IN_ORDER;
}

/* Operations that few runs use. */
static enum crm_order
seldom_step(struct crm_shard *p, const struct crm_operation *s, char *cell,
	    const struct crm_event *e, const struct crm_extra *x)
{
	switch (s->what) {
	case CRM_DO_SETTLE_OTHER:
	case CRM_DO_OTHER:
		return p->program->accumulator[s->accumulator].aggregate->step(p, s, cell, e, x);
	case CRM_DO_GIVE_BACK:
		crm_add(p, s, cell, e, x && x->counted ? x->quantity : 0);
		return CRM_IN_ORDER;
	default: return crm_open_operation(p, s, cell, e, x);
	}
}

/* Part of the loop of run(): a call for each operation would cost as much as the operation. */
__attribute__((always_inline)) static inline enum crm_order
one_step(struct crm_shard *p, const struct crm_operation *s, char *cell, const struct crm_event *e,
	 const struct crm_extra *x)
{
	if (e->when.day < s->since && s->what != CRM_DO_PROMISE)
		return CRM_IN_ORDER;
	if (s->filtered && !crm_operation_passes(s, e))
		return CRM_IN_ORDER;
	switch (s->what) {
	case CRM_DO_SETTLE: return crm_settle(p, s, cell, e->key);
	case CRM_DO_COUNT: ++*(uint32_t *)(void *)(cell + s->offset); return CRM_IN_ORDER;
	case CRM_DO_COUNT_DAY:
		return crm_count_day((struct crm_days *)(void *)(cell + s->offset), e->when.day);
	case CRM_DO_ADD_AMOUNT: crm_add(p, s, cell, e, e->amount); return CRM_IN_ORDER;
	case CRM_DO_ADD_COST: crm_add(p, s, cell, e, s->number); return CRM_IN_ORDER;
	case CRM_DO_ADD_QUANTITY:
		crm_add(p, s, cell, e, x ? x->quantity : CRM_NUM_ONE);
		return CRM_IN_ORDER;
	case CRM_DO_ADD_DISCOUNT: crm_add(p, s, cell, e, x ? x->discount : 0); return CRM_IN_ORDER;
	case CRM_DO_ADD_WARMTH:
		crm_add(p, s, cell, e, crm_warmth_left(p, s, e));
		return CRM_IN_ORDER;
	case CRM_DO_ADD_FIRST: crm_add_first(p, s, cell, e); return CRM_IN_ORDER;
	case CRM_DO_FIRST:
	case CRM_DO_LAST:
	case CRM_DO_LAST_VALUE:
	case CRM_DO_LAST_WHOLE:
	case CRM_DO_PEND:
	case CRM_DO_PROMISE: return keeping_step(p, s, cell, e, x);
	default: return seldom_step(p, s, cell, e, x);
	}
}

static enum crm_order
run(struct crm_shard *p, const struct crm_operation *s, size_t n, const struct crm_event *e,
    const struct crm_extra *x)
{
	char *cell = p->cells + (size_t)e->who * p->program->stride;
	enum crm_order order = CRM_IN_ORDER;

	for (; n > 0; n--, s++) {
		enum crm_order t = one_step(p, s, cell, e, x);
		if (t > order)
			order = t;
	}
	return order;
}

enum crm_order
crm_run_event(struct crm_shard *p, const struct crm_event *e, const struct crm_extra *x)
{
	const struct crm_operations *s = &p->program->at[e->kind][e->how];

	return run(p, p->program->step + s->at, s->n, e, x);
}

void
crm_run_cancelled(struct crm_shard *p, const struct crm_event *e)
{
	const struct crm_operations *s = &p->program->at[e->kind][e->how];
	const struct crm_operation *step = p->program->step + s->at;

	for (size_t i = 0; i < s->n; i++)
		if (step[i].what == CRM_DO_FIRST &&
		    crm_kindset_has(&p->program->accumulator[step[i].accumulator].query.of.kinds,
				    p->program->kind_cancel))
			run(p, &step[i], 1, e, NULL);
}

void
crm_run_turns(struct crm_shard *p, const struct crm_event *e, const struct crm_extra *x)
{
	const struct crm_operations *s = &p->program->at[e->kind][e->how];
	const struct crm_operation *step = p->program->step + s->at;

	for (size_t i = 0; i < s->n; i++)
		if (crm_is_turn(step[i].what))
			run(p, &step[i], 1, e, x);
}

enum crm_order
crm_run_half(struct crm_shard *p, const struct crm_event *e, const struct crm_extra *x,
	     bool settling)
{
	const struct crm_operations *s = &p->program->at[e->kind][e->how];

	if (settling)
		return run(p, p->program->step + s->at, s->settles, e, x);
	return run(p, p->program->step + s->at + s->settles, (size_t)(s->n - s->settles), e, x);
}
