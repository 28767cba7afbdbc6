/* load_rules.c: the section due. A rule has one trigger, which says which other keys it may have
 * (load_keys.c), and how it is completed. What is left out comes from load_defaults.c. */
#include <string.h>

#include "lint/lint.h"
#include "due/rules.h"
#include "policy/section.h"

static int
complete(crm_loader *l, const crm_node *n, const struct crm_raw_rule *raw, struct crm_rule *r)
{
	static const crm_field done_by = {.key = "done_by"};
	const struct crm_trigger *t = r->trigger;

	r->has_within = crm_node_get(n, "within");
	r->has_expires = crm_node_get(n, "expires");
	r->says_everybody = crm_node_get(n, "everybody");
	if (t->finish && t->finish(l, n, r) < 0)
		return -1;
	if (raw->done_by)
		return crm_read_causes(l, &done_by, raw->done_by, &r->done_by);
	return t->settle ? t->settle(l, n, r) : 0;
}

static int
load_rule(crm_loader *l, const crm_node *n, void *to)
{
	struct crm_rule blank = {
		.place = n->place,
		.channel = "",
		.purpose = "",
		.priority = 50 * CRM_NUM_ONE,
		.retry = l->policy->retry,
		.give_up = l->policy->give_up,
	};
	struct crm_raw_rule *raw;
	struct crm_rule *r = to;

	if (crm_find_trigger(l, n, &blank.trigger) < 0)
		return -1;
	if (!crm_node_get(n, "action") && !crm_node_get(n, "steps"))
		return crm_load_fault(l, n->place, "key \"action\" is missing");
	l->trigger = blank.trigger;
	raw = crm_raw_rule(l, &blank, blank.trigger->initial);
	if (crm_read_rule(l, n, raw) < 0)
		return -1;
	*r = raw->rule;
	if (complete(l, n, raw, r) < 0 || crm_rule_check(l, n, r) < 0)
		return -1;
	return crm_load_steps(l, raw, r);
}

/* Puts the steps of a sequence into its place. */
static void
lay_out_steps(crm_policy *p)
{
	struct crm_rule *all, *from = p->rule;
	size_t n = 0;

	for (size_t i = 0; i < p->rules; i++)
		n += from[i].steps ? from[i].steps : 1;
	all = p->rule = crm_arena_alloc(p->arena, n * sizeof *all + 1);
	for (size_t i = 0; i < p->rules; i++) {
		size_t count = from[i].steps ? from[i].steps : 1;
		memcpy(all, from[i].steps ? from[i].row : &from[i], count * sizeof *all);
		all += count;
	}
	p->rules = n;
}

/* An entry names one rule, and not another that was called so before. */
static int
check_former_names(crm_loader *l)
{
	const crm_policy *p = l->policy;

	for (size_t i = 0; i < p->rules; i++)
		for (size_t j = 0; j < p->rule[i].was.n; j++)
			for (size_t k = 0; k < p->rules; k++)
				if (strcmp(p->rule[i].was.word[j], p->rule[k].name) == 0)
					return crm_load_fault(
						l, p->rule[i].place,
						"was: the policy still has a rule %s",
						crm_quote(crm_str_z(p->rule[k].name)));
	return 0;
}

static int
load(crm_loader *l, const crm_node *n, void *own)
{
	(void)n;
	(void)own;
	if (check_former_names(l) < 0)
		return -1;
	lay_out_steps(l->policy);
	return 0;
}

const struct crm_section crm_section_due = {
	.key = "due",
	.array = CRM_SECTION_ARRAY("rules", struct crm_rule, rule, rules),
	.item = load_rule,
	.load = load,
	.merge = {.name = "rule"},
	.lint = crm_lint_due,
};
