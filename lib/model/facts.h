/* facts.h: recipes, and how a fact's value is made (fact_values.c). */
#ifndef CRM_FACTS_H
#define CRM_FACTS_H

#include "model/engine.h"

struct crm_asking;

struct crm_recipe {
	const char *name;                         /* the word's */
	int (*ask)(struct crm_asking *a);         /* NULL: nothing to ask */
	int (*value)(struct crm_cursor *c, const struct crm_fact *fact, crm_value *out, crm_error *e);
	int which;                                /* direction, behaviour, or whether consent is meant */
	const char *kind;
};

#define CRM_VALUE(name) \
	int name(struct crm_cursor *c, const struct crm_fact *fact, crm_value *out, crm_error *e)
CRM_VALUE(crm_get_as_of);
CRM_VALUE(crm_get_count);
CRM_VALUE(crm_get_sum);
CRM_VALUE(crm_get_moment);
CRM_VALUE(crm_get_due);
CRM_VALUE(crm_get_rating);
CRM_VALUE(crm_get_days_since);
CRM_VALUE(crm_get_some);
CRM_VALUE(crm_get_holds);
CRM_VALUE(crm_get_first_seen);
CRM_VALUE(crm_get_avg_purchase);
CRM_VALUE(crm_get_usual_gap);
CRM_VALUE(crm_get_lateness);
CRM_VALUE(crm_get_profit);
CRM_VALUE(crm_get_referrals);
CRM_VALUE(crm_get_referral_spend);
CRM_VALUE(crm_get_scopes);
CRM_VALUE(crm_get_profile);

#endif
