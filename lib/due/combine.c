/* combine.c: the contacts with one customer.
 *
 * Where the first window of a customer ends a contact is set, which serves all reasons that are
 * open on that day, and so on with the rest: no fewer contacts would do. A contact also begins any
 * silence anew, and other routine waits until quiet is over, as it would on the day. What no
 * contact serves, and would be listed today, is held back. */
#include "due/combine.h"

/* What a contact means for the reasons that it does not serve. */
static void
after_contact(struct crm_due_hand *h, const struct crm_due_found *f,
	      const struct crm_due_item *item)
{
	const struct crm_due_bound *d = h->bound;

	for (size_t i = 0; i < h->windows; i++) {
		struct crm_window *w = &h->window[i];
		const struct crm_due_rule *r = &d->rule[w->reason.rule];
		crm_span quiet = r->routine ? d->policy->quiet : (crm_span){0, 'd'};
		crm_span again = r->rule->again;
		crm_day rested = quiet.n ? crm_day_add(item->day, quiet, 1) : item->day;
		crm_day next = again.n ? crm_day_add(item->day, again, 1) : item->day;
		if (w->settled)
			continue;
		if (r->rule->trigger->ends_with &&
		    r->rule->trigger->ends_with(d, r, &f->reasons.at[item->first], item->count))
			w->settled = true;
		else if ((r->routine || again.n) && w->from < (rested > next ? rested : next))
			crm_window_move(w, rested > next ? rested : next);
	}
}

/* The reasons that a contact on a day can serve, most urgent first, in f->reasons.at; true where it
 * is more than work at the desk. */
static bool
gather_open(struct crm_due_hand *h, struct crm_due_found *f, crm_day day)
{
	size_t first = f->reasons.n;
	const struct crm_due_bound *d = h->bound;
	bool contact = false;

	for (size_t i = 0; i < h->windows; i++)
		contact |= !h->window[i].settled && h->window[i].from <= day &&
			   !d->rule[h->window[i].reason.rule].internal;
	for (size_t i = 0; i < h->windows; i++) {
		const struct crm_window *w = &h->window[i];
		const struct crm_due_rule *r = &d->rule[w->reason.rule];
		struct crm_reason reason = w->reason;
		if (w->settled || (contact && r->along ? w->joins : w->from) > day ||
		    crm_before_greeting(h, r, day))
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

/* The day on which the next contact is to be made; CRM_NO_DAY: none is left within the plan. */
static crm_day
next_day(const struct crm_due_hand *h)
{
	crm_day day = CRM_NO_DAY;

	for (size_t i = 0; i < h->windows; i++)
		if (!h->window[i].settled && (day == CRM_NO_DAY || h->window[i].by < day))
			day = h->window[i].by;
	return day != CRM_NO_DAY && day > h->bound->end ? CRM_NO_DAY : day;
}

/* It may not go by the same channel as the contact of that day. */
static void
wait_a_day(const struct crm_due_bound *d, struct crm_window *w, crm_day day)
{
	if (day == d->today)
		w->held = CRM_HELD_NO_CONSENT;
	w->joins = day + 1;
	crm_window_move(w, w->from > day ? w->from : day + 1);
}

/* Sets the next contact; false when none is left within the plan. */
static bool
set_contact(struct crm_due_hand *h, struct crm_due_found *f, const struct crm_due_item *row)
{
	const struct crm_due_bound *d = h->bound;
	size_t first = f->reasons.n, kept = first;
	struct crm_due_item item = *row;
	bool contact;

	crm_windows_keep_off(h);
	item.day = next_day(h);
	if (item.day == CRM_NO_DAY)
		return false;
	contact = gather_open(h, f, item.day);
	for (size_t i = first; i < f->reasons.n; i++) {
		struct crm_window *w = crm_window_of(h, f->reasons.at[i].rule);
		if (f->reasons.at[i].held) {
			wait_a_day(d, w, item.day);
			continue;
		}
		w->settled = w->served = true;
		kept++;
	}
	f->reasons.n = kept;
	crm_due_item_take(d, &f->reasons, &item, first, kept - first);
	*crm_due_item_add(&f->list) = item;
	if (contact && item.day < d->end)
		after_contact(h, f, &item);
	return true;
}

/* A window of a rule that fills a day, which only those without a contact do. */
static bool
fills(const struct crm_due_bound *d, const struct crm_window *w)
{
	return crm_due_only_fills(d, &w->reason) && w->from <= d->end;
}

/* A customer with no contact may fill a day: adds an item of the rules that fill one, and of what
 * may be asked then. Returns that item; row if no rule fills a day. */
static struct crm_due_item *
may_fill(struct crm_due_hand *h, struct crm_due_found *f, struct crm_due_item *row)
{
	const struct crm_due_bound *d = h->bound;
	size_t first = f->reasons.n;
	struct crm_due_item *item;

	for (size_t i = 0; i < h->windows; i++) {
		struct crm_reason reason = h->window[i].reason;
		if (!fills(d, &h->window[i]))
			continue;
		reason.from = h->window[i].from;
		crm_reasons_add(&f->reasons, &reason);
	}
	if (f->reasons.n == first)
		return row;
	for (size_t i = 0; i < h->windows; i++) {
		struct crm_window *w = &h->window[i];
		struct crm_reason reason = w->reason;
		if (!d->rule[reason.rule].accompanies || w->joins > d->end)
			continue;
		w->served = true;
		reason.from = w->joins;
		reason.alone = w->today && w->held != CRM_NOT_HELD ? w->held : CRM_HELD_ALONE;
		crm_reasons_add(&f->reasons, &reason);
	}
	crm_reasons_sort(d, f->reasons.at + first, f->reasons.n - first);
	item = crm_due_item_add(&f->fill);
	*item = *row;
	crm_due_item_take(d, &f->reasons, item, first, f->reasons.n - first);
	return item;
}

/* ---- what is held back ---- */

enum crm_held
crm_window_held(const struct crm_due_bound *d, const struct crm_window *w)
{
	if (w->served || !w->today)
		return CRM_NOT_HELD;
	return w->held == CRM_NOT_HELD && d->rule[w->reason.rule].accompanies
		       ? CRM_HELD_ALONE
		       : (enum crm_held)w->held;
}

/* Someone waits for an answer and will get none: that is not to go unnoticed. */
static void
count_waiting(const struct crm_due_bound *d, struct crm_due_found *f, size_t first)
{
	for (size_t i = first; i < f->reasons.n; i++) {
		uint8_t held = f->reasons.at[i].held;
		if (!d->rule[f->reasons.at[i].rule].service)
			continue;
		if (held == CRM_HELD_NO_CONSENT || held == CRM_HELD_OPTED_OUT ||
		    held == CRM_HELD_NO_CHANNEL || held == CRM_HELD_GIVEN_UP) {
			f->waiting[held]++;
			return;
		}
	}
}

/* Nobody has to be turned to in order to fill a day, so that no reason to do so is held back. */
static void
hold_rest(struct crm_due_hand *h, struct crm_due_found *f, struct crm_due_item *row)
{
	const struct crm_due_bound *d = h->bound;
	size_t first = f->reasons.n;

	for (size_t i = 0; i < h->windows; i++) {
		struct crm_reason reason = h->window[i].reason;
		reason.held = (uint8_t)crm_window_held(d, &h->window[i]);
		if (reason.held && !crm_due_only_fills(d, &reason))
			crm_reasons_add(&f->reasons, &reason);
	}
	if (first == f->reasons.n)
		return;
	crm_reasons_sort(d, f->reasons.at + first, f->reasons.n - first);
	count_waiting(d, f, first);
	crm_due_hold(d, f, row, first, f->reasons.n);
	if (!d->how.held)
		f->reasons.n = first;
}

/* ---- a row ---- */

/* Whether anything is said of the row besides how much of it is held back. */
static bool
is_shown(const struct crm_due_hand *h)
{
	bool any = h->windows && h->bound->how.held;

	for (size_t i = 0; i < h->windows && !any; i++)
		any = h->window[i].from <= h->bound->end;
	return any;
}

int
crm_combine_row(struct crm_due_hand *h, struct crm_due_found *f, crm_error *e)
{
	struct crm_due_item row = {0};
	size_t contacts = f->list.n;

	if (crm_windows_open(h, e) < 0 || (is_shown(h) && crm_due_item_of_row(h, &row, e) < 0))
		return -1;
	while (set_contact(h, f, &row))
		;
	hold_rest(h, f, f->list.n == contacts ? may_fill(h, f, &row) : &row);
	return 0;
}
