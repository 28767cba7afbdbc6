/* rules.h: what the files that read the section due share. */
#ifndef CRM_DUE_RULES_H
#define CRM_DUE_RULES_H

#include "policy/trigger.h"

/* load_keys.c: the trigger of a rule, whose keys are those that it may have. */
int crm_find_trigger(crm_loader *l, const crm_node *n, const struct crm_trigger **out);
/* A rule to be read, which is as *from and, in what only its trigger has, as *own before. */
struct crm_raw_rule *crm_raw_rule(crm_loader *l, const struct crm_rule *from, const void *own);
/* Reads the keys of a rule whose trigger is set; of a step, what it says over what is in *raw. */
int crm_read_rule(crm_loader *l, const crm_node *n, struct crm_raw_rule *raw);
int crm_read_step(crm_loader *l, const crm_node *n, struct crm_raw_rule *raw);
/* load_steps.c: the steps of a rule that has them, each what it says over what the rule says. */
int crm_load_steps(crm_loader *l, const struct crm_raw_rule *raw, struct crm_rule *r);
/* load_defaults.c: whether what the rule asks for is work at the desk: that of its trigger, the
 * action review, or what is entered as kinds of the class desk. */
bool crm_rule_is_desk(const crm_kinds *k, const struct crm_rule *r);
/* Checks the channel of a rule, or of a step, and its purpose, which is filled in;
 * and the limits, unless its steps have their own. n is its node. */
int crm_rule_check(crm_loader *l, const crm_node *n, struct crm_rule *r);

#endif
