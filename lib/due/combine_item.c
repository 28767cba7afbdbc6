/* combine_item.c: from the reasons of a row to lines of a list. */
#include <string.h>

#include "due/combine.h"
#include "due/order.h"

static int
number_of(struct crm_due_hand *h, int ref, crm_num *out, crm_error *e)
{
	crm_value v;

	*out = 0;
	if (ref < 0)
		return 0;
	if (crm_cursor_value(h->cursor, ref, &v, e) < 0)
		return -1;
	if (v.type == CRM_NUMBER)
		*out = v.number;
	return 0;
}

int
crm_due_item_of_row(struct crm_due_hand *h, struct crm_due_item *item, crm_error *e)
{
	crm_str text;

	*item = (struct crm_due_item){.row = (uint32_t)h->row,
				      .day = h->bound->today,
				      .task = crm_cursor_is_task(h->cursor)};
	if (crm_due_text(h, h->bound->ref.id, &h->scratch, &text, e) < 0)
		return -1;
	item->id = crm_due_keep(h, text);
	if (crm_due_text(h, h->bound->ref.owner, &h->scratch, &text, e) < 0)
		return -1;
	item->owner = item->doer = crm_due_keep(h, text);
	if (crm_order_place(h, &item->place, e) < 0)
		return -1;
	return number_of(h, h->bound->ref.value, &item->value, e) < 0 ||
			       number_of(h, h->bound->ref.potential, &item->potential, e) < 0
		       ? -1
		       : 0;
}

void
crm_due_item_take(const struct crm_due_bound *d, const struct crm_reasons *all,
		  struct crm_due_item *item, size_t first, size_t count)
{
	const struct crm_reason *top = &all->at[first];

	item->first = first;
	item->count = (uint16_t)count;
	item->priority = crm_due_priority(d, top);
	item->due = top->due;
	item->held = top->held;
	item->doer = crm_due_doer(d, item->owner, top->escalate);
	item->service = false;
	for (size_t i = 0; i < count && !crm_due_only_fills(d, top); i++)
		item->service |= d->rule[top[i].rule].service;
}

void
crm_due_hold(const struct crm_due_bound *d, struct crm_due_found *f, struct crm_due_item *row,
	     size_t first, size_t end)
{
	for (size_t i = first; i < end; i++) {
		struct crm_due_item item = *row;
		crm_due_count_held(f, row, (enum crm_held)f->reasons.at[i].held);
		if (!d->how.held)
			continue;
		crm_due_item_take(d, &f->reasons, &item, i, 1);
		*crm_due_item_add(&f->held) = item;
	}
}
