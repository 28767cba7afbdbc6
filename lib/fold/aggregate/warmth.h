/* warmth.h: what is left of the points that an event gives. */
#ifndef CRM_FOLD_AGGREGATE_WARMTH_H
#define CRM_FOLD_AGGREGATE_WARMTH_H

#include "fold/shard.h"

/* By an operation of crm_emit_warmth. */
static inline crm_num
crm_warmth_left(const struct crm_shard *p, const struct crm_operation *o, const struct crm_event *e)
{
	const struct crm_faded *fade = &p->program->fade[o->number / 2];
	crm_day then = o->ends ? o->until : p->today;
	int32_t age = then > e->when.day ? then - e->when.day : 0;

	return age < fade->days ? fade->left[age] : 0;
}

#endif
