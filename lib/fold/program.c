/* program.c: a program, and what is known of kinds of events in it. */
#include <stdlib.h>

#include "base/array.h"
#include "fold/program.h"
#include "kinds/kindset.h"
#include "kinds/kinds.h"

struct crm_program *
crm_program_new(const crm_model *m)
{
	struct crm_program *p = crm_alloc(sizeof *p);

	p->model = m;
	p->arena = crm_arena_new();
	p->touches = crm_kinds_touches(m->kinds);
	p->sales = crm_kinds_sales(m->kinds);
	p->kind_void = crm_kinds_find(m->kinds, CRM_STR("void"));
	p->kind_appointment = crm_kinds_find(m->kinds, CRM_STR("appointment"));
	p->kind_milestone = crm_kinds_find(m->kinds, CRM_STR("milestone"));
	p->kind_refund = crm_kinds_find(m->kinds, CRM_STR("refund"));
	p->kind_cancel = crm_kinds_find(m->kinds, CRM_STR("cancel"));
	p->kind_consent = crm_kinds_find(m->kinds, CRM_STR("consent"));
	p->kind_snooze = crm_kinds_find(m->kinds, CRM_STR("snooze"));
	p->kind_optout = crm_kinds_find(m->kinds, CRM_STR("optout"));
	for (size_t i = 0; i < crm_kinds_count(m->kinds); i++)
		p->place[i] = (uint8_t)crm_kinds_place(m->kinds, (int)i);
	return p;
}

bool
crm_recorded_last(const struct crm_program *p, int kind, crm_time due)
{
	const crm_kind *k = crm_kinds_at(p->model->kinds, (size_t)kind);

	if (kind == p->kind_milestone)
		return due.day != CRM_NO_DAY;
	return kind == p->kind_optout || !crm_kindset_empty(&k->closes);
}

void
crm_program_free(struct crm_program *p)
{
	if (!p)
		return;
	crm_arena_free(p->arena);
	free(p->accumulator);
	free(p->item);
	crm_ids_free(p->goods);
	free(p->step);
	free(p);
}

bool
crm_filter_same(const struct crm_filter *a, const struct crm_filter *b)
{
	return crm_kindset_equal(&a->kinds, &b->kinds) && a->dir == b->dir &&
	       a->outcome == b->outcome;
}

uint16_t
crm_program_item(struct crm_program *p, crm_str item)
{
	if (item.n == 0)
		return 0;
	for (size_t i = 0; i < p->items; i++)
		if (crm_str_eq(p->item[i], item))
			return (uint16_t)(i + 1);
	p->item = crm_realloc(p->item, (p->items + 1) * sizeof *p->item);
	p->item[p->items] = crm_arena_str(p->arena, item);
	return (uint16_t)++p->items;
}

bool
crm_program_bills(const struct crm_program *p, int kind)
{
	return crm_kindset_has(&p->openers, kind) &&
	       crm_kinds_at(p->model->kinds, (size_t)kind)->kind_class == CRM_MONEY;
}

bool
crm_program_pays(const struct crm_program *p, int kind)
{
	return p->follows_money &&
	       crm_kindset_meet(&crm_kinds_at(p->model->kinds, (size_t)kind)->closes, &p->money);
}
