/* fill_due.c: what is due for a customer, and what is held back. */
#include <stdlib.h>

#include "card/cards.h"

static int
by_row(const void *a, const void *b)
{
	const struct crm_card_item *x = a, *y = b;

	if (x->row != y->row)
		return x->row < y->row ? -1 : 1;
	if (x->held != y->held)
		return x->held ? 1 : -1;
	return (x->at > y->at) - (x->at < y->at);
}

static void
take_items(struct crm_cards *c, const struct crm_due_items *all, bool held)
{
	for (size_t i = 0; i < all->n; i++)
		c->item[c->items++] =
			(struct crm_card_item){all->item[all->order[i]].row, (uint32_t)i, held};
}

/* By row; of a row as they are in the list, what is held back last. */
void
crm_card_order_due(struct crm_cards *c)
{
	const struct crm_due_found *f = &c->due->found;

	c->item = crm_alloc((f->list.n + f->held.n + 1) * sizeof *c->item);
	take_items(c, &f->list, false);
	take_items(c, &f->held, true);
	qsort(c->item, c->items, sizeof *c->item, by_row);
}

static size_t
first_of(const struct crm_cards *c, size_t row)
{
	size_t from = 0, to = c->items;

	while (from < to) {
		size_t middle = from + (to - from) / 2;
		if (c->item[middle].row < row)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

static int
fill_one(struct crm_cards *c, const struct crm_card_item *item, struct crm_card_due *out,
	 crm_error *e)
{
	crm_str own[CRM_DUE_COLUMNS];
	const char *held = "";
	size_t row;

	if ((item->held ? crm_due_held(c->due, 0, item->at, &row, own, &held, e)
			: crm_due_entry(c->due, 0, item->at, &row, own, e)) < 0)
		return -1;
	if (!crm_card_shows(c, CRM_STR("due_owner")))
		own[CRM_DUE_OWNER] = CRM_STR("");
	*out = (struct crm_card_due){
		.rule = crm_card_keep(c, own[CRM_DUE_RULE]),
		.date = crm_card_keep(c, own[CRM_DUE_DATE]),
		.action = crm_card_keep(c, own[CRM_DUE_ACTION]),
		.channel = crm_card_keep(c, own[CRM_DUE_CHANNEL]),
		.why = crm_card_keep(c, own[CRM_DUE_WHY]),
		.ask = crm_card_keep(c, own[CRM_DUE_ASK]),
		.offer = crm_card_keep(c, own[CRM_DUE_OFFER]),
		.owner = crm_card_keep(c, own[CRM_DUE_OWNER]),
		.evidence = crm_card_keep(c, own[CRM_DUE_EVIDENCE]),
		.held = crm_card_keep(c, crm_str_z(held)),
		.late = crm_card_keep(c, own[CRM_DUE_OVERDUE]),
	};
	return 0;
}

int
crm_card_fill_due(struct crm_cards *c, crm_card *card, crm_error *e)
{
	size_t from = first_of(c, card->row), to = from;

	while (to < c->items && c->item[to].row == card->row)
		to++;
	card->due = crm_arena_alloc(c->arena, (to - from + 1) * sizeof *card->due);
	for (size_t i = from; i < to; i++)
		if (fill_one(c, &c->item[i], &card->due[card->dues++], e) < 0)
			return -1;
	return 0;
}
