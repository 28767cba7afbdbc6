/* fade.h: what is left of a weight after a number of days. */
#ifndef CRM_FOLD_FADE_H
#define CRM_FOLD_FADE_H

#include "fold/program.h"

#define CRM_FADE_BITS 40
struct crm_fade {
	uint64_t factor[CRM_FADE_BITS]; /* [39] is 2^-(1/2), [38] 2^-(1/4) … */
};
void crm_fade_init(struct crm_fade *f);
/* Rounded. */
crm_num crm_fade(const struct crm_fade *f, crm_num weight, int32_t age, int32_t half_life);

/* What one event gives to a side: all points of its behaviour, or of a kind that takes two the half
 * of the side that began it, or the other half. */
enum crm_fade_part { CRM_FADE_ALL, CRM_FADE_HALF, CRM_FADE_OTHER_HALF, CRM_FADE_PARTS };
/* CRM_FADE_PARTS: nothing. */
static inline enum crm_fade_part
crm_fade_part_of(bool together, bool began)
{
	return together ? began ? CRM_FADE_HALF : CRM_FADE_OTHER_HALF
	       : began  ? CRM_FADE_ALL
			: CRM_FADE_PARTS;
}
/* The place in p->fade of a behaviour and the direction of the event. */
static inline int
crm_fade_place(int behaviour, int dir, enum crm_fade_part part)
{
	return (behaviour * 2 + dir) * CRM_FADE_PARTS + (int)part;
}
/* Computes p->fade for the behaviours that are asked for. */
void crm_program_fade(struct crm_program *p);

#endif
