/* due_run.c: from the reasons of each row to the list of the day. */
#include <stdlib.h>
#include <string.h>

#include "judge/due.h"

/* ---- all of them: what fits the day, and in which words ---- */

/* Moves what did not fit the day to what is held. */
static void
carry_over(struct crm_due *d)
{
	size_t kept = 0;

	for (size_t i = 0; i < d->list.n; i++) {
		struct crm_due_item *item = &d->list.item[i];
		struct crm_due_owner *doer = &d->owners.owner[item->who];
		if (!item->count)
			continue;
		if (!item->held) {
			doer->listed++;
			d->moved += item->moved;
			d->list.item[kept++] = *item;
			continue;
		}
		doer->carried++;
		crm_due_count_held(d, CRM_HELD_CAPACITY, item->row);
		if (d->how.held)
			*crm_due_item_add(&d->held) = *item;
	}
	d->list.n = kept;
}

/* A line for each reason: what fits the day was decided by customer. */
static void
part_reasons(struct crm_due *d, struct crm_due_items *all)
{
	size_t n = all->n;

	for (size_t i = 0; i < n; i++) {
		struct crm_due_item whole = all->item[i];
		crm_due_item_take(d, &all->item[i], whole.first, 1);
		all->item[i].held = whole.held;
		for (size_t k = 1; k < whole.count; k++) {
			struct crm_due_item *item = crm_due_item_add(all);
			*item = whole;
			crm_due_item_take(d, item, whole.first + k, 1);
			item->held = whole.held;
		}
	}
}

static void
make_list(struct crm_due *d, struct crm_due_items *all)
{
	if (d->how.each)
		part_reasons(d, all);
	if (d->how.days)
		crm_plan_sort(d, all);
	else
		crm_due_items_sort(all, crm_frame_hands(d->frame));
}

/* Items are put into words when they are asked for. What could go wrong then is
 * a fact that is too large to be told: that is found here. */
static int
try_words(struct crm_due *d, crm_error *e)
{
	for (size_t i = 0; i < d->rules; i++) {
		const struct crm_due_rule *r = &d->rule[i];
		if (crm_sentence_try(d, &r->why, e) < 0 || crm_sentence_try(d, &r->ask, e) < 0 ||
		    crm_sentence_try(d, &r->offer, e) < 0)
			return -1;
		for (size_t q = 0; q < r->rule->missing.n; q++)
			if (crm_sentence_try(d, &r->questions[q].ask, e) < 0 ||
			    crm_sentence_try(d, &r->questions[q].offer, e) < 0)
				return -1;
	}
	return 0;
}

static bool
names_others(const struct crm_due *d)
{
	for (size_t i = 0; i < d->rules; i++)
		if (d->rule[i].why.names || d->rule[i].ask.names || d->rule[i].offer.names)
			return true;
	return false;
}

/* ---- every row, on all threads ---- */

/* Whose customer this is; who was turned to today has had a part of the owner's day. */
static int
count_owner(struct crm_due *d, crm_error *e)
{
	struct crm_due_owner *o;
	crm_day last = CRM_NO_DAY;
	crm_str owner;

	if (d->looks.met && crm_due_day(d, d->ref.last_out, &last, e) < 0)
		return -1;
	if (last != d->today && !d->looks.customers)
		return 0;
	if (crm_person_read(d, e) < 0 || crm_due_text(d, d->ref.owner, &d->scratch, &owner, e) < 0)
		return -1;
	if (d->person.absent)
		return 0;
	o = crm_owners_look(d, owner);
	o->customers += d->looks.customers && !d->person.status.n;
	o->met += last == d->today;
	return 0;
}

static int
judge(void *to, unsigned hand, crm_cursor *at, crm_error *e)
{
	struct crm_due *d = to, *h = &d->hand[hand];
	size_t first = h->reasons;

	crm_due_at(h, at);
	if (d->how.days)
		return count_owner(h, e) < 0 || crm_refusals_look(h, e) < 0 ? -1
									    : crm_plan_row(h, e);
	return count_owner(h, e) < 0 || crm_due_judge_row(h, e) < 0 || crm_refusals_look(h, e) < 0
		       ? -1
		       : crm_due_gather(h, first, e);
}

/* What a thread finds is its own: a copy of what is asked, with nothing found. */
static void
begin_hands(struct crm_due *d)
{
	unsigned n = crm_frame_hands(d->frame);

	d->hand = crm_alloc(n * sizeof *d->hand);
	for (unsigned i = 0; i < n; i++) {
		d->hand[i] = *d;
		d->hand[i].arena = crm_arena_new();
		crm_owners_begin(&d->hand[i].owners);
	}
	d->hands = n;
}

static void
take_items(struct crm_due_items *to, const struct crm_due_items *from, size_t moved)
{
	for (size_t i = 0; i < from->n; i++) {
		struct crm_due_item *item = crm_due_item_add(to);
		*item = from->item[i];
		item->first += moved;
	}
}

/* Puts together what the threads found. A row was in one thread's hands, and no
 * two lines of the list are equal, so the sorting leaves no trace of who had it. */
static void
join_hands(struct crm_due *d)
{
	for (unsigned i = 0; i < d->hands; i++) {
		struct crm_due *h = &d->hand[i];
		take_items(&d->list, &h->list, d->reasons);
		take_items(&d->held, &h->held, d->reasons);
		take_items(&d->fill, &h->fill, d->reasons);
		crm_owners_join(&d->owners, &h->owners);
		if (h->reasons) {
			d->reason = crm_realloc(d->reason,
						(d->reasons + h->reasons) * sizeof *d->reason);
			memcpy(d->reason + d->reasons, h->reason, h->reasons * sizeof *d->reason);
			d->reasons = d->reason_cap = d->reasons + h->reasons;
		}
		for (int r = 0; r < CRM_HELDS; r++) {
			d->count[r].customers += h->count[r].customers;
			d->count[r].contacts += h->count[r].contacts;
			d->waiting[r] += h->waiting[r];
			d->count[r].last_row = UINT32_MAX;
		}
		crm_due_hand_end(h);
	}
}

void
crm_due_hand_end(struct crm_due *h)
{
	crm_buf_free(&h->person.scratch[0]);
	crm_buf_free(&h->person.scratch[1]);
	crm_buf_free(&h->scratch);
	free(h->list.item);
	free(h->list.order);
	free(h->held.item);
	free(h->held.order);
	free(h->fill.item);
	crm_owners_end(&h->owners);
	free(h->reason);
	h->list = h->held = h->fill = (struct crm_due_items){0};
	h->reason = NULL;
}

int
crm_due_run(crm_due *d, crm_error *e)
{
	if (crm_frame_taint_unknown(d->frame))
		return crm_fail(
			e, CRM_DATA,
			"a rejected log record does not say whose it is: it could be anybody's "
			"opt-out, so nobody is listed");
	if (names_others(d) && crm_frame_index(d->frame, e) < 0)
		return -1;
	if (crm_refusals_begin(d, e) < 0)
		return -1;
	crm_owners_begin(&d->owners);
	begin_hands(d);
	if (crm_campaign_places(d, e) < 0 || crm_frame_each(d->frame, judge, d, e) < 0)
		return -1;
	join_hands(d);
	d->cursor = crm_cursor_new(d->frame);
	d->other = crm_cursor_new(d->frame);
	crm_owners_number(d);
	if (d->how.days) {
		crm_plan_days(d);
	} else {
		crm_capacity(d, d->today);
		crm_fill_day(d, d->today);
		crm_fill_end(d);
	}
	carry_over(d);
	make_list(d, &d->list);
	make_list(d, &d->held);
	if (crm_refusals_find(d, e) < 0)
		return -1;
	for (unsigned i = 0; i < CRM_THREADS_MAX; i++)
		d->telling[i] = crm_telling_new(d);
	return try_words(d, e);
}
