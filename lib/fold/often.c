/* often.c: the frequent aggregates: counts, sums, the first and the last event, and what is
 * pending. Their steps are in step.c. */
#include "fold/aggregate.h"
#include "kinds/kinds.h"

/* ---- counts and sums ---- */

static void
sum_steps(struct crm_about *a, size_t slot)
{
	const struct crm_want *w = &a->p->slot[slot].want;
	enum crm_what what = w->quantity   ? CRM_ADD_QUANTITY
			     : w->discount ? CRM_ADD_DISCOUNT
					   : CRM_ADD_AMOUNT;
	uint32_t needs = CRM_BIT(w->quantity   ? CRM_L_QUANTITY
				 : w->discount ? CRM_L_DISCOUNT
					       : CRM_L_AMOUNT);

	if (crm_plan_meant(a, &w->of))
		crm_plan_step(a, what, slot, needs);
	/* Of all items a refund gives back those of which it says how many. */
	if (w->negative && crm_plan_meant(a, &w->done))
		crm_plan_step(a, w->quantity && !w->item.n ? CRM_GIVE_BACK : what, slot, needs)
			->negative = true;
	if (w->costs && crm_plan_cost(a) != 0 &&
	    (!crm_kindset_meet(&w->done.kinds, &w->done.kinds) || crm_plan_meant(a, &w->done))) {
		struct crm_step *s = crm_plan_step(a, CRM_ADD_COST, slot, 0);
		s->number = crm_plan_cost(a);
		s->item = 0;
		s->filtered = s->until != 0;
	}
}

static bool
read_sum(const crm_frame *f, const struct crm_slot *s, size_t row, const char *cell,
	 struct crm_seen *out)
{
	(void)f;
	(void)row;
	memcpy(&out->amount, cell + s->offset, sizeof out->amount);
	return out->amount != 0;
}

static uint32_t
count_size(const struct crm_want *w)
{
	return w->quantity ? 8 : 4;
}

static void
plan_count(struct crm_about *a, size_t slot)
{
	const struct crm_want *w = &a->p->slot[slot].want;

	if (w->quantity)
		sum_steps(a, slot);
	else if (crm_plan_meant(a, &w->of))
		crm_plan_step(a, CRM_COUNT, slot, 0);
}

static bool
read_count(const crm_frame *f, const struct crm_slot *s, size_t row, const char *cell,
	   struct crm_seen *out)
{
	if (s->want.quantity)
		return read_sum(f, s, row, cell, out);
	memcpy(&out->count, cell + s->offset, sizeof out->count);
	return out->count != 0;
}

static void
plan_days(struct crm_about *a, size_t slot)
{
	if (crm_plan_meant(a, &a->p->slot[slot].want.of))
		crm_plan_step(a, CRM_COUNT_DAY, slot, 0);
}

static bool
read_days(const crm_frame *f, const struct crm_slot *s, size_t row, const char *cell,
	  struct crm_seen *out)
{
	(void)f;
	(void)row;
	out->count = ((const struct crm_days_slot *)(const void *)(cell + s->offset))->count;
	return out->count != 0;
}

static void
plan_sum_first(struct crm_about *a, size_t slot)
{
	if (crm_plan_meant(a, &a->p->slot[slot].want.of))
		crm_plan_step(a, CRM_ADD_FIRST, slot, CRM_BIT(CRM_L_AMOUNT));
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
plan_warmth(struct crm_about *a, size_t slot)
{
	if (crm_plan_meant(a, &a->p->slot[slot].want.of))
		crm_plan_warmth(a, slot, CRM_ADD_WARMTH, 0);
}

static crm_kindset
warm_kinds(const struct crm_plan *p, const struct crm_want *want)
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
last_size(const struct crm_want *w)
{
	static const uint32_t kept[] = {
		[CRM_KEEP_WHOLE] = sizeof(struct crm_kept),
		[CRM_KEEP_MOMENT] = sizeof(struct crm_moment_slot),
		[CRM_KEEP_RATING] = sizeof(struct crm_value_slot),
		[CRM_KEEP_DUE] = sizeof(struct crm_value_slot),
	};

	return kept[w->keep];
}

static void
last_step(struct crm_about *a, size_t slot)
{
	const struct crm_want *w = &a->p->slot[slot].want;
	enum crm_what what = w->op == CRM_OP_FIRST ? CRM_FIRST : CRM_LAST;

	if (!crm_plan_meant(a, &w->of))
		return;
	if (w->keep == CRM_KEEP_WHOLE)
		what = CRM_LAST_WHOLE;
	else if (w->keep != CRM_KEEP_MOMENT)
		what = CRM_LAST_VALUE;
	crm_plan_step(a, what, slot, crm_plan_kept(w))->negative = w->op == CRM_OP_FIRST;
}

static bool
read_last(const crm_frame *f, const struct crm_slot *s, size_t row, const char *cell,
	  struct crm_seen *out)
{
	const struct crm_value_slot *v =
		(const struct crm_value_slot *)(const void *)(cell + s->offset);

	if (v->key == 0) /* the first member of all three */
		return false;
	if (s->want.keep == CRM_KEEP_WHOLE) {
		crm_seen_kept(f, crm_shard_at(f, row),
			      (const struct crm_kept *)(const void *)(cell + s->offset), out);
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
plan_pending(struct crm_about *a, size_t slot)
{
	const struct crm_want *w = &a->p->slot[slot].want;

	if (crm_plan_meant(a, &w->of))
		crm_plan_step(a, w->op == CRM_OP_PROMISE ? CRM_PROMISE : CRM_PEND, slot,
			      crm_plan_kept(w));
}

static bool
read_pending(const crm_frame *f, const struct crm_slot *s, size_t row, const char *cell,
	     struct crm_seen *out)
{
	const struct crm_shard *p = crm_shard_at(f, row);
	uint32_t piece;

	memcpy(&piece, cell + s->offset, sizeof piece);
	if (!piece)
		return false;
	const struct crm_pending *n = crm_pool_at(&p->pool, piece);
	crm_seen_kept(f, p, &n->kept, out);
	out->count = n->count;
	return true;
}

const struct crm_aggregate crm_aggregate_pending = {
	.size = 4, .plan = plan_pending, .read = read_pending, .pends = true, .after_sale = true};
const struct crm_aggregate crm_aggregate_promise = {
	.size = 4, .plan = plan_pending, .read = read_pending, .pends = true, .seldom = true};
