/* due_item.c: from the reasons of a row to lines of a list. */
#include <string.h>

#include "judge/due.h"
#include "policy/trigger.h"

struct crm_due_item *
crm_due_item_add(struct crm_due_items *all)
{
	if (all->n == all->cap) {
		all->cap = all->cap * 2 + 256;
		all->item = crm_realloc(all->item, all->cap * sizeof *all->item);
	}
	all->item[all->n] = (struct crm_due_item){0};
	return &all->item[all->n++];
}

crm_str
crm_due_keep(struct crm_due *d, crm_str s)
{
	crm_str span = crm_table_span(crm_frame_table(d->frame), d->row);
	uintptr_t p = (uintptr_t)s.p, begin = (uintptr_t)span.p;

	return p >= begin && p + s.n <= begin + span.n ? s : crm_arena_str(d->arena, s);
}

static int
number_of(struct crm_due *d, int ref, crm_num *out, crm_error *e)
{
	crm_value v;

	*out = 0;
	if (ref < 0)
		return 0;
	if (crm_cursor_value(d->cursor, ref, &v, e) < 0)
		return -1;
	if (v.type == CRM_NUMBER)
		*out = v.number;
	return 0;
}

/* Where their stage stands in the policy's order; last where it does not. */
static int
place_of(struct crm_due *d, uint32_t *out, crm_error *e)
{
	const struct crm_list *order = &d->policy->order;
	crm_str stage;
	size_t i = 0;

	*out = 0;
	if (d->ref.stage < 0)
		return 0;
	if (crm_due_text(d, d->ref.stage, &d->scratch, &stage, e) < 0)
		return -1;
	while (i < order->n && !crm_str_eqz(stage, order->word[i]))
		i++;
	*out = (uint32_t)i;
	return 0;
}

int
crm_due_item_of_row(struct crm_due *d, struct crm_due_item *item, crm_error *e)
{
	crm_str text;

	*item = (struct crm_due_item){.row = (uint32_t)d->row, .day = d->today};
	if (crm_due_text(d, d->ref.id, &d->scratch, &text, e) < 0)
		return -1;
	item->id = crm_due_keep(d, text);
	if (crm_due_text(d, d->ref.owner, &d->scratch, &text, e) < 0)
		return -1;
	item->owner = item->doer = crm_due_keep(d, text);
	if (place_of(d, &item->place, e) < 0)
		return -1;
	return number_of(d, d->ref.value, &item->value, e) < 0 ||
			       number_of(d, d->ref.potential, &item->potential, e) < 0
		       ? -1
		       : 0;
}

void
crm_due_item_take(const struct crm_due *d, struct crm_due_item *item, size_t first, size_t count)
{
	const struct crm_reason *top = &d->reason[first];

	item->first = first;
	item->count = (uint16_t)count;
	item->priority = crm_due_priority(d, top);
	item->due = top->due;
	item->held = top->held;
	item->doer = crm_due_doer(d, item->owner, top->escalate);
	item->service = false;
	for (size_t i = 0; i < count; i++)
		item->service |=
			d->rule[top[i].rule].service && !d->rule[top[i].rule].rule->trigger->fills;
}

void
crm_due_count_held(struct crm_due *d, enum crm_held held, uint32_t row)
{
	struct crm_held_count *count = &d->count[held];

	if (!count->contacts++ || count->last_row != row)
		count->customers++;
	count->last_row = row;
}

/* Someone waits for an answer and will get none: that is not to go unnoticed. */
static void
count_waiting(struct crm_due *d, size_t first)
{
	for (size_t i = first; i < d->reasons; i++) {
		uint8_t held = d->reason[i].held;
		if (!d->rule[d->reason[i].rule].service)
			continue;
		if (held == CRM_HELD_NO_CONSENT || held == CRM_HELD_OPTED_OUT ||
		    held == CRM_HELD_NO_CHANNEL) {
			d->waiting[held]++;
			return;
		}
	}
}

/* Nobody has to be turned to in order to fill a day, so that nothing is held back. */
static void
forget_held_fills(struct crm_due *d, size_t first)
{
	size_t kept = first;

	for (size_t i = first; i < d->reasons; i++)
		if (!d->reason[i].held || !crm_due_only_fills(d, &d->reason[i]))
			d->reason[kept++] = d->reason[i];
	d->reasons = kept;
}

void
crm_due_hold(struct crm_due *d, const struct crm_due_item *row, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++) {
		struct crm_due_item item = *row;
		crm_due_count_held(d, d->reason[i].held, d->reason[i].row);
		if (!d->how.held)
			continue;
		crm_due_item_take(d, &item, i, 1);
		*crm_due_item_add(&d->held) = item;
	}
}

int
crm_due_gather(struct crm_due *d, size_t first, crm_error *e)
{
	struct crm_due_item row = {0};
	size_t listed = first;

	forget_held_fills(d, first);
	if (first == d->reasons)
		return 0;
	while (listed < d->reasons && !d->reason[listed].held)
		listed++;
	if ((listed > first || d->how.held) && crm_due_item_of_row(d, &row, e) < 0)
		return -1;
	count_waiting(d, listed);
	if (listed > first) {
		crm_due_item_take(d, &row, first, listed - first);
		*crm_due_item_add(crm_due_only_fills(d, &d->reason[first]) ? &d->fill : &d->list) =
			row;
	}
	crm_due_hold(d, &row, listed, d->reasons);
	if (!d->how.held)
		d->reasons = listed;
	return 0;
}
