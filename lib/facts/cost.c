/* cost.c: facts about what customers cost, and what is left of what they spent. */
#include "base/array.h"
#include "facts/fact_rows.h"

#define COST \
	{ \
		.want = {.aggregate = CRM_AGG_SUM, .costs = true}, .of = {.kinds = "cost" } \
	}
#define COST_WIN \
	{ \
		.want = {.aggregate = CRM_AGG_WIN}, .of = {.kinds = "cost"}, .done = { \
			.kinds = "sales" \
		} \
	}
#define COST_PART \
	{ \
		.want = {.aggregate = CRM_AGG_SUM, .item = ITEM("part")}, .of = {.kinds = "cost" } \
	}

static CRM_FACT_VALUE(get_profit)
{
	crm_num profit;

	if (crm_num_sub(crm_fold_amount(r->fold, fact->query[0], r->row),
			crm_fold_amount(r->fold, fact->query[1], r->row), &profit) < 0)
		return crm_fact_too_large(r, fact, e);
	return crm_fact_number(out, profit);
}

static CRM_FACT_VALUE(get_cost_keep)
{
	crm_num rest;

	if (crm_num_sub(crm_fold_amount(r->fold, fact->query[0], r->row),
			crm_fold_amount(r->fold, fact->query[1], r->row), &rest) < 0 ||
	    crm_num_sub(rest, crm_fold_amount(r->fold, fact->query[2], r->row), &rest) < 0)
		return crm_fact_too_large(r, fact, e);
	return crm_fact_number(out, rest);
}

static const struct crm_fact rows[] = {
	{FACT("cost", NUMBER, 2, "money",
	      "cost events and what each kind of event costs by the policy", SUMMED),
	 .need = {COST}, .value = crm_get_sum},
	{FACT("cost_win", NUMBER, 2, "money",
	      "the part of the cost spent on winning them: up to the day of the first purchase",
	      SUMMED),
	 .need = {COST_WIN}, .value = crm_get_sum},
	{FACT("cost_keep", NUMBER, 2, "money",
	      "the part of the cost spent on keeping them: after that", SUMMED),
	 .need = {COST, COST_WIN, COST_PART}, .may_fail = true, .value = get_cost_keep},
	{FACT("cost_part", NUMBER, 2, "money",
	      "the part of the cost spent on parting: cost events with the item `part`", SUMMED),
	 .need = {COST_PART}, .value = crm_get_sum},
	{FACT("gifts", NUMBER, 0, "events", "gifts they got", COUNTED),
	 .need = {COUNT("gift", EITHER_WAY)}, .value = crm_get_count},
	{FACT("gift_cost", NUMBER, 2, "money", "the part of the cost spent on gifts", SUMMED),
	 .need = {{.want = {.aggregate = CRM_AGG_SUM, .item = ITEM("gift"), .costs = true},
		   .of = {.kinds = "cost"},
		   .done = {.kinds = "gift", .outcome = ANY_OUTCOME}}},
	 .value = crm_get_sum},
	{FACT("profit", NUMBER, 2, "money", "spend less cost", SUMMED), .need = {SPEND, COST},
	 .may_fail = true, .value = get_profit},
	{FACT("profit_<year>", NUMBER, 2, "money", "spend less cost of that year: profit_2026",
	      SUMMED),
	 .need = {SPEND, COST}, .may_fail = true, .value = get_profit},
	{FACT("profit_<year>_<month>", NUMBER, 2, "money",
	      "spend less cost of that month: profit_2026_11", SUMMED),
	 .need = {SPEND, COST}, .may_fail = true, .value = get_profit},
};
const struct crm_fact_part crm_facts_cost = {rows, CRM_LENGTH(rows)};
