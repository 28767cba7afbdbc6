/* sales.c: facts about what customers bought and gave back. */
#include "base/array.h"
#include "facts/fact_rows.h"

#define YEAR 365

/* Entries, or their quantity where there is that column, less what was given back. */
#define QUANTITY \
	{ \
		.want = {.aggregate = CRM_AGG_COUNT, .negative = true, .quantity = true}, \
		.of = {.kinds = "sales"}, .done = { \
			.kinds = "refund" \
		} \
	}

static CRM_FACT_VALUE(get_avg_purchase)
{
	uint32_t days = crm_fold_count(r->fold, fact->query[0], r->row);
	crm_num mean;

	if (days == 0)
		return crm_fact_missing(out);
	if (crm_num_div(crm_fold_amount(r->fold, fact->query[1], r->row),
			(crm_num)days * CRM_NUM_ONE, &mean) < 0)
		return crm_fact_too_large(r, fact, e);
	return crm_fact_number(out, crm_num_round(mean, 2));
}

/* Of what they spend on what we sell. Who got back more than they paid has spent nothing. */
static CRM_FACT_VALUE(get_share_of_wallet)
{
	crm_num ours = crm_fold_amount(r->fold, fact->query[0], r->row), all, share;
	crm_value elsewhere;

	if (crm_customer_amount(r, fact->column[0], &elsewhere, e) < 0)
		return -1;
	if (ours < 0)
		ours = 0;
	if (elsewhere.type != CRM_NUMBER || (ours == 0 && elsewhere.number == 0))
		return crm_fact_missing(out);
	if (crm_num_add(ours, elsewhere.number, &all) < 0 || crm_num_div(ours, all, &share) < 0)
		return crm_fact_too_large(r, fact, e);
	return crm_fact_number(out, share);
}

static CRM_FACT_VALUE(get_bought)
{
	(void)e;
	return crm_fact_truth(out, crm_fold_count(r->fold, fact->query[0], r->row) > 0);
}

static CRM_FACT_VALUE(get_holds)
{
	(void)e;
	return crm_fact_truth(out, crm_fold_amount(r->fold, fact->query[0], r->row) > 0);
}

static const struct crm_fact rows[] = {
	{FACT("first_purchase", DATE, 0, "", "the first purchase", MAY_BE_MISSING),
	 .need = {EARLIEST("sales")}, .value = crm_get_moment},
	{FACT("last_purchase", DATE, 0, "", "the latest purchase", MAY_BE_MISSING),
	 .need = {LATEST("sales", EITHER_WAY)}, .value = crm_get_moment},
	{FACT("days_since_purchase", NUMBER, 0, "days", "days from the latest purchase to today",
	      WHOLE_DAYS),
	 .need = {LATEST("sales", EITHER_WAY)}, .value = crm_get_days_since},
	{FACT("purchases", NUMBER, 0, "days", "days with a purchase", COUNTED),
	 .need = {DAYS("sales")}, .value = crm_get_count},
	{FACT("purchases_<N>d", NUMBER, 0, "days",
	      "days with a purchase among the last N, today included", COUNTED),
	 .need = {DAYS("sales")}, .value = crm_get_count},
	{FACT("purchases_<year>", NUMBER, 0, "days",
	      "days with a purchase in that year: purchases_2026", COUNTED),
	 .need = {DAYS("sales")}, .value = crm_get_count},
	{FACT("purchases_<year>_<month>", NUMBER, 0, "days",
	      "days with a purchase in that month: purchases_2026_11", COUNTED),
	 .need = {DAYS("sales")}, .value = crm_get_count},
	{FACT("items", NUMBER, 0, "items",
	      "number of purchase entries, or, if the log has the column `quantity`, the sum of "
	      "their quantities less those of refunds",
	      SUMMED),
	 .need = {QUANTITY}, .value = crm_get_sum},
	{FACT("goods", NUMBER, 0, "items", "different items that they ever bought", COUNTED),
	 .need = {{.want = {.aggregate = CRM_AGG_GOODS}, .of = {.kinds = "sales"}}},
	 .value = crm_get_count},
	{FACT("goods_<N>d", NUMBER, 0, "items",
	      "different items that they bought in the last N days, today included", COUNTED),
	 .need = {{.want = {.aggregate = CRM_AGG_GOODS}, .of = {.kinds = "sales"}}},
	 .value = crm_get_count},
	{FACT("spend", NUMBER, 2, "money", "purchases less refunds", SUMMED), .need = {SPEND},
	 .value = crm_get_sum},
	{FACT("spend_<N>d", NUMBER, 2, "money",
	      "purchases less refunds of the last N days, today included", SUMMED),
	 .need = {SPEND}, .value = crm_get_sum},
	{FACT("spend_<year>", NUMBER, 2, "money", "purchases less refunds of that year: spend_2026",
	      SUMMED),
	 .need = {SPEND}, .value = crm_get_sum},
	{FACT("spend_<year>_<month>", NUMBER, 2, "money",
	      "purchases less refunds of that month: spend_2026_11", SUMMED),
	 .need = {SPEND}, .value = crm_get_sum},
	{FACT("first_spend", NUMBER, 2, "money",
	      "purchases of the first day on which there were any", SUMMED),
	 .need = {{.want = {.aggregate = CRM_AGG_SUM_FIRST}, .of = {.kinds = "sales"}}},
	 .value = crm_get_sum},
	{FACT("discounts", NUMBER, 2, "money",
	      "what was taken off the price of purchases, by the column `discount`", SUMMED),
	 .need = {{.want = {.aggregate = CRM_AGG_SUM, .discount = true}, .of = {.kinds = "sales"}}},
	 .value = crm_get_sum},
	{FACT("refunds", NUMBER, 2, "money", "money given back", SUMMED),
	 .need = {{.want = {.aggregate = CRM_AGG_SUM}, .of = {.kinds = "refund"}}},
	 .value = crm_get_sum},
	{FACT("avg_purchase", NUMBER, 2, "money", "spend divided by purchases", MAY_BE_MISSING),
	 .need = {DAYS("sales"), SPEND}, .may_fail = true, .value = get_avg_purchase},
	{FACT("usual_gap", NUMBER, 1, "days",
	      "mean time from one day with a purchase to the next; missing with fewer than two "
	      "such days",
	      FROM_0),
	 .need = {DAYS("sales"), EARLIEST("sales"), LATEST("sales", EITHER_WAY)},
	 .value = crm_get_usual_gap},
	{FACT("lateness", NUMBER, 2, "", "days_since_purchase divided by usual_gap", FROM_0),
	 .need = {DAYS("sales"), EARLIEST("sales"), LATEST("sales", EITHER_WAY)},
	 .value = crm_get_lateness},
	{FACT("share_of_wallet", NUMBER, 4, "",
	      "the part that we have in what they spend a year on what we sell: spend_365d divided "
	      "by its sum with `elsewhere`",
	      MAY_BE_MISSING, .from = 0, .to = CRM_NUM_ONE),
	 .need = {{.want = {.aggregate = CRM_AGG_SUM, .negative = true},
		   .of = {.kinds = "sales"},
		   .done = {.kinds = "refund"},
		   .days = YEAR}},
	 .column = {"elsewhere"}, .may_fail = true, .value = get_share_of_wallet},
	{FACT("bought:<item>", BOOL, 0, "", "whether they ever bought that item", SUMMED),
	 .need = {COUNT("sales", EITHER_WAY)}, .value = get_bought},
	{FACT("holds:<item>", BOOL, 0, "",
	      "whether they bought more of that item than was refunded", SUMMED),
	 .need = {QUANTITY}, .value = get_holds},
};
const struct crm_fact_part crm_facts_sales = {rows, CRM_LENGTH(rows)};
