/* facts.c: what each fact is made of: the slots that its recipe asks for before
 * the fold. fact_values.c makes the value of them after it. */
#include "model/facts.h"

/* ---- filters ---- */

static struct crm_filter
of_kinds(crm_kindset kinds, int dir)
{
	return (struct crm_filter){kinds, dir, CRM_REACHED};
}

struct crm_filter
crm_fact_kind(const struct crm_asking *a, const char *name)
{
	crm_kindset set = {{0}};

	crm_kindset_add(&set, crm_kinds_find(a->kinds, crm_str_z(name)));
	return of_kinds(set, -1);
}

static struct crm_filter
touches(const struct crm_asking *a, int dir)
{
	return of_kinds(crm_kinds_touches(a->kinds), dir);
}

struct crm_filter
crm_fact_sales(const struct crm_asking *a)
{
	return of_kinds(crm_kinds_sales(a->kinds), -1);
}

/* All kinds but those named, whatever came of them. */
static struct crm_filter
all_but(const struct crm_asking *a, const char *const *names)
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

int
crm_fact_want(struct crm_asking *a, int slot, const struct crm_want *w)
{
	a->fact->slot[slot] = crm_frame_want(a->f, w);
	return 0;
}

/* Where the last N days begin, today included, or the year or month; else always. */
crm_day
crm_fact_window(const struct crm_asking *a)
{
	return a->family.days ? a->f->today.day - a->family.days + 1 : a->family.from;
}

/* ---- asking ---- */

static int
ask_touch_count(struct crm_asking *a)
{
	return crm_fact_want(a, 0,
			     &(struct crm_want){.op = CRM_OP_COUNT,
						.of = touches(a, a->fact->recipe->which),
						.since = crm_fact_window(a)});
}

static int
ask_last_touch(struct crm_asking *a)
{
	return crm_fact_want(a, 0,
			     &(struct crm_want){.op = CRM_OP_LAST,
						.of = touches(a, a->fact->recipe->which),
						.keep = CRM_KEEP_MOMENT});
}

static int
ask_last_kind(struct crm_asking *a)
{
	return crm_fact_want(a, 0,
			     &(struct crm_want){.op = CRM_OP_LAST,
						.of = of_kinds(a->family.kinds, -1),
						.keep = CRM_KEEP_MOMENT});
}

static int
ask_first_seen(struct crm_asking *a)
{
	static const char *const but[] = {"void", NULL};

	a->fact->column[0] = crm_table_find(a->f->table, "created");
	return crm_fact_want(a, 0,
			     &(struct crm_want){.op = CRM_OP_FIRST,
						.since = CRM_NO_DAY,
						.of = all_but(a, but),
						.keep = CRM_KEEP_MOMENT});
}

static int
ask_first_purchase(struct crm_asking *a)
{
	return crm_fact_want(a, 0,
			     &(struct crm_want){.op = CRM_OP_FIRST,
						.since = CRM_NO_DAY,
						.of = crm_fact_sales(a),
						.keep = CRM_KEEP_MOMENT});
}

static int
ask_last_purchase(struct crm_asking *a)
{
	return crm_fact_want(a, 0,
			     &(struct crm_want){.op = CRM_OP_LAST,
						.since = CRM_NO_DAY,
						.of = crm_fact_sales(a),
						.keep = CRM_KEEP_MOMENT});
}

int
crm_ask_purchases(struct crm_asking *a)
{
	return crm_fact_want(a, 0,
			     &(struct crm_want){.op = CRM_OP_DAYS,
						.of = crm_fact_sales(a),
						.since = crm_fact_window(a),
						.until = a->family.until});
}

static int
ask_items(struct crm_asking *a)
{
	return crm_fact_want(a, 0,
			     &(struct crm_want){.op = CRM_OP_COUNT,
						.since = CRM_NO_DAY,
						.of = crm_fact_sales(a),
						.done = crm_fact_kind(a, "refund"),
						.negative = true,
						.quantity = true});
}

static int
ask_gap(struct crm_asking *a)
{
	crm_fact_want(a, 1,
		      &(struct crm_want){.op = CRM_OP_FIRST,
					 .since = CRM_NO_DAY,
					 .of = crm_fact_sales(a),
					 .keep = CRM_KEEP_MOMENT});
	crm_fact_want(a, 2,
		      &(struct crm_want){.op = CRM_OP_LAST,
					 .since = CRM_NO_DAY,
					 .of = crm_fact_sales(a),
					 .keep = CRM_KEEP_MOMENT});
	return crm_ask_purchases(a);
}

static int
ask_touch_gap(struct crm_asking *a)
{
	crm_fact_want(
		a, 0,
		&(struct crm_want){.op = CRM_OP_DAYS, .since = CRM_NO_DAY, .of = touches(a, -1)});
	crm_fact_want(a, 1,
		      &(struct crm_want){.op = CRM_OP_FIRST,
					 .since = CRM_NO_DAY,
					 .of = touches(a, -1),
					 .keep = CRM_KEEP_MOMENT});
	return crm_fact_want(a, 2,
			     &(struct crm_want){.op = CRM_OP_LAST,
						.since = CRM_NO_DAY,
						.of = touches(a, -1),
						.keep = CRM_KEEP_MOMENT});
}

static int
ask_bought(struct crm_asking *a)
{
	return crm_fact_want(a, 0,
			     &(struct crm_want){.op = CRM_OP_COUNT,
						.since = CRM_NO_DAY,
						.of = crm_fact_sales(a),
						.item = a->family.item});
}

static int
ask_holds(struct crm_asking *a)
{
	return crm_fact_want(a, 0,
			     &(struct crm_want){.op = CRM_OP_COUNT,
						.since = CRM_NO_DAY,
						.of = crm_fact_sales(a),
						.done = crm_fact_kind(a, "refund"),
						.negative = true,
						.quantity = true,
						.item = a->family.item});
}

static int
ask_kind_count(struct crm_asking *a)
{
	return crm_fact_want(a, 0,
			     &(struct crm_want){.op = CRM_OP_COUNT,
						.since = CRM_NO_DAY,
						.of = crm_fact_kind(a, a->fact->recipe->kind)});
}

static int
ask_open(struct crm_asking *a)
{
	return crm_fact_want(a, 0,
			     &(struct crm_want){.op = CRM_OP_OPEN,
						.since = CRM_NO_DAY,
						.of = crm_fact_kind(a, a->fact->recipe->kind)});
}

static int
ask_appointment(struct crm_asking *a)
{
	return crm_fact_want(a, 0,
			     &(struct crm_want){.op = CRM_OP_OPEN,
						.of = crm_fact_kind(a, "appointment"),
						.since = a->f->today.day});
}

static int
ask_rating(struct crm_asking *a)
{
	static const char *const none[] = {"void", NULL};

	return crm_fact_want(a, 0,
			     &(struct crm_want){.op = CRM_OP_LAST,
						.since = CRM_NO_DAY,
						.of = all_but(a, none),
						.rating_from = 1,
						.rating_to = INT32_MAX,
						.keep = CRM_KEEP_RATING});
}

static int
ask_snooze(struct crm_asking *a)
{
	return crm_fact_want(a, 0,
			     &(struct crm_want){.op = CRM_OP_LAST,
						.since = CRM_NO_DAY,
						.of = crm_fact_kind(a, "snooze"),
						.keep = CRM_KEEP_DUE});
}

static int
ask_declined(struct crm_asking *a)
{
	static const char *const none[] = {"void", NULL};
	struct crm_filter of = all_but(a, none);

	of.outcome = CRM_DECLINED;
	return crm_fact_want(
		a, 0,
		&(struct crm_want){
			.op = CRM_OP_LAST, .since = CRM_NO_DAY, .of = of, .keep = CRM_KEEP_MOMENT});
}

static int
ask_thanks_owed(struct crm_asking *a)
{
	struct crm_filter of = crm_fact_kind(a, "referral");

	crm_kindset_add(&of.kinds, crm_kinds_find(a->kinds, CRM_STR("praise")));
	return crm_fact_want(a, 0,
			     &(struct crm_want){.op = CRM_OP_PENDING,
						.since = CRM_NO_DAY,
						.of = of,
						.done = crm_fact_kind(a, "thanks"),
						.keep = CRM_KEEP_MOMENT});
}

static int
ask_promised(struct crm_asking *a)
{
	static const char *const but[] = {"appointment", "snooze", "milestone",
					  "invoice",     "void",   NULL};

	return crm_fact_want(a, 0,
			     &(struct crm_want){.op = CRM_OP_PROMISE,
						.since = CRM_NO_DAY,
						.of = all_but(a, but),
						.done = touches(a, -1),
						.keep = CRM_KEEP_DUE});
}

/* What is neither to win nor to part with them. */
static int
ask_scopes(struct crm_asking *a)
{
	struct crm_filter of = crm_fact_kind(a, "consent");

	crm_kindset_add(&of.kinds, crm_kinds_find(a->kinds, CRM_STR("optout")));
	of.outcome = -1;
	return crm_fact_want(
		a, 0, &(struct crm_want){.op = CRM_OP_SCOPES, .since = CRM_NO_DAY, .of = of});
}

/* Warmth up to the end of a day, decayed to it. */
static int
want_warmth(struct crm_asking *a, crm_day until)
{
	static const char *const none[] = {"void", NULL};
	struct crm_filter of = all_but(a, none);
	bool by_direction = a->fact->recipe->kind != NULL;

	of.outcome = CRM_REACHED;
	of.dir = by_direction ? a->fact->recipe->which : -1;
	return crm_fact_want(
		a, 0,
		&(struct crm_want){.op = CRM_OP_WARMTH,
				   .since = CRM_NO_DAY,
				   .until = until,
				   .of = of,
				   .behaviour = by_direction ? -1 : a->fact->recipe->which});
}

static int
ask_warmth(struct crm_asking *a)
{
	return want_warmth(a, 0);
}

static int
ask_warmth_ago(struct crm_asking *a)
{
	return want_warmth(a, a->f->today.day - CRM_QUARTER_DAYS);
}

static int
ask_profile(struct crm_asking *a)
{
	static const char *const columns[] = {"influence", "potential", "reason", "source",
					      "lost_reason"};

	for (int i = 0; i < 5; i++)
		a->fact->column[i] = crm_table_find(a->f->table, columns[i]);
	crm_ask_purchases(a);
	crm_fact_want(a, 1,
		      &(struct crm_want){.op = CRM_OP_LAST,
					 .since = CRM_NO_DAY,
					 .of = crm_fact_kind(a, "thanks"),
					 .keep = CRM_KEEP_MOMENT});
	return crm_ask_referrals(a);
}

/* ---- the recipes ---- */

static const struct crm_recipe recipes[] = {
	{"as_of", NULL, crm_get_as_of, 0, NULL},
	{"touches", ask_touch_count, crm_get_count, -1, NULL},
	{"touches_in", ask_touch_count, crm_get_count, CRM_IN, NULL},
	{"touches_out", ask_touch_count, crm_get_count, CRM_OUT, NULL},
	{"touches_<N>d", ask_touch_count, crm_get_count, -1, NULL},
	{"last_touch", ask_last_touch, crm_get_moment, -1, NULL},
	{"last_touch_in", ask_last_touch, crm_get_moment, CRM_IN, NULL},
	{"last_touch_out", ask_last_touch, crm_get_moment, CRM_OUT, NULL},
	{"last_<kind>", ask_last_kind, crm_get_moment, 0, NULL},
	{"days_since_touch", ask_last_touch, crm_get_days_since, -1, NULL},
	{"touch_gap", ask_touch_gap, crm_get_usual_gap, 0, NULL},
	{"touch_lateness", ask_touch_gap, crm_get_lateness, 0, NULL},
	{"first_seen", ask_first_seen, crm_get_first_seen, 0, NULL},
	{"first_purchase", ask_first_purchase, crm_get_moment, 0, NULL},
	{"last_purchase", ask_last_purchase, crm_get_moment, 0, NULL},
	{"days_since_purchase", ask_last_purchase, crm_get_days_since, 0, NULL},
	{"purchases", crm_ask_purchases, crm_get_count, 0, NULL},
	{"purchases_<N>d", crm_ask_purchases, crm_get_count, 0, NULL},
	{"purchases_<year>", crm_ask_purchases, crm_get_count, 0, NULL},
	{"purchases_<year>_<month>", crm_ask_purchases, crm_get_count, 0, NULL},
	{"items", ask_items, crm_get_sum, 0, NULL},
	{"spend", crm_ask_spend, crm_get_sum, 0, NULL},
	{"spend_<N>d", crm_ask_spend, crm_get_sum, 0, NULL},
	{"spend_<year>", crm_ask_spend, crm_get_sum, 0, NULL},
	{"spend_<year>_<month>", crm_ask_spend, crm_get_sum, 0, NULL},
	{"first_spend", crm_ask_first_spend, crm_get_sum, 0, NULL},
	{"discounts", crm_ask_discounts, crm_get_sum, 0, NULL},
	{"refunds", crm_ask_refunds, crm_get_sum, 0, NULL},
	{"avg_purchase", crm_ask_avg_purchase, crm_get_avg_purchase, 0, NULL},
	{"usual_gap", ask_gap, crm_get_usual_gap, 0, NULL},
	{"lateness", ask_gap, crm_get_lateness, 0, NULL},
	{"bought:<item>", ask_bought, crm_get_some, 0, NULL},
	{"holds:<item>", ask_holds, crm_get_holds, 0, NULL},
	{"complaints", ask_kind_count, crm_get_count, 0, "complaint"},
	{"complaints_open", ask_open, crm_get_count, 0, "complaint"},
	{"oldest_open_complaint", ask_open, crm_get_moment, 0, "complaint"},
	{"questions_open", ask_open, crm_get_count, 0, "question"},
	{"invoices_open", ask_open, crm_get_count, 0, "invoice"},
	{"oldest_open_invoice", ask_open, crm_get_moment, 0, "invoice"},
	{"owed", crm_ask_owed, crm_get_owed, false, NULL},
	{"owed_overdue", crm_ask_owed, crm_get_owed, true, NULL},
	{"milestones_open", ask_open, crm_get_count, 0, "milestone"},
	{"last_rating", ask_rating, crm_get_rating, 0, NULL},
	{"last_rated", ask_rating, crm_get_moment, 0, NULL},
	{"referrals", crm_ask_referrals, crm_get_referrals, 0, NULL},
	{"referral_spend", crm_ask_referral_spend, crm_get_referral_spend, 0, NULL},
	{"referral_value", crm_ask_referral_value, crm_get_referral_value, 0, NULL},
	{"praises", ask_kind_count, crm_get_count, 0, "praise"},
	{"detractions", ask_kind_count, crm_get_count, 0, "detraction"},
	{"thanks_owed", ask_thanks_owed, crm_get_count, 0, NULL},
	{"cost", crm_ask_cost, crm_get_sum, 0, NULL},
	{"cost_win", crm_ask_cost_win, crm_get_sum, 0, NULL},
	{"cost_keep", crm_ask_cost_keep, crm_get_cost_keep, 0, NULL},
	{"cost_part", crm_ask_cost_part, crm_get_sum, 0, NULL},
	{"gifts", ask_kind_count, crm_get_count, 0, "gift"},
	{"gift_cost", crm_ask_gift_cost, crm_get_sum, 0, NULL},
	{"profit", crm_ask_profit, crm_get_profit, 0, NULL},
	{"profit_<year>", crm_ask_profit, crm_get_profit, 0, NULL},
	{"profit_<year>_<month>", crm_ask_profit, crm_get_profit, 0, NULL},
	{"promised", ask_promised, crm_get_due, 0, NULL},
	{"next_appointment", ask_appointment, crm_get_due, 0, NULL},
	{"snoozed_until", ask_snooze, crm_get_due, 0, NULL},
	{"declined_on", ask_declined, crm_get_moment, 0, NULL},
	{"opted_out", ask_scopes, crm_get_scopes, false, NULL},
	{"consented", ask_scopes, crm_get_scopes, true, NULL},
	{"profile", ask_profile, crm_get_profile, 0, NULL},
	{"warmth_in", ask_warmth, crm_get_sum, CRM_IN, "all"},
	{"warmth_out", ask_warmth, crm_get_sum, CRM_OUT, "all"},
	{"warmth_in_91d_ago", ask_warmth_ago, crm_get_sum, CRM_IN, "all"},
	{"warmth_out_91d_ago", ask_warmth_ago, crm_get_sum, CRM_OUT, "all"},
	{"warmth_news", ask_warmth, crm_get_sum, 0, NULL},
	{"warmth_care", ask_warmth, crm_get_sum, 1, NULL},
	{"warmth_help", ask_warmth, crm_get_sum, 2, NULL},
	{"warmth_meeting", ask_warmth, crm_get_sum, 3, NULL},
	{"warmth_advice", ask_warmth, crm_get_sum, 4, NULL},
	{"warmth_personal", ask_warmth, crm_get_sum, 5, NULL},
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
	struct crm_asking a = {.f = f,
			       .kinds = f->model->kinds,
			       .fact = out,
			       .family = {.from = CRM_NO_DAY},
			       .e = e};
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
	return fact->recipe->value == crm_get_first_seen ||
	       fact->recipe->value == crm_get_avg_purchase ||
	       fact->recipe->value == crm_get_profit || fact->recipe->value == crm_get_cost_keep ||
	       fact->recipe->value == crm_get_owed;
}

int
crm_fact_value(struct crm_cursor *c, const struct crm_fact *fact, crm_value *out, crm_error *e)
{
	return fact->recipe->value(c, fact, out, e);
}
