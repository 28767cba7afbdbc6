/* bind_trigger.c: what the triggers share when they ask the frame for what they look at, before the
 * logs are read. What is a matter of when something happened last is a fact; what must be known of
 * one event (which, its due date, its words) is asked for as an event. */
#include <string.h>

#include "due/trigger/shared.h"
#include "kinds/outcome.h"

crm_day
crm_day_reaching(crm_day d, crm_span span)
{
	crm_day s = crm_day_add(d, span, -1);

	if (s == CRM_NO_DAY)
		return crm_day_of(1, 1, 1);
	while (crm_day_add(s, span, 1) != CRM_NO_DAY && crm_day_add(s, span, 1) < d)
		s++;
	while (crm_day_add(s - 1, span, 1) != CRM_NO_DAY && crm_day_add(s - 1, span, 1) >= d)
		s--;
	return s;
}

/* ---- facts and columns ---- */

struct binding {
	struct crm_due_bound *d;
	struct crm_due_rule *r;
	crm_error *e;
	int done; /* -1: one of them failed */
};

static void
bind_fact(void *to, crm_str name)
{
	struct binding *b = to;
	int ref;

	if (b->done < 0)
		return;
	ref = crm_frame_ref(b->d->frame, name, b->e);
	if (ref < 0)
		b->done = -1;
	else
		b->r->fact[b->r->facts++] = ref;
}

int
crm_trigger_bind_facts(struct crm_due_bound *d, struct crm_due_rule *r, crm_error *e)
{
	const crm_kinds *k = d->policy->model.kinds;
	struct binding b = {d, r, e, 0};

	r->fact = crm_arena_alloc(d->arena, (crm_kinds_count(k) + 1) * sizeof *r->fact);
	r->rule->trigger->facts(k, r->rule, bind_fact, &b);
	return b.done;
}

void
crm_done_facts(const crm_kinds *k, const struct crm_rule *r, void (*each)(void *to, crm_str name),
	       void *to)
{
	crm_latest_facts(k, &r->done_by, each, to);
}

int
crm_trigger_bind_first_seen(struct crm_due_bound *d, crm_error *e)
{
	if (d->ref.first_seen < 0)
		d->ref.first_seen = crm_frame_ref(d->frame, CRM_STR("first_seen"), e);
	return d->ref.first_seen < 0 ? -1 : 0;
}

/* ---- events ---- */

struct crm_query
crm_want_following(const struct crm_due_bound *d, const struct crm_due_rule *r)
{
	const struct crm_rule *rule = r->rule;
	const crm_kinds *k = d->policy->model.kinds;
	struct crm_query w = {
		.aggregate = CRM_AGG_PENDING, .item = CRM_STR(""), .since = CRM_NO_DAY};

	w.of = (struct crm_filter){rule->any_kind ? crm_kinds_every(k) : rule->kinds, CRM_ANY,
				   CRM_REACHED};
	w.done = (struct crm_filter){rule->done_by, CRM_ANY, CRM_REACHED};
	if (rule->has_expires)
		w.since = crm_day_reaching(d->today, rule->expires);
	return w;
}

int
crm_trigger_bind_event(struct crm_due_bound *d, struct crm_due_rule *r, struct crm_query *w)
{
	w->texts |= r->why.texts || r->ask.texts || r->offer.texts || r->rule->helpers;
	r->cause = crm_fold_ask(crm_fold_of(d->frame), w);
	return 0;
}

int
crm_trigger_needs_log(const struct crm_due_bound *d, const struct crm_due_rule *r, crm_error *e)
{
	if (crm_frame_has_log(d->frame))
		return 0;
	return crm_fail(e, CRM_SYSTEM, "rule %s needs the log: name it with -l (or $CRM_LOG)",
			r->rule->name);
}

/* How often it was done, and when last, where there is a limit to that. */
static int
bind_done(struct crm_due_bound *d, struct crm_due_rule *r, crm_error *e)
{
	const struct crm_rule *rule = r->rule;

	r->done = -1;
	if (!rule->every.n && !rule->times.total && !rule->times.year)
		return 0;
	if (!d->unlogged && crm_trigger_needs_log(d, r, e) < 0)
		return -1;
	r->done = crm_fold_ask_rule(crm_fold_of(d->frame), crm_str_z(rule->name), rule->was.word,
				    rule->was.n, &rule->done_by);
	if (r->done >= 0)
		return 0;
	return crm_policy_fault(d->policy, rule->place, e,
				"rule %s: at most %d rules may have \"every\" or \"times\"",
				rule->name, CRM_RULES_FOLLOWED);
}

int
crm_trigger_bind(struct crm_due_bound *d, struct crm_due_rule *r, crm_error *e)
{
	const struct crm_trigger *t = r->rule->trigger;

	r->cause = -1;
	if (bind_done(d, r, e) < 0)
		return -1;
	r->own = crm_arena_alloc(d->arena, t->bound_size + 1);
	if (t->answers_event && crm_trigger_needs_log(d, r, e) < 0)
		return -1;
	return t->bind(d, r, e);
}
