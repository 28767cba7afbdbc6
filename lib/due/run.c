/* run.c: the stages one after the other: what each thread finds, what fits the days, the list.
 */
#include "due/agenda.h"
#include "due/due.h"
#include "due/helpers.h"

/* ---- the list ---- */

/* A line for each reason: what fits the day was decided by customer. */
static void
part_reasons(const struct crm_due_bound *d, const struct crm_reasons *reasons,
	     struct crm_due_items *all)
{
	size_t n = all->n;

	for (size_t i = 0; i < n; i++) {
		struct crm_due_item whole = all->item[i];
		crm_due_item_take(d, reasons, &all->item[i], whole.first, 1);
		all->item[i].held = whole.held;
		for (size_t k = 1; k < whole.count; k++) {
			struct crm_due_item *item = crm_due_item_add(all);
			*item = whole;
			crm_due_item_take(d, reasons, item, whole.first + k, 1);
			item->held = whole.held;
		}
	}
}

static void
make_list(const struct crm_due_bound *d, const struct crm_reasons *reasons,
	  struct crm_due_items *all)
{
	if (d->how.each)
		part_reasons(d, reasons, all);
	crm_due_items_sort(all, d->today, d->end, crm_frame_hands(d->frame));
}

/* Items are put into words when they are asked for. What could go wrong then is
 * a fact that is too large to be written: that is found here. */
static int
try_words(const struct crm_due_bound *d, crm_error *e)
{
	for (size_t i = 0; i < d->rules; i++) {
		const struct crm_due_rule *r = &d->rule[i];
		if (crm_sentence_try(d, &r->why, e) < 0 || crm_sentence_try(d, &r->ask, e) < 0 ||
		    crm_sentence_try(d, &r->offer, e) < 0)
			return -1;
		for (size_t q = 0; q < r->questions; q++)
			if (crm_sentence_try(d, &r->question[q].ask, e) < 0 ||
			    crm_sentence_try(d, &r->question[q].offer, e) < 0)
				return -1;
	}
	return 0;
}

static bool
names_others(const struct crm_due_bound *d)
{
	for (size_t i = 0; i < d->rules; i++)
		if (d->rule[i].why.names || d->rule[i].ask.names || d->rule[i].offer.names)
			return true;
	return false;
}

/* ---- every row, on all threads ---- */

/* Whose customer this is; who was turned to today has had a part of the owner's day. */
static int
count_owner(struct crm_due_hand *h, struct crm_due_owners *all, crm_error *e)
{
	const struct crm_due_bound *d = h->bound;
	struct crm_due_owner *o;
	crm_day last = CRM_NO_DAY;
	crm_str owner;

	if (d->looks.met && crm_due_day(h, d->ref.last_out, &last, e) < 0)
		return -1;
	if (last != d->today && !d->looks.customers)
		return 0;
	if (crm_person_read(h, e) < 0 || crm_due_text(h, d->ref.owner, &h->scratch, &owner, e) < 0)
		return -1;
	if (h->person.absent)
		return 0;
	o = crm_owners_look(h, all, owner);
	o->customers += d->looks.customers && !h->person.status.n;
	o->met += last == d->today && !crm_cursor_is_task(h->cursor);
	return 0;
}

static int
judge(void *to, unsigned hand, crm_cursor *at, crm_error *e)
{
	struct crm_due_thread *t = (struct crm_due_thread *)to + hand;
	struct crm_due_hand *h = &t->hand;
	struct crm_due_found before;

	crm_due_at(h, at);
	if (crm_frame_sets_aside(h->bound->frame))
		before = t->found;
	if (crm_combine_row(h, &t->found, e) == 0 && crm_refusals_look(h, &t->refused, e) == 0 &&
	    count_owner(h, &t->found.owners, e) == 0)
		return 0;
	if (crm_frame_sets_aside(h->bound->frame))
		crm_found_forget(&t->found, &before);
	return -1;
}

static int
judge_rows(struct crm_due *d, crm_error *e)
{
	d->threads = crm_frame_hands(d->bound.frame);
	d->thread = crm_alloc(d->threads * sizeof *d->thread);
	for (unsigned i = 0; i < d->threads; i++) {
		crm_due_hand_begin(&d->thread[i].hand, &d->bound, false);
		crm_found_begin(&d->thread[i].found);
	}
	if (crm_frame_each(d->bound.frame, judge, d->thread, e) < 0)
		return -1;
	for (unsigned i = 0; i < d->threads; i++) {
		crm_found_join(&d->found, &d->thread[i].found);
		crm_refused_join(&d->refused, &d->thread[i].refused);
	}
	return 0;
}

static void
name_waiting(const struct crm_due_found *f, crm_buf *out)
{
	for (int i = CRM_NOT_HELD + 1; i < CRM_HELDS; i++)
		if (f->waiting[i])
			crm_buf_f(out, "%s%s %zu", out->n ? ", " : "", crm_held_words[i],
				  f->waiting[i]);
	crm_buf_zend(out);
}

int
crm_due_run(crm_due *d, crm_error *e)
{
	struct crm_due_bound *b = &d->bound;

	if (crm_fold_taint_unknown(crm_fold_of(b->frame)))
		return crm_fail(
			e, CRM_DATA,
			"a rejected log record does not say whose it is: it could be anybody's "
			"opt-out, so nobody is listed");
	if (names_others(b) && crm_frame_index(b->frame, e) < 0)
		return -1;
	if (crm_refusals_begin(b, e) < 0 || crm_helpers_begin(b, e) < 0 ||
	    crm_places_give(b, e) < 0 || judge_rows(d, e) < 0)
		return -1;
	crm_due_hand_begin(&d->hand, b, true);
	crm_place_items(&d->hand, &d->found);
	name_waiting(&d->found, &d->waiting_for);
	make_list(b, &d->found.reasons, &d->found.list);
	make_list(b, &d->found.reasons, &d->found.held);
	if (crm_refusals_find(b, &d->hand, &d->found.list, &d->refused, e) < 0)
		return -1;
	for (unsigned i = 0; i < CRM_THREADS_MAX; i++)
		d->writer[i] = crm_due_writer_new(b, &d->found.reasons);
	if (b->how.agenda && !(d->agenda = crm_agenda_new(b, &d->found.list, &d->found.reasons, e)))
		return -1;
	return try_words(b, e);
}
