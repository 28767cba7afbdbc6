/* lint.h: what is wrong with a policy that loads, as the files of it share it. */
#ifndef CRM_LINT_LINT_H
#define CRM_LINT_LINT_H

#include "lint/prove.h"

struct crm_lint {
	const crm_policy *p;
	crm_findings *to;
	crm_day today;
	crm_prover *prover;
	crm_arena *arena;
	/* What a customer may be: those of which it is not proven that nobody is it. */
	const char **stage, **tier;
	size_t stages, tiers;
	bool *reached; /* of the policy's stages, whether it is among them */
};

CRM_PRINTF(6, 7)
void crm_lint_report(struct crm_lint *l, crm_place at, const char *field, const char *name,
		     bool warning, const char *format, ...);
/* Whether this can be so together with all that is claimed. */
bool crm_lint_possible(struct crm_lint *l, const crm_term *t, enum crm_claim claim);
/* The condition; of NULL one that always holds. */
const crm_term *crm_lint_condition(struct crm_lint *l, const crm_expr *x);

/* lists.c: stages, tiers and cadence. */
void crm_lint_stages(struct crm_lint *l);
void crm_lint_tiers(struct crm_lint *l);
void crm_lint_cadence(struct crm_lint *l);
/* rules.c: segments, and the section due. */
void crm_lint_segments(struct crm_lint *l);
void crm_lint_due(struct crm_lint *l);
/* idle.c: what stands there and does nothing. */
void crm_lint_steps(struct crm_lint *l);
void crm_lint_idle_cadence(struct crm_lint *l);

#endif
