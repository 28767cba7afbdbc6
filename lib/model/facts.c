/* facts.c: what each fact is made of.
 *
 * A recipe asks for slots before the fold and makes the value of them after
 * it. Whatever is divided is rounded here, so that a fact is the same whether
 * it comes from the log or has been through a stream. */
#include <stdio.h>

#include "model/engine.h"

struct asking {
	crm_frame *f;
	const crm_kinds *kinds;
	struct crm_fact *fact;
	struct crm_family family;
	crm_error *e;
};

struct crm_recipe {
	const char *name;                         /* the word's */
	int (*ask)(struct asking *a);             /* NULL: nothing to ask */
	int (*value)(struct crm_cursor *c, const struct crm_fact *fact, crm_value *out, crm_error *e);
	int which;                                /* direction, behaviour, or days of a window */
	const char *kind;
};

/* ---- filters ---- */

static struct crm_filter
of_kinds(crm_kindset kinds, int dir)
{
	return (struct crm_filter){kinds, dir, CRM_REACHED};
}

static struct crm_filter
of_kind(const struct asking *a, const char *name)
{
	crm_kindset set = {{0}};

	crm_kindset_add(&set, crm_kinds_find(a->kinds, crm_str_z(name)));
	return of_kinds(set, -1);
}

static struct crm_filter
touches(const struct asking *a, int dir)
{
	return of_kinds(crm_kinds_touches(a->kinds), dir);
}

static struct crm_filter
sales(const struct asking *a)
{
	return of_kinds(crm_kinds_sales(a->kinds), -1);
}

/* All kinds but those named, whatever came of them. */
static struct crm_filter
all_but(const struct asking *a, const char *const *names)
{
	crm_kindset set = {{0}};

	for (size_t i = 0; i < crm_kinds_count(a->kinds); i++) {
		bool named = false;
		for (const char *const *n = names; *n; n++)
			named |= strcmp(*n, crm_kinds_at(a->kinds, i)->name) == 0;
		if (!named)
			crm_kindset_add(&set, (int)i);
	}
	return (struct crm_filter){set, -1, -1};
}

static int
want(struct asking *a, int slot, const struct crm_want *w)
{
	a->fact->slot[slot] = crm_frame_want(a->f, w);
	return 0;
}

/* The last N days, today included; 0: always. */
static crm_day
window(const struct asking *a)
{
	return a->family.days ? a->f->today.day - a->family.days + 1 : CRM_NO_DAY;
}

/* ---- asking ---- */

static int
ask_touch_count(struct asking *a)
{
	return want(a, 0, &(struct crm_want){.op = CRM_OP_COUNT, .of = touches(a, a->fact->recipe->which), .since = window(a)});
}

static int
ask_last_touch(struct asking *a)
{
	return want(a, 0, &(struct crm_want){
		.op = CRM_OP_LAST, .of = touches(a, a->fact->recipe->which), .keep = CRM_KEEP_MOMENT});
}

static int
ask_last_kind(struct asking *a)
{
	return want(a, 0, &(struct crm_want){
		.op = CRM_OP_LAST, .of = of_kinds(a->family.kinds, -1), .keep = CRM_KEEP_MOMENT});
}

static int
ask_first_seen(struct asking *a)
{
	static const char *const but[] = {"void", NULL};

	a->fact->column[0] = crm_table_find(a->f->table, "created");
	return want(a, 0, &(struct crm_want){.op = CRM_OP_FIRST, .of = all_but(a, but), .keep = CRM_KEEP_MOMENT});
}

static int
ask_first_purchase(struct asking *a)
{
	return want(a, 0, &(struct crm_want){.op = CRM_OP_FIRST, .of = sales(a), .keep = CRM_KEEP_MOMENT});
}

static int
ask_last_purchase(struct asking *a)
{
	return want(a, 0, &(struct crm_want){.op = CRM_OP_LAST, .of = sales(a), .keep = CRM_KEEP_MOMENT});
}

static int
ask_purchases(struct asking *a)
{
	return want(a, 0, &(struct crm_want){.op = CRM_OP_DAYS, .of = sales(a), .since = window(a)});
}

static struct crm_want
spend_want(struct asking *a)
{
	return (struct crm_want){.op = CRM_OP_SUM, .of = sales(a), .done = of_kind(a, "refund"),
		.negative = true, .since = window(a)};
}

static int
ask_spend(struct asking *a)
{
	struct crm_want w = spend_want(a);

	return want(a, 0, &w);
}

static int
ask_avg_purchase(struct asking *a)
{
	struct crm_want w = spend_want(a);

	want(a, 1, &w);
	return ask_purchases(a);
}

static int
ask_refunds(struct asking *a)
{
	return want(a, 0, &(struct crm_want){.op = CRM_OP_SUM, .of = of_kind(a, "refund")});
}

static int
ask_items(struct asking *a)
{
	return want(a, 0, &(struct crm_want){.op = CRM_OP_COUNT, .of = sales(a), .quantity = true});
}

static int
ask_gap(struct asking *a)
{
	want(a, 1, &(struct crm_want){.op = CRM_OP_FIRST, .of = sales(a), .keep = CRM_KEEP_MOMENT});
	want(a, 2, &(struct crm_want){.op = CRM_OP_LAST, .of = sales(a), .keep = CRM_KEEP_MOMENT});
	return ask_purchases(a);
}

static int
ask_bought(struct asking *a)
{
	return want(a, 0, &(struct crm_want){.op = CRM_OP_COUNT, .of = sales(a), .item = a->family.item});
}

static int
ask_holds(struct asking *a)
{
	return want(a, 0, &(struct crm_want){.op = CRM_OP_COUNT, .of = sales(a), .done = of_kind(a, "refund"),
		.negative = true, .quantity = true, .item = a->family.item});
}

static int
ask_kind_count(struct asking *a)
{
	return want(a, 0, &(struct crm_want){.op = CRM_OP_COUNT, .of = of_kind(a, a->fact->recipe->kind)});
}

static int
ask_open(struct asking *a)
{
	return want(a, 0, &(struct crm_want){.op = CRM_OP_OPEN, .of = of_kind(a, a->fact->recipe->kind)});
}

static int
ask_appointment(struct asking *a)
{
	return want(a, 0, &(struct crm_want){.op = CRM_OP_OPEN, .of = of_kind(a, "appointment"), .since = a->f->today.day});
}

static int
ask_rating(struct asking *a)
{
	static const char *const none[] = {"void", NULL};

	return want(a, 0, &(struct crm_want){.op = CRM_OP_LAST, .of = all_but(a, none),
		.rating_from = 1, .rating_to = INT32_MAX, .keep = CRM_KEEP_RATING});
}

static int
ask_snooze(struct asking *a)
{
	return want(a, 0, &(struct crm_want){.op = CRM_OP_LAST, .of = of_kind(a, "snooze"), .keep = CRM_KEEP_DUE});
}

static int
ask_declined(struct asking *a)
{
	static const char *const none[] = {"void", NULL};
	struct crm_filter of = all_but(a, none);

	of.outcome = CRM_DECLINED;
	return want(a, 0, &(struct crm_want){.op = CRM_OP_LAST, .of = of, .keep = CRM_KEEP_MOMENT});
}

static int
ask_thanks_owed(struct asking *a)
{
	struct crm_filter of = of_kind(a, "referral");

	crm_kindset_add(&of.kinds, crm_kinds_find(a->kinds, CRM_STR("praise")));
	return want(a, 0, &(struct crm_want){.op = CRM_OP_PENDING, .of = of, .done = of_kind(a, "thanks"),
		.keep = CRM_KEEP_MOMENT});
}

static int
ask_promised(struct asking *a)
{
	static const char *const but[] = {"appointment", "snooze", "milestone", "invoice", "void", NULL};

	return want(a, 0, &(struct crm_want){.op = CRM_OP_PROMISE, .of = all_but(a, but), .done = touches(a, -1),
		.keep = CRM_KEEP_DUE});
}

static struct crm_want
cost_want(struct asking *a)
{
	return (struct crm_want){.op = CRM_OP_SUM, .of = of_kind(a, "cost"), .costs = true};
}

static int
ask_cost(struct asking *a)
{
	struct crm_want w = cost_want(a);

	return want(a, 0, &w);
}

static int
ask_profit(struct asking *a)
{
	struct crm_want w = cost_want(a);

	want(a, 1, &w);
	return ask_spend(a);
}

static int
ask_scopes(struct asking *a)
{
	struct crm_filter of = of_kind(a, "consent");

	crm_kindset_add(&of.kinds, crm_kinds_find(a->kinds, CRM_STR("optout")));
	return want(a, 0, &(struct crm_want){.op = CRM_OP_SCOPES, .of = of});
}

static int
ask_warmth(struct asking *a)
{
	static const char *const none[] = {"void", NULL};
	struct crm_filter of = all_but(a, none);
	bool by_direction = a->fact->recipe->kind != NULL;

	of.outcome = CRM_REACHED;
	of.dir = by_direction ? a->fact->recipe->which : -1;
	return want(a, 0, &(struct crm_want){.op = CRM_OP_WARMTH, .of = of,
		.behaviour = by_direction ? -1 : a->fact->recipe->which});
}

static int
ask_referrals(struct asking *a)
{
	if (!a->f->all && crm_table_piped(a->f->table))
		return crm_fail(a->e, CRM_SYSTEM, "%s depends on other customers: name the file of all with -c",
			a->fact->recipe->name);
	a->f->needs_universe = true;
	return want(a, 2, &(struct crm_want){.op = CRM_OP_REFERRALS, .of = of_kind(a, "referral")});
}

static int
ask_referral_spend(struct asking *a)
{
	struct crm_want w = spend_want(a);

	a->f->spend_slot = crm_frame_want(a->f, &w);
	return ask_referrals(a);
}

static int
ask_profile(struct asking *a)
{
	static const char *const columns[] = {"influence", "potential", "reason", "source", "lost_reason"};

	for (int i = 0; i < 5; i++)
		a->fact->column[i] = crm_table_find(a->f->table, columns[i]);
	ask_purchases(a);
	want(a, 1, &(struct crm_want){.op = CRM_OP_LAST, .of = of_kind(a, "thanks"), .keep = CRM_KEEP_MOMENT});
	return ask_referrals(a);
}

/* ---- values ---- */

static struct crm_seen
seen(const struct crm_cursor *c, const struct crm_fact *fact, int slot)
{
	struct crm_seen s;

	crm_frame_seen(c->f, fact->slot[slot], c->row, &s);
	return s;
}

static int
number(crm_value *out, crm_num n)
{
	*out = (crm_value){.type = CRM_NUMBER, .number = n};
	return 0;
}

static int
count(crm_value *out, uint64_t n)
{
	return number(out, (crm_num)n * CRM_NUM_ONE);
}

static int
moment(crm_value *out, crm_time t)
{
	*out = (crm_value){.type = t.day == CRM_NO_DAY ? CRM_MISSING : CRM_DATE, .date = t};
	return 0;
}

static int
missing(crm_value *out)
{
	*out = (crm_value){.type = CRM_MISSING};
	return 0;
}

static int
too_large(const struct crm_cursor *c, const struct crm_fact *fact, crm_error *e)
{
	crm_fail(e, CRM_DATA, "becomes too large");
	return crm_fail_at(e, crm_table_source(c->f->table, c->row), crm_table_line(c->f->table, c->row), fact->recipe->name);
}

#define VALUE(name) \
	static int name(struct crm_cursor *c, const struct crm_fact *fact, crm_value *out, crm_error *e)
#define NO_FAULT (void)e

VALUE(get_as_of)
{
	NO_FAULT;
	(void)fact;
	return moment(out, c->f->today);
}

VALUE(get_count)
{
	NO_FAULT;
	return count(out, seen(c, fact, 0).count);
}

VALUE(get_sum)
{
	NO_FAULT;
	return number(out, seen(c, fact, 0).amount);
}

VALUE(get_moment)
{
	NO_FAULT;
	return moment(out, seen(c, fact, 0).when);
}

VALUE(get_due)
{
	NO_FAULT;
	return moment(out, seen(c, fact, 0).due);
}

VALUE(get_rating)
{
	NO_FAULT;
	struct crm_seen s = seen(c, fact, 0);
	return s.rating ? number(out, s.rating) : missing(out);
}

VALUE(get_days_since)
{
	NO_FAULT;
	crm_time when = seen(c, fact, 0).when;
	if (when.day == CRM_NO_DAY)
		return missing(out);
	return number(out, (crm_num)(c->f->today.day - when.day) * CRM_NUM_ONE);
}

VALUE(get_some)
{
	NO_FAULT;
	*out = (crm_value){.type = CRM_BOOL, .yes = seen(c, fact, 0).count > 0};
	return 0;
}

VALUE(get_holds)
{
	NO_FAULT;
	*out = (crm_value){.type = CRM_BOOL, .yes = seen(c, fact, 0).amount > 0};
	return 0;
}

VALUE(get_first_seen)
{
	crm_time first = seen(c, fact, 0).when;
	crm_value created;

	if (crm_column_value(c, fact->column[0], CRM_DATE, &created, e) < 0)
		return -1;
	if (created.type == CRM_DATE && (first.day == CRM_NO_DAY || crm_moment(created.date) < crm_moment(first)))
		first = created.date;
	return moment(out, first);
}

VALUE(get_avg_purchase)
{
	struct crm_seen days = seen(c, fact, 0);
	crm_num mean;

	if (days.count == 0)
		return missing(out);
	if (crm_num_div(seen(c, fact, 1).amount, (crm_num)days.count * CRM_NUM_ONE, &mean) < 0)
		return too_large(c, fact, e);
	return number(out, crm_num_round(mean, 2));
}

/* Days from the first purchase to the last, and how many gaps that makes. */
static bool
gaps(const struct crm_cursor *c, const struct crm_fact *fact, int64_t *days, int64_t *n, crm_day *last)
{
	crm_time from = seen(c, fact, 1).when, to = seen(c, fact, 2).when;

	*n = (int64_t)seen(c, fact, 0).count - 1;
	*days = (int64_t)to.day - from.day;
	*last = to.day;
	return *n > 0 && *days > 0;
}

/* a / b in units of 1/10000 rounded half to even to so many decimals: in one
 * step, so that nothing is rounded twice. */
static crm_num
ratio(int64_t a, int64_t b, int decimals)
{
	int64_t scale = decimals == 1 ? 10 : 100, n = a * scale, whole = n / b, rest = n % b;

	if (rest * 2 > b || (rest * 2 == b && whole % 2 != 0))
		whole++;
	return whole * (CRM_NUM_ONE / scale);
}

VALUE(get_usual_gap)
{
	int64_t days, n;
	crm_day last;

	NO_FAULT;
	return gaps(c, fact, &days, &n, &last) ? number(out, ratio(days, n, 1)) : missing(out);
}

VALUE(get_lateness)
{
	int64_t days, n;
	crm_day last;

	NO_FAULT;
	if (!gaps(c, fact, &days, &n, &last))
		return missing(out);
	return number(out, ratio((c->f->today.day - last) * n, days, 2));
}

VALUE(get_profit)
{
	crm_num profit;

	if (crm_num_sub(seen(c, fact, 0).amount, seen(c, fact, 1).amount, &profit) < 0)
		return too_large(c, fact, e);
	return number(out, profit);
}

VALUE(get_referrals)
{
	NO_FAULT;
	(void)fact;
	return count(out, c->f->referrals ? c->f->referrals[c->row] : 0);
}

VALUE(get_referral_spend)
{
	NO_FAULT;
	(void)fact;
	return number(out, c->f->referral_spend ? c->f->referral_spend[c->row] : 0);
}

/* The scopes of which the last word was yes (no). */
VALUE(get_scopes)
{
	crm_buf *text = &c->text[fact->recipe->which];
	crm_str scope;
	crm_time when;
	bool yes;

	NO_FAULT;
	text->n = 0;
	for (size_t i = 0; crm_frame_scope(c->f, fact->slot[0], c->row, i, &scope, &yes, &when); i++) {
		if (yes != (fact->recipe->which != 0))
			continue;
		if (text->n > 0)
			crm_buf_char(text, ';');
		crm_buf_str(text, scope);
	}
	if (text->n == 0)
		return missing(out);
	*out = (crm_value){.type = CRM_TEXT, .text = crm_buf_slice(text)};
	return 0;
}

VALUE(get_profile)
{
	const crm_str *field = crm_cursor_fields(c);
	bool known[5];
	unsigned n = 0;

	NO_FAULT;
	for (int i = 0; i < 5; i++)
		known[i] = fact->column[i] >= 0 && field[fact->column[i]].n > 0;
	n += seen(c, fact, 0).count > 0;
	n += known[0] || known[1];
	n += known[2];
	n += known[3];
	n += c->f->referrals && c->f->referrals[c->row] > 0;
	n += seen(c, fact, 1).when.day != CRM_NO_DAY;
	n += known[4];
	return count(out, n);
}

/* ---- the recipes ---- */

static const struct crm_recipe recipes[] = {
	{"as_of", NULL, get_as_of, 0, NULL},
	{"touches", ask_touch_count, get_count, -1, NULL},
	{"touches_in", ask_touch_count, get_count, CRM_IN, NULL},
	{"touches_out", ask_touch_count, get_count, CRM_OUT, NULL},
	{"touches_<N>d", ask_touch_count, get_count, -1, NULL},
	{"last_touch", ask_last_touch, get_moment, -1, NULL},
	{"last_touch_in", ask_last_touch, get_moment, CRM_IN, NULL},
	{"last_touch_out", ask_last_touch, get_moment, CRM_OUT, NULL},
	{"last_<kind>", ask_last_kind, get_moment, 0, NULL},
	{"days_since_touch", ask_last_touch, get_days_since, -1, NULL},
	{"first_seen", ask_first_seen, get_first_seen, 0, NULL},
	{"first_purchase", ask_first_purchase, get_moment, 0, NULL},
	{"last_purchase", ask_last_purchase, get_moment, 0, NULL},
	{"days_since_purchase", ask_last_purchase, get_days_since, 0, NULL},
	{"purchases", ask_purchases, get_count, 0, NULL},
	{"purchases_<N>d", ask_purchases, get_count, 0, NULL},
	{"items", ask_items, get_sum, 0, NULL},
	{"spend", ask_spend, get_sum, 0, NULL},
	{"spend_<N>d", ask_spend, get_sum, 0, NULL},
	{"refunds", ask_refunds, get_sum, 0, NULL},
	{"avg_purchase", ask_avg_purchase, get_avg_purchase, 0, NULL},
	{"usual_gap", ask_gap, get_usual_gap, 0, NULL},
	{"lateness", ask_gap, get_lateness, 0, NULL},
	{"bought:<item>", ask_bought, get_some, 0, NULL},
	{"holds:<item>", ask_holds, get_holds, 0, NULL},
	{"complaints", ask_kind_count, get_count, 0, "complaint"},
	{"complaints_open", ask_open, get_count, 0, "complaint"},
	{"oldest_open_complaint", ask_open, get_moment, 0, "complaint"},
	{"questions_open", ask_open, get_count, 0, "question"},
	{"invoices_open", ask_open, get_count, 0, "invoice"},
	{"milestones_open", ask_open, get_count, 0, "milestone"},
	{"last_rating", ask_rating, get_rating, 0, NULL},
	{"last_rated", ask_rating, get_moment, 0, NULL},
	{"referrals", ask_referrals, get_referrals, 0, NULL},
	{"referral_spend", ask_referral_spend, get_referral_spend, 0, NULL},
	{"praises", ask_kind_count, get_count, 0, "praise"},
	{"detractions", ask_kind_count, get_count, 0, "detraction"},
	{"thanks_owed", ask_thanks_owed, get_count, 0, NULL},
	{"cost", ask_cost, get_sum, 0, NULL},
	{"profit", ask_profit, get_profit, 0, NULL},
	{"promised", ask_promised, get_due, 0, NULL},
	{"next_appointment", ask_appointment, get_due, 0, NULL},
	{"snoozed_until", ask_snooze, get_due, 0, NULL},
	{"declined_on", ask_declined, get_moment, 0, NULL},
	{"opted_out", ask_scopes, get_scopes, false, NULL},
	{"consented", ask_scopes, get_scopes, true, NULL},
	{"profile", ask_profile, get_profile, 0, NULL},
	{"warmth_in", ask_warmth, get_sum, CRM_IN, "all"},
	{"warmth_out", ask_warmth, get_sum, CRM_OUT, "all"},
	{"warmth_news", ask_warmth, get_sum, 0, NULL},
	{"warmth_care", ask_warmth, get_sum, 1, NULL},
	{"warmth_help", ask_warmth, get_sum, 2, NULL},
	{"warmth_meeting", ask_warmth, get_sum, 3, NULL},
	{"warmth_advice", ask_warmth, get_sum, 4, NULL},
	{"warmth_personal", ask_warmth, get_sum, 5, NULL},
};

static const struct crm_recipe *
find_recipe(const char *word)
{
	for (size_t i = 0; i < sizeof recipes / sizeof *recipes; i++)
		if (strcmp(recipes[i].name, word) == 0)
			return &recipes[i];
	return NULL;
}

bool
crm_has_recipe(const char *word)
{
	return find_recipe(word) != NULL;
}

int
crm_fact_ask(crm_frame *f, crm_str name, struct crm_fact *out, crm_error *e)
{
	struct asking a = {.f = f, .kinds = f->model->kinds, .fact = out, .e = e};
	const crm_word *word = crm_word_find(a.kinds, name);

	if (strchr(word->name, '<'))
		crm_word_family(a.kinds, name, &a.family);
	*out = (struct crm_fact){.recipe = find_recipe(word->name)};
	for (size_t i = 0; i < sizeof out->column / sizeof *out->column; i++)
		out->column[i] = -1;
	return out->recipe->ask ? out->recipe->ask(&a) : 0;
}

bool
crm_fact_may_fail(const struct crm_fact *fact)
{
	return fact->recipe->value == get_first_seen || fact->recipe->value == get_avg_purchase ||
		fact->recipe->value == get_profit;
}

int
crm_fact_value(struct crm_cursor *c, const struct crm_fact *fact, crm_value *out, crm_error *e)
{
	return fact->recipe->value(c, fact, out, e);
}
