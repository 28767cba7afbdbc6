/* load_closeness.h: the key closeness of the section score, for load_score.c. */
#ifndef CRM_SCORE_LOAD_CLOSENESS_H
#define CRM_SCORE_LOAD_CLOSENESS_H

#include "lint/lint.h"
#include "policy/schema.h"

/* Reads it; what facts depend on goes to the model of the policy. */
crm_read crm_load_closeness;
/* Warns where a referral counts as value and as closeness, unless the policy says that it does. */
void crm_lint_referral(struct crm_lint *l);

#endif
