/* due_trigger.c: what each trigger waits for. One row of the table below, one
 * pair of functions: `bind` asks the frame for what is looked at, `fire` says
 * for one customer by when something is to do and from when it is listed.
 *
 *   trigger      due                                  settled by
 *   silence      the last touch (of the kinds, of     such a touch
 *                the direction) + span; first_seen
 *                for those never touched
 *   every        the last of done_by + span; today    that
 *                when there was none
 *   after        event + within (or + wait); listed   done_by after it
 *                from + wait to + expires
 *                in a sequence: from the day of        done_by after that
 *                the step before
 *   anniversary  the day; listed from - ahead to      done_by in that time
 *   holiday      + expires
 *   open         opened + within; listed from         its resolution, or (until:
 *                - ahead                              answer) a touch from us
 *   promised     its due date; listed from - ahead    a touch after it was logged
 *   appointment  its due date; listed from - ahead,   being closed
 *                or from + wait, to + expires
 *   owed         as after                             thanks
 *   milestone    its due date, or else its date,       done_by on that day
 *                + within (or + wait); listed from     or later
 *                + wait to + expires
 *   campaign     its last day; listed from its        an event with that item,
 *                first day to that                    or a no
 *   price-limit  since a price left its limits        done_by since then
 *                + within …, as after
 *   missing      today                                being filled in
 *   older        the column + span                    its new date
 *   fill         today                                any touch today
 */
#include <string.h>

#include "judge/due.h"

typedef int
fire_fn(struct crm_due *d, const struct crm_due_rule *r, struct crm_fired *f, crm_error *e);

/* ---- days ---- */

bool
crm_fired_today(const struct crm_due *d, const struct crm_fired *f)
{
	return f->due != CRM_DUE_NEVER && f->from <= d->today &&
	       (f->last == CRM_DUE_NEVER || d->today <= f->last);
}

static void
settle(struct crm_fired *f, const char *how, crm_day on)
{
	f->due = CRM_DUE_NEVER;
	f->settled = how;
	f->settled_on = on;
}

/* Listed from `ahead` before it is due. */
void
crm_fired_due(const struct crm_due_rule *r, struct crm_fired *f, crm_day due)
{
	f->due = due;
	f->from = due == CRM_NO_DAY ? CRM_NO_DAY : crm_day_add(due, r->rule->ahead, -1);
	if (f->from == CRM_NO_DAY)
		settle(f, "is out of the calendar", CRM_NO_DAY);
}

/* ---- firing: what we have not done for long ---- */

int
crm_due_latest(struct crm_due *d, const struct crm_due_rule *r, crm_day *out, crm_error *e)
{
	*out = CRM_NO_DAY;
	for (size_t i = 0; i < r->facts; i++) {
		crm_day day;
		if (crm_due_day(d, r->fact[i], &day, e) < 0)
			return -1;
		if (day != CRM_NO_DAY && (*out == CRM_NO_DAY || day > *out))
			*out = day;
	}
	return 0;
}

static int
fire_silence(struct crm_due *d, const struct crm_due_rule *r, struct crm_fired *f, crm_error *e)
{
	struct crm_rhythm rhythm;
	crm_day limit;

	if (crm_due_latest(d, r, &f->since, e) < 0)
		return -1;
	f->never = f->since == CRM_NO_DAY;
	if (f->never && crm_due_day(d, d->ref.first_seen, &f->since, e) < 0)
		return -1;
	if (crm_cadence(d, r->rule, &rhythm, e) < 0)
		return -1;
	if (f->since == CRM_NO_DAY) {
		crm_fired_due(r, f, d->today);
		return 0;
	}
	crm_fired_due(r, f, crm_day_add(f->since, rhythm.ideal, 1));
	limit = rhythm.longest.n ? crm_day_add(f->since, rhythm.longest, 1) : CRM_NO_DAY;
	f->past_longest = limit != CRM_NO_DAY && d->today > limit;
	return 0;
}

static int
fire_every(struct crm_due *d, const struct crm_due_rule *r, struct crm_fired *f, crm_error *e)
{
	if (crm_due_latest(d, r, &f->since, e) < 0)
		return -1;
	f->never = f->since == CRM_NO_DAY;
	crm_fired_due(r, f, f->never ? d->today : crm_day_add(f->since, r->rule->span, 1));
	return 0;
}

static int
fire_older(struct crm_due *d, const struct crm_due_rule *r, struct crm_fired *f, crm_error *e)
{
	if (crm_due_day(d, r->column, &f->since, e) < 0)
		return -1;
	f->never = f->since == CRM_NO_DAY;
	if (f->never && crm_due_day(d, d->ref.first_seen, &f->since, e) < 0)
		return -1;
	crm_fired_due(r, f,
		      f->since == CRM_NO_DAY ? d->today : crm_day_add(f->since, r->rule->span, 1));
	return 0;
}

static int
fire_fill(struct crm_due *d, const struct crm_due_rule *r, struct crm_fired *f, crm_error *e)
{
	if (crm_due_latest(d, r, &f->since, e) < 0)
		return -1;
	f->never = f->since == CRM_NO_DAY;
	crm_fired_due(r, f, d->today);
	if (f->since == d->today)
		settle(f, "done", f->since);
	f->next = d->today + 1;
	return 0;
}

static int
fire_missing(struct crm_due *d, const struct crm_due_rule *r, struct crm_fired *f, crm_error *e)
{
	crm_str text;

	for (size_t i = 0; i < r->rule->missing.n; i++) {
		if (crm_due_text(d, r->missing[i], &d->scratch, &text, e) < 0)
			return -1;
		if (crm_str_trim(text).n)
			continue;
		crm_fired_due(r, f, d->today);
		return 0;
	}
	settle(f, "all of it is known", CRM_NO_DAY);
	return 0;
}

/* ---- firing: what follows an event ---- */

bool
crm_fired_cause(struct crm_due *d, const struct crm_due_rule *r, struct crm_fired *f)
{
	f->has_event = crm_frame_seen(d->frame, r->cause, d->row, &f->seen);
	if (f->has_event)
		f->since = f->seen.when.day;
	else
		settle(f, "nothing in the log still asks for it", CRM_NO_DAY);
	return f->has_event;
}

crm_day
crm_day_plus(crm_day day, crm_span span)
{
	return span.n ? crm_day_add(day, span, 1) : day;
}

/* So long after f->since. */
void
crm_fired_follow(const struct crm_due_rule *r, struct crm_fired *f)
{
	const struct crm_rule *rule = r->rule;

	crm_fired_due(r, f, crm_day_plus(f->since, rule->has_within ? rule->within : rule->wait));
	f->from = crm_day_plus(f->since, rule->wait);
	if (rule->has_expires)
		f->last = crm_day_plus(f->since, rule->expires);
	if (f->from == CRM_NO_DAY)
		settle(f, "is out of the calendar", CRM_NO_DAY);
}

/* Of a sequence the step that it is at, from its own day. */
static bool
at_step(const struct crm_due_rule *r, struct crm_fired *f)
{
	const struct crm_course_seen *course = &f->seen.course;

	if (!r->rule->steps)
		return true;
	f->since = course->day;
	if (course->step == r->rule->step)
		return true;
	settle(f,
	       course->stopped ? "stopped"
	       : course->step  ? "is at another step"
			       : "all steps are through",
	       course->day);
	return false;
}

static int
fire_after(struct crm_due *d, const struct crm_due_rule *r, struct crm_fired *f, crm_error *e)
{
	(void)e;
	if (crm_fired_cause(d, r, f) && at_step(r, f))
		crm_fired_follow(r, f);
	return 0;
}

static int
fire_milestone(struct crm_due *d, const struct crm_due_rule *r, struct crm_fired *f, crm_error *e)
{
	(void)e;
	if (!crm_fired_cause(d, r, f))
		return 0;
	if (f->seen.due.day != CRM_NO_DAY)
		f->since = f->seen.due.day;
	crm_fired_follow(r, f);
	return 0;
}

/* ---- firing: what has its date ---- */

static int
fire_promised(struct crm_due *d, const struct crm_due_rule *r, struct crm_fired *f, crm_error *e)
{
	(void)e;
	if (crm_fired_cause(d, r, f))
		crm_fired_due(r, f, f->seen.due.day);
	return 0;
}

static int
fire_appointment(struct crm_due *d, const struct crm_due_rule *r, struct crm_fired *f, crm_error *e)
{
	(void)e;
	if (!crm_fired_cause(d, r, f))
		return 0;
	if (f->seen.due.day == CRM_NO_DAY) {
		settle(f, "the appointment has no date", CRM_NO_DAY);
		return 0;
	}
	crm_fired_due(r, f, f->seen.due.day);
	if (f->due == CRM_DUE_NEVER)
		return 0;
	f->last = crm_day_plus(f->due, r->rule->expires);
	if (r->rule->wait.n)
		f->from = crm_day_plus(f->due, r->rule->wait);
	if (f->from == CRM_NO_DAY)
		settle(f, "is out of the calendar", CRM_NO_DAY);
	return 0;
}

/* From `ahead` before the day to `expires` after it, unless done in that time. */
static int
around(struct crm_due *d, const struct crm_due_rule *r, struct crm_fired *f, crm_day day,
       crm_error *e)
{
	crm_day done;

	crm_fired_due(r, f, day);
	if (f->due == CRM_DUE_NEVER)
		return 0;
	f->last = crm_day_plus(day, r->rule->expires);
	if (crm_due_latest(d, r, &done, e) < 0)
		return -1;
	if (done != CRM_NO_DAY && done >= f->from)
		settle(f, "done", done);
	return 0;
}

/* The day a column names, as something that comes round each year. */
static int
yearly(struct crm_due *d, const struct crm_due_rule *r, crm_partial *p, bool *given, crm_error *e)
{
	crm_value v;
	int year, month, day;

	*given = false;
	if (crm_cursor_value(d->cursor, r->column, &v, e) < 0)
		return -1;
	if (v.type == CRM_DATE) {
		crm_day_split(v.date.day, &year, &month, &day);
		*p = (crm_partial){
			.year = (int16_t)year, .month = (int8_t)month, .day = (int8_t)day};
		*given = true;
	} else if (v.type == CRM_TEXT && crm_str_trim(v.text).n) {
		if (!crm_partial_parse(crm_str_trim(v.text), p))
			return crm_due_fault(
				d, r->column, e,
				"%s is not a date like 1980-05-12, --05-12, 1980-05 or "
				"lunar:1980-08-15",
				crm_quote(v.text));
		*given = true;
	}
	return 0;
}

static int
fire_anniversary(struct crm_due *d, const struct crm_due_rule *r, struct crm_fired *f, crm_error *e)
{
	crm_day day, from = crm_day_reaching(d->today, r->rule->expires);
	crm_partial p;
	bool given;
	int year, month, of_month;

	if (yearly(d, r, &p, &given, e) < 0)
		return -1;
	day = given ? crm_partial_next(&p, from, d->policy->feb29) : CRM_NO_DAY;
	if (day != CRM_NO_DAY) {
		crm_day_split(day, &year, &month, &of_month);
		if (p.year && year <= p.year) /* the day itself, not an anniversary */
			day = crm_partial_next(&p, crm_day_of(p.year + 1, 1, 1), d->policy->feb29);
	}
	if (day == CRM_NO_DAY) {
		settle(f, given ? "has no day that comes round" : "no date is known", CRM_NO_DAY);
		return 0;
	}
	if (around(d, r, f, day, e) < 0)
		return -1;
	if (f->due == CRM_DUE_NEVER && f->settled_on != CRM_NO_DAY)
		f->next = crm_partial_next(&p, day + 1, d->policy->feb29);
	return 0;
}

static int
fire_holiday(struct crm_due *d, const struct crm_due_rule *r, struct crm_fired *f, crm_error *e)
{
	if (r->day == CRM_NO_DAY) {
		settle(f, "the policy knows no further day of it", CRM_NO_DAY);
		return 0;
	}
	if (around(d, r, f, r->day, e) < 0)
		return -1;
	if (f->due == CRM_DUE_NEVER && f->settled_on != CRM_NO_DAY)
		f->next = crm_holiday_next(r->feast, r->day + 1, d->policy->feb29);
	return 0;
}

/* ---- the table ---- */

static fire_fn *const triggers[CRM_TRIGGERS] = {
	[CRM_ON_SILENCE] = fire_silence,
	[CRM_ON_EVERY] = fire_every,
	[CRM_ON_AFTER] = fire_after,
	[CRM_ON_ANNIVERSARY] = fire_anniversary,
	[CRM_ON_HOLIDAY] = fire_holiday,
	[CRM_ON_OPEN] = crm_open_fire,
	[CRM_ON_PROMISED] = fire_promised,
	[CRM_ON_APPOINTMENT] = fire_appointment,
	[CRM_ON_OWED] = fire_after,
	[CRM_ON_MISSING] = fire_missing,
	[CRM_ON_OLDER] = fire_older,
	[CRM_ON_MILESTONE] = fire_milestone,
	[CRM_ON_CAMPAIGN] = crm_campaign_fire,
	[CRM_ON_PRICE_LIMIT] = crm_price_fire,
	[CRM_ON_FILL] = fire_fill,
};

int
crm_trigger_fire(struct crm_due *d, const struct crm_due_rule *r, struct crm_fired *f, crm_error *e)
{
	*f = (struct crm_fired){.due = CRM_DUE_NEVER,
				.from = CRM_NO_DAY,
				.last = CRM_DUE_NEVER,
				.since = CRM_NO_DAY,
				.settled_on = CRM_NO_DAY,
				.next = CRM_NO_DAY,
				.limit = CRM_NO_LIMIT};
	return triggers[r->rule->trigger](d, r, f, e);
}
