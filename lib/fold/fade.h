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
/* Computes p->fade for the behaviours that are asked for. */
void crm_program_fade(struct crm_program *p);

#endif
