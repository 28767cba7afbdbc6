/* milestone.c: events that become due on a day of their own: a chain for each customer of those
 * that nothing has settled yet. Each depends on its own day only, so they may come in any order.
 * Promises, if a query asks for all of them, are such a chain too; what settles a promise comes
 * after the event that made it. */
#include "fold/aggregate.h"
#include "fold/items.h"
#include "fold/stored.h"

/* A milestone or a promise that nothing has settled: a piece of a chain in the pool. */
struct crm_awaited {
	struct crm_stored stored;
	int64_t key; /* of what is before all that settles it */
	uint32_t next;
};

/* Its due, else its date. */
static crm_time
day_of(const struct crm_stored *k)
{
	return k->due.day != CRM_NO_DAY ? k->due : k->when;
}

/* A key before everything that happens on its day. */
static int64_t
key_of(crm_time day)
{
	return crm_event_key((crm_time){day.day, 0, CRM_NO_OFFSET}, false, 0) - 1;
}

/* What settles a promise comes after its event. What settles a milestone is of its day or later;
 * with `ahead` it comes so long before the day or later, and after the moment of its event: the
 * touch of that moment is how we heard of it. */
static int64_t
key_before(const struct crm_query *q, const struct crm_event *e, crm_time day)
{
	int64_t key;

	if (q->aggregate == CRM_AGG_PROMISES)
		return e->key;
	if (q->ahead.n == 0)
		return key_of(day);
	key = key_of((crm_time){crm_day_add(day.day, q->ahead, -1), 0, CRM_NO_OFFSET});
	return e->key > key ? e->key | CRM_KEY_KINDS : key;
}

static void
await(struct crm_shard *p, const struct crm_operation *s, char *cell, const struct crm_event *e,
      const struct crm_extra *x)
{
	struct crm_stored stored;
	crm_time day;
	const struct crm_query *q = &p->program->accumulator[s->accumulator].query;
	int64_t done, key;
	uint32_t at, next;

	crm_store_event(&stored, e, x);
	day = day_of(&stored);
	key = key_before(q, e, day);
	memcpy(&done, cell + p->program->accumulator[s->accumulator].done, sizeof done);
	if (key < done || (q->since != CRM_NO_DAY && day.day < q->since) ||
	    (q->aggregate == CRM_AGG_PROMISES && stored.due.day == CRM_NO_DAY))
		return;
	stored.text = s->texts ? crm_store_text(&p->pool, x) : 0;
	memcpy(&next, cell + s->offset, sizeof next);
	at = crm_pool_take(&p->pool, sizeof(struct crm_awaited));
	*(struct crm_awaited *)crm_pool_at(&p->pool, at) = (struct crm_awaited){stored, key, next};
	memcpy(cell + s->offset, &at, sizeof at);
}

/* Settles all whose day has come at the event's moment. */
static void
settle(struct crm_shard *p, const struct crm_operation *s, char *cell, int64_t key)
{
	char *last = cell + p->program->accumulator[s->accumulator].done;
	uint32_t head, at, next, before = 0;
	int64_t done;

	memcpy(&done, last, sizeof done);
	if (key > done)
		memcpy(last, &key, sizeof key);
	memcpy(&head, cell + s->offset, sizeof head);
	for (at = head; at; at = next) {
		struct crm_awaited *a = crm_pool_at(&p->pool, at);
		next = a->next;
		if (a->key >= key) {
			before = at;
			continue;
		}
		*(before ? &((struct crm_awaited *)crm_pool_at(&p->pool, before))->next : &head) =
			next;
		crm_drop_text(&p->pool, a->stored.text);
		crm_pool_give(&p->pool, at, sizeof *a);
	}
	memcpy(cell + s->offset, &head, sizeof head);
}

static bool
before(const struct crm_stored *a, const struct crm_stored *b)
{
	int64_t at = crm_moment(day_of(a)), than = crm_moment(day_of(b));

	if (at != than)
		return at < than;
	return a->key != b->key ? a->key < b->key : a->place < b->place;
}

static enum crm_order
await_step(struct crm_shard *p, const struct crm_operation *s, char *cell,
	   const struct crm_event *e, const struct crm_extra *x)
{
	if (s->what == CRM_DO_SETTLE_OTHER)
		settle(p, s, cell, e->key);
	else
		await(p, s, cell, e, x);
	return CRM_IN_ORDER;
}

static void
plan_await(struct crm_event_class *a, size_t accumulator)
{
	const struct crm_query *w = &a->p->accumulator[accumulator].query;

	if (crm_class_matches(a, &w->of))
		crm_emit(a, CRM_DO_OTHER, accumulator, crm_stored_columns(w))->since = CRM_NO_DAY;
}

/* ---- what came of it ---- */

/* A planned step that has been closed since does not count: the event that closed it counts in its
 * place. */
static bool
was_closed(const struct crm_program *program, const struct crm_shard *p, const char *cell,
	   const struct crm_stored *k)
{
	const struct crm_items *l = (const struct crm_items *)(const void *)(cell + program->open);
	uint32_t at = 0;

	if (k->kind != program->kind_milestone || k->due.day == CRM_NO_DAY)
		return false;
	if (l->queues)
		at = ((const struct crm_queue *)crm_pool_at(&p->pool,
							    l->queues))[program->queue[k->kind]]
			     .head;
	for (; at; at = ((const struct crm_item *)crm_pool_at(&p->pool, at))->next)
		if (((const struct crm_item *)crm_pool_at(&p->pool, at))->stored.place == k->place)
			return false;
	return true;
}

static bool
read_milestone(const struct crm_fold *f, const struct crm_accumulator *s, size_t row,
	       const char *cell, struct crm_seen *out)
{
	const struct crm_shard *p = crm_shard_at(f, row);
	const struct crm_stored *best = NULL;
	uint32_t at;

	memcpy(&at, cell + s->offset, sizeof at);
	while (at) {
		const struct crm_awaited *a = crm_pool_at(&p->pool, at);
		at = a->next;
		if (was_closed(f->program, p, cell, &a->stored))
			continue;
		out->count++;
		if (!best || before(&a->stored, best))
			best = &a->stored;
	}
	if (best)
		crm_seen_stored(f, p, best, out);
	return best;
}

static bool
read_at(const struct crm_fold *f, const struct crm_accumulator *s, size_t row, const char *cell,
	size_t i, struct crm_seen *out)
{
	const struct crm_shard *p = crm_shard_at(f, row);
	const struct crm_awaited *a;
	uint32_t at;

	for (memcpy(&at, cell + s->offset, sizeof at); at; at = a->next) {
		a = crm_pool_at(&p->pool, at);
		if (s->query.aggregate == CRM_AGG_MILESTONE &&
		    was_closed(f->program, p, cell, &a->stored))
			continue;
		if (i-- > 0)
			continue;
		crm_seen_stored(f, p, &a->stored, out);
		return true;
	}
	return false;
}

const struct crm_aggregate crm_aggregate_milestone = {.size = 4,
						      .plan = plan_await,
						      .step = await_step,
						      .read = read_milestone,
						      .read_at = read_at,
						      .pends = true,
						      .settles_by_step = true};
const struct crm_aggregate crm_aggregate_promises = {.size = 4,
						     .plan = plan_await,
						     .step = await_step,
						     .read_at = read_at,
						     .pends = true,
						     .settles_by_step = true,
						     .seldom = true};
