/* price_limit.c: price-limit: floor: what a customer holds has left the prices within which
 * they want it: it is below the floor they named when they bought it, or above the ceiling. Due
 * after the day on which the price left its limits, as after an event. */
#include "base/array.h"
#include "due/prices.h"
#include "due/trigger/shared.h"
#include "kinds/outcome.h"

__extension__ typedef __int128 wide;

/* ---- in the policy ---- */

enum limit { LIMIT_FLOOR, LIMIT_CEILING, LIMIT_ANY };
static const char *const limits[] = {
	[LIMIT_FLOOR] = "floor", [LIMIT_CEILING] = "ceiling", [LIMIT_ANY] = "any", NULL};

struct price_limit_rule {
	int limit; /* enum limit */
};

static const crm_field keys[] = {CRM_KEYS_FOLLOWING};

/* ---- binding ---- */

static int
bind(struct crm_due_bound *d, struct crm_due_rule *r, crm_error *e)
{
	const crm_kinds *k = d->policy->model.kinds;
	struct crm_query w = {.aggregate = CRM_AGG_HOLDINGS, .since = CRM_NO_DAY};

	if (!d->prices)
		return crm_fail(e, CRM_SYSTEM,
				"rule %s needs prices: name a price list with --prices=FILE",
				r->rule->name);
	if (crm_trigger_needs_log(d, r, e) < 0)
		return -1;
	w.of = (struct crm_filter){crm_kinds_sales(k), CRM_ANY, CRM_REACHED};
	w.done = (struct crm_filter){{{0}}, CRM_ANY, CRM_REACHED};
	crm_kinds_set(k, CRM_STR("refund"), &w.done.kinds);
	r->cause = crm_fold_ask(crm_fold_of(d->frame), &w);
	return crm_trigger_bind_facts(d, r, e);
}

/* ---- one holding ---- */

enum side { WITHIN, BELOW, ABOVE };

struct case_of {
	struct crm_fired fired;
	enum side side;
	wide gain; /* by the price against what was paid, of all they hold */
};

static enum side
side_of(const struct price_limit_rule *own, const struct crm_holding *h, crm_num price)
{
	if (own->limit != LIMIT_CEILING && h->floor.at != CRM_NO_NUMBER && price < h->floor.at)
		return BELOW;
	return own->limit != LIMIT_FLOOR && h->ceiling.at != CRM_NO_NUMBER && price > h->ceiling.at
		       ? ABOVE
		       : WITHIN;
}

/* Its price is now on one side of the limits: since which day. WITHIN when not. */
static enum side
leaves(const struct crm_prices *p, const struct price_limit_rule *own, const struct crm_holding *h,
       size_t *last, crm_day *since)
{
	size_t first = p->first[h->item], at = p->first[h->item + 1];
	enum side side;

	if (first == at)
		return WITHIN;
	*last = --at;
	side = side_of(own, h, p->price[at].at);
	while (at > first && side_of(own, h, p->price[at - 1].at) == side)
		at--;
	*since = p->price[at].day;
	return side;
}

/* In tenths of a percent of what was paid, half to even. */
static crm_num
change_of(crm_num price, crm_num paid)
{
	const wide most = CRM_NUM_MAX / CRM_NUM_ONE;
	wide n = ((wide)price - paid) * 1000, q, rest;

	if (paid == CRM_NO_NUMBER || paid <= 0)
		return CRM_NO_NUMBER;
	q = n / paid;
	rest = n % paid;
	if (rest < 0) {
		q--;
		rest += paid;
	}
	if (rest > paid - rest || (rest == paid - rest && q % 2 != 0))
		q++;
	return q > most || q < -most ? CRM_NO_NUMBER : (crm_num)q * (CRM_NUM_ONE / 10);
}

/* The numbers that its sentences show, by their place in crm_fired.number; CRM_NO_NUMBER where one
 * is not known. */
enum { PRICE, FLOOR, CEILING, PAID, HELD, CHANGE };

static void
fill_in(const struct crm_prices *p, const struct crm_holding *h, crm_num price, struct case_of *c)
{
	const struct crm_limit *l = c->side == BELOW ? &h->floor : &h->ceiling;
	struct crm_fired *f = &c->fired;

	f->has_event = true;
	f->seen.source = l->source;
	f->seen.line = l->line;
	f->seen.item = p->item[h->item];
	f->number[PRICE] = price;
	f->number[FLOOR] = h->floor.at;
	f->number[CEILING] = h->ceiling.at;
	f->number[PAID] = h->paid;
	f->number[HELD] = h->held;
	f->number[CHANGE] = change_of(price, h->paid);
	c->gain = h->paid == CRM_NO_NUMBER ? 0 : ((wide)price - h->paid) * h->held;
}

/* ---- which of them ---- */

/* 0 listed today, 1 to come, 2 over. */
static int
turn(const struct crm_due_bound *d, const struct crm_fired *f)
{
	return crm_fired_today(d, f) ? 0 : f->due != CRM_DUE_NEVER && d->today < f->from ? 1 : 2;
}

static bool
goes_before(const struct crm_due_bound *d, const struct case_of *a, const struct case_of *b)
{
	int x = turn(d, &a->fired), y = turn(d, &b->fired);

	if (x != y)
		return x < y;
	if (x == 1 && a->fired.from != b->fired.from)
		return a->fired.from < b->fired.from;
	if (a->side != b->side)
		return a->side == BELOW;
	if (a->gain != b->gain)
		return a->side == BELOW ? a->gain < b->gain : a->gain > b->gain;
	if (a->fired.since != b->fired.since)
		return a->fired.since < b->fired.since;
	return crm_str_cmp(a->fired.seen.item, b->fired.seen.item) < 0;
}

static int
fire(struct crm_due_hand *h, const struct crm_due_rule *r, struct crm_fired *f, crm_error *e)
{
	const struct crm_prices *p = h->bound->prices;
	struct case_of best = {.side = WITHIN}, c;
	struct crm_holding held;
	crm_day done;
	uint32_t at = 0;
	size_t last = 0;

	f->settled = "no price of what they hold is beyond its limit";
	if (crm_due_latest(h, r, &done, e) < 0)
		return -1;
	while (crm_fold_holding(crm_fold_of(h->bound->frame), r->cause, h->row, &at, &held)) {
		c = (struct case_of){.fired = *f};
		if (held.held <= 0 ||
		    (c.side = leaves(p, r->rule->own, &held, &last, &c.fired.since)) == WITHIN)
			continue;
		if (done != CRM_NO_DAY && done >= c.fired.since) {
			f->settled = "done";
			f->settled_on = done;
			continue;
		}
		crm_fired_follow(r, &c.fired);
		fill_in(p, &held, p->price[last].at, &c);
		if (best.side == WITHIN || goes_before(h->bound, &c, &best))
			best = c;
	}
	if (best.side != WITHIN)
		*f = best.fired;
	return 0;
}

/* ---- in words ---- */

static const char *
why_of(const struct crm_rule *rule, bool never)
{
	const struct price_limit_rule *own = rule->own;
	static const char *const whys[] = {
		[LIMIT_FLOOR] =
			CRM_TR_MARK("{item} at {price}, below the floor of {floor}, {change} "
				    "against what they paid"),
		[LIMIT_CEILING] =
			CRM_TR_MARK("{item} at {price}, above the ceiling of {ceiling}, {change} "
				    "against what they paid"),
		[LIMIT_ANY] = CRM_TR_MARK(
			"{item} at {price}, outside the limits that they set, floor {floor}, "
			"ceiling {ceiling}, {change} against what they paid"),
	};

	(void)never;
	return whys[own->limit];
}

/* Of falling prices. */
static const char *
ask_of(const struct crm_rule *rule)
{
	const struct price_limit_rule *own = rule->own;

	return own->limit == LIMIT_FLOOR
		       ? CRM_TR_MARK_IN("policy", "Comfort first, advice second: how do you feel "
						  "about it, and shall we look at it together?")
		       : "";
}

static void
write_number(crm_num n, crm_buf *out)
{
	if (n != CRM_NO_NUMBER)
		crm_write_number(n, n % CRM_NUM_ONE ? 2 : 0, out);
}

static int
write_price(const struct crm_trigger_word *w, struct crm_due_hand *h, const struct crm_due_rule *r,
	    const struct crm_fired *f, crm_buf *out, crm_error *e)
{
	(void)h;
	(void)r;
	(void)e;
	write_number(f->number[w->which], out);
	return 0;
}

static int
write_change(const struct crm_trigger_word *w, struct crm_due_hand *h, const struct crm_due_rule *r,
	     const struct crm_fired *f, crm_buf *out, crm_error *e)
{
	crm_num change = f->number[CHANGE];

	(void)w;
	(void)h;
	(void)r;
	(void)e;
	if (change == CRM_NO_NUMBER)
		return 0;
	if (change > 0)
		crm_buf_char(out, '+');
	crm_write_number(change, 0, out);
	crm_buf_char(out, '%');
	return 0;
}

static const struct crm_trigger_word sentence_words[] = {
	{.name = "item", .write = crm_write_item},
	{.name = "price", .write = write_price, .which = PRICE},
	{.name = "floor", .write = write_price, .which = FLOOR},
	{.name = "ceiling", .write = write_price, .which = CEILING},
	{.name = "paid", .write = write_price, .which = PAID},
	{.name = "held", .write = write_price, .which = HELD},
	{.name = "change", .write = write_change},
};

const struct crm_trigger crm_trigger_price_limit = {
	.value = {.key = "price-limit",
		  .at = CRM_OWN_AT(struct price_limit_rule, limit),
		  .read = crm_read_choice,
		  .words = limits},
	.keys = keys,
	.key_count = CRM_LENGTH(keys),
	.own_size = sizeof(struct price_limit_rule),
	.settle = crm_settle_by_touch,
	.facts = crm_done_facts,
	.needs_prices = true,
	.bind = bind,
	.fire = fire,
	.why_of = why_of,
	.ask_of = ask_of,
	.words = sentence_words,
	.word_count = CRM_LENGTH(sentence_words),
};
