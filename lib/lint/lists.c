/* lists.c: sections of which the first entry that holds counts (stages, tiers, cadence): finds the
 * entries that nobody can come to. */
#include <string.h>

#include "policy/policy.h"
#include "lint/lint.h"

/* An entry: the condition for it, and the condition under which it certainly takes a customer, who
 * then does not come to the entries behind it. */
struct one {
	const char *name;
	const crm_term *in, *takes; /* takes NULL: it is not known */
	crm_place place;
};

/* The entry that alone takes all who could come to entry i; i when no single one does. */
static size_t
taker(struct crm_lint *l, const struct one *all, size_t i)
{
	size_t mark = crm_prover_claims(l->prover), j = 0;

	crm_prover_claim(l->prover, all[i].in, CRM_HOLDS);
	while (j < i && (!all[j].takes || crm_lint_possible(l, all[j].takes, CRM_HOLDS_NOT)))
		j++;
	crm_prover_take_back(l->prover, mark);
	return j;
}

static bool
is_left(struct crm_lint *l, const struct one *all, size_t i)
{
	size_t mark = crm_prover_claims(l->prover);
	bool left;

	for (size_t j = 0; j < i; j++)
		if (all[j].takes)
			crm_prover_claim(l->prover, all[j].takes, CRM_HOLDS_NOT);
	left = crm_lint_possible(l, all[i].in, CRM_HOLDS);
	crm_prover_take_back(l->prover, mark);
	return left;
}

/* Whether somebody can come to entry i; reports it when nobody can. */
static bool
reach(struct crm_lint *l, const char *field, const struct one *all, size_t i)
{
	const struct one *o = &all[i];
	size_t by;

	if (!crm_lint_possible(l, o->in, CRM_HOLDS)) {
		crm_lint_report(l, o->place, field, o->name, false,
				"nobody can reach it: its condition can never hold");
		return false;
	}
	if (is_left(l, all, i))
		return true;
	by = taker(l, all, i);
	if (by == i)
		crm_lint_report(l, o->place, field, o->name, false,
				"nobody can reach it: the ones before it take everybody");
	else if (!crm_lint_possible(l, all[by].takes, CRM_HOLDS_NOT))
		crm_lint_report(l, o->place, field, o->name, false,
				"nobody can reach it: %s before it always holds",
				crm_quote(crm_str_z(all[by].name)));
	else
		crm_lint_report(l, o->place, field, o->name, false,
				"nobody can reach it: %s before it takes everybody",
				crm_quote(crm_str_z(all[by].name)));
	return false;
}

/* ---- stages ---- */

void
crm_lint_stages(struct crm_lint *l)
{
	const crm_policy *p = l->p;
	struct one *all = crm_arena_alloc(l->arena, (p->stages + 1) * sizeof *all);

	l->stage = crm_arena_alloc(l->arena, (p->stages + 1) * sizeof *l->stage);
	l->reached = crm_arena_alloc(l->arena, p->stages + 1);
	for (size_t i = 0; i < p->stages; i++) {
		const crm_term *when = crm_lint_condition(l, p->stage[i].when);

		all[i] = (struct one){p->stage[i].name, when, when, p->stage[i].place};
		l->reached[i] = reach(l, "stages", all, i);
		if (l->reached[i])
			l->stage[l->stages++] = p->stage[i].name;
	}
	if (p->stages > 0)
		crm_prover_texts(l->prover, "stage", l->stage, l->stages);
}

/* ---- tiers ---- */

/* Of two tiers that rank the same customers by the same figure, the earlier one has the better
 * share. */
static const struct crm_tier *
larger_share(const crm_policy *p, size_t i)
{
	const struct crm_tier *t = &p->tier[i];

	for (size_t j = 0; t->top > 0 && j < i; j++) {
		const struct crm_tier *o = &p->tier[j];
		bool same = !o->when == !t->when &&
			    (!t->when || crm_term_same(o->when->root, t->when->root));

		if (o->top >= t->top && same && strcmp(o->by, t->by) == 0 &&
		    strcmp(o->within, t->within) == 0)
			return o;
	}
	return NULL;
}

static struct one
tier_one(struct crm_lint *l, const struct crm_tier *t)
{
	const crm_term *when = crm_lint_condition(l, t->when), *part[2] = {when};
	struct one o = {t->name, when, when, t->place};

	if (!*t->by)
		return o;
	part[1] = t->has_from ? crm_prover_at_least(l->prover, t->by, t->from)
			      : crm_prover_there(l->prover, t->by);
	o.in = crm_prover_all(l->prover, part, 2);
	o.takes = t->has_from ? o.in : NULL;
	return o;
}

void
crm_lint_tiers(struct crm_lint *l)
{
	const crm_policy *p = l->p;
	struct one *all = crm_arena_alloc(l->arena, (p->tiers + 1) * sizeof *all);

	l->tier = crm_arena_alloc(l->arena, (p->tiers + 1) * sizeof *l->tier);
	for (size_t i = 0; i < p->tiers; i++) {
		const struct crm_tier *t = &p->tier[i], *larger = larger_share(p, i);

		all[i] = tier_one(l, t);
		if (larger)
			crm_lint_report(l, t->place, "tiers", t->name, false,
					"nobody can reach it: the \"top\" of %s before it is as "
					"large or larger",
					crm_quote(crm_str_z(larger->name)));
		if (larger || !reach(l, "tiers", all, i))
			continue;
		l->tier[l->tiers++] = t->name;
		if (*t->by && t->when && !crm_lint_possible(l, t->when->root, CRM_HOLDS_NOT))
			crm_lint_report(l, t->place, "tiers", t->name, true,
					"its \"when\" always holds");
	}
	if (p->tiers > 0)
		crm_prover_texts(l->prover, "tier", l->tier, l->tiers);
}

/* ---- cadence ---- */

void
crm_lint_cadence(struct crm_lint *l)
{
	const crm_policy *p = l->p;
	struct one *all = crm_arena_alloc(l->arena, (p->cadences + 1) * sizeof *all);

	for (size_t i = 0; i < p->cadences; i++) {
		const crm_term *when = crm_lint_condition(l, p->cadence[i].when);
		crm_str text = crm_expr_text(p->cadence[i].when);

		all[i] = (struct one){crm_arena_str(l->arena, text).p, when, when,
				      p->cadence[i].place};
		reach(l, "cadence", all, i);
	}
	crm_lint_idle_cadence(l);
}
