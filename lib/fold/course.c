/* course.c: steps in a row after an event. What counts is the latest event that
 * begins it and what came after that, in the order in which it happened: an event
 * that comes out of that order, and might matter, leaves the customer to the
 * second pass. Of events at one moment none comes after another. */
#include "fold/aggregate.h"

/* The parts of its step, bits that may stand together. */
#define BEGINS 1
#define STOPS 2
#define DOES 4 /* some step of it */

static bool
is_over(const struct crm_course_plan *plan, const struct crm_course *c)
{
	return c->stopped || c->step == plan->steps;
}

static void
pass_time(const struct crm_course_plan *plan, struct crm_course *c, crm_day day)
{
	while (!is_over(plan, c) && plan->step[c->step].has_expires) {
		crm_day last = crm_day_add(c->day, plan->step[c->step].expires, 1);
		if (last == CRM_NO_DAY || day <= last)
			return;
		c->step++;
		c->day = last;
		c->base =
			crm_event_key((crm_time){last, -1, CRM_NO_OFFSET}, true, CRM_KEY_TOUCH - 1);
		c->moved = 0;
	}
}

/* An event brings it where it is. */
static void
move(struct crm_course *c, const struct crm_event *e)
{
	c->base = c->moved = e->key;
	c->day = crm_key_day(e->key);
	c->place = e->place;
	c->kind = e->kind;
}

static enum crm_took
begin(struct crm_shard *p, const struct crm_step *s, struct crm_course_slot *slot,
      const struct crm_event *e, const struct crm_extra *x)
{
	struct crm_course *c = slot->at ? crm_pool_at(&p->pool, slot->at) : NULL;
	uint32_t text;

	if (c && (e->key < c->cause.key || (e->key == c->cause.key && e->place > c->cause.place)))
		return CRM_TOOK;
	if (slot->last > e->key && (!c || e->key > c->cause.key))
		return CRM_CANNOT_TELL;
	if (!c)
		slot->at = crm_pool_take(&p->pool, sizeof *c);
	text = s->texts ? crm_keep_text(&p->pool, x) : 0;
	c = crm_pool_at(&p->pool, slot->at); /* the pool may have moved */
	crm_drop_text(&p->pool, c->cause.text);
	if (e->key != c->cause.key)
		*c = (struct crm_course){.base = e->key, .day = crm_key_day(e->key)};
	crm_kept_of(&c->cause, e, x);
	c->cause.text = text;
	return CRM_TOOK;
}

static enum crm_took
go_on(const struct crm_course_plan *plan, struct crm_course *c, bool stops,
      const struct crm_event *e)
{
	pass_time(plan, c, crm_key_day(e->key));
	if (e->key == c->moved && stops == c->stopped) {
		if (e->place < c->place)
			move(c, e);
	} else if (stops && (!is_over(plan, c) || (e->key == c->moved && !c->stopped))) {
		move(c, e);
		c->stopped = true;
	} else if (!is_over(plan, c) && e->key > c->base &&
		   crm_kindset_has(&plan->step[c->step].done, e->kind)) {
		move(c, e);
		c->step++;
	}
	return CRM_TOOK;
}

static enum crm_took
course_step(struct crm_shard *p, const struct crm_step *s, char *cell, const struct crm_event *e,
	    const struct crm_extra *x)
{
	const struct crm_course_plan *plan = p->plan->slot[s->slot].want.course;
	struct crm_course_slot *slot = (struct crm_course_slot *)(void *)(cell + s->offset);
	struct crm_course *c = slot->at ? crm_pool_at(&p->pool, slot->at) : NULL;
	bool late = e->key < slot->last;

	if (s->part & BEGINS && crm_step_passes(s, e) && !(e->marks & CRM_RETURNED))
		return begin(p, s, slot, e, x);
	if (!(s->part & (STOPS | DOES)))
		return CRM_TOOK;
	if (!late)
		slot->last = e->key;
	if (!c || e->key <= c->cause.key || (is_over(plan, c) && e->key > c->base))
		return CRM_TOOK;
	return late ? CRM_CANNOT_TELL : go_on(plan, c, s->part & STOPS, e);
}

static void
course_steps(struct crm_about *a, size_t slot)
{
	const struct crm_want *w = &a->p->slot[slot].want;
	const struct crm_course_plan *c = w->course;
	bool reached = a->outcome == CRM_REACHED, begins = crm_plan_meant(a, &w->of), does = false;
	bool reply = c->reply && a->dir == CRM_IN && crm_kindset_has(&a->p->touches, a->kind);
	bool stops = reached && (reply || crm_kindset_has(&c->stop, a->kind));
	uint32_t needs = a->to->needs;
	struct crm_step *s;

	for (size_t i = 0; i < c->steps; i++)
		does |= reached && crm_kindset_has(&c->step[i].done, a->kind);
	if (!begins && !stops && !does)
		return;
	s = crm_plan_step(a, CRM_STEP_OTHER, slot, crm_plan_kept(w));
	s->part = (begins ? BEGINS : 0) | (stops ? STOPS : 0) | (does ? DOES : 0);
	s->filtered = false; /* what is filtered out may still stop it */
	if (begins)
		return;
	a->to->needs = needs; /* nothing of it is kept */
	s->texts = false;
}

static crm_kindset
touches(const struct crm_plan *p, const struct crm_want *w)
{
	(void)w;
	return p->touches; /* mostly they move it */
}

static bool
read_course(const crm_frame *f, const struct crm_slot *s, size_t row, const char *cell,
	    struct crm_seen *out)
{
	const struct crm_course_slot *slot =
		(const struct crm_course_slot *)(const void *)(cell + s->offset);
	const struct crm_shard *p = crm_shard_at(f, row);
	struct crm_course c;

	if (!slot->at)
		return false;
	c = *(const struct crm_course *)crm_pool_at(&p->pool, slot->at);
	pass_time(s->want.course, &c, f->today.day);
	crm_seen_kept(f, p, &c.cause, out);
	out->course = (struct crm_course_seen){
		.step = c.stopped || c.step == s->want.course->steps ? 0 : c.step + 1u,
		.day = c.day,
		.stopped = c.stopped,
		.kind = c.moved ? c.kind : -1};
	if (!c.moved)
		return true;
	out->course.line = c.place & ((UINT64_C(1) << 48) - 1);
	out->course.source = f->log[c.place >> 48];
	return true;
}

const struct crm_aggregate crm_aggregate_course = {.size = sizeof(struct crm_course_slot),
						   .plan = course_steps,
						   .step = course_step,
						   .read = read_course,
						   .touched_by = touches,
						   .after_sale = true};
