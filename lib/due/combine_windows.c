/* combine_windows.c: on which days of the plan a contact may be made for a reason.
 *
 * A rule that fires within the plan opens a window: from its first day (or the one from which on
 * nothing holds it back) to the day on which it is due. A list of today is a plan of one day, on
 * which is done whatever is listed, also what is due later. */
#include "due/combine.h"

/* The day after the plan: not within it. */
static crm_day
beyond(const struct crm_due_bound *d)
{
	return d->end + 1;
}

/* The first day from `day` on on which nothing known today holds the rule back; `held` is what does
 * on `day`. */
static crm_day
free_from(struct crm_due_hand *h, const struct crm_due_rule *r, crm_day day, enum crm_held held,
	  bool heed_quiet)
{
	while (held != CRM_NOT_HELD &&
	       (heed_quiet || (held != CRM_HELD_QUIET && held != CRM_HELD_TRIED))) {
		crm_day until = crm_restraint_until(h, r, held);
		if (until == CRM_NO_DAY || until <= day || until > h->bound->end)
			return beyond(h->bound);
		day = until;
		held = crm_restraint(h, r, day);
	}
	return day;
}

/* No contact is of use after the last day of its listing. */
static bool
is_over(const struct crm_window *w)
{
	return w->reason.last != CRM_DUE_NEVER && w->from > w->reason.last;
}

void
crm_window_move(struct crm_window *w, crm_day from)
{
	w->from = from;
	if (w->by < from)
		w->by = from;
	if (is_over(w))
		w->settled = true;
}

/* What only goes along with another contact has no days of its own. */
static void
set_days(struct crm_due_hand *h, const struct crm_due_rule *r, const struct crm_fired *f,
	 struct crm_window *w)
{
	const struct crm_due_bound *d = h->bound;
	crm_day first = f->from > d->today ? f->from : d->today, from = beyond(d);
	enum crm_held held = crm_restraint(h, r, first);

	if (!r->accompanies)
		from = free_from(h, r, first, held, true);
	w->joins = r->along ? free_from(h, r, first, held, false) : from;
	w->today = f->from <= d->today;
	w->held = w->today ? (uint8_t)held : CRM_NOT_HELD;
	w->by = d->today;
	if (d->how.days)
		w->by = f->last != CRM_DUE_NEVER && f->last < f->due ? f->last : f->due;
	crm_window_move(w, from);
	w->settled |= r->rule->trigger->fills;
}

int
crm_window_open(struct crm_due_hand *h, size_t rule, struct crm_window *w, crm_error *e)
{
	const struct crm_due_bound *d = h->bound;
	const struct crm_due_rule *r = &d->rule[rule];
	struct crm_fired f;
	int holds;

	if (crm_rule_fire(h, r, &f, e) < 0)
		return -1;
	if (f.due == CRM_DUE_NEVER || f.from > d->end ||
	    (f.last != CRM_DUE_NEVER && f.last < d->today))
		return 0;
	holds = crm_rule_is_for(h, r, e);
	if (holds <= 0)
		return holds;
	if (crm_person_read(h, e) < 0)
		return -1;
	if (h->person.absent)
		return 0;
	f.escalate |= crm_given_up(h, r) == CRM_HAND_OVER;
	*w = (struct crm_window){.reason = crm_due_reason(h, rule, &f)};
	set_days(h, r, &f, w);
	return 1;
}

/* ---- before a greeting ---- */

/* The days that a rule with a birthday or a holiday claims for its greeting of the row in hand: 1,
 * 0 where it does not greet, or -1 with the fault. */
static int
greets_on(struct crm_due_hand *h, const struct crm_due_rule *r, struct crm_quiet_days *days,
	  crm_error *e)
{
	const struct crm_due_bound *d = h->bound;
	struct crm_fired f;
	enum crm_held held;
	int holds;

	if (!r->rule->trigger->date || r->rule->trigger->answers_event || r->internal)
		return 0;
	if (crm_rule_fire(h, r, &f, e) < 0)
		return -1;
	if (f.due == CRM_DUE_NEVER || (f.due < d->today && !crm_fired_today(d, &f)))
		return 0;
	holds = crm_rule_is_for(h, r, e);
	if (holds <= 0)
		return holds;
	held = crm_restraint(h, r, d->today);
	days->first = crm_day_add(f.due, d->policy->quiet_before, -1);
	days->last = f.due >= d->today ? f.due : f.last == CRM_DUE_NEVER ? d->today : f.last;
	return held == CRM_NOT_HELD || held == CRM_HELD_TRIED;
}

static int
find_greetings(struct crm_due_hand *h, crm_error *e)
{
	const struct crm_due_bound *d = h->bound;

	if (!h->greeting)
		h->greeting = crm_arena_alloc(h->arena, (d->rules + 1) * sizeof *h->greeting);
	for (size_t i = 0; i < d->rules; i++) {
		int greets = greets_on(h, &d->rule[i], &h->greeting[h->greetings], e);
		if (greets < 0)
			return -1;
		h->greetings += (size_t)greets;
	}
	return 0;
}

static bool
minds_greetings(const struct crm_due_rule *r)
{
	return r->routine && !r->internal;
}

bool
crm_before_greeting(const struct crm_due_hand *h, const struct crm_due_rule *r, crm_day day)
{
	return minds_greetings(r) && crm_clear_of_greetings(h, day, 1) != day;
}

/* Routine that falls into the days before a greeting is done earlier or after it. */
static void
keep_off(const struct crm_due_hand *h, struct crm_window *w)
{
	crm_day from = crm_clear_of_greetings(h, w->from, 1), by;

	if (w->held == CRM_NOT_HELD && w->today &&
	    crm_clear_of_greetings(h, h->bound->today, 1) != h->bound->today)
		w->held = CRM_HELD_GREETING;
	w->joins = crm_clear_of_greetings(h, w->joins, 1);
	if (from != w->from)
		crm_window_move(w, from);
	by = crm_clear_of_greetings(h, w->by, -1);
	if (by >= w->from)
		w->by = by;
}

void
crm_windows_keep_off(struct crm_due_hand *h)
{
	for (size_t i = 0; i < h->windows && h->greetings; i++)
		if (minds_greetings(&h->bound->rule[h->window[i].reason.rule]))
			keep_off(h, &h->window[i]);
}

static int
mind_greetings(struct crm_due_hand *h, crm_error *e)
{
	const struct crm_due_bound *d = h->bound;
	bool minds = false;

	h->greetings = 0;
	for (size_t i = 0; i < h->windows; i++)
		minds |= minds_greetings(&d->rule[h->window[i].reason.rule]);
	if (!d->policy->quiet_before.n || !minds)
		return 0;
	if (find_greetings(h, e) < 0)
		return -1;
	crm_windows_keep_off(h);
	return 0;
}

int
crm_windows_open(struct crm_due_hand *h, crm_error *e)
{
	const struct crm_due_bound *d = h->bound;

	if (!h->window)
		h->window = crm_arena_alloc(h->arena, (d->rules + 1) * sizeof *h->window);
	h->windows = 0;
	for (size_t i = 0; i < d->rules; i++) {
		int opens = crm_window_open(h, i, &h->window[h->windows], e);
		if (opens < 0)
			return -1;
		h->windows += (size_t)opens;
	}
	return mind_greetings(h, e);
}

struct crm_window *
crm_window_of(const struct crm_due_hand *h, size_t rule)
{
	for (size_t i = 0; i < h->windows; i++)
		if (h->window[i].reason.rule == rule)
			return &h->window[i];
	return NULL;
}
