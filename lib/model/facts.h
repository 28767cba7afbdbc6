/* facts.h: recipes, and how a fact's value is made (fact_values.c). */
#ifndef CRM_FACTS_H
#define CRM_FACTS_H

#include "model/engine.h"

struct crm_asking {
	crm_frame *f;
	const crm_kinds *kinds;
	struct crm_fact *fact;
	struct crm_family family;
	crm_error *e;
};

struct crm_recipe {
	const char *name;                 /* the word's */
	int (*ask)(struct crm_asking *a); /* NULL: nothing to ask */
	int (*value)(struct crm_cursor *c, const struct crm_fact *fact, crm_value *out,
		     crm_error *e);
	int which; /* direction, behaviour, or whether consent is meant */
	const char *kind;
};

/* What recipes ask with (facts.c). */
struct crm_filter crm_fact_kind(const struct crm_asking *a, const char *name);
struct crm_filter crm_fact_sales(const struct crm_asking *a);
/* Where the last N days begin, today included, or the year or month; else always. */
crm_day crm_fact_window(const struct crm_asking *a);
int crm_fact_want(struct crm_asking *a, int slot, const struct crm_want *w);

#define CRM_ASK(name) int name(struct crm_asking *a)
CRM_ASK(crm_ask_spend);
CRM_ASK(crm_ask_first_spend);
CRM_ASK(crm_ask_avg_purchase);
CRM_ASK(crm_ask_refunds);
CRM_ASK(crm_ask_discounts);
CRM_ASK(crm_ask_cost);
CRM_ASK(crm_ask_cost_win);
CRM_ASK(crm_ask_cost_part);
CRM_ASK(crm_ask_cost_keep);
CRM_ASK(crm_ask_gift_cost);
CRM_ASK(crm_ask_profit);
CRM_ASK(crm_ask_referrals);
CRM_ASK(crm_ask_referral_spend);
CRM_ASK(crm_ask_referral_value);
CRM_ASK(crm_ask_purchases);
CRM_ASK(crm_ask_owed);

#define CRM_VALUE(name) \
	int name(struct crm_cursor *c, const struct crm_fact *fact, crm_value *out, crm_error *e)
CRM_VALUE(crm_get_as_of);
CRM_VALUE(crm_get_count);
CRM_VALUE(crm_get_sum);
CRM_VALUE(crm_get_moment);
CRM_VALUE(crm_get_due);
CRM_VALUE(crm_get_rating);
CRM_VALUE(crm_get_days_since);
CRM_VALUE(crm_get_owed);
CRM_VALUE(crm_get_some);
CRM_VALUE(crm_get_holds);
CRM_VALUE(crm_get_first_seen);
CRM_VALUE(crm_get_avg_purchase);
CRM_VALUE(crm_get_usual_gap);
CRM_VALUE(crm_get_lateness);
CRM_VALUE(crm_get_profit);
CRM_VALUE(crm_get_cost_keep);
CRM_VALUE(crm_get_referrals);
CRM_VALUE(crm_get_referral_spend);
CRM_VALUE(crm_get_referral_value);
CRM_VALUE(crm_get_scopes);
CRM_VALUE(crm_get_profile);

#endif
