/* match.c: what the triggers share when they look at one customer: by when something is to
 * be done, from when on it is listed, and what settled it. What each trigger waits for is said in
 * its own file, trigger/NAME.c. */
#include "due/trigger/shared.h"

/* ---- days ---- */

bool
crm_rule_is_for_others(struct crm_due_hand *h, const struct crm_due_rule *r)
{
	if (crm_cursor_is_task(h->cursor))
		return !r->rule->tasks;
	return !r->everybody && crm_cursor_is_noncustomer(h->cursor);
}

int
crm_rule_is_for(struct crm_due_hand *h, const struct crm_due_rule *r, crm_error *e)
{
	if (crm_rule_is_for_others(h, r))
		return 0;
	return r->rule->when ? crm_expr_holds(r->rule->when, h->cursor, e) : 1;
}

bool
crm_fired_today(const struct crm_due_bound *d, const struct crm_fired *f)
{
	return f->due != CRM_DUE_NEVER && f->from <= d->today &&
	       (f->last == CRM_DUE_NEVER || d->today <= f->last);
}

void
crm_fired_settle(struct crm_fired *f, const char *how, crm_day on)
{
	f->due = CRM_DUE_NEVER;
	f->settled = how;
	f->settled_on = on;
}

void
crm_fired_due(const struct crm_due_rule *r, struct crm_fired *f, crm_day due)
{
	f->due = due;
	f->from = due == CRM_NO_DAY ? CRM_NO_DAY : crm_day_add(due, r->rule->ahead, -1);
	if (f->from == CRM_NO_DAY)
		crm_fired_settle(f, "is outside the calendar", CRM_NO_DAY);
}

int
crm_due_latest(struct crm_due_hand *h, const struct crm_due_rule *r, crm_day *out, crm_error *e)
{
	*out = CRM_NO_DAY;
	for (size_t i = 0; i < r->facts; i++) {
		crm_day day;
		if (crm_due_day(h, r->fact[i], &day, e) < 0)
			return -1;
		if (day != CRM_NO_DAY && (*out == CRM_NO_DAY || day > *out))
			*out = day;
	}
	return 0;
}

/* ---- what follows an event, or has its date ---- */

bool
crm_fired_cause(struct crm_due_hand *h, const struct crm_due_rule *r, struct crm_fired *f)
{
	f->has_event = crm_fold_seen(crm_fold_of(h->bound->frame), r->cause, h->row, &f->seen);
	if (f->has_event)
		f->since = f->seen.when.day;
	else
		crm_fired_settle(f, "nothing in the log still asks for it", CRM_NO_DAY);
	return f->has_event;
}

bool
crm_fired_cause_at(struct crm_due_hand *h, int query, size_t i, struct crm_fired *f)
{
	f->has_event = crm_fold_seen_at(crm_fold_of(h->bound->frame), query, h->row, i, &f->seen);
	f->since = f->seen.when.day;
	return f->has_event;
}

crm_day
crm_day_plus(crm_day day, crm_span span)
{
	return span.n ? crm_day_add(day, span, 1) : day;
}

void
crm_fired_follow(const struct crm_due_rule *r, struct crm_fired *f)
{
	const struct crm_rule *rule = r->rule;

	crm_fired_due(r, f, crm_day_plus(f->since, rule->has_within ? rule->within : rule->wait));
	f->from = crm_day_plus(f->since, rule->wait);
	if (rule->has_expires)
		f->last = crm_day_plus(f->since, rule->expires);
	if (f->from == CRM_NO_DAY)
		crm_fired_settle(f, "is outside the calendar", CRM_NO_DAY);
}

int
crm_fired_around(struct crm_due_hand *h, const struct crm_due_rule *r, struct crm_fired *f,
		 crm_day day, crm_error *e)
{
	crm_day done;

	crm_fired_due(r, f, day);
	if (f->due == CRM_DUE_NEVER)
		return 0;
	f->last = crm_day_plus(day, r->rule->expires);
	if (crm_due_latest(h, r, &done, e) < 0)
		return -1;
	if (done != CRM_NO_DAY && done >= f->from)
		crm_fired_settle(f, "done", done);
	return 0;
}

static const struct crm_fired nothing = {.due = CRM_DUE_NEVER,
					 .from = CRM_NO_DAY,
					 .last = CRM_DUE_NEVER,
					 .since = CRM_NO_DAY,
					 .settled_on = CRM_NO_DAY,
					 .next = CRM_NO_DAY,
					 .limit = CRM_NO_LIMIT};

/* What is the manager's at once. */
static int
hand_over(struct crm_due_hand *h, const struct crm_rule *rule, struct crm_fired *f, crm_error *e)
{
	int holds;

	if (!rule->escalate_when || f->due == CRM_DUE_NEVER)
		return 0;
	if ((holds = crm_expr_holds(rule->escalate_when, h->cursor, e)) < 0)
		return -1;
	f->escalate |= holds;
	return 0;
}

bool
crm_rule_is_dated(const struct crm_due_bound *d, const struct crm_due_rule *r)
{
	const struct crm_trigger *t = r->rule->trigger;

	return t->date && (!t->dated || t->dated(r->rule, d->policy->model.kinds));
}

int
crm_trigger_date(struct crm_due_hand *h, const struct crm_due_rule *r, size_t i,
		 struct crm_fired *f, crm_error *e)
{
	int more = 0;

	*f = nothing;
	if (r->rule->trigger->date)
		more = r->rule->trigger->date(h, r, i, f, e);
	return more > 0 && hand_over(h, r->rule, f, e) < 0 ? -1 : more;
}

int
crm_trigger_fire(struct crm_due_hand *h, const struct crm_due_rule *r, struct crm_fired *f,
		 crm_error *e)
{
	*f = nothing;
	return r->rule->trigger->fire(h, r, f, e) < 0 ? -1 : hand_over(h, r->rule, f, e);
}
