/* open.c: what is open: the oldest item, or the one that is due first, and how many there are.
 *
 * All open items of a customer have one place in the cell, which the queries share. So their
 * operations are planned with the program (compile.c). */
#include "fold/aggregate.h"
#include "fold/items.h"
#include "kinds/kinds.h"

/* Of appointments and of what is planned, their day counts. */
static bool
dated(const struct crm_program *p, const struct crm_stored *k)
{
	return k->due.day != CRM_NO_DAY && crm_kinds_at(p->model->kinds, k->kind)->first_due;
}

static bool
item_counts(const struct crm_fold *f, const struct crm_accumulator *s, const struct crm_items *l,
	    const struct crm_stored *k)
{
	const struct crm_program *p = f->program;
	const struct crm_query *w = &s->query;
	crm_day day = dated(p, k) ? k->due.day : k->when.day;

	return (w->of.dir < 0 || w->of.dir == k->dir) &&
	       !(k->kind == p->kind_appointment && crm_item_is_past(l, k)) &&
	       (w->since == CRM_NO_DAY || day >= w->since) && (!s->item || s->item == k->item) &&
	       (!w->rating_to || (k->rating >= w->rating_from && k->rating <= w->rating_to)) &&
	       !(w->unanswered && l->answered > k->key) &&
	       (!w->overdue || (k->due.day != CRM_NO_DAY && k->due.day < f->today.day));
}

/* Which item is reported: the oldest, or the one that is due first. */
static bool
comes_first(const struct crm_program *p, const struct crm_stored *a, const struct crm_stored *b)
{
	int64_t at = crm_moment(dated(p, a) ? a->due : a->when),
		than = crm_moment(dated(p, b) ? b->due : b->when);

	if (at != than)
		return at < than;
	if (a->key != b->key)
		return a->key < b->key;
	int order = crm_program_bills(p, a->kind)
			    ? crm_bill_order(a->due, a->amount, b->due, b->amount)
			    : 0;
	return order != 0 ? order < 0 : a->place < b->place;
}

static void
add_owed(struct crm_seen *out, crm_num left)
{
	if (left != CRM_NO_NUMBER && out->owed != CRM_NO_NUMBER &&
	    crm_num_add(out->owed, left, &out->owed) < 0)
		out->owed = CRM_NO_NUMBER;
}

static void
drop_open(struct crm_shard *p)
{
	crm_links_forget(&p->open, p->replay);
	crm_links_forget(&p->gone, p->replay);
}

static bool
read_open(const struct crm_fold *f, const struct crm_accumulator *s, size_t row, const char *cell,
	  struct crm_seen *out)
{
	const struct crm_shard *p = crm_shard_at(f, row);
	const struct crm_items *l =
		(const struct crm_items *)(const void *)(cell + f->program->open);
	const struct crm_item *best = NULL;

	for (unsigned q = 0; l->queues && q < f->program->queues; q++) {
		uint32_t at = ((const struct crm_queue *)crm_pool_at(&p->pool, l->queues))[q].head;
		if (!crm_kindset_has(&s->query.of.kinds, f->program->opener[q]))
			continue;
		while (at) {
			const struct crm_item *i = crm_pool_at(&p->pool, at);
			at = i->next;
			if (!item_counts(f, s, l, &i->stored))
				continue;
			out->count++;
			add_owed(out, i->left);
			if (!best || comes_first(f->program, &i->stored, &best->stored))
				best = i;
		}
	}
	if (!best)
		return false;
	crm_seen_stored(f, p, &best->stored, out);
	out->left = best->left;
	out->answered = l->answered > best->stored.key;
	return true;
}

static bool
read_open_at(const struct crm_fold *f, const struct crm_accumulator *s, size_t row,
	     const char *cell, size_t i, struct crm_seen *out)
{
	const struct crm_shard *p = crm_shard_at(f, row);
	const struct crm_items *l =
		(const struct crm_items *)(const void *)(cell + f->program->open);

	for (unsigned q = 0; l->queues && q < f->program->queues; q++) {
		uint32_t at = ((const struct crm_queue *)crm_pool_at(&p->pool, l->queues))[q].head;
		const struct crm_item *item;
		if (!crm_kindset_has(&s->query.of.kinds, f->program->opener[q]))
			continue;
		for (; at; at = item->next) {
			item = crm_pool_at(&p->pool, at);
			if (!item_counts(f, s, l, &item->stored) || i-- > 0)
				continue;
			crm_seen_stored(f, p, &item->stored, out);
			out->left = item->left;
			out->answered = l->answered > item->stored.key;
			return true;
		}
	}
	return false;
}

const struct crm_aggregate crm_aggregate_open = {
	.read = read_open, .read_at = read_open_at, .drop = drop_open};
