/* load_tiers.c: the section tiers. */
#include <string.h>

#include "base/array.h"
#include "lint/lint.h"
#include "policy/section.h"

static const crm_field tier_fields[] = {
	{.key = "name",
	 .at = offsetof(struct crm_tier, name),
	 .read = crm_read_name,
	 .required = true},
	{.key = "by", .at = offsetof(struct crm_tier, by), .read = crm_read_column},
	{.key = "top", .at = offsetof(struct crm_tier, top), .read = crm_read_share},
	{.key = "from", .at = offsetof(struct crm_tier, from), .read = crm_read_number},
	{.key = "within", .at = offsetof(struct crm_tier, within), .read = crm_read_column},
	{.key = "when",
	 .at = offsetof(struct crm_tier, when),
	 .read = crm_read_expr,
	 .type = CRM_BOOL},
};

static int
load_tier(crm_loader *l, const crm_node *n, void *to)
{
	struct crm_tier *t = to;
	const crm_node *top = crm_node_get(n, "top"), *from = crm_node_get(n, "from"),
		       *by = crm_node_get(n, "by");
	const crm_word *w;

	t->place = n->place;
	t->by = t->within = "";
	t->has_from = from;
	if (crm_load_mapping(l, n, tier_fields, CRM_LENGTH(tier_fields), t) < 0)
		return -1;
	if (top && from)
		return crm_load_fault(l, n->place, "a tier has \"top\" or \"from\", not both");
	if (by ? !top && !from : top || from)
		return crm_load_fault(l, n->place, "\"by\" requires \"top\" or \"from\"");
	if (*t->within && !by)
		return crm_load_fault(l, n->place, "\"within\" requires \"by\"");
	if (strcmp(t->within, "tier") == 0 || strcmp(t->within, "segments") == 0 ||
	    strcmp(t->within, "treatment") == 0)
		return crm_load_fault(l, crm_node_get(n, "within")->place,
				      "within: %s is computed after it", t->within);
	if (top && t->top == 0)
		return crm_load_fault(l, top->place, "top: must be more than 0%%");
	w = by ? crm_word_find(l->policy->model.kinds, by->text) : NULL;
	if (w && w->type != CRM_NUMBER)
		return crm_load_fault(l, by->place, "by: %s is %s; expected a number",
				      crm_quote(by->text), crm_type_words((int)w->type));
	return 0;
}

/* Whether it is a tier that takes the rest, behind which nobody is left. */
static int
check_rest(crm_loader *l, const crm_node *n, void *own)
{
	const crm_policy *p = l->policy;

	(void)n;
	(void)own;
	for (size_t i = 0; i + 1 < p->tiers; i++)
		if (p->tier[i].by[0] == '\0' && !p->tier[i].when)
			return crm_load_fault(l, p->tier[i + 1].place,
					      "\"%s\" takes the rest, so nobody is left for \"%s\"",
					      p->tier[i].name, p->tier[i + 1].name);
	return 0;
}

static bool
takes_rest(const crm_node *item)
{
	return item->type == CRM_NODE_MAPPING && !crm_node_get(item, "by") &&
	       !crm_node_get(item, "when");
}

const struct crm_section crm_section_tiers = {
	.key = "tiers",
	.array = CRM_SECTION_ARRAY("tiers", struct crm_tier, tier, tiers),
	.item = load_tier,
	.load = check_rest,
	.merge = {.name = "name", .last = takes_rest},
	.column = {"tier", "tier_was"},
	.noun = "tier",
	.lint = crm_lint_tiers,
};
