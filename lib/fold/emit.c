/* emit.c: what an aggregate writes operations with. */
#include "base/array.h"
#include "fold/emit.h"
#include "fold/fade.h"
#include "kinds/kinds.h"

struct crm_operation *
crm_emit(struct crm_event_class *a, enum crm_opcode what, size_t accumulator, uint32_t needs)
{
	struct crm_program *p = a->p;

	p->step = crm_grow(p->step, p->steps, &p->step_cap, sizeof *p->step);
	struct crm_operation *s = &p->step[p->steps++];
	*s = (struct crm_operation){.what = (uint8_t)what, .since = CRM_NO_DAY};
	a->to->n++;
	a->to->needs |= needs;
	if (accumulator == SIZE_MAX)
		return s;
	const struct crm_query *w = &p->accumulator[accumulator].query;
	s->accumulator = (uint16_t)accumulator;
	s->offset = p->accumulator[accumulator].offset;
	if (what < CRM_DO_SETTLING_END)
		return s;
	s->since = w->since;
	s->texts = w->texts;
	s->item = p->accumulator[accumulator].item;
	s->rating_from = (int32_t)w->rating_from;
	s->rating_to = (int32_t)(w->rating_to < INT32_MAX ? w->rating_to : INT32_MAX);
	s->until = w->until;
	s->ends = w->ends;
	s->filtered = s->item || s->rating_to || s->ends;
	a->to->needs |=
		(s->item ? CRM_BIT(CRM_L_ITEM) : 0) | (s->rating_to ? CRM_BIT(CRM_L_RATING) : 0);
	return s;
}

bool
crm_class_matches(const struct crm_event_class *a, const struct crm_filter *f)
{
	bool outcome = f->outcome < 0 || f->outcome == a->outcome;

	if (f->outcome >= CRM_OUTCOMES)
		outcome = (f->outcome - CRM_OUTCOMES) >> a->outcome & 1;
	return outcome && crm_kindset_has(&f->kinds, a->kind) && (f->dir < 0 || f->dir == a->dir);
}

/* FIRST, LAST, PENDING, PROMISE, MILESTONE, SEQUENCE: the columns that are needed to keep an event.
 */
uint32_t
crm_stored_columns(const struct crm_query *w)
{
	if (w->keep == CRM_KEEP_MOMENT)
		return 0;
	if (w->keep == CRM_KEEP_RATING)
		return CRM_BIT(CRM_L_RATING);
	if (w->keep == CRM_KEEP_DUE)
		return CRM_BIT(CRM_L_DUE) |
		       (w->aggregate == CRM_AGG_LAST ? CRM_BIT(CRM_L_RECORDED) : 0);
	return CRM_STORED_COLUMNS | (w->texts ? CRM_TEXT_COLUMNS : 0);
}

/* What an event of that kind costs by the policy. */
crm_num
crm_class_cost(const struct crm_event_class *a)
{
	return crm_kinds_at(a->p->model->kinds, (size_t)a->kind)->cost;
}

void
crm_emit_warmth(struct crm_event_class *a, size_t accumulator, enum crm_opcode what, uint32_t needs)
{
	const crm_model *m = a->p->model;
	const struct crm_query *q = &a->p->accumulator[accumulator].query;
	bool together = crm_kindset_has(&m->together, a->kind);

	for (int b = 0; b < CRM_BEHAVIOURS; b++) {
		if ((q->behaviour >= 0 && q->behaviour != b) ||
		    !crm_kindset_has(&m->behaviour[b].kinds, a->kind))
			continue;
		for (int side = CRM_IN; side <= CRM_OUT; side++) {
			enum crm_fade_part part = crm_fade_part_of(together, side == a->dir);
			if (part == CRM_FADE_PARTS || (q->of.dir >= 0 && q->of.dir != side))
				continue;
			crm_emit(a, what, accumulator, needs)->number =
				crm_fade_place(b, a->dir, part) * 2 + side;
		}
	}
}
