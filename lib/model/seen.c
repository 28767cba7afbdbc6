/* seen.c: what judges asked of the log, and what was seen. */
#include "model/frame.h"

int
crm_frame_want(crm_frame *f, const struct crm_want *w)
{
	return crm_plan_want(f->plan, w);
}

static const struct crm_shard *
shard_of(const crm_frame *f, size_t row)
{
	return &f->shard[crm_shard_of((uint32_t)row, f->shards)];
}

static void
tell_kept(const crm_frame *f, const struct crm_shard *p, const struct crm_kept *k,
	  struct crm_seen *out)
{
	out->when = k->when;
	out->due = k->due;
	out->line = k->place & ((UINT64_C(1) << 48) - 1);
	out->source = f->log[k->place >> 48];
	out->kind = k->kind;
	out->dir = k->dir;
	out->rating = k->rating;
	out->amount = k->amount;
	if (!k->text)
		return;
	const struct crm_stored_text *t = crm_pool_at(&p->pool, k->text);
	out->item = (crm_str){t->text, t->item_n};
	out->note = (crm_str){t->text + t->item_n, t->note_n};
	out->ref = (crm_str){t->text + t->item_n + t->note_n, t->ref_n};
}

/* ---- open items ---- */

/* Appointments and steps of a deal go by the day they are for. */
static bool
dated(const struct crm_plan *p, const struct crm_kept *k)
{
	return k->kind == p->kind_appointment || k->kind == p->kind_milestone;
}

static bool
item_counts(const crm_frame *f, const struct crm_slot *s, const struct crm_items *l,
	    const struct crm_kept *k)
{
	const struct crm_plan *p = f->plan;
	const struct crm_want *w = &s->want;
	crm_day day = dated(p, k) ? k->due.day : k->when.day;

	return (w->of.dir < 0 || w->of.dir == k->dir) &&
	       !(k->kind == p->kind_appointment && crm_item_is_past(l, k)) &&
	       (w->since == CRM_NO_DAY || day >= w->since) && (!s->item || s->item == k->item) &&
	       (!w->rating_to || (k->rating >= w->rating_from && k->rating <= w->rating_to)) &&
	       !(w->unanswered && l->answered > k->key) &&
	       (!w->overdue || (k->due.day != CRM_NO_DAY && k->due.day < f->today.day));
}

/* Which is told of: the oldest, or the one due first. */
static bool
comes_first(const struct crm_plan *p, const struct crm_kept *a, const struct crm_kept *b)
{
	int64_t at = crm_moment(dated(p, a) ? a->due : a->when),
		than = crm_moment(dated(p, b) ? b->due : b->when);

	if (at != than)
		return at < than;
	if (a->key != b->key)
		return a->key < b->key;
	int order = crm_ledger_keeps(p, a->kind)
			    ? crm_ledger_order(a->due, a->amount, b->due, b->amount)
			    : 0;
	return order != 0 ? order < 0 : a->place < b->place;
}

static void
add_owed(struct crm_seen *out, crm_num left)
{
	if (left != CRM_NO_NUMBER && out->owed != CRM_NO_NUMBER &&
	    crm_num_add(out->owed, left, &out->owed) < 0)
		out->owed = CRM_NO_NUMBER;
}

static bool
seen_open(const crm_frame *f, const struct crm_slot *s, size_t row, const char *cell,
	  struct crm_seen *out)
{
	const struct crm_shard *p = shard_of(f, row);
	const struct crm_items *l = (const struct crm_items *)(const void *)(cell + f->plan->open);
	const struct crm_item *best = NULL;

	for (unsigned q = 0; l->queues && q < f->plan->queues; q++) {
		uint32_t at = ((const struct crm_queue *)crm_pool_at(&p->pool, l->queues))[q].head;
		if (!crm_kindset_has(&s->want.of.kinds, f->plan->opener[q]))
			continue;
		while (at) {
			const struct crm_item *i = crm_pool_at(&p->pool, at);
			at = i->next;
			if (!item_counts(f, s, l, &i->kept))
				continue;
			out->count++;
			add_owed(out, i->left);
			if (!best || comes_first(f->plan, &i->kept, &best->kept))
				best = i;
		}
	}
	if (!best)
		return false;
	tell_kept(f, p, &best->kept, out);
	out->left = best->left;
	out->answered = l->answered > best->kept.key;
	return true;
}

/* ---- milestones ---- */

/* A step that was planned, and closed since: what closed it stands for it. */
static bool
was_closed(const struct crm_plan *plan, const struct crm_shard *p, const char *cell,
	   const struct crm_kept *k)
{
	const struct crm_items *l = (const struct crm_items *)(const void *)(cell + plan->open);
	uint32_t at = 0;

	if (k->kind != plan->kind_milestone || k->due.day == CRM_NO_DAY)
		return false;
	if (l->queues)
		at = ((const struct crm_queue *)crm_pool_at(&p->pool,
							    l->queues))[plan->queue[k->kind]]
			     .head;
	for (; at; at = ((const struct crm_item *)crm_pool_at(&p->pool, at))->next)
		if (((const struct crm_item *)crm_pool_at(&p->pool, at))->kept.place == k->place)
			return false;
	return true;
}

static bool
seen_milestone(const crm_frame *f, const struct crm_slot *s, size_t row, const char *cell,
	       struct crm_seen *out)
{
	const struct crm_shard *p = shard_of(f, row);
	const struct crm_kept *best = NULL;
	uint32_t at;

	memcpy(&at, cell + s->offset, sizeof at);
	while (at) {
		const struct crm_awaited *a = crm_pool_at(&p->pool, at);
		at = a->next;
		if (was_closed(f->plan, p, cell, &a->kept))
			continue;
		out->count++;
		if (!best || crm_await_before(&a->kept, best))
			best = &a->kept;
	}
	if (best)
		tell_kept(f, p, best, out);
	return best;
}

/* ---- sequences ---- */

static bool
seen_course(const crm_frame *f, const struct crm_slot *s, size_t row, const char *cell,
	    struct crm_seen *out)
{
	const struct crm_course_slot *slot =
		(const struct crm_course_slot *)(const void *)(cell + s->offset);
	const struct crm_shard *p = shard_of(f, row);
	struct crm_course c;

	if (!slot->at)
		return false;
	c = *(const struct crm_course *)crm_pool_at(&p->pool, slot->at);
	crm_course_pass(s->want.course, &c, f->today.day);
	tell_kept(f, p, &c.cause, out);
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

/* ---- all kinds of slots ---- */

static bool
seen_pending(const crm_frame *f, size_t row, const char *at, struct crm_seen *out)
{
	const struct crm_shard *p = shard_of(f, row);
	uint32_t piece;

	memcpy(&piece, at, sizeof piece);
	if (!piece)
		return false;
	const struct crm_pending *n = crm_pool_at(&p->pool, piece);
	tell_kept(f, p, &n->kept, out);
	out->count = n->count;
	return true;
}

static bool
seen_last(const crm_frame *f, const struct crm_slot *s, size_t row, const char *at,
	  struct crm_seen *out)
{
	const struct crm_value_slot *v = (const struct crm_value_slot *)(const void *)at;

	if (v->key == 0) /* the first member of all three */
		return false;
	if (s->want.keep == CRM_KEEP_WHOLE) {
		tell_kept(f, shard_of(f, row), (const struct crm_kept *)(const void *)at, out);
		return true;
	}
	out->when = v->when;
	if (s->want.keep == CRM_KEEP_RATING)
		out->rating = v->rating;
	if (s->want.keep == CRM_KEEP_DUE)
		out->due = v->due;
	return true;
}

static bool
seen_sum(const struct crm_slot *s, const char *at, struct crm_seen *out)
{
	if (s->want.op == CRM_OP_COUNT && !s->want.quantity)
		memcpy(&out->count, at, sizeof out->count);
	else if (s->want.op == CRM_OP_DAYS)
		out->count = ((const struct crm_days_slot *)(const void *)at)->count;
	else
		memcpy(&out->amount, at, sizeof out->amount);
	return out->count != 0 || out->amount != 0;
}

bool
crm_frame_seen(const crm_frame *f, int want, size_t row, struct crm_seen *out)
{
	const struct crm_slot *s = &f->plan->slot[want];

	*out = (struct crm_seen){.when = CRM_NO_TIME,
				 .due = CRM_NO_TIME,
				 .kind = -1,
				 .source = "",
				 .left = CRM_NO_NUMBER};
	if (!f->cells)
		return false;
	const char *cell = crm_cell(f, row);
	switch (s->want.op) {
	case CRM_OP_FIRST:
	case CRM_OP_LAST: return seen_last(f, s, row, cell + s->offset, out);
	case CRM_OP_PENDING:
	case CRM_OP_PROMISE: return seen_pending(f, row, cell + s->offset, out);
	case CRM_OP_COURSE: return seen_course(f, s, row, cell, out);
	case CRM_OP_MILESTONE: return seen_milestone(f, s, row, cell, out);
	case CRM_OP_OPEN: return seen_open(f, s, row, cell, out);
	case CRM_OP_SCOPES:
	case CRM_OP_REFERRALS:
	case CRM_OP_HOLDINGS:
	case CRM_OP_CHANNELS:
	case CRM_OP_KEEPERS: return false;
	default: return seen_sum(s, cell + s->offset, out);
	}
}

/* ---- one thing only, for the facts ---- */

crm_time
crm_seen_when(const crm_frame *f, int want, size_t row)
{
	const struct crm_slot *s = &f->plan->slot[want];
	bool moment = s->want.op == CRM_OP_LAST || s->want.op == CRM_OP_FIRST;
	struct crm_seen seen;

	if (!moment || s->want.keep == CRM_KEEP_WHOLE || !f->cells) {
		crm_frame_seen(f, want, row, &seen);
		return seen.when;
	}
	const struct crm_moment_slot *m =
		(const struct crm_moment_slot *)(const void *)(crm_cell(f, row) + s->offset);
	return m->key ? m->when : CRM_NO_TIME;
}

crm_num
crm_seen_amount(const crm_frame *f, int want, size_t row)
{
	const struct crm_slot *s = &f->plan->slot[want];
	struct crm_seen seen;
	crm_num amount;

	/* Each of them begins with the amount. */
	if ((s->want.op != CRM_OP_SUM && s->want.op != CRM_OP_SUM_FIRST &&
	     s->want.op != CRM_OP_WIN && s->want.op != CRM_OP_WARMTH) ||
	    !f->cells) {
		crm_frame_seen(f, want, row, &seen);
		return seen.amount;
	}
	memcpy(&amount, crm_cell(f, row) + s->offset, sizeof amount);
	return amount;
}

uint32_t
crm_seen_count(const crm_frame *f, int want, size_t row)
{
	const struct crm_slot *s = &f->plan->slot[want];
	struct crm_seen seen;

	if (s->want.op != CRM_OP_DAYS || !f->cells) {
		crm_frame_seen(f, want, row, &seen);
		return seen.count;
	}
	return ((const struct crm_days_slot *)(const void *)(crm_cell(f, row) + s->offset))->count;
}

bool
crm_frame_scope(const crm_frame *f, int want, size_t row, size_t i, crm_str *scope, bool *yes,
		crm_time *when)
{
	if (!f->cells)
		return false;
	const struct crm_shard *p = shard_of(f, row);
	const char *cell = crm_cell(f, row) + f->plan->slot[want].offset;
	uint32_t at = ((const struct crm_scopes *)(const void *)cell)->head;

	while (at) {
		const struct crm_scope *s = crm_pool_at(&p->pool, at);
		if (i-- > 0) {
			at = s->next;
			continue;
		}
		*scope = (crm_str){s->text, s->n};
		*yes = s->yes;
		*when = s->when;
		return true;
	}
	return false;
}
