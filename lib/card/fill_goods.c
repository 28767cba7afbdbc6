/* fill_goods.c: what a customer holds, and what we promised. */
#include <stdlib.h>

#include "card/cards.h"
#include "kinds/kinds.h"

__extension__ typedef __int128 wide;

/* The goods of the run: those of the price list, if there is one, by their numbers in it, and then
 * the others that somebody bought. */
static void
name_goods(struct crm_cards *c)
{
	const struct crm_prices *p = c->goods;
	struct crm_card_history *h = &c->history;
	size_t n = p ? p->items : 0;
	crm_str *all = crm_alloc((n + h->goods + 1) * sizeof *all);
	crm_people *known = crm_people_new(NULL);

	for (size_t i = 0; i < n; i++) {
		all[i] = p->item[i];
		crm_people_put(known, CRM_BY_ID, all[i], i);
	}
	for (size_t i = 0; i < h->goods; i++)
		if (crm_people_find(known, CRM_BY_ID, h->good[i]) == SIZE_MAX)
			all[n++] = h->good[i];
	crm_people_free(known);
	free(h->good);
	h->good = all;
	h->goods = n;
	crm_fold_goods(crm_fold_of(c->frame), all, n);
}

int
crm_card_bind_goods(struct crm_cards *c, crm_error *e)
{
	const crm_kinds *k = crm_policy_model(c->policy)->kinds;
	struct crm_query held = {.aggregate = CRM_AGG_HOLDINGS, .since = CRM_NO_DAY},
			 promised = {
				 .aggregate = CRM_AGG_PROMISES, .since = CRM_NO_DAY, .texts = true};

	c->goods = c->due->bound.prices;
	if (c->how.prices && !c->goods) {
		c->prices = crm_prices_read(c->how.prices, crm_frame_today(c->frame), e);
		if (!c->prices)
			return -1;
		crm_buf_str(&c->notices, crm_buf_slice(&c->prices->notices));
		c->goods = c->prices;
	}
	name_goods(c);
	held.of = (struct crm_filter){crm_kinds_sales(k), -1, CRM_REACHED};
	held.done = (struct crm_filter){{{0}}, -1, CRM_REACHED};
	crm_kinds_set(k, CRM_STR("refund"), &held.done.kinds);
	c->holdings = crm_fold_ask(crm_fold_of(c->frame), &held);
	promised.of = (struct crm_filter){crm_kinds_promises(k), -1, -1};
	promised.done = (struct crm_filter){crm_kinds_touches(k), -1, CRM_REACHED};
	c->promises = crm_fold_ask(crm_fold_of(c->frame), &promised);
	return 0;
}

/* The latest price; CRM_CARD_NOTHING when there is none. */
static crm_num
price_of(const struct crm_cards *c, uint32_t item)
{
	const struct crm_prices *p = c->how.prices ? c->goods : NULL;

	if (!p || item >= p->items || p->first[item] == p->first[item + 1])
		return CRM_CARD_NOTHING;
	return p->price[p->first[item + 1] - 1].at;
}

static crm_num
times(crm_num n, crm_num price)
{
	crm_num out;

	return price == CRM_CARD_NOTHING || crm_num_mul(n, price, &out) < 0 ? CRM_CARD_NOTHING
									    : out;
}

static int
by_item(const void *a, const void *b)
{
	const struct crm_card_holding *x = a, *y = b;

	if (x->worth != y->worth)
		return x->worth < y->worth ? 1 : -1;
	return crm_str_cmp(x->item, y->item);
}

void
crm_card_fill_goods(struct crm_cards *c, crm_card *card)
{
	struct crm_fold *f = crm_fold_of(c->frame);
	struct crm_holding h;
	uint32_t at = 0;
	size_t n = 0;
	crm_num sum = 0;

	while (crm_fold_holding(f, c->holdings, card->row, &at, &h))
		n++;
	card->holding = crm_arena_alloc(c->arena, (n + 1) * sizeof *card->holding);
	for (at = 0; crm_fold_holding(f, c->holdings, card->row, &at, &h);) {
		crm_num price = price_of(c, h.item), worth = times(h.held, price);
		if (h.held <= 0)
			continue;
		card->holding[card->holdings++] = (struct crm_card_holding){
			c->history.good[h.item], h.held, h.paid, price, worth};
		if (worth != CRM_CARD_NOTHING && sum != CRM_CARD_NOTHING &&
		    crm_num_add(sum, worth, &sum) < 0)
			sum = CRM_CARD_NOTHING;
	}
	card->worth = c->how.prices ? sum : CRM_CARD_NOTHING;
	if (card->holdings)
		qsort(card->holding, card->holdings, sizeof *card->holding, by_item);
}

static int
by_due(const void *a, const void *b)
{
	const struct crm_card_promise *x = a, *y = b;

	return (x->due.day > y->due.day) - (x->due.day < y->due.day);
}

void
crm_card_fill_promises(struct crm_cards *c, crm_card *card)
{
	struct crm_fold *f = crm_fold_of(c->frame);
	struct crm_seen seen;
	size_t n = 0;

	while (crm_fold_seen_at(f, c->promises, card->row, n, &seen))
		n++;
	card->promise = crm_arena_alloc(c->arena, (n + 1) * sizeof *card->promise);
	for (size_t i = 0; i < n; i++) {
		crm_fold_seen_at(f, c->promises, card->row, i, &seen);
		card->promise[card->promises++] = (struct crm_card_promise){
			seen.due, seen.when, crm_card_keep(c, seen.note.n ? seen.note : seen.item)};
	}
	if (n)
		qsort(card->promise, n, sizeof *card->promise, by_due);
}
