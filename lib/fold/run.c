/* run.c: an event takes its steps on the cell of its customer.
 *
 * A step comes out the same in whatever order events come, or returns
 * CRM_OUT_OF_ORDER. In a cell zero means that nothing was seen: no key is 0. */
#include "base/array.h"
#include "fold/aggregate.h"

/* ---- what is kept ---- */

uint32_t
crm_store_text(struct crm_pool *pool, const struct crm_extra *x)
{
	size_t n = x ? (size_t)x->item_n + x->note_n + x->ref_n : 0;

	if (n == 0)
		return 0;
	uint32_t at = crm_pool_take(pool, sizeof(struct crm_stored_text) + n);
	struct crm_stored_text *t = crm_pool_at(pool, at);
	*t = (struct crm_stored_text){.item_n = x->item_n, .note_n = x->note_n, .ref_n = x->ref_n};
	memcpy(t->text, x->text, n);
	return at;
}

void
crm_drop_text(struct crm_pool *pool, uint32_t text)
{
	if (!text)
		return;
	const struct crm_stored_text *t = crm_pool_at(pool, text);
	crm_pool_give(pool, text, sizeof *t + t->item_n + t->note_n + t->ref_n);
}

/* All but the texts. */
void
crm_store_event(struct crm_stored *k, const struct crm_event *e, const struct crm_extra *x)
{
	*k = (struct crm_stored){.key = e->key,
				 .when = e->when,
				 .due = x ? x->due : CRM_NO_TIME,
				 .amount = e->amount,
				 .place = e->place,
				 .rating = e->rating,
				 .kind = e->kind,
				 .dir = e->how / CRM_OUTCOMES};
}

static inline bool
is_before(const struct crm_event *e, int64_t key, crm_time when)
{
	return !key || e->key < key || (e->key == key && crm_written_later(when, e->when));
}

static crm_time
due_of(const struct crm_extra *x)
{
	return x ? x->due : CRM_NO_TIME;
}

/* The latest with its due. Which of two at one moment counts shows when all are in order. */
static enum crm_order
last_due(const struct crm_shard *p, struct crm_value_slot *v, const struct crm_event *e,
	 const struct crm_extra *x)
{
	bool other = e->key == v->key && crm_moment(due_of(x)) != crm_moment(v->due);

	if (e->key > v->key || (other && p->replaying))
		*v = (struct crm_value_slot){.key = e->key, .when = e->when, .due = due_of(x)};
	return other ? CRM_OUT_OF_ORDER : CRM_IN_ORDER;
}

/* The latest with its rating, of several at one moment, whatever their kinds, the lowest. */
static void
last_rating(struct crm_value_slot *v, const struct crm_event *e)
{
	int64_t at = e->key & ~CRM_KEY_KINDS, last = v->key & ~CRM_KEY_KINDS;

	if (at > last) {
		*v = (struct crm_value_slot){.key = e->key, .when = e->when, .rating = e->rating};
	} else if (at == last) {
		if (e->rating < v->rating)
			v->rating = e->rating;
		if (crm_event_after(e, v->key, v->when)) {
			v->key = e->key;
			v->when = e->when;
		}
	}
}

static void
keep(struct crm_pool *pool, struct crm_stored *k, bool texts, const struct crm_event *e,
     const struct crm_extra *x)
{
	uint32_t text = texts ? crm_store_text(pool, x) : 0;

	crm_drop_text(pool, k->text);
	crm_store_event(k, e, x);
	k->text = text;
}

/* first: the earliest; else the latest, of equal ones the one with the lowest rating. */
static void
last_whole(struct crm_pool *pool, struct crm_stored *k, bool first, bool texts,
	   const struct crm_event *e, const struct crm_extra *x)
{
	bool better = !k->key || (first ? e->key < k->key : e->key > k->key);

	if (k->key == e->key)
		better = e->rating != k->rating ? e->rating && (!k->rating || e->rating < k->rating)
			 : first                ? e->place < k->place
						: e->place > k->place;
	if (better)
		keep(pool, k, texts, e, x);
}

/* ---- days ---- */

/* Distinct days, as long as a late one is within 63 days of the last. */
static enum crm_order
count_day(struct crm_days_slot *d, crm_day day)
{
	int32_t at = day - CRM_DAY_ZERO; /* above 0 */

	if (at > d->last) {
		int32_t by = at - d->last;
		d->seen = (by < 64 ? d->seen << by : 0) | 1;
		d->last = at;
		d->count++;
	} else if (d->last - at < 64) {
		uint64_t bit = UINT64_C(1) << (d->last - at);
		d->count += !(d->seen & bit);
		d->seen |= bit;
	} else {
		return CRM_OUT_OF_ORDER;
	}
	return CRM_IN_ORDER;
}

/* ---- what is pending ---- */

static bool
first_due(const struct crm_stored *k, const struct crm_event *e, const struct crm_extra *x)
{
	int64_t old = crm_moment(k->due), new = crm_moment(x->due);

	return new != old ? new < old : e->key != k->key ? e->key < k->key : e->place < k->place;
}

static void
pend(struct crm_shard *p, const struct crm_operation *s, char *cell, const struct crm_event *e,
     const struct crm_extra *x)
{
	int64_t done;
	uint32_t at;
	bool promise = s->what == CRM_DO_PROMISE, better;

	memcpy(&done, cell + p->program->slot[s->slot].done, sizeof done);
	if (e->key < done || (!promise && e->marks & CRM_RETURNED))
		return; /* settled already, or nothing to follow */
	if (promise &&
	    (!x || x->due.day == CRM_NO_DAY || (s->since != CRM_NO_DAY && x->due.day < s->since)))
		return;
	memcpy(&at, cell + s->offset, sizeof at);
	if (!at) {
		at = crm_pool_take(&p->pool, sizeof(struct crm_pending));
		memcpy(cell + s->offset, &at, sizeof at);
	}
	struct crm_pending *n = crm_pool_at(&p->pool, at);
	better = n->count == 0 ||
		 (promise ? first_due(&n->stored, e, x)
			  : e->key < n->stored.key ||
				    (e->key == n->stored.key && e->place < n->stored.place));
	if (n->count++ == 0 || e->key < n->first)
		n->first = e->key;
	if (e->key > n->last)
		n->last = e->key;
	if (!better)
		return;
	uint32_t text = s->texts ? crm_store_text(&p->pool, x) : 0;
	n = crm_pool_at(&p->pool, at); /* the pool may have moved */
	crm_drop_text(&p->pool, n->stored.text);
	crm_store_event(&n->stored, e, x);
	n->stored.text = text;
}

/* What is strictly before the event is settled. When that is some of it but not all,
 * which of it remains is not known any more. */
static enum crm_order
settle(struct crm_shard *p, const struct crm_operation *s, char *cell, int64_t key)
{
	int64_t done;
	uint32_t at;
	char *last = cell + p->program->slot[s->slot].done;

	memcpy(&done, last, sizeof done);
	if (key > done)
		memcpy(last, &key, sizeof key);
	memcpy(&at, cell + s->offset, sizeof at);
	if (!at)
		return CRM_IN_ORDER;
	const struct crm_pending *n = crm_pool_at(&p->pool, at);
	if (n->first >= key)
		return CRM_IN_ORDER;
	if (n->last >= key)
		return CRM_OUT_OF_ORDER;
	crm_drop_text(&p->pool, n->stored.text);
	crm_pool_give(&p->pool, at, sizeof *n);
	memset(cell + s->offset, 0, sizeof at);
	return CRM_IN_ORDER;
}

/* ---- sums ---- */

void
crm_add_overflow(struct crm_shard *p, const struct crm_operation *s, const struct crm_event *e,
		 int by)
{
	uint32_t at = crm_links_first(&p->overflow_of, e->who, s->slot + 1u);
	struct crm_overflow *c;

	if (at) {
		c = &p->overflow[p->overflow_of.link[at].value];
	} else {
		p->overflow =
			crm_grow(p->overflow, p->overflows, &p->overflow_cap, sizeof *p->overflow);
		crm_links_add(&p->overflow_of, e->who, s->slot + 1u, p->overflows);
		c = &p->overflow[p->overflows++];
		*c = (struct crm_overflow){.who = e->who, .slot = s->slot};
	}
	c->by += by;
	c->place = e->place;
}

/* What an earlier day brought takes the place of what was summed so far. */
static void
add_first(struct crm_shard *p, const struct crm_operation *s, char *cell, const struct crm_event *e)
{
	struct crm_first_slot *f = (struct crm_first_slot *)(void *)(cell + s->offset);
	int32_t at = e->when.day - CRM_DAY_ZERO; /* above 0 */
	uint32_t at_overflow;

	if (f->day != 0 && at > f->day)
		return;
	if (at != f->day) {
		*f = (struct crm_first_slot){.day = at};
		at_overflow = crm_links_first(&p->overflow_of, e->who, s->slot + 1u);
		if (at_overflow)
			p->overflow[p->overflow_of.link[at_overflow].value].by = 0;
	}
	if (__builtin_add_overflow(f->amount, e->amount, &f->amount))
		crm_add_overflow(p, s, e, e->amount < 0 ? -1 : 1);
}

crm_num
crm_warmth_left(const struct crm_shard *p, const struct crm_operation *s, const struct crm_event *e)
{
	int b = (int)(s->number / 2), dir = (int)(s->number % 2);
	crm_day then = s->until ? s->until : p->today;
	int32_t age = then > e->when.day ? then - e->when.day : 0;

	return age < p->program->fades[b][dir] ? p->program->fade[b][dir][age] : 0;
}

/* ---- one step ---- */

static enum crm_order
keeping_step(struct crm_shard *p, const struct crm_operation *s, char *cell,
	     const struct crm_event *e, const struct crm_extra *x)
{
	char *at = cell + s->offset;
	struct crm_moment_slot *m = (struct crm_moment_slot *)(void *)at;
	const struct crm_query *w = &p->program->slot[s->slot].want;

	switch (s->what) {
	case CRM_DO_FIRST:
		if (is_before(e, m->key, m->when))
			*m = (struct crm_moment_slot){e->key, e->when};
		break;
	case CRM_DO_LAST:
		if (crm_event_after(e, m->key, m->when))
			*m = (struct crm_moment_slot){e->key, e->when};
		break;
	case CRM_DO_LAST_VALUE:
		if (w->keep == CRM_KEEP_DUE)
			return last_due(p, (struct crm_value_slot *)(void *)at, e, x);
		last_rating((struct crm_value_slot *)(void *)at, e);
		break;
	case CRM_DO_LAST_WHOLE:
		last_whole(&p->pool, (struct crm_stored *)(void *)at, w->aggregate == CRM_AGG_FIRST,
			   s->texts, e, x);
		break;
	default: pend(p, s, cell, e, x);
	}
	return CRM_IN_ORDER;
}

/* Those that few runs ask for. */
static enum crm_order
seldom_step(struct crm_shard *p, const struct crm_operation *s, char *cell,
	    const struct crm_event *e, const struct crm_extra *x)
{
	switch (s->what) {
	case CRM_DO_SETTLE_OTHER:
	case CRM_DO_OTHER: return p->program->slot[s->slot].aggregate->step(p, s, cell, e, x);
	case CRM_DO_GIVE_BACK:
		crm_add(p, s, cell, e, x && x->counted ? x->quantity : 0);
		return CRM_IN_ORDER;
	default: return crm_open_step(p, s, cell, e, x);
	}
}

/* Within the loop of run(): a call for each step would cost as much as the step. */
__attribute__((always_inline)) static inline enum crm_order
one_step(struct crm_shard *p, const struct crm_operation *s, char *cell, const struct crm_event *e,
	 const struct crm_extra *x)
{
	if (e->when.day < s->since && s->what != CRM_DO_PROMISE)
		return CRM_IN_ORDER;
	if (s->filtered && !crm_operation_passes(s, e))
		return CRM_IN_ORDER;
	switch (s->what) {
	case CRM_DO_SETTLE: return settle(p, s, cell, e->key);
	case CRM_DO_COUNT: ++*(uint32_t *)(void *)(cell + s->offset); return CRM_IN_ORDER;
	case CRM_DO_COUNT_DAY:
		return count_day((struct crm_days_slot *)(void *)(cell + s->offset), e->when.day);
	case CRM_DO_ADD_AMOUNT: crm_add(p, s, cell, e, e->amount); return CRM_IN_ORDER;
	case CRM_DO_ADD_COST: crm_add(p, s, cell, e, s->number); return CRM_IN_ORDER;
	case CRM_DO_ADD_QUANTITY:
		crm_add(p, s, cell, e, x ? x->quantity : CRM_NUM_ONE);
		return CRM_IN_ORDER;
	case CRM_DO_ADD_DISCOUNT: crm_add(p, s, cell, e, x ? x->discount : 0); return CRM_IN_ORDER;
	case CRM_DO_ADD_WARMTH:
		crm_add(p, s, cell, e, crm_warmth_left(p, s, e));
		return CRM_IN_ORDER;
	case CRM_DO_ADD_FIRST: add_first(p, s, cell, e); return CRM_IN_ORDER;
	case CRM_DO_FIRST:
	case CRM_DO_LAST:
	case CRM_DO_LAST_VALUE:
	case CRM_DO_LAST_WHOLE:
	case CRM_DO_PEND:
	case CRM_DO_PROMISE: return keeping_step(p, s, cell, e, x);
	default: return seldom_step(p, s, cell, e, x);
	}
}

static enum crm_order
run(struct crm_shard *p, const struct crm_operation *s, size_t n, const struct crm_event *e,
    const struct crm_extra *x)
{
	char *cell = p->cells + (size_t)e->who * p->program->stride;
	enum crm_order order = CRM_IN_ORDER;

	for (; n > 0; n--, s++) {
		enum crm_order t = one_step(p, s, cell, e, x);
		if (t > order)
			order = t;
	}
	return order;
}

enum crm_order
crm_run_event(struct crm_shard *p, const struct crm_event *e, const struct crm_extra *x)
{
	const struct crm_operations *s = &p->program->at[e->kind][e->how];

	return run(p, p->program->step + s->at, s->n, e, x);
}

void
crm_run_cancelled(struct crm_shard *p, const struct crm_event *e)
{
	const struct crm_operations *s = &p->program->at[e->kind][e->how];
	const struct crm_operation *step = p->program->step + s->at;

	for (size_t i = 0; i < s->n; i++)
		if (step[i].what == CRM_DO_FIRST &&
		    crm_kindset_has(&p->program->slot[step[i].slot].want.of.kinds,
				    p->program->kind_cancel))
			run(p, &step[i], 1, e, NULL);
}

void
crm_run_turns(struct crm_shard *p, const struct crm_event *e, const struct crm_extra *x)
{
	const struct crm_operations *s = &p->program->at[e->kind][e->how];
	const struct crm_operation *step = p->program->step + s->at;

	for (size_t i = 0; i < s->n; i++)
		if (crm_is_turn(step[i].what))
			run(p, &step[i], 1, e, x);
}

enum crm_order
crm_run_half(struct crm_shard *p, const struct crm_event *e, const struct crm_extra *x,
	     bool settling)
{
	const struct crm_operations *s = &p->program->at[e->kind][e->how];

	if (settling)
		return run(p, p->program->step + s->at, s->settles, e, x);
	return run(p, p->program->step + s->at + s->settles, (size_t)(s->n - s->settles), e, x);
}
