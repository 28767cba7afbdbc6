/* heard.c: hands events on to a listener.
 *
 * The first pass hands on every event. Of customers who are replayed, what was handed on is taken
 * back first: by the same events in the same order, so that the listener does the same things to
 * the same state, with the opposite sign. */
#include <stdlib.h>

#include "fold/aggregate/heard.h"

#include "fold/aggregate.h"

static enum crm_order
step(struct crm_shard *p, const struct crm_operation *o, char *cell, const struct crm_event *e,
     const struct crm_extra *x)
{
	const struct crm_listener *l = p->program->listener;
	const char *asked = crm_extra_asked(x);
	crm_str text[CRM_ASKED_MOST];
	struct crm_heard h = {
		.row = e->who,
		.place = e->place,
		.when = e->when,
		.amount = e->marks & CRM_UNSAID ? CRM_NO_NUMBER : e->amount,
		.rating = e->rating,
		.kind = e->kind,
		.dir = (enum crm_dir)(e->how / CRM_OUTCOMES),
		.outcome = (enum crm_outcome)(e->how % CRM_OUTCOMES),
		.channel = e->channel,
		.back = p->takes_back,
		.text = text,
	};

	if ((l->since != CRM_NO_DAY && e->when.day < l->since) ||
	    (l->until != CRM_NO_DAY && e->when.day > l->until))
		return CRM_IN_ORDER;
	for (size_t i = 0; i < l->columns; i++) {
		uint32_t n = 0;
		if (asked)
			memcpy(&n, asked, sizeof n);
		text[i] = (crm_str){asked ? asked + sizeof n : "", n};
		asked = asked ? asked + sizeof n + n : NULL;
	}
	return l->hear(l->to, p->number, cell + o->offset, &h);
}

static void
plan(struct crm_event_class *c, size_t accumulator)
{
	const struct crm_listener *l = c->p->listener;
	struct crm_operation *o;
	uint32_t needs = 0;

	if (!crm_kindset_has(&l->kinds, c->kind))
		return;
	if (crm_kindset_has(&l->amounts, c->kind))
		needs |= CRM_BIT(CRM_L_AMOUNT);
	if (l->ratings)
		needs |= CRM_BIT(CRM_L_RATING);
	if (l->channels)
		needs |= CRM_BIT(CRM_L_CHANNEL);
	o = crm_emit(c, CRM_DO_OTHER, accumulator, needs);
	/* Operations that differ make the fold look at direction and outcome. */
	o->number = (crm_kindset_has(&l->dirs, c->kind) ? c->dir * CRM_OUTCOMES : 0) +
		    (crm_kindset_has(&l->reached, c->kind) ? c->outcome : 0);
	c->to->asked = l->columns > 0;
}

const struct crm_aggregate crm_aggregate_heard = {
	.size = CRM_HEARD_STATE, .plan = plan, .step = step};

void
crm_fold_listen(struct crm_fold *f, const struct crm_listener *l)
{
	f->program->listener = l;
	f->program->heard = crm_fold_ask(f, &(struct crm_query){.aggregate = CRM_AGG_HEARD,
								.of = {l->kinds, -1, -1},
								.since = CRM_NO_DAY});
}

/* ---- taking back ---- */

static int
by_place(const void *a, const void *b)
{
	uint64_t x = ((const struct crm_replayed *)a)->e->place,
		 y = ((const struct crm_replayed *)b)->e->place;

	return (x > y) - (x < y);
}

static const struct crm_operation *
operation_of(const struct crm_program *p, const struct crm_event *e)
{
	const struct crm_operations *s = &p->at[e->kind][e->how];

	for (size_t i = 0; i < s->n; i++)
		if (p->step[s->at + i].what == CRM_DO_OTHER &&
		    p->step[s->at + i].accumulator == p->heard)
			return &p->step[s->at + i];
	return NULL;
}

void
crm_heard_back(struct crm_shard *p, const struct crm_replayed *l, size_t n)
{
	struct crm_replayed *in_order = crm_alloc((n + 1) * sizeof *in_order);
	uint32_t offset = p->program->accumulator[p->program->heard].offset;
	char *cell = n ? p->cells + (size_t)l->e->who * p->program->stride : NULL;
	const struct crm_operation *o;

	if (n)
		memcpy(in_order, l, n * sizeof *l);
	qsort(in_order, n, sizeof *in_order, by_place);
	p->takes_back = true;
	for (size_t i = 0; i < n; i++)
		if (in_order[i].e->key != CRM_KEY_NEVER &&
		    (o = operation_of(p->program, in_order[i].e)))
			step(p, o, cell, in_order[i].e, in_order[i].x);
	p->takes_back = false;
	if (n)
		memset(cell + offset, 0, CRM_HEARD_STATE);
	free(in_order);
}
