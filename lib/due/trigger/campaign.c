/* campaign.c: campaign: autumn: everybody for whom its condition holds is contacted once,
 * from a day to a day, until an event that has its name as the item says that it was done, or that
 * they declined. */
#include "base/array.h"
#include "due/trigger/shared.h"
#include "kinds/outcome.h"

/* ---- in the policy ---- */

struct campaign_rule {
	const char *name;    /* the item of the events that settle it */
	crm_day opens, ends; /* from, to; CRM_NO_DAY without end */
	crm_num cap;         /* customers at most; 0 no limit */
};

static const struct campaign_rule initial = {.opens = CRM_NO_DAY, .ends = CRM_NO_DAY};

struct campaign_bound {
	int done, declined; /* wants */
};

static const crm_field keys[] = {
	{.key = "from", .at = CRM_OWN_AT(struct campaign_rule, opens), .read = crm_read_day},
	{.key = "to", .at = CRM_OWN_AT(struct campaign_rule, ends), .read = crm_read_day},
	{.key = "cap",
	 .at = CRM_OWN_AT(struct campaign_rule, cap),
	 .read = crm_read_number,
	 .from = CRM_NUM_ONE,
	 .to = 1000000000 * CRM_NUM_ONE},
	CRM_KEY_DONE_BY,
};

static int
finish(crm_loader *l, const crm_node *n, struct crm_rule *r)
{
	const struct campaign_rule *own = r->own;

	if (own->opens == CRM_NO_DAY)
		return crm_load_fault(l, n->place, "campaign requires \"from\"");
	if (own->ends != CRM_NO_DAY && own->ends < own->opens)
		return crm_load_fault(l, crm_node_get(n, "to")->place,
				      "to: %s is before %s, its first day",
				      crm_quote(crm_node_get(n, "to")->text),
				      crm_quote(crm_node_get(n, "from")->text));
	if (own->cap % CRM_NUM_ONE)
		return crm_load_fault(l, crm_node_get(n, "cap")->place,
				      "\"cap\" must be a whole number");
	return 0;
}

static int
settle(crm_loader *l, const crm_node *n, struct crm_rule *r)
{
	(void)n;
	r->done_by = crm_kinds_every(l->policy->model.kinds);
	return 0;
}

static crm_day
last_day(const crm_policy *p, const struct crm_rule *r)
{
	const struct campaign_rule *own = r->own;

	(void)p;
	return own->ends;
}

/* ---- at work ---- */

static int
want_outcome(struct crm_due_bound *d, const struct crm_rule *rule, int outcome)
{
	const struct campaign_rule *own = rule->own;
	struct crm_query w = {
		.aggregate = CRM_AGG_LAST, .keep = CRM_KEEP_MOMENT, .since = own->opens};

	w.of = (struct crm_filter){rule->done_by, CRM_ANY, outcome};
	w.item = crm_str_z(own->name);
	return crm_fold_ask(crm_fold_of(d->frame), &w);
}

static int
bind(struct crm_due_bound *d, struct crm_due_rule *r, crm_error *e)
{
	struct campaign_bound *b = r->own;

	if (crm_trigger_needs_log(d, r, e) < 0)
		return -1;
	b->done = want_outcome(d, r->rule, CRM_REACHED);
	b->declined = want_outcome(d, r->rule, CRM_DECLINED);
	return 0;
}

/* When it was done, or they declined; CRM_NO_DAY: neither. */
static crm_day
settled_on(const struct crm_due_hand *h, const struct crm_due_rule *r, bool *declined)
{
	const struct campaign_bound *b = r->own;
	struct crm_seen reached, no;
	bool has_no = crm_fold_seen(crm_fold_of(h->bound->frame), b->declined, h->row, &no);

	*declined = has_no;
	if (!crm_fold_seen(crm_fold_of(h->bound->frame), b->done, h->row, &reached))
		return has_no ? no.when.day : CRM_NO_DAY;
	*declined = has_no && no.when.day >= reached.when.day;
	return *declined ? no.when.day : reached.when.day;
}

static size_t
places(const struct crm_rule *r)
{
	const struct campaign_rule *own = r->own;

	return own->cap > 0 ? (size_t)(own->cap / CRM_NUM_ONE) : 0;
}

static bool
has_place(const struct crm_due_hand *h, const struct crm_due_rule *r)
{
	bool declined;

	return settled_on(h, r, &declined) != CRM_NO_DAY;
}

static int
fire(struct crm_due_hand *h, const struct crm_due_rule *r, struct crm_fired *f, crm_error *e)
{
	const struct campaign_rule *own = r->rule->own;
	bool declined;
	crm_day day = settled_on(h, r, &declined);

	(void)e;
	f->since = f->from = own->opens;
	f->last = own->ends == CRM_NO_DAY ? CRM_DUE_NEVER : own->ends;
	f->seen.item = crm_str_z(own->name);
	if (day == CRM_NO_DAY) {
		f->due = own->ends == CRM_NO_DAY ? own->opens : own->ends;
		return 0;
	}
	f->settled = declined ? "declined" : "done";
	f->settled_on = day;
	return 0;
}

static const char *
item(const struct crm_rule *r)
{
	const struct campaign_rule *own = r->own;

	return own->name;
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
why_of(const struct crm_rule *r, bool never)
{
	const struct campaign_rule *own = r->own;

	(void)never;
	return own->ends == CRM_NO_DAY ? CRM_TR_MARK("Campaign {item}, since {since}")
				       : CRM_TR_MARK("Campaign {item}, until {due}");
}

static const struct crm_trigger_word sentence_words[] = {
	{.name = "item", .write = crm_write_item},
};

const struct crm_trigger crm_trigger_campaign = {
	.value = {.key = "campaign",
		  .at = CRM_OWN_AT(struct campaign_rule, name),
		  .read = crm_read_name},
	.keys = keys,
	.key_count = CRM_LENGTH(keys),
	.own_size = sizeof(struct campaign_rule),
	.initial = &initial,
	.bound_size = sizeof(struct campaign_bound),
	.finish = finish,
	.settle = settle,
	.purpose = "news",
	.last_day = last_day,
	.routine = true,
	.cannot_wait = crm_can_wait, /* its days are many */
	.places = places,
	.has_place = has_place,
	.item = item,
	.doing = note_doing,
	.bind = bind,
	.fire = fire,
	.why_of = why_of,
	.words = sentence_words,
	.word_count = CRM_LENGTH(sentence_words),
};
