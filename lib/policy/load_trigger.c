/* load_trigger.c: what the trigger of a rule says, and the keys that hang on it. */
#include <string.h>

#include "model/outcome.h"
#include "policy/rules.h"

/* ---- the trigger's own value ---- */

static int
read_holiday(crm_loader *l, const crm_field *f, const crm_node *n, struct crm_rule *r)
{
	const crm_policy *p = l->policy;
	const char *names[CRM_ITEMS];

	if (crm_read_name(l, f, n, &r->holiday) < 0)
		return -1;
	for (size_t i = 0; i < p->holidays; i++) {
		names[i] = p->holiday[i].name;
		if (strcmp(names[i], r->holiday) == 0)
			return 0;
	}
	return crm_load_unknown(l, n->place, "holiday", n->text, names, p->holidays);
}

/* Kinds, classes, or any. */
static int
read_cause(crm_loader *l, const crm_field *f, const crm_node *n, struct crm_rule *r)
{
	r->any_kind = n->type == CRM_NODE_SCALAR && crm_str_eqz(n->text, "any");
	return r->any_kind ? 0 : crm_read_causes(l, f, n, &r->kinds);
}

static int
read_open(crm_loader *l, const crm_field *f, const crm_node *n, struct crm_rule *r)
{
	const crm_kinds *k = l->policy->model.kinds;

	if (crm_read_events(l, f, n, &r->kinds) < 0)
		return -1;
	for (size_t i = 0; i < crm_kinds_count(k); i++)
		if (crm_kindset_has(&r->kinds, (int)i) && !crm_kinds_at(k, i)->opens)
			return crm_load_fault(l, n->place, "open: \"%s\" never stands open",
					      crm_kinds_at(k, i)->name);
	return 0;
}

static const char *const limits[] = {[CRM_LIMIT_FLOOR] = "floor",
				     [CRM_LIMIT_CEILING] = "ceiling",
				     [CRM_LIMIT_ANY] = "any",
				     NULL};

int
crm_read_trigger(crm_loader *l, const crm_field *f, const crm_node *n, struct crm_rule *r)
{
	switch (r->trigger) {
	case CRM_ON_SILENCE: return crm_read_silence(l, f, n, &r->rhythm);
	case CRM_ON_EVERY:
	case CRM_ON_OLDER: return crm_read_positive(l, f, n, &r->span);
	case CRM_ON_AFTER:
	case CRM_ON_PROMISED:
	case CRM_ON_APPOINTMENT:
	case CRM_ON_MILESTONE: return read_cause(l, f, n, r);
	case CRM_ON_ANNIVERSARY: return crm_read_column(l, f, n, &r->column);
	case CRM_ON_HOLIDAY: return read_holiday(l, f, n, r);
	case CRM_ON_PRICE_LIMIT:
		return crm_read_choice(l, &(crm_field){.key = f->key, .words = limits}, n,
				       &r->limit);
	case CRM_ON_CAMPAIGN: return crm_read_name(l, f, n, &r->campaign);
	case CRM_ON_OPEN: return read_open(l, f, n, r);
	case CRM_ON_FILL:
		return crm_read_whole(l,
				      &(crm_field){.key = f->key,
						   .from = CRM_NUM_ONE,
						   .to = 100000 * CRM_NUM_ONE},
				      n, &r->fill);
	case CRM_ON_MISSING: return crm_read_columns(l, f, n, &r->missing);
	default: return crm_read_causes(l, f, n, &r->done_by); /* owed */
	}
}

/* ---- keys that hang on the trigger ---- */

/* older: the column; silence: in, out, or kinds. */
static int
read_of(crm_loader *l, const struct crm_raw_rule *raw, struct crm_rule *r)
{
	static const crm_field f = {.key = "of"};

	if (!raw->of)
		return 0;
	if (r->trigger == CRM_ON_OLDER)
		return crm_read_column(l, &f, raw->of, &r->column);
	if (raw->of->type == CRM_NODE_SCALAR && crm_str_eqz(raw->of->text, "in"))
		r->dir = CRM_IN;
	else if (raw->of->type == CRM_NODE_SCALAR && crm_str_eqz(raw->of->text, "out"))
		r->dir = CRM_OUT;
	else
		return crm_read_causes(l, &f, raw->of, &r->of);
	return 0;
}

static int
read_rating(crm_loader *l, const crm_node *n, struct crm_rule *r)
{
	crm_str from, up_to;

	if (!n)
		return 0;
	if (crm_load_want(l, n, "rating", CRM_NODE_SCALAR) < 0)
		return -1;
	if (!crm_split_range(n->text, &from, &up_to) || !crm_num_parse(from, &r->rating_from) ||
	    !crm_num_parse(up_to, &r->rating_to) || r->rating_from < CRM_NUM_ONE ||
	    r->rating_to > 5 * CRM_NUM_ONE || r->rating_from > r->rating_to)
		return crm_load_fault(l, n->place, "rating: %s is not a range within 1..5",
				      crm_quote(n->text));
	return 0;
}

/* One or several; an event that reached has no other. */
static int
read_outcomes(crm_loader *l, const crm_node *n, unsigned *out)
{
	if (n && crm_list_count(n) == 0)
		return crm_load_fault(l, n->place, "outcome: an empty list");
	for (size_t i = 0; n && i < crm_list_count(n); i++) {
		const crm_node *one = crm_list_at(n, i);
		unsigned which = 0;

		if (crm_load_want(l, one, "outcome", CRM_NODE_SCALAR) < 0)
			return -1;
		while (which < CRM_OUTCOMES && !crm_str_eqz(one->text, crm_outcomes[which]))
			which++;
		if (which == CRM_OUTCOMES)
			return crm_load_unknown(l, one->place, "outcome", one->text, crm_outcomes,
						CRM_OUTCOMES);
		*out |= 1u << which;
	}
	return 0;
}

int
crm_read_hangers(crm_loader *l, const crm_node *n, const struct crm_raw_rule *raw,
		 struct crm_rule *r)
{
	static const crm_field owed_for = {.key = "for"}, done_by = {.key = "done_by"};

	if (read_of(l, raw, r) < 0 || read_rating(l, raw->rating, r) < 0 ||
	    read_outcomes(l, raw->outcome, &r->outcomes) < 0)
		return -1;
	if (crm_check_campaign(l, n, r) < 0)
		return -1;
	if (r->trigger == CRM_ON_OWED && !raw->owed_for)
		return crm_load_fault(l, n->place, "owed goes with \"for\"");
	if (r->trigger == CRM_ON_OLDER && !raw->of)
		return crm_load_fault(l, n->place, "older goes with \"of\"");
	if (raw->owed_for && crm_read_causes(l, &owed_for, raw->owed_for, &r->kinds) < 0)
		return -1;
	return raw->done_by ? crm_read_causes(l, &done_by, raw->done_by, &r->done_by) : 0;
}
