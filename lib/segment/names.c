/* names.c: the columns that crm-segment adds, and the names that the policy gives for them. */
#include "segment/segment.h"

const char *const crm_segment_columns[CRM_SEGMENT_COLUMNS] = {"stage", "tier", "segments"};

size_t
crm_segment_rules(const crm_policy *p, enum crm_segment_column column)
{
	return column == CRM_STAGE ? p->stages : column == CRM_TIER ? p->tiers : p->segments;
}

const char *
crm_segment_rule_name(const crm_policy *p, enum crm_segment_column column, size_t i)
{
	return column == CRM_STAGE  ? p->stage[i].name
	       : column == CRM_TIER ? p->tier[i].name
				    : p->segment[i].name;
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
		if (crm_str_eqz(crm_str_z(column), crm_segment_columns[c]))
			return i < crm_segment_rules(s->policy, c)
				       ? crm_segment_rule_name(s->policy, c, i)
				       : NULL;
	return NULL;
}
