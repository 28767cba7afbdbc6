/* milestone.c: milestone: wedding: something follows the date that an event of their life
 * has, which may be to come; settled by done_by on that day or later. */
#include "due/trigger/shared.h"

static const crm_field keys[] = {CRM_KEYS_FOLLOWING};

static int
bind(struct crm_due_bound *d, struct crm_due_rule *r, crm_error *e)
{
	struct crm_query w = {.aggregate = CRM_AGG_MILESTONE, .since = CRM_NO_DAY};

	(void)e;
	w.of = (struct crm_filter){r->rule->kinds, CRM_ANY, CRM_REACHED};
	if (r->rule->any_kind)
		crm_kinds_set(d->policy->model.kinds, CRM_STR("milestone"), &w.of.kinds);
	w.done = (struct crm_filter){r->rule->done_by, CRM_ANY, CRM_REACHED};
	if (r->rule->has_expires)
		w.since = crm_day_reaching(d->today, r->rule->expires);
	return crm_trigger_bind_event(d, r, &w);
}

static void
follow(const struct crm_due_rule *r, struct crm_fired *f)
{
	if (f->seen.due.day != CRM_NO_DAY)
		f->since = f->seen.due.day;
	crm_fired_follow(r, f);
}

static int
fire(struct crm_due_hand *h, const struct crm_due_rule *r, struct crm_fired *f, crm_error *e)
{
	(void)e;
	if (crm_fired_cause(h, r, f))
		follow(r, f);
	return 0;
}

static int
date(struct crm_due_hand *h, const struct crm_due_rule *r, size_t i, struct crm_fired *f,
     crm_error *e)
{
	(void)e;
	if (!crm_fired_cause_at(h, r->cause, i, f))
		return 0;
	follow(r, f);
	return 1;
}

const struct crm_trigger crm_trigger_milestone = {
	.value = {.key = "milestone", .read = crm_read_event},
	.keys = keys,
	.key_count = CRM_LENGTH(keys),
	.settle = crm_settle_by_touch,
	.answers_event = true,
	.cannot_wait = crm_cannot_wait_once_due,
	.bind = bind,
	.fire = fire,
	.date = date,
	.category = CRM_TR_MARK("Milestone"),
	.why = CRM_TR_MARK("Their {kind} was on {since}: {note}"),
	.never = "",
};
