/* combine.c: today and the days after it.
 *
 * Each reason of a customer has a window: from its first day (or the one from which
 * on nothing holds it back) to the day it is due, if that is later. Where the first
 * window ends a contact is set, which serves all reasons that are open on that day,
 * and so on with the rest: no fewer contacts would do. A contact also begins any
 * silence anew, and other routine waits until quiet is over, as it would on the day.
 *
 * Then each day takes what its owners have room for; the rest goes to the next day. */
#include <stdlib.h>

#include "due/place.h"
#include "due/sort.h"

struct crm_plan_reason {
	struct crm_reason reason;
	crm_day joins;    /* what accompanies: goes with another contact from then on */
	crm_day from, by; /* asks for one from, to */
	bool settled;
};

static crm_day
end_of_plan(const struct crm_due_bound *d)
{
	crm_day end = crm_day_add(d->today, (crm_span){(int32_t)d->how.days - 1, 'd'}, 1);

	return end == CRM_NO_DAY ? crm_day_of(9999, 12, 31) : end;
}

/* ---- the windows of one customer ---- */

/* The first day from which on nothing known today holds it back; CRM_NO_DAY: none is known. */
static crm_day
free_from(struct crm_due_hand *h, const struct crm_due_rule *r, crm_day day, bool heed_quiet)
{
	enum crm_held held;

	while ((held = crm_restraint(h, r, day)) != CRM_NOT_HELD) {
		crm_day until = crm_restraint_until(h, held);
		if (held == CRM_HELD_QUIET && !heed_quiet)
			break;
		if (until == CRM_NO_DAY || until <= day)
			return CRM_NO_DAY;
		day = until;
	}
	return day;
}

/* An answer that nobody may or can give is told of, as by the list of the day. */
static void
count_waiting(struct crm_due_hand *h, struct crm_due_found *f, const struct crm_due_rule *r,
	      bool *counted)
{
	enum crm_held held = crm_restraint(h, r, h->bound->today);

	if (*counted || !r->service ||
	    (held != CRM_HELD_NO_CONSENT && held != CRM_HELD_OPTED_OUT &&
	     held != CRM_HELD_NO_CHANNEL))
		return;
	f->waiting[held]++;
	*counted = true;
}

/* No contact is of use after the last day of its listing. */
static bool
is_over(const struct crm_plan_reason *p)
{
	return p->reason.last != CRM_DUE_NEVER && p->from > p->reason.last;
}

static void
set_window(struct crm_plan_reason *p, crm_day from)
{
	p->from = from;
	if (p->by < from)
		p->by = from;
	if (is_over(p))
		p->settled = true;
}

/* Whether the rule asks for a contact within the plan; then its window. Who waits for an answer
 * that is held back is counted, once a row, where `waiting` is given. */
static int
open_window(struct crm_due_hand *h, size_t rule, struct crm_plan_reason *p,
	    struct crm_due_found *waiting, bool *counted, crm_error *e)
{
	const struct crm_due_rule *r = &h->bound->rule[rule];
	struct crm_fired f;
	int holds = 1;
	crm_day first, from;

	if (crm_trigger_fire(h, r, &f, e) < 0)
		return -1;
	if (f.due == CRM_DUE_NEVER || f.from > end_of_plan(h->bound) ||
	    (f.last != CRM_DUE_NEVER && f.last < h->bound->today))
		return 0;
	if (r->rule->when && (holds = crm_expr_holds(r->rule->when, h->cursor, e)) <= 0)
		return holds;
	if (crm_person_read(h, e) < 0)
		return -1;
	if (h->person.absent)
		return 0;
	first = f.from > h->bound->today ? f.from : h->bound->today;
	*p = (struct crm_plan_reason){.joins = free_from(h, r, first, !r->along)};
	if (p->joins == CRM_NO_DAY) {
		if (waiting && f.from <= h->bound->today)
			count_waiting(h, waiting, r, counted);
		return 0;
	}
	p->reason = crm_due_reason(h, rule, &f);
	p->by = f.due;
	if (f.last != CRM_DUE_NEVER && p->by > f.last)
		p->by = f.last;
	from = r->accompanies ? CRM_NO_DAY : free_from(h, r, first, true);
	/* what only goes along with another contact, or could not be one by itself, sets none */
	set_window(p, from == CRM_NO_DAY ? end_of_plan(h->bound) + 1 : from);
	return !p->settled;
}

int
crm_plan_wants(struct crm_due_hand *h, size_t rule, crm_day *from, crm_error *e)
{
	struct crm_plan_reason p = {.from = CRM_NO_DAY};
	int opens = open_window(h, rule, &p, NULL, NULL, e);

	*from = p.from;
	return opens;
}

/* ---- the contacts of one customer ---- */

/* What a contact means for the reasons that it does not serve. */
static void
after_contact(const struct crm_due_bound *d, const struct crm_due_found *f,
	      struct crm_plan_reason *plan, size_t n, const struct crm_due_item *item)
{
	for (size_t i = 0; i < n; i++) {
		const struct crm_due_rule *r = &d->rule[plan[i].reason.rule];
		crm_span rest = r->routine ? d->policy->quiet : r->rule->again;
		crm_day next = rest.n ? crm_day_add(item->day, rest, 1) : item->day;
		if (plan[i].settled)
			continue;
		if (r->rule->trigger->ends_with &&
		    r->rule->trigger->ends_with(d, r, &f->reasons.at[item->first], item->count))
			plan[i].settled = true;
		else if ((r->routine || rest.n) && plan[i].from < next)
			set_window(&plan[i], next);
	}
}

/* The reasons that a contact on a day can serve, most urgent first, in f->reasons.at; true where it
 * is more than work at the desk. */
static bool
gather_open(struct crm_due_hand *h, struct crm_due_found *f, const struct crm_plan_reason *plan,
	    size_t n, crm_day day)
{
	size_t first = f->reasons.n;
	const struct crm_due_bound *d = h->bound;
	bool contact = false;

	for (size_t i = 0; i < n; i++)
		contact |= !plan[i].settled && plan[i].from <= day &&
			   !d->rule[plan[i].reason.rule].internal;
	for (size_t i = 0; i < n; i++) {
		struct crm_reason reason = plan[i].reason;
		const struct crm_due_rule *r = &d->rule[reason.rule];
		if (plan[i].settled || (contact && r->along ? plan[i].joins : plan[i].from) > day)
			continue;
		if (r->rule->trigger->any_day)
			reason.due = day;
		crm_reasons_add(&f->reasons, &reason);
	}
	crm_reasons_sort(d, f->reasons.at + first, f->reasons.n - first);
	if (d->how.each)
		return contact;
	crm_reasons_keep(h, f->reasons.at + first, f->reasons.n - first);
	crm_reasons_sort(d, f->reasons.at + first, f->reasons.n - first);
	return contact;
}

static struct crm_plan_reason *
planned(struct crm_plan_reason *plan, size_t rule)
{
	while (plan->reason.rule != rule)
		plan++;
	return plan;
}

/* Sets the next contact; false when none is left within the plan. */
static bool
set_contact(struct crm_due_hand *h, struct crm_due_found *f, struct crm_plan_reason *plan, size_t n,
	    const struct crm_due_item *row)
{
	const struct crm_due_bound *d = h->bound;
	size_t first = f->reasons.n, kept = first;
	struct crm_due_item item = *row;
	crm_day day = CRM_NO_DAY;
	bool contact;

	for (size_t i = 0; i < n; i++)
		if (!plan[i].settled && (day == CRM_NO_DAY || plan[i].by < day))
			day = plan[i].by;
	if (day == CRM_NO_DAY || day > end_of_plan(d))
		return false;
	contact = gather_open(h, f, plan, n, day);
	for (size_t i = first; i < f->reasons.n; i++) {
		struct crm_plan_reason *p = planned(plan, f->reasons.at[i].rule);
		if (f->reasons.at[i].held) {
			p->joins = day + 1; /* it may not go by the same channel */
			set_window(p, p->from > day ? p->from : day + 1);
			continue;
		}
		p->settled = true;
		kept++;
	}
	f->reasons.n = kept;
	crm_due_item_take(d, &f->reasons, &item, first, kept - first);
	item.day = day;
	*crm_due_item_add(&f->list) = item;
	if (contact)
		after_contact(d, f, plan, n, &item);
	return true;
}

/* Who has nothing planned may fill a day from the first of the rules on that fill one, which are
 * those behind all others; what may be asked then goes along. */
static void
may_fill(struct crm_due_hand *h, struct crm_due_found *f, const struct crm_plan_reason *plan,
	 size_t n, size_t filling, struct crm_due_item *row)
{
	const struct crm_due_bound *d = h->bound;
	const struct crm_plan_reason *fills = h->plan + d->rules;
	size_t first = f->reasons.n;

	for (size_t i = 0; i < filling; i++) {
		struct crm_reason reason = fills[i].reason;
		reason.due = fills[i].from;
		crm_reasons_add(&f->reasons, &reason);
	}
	for (size_t i = 0; i < n; i++)
		if (d->rule[plan[i].reason.rule].accompanies && plan[i].joins <= fills->from)
			crm_reasons_add(&f->reasons, &plan[i].reason);
	crm_reasons_sort(d, f->reasons.at + first, f->reasons.n - first);
	crm_due_item_take(d, &f->reasons, row, first, f->reasons.n - first);
	*crm_due_item_add(&f->fill) = *row;
}

int
crm_plan_row(struct crm_due_hand *h, struct crm_due_found *f, crm_error *e)
{
	const struct crm_due_bound *d = h->bound;
	struct crm_plan_reason *fills;
	struct crm_due_item row;
	size_t n = 0, filling = 0, contacts = f->list.n;
	bool waiting = false;

	if (!h->plan)
		h->plan = crm_arena_alloc(h->arena, (2 * d->rules + 1) * sizeof *h->plan);
	fills = h->plan + d->rules;
	for (size_t i = 0; i < d->rules; i++) {
		bool fill = d->rule[i].rule->trigger->fills;
		int open = open_window(h, i, fill ? &fills[filling] : &h->plan[n], f, &waiting, e);
		if (open < 0)
			return -1;
		filling += open && fill;
		n += open && !fill;
	}
	if (n + filling == 0)
		return 0;
	if (crm_due_item_of_row(h, &row, e) < 0)
		return -1;
	while (set_contact(h, f, h->plan, n, &row))
		;
	if (filling && f->list.n == contacts)
		may_fill(h, f, h->plan, n, filling, &row);
	return 0;
}

/* ---- day by day ---- */

/* Leaves out of an item what is of no use any more on its new day; false when nothing is left. */
static bool
drop_expired(const struct crm_due_bound *d, struct crm_due_found *f, struct crm_due_item *item,
	     crm_day day)
{
	struct crm_reason *r = f->reasons.at + item->first;
	size_t end = item->count, kept = end, contacts = 0;

	/* what stays is moved to the end, where the reasons of the next contact follow */
	for (size_t i = end; i-- > 0;) {
		struct crm_reason reason = r[i];
		if (reason.last != CRM_DUE_NEVER && reason.last < day)
			continue;
		contacts += !d->rule[reason.rule].accompanies;
		kept--;
		r[i] = r[kept];
		r[kept] = reason;
	}
	if (!contacts)
		return false;
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

void
crm_plan_days(struct crm_due_hand *h, struct crm_due_found *f)
{
	const struct crm_due_bound *d = h->bound;

	for (crm_day day = d->today; day <= end_of_plan(d); day++) {
		crm_capacity(d, f, day);
		for (size_t i = 0; i < f->list.n && day < end_of_plan(d); i++)
			if (f->list.item[i].day == day && f->list.item[i].held &&
			    f->list.item[i].count)
				put_off(h, f, i, day + 1);
		crm_fill_day(h, f, day);
	}
}

/* ---- in order ---- */

void
crm_plan_sort(const struct crm_due_bound *d, struct crm_due_items *all)
{
	struct crm_due_items sorted = {.item = crm_alloc((all->n + 1) * sizeof *all->item),
				       .n = all->n,
				       .cap = all->n + 1};
	size_t begin = 0, end;

	sorted.order = crm_alloc((all->n + 1) * sizeof *sorted.order);
	for (crm_day day = d->today; day <= end_of_plan(d); day++, begin = end) {
		struct crm_due_items part = {.item = sorted.item + begin};
		end = begin;
		for (size_t i = 0; i < all->n; i++)
			if (all->item[i].day == day)
				sorted.item[end++] = all->item[i];
		part.n = end - begin;
		crm_due_items_sort(&part, crm_frame_hands(d->frame));
		for (size_t i = 0; i < part.n; i++)
			sorted.order[begin + i] = (uint32_t)begin + part.order[i];
		free(part.order);
	}
	free(all->item);
	free(all->order);
	*all = sorted;
}
