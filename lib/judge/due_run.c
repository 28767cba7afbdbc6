/* due_run.c: from the reasons of each row to the list of the day. */
#include <stdlib.h>
#include <string.h>

#include "judge/due.h"

/* ---- one row: reasons become items ---- */

static struct crm_due_item *add_item(struct crm_due_items *all)
{
	if (all->n == all->cap) {
		all->cap = all->cap * 2 + 256;
		all->item = crm_realloc(all->item, all->cap * sizeof *all->item);
	}
	all->item[all->n] = (struct crm_due_item){0};
	return &all->item[all->n++];
}

/* A field of the row in hand, to last: where it stands in the table, mostly. */
static crm_str keep(struct crm_due *d, crm_str s)
{
	crm_str span = crm_table_span(crm_frame_table(d->frame), d->row);
	uintptr_t p = (uintptr_t)s.p, begin = (uintptr_t)span.p;

	return p >= begin && p + s.n <= begin + span.n ? s : crm_arena_str(d->arena, s);
}

static int item_of_row(struct crm_due *d, struct crm_due_item *item, crm_error *e)
{
	crm_str text;
	crm_value v;

	if (crm_due_text(d, d->ref.id, &d->scratch, &text, e) < 0)
		return -1;
	item->id = keep(d, text);
	if (crm_due_text(d, d->ref.owner, &d->scratch, &text, e) < 0)
		return -1;
	item->owner = keep(d, text);
	item->row = (uint32_t)d->row;
	if (d->ref.value < 0)
		return 0;
	if (crm_cursor_value(d->cursor, d->ref.value, &v, e) < 0)
		return -1;
	item->value = v.type == CRM_NUMBER ? v.number : 0;
	return 0;
}

static void take_reasons(const struct crm_due *d, struct crm_due_item *item, size_t first, size_t count)
{
	item->first = first;
	item->count = (uint16_t)count;
	item->priority = crm_due_priority(d, &d->reason[first]);
	item->due = d->reason[first].due;
	item->held = d->reason[first].held;
}

static void count_held(struct crm_due *d, enum crm_held held, uint32_t row)
{
	struct crm_held_count *count = &d->count[held];

	if (!count->contacts++ || count->last_row != row)
		count->customers++;
	count->last_row = row;
}

/* Someone waits for an answer and will get none: that is not to go unnoticed. */
static void count_waiting(struct crm_due *d, size_t first)
{
	for (size_t i = first; i < d->reasons; i++) {
		uint8_t held = d->reason[i].held;
		if (!d->rule[d->reason[i].rule].service)
			continue;
		if (held == CRM_HELD_NO_CONSENT || held == CRM_HELD_OPTED_OUT || held == CRM_HELD_NO_CHANNEL) {
			d->waiting[held]++;
			return;
		}
	}
}

/* Makes items of the reasons of the row in hand. */
static int gather(struct crm_due *d, size_t first, crm_error *e)
{
	struct crm_due_item row = {0};
	size_t listed = first;

	if (first == d->reasons)
		return 0;
	while (listed < d->reasons && !d->reason[listed].held)
		listed++;
	if ((listed > first || d->how.held) && item_of_row(d, &row, e) < 0)
		return -1;
	count_waiting(d, listed);
	if (listed > first) {
		take_reasons(d, &row, first, listed - first);
		*add_item(&d->list) = row;
	}
	for (size_t i = listed; i < d->reasons; i++) {
		count_held(d, d->reason[i].held, (uint32_t)d->row);
		if (!d->how.held)
			continue;
		take_reasons(d, &row, i, 1);
		*add_item(&d->held) = row;
	}
	if (!d->how.held)
		d->reasons = listed;
	return 0;
}

/* ---- all of them: what fits the day, and in which words ---- */

/* Moves what did not fit the day to what is held. */
static void carry_over(struct crm_due *d)
{
	size_t kept = 0;

	crm_capacity(d, &d->list);
	for (size_t i = 0; i < d->list.n; i++) {
		struct crm_due_item *item = &d->list.item[i];
		if (!item->held) {
			d->list.item[kept++] = *item;
			continue;
		}
		count_held(d, CRM_HELD_CAPACITY, item->row);
		if (d->how.held)
			*add_item(&d->held) = *item;
	}
	d->list.n = kept;
}

/* A line for each reason: what fits the day was decided by customer. */
static void part_reasons(struct crm_due *d, struct crm_due_items *all)
{
	size_t n = all->n;

	for (size_t i = 0; i < n; i++) {
		struct crm_due_item whole = all->item[i];
		take_reasons(d, &all->item[i], whole.first, 1);
		all->item[i].held = whole.held;
		for (size_t k = 1; k < whole.count; k++) {
			struct crm_due_item *item = add_item(all);
			*item = whole;
			take_reasons(d, item, whole.first + k, 1);
			item->held = whole.held;
		}
	}
}

static void make_list(struct crm_due *d, struct crm_due_items *all)
{
	if (d->how.each)
		part_reasons(d, all);
	crm_due_items_sort(all, crm_frame_hands(d->frame));
}

/* Items are put into words when they are asked for. What could go wrong then is
 * a fact that is too large to be told: that is found here. */
static int try_words(struct crm_due *d, crm_error *e)
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

static bool names_others(const struct crm_due *d)
{
	for (size_t i = 0; i < d->rules; i++)
		if (d->rule[i].why.names || d->rule[i].ask.names || d->rule[i].offer.names)
			return true;
	return false;
}

/* ---- every row, on all threads ---- */

/* Whoever was turned to today has had a part of the owner's day. */
static int meet(struct crm_due *d, crm_error *e)
{
	struct crm_due_item row = {0};
	crm_day last;

	if (d->policy->capacity <= 0 || d->how.unlimited)
		return 0;
	if (crm_due_day(d, d->ref.last_out, &last, e) < 0)
		return -1;
	if (last != d->today)
		return 0;
	if (crm_person_read(d, e) < 0 || item_of_row(d, &row, e) < 0)
		return -1;
	if (!crm_due_merged(d->person.status))
		*add_item(&d->met) = row;
	return 0;
}

static int judge(void *to, unsigned hand, crm_cursor *at, crm_error *e)
{
	struct crm_due *d = to, *h = &d->hand[hand];
	size_t first = h->reasons;

	crm_due_at(h, at);
	return meet(h, e) < 0 || crm_due_judge_row(h, e) < 0 ? -1 : gather(h, first, e);
}

/* What a thread finds is its own: a copy of what is asked, with nothing found. */
static void begin_hands(struct crm_due *d)
{
	unsigned n = crm_frame_hands(d->frame);

	d->hand = crm_alloc(n * sizeof *d->hand);
	for (unsigned i = 0; i < n; i++) {
		d->hand[i] = *d;
		d->hand[i].arena = crm_arena_new();
	}
	d->hands = n;
}

static void take_items(struct crm_due_items *to, const struct crm_due_items *from, size_t moved)
{
	for (size_t i = 0; i < from->n; i++) {
		struct crm_due_item *item = add_item(to);
		*item = from->item[i];
		item->first += moved;
	}
}

/* Puts together what the threads found. A row was in one thread's hands, and no
 * two lines of the list are equal, so the sorting leaves no trace of who had it. */
static void join_hands(struct crm_due *d)
{
	for (unsigned i = 0; i < d->hands; i++) {
		struct crm_due *h = &d->hand[i];
		take_items(&d->list, &h->list, d->reasons);
		take_items(&d->held, &h->held, d->reasons);
		take_items(&d->met, &h->met, 0);
		if (h->reasons) {
			d->reason = crm_realloc(d->reason, (d->reasons + h->reasons) * sizeof *d->reason);
			memcpy(d->reason + d->reasons, h->reason, h->reasons * sizeof *d->reason);
			d->reasons = d->reason_cap = d->reasons + h->reasons;
		}
		for (int r = 0; r < CRM_HELDS; r++) {
			d->count[r].customers += h->count[r].customers;
			d->count[r].contacts += h->count[r].contacts;
			d->waiting[r] += h->waiting[r];
		}
		crm_due_hand_end(h);
	}
}

void crm_due_hand_end(struct crm_due *h)
{
	crm_buf_free(&h->person.scratch[0]);
	crm_buf_free(&h->person.scratch[1]);
	crm_buf_free(&h->scratch);
	free(h->list.item);
	free(h->list.order);
	free(h->held.item);
	free(h->held.order);
	free(h->met.item);
	free(h->reason);
	h->list = h->held = h->met = (struct crm_due_items){0};
	h->reason = NULL;
}

int crm_due_run(crm_due *d, crm_error *e)
{
	if (crm_frame_taint_unknown(d->frame))
		return crm_fail(e, CRM_DATA, "a rejected log record does not say whose it is: it could be anybody's "
		                "opt-out, so nobody is listed");
	if (names_others(d) && crm_frame_index(d->frame, e) < 0)
		return -1;
	begin_hands(d);
	if (crm_campaign_places(d, e) < 0 || crm_frame_each(d->frame, judge, d, e) < 0)
		return -1;
	join_hands(d);
	d->cursor = crm_cursor_new(d->frame);
	d->other = crm_cursor_new(d->frame);
	carry_over(d);
	make_list(d, &d->list);
	make_list(d, &d->held);
	for (unsigned i = 0; i < CRM_THREADS_MAX; i++)
		d->telling[i] = crm_telling_new(d);
	return try_words(d, e);
}
