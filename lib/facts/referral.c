/* referral.c: facts about whom a customer brought, and what they say of us. */
#include "base/array.h"
#include "facts/fact_rows.h"

static CRM_FACT_VALUE(get_referrals)
{
	(void)e;
	(void)fact;
	return crm_fact_count(out, crm_fold_referrals(r->fold, r->row));
}

static CRM_FACT_VALUE(get_referral_spend)
{
	(void)e;
	(void)fact;
	return crm_fact_number(out, crm_fold_referral_spend(r->fold, r->row));
}

static CRM_FACT_VALUE(get_referral_value)
{
	(void)e;
	(void)fact;
	return crm_fact_number(out, crm_fold_referral_value(r->fold, r->row));
}

static const struct crm_fact rows[] = {
	{FACT("referrals", NUMBER, 0, "customers",
	      "customers they brought, by referred_by and by referral events", COUNTED),
	 .need = {REFERRALS}, .others = CRM_OTHERS_COUNTED, .value = get_referrals},
	{FACT("referral_spend", NUMBER, 2, "money", "spend of the customers whom they brought",
	      SUMMED),
	 .need = {REFERRALS, SPEND}, .others = CRM_OTHERS_SPEND, .value = get_referral_spend},
	{FACT("referral_value", NUMBER, 2, "money",
	      "referral_spend, and a share of the spend of those whom these customers brought, and "
	      "so on",
	      SUMMED),
	 .need = {REFERRALS, SPEND}, .others = CRM_OTHERS_VALUE, .value = get_referral_value},
	{FACT("praises", NUMBER, 0, "events", "times they spoke well of us", COUNTED),
	 .need = {COUNT("praise", EITHER_WAY)}, .value = crm_get_count},
	{FACT("detractions", NUMBER, 0, "events", "times they spoke ill of us", COUNTED),
	 .need = {COUNT("detraction", EITHER_WAY)}, .value = crm_get_count},
	{FACT("thanks_owed", NUMBER, 0, "events", "referrals and praises with no thanks after them",
	      COUNTED),
	 .need = {{.want = {.aggregate = CRM_AGG_PENDING, .keep = CRM_KEEP_MOMENT},
		   .of = {.kinds = "referral praise"},
		   .done = {.kinds = "thanks"}}},
	 .value = crm_get_count},
};
const struct crm_fact_part crm_facts_referral = {rows, CRM_LENGTH(rows)};
