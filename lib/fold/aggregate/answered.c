/* answered.c: how many of our contacts were answered (fold/answer.h).
 *
 * A touch from them answers all contacts of the days before it, so that what waits for an answer is
 * counted by day, in a ring of as many days as there are for a reply. A contact counts when it was
 * answered, or when its days are over. */
#include "fold/aggregate.h"
#include "fold/answer.h"
#include "kinds/kinds.h"

enum { CONTACT = 1, REPLY };

struct answered_slot {
	int64_t last;  /* the moment of the last event */
	int64_t reply; /* … and of the last touch from them; 0: none */
	uint32_t contacts, answered;
	int32_t day; /* the last day of the ring, above 0; 0: it is empty */
	uint32_t waiting;
	uint16_t ring[]; /* contacts that wait, by day modulo its length */
};

static uint32_t
size_of(const struct crm_query *q)
{
	return ((uint32_t)sizeof(struct answered_slot) + ((uint32_t)q->within + 1) * 2 + 7) / 8 * 8;
}

/* Forgets the days of the ring that are over by a day. */
static void
go_to(struct answered_slot *s, int32_t day, int32_t days)
{
	for (int32_t d = day - s->day > days ? day - days + 1 : s->day + 1; d <= day; d++) {
		s->waiting -= s->ring[d % days];
		s->ring[d % days] = 0;
	}
	if (day > s->day)
		s->day = day;
}

static void
contact(struct answered_slot *s, int64_t moment, int32_t day, int32_t days, bool at_once)
{
	s->contacts++;
	if (at_once || moment == s->reply) {
		s->answered++;
		return;
	}
	go_to(s, day, days);
	if (s->ring[day % days] == UINT16_MAX)
		return;
	s->ring[day % days]++;
	s->waiting++;
}

static void
reply(struct answered_slot *s, int64_t moment, int32_t day, int32_t days)
{
	s->reply = moment;
	go_to(s, day, days);
	s->answered += s->waiting;
	s->waiting = 0;
	memset(s->ring, 0, (size_t)days * sizeof *s->ring);
}

static enum crm_order
answered_step(struct crm_shard *p, const struct crm_operation *o, char *cell,
	      const struct crm_event *e, const struct crm_extra *x)
{
	const struct crm_query *q = &p->program->accumulator[o->accumulator].query;
	struct answered_slot *s = (struct answered_slot *)(void *)(cell + o->offset);
	int64_t moment = crm_key_moment(e->key);
	int32_t day = (int32_t)crm_key_day(e->key) - CRM_DAY_ZERO, days = q->within + 1;

	(void)x;
	if (o->part != REPLY && q->channel && q->channel != e->channel)
		return CRM_IN_ORDER;
	if (moment < s->last)
		return CRM_OUT_OF_ORDER;
	s->last = moment;
	if (o->part == REPLY)
		reply(s, moment, day, days);
	else
		contact(s, moment, day, days, (uint64_t)o->number >> e->channel & 1);
	return CRM_IN_ORDER;
}

static void
plan(struct crm_event_class *c, size_t accumulator)
{
	const struct crm_query *q = &c->p->accumulator[accumulator].query;
	bool ours = crm_class_matches(c, &q->of);
	struct crm_operation *o;

	if (!ours && !crm_class_matches(c, &q->done))
		return;
	o = crm_emit(c, CRM_DO_OTHER, accumulator, ours ? CRM_BIT(CRM_L_CHANNEL) : 0);
	o->part = ours ? CONTACT : REPLY;
	if (ours)
		o->number =
			(crm_num)crm_answered_by(c->outcome, crm_kinds_talks(c->p->model->kinds));
}

static bool
read_answered(const struct crm_fold *f, const struct crm_accumulator *a, size_t row,
	      const char *cell, struct crm_seen *out)
{
	const struct answered_slot *s =
		(const struct answered_slot *)(const void *)(cell + a->offset);
	int32_t days = a->query.within + 1, today = f->today.day - CRM_DAY_ZERO;
	uint32_t waiting = 0;

	(void)row;
	for (int32_t d = s->day; s->waiting && crm_in_reply(d, today, a->query.within); d--)
		waiting += s->ring[d % days];
	out->count = s->contacts - waiting;
	out->amount = s->answered;
	return out->count != 0;
}

const struct crm_aggregate crm_aggregate_answered = {
	.size_of = size_of, .plan = plan, .step = answered_step, .read = read_answered};
