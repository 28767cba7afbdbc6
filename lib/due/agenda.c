/* agenda.c: which events there are in an agenda.
 *
 * A plan is made of what is known today: each contact in it moves others, and nobody can say what
 * will have happened in half a year. But a birthday, a promise or an appointment stays where it is,
 * however far ahead. These are therefore found by themselves, as often as they come; the rest is
 * that of the plan. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "due/agenda.h"

static struct crm_agenda_entry *
add_entry(struct crm_agenda_entries *all)
{
	all->at = crm_grow(all->at, all->n, &all->cap, sizeof *all->at);
	return &all->at[all->n++];
}

static struct crm_agenda_entry
entry_of(const struct crm_due_hand *h, size_t rule, int32_t nth, crm_day day,
	 const struct crm_fired *f)
{
	struct crm_reason reason = crm_due_reason(h, rule, f);
	bool timed = f->has_event && f->seen.due.day == f->due;

	return (struct crm_agenda_entry){
		.row = (uint32_t)h->row,
		.rule = (uint16_t)rule,
		.nth = nth,
		.day = day,
		.due = f->due,
		.minute = timed ? f->seen.due.minute : -1,
		.when = f->has_event ? f->seen.when : CRM_NO_TIME,
		.line = f->has_event ? f->seen.line : 0,
		.priority = crm_due_priority(h->bound, &reason),
		.escalate = f->escalate,
	};
}

/* ---- what has days of its own ---- */

/* The dates of one rule for the row in hand, but for those that are held back on their day. What
 * is past is a matter of the plan. */
static int
find_dates(struct crm_agenda *a, size_t rule, crm_error *e)
{
	struct crm_due_hand *h = &a->hand;
	const struct crm_due_rule *r = &h->bound->rule[rule];
	struct crm_fired f;
	int found;

	for (int32_t i = 0; (found = crm_trigger_date(h, r, (size_t)i, &f, e)) > 0; i++) {
		if (f.due == CRM_DUE_NEVER || f.due < h->bound->today || f.due > h->bound->agenda)
			continue;
		if (crm_person_read(h, e) < 0)
			return -1;
		if (!h->person.absent && crm_restraint(h, r, f.due) == CRM_NOT_HELD)
			*add_entry(&a->events) = entry_of(h, rule, i, f.due, &f);
	}
	return found;
}

/* Those of all rules. */
static int
find_dates_of(struct crm_agenda *a, size_t row, crm_error *e)
{
	const struct crm_due_bound *d = a->hand.bound;

	crm_due_go(&a->hand, row);
	for (size_t i = 0; i < d->rules; i++) {
		int holds;
		if (!crm_rule_is_dated(d, &d->rule[i]))
			continue;
		holds = crm_rule_is_for(&a->hand, &d->rule[i], e);
		if (holds < 0)
			return -1;
		if (holds && find_dates(a, i, e) < 0)
			return -1;
	}
	return 0;
}

static int
find_all_dates(struct crm_agenda *a, crm_error *e)
{
	const crm_frame *f = a->hand.bound->frame;

	for (size_t row = 0; row < crm_frame_rows(f); row++) {
		size_t before = a->events.n;
		if (crm_frame_is_aside(f, row) || find_dates_of(a, row, e) == 0)
			continue;
		a->events.n = before;
		if (!crm_frame_reject(f, row, e))
			return -1;
	}
	return 0;
}

/* ---- what the plan has ---- */

static int
take_plan(struct crm_agenda *a, const struct crm_due_items *list, const struct crm_reasons *reasons,
	  crm_error *e)
{
	struct crm_due_hand *h = &a->hand;
	struct crm_fired f;

	for (size_t i = 0; i < list->n; i++) {
		const struct crm_due_item *item = &list->item[i];
		const struct crm_reason *reason = &reasons->at[item->first];
		const struct crm_due_rule *r = &h->bound->rule[reason->rule];
		if (crm_frame_is_aside(h->bound->frame, item->row))
			continue;
		crm_due_go(h, item->row);
		if (crm_rule_fire(h, r, &f, e) < 0)
			return -1;
		f.due = reason->due;
		*add_entry(r->accompanies ? &a->along : &a->events) =
			entry_of(h, reason->rule, -1, item->day, &f);
	}
	return 0;
}

/* ---- their order ---- */

#define ORDER(x, y) \
	if ((x) != (y)) \
	return (x) < (y) ? -1 : 1

/* Those that have one key, but for `same`, follow one another, a date before a day of the plan. */
static int
by_key(const void *pa, const void *pb)
{
	const struct crm_agenda_entry *a = pa, *b = pb;

	ORDER(a->row, b->row);
	ORDER(a->rule, b->rule);
	ORDER(a->due, b->due);
	ORDER(a->nth < 0, b->nth < 0);
	ORDER(a->minute, b->minute);
	ORDER(a->when.day, b->when.day);
	ORDER(a->when.minute, b->when.minute);
	ORDER(a->line, b->line);
	ORDER(a->nth, b->nth);
	return 0;
}

static int
by_row_and_day(const void *pa, const void *pb)
{
	const struct crm_agenda_entry *a = pa, *b = pb;

	ORDER(a->row, b->row);
	ORDER(a->day, b->day);
	ORDER(b->priority, a->priority);
	return by_key(a, b);
}

static int
by_day(const void *pa, const void *pb)
{
	const struct crm_agenda_entry *a = pa, *b = pb;

	ORDER(a->day, b->day);
	ORDER(a->minute, b->minute);
	ORDER(b->priority, a->priority);
	return by_key(a, b);
}

static void
sort(struct crm_agenda_entries *all, int order(const void *, const void *))
{
	if (all->n)
		qsort(all->at, all->n, sizeof *all->at, order);
}

/* A date that is in the plan, too, is left out there; what looks alike is numbered. */
static void
drop_planned(struct crm_agenda_entries *all)
{
	const struct crm_agenda_entry *date = NULL;
	size_t kept = 0;

	sort(all, by_key);
	for (size_t i = 0; i < all->n; i++) {
		struct crm_agenda_entry *x = &all->at[i];
		if (x->nth >= 0)
			date = x;
		else if (date && date->row == x->row && date->rule == x->rule &&
			 date->due == x->due)
			continue;
		if (kept) {
			const struct crm_agenda_entry *last = &all->at[kept - 1];
			if (last->row == x->row && last->rule == x->rule && last->due == x->due &&
			    last->minute == x->minute && last->when.day == x->when.day &&
			    last->when.minute == x->when.minute)
				x->same = last->same + 1;
		}
		all->at[kept++] = *x;
	}
	all->n = kept;
}

static void
find_leaders(struct crm_agenda_entries *all)
{
	sort(all, by_row_and_day);
	for (size_t i = 0; i < all->n; i++)
		all->at[i].leads = i == 0 || all->at[i - 1].row != all->at[i].row ||
				   all->at[i - 1].day != all->at[i].day;
}

struct crm_agenda *
crm_agenda_new(const struct crm_due_bound *d, const struct crm_due_items *list,
	       const struct crm_reasons *reasons, crm_error *e)
{
	struct crm_agenda *a = crm_alloc(sizeof *a);

	crm_due_hand_begin(&a->hand, d, true);
	if (find_all_dates(a, e) < 0 || take_plan(a, list, reasons, e) < 0) {
		crm_agenda_free(a);
		return NULL;
	}
	drop_planned(&a->events);
	find_leaders(&a->events);
	sort(&a->along, by_row_and_day);
	sort(&a->events, by_day);
	return a;
}

void
crm_agenda_free(struct crm_agenda *a)
{
	if (!a)
		return;
	crm_buf *const text[] = {&a->key,      &a->why,  &a->ask,    &a->offer,
				 &a->evidence, &a->also, &a->remark, &a->owner};
	for (size_t i = 0; i < CRM_LENGTH(text); i++)
		crm_buf_free(text[i]);
	crm_due_hand_end(&a->hand);
	free(a->events.at);
	free(a->along.at);
	free(a);
}
