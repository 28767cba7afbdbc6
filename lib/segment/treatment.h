/* treatment.h: the section treatment of a policy, which load_treatment.c loads. */
#ifndef CRM_SEGMENT_TREATMENT_H
#define CRM_SEGMENT_TREATMENT_H

#include "policy/policy.h"

/* What is done for the customers of each stage and tier. */
struct crm_treatment {
	const char **text; /* each once */
	size_t texts;
	/* (stages + 1) rows of tiers + 1 cells, those for no stage and for no tier first: 1 + the
	 * place of the text, 0 none. NULL: the policy has no such section. */
	uint32_t *cell;
};
const struct crm_treatment *crm_treatment_of(const crm_policy *p);

#endif
