/* names.c: the columns that crm-segment adds, and the names that the policy gives for them. */
#include <string.h>

#include "segment/segment.h"

const struct crm_segment_column_row crm_segment_columns[CRM_SEGMENT_COLUMNS] = {
	[CRM_STAGE] = {"stage", "stage", "stages"},
	[CRM_TIER] = {"tier", "tier", "tiers"},
	[CRM_TREATMENT] = {"treatment", "treatment", NULL},
	[CRM_SEGMENTS] = {"segments", "segment", "segments"},
};

const char *
crm_segment_rule_name(const crm_policy *p, enum crm_segment_column column, size_t i)
{
	const char *rules = crm_segment_columns[column].rules;

	return rules ? crm_policy_name(p, rules, i) : NULL;
}

bool
crm_segment_treats(const crm_policy *p)
{
	return crm_treatment_of(p)->cell != NULL;
}

const char *
crm_segment_name(const crm_segment *s, const char *column, size_t i)
{
	for (enum crm_segment_column c = CRM_STAGE; c < CRM_SEGMENT_COLUMNS; c++)
		if (strcmp(column, crm_segment_columns[c].name) == 0)
			return crm_segment_rule_name(s->policy, c, i);
	return NULL;
}
