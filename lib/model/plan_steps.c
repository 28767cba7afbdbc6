/* plan_steps.c: what was asked for becomes steps: for each kind, direction and outcome of
 * an event what it does to a customer's cell. */
#include "model/shard.h"
#include "model/vocabulary.h"

/* The event whose steps are being written. */
struct about {
	struct crm_plan *p;
	struct crm_steps *to;
	int kind, dir, outcome;
};

static struct crm_step *
add_step(struct about *a, enum crm_what what, size_t slot, uint32_t needs)
{
	struct crm_plan *p = a->p;

	if (p->steps == p->step_cap) {
		p->step_cap = p->step_cap ? p->step_cap * 2 : 256;
		p->step = crm_realloc(p->step, p->step_cap * sizeof *p->step);
	}
	struct crm_step *s = &p->step[p->steps++];
	*s = (struct crm_step){.what = (uint8_t)what, .since = CRM_NO_DAY};
	a->to->n++;
	a->to->needs |= needs;
	if (slot == SIZE_MAX)
		return s;
	const struct crm_want *w = &p->slot[slot].want;
	s->slot = (uint16_t)slot;
	s->offset = p->slot[slot].offset;
	if (what < CRM_SETTLES)
		return s;
	s->since = w->since;
	s->texts = w->texts;
	s->item = p->slot[slot].item;
	s->rating_from = (int32_t)w->rating_from;
	s->rating_to = (int32_t)(w->rating_to < INT32_MAX ? w->rating_to : INT32_MAX);
	s->until = w->until;
	s->filtered = s->item || s->rating_to || s->until;
	a->to->needs |=
		(s->item ? CRM_BIT(CRM_L_ITEM) : 0) | (s->rating_to ? CRM_BIT(CRM_L_RATING) : 0);
	return s;
}

static bool
meant(const struct about *a, const struct crm_filter *f)
{
	bool outcome = f->outcome < 0 || f->outcome == a->outcome;

	if (f->outcome >= CRM_OUTCOMES)
		outcome = (f->outcome - CRM_OUTCOMES) >> a->outcome & 1;
	return outcome && crm_kindset_has(&f->kinds, a->kind) && (f->dir < 0 || f->dir == a->dir);
}

#define KEPT (CRM_BIT(CRM_L_AMOUNT) | CRM_BIT(CRM_L_RATING) | CRM_BIT(CRM_L_DUE))
#define TEXTS (CRM_BIT(CRM_L_ITEM) | CRM_BIT(CRM_L_NOTE) | CRM_BIT(CRM_L_REF))

/* FIRST, LAST, PENDING, PROMISE, MILESTONE, COURSE: what is needed to keep one. */
static uint32_t
kept_needs(const struct crm_want *w)
{
	if (w->keep == CRM_KEEP_MOMENT)
		return 0;
	if (w->keep == CRM_KEEP_RATING)
		return CRM_BIT(CRM_L_RATING);
	if (w->keep == CRM_KEEP_DUE)
		return CRM_BIT(CRM_L_DUE);
	return KEPT | (w->texts ? TEXTS : 0);
}

/* What an event of that kind costs by the policy. */
static crm_num
cost_of(const struct about *a)
{
	return crm_kinds_at(a->p->model->kinds, (size_t)a->kind)->cost;
}

static void
sum_steps(struct about *a, size_t slot)
{
	const struct crm_want *w = &a->p->slot[slot].want;
	enum crm_what what = w->quantity   ? CRM_ADD_QUANTITY
			     : w->discount ? CRM_ADD_DISCOUNT
					   : CRM_ADD_AMOUNT;
	uint32_t needs = CRM_BIT(w->quantity   ? CRM_L_QUANTITY
				 : w->discount ? CRM_L_DISCOUNT
					       : CRM_L_AMOUNT);

	if (meant(a, &w->of))
		add_step(a, what, slot, needs);
	/* Of all items a refund gives back those of which it says how many. */
	if (w->negative && meant(a, &w->done))
		add_step(a, w->quantity && !w->item.n ? CRM_GIVE_BACK : what, slot, needs)
			->negative = true;
	if (w->costs && cost_of(a) != 0 &&
	    (!crm_kindset_meet(&w->done.kinds, &w->done.kinds) || meant(a, &w->done))) {
		struct crm_step *s = add_step(a, CRM_ADD_COST, slot, 0);
		s->number = cost_of(a);
		s->item = 0;
		s->filtered = s->until != 0;
	}
}

static void
win_steps(struct about *a, size_t slot)
{
	const struct crm_want *w = &a->p->slot[slot].want;

	if (meant(a, &w->done))
		add_step(a, CRM_WIN_BOUGHT, slot, 0);
	if (meant(a, &w->of))
		add_step(a, CRM_WIN_AMOUNT, slot, CRM_BIT(CRM_L_AMOUNT) | CRM_BIT(CRM_L_ITEM));
	if (cost_of(a) != 0)
		add_step(a, CRM_WIN_COST, slot, 0)->number = cost_of(a);
}

static void
hold_steps(struct about *a, size_t slot)
{
	const struct crm_want *w = &a->p->slot[slot].want;
	uint32_t needs = CRM_BIT(CRM_L_ITEM) | CRM_BIT(CRM_L_QUANTITY) | CRM_BIT(CRM_L_AMOUNT) |
			 CRM_BIT(CRM_L_FLOOR) | CRM_BIT(CRM_L_CEILING) | CRM_BIT(CRM_L_PRICE);

	if (meant(a, &w->of))
		add_step(a, CRM_HOLD, slot, needs);
	else if (meant(a, &w->done))
		add_step(a, CRM_HOLD, slot, needs)->negative = true;
}

static void
last_step(struct about *a, size_t slot)
{
	const struct crm_want *w = &a->p->slot[slot].want;
	enum crm_what what = w->op == CRM_OP_FIRST ? CRM_FIRST : CRM_LAST;

	if (w->keep == CRM_KEEP_WHOLE)
		what = CRM_LAST_WHOLE;
	else if (w->keep != CRM_KEEP_MOMENT)
		what = CRM_LAST_VALUE;
	add_step(a, what, slot, kept_needs(w))->negative = w->op == CRM_OP_FIRST;
}

static void
warmth_steps(struct about *a, size_t slot, enum crm_what what, uint32_t needs)
{
	int only = a->p->slot[slot].want.behaviour;

	for (int b = 0; b < CRM_BEHAVIOURS; b++)
		if ((only < 0 || only == b) &&
		    crm_kindset_has(&a->p->model->behaviour[b].kinds, a->kind))
			add_step(a, what, slot, needs)->number = b * 2 + a->dir;
}

static void
keeper_steps(struct about *a, size_t slot)
{
	warmth_steps(a, slot, CRM_KEEPER, CRM_BIT(CRM_L_BY));
	if (crm_kindset_has(&a->p->touches, a->kind))
		add_step(a, CRM_KEEPER, slot, CRM_BIT(CRM_L_BY))->number = CRM_KEEPER_TOUCH;
}

static void
course_steps(struct about *a, size_t slot)
{
	const struct crm_want *w = &a->p->slot[slot].want;
	const struct crm_course_plan *c = w->course;
	bool reached = a->outcome == CRM_REACHED, begins = meant(a, &w->of), does = false;
	bool reply = c->reply && a->dir == CRM_IN && crm_kindset_has(&a->p->touches, a->kind);
	bool stops = reached && (reply || crm_kindset_has(&c->stop, a->kind));
	uint32_t needs = a->to->needs;
	struct crm_step *s;

	for (size_t i = 0; i < c->steps; i++)
		does |= reached && crm_kindset_has(&c->step[i].done, a->kind);
	if (!begins && !stops && !does)
		return;
	s = add_step(a, CRM_COURSE, slot, kept_needs(w));
	s->number = (begins ? CRM_COURSE_BEGINS : 0) | (stops ? CRM_COURSE_STOPS : 0) |
		    (does ? CRM_COURSE_DOES : 0);
	if (begins)
		return;
	a->to->needs = needs; /* nothing of it is kept */
	s->texts = false;
}

/* Of an event that is meant. */
static void
meant_steps(struct about *a, size_t slot)
{
	const struct crm_want *w = &a->p->slot[slot].want;

	switch (w->op) {
	case CRM_OP_COUNT: add_step(a, CRM_COUNT, slot, 0); break;
	case CRM_OP_CHANNELS: add_step(a, CRM_COUNT_CHANNEL, slot, CRM_BIT(CRM_L_CHANNEL)); break;
	case CRM_OP_DAYS: add_step(a, CRM_COUNT_DAY, slot, 0); break;
	case CRM_OP_SUM_FIRST: add_step(a, CRM_ADD_FIRST, slot, CRM_BIT(CRM_L_AMOUNT)); break;
	case CRM_OP_FIRST:
	case CRM_OP_LAST: last_step(a, slot); break;
	case CRM_OP_PENDING: add_step(a, CRM_PEND, slot, kept_needs(w)); break;
	case CRM_OP_PROMISE: add_step(a, CRM_PROMISE, slot, kept_needs(w)); break;
	case CRM_OP_MILESTONE: add_step(a, CRM_AWAIT, slot, kept_needs(w)); break;
	case CRM_OP_WARMTH: warmth_steps(a, slot, CRM_ADD_WARMTH, 0); break;
	case CRM_OP_KEEPERS: keeper_steps(a, slot); break;
	case CRM_OP_SCOPES:
		/* A no counts however it reached us; a yes that did not grants nothing. */
		if (a->outcome == CRM_REACHED || a->kind != a->p->kind_consent)
			add_step(a, CRM_SCOPE, slot, CRM_BIT(CRM_L_ITEM) | CRM_BIT(CRM_L_RECORDED));
		break;
	case CRM_OP_REFERRALS: add_step(a, CRM_REFER, slot, CRM_BIT(CRM_L_REF)); break;
	default: break;
	}
}

static void
slot_steps(struct about *a, size_t slot)
{
	const struct crm_want *w = &a->p->slot[slot].want;

	if (w->op == CRM_OP_SUM || (w->op == CRM_OP_COUNT && w->quantity)) {
		sum_steps(a, slot);
	} else if (w->op == CRM_OP_WIN) {
		win_steps(a, slot);
	} else if (w->op == CRM_OP_COURSE) {
		course_steps(a, slot);
	} else {
		if (w->op == CRM_OP_HOLDINGS)
			hold_steps(a, slot);
		if (meant(a, &w->of))
			meant_steps(a, slot);
	}
}

/* Whether the texts of open items of that kind are shown. */
static bool
item_texts(const struct crm_plan *p, int kind)
{
	for (size_t i = 0; i < p->slots; i++)
		if (p->slot[i].want.op == CRM_OP_OPEN && p->slot[i].want.texts &&
		    crm_kindset_has(&p->slot[i].want.of.kinds, kind))
			return true;
	return false;
}

static bool
item_filters(const struct crm_plan *p)
{
	for (size_t i = 0; i < p->slots; i++)
		if (p->slot[i].want.op == CRM_OP_OPEN && p->slot[i].item)
			return true;
	return false;
}

static void
settling_steps(struct about *a, bool touch)
{
	struct crm_plan *p = a->p;
	const crm_kind *k = crm_kinds_at(p->model->kinds, (size_t)a->kind);
	bool dated = crm_kindset_has(&p->openers, p->kind_appointment) ||
		     crm_kindset_has(&p->openers, p->kind_milestone);

	for (size_t i = 0; i < p->slots; i++)
		if (crm_slot_pends(&p->slot[i]) && meant(a, &p->slot[i].want.done))
			add_step(a,
				 p->slot[i].want.op == CRM_OP_MILESTONE ? CRM_SETTLE_DAY
									: CRM_SETTLE,
				 i, 0);
	if (!p->follows)
		return;
	if (a->outcome == CRM_REACHED && crm_kindset_meet(&k->closes, &p->openers))
		add_step(a, CRM_CLOSE, SIZE_MAX,
			 CRM_BIT(CRM_L_REF) |
				 (a->kind == p->kind_milestone ? CRM_BIT(CRM_L_DUE) : 0) |
				 (crm_ledger_pays(p, a->kind) ? CRM_BIT(CRM_L_AMOUNT) : 0));
	else if (dated ||
		 (p->follows_money && a->kind == p->kind_cancel && a->outcome == CRM_REACHED))
		add_step(a, CRM_CLOSE_NAMED, SIZE_MAX, CRM_BIT(CRM_L_REF));
	if ((touch || (a->kind == p->kind_appointment && a->outcome != CRM_REACHED)) &&
	    crm_kindset_has(&p->openers, p->kind_appointment))
		add_step(a, CRM_KEPT, SIZE_MAX, 0);
}

static void
item_steps(struct about *a, bool touch)
{
	struct crm_plan *p = a->p;
	bool texts = item_texts(p, a->kind);

	if (!p->follows || a->outcome != CRM_REACHED)
		return;
	if (crm_kindset_has(&p->openers, a->kind))
		add_step(a, CRM_OPENS, SIZE_MAX,
			 KEPT | CRM_BIT(CRM_L_EVENT) | (texts ? TEXTS : 0) |
				 (item_filters(p) ? CRM_BIT(CRM_L_ITEM) : 0))
			->texts = texts;
	if (touch && a->dir == CRM_OUT)
		add_step(a, CRM_ANSWER, SIZE_MAX, 0);
}

#define EXTRA \
	(CRM_BIT(CRM_L_BY) | CRM_BIT(CRM_L_EVENT) | CRM_BIT(CRM_L_REF) | CRM_BIT(CRM_L_DUE) | \
	 CRM_BIT(CRM_L_NOTE) | CRM_BIT(CRM_L_QUANTITY) | CRM_BIT(CRM_L_DISCOUNT))

static void
write_steps(struct about *a)
{
	struct crm_plan *p = a->p;
	bool touch = crm_kindset_has(&p->touches, a->kind);

	*a->to = (struct crm_steps){.at = (uint32_t)p->steps};
	settling_steps(a, touch);
	a->to->settles = a->to->n;
	for (size_t i = 0; i < p->slots; i++)
		slot_steps(a, i);
	item_steps(a, touch);
	if (a->kind == p->kind_refund && p->follows_sales)
		a->to->needs |= CRM_BIT(CRM_L_AMOUNT);
	for (size_t i = 0; i < a->to->n; i++) {
		const struct crm_step *s = &p->step[a->to->at + i];
		a->to->texts |= s->texts || s->what == CRM_SCOPE;
		a->to->lines |= crm_cell_lines(p, s);
	}
	a->to->extra = a->to->texts || (a->to->needs & EXTRA);
}

static bool
same_steps(const struct crm_plan *p, const struct crm_steps *a, const struct crm_steps *b)
{
	return a->n == b->n && a->settles == b->settles &&
	       (a->n == 0 || memcmp(&p->step[a->at], &p->step[b->at], a->n * sizeof *p->step) == 0);
}

/* An empty list begins where the next one does. */
static bool
one_list(const struct crm_steps *a, const struct crm_steps *b)
{
	return a->at == b->at && a->n == b->n;
}

/* Each different list of steps once. */
void
crm_plan_kind(struct crm_plan *p, int kind)
{
	struct crm_steps *at = p->at[kind];

	p->kind_needs[kind] = 0;
	for (int how = 0; how < 2 * CRM_OUTCOMES; how++) {
		struct about a = {p, &at[how], kind, how / CRM_OUTCOMES, how % CRM_OUTCOMES};
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
	/* Only what reached takes a sale back. */
	if (kind == p->kind_cancel || (kind == p->kind_refund && p->follows_sales))
		p->kind_needs[kind] |= CRM_BIT(CRM_L_OUTCOME);
	p->needs |= p->kind_needs[kind];
}
