/* campaign.c: campaign: autumn: everybody for whom its condition holds is contacted once,
 * from a day to a day, until an event that has its name as the item says that it was done, or that
 * they declined. How many are contacted at most is a matter of campaign.c. */
#include "base/array.h"
#include "due/trigger/shared.h"
#include "kinds/outcome.h"

/* ---- in the policy ---- */

static int
read_day(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	if (crm_load_want(l, n, f->key, CRM_NODE_SCALAR) < 0)
		return -1;
	if (!crm_day_parse(n->text, to))
		return crm_load_fault(l, n->place, "%s: %s is not a date like 2026-11-21", f->key,
				      crm_quote(n->text));
	return 0;
}

static const crm_field keys[] = {
	{.key = "from", .at = CRM_RULE_AT(opens), .read = read_day},
	{.key = "to", .at = CRM_RULE_AT(ends), .read = read_day},
	{.key = "cap",
	 .at = CRM_RULE_AT(cap),
	 .read = crm_read_number,
	 .from = CRM_NUM_ONE,
	 .to = 1000000000 * CRM_NUM_ONE},
	CRM_KEY_DONE_BY,
};

static int
finish(crm_loader *l, const crm_node *n, struct crm_rule *r)
{
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

static int
settle(crm_loader *l, const crm_node *n, struct crm_rule *r)
{
	(void)n;
	r->done_by = crm_every_kind(l->policy->model.kinds);
	return 0;
}

static crm_day
last_day(const crm_policy *p, const struct crm_rule *r)
{
	(void)p;
	return r->ends;
}

/* ---- at work ---- */

static int
bind(struct crm_due_bound *d, struct crm_due_rule *r, crm_error *e)
{
	static const int outcomes[2] = {CRM_REACHED, CRM_DECLINED};

	if (crm_trigger_needs_log(d, r, e) < 0)
		return -1;
	for (int i = 0; i < 2; i++) {
		struct crm_want w = {
			.op = CRM_OP_LAST, .keep = CRM_KEEP_MOMENT, .since = r->rule->opens};
		w.of = (struct crm_filter){r->rule->done_by, CRM_ANY, outcomes[i]};
		w.item = crm_str_z(r->rule->campaign);
		r->settling[i] = crm_frame_want(d->frame, &w);
	}
	return 0;
}

crm_day
crm_campaign_done(const struct crm_due_hand *h, const struct crm_due_rule *r, bool *declined)
{
	struct crm_seen reached, no;
	bool has_no = crm_frame_seen(h->bound->frame, r->settling[1], h->row, &no);

	*declined = has_no;
	if (!crm_frame_seen(h->bound->frame, r->settling[0], h->row, &reached))
		return has_no ? no.when.day : CRM_NO_DAY;
	*declined = has_no && no.when.day >= reached.when.day;
	return *declined ? no.when.day : reached.when.day;
}

static int
fire(struct crm_due_hand *h, const struct crm_due_rule *r, struct crm_fired *f, crm_error *e)
{
	const struct crm_rule *rule = r->rule;
	bool declined;
	crm_day day = crm_campaign_done(h, r, &declined);

	(void)e;
	f->since = f->from = rule->opens;
	f->last = rule->ends == CRM_NO_DAY ? CRM_DUE_NEVER : rule->ends;
	f->seen.item = crm_str_z(rule->campaign);
	if (day == CRM_NO_DAY) {
		f->due = rule->ends == CRM_NO_DAY ? rule->opens : rule->ends;
		return 0;
	}
	f->settled = declined ? "declined" : "done";
	f->settled_on = day;
	return 0;
}

/* A touch is logged rather than any other kind that would settle it. */
static void
note_doing(const struct crm_rule *r, const crm_kindset *touches, struct crm_due_doing *out)
{
	crm_kindset both = crm_kindset_common(&out->kinds, touches);

	(void)r;
	if (!crm_kindset_empty(&both))
		out->kinds = both;
}

/* ---- in words ---- */

static const char *
why_of(const struct crm_rule *r)
{
	return r->ends == CRM_NO_DAY ? "Campaign {item}, since {since}"
				     : "Campaign {item}, until {due}";
}

static const struct crm_trigger_word sentence_words[] = {
	{.name = "item", .write = crm_write_item},
};

const struct crm_trigger crm_trigger_campaign = {
	.value = {.key = "campaign", .at = CRM_RULE_AT(campaign), .read = crm_read_name},
	.keys = keys,
	.key_count = CRM_LENGTH(keys),
	.finish = finish,
	.settle = settle,
	.purpose = "news",
	.last_day = last_day,
	.routine = true,
	.cannot_wait = crm_can_wait, /* its days are many */
	.doing = note_doing,
	.bind = bind,
	.fire = fire,
	.why_of = why_of,
	.words = sentence_words,
	.word_count = CRM_LENGTH(sentence_words),
};
