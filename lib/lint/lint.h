/* lint.h: checks a policy that loads for what can never be and for what always is. crm.h declares
 * what tools call (crm_policy_find); this header is what the checks of the sections share. Each
 * section names its check in struct crm_section (policy/section.h). */
#ifndef CRM_LINT_LINT_H
#define CRM_LINT_LINT_H

#include "lint/prove.h"

struct crm_lint {
	const crm_policy *p;
	crm_findings *to;
	crm_day today;
	crm_prover *prover;
	crm_arena *arena;
	/* The names of the stages and tiers that a customer may have: all of which it is not proven
	 * that nobody comes to them. */
	const char **stage, **tier;
	size_t stages, tiers;
	bool *reached; /* for each stage of the policy: it is one of these */
};

/* Adds a finding at a place of the policy. `name` is the thing it is about ("" when there is none);
 * a warning is suspicious, and not wrong. */
CRM_PRINTF(6, 7)
void crm_lint_report(struct crm_lint *l, crm_place at, const char *field, const char *name,
		     bool warning, const char *format, ...);
/* Whether the claim can hold together with all that the prover has. */
bool crm_lint_possible(struct crm_lint *l, const crm_term *t, enum crm_claim claim);
/* The term of the condition; of NULL one that always holds. */
const crm_term *crm_lint_condition(struct crm_lint *l, const crm_expr *x);

/* lists.c: sections of which the first entry that holds counts. */
void crm_lint_stages(struct crm_lint *l);
void crm_lint_tiers(struct crm_lint *l);
void crm_lint_cadence(struct crm_lint *l);
/* rules.c: the sections segments and due. */
void crm_lint_segments(struct crm_lint *l);
void crm_lint_due(struct crm_lint *l);
/* idle.c: parts of a policy that have no effect. */
void crm_lint_steps(struct crm_lint *l);
void crm_lint_idle_cadence(struct crm_lint *l);

#endif
