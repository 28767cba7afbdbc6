/* step.c: an event takes its steps on the cell of its customer.
 *
 * A step comes out the same in whatever order events come, or returns
 * CRM_CANNOT_TELL. In a cell zero means that nothing was seen: no key is 0. */
#include "model/engine.h"

int64_t
crm_moment(crm_time t)
{
	int64_t day = t.day, minute = t.minute < 0 ? 1441 : t.minute;

	if (t.offset != CRM_NO_OFFSET && t.minute >= 0) {
		int64_t wall = crm_time_wall(t);
		minute = ((wall % 1440) + 1440) % 1440;
		day = (wall - minute) / 1440;
	}
	return (day - CRM_DAY_ZERO) * 2048 + minute;  /* no day is far below all */
}

int64_t
crm_event_key(crm_time t, bool touch, int kind)
{
	return crm_moment(t) << 8 | (touch ? CRM_KEY_TOUCH : 0) | kind;
}

/* ---- what is kept ---- */

uint32_t
crm_keep_text(struct crm_pool *pool, const struct crm_extra *x)
{
	size_t n = x ? (size_t)x->item_n + x->note_n + x->ref_n : 0;

	if (n == 0)
		return 0;
	uint32_t at = crm_pool_take(pool, sizeof(struct crm_text) + n);
	struct crm_text *t = crm_pool_at(pool, at);
	*t = (struct crm_text){.item_n = x->item_n, .note_n = x->note_n, .ref_n = x->ref_n};
	memcpy(t->text, x->text, n);
	return at;
}

void
crm_drop_text(struct crm_pool *pool, uint32_t text)
{
	if (!text)
		return;
	const struct crm_text *t = crm_pool_at(pool, text);
	crm_pool_give(pool, text, sizeof *t + t->item_n + t->note_n + t->ref_n);
}

/* All but the texts. */
void
crm_kept_of(struct crm_kept *k, const struct crm_event *e, const struct crm_extra *x)
{
	*k = (struct crm_kept){
		.key = e->key, .when = e->when, .due = x ? x->due : CRM_NO_TIME, .amount = e->amount,
		.place = e->place, .rating = e->rating, .kind = e->kind, .dir = e->how / CRM_OUTCOMES};
}

/* Moments written differently but equal: one of them, always the same. */
static inline bool
written_later(crm_time a, crm_time b)
{
	return a.day != b.day ? a.day > b.day : a.minute != b.minute ? a.minute > b.minute : a.offset > b.offset;
}

static inline bool
is_before(const struct crm_event *e, int64_t key, crm_time when)
{
	return !key || e->key < key || (e->key == key && written_later(when, e->when));
}

static inline bool
is_after(const struct crm_event *e, int64_t key, crm_time when)
{
	return e->key > key || (e->key == key && written_later(e->when, when));
}

static crm_time
due_of(const struct crm_extra *x)
{
	return x ? x->due : CRM_NO_TIME;
}

/* The latest with its rating (of equal ones the lowest) or due (the last). */
static void
last_value(struct crm_value_slot *v, bool due, const struct crm_event *e, const struct crm_extra *x)
{
	if (e->key < v->key)
		return;
	if (due) {
		if (e->key > v->key || crm_moment(due_of(x)) > crm_moment(v->due))
			*v = (struct crm_value_slot){.key = e->key, .when = e->when, .due = due_of(x)};
	} else if (e->key > v->key || e->rating < v->rating) {
		*v = (struct crm_value_slot){.key = e->key, .when = e->when, .rating = e->rating};
	}
}

static void
keep(struct crm_pool *pool, struct crm_kept *k, bool texts, const struct crm_event *e, const struct crm_extra *x)
{
	uint32_t text = texts ? crm_keep_text(pool, x) : 0;

	crm_drop_text(pool, k->text);
	crm_kept_of(k, e, x);
	k->text = text;
}

/* first: the earliest; else the latest, of equal ones the one with the lowest rating. */
static void
last_whole(struct crm_pool *pool, struct crm_kept *k, bool first, bool texts,
           const struct crm_event *e, const struct crm_extra *x)
{
	bool better = !k->key || (first ? e->key < k->key : e->key > k->key);

	if (k->key == e->key)
		better = e->rating != k->rating ? e->rating && (!k->rating || e->rating < k->rating) :
			first ? e->place < k->place : e->place > k->place;
	if (better)
		keep(pool, k, texts, e, x);
}

/* ---- days ---- */

/* Distinct days, as long as a late one is within 63 days of the last. */
static enum crm_took
count_day(struct crm_days_slot *d, crm_day day)
{
	int32_t at = day - CRM_DAY_ZERO;          /* above 0 */

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
		return CRM_CANNOT_TELL;
	}
	return CRM_TOOK;
}

/* ---- what is pending ---- */

static bool
first_due(const struct crm_kept *k, const struct crm_event *e, const struct crm_extra *x)
{
	int64_t old = crm_moment(k->due), new = crm_moment(x->due);

	return new != old ? new < old : e->key != k->key ? e->key < k->key : e->place < k->place;
}

static void
pend(struct crm_part *p, const struct crm_step *s, char *cell, const struct crm_event *e, const struct crm_extra *x)
{
	int64_t done;
	uint32_t at;
	bool promise = s->what == CRM_PROMISE, better;

	memcpy(&done, cell + p->plan->slot[s->slot].done, sizeof done);
	if (e->key < done)
		return;                           /* settled already */
	if (promise && (!x || x->due.day == CRM_NO_DAY || (s->since != CRM_NO_DAY && x->due.day < s->since)))
		return;
	memcpy(&at, cell + s->offset, sizeof at);
	if (!at) {
		at = crm_pool_take(&p->pool, sizeof(struct crm_pending));
		memcpy(cell + s->offset, &at, sizeof at);
	}
	struct crm_pending *n = crm_pool_at(&p->pool, at);
	better = n->count == 0 || (promise ? first_due(&n->kept, e, x) :
		e->key < n->kept.key || (e->key == n->kept.key && e->place < n->kept.place));
	if (n->count++ == 0 || e->key < n->first)
		n->first = e->key;
	if (e->key > n->last)
		n->last = e->key;
	if (!better)
		return;
	uint32_t text = s->texts ? crm_keep_text(&p->pool, x) : 0;
	n = crm_pool_at(&p->pool, at);            /* the pool may have moved */
	crm_drop_text(&p->pool, n->kept.text);
	crm_kept_of(&n->kept, e, x);
	n->kept.text = text;
}

/* What is strictly before the event is settled. When that is some of it but not all,
 * which of it remains is not known any more. */
static enum crm_took
settle(struct crm_part *p, const struct crm_step *s, char *cell, int64_t key)
{
	int64_t done;
	uint32_t at;
	char *last = cell + p->plan->slot[s->slot].done;

	memcpy(&done, last, sizeof done);
	if (key > done)
		memcpy(last, &key, sizeof key);
	memcpy(&at, cell + s->offset, sizeof at);
	if (!at)
		return CRM_TOOK;
	const struct crm_pending *n = crm_pool_at(&p->pool, at);
	if (n->first >= key)
		return CRM_TOOK;
	if (n->last >= key)
		return CRM_CANNOT_TELL;
	crm_drop_text(&p->pool, n->kept.text);
	crm_pool_give(&p->pool, at, sizeof *n);
	memset(cell + s->offset, 0, sizeof at);
	return CRM_TOOK;
}

/* ---- sums ---- */

static enum crm_took
add(char *at, crm_num n)
{
	int64_t *sum = (int64_t *)(void *)at;

	return __builtin_add_overflow(*sum, n, sum) ? CRM_OVERFLOW : CRM_TOOK;
}

static enum crm_took
warm(struct crm_part *p, const struct crm_step *s, char *at, const struct crm_event *e)
{
	int b = (int)(s->number / 2), dir = (int)(s->number % 2);
	int32_t age = p->today > e->when.day ? p->today - e->when.day : 0;

	return age < p->plan->fades[b][dir] ? add(at, p->plan->fade[b][dir][age]) : CRM_TOOK;
}

static void
refer(struct crm_part *p, const struct crm_event *e, const struct crm_extra *x)
{
	if (p->referrals == p->referral_cap) {
		p->referral_cap = p->referral_cap ? p->referral_cap * 2 : 256;
		p->referral = crm_realloc(p->referral, p->referral_cap * sizeof *p->referral);
	}
	p->referral[p->referrals++] = (struct crm_referral){.by = e->who, .whom = x ? x->whom : 0};
}

/* ---- one step ---- */

static enum crm_took
keeping_step(struct crm_part *p, const struct crm_step *s, char *cell,
             const struct crm_event *e, const struct crm_extra *x)
{
	char *at = cell + s->offset;
	struct crm_moment_slot *m = (struct crm_moment_slot *)(void *)at;
	const struct crm_want *w = &p->plan->slot[s->slot].want;

	switch (s->what) {
	case CRM_FIRST:
		if (is_before(e, m->key, m->when))
			*m = (struct crm_moment_slot){e->key, e->when};
		break;
	case CRM_LAST:
		if (is_after(e, m->key, m->when))
			*m = (struct crm_moment_slot){e->key, e->when};
		break;
	case CRM_LAST_VALUE:
		last_value((struct crm_value_slot *)(void *)at, w->keep == CRM_KEEP_DUE, e, x);
		break;
	case CRM_LAST_WHOLE:
		last_whole(&p->pool, (struct crm_kept *)(void *)at, w->op == CRM_OP_FIRST, s->texts, e, x);
		break;
	default:
		pend(p, s, cell, e, x);
	}
	return CRM_TOOK;
}

static bool
passes(const struct crm_step *s, const struct crm_event *e)
{
	return (!s->item || s->item == e->item) &&
		(!s->rating_to || (e->rating >= s->rating_from && e->rating <= s->rating_to));
}

static inline enum crm_took
one_step(struct crm_part *p, const struct crm_step *s, char *cell,
         const struct crm_event *e, const struct crm_extra *x)
{
	if (e->when.day < s->since && s->what != CRM_PROMISE)
		return CRM_TOOK;
	if (s->filtered && !passes(s, e))
		return CRM_TOOK;
	switch (s->what) {
	case CRM_SETTLE:
		return settle(p, s, cell, e->key);
	case CRM_COUNT:
		++*(uint32_t *)(void *)(cell + s->offset);
		return CRM_TOOK;
	case CRM_COUNT_DAY:
		return count_day((struct crm_days_slot *)(void *)(cell + s->offset), e->when.day);
	case CRM_ADD_AMOUNT:
		return add(cell + s->offset, s->negative ? -e->amount : e->amount);
	case CRM_ADD_COST:
		return add(cell + s->offset, s->number);
	case CRM_ADD_QUANTITY: {
		crm_num n = x ? x->quantity : CRM_NUM_ONE;
		return add(cell + s->offset, s->negative ? -n : n);
	}
	case CRM_ADD_WARMTH:
		return warm(p, s, cell + s->offset, e);
	case CRM_REFER:
		refer(p, e, x);
		return CRM_TOOK;
	case CRM_FIRST:
	case CRM_LAST:
	case CRM_LAST_VALUE:
	case CRM_LAST_WHOLE:
	case CRM_PEND:
	case CRM_PROMISE:
		return keeping_step(p, s, cell, e, x);
	default:
		return crm_open_step(p, s, cell, e, x);
	}
}

static enum crm_took
run(struct crm_part *p, const struct crm_step *s, size_t n, const struct crm_event *e, const struct crm_extra *x)
{
	char *cell = p->cells + (size_t)e->who * p->plan->stride;
	enum crm_took took = CRM_TOOK;

	for (; n > 0; n--, s++) {
		enum crm_took t = one_step(p, s, cell, e, x);
		if (t > took)
			took = t;
	}
	return took;
}

enum crm_took
crm_take(struct crm_part *p, const struct crm_event *e, const struct crm_extra *x)
{
	const struct crm_steps *s = &p->plan->at[e->kind][e->how];

	return run(p, p->plan->step + s->at, s->n, e, x);
}

enum crm_took
crm_take_half(struct crm_part *p, const struct crm_event *e, const struct crm_extra *x, bool settling)
{
	const struct crm_steps *s = &p->plan->at[e->kind][e->how];

	if (settling)
		return run(p, p->plan->step + s->at, s->settles, e, x);
	return run(p, p->plan->step + s->at + s->settles, (size_t)(s->n - s->settles), e, x);
}
