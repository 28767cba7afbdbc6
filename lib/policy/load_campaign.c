/* load_campaign.c: a campaign: for whom it is, once, from a day to a day. */
#include "policy/rules.h"

int
crm_read_day(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	if (crm_load_want(l, n, f->key, CRM_NODE_SCALAR) < 0)
		return -1;
	if (!crm_day_parse(n->text, to))
		return crm_load_fault(l, n->place, "%s: %s is not a date like 2026-11-21", f->key,
				      crm_quote(n->text));
	return 0;
}

int
crm_check_campaign(crm_loader *l, const crm_node *n, const struct crm_rule *r)
{
	if (r->trigger != CRM_ON_CAMPAIGN)
		return 0;
	if (r->opens == CRM_NO_DAY)
		return crm_load_fault(l, n->place, "campaign goes with \"from\"");
	if (r->ends != CRM_NO_DAY && r->ends < r->opens)
		return crm_load_fault(l, crm_node_get(n, "to")->place,
				      "to: %s is before %s, its first day",
				      crm_quote(crm_node_get(n, "to")->text),
				      crm_quote(crm_node_get(n, "from")->text));
	if (r->cap % CRM_NUM_ONE)
		return crm_load_fault(l, crm_node_get(n, "cap")->place,
				      "\"cap\" is a whole number");
	return 0;
}
