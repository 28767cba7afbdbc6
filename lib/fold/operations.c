/* operations.c: the operations of each kind, direction and outcome of an event. */
#include "fold/aggregate.h"
#include "fold/compile.h"
#include "kinds/kinds.h"

/* Whether the texts of open items of that kind are shown. */
static bool
item_texts(const struct crm_program *p, int kind)
{
	for (size_t i = 0; i < p->accumulators; i++)
		if (p->accumulator[i].query.aggregate == CRM_AGG_OPEN &&
		    p->accumulator[i].query.texts &&
		    crm_kindset_has(&p->accumulator[i].query.of.kinds, kind))
			return true;
	return false;
}

static bool
item_filters(const struct crm_program *p)
{
	for (size_t i = 0; i < p->accumulators; i++)
		if (p->accumulator[i].query.aggregate == CRM_AGG_OPEN && p->accumulator[i].item)
			return true;
	return false;
}

static void
settling_steps(struct crm_event_class *a, bool touch)
{
	struct crm_program *p = a->p;
	const crm_kind *k = crm_kinds_at(p->model->kinds, (size_t)a->kind);
	bool dated = crm_kindset_has(&p->openers, p->kind_appointment) ||
		     crm_kindset_has(&p->openers, p->kind_milestone);

	for (size_t i = 0; i < p->accumulators; i++)
		if (p->accumulator[i].aggregate->pends &&
		    crm_class_matches(a, &p->accumulator[i].query.done))
			crm_emit(a,
				 p->accumulator[i].aggregate->settles_by_step ? CRM_DO_SETTLE_OTHER
									      : CRM_DO_SETTLE,
				 i, 0);
	if (!p->follows)
		return;
	if (a->outcome == CRM_REACHED && crm_kindset_meet(&k->closes, &p->openers))
		crm_emit(a, CRM_DO_CLOSE, SIZE_MAX,
			 CRM_BIT(CRM_L_REF) | CRM_BIT(CRM_L_RECORDED) |
				 (a->kind == p->kind_milestone ? CRM_BIT(CRM_L_DUE) : 0) |
				 (crm_program_pays(p, a->kind) ? CRM_BIT(CRM_L_AMOUNT) : 0));
	else if (dated ||
		 (p->follows_money && a->kind == p->kind_cancel && a->outcome == CRM_REACHED))
		crm_emit(a, CRM_DO_CLOSE_NAMED, SIZE_MAX, CRM_BIT(CRM_L_REF));
	if ((touch || (a->kind == p->kind_appointment && a->outcome != CRM_REACHED)) &&
	    crm_kindset_has(&p->openers, p->kind_appointment))
		crm_emit(a, CRM_DO_KEEP_APPOINTMENTS, SIZE_MAX, 0);
}

static void
item_steps(struct crm_event_class *a, bool touch)
{
	struct crm_program *p = a->p;
	bool texts = item_texts(p, a->kind);

	if (!p->follows || a->outcome != CRM_REACHED)
		return;
	if (crm_kindset_has(&p->openers, a->kind))
		crm_emit(a, CRM_DO_OPENS, SIZE_MAX,
			 CRM_STORED_COLUMNS | CRM_BIT(CRM_L_EVENT) | CRM_BIT(CRM_L_RECORDED) |
				 (texts ? CRM_TEXT_COLUMNS : 0) |
				 (item_filters(p) ? CRM_BIT(CRM_L_ITEM) : 0))
			->texts = texts;
	if (touch && a->dir == CRM_OUT)
		crm_emit(a, CRM_DO_ANSWER, SIZE_MAX, 0);
}

#define EXTRA \
	(CRM_BIT(CRM_L_BY) | CRM_BIT(CRM_L_RULE) | CRM_BIT(CRM_L_EVENT) | CRM_BIT(CRM_L_REF) | \
	 CRM_BIT(CRM_L_DUE) | CRM_BIT(CRM_L_NOTE) | CRM_BIT(CRM_L_QUANTITY) | \
	 CRM_BIT(CRM_L_DISCOUNT))

static void
write_steps(struct crm_event_class *a)
{
	struct crm_program *p = a->p;
	bool touch = crm_kindset_has(&p->touches, a->kind);

	*a->to = (struct crm_operations){.at = (uint32_t)p->steps};
	settling_steps(a, touch);
	a->to->settles = a->to->n;
	for (size_t i = 0; i < p->accumulators; i++)
		if (p->accumulator[i].aggregate->plan)
			p->accumulator[i].aggregate->plan(a, i);
	item_steps(a, touch);
	if (a->kind == p->kind_refund && p->follows_sales)
		a->to->needs |= CRM_BIT(CRM_L_AMOUNT);
	for (size_t i = 0; i < a->to->n; i++) {
		const struct crm_operation *s = &p->step[a->to->at + i];
		a->to->texts |= s->texts;
		a->to->lines |= crm_cell_lines(p, s);
	}
	a->to->extra = a->to->texts || a->to->asked || (a->to->needs & EXTRA);
}

static bool
same_steps(const struct crm_program *p, const struct crm_operations *a,
	   const struct crm_operations *b)
{
	return a->n == b->n && a->settles == b->settles &&
	       (a->n == 0 || memcmp(&p->step[a->at], &p->step[b->at], a->n * sizeof *p->step) == 0);
}

/* An empty list begins where the next one does. */
static bool
one_list(const struct crm_operations *a, const struct crm_operations *b)
{
	return a->at == b->at && a->n == b->n;
}

/* Stores each different list of operations once. */
void
crm_program_kind(struct crm_program *p, int kind)
{
	struct crm_operations *at = p->at[kind];

	p->kind_needs[kind] = 0;
	for (int how = 0; how < 2 * CRM_OUTCOMES; how++) {
		struct crm_event_class a = {p, &at[how], kind, how / CRM_OUTCOMES,
					    how % CRM_OUTCOMES};
		write_steps(&a);
		for (int i = 0; i < how; i++)
			if (same_steps(p, &at[i], &at[how])) {
				p->steps = at[how].at;
				at[how] = at[i];
				break;
			}
		p->needs |= at[how].needs;
		if (!one_list(&at[how], &at[how % CRM_OUTCOMES]) ||
		    (at[how].needs & CRM_BIT(CRM_L_DUE)))
			p->kind_needs[kind] |= CRM_BIT(CRM_L_DIR);
		if (!one_list(&at[how], &at[how / CRM_OUTCOMES * CRM_OUTCOMES]))
			p->kind_needs[kind] |= CRM_BIT(CRM_L_OUTCOME);
	}
	p->takes_back[kind] =
		kind == p->kind_void ? CRM_TAKES_ANY
		: kind == p->kind_cancel || (kind == p->kind_refund && p->follows_sales)
			? CRM_TAKES_NAMED
			: CRM_TAKES_NOTHING;
	/* Only an event with the outcome `reached` takes a sale back. */
	if (p->takes_back[kind] == CRM_TAKES_NAMED)
		p->kind_needs[kind] |= CRM_BIT(CRM_L_OUTCOME);
	p->needs |= p->kind_needs[kind];
}
