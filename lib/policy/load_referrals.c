/* load_referrals.c: the section referrals: how much of what others spent counts for the customer
 * who brought them, and how much one loses by a bad word. */
#include "base/array.h"
#include "policy/section.h"

static int
read_depth(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	crm_model *m = to;
	crm_num depth;

	if (crm_read_number(l, f, n, &depth) < 0)
		return -1;
	if (depth % CRM_NUM_ONE != 0)
		return crm_load_fault(l, n->place, "%s: %s is not a whole number", f->key,
				      crm_quote(n->text));
	m->referral_depth = (unsigned)(depth / CRM_NUM_ONE);
	return 0;
}

static const crm_field fields[] = {
	{.key = "depth",
	 .read = read_depth,
	 .from = CRM_NUM_ONE,
	 .to = CRM_REFERRAL_DEPTH * CRM_NUM_ONE},
	{.key = "share", .at = offsetof(crm_model, referral_share), .read = crm_read_share},
	{.key = "heard",
	 .at = offsetof(crm_model, heard),
	 .read = crm_read_number,
	 .to = 1000000 * CRM_NUM_ONE},
	{.key = "kept_away", .at = offsetof(crm_model, kept_away), .read = crm_read_share},
};

static int
load(crm_loader *l, const crm_node *n, void *own)
{
	(void)own;
	l->policy->model.referral_depth = 3;
	l->policy->model.referral_share = CRM_NUM_ONE / 2;
	l->policy->model.heard = 10 * CRM_NUM_ONE;
	l->policy->model.kept_away = CRM_NUM_ONE / 10;
	if (!n)
		return 0;
	if (crm_load_want(l, n, l->section, CRM_NODE_MAPPING) < 0)
		return -1;
	return crm_load_mapping(l, n, fields, CRM_LENGTH(fields), &l->policy->model);
}

const struct crm_section crm_section_referrals = {.key = "referrals", .load = load, .always = true};
