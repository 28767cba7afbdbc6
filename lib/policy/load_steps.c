/* load_steps.c: the section steps: the kinds of events that lead to a sale, one after the other. */
#include <string.h>

#include "policy/policy.h"
#include "policy/section.h"

static int
unknown_kind(crm_loader *l, const crm_node *n, crm_str name)
{
	const char *near = crm_kinds_nearest(l->policy->model.kinds, name);

	return crm_load_fault(l, n->place, "%s is not a kind of event%s%s%s", crm_quote(name),
			      near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "");
}

/* A kind, perhaps of one item: milestone:loan. */
static int
read_step(crm_loader *l, const crm_node *n, const char **to)
{
	const char *colon;
	crm_str name;

	if (crm_load_want(l, n, l->section, CRM_NODE_SCALAR) < 0)
		return -1;
	colon = memchr(n->text.p, ':', n->text.n);
	name = (crm_str){n->text.p, colon ? (size_t)(colon - n->text.p) : n->text.n};
	if (crm_kinds_find(l->policy->model.kinds, name) < 0)
		return unknown_kind(l, n, name);
	if (colon && name.n + 1 == n->text.n)
		return crm_load_fault(l, n->place, "%s names no item; write \"%.*s\" for any item",
				      crm_quote(n->text), (int)name.n, name.p);
	*to = crm_arena_str(l->policy->arena, n->text).p;
	return 0;
}

static int
load(crm_loader *l, const crm_node *n, void *own)
{
	struct crm_list *steps = &l->policy->steps;

	(void)own;
	if (n->type == CRM_NODE_MAPPING || crm_list_count(n) == 0)
		return crm_load_fault(l, n->place, "expected a list of kinds of events");
	if (crm_list_count(n) > CRM_STEPS_MOST)
		return crm_load_fault(l, n->place, "more than %d items", CRM_STEPS_MOST);
	steps->word = crm_arena_alloc(l->policy->arena, crm_list_count(n) * sizeof *steps->word);
	for (size_t i = 0; i < crm_list_count(n); i++) {
		const crm_node *one = crm_list_at(n, i);
		if (read_step(l, one, &steps->word[i]) < 0)
			return -1;
		for (size_t j = 0; j < i; j++)
			if (strcmp(steps->word[i], steps->word[j]) == 0)
				return crm_load_fault(l, one->place, "duplicate %s",
						      crm_quote(one->text));
		steps->n++;
	}
	return 0;
}

const struct crm_section crm_section_steps = {.key = "steps", .load = load};
