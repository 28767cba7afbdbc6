/* referral.c: facts about whom a customer brought, and what they say of us.
 *
 * The damage of a bad word is the good word's opposite: of the people who hear it some stay away,
 * and each of these would have bought once, for as much as the customer does. That word of mouth
 * belongs to what a customer is worth, with either sign, is the customer influencer value of Kumar
 * et al., "Undervalued or Overvalued Customers", Journal of Service Research 13 (2010) 297-310.
 * That nine or ten others hear of it is the figure of TARP, "Consumer Complaint Handling in
 * America" (1986); how many of them stay away differs from trade to trade, so that both are
 * settings. */
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

/* Rounded to 1/10000 at each step, and to cents at the end. */
static CRM_FACT_VALUE(get_damage)
{
	const crm_model *m = crm_fold_model(r->fold);
	crm_num words = (crm_num)crm_fold_count(r->fold, fact->query[0], r->row) * CRM_NUM_ONE;
	crm_num days = (crm_num)crm_fold_count(r->fold, fact->query[1], r->row) * CRM_NUM_ONE;
	crm_num spend = crm_fold_amount(r->fold, fact->query[2], r->row), lost, damage;

	if (words == 0 || days == 0 || spend <= 0)
		return crm_fact_number(out, 0);
	if (crm_num_mul(m->heard, m->kept_away, &lost) < 0 || crm_num_mul(lost, words, &lost) < 0 ||
	    crm_num_mul(lost, spend, &damage) < 0 || crm_num_div(damage, days, &damage) < 0)
		return crm_fact_too_large(r, fact, e);
	return crm_fact_number(out, crm_num_round(damage, 2));
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
	{FACT("damage", NUMBER, 2, "money",
	      "what they would have spent whom their bad word keeps away, by the policy's "
	      "referrals",
	      POSITIVE),
	 .need = {COUNT("detraction", EITHER_WAY), DAYS("sales"), SPEND}, .may_fail = true,
	 .value = get_damage},
	{FACT("thanks_owed", NUMBER, 0, "events", "referrals and praises with no thanks after them",
	      COUNTED),
	 .need = {{.want = {.aggregate = CRM_AGG_PENDING, .keep = CRM_KEEP_MOMENT},
		   .of = {.kinds = "referral praise"},
		   .done = {.kinds = "thanks"}}},
	 .value = crm_get_count},
};
const struct crm_fact_part crm_facts_referral = {rows, CRM_LENGTH(rows)};
