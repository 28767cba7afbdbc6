/* sequence.c: steps that follow an event. What counts is the latest event that begins the sequence,
 * and what came after it, in the order in which it happened. If an event comes out of that order
 * and may matter, the customer is replayed. Of events at one moment none comes after another. */
#include "fold/aggregate.h"
#include "fold/stored.h"

/* A sequence that has begun; it is in the pool. */
struct crm_sequence_state {
	struct crm_stored cause;
	int64_t base;  /* only an event after this key does the step, or begins the sequence anew */
	int64_t moved; /* key of the event that led to the current step; 0: time or `cause` did */
	uint64_t place; /* of that event */
	crm_day day;    /* the step is counted from */
	uint8_t kind;
	uint8_t step; /* from 0; the number of steps when all are done or have expired */
	bool stopped;
};
struct crm_sequence_slot {
	int64_t last;
	uint32_t at, unused;
}; /* last: key of the last event that does a step or stops the sequence */

/* The parts of its step, bits that may stand together. */
#define BEGINS 1
#define STOPS 2
#define DOES 4 /* some step of it */

static bool
is_over(const struct crm_sequence *plan, const struct crm_sequence_state *c)
{
	return c->stopped || c->step == plan->steps;
}

static void
pass_time(const struct crm_sequence *plan, struct crm_sequence_state *c, crm_day day)
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

/* An event leads to the next step. */
static void
move(struct crm_sequence_state *c, const struct crm_event *e)
{
	c->base = c->moved = e->key;
	c->day = crm_key_day(e->key);
	c->place = e->place;
	c->kind = e->kind;
}

static enum crm_order
begin(struct crm_shard *p, const struct crm_operation *s, struct crm_sequence_slot *accumulator,
      const struct crm_event *e, const struct crm_extra *x)
{
	struct crm_sequence_state *c =
		accumulator->at ? crm_pool_at(&p->pool, accumulator->at) : NULL;
	uint32_t text;

	if (c && (e->key < c->cause.key || (e->key == c->cause.key && e->place > c->cause.place)))
		return CRM_IN_ORDER;
	if (accumulator->last > e->key && (!c || e->key > c->cause.key))
		return CRM_OUT_OF_ORDER;
	if (!c)
		accumulator->at = crm_pool_take(&p->pool, sizeof *c);
	text = s->texts ? crm_store_text(&p->pool, x) : 0;
	c = crm_pool_at(&p->pool, accumulator->at); /* the pool may have moved */
	crm_drop_text(&p->pool, c->cause.text);
	if (e->key != c->cause.key)
		*c = (struct crm_sequence_state){.base = e->key, .day = crm_key_day(e->key)};
	crm_store_event(&c->cause, e, x);
	c->cause.text = text;
	return CRM_IN_ORDER;
}

static enum crm_order
go_on(const struct crm_sequence *plan, struct crm_sequence_state *c, bool stops,
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
	return CRM_IN_ORDER;
}

static enum crm_order
sequence_step(struct crm_shard *p, const struct crm_operation *s, char *cell,
	      const struct crm_event *e, const struct crm_extra *x)
{
	const struct crm_sequence *plan = p->program->accumulator[s->accumulator].query.sequence;
	struct crm_sequence_slot *accumulator =
		(struct crm_sequence_slot *)(void *)(cell + s->offset);
	struct crm_sequence_state *c =
		accumulator->at ? crm_pool_at(&p->pool, accumulator->at) : NULL;
	bool late = e->key < accumulator->last;

	if (s->part & BEGINS && crm_operation_passes(s, e) && !(e->marks & CRM_RETURNED))
		return begin(p, s, accumulator, e, x);
	if (!(s->part & (STOPS | DOES)))
		return CRM_IN_ORDER;
	if (!late)
		accumulator->last = e->key;
	if (!c || e->key <= c->cause.key || (is_over(plan, c) && e->key > c->base))
		return CRM_IN_ORDER;
	return late ? CRM_OUT_OF_ORDER : go_on(plan, c, s->part & STOPS, e);
}

static void
sequence_steps(struct crm_event_class *a, size_t accumulator)
{
	const struct crm_query *w = &a->p->accumulator[accumulator].query;
	const struct crm_sequence *c = w->sequence;
	bool reached = a->outcome == CRM_REACHED, begins = crm_class_matches(a, &w->of),
	     does = false;
	bool reply = c->reply && a->dir == CRM_IN && crm_kindset_has(&a->p->touches, a->kind);
	bool stops = reached && (reply || crm_kindset_has(&c->stop, a->kind));
	uint32_t needs = a->to->needs;
	struct crm_operation *s;

	for (size_t i = 0; i < c->steps; i++)
		does |= reached && crm_kindset_has(&c->step[i].done, a->kind);
	if (!begins && !stops && !does)
		return;
	s = crm_emit(a, CRM_DO_OTHER, accumulator, crm_stored_columns(w));
	s->part = (begins ? BEGINS : 0) | (stops ? STOPS : 0) | (does ? DOES : 0);
	s->filtered = false; /* an event that the filter leaves out may still stop the sequence */
	if (begins)
		return;
	a->to->needs = needs; /* nothing of it is kept */
	s->texts = false;
}

static crm_kindset
touches(const struct crm_program *p, const struct crm_query *w)
{
	(void)w;
	return p->touches; /* mostly they move it */
}

static bool
read_sequence(const struct crm_fold *f, const struct crm_accumulator *s, size_t row,
	      const char *cell, struct crm_seen *out)
{
	const struct crm_sequence_slot *accumulator =
		(const struct crm_sequence_slot *)(const void *)(cell + s->offset);
	const struct crm_shard *p = crm_shard_at(f, row);
	struct crm_sequence_state c;

	if (!accumulator->at)
		return false;
	c = *(const struct crm_sequence_state *)crm_pool_at(&p->pool, accumulator->at);
	pass_time(s->query.sequence, &c, f->today.day);
	crm_seen_stored(f, p, &c.cause, out);
	out->sequence = (struct crm_sequence_seen){
		.step = c.stopped || c.step == s->query.sequence->steps ? 0 : c.step + 1u,
		.day = c.day,
		.stopped = c.stopped,
		.kind = c.moved ? c.kind : -1};
	if (!c.moved)
		return true;
	out->sequence.line = crm_place_line(c.place);
	out->sequence.source = crm_place_source(f, c.place);
	return true;
}

const struct crm_aggregate crm_aggregate_sequence = {.size = sizeof(struct crm_sequence_slot),
						     .plan = sequence_steps,
						     .step = sequence_step,
						     .read = read_sequence,
						     .touched_by = touches,
						     .after_sale = true};
