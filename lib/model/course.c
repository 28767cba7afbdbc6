/* course.c: steps in a row after an event. What counts is the latest event that
 * begins it and what came after that, in the order in which it happened: an event
 * that comes out of that order, and might matter, leaves the customer to the
 * second pass. Of events at one moment none comes after another. */
#include "model/shard.h"

static bool
is_over(const struct crm_course_plan *plan, const struct crm_course *c)
{
	return c->stopped || c->step == plan->steps;
}

void
crm_course_pass(const struct crm_course_plan *plan, struct crm_course *c, crm_day day)
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
	crm_course_pass(plan, c, crm_key_day(e->key));
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

enum crm_took
crm_course_step(struct crm_shard *p, const struct crm_step *s, char *cell, bool matches,
		const struct crm_event *e, const struct crm_extra *x)
{
	const struct crm_course_plan *plan = p->plan->slot[s->slot].want.course;
	struct crm_course_slot *slot = (struct crm_course_slot *)(void *)(cell + s->offset);
	struct crm_course *c = slot->at ? crm_pool_at(&p->pool, slot->at) : NULL;
	bool late = e->key < slot->last;

	if (s->number & CRM_COURSE_BEGINS && matches && !(e->marks & CRM_RETURNED))
		return begin(p, s, slot, e, x);
	if (!(s->number & (CRM_COURSE_STOPS | CRM_COURSE_DOES)))
		return CRM_TOOK;
	if (!late)
		slot->last = e->key;
	if (!c || e->key <= c->cause.key || (is_over(plan, c) && e->key > c->base))
		return CRM_TOOK;
	return late ? CRM_CANNOT_TELL : go_on(plan, c, s->number & CRM_COURSE_STOPS, e);
}
