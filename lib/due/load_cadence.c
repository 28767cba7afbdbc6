/* load_cadence.c: how long a silence may be: a span or a range of two, of a rule
 * or in the section cadence, which says it by customer. */
#include <string.h>

#include "base/array.h"
#include "lint/lint.h"
#include "policy/section.h"

struct raw_cadence {
	crm_expr *when;
	const crm_node *silence;
};

static const crm_field fields[] = {
	{.key = "when",
	 .at = offsetof(struct raw_cadence, when),
	 .read = crm_read_expr,
	 .required = true,
	 .type = CRM_BOOL},
	{.key = "silence",
	 .at = offsetof(struct raw_cadence, silence),
	 .read = crm_read_node,
	 .required = true},
};

static int
load_one(crm_loader *l, const crm_node *n, struct crm_cadence *c)
{
	struct raw_cadence raw = {0};

	if (crm_load_want(l, n, "item", CRM_NODE_MAPPING) < 0 ||
	    crm_load_mapping(l, n, fields, CRM_LENGTH(fields), &raw) < 0)
		return -1;
	c->when = raw.when;
	c->place = n->place;
	return crm_read_silence(l, &(crm_field){.key = "silence"}, raw.silence, &c->rhythm);
}

static int
load(crm_loader *l, const crm_node *n, void *own)
{
	crm_policy *p = l->policy;

	(void)own;
	if (crm_load_want(l, n, l->section, CRM_NODE_SEQUENCE) < 0)
		return -1;
	if (n->n > CRM_ITEMS)
		return crm_load_fault(l, n->place, "more than %d items", CRM_ITEMS);
	p->cadences = n->n;
	p->cadence = crm_arena_alloc(p->arena, n->n * sizeof *p->cadence + 1);
	for (size_t i = 0; i < n->n; i++)
		if (load_one(l, n->item[i], &p->cadence[i]) < 0)
			return -1;
	return 0;
}

const struct crm_section crm_section_cadence = {
	.key = "cadence", .load = load, .lint = crm_lint_cadence};
