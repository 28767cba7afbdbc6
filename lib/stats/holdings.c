/* holdings.c: what customers hold, and what it is worth by a price list. */
#include <string.h>

#include "due/prices.h"
#include "kinds/kinds.h"
#include "stats/stats.h"

struct holdings {
	struct crm_prices *prices;
	crm_frame *past;  /* the frame of another day than today */
	crm_frame *frame; /* that is looked at, */
	int query;        /* and what was asked of it */
	uint32_t item;    /* of the holding that is looked at */
	crm_num held;
};

/* The last day that counts, and the one that is compared with it. */
static crm_day
day_of(const crm_stats *s, bool then)
{
	return then ? s->beside.to : s->last;
}

static void
ask(crm_stats *s, crm_frame *f)
{
	struct crm_query q = {.aggregate = CRM_AGG_HOLDINGS,
			      .of = {s->sales, -1, CRM_REACHED},
			      .done = {{{0}}, -1, CRM_REACHED},
			      .since = CRM_NO_DAY};
	struct holdings *h = s->own;

	crm_kindset_add(&q.done.kinds, s->refund);
	crm_fold_goods(crm_fold_of(f), h->prices->item, h->prices->items);
	h->query = crm_fold_ask(crm_fold_of(f), &q);
	h->frame = f;
}

static int
bind(crm_stats *s, crm_error *e)
{
	struct crm_by *b;
	struct holdings *h;

	if (!crm_by_of_customers(s)) {
		crm_fail(e, CRM_SYSTEM, "--table=holdings takes columns of customers");
		return crm_fail_at(e, "--by", 0, NULL);
	}
	if (!s->how->prices)
		return crm_fail(e, CRM_SYSTEM,
				"--table=holdings needs a price list: name it with --prices=FILE");
	h = s->own = crm_arena_alloc(s->arena, sizeof *h);
	h->prices = crm_prices_read(s->how->prices, crm_frame_today(s->frame), e);
	if (!h->prices)
		return -1;
	ask(s, s->frame);
	b = crm_by_add(s, CRM_GROUP_TEXT, "item");
	for (size_t i = 0; i < h->prices->items; i++)
		crm_words_put(&b->words, h->prices->item[i]);
	return 0;
}

static void
release(crm_stats *s)
{
	struct holdings *h = s->own;

	if (h) {
		crm_prices_free(h->prices);
		crm_frame_free(h->past);
	}
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
	crm_table_sums(s, g)->total += h->held;
}

/* What is held on a day. */
static int
look_at(crm_stats *s, bool then, crm_error *e)
{
	struct holdings *h = s->own;
	uint32_t key[CRM_BY_ALL] = {0};
	crm_day day = day_of(s, then);

	if (s->how->compare)
		key[s->beside.then] = then;
	if (day != crm_frame_today(s->frame).day) {
		crm_frame_free(h->past);
		h->past = crm_frame_past(s->frame, (crm_time){day, -1, CRM_NO_OFFSET});
		ask(s, h->past);
		if (crm_stats_fold(s, h->past, e) < 0)
			return -1;
	}
	for (uint32_t row = 0; row < s->rows; row++) {
		struct crm_holding one;
		for (uint32_t at = 0;
		     !s->left_out[row] &&
		     crm_fold_holding(crm_fold_of(h->frame), h->query, row, &at, &one);) {
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
gather(crm_stats *s, crm_error *e)
{
	return look_at(s, false, e) < 0 || (s->how->compare && look_at(s, true, e) < 0) ? -1 : 0;
}

/* The price of an item on a day. */
static bool
find_price(const crm_stats *s, size_t item, crm_day day, crm_num *out)
{
	const struct crm_prices *p = ((struct holdings *)s->own)->prices;
	bool found = false;

	for (size_t i = p->first[item]; i < p->first[item + 1]; i++)
		if (day == crm_frame_today(s->frame).day ||
		    p->price[i].moment < ((int64_t)day + 1) * 1440) {
			*out = p->price[i].at;
			found = true;
		}
	return found;
}

static int
fill(crm_stats *s, struct crm_stats_group *g, struct crm_cell *cell, crm_error *e)
{
	crm_day day = day_of(s, crm_beside_is_then(s, g));
	crm_num price, worth;

	if (crm_cell_of(CRM_STR("held"), crm_table_sums(s, g)->total, 0, &cell[0], e) < 0)
		return -1;
	if (!find_price(s, g->key[s->bys - 1] - 1, day, &price))
		return 0; /* nobody says what it costs */
	cell[1] = (struct crm_cell){.there = true, .number = price, .decimals = 2};
	if (crm_num_mul(cell[0].number, price, &worth) < 0)
		return crm_fail(e, CRM_DATA, "worth becomes too large");
	cell[2] = (struct crm_cell){.there = true, .number = worth, .decimals = 2};
	return 0;
}

const struct crm_stats_table crm_table_holdings = {.name = "holdings",
						   .by = "owner",
						   .shows = CRM_SHOWS_CUSTOMERS,
						   .cells = {"held", "price", "worth"},
						   .sums = 1,
						   .bind = bind,
						   .gather = gather,
						   .fill = fill,
						   .release = release};
