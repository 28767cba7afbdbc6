/* rules.c: segments and rules that hold for nobody, or for everybody, and rules that are over. */
#include <string.h>

#include "lint/lint.h"
#include "policy/trigger.h"

enum { STAGES_TRIED = 64 };

/* ---- conditions together with the stages ---- */

static bool
speaks_of(const crm_term *t, const char *name)
{
	if (t->op == CRM_OP_NAME && crm_str_eqz(t->name, name))
		return true;
	for (const crm_term *o = t->first; o; o = o->next)
		if (speaks_of(o, name))
			return true;
	return false;
}

/* Claims that a customer is at stage i, and what follows from it; i past the last: at no stage. */
static void
claim_stage(struct crm_lint *l, size_t i)
{
	const crm_policy *p = l->p;

	for (size_t j = 0; j < i && j < p->stages; j++)
		crm_prover_claim(l->prover, p->stage[j].when->root, CRM_HOLDS_NOT);
	if (i < p->stages) {
		crm_prover_claim(l->prover, p->stage[i].when->root, CRM_HOLDS);
		crm_prover_claim(l->prover, crm_prover_is(l->prover, "stage", p->stage[i].name),
				 CRM_HOLDS);
	} else {
		crm_prover_claim(l->prover, crm_prover_missing(l->prover, "stage"), CRM_HOLDS);
	}
}

/* Whether the condition can hold for a customer at one of the stages, given the conditions of that
 * stage. */
static bool
is_possible_at_a_stage(struct crm_lint *l, const crm_term *t)
{
	const crm_policy *p = l->p;
	bool possible = p->stages == 0 || p->stages > STAGES_TRIED || !speaks_of(t, "stage");

	for (size_t i = 0; i <= p->stages && !possible; i++) {
		size_t mark = crm_prover_claims(l->prover);

		if (i < p->stages && !l->reached[i])
			continue;
		claim_stage(l, i);
		possible = crm_lint_possible(l, t, CRM_HOLDS);
		crm_prover_take_back(l->prover, mark);
	}
	return possible;
}

/* Whether the condition can hold when stage and tier may have any name of the policy, also one that
 * nobody can come to. */
static bool
possible_with_all(struct crm_lint *l, const crm_term *t)
{
	const crm_policy *p = l->p;
	const char **stages = crm_arena_alloc(l->arena, (p->stages + 1) * sizeof *stages);
	const char **tiers = crm_arena_alloc(l->arena, (p->tiers + 1) * sizeof *tiers);
	bool possible;

	for (size_t i = 0; i < p->stages; i++)
		stages[i] = p->stage[i].name;
	for (size_t i = 0; i < p->tiers; i++)
		tiers[i] = p->tier[i].name;
	if (p->stages > 0)
		crm_prover_texts(l->prover, "stage", stages, p->stages);
	if (p->tiers > 0)
		crm_prover_texts(l->prover, "tier", tiers, p->tiers);
	possible = crm_lint_possible(l, t, CRM_HOLDS);
	if (p->stages > 0)
		crm_prover_texts(l->prover, "stage", l->stage, l->stages);
	if (p->tiers > 0)
		crm_prover_texts(l->prover, "tier", l->tier, l->tiers);
	return possible;
}

/* Why the condition can hold for nobody; NULL when it can hold. */
static const char *
why_never(struct crm_lint *l, const crm_term *t)
{
	if (!crm_lint_possible(l, t, CRM_HOLDS))
		return possible_with_all(l, t) ? "it requires a stage or tier that nobody can reach"
					       : "its condition can never hold";
	return is_possible_at_a_stage(l, t) ? NULL
					    : "its condition excludes every stage that it names";
}

void
crm_lint_segments(struct crm_lint *l)
{
	for (size_t i = 0; i < l->p->segments; i++) {
		const struct crm_segment_rule *s = &l->p->segment[i];
		const char *why = why_never(l, s->when->root);

		if (why)
			crm_lint_report(l, s->place, "segments", s->name, false,
					"nobody can be in it: %s", why);
		else if (!crm_lint_possible(l, s->when->root, CRM_HOLDS_NOT))
			crm_lint_report(l, s->place, "segments", s->name, true,
					"everybody is in it: its condition always holds");
	}
}

/* ---- rules ---- */

/* The condition together with what the trigger requires of the customer. */
static const crm_term *
rule_condition(struct crm_lint *l, const struct crm_rule *r)
{
	const crm_term *both[2] = {crm_lint_condition(l, r->when)};

	if (!r->trigger->requires)
		return both[0];
	both[1] = r->trigger->requires(l->prover, r);
	return crm_prover_all(l->prover, both, 2);
}

/* A list of dates that ends soon. */
static void
look_at_list(struct crm_lint *l, const struct crm_rule *r)
{
	const struct crm_trigger *t = r->trigger;
	crm_day last;
	const char *name = t->list_ends ? t->list_ends(l->p, r, l->today, &last) : NULL;
	char day[CRM_DAY_TEXT];

	if (!name)
		return;
	crm_day_format(last, day);
	crm_lint_report(l, r->place, "due", r->name, true,
			"the last date of \"%s\" is %s: add later dates", name, day);
}

static void
look_at_rule(struct crm_lint *l, const struct crm_rule *r)
{
	const crm_term *t = rule_condition(l, r);
	const char *why = why_never(l, t);
	crm_day last = r->trigger->last_day ? r->trigger->last_day(l->p, r) : CRM_NO_DAY;
	char day[CRM_DAY_TEXT];

	if (why && !why_never(l, crm_lint_condition(l, r->when)))
		why = "its condition and its trigger exclude each other";
	if (why) {
		crm_lint_report(l, r->place, "due", r->name, false, "the rule can never fire: %s",
				why);
		return;
	}
	if (r->when && !crm_lint_possible(l, r->when->root, CRM_HOLDS_NOT))
		crm_lint_report(l, r->place, "due", r->name, true, "its \"when\" always holds");
	if (last == CRM_NO_DAY || last >= l->today) {
		look_at_list(l, r);
		return;
	}
	crm_day_format(last, day);
	crm_lint_report(l, r->place, "due", r->name, true,
			"the rule can never fire again: its last day was %s", day);
}

void
crm_lint_due(struct crm_lint *l)
{
	for (size_t i = 0; i < l->p->rules; i++)
		if (l->p->rule[i].step <= 1) /* the steps of a sequence have its condition */
			look_at_rule(l, &l->p->rule[i]);
	crm_lint_steps(l);
}
