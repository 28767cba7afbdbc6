/* ours.c: which columns are ours, and what each holds. */
#include "base/array.h"
#include "import/rule/rule.h"

static const struct {
	const char *name;
	enum crm_as as;
} customer_columns[] =
	{
		{"phone", CRM_AS_LIST},        {"email", CRM_AS_LIST},
		{"tags", CRM_AS_LIST},         {"consent", CRM_AS_LIST},
		{"hours", CRM_AS_LIST},        {"avoid", CRM_AS_LIST},
		{"birthday", CRM_AS_BIRTHDAY}, {"created", CRM_AS_DAY},
		{"reviewed", CRM_AS_DAY},      {"closeness_rating", CRM_AS_NUMBER},
		{"influence", CRM_AS_NUMBER},  {"potential", CRM_AS_NUMBER},
},
  event_columns[] = {
	  {"date", CRM_AS_DATE},
	  {"due", CRM_AS_DATE},
	  {"amount", CRM_AS_NUMBER},
	  {"quantity", CRM_AS_NUMBER},
	  {"price", CRM_AS_NUMBER},
	  {"discount", CRM_AS_NUMBER},
	  {"floor", CRM_AS_NUMBER},
	  {"ceiling", CRM_AS_NUMBER},
	  {"expected_return", CRM_AS_NUMBER},
	  {"rating", CRM_AS_NUMBER},
};

enum crm_as
crm_as_of(enum crm_rules_for what, crm_str column)
{
	bool log = what == CRM_RULES_LOG;
	size_t n = log ? CRM_LENGTH(event_columns) : CRM_LENGTH(customer_columns);

	for (size_t i = 0; i < n; i++)
		if (crm_str_eqz(column, log ? event_columns[i].name : customer_columns[i].name))
			return log ? event_columns[i].as : customer_columns[i].as;
	return CRM_AS_TEXT;
}

bool
crm_is_log_column(crm_str name)
{
	static const char *const optional[] = {"quantity",        "price", "discount", "channel",
					       "expected_return", "floor", "ceiling",  "currency"};
	const char *const *usual;
	size_t n = crm_event_columns(&usual);

	for (size_t i = 0; i < n; i++)
		if (crm_str_eqz(name, usual[i]))
			return true;
	for (size_t i = 0; i < CRM_LENGTH(optional); i++)
		if (crm_str_eqz(name, optional[i]))
			return true;
	return false;
}

bool
crm_rules_is_ours(const crm_rules *r, crm_str name)
{
	const crm_word *w;

	if (r->what == CRM_RULES_LOG)
		return crm_is_log_column(name);
	for (size_t i = 0; (w = crm_word_at(i)); i++)
		if (w->origin == CRM_COLUMN && crm_str_eqz(name, w->name))
			return true;
	return false;
}
