/* load_steps.c: a sequence, steps in a row after an event. Each step becomes a rule
 * by itself: what it leaves out is the rule's. */
#include <string.h>

#include "fold/sequence.h"
#include "due/rules.h"

enum { STEPS = 50 };

static const crm_field done_by = {.key = "done_by"}, stop = {.key = "stop"};

static int
load_step(crm_loader *l, const crm_node *n, const struct crm_rule *rule, struct crm_rule *out)
{
	struct crm_raw_rule *raw = crm_raw_rule(l, rule, rule->own);

	if (crm_load_want(l, n, "steps", CRM_NODE_MAPPING) < 0 || crm_read_step(l, n, raw) < 0)
		return -1;
	if (!raw->rule.action)
		return crm_load_fault(l, n->place, "key \"action\" is missing");
	if (raw->done_by && crm_read_causes(l, &done_by, raw->done_by, &raw->rule.done_by) < 0)
		return -1;
	raw->rule.has_within |= crm_node_get(n, "within") != NULL;
	raw->rule.has_expires |= crm_node_get(n, "expires") != NULL;
	raw->rule.says_everybody |= crm_node_get(n, "everybody") != NULL;
	raw->rule.place = n->place;
	*out = raw->rule;
	return crm_rule_check(l, n, out);
}

/* Kinds, and a word that is none. */
static int
load_stop(crm_loader *l, const crm_node *n, struct crm_sequence *c)
{
	c->reply = !n;
	for (size_t i = 0; n && i < crm_list_count(n); i++) {
		const crm_node *one = crm_list_at(n, i);
		static const char *const words[] = {"reply"};
		crm_kindset some;

		if (one->type == CRM_NODE_SCALAR && crm_str_eqz(one->text, "reply")) {
			c->reply = true;
			continue;
		}
		if (crm_load_want(l, one, "stop", CRM_NODE_SCALAR) < 0)
			return -1;
		if (!crm_kinds_set(l->policy->model.kinds, one->text, &some) &&
		    crm_nearest(one->text, words, 1))
			return crm_load_unknown(l, one->place, "kind", one->text, words, 1);
		if (crm_read_causes(l, &stop, one, &some) < 0)
			return -1;
		crm_kindset_join(&c->stop, &some);
	}
	return 0;
}

int
crm_load_steps(crm_loader *l, const struct crm_raw_rule *raw, struct crm_rule *r)
{
	crm_arena *a = l->policy->arena;
	struct crm_sequence *c;

	if (!raw->steps)
		return raw->stop
			       ? crm_load_fault(l, raw->stop->place, "\"stop\" requires \"steps\"")
			       : 0;
	if (crm_load_want(l, raw->steps, "steps", CRM_NODE_SEQUENCE) < 0)
		return -1;
	if (raw->steps->n == 0 || raw->steps->n > STEPS)
		return crm_load_fault(l, raw->steps->place, "steps: expected 1 to %d steps", STEPS);
	c = crm_arena_alloc(a, sizeof *c);
	if (load_stop(l, raw->stop, c) < 0)
		return -1;
	c->steps = r->steps = (unsigned)raw->steps->n;
	c->step = crm_arena_alloc(a, c->steps * sizeof *c->step);
	r->sequence = c;
	r->row = crm_arena_alloc(a, c->steps * sizeof *r->row);
	for (size_t i = 0; i < c->steps; i++) {
		struct crm_rule *step = &r->row[i];
		if (load_step(l, raw->steps->item[i], r, step) < 0)
			return -1;
		step->step = (unsigned)i + 1;
		c->step[i] =
			(struct crm_sequence_step){step->done_by, step->expires, step->has_expires};
	}
	return 0;
}
