/* appointment.c: appointment: any: due on its date, until it is closed. */
#include "due/trigger/shared.h"

static const crm_field keys[] = {CRM_KEY_WAIT, CRM_KEY_EXPIRES, CRM_KEY_AHEAD};

/* Of the kinds that may have a due only an appointment is open until its day: others are open from
 * the day of their entry on, and the triggers `open` and `milestone` are for them. An appointment
 * is over on its day, so that only `expires` leaves days to wait for. */
static int
finish(crm_loader *l, const crm_node *n, struct crm_rule *r)
{
	crm_kindset appointments = {{0}};

	crm_kinds_set(l->policy->model.kinds, CRM_STR("appointment"), &appointments);
	if (!r->any_kind && !crm_kindset_within(&r->kinds, &appointments))
		return crm_load_fault(l, crm_node_get(n, "appointment")->place,
				      "appointment: only events of kind appointment are made for a "
				      "day; write \"any\"");
	if (r->wait.n && !r->has_expires)
		return crm_load_fault(
			l, crm_node_get(n, "wait")->place,
			"wait: an appointment is over on its day; \"expires\" says how "
			"long after it the rule is listed");
	return 0;
}

static void
name_facts(const crm_kinds *k, const struct crm_rule *r, void (*each)(void *to, crm_str name),
	   void *to)
{
	(void)k;
	(void)r;
	each(to, CRM_STR("next_appointment"));
}

static int
bind(struct crm_due_bound *d, struct crm_due_rule *r, crm_error *e)
{
	struct crm_query w = {.aggregate = CRM_AGG_OPEN};

	(void)e;
	w.of = (struct crm_filter){r->rule->kinds, CRM_ANY, CRM_ANY};
	if (crm_kindset_empty(&w.of.kinds))
		crm_kinds_set(d->policy->model.kinds, CRM_STR("appointment"), &w.of.kinds);
	w.since = crm_day_reaching(d->today, r->rule->expires);
	return crm_trigger_bind_event(d, r, &w);
}

/* Says when the appointment of *f is due and listed. */
static int
say(const struct crm_due_rule *r, struct crm_fired *f)
{
	if (f->seen.due.day == CRM_NO_DAY) {
		crm_fired_settle(f, "the appointment has no date", CRM_NO_DAY);
		return 0;
	}
	crm_fired_due(r, f, f->seen.due.day);
	if (f->due == CRM_DUE_NEVER)
		return 0;
	f->last = crm_day_plus(f->due, r->rule->expires);
	if (r->rule->wait.n)
		f->from = crm_day_plus(f->due, r->rule->wait);
	if (f->from == CRM_NO_DAY)
		crm_fired_settle(f, "is outside the calendar", CRM_NO_DAY);
	return 0;
}

static int
fire(struct crm_due_hand *h, const struct crm_due_rule *r, struct crm_fired *f, crm_error *e)
{
	(void)e;
	return crm_fired_cause(h, r, f) ? say(r, f) : 0;
}

/* What is listed only after the day has no day of its own. */
static int
date(struct crm_due_hand *h, const struct crm_due_rule *r, size_t i, struct crm_fired *f,
     crm_error *e)
{
	(void)e;
	if (r->rule->wait.n || !crm_fired_cause_at(h, r->cause, i, f))
		return 0;
	say(r, f);
	return 1;
}

static void
note_doing(const struct crm_rule *r, const crm_kindset *touches, struct crm_due_doing *out)
{
	(void)r;
	(void)touches;
	out->appointment = true;
}

const struct crm_trigger crm_trigger_appointment = {
	.value = {.key = "appointment", .read = crm_read_event},
	.keys = keys,
	.key_count = CRM_LENGTH(keys),
	.finish = finish,
	.settle = crm_settle_by_touch,
	.facts = name_facts,
	.answers_event = true,
	.cannot_wait = crm_cannot_wait_if_recent,
	.also_settled = "cancel",
	.doing = note_doing,
	.own_day = true,
	.bind = bind,
	.fire = fire,
	.date = date,
	.category = CRM_TR_MARK("Appointment"),
	.why = CRM_TR_MARK("Appointment on {due}: {note}"),
	.never = "",
};
