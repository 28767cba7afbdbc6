/* load_defaults.c: what a rule means where it says nothing, and what cannot be meant. */
#include <string.h>

#include "policy/rules.h"

/* ---- what is left out ---- */

static crm_kindset
closers(const crm_kinds *k, const crm_kindset *open)
{
	crm_kindset set = {{0}};

	for (size_t i = 0; i < crm_kinds_count(k); i++)
		for (size_t j = 0; j < CRM_KINDS_MAX / 64; j++)
			if (crm_kinds_at(k, i)->closes.w[j] & open->w[j])
				set.w[i / 64] |= UINT64_C(1) << (i % 64);
	return set;
}

static int
action_kinds(crm_loader *l, const crm_node *n, struct crm_rule *r)
{
	if (crm_kinds_meant(l->policy->model.kinds, crm_str_z(r->action), &r->done_by))
		return 0;
	return crm_load_fault(
		l, crm_node_get(n, "action")->place,
		"action: no kind of event is logged for %s; say what counts with \"done_by\"",
		crm_quote(crm_str_z(r->action)));
}

int
crm_rule_done_by(crm_loader *l, const crm_node *n, struct crm_rule *r)
{
	const crm_kinds *k = l->policy->model.kinds;
	crm_kindset touch;

	crm_kinds_set(k, CRM_STR("touch"), &touch);
	switch (r->trigger) {
	case CRM_ON_EVERY:
	case CRM_ON_ANNIVERSARY:
	case CRM_ON_HOLIDAY: return action_kinds(l, n, r);
	case CRM_ON_OPEN: r->done_by = r->until_answer ? touch : closers(k, &r->kinds); break;
	case CRM_ON_SILENCE:
		r->any_touch = r->dir < 0 &&
			       (!crm_node_get(n, "of") || crm_kindset_within(&touch, &r->of));
		r->done_by = crm_node_get(n, "of") && r->dir < 0 ? r->of : touch;
		break;
	case CRM_ON_AFTER:
	case CRM_ON_PROMISED:
	case CRM_ON_PRICE_LIMIT:
	case CRM_ON_APPOINTMENT:
	case CRM_ON_MILESTONE:
	case CRM_ON_FILL: r->done_by = touch; break;
	default: /* owed has its own; missing and older none */ break;
	}
	return 0;
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
	size_t count = sizeof usual / sizeof *usual;
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
		return crm_load_fault(l, n->place, "purpose: %s means something else in a consent",
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
				      "expires: before \"wait\" is over");
	if (r->has_within && wait > crm_span_days(r->within))
		return crm_load_fault(l, place_of(n, "within"), "within: before \"wait\" is over");
	return 0;
}

int
crm_rule_check(crm_loader *l, const crm_node *n, struct crm_rule *r)
{
	bool steps = crm_node_get(n, "steps");

	if (check_channel(l, crm_node_get(n, "channel")) < 0 ||
	    check_purpose(l, crm_node_get(n, "purpose")) < 0)
		return -1;
	if (!steps && r->purpose[0] == '\0')
		r->purpose = r->selling || r->trigger == CRM_ON_CAMPAIGN ? "news" : "care";
	return steps ? 0 : check_limits(l, n, r);
}
