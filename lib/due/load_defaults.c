/* load_defaults.c: what a rule means where it says nothing, and what cannot be meant. */
#include <string.h>

#include "base/array.h"
#include "due/helpers.h"
#include "due/rules.h"

/* ---- what is left out ---- */

int
crm_settle_by_action(crm_loader *l, const crm_node *n, struct crm_rule *r)
{
	if (crm_kinds_meant(l->policy->model.kinds, crm_str_z(r->action), &r->done_by))
		return 0;
	return crm_load_fault(
		l, crm_node_get(n, "action")->place,
		"action: no kind of event is logged for %s; say what counts with \"done_by\"",
		crm_quote(crm_str_z(r->action)));
}

int
crm_settle_by_touch(crm_loader *l, const crm_node *n, struct crm_rule *r)
{
	(void)n;
	r->done_by = crm_kinds_touches(l->policy->model.kinds);
	return 0;
}

bool
crm_rule_is_desk(const crm_kinds *k, const struct crm_rule *r)
{
	crm_kindset kinds;

	if (r->trigger->desk || strcmp(r->action, "review") == 0)
		return true;
	if (!crm_kinds_set(k, crm_str_z(r->action), &kinds))
		return false;
	for (size_t i = 0; i < crm_kinds_count(k); i++)
		if (crm_kindset_has(&kinds, (int)i) &&
		    (crm_kinds_at(k, i)->kind_class != CRM_DESK || *crm_kinds_at(k, i)->channel))
			return false;
	return true;
}

int
crm_read_event(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	struct crm_rule *r = to;

	r->any_kind = n->type == CRM_NODE_SCALAR && crm_str_eqz(n->text, "any");
	return r->any_kind ? 0 : crm_read_causes(l, f, n, &r->kinds);
}

static const char *
usual_purpose(const struct crm_rule *r)
{
	if (r->trigger->purpose)
		return r->trigger->purpose;
	return r->selling ? "news" : "care";
}

static int
check_channel(crm_loader *l, const crm_node *n)
{
	const crm_kinds *k = l->policy->model.kinds;
	const char *words[CRM_KINDS_MAX], *known = n ? crm_kinds_channel(k, n->text) : NULL;
	size_t count = crm_kinds_count(k);

	if (!n || (known && crm_str_eqz(n->text, known)))
		return 0;
	for (size_t i = 0; i < count; i++)
		words[i] = crm_kinds_at(k, i)->channel;
	return crm_load_unknown(l, n->place, "channel", n->text, words, count);
}

/* A purpose is what consents and opt-outs speak of: any word may be one, but
 * hardly one that all but is another. */
static int
check_purpose(crm_loader *l, const crm_node *n)
{
	static const char *const usual[] = {"care", "news", "service"};
	crm_kinds *k = l->policy->model.kinds;
	size_t count = CRM_LENGTH(usual);
	crm_str s;

	if (!n)
		return 0;
	s = n->text;
	for (size_t i = 0; i < count; i++)
		if (crm_str_eqz(s, usual[i]))
			return 0;
	if (crm_nearest(s, usual, count))
		return crm_load_unknown(l, n->place, "purpose", s, usual, count);
	if (crm_kinds_channel(k, s) || crm_str_eqz(s, "all") || crm_str_eqz(s, "none") ||
	    memchr(s.p, ':', s.n))
		return crm_load_fault(l, n->place,
				      "purpose: %s already has another meaning in a consent",
				      crm_quote(s));
	crm_kinds_purpose_add(k, s.p);
	return 0;
}

/* Of what a step has from its rule the fault is the step's. */
static crm_place
place_of(const crm_node *n, const char *key)
{
	return crm_node_get(n, key) ? crm_node_get(n, key)->place : n->place;
}

/* Limits that leave no day to do it are a slip. */
static int
check_limits(crm_loader *l, const crm_node *n, const struct crm_rule *r)
{
	int32_t wait = crm_span_days(r->wait);

	if (r->has_expires && wait > crm_span_days(r->expires))
		return crm_load_fault(l, place_of(n, "expires"),
				      "expires: is over before \"wait\" is");
	if (r->has_within && wait > crm_span_days(r->within))
		return crm_load_fault(l, place_of(n, "within"),
				      "within: is over before \"wait\" is");
	return 0;
}

static int
check_helpers(crm_loader *l, const crm_node *n, const struct crm_rule *r)
{
	if (r->helper && !r->helpers)
		return crm_load_fault(l, place_of(n, "helper"),
				      "helper: \"helpers\" says how many are proposed");
	if (!r->helpers)
		return 0;
	if (!r->trigger->answers_event)
		return crm_load_fault(l, place_of(n, "helpers"),
				      "helpers: %s answers no event whose item could be a topic",
				      r->trigger->value.key);
	crm_kinds_purpose_add(l->policy->model.kinds, CRM_HELPERS_PURPOSE);
	return 0;
}

/* There is nobody to be contacted, and nothing to be sold. */
static int
check_tasks(crm_loader *l, const crm_node *n, const struct crm_rule *r)
{
	crm_place place;

	if (!r->tasks)
		return 0;
	place = place_of(n, "tasks");
	if (r->trigger->fills)
		return crm_load_fault(l, place, "tasks: a task takes no place in a day");
	if (r->selling)
		return crm_load_fault(l, place, "tasks: nothing can be sold to a task");
	if (!crm_rule_is_desk(l->policy->model.kinds, r))
		return crm_load_fault(l, place,
				      "tasks: a task is nobody whom %s could contact; the action "
				      "of work at the desk is \"do\"",
				      crm_quote(crm_str_z(r->action)));
	return 0;
}

int
crm_rule_check(crm_loader *l, const crm_node *n, struct crm_rule *r)
{
	bool steps = crm_node_get(n, "steps");

	if (check_channel(l, crm_node_get(n, "channel")) < 0 ||
	    check_purpose(l, crm_node_get(n, "purpose")) < 0 || check_helpers(l, n, r) < 0)
		return -1;
	if (r->escalate_when && r->trigger->fills)
		return crm_load_fault(l, crm_node_get(n, "escalate_when")->place,
				      "what fills the day of an owner is nothing for the manager");
	if (!steps && r->purpose[0] == '\0')
		r->purpose = usual_purpose(r);
	return steps ? 0 : check_tasks(l, n, r) < 0 ? -1 : check_limits(l, n, r);
}
