/* load_cadence.c: how long a silence may be: a span or a range of two, of a rule
 * or in the section cadence, which says it by customer. */
#include <string.h>

#include "policy/schema.h"

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

int
crm_read_silence(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	struct crm_rhythm *out = to;
	crm_str from, up_to;

	if (crm_load_want(l, n, f->key, CRM_NODE_SCALAR) < 0)
		return -1;
	if (!strstr(n->text.p, ".."))
		return crm_read_positive(l, f, n, &out->ideal);
	if (!crm_split_range(n->text, &from, &up_to) || !crm_span_parse(from, &out->ideal) ||
	    !crm_span_parse(up_to, &out->longest) || out->ideal.n == 0 ||
	    crm_span_days(out->ideal) >= crm_span_days(out->longest) ||
	    crm_span_days(out->longest) > 100 * 366)
		return crm_load_fault(l, n->place, "%s: %s is not a range such as 30d..60d", f->key,
				      crm_quote(n->text));
	return 0;
}

int
crm_read_positive(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	crm_span *out = to;

	if (crm_read_span(l, f, n, out) < 0)
		return -1;
	if (out->n == 0)
		return crm_load_fault(l, n->place, "%s: must be longer than nothing", f->key);
	return 0;
}

static int
load_one(crm_loader *l, const crm_node *n, struct crm_cadence *c)
{
	struct raw_cadence raw = {0};

	if (crm_load_want(l, n, "item", CRM_NODE_MAPPING) < 0 ||
	    crm_load_mapping(l, n, fields, sizeof fields / sizeof *fields, &raw) < 0)
		return -1;
	c->when = raw.when;
	c->place = n->place;
	return crm_read_silence(l, &(crm_field){.key = "silence"}, raw.silence, &c->rhythm);
}

int
crm_load_cadence(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	crm_policy *p = l->policy;

	(void)to;
	if (crm_load_want(l, n, f->key, CRM_NODE_SEQUENCE) < 0)
		return -1;
	if (n->n > CRM_ITEMS)
		return crm_load_fault(l, n->place, "more than %d of them", CRM_ITEMS);
	p->cadences = n->n;
	p->cadence = crm_arena_alloc(p->arena, n->n * sizeof *p->cadence + 1);
	for (size_t i = 0; i < n->n; i++)
		if (load_one(l, n->item[i], &p->cadence[i]) < 0)
			return -1;
	return 0;
}
