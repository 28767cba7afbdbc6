/* warmth.h: what is left of the points that an event gives. */
#ifndef CRM_FOLD_AGGREGATE_WARMTH_H
#define CRM_FOLD_AGGREGATE_WARMTH_H

#include "fold/shard.h"

/* By an operation whose number is behaviour * 2 + direction (crm_emit_warmth). */
static inline crm_num
crm_warmth_left(const struct crm_shard *p, const struct crm_operation *o, const struct crm_event *e)
{
	int b = (int)(o->number / 2), dir = (int)(o->number % 2);
	crm_day then = o->until ? o->until : p->today;
	int32_t age = then > e->when.day ? then - e->when.day : 0;

	return age < p->program->fades[b][dir] ? p->program->fade[b][dir][age] : 0;
}

#endif
