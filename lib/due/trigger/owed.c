/* owed.c: owed: thanks, for: referral: as after, but only what is owed settles it. */
#include "due/trigger/shared.h"

static const crm_field keys[] = {
	{.key = "for", .at = CRM_RULE_AT(kinds), .read = crm_read_causes},
	CRM_KEYS_FOLLOWING,
};

static int
finish(crm_loader *l, const crm_node *n, struct crm_rule *r)
{
	(void)r;
	return crm_node_get(n, "for") ? 0 : crm_load_fault(l, n->place, "owed requires \"for\"");
}

static int
bind(struct crm_due_bound *d, struct crm_due_rule *r, crm_error *e)
{
	struct crm_query w = crm_want_following(d, r);

	(void)e;
	return crm_trigger_bind_event(d, r, &w);
}

static int
fire(struct crm_due_hand *h, const struct crm_due_rule *r, struct crm_fired *f, crm_error *e)
{
	(void)e;
	if (crm_fired_cause(h, r, f))
		crm_fired_follow(r, f);
	return 0;
}

const struct crm_trigger crm_trigger_owed = {
	.value = {.key = "owed", .at = CRM_RULE_AT(done_by), .read = crm_read_causes},
	.keys = keys,
	.key_count = CRM_LENGTH(keys),
	.finish = finish,
	.answers_event = true,
	.bind = bind,
	.fire = fire,
	.why = CRM_TR_MARK("Thanks are owed for the {kind} of {since}"),
	.never = "",
};
