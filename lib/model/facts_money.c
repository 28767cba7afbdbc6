/* facts_money.c: what the facts of money are made of: what they spent, what they
 * cost, and what those spent whom they brought. */
#include "model/facts.h"

static struct crm_want
spend_want(struct crm_asking *a)
{
	return (struct crm_want){.op = CRM_OP_SUM,
				 .of = crm_fact_sales(a),
				 .done = crm_fact_kind(a, "refund"),
				 .negative = true,
				 .since = crm_fact_window(a),
				 .until = a->family.until};
}

int
crm_ask_spend(struct crm_asking *a)
{
	struct crm_want w = spend_want(a);

	return crm_fact_want(a, 0, &w);
}

int
crm_ask_first_spend(struct crm_asking *a)
{
	return crm_fact_want(a, 0,
			     &(struct crm_want){.op = CRM_OP_SUM_FIRST,
						.since = CRM_NO_DAY,
						.of = crm_fact_sales(a)});
}

int
crm_ask_avg_purchase(struct crm_asking *a)
{
	struct crm_want w = spend_want(a);

	crm_fact_want(a, 1, &w);
	return crm_ask_purchases(a);
}

int
crm_ask_refunds(struct crm_asking *a)
{
	return crm_fact_want(a, 0,
			     &(struct crm_want){.op = CRM_OP_SUM,
						.since = CRM_NO_DAY,
						.of = crm_fact_kind(a, "refund")});
}

int
crm_ask_discounts(struct crm_asking *a)
{
	return crm_fact_want(a, 0,
			     &(struct crm_want){.op = CRM_OP_SUM,
						.since = CRM_NO_DAY,
						.of = crm_fact_sales(a),
						.discount = true});
}

static struct crm_want
cost_want(struct crm_asking *a)
{
	return (struct crm_want){.op = CRM_OP_SUM,
				 .since = crm_fact_window(a),
				 .until = a->family.until,
				 .of = crm_fact_kind(a, "cost"),
				 .costs = true};
}

int
crm_ask_cost(struct crm_asking *a)
{
	struct crm_want w = cost_want(a);

	return crm_fact_want(a, 0, &w);
}

static struct crm_want
cost_part_want(struct crm_asking *a)
{
	return (struct crm_want){.op = CRM_OP_SUM,
				 .since = CRM_NO_DAY,
				 .of = crm_fact_kind(a, "cost"),
				 .item = CRM_STR("part")};
}

static struct crm_want
cost_win_want(struct crm_asking *a)
{
	return (struct crm_want){.op = CRM_OP_WIN,
				 .since = CRM_NO_DAY,
				 .of = crm_fact_kind(a, "cost"),
				 .done = crm_fact_sales(a)};
}

int
crm_ask_cost_win(struct crm_asking *a)
{
	struct crm_want w = cost_win_want(a);

	return crm_fact_want(a, 0, &w);
}

int
crm_ask_cost_part(struct crm_asking *a)
{
	struct crm_want w = cost_part_want(a);

	return crm_fact_want(a, 0, &w);
}

int
crm_ask_cost_keep(struct crm_asking *a)
{
	struct crm_want win = cost_win_want(a), part = cost_part_want(a);

	crm_fact_want(a, 1, &win);
	crm_fact_want(a, 2, &part);
	return crm_ask_cost(a);
}

int
crm_ask_gift_cost(struct crm_asking *a)
{
	struct crm_want w = {.op = CRM_OP_SUM,
			     .since = CRM_NO_DAY,
			     .of = crm_fact_kind(a, "cost"),
			     .item = CRM_STR("gift"),
			     .costs = true,
			     .done = crm_fact_kind(a, "gift")};

	w.done.outcome = -1;
	return crm_fact_want(a, 0, &w);
}

int
crm_ask_owed(struct crm_asking *a)
{
	return crm_fact_want(a, 0,
			     &(struct crm_want){.op = CRM_OP_OPEN,
						.since = CRM_NO_DAY,
						.of = crm_fact_kind(a, "invoice"),
						.overdue = a->fact->recipe->which != 0});
}

int
crm_ask_profit(struct crm_asking *a)
{
	struct crm_want w = cost_want(a);

	crm_fact_want(a, 1, &w);
	return crm_ask_spend(a);
}

int
crm_ask_referrals(struct crm_asking *a)
{
	if (!a->f->all && crm_table_piped(a->f->table))
		return crm_fail(a->e, CRM_SYSTEM,
				"%s depends on other customers: name the file of all with -c",
				a->fact->recipe->name);
	a->f->needs_universe = true;
	return crm_fact_want(a, 2,
			     &(struct crm_want){.op = CRM_OP_REFERRALS,
						.since = CRM_NO_DAY,
						.of = crm_fact_kind(a, "referral")});
}

int
crm_ask_referral_spend(struct crm_asking *a)
{
	struct crm_want w = spend_want(a);

	a->f->spend_slot = crm_frame_want(a->f, &w);
	return crm_ask_referrals(a);
}

int
crm_ask_referral_value(struct crm_asking *a)
{
	a->f->needs_value = true;
	return crm_ask_referral_spend(a);
}
