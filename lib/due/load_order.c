/* load_order.c: the section order. It is a list of stages,
 *
 *     order: [weakening, first-time, loyal]
 *
 * or has levels as well, each with its stages,
 *
 *     order: {levels: tier, within: [weakening, first-time, loyal]}
 *     order: {levels: value, bands: [80, 50, 20], within: [weakening, loyal]}
 */
#include <string.h>

#include "base/array.h"
#include "due/order.h"
#include "policy/section.h"

extern const struct crm_section crm_section_order;

const struct crm_due_order *
crm_policy_order(const crm_policy *p)
{
	return crm_policy_section(p, &crm_section_order);
}

static int
read_stages(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	const crm_policy *p = l->policy;
	const char *names[CRM_ITEMS];
	struct crm_list *list = to;

	(void)f;
	for (size_t i = 0; i < p->stages; i++)
		names[i] = p->stage[i].name;
	if (n->type == CRM_NODE_MAPPING || crm_list_count(n) == 0)
		return crm_load_fault(l, n->place, "expected a list of stages");
	if (crm_list_count(n) > CRM_ITEMS)
		return crm_load_fault(l, n->place, "more than %d items", CRM_ITEMS);
	list->word = crm_arena_alloc(p->arena, crm_list_count(n) * sizeof *list->word);
	for (size_t i = 0; i < crm_list_count(n); i++) {
		const crm_node *one = crm_list_at(n, i);
		size_t s = 0;

		if (crm_load_want(l, one, l->section, CRM_NODE_SCALAR) < 0)
			return -1;
		while (s < p->stages && !crm_str_eqz(one->text, names[s]))
			s++;
		/* A policy that extends the built-in one may have dropped the stage. */
		if (s == p->stages && strcmp(one->file->name, CRM_BUILTIN_SOURCE) == 0)
			continue;
		if (s == p->stages)
			return crm_load_unknown(l, one->place, "stage", one->text, names,
						p->stages);
		for (size_t k = 0; k < list->n; k++)
			if (list->word[k] == names[s])
				return crm_load_fault(l, one->place, "duplicate %s",
						      crm_quote(one->text));
		list->word[list->n++] = names[s];
	}
	return 0;
}

static int
read_bands(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	struct crm_due_order *o = to;

	if (n->type == CRM_NODE_MAPPING || crm_list_count(n) == 0 || crm_list_count(n) > CRM_ITEMS)
		return crm_load_fault(l, n->place, "bands: expected a list of numbers");
	o->band = crm_arena_alloc(l->policy->arena, crm_list_count(n) * sizeof *o->band);
	for (size_t i = 0; i < crm_list_count(n); i++) {
		const crm_node *one = crm_list_at(n, i);
		if (crm_read_number(l, f, one, &o->band[i]) < 0)
			return -1;
		if (i && o->band[i] >= o->band[i - 1])
			return crm_load_fault(l, one->place,
					      "bands: %s is not below the number before it",
					      crm_quote(one->text));
	}
	o->bands = crm_list_count(n);
	return 0;
}

static const crm_field fields[] = {
	{.key = "levels",
	 .at = offsetof(struct crm_due_order, levels),
	 .read = crm_read_column,
	 .required = true},
	{.key = "bands", .read = read_bands},
	{.key = "within",
	 .at = offsetof(struct crm_due_order, within),
	 .read = read_stages,
	 .required = true},
};

/* Levels are the policy's tiers, or bands of a number. */
static int
check_levels(crm_loader *l, const crm_node *n, struct crm_due_order *o)
{
	const crm_node *levels = crm_node_get(n, "levels"), *bands = crm_node_get(n, "bands");
	const crm_word *w = crm_word_find(l->policy->model.kinds, levels->text);

	o->level_count = o->bands ? o->bands + 1 : l->policy->tiers;
	if (strcmp(o->levels, "tier") == 0) {
		if (bands)
			return crm_load_fault(l, bands->place,
					      "tiers have no bands; these are for a number");
		return o->level_count ? 0
				      : crm_load_fault(l, levels->place,
						       "levels: the policy has no tiers");
	}
	if (w && w->type != CRM_NUMBER)
		return crm_load_fault(l, levels->place,
				      "levels: %s is %s; expected tier or a number",
				      crm_quote(levels->text), crm_type_words((int)w->type));
	return bands ? 0
		     : crm_load_fault(l, levels->place,
				      "levels: a number requires \"bands\", such as [80, 50, 20]");
}

static int
load(crm_loader *l, const crm_node *n, void *own)
{
	struct crm_due_order *o = own;

	if (n->type == CRM_NODE_MAPPING)
		return crm_load_mapping(l, n, fields, CRM_LENGTH(fields), o) < 0
			       ? -1
			       : check_levels(l, n, o);
	o->level_count = 1;
	return read_stages(l, &fields[2], n, &o->within);
}

const struct crm_section crm_section_order = {.key = "order",
					      .load = load,
					      .own_size = sizeof(struct crm_due_order),
					      .merge = {.whole = true}};
