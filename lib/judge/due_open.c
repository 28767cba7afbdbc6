/* due_open.c: what stands open, and its limit: by the clock and the calendar, or
 * in working time. */
#include "base/base.h"
#include "judge/due.h"

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
fire_by_clock(const struct crm_due *d, const struct crm_due_rule *r, struct crm_fired *f)
{
	const struct crm_rule *rule = r->rule;
	crm_day due;
	int64_t limit = limit_of(r, f, &due), more = 0;

	crm_fired_due(r, f, due);
	if (f->due == CRM_DUE_NEVER)
		return;
	if (by_clock(rule->ahead))
		f->from = day_of(limit - minutes(rule->ahead));
	f->late = d->now > limit ? d->now - limit : 0;
	if (by_clock(rule->escalate))
		more = minutes(rule->escalate);
	else if (rule->escalate.n && (due = crm_day_plus(f->due, rule->escalate)) != CRM_NO_DAY)
		more = end_of(due) - end_of(f->due);
	else if (rule->escalate.n)
		more = INT64_MAX;
	f->escalate = rule->has_escalate && f->late > more;
}

/* ---- in working time: minutes of the zone's clock ---- */

/* So long after a day (or before, with sign -1), in working days; weeks, months and
 * years by the calendar, to a working day. */
static crm_day
working_day(const struct crm_due *d, crm_day day, crm_span span, int sign)
{
	if (span.unit == 'd' && span.n)
		return crm_house_day(d, day, sign * span.n);
	day = span.n ? crm_day_add(day, span, sign) : day;
	return day == CRM_NO_DAY || sign < 0 ? day : crm_house_day(d, day, 0);
}

static int64_t
working_limit(const struct crm_due *d, const struct crm_due_rule *r, struct crm_fired *f)
{
	const struct crm_rule *rule = r->rule;
	crm_time when = f->seen.when, promised = f->seen.due;
	int64_t limit;

	if (rule->has_within && by_clock(rule->within)) {
		limit = crm_house_after(d, crm_time_wall(when), minutes(rule->within));
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
fire_working(const struct crm_due *d, const struct crm_due_rule *r, struct crm_fired *f)
{
	const struct crm_rule *rule = r->rule;
	int64_t limit = working_limit(d, r, f), now = crm_time_wall(crm_frame_today(d->frame)),
		last = limit;
	crm_day day;

	crm_fired_due(r, f, limit == INT64_MAX ? CRM_NO_DAY : f->due);
	if (f->due == CRM_DUE_NEVER)
		return;
	if (by_clock(rule->ahead))
		f->from = day_at(crm_house_before(d, limit, minutes(rule->ahead)));
	else if (rule->ahead.n)
		f->from = working_day(d, f->due, rule->ahead, -1);
	f->late = now > limit ? now - limit : 0;
	if (by_clock(rule->escalate))
		last = crm_house_after(d, limit, minutes(rule->escalate));
	else if (rule->escalate.n &&
		 (day = working_day(d, f->due, rule->escalate, 1)) != CRM_NO_DAY)
		last = limit + (int64_t)(day - f->due) * 1440;
	f->escalate = rule->has_escalate && now > last;
}

/* Whoever was turned to about it is left in peace for a while. */
static int
leave_alone(struct crm_due *d, const struct crm_due_rule *r, struct crm_fired *f, crm_error *e)
{
	crm_day out, next;

	if (!r->rule->again.n || f->due == CRM_DUE_NEVER)
		return 0;
	if (crm_due_day(d, d->ref.last_out, &out, e) < 0)
		return -1;
	if (out == CRM_NO_DAY || out < f->since)
		return 0;
	next = crm_day_add(out, r->rule->again, 1);
	if (next > f->from)
		f->from = next;
	return 0;
}

int
crm_open_fire(struct crm_due *d, const struct crm_due_rule *r, struct crm_fired *f, crm_error *e)
{
	if (!crm_fired_cause(d, r, f))
		return 0;
	if (r->rule->working)
		fire_working(d, r, f);
	else
		fire_by_clock(d, r, f);
	if (f->due != CRM_DUE_NEVER && f->from < f->since)
		f->from = f->since;
	return leave_alone(d, r, f, e);
}
