/* ours.c: which columns are ours, and what each holds. */
#include "import/rule/rule.h"
#include "people/columns.h"

enum crm_as
crm_as_of(enum crm_rules_for what, crm_str column)
{
	const struct crm_file_column *c =
		what == CRM_RULES_LOG ? crm_event_column(column) : crm_customer_column(column);

	switch (c ? c->holds : CRM_HOLDS_TEXT) {
	case CRM_HOLDS_TEXT: return CRM_AS_TEXT;
	case CRM_HOLDS_LIST: return CRM_AS_LIST;
	case CRM_HOLDS_NUMBER: return CRM_AS_NUMBER;
	case CRM_HOLDS_DAY: return CRM_AS_DAY;
	case CRM_HOLDS_MOMENT: return CRM_AS_DATE;
	case CRM_HOLDS_BIRTHDAY: return CRM_AS_BIRTHDAY;
	}
	return CRM_AS_TEXT;
}

bool
crm_is_log_column(crm_str name)
{
	return crm_event_column(name) != NULL;
}

bool
crm_rules_is_ours(const crm_rules *r, crm_str name)
{
	return r->what == CRM_RULES_LOG ? crm_is_log_column(name)
					: crm_customer_column(name) != NULL;
}
