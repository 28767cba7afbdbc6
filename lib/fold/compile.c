/* compile.c: what was asked for becomes a program: for each kind, direction and outcome of an event
 * the operations that change a customer's cell. */
#include "base/array.h"
#include "fold/aggregate.h"
#include "fold/compile.h"
#include "fold/fade.h"
#include "fold/items.h"
#include "fold/table.h"
#include "kinds/kinds.h"

/* ---- asking ---- */

static bool
same_want(const struct crm_query *a, const struct crm_query *b)
{
	return a->aggregate == b->aggregate && crm_filter_same(&a->of, &b->of) &&
	       crm_filter_same(&a->done, &b->done) && a->since == b->since &&
	       a->until == b->until && a->ends == b->ends && a->rating_from == b->rating_from &&
	       a->rating_to == b->rating_to && crm_str_eq(a->item, b->item) &&
	       a->unanswered == b->unanswered && a->overdue == b->overdue && a->texts == b->texts &&
	       a->negative == b->negative && a->costs == b->costs && a->quantity == b->quantity &&
	       a->discount == b->discount && a->behaviour == b->behaviour && a->keep == b->keep &&
	       a->sequence == b->sequence && a->within == b->within && a->channel == b->channel;
}

int
crm_program_ask(struct crm_program *p, const struct crm_query *want)
{
	const struct crm_aggregate *aggregate = crm_aggregate_at(want->aggregate);
	struct crm_query w = *want;

	for (size_t i = 0; i < p->accumulators; i++)
		if (same_want(&p->accumulator[i].query, &w))
			return (int)i;
	p->accumulator = crm_grow(p->accumulator, p->accumulators, &p->accumulator_cap,
				  sizeof *p->accumulator);
	uint16_t item = crm_program_item(p, w.item);
	w.item = item ? p->item[item - 1] : (crm_str){NULL, 0};
	if (aggregate->prepare)
		aggregate->prepare(p);
	p->accumulator[p->accumulators] =
		(struct crm_accumulator){.query = w, .aggregate = aggregate, .item = item};
	return (int)p->accumulators++;
}

/* ---- what is open ---- */

/* The kinds asked for and those that compete with them: a resolved closes the
 * oldest of complaints and questions, so one cannot be followed without the other. */
static void
find_openers(struct crm_program *p)
{
	const crm_kinds *k = p->model->kinds;
	bool more = true;

	p->openers = (crm_kindset){{0}};
	for (size_t i = 0; i < p->accumulators; i++) {
		const struct crm_query *want = &p->accumulator[i].query;
		if (want->aggregate == CRM_AGG_OPEN)
			crm_kindset_join(&p->openers, &want->of.kinds);
		if (want->aggregate == CRM_AGG_MILESTONE &&
		    crm_kindset_has(&want->of.kinds, p->kind_milestone))
			crm_kindset_add(&p->openers, p->kind_milestone);
	}
	while (more) {
		more = false;
		for (size_t i = 0; i < crm_kinds_count(k); i++) {
			crm_kindset closes = crm_kinds_at(k, i)->closes;
			if (!crm_kindset_meet(&closes, &p->openers))
				continue;
			more |= !crm_kindset_within(&closes, &p->openers);
			crm_kindset_join(&p->openers, &closes);
		}
	}
	p->queues = 0;
	for (size_t i = 0; i < crm_kinds_count(k); i++)
		if (crm_kindset_has(&p->openers, (int)i)) {
			p->queue[i] = (uint8_t)p->queues;
			p->opener[p->queues++] = (uint8_t)i;
		}
	p->follows = p->queues > 0;
	p->money = (crm_kindset){{0}};
	for (unsigned i = 0; i < p->queues; i++)
		if (crm_program_bills(p, p->opener[i]))
			crm_kindset_add(&p->money, p->opener[i]);
	p->follows_money = crm_kindset_meet(&p->money, &p->money);
}

/* Whether an accumulator looks for something that follows a sale; nothing is expected after a sale
 * that was returned. */
static bool
follows_sales(const struct crm_program *p)
{
	for (size_t i = 0; i < p->accumulators; i++) {
		if (p->accumulator[i].aggregate->after_sale &&
		    crm_kindset_meet(&p->accumulator[i].query.of.kinds, &p->sales))
			return true;
	}
	return false;
}

/* ---- the whole ---- */

#define MONEY \
	(CRM_BIT(CRM_L_AMOUNT) | CRM_BIT(CRM_L_DISCOUNT) | CRM_BIT(CRM_L_FLOOR) | \
	 CRM_BIT(CRM_L_CEILING) | CRM_BIT(CRM_L_PRICE))

/* If one of these columns is used, the signs of all of them are checked in every entry; and the
 * currency, if one is money. */
static uint32_t
with_money(uint32_t needs)
{
	if (needs & MONEY)
		needs |= CRM_BIT(CRM_L_CURRENCY);
	return needs & (MONEY | CRM_BIT(CRM_L_QUANTITY)) ? needs | MONEY | CRM_BIT(CRM_L_QUANTITY)
							 : needs;
}

void
crm_program_make(struct crm_program *p)
{
	p->needs = CRM_BIT(CRM_L_DATE) | CRM_BIT(CRM_L_CUSTOMER) | CRM_BIT(CRM_L_KIND);
	p->steps = 0;
	p->follows_sales = follows_sales(p);
	find_openers(p);
	crm_cell_lay_out(p);
	crm_program_fade(p);
	for (size_t k = 0; k < crm_kinds_count(p->model->kinds); k++)
		crm_program_kind(p, (int)k);
	p->needs = with_money(p->needs);
}
