/* open.c: open: complaint: what stands open has a limit: by the clock and the calendar, or
 * in working time. Settled by its resolution, or (until: answer) by a touch from us. */
#include "base/base.h"
#include "due/trigger/shared.h"
#include "due/calendar.h"

/* ---- in the policy ---- */

struct open_rule {
	bool working;      /* its limits are in working time */
	bool until_answer; /* the first answer settles it, not the resolution */
	bool has_escalate;
	crm_span escalate;
};

static int
read_open(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	const crm_kinds *k = l->policy->model.kinds;
	const crm_kindset *kinds = to;

	if (crm_read_events(l, f, n, to) < 0)
		return -1;
	for (size_t i = 0; i < crm_kinds_count(k); i++)
		if (crm_kindset_has(kinds, (int)i) && !crm_kinds_at(k, i)->opens)
			return crm_load_fault(l, n->place, "open: \"%s\" is never open",
					      crm_kinds_at(k, i)->name);
	return 0;
}

static int
read_until(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	bool *until_answer = to;
	int which;

	if (crm_read_choice(l, f, n, &which) < 0)
		return -1;
	*until_answer = which == 1;
	return 0;
}

static const char *const until_choice[] = {"resolved", "answer", NULL};

static const crm_field keys[] = {
	{.key = "until",
	 .at = CRM_OWN_AT(struct open_rule, until_answer),
	 .read = read_until,
	 .words = until_choice},
	{.key = "within", .at = CRM_RULE_AT(within), .read = crm_read_span},
	{.key = "ahead", .at = CRM_RULE_AT(ahead), .read = crm_read_span},
	{.key = "working", .at = CRM_OWN_AT(struct open_rule, working), .read = crm_read_truth},
	{.key = "escalate", .at = CRM_OWN_AT(struct open_rule, escalate), .read = crm_read_span},
};

static int
finish(crm_loader *l, const crm_node *n, struct crm_rule *r)
{
	struct open_rule *own = r->own;

	own->has_escalate = crm_node_get(n, "escalate");
	if (own->working && !crm_policy_hours(l->policy)->opens)
		return crm_load_fault(l, crm_node_get(n, "working")->place,
				      "working requires the section \"hours\"");
	return 0;
}

/* What closes it; where nothing does, what the action is logged as, or any touch. */
static int
settle(crm_loader *l, const crm_node *n, struct crm_rule *r)
{
	const struct open_rule *own = r->own;
	const crm_kinds *k = l->policy->model.kinds;

	if (own->until_answer)
		return crm_settle_by_touch(l, n, r);
	for (size_t i = 0; i < crm_kinds_count(k); i++)
		if (crm_kindset_meet(&crm_kinds_at(k, i)->closes, &r->kinds))
			crm_kindset_add(&r->done_by, (int)i);
	if (!crm_kindset_empty(&r->done_by) || crm_kinds_set(k, crm_str_z(r->action), &r->done_by))
		return 0;
	return crm_settle_by_touch(l, n, r);
}

/* ---- limits by the clock and the calendar ---- */

static bool
by_clock(crm_span s)
{
	return s.unit == 'h' || s.unit == 'i';
}

static int64_t
minutes(crm_span s)
{
	return s.unit == 'h' ? (int64_t)s.n * 60 : s.n;
}

/* The end of a day, unless the time says otherwise, is minute 1440 of it and
 * not minute 0 of the next. */
static crm_day
day_at(int64_t minute)
{
	return minute > 0 ? (crm_day)((minute - 1) / 1440) : -(crm_day)((1440 - minute) / 1440);
}

/* The day that the clock of the zone shows at a moment. */
static crm_day
day_of(int64_t utc)
{
	return day_at(utc + crm_wall_ahead(utc - 1));
}

static int64_t
end_of(crm_day day)
{
	return crm_time_utc((crm_time){day, -1, CRM_NO_OFFSET});
}

static bool
is_limit_of_a_day(const struct crm_due_rule *r, const struct crm_fired *f)
{
	const struct crm_rule *rule = r->rule;

	return rule->has_within ? !by_clock(rule->within) : f->seen.due.minute < 0;
}

/* How long past its limit it is. A limit that is a day, and what is late by two days or more, is
 * told in days of the calendar, like due_overdue. */
static void
set_late(const struct crm_due_rule *r, int64_t now, int64_t limit, struct crm_fired *f)
{
	f->late = now > limit ? now - limit : 0;
	f->late_by_days = is_limit_of_a_day(r, f) || f->late >= (int64_t)2 * 1440;
}

/* The limit of an open item: its day, which is not before the item's, and its moment. */
static int64_t
limit_of(const struct crm_due_rule *r, const struct crm_fired *f, crm_day *due)
{
	const struct crm_rule *rule = r->rule;
	crm_time when = f->seen.when, promised = f->seen.due;

	if (rule->has_within && by_clock(rule->within)) {
		int64_t limit = crm_time_utc(when) + minutes(rule->within);
		*due = day_of(limit) < when.day ? when.day : day_of(limit);
		return limit;
	}
	if (!rule->has_within && promised.day != CRM_NO_DAY) {
		*due = promised.day;
		return crm_time_utc(promised);
	}
	*due = crm_day_plus(when.day, rule->within);
	return *due == CRM_NO_DAY ? INT64_MAX : end_of(*due);
}

static void
fire_by_clock(const struct crm_due_bound *d, const struct crm_due_rule *r, struct crm_fired *f)
{
	const struct crm_rule *rule = r->rule;
	const struct open_rule *own = rule->own;
	crm_day due;
	int64_t limit = limit_of(r, f, &due), more = 0;

	crm_fired_due(r, f, due);
	if (f->due == CRM_DUE_NEVER)
		return;
	if (by_clock(rule->ahead))
		f->from = day_of(limit - minutes(rule->ahead));
	set_late(r, d->now, limit, f);
	if (by_clock(own->escalate))
		more = minutes(own->escalate);
	else if (own->escalate.n && (due = crm_day_plus(f->due, own->escalate)) != CRM_NO_DAY)
		more = end_of(due) - end_of(f->due);
	else if (own->escalate.n)
		more = INT64_MAX;
	f->escalate = own->has_escalate && f->late > more;
}

/* ---- in working time: minutes of the zone's clock ---- */

/* So long after a day (or before, with sign -1), in working days; weeks, months and
 * years by the calendar, to a working day. */
static crm_day
working_day(const struct crm_due_bound *d, crm_day day, crm_span span, int sign)
{
	if (span.unit == 'd' && span.n)
		return crm_working_day(d->policy, day, sign * span.n);
	day = span.n ? crm_day_add(day, span, sign) : day;
	return day == CRM_NO_DAY || sign < 0 ? day : crm_working_day(d->policy, day, 0);
}

static int64_t
working_limit(const struct crm_due_bound *d, const struct crm_due_rule *r, struct crm_fired *f)
{
	const struct crm_rule *rule = r->rule;
	crm_time when = f->seen.when, promised = f->seen.due;
	int64_t limit;

	if (rule->has_within && by_clock(rule->within)) {
		limit = crm_working_after(d->policy, crm_time_wall(when), minutes(rule->within));
		if (limit == INT64_MAX)
			return limit;
		f->due = day_at(limit) < when.day ? when.day : day_at(limit);
		f->limit = limit;
		return limit;
	}
	if (!rule->has_within && promised.day != CRM_NO_DAY) {
		f->due = promised.day;
		return crm_time_wall(promised);
	}
	f->due = working_day(d, when.day, rule->within, 1);
	return f->due == CRM_NO_DAY ? INT64_MAX : (int64_t)(f->due + 1) * 1440;
}

static void
fire_working(const struct crm_due_bound *d, const struct crm_due_rule *r, struct crm_fired *f)
{
	const struct crm_rule *rule = r->rule;
	const struct open_rule *own = rule->own;
	int64_t limit = working_limit(d, r, f), now = crm_time_wall(crm_frame_today(d->frame)),
		last = limit;
	crm_day day;

	crm_fired_due(r, f, limit == INT64_MAX ? CRM_NO_DAY : f->due);
	if (f->due == CRM_DUE_NEVER)
		return;
	if (by_clock(rule->ahead))
		f->from = day_at(crm_working_before(d->policy, limit, minutes(rule->ahead)));
	else if (rule->ahead.n)
		f->from = working_day(d, f->due, rule->ahead, -1);
	set_late(r, now, limit, f);
	if (by_clock(own->escalate))
		last = crm_working_after(d->policy, limit, minutes(own->escalate));
	else if (own->escalate.n && (day = working_day(d, f->due, own->escalate, 1)) != CRM_NO_DAY)
		last = limit + (int64_t)(day - f->due) * 1440;
	f->escalate = own->has_escalate && now > last;
}

static int
bind(struct crm_due_bound *d, struct crm_due_rule *r, crm_error *e)
{
	const struct open_rule *own = r->rule->own;
	struct crm_query w = {.aggregate = CRM_AGG_OPEN, .since = CRM_NO_DAY};

	if (own->working && crm_hours_prepare(d->policy, e) < 0)
		return -1;
	w.of = (struct crm_filter){r->rule->kinds, CRM_ANY, CRM_ANY};
	w.unanswered = own->until_answer;
	return crm_trigger_bind_event(d, r, &w);
}

static void
limit(struct crm_due_hand *h, const struct crm_due_rule *r, struct crm_fired *f)
{
	const struct open_rule *own = r->rule->own;

	if (own->working)
		fire_working(h->bound, r, f);
	else
		fire_by_clock(h->bound, r, f);
	if (f->due != CRM_DUE_NEVER && f->from < f->since)
		f->from = f->since;
}

static int
fire(struct crm_due_hand *h, const struct crm_due_rule *r, struct crm_fired *f, crm_error *e)
{
	(void)e;
	if (crm_fired_cause(h, r, f))
		limit(h, r, f);
	return 0;
}

/* What is planned for a day of its own, such as a todo. */
static bool
dated(const struct crm_rule *r, const crm_kinds *k)
{
	bool all = !r->has_within;

	for (size_t i = 0; i < crm_kinds_count(k) && all; i++)
		all = !crm_kindset_has(&r->kinds, (int)i) || crm_kinds_at(k, i)->first_due;
	return all;
}

static int
date(struct crm_due_hand *h, const struct crm_due_rule *r, size_t i, struct crm_fired *f,
     crm_error *e)
{
	if (!crm_fired_cause_at(h, r->cause, i, f))
		return 0;
	limit(h, r, f);
	(void)e;
	return 1;
}

static bool
working(const struct crm_rule *r)
{
	const struct open_rule *own = r->own;

	return own->working;
}

/* The entry that resolves it names what was resolved. */
static void
note_doing(const struct crm_rule *r, const crm_kindset *touches, struct crm_due_doing *out)
{
	const struct open_rule *own = r->own;

	(void)touches;
	if (!own->until_answer)
		out->names = r->kinds;
}

const struct crm_trigger crm_trigger_open = {
	.value = {.key = "open", .at = CRM_RULE_AT(kinds), .read = read_open},
	.keys = keys,
	.key_count = CRM_LENGTH(keys),
	.own_size = sizeof(struct open_rule),
	.finish = finish,
	.settle = settle,
	.answers_event = true,
	.cannot_wait = crm_cannot_wait_if_recent,
	.working = working,
	.doing = note_doing,
	.own_day = true,
	.bind = bind,
	.fire = fire,
	.date = date,
	.dated = dated,
	.category = CRM_TR_MARK("Planned"),
	.why = CRM_TR_MARK("Since {since} there is an open {kind}: {note}; {open}"),
	.never = "",
};
