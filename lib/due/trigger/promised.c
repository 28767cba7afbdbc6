/* promised.c: promised: any: what we promised is due on its date, until we are in touch. */
#include "due/trigger/shared.h"

struct promised_bound {
	int all; /* query for all promises, where an agenda is made; else -1 */
};

static const crm_field keys[] = {CRM_KEY_AHEAD, CRM_KEY_DONE_BY};

static void
name_facts(const crm_kinds *k, const struct crm_rule *r, void (*each)(void *to, crm_str name),
	   void *to)
{
	(void)k;
	(void)r;
	each(to, CRM_STR("promised"));
}

static int
bind(struct crm_due_bound *d, struct crm_due_rule *r, crm_error *e)
{
	struct crm_query w = {.aggregate = CRM_AGG_PROMISE, .since = CRM_NO_DAY};
	struct promised_bound *b = r->own;

	b->all = -1;
	w.of = (struct crm_filter){r->rule->kinds, CRM_ANY, CRM_ANY};
	if (crm_kindset_empty(&w.of.kinds))
		w.of.kinds = crm_kinds_promises(d->policy->model.kinds);
	w.done = (struct crm_filter){r->rule->done_by, CRM_ANY, CRM_REACHED};
	(void)e;
	crm_trigger_bind_event(d, r, &w);
	if (!d->how.agenda)
		return 0;
	w.aggregate = CRM_AGG_PROMISES;
	b->all = crm_fold_ask(crm_fold_of(d->frame), &w);
	return 0;
}

static int
fire(struct crm_due_hand *h, const struct crm_due_rule *r, struct crm_fired *f, crm_error *e)
{
	(void)e;
	if (crm_fired_cause(h, r, f))
		crm_fired_due(r, f, f->seen.due.day);
	return 0;
}

static int
date(struct crm_due_hand *h, const struct crm_due_rule *r, size_t i, struct crm_fired *f,
     crm_error *e)
{
	const struct promised_bound *b = r->own;

	(void)e;
	if (!crm_fired_cause_at(h, b->all, i, f))
		return 0;
	crm_fired_due(r, f, f->seen.due.day);
	return 1;
}

const struct crm_trigger crm_trigger_promised = {
	.value = {.key = "promised", .read = crm_read_event},
	.keys = keys,
	.key_count = CRM_LENGTH(keys),
	.bound_size = sizeof(struct promised_bound),
	.settle = crm_settle_by_touch,
	.facts = name_facts,
	.answers_event = true,
	.cannot_wait = crm_cannot_wait_if_recent,
	.own_day = true,
	.bind = bind,
	.fire = fire,
	.date = date,
	.category = CRM_TR_MARK("Promise"),
	.why = CRM_TR_MARK("We made a promise for {due}: {note}"),
	.never = "",
};
