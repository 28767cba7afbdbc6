/* often.c: the frequent aggregates: counts, sums, the first and the last event, and what is
 * pending. Their steps are in run.c. */
#include "fold/aggregate.h"
#include "kinds/kinds.h"

/* ---- counts and sums ---- */

static void
sum_steps(struct crm_event_class *a, size_t slot)
{
	const struct crm_query *w = &a->p->slot[slot].want;
	enum crm_opcode what = w->quantity   ? CRM_DO_ADD_QUANTITY
			       : w->discount ? CRM_DO_ADD_DISCOUNT
					     : CRM_DO_ADD_AMOUNT;
	uint32_t needs = CRM_BIT(w->quantity   ? CRM_L_QUANTITY
				 : w->discount ? CRM_L_DISCOUNT
					       : CRM_L_AMOUNT);

	if (crm_class_matches(a, &w->of))
		crm_emit(a, what, slot, needs);
	/* Of all items a refund gives back those of which it says how many. */
	if (w->negative && crm_class_matches(a, &w->done))
		crm_emit(a, w->quantity && !w->item.n ? CRM_DO_GIVE_BACK : what, slot, needs)
			->negative = true;
	if (w->costs && crm_class_cost(a) != 0 &&
	    (!crm_kindset_meet(&w->done.kinds, &w->done.kinds) || crm_class_matches(a, &w->done))) {
		struct crm_operation *s = crm_emit(a, CRM_DO_ADD_COST, slot, 0);
		s->number = crm_class_cost(a);
		s->item = 0;
		s->filtered = s->until != 0;
	}
}

static bool
read_sum(const struct crm_fold *f, const struct crm_accumulator *s, size_t row, const char *cell,
	 struct crm_seen *out)
{
	(void)f;
	(void)row;
	memcpy(&out->amount, cell + s->offset, sizeof out->amount);
	return out->amount != 0;
}

static uint32_t
count_size(const struct crm_query *w)
{
	return w->quantity ? 8 : 4;
}

static void
plan_count(struct crm_event_class *a, size_t slot)
{
	const struct crm_query *w = &a->p->slot[slot].want;

	if (w->quantity)
		sum_steps(a, slot);
	else if (crm_class_matches(a, &w->of))
		crm_emit(a, CRM_DO_COUNT, slot, 0);
}

static bool
read_count(const struct crm_fold *f, const struct crm_accumulator *s, size_t row, const char *cell,
	   struct crm_seen *out)
{
	if (s->want.quantity)
		return read_sum(f, s, row, cell, out);
	memcpy(&out->count, cell + s->offset, sizeof out->count);
	return out->count != 0;
}

static void
plan_days(struct crm_event_class *a, size_t slot)
{
	if (crm_class_matches(a, &a->p->slot[slot].want.of))
		crm_emit(a, CRM_DO_COUNT_DAY, slot, 0);
}

static bool
read_days(const struct crm_fold *f, const struct crm_accumulator *s, size_t row, const char *cell,
	  struct crm_seen *out)
{
	(void)f;
	(void)row;
	out->count = ((const struct crm_days_slot *)(const void *)(cell + s->offset))->count;
	return out->count != 0;
}

static void
plan_sum_first(struct crm_event_class *a, size_t slot)
{
	if (crm_class_matches(a, &a->p->slot[slot].want.of))
		crm_emit(a, CRM_DO_ADD_FIRST, slot, CRM_BIT(CRM_L_AMOUNT));
}

const struct crm_aggregate crm_aggregate_count = {
	.size_of = count_size, .plan = plan_count, .read = read_count};
const struct crm_aggregate crm_aggregate_days = {
	.size = sizeof(struct crm_days_slot), .plan = plan_days, .read = read_days};
const struct crm_aggregate crm_aggregate_sum = {.size = 8, .plan = sum_steps, .read = read_sum};
const struct crm_aggregate crm_aggregate_sum_first = {
	.size = sizeof(struct crm_first_slot), .plan = plan_sum_first, .read = read_sum};

/* ---- warmth ---- */

static void
plan_warmth(struct crm_event_class *a, size_t slot)
{
	if (crm_class_matches(a, &a->p->slot[slot].want.of))
		crm_emit_warmth(a, slot, CRM_DO_ADD_WARMTH, 0);
}

static crm_kindset
warm_kinds(const struct crm_program *p, const struct crm_query *want)
{
	crm_kindset kinds = {{0}};

	for (int b = 0; b < CRM_BEHAVIOURS; b++)
		if (want->behaviour < 0 || want->behaviour == b)
			crm_kindset_join(&kinds, &p->model->behaviour[b].kinds);
	return kinds;
}

const struct crm_aggregate crm_aggregate_warmth = {
	.size = 8, .plan = plan_warmth, .read = read_sum, .touched_by = warm_kinds, .fades = true};

/* ---- the first and the last ---- */

static uint32_t
last_size(const struct crm_query *w)
{
	static const uint32_t size[] = {
		[CRM_KEEP_WHOLE] = sizeof(struct crm_stored),
		[CRM_KEEP_MOMENT] = sizeof(struct crm_moment_slot),
		[CRM_KEEP_RATING] = sizeof(struct crm_value_slot),
		[CRM_KEEP_DUE] = sizeof(struct crm_value_slot),
	};

	return size[w->keep];
}

static void
last_step(struct crm_event_class *a, size_t slot)
{
	const struct crm_query *w = &a->p->slot[slot].want;
	enum crm_opcode what = w->aggregate == CRM_AGG_FIRST ? CRM_DO_FIRST : CRM_DO_LAST;

	if (!crm_class_matches(a, &w->of))
		return;
	if (w->keep == CRM_KEEP_WHOLE)
		what = CRM_DO_LAST_WHOLE;
	else if (w->keep != CRM_KEEP_MOMENT)
		what = CRM_DO_LAST_VALUE;
	crm_emit(a, what, slot, crm_stored_columns(w))->negative = w->aggregate == CRM_AGG_FIRST;
}

static bool
read_last(const struct crm_fold *f, const struct crm_accumulator *s, size_t row, const char *cell,
	  struct crm_seen *out)
{
	const struct crm_value_slot *v =
		(const struct crm_value_slot *)(const void *)(cell + s->offset);

	if (v->key == 0) /* the first member of all three */
		return false;
	if (s->want.keep == CRM_KEEP_WHOLE) {
		crm_seen_stored(f, crm_shard_at(f, row),
				(const struct crm_stored *)(const void *)(cell + s->offset), out);
		return true;
	}
	out->when = v->when;
	if (s->want.keep == CRM_KEEP_RATING)
		out->rating = v->rating;
	if (s->want.keep == CRM_KEEP_DUE)
		out->due = v->due;
	return true;
}

const struct crm_aggregate crm_aggregate_first = {
	.size_of = last_size, .plan = last_step, .read = read_last};
const struct crm_aggregate crm_aggregate_last = {
	.size_of = last_size, .plan = last_step, .read = read_last};

/* ---- what is pending ---- */

static void
plan_pending(struct crm_event_class *a, size_t slot)
{
	const struct crm_query *w = &a->p->slot[slot].want;

	if (crm_class_matches(a, &w->of))
		crm_emit(a, w->aggregate == CRM_AGG_PROMISE ? CRM_DO_PROMISE : CRM_DO_PEND, slot,
			 crm_stored_columns(w));
}

static bool
read_pending(const struct crm_fold *f, const struct crm_accumulator *s, size_t row,
	     const char *cell, struct crm_seen *out)
{
	const struct crm_shard *p = crm_shard_at(f, row);
	uint32_t piece;

	memcpy(&piece, cell + s->offset, sizeof piece);
	if (!piece)
		return false;
	const struct crm_pending *n = crm_pool_at(&p->pool, piece);
	crm_seen_stored(f, p, &n->stored, out);
	out->count = n->count;
	return true;
}

const struct crm_aggregate crm_aggregate_pending = {
	.size = 4, .plan = plan_pending, .read = read_pending, .pends = true, .after_sale = true};
const struct crm_aggregate crm_aggregate_promise = {
	.size = 4, .plan = plan_pending, .read = read_pending, .pends = true, .seldom = true};
