/* milestone.c: milestone: wedding: something follows the date that an event of their life has,
 * which may be to come; settled by done_by on that day or later. With `ahead` it comes before that
 * date, and is settled by what comes so long before it and after the event. */
#include "due/trigger/shared.h"

static const crm_field keys[] = {CRM_KEYS_FOLLOWING, CRM_KEY_AHEAD};

static int
finish(crm_loader *l, const crm_node *n, struct crm_rule *r)
{
	const crm_node *after = crm_node_get(n, "wait");

	if (!after)
		after = crm_node_get(n, "within");
	if (r->ahead.n && after)
		return crm_load_fault(
			l, after->place,
			"a rule with \"ahead\" is due on the day itself, so that it has "
			"neither \"wait\" nor \"within\": write a second rule for what "
			"follows the day");
	return 0;
}

static int
bind(struct crm_due_bound *d, struct crm_due_rule *r, crm_error *e)
{
	struct crm_query w = {.aggregate = CRM_AGG_MILESTONE, .since = CRM_NO_DAY};

	(void)e;
	w.of = (struct crm_filter){r->rule->kinds, CRM_ANY, CRM_REACHED};
	if (r->rule->any_kind)
		crm_kinds_set(d->policy->model.kinds, CRM_STR("milestone"), &w.of.kinds);
	w.done = (struct crm_filter){r->rule->done_by, CRM_ANY, CRM_REACHED};
	w.ahead = r->rule->ahead;
	if (r->rule->has_expires || w.ahead.n)
		w.since = crm_day_reaching(d->today, r->rule->expires);
	return crm_trigger_bind_event(d, r, &w);
}

static void
follow(const struct crm_due_rule *r, struct crm_fired *f)
{
	if (f->seen.due.day != CRM_NO_DAY)
		f->since = f->seen.due.day;
	if (!r->rule->ahead.n) {
		crm_fired_follow(r, f);
		return;
	}
	crm_fired_due(r, f, f->since);
	if (f->due != CRM_DUE_NEVER)
		f->last = crm_day_plus(f->due, r->rule->expires);
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

static const char *
why_of(const struct crm_rule *r, bool never)
{
	if (never)
		return "";
	return r->ahead.n ? CRM_TR_MARK("Their {kind}, on {due}: {note}")
			  : CRM_TR_MARK("Their {kind} was on {since}: {note}");
}

const struct crm_trigger crm_trigger_milestone = {
	.value = {.key = "milestone", .read = crm_read_event},
	.keys = keys,
	.key_count = CRM_LENGTH(keys),
	.finish = finish,
	.settle = crm_settle_by_touch,
	.answers_event = true,
	.cannot_wait = crm_cannot_wait_once_due,
	.own_day = true,
	.bind = bind,
	.fire = fire,
	.date = date,
	.category = CRM_TR_MARK("Milestone"),
	.why_of = why_of,
};
