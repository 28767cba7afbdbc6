/* place.c: day by day of the plan, what its owners have room for; the rest goes to the next day,
 * and what the last day has no room for is held back. */
#include "due/place.h"

static bool
is_over(const struct crm_reason *reason, crm_day day)
{
	return reason->last != CRM_DUE_NEVER && reason->last < day;
}

/* Leaves out of an item what is of no use any more on its new day, and what accompanies a contact
 * if only work at the desk is left; false when nothing is left. */
static bool
drop_expired(const struct crm_due_bound *d, struct crm_due_found *f, struct crm_due_item *item,
	     crm_day day)
{
	struct crm_reason *r = f->reasons.at + item->first;
	size_t end = item->count, kept = end;
	bool any = false, contact = false;

	for (size_t i = 0; i < end; i++) {
		const struct crm_due_rule *rule = &d->rule[r[i].rule];
		if (is_over(&r[i], day) || rule->accompanies)
			continue;
		any = true;
		contact |= !rule->internal;
	}
	if (!any)
		return false;
	/* what stays is moved to the end, where the reasons of the next contact follow */
	for (size_t i = end; i-- > 0;) {
		struct crm_reason reason = r[i];
		if (is_over(&reason, day) || (d->rule[reason.rule].accompanies && !contact))
			continue;
		kept--;
		r[i] = r[kept];
		r[kept] = reason;
	}
	crm_due_item_take(d, &f->reasons, item, item->first + kept, end - kept);
	return true;
}

/* To the next day; there it may meet the customer's next contact, and they become one. */
static void
put_off(struct crm_due_hand *h, struct crm_due_found *f, size_t i, crm_day day)
{
	const struct crm_due_bound *d = h->bound;
	struct crm_due_item *item = &f->list.item[i], *next = item + 1;

	if (!drop_expired(d, f, item, day))
		return; /* held it stays */
	item->day = day;
	item->moved = true;
	item->who = crm_owners_who(d, &f->owners, item->doer);
	if (i + 1 >= f->list.n || next->row != item->row || next->day != day || !next->count)
		return;
	if (!crm_reasons_agree(h, &f->reasons, item, next))
		return; /* two contacts they stay */
	crm_reasons_sort(d, f->reasons.at + item->first, (size_t)(item->count + next->count));
	crm_due_item_take(d, &f->reasons, next, item->first, (size_t)(item->count + next->count));
	next->moved = true;
	next->who = crm_owners_who(d, &f->owners, next->doer);
	item->count = 0;
}

/* Moves what did not fit the plan to what is held back. */
static void
carry_over(const struct crm_due_bound *d, struct crm_due_found *f)
{
	size_t kept = 0;

	for (size_t i = 0; i < f->list.n; i++) {
		struct crm_due_item *item = &f->list.item[i];
		struct crm_due_owner *doer = &f->owners.owner[item->who];
		if (i && item[-1].row == item->row)
			item->counted = item[-1].counted;
		if (!item->count)
			continue;
		if (!item->held) {
			doer->listed += !item->task;
			f->moved += item->moved;
			f->list.item[kept++] = *item;
			continue;
		}
		doer->carried++;
		crm_due_count_held(f, item, CRM_HELD_CAPACITY);
		if (d->how.held)
			*crm_due_item_add(&f->held) = *item;
	}
	f->list.n = kept;
}

void
crm_place_items(struct crm_due_hand *h, struct crm_due_found *f)
{
	const struct crm_due_bound *d = h->bound;

	crm_owners_number(d, f);
	for (crm_day day = d->today; day <= d->end; day++) {
		crm_capacity(d, f, day);
		for (size_t i = 0; i < f->list.n && day < d->end; i++)
			if (f->list.item[i].day == day && f->list.item[i].held &&
			    f->list.item[i].count)
				put_off(h, f, i, day + 1);
		crm_fill_day(h, f, day);
	}
	crm_fill_end(d, f);
	carry_over(d, f);
}
