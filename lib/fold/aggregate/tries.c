/* tries.c: tries to reach a customer that did not, since the last contact that did, or since they
 * did something themselves: they came in, bought or wrote, by whatever channel.
 *
 * Only customers with such a try have pieces in the pool: one for all channels and one for each
 * channel that was tried. Before their first try it is enough to know when they were reached last.
 * Of a try and a contact that reached them at one moment, such as a day without times, the contact
 * comes last. */
#include "base/ids.h"
#include "fold/aggregate.h"
#include "fold/referral.h"

/* Which of them an operation does; an event may both reach them and be their own doing. */
enum { TRIED = 1, BOUNCED = 2, REACHED = 4, THEIRS = 8 };
enum { NOON = 12 * 60, EVENING = 17 * 60 };

struct tries_slot {
	int64_t reached; /* the moment of the last contact that reached them; 0: none */
	int64_t theirs;  /* the moment of the last thing that they did; 0: none */
	uint32_t by;     /* the channels by which it did, a bit each */
	uint32_t first;  /* the pieces */
};

struct tries {
	int64_t reached; /* by the channel of the piece */
	int64_t bounced; /* 0: not, or they were reached since */
	uint64_t address;
	int64_t last_key;
	crm_time last, bounced_when;
	uint32_t next, count;
	uint8_t channel, parts;
};

/* Channels that are too many for a bit each share the last one. */
static uint32_t
bit_of(uint8_t channel)
{
	return UINT32_C(1) << (channel < 31 ? channel : 31);
}

static struct tries *
find(const struct crm_pool *pool, const struct tries_slot *s, uint8_t channel)
{
	struct tries *t;

	for (uint32_t at = s->first; at; at = t->next) {
		t = crm_pool_at(pool, at);
		if (t->channel == channel)
			return t;
	}
	return NULL;
}

/* The piece of a channel, new or not; 0 is for all. */
static struct tries *
piece(struct crm_pool *pool, struct tries_slot *s, uint8_t channel, bool reached)
{
	struct tries *t = find(pool, s, channel);
	uint32_t at;

	if (t)
		return t;
	at = crm_pool_take(pool, sizeof *t);
	t = crm_pool_at(pool, at);
	*t = (struct tries){.channel = channel,
			    .next = s->first,
			    .reached = reached ? s->reached : 0,
			    .last = CRM_NO_TIME};
	s->first = at;
	return t;
}

static uint8_t
part_of(int64_t moment)
{
	int minute = crm_moment_minute(moment);

	if (minute < 0)
		return 0;
	return minute < NOON ? CRM_MORNING : minute < EVENING ? CRM_AFTERNOON : CRM_EVENING;
}

static void
add_try(struct tries *t, int64_t theirs, bool bounced, const struct crm_event *e,
	const struct crm_extra *x)
{
	int64_t moment = crm_key_moment(e->key);

	if (crm_event_after(e, t->last_key, t->last)) {
		t->last_key = e->key;
		t->last = e->when;
	}
	if (moment > t->reached && moment > theirs) {
		t->count++;
		t->parts |= part_of(moment);
	}
	if (!bounced || moment < t->reached || moment < t->bounced)
		return;
	if (moment == t->bounced && (x ? x->whom : 0) < t->address)
		return; /* of two of one moment always the same */
	t->bounced = moment;
	t->bounced_when = e->when;
	t->address = x ? x->whom : 0;
}

static void
reach(struct tries *t, int64_t moment)
{
	if (!t)
		return;
	t->reached = moment;
	t->count = t->parts = 0;
	if (moment > t->bounced)
		t->bounced = 0;
}

/* What they do themselves shows that they can be reached, but not that an address is right again.
 */
static void
begin_anew(const struct crm_pool *pool, struct tries_slot *s, int64_t moment)
{
	struct tries *t;

	s->theirs = moment;
	for (uint32_t at = s->first; at; at = t->next) {
		t = crm_pool_at(pool, at);
		t->count = t->parts = 0;
	}
}

/* What came before what is known is in order as long as there was no try. */
static bool
is_late(const struct crm_pool *pool, const struct tries_slot *s, int64_t moment, bool tried)
{
	const struct tries *all = find(pool, s, 0);

	return (all && moment < crm_key_moment(all->last_key)) ||
	       ((all || tried) && (moment < s->reached || moment < s->theirs));
}

static enum crm_order
tries_step(struct crm_shard *p, const struct crm_operation *o, char *cell,
	   const struct crm_event *e, const struct crm_extra *x)
{
	struct tries_slot *s = (struct tries_slot *)(void *)(cell + o->offset);
	int64_t moment = crm_key_moment(e->key);
	bool now = moment == s->reached, bounced = o->part & BOUNCED, tried = o->part & TRIED;

	if (is_late(&p->pool, s, moment, tried))
		return CRM_OUT_OF_ORDER;
	if (tried) {
		add_try(piece(&p->pool, s, 0, true), s->theirs, bounced, e, x);
		if (e->channel)
			add_try(piece(&p->pool, s, e->channel, now && s->by & bit_of(e->channel)),
				s->theirs, bounced, e, x);
		return CRM_IN_ORDER;
	}
	if (o->part & THEIRS && moment >= s->theirs)
		begin_anew(&p->pool, s, moment);
	if (!(o->part & REACHED) || moment < s->reached)
		return CRM_IN_ORDER;
	s->reached = moment;
	s->by = (now ? s->by : 0) | bit_of(e->channel);
	reach(find(&p->pool, s, 0), moment);
	if (e->channel)
		reach(find(&p->pool, s, e->channel), moment);
	return CRM_IN_ORDER;
}

static void
plan(struct crm_event_class *c, size_t accumulator)
{
	const struct crm_query *q = &c->p->accumulator[accumulator].query;
	bool bounced = c->outcome == CRM_BOUNCED;
	int part = 0;

	if (crm_class_matches(c, &q->of))
		part = TRIED | (bounced ? BOUNCED : 0);
	else if (crm_class_matches(c, &q->done))
		part = (crm_kindset_has(&q->of.kinds, c->kind) ? REACHED : 0) |
		       (c->dir == CRM_IN ? THEIRS : 0);
	if (part)
		crm_emit(c, CRM_DO_OTHER, accumulator,
			 CRM_BIT(CRM_L_CHANNEL) | (part & BOUNCED ? CRM_BIT(CRM_L_REF) : 0))
			->part = part;
}

static crm_kindset
touched_by(const struct crm_program *p, const struct crm_query *q)
{
	crm_kindset kinds = q->of.kinds;

	(void)p;
	crm_kindset_join(&kinds, &q->done.kinds);
	return kinds;
}

const struct crm_aggregate crm_aggregate_tries = {.size = sizeof(struct tries_slot),
						  .plan = plan,
						  .step = tries_step,
						  .touched_by = touched_by};

bool
crm_fold_tries(const struct crm_fold *f, int query, size_t row, int channel, struct crm_tries *out)
{
	const struct tries *t = NULL;
	struct tries_slot s;

	*out = (struct crm_tries){.last = CRM_NO_TIME, .bounced = CRM_NO_TIME};
	if (f->cells) {
		memcpy(&s, crm_cell(f, row) + f->program->accumulator[query].offset, sizeof s);
		t = find(&crm_shard_at(f, row)->pool, &s, (uint8_t)channel);
	}
	if (!t)
		return false;
	*out = (struct crm_tries){.last = t->last,
				  .count = t->count,
				  .parts = t->parts,
				  .bounced = t->bounced ? t->bounced_when : CRM_NO_TIME,
				  .address = t->address};
	return true;
}

uint64_t
crm_address_hash(crm_str email)
{
	char key[320]; /* no address is longer */
	size_t n = email.n < sizeof key ? email.n : sizeof key;

	for (size_t i = 0; i < n; i++)
		key[i] = (char)(email.p[i] >= 'A' && email.p[i] <= 'Z' ? email.p[i] + 32
								       : email.p[i]);
	return crm_hash((crm_str){key, n}) | CRM_UNKNOWN_WHOM;
}
