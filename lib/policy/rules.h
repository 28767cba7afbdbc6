/* rules.h: what the files that read the section due share. */
#ifndef CRM_POLICY_RULES_H
#define CRM_POLICY_RULES_H

#include "policy/schema.h"

/* A rule as it is read, with what must wait until the trigger is known. */
struct crm_raw_rule {
	struct crm_rule rule;
	const crm_node *trigger, *steps, *stop, *of, *rating, *outcome, *owed_for, *done_by;
	int until;
};

/* load_rules.c: what a step says, over what is in *raw. */
int crm_read_step(crm_loader *l, const crm_node *n, struct crm_raw_rule *raw);
/* load_steps.c: the steps of a rule that has them, each what it says over what the rule says. */
int crm_load_steps(crm_loader *l, const struct crm_raw_rule *raw, struct crm_rule *r);

/* load_trigger.c: the value of the trigger, whose key is f's; then the keys that go with it. */
int crm_read_trigger(crm_loader *l, const crm_field *f, const crm_node *n, struct crm_rule *r);
int crm_read_hangers(crm_loader *l, const crm_node *n, const struct crm_raw_rule *raw,
		     struct crm_rule *r);

/* load_defaults.c: n is the node of the whole rule, or of a step. */
int crm_rule_done_by(crm_loader *l, const crm_node *n, struct crm_rule *r);
/* Its channel and purpose, which is filled in; and the limits, unless its steps have their own. */
int crm_rule_check(crm_loader *l, const crm_node *n, struct crm_rule *r);

/* load_campaign.c */
int crm_check_campaign(crm_loader *l, const crm_node *n, const struct crm_rule *r);

#endif
