/* kin.c: who brought a customer, and whom they brought, as a small tree. */
#include <stdlib.h>
#include <string.h>

#include "base/ids.h"
#include "card/cards.h"

#define ABOVE 4 /* generations before */
#define BELOW 3 /* and after */
#define WIDE 12 /* customers who are named of those whom one brought */

static int
compare(uint32_t a, uint32_t b)
{
	return (a > b) - (a < b);
}

static int
by_by(const void *a, const void *b)
{
	const struct crm_brought *x = a, *y = b;
	int order = compare(x->by, y->by);

	if (!order)
		order = compare(x->whom, y->whom);
	return order ? order : crm_str_cmp(x->whom_id, y->whom_id);
}

static int
by_whom(const void *a, const void *b)
{
	const struct crm_brought *x = a, *y = b;
	int order = compare(x->whom, y->whom);

	return order ? order : by_by(a, b);
}

void
crm_card_sort_kin(struct crm_cards *c)
{
	struct crm_brought *all = c->history.brought;
	size_t n = 0;

	if (c->history.broughts)
		qsort(all, c->history.broughts, sizeof *all, by_by);
	for (size_t i = 0; i < c->history.broughts; i++)
		if ((!n || by_by(&all[n - 1], &all[i]) != 0) &&
		    (all[i].by == CRM_NOBODY || all[i].by != all[i].whom))
			all[n++] = all[i];
	c->pairs = n;
	c->by = all;
	c->whom = crm_alloc((n + 1) * sizeof *c->whom);
	if (n) {
		memcpy(c->whom, all, n * sizeof *all);
		qsort(c->whom, n, sizeof *all, by_whom);
	}
}

/* The first pair of a row. */
static size_t
first(const struct crm_brought *all, size_t n, bool whom, uint32_t row)
{
	size_t from = 0;

	while (from < n) {
		size_t middle = from + (n - from) / 2;
		if ((whom ? all[middle].whom : all[middle].by) < row)
			from = middle + 1;
		else
			n = middle;
	}
	return from;
}

/* The tree while it grows. */
struct tree {
	struct crm_cards *c;
	crm_card *card;
	size_t room;
	uint32_t path[ABOVE + BELOW + 2]; /* from the root; nobody is twice in it */
	unsigned depth;
};

static void
add(struct tree *t, uint32_t row, crm_str id, size_t more)
{
	crm_card *card = t->card;
	struct crm_card_kin *k;

	if (card->kins == t->room) {
		size_t room = t->room ? 2 * t->room : 8;
		k = crm_arena_alloc(t->c->arena, room * sizeof *k);
		if (card->kins)
			memcpy(k, card->kin, card->kins * sizeof *k);
		card->kin = k;
		t->room = room;
	}
	k = &card->kin[card->kins++];
	*k = (struct crm_card_kin){
		.id = id, .depth = t->depth, .self = row == card->row, .more = more};
	if (row == CRM_NOBODY)
		return;
	k->id = crm_card_keep(t->c, crm_card_column(t->c, row, "id"));
	k->name = crm_card_keep(t->c, crm_card_column(t->c, row, "name"));
}

static bool
is_in_path(const struct tree *t, uint32_t row)
{
	for (unsigned i = 0; i < t->depth; i++)
		if (t->path[i] == row)
			return true;
	return false;
}

static void
add_below(struct tree *t, uint32_t row, unsigned levels)
{
	const struct crm_brought *all = t->c->by;
	size_t i = first(all, t->c->pairs, false, row), shown = 0, more = 0;

	t->path[t->depth++] = row;
	for (; i < t->c->pairs && all[i].by == row; i++) {
		if (shown++ >= WIDE) {
			more++;
			continue;
		}
		add(t, all[i].whom, all[i].whom_id, 0);
		if (levels && all[i].whom != CRM_NOBODY && !is_in_path(t, all[i].whom))
			add_below(t, all[i].whom, levels - 1);
	}
	if (more)
		add(t, CRM_NOBODY, CRM_STR(""), more);
	t->depth--;
}

void
crm_card_fill_kin(struct crm_cards *c, crm_card *card)
{
	struct tree t = {.c = c, .card = card};
	const struct crm_brought *above[ABOVE];
	unsigned n = 0;
	uint32_t row = (uint32_t)card->row;

	while (n < ABOVE) {
		size_t i = first(c->whom, c->pairs, true, row);
		if (row == CRM_NOBODY || i == c->pairs || c->whom[i].whom != row)
			break;
		above[n++] = &c->whom[i];
		row = c->whom[i].by;
		if (row == card->row)
			break; /* they brought each other */
	}
	for (unsigned i = n; i-- > 0; t.depth++) {
		t.path[t.depth] = above[i]->by;
		add(&t, above[i]->by, above[i]->by_id, 0);
	}
	add(&t, (uint32_t)card->row, card->id, 0);
	add_below(&t, (uint32_t)card->row, BELOW - 1);
	if (card->kins == 1)
		card->kins = 0;
}
