/* load_currency.c: the section currency: the policy's currency, and the values of others in it. */
#include "policy/section.h"

/* A key other than "in" is a currency with its rate. */
static int
read_rate(crm_loader *l, const crm_node *key, const crm_node *n, crm_rate *out)
{
	const crm_model *m = &l->policy->model;

	if (n->type != CRM_NODE_SCALAR || !crm_rate_parse(n->text, out))
		return crm_load_fault(
			l, n->place,
			"%s: expected a rate above 0 with at most 18 digits, such as 0.02",
			key->text.p);
	out->currency = crm_arena_str(l->policy->arena, key->text).p;
	if (crm_rate_find(m, key->text))
		return crm_load_fault(l, key->place, "%s has a rate already", crm_quote(key->text));
	return 0;
}

static int
load(crm_loader *l, const crm_node *n, void *own)
{
	crm_model *m = &l->policy->model;
	const crm_node *in;
	crm_rate *rate;

	(void)own;
	if (crm_load_want(l, n, l->section, CRM_NODE_MAPPING) < 0)
		return -1;
	in = crm_node_get(n, "in");
	if (!in || in->type != CRM_NODE_SCALAR || in->text.n == 0)
		return crm_load_fault(l, in ? in->place : n->place,
				      "key \"in\" names the policy's own currency, like EUR");
	m->currency = crm_arena_str(l->policy->arena, in->text).p;
	m->rate = rate = crm_arena_alloc(l->policy->arena, (n->n + 1) * sizeof *rate);
	for (size_t i = 0; i < n->n; i++) {
		if (n->item[i] == in)
			continue;
		if (read_rate(l, n->key[i], n->item[i], &rate[m->rates]) < 0)
			return -1;
		m->rates++;
	}
	return 0;
}

const struct crm_section crm_section_currency = {.key = "currency", .load = load};
