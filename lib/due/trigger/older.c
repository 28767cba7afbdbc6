/* older.c: older: 1y, of: reviewed: the row is gone through again so long after the date in
 * a column of it, at the desk and with another contact. */
#include "due/trigger/shared.h"

static const crm_field keys[] = {
	{.key = "of", .at = CRM_RULE_AT(column), .read = crm_read_column},
	CRM_KEY_ALONE,
};

static int
finish(crm_loader *l, const crm_node *n, struct crm_rule *r)
{
	(void)r;
	return crm_node_get(n, "of") ? 0 : crm_load_fault(l, n->place, "older goes with \"of\"");
}

static int
bind(struct crm_due_bound *d, struct crm_due_rule *r, crm_error *e)
{
	return crm_trigger_bind_first_seen(d, e) < 0 ? -1 : crm_trigger_bind_column(d, r, e);
}

static int
fire(struct crm_due_hand *h, const struct crm_due_rule *r, struct crm_fired *f, crm_error *e)
{
	if (crm_due_day(h, r->column, &f->since, e) < 0)
		return -1;
	f->never = f->since == CRM_NO_DAY;
	if (f->never && crm_due_day(h, h->bound->ref.first_seen, &f->since, e) < 0)
		return -1;
	crm_fired_due(r, f,
		      f->since == CRM_NO_DAY ? h->bound->today
					     : crm_day_add(f->since, r->rule->span, 1));
	return 0;
}

const struct crm_trigger crm_trigger_older = {
	.value = {.key = "older", .at = CRM_RULE_AT(span), .read = crm_read_positive},
	.keys = keys,
	.key_count = CRM_LENGTH(keys),
	.finish = finish,
	.desk = true,
	.accompanies = true,
	.stays = "until its column has a new date",
	.bind = bind,
	.fire = fire,
	.why = "Last gone through on {since}",
	.never = "Never gone through; known since {since}",
};
