/* holdings.c: what customers hold, and what it is worth by a price list. */
#include <string.h>

#include "due/prices.h"
#include "kinds/kinds.h"
#include "stats/stats.h"

struct holdings {
	struct crm_prices *prices;
	int query;
	uint32_t item; /* of the holding that is looked at */
	crm_num held;
};

static int
bind(crm_stats *s, crm_error *e)
{
	const crm_kinds *k = crm_policy_model(s->policy)->kinds;
	struct crm_query q = {.aggregate = CRM_AGG_HOLDINGS,
			      .of = {s->sales, -1, CRM_REACHED},
			      .done = {{{0}}, -1, CRM_REACHED},
			      .since = CRM_NO_DAY};
	struct holdings *h = s->own = crm_arena_alloc(s->arena, sizeof *h);
	struct crm_by *b;

	if (!crm_by_of_customers(s)) {
		crm_fail(e, CRM_SYSTEM, "--table=holdings takes columns of customers");
		return crm_fail_at(e, "--by", 0, NULL);
	}
	if (!s->how->prices)
		return crm_fail(e, CRM_SYSTEM,
				"--table=holdings needs a price list: name it with --prices=FILE");
	h->prices = crm_prices_read(s->how->prices, crm_frame_today(s->frame), e);
	if (!h->prices)
		return -1;
	crm_kindset_add(&q.done.kinds, s->refund);
	(void)k;
	crm_fold_goods(crm_fold_of(s->frame), h->prices->item, h->prices->items);
	h->query = crm_fold_ask(crm_fold_of(s->frame), &q);
	b = crm_by_add(s, CRM_GROUP_TEXT, "item");
	for (size_t i = 0; i < h->prices->items; i++)
		crm_words_put(&b->words, h->prices->item[i]);
	return 0;
}

static void
release(crm_stats *s)
{
	struct holdings *h = s->own;

	if (h)
		crm_prices_free(h->prices);
}

static void
put(crm_stats *s, const uint32_t *key, uint32_t row)
{
	const struct holdings *h = s->own;
	uint32_t one[CRM_BY_ALL];
	struct crm_stats_group *g;

	memcpy(one, key, sizeof one);
	one[s->bys - 1] = h->item + 1;
	g = crm_stats_group_at(s->groups, one);
	crm_members_put(&g->members, row, s->rows);
	g->sum[0].total += h->held;
}

static int
gather(crm_stats *s, crm_error *e)
{
	struct holdings *h = s->own;
	uint32_t key[CRM_BY_ALL] = {0};

	(void)e;
	for (uint32_t row = 0; row < s->rows; row++) {
		struct crm_holding one;
		for (uint32_t at = 0;
		     !s->left_out[row] &&
		     crm_fold_holding(crm_fold_of(s->frame), h->query, row, &at, &one);) {
			if (one.held <= 0)
				continue;
			h->item = one.item;
			h->held = one.held;
			crm_count_row(s, 0, key, row, put);
		}
	}
	return 0;
}

static int
fill(crm_stats *s, struct crm_stats_group *const *row, size_t i, struct crm_cell *cell,
     crm_error *e)
{
	const struct crm_prices *p = ((struct holdings *)s->own)->prices;
	size_t item = row[i]->key[s->bys - 1] - 1, last = p->first[item + 1];
	crm_num worth;

	if (crm_cell_of(CRM_STR("held"), row[i]->sum[0].total, 0, &cell[0], e) < 0)
		return -1;
	if (last == p->first[item])
		return 0; /* nobody says what it costs */
	cell[1] = (struct crm_cell){true, false, p->price[last - 1].at, 2};
	if (crm_num_mul(cell[0].number, cell[1].number, &worth) < 0)
		return crm_fail(e, CRM_DATA, "worth becomes too large");
	cell[2] = (struct crm_cell){true, false, worth, 2};
	return 0;
}

const struct crm_stats_table crm_table_holdings = {.name = "holdings",
						   .by = "owner",
						   .shows = CRM_SHOWS_CUSTOMERS,
						   .cells = {"held", "price", "worth"},
						   .closed = true,
						   .sums = 1,
						   .bind = bind,
						   .gather = gather,
						   .fill = fill,
						   .release = release};
