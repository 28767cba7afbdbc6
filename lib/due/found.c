/* found.c: what each thread found, and how it is joined. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "due/place.h"

void
crm_found_begin(struct crm_due_found *f)
{
	*f = (struct crm_due_found){0};
	crm_owners_begin(&f->owners);
}

static void
items_end(struct crm_due_items *all)
{
	free(all->item);
	free(all->order);
	*all = (struct crm_due_items){0};
}

void
crm_found_end(struct crm_due_found *f)
{
	items_end(&f->list);
	items_end(&f->held);
	items_end(&f->fill);
	crm_owners_end(&f->owners);
	free(f->reasons.at);
	f->reasons = (struct crm_reasons){0};
}

void
crm_found_forget(struct crm_due_found *f, const struct crm_due_found *before)
{
	f->reasons.n = before->reasons.n;
	f->list.n = before->list.n;
	f->held.n = before->held.n;
	f->fill.n = before->fill.n;
	memcpy(f->count, before->count, sizeof f->count);
	memcpy(f->waiting, before->waiting, sizeof f->waiting);
	f->moved = before->moved;
	f->beyond = before->beyond;
}

void
crm_reasons_add(struct crm_reasons *all, const struct crm_reason *reason)
{
	all->at = crm_grow(all->at, all->n, &all->cap, sizeof *all->at);
	all->at[all->n++] = *reason;
}

struct crm_due_item *
crm_due_item_add(struct crm_due_items *all)
{
	all->item = crm_grow(all->item, all->n, &all->cap, sizeof *all->item);
	all->item[all->n] = (struct crm_due_item){0};
	return &all->item[all->n++];
}

void
crm_due_count_held(struct crm_due_found *f, struct crm_due_item *item, enum crm_held held)
{
	f->count[held].contacts++;
	f->count[held].customers += !(item->counted >> held & 1);
	item->counted |= (uint16_t)(1 << held);
}

static void
join_items(struct crm_due_items *to, const struct crm_due_items *from, size_t moved)
{
	for (size_t i = 0; i < from->n; i++) {
		struct crm_due_item *item = crm_due_item_add(to);
		*item = from->item[i];
		item->first += moved;
	}
}

static void
join_reasons(struct crm_reasons *to, const struct crm_reasons *from)
{
	if (!from->n)
		return;
	to->at = crm_realloc(to->at, (to->n + from->n) * sizeof *to->at);
	memcpy(to->at + to->n, from->at, from->n * sizeof *to->at);
	to->n = to->cap = to->n + from->n;
}

/* A row was in one thread's hands, and no two lines of the list are equal, so the sorting leaves no
 * trace of who had it. */
void
crm_found_join(struct crm_due_found *to, struct crm_due_found *from)
{
	join_items(&to->list, &from->list, to->reasons.n);
	join_items(&to->held, &from->held, to->reasons.n);
	join_items(&to->fill, &from->fill, to->reasons.n);
	crm_owners_join(&to->owners, &from->owners);
	join_reasons(&to->reasons, &from->reasons);
	for (int i = 0; i < CRM_HELDS; i++) {
		to->count[i].customers += from->count[i].customers;
		to->count[i].contacts += from->count[i].contacts;
		to->waiting[i] += from->waiting[i];
	}
	crm_found_end(from);
}
