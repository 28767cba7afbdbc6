/* due_bind.c: what the triggers ask of the frame before the logs are read. What
 * is a matter of when something happened last is a fact; what must be known of
 * one event (which, its due date, its words) is asked for as an event. */
#include <string.h>

#include "judge/due.h"

typedef int bind_fn(struct crm_due *d, struct crm_due_rule *r, crm_error *e);

#define ANY (-1)

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

/* ---- sets of kinds ---- */

static void
without(crm_kindset *s, const crm_kinds *k, const char *name)
{
	int i = crm_kinds_find(k, crm_str_z(name));

	if (i >= 0)
		s->w[i / 64] &= ~(UINT64_C(1) << (i % 64));
}

static crm_kindset
every_kind(const crm_kinds *k)
{
	crm_kindset all = {{0}};

	for (size_t i = 0; i < crm_kinds_count(k); i++)
		all.w[i / 64] |= UINT64_C(1) << (i % 64);
	without(&all, k, "void"); /* takes back, and is nothing itself */
	return all;
}

bool
crm_kindset_empty(const crm_kindset *s)
{
	for (size_t i = 0; i < CRM_KINDS_MAX / 64; i++)
		if (s->w[i])
			return false;
	return true;
}

static bool
shows_texts(const struct crm_due_rule *r)
{
	return r->why.texts || r->ask.texts || r->offer.texts;
}

/* What settles a rule that names nothing. */
static crm_kindset
usual_done(const crm_kinds *k, const struct crm_rule *rule)
{
	crm_kindset done;

	if (rule->trigger == CRM_ON_AFTER || rule->trigger == CRM_ON_PROMISED ||
	    rule->trigger == CRM_ON_MILESTONE || rule->trigger == CRM_ON_FILL)
		return crm_kinds_touches(k);
	if (rule->trigger == CRM_ON_CAMPAIGN)
		return every_kind(k);
	if (rule->trigger == CRM_ON_OWED && crm_kinds_set(k, CRM_STR("thanks"), &done))
		return done;
	if (crm_kinds_set(k, crm_str_z(rule->action), &done))
		return done;
	return crm_kinds_touches(k);
}

crm_kindset
crm_due_done(const crm_policy *p, const struct crm_rule *rule)
{
	return crm_kindset_empty(&rule->done_by) ? usual_done(p->model.kinds, rule) : rule->done_by;
}

static int
bind_fact(struct crm_due *d, struct crm_due_rule *r, crm_str name, crm_error *e)
{
	int ref = crm_frame_ref(d->frame, name, e);

	if (ref < 0)
		return -1;
	r->fact[r->facts++] = ref;
	return 0;
}

static int
bind_first_seen(struct crm_due *d, crm_error *e)
{
	if (d->ref.first_seen < 0)
		d->ref.first_seen = crm_frame_ref(d->frame, CRM_STR("first_seen"), e);
	return d->ref.first_seen < 0 ? -1 : 0;
}

struct latest {
	struct crm_due *d;
	struct crm_due_rule *r;
	crm_error *e;
	int done; /* -1: one of them failed */
};

static void
bind_each(void *to, crm_str name)
{
	struct latest *l = to;

	if (l->done == 0)
		l->done = bind_fact(l->d, l->r, name, l->e);
}

/* The facts that together say when something of the set happened last. */
static int
bind_latest(struct crm_due *d, struct crm_due_rule *r, const crm_kindset *set, crm_error *e)
{
	const crm_kinds *k = d->policy->model.kinds;
	struct latest l = {d, r, e, 0};

	r->fact = crm_arena_alloc(d->arena, (crm_kinds_count(k) + 1) * sizeof *r->fact);
	crm_latest_facts(k, set, bind_each, &l);
	return l.done;
}

static int
bind_silence(struct crm_due *d, struct crm_due_rule *r, crm_error *e)
{
	crm_kindset touches = crm_kinds_touches(d->policy->model.kinds);

	if (bind_first_seen(d, e) < 0)
		return -1;
	if (r->rule->dir < 0)
		return bind_latest(d, r, crm_kindset_empty(&r->rule->of) ? &touches : &r->rule->of,
				   e);
	r->fact = crm_arena_alloc(d->arena, sizeof *r->fact);
	return bind_fact(
		d, r, r->rule->dir == CRM_IN ? CRM_STR("last_touch_in") : CRM_STR("last_touch_out"),
		e);
}

int
crm_trigger_bind_done(struct crm_due *d, struct crm_due_rule *r, crm_error *e)
{
	return bind_latest(d, r, &r->done, e);
}

static int
bind_pending(struct crm_due *d, struct crm_due_rule *r, crm_error *e)
{
	const struct crm_rule *rule = r->rule;
	struct crm_want w = {.op = CRM_OP_PENDING, .since = CRM_NO_DAY};
	const crm_kinds *k = d->policy->model.kinds;

	(void)e;
	w.of = (struct crm_filter){rule->any_kind ? every_kind(k) : rule->kinds, ANY, CRM_REACHED};
	if (rule->outcomes)
		w.of.outcome = CRM_OUTCOMES_OF(rule->outcomes);
	w.done = (struct crm_filter){r->done, ANY, CRM_REACHED};
	w.rating_from = rule->rating_from;
	w.rating_to = rule->rating_to;
	w.item = crm_str_z(rule->item);
	w.texts = shows_texts(r);
	if (rule->has_expires)
		w.since = crm_day_reaching(d->today, rule->expires);
	if (rule->steps) { /* asked alike for each step, so that it is kept once */
		w.op = CRM_OP_COURSE;
		w.done = (struct crm_filter){{{0}}, ANY, ANY};
		w.course = rule->course;
		w.texts = true;
		w.since = CRM_NO_DAY;
	}
	r->cause = crm_frame_want(d->frame, &w);
	return 0;
}

static int
bind_open(struct crm_due *d, struct crm_due_rule *r, crm_error *e)
{
	struct crm_want w = {.op = CRM_OP_OPEN, .since = CRM_NO_DAY};

	(void)e;
	w.of = (struct crm_filter){r->rule->kinds, ANY, ANY};
	w.unanswered = r->rule->until_answer;
	w.texts = shows_texts(r);
	r->cause = crm_frame_want(d->frame, &w);
	return 0;
}

/* A date that something else stands for is no promise of ours. */
static int
bind_promised(struct crm_due *d, struct crm_due_rule *r, crm_error *e)
{
	static const char *const others[] = {"appointment", "snooze", "milestone", "invoice"};
	struct crm_want w = {.op = CRM_OP_PROMISE, .since = CRM_NO_DAY};
	const crm_kinds *k = d->policy->model.kinds;

	(void)e;
	w.of = (struct crm_filter){r->rule->kinds, ANY, ANY};
	if (crm_kindset_empty(&w.of.kinds)) {
		w.of.kinds = every_kind(k);
		for (size_t i = 0; i < sizeof others / sizeof *others; i++)
			without(&w.of.kinds, k, others[i]);
	}
	w.done = (struct crm_filter){r->done, ANY, CRM_REACHED};
	w.texts = shows_texts(r);
	r->cause = crm_frame_want(d->frame, &w);
	return 0;
}

static int
bind_appointment(struct crm_due *d, struct crm_due_rule *r, crm_error *e)
{
	struct crm_want w = {.op = CRM_OP_OPEN, .since = CRM_NO_DAY};

	(void)e;
	w.of = (struct crm_filter){r->rule->kinds, ANY, ANY};
	if (crm_kindset_empty(&w.of.kinds))
		crm_kinds_set(d->policy->model.kinds, CRM_STR("appointment"), &w.of.kinds);
	w.since = crm_day_reaching(d->today, r->rule->expires);
	w.texts = shows_texts(r);
	r->cause = crm_frame_want(d->frame, &w);
	return 0;
}

static int
bind_milestone(struct crm_due *d, struct crm_due_rule *r, crm_error *e)
{
	struct crm_want w = {.op = CRM_OP_MILESTONE, .since = CRM_NO_DAY};

	(void)e;
	w.of = (struct crm_filter){r->rule->kinds, ANY, CRM_REACHED};
	if (r->rule->any_kind)
		crm_kinds_set(d->policy->model.kinds, CRM_STR("milestone"), &w.of.kinds);
	w.done = (struct crm_filter){r->done, ANY, CRM_REACHED};
	w.texts = shows_texts(r);
	if (r->rule->has_expires)
		w.since = crm_day_reaching(d->today, r->rule->expires);
	r->cause = crm_frame_want(d->frame, &w);
	return 0;
}

static int
bind_column(struct crm_due *d, struct crm_due_rule *r, crm_error *e)
{
	r->column = crm_frame_ref(d->frame, crm_str_z(r->rule->column), e);
	return r->column < 0 ? -1 : 0;
}

static int
bind_anniversary(struct crm_due *d, struct crm_due_rule *r, crm_error *e)
{
	return bind_column(d, r, e) < 0 ? -1 : crm_trigger_bind_done(d, r, e);
}

static int
bind_holiday(struct crm_due *d, struct crm_due_rule *r, crm_error *e)
{
	for (size_t i = 0; i < d->policy->holidays; i++) {
		if (strcmp(d->policy->holiday[i].name, r->rule->holiday))
			continue;
		r->feast = &d->policy->holiday[i];
		r->day = crm_holiday_next(r->feast, crm_day_reaching(d->today, r->rule->expires),
					  d->policy->feb29);
		return crm_trigger_bind_done(d, r, e);
	}
	return crm_policy_fault(d->policy, r->rule->place, e, "there is no holiday %s",
				crm_quote(crm_str_z(r->rule->holiday)));
}

static int
bind_missing(struct crm_due *d, struct crm_due_rule *r, crm_error *e)
{
	const struct crm_list *columns = &r->rule->missing;

	r->missing = crm_arena_alloc(d->arena, columns->n * sizeof *r->missing);
	for (size_t i = 0; i < columns->n; i++)
		if ((r->missing[i] = crm_frame_ref(d->frame, crm_str_z(columns->word[i]), e)) < 0)
			return -1;
	return 0;
}

static int
bind_older(struct crm_due *d, struct crm_due_rule *r, crm_error *e)
{
	return bind_first_seen(d, e) < 0 ? -1 : bind_column(d, r, e);
}

/* ---- the table ---- */

static const struct {
	bind_fn *bind;
	bool events; /* answers an event; else it looks at facts alone */
} triggers[CRM_TRIGGERS] = {
	[CRM_ON_SILENCE] = {bind_silence, false},
	[CRM_ON_EVERY] = {crm_trigger_bind_done, false},
	[CRM_ON_AFTER] = {bind_pending, true},
	[CRM_ON_ANNIVERSARY] = {bind_anniversary, false},
	[CRM_ON_HOLIDAY] = {bind_holiday, false},
	[CRM_ON_OPEN] = {bind_open, true},
	[CRM_ON_PROMISED] = {bind_promised, true},
	[CRM_ON_APPOINTMENT] = {bind_appointment, true},
	[CRM_ON_OWED] = {bind_pending, true},
	[CRM_ON_MISSING] = {bind_missing, false},
	[CRM_ON_OLDER] = {bind_older, false},
	[CRM_ON_MILESTONE] = {bind_milestone, true},
	[CRM_ON_CAMPAIGN] = {crm_campaign_bind, false},
	[CRM_ON_PRICE_LIMIT] = {crm_price_bind, false},
	[CRM_ON_FILL] = {crm_trigger_bind_done, false},
};

bool
crm_trigger_has_event(enum crm_trigger t)
{
	return triggers[t].events;
}

int
crm_trigger_needs_log(const struct crm_due *d, const struct crm_due_rule *r, crm_error *e)
{
	if (crm_frame_has_log(d->frame))
		return 0;
	return crm_fail(e, CRM_SYSTEM,
			"rule %s looks at what happened: name the log with -l (or $CRM_LOG)",
			r->rule->name);
}

int
crm_trigger_bind(struct crm_due *d, struct crm_due_rule *r, crm_error *e)
{
	enum crm_trigger t = r->rule->trigger;

	r->cause = r->column = -1;
	r->done = crm_due_done(d->policy, r->rule);
	if (triggers[t].events && crm_trigger_needs_log(d, r, e) < 0)
		return -1;
	return triggers[t].bind(d, r, e);
}
